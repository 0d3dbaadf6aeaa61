"""Flat pictures: where cameras show things and marks, and features of that."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.simulate_questions.rooms import Flags, Floats, FurnishedRoom
from tools.simulate_questions.sight import SHOWN, SightTable, wrapped

HEADINGS = 24
"""Directions that cameras look in from every point."""

FOV, EYES = (66.0, 78.0), (1.2, 1.55)
"""Fields of view, degrees, and heights of cameras, metres; cameras are level."""

PITCH = 7.5
"""Degrees by which the lens is shifted down."""

BORDER, AREA, NEAR = 0.04, 0.004, 1.3
"""Free border of a picture, least share of it that a thing fills, and the least
distance to a thing, metres."""

CROSS_NEAR, CROSS_BORDER = 1.2, 0.07
"""Least distance from a camera to an X, metres, and its free border."""

LENSES = (55.0, 100.0)
"""Fields of view that a viewer may assume, degrees."""


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """Every camera of a room: c = points times headings; t things, x marks.

    Attributes:
        eye: (c,) point of each camera.
        heading: (c,) radians.
        focal: (c,) focal length in sides of the picture.
        u, v, top: (c, t) column, lower and upper row of things, 0 to 1 in the picture.
        depth: (c, t) metres along the axis.
        wide, area: (c, t) width and share of the picture.
        framed: (c, t) seen whole and large enough.
        named: (c, t) framed, and nothing alike is even glimpsed.
        mark_u, mark_v, mark_depth: (c, x) of marks at all points.
        mark_framed: (c, x) seen.
    """

    eye: np.ndarray
    heading: Floats
    focal: Floats
    u: Floats
    v: Floats
    top: Floats
    depth: Floats
    wide: Floats
    area: Floats
    framed: Flags
    named: Flags
    mark_u: Floats
    mark_v: Floats
    mark_depth: Floats
    mark_framed: Flags


def pictures(
    room: FurnishedRoom, table: SightTable, rng: np.random.Generator
) -> Pictures:
    """What all cameras of a room show."""
    points = len(table.eyes)
    eye = np.repeat(np.arange(points), HEADINGS)
    start = rng.uniform(0, 2 * np.pi, points)
    steps = np.tile(np.arange(HEADINGS) * 2 * np.pi / HEADINGS, points)
    heading = start[eye] + steps
    fov = np.radians(rng.uniform(*FOV, points))[eye]
    focal = 0.5 / np.tan(fov / 2)
    height = rng.uniform(*EYES, points)[eye][:, None]
    horizon = (0.5 - focal * np.tan(np.radians(PITCH)))[:, None]
    scale = focal[:, None]
    off = wrapped(table.bearings[eye] - heading[:, None])
    depth, left = table.distances[eye] * np.cos(off), table.distances[eye] * np.sin(off)
    deep = np.maximum(depth, 0.1)
    u = 0.5 - scale * left / deep
    v = horizon + scale * (height - room.middles[None, :, 2]) / deep
    tops = room.middles[:, 2] + room.sizes[:, 2]
    top = horizon + scale * (height - tops[None, :]) / deep
    across = (room.sizes[:, 0] + room.sizes[:, 1]) / 2
    wide = scale * across[None, :] / deep
    area = room.fronts[None, :] * (scale / deep) ** 2
    whole = (np.abs(u - 0.5) + wide / 2 < 0.5 - BORDER) & (v < 0.98) & (top > 0.01)
    framed = (depth > NEAR) & whole & (area > AREA) & (table.clear[eye] >= SHOWN)
    glimpsed = (depth > 0.3) & (np.abs(u - 0.5) < 0.5 + wide / 2)
    glimpsed &= table.clear[eye] > 0
    named = framed & room.is_large & ~confused(room, glimpsed)
    mark_u, mark_v, mark_depth, mark_framed = _marks(table, eye, heading, focal, height)
    return Pictures(
        eye, heading, focal, u, v, top, deep, wide, area, framed, named,
        mark_u, mark_v, mark_depth, mark_framed,
    )  # fmt: skip


def confused(room: FurnishedRoom, glimpsed: Flags) -> Flags:
    """(c, t) whether something that is alike is glimpsed in a picture."""
    counts = glimpsed.astype(np.float32) @ room.alike.astype(np.float32)
    found: Flags = counts > 0.5
    return found


def _marks(
    table: SightTable, eye: np.ndarray, heading: Floats, focal: Floats, height: Floats
) -> tuple[Floats, Floats, Floats, Flags]:
    offsets = table.eyes[None, :, :] - table.eyes[:, None, :]
    bearing = np.arctan2(offsets[:, :, 1], offsets[:, :, 0])[eye]
    distance = np.hypot(offsets[:, :, 0], offsets[:, :, 1])[eye]
    off = wrapped(bearing - heading[:, None])
    depth = distance * np.cos(off)
    deep = np.maximum(depth, 0.1)
    u = 0.5 - focal[:, None] * distance * np.sin(off) / deep
    horizon = (0.5 - focal * np.tan(np.radians(PITCH)))[:, None]
    v = horizon + focal[:, None] * height / deep
    framed = (depth > CROSS_NEAR) & (np.abs(u - 0.5) < 0.5 - CROSS_BORDER)
    framed &= (v < 0.97) & table.marks[eye]
    return u, v, deep, framed


def stretches(focal: Floats) -> Floats:
    """(c, 3) factors on depth: none, and those of the shortest and longest lens.

    A viewer who assumes another lens, with the horizon where it is, sees the floor
    stretched along the axis of the camera and by nothing else. So lines stay lines:
    what hides what does not depend on the lens, directions do.
    """
    ends = 0.5 / np.tan(np.radians(LENSES) / 2)
    factors = [np.ones_like(focal), ends[0] / focal, ends[1] / focal]
    return np.stack(factors, axis=-1)


FEATURES = (
    "col", "foot", "top", "height", "width", "area", "centre", "mid", "border",
    "dx", "adx", "dfoot", "adfoot", "dtop", "away", "slope", "page_angle",
    "depth", "ddepth", "addepth", "depth_ratio", "cross_col", "cross_mid",
    "cross_foot", "cross_depth", "turn", "page_minus_turn", "page_turned",
)  # fmt: skip
"""Of a thing, an X and a turn. What is to one side is counted towards the turn."""

FLAT = tuple(
    place for place, name in enumerate(FEATURES) if not name.startswith("page_m")
)


def features(
    shown: Pictures, camera: np.ndarray, cross: np.ndarray, thing: np.ndarray,
    turn: Floats, crossed: np.ndarray | None = None,
) -> Floats:  # fmt: skip
    """(..., f) of broadcast indices; `crossed` is the camera that shows the X."""
    first = camera if crossed is None else crossed
    side = np.where(turn > 0, -1.0, 1.0)
    u, v, top = shown.u[camera, thing], shown.v[camera, thing], shown.top[camera, thing]
    depth = shown.depth[camera, thing]
    cross_u, cross_v = shown.mark_u[first, cross], shown.mark_v[first, cross]
    cross_depth = shown.mark_depth[first, cross]
    dx, dfoot = side * (u - cross_u), v - cross_v
    ahead = np.arctan2(dx, -dfoot)
    rows = [
        side * (u - 0.5), v, top, v - top, shown.wide[camera, thing],
        shown.area[camera, thing], (v + top) / 2, np.abs(u - 0.5),
        np.minimum(u, 1 - u), dx, np.abs(dx), dfoot, np.abs(dfoot), top - cross_v,
        np.hypot(dx, dfoot), dfoot / (np.abs(dx) + 0.02), ahead,
        depth, depth - cross_depth, np.abs(depth - cross_depth), depth / cross_depth,
        side * (cross_u - 0.5), np.abs(cross_u - 0.5), cross_v, cross_depth,
        np.abs(turn), wrapped(ahead - np.abs(turn)),
        np.abs(wrapped(ahead - np.abs(turn))),
    ]  # fmt: skip
    return np.stack(np.broadcast_arrays(*rows), axis=-1)
