"""Squares of a room, and a giver set down where each of their pictures shows it.

A square is found in a room without a giver: which way somebody looks needs none. It is
set down afterwards, on free floor that the picture shows, and the room is looked at
again with it: what it hides, and whether all four cases are still as good. A place is
taken or not for all of them together, never for the two that are asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.cameras.visibility_estimate import directions
from scenegen.catalogue import Catalogue
from scenegen.catalogue.outline_area import outline_area
from scenegen.geometry.angles import TURN
from scenegen.geometry.polygons import Points
from scenegen.geometry.segments import Boxes, cuts_of, walled
from scenegen.tasks.perspective.facing.foreseen import are_close, mark_is_covered
from scenegen.tasks.perspective.facing.plans import TwinPlan
from scenegen.tasks.perspective.facing.rows import (
    SPINS,
    SearchedRoom,
    glimpsed_along,
    seen_along,
)
from scenegen.tasks.perspective.facing.slots import TURNED, FacingSlot
from scenegen.tasks.perspective.facing.squares import (
    Squares,
    sights_of,
    squares_of,
)
from scenegen.tasks.search.freeing import LooseThing
from scenegen.tasks.search.pictures import Pictures, pseudo_angle
from scenegen.tasks.search.sights import SightTable, boxes_of, is_solid, raised
from scenegen.tasks.search.things import Flags, Floats, Ints, RoomThings

SPOTS, SPOTS_TRIED, SQUARES = 400, 4, 1500
"""Free floor for a giver that is known of a room, what is tried of it for a square, and
squares that are tried."""

SHARE, PAIR_SHARE = 0.01, 0.006
"""Part of the picture that a giver fills at least, and each thing of a pair."""

NEAR_M, ASIDE = 1.7, 0.38
"""Depth of a giver in its picture, metres, at least, and how far its middle is at most
from that of the picture, sides."""

MOST_AREA, CAMERA_M = 0.25, 0.9
"""Part of a picture that one thing fills at most, and depth of what it shows, at
least, metres."""

BESIDE_M, NEARER_M = 0.4, 0.25
"""From a giver to what is in the picture and to the line of sight to it, at least, and
to lines of sight from an X, which pass over most givers, metres."""


class PlacedSquare(NamedTuple):
    """A square in a room with its giver, the last of its things.

    Attributes:
        room: of one camera (0); its places are that of the camera, and both of the X
            (1 and 2).
        pair: rows of things.
        ways: numbers of `SPINS`.
    """

    room: SearchedRoom
    pair: tuple[int, int]
    ways: tuple[int, int]


def placed_squares(
    room: SearchedRoom,
    loose: LooseThing,
    heading: int,
    catalogue: Catalogue,
    rng: Generator,
) -> Iterator[PlacedSquare]:
    """Squares whose four cases are good with a giver that stands in their picture.

    Args:
        room: to search, without the giver.
        loose: the giver.
        heading: that its ways are counted from, tenths of a degree.
        catalogue: of the models.
        rng: draws squares and places.
    """
    looks = _looks(heading)
    front = outline_area(catalogue, loose.thing.asset)
    height = catalogue.asset(loose.thing.asset).size_mm[2] / 1000
    framed = _frames(room, loose.spots, front)
    squares = squares_of(room, framed.any(axis=1) & _is_open(room), looks, rng)
    done: set[int] = set()
    for number, spot in _sites(room, squares, looks, (loose.spots, framed, height)):
        if number in done:
            continue
        things = RoomThings.of(loose.with_it(spot, heading), catalogue)
        placed = _placed(room, squares.at(np.array([number])), things)
        if placed is not None:
            done.add(number)
            yield placed


def _sites(
    room: SearchedRoom,
    squares: Squares,
    looks: Floats,
    free: tuple[Points, Flags, float],
) -> list[tuple[int, tuple[int, int]]]:
    """Numbers of squares and spots for their givers, millimetres.

    Those come first that tell least. Who does not know the things sees how far the way
    is off the line from the giver to the X. Where the giver stands in line with both
    places of the X, these angles are the same in the cases of either answer.

    Args:
        room: of the squares.
        squares: those first that tell least.
        looks: (s, 2) unit vectors, the ways.
        free: (k, 2) spots, millimetres; (c, k) which ones pictures frame; the height of
            a giver, metres.
    """
    spots, framed, height = free
    boxes = boxes_of(room.things, np.flatnonzero(is_solid(room.things)))
    found = []
    for number in range(min(len(squares.camera), SQUARES)):
        square = squares.at(np.array([number]))
        camera, (pair, ways) = int(square.camera[0]), (square.pair[0], square.ways[0])
        shown = _shown_spots(room, square, spots[framed[camera]], (boxes, height))
        if not len(shown):
            continue
        if not _is_clear(room, camera, square.crosses[0], pair, looks[ways]):
            continue
        told = _told_from(room.sights.eyes[square.crosses[0]], looks[ways], shown)
        for spot in np.argsort(told, kind="stable")[:SPOTS_TRIED].tolist():
            at = int(shown[spot, 0]), int(shown[spot, 1])
            found.append((float(told[spot]), number, at))
    return [(number, at) for _, number, at in sorted(found)]


def _told_from(crosses: Floats, looks: Floats, spots: Points) -> Floats:
    """(k,) how unlike the angles at spots are in the cases of either answer.

    Args:
        crosses: (2, 2) places of the X, metres.
        looks: (2, 2) unit vectors, the ways.
        spots: (k, 2) millimetres.
    """
    off = np.zeros((2, 2, len(spots)))
    for place, way in product((0, 1), (0, 1)):
        ways = crosses[place] - spots / 1000
        off[place, way] = np.abs(pseudo_angle(*seen_along(looks[[way]], ways)))
    one, other = (off[0, 0], off[1, 1]), (off[0, 1], off[1, 0])
    least = np.abs(np.minimum(*one) - np.minimum(*other))
    most = np.abs(np.maximum(*one) - np.maximum(*other))
    found: Floats = least + most
    return found


def _is_open(room: SearchedRoom) -> Flags:
    """(c,) pictures with nothing right before the camera."""
    shown = room.shown
    fills = shown.glimpsed & ((shown.area > MOST_AREA) | (shown.depth < CAMERA_M))
    found: Flags = np.logical_not(fills.any(axis=1))
    return found


def _looks(heading: int) -> Floats:
    """(s, 2) the ways of a giver with a heading, as it may be turned."""
    return directions((heading + np.array(SPINS, dtype=np.int64)) % TURN)


def _shown_spots(
    room: SearchedRoom, square: Squares, spots: Points, solid: tuple[Boxes, float]
) -> Points:
    """(k, 2) spots of a giver, millimetres, where the picture shows it well, about.

    It is not behind anything, and before nothing that the picture has to show.

    Args:
        room: of the square.
        square: one.
        spots: those that its picture frames.
        solid: what hides others in the room; the height of the giver, metres.
    """
    shown, camera, eyes = room.shown, int(square.camera[0]), room.sights.eyes
    home, points = eyes[shown.eye[camera]], spots / 1000
    crosses = eyes[square.crosses[0]]
    pair = room.things.middles[square.pair[0], :2]
    fits = np.ones(len(spots), dtype=np.bool_)
    for start, ends, far in (
        (home, crosses, BESIDE_M),
        (home, pair, BESIDE_M),
        *((x, pair, NEARER_M) for x in crosses),
    ):
        for end in ends:
            fits &= _beside(points - start, end - start, far)
    points = points[fits]
    boxes, height = solid
    eye = raised(home[None], shown.heights_mm[shown.eye[camera]] / 1000)
    nobody = np.full(len(points), -1)
    cut, _ = cuts_of(eye, raised(points, height / 2), nobody, boxes, 1)
    seen = (cut[0] < 0) & ~walled(home[None], points, room.things.outline)[0]
    found: Points = spots[fits][seen]
    return found


def _frames(room: SearchedRoom, spots: Points, front: float) -> Flags:
    """(c, k) whether what stands on a spot is in a picture, and large enough there.

    Args:
        room: of the pictures.
        spots: (k, 2) millimetres.
        front: silhouette of what stands there, square metres.
    """
    shown, points = room.shown, spots / 1000
    homes, axes = room.sights.eyes[shown.eye], shown.axes
    x, y = (points[None, :, at] - homes[:, [at]] for at in (0, 1))
    ahead = x * axes[:, [0]] + y * axes[:, [1]]
    left = y * axes[:, [0]] - x * axes[:, [1]]
    focal = shown.focal[:, None]
    found: Flags = (ahead > NEAR_M) & (np.abs(left) * focal < ASIDE * ahead)
    return found & (front * focal * focal > SHARE * ahead * ahead)


def _beside(ways: Floats, to: Floats, least: float) -> Flags:
    """(n,) places that are in no line of sight to a place, nor near to it.

    Args:
        ways: (n, 2) from the eye to places, metres.
        to: (2,) from the eye to what is looked at.
        least: distance, metres.
    """
    square = max(float(to[0] * to[0] + to[1] * to[1]), 1e-9)
    part = np.clip((ways[:, 0] * to[0] + ways[:, 1] * to[1]) / square, 0.0, 1.0)
    x, y = ways[:, 0] - part * to[0], ways[:, 1] - part * to[1]
    beside: Flags = x * x + y * y > least * least
    return beside


def _placed(
    room: SearchedRoom, square: Squares, things: RoomThings
) -> PlacedSquare | None:
    """A square with its giver; None where that spoils it."""
    shown, camera = room.shown, int(square.camera[0])
    places = np.array([shown.eye[camera], *square.crosses[0]], dtype=np.int64)
    table = SightTable.of(things, shown.eyes_mm[places])
    pictures = Pictures.through(
        things,
        table,
        shown.heights_mm[places],
        tuple(shown.lenses[each] for each in places),
        (np.zeros(1, dtype=np.int64), shown.heading[[camera]]),
    )
    giver, pair = len(things) - 1, square.pair[0]
    is_shown = pictures.named[0, [giver, *pair]].all()
    if not is_shown or pictures.area[0, giver] <= SHARE:
        return None
    if not (pictures.area[0, pair] > PAIR_SHARE).all():
        return None
    if not pictures.marks.framed[0, 1:].all():
        return None
    gives = np.zeros((1, len(things)), dtype=np.bool_)
    gives[0, giver] = True
    found = PlacedSquare(
        SearchedRoom(things, table, pictures, gives, len(SPINS)),
        (int(pair[0]), int(pair[1])),
        (int(square.ways[0, 0]), int(square.ways[0, 1])),
    )
    return found if _is_good(found) else None


def _is_good(placed: PlacedSquare) -> bool:
    """Whether all four cases have their answers, surely, and show what they must."""
    room, pair, ways = placed
    giver = len(room.things) - 1
    looks = _looks(room.things.scene.entities[giver].heading_tenths)[list(ways)]
    marks = np.array([1, 2], dtype=np.int64)
    seen = sights_of(room, 0, (marks, np.array(pair, dtype=np.int64)), looks)
    if (seen[:, 0] * seen[:, 1] != 1 - 2 * np.eye(2, dtype=np.int64)).any():
        return False
    named = np.array([*pair, giver], dtype=np.int64)
    return _is_clear(room, 0, marks, named, looks)


def _is_clear(
    room: SearchedRoom, camera: int, marks: Ints, named: Ints, looks: Floats
) -> bool:
    """Whether both marks can be seen, and all four views show what they must.

    Nothing is right before them, and they glimpse nothing like what is named.

    Args:
        room: of the picture.
        camera: its row.
        marks: (2,) rows of places.
        named: rows of things that a question names.
        looks: (2, 2) unit vectors, the ways.
    """
    for mark in marks.tolist():
        if are_close(room, camera, mark, looks, least=1).any():
            return False
    cross, look = np.repeat(marks, len(looks)), np.tile(looks, (len(marks), 1))
    glimpsed = glimpsed_along(room, cross, look)
    alike = room.things.alike[named].any(axis=0)
    if (glimpsed & alike).any():
        return False
    return not any(mark_is_covered(room, camera, mark) for mark in marks.tolist())


def plans_of_sides(
    placed: PlacedSquare, slot: FacingSlot, rng: Generator
) -> tuple[TwinPlan, TwinPlan]:
    """Two neighbouring cases of a square, drawn, and the other two.

    Args:
        placed: the square.
        slot: with the input in which twins differ, and their answers.
        rng: draws the other input, and in which order things are named.
    """
    side, order = (int(each) for each in rng.integers(0, 2, 2))
    giver = len(placed.room.things) - 1
    pair = placed.pair[::-1] if order else placed.pair

    def plan(same: int) -> TwinPlan:
        # Place and way have the same number where the answer, 0, is "exactly one".
        others = [(same + answer) % 2 for answer in slot.answers]
        both = [same, same]
        places, ways = (both, others) if slot.differs == TURNED else (others, both)
        return TwinPlan(
            cameras=(0,),
            cross=(1 + places[0], 1 + places[1]),
            giver=(giver, giver),
            spin=(placed.ways[ways[0]], placed.ways[ways[1]]),
            named=(*pair, *pair),
        )

    return plan(side), plan(1 - side)
