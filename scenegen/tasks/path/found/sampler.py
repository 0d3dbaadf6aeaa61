"""Finished rooms that are searched until one holds what a unit asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN
from scenegen.geometry.footprint import Footprint
from scenegen.geometry.polyline import Leg, legs_of
from scenegen.records.rig import Rig, Route
from scenegen.records.scene import Scene
from scenegen.records.twins import TwinScenes
from scenegen.rooms.room_types import ROOM_KINDS, version_of
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key, Stream, between, pick
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair, Stop
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.sampler import (
    EXPLORED_GAP,
    EXPLORED_MM,
    PathRigParams,
    lens_of,
)
from scenegen.tasks.path.side_view_search import (
    END_LOOKS,
    LOOKS,
    looking,
    posed,
    views_along,
)
from scenegen.tasks.path.unexplored import Area, unexplored_areas
from scenegen.tasks.path.walks import Walk
from scenegen.tasks.search.things import RoomThings, footprint_of

if TYPE_CHECKING:
    from numpy.random import Generator

ROOMS = 12
"""Rooms that are searched in one attempt."""

ROOMIER_PCT = (100, 145)
"""Floor area of a room, of what is usual for its kind, (least, most), per cent: walks
need more floor than furniture leaves in a small room."""


@dataclass(frozen=True, slots=True)
class FoundSampler:
    """Furnishes rooms and searches them for pairs.

    Attributes:
        params: of the cameras.
        rooms: furnishes rooms.
    """

    params: PathRigParams
    rooms: RoomSampler

    def sample(self, brief: FoundBrief, key: Key) -> TwinScenes:
        """Twins in the first room that has some.

        Raises:
            Rejected: when none of `ROOMS` rooms has, why not the last one; "no_fog"
                when too little of the map can be hidden.
        """
        rng = key.stream(Stream.SCENE)
        reason = Rejected("no_pair")
        for _ in range(ROOMS):
            try:
                room = self._room(brief, rng)
                pair = brief.kind.find(room, brief, rng)
            except Rejected as rejected:
                reason = rejected
                continue
            return self._twins(room, brief, pair, key.stream(Stream.CAMERAS))
        raise reason

    def _room(self, brief: FoundBrief, rng: Generator) -> FinishedRoom:
        """A furnished room.

        Raises:
            Rejected: when its parts find no room, or it is too empty or too full.
        """
        turn = between(rng, 1, 3) if brief.turns_map else 0
        up = (turn + 1) * (TURN // 4) % TURN
        scene = self._furnish(rng)
        least, most = self.rooms.params.entities
        if not least <= len(scene.entities) <= most:
            raise Rejected("entities")
        catalogue = self.rooms.catalogue
        things = RoomThings.of(scene, catalogue)
        return FinishedRoom.of(
            things, catalogue, up=up, margin_mm=self.params.margin_mm
        )

    def _furnish(self, rng: Generator) -> Scene:
        kind = version_of(rng, ROOM_KINDS[pick(rng, self.rooms.params.kinds)])
        area = between(rng, *kind.area_dm2) * between(rng, *ROOMIER_PCT) // 100
        furnisher = self.rooms.open_room(kind, area, rng, barred=())
        self.rooms.fill(furnisher, kind)
        return self.rooms.scene_of(furnisher, furnisher.placed, barred=())

    def _twins(
        self, room: FinishedRoom, brief: FoundBrief, pair: FoundPair, rng: Generator
    ) -> TwinScenes:
        """The scenes of a pair with their cameras, which differ in M1 at most."""
        imagined = lens_of(rng, self.params, "side_view")
        imagined = looking(imagined, between(rng, *LOOKS))
        shown = lens_of(rng, self.params, "view")
        looks = between(rng, *END_LOOKS), between(rng, *END_LOOKS)
        fog = _fog(rng, room, pair) if brief.variant == "map_fog" else ()
        rigs = []
        for stop in pair.stops:
            above = replace(room.map, route=_route(brief, stop), fog_mm=fog)
            ends = views_along(shown, _ends(brief, stop), looks)
            rigs.append(
                Rig(
                    "route",
                    (
                        above,
                        *(ends if brief.shows_ends else ()),
                        posed(imagined, stop.marker, stop.look),
                    ),
                )
            )
        return TwinScenes(
            pair.scenes, (rigs[0], rigs[1]), pair.asked, differs=brief.differs
        )


def _fog(rng: Generator, room: FinishedRoom, pair: FoundPair) -> tuple[Area, ...]:
    """Areas that the map hatches, away from the walks and from all that counts.

    Raises:
        Rejected: "no_fog" when too little of the floor can be hidden.
    """
    things = room.things
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
        for row, entity in enumerate(things.scene.entities)
        if things.is_floor[row]
    ]
    areas = unexplored_areas(rng, things.scene.room, [*clear, *grown], standing)
    if areas is None:
        raise Rejected("no_fog")
    return areas


def _route(brief: FoundBrief, stop: Stop) -> Route:
    """The walk as the map draws it."""
    return Route(
        points_mm=stop.points[::-1] if brief.is_reversed else stop.points,
        middle_mm=stop.marker,
        has_line=True,
        has_arrows=False,
        is_reversed=brief.is_reversed,
    )


def _ends(brief: FoundBrief, stop: Stop) -> tuple[Leg, Leg]:
    """The legs that begin at the points 1 and 2."""
    first, last = legs_of(stop.points)[0], legs_of(stop.points[::-1])[0]
    return (last, first) if brief.is_reversed else (first, last)
