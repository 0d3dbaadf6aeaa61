"""Pictures of imported materials, checked and made small.

A picture is measured before it is unpacked, so that a small file cannot fill the
memory, and only formats that models come with are read: Pillow would hand some others
to programs of their own.
"""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, UnidentifiedImageError

from scenegen.importing.colours import code_of, light_of
from scenegen.importing.sources import Refused
from scenegen.records.scene import Rgb

MAX_PIXELS = 64_000_000
COLOURS = 192
"""Of a stored picture; enough for a texture of 256 pixels a side."""

FORMATS = (
    "PNG", "JPEG", "WEBP", "BMP", "DIB", "GIF", "TGA", "TIFF", "DDS", "PCX", "PPM",
    "ICO", "JPEG2000", "AVIF", "SGI", "MPO",
)  # fmt: skip

Factor = tuple[float, float, float]
_NO_FACTOR: Factor = (1.0, 1.0, 1.0)
_BAND = 1 << 20
"""Pixels that are worked on at a time."""


@dataclass(frozen=True, slots=True)
class ImportedTexture:
    """A small picture.

    Attributes:
        png: its file.
        mean: its mean colour, sRGB.
    """

    png: bytes
    mean: Rgb


def small_texture(
    data: bytes, side: int, *, factor: Factor = _NO_FACTOR, has_alpha: bool = True
) -> ImportedTexture:
    """A picture of at most `side` pixels a side, as a PNG file without transparency.

    Args:
        data: the picture file.
        side: pixels.
        factor: what its red, green and blue light is multiplied by.
        has_alpha: whether clear parts are clear, and not only marked as such.

    Raises:
        Refused: it is not a picture, or a giant one.
    """
    with _opened(data) as image:
        eight = _eight_bits(image)
        plain = _opaque(eight) if has_alpha else eight.convert("RGB")
    plain = _scaled(plain, side)
    if factor != _NO_FACTOR:
        plain = plain.point([
            code_of(light_of(code) * min(max(share, 0.0), 1.0))
            for share in factor
            for code in range(256)
        ])  # fmt: skip
    few = plain.quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
    out = io.BytesIO()
    few.save(out, format="PNG", optimize=True)
    red, green, blue = np.array(plain, dtype=np.int64).reshape(-1, 3).mean(axis=0)
    return ImportedTexture(out.getvalue(), (round(red), round(green), round(blue)))


def channel_means(data: bytes) -> tuple[float, float, float, float]:
    """The means of red, green, blue and alpha codes of a picture, 0 to 1.

    Raises:
        Refused: it is not a picture, or a giant one.
    """
    with _opened(data) as image:
        plain = _eight_bits(image).convert("RGBA")
        plain = plain.reduce(max(max(plain.size) // 256, 1))
    means = np.array(plain, dtype=np.int64).reshape(-1, 4).mean(axis=0) / 255.0
    red, green, blue, alpha = means.tolist()
    return red, green, blue, alpha


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """A picture of modest size; every error that it causes is one message."""
    known = [name for name in FORMATS if name in _readers()]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=known) as image:
                _require_modest(image)
                yield image
    except Refused:
        raise
    except UnidentifiedImageError as error:
        raise Refused(f"a picture is {_kind(data)}. Save it as PNG or JPEG.") from error
    except Image.DecompressionBombError as error:
        raise Refused(f"a picture has too many pixels. {_SMALLER}") from error
    except Exception as error:  # a door: readers of pictures raise all kinds of errors
        # An address of an object in memory would differ from run to run.
        said = re.sub(r"<[^<>]*>", "it", str(error)) or type(error).__name__
        raise Refused(f"a picture cannot be read ({said}). Save it anew.") from error


_SMALLER = f"At most {MAX_PIXELS // 1_000_000} million are read. Make it smaller."


def _readers() -> frozenset[str]:
    """Formats that this copy of Pillow can read."""
    Image.init()
    return frozenset(Image.OPEN)


def _kind(data: bytes) -> str:
    """What a file is that is no picture of ours."""
    if data[:4] == b"\xabKTX":
        return "KTX, which is not read"
    return "of no known kind"


def _require_modest(image: Any) -> None:
    # More than 8 bits a channel take four times the memory on their way to 8.
    most = MAX_PIXELS // 4 if image.mode.startswith(("I", "F")) else MAX_PIXELS
    if image.width * image.height > most:
        raise Refused(
            f"a picture has {image.width} x {image.height} pixels ({image.mode}). "
            f"{_SMALLER}"
        )


def _eight_bits(image: Any) -> Image.Image:
    """A picture with 8 bits a channel; Pillow itself would cut 16 bits to white."""
    if not (image.mode == "I" or image.mode.startswith(("I;", "F"))):
        found: Image.Image = image
        return found
    values = np.asarray(image)
    if image.mode.startswith("F"):
        shares = np.nan_to_num(values, nan=0.0, posinf=1.0, neginf=0.0)
        codes = np.rint(np.clip(shares, 0.0, 1.0) * 255.0)
    else:
        codes = np.clip(values, 0, 65_535) // 257
    return Image.fromarray(codes.astype(np.uint8), "L")


def _scaled(plain: Image.Image, side: int) -> Image.Image:
    """A picture of at most `side` pixels a side."""
    if max(plain.size) <= side:
        return plain
    scale = side / max(plain.size)
    size = (max(round(plain.width * scale), 1), max(round(plain.height * scale), 1))
    return plain.resize(size, Image.Resampling.BOX, reducing_gap=None)


def _opaque(image: Image.Image) -> Image.Image:
    """A picture without transparency: clear parts take the mean of the others."""
    layered = image if image.mode == "RGBA" else image.convert("RGBA")
    if layered.width * layered.height > 16 * _BAND:
        # Premultiplied, so that clear pixels give their neighbours no colour.
        layered = layered.convert("RGBa").reduce(2).convert("RGBA")
    if layered.getchannel("A").getextrema()[0] == 255:
        return layered.convert("RGB")
    pixels = np.array(layered, dtype=np.uint8)
    rows = max(_BAND // pixels.shape[1], 1)
    bands = range(0, len(pixels), rows)
    total, weight = np.zeros(3, dtype=np.int64), 0
    for top in bands:
        band = pixels[top : top + rows].astype(np.int64)
        total += (band[:, :, :3] * band[:, :, 3:]).sum(axis=(0, 1))
        weight += int(band[:, :, 3].sum())
    mean = total // max(weight, 1)
    plain = np.zeros((*pixels.shape[:2], 3), dtype=np.uint8)
    for top in bands:
        band = pixels[top : top + rows].astype(np.int64)
        alpha = band[:, :, 3:]
        mixed = (band[:, :, :3] * alpha + mean * (255 - alpha)) // 255
        plain[top : top + rows] = mixed
    return Image.fromarray(plain, "RGB")
