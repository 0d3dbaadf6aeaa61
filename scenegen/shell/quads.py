"""Rectangles in whole millimetres along the walls of a room, and meshes of them.

A place at a wall has three numbers: `along` the wall from its first corner, `out` into
the wall (negative: into the room), and height. Whole millimetres become metres in one
division, so that neighbours share their corners to the last bit.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.mesh import Mesh
from scenegen.geometry.pose import Floats
from scenegen.records.scene import Room

Corner = tuple[int, int, int]
"""World coordinates, millimetres."""

Span = tuple[int, int]
"""From and to, millimetres."""


class Quad(NamedTuple):
    """A flat face; its corners run counter-clockwise seen from its visible side.

    Attributes:
        corners: four of them.
        slot: its material, as a number in the materials of its mesh.
    """

    corners: tuple[Corner, Corner, Corner, Corner]
    slot: int = 0

    @property
    def turned(self) -> "Quad":
        """The same face, visible from the other side."""
        a, b, c, d = self.corners
        return Quad((d, c, b, a), self.slot)


class Rect(NamedTuple):
    """An upright rectangle along a wall, millimetres."""

    along: Span
    height: Span

    def grown(self, margin: int) -> "Rect":
        """Larger by a margin on all four sides."""
        (left, right), (low, high) = self
        return Rect((left - margin, right + margin), (low - margin, high + margin))


class Side(NamedTuple):
    """A wall of a room.

    Attributes:
        number: the edge of the outline that it is.
        x, y: its first corner.
        step: unit vector from its first to its second corner; the room is on its left.
        length: of its inner face, millimetres.
        begin, end: 1 where the room has a corner, -1 where the wall juts into it.
    """

    number: int
    x: int
    y: int
    step: tuple[int, int]
    length: int
    begin: int
    end: int

    def at(self, along: int, out: int, height: int) -> Corner:
        """A place at the wall in the world."""
        dx, dy = self.step
        return self.x + along * dx + out * dy, self.y + along * dy - out * dx, height

    def reach(self, out: int) -> Span:
        """From corner to corner where everything is moved into the walls by `out`."""
        return -out * self.begin, self.length + out * self.end


def sides_of(room: Room) -> tuple[Side, ...]:
    """The walls of a room, counter-clockwise."""
    corners = room.outline_mm
    steps = [
        _step(a, b) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
    ]
    sides = []
    for number, (x, y) in enumerate(corners):
        following = (number + 1) % len(corners)
        bx, by = corners[following]
        sides.append(
            Side(
                number,
                x,
                y,
                steps[number],
                abs(bx - x) + abs(by - y),
                _turn(steps[number - 1], steps[number]),
                _turn(steps[number], steps[following]),
            )
        )
    return tuple(sides)


def _step(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    return (dx > 0) - (dx < 0), (dy > 0) - (dy < 0)


def _turn(before: tuple[int, int], after: tuple[int, int]) -> int:
    """1 for a turn to the left, -1 for one to the right."""
    return before[0] * after[1] - before[1] * after[0]


def front(side: Side, rect: Rect, out: int, slot: int = 0) -> Quad:
    """A face towards the room, `out` millimetres behind the wall's face."""
    (left, right), (low, high) = rect
    return Quad(
        (
            side.at(right, out, low),
            side.at(left, out, low),
            side.at(left, out, high),
            side.at(right, out, high),
        ),
        slot,
    )


def level(side: Side, along: tuple[Span, Span], out: Span, height: int) -> Quad:
    """A face towards the ceiling; `along` is its extent at both ends of `out`."""
    (inner_left, inner_right), (outer_left, outer_right) = along
    outer = (
        side.at(outer_left, out[1], height),
        side.at(outer_right, out[1], height),
    )
    inner = (
        side.at(inner_right, out[0], height),
        side.at(inner_left, out[0], height),
    )
    # A face has its axes from its first edge, which must not be the tip of a triangle,
    # as the end of a wall between two rooms is.
    return Quad(inner + outer if outer_left == outer_right else outer + inner)


def board(side: Side, rect: Rect, out: Span, slot: int = 0) -> list[Quad]:
    """A box that is fixed to something behind it: all its faces but the rear one."""
    linings = pocket(side, rect, out, slot)
    return [front(side, rect, out[0], slot), *(quad.turned for quad in linings)]


def pocket(side: Side, rect: Rect, out: Span, slot: int = 0) -> list[Quad]:
    """The sides of a hole that opens to the room; no lower one on the floor."""
    (left, right), (low, high) = rect
    near, far = out
    quads = [
        (
            side.at(left, far, low),
            side.at(left, near, low),
            side.at(left, near, high),
            side.at(left, far, high),
        ),
        (
            side.at(right, near, low),
            side.at(right, far, low),
            side.at(right, far, high),
            side.at(right, near, high),
        ),
        (
            side.at(left, near, high),
            side.at(right, near, high),
            side.at(right, far, high),
            side.at(left, far, high),
        ),
        (
            side.at(left, far, low),
            side.at(right, far, low),
            side.at(right, near, low),
            side.at(left, near, low),
        ),
    ]
    return [Quad(corners, slot) for corners in (quads if low > 0 else quads[:3])]


