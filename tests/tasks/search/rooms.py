"""A few finished rooms to search."""

from functools import cache

import numpy as np

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key, Stream
from scenegen.tasks.search.things import RoomThings

KINDS = ("living_room", "office", "cafe")


@cache
def catalogue() -> Catalogue:
    return Catalogue.open()


@cache
def room(kind: str) -> RoomThings:
    """The first room of a kind that comes about."""
    sampler = RoomSampler(RoomParams(), catalogue())
    for attempt in range(100):
        key = Key(5, "test", "search", 0, attempt)
        try:
            scene = sampler.furnish(ROOM_KINDS[kind], key.stream(Stream.SCENE))
        except Rejected:
            continue
        return RoomThings.of(scene, catalogue())
    raise AssertionError(kind)


def eyes_of(things: RoomThings, most: int = 12) -> np.ndarray:
    """Some places to stand, millimetres."""
    step = max(len(things.floor) // most, 1)
    return things.floor[::step][:most]
