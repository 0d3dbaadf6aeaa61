"""Where small objects can be placed: the level tops of a model, measured from above.

A height map of the model, rasterised straight from above, shows exactly what is open to
above. Its most common heights are the candidates for a top; for each, the cells at that
height within a tolerance form a mask, and the top is the largest rectangle in it.
"""

from collections import Counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue.entries import SupportSurface
from scenegen.geometry.camera import Camera
from scenegen.geometry.mesh import Mesh
from scenegen.geometry.rasterizer import rasterize

CELL_MM = 20
"""Side of the cells in which heights are compared."""

LOWEST_MM, HIGHEST_MM = 250, 1300
"""Heights between which a person puts objects down and sees them there."""

LEVEL_MM = 5
"""How much a table top may rise and fall."""

SOFT_MM = 35
"""How much a cushioned seat or a bed may."""

LEAST_MM = 180
"""Sides that a surface has at least."""

REGION_CELLS = 5
"""Cells along a region of a soft surface, one height for each region."""

_ABOVE_MM = 500


class _Run(NamedTuple):
    """A rectangle of cells: rows and columns, half open."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return (self.bottom - self.top) * (self.right - self.left)


def top_surface(mesh: Mesh, *, soft: bool = False) -> SupportSurface | None:
    """The largest level rectangle that is open to above; None without one.

    Args:
        mesh: in the body frame.
        soft: whether it is a seat or a bed, whose cushions are never quite level.
    """
    heights, span = _heights_mm(mesh)
    slack = SOFT_MM if soft else LEVEL_MM
    best: SupportSurface | None = None
    for level, cells in _levels(heights, slack):
        if best is not None and cells * CELL_MM * CELL_MM <= _area(best):
            break
        flat = np.abs(heights - level) <= slack
        found = _surface(_largest(flat), heights, span, soft=soft)
        if found is not None and (best is None or _area(found) > _area(best)):
            best = found
    return best


def _heights_mm(mesh: Mesh) -> tuple[NDArray[np.int64], int]:
    """Height of what is seen from above in each cell, -1 beside it, and the span."""
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    side = 2.0 * float(max(np.abs(low[:2]).max(), np.abs(high[:2]).max()))
    size = int(side * 1000) // CELL_MM + 2
    span = size * CELL_MM
    eye = round(float(high[2]) * 1000) + _ABOVE_MM
    camera = Camera.orthographic(
        (0, 0, eye), 900, pitch_tenths=-900, span_mm=span, size=size
    )
    seen = rasterize(camera, mesh.vertices, mesh.faces)
    heights = eye - np.rint(seen.depth * 1000).astype(np.int64)
    return np.where(seen.triangles >= 0, heights, -1), span


def _levels(heights: NDArray[np.int64], slack: int) -> list[tuple[int, int]]:
    """Heights that many cells share, with how many are near each, most first."""
    usable = heights[(heights >= LOWEST_MM) & (heights <= HIGHEST_MM)]
    counts = Counter(usable.ravel().tolist())
    near = [
        (-sum(counts[h] for h in range(level - slack, level + slack + 1)), level)
        for level in counts
    ]
    return [(level, -cells) for cells, level in sorted(near)]


def _largest(flat: NDArray[np.bool_]) -> _Run:
    """The rectangle of true cells with the most cells.

    Row by row, `tall` holds how many true cells end at each column: a histogram. The
    largest rectangle with its lower edge on that row is as high as one of its columns
    and as wide as the run of columns that are at least as high.
    """
    best = _Run(0, 0, 0, 0)
    tall = np.zeros(flat.shape[1], dtype=np.int64)
    for row, cells in enumerate(flat):
        tall = np.where(cells, tall + 1, 0)
        for column in np.flatnonzero(tall).tolist():
            height = int(tall[column])
            if height * flat.shape[1] <= best.cells:
                continue
            low = np.flatnonzero(tall < height)
            place = int(np.searchsorted(low, column))
            left = int(low[place - 1]) + 1 if place else 0
            right = int(low[place]) if place < len(low) else len(tall)
            run = _Run(row + 1 - height, row + 1, left, right)
            best = run if run.cells > best.cells else best
    return best


def surface_row(surface: SupportSurface) -> dict[str, list[int] | list[list[int]]]:
    """A surface as an index has it."""
    row: dict[str, list[int] | list[list[int]]] = {
        "surface_mm": [surface.z_mm, *surface.x_mm, *surface.y_mm]
    }
    if surface.soft_mm:
        row["soft_mm"] = [list(each) for each in surface.soft_mm]
    return row


def _surface(
    run: _Run, heights: NDArray[np.int64], span: int, *, soft: bool
) -> SupportSurface | None:
    """A rectangle of cells in the body frame, if it is large enough."""
    half = span // 2
    x = (run.left * CELL_MM - half, run.right * CELL_MM - half)
    y = (half - run.bottom * CELL_MM, half - run.top * CELL_MM)
    if min(x[1] - x[0], y[1] - y[0]) < LEAST_MM:
        return None
    inside = heights[run.top : run.bottom, run.left : run.right]
    # Rows of cells run from the largest y down, columns from the least x up.
    regions = _regions(inside[::-1].T) if soft else ()
    return SupportSurface(int(inside.max()), x, y, regions)


def _regions(heights: NDArray[np.int64]) -> tuple[tuple[int, ...], ...]:
    """Mean heights of the regions of a soft surface; none where it is level.

    Args:
        heights: of its cells, rows by x and columns by y.
    """
    if int(heights.max()) - int(heights.min()) <= LEVEL_MM:
        return ()
    deep, wide = (max(1, side // REGION_CELLS) for side in heights.shape)
    rows, columns = heights.shape

    def mean(i: int, j: int) -> int:
        part = heights[
            rows * i // deep : rows * (i + 1) // deep,
            columns * j // wide : columns * (j + 1) // wide,
        ]
        return int(part.sum()) // part.size

    return tuple(tuple(mean(i, j) for j in range(wide)) for i in range(deep))


def _area(surface: SupportSurface) -> int:
    """In square millimetres."""
    (west, east), (south, north) = surface.x_mm, surface.y_mm
    return (east - west) * (north - south)
