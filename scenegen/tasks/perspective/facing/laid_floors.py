"""What lenses of other pictures, and of two, do to the floor, of many rows at once.

An estimate of `tasks.assumed_lens`, which judges the finished scene: what shows how
well is known by lines of sight only, and two lenses stand for all.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scenegen.geometry.angles import cosine, sine
from scenegen.tasks.perspective.facing.rows import (
    Rows,
    SearchedRoom,
    directions_of,
    seen_along,
)
from scenegen.tasks.search.pictures import stretches
from scenegen.tasks.search.sights import POINTS
from scenegen.tasks.search.things import Flags, Floats, Ints

KNOWN_SHARE = 0.001
"""Part of a picture that a thing fills which is found in another one as well."""

SPARE = 30
"""From the direction to a thing beside it for any lens, tenths of a degree."""


class FloorPoses(NamedTuple):
    """How second floors lie on first ones, (p, 2) for the extreme lenses.

    Attributes:
        cos, sin: of the turn to the left.
        ahead, left: of the second camera.
        is_fitted: (p, 1) enough is shared.
    """

    cos: Floats
    sin: Floats
    ahead: Floats
    left: Floats
    is_fitted: Flags


def side_holds(room: SearchedRoom, rows: Rows, second: Ints, answers: Ints) -> Flags:
    """(n,) whether things stay on their side, as far as can be told.

    Args:
        room: of the rows.
        rows: n of them; their cameras took the first pictures.
        second: (n,) cameras of the second pictures.
        answers: (n,) 1 where the thing is to the right.
    """
    to_ahead, to_left, fitted = _laid_ways(room, rows, second)
    looks = directions_of(room.things, rows.giver, rows.spin)
    ahead, aside = seen_along(room.shown.axes[rows.camera], looks)
    ahead, aside = _extremes(room, rows.camera) * ahead[:, None], aside[:, None]
    along = np.abs(to_ahead * ahead + to_left * aside)
    off = to_left * ahead - to_ahead * aside
    off = np.where(answers[:, None] == 1, -off, off)
    holds = np.logical_not(fitted)
    holds |= (off * cosine(SPARE) > along * sine(SPARE)).all(axis=1)
    return holds


def ways_on_floors(
    room: SearchedRoom, cameras: tuple[int, int], cross: Ints, thing: Ints
) -> Floats:
    """(3, n, 2) ways from places to things on the true floor, and for extreme lenses.

    Along the axis of the first camera, and to its left; metres on the true floor.

    Args:
        room: of the pictures.
        cameras: rows of the pictures that show the places, and the things; of one
            picture, twice the same.
        cross: (n,) rows of places.
        thing: (n,) rows of things.
    """
    first, second = cameras
    ways = room.things.middles[thing, :2] - room.sights.eyes[cross]
    ahead, left = seen_along(room.shown.axes[[first]], ways)
    true = np.stack([ahead, left], axis=1)
    if first == second:
        factors = stretches(room.shown.focal[first])[1:]
        more = [np.stack([each * ahead, left], axis=1) for each in factors]
    else:
        zeros = np.zeros_like(cross)
        rows = Rows(np.full_like(cross, first), cross, zeros, zeros, thing)
        on_ahead, on_left, _ = _laid_ways(room, rows, np.full_like(cross, second))
        more = [np.stack([on_ahead[:, k], on_left[:, k]], axis=1) for k in (0, 1)]
    return np.stack([true, *more])


def looks_on_floors(room: SearchedRoom, camera: int, looks: Floats) -> Floats:
    """(3, s, 2) directions on the floors of `ways_on_floors`.

    Args:
        room: of the picture.
        camera: row of the first picture.
        looks: (s, 2) unit vectors.
    """
    ahead, left = seen_along(room.shown.axes[[camera]], looks)
    factors = stretches(room.shown.focal[camera])
    return np.stack([np.stack([each * ahead, left], axis=1) for each in factors])


def _laid_ways(
    room: SearchedRoom, rows: Rows, second: Ints
) -> tuple[Floats, Floats, Flags]:
    """(n, 2) ways ahead and to the left on the first floors for the extreme lenses.

    The last of three is (n,), whether enough is shared to lay the second floor there.
    """
    shown = room.shown
    keys = rows.camera * len(shown) + second
    pairs, place = np.unique(keys, return_inverse=True)
    poses = _poses(room, pairs // len(shown), pairs % len(shown))
    cos, sin, moved, beside = (each[place] for each in poses[:4])

    own = _extremes(room, second) * shown.depth[second, rows.thing][:, None]
    left = shown.left[second, rows.thing][:, None]
    stretch = _extremes(room, rows.camera)
    marks = shown.marks
    x_depth = marks.depth[rows.camera, rows.cross]
    x_left = (0.5 - marks.u[rows.camera, rows.cross]) * x_depth
    x_left = x_left / shown.focal[rows.camera]
    to_ahead = moved + own * cos - left * sin - stretch * x_depth[:, None]
    to_left = beside + own * sin + left * cos - x_left[:, None]
    return to_ahead, to_left, poses.is_fitted[place, 0]


def _extremes(room: SearchedRoom, camera: Ints) -> Floats:
    """(n, 2) factors on depth for the extreme lenses."""
    return stretches(room.shown.focal[camera])[:, 1:]


def _poses(room: SearchedRoom, first: Ints, second: Ints) -> FloorPoses:
    """Of pairs of cameras, by what both show: see `assumed_lens.fitted_pose`.

    Sums are taken in the order of things, so that they are the same everywhere.
    """
    shown = room.shown
    shared = _known(room, first) & _known(room, second)
    one, other = _extremes(room, first), _extremes(room, second)
    zeros = np.zeros_like(one)
    count, a, b, c, d, dot, cross = zeros[:, :1], *(zeros for _ in range(6))
    for thing in range(len(room.things)):
        is_shared = shared[:, [thing]]
        own = is_shared * other * shown.depth[second, thing][:, None]
        left = is_shared * shown.left[second, thing][:, None]
        to = is_shared * one * shown.depth[first, thing][:, None]
        to_left = is_shared * shown.left[first, thing][:, None]
        count = count + is_shared
        a, b, c, d = a + own, b + left, c + to, d + to_left
        dot = dot + own * to + left * to_left
        cross = cross + own * to_left - left * to
    many = np.maximum(count, 1.0)
    a, b, c, d = a / many, b / many, c / many, d / many
    dot = dot - many * (a * c + b * d)
    cross = cross - many * (a * d - b * c)
    size = np.maximum(np.sqrt(dot * dot + cross * cross), 1e-9)
    cos, sin = dot / size, cross / size
    ahead, beside = c - (a * cos - b * sin), d - (a * sin + b * cos)
    return FloorPoses(cos, sin, ahead, beside, count >= 2)


def _known(room: SearchedRoom, camera: Ints) -> Flags:
    """(n, t) things that pictures show well enough to be found in another one."""
    shown = room.shown
    clear = room.sights.clear[shown.eye[camera]]
    known: Flags = shown.glimpsed[camera] & (
        shown.area[camera] * clear > KNOWN_SHARE * POINTS
    )
    return known
