"""Both twins of a unit before they are asked about: scenes, rigs, occlusion goals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from scenegen.records.item import Occlusion, Twin
from scenegen.records.rig import Rig
from scenegen.records.scene import Scene


class ScenePair(NamedTuple):
    """The scenes of a unit: equal but for one input."""

    first: Scene
    second: Scene

    @property
    def full(self) -> Scene:
        """The scene that has one entity more, where one has; it holds the other's."""
        return max(self, key=lambda scene: len(scene.entities))


class OcclusionGoal(NamedTuple):
    """How much of one object of a category one visible view is to show.

    Attributes:
        category: of the object.
        least_pct, most_pct: visible part of its outline, per cent.
    """

    category: str
    least_pct: int
    most_pct: int


@dataclass(frozen=True, slots=True)
class TwinScenes:
    """Both twins with their cameras.

    Attributes:
        scenes: of the twins.
        rigs: of the twins.
        asked: ids of the entities that are asked about, in the order of the slot; the
            same in both twins. Empty when a whole category is.
        goal: what an occluder is to be moved for, before anything is asked; None when
            occlusion is left as it comes.
        wanted: the occlusion that was reached for, once an occluder was moved.
        differs: the one input in which the twins differ, as their task names it.
        others: further twins with the same answers, which are not asked, but have to be
            as good: what is kept must not depend on which ones are asked.
    """

    scenes: ScenePair
    rigs: tuple[Rig, Rig]
    asked: tuple[int, ...] = ()
    goal: OcclusionGoal | None = None
    wanted: Occlusion | None = None
    differs: str = ""
    others: tuple[TwinScenes, ...] = ()

    def twin(self, member: int) -> Twin:
        """One of them."""
        return Twin(self.scenes[member], self.rigs[member], self.asked)
