"""Panels: pictures, text and token grids as small images that stack into pages.

Every panel is as large as what it holds, so that nothing on a page is ever cut off.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFont

from scenegen.records.item import MapEntry, MapMark

Panel = Image.Image
Colour = tuple[int, int, int]
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

CHIP, SMALL_CHIP = 16, 13
"""Sides of a chip, and of one that shares its cell, at least, pixels."""

HEAT: tuple[Colour, ...] = (
    (253, 231, 132),
    (244, 165, 96),
    (205, 92, 92),
    (122, 58, 110),
    (44, 33, 74),
)
"""From near to far."""

_PLAIN = str.maketrans({0x2014: "-", 0x2013: "-", 0xD7: "x", 0x2026: "...", 0xA0: " "})
"""Dashes and symbols that Pillow's own font lacks."""


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
    font = font_of(size)
    lines = _wrapped(words.translate(_PLAIN), width - 2, font)
    step = size * 4 // 3
    panel = Image.new("RGB", (width, step * len(lines) + 2), PAPER)
    draw = ImageDraw.Draw(panel)
    stroke = size / 60 if bold else 0
    for row, line in enumerate(lines):
        draw.text((1, row * step), line, colour, font, stroke_width=stroke)
    return panel


def picture(image: Panel, side: int, *, frame: Colour = LINE) -> Panel:
    """A picture scaled to a square of `side` pixels with a thin frame."""
    inner = side - 4
    method = Image.Resampling.LANCZOS
    if image.width < inner:
        method = Image.Resampling.NEAREST
    panel = Image.new("RGB", (side, side), frame)
    panel.paste(image.convert("RGB").resize((inner, inner), method), (2, 2))
    return panel


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
    label = text(f"{letter}.", 30, size=20, colour=ink, bold=True)
    body = text(words, width - 96, size=20, colour=ink, bold=is_answer)
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
    cells: int,
    marked: Sequence[int] = (),
    camera: Place | None = None,
    marks: Sequence[MapMark] = (),
) -> Panel:
    """The part of a bird's-eye grid that is in use, a numbered chip for each instance.

    Args:
        entries: of the object map; the chips of a crowded cell share it.
        side: of the panel, pixels.
        cells: cells a side of the whole grid.
        marked: instances that the answer rests on.
        camera: its cell; it looks towards the top of the map.
        marks: painted into the picture, as round chips; a line joins those of a walk.
    """
    chips: dict[Place, list[_Chip]] = {}
    for entry in entries:
        chip = _chip_of(entry, is_marked=entry.instance in marked)
        chips.setdefault((entry.row, entry.column), []).append(chip)
    for mark in marks:
        here = chips.setdefault((mark.row, mark.column), [])
        here += [] if mark.label == "BEND" else [_mark_chip(mark)]
    window = _window([*sorted(chips), *([] if camera is None else [camera])], cells)
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
        _chips(draw, box, chips[place], side=side)
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


def _chip_of(entry: MapEntry, *, is_marked: bool) -> _Chip:
    """The number of an entity, on green or on the colour of its category."""
    fill = RIGHT if is_marked else category_colour(entry.category)
    ink = WHITE if is_marked else INK
    return _Chip(str(entry.instance), fill, ink, is_round=False)


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


def _window(places: Sequence[Place], cells: int) -> _PanelWindow:
    """The smallest window that holds some cells and, if it can, a ring around them."""
    if not places:
        return _PanelWindow(0, 0, cells)
    rows, columns = zip(*places, strict=True)
    span = max(max(rows) - min(rows), max(columns) - min(columns))
    size = min(max(span + 3, 8), cells)
    first_row, first_column = (
        min(max((min(line) + max(line) + 1 - size) // 2, 0), cells - size)
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


def _chips(
    draw: ImageDraw.ImageDraw, box: Box, chips: Sequence[_Chip], *, side: int
) -> None:
    """The chips of one cell share it, as far as they stay legible."""
    x0, y0, x1, y1 = box
    columns = _cells(chips)
    rows = -(-len(chips) // columns)
    width = max(CHIP if columns == 1 else SMALL_CHIP, (x1 - x0 + 1) // columns)
    left = min(max((x0 + x1 + 1 - width * columns) // 2, 0), side - width * columns)
    top = min(max((y0 + y1 + 1 - width * rows) // 2, 0), side - width * rows)
    for number, chip in enumerate(chips):
        row, column = divmod(number, columns)
        _chip(draw, (left + width * column, top + width * row), width, chip)


def _chip(
    draw: ImageDraw.ImageDraw, corner: tuple[int, int], width: int, chip: _Chip
) -> None:
    """A square or a disc with its word in the middle."""
    left, top = corner
    box = (left, top, left + width - 1, top + width - 1)
    shape = draw.ellipse if chip.is_round else draw.rectangle
    shape(box, chip.fill, WHITE)
    middle = (left + width / 2, top + width / 2)
    size = 11 if len(chip.words) < 2 or not chip.is_round else 9
    size = size if width >= CHIP else 8
    draw.text(middle, chip.words, chip.ink, font_of(size), anchor="mm")


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


def _wrapped(words: str, width: int, font: ImageFont.FreeTypeFont) -> list[str]:
    """Lines that are no wider than `width` pixels."""
    lines: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for word in _broken(paragraph.split(), width, font):
            longer = f"{line} {word}" if line else word
            if font.getlength(longer) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def _broken(
    words: Sequence[str], width: int, font: ImageFont.FreeTypeFont
) -> list[str]:
    """The words, those wider than a line cut into pieces."""
    pieces = []
    for word in words:
        rest = word
        while len(rest) > 1 and font.getlength(rest) > width:
            count = len(rest) - 1
            while count > 1 and font.getlength(rest[:count]) > width:
                count -= 1
            pieces.append(rest[:count])
            rest = rest[count:]
        pieces.append(rest)
    return pieces


@cache
def font_of(size: int) -> ImageFont.FreeTypeFont:
    """Pillow's own font.

    Raises:
        OSError: when Pillow was built without FreeType.
    """
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise OSError("Pillow was built without FreeType: install its wheel")
    return font
