"""Pictures to bytes and back; the one door of the data set to Pillow."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from math import inf

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scenegen.dataset.lettering import Style, draw_line, width_of
from scenegen.errors import ShardError, told_as
from scenegen.recipe.model import ImageFormat

CELLS = 16
"""A side, of the coarse pictures that are compared."""

GAP, LABEL, FRAME = 16, 32, 2
"""Pixels between pictures of a sheet, above each for its label, and of its frame."""

LABEL_SIZES = (20, 16, 12, 9)
"""Of the font of labels; the first that fits."""

SHOWN_INK, HIDDEN_INK = (84, 88, 98), (184, 88, 24)
"""Colours of labels and frames: of shown pictures, and of hidden ones."""

Picture = Image.Image
"""A picture of Pillow, under a name for modules that do not import it."""

FORMATS = ("JPEG", "PNG", "WEBP")
"""What a picture of a data set, or of its card, may be."""

MOST_PIXELS = 64_000_000
"""Of a picture that is read; more would fill the memory."""

SUFFIXES = {"jpeg": "jpg", "png": "png", "webp": "webp"}


def encode(rgb: NDArray[np.uint8], image: ImageFormat) -> bytes:
    """An (h, w, 3) sRGB picture as a file; equal pictures give equal bytes."""
    buffer = BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(rgb))
    if image.kind == "jpeg":
        picture.save(buffer, "JPEG", quality=image.quality, subsampling=0)
    elif image.kind == "webp":
        lossless = image.quality == 100
        picture.save(buffer, "WEBP", quality=image.quality, lossless=lossless)
    else:
        picture.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def encode_numbers(numbers: NDArray[np.uint16]) -> bytes:
    """An (h, w) array of whole numbers as a PNG of 16 bits."""
    buffer = BytesIO()
    Image.fromarray(np.ascontiguousarray(numbers)).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def sheet(shown: Sequence[bytes], hidden: Sequence[bytes], *, side: int) -> bytes:
    """Pictures of an item on one JPEG: the shown ones, at their right the hidden ones.

    Each has a label and a frame. None is larger than it is stored.

    Args:
        shown: pictures as files, in their order.
        hidden: likewise; those that have to be imagined.
        side: pixels a side of each on the sheet, at most.

    Raises:
        ShardError: when one is no picture.
    """
    pictures = [open_picture(data) for data in (*shown, *hidden)]
    side = min([side, *(each.width for each in pictures)])
    many = len(shown) > 1
    cells = [
        _cell(
            picture,
            side,
            f"Shown: picture {number}" if many else "Shown",
            SHOWN_INK,
        )
        for number, picture in enumerate(pictures[: len(shown)], start=1)
    ]
    hidden_cells = [
        _cell(picture, side, "Hidden: to be imagined", HIDDEN_INK)
        for picture in pictures[len(shown) :]
    ]
    columns = min(len(cells), 2 if len(cells) <= 4 else 4)
    lines = [cells[at : at + columns] for at in range(0, len(cells), columns or 1)]
    wide, high = side, side + LABEL
    height = max((high + GAP) * max(len(lines), 1), (high + GAP) * len(hidden_cells))
    width = (wide + GAP) * (columns + bool(hidden_cells)) + GAP
    page = Image.new("RGB", (width, height + GAP), "white")
    for line, row in enumerate(lines):
        for place, cell in enumerate(row):
            page.paste(cell, (GAP + place * (wide + GAP), GAP + line * (high + GAP)))
    top = GAP + (height - (high + GAP) * len(hidden_cells)) // 2
    for line, cell in enumerate(hidden_cells):
        page.paste(cell, (width - wide - GAP, top + line * (high + GAP)))
    buffer = BytesIO()
    page.save(buffer, "JPEG", quality=88, subsampling=0)
    return buffer.getvalue()


def _cell(
    picture: Image.Image, side: int, label: str, ink: tuple[int, int, int]
) -> Image.Image:
    """A picture in a frame below its label."""
    cell = Image.new("RGB", (side, side + LABEL), "white")
    cell.paste(ink, (0, LABEL, side, LABEL + side))
    inner = (side - 2 * FRAME, side - 2 * FRAME)
    small = picture.resize(inner, Image.Resampling.LANCZOS)
    cell.paste(small, (FRAME, LABEL + FRAME))
    size = next((each for each in LABEL_SIZES if _fits(label, side, each)), 0)
    if size:
        draw_line(cell, (2, LABEL - size * 3 // 2), label, Style(size, ink, bold=True))
    return cell


def _fits(label: str, side: int, size: int) -> bool:
    return width_of(label, Style(size, SHOWN_INK, bold=True)) <= side - 4


def distance(one: bytes, another: bytes) -> float:
    """How far two square pictures are apart where they differ most, 0 to 255.

    It is the largest difference of a channel between their `CELLS` x `CELLS` means: low
    for edges and noise of another device, high for another view or where something
    that is not small has moved. It is infinite for pictures of two sizes, and for what
    is no picture.
    """
    try:
        first, second = decode(one), decode(another)
    except ShardError:
        return inf
    if first.shape != second.shape:
        return inf
    cell = max(len(first) // CELLS, 1)
    rest = len(first) // cell * cell
    change = (first.astype(np.int16) - second)[:rest, :rest]
    means = change.reshape(rest // cell, cell, rest // cell, cell, 3).mean(axis=(1, 3))
    return float(np.abs(means).max())


def decode(data: bytes) -> NDArray[np.uint8]:
    """The (h, w, 3) sRGB picture of a file.

    Raises:
        ShardError: when the bytes are no picture.
    """
    with _opened(data) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.uint8)


def open_picture(data: bytes) -> Picture:
    """The RGB picture of a file, decoded.

    Raises:
        ShardError: when the bytes are no picture.
    """
    with _opened(data) as picture:
        return picture.convert("RGB")


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """A picture of modest size.

    Raises:
        ShardError: when the bytes are none.
    """
    told = "It is no picture of a data set; build the shard again."
    with (
        warnings.catch_warnings(),
        told_as(ShardError, "a picture", told),
        Image.open(BytesIO(data), formats=FORMATS) as picture,
    ):
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError(f"{picture.width} x {picture.height} pixels are too many")
        yield picture
