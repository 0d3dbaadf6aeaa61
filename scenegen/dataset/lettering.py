"""Text in pictures: Pillow's own font, drawn large and made smaller.

At the size at which a page shows it, the font would be hinted: letters snap to whole
pixels, and gaps between them are uneven. So every line is drawn several times as large,
each letter where it belongs, and then averaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]

OVERSIZE = 4
"""Pixels that are drawn for one of a page, each way."""

WORD_GAP = 0.30
"""Width of a space, as a share of the size of the font; the font's own is narrow."""

TRACKING = 0.012
"""What is added after every letter, likewise; heavier ones need it."""

BOLD = 1 / 45
"""Half the width of the stroke around heavy letters, likewise."""

_PLAIN = str.maketrans({0x2014: "-", 0x2013: "-", 0xD7: "x", 0x2026: "...", 0xA0: " "})
"""Dashes and symbols that Pillow's own font lacks."""


class Style(NamedTuple):
    """How text looks.

    Attributes:
        size: of the font, pixels of the page.
        colour: of the ink.
        bold: with a heavier stroke.
    """

    size: int
    colour: Colour
    bold: bool = False


def plain_letters(words: str) -> str:
    """The words with none but letters that the font has."""
    return words.translate(_PLAIN)


def width_of(words: str, style: Style) -> float:
    """Width of a line, pixels of the page."""
    return _placed(plain_letters(words), style)[1] / OVERSIZE


def wrapped(words: str, width: int, style: Style) -> list[str]:
    """Lines that are no wider than `width` pixels; line breaks are kept.

    A word that is wider than a line is broken.
    """
    lines: list[str] = []
    for paragraph in plain_letters(words).split("\n"):
        line = ""
        for word in _broken(paragraph.split(), width, style):
            longer = f"{line} {word}" if line else word
            if width_of(longer, style) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def draw_line(
    page: Image.Image, at: tuple[float, float], words: str, style: Style
) -> None:
    """Draw a line of text into a picture.

    Args:
        page: the picture.
        at: the left end of the line, and the top of its ascenders, pixels.
        words: without line breaks.
        style: how it looks.
    """
    placed, width = _placed(plain_letters(words), style)
    left, top = int(at[0]), int(at[1])
    aside = round((at[0] - left) * OVERSIZE), round((at[1] - top) * OVERSIZE)
    margin = 2
    size = (round(width) // OVERSIZE + 2 * margin + 2, style.size * 3 // 2 + 2 * margin)
    mask = Image.new("L", (size[0] * OVERSIZE, size[1] * OVERSIZE), 0)
    draw, font = ImageDraw.Draw(mask), font_of(style.size * OVERSIZE)
    stroke = style.size * OVERSIZE * BOLD if style.bold else 0
    for letter, x in placed:
        place = (margin * OVERSIZE + aside[0] + x, margin * OVERSIZE + aside[1])
        draw.text(place, letter, 255, font, stroke_width=stroke)
    small = mask.resize(size, Image.Resampling.BOX)
    page.paste(style.colour, (left - margin, top - margin), small)


def draw_label(
    page: Image.Image, middle: tuple[float, float], words: str, style: Style
) -> None:
    """Draw a short word around a point: a number in a disc, a letter in a chip."""
    high = font_of(style.size * OVERSIZE)
    _, top, _, bottom = high.getbbox("1" if words.isdecimal() else "X")
    left = middle[0] - width_of(words, style) / 2
    above = middle[1] - (top + bottom) / 2 / OVERSIZE
    draw_line(page, (max(left, 2), max(above, 2)), words, style)


def _placed(words: str, style: Style) -> tuple[list[tuple[str, float]], float]:
    """Letters with their places on a line, and its length, oversize pixels."""
    return _places(words, style.size, style.bold)


@cache
def _places(words: str, size: int, bold: bool) -> tuple[list[tuple[str, float]], float]:
    font = font_of(size * OVERSIZE)
    own = font.getlength(" ")
    more = size * OVERSIZE * TRACKING * (2 if bold else 1)
    placed, x = [], 0.0
    for place, letter in enumerate(words):
        if letter == " ":
            x += max(own, size * OVERSIZE * WORD_GAP)
            continue
        placed.append((letter, x))
        after = words[place + 1 : place + 2].strip()
        x += font.getlength(letter + after) - font.getlength(after) + more
    return placed, x


def _broken(words: Sequence[str], width: int, style: Style) -> list[str]:
    """The words, those wider than a line cut into pieces."""
    pieces = []
    for word in words:
        rest = word
        while len(rest) > 1 and width_of(rest, style) > width:
            count = len(rest) - 1
            while count > 1 and width_of(rest[:count], style) > width:
                count -= 1
            pieces.append(rest[:count])
            rest = rest[count:]
        pieces.append(rest)
    return pieces


@cache
def font_of(size: int) -> ImageFont.FreeTypeFont:
    """Pillow's own font, laid out the same whether or not Raqm is installed.

    Raises:
        OSError: when Pillow was built without FreeType.
    """
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise OSError("Pillow was built without FreeType: install its wheel")
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(font.font_bytes), size, layout_engine=basic)
