"""The rooms and the task units that are measured, and how long a room takes."""

import time
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected, SamplingError
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import load_recipe
from scenegen.records.item import Facts
from scenegen.records.scene import Scene
from scenegen.rooms.room_types import ROOM_KINDS, SHIPPED_KINDS
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key, Stream

ATTEMPTS = 200
SEED = 12

RECIPES = ("perspective", "multiview")
"""Recipes whose units show views at eye level."""


class MadeRoom(NamedTuple):
    """A furnished room.

    Attributes:
        name: kind and number, as lists of offenders have it.
        scene: the room.
        ms: process time of the attempt that succeeded, milliseconds.
        rejected: reasons of the attempts before it.
    """

    name: str
    scene: Scene
    ms: float
    rejected: tuple[str, ...]


def furnished_rooms(
    catalogue: Catalogue, count: int, seed: int = SEED
) -> Iterator[MadeRoom]:
    """Rooms of every kind in turn, so that there are equally many of each.

    Args:
        catalogue: what they are furnished from.
        count: how many rooms; rounded up to as many of each kind.
        seed: of their streams.

    Raises:
        SamplingError: a room could not be furnished.
    """
    sampler = RoomSampler(RoomParams(), catalogue)
    for number in range(-(-count // len(SHIPPED_KINDS))):
        for kind in SHIPPED_KINDS:
            yield _room(sampler, kind, Key(seed, "figures", kind, number))


def _room(sampler: RoomSampler, kind: str, key: Key) -> MadeRoom:
    """The first attempt that is not rejected.

    Raises:
        SamplingError: there is none.
    """
    reasons: list[str] = []
    for attempt in range(ATTEMPTS):
        rng = key.at(attempt=attempt).stream(Stream.SCENE)
        start = time.process_time()
        try:
            scene = sampler.furnish(ROOM_KINDS[kind], rng)
        except Rejected as rejected:
            reasons.append(rejected.reason)
            continue
        spent = 1000 * (time.process_time() - start)
        return MadeRoom(f"{kind} {key.unit}", scene, spent, tuple(reasons))
    raise SamplingError.exhausted(
        f"room {key.unit} of kind {kind}", ATTEMPTS, Counter(reasons)
    )


def task_units(count: int) -> Iterator[Facts]:
    """Both items of the first units of the recipes, `count` in all.

    Raises:
        SamplingError: a unit could not be sampled.
    """
    for place, name in enumerate(RECIPES):
        recipe = load_recipe(name)
        series = recipe.series[0]
        with open_generator(recipe, draws=False) as generator:
            for unit in range(place, count, len(RECIPES)):
                yield from generator.make(series.label, "train", unit).twins
