"""Small things: balls, backpacks, books, mugs, bottles and globes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

from forms import ball, band, ring
from mathutils import Vector
from toolkit import (
    Flat,
    Model,
    Part,
    Point,
    box,
    cushion,
    lathe,
    prism,
    rounded,
    shell,
    slab,
    smooth_path,
    solid,
    spindle,
    tube,
)

# ---------------------------------------------------------------------------- balls

GOLDEN = (1.0 + math.sqrt(5.0)) / 2.0


def _panels() -> tuple[list[list[Vector]], list[list[Vector]]]:
    """Corners of the 12 pentagons and 20 hexagons of a football, unit sphere."""
    tips = [
        Vector(point)
        for a in (-1.0, 1.0)
        for b in (-GOLDEN, GOLDEN)
        for point in ((0.0, a, b), (a, b, 0.0), (b, 0.0, a))
    ]
    near = [
        [j for j in range(12) if j != i and (tips[i] - tips[j]).length < 2.1]
        for i in range(12)
    ]

    def cut(i: int, j: int) -> Vector:
        return ((2.0 * tips[i] + tips[j]) / 3.0).normalized()

    fives = [_in_turn([cut(i, j) for j in near[i]]) for i in range(12)]
    sixes = [
        _in_turn([cut(p, q) for p in (i, j, k) for q in (i, j, k) if p != q])
        for i in range(12)
        for j in near[i]
        for k in near[j]
        if i < j < k and k in near[i]
    ]
    return fives, sixes


def _in_turn(corners: Sequence[Vector]) -> list[Vector]:
    """Corners of a flat panel in order around its middle."""
    middle = sum(corners, Vector()) / len(corners)
    side = (corners[0] - middle).normalized()
    up = middle.normalized().cross(side)
    return sorted(
        corners, key=lambda c: math.atan2((c - middle).dot(up), (c - middle).dot(side))
    )


def _panel(corners: Sequence[Vector], radius: float) -> Part:
    """A sewn panel: swollen between seams that lie a little deeper."""
    n = len(corners)
    middle = (sum(corners, Vector()) / n).normalized()
    points: list[Point] = []
    for k in range(n):
        for point in (corners[k], (corners[k] + corners[(k + 1) % n]) / 2.0):
            points.append(tuple(point.normalized() * (0.972 * radius)))
    for corner in corners:
        points.append(tuple((corner * 0.84 + middle * 0.16).normalized() * radius))
    points += [tuple(middle * radius), tuple(middle * (0.85 * radius))]
    top, base = 3 * n, 3 * n + 1
    faces: list[list[int]] = []
    for k in range(n):
        a, b, c = 2 * k, 2 * k + 1, (2 * k + 2) % (2 * n)
        here, after = 2 * n + k, 2 * n + (k + 1) % n
        faces += [[a, b, here], [b, after, here], [b, c, after], [here, after, top]]
        faces += [[b, a, base], [c, b, base]]
    return solid(points, faces)


def ball_football() -> Model:
    """A football: 12 black pentagons, 20 white hexagons."""
    m = Model()
    fives, sixes = _panels()
    for panels, material in ((fives, "plastic/black"), (sixes, "plastic/white")):
        for corners in panels:
            m.add(_panel(corners, 0.11).turn("X", 12).turn("Z", 25), material)
    return m


def _gore(radius: float, first: float, last: float, rows: int = 10) -> Part:
    """A slice of a ball between two longitudes (degrees)."""
    columns = 4
    points: list[Point] = [(0, 0, -radius), (0, 0, radius)]
    for row in range(1, rows):
        tall = math.pi * (row / rows - 0.5)
        for column in range(columns + 1):
            t = math.radians(first + (last - first) * column / columns)
            seam = 0.985 if column in (0, columns) else 1.0
            flat = radius * seam * math.cos(tall)
            points.append(
                (flat * math.cos(t), flat * math.sin(t), radius * math.sin(tall))
            )

    def at(row: int, column: int) -> int:
        return 2 + (row - 1) * (columns + 1) + column

    faces = [
        [at(r, c), at(r, c + 1), at(r + 1, c + 1), at(r + 1, c)]
        for r in range(1, rows - 1)
        for c in range(columns)
    ]
    for c in range(columns):
        faces += [[0, at(1, c + 1), at(1, c)]]
        faces += [[1, at(rows - 1, c), at(rows - 1, c + 1)]]
    for c in (0, columns):
        faces.append([0, *(at(r, c) for r in range(1, rows)), 1])
    return solid(points, faces)


def ball_beach() -> Model:
    """A beach ball of six coloured gores with white caps, leaning."""
    m, radius = Model(), 0.18
    colours = ("red", "white", "blue", "white", "yellow", "white")
    for k, colour in enumerate(colours):
        gore = _gore(radius, 60.0 * k, 60.0 * k + 60.0)
        m.add(gore.turn("X", 38).turn("Z", 20), f"plastic/{colour}")
    for sign in (-1.0, 1.0):
        cap = _dome(radius * 1.004, 0.045 if sign > 0 else 0.035)
        if sign < 0:
            cap.turn("X", 180)
        m.add(cap.turn("X", 38).turn("Z", 20), "plastic/white")
    return m


def _dome(radius: float, reach: float) -> Part:
    """The cap of a ball around its upper pole, out to `reach` from the axis."""
    low = math.sqrt(radius * radius - reach * reach)
    middle = math.sqrt(radius * radius - 0.3 * reach * reach)
    profile = [(reach, low - 0.004), (reach, low), (0.55 * reach, middle)]
    return lathe([(0.0, low - 0.004), *profile, (0.0, radius)], 12)


def ball_basketball() -> Model:
    """A basketball: orange, black channels in two great circles and two ovals."""
    m, radius = Model(), 0.12
    m.add(ball((0.24, 0.24, 0.24), (0, 0, 0), 24, 14), "rubber/orange")
    turns = [2.0 * math.pi * k / 26 for k in range(26)]
    lines = [
        [(math.cos(t), math.sin(t), 0.0) for t in turns],
        [(0.0, math.cos(t), math.sin(t)) for t in turns],
    ]
    for sign in (-1.0, 1.0):
        oval = [
            Vector((sign * 0.62, 0.92 * math.cos(t), 0.62 * math.sin(t))).normalized()
            for t in turns
        ]
        lines.append([tuple(point) for point in oval])
    for line in lines:
        path = [tuple(radius * 0.994 * c for c in point) for point in line]
        seam = tube(path, 0.0038, 3, closed=True)  # type: ignore[arg-type]
        m.add(seam.turn("X", 28).turn("Z", -52), "plastic/black")
    return m


def ball_striped() -> Model:
    """A rubber play ball: caps in the tint, yellow lines, dots on a white belt."""
    m, radius = Model(), 0.15
    zones = (
        (-90, -38, "plastic/plain"),
        (-38, -28, "plastic/yellow"),
        (-28, 28, "plastic/white"),
        (28, 38, "plastic/yellow"),
        (38, 90, "plastic/plain"),
    )
    for low, high, material in zones:
        m.add(_zone(radius, low, high).turn("X", 24).turn("Y", 14), material)
    for k in range(6):
        dot = _dome(radius * 1.006, 0.036).turn("X", 90).turn("Z", 60.0 * k)
        m.add(dot.turn("X", 24).turn("Y", 14), "plastic/plain")
    return m


def _zone(radius: float, low: float, high: float) -> Part:
    """A ball between two latitudes (degrees), closed by level discs."""
    rows = max(2, round((high - low) / 12.0))
    profile = []
    for k in range(rows + 1):
        t = math.radians(low + (high - low) * k / rows)
        profile.append((max(0.0, radius * math.cos(t)), radius * math.sin(t)))
    if low > -90:
        profile.insert(0, (0.0, profile[0][1]))
    if high < 90:
        profile.append((0.0, profile[-1][1]))
    return lathe([(0.0 if r < 1e-6 else r, z) for r, z in profile], 24)


def _star(radius: float) -> list[Flat]:
    """A five-pointed star."""
    outline = []
    for k in range(10):
        t = math.radians(90 + 36 * k)
        reach = radius if k % 2 == 0 else 0.45 * radius
        outline.append((reach * math.cos(t), reach * math.sin(t)))
    return outline


# ------------------------------------------------------------------------ backpacks


def _shoulder_straps(m: Model, high: float, back: float, cloth: str) -> None:
    """Two padded straps behind a pack: from its top, bowed out, to its foot."""
    for x in (-1, 1):
        knots: list[Point] = [
            (x * 0.05, back - 0.015, high),
            (x * 0.065, back + 0.035, high - 0.01),
            (x * 0.085, back + 0.06, high * 0.72),
            (x * 0.11, back + 0.045, high * 0.4),
            (x * 0.12, back - 0.012, high * 0.12),
        ]
        widths = [0.028] * 9 + [0.026, 0.022, 0.015, 0.013]
        strap = tube(smooth_path(knots, 3), widths, 6, flat=0.3)
        m.add(strap, cloth)


def _carry_loop(m: Model, y: float, z: float, material: str) -> None:
    """A loop to hang a pack by, on its top at (y, z)."""
    knots: list[Point] = [(-0.04, y, z - 0.02), (-0.035, y, z + 0.025)]
    knots += [(0.035, y, z + 0.025), (0.04, y, z - 0.02)]
    m.add(tube(smooth_path(knots, 3), 0.009, 6), material)


def _zip(m: Model, outline: Sequence[Point], pull: Point) -> None:
    """A dark zip along a line and its bright puller hanging at `pull`."""
    m.add(tube(outline, 0.006, 4), "plastic/black")
    x, y, z = pull
    m.add(box((0.012, 0.008, 0.036), (x, y, z - 0.012), 0.003), "metal/steel")


def _arch(half: float, low: float, high: float, y: float) -> list[Point]:
    """A line up, over and down again with round corners, in a plane y."""
    r = min(half, high - low) * 0.6
    line: list[Point] = [(-half, y, low)]
    for k in range(13):
        t = math.pi * (1.0 - k / 12.0)
        sign = -1.0 if k < 6 else 1.0 if k > 6 else 0.0
        x = sign * (half - r) + r * math.cos(t)
        line.append((x, y, high - r + r * math.sin(t)))
    return [*line, (half, y, low)]


def _narrow(high: float, share: float) -> Callable[[float, float, float], Point]:
    """A warp that draws in what stands on the floor towards its top."""

    def pinch(x: float, y: float, z: float) -> Point:
        k = 1.0 - share * max(0.0, z / high) ** 3
        return (x * k, y * (0.5 + 0.5 * k), z)

    return pinch


def backpack_school() -> Model:
    """A school bag: round top, two zipped front pockets, side pockets, straps."""
    m, cloth = Model(), "fabric/wool"
    body = cushion((0.31, 0.17, 0.43), (0, 0, 0.217), 0.075, 0.016, (3, 1, 3), 2)
    m.add(body.warp(_narrow(0.43, 0.2)), cloth)
    lower = cushion((0.25, 0.08, 0.19), (0, -0.1, 0.115), 0.03, 0.014, (2, 1, 2), 1)
    m.add(lower, cloth)
    upper = cushion((0.2, 0.06, 0.11), (0, -0.086, 0.285), 0.025, 0.012, (2, 1, 2), 1)
    m.add(upper, "plastic/black")
    m.add(slab((-0.155, -0.08, 0.0), (0.155, 0.08, 0.04), 0.02, 2), "plastic/black")
    _zip(m, _arch(0.098, 0.05, 0.19, -0.1425), (0.075, -0.15, 0.175))
    _zip(m, [(-0.08, -0.117, 0.318), (0.08, -0.117, 0.318)], (-0.06, -0.123, 0.31))
    pinch = _narrow(0.43, 0.2)
    path = [pinch(*point) for point in _arch(0.137, 0.1, 0.413, -0.066)]
    _zip(m, path, (0.098, -0.072, 0.365))
    m.add(slab((-0.06, -0.157, 0.1), (0.06, -0.145, 0.113), 0.002), "paper/white")
    m.add(slab((-0.03, -0.131, 0.265), (0.03, -0.116, 0.29), 0.002), "paper/white")
    side = cushion((0.05, 0.12, 0.17), (0.158, 0.0, 0.1), 0.02, 0.01, (1, 2, 2), 1)
    m.pair(side, "plastic/black")
    _carry_loop(m, 0.05, 0.425, "plastic/black")
    _shoulder_straps(m, 0.4, 0.085, "plastic/black")
    return m


def _strap_round(m: Model, size: Flat, at: Point, material: str) -> None:
    """A flat strap up the front of a pack with a buckle; `size` (width, height)."""
    x, y, z = at
    w, h = size
    m.add(box((w, 0.008, h), at, 0.002), material)
    m.add(box((w + 0.016, 0.014, 0.034), (x, y - 0.004, z), 0.004), "plastic/black")


def backpack_trekking() -> Model:
    """A tall trekking pack: lid, side pockets, buckled straps, rolled mat on top."""
    m, cloth, dark = Model(), "fabric/linen", "plastic/black"
    body = cushion((0.3, 0.22, 0.52), (0, 0, 0.262), 0.06, 0.014, (3, 2, 3), 1)
    m.add(body, cloth)
    lid = cushion((0.33, 0.27, 0.12), (0, -0.008, 0.555), 0.05, 0.016, (2, 2, 1), 1)
    m.add(lid, "book/blue")
    m.add(slab((-0.145, -0.105, 0.0), (0.145, 0.105, 0.06), 0.025), dark)
    pocket = cushion((0.2, 0.08, 0.25), (0, -0.125, 0.2), 0.03, 0.014, (2, 1, 2), 1)
    m.add(pocket, "book/blue")
    for x in (-0.06, 0.06):
        _strap_round(m, (0.022, 0.19), (x, -0.14, 0.44), dark)
    side = cushion((0.07, 0.15, 0.24), (0.165, 0, 0.17), 0.026, 0.012, (1, 2, 2), 1)
    m.pair(side, "book/blue")
    for z in (0.33, 0.43):
        m.add(_belt(0.312, 0.232, 0.055, z, 0.016), dark)
    _mat_roll(m, (0, 0.0, 0.672), 0.062, 0.44)
    for x in (-0.12, 0.12):
        m.add(ring(0.064, 0.005, (0, 0, 0), 12, 3).turn("Y", 90).move(x, 0, 0.672),
              dark)  # fmt: skip
    _zip(m, _arch(0.075, 0.11, 0.3, -0.165), (0.06, -0.172, 0.285))
    wing = box((0.026, 0.13, 0.08), (0, 0, 0), 0.011).turn("Z", 20)
    m.pair(wing.move(0.14, 0.135, 0.1), dark)
    _shoulder_straps(m, 0.5, 0.11, dark)
    return m


def _belt(width: float, depth: float, radius: float, z: float, high: float) -> Part:
    """A flat strap around a pack at height z."""
    outer = rounded(width, depth, radius, 3)
    path = [(x, y, z) for x, y in outer]
    return tube(path, high / 2.0, 4, closed=True, flat=1.0)


def _mat_roll(m: Model, at: Point, radius: float, length: float) -> None:
    """A rolled sleeping mat along x, with the spiral of its end."""
    half, inner = length / 2.0, radius - 0.006
    profile = [(inner, -half), (radius, 0.006 - half), (radius, half - 0.006)]
    roll = lathe([*profile, (inner, half)], 16)
    m.add(roll.turn("Y", 90).move(*at), "plastic/yellow")
    for x in (-1, 1):
        line = ring(0.55 * radius, 0.006, (0, 0, 0), 12, 3).turn("Y", 90)
        m.add(line.move(at[0] + x * length / 2, at[1], at[2]), "plastic/orange")


def backpack_rucksack() -> Model:
    """An old canvas rucksack: flap with two leather straps, brass buckles, pockets."""
    m, cloth, hide, brass = Model(), "book/green", "leather/plain", "metal/brass"
    body = cushion((0.34, 0.2, 0.4), (0, 0, 0.203), 0.08, 0.02, (3, 2, 3), 2)
    m.add(body.warp(_narrow(0.42, 0.3)), cloth)
    m.add(slab((-0.165, -0.095, 0.0), (0.165, 0.095, 0.05), 0.024, 2), hide)

    def flap(u: float, v: float) -> Point:
        x = (u - 0.5) * (0.23 + 0.06 * min(1.0, v / 0.6))
        droop = 0.035 * (2.0 * u - 1.0) ** 2
        if v > 0.6:
            over = (v - 0.6) / 0.4
            return (x, -0.11 - 0.017 * over, 0.375 - 0.155 * over - droop)
        share = v / 0.6
        rise = 0.044 * (1.0 - (2.0 * share - 1.0) ** 2) if share < 0.5 else 0.044
        fall = 0.057 * max(0.0, share - 0.5) ** 2 / 0.25
        return (x, 0.075 - 0.185 * share, 0.388 + rise - fall - droop)

    m.add(shell(flap, 6, 10, 0.012), hide)
    for x in (-0.075, 0.075):
        m.add(box((0.026, 0.009, 0.2), (x, -0.139, 0.225), 0.002), hide)
        m.add(_buckle().move(x, -0.146, 0.2), brass)
    front = cushion((0.2, 0.07, 0.13), (0, -0.12, 0.1), 0.03, 0.012, (2, 1, 1), 1)
    m.add(front, cloth)
    side = cushion((0.07, 0.13, 0.16), (0.175, -0.005, 0.11), 0.03, 0.012, (1, 2, 2), 1)
    m.pair(side, cloth)
    lid = box((0.05, 0.125, 0.06), (0.19, -0.005, 0.175), 0.016)
    m.pair(lid, hide)
    for x in (-1, 1):
        m.add(box((0.01, 0.022, 0.07), (x * 0.217, -0.005, 0.14), 0.002), brass)
    _carry_loop(m, 0.06, 0.43, hide)
    _shoulder_straps(m, 0.4, 0.1, hide)
    return m


def _buckle() -> Part:
    """A square buckle that lies against a front."""
    path = [(x, 0.0, z) for x, z in rounded(0.044, 0.036, 0.006, 1)]
    return tube(path, 0.004, 4, closed=True)


# ---------------------------------------------------------------------------- books

SUNK = 0.0003
"""How deep a book lies in the one below, so that no faces coincide (metres)."""


def _book(m: Model, size: Point, cover: str, at: Point, spin: float) -> None:
    """A book lying flat, its spine to the front before it is turned by `spin`.

    `size` is (length of the spine, width, thickness); `at` the middle of its foot.
    """
    long, wide, thick = size
    board, edge = 0.003, 0.005
    parts = [
        (slab((-long / 2, -wide / 2, 0), (long / 2, wide / 2, board), 0), cover),
        (slab((-long / 2, -wide / 2, thick - board), (long / 2, wide / 2, thick), 0.0),
         cover),
        (_spine(long, wide, thick), cover),
        (slab((-long / 2 + edge, -wide / 2 + 0.002, board),
              (long / 2 - edge, wide / 2 - edge, thick - board), 0.0), "paper/white"),
    ]  # fmt: skip
    label = "book/ochre" if cover in ("book/cream", "paper/white") else "book/cream"
    x = -long * 0.22
    band_at = slab((x, -wide / 2 - 0.0058, thick * 0.2),
                   (x + long * 0.3, -wide / 2 - 0.001, thick * 0.8), 0.0)  # fmt: skip
    parts.append((band_at, label))
    for part, material in parts:
        m.add(part.turn("Z", spin).move(*at), material)


def _spine(long: float, wide: float, thick: float) -> Part:
    """The rounded back of a book, along x on its -y side."""
    y = -wide / 2
    outline = [(y + 0.002, 0.0), (y + 0.002, thick), (y - 0.003, thick)]
    outline += [(y - 0.005, thick * 0.7), (y - 0.005, thick * 0.3), (y - 0.003, 0.0)]
    return prism(outline, long, "X")


def books_tidy() -> Model:
    """Four bound books, the largest below, spines to the front."""
    m, z = Model(), 0.0
    for cover, size, spin in (
        ("book/green", (0.29, 0.215, 0.038), 0),
        ("book/red", (0.26, 0.19, 0.046), 3),
        ("book/cream", (0.235, 0.165, 0.03), -4),
        ("book/blue", (0.21, 0.145, 0.036), 5),
    ):
        _book(m, size, cover, (0, 0, z), spin)
        z += size[2] - SUNK
    return m


def books_tower() -> Model:
    """Eight books piled high and anyhow."""
    m, z = Model(), 0.0
    for cover, size, spin, x in (
        ("book/blue", (0.25, 0.18, 0.045), 0, 0.0),
        ("book/ochre", (0.24, 0.17, 0.028), 14, 0.006),
        ("book/red", (0.23, 0.165, 0.05), -10, -0.01),
        ("book/cream", (0.24, 0.17, 0.024), 12, 0.004),
        ("book/green", (0.2, 0.15, 0.04), -4, 0.012),
        ("plastic/black", (0.22, 0.15, 0.03), 188, -0.006),
        ("book/blue", (0.19, 0.13, 0.034), -18, 0.004),
        ("plastic/red", (0.17, 0.11, 0.022), 30, 0.0),
    ):
        _book(m, size, cover, (x, -0.4 * x, z), spin)
        z += size[2] - SUNK
    return m


def books_open() -> Model:
    """Two books with a third lying open on them."""
    m = Model()
    _book(m, (0.27, 0.2, 0.042), "book/red", (0, 0, 0), 4)
    _book(m, (0.25, 0.18, 0.034), "book/blue", (0.005, 0, 0.042 - SUNK), -6)
    z, spin = 0.0755, 12.0
    cover = slab((-0.17, -0.115, z), (0.17, 0.115, z + 0.004), 0.0)
    m.add(cover.turn("Z", spin), "book/green")
    for sign in (-1.0, 1.0):
        outline = [
            (0.0, z + 0.004),
            (sign * 0.162, z + 0.004),
            (sign * 0.16, z + 0.016),
        ]
        outline += [(sign * 0.12, z + 0.026), (sign * 0.07, z + 0.032)]
        outline += [(sign * 0.03, z + 0.03), (0.0, z + 0.012)]
        m.add(prism(outline, 0.22, "Y").turn("Z", spin), "paper/white")
        for k in range(7):
            share = 0.04 + 0.017 * k
            rise = _page(share)
            line = box((0.009, 0.15 - 0.02 * (k % 3), 0.0016), (0, 0, 0), 0.0)
            line.turn("Y", sign * math.degrees(math.atan(_slope(share))))
            line.move(sign * share, 0.0, z + rise).turn("Z", spin)
            m.add(line, "plastic/black")
    ribbon = box((0.008, 0.27, 0.002), (0, -0.02, z + 0.014), 0.0)
    m.add(ribbon.turn("Z", spin), "plastic/red")
    return m


def _page(x: float) -> float:
    """Height of an open page above the cover, at x from the fold."""
    knots = ((0.0, 0.012), (0.03, 0.03), (0.07, 0.032), (0.12, 0.026), (0.16, 0.016))
    for (a, low), (b, high) in itertools.pairwise(knots):
        if x <= b:
            return low + (high - low) * (x - a) / (b - a)
    return knots[-1][1]


def _slope(x: float) -> float:
    """How an open page falls at x from the fold."""
    return (_page(x - 0.004) - _page(x + 0.004)) / 0.008


# ------------------------------------------------------------------------------ mugs


def _cup(profile: Sequence[Flat], wall: float, drink: Flat) -> Part:
    """A vessel from its outer profile, bottom to rim, hollow down to its drink.

    `drink` is (radius, z) of the face of what is in it.
    """
    inner = [(r - wall, z) for r, z in reversed(profile) if z > drink[1]]
    inner += [(drink[0], drink[1] - 0.003), (0.0, drink[1] - 0.003)]
    return lathe([(0.0, profile[0][1]), *profile, *inner], 16)


def _handle(knots: Sequence[Point], radius: float) -> Part:
    """The handle of a cup: a bowed bar, a little flat."""
    return tube(smooth_path(knots, 3), radius, 5)


def _drink(m: Model, drink: Flat, material: str) -> None:
    """What a cup holds, its face at (radius, z)."""
    radius, z = drink
    m.add(lathe([(radius + 0.0006, z - 0.004), (radius + 0.0006, z)], 16), material)


def mug_plain() -> Model:
    """A stout mug, white inside its handle, with coffee in it."""
    m = Model()
    profile = [(0.036, 0.0), (0.0405, 0.003), (0.0425, 0.012), (0.0425, 0.088),
               (0.0415, 0.092)]  # fmt: skip
    m.add(_cup(profile, 0.0045, (0.038, 0.078)), "ceramic/plain")
    knots: list[Point] = [(0.039, 0, 0.075), (0.06, 0, 0.08), (0.073, 0, 0.062)]
    knots += [(0.07, 0, 0.035), (0.055, 0, 0.02), (0.039, 0, 0.022)]
    m.add(_handle(knots, 0.0058), "ceramic/plain")
    m.add(band([(0.0422, 0.03), (0.0431, 0.031), (0.0431, 0.06), (0.0422, 0.061)], 16),
          "plastic/white")  # fmt: skip
    _drink(m, (0.038, 0.078), "drink/coffee")
    return m


def mug_saucer() -> Model:
    """A round white tea cup on a saucer, with a spoon."""
    m, white = Model(), "plastic/white"
    saucer = [
        (0.0, 0.0),
        (0.038, 0.0),
        (0.046, 0.004),
        (0.075, 0.016),
        (0.0745, 0.0185),
    ]
    saucer += [(0.044, 0.008), (0.0, 0.007)]
    m.add(lathe(saucer, 16), white)
    profile = [(0.021, 0.006), (0.024, 0.012), (0.034, 0.024), (0.043, 0.042),
               (0.0465, 0.062), (0.0475, 0.068)]  # fmt: skip
    m.add(_cup(profile, 0.0028, (0.0432, 0.06)), white)
    m.add(ring(0.0464, 0.0018, (0, 0, 0.068), 16, 3), "metal/brass")
    knots: list[Point] = [(0.044, 0, 0.058), (0.06, 0, 0.063), (0.07, 0, 0.05)]
    knots += [(0.06, 0, 0.036), (0.042, 0, 0.036)]
    m.add(_handle(knots, 0.0038), white)
    _drink(m, (0.0432, 0.06), "drink/coffee")
    spoon: list[Point] = [(-0.03, -0.05, 0.0165), (0.0, -0.054, 0.0185)]
    spoon += [(0.055, -0.058, 0.03)]
    m.add(tube(spoon, 0.0022, 3), "metal/steel")
    m.add(ball((0.034, 0.022, 0.007), (-0.042, -0.049, 0.0155), 8, 4), "metal/steel")
    return m


def mug_tall() -> Model:
    """A tapered stoneware mug: blue glaze over a bare clay foot, big ear handle."""
    m = Model()
    m.add(lathe([(0.028, 0.0), (0.03, 0.003), (0.0325, 0.026), (0.03, 0.026)], 14),
          "ceramic/terracotta")  # fmt: skip
    profile = [(0.0335, 0.024), (0.0342, 0.028), (0.039, 0.108), (0.0385, 0.112)]
    m.add(_cup(profile, 0.004, (0.0342, 0.098)), "ceramic/blue")
    knots: list[Point] = [(0.036, 0, 0.094), (0.058, 0, 0.098), (0.07, 0, 0.078)]
    knots += [(0.064, 0, 0.052), (0.048, 0, 0.038), (0.033, 0, 0.04)]
    m.add(_handle(knots, 0.0056), "ceramic/blue")
    _drink(m, (0.0342, 0.098), "drink/coffee")
    return m


# --------------------------------------------------------------------------- bottles


def bottle_wine() -> Model:
    """A dark green wine bottle with a paper label and a red capsule."""
    m = Model()
    body = [(0.0, 0.0), (0.034, 0.0), (0.0375, 0.004), (0.0375, 0.19), (0.034, 0.206)]
    body += [(0.022, 0.224), (0.0155, 0.24), (0.0145, 0.262), (0.0, 0.262)]
    m.add(lathe(body, 18), "glass/green")
    m.add(lathe([(0.0152, 0.252), (0.0152, 0.293), (0.0165, 0.294), (0.0165, 0.303),
                 (0.014, 0.306)], 18), "plastic/red")  # fmt: skip
    _label(m, 0.0375, 0.06, 0.145, "paper/white")
    _label(m, 0.0379, 0.075, 0.083, "metal/brass")
    _label(m, 0.0379, 0.125, 0.133, "plastic/red")
    return m


def _label(m: Model, radius: float, low: float, high: float, paper: str) -> None:
    """A paper band around a bottle."""
    r = radius + 0.0006
    m.add(lathe([(r, low), (r, high)], 18), paper)


def bottle_water() -> Model:
    """A clear ribbed water bottle with a blue cap and a label."""
    m = Model()
    profile = [(0.0, 0.0), (0.026, 0.0), (0.031, 0.006)]
    for k in range(3):
        z = 0.014 + 0.025 * k
        profile += [(0.0325, z), (0.0325, z + 0.016), (0.03, z + 0.0205)]
    profile += [(0.0325, 0.09), (0.0325, 0.15), (0.03, 0.156), (0.0325, 0.162)]
    profile += [(0.031, 0.176), (0.024, 0.194), (0.014, 0.206), (0.0125, 0.21)]
    profile += [(0.0125, 0.222), (0.0, 0.222)]
    m.add(lathe(profile, 13), "glass/water")
    _label(m, 0.0325, 0.094, 0.146, "plastic/blue")
    _label(m, 0.0331, 0.112, 0.128, "paper/white")
    m.add(lathe([(0.0165, 0.213), (0.0165, 0.216), (0.0145, 0.217), (0.0145, 0.231),
                 (0.013, 0.233)], 10), "plastic/blue")  # fmt: skip
    return m


def bottle_flask() -> Model:
    """A lacquered steel drinking flask: black lid with a carrying loop."""
    m = Model()
    m.add(lathe([(0.033, 0.0), (0.035, 0.003), (0.035, 0.014)], 22), "metal/steel")
    body = [(0.0362, 0.012), (0.037, 0.016), (0.037, 0.172), (0.034, 0.19)]
    m.add(lathe([*body, (0.0245, 0.205)], 22), "paint/plain")
    m.add(lathe([(0.023, 0.2), (0.023, 0.214)], 20), "metal/steel")
    lid = [(0.0265, 0.212), (0.0275, 0.214), (0.0275, 0.238), (0.024, 0.242)]
    m.add(lathe(lid, 20), "plastic/black")
    knots: list[Point] = [(-0.024, 0, 0.23), (-0.022, 0, 0.258), (0, 0, 0.268)]
    knots += [(0.022, 0, 0.258), (0.024, 0, 0.23)]
    m.add(tube(smooth_path(knots, 3), 0.0048, 6), "plastic/black")
    m.add(prism(_star(0.018), 0.004, "Y").move(0, -0.0365, 0.1), "paper/white")
    return m


def bottle_oil() -> Model:
    """A square oil bottle: golden oil, label, cork."""
    m = Model()
    shapes = [(0.058, 0.01, 0.0), (0.062, 0.012, 0.004), (0.062, 0.012, 0.165)]
    shapes += [(0.05, 0.02, 0.185), (0.03, 0.014, 0.2), (0.027, 0.0125, 0.21)]
    shapes += [(0.027, 0.0125, 0.25)]
    rings = [[(x, y, z) for x, y in rounded(w, w, r, 3)] for w, r, z in shapes]
    n = len(rings[0])
    faces = [
        [row * n + k, row * n + (k + 1) % n, row * n + n + (k + 1) % n, row * n + n + k]
        for row in range(len(rings) - 1)
        for k in range(n)
    ]
    faces += [list(range(n)), list(range((len(rings) - 1) * n, len(rings) * n))]
    m.add(solid([p for line in rings for p in line], faces), "book/ochre")
    m.add(ring(0.0145, 0.0035, (0, 0, 0.247), 16, 5), "book/ochre")
    m.add(lathe([(0.0105, 0.248), (0.012, 0.272)], 12), "paper/kraft")
    m.add(slab((-0.024, -0.0318, 0.05), (0.024, -0.028, 0.13), 0.0), "paper/white")
    m.add(slab((-0.016, -0.0324, 0.085), (0.016, -0.031, 0.12), 0.0), "leaf/green")
    return m


# --------------------------------------------------------------------------- globes

TILT = 23.0
"""How far the axis of a globe leans (degrees)."""


def _map_ball(radius: float, columns: int = 20, rows: int = 10) -> Part:
    """A ball that wears its map once; it must be the first part of its model."""
    part = ball((2 * radius, 2 * radius, 2 * radius), (0, 0, 0), columns, rows)
    layer = part.bm.loops.layers.uv.verify()
    for face in part.bm.faces:
        middle = face.calc_center_median()
        about = math.atan2(middle.y, middle.x)
        for loop in face.loops:
            x, y, z = (c / radius for c in loop.vert.co)
            t = math.atan2(y, x)
            t = about if x * x + y * y < 1e-6 else t
            t += 2.0 * math.pi * round((about - t) / (2.0 * math.pi))
            tall = math.asin(max(-1.0, min(1.0, z))) / math.pi
            loop[layer].uv = (t / (2.0 * math.pi) + 0.5, tall + 0.5)
    part.mapped = True
    return part


def _axle(m: Model, radius: float, z: float, metal: str) -> None:
    """Two knobs where the leaning axis leaves the ball."""
    for sign in (-1.0, 1.0):
        pin = ball((0.016, 0.016, 0.02), (0, 0, sign * (radius + 0.008)), 6, 4)
        m.add(pin.turn("Y", TILT).move(0, 0, z), metal)


def _meridian(m: Model, radius: float, z: float, metal: str) -> None:
    """A half ring from pole to pole that carries the axis, below the ball at x=0."""
    path = []
    for k in range(13):
        t = math.radians(90.0 - 15.0 * k)
        path.append((radius * math.cos(t), 0.0, radius * math.sin(t)))
    m.add(tube(path, 0.005, 4).turn("Y", TILT).move(0, 0, z), metal)


def globe_desk() -> Model:
    """A school globe: blue sea, brass half ring, turned walnut foot."""
    m, radius, z = Model(), 0.13, 0.24
    m.add(_map_ball(radius).turn("Z", 200).turn("Y", TILT).move(0, 0, z), "map/world")
    _axle(m, radius, z, "metal/brass")
    _meridian(m, radius + 0.014, z, "metal/brass")
    foot = [(0.0, 0.0), (0.085, 0.0), (0.09, 0.006), (0.086, 0.016), (0.05, 0.026)]
    foot += [(0.022, 0.034), (0.014, 0.05), (0.02, 0.066), (0.012, 0.08), (0.01, 0.1)]
    m.add(lathe([*foot, (0.0, 0.1)], 12), "wood/walnut")
    return m


def globe_antique() -> Model:
    """A brown globe in a wooden horizon ring on four turned legs."""
    m, radius, z = Model(), 0.125, 0.215
    m.add(
        _map_ball(radius, 18, 9).turn("Z", 120).turn("Y", TILT).move(0, 0, z),
        "map/antique",
    )
    _axle(m, radius, z, "metal/brass")
    path = [
        (
            (radius + 0.012) * math.cos(math.pi * k / 9),
            0.0,
            (radius + 0.012) * math.sin(math.pi * k / 9),
        )
        for k in range(18)
    ]
    m.add(tube(path, 0.005, 3, closed=True).move(0, 0, z), "metal/brass")
    inner, outer = radius + 0.015, radius + 0.045
    rim = [
        (inner, z - 0.008),
        (outer, z - 0.008),
        (outer, z + 0.006),
        (inner, z + 0.006),
    ]
    m.add(band(rim, 18), "wood/oak")
    for k in range(4):
        t = math.radians(45 + 90 * k)
        c, s = math.cos(t), math.sin(t)
        top, foot = (0.152 * c, 0.152 * s, z - 0.004), (0.135 * c, 0.135 * s, 0.0)
        turned = [(0.0, 0.015), (0.5, 0.028), (1.0, 0.022)]
        m.add(spindle(foot, top, turned, 5), "wood/oak")
    for turn in (45.0, -45.0):
        m.add(box((0.28, 0.016, 0.014), (0, 0, 0.05), 0.0).turn("Z", turn), "wood/oak")
    m.add(lathe([(0.014, 0.045), (0.02, 0.06), (0.008, 0.075), (0.006, 0.08)], 6),
          "wood/oak")  # fmt: skip
    return m


def globe_night() -> Model:
    """A black and gold globe on a slim steel pole and a marble disc."""
    m, radius, z = Model(), 0.11, 0.27
    m.add(_map_ball(radius).turn("Z", 250).turn("Y", TILT).move(0, 0, z), "map/night")
    _axle(m, radius, z, "metal/brass")
    _meridian(m, radius + 0.012, z, "metal/brass")
    m.add(lathe([(0.007, 0.02), (0.007, z - radius - 0.008)], 10), "metal/brass")
    m.add(lathe([(0.07, 0.0), (0.073, 0.003), (0.073, 0.019), (0.07, 0.022)], 20),
          "stone/marble")  # fmt: skip
    return m


MODELS: dict[str, Callable[[], Model]] = {
    "ball/football": ball_football,
    "ball/beach": ball_beach,
    "ball/basketball": ball_basketball,
    "ball/striped": ball_striped,
    "backpack/school": backpack_school,
    "backpack/trekking": backpack_trekking,
    "backpack/rucksack": backpack_rucksack,
    "stack_of_books/tidy": books_tidy,
    "stack_of_books/tower": books_tower,
    "stack_of_books/open": books_open,
    "mug/plain": mug_plain,
    "mug/saucer": mug_saucer,
    "mug/tall": mug_tall,
    "bottle/wine": bottle_wine,
    "bottle/water": bottle_water,
    "bottle/flask": bottle_flask,
    "bottle/oil": bottle_oil,
    "globe/desk": globe_desk,
    "globe/antique": globe_antique,
    "globe/night": globe_night,
}
