"""Panels: pictures, text and token grids as small images that stack into pages.

Every panel is as large as what it holds, so that nothing on a page is ever cut off.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw

from scenegen.dataset.lettering import (
    Colour,
    Style,
    draw_label,
    draw_line,
    width_of,
    wrapped,
)
from scenegen.records.item import MapEntry, MapMark
from scenegen.tokens.birds_eye_grid import CELLS

Panel = Image.Image
Place = tuple[int, int]
"""Row and column of a cell."""
Box = tuple[int, int, int, int]
"""Left, upper, right, lower pixel, inclusive."""

PAPER: Colour = (250, 249, 246)
INK: Colour = (34, 36, 42)
SOFT: Colour = (116, 120, 130)
LINE: Colour = (216, 214, 208)
RIGHT: Colour = (24, 122, 74)
RIGHT_WASH: Colour = (222, 242, 230)
HIDDEN: Colour = (184, 88, 24)
WHITE: Colour = (255, 255, 255)

MARKS: dict[str, Colour] = {"X": (205, 24, 24), "ARROW": (28, 84, 200)}
WALK: Colour = (205, 24, 128)
"""The chips of marks on the floor, and of all that belongs to a walk."""

CHIP, SMALL_CHIP, PLAIN_CHIP = 20, 18, 12
"""Sides of a chip, of one that shares its cell, and of one without a word, at least,
pixels."""

CHIP_SIZE = 12
"""Of the font in chips, pixels."""

HEAT: tuple[Colour, ...] = (
    (253, 231, 132),
    (244, 165, 96),
    (205, 92, 92),
    (122, 58, 110),
    (44, 33, 74),
)
"""From near to far."""


def text(
    words: str, width: int, *, size: int = 18, colour: Colour = INK, bold: bool = False
) -> Panel:
    """Wrapped text.

    Args:
        words: the text; line breaks are kept.
        width: of the panel, pixels; a longer word is broken.
        size: of the font, pixels.
        colour: of the ink.
        bold: with a heavier stroke.
    """
    return marked_text(words, width, Style(size, colour, bold))


def marked_text(
    words: str,
    width: int,
    style: Style,
    marked: Collection[int] = (),
    ink: Colour = INK,
) -> Panel:
    """Wrapped text, some of whose words are in another colour, with a line below them.

    Args:
        words: the text; line breaks are kept.
        width: of the panel, pixels.
        style: how it looks.
        marked: places of the marked words among all words, from 0.
        ink: their colour.
    """
    lines = wrapped(words, width - 4, style)
    step = style.size * 4 // 3
    panel = Image.new("RGB", (width, step * len(lines) + 2), PAPER)
    draw, place = ImageDraw.Draw(panel), 0
    for row, line in enumerate(lines):
        draw_line(panel, (2, row * step), line, style)
        parts = line.split(" ") if line else []
        for number, word in enumerate(parts):
            if place + number not in marked:
                continue
            before = "".join(f"{each} " for each in parts[:number])
            left = 2 + width_of(before, style)
            draw_line(panel, (left, row * step), word, style._replace(colour=ink))
            end = left + width_of(word, style)
            low = row * step + style.size * 6 // 5
            draw.line((left, low, end, low), ink, width=max(style.size // 11, 1))
        place += len(parts)
    return panel


def picture(image: Panel, side: int, *, frame: Colour = LINE) -> Panel:
    """A picture scaled to a square of `side` pixels with a thin frame."""
    panel = Image.new("RGB", (side, side), frame)
    panel.paste(scaled(image, side - 4), (2, 2))
    return panel


def scaled(image: Panel, side: int) -> Panel:
    """A picture as a square of `side` pixels; pixels of small ones stay squares."""
    method = Image.Resampling.LANCZOS
    if image.width < side:
        method = Image.Resampling.NEAREST
    return image.convert("RGB").resize((side, side), method)


def row(panels: Sequence[Panel], *, gap: int = 12) -> Panel:
    """Panels beside each other, aligned at their tops."""
    width = sum(panel.width for panel in panels) + gap * (len(panels) - 1)
    page = Image.new("RGB", (width, max(panel.height for panel in panels)), PAPER)
    x = 0
    for panel in panels:
        page.paste(panel, (x, 0))
        x += panel.width + gap
    return page


def column(panels: Sequence[Panel], *, gap: int = 12) -> Panel:
    """Panels below each other, aligned at their left sides."""
    height = sum(panel.height for panel in panels) + gap * (len(panels) - 1)
    page = Image.new("RGB", (max(panel.width for panel in panels), height), PAPER)
    y = 0
    for panel in panels:
        page.paste(panel, (0, y))
        y += panel.height + gap
    return page


def grid(panels: Sequence[Panel], columns: int, *, gap: int = 12) -> Panel:
    """Panels in reading order."""
    rows = [panels[i : i + columns] for i in range(0, len(panels), columns)]
    return column([row(part, gap=gap) for part in rows], gap=gap)


def snapped(panel: Panel, step: int = 16) -> Panel:
    """A panel with paper below it, so that its height is a multiple of `step`."""
    return tall(panel, panel.height + -panel.height % step)


def tall(panel: Panel, height: int) -> Panel:
    """A panel with paper below it up to a height."""
    page = Image.new("RGB", (panel.width, height), PAPER)
    page.paste(panel, (0, 0))
    return page


def padded(panel: Panel, margin: int, *, colour: Colour = PAPER) -> Panel:
    """A panel with a margin on every side."""
    size = (panel.width + 2 * margin, panel.height + 2 * margin)
    page = Image.new("RGB", size, colour)
    page.paste(panel, (margin, margin))
    return page


def rule(width: int) -> Panel:
    """A thin line across a page."""
    return Image.new("RGB", (width, 2), LINE)


def option(letter: str, words: str, width: int, *, is_answer: bool) -> Panel:
    """A lettered option; the right one lies on green and has a tick."""
    ink = RIGHT if is_answer else INK
    label = text(f"{letter}.", 36, size=20, colour=ink, bold=True)
    body = text(words, width - 102, size=20, colour=ink, bold=is_answer)
    line = padded(row([label, body], gap=4), 6)
    panel = Image.new("RGB", (width, line.height), PAPER)
    panel.paste(line, (0, 0))
    if is_answer:
        wash = Image.new("RGB", panel.size, RIGHT_WASH)
        panel = ImageChops.multiply(panel, wash)
        points = [(width - 38, 17), (width - 31, 24), (width - 17, 9)]
        ImageDraw.Draw(panel).line(points, RIGHT, width=4, joint="curve")
    return panel


def depth_grid(
    bins: Sequence[int], side: int, *, ends: tuple[int, int] = (0, 127)
) -> Panel:
    """Depth bins as warm tiles (near) and dark ones (far).

    Args:
        bins: of a square grid, row by row.
        side: of the panel, pixels.
        ends: bins that have the first and the last colour, as all beyond them have.
    """
    cells = _cells(bins)
    panel = Image.new("RGB", (side, side), LINE)
    draw = ImageDraw.Draw(panel)
    for index, depth in enumerate(bins):
        box = _cell(index // cells, index % cells, cells, side)
        draw.rectangle(box, heat(depth, ends))
    return panel


def object_map(
    entries: Sequence[MapEntry],
    side: int,
    *,
    marked: Sequence[int] = (),
    numbered: Collection[int] | None = None,
    camera: Place | None = None,
    marks: Sequence[MapMark] = (),
) -> Panel:
    """The part of a bird's-eye grid that is in use, a numbered chip for each instance.

    Args:
        entries: of the object map; the chips of a crowded cell share it.
        side: of the panel, pixels.
        marked: instances that the answer rests on.
        numbered: instances whose chips have their number; all when None.
        camera: its cell; it looks towards the top of the map.
        marks: painted into the picture, as round chips; a line joins those of a walk.
    """
    chips: dict[Place, list[_Chip]] = {}
    for entry in entries:
        is_named = numbered is None or entry.instance in numbered
        chip = _chip_of(entry, is_marked=entry.instance in marked, is_named=is_named)
        chips.setdefault((entry.row, entry.column), []).append(chip)
    for mark in marks:
        here = chips.setdefault((mark.row, mark.column), [])
        here += [] if mark.label == "BEND" else [_mark_chip(mark)]
    window = _window([*sorted(chips), *([] if camera is None else [camera])])
    panel = Image.new("RGB", (side, side), LINE)
    draw = ImageDraw.Draw(panel)
    for index in range(window.cells * window.cells):
        place = divmod(index, window.cells)
        draw.rectangle(_cell(*place, window.cells, side), WHITE)
    if camera is not None:
        x0, y0, x1, y1 = _cell(*window.inside(camera), window.cells, side)
        draw.polygon([(x0 + 1, y1 - 1), (x1 - 1, y1 - 1), ((x0 + x1) / 2, y0 + 1)], INK)
    _walk(draw, [mark for mark in marks if mark.label not in MARKS], window, side)
    # What the answer rests on and marks come last, so that nothing covers them.
    for place in sorted(chips, key=lambda each: (_is_told(chips[each]), each)):
        box = _cell(*window.inside(place), window.cells, side)
        _chips(panel, box, chips[place])
    return panel


class _Chip(NamedTuple):
    """The symbol of one entity or mark: a square or a disc with a label in it."""

    words: str
    fill: Colour
    ink: Colour
    is_round: bool


def _is_told(chips: Sequence[_Chip]) -> bool:
    """Whether one of some chips is a mark, or what the answer rests on."""
    return any(each.is_round or each.fill == RIGHT for each in chips)


def _chip_of(entry: MapEntry, *, is_marked: bool, is_named: bool) -> _Chip:
    """The number of an entity, on green or on the colour of its category."""
    fill = RIGHT if is_marked else category_colour(entry.category)
    ink = WHITE if is_marked else INK
    words = str(entry.instance) if is_named or is_marked else ""
    return _Chip(words, fill, ink, is_round=False)


def _mark_chip(mark: MapMark) -> _Chip:
    """The label of a painted mark; an arrow is known by its colour alone."""
    words = "" if mark.label == "ARROW" else mark.label
    return _Chip(words, MARKS.get(mark.label, WALK), WHITE, is_round=True)


class _PanelWindow(NamedTuple):
    """A square part of a grid."""

    row: int
    column: int
    cells: int

    def inside(self, place: Place) -> Place:
        """A cell of the grid as a cell of the window."""
        return place[0] - self.row, place[1] - self.column


def _window(places: Sequence[Place]) -> _PanelWindow:
    """The smallest window that holds some cells and, if it can, a ring around them."""
    if not places:
        return _PanelWindow(0, 0, CELLS)
    rows, columns = zip(*places, strict=True)
    span = max(max(rows) - min(rows), max(columns) - min(columns))
    size = min(max(span + 3, 8), CELLS)
    first_row, first_column = (
        min(max((min(line) + max(line) + 1 - size) // 2, 0), CELLS - size)
        for line in (rows, columns)
    )
    return _PanelWindow(first_row, first_column, size)


def _walk(
    draw: ImageDraw.ImageDraw, marks: Sequence[MapMark], window: _PanelWindow, side: int
) -> None:
    """A line through the marks of a walk."""
    points = []
    for mark in marks:
        place = window.inside((mark.row, mark.column))
        x0, y0, x1, y1 = _cell(*place, window.cells, side)
        points.append(((x0 + x1) / 2, (y0 + y1) / 2))
    if len(points) > 1:
        draw.line(points, WALK, width=2)


def _chips(page: Panel, box: Box, chips: Sequence[_Chip]) -> None:
    """The chips of one cell share it, as far as they stay legible."""
    x0, y0, x1, y1 = box
    columns = _cells(chips)
    rows = -(-len(chips) // columns)
    least = CHIP if columns == 1 else SMALL_CHIP
    least = least if any(each.words for each in chips) else PLAIN_CHIP
    width, side = max(least, (x1 - x0 + 1) // columns), page.width
    left = min(max((x0 + x1 + 1 - width * columns) // 2, 0), side - width * columns)
    top = min(max((y0 + y1 + 1 - width * rows) // 2, 0), side - width * rows)
    for number, chip in enumerate(chips):
        row, column = divmod(number, columns)
        _chip(page, (left + width * column, top + width * row), width, chip)


def _chip(page: Panel, corner: tuple[int, int], width: int, chip: _Chip) -> None:
    """A square or a disc with its word in the middle."""
    draw = ImageDraw.Draw(page)
    left, top = corner
    box = (left, top, left + width - 1, top + width - 1)
    shape = draw.ellipse if chip.is_round else draw.rectangle
    shape(box, chip.fill, WHITE)
    if chip.words:
        middle = (left + width / 2, top + width / 2)
        draw_label(page, middle, chip.words, Style(CHIP_SIZE, chip.ink))


def category_colour(category: str) -> Colour:
    """A pale colour that a category keeps on every page."""
    mixed = 7
    for letter in category.encode():
        mixed = (mixed * 31 + letter) % 104729
    red, green, blue = mixed % 71, mixed // 71 % 71, mixed // 5041 % 21 * 3
    return 165 + red, 165 + green, 165 + blue


def heat(depth: int, ends: tuple[int, int]) -> Colour:
    """The colour of a bin on the scale from near to far, between two bins."""
    near, far = ends
    share = (min(max(depth, near), far) - near) / max(far - near, 1)
    place = share * (len(HEAT) - 1)
    low = min(int(place), len(HEAT) - 2)
    pairs = zip(HEAT[low], HEAT[low + 1], strict=True)
    red, green, blue = (round(a + (b - a) * (place - low)) for a, b in pairs)
    return red, green, blue


def _cells(values: Sequence[object]) -> int:
    """The cells a side of a square grid."""
    side = 1
    while side * side < len(values):
        side += 1
    return side


def _cell(row: int, column: int, cells: int, side: int) -> Box:
    """The pixels of a cell, inclusive, with a line of the ground between cells."""
    reach = side - 1
    return (
        column * reach // cells + 1,
        row * reach // cells + 1,
        (column + 1) * reach // cells - 1,
        (row + 1) * reach // cells - 1,
    )
