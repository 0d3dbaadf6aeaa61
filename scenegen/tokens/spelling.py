"""How places on the grids are spelled, the same in every token text."""

from scenegen.records.item import MapEntry, MapMark
from scenegen.tokens.birds_eye_grid import BOX_GRID, CELLS
from scenegen.tokens.depth_grid import CODES

PLACE = r"<ROW_([0-9]{1,9})><COL_([0-9]{1,9})><DEPTH_([0-9]{1,9})>"
"""Regular expression of a cell and a distance, with three groups."""

PIXEL = r"<PIXEL_([0-9]{1,9})>"
"""Regular expression of a column or a row of the picture, with one group."""


def spell_place(placed: MapEntry | MapMark) -> str:
    """The cell and the distance of an entry or a mark."""
    return f"<ROW_{placed.row}><COL_{placed.column}><DEPTH_{placed.distance}>"


def spell_pixels(pixels: tuple[int, ...]) -> str:
    """Places on the 336-pixel grid."""
    return "".join(f"<PIXEL_{pixel}>" for pixel in pixels)


def is_on_grids(placed: MapEntry | MapMark, pixels: tuple[int, ...]) -> bool:
    """Whether there are words for all numbers of an entry or a mark."""
    cells = max(placed.row, placed.column)
    return cells < CELLS and placed.distance < CODES and max(pixels) < BOX_GRID


def grid_words() -> tuple[str, ...]:
    """The words of rows, columns and pixels; those of distances are depth codes."""
    return (
        *numbered("ROW", range(CELLS)),
        *numbered("COL", range(CELLS)),
        *numbered("PIXEL", range(BOX_GRID)),
    )


def numbered(word: str, numbers: range) -> tuple[str, ...]:
    """A word with each of some numbers, e.g. <ROW_0>, <ROW_1>, ..."""
    return tuple(f"<{word}_{number}>" for number in numbers)
