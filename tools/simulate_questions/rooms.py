"""Furnished rooms as arrays: boxes, walkable floor, what may be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scenegen.cameras.visibility_estimate import entity_boxes
from scenegen.catalogue import Catalogue, Category
from scenegen.catalogue.outline_area import outline_area
from scenegen.errors import Rejected
from scenegen.geometry.angles import cosine, sine
from scenegen.preview.room_sheet import CLEARANCE_MM
from scenegen.records.scene import Scene
from scenegen.rooms.room_types import ROOM_KINDS, SHIPPED_KINDS
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.rooms.walkable import walkable
from scenegen.seeding import Key, Stream

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NAMED_FRONT = 0.05
"""Silhouette that a thing has at least to be named in a question, square metres."""


@dataclass(frozen=True, slots=True, eq=False)
class FurnishedRoom:
    """A finished room; t things, w walkable points, c corners. All lengths in metres.

    Attributes:
        middles: (t, 3) centres of the boxes; z is that of their lower faces.
        axes: (t, 2) cosine and sine of their headings.
        sizes: (t, 3) length, width and height.
        fronts: (t,) silhouettes across a room, square metres.
        categories: (t,) numbers of categories.
        alike: (t, t) pairs of different things of the same or of similar categories.
        is_countable: (t,) of a category that questions count or offer today.
        has_front: (t,) which way it faces can be seen.
        is_floor: (t,) stands on the floor.
        floor: (w, 2) points where a person can stand, one connected piece.
        outline: (c, 2) corners of the room.
        kind: (1,) number of the room type among the shipped ones.
    """

    middles: Floats
    axes: Floats
    sizes: Floats
    fronts: Floats
    categories: Ints
    alike: Flags
    is_countable: Flags
    has_front: Flags
    is_floor: Flags
    floor: Floats
    outline: Floats
    kind: Ints

    @property
    def is_large(self) -> Flags:
        """(t,) large enough to be named in a question."""
        large: Flags = self.fronts >= NAMED_FRONT
        return large

    def named(self) -> Ints:
        """Things that a question about the whole room can name by their category."""
        return np.flatnonzero(self.is_large & ~self.alike.any(axis=1))


def furnish(count: int, seed: int) -> Iterator[FurnishedRoom]:
    """Rooms of all shipped types in turn, each the first attempt that succeeds."""
    catalogue = Catalogue.open()
    sampler = RoomSampler(RoomParams(), catalogue)
    for number in range(count):
        kind = number % len(SHIPPED_KINDS)
        for attempt in range(200):
            key = Key(seed, "simulation", "rooms", number, attempt)
            try:
                scene = sampler.furnish(
                    ROOM_KINDS[SHIPPED_KINDS[kind]], key.stream(Stream.SCENE)
                )
            except Rejected:
                continue
            yield as_arrays(scene, catalogue, kind)
            break


def as_arrays(scene: Scene, catalogue: Catalogue, kind: int) -> FurnishedRoom:
    """What a scene is to questions."""
    names = [each.name for each in catalogue.categories]
    number = {name: place for place, name in enumerate(names)}
    assets = [catalogue.asset(each.asset) for each in scene.entities]
    there = [each.category for each in scene.entities]
    categories = [catalogue.category(name) for name in there]
    boxes = entity_boxes(scene, catalogue)
    floor = walkable(scene.room, [box.footprint for box in boxes], CLEARANCE_MM).points
    return FurnishedRoom(
        middles=np.array([each.position_mm for each in scene.entities]) / 1000,
        axes=np.array(
            [
                (cosine(each.heading_tenths), sine(each.heading_tenths))
                for each in scene.entities
            ]
        ),
        sizes=np.array([each.size_mm for each in assets]) / 1000,
        fronts=np.array([outline_area(catalogue, each.id) for each in assets]),
        categories=np.array([number[name] for name in there], dtype=np.int64),
        alike=_alike(categories),
        is_countable=np.array(
            [
                "countable" in each.roles and asset.is_seen_across_a_room
                for each, asset in zip(categories, assets, strict=True)
            ]
        ),
        has_front=np.array([each.has_front for each in categories]),
        is_floor=np.array([each.support == -1 for each in scene.entities]),
        floor=floor / 1000,
        outline=np.array(scene.room.outline_mm) / 1000,
        kind=np.array([kind], dtype=np.int64),
    )


def _alike(categories: list[Category]) -> Flags:
    """Which things a person might take for one another, each with itself left out."""
    alike = np.array(
        [
            [
                one.name == other.name or other.name in one.similar
                for other in categories
            ]
            for one in categories
        ]
    )
    np.fill_diagonal(alike, val=False)
    either: Flags = alike | alike.T
    return either


def save(rooms: list[FurnishedRoom], path: Path) -> None:
    """Write rooms to one compressed file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {
        f"{number}/{each.name}": getattr(room, each.name)
        for number, room in enumerate(rooms)
        for each in fields(FurnishedRoom)
    }
    np.savez_compressed(path, **arrays)


def load(path: Path) -> list[FurnishedRoom]:
    """Read rooms back, in their order."""
    with np.load(path) as stored:
        count = 1 + max(int(name.split("/")[0]) for name in stored.files)
        return [
            FurnishedRoom(
                **{
                    each.name: stored[f"{number}/{each.name}"]
                    for each in fields(FurnishedRoom)
                }
            )
            for number in range(count)
        ]


def cached(path: Path, count: int, seed: int) -> list[FurnishedRoom]:
    """At least `count` rooms: read where they are there, furnished and kept else."""
    if path.exists():
        rooms = load(path)
        if len(rooms) >= count:
            return rooms[:count]
    rooms = list(furnish(count, seed))
    save(rooms, path)
    return rooms
