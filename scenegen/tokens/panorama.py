"""The tokens of a panorama: how far it is in every direction, and what is there.

The panorama is cut into 10 rows of 20 cells of 18 by 18 degrees, row by row from its
upper left corner; column 9 ends and column 10 begins straight ahead. A cell has the
code of the lower median of the distances of its pixels (`depth_grid` has the bins),
and names the category of which most of its pixels are, or the part of the room.

    <PANORAMA_START><DEPTH_41><CATEGORY_chair>...<PANORAMA_END>
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.errors import TokenError
from scenegen.geometry.pose import Floats
from scenegen.records.visibility import CEILING, DOOR, FLOOR, SKIRTING, WALL, WINDOW
from scenegen.tokens.depth_grid import BEYOND, CODES, EDGES_MM

ROWS, COLUMNS = 10, 20

START, END = "<PANORAMA_START>", "<PANORAMA_END>"

NOTHING = "nothing"

SHELL = {
    FLOOR: "floor",
    WALL: "wall",
    CEILING: "ceiling",
    SKIRTING: "skirting",
    DOOR: "door",
    WINDOW: "window",
    0: NOTHING,
}
"""What cells say of parts of the room."""

_CELL = re.compile(r"<DEPTH_(0|[1-9][0-9]{0,2})><CATEGORY_([a-z0-9_]+)>")
_EDGES = np.array(EDGES_MM, dtype=np.float64) / 1000.0


class PanoramaCell(NamedTuple):
    """One cell.

    Attributes:
        depth: its code.
        category: of an entity, or a word of `SHELL`.
    """

    depth: int
    category: str


def panorama_cells(
    ids: NDArray[np.int16], depth: Floats, categories: Mapping[int, str]
) -> tuple[PanoramaCell, ...]:
    """The cells of a panorama, row by row.

    Args:
        ids: (h, w) owners, at least 20 pixels wide.
        depth: (h, w) distances, metres; 0 for nothing.
        categories: of entities, by their ids.
    """
    height, width = ids.shape
    named = {**SHELL, **categories}
    found = []
    for row in range(ROWS):
        rows = slice(row * height // ROWS, (row + 1) * height // ROWS)
        for column in range(COLUMNS):
            cell = (
                rows,
                slice(column * width // COLUMNS, (column + 1) * width // COLUMNS),
            )
            found.append(PanoramaCell(_code(depth[cell]), _most(ids[cell], named)))
    return tuple(found)


def panorama_text(cells: Sequence[PanoramaCell]) -> str:
    """The cells as text, without spaces."""
    inner = "".join(f"<DEPTH_{depth}><CATEGORY_{name}>" for depth, name in cells)
    return f"{START}{inner}{END}"


def read_panorama_text(text: str) -> tuple[PanoramaCell, ...]:
    """The cells of a text.

    Raises:
        TokenError: when it is not exactly 200 cells between start and end.
    """
    plain = text.strip()
    inner = plain.removeprefix(START).removesuffix(END)
    cells = tuple(
        PanoramaCell(int(depth), name) for depth, name in _CELL.findall(inner)
    )
    is_whole = plain == panorama_text(cells) and len(cells) == ROWS * COLUMNS
    if not is_whole or any(each.depth >= CODES for each in cells):
        raise TokenError(
            f"panorama text: expected {START}, {ROWS * COLUMNS} times "
            f"<DEPTH_k><CATEGORY_name> with codes below {CODES}, and {END}, without "
            f"spaces, not {plain[:60]!r}. Constrain the decoder to these tokens and to "
            "this length."
        )
    return cells


def panorama_vocabulary(categories: Sequence[str]) -> tuple[str, ...]:
    """The tokens that a tokenizer needs for it, beside those of the standard ones."""
    names = dict.fromkeys([*SHELL.values(), *categories])
    return (START, END, *(f"<CATEGORY_{name}>" for name in names))


def _code(depth: Floats) -> int:
    """The code of the lower median; nothing is infinitely far."""
    far = np.sort(np.where(depth > 0.0, depth, np.inf), axis=None)
    return min(
        int(np.searchsorted(_EDGES, far[(far.size - 1) // 2], side="right")), BEYOND
    )


def _most(ids: NDArray[np.int16], named: Mapping[int, str]) -> str:
    """The word that most pixels have; of equals the first in the alphabet."""
    owners, pixels = np.unique(ids, return_counts=True)
    counts: dict[str, int] = {}
    for owner, count in zip(owners.tolist(), pixels.tolist(), strict=True):
        counts[named[owner]] = counts.get(named[owner], 0) + count
    return min(counts, key=lambda name: (-counts[name], name))
