"""What is visible of each instance, counted on the nearest faces of a picture."""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.clipping import PixelBounds
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel


@kernel
def owners_of(
    triangles: Ints, owners: NDArray[np.int16], ids: NDArray[np.int16]
) -> None:
    """From faces to their owners."""
    for row in range(triangles.shape[0]):
        for column in range(triangles.shape[1]):
            triangle = triangles[row, column]
            if triangle >= 0:
                ids[row, column] = owners[triangle]


@kernel
def count_visible(
    triangles: Ints,
    window: PixelBounds,
    owners: NDArray[np.int16],
    wanted: NDArray[np.bool_],
    found: NDArray[np.int64],
) -> None:
    """Count the pixels of a window that show wanted owners."""
    for row in range(window.y0, window.y1 + 1):
        for column in range(window.x0, window.x1 + 1):
            triangle = triangles[row, column]
            if triangle >= 0 and owners[triangle] > 0 and wanted[owners[triangle]]:
                found[owners[triangle]] += 1


@kernel
def measure_instances(
    ids: NDArray[np.int16],
    depth: Floats,
    visible_px: NDArray[np.int64],
    boxes: Ints,
    nearest: Floats,
) -> None:
    """Count, bound and range the visible pixels of every owner above 0."""
    for row in range(ids.shape[0]):
        for column in range(ids.shape[1]):
            owner = ids[row, column]
            if owner <= 0:
                continue
            if visible_px[owner] == 0:
                nearest[owner] = depth[row, column]
                boxes[owner, 0] = column
                boxes[owner, 1] = row
            visible_px[owner] += 1
            nearest[owner] = min(nearest[owner], depth[row, column])
            boxes[owner, 0] = min(boxes[owner, 0], column)
            boxes[owner, 2] = max(boxes[owner, 2], column + 1)
            boxes[owner, 3] = row + 1


@kernel
def mark_contacts(ids: NDArray[np.int16], touching: NDArray[np.bool_]) -> None:
    """Mark the pairs of entities with adjacent pixels."""
    rows, columns = ids.shape
    for row in range(rows):
        for column in range(columns):
            here = ids[row, column]
            if here <= 0:
                continue
            for below, right in ((0, 1), (1, 0)):
                if row + below == rows or column + right == columns:
                    continue
                there = ids[row + below, column + right]
                if there > 0 and there != here:
                    touching[here, there] = True
                    touching[there, here] = True
