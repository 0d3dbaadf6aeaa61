"""Solid forms that several builders need beside those of the toolkit."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from mathutils import Vector
from toolkit import Flat, Part, Point, lathe, rounded, solid, tube


def loft(rings: Sequence[Sequence[Point]], closed: bool = False) -> Part:
    """A skin over rings of equal length; both ends are capped unless `closed`."""
    n = len(rings[0])
    points = [point for ring in rings for point in ring]
    rows = len(rings)
    faces: list[list[int]] = []
    for row in range(rows if closed else rows - 1):
        a, b = row * n, (row + 1) % rows * n
        faces += [[a + k, a + (k + 1) % n, b + (k + 1) % n, b + k] for k in range(n)]
    if not closed:
        faces += [list(range(n)), list(range((rows - 1) * n, rows * n))]
    return solid(points, faces)


def level(outline: Sequence[Flat], z: float) -> list[Point]:
    """An outline laid at a height."""
    return [(x, y, z) for x, y in outline]


def crate(sections: Sequence[tuple[float, float, float, float]]) -> Part:
    """A skin over round-cornered rectangles, each (width, depth, radius, z).

    Going up the outside and down the inside gives a hollow vessel with a floor.
    """
    return loft([level(rounded(w, d, r, 2), z) for w, d, r, z in sections])


def band(profile: Sequence[Flat], sides: int = 24, at: Point = (0, 0, 0)) -> Part:
    """A closed profile of (radius, z) turned about the z axis: shades, rims."""
    turns = [2.0 * math.pi * k / sides for k in range(sides)]
    rings = [
        [(radius * math.cos(t), radius * math.sin(t), z) for t in turns]
        for radius, z in profile
    ]
    return loft(rings, closed=True).move(*at)


def ring(
    radius: float, wire: float, at: Point = (0, 0, 0), sides: int = 24, section: int = 4
) -> Part:
    """A level ring of round wire (`wire` is its radius)."""
    turns = [2.0 * math.pi * k / sides for k in range(sides)]
    path = [(radius * math.cos(t), radius * math.sin(t), 0.0) for t in turns]
    return tube(path, wire, section, closed=True).move(*at)


def ball(size: Point, at: Point = (0, 0, 0), sides: int = 16, rings: int = 8) -> Part:
    """An egg of full width, depth and height `size`, centred at `at`."""
    turns = [math.pi * (k / rings - 0.5) for k in range(rings + 1)]
    profile = [(0.5 * math.cos(t), 0.5 * math.sin(t)) for t in turns]
    profile[0], profile[-1] = (0.0, -0.5), (0.0, 0.5)
    return lathe(profile, sides).scale(*size).move(*at)


def limb(
    path: Sequence[Point], radii: Sequence[float], sides: int = 12, flat: float = 1.0
) -> Part:
    """A tube with round ends: arms and legs of soft toys."""
    first, last = Vector(path[0]), Vector(path[-1])
    back = (first - Vector(path[1])).normalized() * radii[0]
    ahead = (last - Vector(path[-2])).normalized() * radii[-1]
    shares = ((0.97, 0.24), (0.8, 0.6), (0.45, 0.89))
    line = [tuple(first + back * s) for s, _ in shares] + list(path)
    line += [tuple(last + ahead * s) for s, _ in reversed(shares)]
    wide = [radii[0] * c for _, c in shares] + list(radii)
    wide += [radii[-1] * c for _, c in reversed(shares)]
    return tube(line, wide, sides, flat=flat)


def sheet(
    points: Sequence[Point], faces: Sequence[Sequence[int]], thickness: float
) -> Part:
    """A nearly level surface made `thickness` thick: lobed leaves, cloth.

    The rim (edges of one face only) is closed by a narrow wall.
    """
    n, half = len(points), thickness / 2.0
    both = [(x, y, z - half) for x, y, z in points]
    both += [(x, y, z + half) for x, y, z in points]
    skin = [list(face) for face in faces]
    skin += [[n + k for k in reversed(face)] for face in faces]
    edges = [
        (face[k], face[(k + 1) % len(face)]) for face in faces for k in range(len(face))
    ]
    known = set(edges)
    skin += [[b, a, n + a, n + b] for a, b in edges if (b, a) not in known]
    return solid(both, skin)


def coiled(
    section: Callable[[float], Sequence[Point]], coils: int, depth: float
) -> list[list[Point]]:
    """Rings up the wall of a coiled basket: `coils` bulges with grooves between.

    Args:
        section: The ring at a share 0..1 of the height.
        coils: How many coils lie on one another.
        depth: How far a coil stands out before its grooves (metres).
    """
    rings: list[list[Point]] = []
    for row in range(2 * coils + 1):
        flat = list(section(row / (2.0 * coils)))
        centre = sum((Vector(p) for p in flat), Vector()) / len(flat)
        push = depth / 2.0 if row % 2 else -depth / 2.0
        arms = [(Vector(p) - centre).normalized() * push for p in flat]
        rings.append([tuple(Vector(p) + a) for p, a in zip(flat, arms, strict=True)])
    return rings


def crumple(part: Part, amount: float, seed: int) -> Part:
    """Move every vertex by up to `amount` metres, the same way for a seed."""
    dice = random.Random(seed)
    return part.warp(
        lambda x, y, z: (
            x + dice.uniform(-amount, amount),
            y + dice.uniform(-amount, amount),
            z + dice.uniform(-amount, amount),
        )
    )
