"""One light thing of a finished room set down where it can be turned on the spot.

Most of what faces a way stands at a wall, or below a table, where it cannot be turned;
and what stands at a wall faces away from it, which a rule would use. So one seat, or
another light thing, stands free: moved from its place if the room has one, else added.
It does so in both twins, on a spot that no answer chooses: drawn before anything is
asked (`freed`), or one of many where what is asked leaves room for it, whichever answer
is right (`loosened`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.catalogue import Asset, Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polygons import Points
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import FLOOR
from scenegen.rooms.openings import keep_clear, window_zones
from scenegen.rooms.reachability import Reachability
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.walkable import CELL, walkable
from scenegen.seeding import between, pick
from scenegen.tasks.search.things import footprint_of


class Movable(NamedTuple):
    """What may be set down.

    Attributes:
        moved: categories that people move about.
        added: those that are at home in any room; one of them is added, or of those
            `moved` that such a room may hold, where a room has nothing of the sort.
        in_homes, in_public: the same of rooms where people live, and of others.
        models: ids of models that it is one of, where a catalogue has such of its
            category; any when empty.
    """

    moved: tuple[str, ...]
    added: tuple[str, ...]
    in_homes: tuple[str, ...] = ()
    in_public: tuple[str, ...] = ()
    models: tuple[str, ...] = ()

    def models_of(self, name: str, catalogue: Catalogue) -> tuple[Asset, ...]:
        """The models of a category that it may be."""
        every = catalogue.assets_of(name)
        return tuple(each for each in every if each.id in self.models) or tuple(every)


class LooseThing(NamedTuple):
    """A light thing that is not set down yet.

    Attributes:
        rest: the scene without it.
        thing: without a place.
        spots: (n, 2) free floor on which it can be turned, in a random order,
            millimetres.
    """

    rest: Scene
    thing: Entity
    spots: Points

    def with_it(self, spot: tuple[int, int], heading: int) -> Scene:
        """The scene with the thing set down at (x, y), millimetres.

        Args:
            spot: one of `spots`.
            heading: tenths of a degree.
        """
        placed = replace(self.thing, position_mm=(*spot, 0), heading_tenths=heading)
        return replace(self.rest, entities=(*self.rest.entities, placed))


BODY_MM = 200
"""Free floor around a spot at least, millimetres."""

PUBLIC = (
    "cafe", "classroom", "gym", "library", "meeting_room", "music_room", "office",
    "open_plan_office", "shop", "waiting_room", "workshop",
)  # fmt: skip
"""Types of rooms in which nobody lives."""

NO_SPOT = "no_spot"
"""Reason of a room without free floor for it; stored, so it stays as it is."""


def freed(
    scene: Scene, catalogue: Catalogue, rng: Generator, movable: Movable
) -> tuple[Scene, int]:
    """A scene in which a light thing stands free, and its id.

    Args:
        scene: as furnished.
        catalogue: of its models.
        rng: draws the thing, its spot and its heading.
        movable: what it may be.

    Raises:
        Rejected: NO_SPOT.
    """
    loose = loosened(scene, catalogue, rng, movable, spots=1)
    ((x, y),) = loose.spots.tolist()
    heading = between(rng, 0, TURN - 50, 50)
    placed = replace(loose.thing, position_mm=(x, y, 0), heading_tenths=heading)
    if len(loose.rest.entities) == len(scene.entities):
        return loose.with_it((x, y), heading), placed.id
    entities = tuple(placed if e.id == placed.id else e for e in scene.entities)
    return replace(scene, entities=entities), placed.id


def loosened(
    scene: Scene, catalogue: Catalogue, rng: Generator, movable: Movable, *, spots: int
) -> LooseThing:
    """A light thing, taken out of a scene or new, and where it may be set down.

    Args:
        scene: as furnished.
        catalogue: of its models.
        rng: draws the thing and its spots.
        movable: what it may be.
        spots: so many, at most.

    Raises:
        Rejected: NO_SPOT when there is none.
    """
    thing = _chosen(scene, catalogue, rng, movable)
    rest = _without(scene, thing)
    loose = _with_spots(rest, thing, catalogue, rng, spots)
    if not len(loose.spots):
        raise Rejected(NO_SPOT)
    return loose


def loosened_choices(
    scene: Scene,
    catalogue: Catalogue,
    rng: Generator,
    movable: Movable,
    *,
    spots: int,
    choices: int,
) -> list[LooseThing]:
    """Light things of which one may be set down in the same rest of a scene.

    The first one is that of `loosened`; others may be added to the rest in its place.

    Args:
        scene: as furnished.
        catalogue: of its models.
        rng: draws the things and their spots.
        movable: what they may be.
        spots: so many of each, at most.
        choices: so many things, at most.

    Raises:
        Rejected: NO_SPOT when there is no spot for any.
    """
    thing = _chosen(scene, catalogue, rng, movable)
    rest = _without(scene, thing)
    names = _addable(rest, catalogue, movable)
    drawn = [names[each] for each in rng.permutation(len(names)).tolist()]
    more = [
        _new(rest, pick(rng, movable.models_of(name, catalogue)))
        for name in drawn
        if name != thing.category
    ]
    found = (
        _with_spots(rest, each, catalogue, rng, spots)
        for each in (thing, *more[: choices - 1])
    )
    loose = [each for each in found if len(each.spots)]
    if not loose:
        raise Rejected(NO_SPOT)
    return loose


def _without(scene: Scene, thing: Entity) -> Scene:
    """A scene without a thing, which need not be there."""
    others = tuple(each for each in scene.entities if each.id != thing.id)
    return replace(scene, entities=others)


def _with_spots(
    rest: Scene, thing: Entity, catalogue: Catalogue, rng: Generator, most: int
) -> LooseThing:
    """A thing and the free floor for it, perhaps none."""
    found = _spots(rest, catalogue.asset(thing.asset), catalogue, rng)
    free = np.array(list(islice(found, most)), dtype=np.int64).reshape(-1, 2)
    return LooseThing(rest, thing, free)


def _new(scene: Scene, asset: Asset) -> Entity:
    """A thing that is new in a scene, not placed yet."""
    number = max(each.id for each in scene.entities) + 1
    return Entity(number, asset.id, asset.category, (0, 0, 0), 0, None, FLOOR)


def _chosen(
    scene: Scene, catalogue: Catalogue, rng: Generator, movable: Movable
) -> Entity:
    """What is set down, not placed yet: best the only one of its kind in the room.

    Raises:
        Rejected: NO_SPOT when there is nothing light, and nothing to add.
    """
    bearing = {each.support for each in scene.entities}
    light = [
        each
        for each in scene.entities
        if each.category in movable.moved
        and each.support == FLOOR
        and each.id not in bearing
        and catalogue.asset(each.asset) in movable.models_of(each.category, catalogue)
    ]
    alone = [e for e in light if _is_alone(e.category, e.id, scene, catalogue)]
    if alone:
        return pick(rng, alone)
    names = _addable(scene, catalogue, movable)
    if not names and not light:
        raise Rejected(NO_SPOT)
    if not names:
        return pick(rng, light)
    return _new(scene, pick(rng, movable.models_of(pick(rng, names), catalogue)))


def _addable(scene: Scene, catalogue: Catalogue, movable: Movable) -> list[str]:
    """Categories of which one may be added, as nothing like it is there."""
    own = ROOM_KINDS[scene.room.kind]
    held = {name for piece in own.furniture for name in piece.categories}
    home = [name for name in movable.moved if name in held or name in own.strays]
    public = scene.room.kind in PUBLIC
    others = movable.in_public if public else movable.in_homes
    known = {each.name for each in catalogue.categories}
    return [
        name
        for name in dict.fromkeys((*home, *movable.added, *others))
        if name in known and _is_alone(name, 0, scene, catalogue)
    ]


def _is_alone(name: str, number: int, scene: Scene, catalogue: Catalogue) -> bool:
    """Whether no other entity might be taken for one of a category."""
    similar = catalogue.category(name).similar
    return not any(
        each.id != number
        and (
            each.category == name
            or each.category in similar
            or name in catalogue.category(each.category).similar
        )
        for each in scene.entities
    )


def _spots(
    scene: Scene, asset: Asset, catalogue: Catalogue, rng: Generator
) -> Iterator[tuple[int, int]]:
    """Free floor around which a thing can be turned, in a random order.

    It obeys the laws of furnished rooms: it is in nothing's place, leaves windows and
    doors free, and every door within reach.

    It is on a grid that begins anywhere. Were it that of the walks and the marks, which
    everybody can work out, a place would be known to the millimetre; and how far the
    middle of its box is from there tells which way a thing faces.
    """
    length, width, height = asset.size_mm
    side = round(sqrt(length * length + width * width))
    standing = [
        footprint_of(each, catalogue)
        for each in scene.entities
        if each.support == FLOOR and catalogue.asset(each.asset).size_mm[2] > FLAT
    ]
    hung = [
        (each.position_mm[2], footprint_of(each, catalogue))
        for each in scene.entities
        if each.support != FLOOR
    ]
    barred = [
        *keep_clear(scene.room),
        *(z.footprint for z in window_zones(scene.room) if height > z.sill_mm),
        # Curtains and shelves: what does not stand, but is lower than its top.
        *(floor for low, floor in hung if low < height),
    ]
    paths = Reachability(scene.room)
    for each in (*standing, *(floor for low, floor in hung if low == 0)):
        paths.add(each)
    first = between(rng, 0, CELL - 1), between(rng, 0, CELL - 1)
    body = max(BODY_MM, side // 2)
    points = walkable(scene.room, standing, body, first).points
    for row in rng.permutation(len(points)):
        x, y = (int(each) for each in points[row])
        floor = Footprint(FloorPosition(x, y, 0), side, side)
        if not any(floor.meets(each) for each in barred) and paths.admits(floor):
            yield x, y
