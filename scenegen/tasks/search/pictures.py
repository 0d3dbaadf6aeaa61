"""What cameras all over a finished room show, as tables.

A camera is a place to stand and a heading; eye height, field of view and shift of the
lens are drawn once a place. With a level camera whose lens is shifted, a point at depth
d along the axis, l to the left of it and h above the eye is seen at

    u = 1/2 - f l / d          v = horizon - f h / d          (sides of the picture)

with f the focal length in sides: all that follows is division.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.cameras.visibility_estimate import directions
from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.records.rig import PerspectiveLens, View
from scenegen.seeding import between
from scenegen.tasks.search.sights import SHOWN, SightTable
from scenegen.tasks.search.things import Flags, Floats, Ints, RoomThings

BORDER, LOWEST, HIGHEST = 0.04, 0.98, 0.01
"""Free border beside what is framed, and the rows of its foot and of its top, sides."""

SHARE = 0.004
"""Part of a picture that what is framed fills at least."""

NEAR_M = 1.3
"""Depth of what is framed, at least, metres."""

CROSS_NEAR_M, CROSS_BORDER, CROSS_LOWEST = 1.2, 0.07, 0.95
"""The same of a mark on the floor."""

GLIMPSED_M = 0.3
"""Depth from which something may be glimpsed, metres."""


class Marks(NamedTuple):
    """Marks on the floor below e places as c cameras show them, (c, e) each.

    Attributes:
        u, v: column and row, sides of the picture.
        depth: along the axis, metres, 0.1 at least.
        framed: seen.
    """

    u: Floats
    v: Floats
    depth: Floats
    framed: Flags


class LensRanges(NamedTuple):
    """Ranges that cameras are drawn from, (least, most).

    Attributes:
        eye_mm: height, millimetres.
        pitch_tenths: direction to the middle of the picture, negative looks down,
            tenths of a degree; cameras are level, and the lens is shifted.
        fov_tenths: field of view, tenths of a degree; made even.
    """

    eye_mm: tuple[int, int]
    pitch_tenths: tuple[int, int]
    fov_tenths: tuple[int, int]

    def draw(self, rng: Generator) -> tuple[int, PerspectiveLens]:
        """The height of an eye, and its lens."""
        low, high = self.fov_tenths
        height = between(rng, *self.eye_mm, 10)
        fov = between(rng, low // 2, high // 2, 5) * 2
        pitch = between(rng, *self.pitch_tenths, 5)
        return height, PerspectiveLens.levelled(fov, pitch)


PER_CAMERA = (
    "eye", "heading", "focal", "axes", "u", "v", "top", "depth", "left", "width",
    "area", "framed", "glimpsed", "named",
)  # fmt: skip
"""Attributes of `Pictures` with a row for each camera."""


@dataclass(frozen=True, eq=False)
class Pictures:
    """Cameras of a room: c cameras, t things, e places to stand and to mark.

    Attributes:
        sights: from these places.
        eyes_mm: (e, 2) places, millimetres.
        heights_mm: (e,) of the eyes there.
        lenses: e of them.
        eye: (c,) the place of each camera.
        heading: (c,) tenths of a degree.
        focal: (c,) focal length, sides of the picture.
        axes: (c, 2) cosine and sine of the heading.
        u, v, top: (c, t) column, lower and upper row of things, sides of the picture,
            from its upper left corner.
        depth: (c, t) along the axis, metres, 0.1 at least.
        left: (c, t) from the axis to the left, metres.
        width, area: (c, t) sides, and part of the picture.
        framed: (c, t) seen whole, large and clear enough.
        glimpsed: (c, t) seen at least in part, perhaps.
        named: (c, t) framed, large enough for a name, and nothing alike is glimpsed.
    """

    sights: SightTable
    eyes_mm: Ints
    heights_mm: Ints
    lenses: tuple[PerspectiveLens, ...]
    eye: Ints
    heading: Ints
    focal: Floats
    axes: Floats
    u: Floats
    v: Floats
    top: Floats
    depth: Floats
    left: Floats
    width: Floats
    area: Floats
    framed: Flags
    glimpsed: Flags
    named: Flags

    def __len__(self) -> int:
        """The number of cameras."""
        return len(self.eye)

    @classmethod
    def of(
        cls,
        things: RoomThings,
        table: SightTable,
        rng: Generator,
        ranges: LensRanges,
        headings: int = 24,
        of: Ints | None = None,
    ) -> Pictures:
        """What cameras at all places of a table show.

        Args:
            things: of the room.
            table: lines of sight from the places.
            rng: draws lenses, and the first heading at each place.
            ranges: what they are drawn from.
            headings: evenly spaced directions at each place.
            of: rows of things; when given, cameras that frame none of them may be
                left out, which saves most of the time.
        """
        lenses, heights = _lenses(rng, ranges, len(table.eyes))
        focals = np.array([_focal(lens) for lens in lenses])
        cameras = _headings(rng, len(table.eyes), headings)
        framing = _framing(things, table, of, cameras, focals)
        return cls.through(things, table, heights, lenses, framing)

    @classmethod
    def through(
        cls,
        things: RoomThings,
        table: SightTable,
        heights: Ints,
        lenses: tuple[PerspectiveLens, ...],
        cameras: tuple[Ints, Ints],
    ) -> Pictures:
        """What some cameras show.

        Args:
            things: of the room.
            table: lines of sight from e places.
            heights: (e,) of the eyes there, millimetres.
            lenses: e of them.
            cameras: (c,) their places, and their headings in tenths of a degree.
        """
        eye, heading = cameras
        focals = np.array([_focal(lens) for lens in lenses])
        focal, horizon = focals[eye, None], _horizons(lenses)[eye, None]
        axes = directions(heading)
        height = (heights / 1000)[eye, None]

        along, left = _seen_from(table.eyes[eye], axes, things.middles[:, :2])
        depth = np.maximum(along, 0.1)
        u = 0.5 - focal * left / depth
        low = things.middles[None, :, 2]
        v = horizon + focal * (height - low) / depth
        top = horizon + focal * (height - low - things.sizes[None, :, 2]) / depth
        across = (things.sizes[:, 0] + things.sizes[:, 1]) / 2
        width = focal * across[None] / depth
        area = things.fronts[None] * (focal / depth) * (focal / depth)
        clear = table.clear[eye]
        off = np.abs(u - 0.5)
        framed = (along > NEAR_M) & (off + width / 2 < 0.5 - BORDER) & (v < LOWEST)
        framed &= (top > HIGHEST) & (area > SHARE) & (clear >= SHOWN)
        glimpsed = (along > GLIMPSED_M) & (off < 0.5 + width / 2) & (clear > 0)
        confused = any_alike(glimpsed, things.alike)
        named = framed & things.is_large & ~confused

        return cls(
            table, np.rint(table.eyes * 1000).astype(np.int64), heights, lenses,
            eye, heading, focal[:, 0], axes,
            u, v, top, depth, left, width, area, framed, glimpsed, named,
        )  # fmt: skip

    def at(self, chosen: Flags) -> Pictures:
        """Some of the cameras; of (c,) flags."""
        parts = {name: getattr(self, name)[chosen] for name in PER_CAMERA}
        return replace(self, **parts)

    @cached_property
    def stretches(self) -> Floats:
        """(c, 3) factors on depth for other lenses; see the function `stretches`."""
        return stretches(self.focal)

    @cached_property
    def marks(self) -> Marks:
        """Where they show marks on the floor below all places.

        Made when it is asked for: of all cameras of a room few are of any use.
        """
        eyes, eye, focal = self.sights.eyes, self.eye, self.focal[:, None]
        ahead, beside = _seen_from(eyes[eye], self.axes, eyes)
        depth = np.maximum(ahead, 0.1)
        u = 0.5 - focal * beside / depth
        v = _horizons(self.lenses)[eye, None] + focal * (
            (self.heights_mm / 1000)[eye, None] / depth
        )
        framed = (ahead > CROSS_NEAR_M) & (v < CROSS_LOWEST)
        framed &= (np.abs(u - 0.5) < 0.5 - CROSS_BORDER) & self.sights.marks[eye]
        return Marks(u, v, depth, framed)

    def view(
        self, camera: int, name: str = "view_0", *, is_hidden: bool = False
    ) -> View:
        """One of the cameras as a view."""
        eye = int(self.eye[camera])
        x, y = (int(each) for each in self.eyes_mm[eye])
        return View(
            name=name,
            is_hidden=is_hidden,
            position_mm=(x, y, int(self.heights_mm[eye])),
            heading_tenths=int(self.heading[camera]),
            pitch_tenths=0,
            lens=self.lenses[eye],
        )


def _lenses(
    rng: Generator, ranges: LensRanges, places: int
) -> tuple[tuple[PerspectiveLens, ...], Ints]:
    """A lens for each place, and (e,) heights of the eyes there, millimetres."""
    drawn = [ranges.draw(rng) for _ in range(places)]
    heights = np.array([height for height, _ in drawn], dtype=np.int64)
    return tuple(lens for _, lens in drawn), heights


def _headings(rng: Generator, places: int, headings: int) -> tuple[Ints, Ints]:
    """(c,) the place of each camera, and its heading in tenths of a degree."""
    step = TURN // headings
    first = rng.integers(0, step, places)
    eye = np.repeat(np.arange(places), headings)
    return eye, (first[:, None] + np.arange(headings) * step).ravel()


def _framing(
    things: RoomThings,
    table: SightTable,
    rows: Ints | None,
    cameras: tuple[Ints, Ints],
    focals: Floats,
) -> tuple[Ints, Ints]:
    """Cameras that may frame one of some things, whose middle is in the picture.

    Args:
        things: of the room.
        table: lines of sight from the places.
        rows: of these things; None leaves all cameras.
        cameras: (c,) their places, and their headings in tenths of a degree.
        focals: (e,) focal lengths at the places.
    """
    if rows is None:
        return cameras
    eye, heading = cameras
    middles = things.middles[rows, :2]
    along, left = _seen_from(table.eyes[eye], directions(heading), middles)
    inside = (along > NEAR_M) & (focals[eye, None] * np.abs(left) < 0.5 * along)
    clear = table.clear[eye][:, rows] >= SHOWN
    seen = (inside & clear).any(axis=1)
    return eye[seen], heading[seen]


def _horizons(lenses: tuple[PerspectiveLens, ...]) -> Floats:
    """(e,) rows of the horizon, sides of the picture."""
    shifts = np.array([lens.shift_pm for lens in lenses], np.int64) / 1000
    rows: Floats = 0.5 - shifts
    return rows


def _focal(lens: PerspectiveLens) -> float:
    half = lens.fov_tenths // 2
    return cosine(half) / sine(half) / 2


def _seen_from(eyes: Floats, axes: Floats, points: Floats) -> tuple[Floats, Floats]:
    """(c, p) metres along the axis of each camera, and to the left of it."""
    x = points[None, :, 0] - eyes[:, None, 0]
    y = points[None, :, 1] - eyes[:, None, 1]
    cos, sin = axes[:, [0]], axes[:, [1]]
    return x * cos + y * sin, y * cos - x * sin


def any_alike(glimpsed: Flags, alike: Flags) -> Flags:
    """(c, t) whether something that may be taken for a thing is glimpsed as well."""
    found = np.zeros(glimpsed.shape, dtype=np.bool_)
    for thing in np.flatnonzero(alike.any(axis=1)):
        found[:, thing] = glimpsed[:, alike[thing]].any(axis=1)
    return found


def stretches(focal: Floats) -> Floats:
    """(c, 3) factors on depth: none, and for the widest and the narrowest lens.

    A viewer who assumes another lens, with the horizon where it is, sees the floor
    stretched along the axis of the camera and by nothing else: depth follows from the
    row of a foot and the height of the eye, f h / (v - horizon), so it scales with f;
    what is to the left is (1/2 - u) d / f, which does not change. Lines stay lines, so
    what hides what does not depend on the lens; directions do.
    """
    narrow, wide = _half_cotangent(550), _half_cotangent(1000)
    return np.stack([np.ones_like(focal), narrow / focal, wide / focal], axis=-1)


def _half_cotangent(fov_tenths: int) -> float:
    half = fov_tenths // 2
    return cosine(half) / sine(half) / 2


def pseudo_angle(ahead: Floats, left: Floats) -> Floats:
    """A number in [-2, 2) that grows with the direction of (ahead, left).

    0 is straight ahead, 1 is left, -1 is right, and 2 is behind. In between it is not
    proportional to the angle (a square is walked instead of a circle), but it is exact
    where an arc tangent is not.
    """
    size = np.abs(ahead) + np.abs(left)
    part = np.where(size > 0, ahead / np.where(size > 0, size, 1.0), 1.0)
    return np.where(left >= 0, 1.0 - part, part - 1.0)
