"""Twins in a finished room: furnish first, ask second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from numpy.random import Generator

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.records.rig import FloorMark, PerspectiveLens, Rig, View
from scenegen.records.scene import Scene
from scenegen.records.twins import ScenePair, TwinScenes
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key, Stream, pick
from scenegen.tasks.perspective.checks import NOVEL
from scenegen.tasks.perspective.facing.fours import plans_of_four
from scenegen.tasks.perspective.facing.plans import TwinPlan, is_of_four, plans_of
from scenegen.tasks.perspective.facing.rows import NOVEL_FOV, SPINS, Room
from scenegen.tasks.perspective.facing.slots import FacingSlot
from scenegen.tasks.perspective.facing.two_pictures import plans_of_two
from scenegen.tasks.perspective.sampler import PerspectiveRigParams
from scenegen.tasks.search.pictures import LensRanges, Pictures
from scenegen.tasks.search.sights import SightTable
from scenegen.tasks.search.things import RoomThings, turned

PLACES, LEAST_PLACES = 48, 12
"""Places to stand that are searched in a room, and how many it has at least."""

TRIED = 8
"""Twins of a room that are tried, for some givers cannot be turned where they are."""

NOVEL_PITCH = -75
"""Where the imagined view looks, tenths of a degree; by the shift of its lens."""

NOTHING = "no_twins"
"""Reason of a room that has no twins for a slot; stored, so it stays as it is."""

NO_FLOOR = "no_floor"


class FacingSampler:
    """Furnishes rooms without a question in mind, and searches them for a slot."""

    def __init__(self, params: PerspectiveRigParams, rooms: RoomSampler) -> None:
        """A sampler in rooms of a kind, with their cameras."""
        self.rooms = rooms
        self.ranges = LensRanges(params.eye_mm, params.pitch_tenths, params.fov_tenths)

    def sample(self, slot: FacingSlot, key: Key) -> TwinScenes:
        """Twins that differ in the input of a slot.

        What is asked about is: the givers of both twins; then the thing of either twin,
        or all four options.

        Raises:
            Rejected: as `RoomSampler.furnish`; NO_FLOOR or NOTHING.
        """
        rng = key.stream(Stream.SCENE)
        kind = ROOM_KINDS[pick(rng, self.rooms.params.kinds)]
        scene = self.rooms.furnish(kind, rng)
        room = self._room(scene, key.stream(Stream.CAMERAS))
        found = _plans(room, slot, key.stream(Stream.TASK))
        for plan in islice(found, TRIED):
            twins = _built(room, plan, self.rooms.catalogue)
            if twins is not None:
                return replace(twins, differs=slot.differs)
        raise Rejected(NOTHING)

    def _room(self, scene: Scene, rng: Generator) -> Room:
        things = RoomThings.of(scene, self.rooms.catalogue)
        eyes = things.floor[rng.permutation(len(things.floor))[:PLACES]]
        if len(eyes) < LEAST_PLACES:
            raise Rejected(NO_FLOOR)
        sights = SightTable.of(things, eyes)
        return Room.of(things, sights, Pictures.of(things, sights, rng, self.ranges))


def _plans(room: Room, slot: FacingSlot, rng: Generator) -> Iterator[TwinPlan]:
    if slot.views > 1:
        return plans_of_two(room, slot, rng)
    if is_of_four(slot):
        return plans_of_four(room, slot, rng)
    return plans_of(room, slot, rng)


def _built(room: Room, plan: TwinPlan, catalogue: Catalogue) -> TwinScenes | None:
    """The scenes and rigs of a plan; None when a giver cannot be turned so."""
    scenes, rigs = [], []
    for member in (0, 1):
        scene = _spun(room, plan, member, catalogue)
        if scene is None:
            return None
        scenes.append(scene)
        rigs.append(_rig(room, plan, member, scene))
    things = (*plan.giver, *plan.named)
    asked = tuple(int(room.things.ids[each]) for each in things)
    return TwinScenes(ScenePair(*scenes), (rigs[0], rigs[1]), asked)


def _spun(
    room: Room, plan: TwinPlan, member: int, catalogue: Catalogue
) -> Scene | None:
    scene, spin = room.things.scene, SPINS[plan.spin[member]]
    if not spin:
        return scene
    entity = int(room.things.ids[plan.giver[member]])
    return turned(scene, entity, spin, catalogue)


def _rig(room: Room, plan: TwinPlan, member: int, scene: Scene) -> Rig:
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
