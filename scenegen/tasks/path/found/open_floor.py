"""Rooms with an open floor on which some light things stand about.

What a room holds stands along its walls, and no straight walk leads through it. So some
floor stays open while the room is furnished, and things that people leave about are set
down there. Nothing is asked yet: which of them a question is about, and for which walk,
is decided in the room that came out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.catalogue import Asset, Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.angles import QUARTER, TURN
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polygons import Points, corners_of, lies_free
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import FLOOR
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.openings import keep_clear
from scenegen.rooms.room_types import ROOM_KINDS, RoomKind, version_of
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import between, pick
from scenegen.tasks.path.found.straight import SLENDER, TALL_M
from scenegen.tasks.pools import barred_categories, countable
from scenegen.tasks.search.freeing import NO_SPOT
from scenegen.tasks.search.things import footprint_of

if TYPE_CHECKING:
    from numpy.random import Generator

BEYOND_MM, WIDE_MM = 900, 2700
"""How much longer than a walk the open floor is, and how wide."""

AT_HOME, COUNT = 2, 4
"""Things that such a room often holds, at least where there are any; things in all."""

SPREADS = 5
"""Ways to set the things down in one room."""

GAP_MM = 80
"""Free floor between one of them and what was there before."""

APART_MM = 250
"""Free floor between two of them."""

TRIES = 40
"""Spots that are looked at for one thing, and for the open floor."""


def open_rooms(rooms: RoomSampler, longest_mm: int, rng: Generator) -> Iterator[Scene]:
    """A furnished room with its things set down in several ways.

    Args:
        rooms: furnishes rooms.
        longest_mm: length of a walk, at most.
        rng: the stream of the scene stage.

    Raises:
        Rejected: NO_SPOT when there is no open floor; or when its parts find no room,
            or it is too empty or too full.
    """
    kind = version_of(rng, ROOM_KINDS[pick(rng, rooms.params.kinds)])
    assets = _things(kind, rooms.catalogue, rng)
    size = longest_mm + BEYOND_MM, WIDE_MM
    area = between(rng, *kind.area_dm2) + size[0] * size[1] // 10_000
    barred = barred_categories(rooms.catalogue, [each.category for each in assets])
    furnisher = rooms.open_room(kind, area, rng, barred=barred)
    floor = _open_floor(furnisher, size, rng)
    furnisher.plan.keep(floor)
    rooms.fill(furnisher, kind)
    scene = rooms.scene_of(furnisher, furnisher.placed, barred=barred)
    least, most = rooms.params.entities
    if not least <= len(scene.entities) + len(assets) <= most:
        raise Rejected("entities")
    free = _OpenFloor.of(scene, floor, rooms.catalogue)
    for _ in range(SPREADS):
        with suppress(Rejected):
            yield free.spread(assets, rng)


def _things(kind: RoomKind, catalogue: Catalogue, rng: Generator) -> list[Asset]:
    """What stands about: no two alike, and nothing that such a room is furnished with.

    Raises:
        Rejected: NO_SPOT when there are too few.
    """
    held = {name for piece in kind.furniture for name in piece.categories}
    pool = [each for each in countable(catalogue) if each.name not in held]
    order = [pool[int(row)] for row in rng.permutation(len(pool))]
    strays = [each for each in order if each.name in kind.strays][:AT_HOME]
    chosen: list[Asset] = []
    taken: set[str] = set()
    for each in (*strays, *order):
        models = [m for m in catalogue.assets_of(each.name) if _fills_its_floor(m)]
        if models and each.name not in taken and taken.isdisjoint(each.similar):
            taken.update((each.name, *each.similar))
            chosen.append(pick(rng, models))
        if len(chosen) == COUNT:
            return chosen
    raise Rejected(NO_SPOT)


def _fills_its_floor(asset: Asset) -> bool:
    """Whether it can be made out, and its box is not mostly air, as below an arc."""
    length, width, height = asset.size_mm
    longer, shorter = max(length, width), min(length, width)
    is_full = height < TALL_M * 1000 or longer <= SLENDER * shorter
    return is_full and asset.is_seen_across_a_room


def _open_floor(
    furnisher: Furnisher, size: tuple[int, int], rng: Generator
) -> Footprint:
    """A rectangle of floor somewhere in an empty room.

    Raises:
        Rejected: NO_SPOT.
    """
    xs, ys = zip(*furnisher.room.outline_mm, strict=True)
    for _ in range(TRIES):
        x, y = between(rng, min(xs), max(xs)), between(rng, min(ys), max(ys))
        floor = Footprint(FloorPosition(x, y, pick(rng, (0, QUARTER))), *size)
        if furnisher.plan.holds(floor, 0):
            return floor
    raise Rejected(NO_SPOT)


@dataclass(frozen=True, slots=True, eq=False)
class _OpenFloor:
    """The open floor of a furnished room.

    Attributes:
        scene: the room.
        floor: what stays open.
        outline: (n, 2) corners of the room, millimetres.
        taken: (m, 4, 2) corners of what stands there, and of what doors need.
    """

    scene: Scene
    floor: Footprint
    outline: Points
    taken: Points

    @classmethod
    def of(cls, scene: Scene, floor: Footprint, catalogue: Catalogue) -> _OpenFloor:
        """That of a scene."""
        standing = [
            footprint_of(each, catalogue)
            for each in scene.entities
            if each.support == FLOOR and catalogue.asset(each.asset).size_mm[2] > FLAT
        ]
        taken = _corners([*standing, *keep_clear(scene.room)])
        outline = np.array(scene.room.outline_mm, dtype=np.int64)
        return cls(scene, floor, outline, taken)

    def spread(self, assets: Sequence[Asset], rng: Generator) -> Scene:
        """The scene with some things set down there.

        Raises:
            Rejected: NO_SPOT when one of them finds no floor.
        """
        first = max((each.id for each in self.scene.entities), default=0) + 1
        own: list[Footprint] = []
        added: list[Entity] = []
        for number, asset in enumerate(assets, start=first):
            own.append(self._spot(asset, own, rng))
            x, y, heading = own[-1].spot
            at = (x, y, 0)
            added.append(
                Entity(number, asset.id, asset.category, at, heading, None, FLOOR)
            )
        return replace(self.scene, entities=(*self.scene.entities, *added))

    def _spot(self, asset: Asset, own: list[Footprint], rng: Generator) -> Footprint:
        """Where a thing fits, apart from others."""
        others = _corners(own, APART_MM)
        ahead, aside = self.floor.length // 2, self.floor.width // 2
        heading = between(rng, 0, TURN - 50, 50)
        for _ in range(TRIES):
            forward, left = between(rng, -ahead, ahead), between(rng, -aside, aside)
            x, y, _turn = self.floor.spot.offset(forward, left)
            at = FloorPosition(x, y, heading)
            floor = Footprint(at, *asset.size_mm[:2])
            if lies_free(
                floor.rectangle, GAP_MM, self.outline, GAP_MM, self.taken, others
            ):
                return floor
        raise Rejected(NO_SPOT)


def _corners(floors: Sequence[Footprint], margin: int = 0) -> Points:
    """(n, 4, 2) the corners of rectangles grown by a margin."""
    if not floors:
        return np.zeros((0, 4, 2), dtype=np.int64)
    return np.stack([corners_of(each.rectangle, margin) for each in floors])
