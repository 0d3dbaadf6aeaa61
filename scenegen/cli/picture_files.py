"""Pictures that commands write, in the format that the name of the file asks for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

LOSSLESS_BYTES = 600_000
"""Size up to which a WebP is written without loss; lossy ones smear thin lines."""

QUALITY, EFFORT = 90, 6
"""Of a lossy WebP, and the effort that goes into any."""


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
    """A picture as WebP, without loss where that stays small."""
    buffer = BytesIO()
    page.save(buffer, "WEBP", lossless=True, quality=QUALITY, method=EFFORT)
    if len(buffer.getvalue()) > LOSSLESS_BYTES:
        buffer = BytesIO()
        page.save(buffer, "WEBP", quality=QUALITY, method=EFFORT)
    return buffer.getvalue()
