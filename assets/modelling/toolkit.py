"""Modelling toolkit: solid parts, joined into one mesh and written as GLB.

Frame while modelling: metres, z up, the front of the object faces -Y, its own left
is +X.  A builder makes a `Model`, adds `Part`s with a material id each, and returns
it; `export` joins, triangulates, settles the footprint on the origin and writes the
file.  Parts are closed solids that may run into one another; they are checked for
holes and for inside-out faces when they are added.

An entity's tint colours every tintable material of its model alike, so a model uses
one tintable material for the part that gives it its colour, and others for contrast.

Texture coordinates are in metres with u along the long side of each part (the
grain).  They are laid when a part is first turned, or else when it is added, so
that a leaning leg keeps its grain along its length.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import bpy  # isort: skip  (must come first: it brings the two below)
import bmesh
from mathutils import Matrix, Vector
from mathutils.bvhtree import BVHTree

Point = tuple[float, float, float]
Flat = tuple[float, float]

SMOOTH_ANGLE = math.radians(61.0)
"""Edges that turn by more than this stay sharp (radians)."""

COLOURS: dict[str, tuple[float, float, float]] = {
    "wood/oak": (0.62, 0.43, 0.25),
    "wood/walnut": (0.28, 0.16, 0.09),
    "wood/pine": (0.78, 0.58, 0.35),
    "wood/white": (0.86, 0.85, 0.82),
    "wood/black": (0.05, 0.045, 0.04),
    "fabric/linen": (0.62, 0.60, 0.54),
    "fabric/wool": (0.42, 0.47, 0.53),
    "fabric/velvet": (0.16, 0.33, 0.36),
    "leather/plain": (0.42, 0.20, 0.10),
    "metal/steel": (0.62, 0.63, 0.65),
    "metal/black": (0.06, 0.06, 0.065),
    "metal/brass": (0.72, 0.52, 0.22),
    "plastic/plain": (0.75, 0.75, 0.75),
    "plastic/black": (0.05, 0.05, 0.05),
    "plastic/white": (0.88, 0.88, 0.88),
    "plastic/red": (0.604, 0.030, 0.023),
    "plastic/blue": (0.018, 0.107, 0.434),
    "plastic/yellow": (0.888, 0.515, 0.025),
    "plastic/green": (0.042, 0.305, 0.072),
    "plastic/orange": (0.776, 0.174, 0.021),
    "rubber/orange": (0.617, 0.138, 0.034),
    "glass/green": (0.013, 0.042, 0.019),
    "glass/water": (0.434, 0.658, 0.760),
    "glass/frosted": (0.651, 0.753, 0.776),
    "drink/coffee": (0.069, 0.027, 0.013),
    "map/world": (0.19, 0.36, 0.46),
    "map/antique": (0.53, 0.36, 0.17),
    "map/night": (0.10, 0.085, 0.062),
    "metal/brushed": (0.381, 0.397, 0.418),
    "metal/chrome": (0.479, 0.503, 0.539),
    "metal/copper": (0.59, 0.20, 0.10),
    "ceramic/white": (0.89, 0.89, 0.87),
    "stone/granite": (0.061, 0.061, 0.068),
    "ceramic/plain": (0.85, 0.83, 0.80),
    "ceramic/terracotta": (0.65, 0.30, 0.18),
    "paper/kraft": (0.62, 0.45, 0.28),
    "paper/shade": (0.95, 0.88, 0.72),
    "paper/white": (0.92, 0.92, 0.90),
    "paper/tape": (0.72, 0.58, 0.38),
    "wicker/natural": (0.66, 0.48, 0.28),
    "glass/screen": (0.015, 0.017, 0.02),
    "glass/mirror": (0.75, 0.80, 0.82),
    "glass/emerald": (0.02, 0.22, 0.07),
    "screen/desktop": (0.09, 0.22, 0.39),
    "leaf/green": (0.16, 0.36, 0.10),
    "leaf/dark": (0.07, 0.20, 0.08),
    "leaf/pale": (0.42, 0.52, 0.26),
    "soil/dark": (0.08, 0.055, 0.04),
    "bark/brown": (0.25, 0.16, 0.10),
    "fur/brown": (0.40, 0.23, 0.11),
    "fur/cream": (0.82, 0.72, 0.56),
    "rug/persian": (0.10, 0.13, 0.20),
    "rug/kilim": (0.42, 0.36, 0.28),
    "rug/berber": (0.62, 0.57, 0.48),
    "rug/runner": (0.14, 0.19, 0.22),
    "rug/stripes": (0.60, 0.55, 0.45),
    "rug/shag": (0.75, 0.72, 0.66),
    "book/red": (0.50, 0.08, 0.07),
    "book/blue": (0.08, 0.16, 0.40),
    "book/green": (0.08, 0.28, 0.14),
    "book/cream": (0.80, 0.74, 0.58),
    "book/ochre": (0.68, 0.45, 0.10),
    "book/brown": (0.12, 0.07, 0.04),
    "book/slate": (0.12, 0.14, 0.17),
    "book/sage": (0.25, 0.28, 0.19),
    "book/navy": (0.02, 0.03, 0.06),
    "book/rose": (0.37, 0.19, 0.15),
    "paint/plain": (0.80, 0.80, 0.78),
    "stone/marble": (0.85, 0.84, 0.83),
    "concrete/plain": (0.50, 0.50, 0.49),
    "brick/red": (0.48, 0.20, 0.14),
    "plaster/white": (0.88, 0.87, 0.85),
    "bulb/opal": (1.00, 0.92, 0.78),
    "wax/ivory": (0.87, 0.79, 0.62),
    "ceramic/blue": (0.03, 0.08, 0.19),
    "lacquer/black": (0.01, 0.01, 0.01),
    "petal/rose": (0.62, 0.09, 0.16),
    "petal/yellow": (0.84, 0.48, 0.05),
    "petal/white": (0.89, 0.85, 0.78),
    "picture/hills": (0.29, 0.33, 0.24),
    "picture/birches": (0.49, 0.28, 0.13),
    "picture/village": (0.33, 0.32, 0.25),
    "picture/harbour": (0.03, 0.03, 0.07),
    "picture/ink_peaks": (0.60, 0.55, 0.48),
    "picture/lady": (0.30, 0.20, 0.08),
    "picture/gentleman": (0.06, 0.04, 0.02),
    "picture/lemons": (0.22, 0.22, 0.19),
    "picture/sunflowers": (0.36, 0.35, 0.20),
    "picture/robin": (0.78, 0.70, 0.59),
    "picture/fields": (0.35, 0.06, 0.02),
    "picture/gestures": (0.40, 0.44, 0.45),
    "picture/tiles_of_paint": (0.37, 0.28, 0.18),
    "picture/jetty": (0.53, 0.53, 0.52),
    "picture/dunes": (0.56, 0.32, 0.19),
    "picture/old_chart": (0.47, 0.45, 0.29),
    "picture/record": (0.29, 0.22, 0.17),
    "picture/guitar_night": (0.33, 0.09, 0.07),
    "picture/stranger": (0.06, 0.04, 0.02),
    "picture/ringed_planet": (0.24, 0.07, 0.08),
    "picture/alps": (0.23, 0.36, 0.41),
    "picture/riviera": (0.46, 0.43, 0.31),
    "picture/city_plan": (0.13, 0.16, 0.19),
    "picture/exhibition": (0.55, 0.40, 0.32),
    "picture/great_wave": (0.26, 0.26, 0.29),
    "picture/mushrooms": (0.76, 0.67, 0.51),
    "picture/planets": (0.02, 0.03, 0.05),
    "picture/whale": (0.29, 0.47, 0.57),
    "picture/animals": (0.70, 0.61, 0.51),
    "picture/rocket": (0.10, 0.11, 0.21),
    "picture/world_map": (0.65, 0.68, 0.61),
    "picture/calendar_month": (0.46, 0.55, 0.59),
    "picture/calendar_strip": (0.66, 0.65, 0.65),
    "picture/calendar_year": (0.73, 0.68, 0.61),
    "picture/seascape": (0.20, 0.16, 0.18),
    "picture/forms": (0.46, 0.33, 0.24),
    "picture/currents": (0.39, 0.31, 0.23),
    "picture/botanical": (0.60, 0.62, 0.50),
    "glass/clear": (0.617, 0.73, 0.761),
    "drink/wine": (0.138, 0.008, 0.019),
    "food/bread": (0.552, 0.262, 0.08),
    "food/apple": (0.323, 0.445, 0.048),
    "food/pastry": (0.73, 0.413, 0.138),
    "food/icing": (0.855, 0.503, 0.552),
}
"""Base colour (linear RGB) that a plain viewer shows for each material id."""


class ModelError(Exception):
    """A part or a model that breaks the asset conventions."""


# --------------------------------------------------------------------------- parts


class Part:
    """One closed solid under construction; every method returns the part itself."""

    def __init__(self, bm: bmesh.types.BMesh, mapped: bool = False) -> None:
        """Take over a mesh; `mapped` says that it has its UVs already."""
        self.bm = bm
        self.mapped = mapped

    def move(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Part:
        """Shift by metres."""
        bmesh.ops.translate(self.bm, verts=self.bm.verts[:], vec=(x, y, z))
        return self

    def turn(self, axis: str, degrees: float, about: Point = (0, 0, 0)) -> Part:
        """Turn about an axis ("X", "Y", "Z") through a point; lays UVs first."""
        self.lay_uv()
        matrix = Matrix.Rotation(math.radians(degrees), 3, axis)
        bmesh.ops.rotate(self.bm, verts=self.bm.verts[:], cent=about, matrix=matrix)
        return self

    def scale(self, x: float = 1.0, y: float = 1.0, z: float = 1.0) -> Part:
        """Scale about the origin (positive factors; to reflect use `mirrored`)."""
        bmesh.ops.scale(self.bm, verts=self.bm.verts[:], vec=(x, y, z))
        return self

    def warp(self, function: Callable[[float, float, float], Point]) -> Part:
        """Move every vertex to `function(x, y, z)`: bends, tapers, dents."""
        for vertex in self.bm.verts:
            vertex.co = Vector(function(*vertex.co))
        return self

    def copy(self) -> Part:
        """An independent copy."""
        return Part(self.bm.copy(), self.mapped)

    def mirrored(self) -> Part:
        """A copy reflected left to right (x to -x), still facing outwards."""
        other = self.copy()
        bmesh.ops.scale(other.bm, verts=other.bm.verts[:], vec=(-1, 1, 1))
        bmesh.ops.reverse_faces(other.bm, faces=other.bm.faces[:])
        return other

    def lay_uv(self, grain: int | None = None) -> Part:
        """Box-project UVs in metres, u along `grain` (0 x, 1 y, 2 z; default longest).

        Does nothing when the part has UVs already.
        """
        if self.mapped:
            return self
        low, high = bounds(vertex.co for vertex in self.bm.verts)
        sides = [high[k] - low[k] for k in range(3)]
        along = sides.index(max(sides)) if grain is None else grain
        layer = self.bm.loops.layers.uv.verify()
        self.bm.normal_update()
        for face in self.bm.faces:
            normal = [abs(c) for c in face.normal]
            across = normal.index(max(normal))
            u, v = (k for k in range(3) if k != across)
            if v == along:
                u, v = v, u
            for loop in face.loops:
                loop[layer].uv = (loop.vert.co[u], loop.vert.co[v])
        self.mapped = True
        return self

    def volume(self) -> float:
        """Signed volume in cubic metres: negative when faces look inwards."""
        return float(self.bm.calc_volume(signed=True))

    def holes(self) -> int:
        """How many edges do not join exactly two faces."""
        return sum(1 for edge in self.bm.edges if len(edge.link_faces) != 2)


def bounds(points: Iterable[Sequence[float]]) -> tuple[list[float], list[float]]:
    """Smallest and largest coordinate along each axis."""
    rows = [tuple(point) for point in points]
    low = [min(row[k] for row in rows) for k in range(3)]
    high = [max(row[k] for row in rows) for k in range(3)]
    return low, high


def solid(points: Sequence[Point], faces: Sequence[Sequence[int]]) -> Part:
    """A part from points and faces; winding is made consistent and outward."""
    bm = bmesh.new()
    vertices = [bm.verts.new(point) for point in points]
    for face in faces:
        bm.faces.new([vertices[k] for k in face])
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces[:])
    if bm.calc_volume(signed=True) < 0.0:
        bmesh.ops.reverse_faces(bm, faces=bm.faces[:])
    return Part(bm)


def round_edges(part: Part, width: float, segments: int = 1) -> Part:
    """Round every edge of a part that turns by more than 30 degrees."""
    _bevel(part.bm, width, segments, 30.0)
    return part


def _bevel(bm: bmesh.types.BMesh, width: float, segments: int, angle: float) -> None:
    """Round every edge that turns by more than `angle` degrees."""
    bm.normal_update()
    limit = math.radians(angle)
    edges = [e for e in bm.edges if e.is_manifold and e.calc_face_angle() > limit]
    bmesh.ops.bevel(
        bm,
        geom=edges,
        offset=width,
        segments=segments,
        profile=0.5,
        affect="EDGES",
        clamp_overlap=True,
    )


def box(
    size: Point, at: Point = (0, 0, 0), bevel: float = 0.004, segments: int = 1
) -> Part:
    """A box of `size` with rounded edges, its CENTRE at `at` (metres).

    bevel 0 leaves 12 triangles; 1 segment gives 44, 2 segments 108.
    """
    bm = bmesh.new()
    bmesh.ops.create_cube(bm, size=1.0)
    bmesh.ops.scale(bm, verts=bm.verts[:], vec=size)
    if bevel > 0.0:
        _bevel(bm, bevel, segments, 30.0)
    bmesh.ops.translate(bm, verts=bm.verts[:], vec=at)
    return Part(bm)


def slab(low: Point, high: Point, bevel: float = 0.004, segments: int = 1) -> Part:
    """A box given by two opposite corners."""
    size = tuple(high[k] - low[k] for k in range(3))
    centre = tuple((high[k] + low[k]) / 2.0 for k in range(3))
    return box(size, centre, bevel, segments)  # type: ignore[arg-type]


def prism(
    outline: Sequence[Flat],
    depth: float,
    axis: str = "Z",
    bevel: float = 0.0,
    segments: int = 1,
) -> Part:
    """A flat outline pushed out to `depth`, centred on the plane of the outline.

    The outline lies in the (x, y) plane for axis "Z", (y, z) for "X" and (x, z) for
    "Y".  Edges sharper than 30 degrees are rounded by `bevel`.
    """
    place: dict[str, Callable[[float, float, float], Point]] = {
        "X": lambda a, b, c: (c, a, b),
        "Y": lambda a, b, c: (a, c, b),
        "Z": lambda a, b, c: (a, b, c),
    }
    put, half, n = place[axis], depth / 2.0, len(outline)
    points = [put(a, b, -half) for a, b in outline]
    points += [put(a, b, half) for a, b in outline]
    faces: list[list[int]] = [list(range(n)), list(range(2 * n - 1, n - 1, -1))]
    faces += [[k, (k + 1) % n, n + (k + 1) % n, n + k] for k in range(n)]
    part = solid(points, faces)
    if bevel > 0.0:
        _bevel(part.bm, bevel, segments, 30.0)
    return part


def rounded(width: float, height: float, radius: float, steps: int = 3) -> list[Flat]:
    """Outline of a rectangle with round corners, centred, anticlockwise."""
    a, b = width / 2.0 - radius, height / 2.0 - radius
    outline: list[Flat] = []
    for quarter, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        for k in range(steps + 1):
            t = math.radians(90.0 * quarter + 90.0 * k / steps)
            outline.append(
                (sx * a + radius * math.cos(t), sy * b + radius * math.sin(t))
            )
    return outline


def ellipse(width: float, height: float, steps: int = 24) -> list[Flat]:
    """Outline of an ellipse, centred, anticlockwise (full width and height)."""
    turn = [2.0 * math.pi * k / steps for k in range(steps)]
    return [(width / 2.0 * math.cos(t), height / 2.0 * math.sin(t)) for t in turn]


def lathe(profile: Sequence[Flat], sides: int = 20, at: Point = (0, 0, 0)) -> Part:
    """A profile of (radius, z) turned about the z axis through `at`.

    The profile runs from one end of the axis to the other (its ends are capped when
    their radius is not 0); run it back inside for a hollow vessel.
    """
    points: list[Point] = []
    rings: list[list[int]] = []
    for radius, z in profile:
        if radius <= 1e-9:
            rings.append([len(points)])
            points.append((0.0, 0.0, z))
            continue
        rings.append(list(range(len(points), len(points) + sides)))
        for k in range(sides):
            t = 2.0 * math.pi * k / sides
            points.append((radius * math.cos(t), radius * math.sin(t), z))
    part = solid(points, _skin(rings))
    return part.move(*at)


def _skin(rings: Sequence[Sequence[int]], closed: bool = False) -> list[list[int]]:
    """Faces between successive rings of equal length (a ring of one is a tip)."""
    faces: list[list[int]] = []
    pairs = list(itertools.pairwise(rings))
    if closed:
        pairs.append((rings[-1], rings[0]))
    for lower, upper in pairs:
        n = max(len(lower), len(upper))
        for k in range(n):
            m = (k + 1) % n
            if len(lower) == 1 and len(upper) > 1:
                faces.append([lower[0], upper[m], upper[k]])
            elif len(upper) == 1 and len(lower) > 1:
                faces.append([lower[k], lower[m], upper[0]])
            elif len(lower) > 1:
                faces.append([lower[k], lower[m], upper[m], upper[k]])
    if not closed:
        faces += [list(r) for r in (rings[0], rings[-1]) if len(r) > 2]
    return faces


def smooth_path(points: Sequence[Point], steps: int = 4) -> list[Point]:
    """A curve through all points (Catmull-Rom), `steps` pieces per stretch."""
    p = [Vector(q) for q in points]
    p = [2 * p[0] - p[1], *p, 2 * p[-1] - p[-2]]
    curve: list[Point] = []
    for k in range(1, len(p) - 2):
        a, b, c, d = p[k - 1], p[k], p[k + 1], p[k + 2]
        for j in range(steps):
            t = j / steps
            q = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t
            q += (3 * b - a - 3 * c + d) * t * t * t
            curve.append(tuple(q / 2.0))  # type: ignore[arg-type]
    curve.append(tuple(p[-2]))  # type: ignore[arg-type]
    return curve


def tube(
    path: Sequence[Point],
    radius: float | Sequence[float],
    sides: int = 8,
    closed: bool = False,
    flat: float = 1.0,
) -> Part:
    """A round bar along a path; `radius` one number or one per point.

    Ends are capped; `closed` joins the end to the beginning (a ring).  `flat` scales
    the section along the direction nearest to vertical.  Smooth the path first with
    `smooth_path` for a curved bar.
    """
    n = len(path)
    radii = [radius] * n if isinstance(radius, int | float) else list(radius)
    p = [Vector(q) for q in path]
    frames = _frames(p, closed)
    points: list[Point] = []
    for k in range(n):
        side, up = frames[k]
        for j in range(sides):
            t = 2.0 * math.pi * (j + 0.5) / sides
            arm = side * math.cos(t) + up * (math.sin(t) * flat)
            points.append(tuple(p[k] + arm * radii[k]))  # type: ignore[arg-type]
    rings = [list(range(k * sides, (k + 1) * sides)) for k in range(n)]
    part = solid(points, _skin(rings, closed))
    _map_tube(part, p, sum(radii) / n, sides, closed)
    return part


def _frames(p: Sequence[Vector], closed: bool) -> list[tuple[Vector, Vector]]:
    """Two directions across the path at each point, turning as little as possible."""
    n = len(p)
    frames: list[tuple[Vector, Vector]] = []
    up = Vector((0, 0, 1))
    for k in range(n):
        after = p[(k + 1) % n] if closed or k + 1 < n else p[k]
        before = p[k - 1] if closed or k > 0 else p[k]
        along = (after - before).normalized()
        if k == 0 and abs(along.z) > 0.95:
            up = Vector((0, 1, 0))
        up = (up - along * up.dot(along)).normalized()
        frames.append((up.cross(along).normalized(), up.copy()))
    return frames


def _map_tube(
    part: Part, p: Sequence[Vector], radius: float, sides: int, closed: bool
) -> None:
    """UVs of a tube: u along the path, v around it, both in metres."""
    bm, n = part.bm, len(p)
    bm.verts.index_update()
    lengths = [0.0]
    for k in range(1, n + 1):
        lengths.append(lengths[-1] + (p[k % n] - p[k - 1]).length)
    girth = 2.0 * math.pi * radius
    layer = bm.loops.layers.uv.verify()
    for face in bm.faces:
        cells = [divmod(loop.vert.index, sides) for loop in face.loops]
        if len(cells) != 4 or len({row for row, _ in cells}) == 1:
            for loop, (_, column) in zip(face.loops, cells, strict=True):
                t = 2.0 * math.pi * column / sides
                loop[layer].uv = (radius * math.cos(t), radius * math.sin(t))
            continue
        seam = {column for _, column in cells} == {0, sides - 1}
        wrap = closed and {row for row, _ in cells} == {0, n - 1}
        for loop, (row, column) in zip(face.loops, cells, strict=True):
            column = sides if seam and column == 0 else column
            row = n if wrap and row == 0 else row
            loop[layer].uv = (lengths[row], girth * column / sides)
    part.mapped = True


def leg(bottom: Point, top: Point, thin: float, thick: float, sides: int = 10) -> Part:
    """A straight tapered leg from `bottom` to `top`; thin and thick are DIAMETERS.

    Round for many sides; with 4 sides a square leg whose widths are thin and thick.
    Its ends are cut level, so it stands flat on the floor.
    """
    return spindle(bottom, top, [(0.0, thin), (1.0, thick)], sides)


def loop(outline: Sequence[Flat], width: float, depth: float) -> Part:
    """A flat closed frame of rectangular bar that follows an outline in (y, z).

    `width` is measured in the plane of the outline, `depth` along x; the outline is
    the middle of the bar and has no repeated last point.
    """
    n = len(outline)
    points: list[Point] = []
    for k in range(n):
        (a, b), (c, d), (e, f) = outline[k - 1], outline[k], outline[(k + 1) % n]
        first = Vector((d - b, a - c)).normalized()
        second = Vector((f - d, c - e)).normalized()
        middle = (first + second).normalized()
        reach = width / 2.0 / max(0.4, middle.dot(first))
        for side, x in ((1, 1), (1, -1), (-1, -1), (-1, 1)):
            y, z = c + side * reach * middle.x, d + side * reach * middle.y
            points.append((x * depth / 2.0, y, z))
    rings = [list(range(4 * k, 4 * k + 4)) for k in range(n)]
    part = solid(points, _skin(rings, closed=True))
    _bevel(part.bm, min(width, depth) * 0.15, 1, 60.0)
    return part


def spindle(bottom: Point, top: Point, profile: Sequence[Flat], sides: int = 8) -> Part:
    """A turned bar between two heights, its ends cut level.

    `profile` lists (share 0..1 of the way up, diameter).
    """
    k = 1.0 / math.sqrt(2.0) if sides == 4 else 0.5
    path = [(0.0, 0.0, share) for share, _ in profile]
    part = tube(path, [diameter * k for _, diameter in profile], sides)
    height = top[2] - bottom[2]
    layer = part.bm.loops.layers.uv.verify()
    part.bm.normal_update()
    for face in part.bm.faces:
        if abs(face.normal.z) < 0.9:
            for loop in face.loops:
                loop[layer].uv.x *= height
    return part.warp(
        lambda x, y, z: (
            x + bottom[0] + (top[0] - bottom[0]) * z,
            y + bottom[1] + (top[1] - bottom[1]) * z,
            bottom[2] + height * z,
        )
    )


def shell(
    surface: Callable[[float, float], Point],
    across: int,
    along: int,
    thickness: float | Callable[[float, float], float],
) -> Part:
    """A curved board: `surface(u, v)` for u, v in 0..1, thickened evenly both ways.

    `across` and `along` count the cells in u and v.  A thickness may depend on
    (u, v), for leaves and shells with thin edges (keep it above 0).
    """
    grid = [
        [Vector(surface(i / across, j / along)) for i in range(across + 1)]
        for j in range(along + 1)
    ]
    points: list[Point] = []
    for side in (1.0, -1.0):
        for j in range(along + 1):
            for i in range(across + 1):
                u, v = i / across, j / along
                t = thickness(u, v) if callable(thickness) else thickness
                offset = _normal_at(grid, i, j) * (side * t / 2.0)
                points.append(tuple(grid[j][i] + offset))  # type: ignore[arg-type]
    w = across + 1
    half = w * (along + 1)
    faces: list[list[int]] = []
    for j in range(along):
        for i in range(across):
            a = j * w + i
            quad = [a, a + 1, a + w + 1, a + w]
            faces += [quad, [half + k for k in reversed(quad)]]
    rim = [i for i in range(w)] + [j * w + across for j in range(1, along + 1)]
    rim += [along * w + i for i in range(across - 1, -1, -1)]
    rim += [j * w for j in range(along - 1, 0, -1)]
    for a, b in zip(rim, rim[1:] + rim[:1], strict=True):
        faces.append([b, a, half + a, half + b])
    return solid(points, faces)


def _normal_at(grid: Sequence[Sequence[Vector]], i: int, j: int) -> Vector:
    """Unit normal of a grid surface at one of its points."""
    across, along = len(grid[0]) - 1, len(grid) - 1
    du = grid[j][min(i + 1, across)] - grid[j][max(i - 1, 0)]
    dv = grid[min(j + 1, along)][i] - grid[max(j - 1, 0)][i]
    return du.cross(dv).normalized()


# ------------------------------------------------------------------ soft furnishing


def cushion(
    size: Point,
    at: Point = (0, 0, 0),
    radius: float = 0.04,
    puff: float = 0.02,
    cuts: Flat | tuple[int, int, int] = (3, 3, 1),
    rounding: int = 2,
) -> Part:
    """An upholstered block: round edges and faces that swell by `puff` (metres).

    `size` is the box without the swelling, centred at `at`; `cuts` counts the cells
    between the rounded edges along x, y, z; `rounding` the cells in an edge.
    """
    half = [s / 2.0 for s in size]
    r = min(radius, *(h * 0.98 for h in half))
    counts = [int(c) for c in (*cuts, 1)][:3]
    lines = [_ruler(half[k] - r, r, counts[k], rounding) for k in range(3)]
    n = [len(line) - 1 for line in lines]
    index: dict[tuple[int, int, int], int] = {}
    points: list[Point] = []

    def corner(cell: tuple[int, int, int]) -> int:
        if cell not in index:
            index[cell] = len(points)
            points.append(_round_point(cell, lines, half, r, puff))
        return index[cell]

    faces: list[list[int]] = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        for end in (0, n[axis]):
            for i in range(n[u]):
                for j in range(n[v]):
                    quad = []
                    for a, b in ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)):
                        cell = [0, 0, 0]
                        cell[axis], cell[u], cell[v] = end, a, b
                        quad.append(corner((cell[0], cell[1], cell[2])))
                    faces.append(quad)
    return solid(points, faces).move(*at)


def _ruler(
    inner: float, r: float, cuts: int, rounding: int
) -> list[tuple[float, float]]:
    """Grid lines along one axis as (flat part, share -1..1 of the rounding)."""
    edge = [math.tan(math.pi / 4 * k / rounding) for k in range(1, rounding + 1)]
    low = [(-inner, -t) for t in reversed(edge)]
    middle = [(-inner + 2.0 * inner * k / cuts, 0.0) for k in range(cuts + 1)]
    return [*low, *middle, *[(inner, t) for t in edge]]


def _round_point(
    cell: tuple[int, int, int],
    lines: Sequence[Sequence[tuple[float, float]]],
    half: Sequence[float],
    r: float,
    puff: float,
) -> Point:
    """Where a grid point of a cushion lies: on the rounded box, then swollen."""
    base = [lines[k][cell[k]][0] for k in range(3)]
    lean = Vector([lines[k][cell[k]][1] for k in range(3)])
    lean.normalize()
    p = [base[k] + r * lean[k] for k in range(3)]
    q = [min(1.0, abs(p[k]) / half[k]) for k in range(3)]
    out = list(p)
    for k in range(3):
        u, v = (k + 1) % 3, (k + 2) % 3
        swell = (1.0 - q[u] * q[u]) * (1.0 - q[v] * q[v]) * (q[k] ** 3)
        share = min(1.0, half[u] / half[k], half[v] / half[k])
        out[k] += math.copysign(puff * swell * share, p[k])
    return (out[0], out[1], out[2])


def pillow(
    width: float, height: float, thickness: float, cells: int = 6, pull: float = 0.06
) -> Part:
    """A sewn pillow lying flat in (x, y), centred: thick middle, thin seam all round.

    `pull` draws the middle of each side inwards (a share of the half width), which
    leaves the pointed corners of a sewn cover.
    """
    points: list[Point] = []
    index: dict[tuple[int, int, int], int] = {}
    for side in (1, -1):
        for j in range(cells + 1):
            for i in range(cells + 1):
                rim = i in (0, cells) or j in (0, cells)
                if rim and side < 0:
                    index[side, i, j] = index[1, i, j]
                    continue
                u, v = 2.0 * i / cells - 1.0, 2.0 * j / cells - 1.0
                u, v = _ease(u), _ease(v)
                fat = ((1.0 - u**4) * (1.0 - v**4)) ** 0.6
                x = u * (1.0 - pull * (1.0 - v * v)) * width / 2.0
                y = v * (1.0 - pull * (1.0 - u * u)) * height / 2.0
                index[side, i, j] = len(points)
                points.append((x, y, side * fat * thickness / 2.0))
    faces = []
    for side in (1, -1):
        for j in range(cells):
            for i in range(cells):
                quad = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
                ring = [index[side, a, b] for a, b in quad]
                # The corner cells are cut through the seam's corner: cut the other
                # way, both sides would share a flat triangle there.
                if (i in (0, cells - 1)) and (j in (0, cells - 1)):
                    start = 0 if (i == 0) == (j == 0) else 1
                    ring = ring[start:] + ring[:start]
                    faces += [ring[:3], [ring[0], ring[2], ring[3]]]
                else:
                    faces.append(ring)
    return solid(points, faces)


def _ease(t: float) -> float:
    """Crowd grid lines a little towards the ends of -1..1."""
    return 0.55 * t + 0.45 * math.sin(math.pi / 2.0 * t)


def dents(
    spots: Sequence[Flat], depth: float, spread: float, above: float
) -> Callable[[float, float, float], Point]:
    """A warp that presses buttons at (x, y) `spots` into what lies above z=`above`."""

    def press(x: float, y: float, z: float) -> Point:
        if z <= above:
            return (x, y, z)
        nearest = min((x - a) ** 2 + (y - b) ** 2 for a, b in spots)
        return (x, y, z - depth * math.exp(-nearest / (spread * spread)))

    return press


# --------------------------------------------------------------------------- models


@dataclass(slots=True)
class Model:
    """Parts with their material ids, in the order in which they were added."""

    parts: list[tuple[Part, str]] = field(default_factory=list)

    def add(self, part: Part, material: str, sheet: bool = False) -> Part:
        """Add a part; `sheet` says that it is an open surface (a leaf, a cloth).

        Raises:
            ModelError: unknown material, a hole, or faces that look inwards.
        """
        if material not in COLOURS:
            raise ModelError(f"unknown material id {material!r}; see toolkit.COLOURS")
        where = f"part {len(self.parts)} ({material})"
        if not sheet and part.holes():
            raise ModelError(f"{where} is not closed: {part.holes()} open edges")
        if not sheet and part.volume() <= 0.0:
            raise ModelError(f"{where} is inside out: volume {part.volume():.3g}")
        part.lay_uv()
        self.parts.append((part, material))
        return part

    def pair(self, part: Part, material: str) -> None:
        """Add a part and its mirror image left to right."""
        other = part.mirrored()
        self.add(part, material)
        self.add(other, material)

    def four(self, part: Part, material: str) -> None:
        """Add a part and its images left to right, front to back (four legs)."""
        back = part.mirrored().turn("Z", 180.0)
        self.pair(part, material)
        self.pair(back, material)

    def squared(self) -> Model:
        """The model as long as wide, so that its outline does not tell its front."""
        places = [v.co for part, _ in self.parts for v in part.bm.verts]
        wide, long = (
            max(p[axis] for p in places) - min(p[axis] for p in places)
            for axis in (0, 1)
        )
        side = (wide + long) / 2
        for part, _ in self.parts:
            part.scale(x=side / wide, y=side / long)
        return self


def material(name: str) -> bpy.types.Material:
    """The Blender material of an id: base colour only, one-sided."""
    found = bpy.data.materials.get(name)
    if found is not None:
        return found
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    made.use_backface_culling = True
    shader = made.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*COLOURS[name], 1.0)
    shader.inputs["Roughness"].default_value = 0.6
    shader.inputs["Metallic"].default_value = 1.0 if name.startswith("metal/") else 0.0
    return made


def join(model: Model, name: str) -> bpy.types.Object:
    """One triangulated mesh object, settled on the origin, with split normals."""
    whole = bmesh.new()
    layer = whole.loops.layers.uv.new("UVMap")
    names: list[str] = []
    for number, (part, material_id) in enumerate(model.parts):
        if material_id not in names:
            names.append(material_id)
        _append(whole, layer, part, names.index(material_id), number)
    low, high = bounds(vertex.co for vertex in whole.verts)
    shift = (-(low[0] + high[0]) / 2.0, -(low[1] + high[1]) / 2.0, -low[2])
    bmesh.ops.translate(whole, verts=whole.verts[:], vec=shift)
    bmesh.ops.triangulate(whole, faces=whole.faces[:])
    mesh = bpy.data.meshes.new(name)
    whole.to_mesh(mesh)
    whole.free()
    for material_id in names:
        mesh.materials.append(material(material_id))
    mesh.set_sharp_from_angle(angle=SMOOTH_ANGLE)
    return _weigh(bpy.data.objects.new(name, mesh))


def _append(
    whole: bmesh.types.BMesh,
    layer: bmesh.types.BMLayerItem,
    part: Part,
    slot: int,
    number: int,
) -> None:
    """Copy a part into the whole, moving its UVs so that grain does not repeat."""
    source = part.bm.loops.layers.uv.verify()
    du, dv = 0.37 * number % 1.0, 0.61 * number % 1.0
    fresh = {vertex: whole.verts.new(vertex.co) for vertex in part.bm.verts}
    for face in part.bm.faces:
        made = whole.faces.new([fresh[vertex] for vertex in face.verts])
        made.material_index = slot
        made.smooth = True
        for target, loop in zip(made.loops, face.loops, strict=True):
            u, v = loop[source].uv
            target[layer].uv = (u + du, v + dv)


def _weigh(thing: bpy.types.Object) -> bpy.types.Object:
    """Let large faces rule the normals, so that flat boards stay flat at bevels."""
    bpy.context.scene.collection.objects.link(thing)
    weigh = thing.modifiers.new("weigh", "WEIGHTED_NORMAL")
    weigh.keep_sharp = True
    bpy.context.view_layer.update()
    evaluated = thing.evaluated_get(bpy.context.evaluated_depsgraph_get())
    mesh = bpy.data.meshes.new_from_object(evaluated)
    thing.modifiers.clear()
    thing.data = mesh
    return thing


def loose(model: Model, gap: float = 0.0015) -> list[str]:
    """Groups of parts that touch nothing else within `gap` metres: they float.

    Returns one line for each group but the largest: its parts and where it lies.
    """
    trees = [BVHTree.FromBMesh(part.bm) for part, _ in model.parts]
    groups: list[list[int]] = []
    for k in range(len(trees)):
        joined = [g for g in groups if any(_touch(model, trees, k, j, gap) for j in g)]
        groups = [g for g in groups if g not in joined]
        groups.append(sum(joined, [k]))
    lines = []
    for group in sorted(groups, key=len)[:-1]:
        corners = [v.co for k in group for v in model.parts[k][0].bm.verts]
        low, high = ([round(c, 3) for c in end] for end in bounds(corners))
        lines.append(f"parts {group} ({model.parts[group[0]][1]}) from {low} to {high}")
    return lines


def _touch(model: Model, trees: Sequence[BVHTree], a: int, b: int, gap: float) -> bool:
    """Whether two parts cross or come within a gap of each other."""
    if trees[a].overlap(trees[b]):
        return True
    return any(
        trees[there].find_nearest(vertex.co, gap)[0] is not None
        for here, there in ((a, b), (b, a))
        for vertex in model.parts[here][0].bm.verts
    )


def clear() -> None:
    """Empty the Blender file."""
    bpy.ops.wm.read_factory_settings(use_empty=True)


def export(model: Model, path: Path) -> None:
    """Join a model and write it as GLB (y up)."""
    clear()
    thing = join(model, path.stem)
    thing.select_set(True)
    path.parent.mkdir(parents=True, exist_ok=True)
    bpy.ops.export_scene.gltf(
        filepath=str(path),
        export_format="GLB",
        use_selection=True,
        export_yup=True,
        export_normals=True,
        export_texcoords=True,
        export_tangents=False,
        export_animations=False,
        export_cameras=False,
        export_lights=False,
        export_extras=False,
    )


# ------------------------------------------------------------------ contact sheets

VIEWS: tuple[Point, ...] = ((0.75, -1.0, 0.55), (-0.8, 1.0, 0.6), (0.0, -0.02, 1.0))
"""Where the contact sheet looks from: three-quarter front, back, and above."""


def render_sheet(
    files: Sequence[Path], out: Path, pixels: int = 300, columns: int = 2
) -> None:
    """Draw GLB files as a contact sheet: per model three views side by side.

    Faces seen from their back side glow magenta.  `columns` models lie in one row,
    in the order given, from the top left.
    """
    rows = -(-len(files) // columns)
    width, height = columns * 3 * pixels, rows * pixels
    canvas = [1.0] * (width * height * 4)
    scratch = out.with_suffix(".cell.png")
    for number, file in enumerate(files):
        clear()
        bpy.ops.import_scene.gltf(filepath=str(file))
        low, high = _prepare(f"{file.parent.name}/{file.stem}", pixels)
        row, column = divmod(number, columns)
        for view, direction in enumerate(VIEWS):
            _aim(low, high, direction)
            bpy.context.scene.render.filepath = str(scratch)
            bpy.ops.render.render(write_still=True)
            cell = bpy.data.images.load(str(scratch), check_existing=False)
            left = (column * 3 + view) * pixels
            bottom = (rows - 1 - row) * pixels
            _paste(canvas, width, list(cell.pixels), pixels, (left, bottom))
            bpy.data.images.remove(cell)
    scratch.unlink()
    sheet = bpy.data.images.new("sheet", width, height)
    sheet.pixels = canvas
    sheet.filepath_raw = str(out)
    sheet.file_format = "PNG"
    sheet.save()


def _paste(
    canvas: list[float],
    width: int,
    cell: list[float],
    pixels: int,
    corner: tuple[int, int],
) -> None:
    for line in range(pixels):
        start = ((corner[1] + line) * width + corner[0]) * 4
        canvas[start : start + pixels * 4] = cell[
            line * pixels * 4 : (line + 1) * pixels * 4
        ]


def _prepare(label: str, pixels: int) -> tuple[list[float], list[float]]:
    """Set up floor, light and settings around the imported model; its bounds."""
    scene = bpy.context.scene
    things = [thing for thing in scene.objects if thing.type == "MESH"]
    corners = [t.matrix_world @ v.co for t in things for v in t.data.vertices]
    low, high = bounds(corners)
    for made in bpy.data.materials:
        _mark_backs(made)
    bpy.ops.mesh.primitive_plane_add(size=40.0)
    floor = bpy.data.materials.new("floor")
    floor.use_nodes = True
    shader = floor.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (0.55, 0.56, 0.58, 1.0)
    shader.inputs["Roughness"].default_value = 0.9
    bpy.context.object.data.materials.append(floor)
    sun = bpy.data.lights.new("sun", "SUN")
    sun.energy, sun.angle = 2.0, 0.1
    lamp = bpy.data.objects.new("sun", sun)
    lamp.rotation_euler = (math.radians(42), math.radians(8), math.radians(25))
    scene.collection.objects.link(lamp)
    world = bpy.data.worlds.new("world")
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs["Strength"].default_value = 0.45
    world.node_tree.nodes["Background"].inputs["Color"].default_value = (1, 1, 1, 1)
    scene.world = world
    scene.render.engine = "CYCLES"
    scene.cycles.samples = 6
    scene.cycles.use_denoising = True
    scene.cycles.denoising_quality = "FAST"
    scene.cycles.max_bounces = 1
    scene.render.use_persistent_data = True
    scene.render.threads_mode = "FIXED"
    scene.render.threads = 1
    scene.view_settings.view_transform = "Standard"
    scene.render.resolution_x = scene.render.resolution_y = pixels
    scene.render.use_stamp = True
    for name in dir(scene.render):
        if name.startswith("use_stamp_"):
            setattr(scene.render, name, False)
    scene.render.use_stamp_note = True
    size = " x ".join(f"{high[k] - low[k]:.2f}" for k in range(3))
    scene.render.stamp_note_text = f"{label}  {size}"
    scene.render.use_stamp_labels = False
    scene.render.stamp_font_size = 12
    return low, high


def _mark_backs(made: bpy.types.Material) -> None:
    """Make the back side of faces glow magenta, and metal visible without a room."""
    tree = made.node_tree
    shader = tree.nodes.get("Principled BSDF")
    target = next(n for n in tree.nodes if n.type == "OUTPUT_MATERIAL")
    shader.inputs["Metallic"].default_value *= 0.5
    geometry = tree.nodes.new("ShaderNodeNewGeometry")
    glow = tree.nodes.new("ShaderNodeEmission")
    glow.inputs["Color"].default_value = (1.0, 0.0, 0.8, 1.0)
    mix = tree.nodes.new("ShaderNodeMixShader")
    tree.links.new(geometry.outputs["Backfacing"], mix.inputs[0])
    tree.links.new(shader.outputs[0], mix.inputs[1])
    tree.links.new(glow.outputs[0], mix.inputs[2])
    tree.links.new(mix.outputs[0], target.inputs["Surface"])


def _aim(low: Sequence[float], high: Sequence[float], direction: Point) -> None:
    """Point an orthographic camera at the model so that it fills the cell."""
    scene = bpy.context.scene
    if scene.camera is None:
        data = bpy.data.cameras.new("camera")
        data.type = "ORTHO"
        scene.camera = bpy.data.objects.new("camera", data)
        scene.collection.objects.link(scene.camera)
    centre = Vector([(low[k] + high[k]) / 2.0 for k in range(3)])
    ray = Vector(direction).normalized()
    scene.camera.location = centre + ray * 12.0
    turned = ray.to_track_quat("Z", "Y")
    scene.camera.rotation_euler = turned.to_euler()
    right, up = turned @ Vector((1, 0, 0)), turned @ Vector((0, 1, 0))
    spans = [
        2.0 * sum(abs(axis[k]) * (high[k] - low[k]) / 2.0 for k in range(3))
        for axis in (right, up)
    ]
    scene.camera.data.ortho_scale = 1.12 * max(spans)
