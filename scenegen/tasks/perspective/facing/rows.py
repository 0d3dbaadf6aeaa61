"""All that could be asked in a finished room about who looks the way a thing faces.

A row is a camera, an X that it shows, a thing that gives the direction (the giver), by
how much that was turned on the spot, and a thing that is asked about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.tasks.perspective.facing.givers import GIVERS
from scenegen.tasks.search.pictures import Pictures, stretches
from scenegen.tasks.search.sights import SHOWN, SightTable
from scenegen.tasks.search.things import (
    Flags,
    Floats,
    Ints,
    RoomThings,
)

SPINS = tuple(range(0, TURN, 150))
"""By how much a giver may be turned on the spot, tenths of a degree; first not at
all."""

_SPIN_COSINES = np.array([cosine(each) for each in SPINS])
_SPIN_SINES = np.array([sine(each) for each in SPINS])

KEPT = 6_000
"""Rows of a room that are judged, at random, before givers are turned."""

LEAST_M = 1.2
"""From an X to what is asked about, at least, metres."""

NOVEL_SHARE = 0.0045
"""Part of the imagined view that a thing fills at least, by its distance."""

NOVEL_FOV = 780
"""Field of view of the imagined view, tenths of a degree."""

GIVER_SHARE = 0.007
"""Part of the picture that a giver fills at least."""

ENTITIES, ENTITY_SHARE = 3, 0.004
"""Things that a picture shows at least, and the part of it that each fills."""

SIDE_LEAST, SIDE_MOST = 200, 345
"""From the direction to what is to one side of it, tenths of a degree: surely beside
it, and in the imagined view."""

IN_VIEW, OUT_OF_VIEW = 270, 480
"""From the direction to what is in view at most, and to what is not at least, for every
lens, tenths of a degree."""

TOLD_IN_VIEW, TOLD_OUT_OF_VIEW = 300, 480
"""The same where a question tells how wide the view is: by the true lens."""

LENS_IN_VIEW, LENS_OUT_OF_VIEW = 360, 420
"""The same for whoever assumes another lens of the camera."""

HALF_VIEW = 375
"""From the middle of the view of who stands where the giver is to its border, about,
tenths of a degree: half-way between what is surely in view and what is not."""


@dataclass(frozen=True, slots=True, eq=False)
class SearchedRoom:
    """A finished room, its lines of sight and its pictures.

    Attributes:
        things, sights, shown: of the room.
        giver: (c, t) may give a direction in the picture of a camera.
        spins: how many of `SPINS` givers may be turned by.

    Its cameras show enough, and a giver where one picture has to show all.
    """

    things: RoomThings
    sights: SightTable
    shown: Pictures
    giver: Flags
    spins: int

    @classmethod
    def of(
        cls, things: RoomThings, shown: Pictures, freed: int, *, views: int
    ) -> SearchedRoom:
        """With what may give a direction.

        Args:
            things: of the room.
            shown: by its cameras.
            freed: id of the only thing that may, which can be turned; 0 where all that
                faces a way may.
            views: pictures that a question shows.
        """
        faces = givers_of(things, freed)
        giver = shown.named & faces & (shown.area > GIVER_SHARE)
        large = shown.framed & (shown.area > ENTITY_SHARE)
        usable = np.count_nonzero(large, axis=1) >= ENTITIES
        if views == 1:
            usable &= giver.any(axis=1)
        spins = len(SPINS) if freed else 1
        return cls(things, shown.sights, shown.at(usable), giver[usable], spins)


def givers_of(things: RoomThings, freed: int) -> Flags:
    """(t,) what may give a direction; see `SearchedRoom.of`."""
    names = np.array([each in GIVERS for each in things.categories], np.bool_)
    faces: Flags = names & things.has_front & things.is_floor
    if freed:
        faces = things.ids == freed
    return faces


class Rows(NamedTuple):
    """Questions of a room, (n,) each.

    Attributes:
        camera, cross, giver, spin, thing: row numbers of each table; `spin` of `SPINS`.
    """

    camera: Ints
    cross: Ints
    giver: Ints
    spin: Ints
    thing: Ints

    def at(self, chosen: Ints | Flags) -> Rows:
        """Some of them."""
        return Rows(*(each[chosen] for each in self))

    def and_(self, more: Rows) -> Rows:
        """These, and more."""
        pairs = zip(self, more, strict=True)
        return Rows(*(np.concatenate(pair) for pair in pairs))


def rows_of(
    room: SearchedRoom, rng: Generator, *, any_clear: bool, hidden: bool = False
) -> Rows:
    """Rows that may be asked about, `KEPT` of them at most before givers are turned.

    Args:
        room: to search.
        rng: draws those that are kept.
        any_clear: also what the X does not see.
        hidden: half of what is kept is hidden from the X by something: of all rows,
            few are.
    """
    shown = room.shown
    sees = shown.marks.framed[:, :, None] & shown.named[:, None, :]
    camera, cross, thing = np.nonzero(sees)
    good = is_far(room, cross, thing)
    clear = room.sights.clear[cross, thing] >= SHOWN
    if hidden:
        # What is seen in part is neither; and without anything hidden none is asked.
        covered = is_covered(room, cross, thing)
        good &= (clear | covered) & (good & covered).any()
    elif not any_clear:
        good &= clear
    camera, cross, thing = camera[good], cross[good], thing[good]
    row, giver = np.nonzero(room.giver[camera])
    row, giver = _different(row, giver, thing)
    kept = rng.permutation(len(row))
    if hidden:
        covered = is_covered(room, cross[row[kept]], thing[row[kept]])
        kept = np.append(kept[covered][: KEPT // 2], kept[~covered][: KEPT // 2])
    row, giver = row[kept[:KEPT]], giver[kept[:KEPT]]
    rows = Rows(camera[row], cross[row], giver, np.zeros_like(row), thing[row])
    return spun(rows, room)


def _different(row: Ints, giver: Ints, thing: Ints) -> tuple[Ints, Ints]:
    apart = giver != thing[row]
    return row[apart], giver[apart]


def is_far(room: SearchedRoom, cross: Ints, thing: Ints) -> Flags:
    """(...) things far enough from an X, and large enough from there."""
    ways = room.things.middles[thing, :2] - room.sights.eyes[cross]
    squares = ways[..., 0] * ways[..., 0] + ways[..., 1] * ways[..., 1]
    half = NOVEL_FOV // 2
    focal = cosine(half) / sine(half) / 2
    large = room.things.fronts[thing] * focal * focal > NOVEL_SHARE * squares
    far: Flags = large & (squares > LEAST_M * LEAST_M)
    return far


def spun(rows: Rows, room: SearchedRoom) -> Rows:
    """The rows with givers as they stand, and turned."""
    count = len(rows.camera)
    spin = np.repeat(np.arange(room.spins), count)
    many = Rows(*(np.tile(each, room.spins) for each in rows))
    return many._replace(spin=spin)


def directions_of(things: RoomThings, giver: Ints, spin: Ints) -> Floats:
    """(n, 2) unit vectors of the way that givers face."""
    cos, sin = _SPIN_COSINES[spin], _SPIN_SINES[spin]
    x, y = things.axes[giver, 0], things.axes[giver, 1]
    return np.stack([x * cos - y * sin, x * sin + y * cos], axis=1)


def seen_along(directions: Floats, ways: Floats) -> tuple[Floats, Floats]:
    """How far ways (..., 2) lead along directions (..., 2), and to their left."""
    ahead = ways[..., 0] * directions[..., 0] + ways[..., 1] * directions[..., 1]
    left = ways[..., 1] * directions[..., 0] - ways[..., 0] * directions[..., 1]
    return ahead, left


def ways_of(room: SearchedRoom, rows: Rows) -> Floats:
    """(n, 2) from the X to the things, metres."""
    ways: Floats = room.things.middles[rows.thing, :2] - room.sights.eyes[rows.cross]
    return ways


def left_of_giver(room: SearchedRoom, rows: Rows) -> Flags:
    """(n,) whether a thing is to the left for who stands where the giver is."""
    _, left = seen_along(*_from_giver(room, rows))
    found: Flags = left > 0
    return found


def seen_from_giver(room: SearchedRoom, rows: Rows) -> Flags:
    """(n,) whether a thing is in the view of who stands where the giver is."""
    ahead, left = seen_along(*_from_giver(room, rows))
    seen: Flags = np.abs(left) * cosine(HALF_VIEW) < ahead * sine(HALF_VIEW)
    return seen


def _from_giver(room: SearchedRoom, rows: Rows) -> tuple[Floats, Floats]:
    """(n, 2) unit vectors of the directions, and (n, 2) ways from givers to things."""
    middles = room.things.middles
    ways = middles[rows.thing, :2] - middles[rows.giver, :2]
    return directions_of(room.things, rows.giver, rows.spin), ways


def side_answers(room: SearchedRoom, rows: Rows) -> tuple[Flags, Ints]:
    """(n,) which rows are sure, and 1 where the thing is to the right.

    No lens of a viewer plays a part: it stretches the floor along the axis of the
    camera, and what is to the left of a line stays there.
    """
    looks = directions_of(room.things, rows.giver, rows.spin)
    ahead, left = seen_along(looks, ways_of(room, rows))
    beside = np.abs(left)
    sizes = room.things.sizes[rows.thing]
    along, across = seen_along(looks, room.things.axes[rows.thing])
    reach = 0.5 * (sizes[:, 0] * np.abs(across) + sizes[:, 1] * np.abs(along))
    sure = beside * cosine(SIDE_LEAST) > ahead * sine(SIDE_LEAST)
    sure &= beside * cosine(SIDE_MOST) < ahead * sine(SIDE_MOST)
    sure &= (beside > reach) & (ahead > 0)
    return sure, (left < 0).astype(np.int64)


def within(ahead: Floats, left: Floats, tenths: int) -> Flags:
    """Which ways, of any shape, are so near to a direction, tenths of a degree."""
    inside: Flags = (ahead > 0) & (np.abs(left) * cosine(tenths) < ahead * sine(tenths))
    return inside


def _stretched(room: SearchedRoom, rows: Rows) -> tuple[Floats, Floats]:
    """(n, 3) ahead and left of the direction on the floor as three lenses show it.

    No lengths, but both are stretched by the same.
    """
    axes = room.shown.axes[rows.camera]
    way, look = (
        np.stack(seen_along(axes, each), axis=1)
        for each in (
            ways_of(room, rows),
            directions_of(room.things, rows.giver, rows.spin),
        )
    )
    factors = stretches(room.shown.focal[rows.camera])
    way_ahead, look_ahead = factors * way[:, [0]], factors * look[:, [0]]
    ahead = way_ahead * look_ahead + way[:, [1]] * look[:, [1]]
    left = way[:, [1]] * look_ahead - way_ahead * look[:, [1]]
    return ahead, left


class ViewAnswers(NamedTuple):
    """Whether things are seen from an X, (n,) each.

    Attributes:
        seen: surely.
        aside: not, being to the side or behind.
        hidden: not, though in that direction.
    """

    seen: Flags
    aside: Flags
    hidden: Flags


def view_answers(room: SearchedRoom, rows: Rows) -> ViewAnswers:
    """What someone on the X sees, surely and for every lens."""
    clear = room.sights.clear[rows.cross, rows.thing]
    to_ahead, to_left = _stretched(room, rows)
    ahead = within(to_ahead, to_left, IN_VIEW).all(axis=1)
    out = np.logical_not(within(to_ahead, to_left, OUT_OF_VIEW).any(axis=1))
    return ViewAnswers(
        ahead & (clear >= SHOWN),
        out,
        ahead & is_covered(room, rows.cross, rows.thing),
    )


def is_covered(room: SearchedRoom, cross: Ints, thing: Ints) -> Flags:
    """(n,) whether some other thing hides all of a thing from an X."""
    sights = room.sights
    hidden: Flags = (sights.clear[cross, thing] == 0) & (
        sights.blocker[cross, thing] >= 0
    )
    return hidden


def confused(room: SearchedRoom, rows: Rows, named: Ints) -> Flags:
    """(n,) whether the imagined view glimpses what might be taken for a named thing.

    Args:
        room: of the rows.
        rows: n of them, each with an X and a direction.
        named: (n, k) rows of things that the question names.
    """
    looks = directions_of(room.things, rows.giver, rows.spin)
    glimpsed = glimpsed_along(room, rows.cross, looks)
    found = np.zeros(len(looks), dtype=np.bool_)
    for column in range(named.shape[1]):
        found |= (glimpsed & room.things.alike[named[:, column]]).any(axis=1)
    return found


def glimpsed_along(room: SearchedRoom, cross: Ints, looks: Floats) -> Flags:
    """(n, t) what may be seen at least in part in imagined views.

    Args:
        room: of the views.
        cross: (n,) places where one stands.
        looks: (n, 2) unit vectors, the ways to look.
    """
    things = room.things
    ways = things.middles[None, :, :2] - room.sights.eyes[cross][:, None]
    ahead = ways[:, :, 0] * looks[:, [0]] + ways[:, :, 1] * looks[:, [1]]
    left = ways[:, :, 1] * looks[:, [0]] - ways[:, :, 0] * looks[:, [1]]
    reach = 0.5 * (things.sizes[:, 0] + things.sizes[:, 1])
    glimpsed: Flags = (ahead > -0.2) & (np.abs(left) < ahead + reach + 0.3)
    return glimpsed & (room.sights.clear[cross] > 0)
