"""Landmarks: large objects, the only ones of their category, to locate others by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import CEILING, Sighting, ViewVisibility
from scenegen.tasks.showing import PCM

if TYPE_CHECKING:
    from scenegen.catalogue import Category

REACH_MM = 1500
"""An object is near a landmark when their middles are no farther apart on the floor."""

LARGE_PCM = 500
"""Share of the picture that a landmark fills, at least."""

RIVAL_PERCENT = 170
"""The square of the distance of any other one, in per cent of that of the nearest."""

OPEN_PERCENT = 50
"""Part of its outline that shows, at least."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A candidate: an entity that is the only one of its category."""

    entity: Entity
    noun: str


def landmarks_of(
    scene: Scene, categories: "Mapping[str, Category]", *, asked: str
) -> tuple[Landmark, ...]:
    """Everything in a scene that is one of a kind and may be named.

    Args:
        scene: the scene.
        categories: by name.
        asked: the category that is asked about, which is no landmark.
    """
    present = [entity.category for entity in scene.entities]
    found = []
    for entity in scene.entities:
        category = categories.get(entity.category)
        if category is None or category.name == asked or "textile" in category.roles:
            continue
        if entity.support == CEILING:
            continue
        look_alikes = [name for name in present if name in category.similar]
        if present.count(category.name) == 1 and not look_alikes:
            found.append(Landmark(entity, category.singular))
    return tuple(found)


def landmarks_near(
    entities: tuple[Entity, ...],
    landmarks: tuple[Landmark, ...],
    visibility: ViewVisibility,
) -> dict[int, str]:
    """For each entity, the nearest landmark in reach that the view shows well.

    A landmark that several are near to is said of the nearest alone, if it plainly is.
    """
    sightings = {sighting.entity: sighting for sighting in visibility.sightings}
    shown = [
        landmark
        for landmark in landmarks
        if _is_prominent(sightings.get(landmark.entity.id), visibility.pixels)
    ]
    named = {}
    for entity in entities:
        nearest = min(
            shown,
            key=lambda landmark: (_square_mm(entity, landmark.entity), landmark.noun),
            default=None,
        )
        if nearest is not None and _is_nearest(entity, nearest, entities):
            named[entity.id] = f"the {nearest.noun}"
    return named


def _is_nearest(entity: Entity, landmark: Landmark, rivals: tuple[Entity, ...]) -> bool:
    """Whether an entity is near to a landmark, and plainly nearer than all others."""
    own = _square_mm(entity, landmark.entity)
    if own > REACH_MM * REACH_MM:
        return False
    return all(
        100 * _square_mm(rival, landmark.entity) >= RIVAL_PERCENT * own
        for rival in rivals
        if rival.id != entity.id
    )


def _is_prominent(sighting: Sighting | None, pixels: int) -> bool:
    if sighting is None:
        return False
    is_large = sighting.visible_px * PCM >= LARGE_PCM * pixels
    return is_large and 100 * sighting.visible_px >= OPEN_PERCENT * sighting.amodal_px


def _square_mm(one: Entity, other: Entity) -> int:
    """The square of their distance on the floor plan."""
    dx = one.position_mm[0] - other.position_mm[0]
    dy = one.position_mm[1] - other.position_mm[1]
    return dx * dx + dy * dy
