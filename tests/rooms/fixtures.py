"""The shipped catalogue, and rooms that were furnished from it, made once."""

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.records.scene import Scene
from scenegen.rooms.room_types import ROOM_KINDS, RoomKind
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key, Stream
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.params import MultiviewParams
from scenegen.tasks.multiview.rigs import MultiviewRigParams
from scenegen.tasks.multiview.sampler import (
    MultiviewSampler,
    Thresholds,
)
from tests.rooms.furnished import COUNTED, Furnished, Placement

UNITS = 18
TRIED = 12
"""Rooms that are searched for a brief, at most."""

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
    return MultiviewSampler(MultiviewRigParams(), layout, Thresholds(100, 35, 60, 60))


def brief_of(unit: int) -> CountBrief:
    """Kinds of rig, differences, counts and categories in turn."""
    kind = ("rotation", "walk", "ring")[unit % 3]
    most, few = 2 + unit % 2, 3 + unit % 2 + unit // 2 % 2
    params, differs = MultiviewParams(), ("split", "exchanged")[unit // 3 % 2]
    rest = 4 if kind == "rotation" else most + 3
    return CountBrief(
        COUNTED[unit % len(COUNTED)],
        (few, few + 1) if unit % 2 else (few + 1, few),
        most,
        others=params.others(rest),
        fewer=params.others(rest - (differs == "exchanged")),
        differs=differs,
        rig=kind,
        views=4,
    )


@pytest.fixture(scope="session")
def placed(rigger: MultiviewSampler) -> tuple[Placement, ...]:
    """Twin scenes with their rigs, for briefs of every kind."""
    made = []
    for unit in range(UNITS):
        for attempt in range(TRIED):
            key = Key(11, "test", "rooms", unit, attempt)
            try:
                twins = rigger.sample(brief_of(unit), key)
            except Rejected:
                continue
            made.append(Placement(brief_of(unit), twins.scenes, twins.rigs[0], key))
            break
    return tuple(made)


@pytest.fixture(scope="session")
def furnished(placed: tuple[Placement, ...]) -> tuple[Furnished, ...]:
    """Their twin scenes."""
    return tuple(Furnished(each.brief, each.pair) for each in placed)


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
