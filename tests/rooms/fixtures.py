"""The shipped catalogue, and rooms that were furnished from it, made once."""

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.records.scene import Scene
from scenegen.rooms.room_types import ROOM_KINDS, RoomKind
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key, Stream
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.placement import CountedRooms
from scenegen.tasks.multiview.sampler import MultiviewRigParams, MultiviewSampler
from tests.rooms.furnished import COUNTED, Furnished, Placement

UNITS = 48
HOMES = 6
"""Rooms of each kind."""


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.open()


@pytest.fixture(scope="session")
def layout(catalogue: Catalogue) -> RoomSampler:
    return RoomSampler(RoomParams(), catalogue)


@pytest.fixture(scope="session")
def rigger(layout: RoomSampler) -> MultiviewSampler:
    return MultiviewSampler(MultiviewRigParams(), layout)


def brief_of(unit: int) -> CountBrief:
    """Kinds of rig, counts and categories in turn."""
    few = 2 + unit % 5
    counts = (few, few + 1) if unit % 2 else (few + 1, few)
    kind = ("rotation", "walk", "ring")[unit % 3]
    return CountBrief(COUNTED[unit % len(COUNTED)], counts, kind, 4)


@pytest.fixture(scope="session")
def furnished(layout: RoomSampler) -> tuple[Furnished, ...]:
    """Twin scenes for briefs of every kind."""
    made = []
    for unit in range(UNITS):
        key = Key(11, "test", "rooms", unit)
        for attempt in range(20):
            rng = key.at(attempt=attempt).stream(Stream.SCENE)
            try:
                pair = CountedRooms(layout).sample(brief_of(unit), rng)
            except Rejected:
                continue
            made.append(Furnished(brief_of(unit), pair))
            break
    return tuple(made)


def home(layout: RoomSampler, kind: RoomKind, key: Key) -> Scene:
    """A room of a kind in which nothing is counted."""
    for attempt in range(60):
        try:
            return layout.furnish(kind, key.at(attempt=attempt).stream(Stream.SCENE))
        except Rejected:
            continue
    raise AssertionError(f"no {kind.name} in sixty attempts")


@pytest.fixture(scope="session")
def homes(layout: RoomSampler) -> dict[str, tuple[Scene, ...]]:
    """By the name of a kind, rooms of it in which nothing is counted."""
    keys = [Key(12, "test", "homes", unit) for unit in range(HOMES)]
    return {
        name: tuple(home(layout, kind, key) for key in keys)
        for name, kind in ROOM_KINDS.items()
    }


@pytest.fixture(scope="session")
def scenes(
    homes: dict[str, tuple[Scene, ...]], furnished: tuple[Furnished, ...]
) -> tuple[Scene, ...]:
    """All of those rooms, and the fuller one of all twins."""
    fuller = [each.pair.full for each in furnished]
    return (*(scene for rooms in homes.values() for scene in rooms), *fuller)


@pytest.fixture(scope="session")
def placed(
    rigger: MultiviewSampler, furnished: tuple[Furnished, ...]
) -> tuple[Placement, ...]:
    """Rigs in those scenes that have one."""
    made = []
    for unit, each in enumerate(furnished):
        key = Key(11, "test", "rigs", unit)
        try:
            rig = rigger.place(each.pair, each.brief, key.stream(Stream.CAMERAS))
        except Rejected:
            continue
        made.append(Placement(each.brief, each.pair, rig, key))
    return tuple(made)
