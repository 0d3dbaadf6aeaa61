"""Marks painted on the floor: a red cross, a blue arrow, each with a light rim.

They are composited over the finished picture where a sample shows the floor, or a
textile that lies on it, so that objects in front occlude them. The paint is modulated
by the light of the floor below, so that a mark in a shadow is darker there. Every pixel
is tested at 4 x 4 points; only + - * / and square roots are used, in a fixed order.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import NEAR, Camera, CameraNumbers
from scenegen.geometry.floor_symbols import Outline, pieces_of
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats, Vector
from scenegen.kernels import kernel
from scenegen.records.rig import FloorMark
from scenegen.records.scene import Rgb
from scenegen.records.visibility import FLOOR
from scenegen.renderers.lighting.tone import BLUE, GREEN, RED
from scenegen.visibility.scene_mesh import SceneMesh, flat_entities

Pixels = NDArray[np.uint8]
Flags = NDArray[np.bool_]

COLOURS: dict[str, Rgb] = {"cross": (214, 16, 20), "arrow": (20, 84, 214)}
RIM: Rgb = (255, 250, 244)

RIM_WIDTH = 0.016
"""Metres around a mark."""

FINE = 4

SHADE = 0.4
"""How much of the light and shade of the floor goes on over the paint."""

DARKEST, BRIGHTEST = 0.45, 1.25
"""Bounds of the light on a point of a mark, as a share of its mean."""


class _PixelWindow(NamedTuple):
    """Pixels that a mark may cover; the last row and column do not belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class _Inks(NamedTuple):
    """sRGB of a mark and of its rim, 0 to 255."""

    fill: tuple[float, float, float]
    rim: tuple[float, float, float]


def ground_seen(scene_mesh: SceneMesh, triangles: Ints) -> Flags:
    """Which samples show the floor, or something flat that lies on it.

    Args:
        scene_mesh: the triangles of the scene.
        triangles: (n, n) the face of each sample, -1 for background.
    """
    is_ground = np.zeros(len(scene_mesh.faces) + 1, dtype=np.bool_)
    flat = flat_entities(scene_mesh)
    for part in scene_mesh.parts:
        is_rug = part.owner > 0 and flat[part.owner]
        is_ground[part.faces] = part.owner == FLOOR or is_rug
    # The row that -1 reads is the last one: background is no ground.
    shown: Flags = is_ground[triangles]
    return shown


def paint_floor_marks(
    rgb: Pixels, camera: Camera, marks: Sequence[FloorMark], ground: Flags
) -> Pixels:
    """A picture with marks on its floor; the picture itself if there are none.

    Args:
        rgb: (size, size, 3) sRGB.
        camera: what it was drawn with.
        marks: painted in this order.
        ground: (2 size, 2 size) as of `ground_seen`.

    Raises:
        ValueError: a mark is of an unknown kind.
    """
    if not marks:
        return rgb
    painted = rgb.astype(np.float64)
    for mark in marks:
        pieces = pieces_of(mark.kind, mark.position_mm, mark.heading_tenths)
        window = _window(camera, pieces)
        shape = (
            max(window.last_row - window.first_row, 0),
            max(window.last_column - window.first_column, 0),
        )
        covers = np.zeros((*shape, 2))
        inks = _Inks(_floats(COLOURS[mark.kind]), _floats(RIM))
        _cover(camera.numbers, window, _edges(pieces), ground, covers)
        _paint(painted, window, covers, inks)
    return (painted + 0.5).astype(np.uint8)


def _floats(colour: Rgb) -> tuple[float, float, float]:
    red, green, blue = colour
    return float(red), float(green), float(blue)


def _edges(pieces: Sequence[Outline]) -> Floats:
    """(pieces, 4, 3) outward unit normals of the edges and their reach, metres."""
    edges = np.zeros((len(pieces), 4, 3))
    for piece, outline in enumerate(pieces):
        for corner in range(4):
            # A triangle has its last edge twice.
            at = min(corner, len(outline) - 1)
            (ax, ay), (bx, by) = outline[at], outline[(at + 1) % len(outline)]
            dx, dy = bx - ax, by - ay
            scale = 1.0 / math.sqrt(dx * dx + dy * dy)
            nx, ny = dy * scale, -dx * scale
            edges[piece, corner] = nx, ny, (nx * ax + ny * ay) / 1000
    return edges


