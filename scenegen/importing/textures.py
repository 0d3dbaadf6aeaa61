"""Pictures of imported materials, checked and made small."""

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageChops

from scenegen.importing.sources import Refused
from scenegen.records.scene import Rgb

MAX_PIXELS = 64_000_000
COLOURS = 192
"""Of a stored picture; enough for a texture of 256 pixels a side."""


@dataclass(frozen=True, slots=True)
class ImportedTexture:
    """A small picture.

    Attributes:
        png: its file.
        mean: its mean colour, sRGB.
    """

    png: bytes
    mean: Rgb


def small_texture(data: bytes, side: int) -> ImportedTexture:
    """A picture of at most `side` pixels a side, as a PNG file without transparency.

    Raises:
        Refused: it is not a picture, or a giant one.
    """
    try:
        with Image.open(io.BytesIO(data)) as image:
            _require_modest(image)
            plain = _opaque(image)
    except Refused:
        raise
    except Exception as error:  # a door: readers of pictures raise all kinds of errors
        raise Refused(f"a picture cannot be read ({error}). Save it anew.") from error
    if max(plain.size) > side:
        scale = side / max(plain.size)
        size = (
            max(round(plain.width * scale), 1),
            max(round(plain.height * scale), 1),
        )
        plain = plain.resize(size, Image.Resampling.BOX, reducing_gap=None)
    few = plain.quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
    out = io.BytesIO()
    few.save(out, format="PNG", optimize=True)
    red, green, blue = np.array(plain, dtype=np.int64).reshape(-1, 3).mean(axis=0)
    return ImportedTexture(out.getvalue(), (round(red), round(green), round(blue)))


def multiplied(image: Any, colour: Rgb) -> bytes:
    """A picture of the mesh reader as a PNG file, multiplied by a colour.

    Raises:
        Refused: it is a giant one.
    """
    _require_modest(image)
    plain = _opaque(image)
    if colour != (255, 255, 255):
        plain = ImageChops.multiply(plain, Image.new("RGB", plain.size, colour))
    out = io.BytesIO()
    plain.save(out, format="PNG")
    return out.getvalue()


def _require_modest(image: Any) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise Refused(
            f"a picture has {image.width} x {image.height} pixels; at most "
            f"{MAX_PIXELS // 1_000_000} million are read. Make it smaller."
        )


def _opaque(image: Any) -> Image.Image:
    """A picture without transparency: clear parts take the mean of the others."""
    layered = image.convert("RGBA")
    pixels = np.array(layered, dtype=np.int64)
    alpha = pixels[:, :, 3:]
    if alpha.min() == 255:
        plain: Image.Image = layered.convert("RGB")
        return plain
    weight = max(int(alpha.sum()), 1)
    mean = (pixels[:, :, :3] * alpha).sum(axis=(0, 1)) // weight
    mixed = (pixels[:, :, :3] * alpha + mean * (255 - alpha)) // 255
    return Image.fromarray(mixed.astype(np.uint8), "RGB")
