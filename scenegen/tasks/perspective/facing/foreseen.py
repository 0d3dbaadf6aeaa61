"""What the raster would reject in a plan, foreseen by boxes: cheap, and mostly right.

An error costs an attempt, or a plan of many, and no label: the raster judges.
"""

from __future__ import annotations

import numpy as np

from scenegen.geometry.floor_symbols import points_of
from scenegen.geometry.segments import are_in_footprints, cuts_of, walled
from scenegen.tasks.perspective.facing.rows import (
    Rows,
    SearchedRoom,
    directions_of,
    seen_along,
)
from scenegen.tasks.search.sights import MARK_M, boxes_of, is_solid, raised
from scenegen.tasks.search.things import Flags, Floats, Ints

BEFORE = tuple((d, b * d) for d in (0.3, 0.5, 0.7) for b in (-0.4, -0.2, 0, 0.2, 0.4))
"""Points before the eyes of who stands on the X, ahead and to the left, metres: the
middle of the imagined view, as far as nothing may be there."""

CLOSE = 3
"""Of these points, those that are taken at least where a view is spoilt."""

COVERED, VEILED = 4, 7
"""Of the nine points of a mark, those before which there is something solid, or the
box of a thing that is mostly air, at least, where not all of it can be seen."""

BELOW_EYES_M = 0.2
"""What ends further below the eyes is not in the middle of the view, metres."""


def obstructed(room: SearchedRoom, rows: Rows) -> Flags:
    """(n,) whether an X is hardly all seen, or something is right before it.

    Args:
        room: of the rows.
        rows: n of them, each with a picture, an X and a direction.
    """
    looks = directions_of(room.things, rows.giver, rows.spin)
    pictures = zip(rows.camera, rows.cross, looks, strict=True)
    found = [
        mark_is_covered(room, camera, cross)
        or are_close(room, camera, cross, look[None])[0]
        for camera, cross, look in pictures
    ]
    return np.array(found, dtype=np.bool_)


def mark_is_covered(room: SearchedRoom, camera: int, cross: int) -> bool:
    """Whether `covered_marks` holds for one mark."""
    return bool(covered_marks(room, camera, np.array([cross]))[0])


def covered_marks(
    room: SearchedRoom,
    camera: int,
    crosses: Ints,
    most: tuple[int, int] = (COVERED, VEILED),
) -> Flags:
    """(n,) whether marks that a picture shows are cut off, or much of them is covered.

    Args:
        room: of the picture.
        camera: its row.
        crosses: (n,) rows of the places that are marked.
        most: points of a mark before which something solid, and the box of a thing
            that is mostly air, is where that is too much.
    """
    things, shown = room.things, room.shown
    eye, heading = shown.eye[camera], int(shown.heading[camera])
    mark = np.array(points_of("cross", (0, 0), heading), dtype=np.int64)
    floor = (shown.eyes_mm[crosses][:, None] + mark).reshape(-1, 2) / 1000
    start = room.sights.eyes[[eye]]
    covered = walled(start, floor, things.outline)[0]
    covered |= ~_are_framed(room, camera, floor)
    found: Flags = covered.reshape(len(crosses), -1).any(axis=1)
    start, targets = raised(start, shown.heights_mm[eye] / 1000), raised(floor, MARK_M)
    solid = is_solid(things)
    air = ~solid & (things.sizes[:, 2] > MARK_M)
    for kind, least in zip((solid, air), most, strict=True):
        boxes = boxes_of(things, np.flatnonzero(kind))
        cut, _ = cuts_of(start, targets, np.full(len(floor), -1), boxes, 1)
        hidden = (cut >= 0).reshape(len(crosses), -1)
        found |= np.count_nonzero(hidden, axis=1) >= least
    return found


def _are_framed(room: SearchedRoom, camera: int, floor: Floats) -> Flags:
    """(p,) whether a picture has points of the floor (p, 2), metres, in its borders."""
    shown = room.shown
    eye = int(shown.eye[camera])
    ways = floor - room.sights.eyes[eye]
    ahead, left = seen_along(shown.axes[[camera]], ways)
    depth = np.maximum(ahead, 0.1)
    u = 0.5 - shown.focal[camera] * left / depth
    down = shown.focal[camera] * (shown.heights_mm[eye] / 1000) / depth
    v = 0.5 - shown.lenses[eye].shift_pm / 1000 + down
    found: Flags = (u >= 0.0) & (u < 1.0) & (v < 1.0) & (ahead > 0.1)
    return found


def are_close(room: SearchedRoom, camera: int, cross: int, looks: Floats) -> Flags:
    """(n,) whether a wall or something tall is right before who stands on an X.

    Args:
        room: of the picture.
        camera: row of the picture, from whose height one looks.
        cross: row of the place of the X.
        looks: (n, 2) unit vectors, the ways to look.
    """
    height = room.shown.heights_mm[room.shown.eye[camera]] / 1000
    return close_ahead(room, np.full(len(looks), cross), looks, height)


def close_ahead(
    room: SearchedRoom, crosses: Ints, looks: Floats, height: float, least: int = CLOSE
) -> Flags:
    """(n,) whether a wall or something tall is right before who stands on places.

    Args:
        room: with the places.
        crosses: (n,) their rows.
        looks: (n, 2) unit vectors, the ways to look.
        height: of the eyes, metres.
        least: points that are taken where a view is spoilt.
    """
    things, eyes = room.things, room.sights.eyes
    points = _before(eyes[crosses], looks)
    low, high = things.middles[:, 2], things.middles[:, 2] + things.sizes[:, 2]
    tall = is_solid(things) & (high > height - BELOW_EYES_M) & (low < height)
    boxes = boxes_of(things, np.flatnonzero(tall))
    taken = are_in_footprints(points.reshape(-1, 2), boxes).reshape(points.shape[:2])
    for cross in np.unique(crosses).tolist():
        own = np.flatnonzero(crosses == cross)
        walls = walled(eyes[[cross]], points[own].reshape(-1, 2), things.outline)
        taken[own] |= walls.reshape(len(own), -1)
    close: Flags = np.count_nonzero(taken, axis=1) >= least
    return close


def _before(eyes: Floats, looks: Floats) -> Floats:
    """(n, p, 2) points before eyes (n, 2) that look along unit vectors (n, 2)."""
    ahead, left = np.array(BEFORE).T
    x = eyes[:, [0]] + ahead * looks[:, [0]] - left * looks[:, [1]]
    y = eyes[:, [1]] + ahead * looks[:, [1]] + left * looks[:, [0]]
    return np.stack([x, y], axis=2)
