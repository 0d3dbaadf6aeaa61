"""Forms of few triangles that small things share: vessels, marks, cups, pencils."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import bmesh
from mathutils import Vector
from toolkit import Flat, Model, Part, Point, lathe, smooth_path, solid, tube

Rectangle = tuple[float, float, float, float]
"""Least x, least y, most x, most y of a mark (metres)."""


def hollow(outside: Sequence[Flat], wall: float, floor: float, sides: int = 12) -> Part:
    """A vessel from its outer profile of (radius, z), hollow down to `floor`."""
    inner = [(max(r - wall, 0.001), z) for r, z in reversed(outside) if z > floor]
    inner += [(max(_width_at(outside, floor) - wall, 0.001), floor), (0.0, floor)]
    return lathe([(0.0, outside[0][1]), *outside, *inner], sides)


def _width_at(outside: Sequence[Flat], height: float) -> float:
    """Radius of a rising profile at a height."""
    for (near, low), (far, high) in itertools.pairwise(outside):
        if low <= height <= high:
            return near + (far - near) * (height - low) / (high - low)
    return outside[-1][0]


def sleeve(profile: Sequence[Flat], sides: int = 12) -> Part:
    """The outside alone of a turned band: a label, a stripe. Add it as a sheet.

    Of half the triangles of a closed band; it must hug a solid.
    """
    bm = bmesh.new()
    turns = [2.0 * math.pi * k / sides for k in range(sides)]
    rows = [
        [bm.verts.new((r * math.cos(t), r * math.sin(t), z)) for t in turns]
        for r, z in profile
    ]
    for lower, upper in itertools.pairwise(rows):
        for k in range(sides):
            m = (k + 1) % sides
            bm.faces.new([lower[k], lower[m], upper[m], upper[k]])
    return Part(bm)


def marks(rectangles: Sequence[Rectangle], z: float = 0.0) -> Part:
    """Flat rectangles at a height that look up: keys, print, squares.

    An open surface: add it with `sheet=True`, a little above what it lies on.
    """
    bm = bmesh.new()
    for a, b, c, d in rectangles:
        corners = ((a, b, z), (c, b, z), (c, d, z), (a, d, z))
        bm.faces.new([bm.verts.new(corner) for corner in corners])
    return Part(bm)


def patch(outline: Sequence[Flat], z: float = 0.0) -> Part:
    """One flat outline, anticlockwise, at a height; looks up. Add as a sheet."""
    bm = bmesh.new()
    bm.faces.new([bm.verts.new((x, y, z)) for x, y in outline])
    return Part(bm)


def spot(radius: float, x: float, y: float, z: float = 0.0, sides: int = 10) -> Part:
    """A flat disc that looks up; add it as a sheet."""
    turns = [2.0 * math.pi * k / sides for k in range(sides)]
    outline = [(x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns]
    return patch(outline, z)


def fronted(part: Part, y: float) -> Part:
    """Stand a mark up so that it looks to the front: its y becomes the height."""
    return part.turn("X", 90.0).move(0.0, y, 0.0)


def cup(m: Model, at: Point, china: str, drink: str, size: float = 1.0) -> None:
    """A cup with its handle to the right, filled with a drink."""
    outside = [(0.022, 0.0), (0.035, 0.02), (0.04, 0.062)]
    scaled = [(r * size, z * size) for r, z in outside]
    m.add(hollow(scaled, 0.004, 0.05 * size, 8).move(*at), china)
    face = spot(0.0355 * size, 0.0, 0.0, 0.0512 * size, 8)
    m.add(face.move(*at), drink, sheet=True)
    ear: list[Point] = [(0.036, 0, 0.05), (0.058, 0, 0.046), (0.055, 0, 0.022)]
    ear.append((0.034, 0, 0.02))
    scale = [(x * size, y * size, z * size) for x, y, z in ear]
    m.add(tube(scale, 0.005 * size, 3).move(*at), china)


def pencil(
    m: Model, foot: Point, tip: Point, wood: str, lead: str, radius: float = 0.0042
) -> None:
    """A sharpened pencil from its blunt end to its point."""
    reach = [tip[k] - foot[k] for k in range(3)]
    neck = tuple(foot[k] + 0.9 * reach[k] for k in range(3))
    m.add(tube([foot, neck], radius, 4), wood)  # type: ignore[list-item]
    m.add(tube([neck, tip], [radius, 0.0006], 4), lead)  # type: ignore[list-item]


def blade(root: Point, middle: Point, tip: Point, width: float, thick: float) -> Part:
    """A leaf of eight triangles: pointed at both ends, widest at its middle."""
    along = (Vector(tip) - Vector(root)).normalized()
    across = along.cross(Vector((0.0, 0.0, 1.0)))
    across = across.normalized() if across.length > 0.05 else Vector((1.0, 0.0, 0.0))
    up, centre = across.cross(along).normalized(), Vector(middle)
    points: list[Point] = [root, tip]
    for arm in (across * (-width / 2.0), across * (width / 2.0), up * (thick / 2.0),
                up * (-thick / 2.0)):  # fmt: skip
        x, y, z = centre + arm
        points.append((x, y, z))
    faces = [[0, 2, 4], [0, 4, 3], [0, 3, 5], [0, 5, 2]]
    faces += [[1, 4, 2], [1, 3, 4], [1, 5, 3], [1, 2, 5]]
    return solid(points, faces)


def arch(knots: Sequence[Point], radius: float, sides: int = 4, steps: int = 2) -> Part:
    """A bent bar through knots: handles, straps, spouts of few triangles."""
    return tube(smooth_path(knots, steps), radius, sides)