def _window(camera: Camera, pieces: Sequence[Outline]) -> _PixelWindow:
    """The pixels around a mark: all of them when it reaches behind the camera."""
    size = camera.size
    corners = [
        camera.project(Vector(x / 1000, y / 1000, 0.0))
        for outline in pieces
        for x, y in outline
    ]
    if not camera.is_orthographic and min(at.depth for at in corners) < 4 * NEAR:
        return _PixelWindow(0, 0, size, size)
    margin = 2.0 + max(RIM_WIDTH * _pixels_a_metre(camera, at.depth) for at in corners)
    rows, columns = [at.v for at in corners], [at.u for at in corners]
    return _PixelWindow(
        first_row=int(min(max(min(rows) - margin, 0.0), size)),
        first_column=int(min(max(min(columns) - margin, 0.0), size)),
        last_row=int(min(max(max(rows) + margin, 0.0), size)),
        last_column=int(min(max(max(columns) + margin, 0.0), size)),
    )


def _pixels_a_metre(camera: Camera, depth: float) -> float:
    """Most pixels that a metre takes at a depth; twice that, as the rim has corners."""
    return 2.0 * (camera.scale if camera.is_orthographic else camera.scale / depth)


@kernel
def _cover(
    eye: CameraNumbers,
    window: _PixelWindow,
    edges: Floats,
    ground: Flags,
    covers: Floats,
) -> None:
    """Shares of each pixel of a window that a mark and its rim cover."""
    samples = ground.shape[0] // eye.size
    for row in range(window.first_row, window.last_row):
        for column in range(window.first_column, window.last_column):
            fill, rim = 0, 0
            for point in range(FINE * FINE):
                across, along = point % FINE, point // FINE
                line = row * samples + along * samples // FINE
                if not ground[line, column * samples + across * samples // FINE]:
                    continue
                u, v = column + (across + 0.5) / FINE, row + (along + 0.5) / FINE
                outside = _outside(eye, edges, u, v)
                fill += outside <= 0.0
                rim += 0.0 < outside <= RIM_WIDTH
            line, place = row - window.first_row, column - window.first_column
            covers[line, place, 0] = fill / (FINE * FINE)
            covers[line, place, 1] = rim / (FINE * FINE)


@kernel
def _outside(eye: CameraNumbers, edges: Floats, u: float, v: float) -> float:
    """How far beyond a mark the floor is that lies at (u, v), metres."""
    across = (u - eye.principal_u) / eye.scale
    along = (v - eye.principal_v) / eye.scale
    ox = eye.right.x * across + eye.down.x * along
    oy = eye.right.y * across + eye.down.y * along
    oz = eye.right.z * across + eye.down.z * along
    x, y, z = eye.origin.x, eye.origin.y, eye.origin.z
    dx, dy, dz = eye.forward.x, eye.forward.y, eye.forward.z
    if eye.is_orthographic:
        x, y, z = x + ox, y + oy, z + oz
    else:
        dx, dy, dz = dx + ox, dy + oy, dz + oz
    if z * dz >= 0.0:
        return 1e9
    ahead = -z / dz
    x, y = x + ahead * dx, y + ahead * dy
    nearest = 1e9
    for piece in range(edges.shape[0]):
        beyond = -1e9
        for corner in range(4):
            along_x = edges[piece, corner, 0] * x
            along_y = edges[piece, corner, 1] * y
            beyond = max(beyond, along_x + along_y - edges[piece, corner, 2])
        nearest = min(nearest, beyond)
    return nearest


@kernel
def _paint(painted: Floats, window: _PixelWindow, covers: Floats, inks: _Inks) -> None:
    """Mix a mark into a picture, as light or dark as the floor is from place to place.

    The mean of a mark keeps its colour: paint on a dark floor is no darker.
    """
    light, count = 0.0, 0.0
    for row in range(covers.shape[0]):
        for column in range(covers.shape[1]):
            share = covers[row, column, 0] + covers[row, column, 1]
            light += share * _light(painted, window, row, column)
            count += share
    if light <= 0.0:
        return
    for row in range(covers.shape[0]):
        for column in range(covers.shape[1]):
            fill, rim = covers[row, column, 0], covers[row, column, 1]
            here = _light(painted, window, row, column) * count / light
            lit = 1.0 - SHADE + SHADE * min(max(here, DARKEST), BRIGHTEST)
            line, place = row + window.first_row, column + window.first_column
            for channel in range(3):
                below = painted[line, place, channel]
                paint = fill * min(inks.fill[channel] * lit, 255.0)
                paint += rim * min(inks.rim[channel] * lit, 255.0)
                painted[line, place, channel] = (1.0 - fill - rim) * below + paint


@kernel
def _light(painted: Floats, window: _PixelWindow, row: int, column: int) -> float:
    """How light a pixel of a window is, 0 to 255."""
    line, place = row + window.first_row, column + window.first_column
    red, green = painted[line, place, 0], painted[line, place, 1]
    light: float = RED * red + GREEN * green + BLUE * painted[line, place, 2]
    return light
