"""What lenses of other pictures, and of two, do to the floor, of many rows at once.

An estimate of `tasks.assumed_lens`, which judges the finished scene: what shows how
well is known by lines of sight only, and two lenses stand for all.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.laid_poses import laid_poses
from scenegen.tasks.perspective.facing.rows import (
    Rows,
    SearchedRoom,
    directions_of,
    seen_along,
)
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

    def at(self, chosen: Ints) -> FloorPoses:
        """Some of them."""
        return FloorPoses(
            self.cos[chosen],
            self.sin[chosen],
            self.ahead[chosen],
            self.left[chosen],
            self.is_fitted[chosen],
        )


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
    room: SearchedRoom, cameras: tuple[int, int], places: tuple[Ints, Ints]
) -> Floats:
    """(3, x, t, 2) ways from places to things on the true floor and for two lenses.

    Along the axis of the first camera, and to its left; metres on the true floor.

    Args:
        room: of the pictures.
        cameras: rows of the pictures that show the places, and the things; of one
            picture, twice the same.
        places: (x,) rows of places, and (t,) rows of things.
    """
    (first, second), (cross, thing) = cameras, places
    ways = room.things.middles[thing, :2] - room.sights.eyes[cross][:, None]
    found = np.zeros((3, *ways.shape))
    ahead, left = seen_along(room.shown.axes[first], ways)
    found[0, :, :, 0], found[:, :, :, 1] = ahead, left
    if first == second:
        found[1:, :, :, 0] = room.shown.stretches[first, 1:, None, None] * ahead
        return found
    one, other = np.array([first]), np.array([second])
    poses = _poses(room, one, other)
    to, start = _laid_things(room, poses, other, thing), _laid_marks(room, one, cross)
    for axis in (0, 1):
        found[1:, :, :, axis] = to[axis].T[:, None] - start[axis].T[:, :, None]
    return found


def looks_on_floors(room: SearchedRoom, camera: int, looks: Floats) -> Floats:
    """(3, s, 2) directions on the floors of `ways_on_floors`.

    Args:
        room: of the picture.
        camera: row of the first picture.
        looks: (s, 2) unit vectors.
    """
    found = np.zeros((3, *looks.shape))
    ahead, left = seen_along(room.shown.axes[camera], looks)
    found[:, :, 0] = room.shown.stretches[camera][:, None] * ahead
    found[:, :, 1] = left
    return found


def _laid_ways(
    room: SearchedRoom, rows: Rows, second: Ints
) -> tuple[Floats, Floats, Flags]:
    """(n, 2) ways ahead and to the left on the first floors for the extreme lenses.

    The last of three is (n,), whether enough is shared to lay the second floor there.
    """
    shown = room.shown
    keys = rows.camera * len(shown) + second
    pairs, place = np.unique(keys, return_inverse=True)
    poses = _poses(room, pairs // len(shown), pairs % len(shown)).at(place)
    to_ahead, to_left = _laid_things(room, poses, second, rows.thing)
    x_ahead, x_left = _laid_marks(room, rows.camera, rows.cross)
    return to_ahead - x_ahead, to_left - x_left, poses.is_fitted[:, 0]


def _laid_things(
    room: SearchedRoom, poses: FloorPoses, second: Ints, thing: Ints
) -> tuple[Floats, Floats]:
    """(n, 2) ahead and to the left of first cameras, for the extreme lenses.

    Args:
        room: of the pictures.
        poses: of n second floors, or of one.
        second: (n,) rows of the cameras that show the things; or (1,).
        thing: (n,) rows of things.
    """
    own = _extremes(room, second) * room.shown.depth[second, thing][:, None]
    left = room.shown.left[second, thing][:, None]
    cos, sin, moved, beside, _ = poses
    return moved + own * cos - left * sin, beside + own * sin + left * cos


def _laid_marks(room: SearchedRoom, first: Ints, cross: Ints) -> tuple[Floats, Floats]:
    """(n, 2) and (n, 1) marks ahead and to the left of cameras; extreme lenses.

    Args:
        room: of the pictures.
        first: (n,) rows of cameras; or (1,).
        cross: (n,) rows of places.
    """
    marks = room.shown.marks
    depth = marks.depth[first, cross]
    left = (0.5 - marks.u[first, cross]) * depth / room.shown.focal[first]
    return _extremes(room, first) * depth[:, None], left[:, None]


def _extremes(room: SearchedRoom, camera: Ints) -> Floats:
    """(n, 2) factors on depth for the extreme lenses."""
    return room.shown.stretches[camera, 1:]


def _poses(room: SearchedRoom, first: Ints, second: Ints) -> FloorPoses:
    """Of pairs of cameras, by what both show: see `assumed_lens.fitted_pose`."""
    shown = room.shown
    shared = _known(room, first) & _known(room, second)
    found = laid_poses(
        shared,
        (_extremes(room, first), shown.depth[first], shown.left[first]),
        (_extremes(room, second), shown.depth[second], shown.left[second]),
    )
    enough = np.count_nonzero(shared, axis=1) >= 2
    return FloorPoses(*found, enough[:, None])


def _known(room: SearchedRoom, camera: Ints) -> Flags:
    """(n, t) things that pictures show well enough to be found in another one."""
    shown = room.shown
    clear = room.sights.clear[shown.eye[camera]]
    known: Flags = shown.glimpsed[camera] & (
        shown.area[camera] * clear > KNOWN_SHARE * POINTS
    )
    return known
