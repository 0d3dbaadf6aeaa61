"""Twins in a finished room: furnish first, ask second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.random import Generator

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN
from scenegen.records.rig import FloorMark, PerspectiveLens, Rig, View
from scenegen.records.scene import Scene
from scenegen.records.twins import ScenePair, TwinScenes
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomSampler
from scenegen.rooms.walkable import walkable
from scenegen.seeding import Key, Stream, between, pick
from scenegen.tasks.perspective.checks import NOVEL
from scenegen.tasks.perspective.facing.crossed import crossed_plans
from scenegen.tasks.perspective.facing.foreseen import obstructed
from scenegen.tasks.perspective.facing.fours import plans_of_four
from scenegen.tasks.perspective.facing.givers import FREED
from scenegen.tasks.perspective.facing.placed_squares import (
    SPOTS as SQUARE_SPOTS,
)
from scenegen.tasks.perspective.facing.placed_squares import (
    placed_squares,
    plans_of_sides,
)
from scenegen.tasks.perspective.facing.plans import TwinPlan, is_of_four, plans_of
from scenegen.tasks.perspective.facing.rows import (
    NOVEL_FOV,
    SPINS,
    SearchedRoom,
    givers_of,
)
from scenegen.tasks.perspective.facing.slots import FacingSlot
from scenegen.tasks.perspective.facing.two_pictures import plans_of_two
from scenegen.tasks.perspective.sampler import PerspectiveRigParams
from scenegen.tasks.search.freeing import freed, loosened_choices
from scenegen.tasks.search.pictures import LensRanges, Pictures
from scenegen.tasks.search.sights import SightTable
from scenegen.tasks.search.things import RoomThings, footprint_of

STAND_MM = 230
"""Free floor around a camera and an X: less than a person needs to walk by."""

PLACES, LEAST_PLACES = 160, 12
"""Places to stand that are searched in a room, and how many it has at least."""

NOVEL_PITCH = -75
"""Where the imagined view looks, tenths of a degree; by the shift of its lens."""

PLANS, LOOKED_AT = 6, 200
"""Pictures of a room that are tried, and plans among which they are looked for."""

SPOTS = 6
"""How often a loose giver is set down in a room, until a question is found."""

LOOSE_THINGS = 6
"""Loose givers of which a room gets one, where it is searched for squares."""

NO_FLOOR = "no_floor"

_Proposing = Callable[[Generator], Iterator[TwinScenes]]
"""Twins of a room that was searched, best first; drawn with the generator."""


class FacingSampler:
    """Furnishes rooms without a question in mind, and searches them for a slot."""

    def __init__(self, params: PerspectiveRigParams, rooms: RoomSampler) -> None:
        """A sampler in rooms of a kind, with their cameras."""
        self.rooms = rooms
        self.ranges = LensRanges(params.eye_mm, params.pitch_tenths, params.fov_tenths)

    def proposals(self, slot: FacingSlot, key: Key) -> Iterator[TwinScenes]:
        """Twins of a room that differ in the input of a slot, best first.

        What is asked about is: the givers of both twins; then the thing of either twin,
        or all four options.

        Raises:
            Rejected: as `RoomSampler.furnish`; or as `_searched`, when no spot of a
                loose giver leaves a room that can be searched.
        """
        rng = key.stream(Stream.SCENE)
        cameras, chosen = key.stream(Stream.CAMERAS), key.stream(Stream.TASK)
        kind = ROOM_KINDS[pick(rng, self.rooms.params.kinds)]
        scene = self.rooms.furnish(kind, rng)
        is_pair = slot.kind.asked > 1
        tries = SPOTS if slot.is_freed and not is_pair else 1
        search = self._squares if is_pair else self._rows
        reasons: list[Rejected] = []
        for _ in range(tries):
            try:
                found = search(scene, slot, rng, cameras)
            except Rejected as reason:
                reasons.append(reason)
                continue
            for twins in found(chosen):
                yield replace(twins, differs=slot.differs)
        if len(reasons) == tries:
            raise reasons[-1]

    def _rows(
        self, scene: Scene, slot: FacingSlot, rng: Generator, cameras: Generator
    ) -> _Proposing:
        """What proposes twins of a room with its giver on a spot.

        Raises:
            Rejected: as `_searched`.
        """
        room = self._searched(scene, slot, rng, cameras)
        return lambda chosen: (
            _built(room, plan) for plan in _apart(room, _plans(room, slot, chosen))
        )

    def _squares(
        self, scene: Scene, slot: FacingSlot, rng: Generator, cameras: Generator
    ) -> _Proposing:
        """What proposes neighbours in a square, whose giver is set down last.

        Raises:
            Rejected: `freeing.NO_SPOT` or NO_FLOOR.
        """
        catalogue = self.rooms.catalogue
        choices = loosened_choices(
            scene, catalogue, rng, FREED, spots=SQUARE_SPOTS, choices=LOOSE_THINGS
        )
        heading = between(rng, 0, TURN - 50, 50)
        things = RoomThings.of(choices[0].rest, catalogue)
        table = self._sights(choices[0].rest, things, cameras)
        shown = Pictures.of(things, table, cameras, self.ranges)
        nothing = np.zeros((len(shown), len(things)), dtype=np.bool_)
        room = SearchedRoom(things, table, shown, nothing, len(SPINS))

        def proposed(chosen: Generator) -> Iterator[TwinScenes]:
            sources = catalogue, chosen
            first, second = slot.crossed
            search = (first, second), slot.views
            found = placed_squares(room, choices, heading, search, sources)
            for placed in islice(found, PLANS):
                plans = plans_of_sides(placed, slot, chosen)
                asked, other = (_built(placed.room, each) for each in plans)
                yield replace(asked, others=(other,))

        return proposed

    def _searched(
        self, scene: Scene, slot: FacingSlot, rng: Generator, cameras: Generator
    ) -> SearchedRoom:
        """A room with its giver on a spot, and what is seen in it from where.

        A spot and a heading are drawn again where nothing can be asked: chance alone
        decides about them, as it would if another room was furnished instead.

        Raises:
            Rejected: `freeing.NO_SPOT` or NO_FLOOR.
        """
        loose = 0
        if slot.is_freed:
            scene, loose = freed(scene, self.rooms.catalogue, rng, FREED)
        return self._room(scene, loose, slot.views, cameras)

    def _room(
        self, scene: Scene, loose: int, views: int, rng: Generator
    ) -> SearchedRoom:
        things = RoomThings.of(scene, self.rooms.catalogue)
        sights = self._sights(scene, things, rng)
        giving = np.flatnonzero(givers_of(things, loose)) if views == 1 else None
        shown = Pictures.of(things, sights, rng, self.ranges, of=giving)
        return SearchedRoom.of(things, shown, loose, views=views)

    def _sights(self, scene: Scene, things: RoomThings, rng: Generator) -> SightTable:
        """What is seen from places all over a room.

        Raises:
            Rejected: NO_FLOOR.
        """
        standing = [
            footprint_of(each, self.rooms.catalogue)
            for each in np.array(scene.entities, dtype=object)[
                things.is_floor & (things.sizes[:, 2] * 1000 > FLAT)
            ]
        ]
        floor = walkable(scene.room, standing, STAND_MM).points
        eyes = floor[rng.permutation(len(floor))[:PLACES]]
        if len(eyes) < LEAST_PLACES:
            raise Rejected(NO_FLOOR)
        return SightTable.of(things, eyes)


def _apart(room: SearchedRoom, plans: Iterator[TwinPlan]) -> Iterator[TwinPlan]:
    """The first plans that share no picture and no X, and that are likely to show all.

    What one picture shows badly, the next one may show well.
    """
    cameras: set[int] = set()
    crosses: set[int] = set()
    count = 0
    for plan in islice(plans, LOOKED_AT):
        if cameras.isdisjoint(plan.cameras) and crosses.isdisjoint(plan.cross):
            cameras.update(plan.cameras)
            crosses.update(plan.cross)
            if obstructed(room, plan.rows).any():
                continue
            yield plan
            count += 1
        if count >= PLANS:
            return


def _plans(room: SearchedRoom, slot: FacingSlot, rng: Generator) -> Iterator[TwinPlan]:
    if slot.views > 1:
        return plans_of_two(room, slot, rng)
    if is_of_four(slot):
        return plans_of_four(room, rng)
    if slot.crossed:
        return crossed_plans(room, slot, rng)
    return plans_of(room, slot, rng)


def _built(room: SearchedRoom, plan: TwinPlan) -> TwinScenes:
    """The scenes and rigs of a plan."""
    first, second = (_spun(room, plan, member) for member in (0, 1))
    rigs = _rig(room, plan, 0, first), _rig(room, plan, 1, second)
    things = (*plan.giver, *plan.named)
    asked = tuple(int(room.things.ids[each]) for each in things)
    return TwinScenes(ScenePair(first, second), rigs, asked)


def _spun(room: SearchedRoom, plan: TwinPlan, member: int) -> Scene:
    """The room with its giver as a twin has it."""
    scene, giver = room.things.scene, plan.giver[member]
    before = scene.entities[giver]
    heading = (before.heading_tenths + SPINS[plan.spin[member]]) % TURN
    after = replace(before, heading_tenths=heading)
    entities = (*scene.entities[:giver], after, *scene.entities[giver + 1 :])
    return replace(scene, entities=entities)


def _rig(room: SearchedRoom, plan: TwinPlan, member: int, scene: Scene) -> Rig:
    shown = room.shown
    x, y = (int(each) for each in shown.eyes_mm[plan.cross[member]])
    first, *more = (
        shown.view(camera, f"view_{number}")
        for number, camera in enumerate(plan.cameras)
    )
    mark = FloorMark("cross", (x, y), first.heading_tenths)
    giver = scene.entities[plan.giver[member]]
    novel = View(
        name=NOVEL,
        is_hidden=True,
        position_mm=(x, y, first.position_mm[2]),
        heading_tenths=giver.heading_tenths,
        pitch_tenths=0,
        lens=PerspectiveLens.levelled(NOVEL_FOV, NOVEL_PITCH),
    )
    return Rig("vantage", (replace(first, floor_marks=(mark,)), *more, novel))
