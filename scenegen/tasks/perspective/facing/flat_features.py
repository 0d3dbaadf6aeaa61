"""What flat pictures show of rows: features whose signs are dealt, and outlines."""

from __future__ import annotations

import numpy as np

from scenegen.tasks.perspective.facing.rows import (
    Rows,
    SearchedRoom,
    directions_of,
    seen_along,
    ways_of,
)
from scenegen.tasks.search.pictures import pseudo_angle
from scenegen.tasks.search.things import Floats, Ints

FLAT = (
    "wall", "depth_ratio", "ddepth", "dx", "adx", "dfoot", "away", "page", "depth",
    "col", "mid", "foot", "area", "cross_foot", "giver_dx", "giver_ddepth",
    "giver_depth", "giver_foot", "to_giver", "to_giver_depth", "giver_width",
    "width_side",
)  # fmt: skip
"""Flat features whose signs are dealt."""

RIGHT, AWAY, OFF_GIVER = "front_right", "front_away", "front_off_giver"

FRONTS = (
    RIGHT, AWAY, "front_dx", "front_col", "front_to_giver",
    "front_ddepth", "front_giver_ddepth", OFF_GIVER, "front_off_amid",
)  # fmt: skip
"""Features of which way a front points in its picture; see `front_features`."""


NEAR_M = 0.1
"""From a place to what is seen from there, at least, metres."""


def flat_features(room: SearchedRoom, rows: Rows, *, is_side: bool) -> Floats:
    """(n, f) of `FLAT` and `FRONTS`.

    "wall" is the rule that a giver faces off its wall; "width_side" that a giver seen
    from its side looks to that side of the picture where the thing is.

    Args:
        room: of the rows.
        rows: n of them.
        is_side: the question is which side; else whether it is seen.
    """
    shown = room.shown
    camera, cross, giver, _, thing = rows
    u, v, depth = (each[camera, thing] for each in (shown.u, shown.v, shown.depth))
    x_u, x_v, x_depth = (
        each[camera, cross]
        for each in (shown.marks.u, shown.marks.v, shown.marks.depth)
    )
    g_u, g_v, g_depth = (
        each[camera, giver] for each in (shown.u, shown.v, shown.depth)
    )
    dx, dfoot = u - x_u, v - x_v
    off = pseudo_angle(*seen_along(room.things.off_wall[giver], ways_of(room, rows)))
    widths = giver_widths(room, rows)
    columns = [
        off if is_side else np.abs(off), depth / x_depth, depth - x_depth, dx,
        np.abs(dx), dfoot, np.sqrt(dx * dx + dfoot * dfoot), pseudo_angle(-dfoot, dx),
        depth, u, np.abs(u - 0.5), v, shown.area[camera, thing], x_v,
        g_u - x_u, g_depth - x_depth, g_depth, g_v, u - g_u, depth - g_depth,
        widths, np.where(u < 0.5, -widths, widths),
    ]  # fmt: skip
    fronts = front_features(room, rows, is_side=is_side)
    return np.concatenate([np.stack(columns, axis=1), fronts], axis=1)


def front_features(room: SearchedRoom, rows: Rows, *, is_side: bool) -> Floats:
    """(n, f) of `FRONTS`: what the front tells of who gives the direction.

    How depth runs over its box, and how high it looks for its model, tell how far its
    front points to the right of the picture, and away. Someone who faces to the right
    sees what is on the right, mostly, and has what is farther away on the left. So
    which twin's front points more towards the side where the thing is, or to where it
    is to one's right, is dealt: from the X, in the picture, and from the giver itself.

    Args:
        room: of the rows.
        rows: n of them.
        is_side: the question is which side; else whether it is seen.
    """
    shown = room.shown
    camera, cross, giver, _, thing = rows
    u, depth = shown.u[camera, thing], shown.depth[camera, thing]
    right, away = front_in_picture(room, rows)
    across, along = (away, right) if is_side else (right, away)
    columns = [
        right, away,
        across * np.sign(u - shown.marks.u[camera, cross]),
        across * np.sign(u - 0.5),
        across * np.sign(u - shown.u[camera, giver]),
        along * np.sign(depth - shown.marks.depth[camera, cross]),
        along * np.sign(depth - shown.depth[camera, giver]),
        off_front(room, rows, room.things.middles[giver, :2], is_side=is_side),
        off_front(room, rows, amid(room)[camera], is_side=is_side),
    ]  # fmt: skip
    return np.stack(columns, axis=1)


def off_front(
    room: SearchedRoom, rows: Rows, places: Floats, *, is_side: bool
) -> Floats:
    """(n,) how things lie to the front, seen from other places than the X.

    The sine of the angle, to the left, where a side is asked for; else its cosine.

    Args:
        room: of the rows.
        rows: n of them.
        places: (n, 2) where one stands, metres.
        is_side: see `front_features`.
    """
    ways = room.things.middles[rows.thing, :2] - places
    looks = directions_of(room.things, rows.giver, rows.spin)
    ahead, left = seen_along(looks, ways)
    far = np.sqrt(ahead * ahead + left * left)
    off: Floats = (left if is_side else ahead) / np.maximum(far, NEAR_M)
    return off


def amid(room: SearchedRoom, cameras: Ints | None = None) -> Floats:
    """(c, 2) the middle of the places that each picture shows for an X, metres.

    Args:
        room: of the pictures.
        cameras: (c,) their rows; all of the room when None.
    """
    framed = room.shown.marks.framed
    framed = (framed if cameras is None else framed[cameras])[:, :, None]
    eyes = room.sights.eyes[None]
    low = np.where(framed, eyes, eyes.max(axis=1, keepdims=True)).min(axis=1)
    high = np.where(framed, eyes, eyes.min(axis=1, keepdims=True)).max(axis=1)
    found: Floats = 0.5 * (low + high)
    return found


def giver_widths(room: SearchedRoom, rows: Rows) -> Floats:
    """(n,) how wide givers look from their cameras, radians, about.

    By a box about them, which a turn on the spot makes look wider or narrower.
    """
    shown = room.shown
    looks = directions_of(room.things, rows.giver, rows.spin)
    ways = (
        room.things.middles[rows.giver, :2] - shown.sights.eyes[shown.eye][rows.camera]
    )
    square = ways[:, 0] * ways[:, 0] + ways[:, 1] * ways[:, 1]
    ahead, left = seen_along(ways, looks)
    sizes = room.things.sizes[rows.giver]
    width: Floats = (sizes[:, 0] * np.abs(left) + sizes[:, 1] * np.abs(ahead)) / square
    return width


def front_in_picture(room: SearchedRoom, rows: Rows) -> tuple[Floats, Floats]:
    """(n,) how far fronts of givers point to the right in the picture, and away.

    Parts of 1, on the floor: along the line of sight, and square to it.
    """
    shown = room.shown
    looks = directions_of(room.things, rows.giver, rows.spin)
    ways = (
        room.things.middles[rows.giver, :2] - shown.sights.eyes[shown.eye][rows.camera]
    )
    ahead, left = seen_along(ways, looks)
    far = np.sqrt(ways[:, 0] * ways[:, 0] + ways[:, 1] * ways[:, 1])
    return -left / far, ahead / far
