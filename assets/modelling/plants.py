"""Potted plants: four kinds that differ in leaf, habit and pot."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from forms import coiled, crate, loft, ring, sheet
from mathutils import Vector
from toolkit import Model, Part, Point, lathe, smooth_path, solid, tube

GOLDEN_ANGLE = 137.508


def arch(base: Point, yaw: float, lifts: Sequence[float], length: float) -> list[Point]:
    """A path that sets out at `yaw` and climbs by each of `lifts` (degrees) in turn."""
    here, path = Vector(base), [base]
    heading, step = math.radians(yaw), length / len(lifts)
    for lift in lifts:
        rise = math.radians(lift)
        flat = step * math.cos(rise)
        here = here + Vector(
            (flat * math.cos(heading), flat * math.sin(heading), step * math.sin(rise))
        )
        path.append(tuple(here))
    return path


def leaf(
    path: Sequence[Point],
    widths: Sequence[float],
    side: Point,
    thickness: float = 0.005,
    fold: float = 0.15,
) -> Part:
    """A closed leaf along a path: pointed ends, thin rim, a fold at the midrib.

    Args:
        path: From the base to the tip.
        widths: Full width at each inner point of the path (two fewer than points).
        side: Direction across the leaf.
        thickness: At the midrib, metres.
        fold: How far the rim stands above the midrib, as a share of the half width.
    """
    p, across = [Vector(q) for q in path], Vector(side).normalized()
    points: list[Point] = [path[0]]
    for k, width in enumerate(widths, start=1):
        along = (p[k + 1] - p[k - 1]).normalized()
        normal = across.cross(along).normalized()
        normal = -normal if normal.z < 0.0 else normal
        rim = normal * (fold * width / 2.0)
        for spot in (
            p[k] - across * (width / 2.0) + rim,
            p[k] + normal * (thickness / 2.0),
            p[k] + across * (width / 2.0) + rim,
            p[k] - normal * (thickness / 2.0),
        ):
            points.append(tuple(spot))
    tip = len(points)
    points.append(path[-1])
    faces: list[list[int]] = []
    for k in range(len(widths) - 1):
        a, b = 1 + 4 * k, 5 + 4 * k
        for i in range(4):
            j = (i + 1) % 4
            faces.append([a + i, a + j, b + j, b + i])
    for i in range(4):
        j, end = (i + 1) % 4, tip - 4
        faces += [[0, 1 + j, 1 + i], [tip, end + i, end + j]]
    return solid(points, faces)


def level_side(yaw: float, roll: float = 0.0) -> Point:
    """The direction across a leaf that grows towards `yaw` (degrees)."""
    a, b = math.radians(yaw), math.radians(roll)
    return (-math.sin(a) * math.cos(b), math.cos(a) * math.cos(b), math.sin(b))


def soil(m: Model, radius: float, z: float) -> None:
    """A heaped round of soil."""
    m.add(
        lathe([(0, z - 0.02), (radius, z - 0.02), (radius, z), (0, z + 0.015)], 16),
        "soil/dark",
    )


def fiddle_leaf() -> Model:
    """A fiddle-leaf fig: bare stems, big upright leaves, a white tapered pot."""
    m, dice = Model(), random.Random(11)
    pot = [(0.13, 0), (0.15, 0.012), (0.2, 0.35), (0.2, 0.37)]
    m.add(lathe([*pot, (0.178, 0.37), (0.172, 0.3), (0, 0.3)], 24), "plaster/white")
    soil(m, 0.173, 0.335)
    stems = (
        ((0, 0, 0.3), (0.03, 0.02, 0.65), (0.0, 0.03, 1.0), (0.03, 0.0, 1.42)),
        (
            (0.01, 0, 0.3),
            (-0.07, -0.04, 0.62),
            (-0.15, -0.08, 0.88),
            (-0.19, -0.1, 1.14),
        ),
    )
    for number, (knots, leaves) in enumerate(zip(stems, (24, 15), strict=True)):
        path = smooth_path(knots, 3)
        n = len(path)
        m.add(tube(path, [0.02 - 0.012 * k / n for k in range(n)], 7), "bark/brown")
        for k in range(leaves):
            share = 0.42 + 0.58 * k / (leaves - 1)
            x, y, z = path[min(n - 1, round(share * (n - 1)))]
            at = (x, y, z - 0.01)
            yaw = GOLDEN_ANGLE * k + 70.0 * number + dice.uniform(-12, 12)
            top = k / (leaves - 1)
            first = 18.0 + 58.0 * top * top + dice.uniform(-6, 6)
            length = dice.uniform(0.3, 0.37) * (1.0 - 0.2 * top * top)
            lifts = [
                first + 12,
                first + 4,
                first - 6,
                first - 18,
                first - 34,
                first - 52,
            ]
            width = length * dice.uniform(0.6, 0.68)
            blade = [width * w for w in (0.3, 0.62, 0.86, 1.0, 0.8)]
            m.add(
                leaf(
                    arch(at, yaw, lifts, length), blade, level_side(yaw, 0), 0.005, 0.2
                ),
                "leaf/dark" if k % 3 == 0 else "leaf/green",
            )
    return m


MONSTERA_RIB = ((0.0, 0.0), (0.2, 0.0), (0.4, 0.0), (0.6, 0.0), (0.8, 0.0), (1.06, 0.0))
MONSTERA_EDGE = (
    (-0.03, 0.1), (-0.19, 0.17), (-0.12, 0.38), (0.12, 0.5), (0.17, 0.17),
    (0.24, 0.52), (0.42, 0.48), (0.40, 0.17), (0.53, 0.45), (0.69, 0.36),
    (0.62, 0.14), (0.77, 0.31), (0.91, 0.19), (0.83, 0.06),
)  # fmt: skip
MONSTERA_FACES = (
    (0, 6, 10, 1), (1, 10, 13, 2), (2, 13, 16, 3), (3, 16, 19, 4), (4, 19, 5),
    (6, 7, 8, 9, 10), (10, 11, 12, 13), (13, 14, 15, 16), (16, 17, 18, 19),
)  # fmt: skip


def lobed_leaf(length: float) -> Part:
    """A flat heart with slits to its midrib, base at the origin, tip towards +x."""
    flat = [*MONSTERA_RIB, *MONSTERA_EDGE, *((x, -y) for x, y in MONSTERA_EDGE)]
    points = [
        (x * length, y * length, (0.18 * abs(y) - 0.3 * x * x) * length)
        for x, y in flat
    ]
    near = [list(face) for face in MONSTERA_FACES]
    n = len(MONSTERA_EDGE)
    far = [[k if k < 6 else k + n for k in reversed(face)] for face in near]
    return sheet(points, near + far, 0.005)


def monstera() -> Model:
    """A Swiss cheese plant: arching stalks with big slit leaves, terracotta pot."""
    m, dice = Model(), random.Random(5)
    pot = [(0.125, 0), (0.165, 0.24), (0.185, 0.24), (0.19, 0.31)]
    m.add(
        lathe([*pot, (0.168, 0.31), (0.16, 0.26), (0, 0.26)], 24), "ceramic/terracotta"
    )
    soil(m, 0.163, 0.285)
    plan = [(k * GOLDEN_ANGLE, k / 12.0) for k in range(13)]
    for yaw, rank in plan:
        yaw += dice.uniform(-10, 10)
        reach = 0.36 + 0.56 * rank
        lifts = [84.0, 58.0 + 24.0 * rank, 34.0 + 44.0 * rank]
        start = (0.0, 0.0, 0.27)
        stalk = arch(start, yaw, lifts, reach)
        m.add(tube(stalk, [0.011, 0.009, 0.007, 0.005], 4), "leaf/green")
        blade = lobed_leaf(dice.uniform(0.32, 0.37) * (1.1 - 0.2 * rank))
        pitch = 24.0 - 20.0 * rank + dice.uniform(-6, 6)
        blade.turn("X", dice.uniform(-12, 12)).turn("Y", pitch).turn("Z", yaw)
        m.add(blade.move(*stalk[-1]), "leaf/dark" if rank < 0.5 else "leaf/green")
    return m


def snake_plant() -> Model:
    """A snake plant: stiff upright blades with pale rims, square concrete pot."""
    m, dice = Model(), random.Random(3)
    m.add(
        crate(
            [
                (0.29, 0.29, 0.02, 0),
                (0.35, 0.35, 0.025, 0.3),
                (0.31, 0.31, 0.02, 0.3),
                (0.30, 0.30, 0.02, 0.24),
            ]
        ),
        "concrete/plain",
    )
    m.add(crate([(0.304, 0.304, 0.02, 0.25), (0.308, 0.308, 0.02, 0.275)]), "soil/dark")
    for k in range(17):
        yaw = GOLDEN_ANGLE * k
        spread = 0.115 * math.sqrt((k + 0.3) / 17.0)
        turn = math.radians(yaw)
        base = (spread * math.cos(turn), spread * math.sin(turn), 0.25)
        height = dice.uniform(0.62, 0.98) * (1.12 - 3.0 * spread)
        lean = 90.0 - 150.0 * spread + dice.uniform(-3, 3)
        path = arch(base, yaw, [lean, lean + 2, lean - 4, lean - 1], height)
        side = level_side(yaw + dice.uniform(-60, 60))
        width = dice.uniform(0.075, 0.1)
        blade = [width * w for w in (0.85, 1.0, 0.8)]
        m.add(leaf(path, blade, side, 0.006, 0.25), "leaf/pale")
        core = [w * 0.7 for w in blade]
        m.add(leaf(path, core, side, 0.016, 0.25), "leaf/dark")
    return m


def palm() -> Model:
    """A parlour palm: feathered fronds that arch out of a woven basket."""
    m, dice = Model(), random.Random(8)
    coils = coiled(lambda t: _circle(0.165 + 0.1 * t * (1.2 - t), 0.33 * t), 5, 0.022)
    inner = [_circle(0.165, 0.33), _circle(0.165, 0.26)]
    m.add(loft([*coils, *inner]), "wicker/natural")
    m.add(ring(0.18, 0.013, (0, 0, 0.335), 18, 4), "wicker/natural")
    soil(m, 0.168, 0.3)
    for k in range(8):
        yaw = GOLDEN_ANGLE * k + dice.uniform(-10, 10)
        rank = k / 7.0
        length = 0.62 + 0.42 * rank
        first = 74.0 + 12.0 * rank
        bend = 13.0 - 4.0 * rank
        lifts = [first + 6, first, *(first - bend * j for j in range(1, 8))]
        start = (0.0, 0.0, 0.28)
        spine = arch(start, yaw, lifts, length)
        thin = [0.011 - 0.008 * j / 9.0 for j in range(len(spine))]
        m.add(tube(spine, thin, 3), "leaf/pale")
        _feather(m, spine, yaw)
    return m


def _circle(radius: float, z: float, sides: int = 18) -> list[Point]:
    turns = [2.0 * math.pi * k / sides for k in range(sides)]
    return [(radius * math.cos(t), radius * math.sin(t), z) for t in turns]


def _feather(m: Model, spine: Sequence[Point], yaw: float) -> None:
    """Leaflets on both sides of a frond, longest in the middle, and one at its tip."""
    across = Vector(level_side(yaw))
    for j in range(4, len(spine)):
        along = (Vector(spine[j]) - Vector(spine[j - 1])).normalized()
        share = (j - 4) / (len(spine) - 5)
        reach = 0.3 * (1.0 - 0.5 * share) * (0.8 + 0.5 * min(share, 0.4))
        for half in (0.06, 0.53):
            root = Vector(spine[j]).lerp(Vector(spine[j - 1]), half)
            for sign in (-1.0, 1.0):
                out = (across * sign + along * (0.55 + 0.5 * share)).normalized()
                middle = root + out * (reach * 0.5) + Vector((0, 0, 0.015))
                end = root + out * reach - Vector((0, 0, 0.28 * reach))
                path = [tuple(root), tuple(middle), tuple(end)]
                m.add(leaf(path, [0.056], tuple(along), 0.006, 0.1), "leaf/green")


MODELS = {
    "potted_plant/fiddle_leaf": fiddle_leaf,
    "potted_plant/monstera": monstera,
    "potted_plant/snake_plant": snake_plant,
    "potted_plant/palm": palm,
}