def bevel(side: Side, rect: Rect, out: Span, width: int) -> list[Quad]:
    """Sloping sides of a shallow hole that grows smaller by `width` all around."""
    (left, right), (low, high) = rect
    (inner_left, inner_right), (inner_low, inner_high) = rect.grown(-width)
    near, far = out
    outer = [(right, low), (left, low), (left, high), (right, high)]
    inner = [
        (inner_right, inner_low),
        (inner_left, inner_low),
        (inner_left, inner_high),
        (inner_right, inner_high),
    ]
    corners = [
        (side.at(along, near, z), side.at(deep, far, deep_z))
        for (along, z), (deep, deep_z) in zip(outer, inner, strict=True)
    ]
    following = corners[1:] + corners[:1]
    return [
        Quad((a, b, deep_b, deep_a))
        for (a, deep_a), (b, deep_b) in zip(corners, following, strict=True)
    ]


class Lattice(NamedTuple):
    """A panel with holes in columns and rows."""

    bars: list[Rect]
    holes: list[Rect]


def lattice(rect: Rect, columns: Sequence[Span], rows: Sequence[Span]) -> Lattice:
    """A panel with a hole wherever a column and a row cross, all in order.

    Every bar is cut where a row begins or ends: were a corner to touch the middle of
    another edge, a picture could show a gap between the two.
    """
    (left, right), (low, high) = rect
    heights = [low, *(edge for row in rows for edge in row), high]
    bars = [
        Rect(span, part)
        for span in _between(left, columns, right)
        for part in pairwise(heights)
        if part[0] < part[1]
    ]
    bars += [
        Rect(column, row) for column in columns for row in _between(low, rows, high)
    ]
    return Lattice(bars, [Rect(column, row) for column in columns for row in rows])


def _between(start: int, spans: Sequence[Span], stop: int) -> list[Span]:
    """What spans leave over."""
    edges = [start, *(edge for span in spans for edge in span), stop]
    return list(zip(edges[::2], edges[1::2], strict=True))


def mesh_of(
    quads: Sequence[Quad], materials: Sequence[str], *, is_wall: bool = False
) -> Mesh:
    """Two triangles a quad; u runs along the wall, or east, and v up, or north.

    A quad of which two corners fall together, as of the top of the end of a wall, gives
    one.

    Args:
        quads: the faces.
        materials: what their slots stand for.
        is_wall: v of level faces below the top goes on from their height instead, so
            that a pattern of some height on the wall does not come up in a reveal.
    """
    corners = np.array([quad.corners for quad in quads], dtype=np.int64)
    normals = np.repeat(_normals(corners), 4, axis=0)
    vertices = corners.reshape(-1, 3) / 1000
    away = np.abs(normals)
    is_level = away[:, 2] > np.maximum(away[:, 0], away[:, 1])
    across = np.where(away[:, 0] > away[:, 1], vertices[:, 1], vertices[:, 0])
    u = np.where(is_level, vertices[:, 0], across)
    v = np.where(is_level, vertices[:, 1], vertices[:, 2])
    if is_wall:
        in_reveal = is_level & (corners[:, :, 2].reshape(-1) < corners[:, :, 2].max())
        u, v = _unrolled(corners, in_reveal, u, v)
    first = np.arange(len(quads), dtype=np.int32)[:, None] * 4
    halves = np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32)
    slots = np.array([quad.slot for quad in quads], dtype=np.int16)
    is_whole = _are_whole(corners[:, halves].reshape(-1, 3, 3))
    return Mesh(
        vertices=vertices,
        normals=normals,
        uvs=np.stack([u, v], axis=1),
        faces=(first + halves.reshape(-1)).reshape(-1, 3)[is_whole],
        slots=np.repeat(slots, 2)[is_whole],
        materials=tuple(materials),
    )


def _are_whole(triangles: NDArray[np.int64]) -> NDArray[np.bool_]:
    """(t,) which of (t, 3, 3) triangles have three corners that differ."""
    sides = triangles != np.roll(triangles, 1, axis=1)
    whole: NDArray[np.bool_] = sides.any(axis=2).all(axis=1)
    return whole


def _unrolled(
    corners: NDArray[np.int64], in_reveal: NDArray[np.bool_], u: Floats, v: Floats
) -> tuple[Floats, Floats]:
    """Uvs in which level faces of reveals are folded up at their first edge."""
    edge, deep = corners[:, 1] - corners[:, 0], corners[:, 3] - corners[:, 0]
    runs_east = np.repeat(edge[:, 0] != 0, 4)
    away = np.abs(deep[:, 0] + deep[:, 1])
    rise = np.stack([0 * away, 0 * away, away, away], axis=1)
    height = (corners[:, :, 2] + rise).reshape(-1) / 1000
    x, y = corners[:, :, 0].reshape(-1) / 1000, corners[:, :, 1].reshape(-1) / 1000
    along = np.where(runs_east, x, y)
    return np.where(in_reveal, along, u), np.where(in_reveal, height, v)


def _normals(corners: NDArray[np.int64]) -> Floats:
    """(q, 3) unit normals of (q, 4, 3) flat faces."""
    u = corners[:, 1] - corners[:, 0]
    v = corners[:, 3] - corners[:, 0]
    x, y, z = (
        (u[:, i] * v[:, j] - u[:, j] * v[:, i]).astype(np.float64)
        for i, j in ((1, 2), (2, 0), (0, 1))
    )
    length = np.sqrt(x * x + y * y + z * z)
    return np.stack([x / length, y / length, z / length], axis=1) + 0.0
