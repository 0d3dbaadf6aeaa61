"""What drawings of perception tokens mean: a scale of depths, and names of chips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

from scenegen.dataset.lettering import (
    Colour,
    Style,
    draw_label,
    draw_line,
    width_of,
)
from scenegen.preview import panels
from scenegen.preview.panels import (
    CHIP_SIZE,
    INK,
    MARKS,
    RIGHT,
    SOFT,
    WALK,
    WHITE,
    Panel,
)
from scenegen.records.item import ViewTokens
from scenegen.tokens.depth_grid import BEYOND, EDGES_MM

BAR, SIZE = 10, 15
"""Height of the bar of a scale, and of the font, pixels."""

CHIP = 20
"""Side of a chip of a key, pixels."""

MOST_NAMED = 4
"""Objects that a key names; there is no room for more."""


def code_ends(codes: Sequence[int]) -> tuple[int, int]:
    """The nearest and the farthest code of a picture that is a distance.

    Codes of the background are none; a picture of nothing else has all codes.
    """
    found = [code for code in codes if code != BEYOND]
    return (min(found), max(found)) if found else (0, BEYOND - 1)


def depth_scale(ends: tuple[int, int], width: int) -> Panel:
    """The colours of depths from near to far, with the metres at both ends."""
    steps = [round(place * 127 / (width - 1)) for place in range(width)]
    panel = Image.new("RGB", (width, BAR), panels.LINE)
    for x, step in enumerate(steps):
        panel.paste(panels.heat(step, (0, 127)), (x, 0, x + 1, BAR))
    near, far = (f"{_metres(code):.1f} m" for code in ends)
    words = Image.new("RGB", (width, SIZE * 4 // 3 + 2), panels.PAPER)
    style = Style(SIZE, SOFT)
    draw_line(words, (0, 0), near, style)
    draw_line(words, (width - width_of(far, style), 0), far, style)
    return panels.column([panel, words], gap=3)


def _metres(code: int) -> float:
    """The lower edge of a code; code 0 begins at the camera."""
    return EDGES_MM[code - 1] / 1000 if code else 0.0


def chip_key(
    tokens: ViewTokens,
    names: Mapping[int, str],
    width: int,
    *,
    marked: Sequence[int],
    others: Sequence[int] = (),
    has_camera: bool,
) -> Panel | None:
    """What chips of an object map are: a line for each; None where all are plain.

    Args:
        tokens: of the view.
        names: of objects, by their number.
        width: of the panel, pixels.
        marked: objects that the answer rests on; those that the map has are named.
        others: objects whose chips have a number too.
        has_camera: whether the map has one.
    """
    there = {entry.instance for entry in tokens.entries} & set(names)
    chosen = [each for each in marked if each in there][:MOST_NAMED]
    rows = [
        _row(_square(str(each), RIGHT, WHITE), names[each], width, RIGHT)
        for each in chosen
    ]
    colours = {each.instance: each.category for each in tokens.entries}
    rows += [
        _row(
            _square(str(each), panels.category_colour(colours[each]), INK),
            names[each],
            width,
            INK,
        )
        for each in others
        if each in there and each not in chosen
    ]
    labels = {mark.label for mark in tokens.marks}
    if labels & set(MARKS):
        rows.append(_row(_disc(MARKS["X"], "X"), "red X", width, INK))
    elif labels:
        rows.append(_row(_disc(WALK, "1"), "walk", width, INK))
    if has_camera:
        rows.append(_row(_camera(), "camera", width, INK))
    return panels.column(rows, gap=2) if rows else None


def _row(chip: Panel, words: str, width: int, colour: Colour) -> Panel:
    said = panels.text(words, width - CHIP - 6, size=SIZE, colour=colour)
    return panels.row([chip, said], gap=6)


def _square(words: str, fill: Colour, ink: Colour) -> Panel:
    panel = Image.new("RGB", (CHIP, CHIP), fill)
    draw_label(panel, (CHIP / 2, CHIP / 2), words, Style(CHIP_SIZE, ink))
    return panel


def _disc(colour: Colour, words: str) -> Panel:
    panel = Image.new("RGB", (CHIP, CHIP), panels.PAPER)
    ImageDraw.Draw(panel).ellipse((0, 0, CHIP - 1, CHIP - 1), colour)
    draw_label(panel, (CHIP / 2, CHIP / 2), words, Style(CHIP_SIZE, WHITE))
    return panel


def _camera() -> Panel:
    panel = Image.new("RGB", (CHIP, CHIP), panels.PAPER)
    corners = [(2, CHIP - 3), (CHIP - 3, CHIP - 3), (CHIP / 2, 3)]
    ImageDraw.Draw(panel).polygon(corners, INK)
    return panel
