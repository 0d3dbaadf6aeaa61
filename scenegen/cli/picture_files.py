"""Pictures that commands write, in the format that the name of the file asks for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

MOST_BYTES = 600_000
"""Size of a WebP, if it can be: lossy ones smear thin lines, so as little is lost as
that allows."""

QUALITIES, EFFORT = (95, 90, 85, 80), 6
"""Of a WebP that is too large without loss, and the effort that goes into any."""


def save_picture(page: Image, out: Path) -> None:
    """Write a picture, or say why it cannot be written.

    Raises:
        OutputError: when it cannot be.
    """
    from scenegen.errors import OutputError

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if out.suffix.lower() == ".webp":
            out.write_bytes(_webp(page))
        else:
            page.save(out)
    except (OSError, ValueError) as error:
        raise OutputError(
            f"cannot write {out}: {error}. Choose another --out, ending in .png."
        ) from error


def _webp(page: Image) -> bytes:
    """A picture as WebP: without loss if that is small, else as good as it can be."""
    data = _encoded(page, lossless=True, quality=70)
    for quality in QUALITIES:
        if len(data) > MOST_BYTES:
            data = _encoded(page, lossless=False, quality=quality)
    return data


def _encoded(page: Image, *, lossless: bool, quality: int) -> bytes:
    buffer = BytesIO()
    page.save(buffer, "WEBP", lossless=lossless, quality=quality, method=EFFORT)
    return buffer.getvalue()
