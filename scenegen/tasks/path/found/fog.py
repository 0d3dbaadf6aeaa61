"""The part of a found map that is hatched as unexplored: beside all that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenegen.errors import Rejected
from scenegen.geometry.footprint import Footprint
from scenegen.records.visibility import FLOOR
from scenegen.tasks.path.found.brief import FoundPair
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.sampler import EXPLORED_GAP, EXPLORED_MM
from scenegen.tasks.path.unexplored import Area, HideableFloor
from scenegen.tasks.path.walks import Walk
from scenegen.tasks.search.things import footprint_of

if TYPE_CHECKING:
    from numpy.random import Generator

NO_FOG = "no_fog"

FOGS = 3
"""Times that areas to hide are drawn for one pair."""


def floor_beside(room: FinishedRoom, pair: FoundPair) -> HideableFloor:
    """The floor away from the walks of a pair and from all that counts."""
    scene = pair.scenes.first
    grown = [
        Footprint(f.spot, f.length + 2 * EXPLORED_GAP, f.width + 2 * EXPLORED_GAP)
        for f in pair.shown
    ]
    walks = {stop.points: Walk.of(stop.points) for stop in pair.stops}
    clear = [
        floor
        for walk in walks.values()
        for floor in walk.corridor(EXPLORED_MM, end=EXPLORED_MM // 2)
    ]
    standing = [
        footprint_of(entity, room.catalogue)
        for entity in scene.entities
        if entity.support == FLOOR
    ]
    return HideableFloor.of(scene.room, [*clear, *grown], standing)


def fog_on(rng: Generator, floor: HideableFloor | None) -> tuple[Area, ...]:
    """Areas that the map hatches; none without a floor for them.

    Raises:
        Rejected: "no_fog" when too little of the floor can be hidden.
    """
    if floor is None:
        return ()
    for _ in range(FOGS):
        areas = floor.areas(rng)
        if areas is not None:
            return areas
    raise Rejected(NO_FOG)
