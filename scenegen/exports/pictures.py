"""Encoded pictures made smaller; the one door of exports to Pillow."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scenegen.dataset.images import SUFFIXES, encode
from scenegen.exports.examples import Picture
from scenegen.recipe.model import ImageFormat

LOSSLESS = ImageFormat(kind="png")


def resized(picture: Picture, size: int, image: ImageFormat) -> Picture:
    """A picture with its longer side at `size` pixels; as it is where it has no more.

    Args:
        picture: to be made smaller.
        size: pixels.
        image: how it is encoded again.
    """
    with Image.open(BytesIO(picture.data)) as opened:
        width, height = opened.size
        longer = max(width, height)
        if longer <= size:
            return picture
        shape = (round(width * size / longer), round(height * size / longer))
        small = opened.convert("RGB").resize(shape, Image.Resampling.LANCZOS)
    data = encode(np.asarray(small, dtype=np.uint8), image)
    return Picture(picture.role, data, SUFFIXES[image.kind])


def side_of(data: bytes) -> int:
    """The longer side of an encoded picture, pixels."""
    with Image.open(BytesIO(data)) as opened:
        return max(opened.size)


def as_png(data: bytes) -> bytes:
    """A picture as a PNG file; a PNG stays what it is."""
    with Image.open(BytesIO(data)) as opened:
        if opened.format == "PNG":
            return data
        return encode(np.asarray(opened.convert("RGB"), dtype=np.uint8), LOSSLESS)


def grey_png(values: NDArray[np.uint8]) -> bytes:
    """(h, w) values as a grey PNG of three equal channels."""
    return encode(np.repeat(values[:, :, None], 3, axis=2), LOSSLESS)
