"""Which meshes of a scene miss a window of the picture, known from their boxes.

A scene is made of runs of faces: one mesh each, with a box around it in the world. A
half space that holds all corners of the box holds every point of the mesh, and what is
beyond one side of a window covers none of its pixels, so such a run needs no projection
at all. The sides are taken a pixel further out than they are: rounding, and snapping to
parts of a pixel, then cannot matter.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.camera import NEAR, CameraNumbers
from scenegen.geometry.clipping import PixelBounds
from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel

CORNERS = 8
"""Of a box."""

SIDES = 5
"""Of what a window shows: the near plane and the four edges."""


class FaceRuns(NamedTuple):
    """Runs of the vertices and faces of a mesh; together they are all of it.

    The faces of a run have one owner, and use the vertices of that run only.

    Attributes:
        rows: (r, 4) int64, first vertex, their end, first face, their end.
        boxes: (r, 6) least and greatest x, y and z of the vertices, metres.
    """

    rows: NDArray[np.int64]
    boxes: Floats

    @classmethod
    def of(cls, vertices: Floats, rows: list[tuple[int, int, int, int]]) -> "FaceRuns":
        """The runs of a mesh.

        Args:
            vertices: (n, 3) world points, metres.
            rows: of each run, as `rows` of all; those without faces are left out.
        """
        filled = [each for each in rows if each[2] < each[3]]
        runs = cls(
            np.array(filled, dtype=np.int64).reshape(-1, 4),
            np.zeros((len(filled), 6), dtype=np.float64),
        )
        _measure(vertices, runs)
        return runs

    @classmethod
    def whole(cls, vertices: int, faces: int) -> "FaceRuns":
        """One run of all, which is nowhere: for meshes of which nothing is left out.

        Args:
            vertices: how many there are.
            faces: how many there are.
        """
        rows = np.array([[0, vertices, 0, faces]], dtype=np.int64)
        return cls(rows, np.full((1, 6), np.nan))

    def owned(
        self, owners: NDArray[np.int16], wanted: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """(r,) which runs wanted owners have.

        Args:
            owners: (m,) owner of each face.
            wanted: (k,) the owners above 0; rows are owners.
        """
        of_runs = owners[self.rows[:, 2]]
        found: NDArray[np.bool_] = (of_runs > 0) & wanted[np.maximum(of_runs, 0)]
        return found

    def moved(
        self, vertices: Floats, owners: NDArray[np.int16], moves: Floats
    ) -> tuple[Floats, "FaceRuns"]:
        """The vertices, and their runs, with some owners shifted along the floor.

        Args:
            vertices: (n, 3) of the mesh.
            owners: (m,) owner of each face; those above 0 are shifted.
            moves: (k, 2) along x and y, metres; rows are owners.
        """
        shifted = vertices.copy(), FaceRuns(self.rows, self.boxes.copy())
        _shift(*shifted, owners, moves)
        return shifted


@kernel
def _shift(
    vertices: Floats, runs: FaceRuns, owners: NDArray[np.int16], moves: Floats
) -> None:
    """Shift vertices and boxes in place.

    Rounding keeps the order of numbers, so that the ends of a box are those of the
    shifted vertices.
    """
    for run in range(len(runs.rows)):
        owner = owners[runs.rows[run, 2]]
        if owner <= 0:
            continue
        for axis in range(2):
            move = moves[owner, axis]
            runs.boxes[run, 2 * axis] += move
            runs.boxes[run, 2 * axis + 1] += move
            for row in range(runs.rows[run, 0], runs.rows[run, 1]):
                vertices[row, axis] += move


@kernel
def _measure(vertices: Floats, runs: FaceRuns) -> None:
    """Fill in the boxes."""
    for run in range(len(runs.rows)):
        first, end = runs.rows[run, 0], runs.rows[run, 1]
        for axis in range(3):
            low = high = np.nan
            for row in range(first, end):
                value = vertices[row, axis]
                if row == first:
                    low = high = value
                low, high = min(low, value), max(high, value)
            runs.boxes[run, 2 * axis] = low
            runs.boxes[run, 2 * axis + 1] = high


@kernel
def mark_shown(
    lens: CameraNumbers,
    runs: FaceRuns,
    window: PixelBounds,
    shown: NDArray[np.bool_],
) -> None:
    """Mark the runs that may cover a pixel of a window, and unmark all others."""
    for run in range(len(runs.rows)):
        shown[run] = True
        for side in range(SIDES):
            if _is_beyond(lens, runs.boxes[run], window, side):
                shown[run] = False
                break


@kernel
def _is_beyond(
    lens: CameraNumbers, box: Floats, window: PixelBounds, side: int
) -> bool:
    """Whether all corners of a box are beyond one side; never so without a box."""
    right, down, forward = lens.right, lens.down, lens.forward
    for corner in range(CORNERS):
        x = box[corner % 2] - lens.origin.x
        y = box[2 + corner // 2 % 2] - lens.origin.y
        z = box[4 + corner // 4] - lens.origin.z
        depth = x * forward.x + y * forward.y + z * forward.z
        reach = 1.0 if lens.is_orthographic else depth
        if side == 0:
            beyond = NEAR / 2 - depth
        elif side <= 2:
            across = x * right.x + y * right.y + z * right.z
            place = lens.scale * across + lens.principal_u * reach
            beyond = (
                (window.x0 - 1.0) * reach - place
                if side == 1
                else place - (window.x1 + 2.0) * reach
            )
        else:
            along = x * down.x + y * down.y + z * down.z
            place = lens.scale * along + lens.principal_v * reach
            beyond = (
                (window.y0 - 1.0) * reach - place
                if side == 3
                else place - (window.y1 + 2.0) * reach
            )
        if not beyond > 0.0:
            return False
    return True
