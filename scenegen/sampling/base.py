"""The two seams of sampling: a layout makes scenes, a rigger places cameras in them."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from scenegen.records.facts import Brief
from scenegen.records.rig import Rig
from scenegen.records.scene import Scene
from scenegen.records.truth import Truth

if TYPE_CHECKING:
    from numpy.random import Generator


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


class Layout(Protocol):
    """Samples scenes that fill a brief."""

    name: str

    def sample(self, brief: Brief, rng: "Generator") -> ScenePair:
        """Twin scenes, or `Rejected`."""
        ...


class Rigger(Protocol):
    """Places cameras in scenes."""

    name: str

    def place(self, scenes: ScenePair, brief: Brief, rng: "Generator") -> Rig:
        """One rig that serves both twins, or `Rejected`."""
        ...

    def check(self, truth: Truth) -> None:
        """Look at the drawn views; `Rejected` when one is not worth showing."""
        ...
