"""Depth as 100 codes: a 10 x 10 grid of a picture, one of 128 bins for each cell.

Bins. Code 0 is below 0.25 m, nearer than a camera ever stands to what it shows. Codes 1
to 126 divide 0.25 m to 16 m, more than the diagonal of a room, into steps of equal
ratio: 3.4 % of the distance, so that a code says as much near by as far away. The edges
between bins are whole millimetres (`EDGES_MM`); a bin holds its lower edge. Code 127 is
"nothing, or beyond 16 m"; it alone has no distance.

Cells. Row i of the grid covers the pixel rows from i * size // 10 up to
(i + 1) * size // 10, and so do columns. A cell has the code of the lower median of the
depths of its pixels. Pixels that show nothing (a map sees past the walls) count as
infinitely far, so that a cell of which more than half is nothing has code 127.
"""

import re
from bisect import bisect_right
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import TokenError
from scenegen.geometry.pose import Floats

CELLS = 10
CODES = 128
BEYOND = CODES - 1
"""The code of nothing, and of all that is farther than the last edge."""

NEAREST_MM, FARTHEST_MM = 250, 16_000

START, END = "<DEPTH_START>", "<DEPTH_END>"
_TEXT = re.compile(rf"{START}((?:<DEPTH_(?:0|[1-9][0-9]*)>)*){END}")
_CODE = re.compile(r"<DEPTH_([0-9]+)>")
_DIGITS = Context(prec=50)


def _edges_mm() -> tuple[int, ...]:
    """Lower edges of the codes 1 to 127, millimetres.

    `Decimal` has correctly rounded ln and exp, so that the edges are the same anywhere.
    """
    steps = CODES - 2
    nearest, farthest = Decimal(NEAREST_MM), Decimal(FARTHEST_MM)
    span = _DIGITS.ln(_DIGITS.divide(farthest, nearest))
    edges = []
    for step in range(steps + 1):
        share = _DIGITS.divide(_DIGITS.multiply(span, Decimal(step)), Decimal(steps))
        edge = _DIGITS.multiply(nearest, _DIGITS.exp(share))
        edges.append(int(edge.to_integral_value(ROUND_HALF_EVEN)))
    return tuple(edges)


EDGES_MM = _edges_mm()
"""Lower edges of the codes 1 to 127; published with every data set."""

_EDGES = np.array(EDGES_MM, dtype=np.float64) / 1000.0
_SQUARES = tuple(edge * edge for edge in EDGES_MM)


def depth_codes(depth: Floats) -> tuple[int, ...]:
    """The codes of a picture, row by row.

    Args:
        depth: (size, size) metres along the optical axis, 0 where there is nothing;
            size at least 10.
    """
    cells, ranks = _layout(depth.shape[0])
    flat = np.append(depth.ravel(), np.inf)
    flat[flat <= 0.0] = np.inf
    ordered = np.sort(flat[cells], axis=1)
    medians = np.take_along_axis(ordered, ranks, axis=1)[:, 0]
    codes = np.searchsorted(_EDGES, medians, side="right")
    return tuple(int(code) for code in codes)


def floor_code(here: tuple[int, ...], there: tuple[int, ...]) -> int:
    """The code of the way over the floor between two points, exactly.

    Args:
        here: x and y first, millimetres; heights play no part.
        there: likewise.
    """
    x, y = there[0] - here[0], there[1] - here[1]
    return bisect_right(_SQUARES, x * x + y * y)


@cache
def _layout(size: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Which pixels a cell holds, and the rank of its lower median.

    Cells differ by a pixel in width and height when 10 does not divide `size`; the
    smaller ones are filled up with a pixel past the end, which is infinitely far.

    Returns:
        (100, n) flat pixel indices and (100, 1) ranks.
    """
    bounds = [cell * size // CELLS for cell in range(CELLS + 1)]
    widest = max(stop - start for start, stop in pairwise(bounds))
    cells = np.full((CELLS * CELLS, widest * widest), size * size, dtype=np.intp)
    ranks = np.zeros((CELLS * CELLS, 1), dtype=np.intp)
    pixels = np.arange(size * size, dtype=np.intp).reshape(size, size)
    for cell in range(CELLS * CELLS):
        row, column = divmod(cell, CELLS)
        block = pixels[
            bounds[row] : bounds[row + 1], bounds[column] : bounds[column + 1]
        ].ravel()
        cells[cell, : block.size] = block
        ranks[cell, 0] = (block.size - 1) // 2
    return cells, ranks


def distance_of(code: int) -> float | None:
    """The middle of a bin in metres; None for `BEYOND`.

    Every depth that has the code is within `tolerance_of(code)` of it.
    """
    if code == BEYOND:
        return None
    low, high = _bounds_mm(code)
    return (low + high) / 2000


def tolerance_of(code: int) -> float | None:
    """Half the width of a bin in metres; None for `BEYOND`."""
    if code == BEYOND:
        return None
    low, high = _bounds_mm(code)
    return (high - low) / 2000


def _bounds_mm(code: int) -> tuple[int, int]:
    return (EDGES_MM[code - 1] if code else 0), EDGES_MM[code]


def depth_text(codes: tuple[int, ...]) -> str:
    """The codes as text, without spaces: <DEPTH_START><DEPTH_17>...<DEPTH_END>."""
    return START + "".join(f"<DEPTH_{code}>" for code in codes) + END


def read_depth_text(text: str) -> tuple[int, ...]:
    """The codes of a depth text.

    Raises:
        TokenError: when it is not exactly 100 codes below 128 between start and end.
    """
    match = _TEXT.fullmatch(text.strip())
    if match is None:
        raise TokenError(
            f"depth text: expected {START}<DEPTH_k>...{END}, without spaces, not "
            f"{text[:60]!r}. Pass what stands between the tags, tags included."
        )
    codes = tuple(int(code) for code in _CODE.findall(match[1]))
    if len(codes) != CELLS * CELLS or max(codes) >= CODES:
        raise TokenError(
            f"depth text: {len(codes)} codes, the largest {max(codes, default=0)}; "
            f"expected {CELLS * CELLS} codes below {CODES}. Constrain the decoder to "
            "these tokens and to this length."
        )
    return codes
