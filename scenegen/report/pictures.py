"""Pictures of a page: made small, or painted from codes; the door to Pillow."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scenegen.dataset.images import open_picture
from scenegen.records.scene import Rgb

QUALITY = 72
"""Of small pictures, as WebP counts it."""

HEAT: tuple[Rgb, ...] = (
    (253, 231, 132),
    (244, 165, 96),
    (205, 92, 92),
    (122, 58, 110),
    (44, 33, 74),
)
"""Colours of depth, from near to far."""

BLANK: Rgb = (24, 25, 30)
"""Where there is nothing."""

TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
"""Media types by how files begin."""


def media_type(data: bytes) -> str:
    """The media type of an encoded picture."""
    found = (kind for begin, kind in TYPES.items() if data.startswith(begin))
    return next(found, "application/octet-stream")


def data_uri(data: bytes) -> str:
    """An encoded picture as a page holds it."""
    return f"data:{media_type(data)};base64,{b64encode(data).decode()}"


def small(pictures: Sequence[bytes], side: int, most: int) -> list[bytes]:
    """Pictures as WebP, their longer sides at `side` pixels at most.

    Args:
        pictures: encoded ones.
        side: pixels.
        most: bytes of all of them together, about; they are made smaller for that.

    Raises:
        ShardError: when one is no picture.
    """
    opened = [open_picture(data) for data in pictures]
    found = [_webp(_within(each, side)) for each in opened]
    weight = sum(map(len, found))
    if weight > most:
        fitting = round(side * (most / weight) ** 0.5 * 0.97)
        found = [_webp(_within(each, fitting)) for each in opened]
    return found


def _within(picture: Image.Image, side: int) -> Image.Image:
    copy = picture.copy()
    copy.thumbnail((side, side), Image.Resampling.LANCZOS)
    return copy


def _webp(picture: Image.Image, *, lossless: bool = False) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "WEBP", quality=QUALITY, method=4, lossless=lossless)
    return buffer.getvalue()


def painted(
    indices: NDArray[np.uint8], colours: Sequence[Rgb], *, exact: bool
) -> bytes:
    """(h, w) indices as a WebP picture of so many colours.

    Args:
        indices: of the colours.
        colours: of all indices.
        exact: whether every pixel keeps its colour.
    """
    rgb = np.asarray(colours, dtype=np.uint8)[indices]
    return _webp(Image.fromarray(rgb), lossless=exact)


def heat_colours(steps: int = 256) -> tuple[Rgb, ...]:
    """The colour for nothing, then those from near to far; `steps` in all."""
    found = [BLANK]
    for step in range(steps - 1):
        place = step * (len(HEAT) - 1) / (steps - 2)
        low = min(int(place), len(HEAT) - 2)
        share = place - low
        pairs = zip(HEAT[low], HEAT[low + 1], strict=True)
        red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
        found.append((red, green, blue))
    return tuple(found)
