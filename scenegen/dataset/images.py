"""Pictures to bytes and back; the one door of the data set to Pillow."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scenegen.recipe import ImageFormat

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


def decode(data: bytes) -> NDArray[np.uint8]:
    """The (h, w, 3) sRGB picture of a file.

    Raises:
        OSError: when the bytes are no picture.
    """
    with Image.open(BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.uint8)
