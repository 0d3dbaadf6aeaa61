"""The depth grid: 10 x 10 cells of a picture, for each one of 128 codes of its depth.

Bins. Code 0 is below 0.25 m, nearer than any camera is to what it shows. Codes 1 to
126 divide 0.25 m to 16 m, more than the diagonal of a room, into steps of equal ratio.
The edges between bins are whole millimetres (`EDGES_MM`); a bin holds its lower edge.
Code 127 is "nothing, or beyond 16 m"; it alone has no distance.

Why equal ratios. An object twice as far away is half as large in the picture, and an
error of a pixel in its outline counts twice: what one can tell of a depth is a share of
it, not a number of millimetres. With 64 ** (1 / 126) = 1.034 from edge to edge, a code
is right to 1.7 % at 0.5 m and at 10 m alike, and none is spent on differences that no
picture shows. Whole millimetres make the bins a table that can be published, and let
the code of a distance on the floor be found exactly, from squares of whole numbers.

Cells. Row i of the grid covers the pixel rows from i * size // 10 up to
(i + 1) * size // 10, and so do columns. A cell has the code of the lower median of the
depths of its pixels. The background (a map sees past the walls) counts as infinitely
far, so that a cell of which more than half is background has code 127.

Why the lower median. A cell across the outline of an object holds two surfaces. Their
mean lies in the air between them, where there is nothing; the median is a depth of the
surface that fills more of the cell. It is one of the depths that were rasterized, so
that no sum depends on the order of its terms, and the lower one needs no mean of two.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import TokenError
from scenegen.geometry.pose import Floats
from scenegen.records.columns import INT16, Column, ListOf
from scenegen.records.item import ViewTokens
from scenegen.records.scene import Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.tokens.base import Cell, Token

CELLS = 10
CODES = 128
BEYOND = CODES - 1
"""The code of the background, and of all that is farther than the last edge."""

BLANK = (BEYOND,) * (CELLS * CELLS)
"""The codes of a picture that shows nothing."""

NEAREST_MM, FARTHEST_MM = 250, 16_000

START, END = "<DEPTH_START>", "<DEPTH_END>"
_TEXT = re.compile(rf"{START}((?:<DEPTH_(?:0|[1-9][0-9]{{0,8}})>)*){END}")
_CODE = re.compile(r"<DEPTH_([0-9]{1,9})>")
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
        depth: (size, size) metres along the optical axis, 0 for the background; size at
            least 10.
    """
    cells, ranks = _layout(depth.shape[0])
    flat = np.append(depth.ravel(), np.inf)
    flat[flat <= 0.0] = np.inf
    ordered = np.sort(flat[cells], axis=1)
    medians = np.take_along_axis(ordered, ranks, axis=1)[:, 0]
    codes = np.searchsorted(_EDGES, medians, side="right")
    return tuple(int(code) for code in codes)


def floor_code(here: tuple[int, ...], there: tuple[int, ...]) -> int:
    """The code of the distance over the floor between two points, exactly.

    Distances are compared by their squares, which are whole numbers: no root is taken.

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


class DepthGrid(Token):
    """The depth grid as a token; its value is `ViewTokens.depth`."""

    name = "depth_grid"
    start, end = START, END
    columns = (
        Column(
            "depth_tokens",
            ListOf(INT16),
            "depth grid per view, in the order of `cameras`: 10 x 10 codes, row by "
            "row; code 127 is nothing, or beyond 16 m",
        ),
    )

    def describe(
        self, scene: Scene, visibility: ViewVisibility, tokens: ViewTokens
    ) -> ViewTokens:
        """See `Token`; the scene plays no part."""
        return replace(tokens, depth=depth_codes(visibility.depth))

    def cells(self, tokens: ViewTokens) -> dict[str, Cell]:
        """See `Token`."""
        return {"depth_tokens": list(tokens.depth)}

    def vocabulary(self, categories: Sequence[str]) -> tuple[str, ...]:
        """See `Token`."""
        return (START, END, *(f"<DEPTH_{code}>" for code in range(CODES)))

    def text(self, tokens: ViewTokens) -> str:
        """See `depth_text`."""
        return depth_text(tokens.depth)

    def read(self, text: str) -> ViewTokens:
        """See `read_depth_text`."""
        return ViewTokens("", read_depth_text(text), ())

    def value(self, tokens: ViewTokens) -> tuple[int, ...]:
        """The codes, row by row."""
        return tokens.depth

    def plain(self, tokens: ViewTokens) -> dict[str, Cell]:
        """See `Token`: codes, and the metres in the middle of their bins."""
        metres = [distance_of(code) for code in tokens.depth]
        return {"kind": "depth", "codes": list(tokens.depth), "metres": metres}

    def lines(self, tokens: ViewTokens) -> Iterable[str]:
        """See `Token`: metres, as the grid lies over the picture."""
        yield "depth, m"
        for start in range(0, len(tokens.depth), CELLS):
            row = tokens.depth[start : start + CELLS]
            yield " ".join(metres_text(code) for code in row)

    def specification(self) -> dict[str, Cell]:
        """See `Token`."""
        return {
            "depth_cells": CELLS,
            "depth_codes": CODES,
            "depth_edges_mm": list(EDGES_MM),
        }

    def spec_tables(self) -> dict[str, tuple[str, ...]]:
        """See `Token`: the edges of all bins."""
        bounds = zip((0, *EDGES_MM), (*EDGES_MM, "-"), strict=True)
        rows = [
            f"{code:10} {low:>9} {high:>10}" for code, (low, high) in enumerate(bounds)
        ]
        return {"depth_edges_mm": ("depth code   from mm   below mm", *rows)}


def metres_text(code: int) -> str:
    """The middle of a bin in five characters, for people."""
    metres = distance_of(code)
    return "    -" if metres is None else f"{metres:5.2f}"


DEPTH_GRID = DepthGrid()
