"""From picture files to arrays of sRGB."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scenegen.catalogue.integrity import REINSTALL, require_hash
from scenegen.errors import AssetError, told_as

MAX_PIXELS = 64_000_000
"""Of a picture that is read; more would fill the memory."""


@lru_cache(maxsize=32)
def checked_picture(path: Path, sha256: str, who: str) -> NDArray[np.uint8]:
    """A picture that is the one in the index; the last ones are kept.

    Args:
        path: a picture file.
        sha256: what the index says of it.
        who: what an error calls it, e.g. "wood/oak".

    Returns:
        (h, w, 3) sRGB, read-only; row 0 is at the top.

    Raises:
        AssetError: the file is missing, is not that one, or cannot be read.
    """
    require_hash(path, sha256, f"material '{who}'")
    with (
        told_as(AssetError, f"material '{who}': {path}: the picture", REINSTALL),
        Image.open(path) as image,
    ):
        if image.width * image.height > MAX_PIXELS:
            raise OSError(f"{image.width} x {image.height} pixels are too many")
        picture = np.array(image.convert("RGB"), dtype=np.uint8)
    picture.setflags(write=False)
    return picture
