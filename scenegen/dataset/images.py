"""Pictures to bytes and back; the one door of the data set to Pillow."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from math import inf

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scenegen.errors import ShardError, told_as
from scenegen.recipe.model import ImageFormat

CELLS = 16
"""A side, of the coarse pictures that are compared."""

GAP = 6
"""Pixels between the pictures of a sheet."""

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


def sheet(rows: Sequence[Sequence[bytes]], *, side: int) -> bytes:
    """Pictures on one white JPEG, row below row.

    Args:
        rows: of pictures as files.
        side: pixels a side of each on the sheet.

    Raises:
        ShardError: when one is no picture.
    """
    step = side + GAP
    width = step * max((len(row) for row in rows), default=1) - GAP
    height = step * max(len(rows), 1) - GAP
    page = Image.new("RGB", (width, height), "white")
    for line, row in enumerate(rows):
        for place, data in enumerate(row):
            with _opened(data) as picture:
                small = picture.convert("RGB").resize(
                    (side, side), Image.Resampling.BOX
                )
            page.paste(small, (place * step, line * step))
    buffer = BytesIO()
    page.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


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
