"""The two seams of sampling: a layout makes scenes, a rigger places cameras in them."""

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from scenegen.records.item import Occlusion, Twin
from scenegen.records.rig import Rig
from scenegen.records.scene import Scene
from scenegen.records.visibility import SceneVisibility
from scenegen.seeding import Key


class ScenePair(NamedTuple):
    """The scenes of a unit: equal but for one thing.

    The one that has more is a superset: it holds the other's entities, then one more.
    """

    first: Scene
    second: Scene

    @property
    def full(self) -> Scene:
        """The scene that has one entity more."""
        return max(self, key=lambda scene: len(scene.entities))


@dataclass(frozen=True, slots=True)
class TwinScenes:
    """Both twins with their cameras.

    Attributes:
        scenes: of the twins.
        rigs: of the twins; the visible views stand in the same places.
        asked: ids of the entities that the brief names, in its order.
        wanted: what one of the cameras shall show how much of, if that matters.
    """

    scenes: ScenePair
    rigs: tuple[Rig, Rig]
    asked: tuple[int, ...] = ()
    wanted: Occlusion | None = None

    def twin(self, member: int) -> Twin:
        """One of them."""
        return Twin(self.scenes[member], self.rigs[member], self.asked)


class Layout(Protocol):
    """Samples furnished rooms."""

    name: str


class Rigger(Protocol):
    """Makes twin scenes that fill a brief, and places cameras in them."""

    name: str

    def set_up(self, layout: Any, brief: Any, key: Key) -> TwinScenes:
        """The setting of one attempt.

        Args:
            layout: samples rooms.
            brief: what the task needs; each task has a kind of its own.
            key: of the attempt.

        Raises:
            Rejected: when nothing comes of this attempt.
        """
        ...

    def check(self, visibility: SceneVisibility) -> None:
        """Look at the drawn views; `Rejected` when one is not worth showing."""
        ...
