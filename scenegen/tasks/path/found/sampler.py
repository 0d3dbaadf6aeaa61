"""Finished rooms that are searched until one holds what a unit asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN
from scenegen.geometry.polyline import Leg, Point, legs_of
from scenegen.records.item import Twin
from scenegen.records.rig import Rig, Route, View
from scenegen.records.scene import Scene
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import ViewVisibility
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.room_types import ROOM_KINDS, RoomKind, version_of
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key, Stream, between, pick
from scenegen.tasks.path.found.brief import REST, FoundBrief, FoundPair, Stop
from scenegen.tasks.path.found.fog import NO_FOG, floor_beside, fog_on
from scenegen.tasks.path.found.open_floor import open_rooms
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.sight import sight_of
from scenegen.tasks.path.found.stands import WalkShape
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.sampler import (
    PathRigParams,
    check_imagined,
    lens_of,
)
from scenegen.tasks.path.side_view_search import (
    END_LOOKS,
    LOOKS,
    looking,
    posed,
    views_along,
)
from scenegen.tasks.path.unexplored import Area, HideableFloor
from scenegen.tasks.search.freeing import LooseThing, loosened
from scenegen.tasks.search.things import RoomThings
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import SceneMesh, build_scene_mesh

if TYPE_CHECKING:
    from numpy.random import Generator

ROOMS, SPOTS = 4, 400
"""Rooms that are searched in one attempt, and spots for what can be turned there."""

PATIENCE = 1
"""Attempts after which any walk will do where a room has none as it is wanted; of kinds
that few rooms can hold, it does from the first one on."""

DRAWN, PAIRS, FOUND = 60, 14, 4
"""Pairs of a room that are drawn, where enough of the map has to be hidden; those whose
imagined views are looked at; and those of them whose other views are looked at, too."""

NO_PAIR, NO_WALK = "no_pair", "no_walk"

SMALL_PX = 96
"""Pixels a side of these."""

ROOMIER_PCT, ROOMIER_FOG_PCT = (100, 145), (125, 170)
"""Floor area of a room, of what is usual for its kind, (least, most), per cent: walks
need more floor than furniture leaves in a small room, and even more where a part of it
is to be hidden that is not needed."""


@dataclass(frozen=True, slots=True)
class FoundSampler:
    """Furnishes rooms and searches them for pairs.

    Attributes:
        params: of the cameras.
        rooms: furnishes rooms.
        least: what has to be seen.
    """

    params: PathRigParams
    rooms: RoomSampler
    least: PathParams

    def proposals(self, brief: FoundBrief, key: Key) -> Iterator[TwinScenes]:
        """Twins of rooms that have some, best first.

        Raises:
            Rejected: when none of `ROOMS` rooms is left, why not the last one.
        """
        rng = key.stream(Stream.SCENE)
        shapes = [brief.shape]
        if brief.kind.is_rare or key.attempt >= PATIENCE:
            others = [each for each in brief.shapes if each != brief.shape]
            shapes += [others[each] for each in rng.permutation(len(others))]
        cameras = key.stream(Stream.CAMERAS)
        imagined = lens_of(cameras, self.params, "side_view")
        imagined = looking(imagined, between(cameras, *LOOKS))
        reason = Rejected(NO_PAIR)
        for room in self._rooms(brief, rng):
            try:
                yield from self._of_shapes(
                    room, brief, shapes, imagined, (rng, cameras)
                )
            except Rejected as rejected:
                reason = rejected
        raise reason

    def _rooms(self, brief: FoundBrief, rng: Generator) -> Iterator[FinishedRoom]:
        """Those of `ROOMS` furnished rooms that may hold what is asked about.

        Where something is set down, each of them comes with many spots for it: walks
        from all of them cost less to look for than a room.
        """
        for _ in range(ROOMS):
            with suppress(Rejected):
                for scene, loose in self._scenes(brief, rng):
                    yield self._room(scene, brief, rng, loose)

    def _scenes(
        self, brief: FoundBrief, rng: Generator
    ) -> Iterator[tuple[Scene, LooseThing | None]]:
        """A furnished room in one or more versions, with what may be set down there.

        Raises:
            Rejected: when it cannot be furnished, or nothing be set down.
        """
        kind = brief.kind
        if kind.opens_floor:
            for scene in open_rooms(self.rooms, brief.shape.length_mm[1], rng):
                yield scene, None
            return
        scene = self._furnish(brief, rng)
        if kind.freed is None:
            yield scene, None
            return
        loose = loosened(scene, self.rooms.catalogue, rng, kind.freed, spots=SPOTS)
        yield loose.rest, loose

    def _of_shapes(
        self,
        room: FinishedRoom,
        brief: FoundBrief,
        shapes: Sequence[WalkShape],
        imagined: View,
        streams: tuple[Generator, Generator],
    ) -> Iterator[TwinScenes]:
        """The first twins of a room with the first shape of which it has some.

        Raises:
            Rejected: as `_of_room` does, for the last shape.
        """
        reason = Rejected(NO_WALK)
        for shape in shapes:
            try:
                yield from self._of_room(
                    room, replace(brief, shape=shape), imagined, streams
                )
            except Rejected as rejected:
                reason = rejected
            else:
                return
        raise reason

    def _of_room(
        self,
        room: FinishedRoom,
        brief: FoundBrief,
        imagined: View,
        streams: tuple[Generator, Generator],
    ) -> Iterator[TwinScenes]:
        """The first twins of a room whose imagined views show what they have to.

        They are rasterized small: tables of boxes are wrong too often, and a room and
        its tables cost more than some small pictures.

        Raises:
            Rejected: when the room has none, or none of the first few shows it, or too
                little of the map can be hidden.
        """
        rng, cameras = streams
        shown = self._shown(room, brief, imagined)
        found = 0
        reason = Rejected(NO_FOG if brief.has_fog else NO_PAIR)
        for pair, floor in islice(_hideable(room, brief, rng), PAIRS):
            try:
                shown(pair)
                fog = fog_on(cameras, floor)
                twins = self._twins(room, brief, pair, imagined, fog, cameras)
            except Rejected as rejected:
                reason = rejected
                continue
            yield twins
            found += 1
            if found == FOUND:
                return
        raise reason

    def _shown(
        self, room: FinishedRoom, brief: FoundBrief, imagined: View
    ) -> Callable[[FoundPair], None]:
        """Judges pairs of a room by their imagined views; raises Rejected.

        Many pairs look the same way from the same place, and what is set down in the
        room stands beside the walk: so every view is drawn once, without it. The twins
        that are proposed are judged in full later.
        """

        @cache
        def mesh() -> SceneMesh:
            return build_scene_mesh(room.things.scene, self.rooms.catalogue.mesh)

        @cache
        def seen(marker: Point, look: int) -> ViewVisibility:
            return observe_view(mesh(), posed(imagined, marker, look), SMALL_PX)

        def judge(brief: FoundBrief, pair: FoundPair) -> None:
            for member in (0, 1):
                stop = pair.stops[member]
                self._judge(brief, pair, member, seen(stop.marker, stop.look))

        def judge_all(pair: FoundPair) -> None:
            judge(brief, pair)
            if pair.rest is not None:
                judge(replace(brief, right=REST), pair.rest)

        return judge_all

    def _judge(
        self, brief: FoundBrief, pair: FoundPair, member: int, seen: ViewVisibility
    ) -> None:
        """See what one twin's imagined view shows.

        Raises:
            Rejected: when it does not show what it has to.
        """
        check_imagined(seen, self.params)
        twin = Twin(pair.scenes[member], Rig("route", (seen.view,)), pair.asked)
        stop = pair.stops[member]
        sight = sight_of(brief, member, twin, seen, stop, self.rooms.catalogue)
        brief.kind.check(sight, self.least)

    def _furnish(self, brief: FoundBrief, rng: Generator) -> Scene:
        """A furnished room.

        Raises:
            Rejected: when its parts find no room, or it is too empty or too full.
        """
        kind = version_of(rng, ROOM_KINDS[pick(rng, self.rooms.params.kinds)])
        roomier = ROOMIER_FOG_PCT if brief.has_fog else ROOMIER_PCT
        area = between(rng, *kind.area_dm2) * between(rng, *roomier) // 100
        furnisher = self.rooms.open_room(kind, area, rng, barred=())
        self.rooms.fill(furnisher, kind, lambda: self._check(furnisher, kind, brief))
        scene = self.rooms.scene_of(furnisher, furnisher.placed, barred=())
        least, most = self.rooms.params.entities
        if not least <= len(scene.entities) <= most:
            raise Rejected("entities")
        return scene

    def _check(self, furnisher: Furnisher, kind: RoomKind, brief: FoundBrief) -> None:
        """See whether a room that is not dressed yet may hold what is asked about.

        Dressing and searching a room cost as much as its furniture does, and few rooms
        have things all around a place to stand.

        Raises:
            Rejected: when it may not.
        """
        scene = self.rooms.scene_of(furnisher, furnisher.placed, barred=())
        parts = (kind,) if furnisher.beyond is None else (kind, furnisher.beyond)
        tops = [top for each in parts for top in each.tops if top.kits]
        hosts = {name for each in tops for name in each.hosts}
        carries = [
            each.asset.surface is not None and each.asset.category in hosts
            for each in furnisher.placed
        ]
        room = FinishedRoom.of(
            RoomThings.of(scene, self.rooms.catalogue),
            self.rooms.catalogue,
            up=0,
            margin_mm=self.params.margin_mm,
            slant=brief.kind.map_slant,
        )
        if not brief.kind.may_hold(room, np.array(carries, dtype=np.bool_)):
            raise Rejected(NO_PAIR)

    def _room(
        self,
        scene: Scene,
        brief: FoundBrief,
        rng: Generator,
        loose: LooseThing | None,
    ) -> FinishedRoom:
        """A room with its map; `loose` is what may be set down there."""
        turn = between(rng, 1, 3) if brief.turns_map else 0
        return FinishedRoom.of(
            RoomThings.of(scene, self.rooms.catalogue),
            self.rooms.catalogue,
            up=(turn + 1) * (TURN // 4) % TURN,
            margin_mm=self.params.margin_mm,
            slant=brief.kind.map_slant,
            loose=loose,
        )

    def _twins(
        self,
        room: FinishedRoom,
        brief: FoundBrief,
        pair: FoundPair,
        imagined: View,
        fog: tuple[Area, ...],
        rng: Generator,
    ) -> TwinScenes:
        """The scenes of a pair with their cameras, which differ in M1 at most."""
        shown = lens_of(rng, self.params, "view")
        looks = between(rng, *END_LOOKS), between(rng, *END_LOOKS)
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


def _hideable(
    room: FinishedRoom, brief: FoundBrief, rng: Generator
) -> Iterator[tuple[FoundPair, HideableFloor | None]]:
    """Pairs of a room, with the floor that is hatched on their maps; None for no fog.

    Pairs beside which too little may be hidden are left out: that is much cheaper to
    see than what is shown of them.
    """
    for pair in islice(brief.kind.find(room, brief, rng), DRAWN):
        if not brief.has_fog:
            yield pair, None
            continue
        floor = floor_beside(room, pair)
        if floor.suffices:
            yield pair, floor


def _route(brief: FoundBrief, stop: Stop) -> Route:
    """The walk as the map draws it."""
    return Route(
        points_mm=stop.points[::-1] if brief.is_reversed else stop.points,
        middle_mm=stop.marker if brief.kind.has_marker else None,
        has_line=brief.kind.draws_line,
        has_arrows=False,
        is_reversed=brief.is_reversed,
    )


def _ends(brief: FoundBrief, stop: Stop) -> tuple[Leg, Leg]:
    """The legs that begin at the points 1 and 2."""
    first, last = legs_of(stop.points)[0], legs_of(stop.points[::-1])[0]
    return (last, first) if brief.is_reversed else (first, last)
