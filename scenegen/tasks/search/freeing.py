"""One light thing of a finished room set down where it can be turned on the spot.

Most of what faces a way stands at a wall, or below a table, where it cannot be turned;
and what stands at a wall faces away from it, which a rule would use. So one seat, or
another light thing, stands free: moved from its place if the room has one, else added.
It does so in both twins, on a spot and with a heading that are drawn before anything is
asked.
"""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import NamedTuple

from numpy.random import Generator

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.catalogue import Asset, Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import FLOOR
from scenegen.rooms.openings import keep_clear
from scenegen.rooms.walkable import walkable
from scenegen.seeding import between, pick
from scenegen.tasks.search.things import footprint_of


class Movable(NamedTuple):
    """What may be set down.

    Attributes:
        moved: categories that people move about.
        added: those that are added to a room which has nothing of the sort.
        is_alone: nothing else in the room may be taken for it.
    """

    moved: tuple[str, ...]
    added: tuple[str, ...]
    is_alone: bool


BODY_MM = 200
"""Free floor around a spot at least, millimetres."""

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
    bearing = {each.support for each in scene.entities}
    light = [
        each
        for each in scene.entities
        if each.category in movable.moved
        and each.support == FLOOR
        and each.id not in bearing
        and _may_be(movable, each.category, each.id, scene, catalogue)
    ]
    thing = pick(rng, light) if light else _added(scene, catalogue, rng, movable)
    others = tuple(each for each in scene.entities if each.id != thing.id)
    x, y = _spot(
        replace(scene, entities=others), catalogue.asset(thing.asset), catalogue, rng
    )
    heading = between(rng, 0, TURN - 50, 50)
    placed = replace(thing, position_mm=(x, y, 0), heading_tenths=heading)
    if not light:
        return replace(scene, entities=(*others, placed)), thing.id
    entities = tuple(placed if e.id == thing.id else e for e in scene.entities)
    return replace(scene, entities=entities), thing.id


def _added(
    scene: Scene, catalogue: Catalogue, rng: Generator, movable: Movable
) -> Entity:
    """Something light that the room has not; not placed yet.

    Raises:
        Rejected: NO_SPOT when the catalogue has none.
    """
    known = [each.name for each in catalogue.categories]
    names = [
        name
        for name in movable.added
        if name in known and _may_be(movable, name, 0, scene, catalogue)
    ]
    if not names:
        raise Rejected(NO_SPOT)
    asset = pick(rng, catalogue.assets_of(pick(rng, names)))
    number = max(each.id for each in scene.entities) + 1
    return Entity(number, asset.id, asset.category, (0, 0, 0), 0, None, FLOOR)


def _may_be(
    movable: Movable, name: str, number: int, scene: Scene, catalogue: Catalogue
) -> bool:
    """Whether no other entity might be taken for one of a category, if that matters."""
    if not movable.is_alone:
        return True
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


def _spot(
    scene: Scene, asset: Asset, catalogue: Catalogue, rng: Generator
) -> tuple[int, int]:
    """Free floor around which a thing can be turned.

    Raises:
        Rejected: NO_SPOT.
    """
    length, width, _ = asset.size_mm
    side = round(sqrt(length * length + width * width))
    standing = [
        footprint_of(each, catalogue)
        for each in scene.entities
        if each.support == FLOOR and catalogue.asset(each.asset).size_mm[2] > FLAT
    ]
    doors = keep_clear(scene.room)
    points = walkable(scene.room, standing, max(BODY_MM, side // 2)).points
    for row in rng.permutation(len(points)):
        x, y = (int(each) for each in points[row])
        floor = Footprint(FloorPosition(x, y, 0), side, side)
        if not any(floor.meets(each) for each in doors):
            return x, y
    raise Rejected(NO_SPOT)
