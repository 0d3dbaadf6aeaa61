"""Contact sheets: many items on one page, question and options above their pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image

from scenegen.dataset.answer_signs import (
    ASKED,
    CHANGED,
    GIVER,
    OTHER,
    Signs,
    changes,
    signs_of,
)
from scenegen.dataset.lettering import Colour, Style, width_of
from scenegen.dataset.twin_words import differing_words, twins_differ_in
from scenegen.preview import panels
from scenegen.preview.answered import answered_picture
from scenegen.preview.captions import (
    caption_of,
    frame_colour,
    frame_image,
    note_colour,
    plain,
    task_line,
)
from scenegen.preview.panels import HIDDEN, INK, RIGHT, SOFT, Panel
from scenegen.records.frame import Frame
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.tasks import kind_of

ItemFrames = tuple[Facts, Mapping[str, Frame]]
"""The facts of an item, and its frames by the name of their view."""

SIDE, GAP = 384, 16
"""Pixels a side of one picture, and between pictures. Both, and every height above a
picture, are multiples of 16: blocks of lossy formats then end where pictures do."""

IN_A_ROW = 4
"""Pictures that are shown beside each other, before the hidden one."""

MARGIN = 32

BAR = 6
"""Width of the bar beside twins, pixels."""

TWINS: Colour = CHANGED
"""Of that bar, and of all that twins differ in."""

LEAST_SIZE, WIDTH_IN_SIZES = 20, 52
"""Of the font: so many of its sizes are the width of a strip, so that a page can be
read wherever its pictures can be made out."""

MOST_CAPTION = 24
"""Size of captions, at most: one line has room above a picture."""


def contact_sheet(
    items: Sequence[ItemFrames], columns: int = 1, *, title: str = ""
) -> Image.Image:
    """Many items: question and options, the views as they are, and answered copies.

    Twins that follow each other stand together, with a bar at their side. Their
    question is there once; where it differs, the words that do are marked, and other
    differences have a ring in the answered copies.

    Args:
        items: what to show, in order.
        columns: strips, or pairs of twins, beside each other.
        title: above all of them; none when empty, or when there is one strip alone.

    Raises:
        ValueError: when there is nothing to show.
    """
    if not items:
        raise ValueError("a contact sheet needs at least one item")
    groups = _with_twins(items)
    width = max(_least_width(facts) for facts, _ in items)
    blocks = [_block(group, width) for group in groups]
    width = max(block.width for block in blocks)
    if len(blocks) > 1:
        blocks = [
            panels.column([panels.rule(width), block], gap=14) for block in blocks
        ]
    sheet = panels.grid(blocks, columns, gap=2 * GAP)
    has_twins = any(len(group) > 1 for group in groups)
    head = _head(title, len(items), sheet.width) if len(groups) > 1 else []
    said = legend_of([facts for facts, _ in items], has_twins=has_twins)
    size = _size(sheet.width) * 3 // 4
    legend = panels.text(said, sheet.width, size=size, colour=SOFT)
    parts = [*head, sheet, panels.rule(sheet.width), legend]
    return panels.padded(panels.column(parts, gap=GAP), MARGIN)


def _with_twins(items: Sequence[ItemFrames]) -> list[list[ItemFrames]]:
    """Items in their order, twins that follow each other together."""
    groups: list[list[ItemFrames]] = []
    for item in items:
        last = groups[-1] if groups else []
        if len(last) == 1 and _are_twins(last[0][0], item[0]):
            last.append(item)
        else:
            groups.append([item])
    return groups


def _are_twins(one: Facts, other: Facts) -> bool:
    there, here = one.address, other.address
    return there.pair_id == here.pair_id and there.index != here.index


def _head(title: str, items: int, width: int) -> list[Panel]:
    if not title:
        return []
    size = _size(width)
    said = f"{title}: {items} items"
    return [panels.snapped(panels.text(said, width, size=size * 5 // 4, bold=True))]


def _size(width: int) -> int:
    """Size of the font of a strip."""
    return max(LEAST_SIZE, width // WIDTH_IN_SIZES)


def legend_of(facts: Sequence[Facts], *, has_twins: bool) -> str:
    """What frames, colours and signs mean, of those that a sheet of items has."""
    inks = {ring.colour for each in facts for ring in signs_of(each).rings.values()}
    counts = any(kind_of(each.question).is_count for each in facts)
    has_fan = any(not view.is_map for each in facts for view in each.rig.hidden)
    given = ["what gives the direction, with its arrow"] if GIVER in inks else []
    covered = ["what the hidden view covers"] if has_fan else []
    said = {
        "Grey frame: shown.": True,
        "Orange frame: hidden, to be imagined.": True,
        "Signs are no part of the pictures of a data set.": True,
        "Green: what the answer rests on.": not counts,
        "Green: what the answer rests on; a thing has the same number in every view "
        "(white on blue: cameras, by the numbers of their views).": counts,
        "Slate: other options.": OTHER in inks,
        f"Yellow: {', and '.join((*given, *covered))}.": bool(given or covered),
        "Violet: all that twins differ in.": has_twins,
    }
    return " ".join(words for words, is_said in said.items() if is_said)


def _across(facts: Facts) -> int:
    """Pictures of an item beside each other."""
    shown, hidden = len(facts.rig.visible), len(facts.rig.hidden)
    return (2 if shown == 1 else min(shown, IN_A_ROW)) + hidden


def _least_width(facts: Facts) -> int:
    return _across(facts) * (SIDE + GAP) - GAP


def _side(facts: Facts, frames: Mapping[str, Frame], width: int) -> int:
    """Pixels a side of a picture: as wide as there is room, and pixels to show."""
    room = (width + GAP) // _across(facts) - GAP
    known = min(len(frame.rgb) for frame in frames.values())
    return max(min(room, known) // 16 * 16, SIDE)


def _block(group: Sequence[ItemFrames], width: int) -> Panel:
    """Question and options, the pictures of one item or of twins, and their ids."""
    facts = [item[0] for item in group]
    pictures = [
        _pictures(
            each,
            frames,
            signs_of(each, _twin_of(each, facts)),
            _side(each, frames, width),
        )
        for each, frames in group
    ]
    size = _size(width)
    parts = [_question(facts, width), _options(facts, width)]
    for number, each in enumerate(facts):
        says = _answer(each, number if len(facts) > 1 else None)
        line = panels.text(says, width, size=size, colour=RIGHT, bold=True)
        said = panels.snapped(line)
        parts.append(panels.column([said, pictures[number]], gap=0))
    parts.append(_small_print(facts, width))
    body = panels.column(parts, gap=GAP)
    if len(group) == 1:
        return body
    bar = Image.new("RGB", (BAR, body.height), TWINS)
    return panels.row([bar, body], gap=2 * GAP - BAR)


def _twin_of(facts: Facts, group: Sequence[Facts]) -> Facts | None:
    return next((each for each in group if each is not facts), None)


def _question(group: Sequence[Facts], width: int) -> Panel:
    """The question, once where twins share it; and what twins differ in."""
    style = Style(_size(width) * 5 // 4, INK, bold=True)
    texts = [each.question.text for each in group]
    if len(set(texts)) == 1:
        parts = [panels.marked_text(texts[0], width, style)]
    else:
        parts = [
            panels.marked_text(
                f"{number}. {text}",
                width,
                style,
                [0, *(place + 1 for place in differing_words(text, other))],
                TWINS,
            )
            for number, (text, other) in enumerate(
                zip(texts, reversed(texts), strict=True), start=1
            )
        ]
    if len(group) > 1:
        said = _difference(group)
        parts.insert(
            0, panels.text(said, width, size=_size(width), colour=TWINS, bold=True)
        )
    return panels.snapped(panels.column(parts, gap=6))


def _difference(group: Sequence[Facts]) -> str:
    """What the twins of a pair differ in."""
    facts = group[0]
    if not facts.twin_of:
        return "Twins: one question, two answers"
    said = f"Twins: they differ in {twins_differ_in(facts.twin_of)}"
    names = [_changed(one, other) for one, other in (group[:2], group[1::-1])]
    if any(len(each) != 1 for each in names):
        return said
    return f"{said}: the {' / the '.join(dict.fromkeys(names[0] + names[1]))}"


def _changed(facts: Facts, twin: Facts) -> list[str]:
    """Names of the things that are not as in the twin."""
    found = changes(facts, twin)
    return [plain(each.category) for each in facts.scene.entities if each.id in found]


def _options(group: Sequence[Facts], width: int) -> Panel:
    """The options, on one line where they have room; twins may order them anew."""
    style = Style(_size(width), INK)
    lines = []
    for number, facts in enumerate(group, start=1):
        options = _lettered(facts)
        if number > 1 and options == _lettered(group[0]):
            continue
        wide = sum(width_of(each, style) + 2 * style.size for each in options)
        if wide > width:
            rows = [panels.text(each, width, size=style.size) for each in options]
            lines.append(panels.column(rows, gap=2))
            continue
        line = [
            panels.text(each, round(width_of(each, style)) + 6, size=style.size)
            for each in options
        ]
        lines.append(panels.row(line, gap=2 * style.size - 6))
    return panels.snapped(panels.column(lines, gap=4))


def _lettered(facts: Facts) -> list[str]:
    pairs = zip("ABCDEFGH", facts.question.options, strict=False)
    return [f"{letter}. {words}" for letter, words in pairs]


def _answer(facts: Facts, twin: int | None) -> str:
    """The answer of an item, and which of the twins it is."""
    question = facts.question
    begin = "" if twin is None else f"{('First', 'Second')[twin]} twin. "
    control = f" (control: {plain(facts.control)})" if facts.control else ""
    option = question.options[question.answer_index]
    return f"{begin}Answer: {question.letter}. {option}{control}"


def _small_print(group: Sequence[Facts], width: int) -> Panel:
    """Ids and what else only a maker of data asks for."""
    facts = group[0]
    ids = " and ".join(each.address.id for each in group)
    words = f"{ids}  ·  {task_line(facts)}, {facts.question.difficulty}"
    return panels.text(words, width, size=_size(width) * 2 // 3, colour=SOFT)


def _pictures(
    facts: Facts, frames: Mapping[str, Frame], signs: Signs, side: int
) -> Panel:
    """The views as they are, the hidden ones at the right end; then answered copies.

    One view and its copy stand in one line, with the hidden view; the signs are then in
    the hidden view itself. Of more views, the copies are below them.
    """
    shown, hidden = facts.rig.visible, facts.rig.hidden
    if len(shown) == 1:
        cards = [
            _card(facts, shown[0], frames, side),
            _card(facts, shown[0], frames, side, signs),
            *(_card(facts, each, frames, side, signs) for each in hidden),
        ]
        return _row(cards, side)
    lines = []
    for drawn in (None, signs):
        for at in range(0, len(shown), IN_A_ROW):
            views = [*shown[at : at + IN_A_ROW], *(hidden if at == 0 else ())]
            cards = [_card(facts, each, frames, side, drawn) for each in views]
            lines.append(_row(cards, side))
    return panels.column(lines, gap=GAP)


Card = tuple[str, Colour, Panel]
"""A caption, its colour, and the picture below it."""


def _card(
    facts: Facts,
    view: View,
    frames: Mapping[str, Frame],
    side: int,
    signs: Signs | None = None,
) -> Card:
    caption, image = caption_of(facts, view), frame_image(frames, view)
    if signs is None:
        picture = panels.picture(image, side, frame=frame_colour(view))
        return caption, note_colour(view), picture
    inside = panels.scaled(image, side - 4)
    drawn = answered_picture(facts, view, inside, signs)
    if view.is_hidden:
        is_copy = len(facts.rig.visible) > 1
        caption = "Hidden view, answered" if is_copy else caption
        return caption, note_colour(view), panels.picture(drawn, side, frame=HIDDEN)
    return f"{caption}, answered", ASKED, panels.picture(drawn, side, frame=ASKED)


def _row(cards: Sequence[Card], side: int) -> Panel:
    """Pictures beside each other, all at one height below their captions."""
    width = len(cards) * (side + GAP) - GAP
    size = min(_size(width) * 4 // 5, MOST_CAPTION)
    said = [
        panels.text(words, side, size=size, colour=colour) for words, colour, _ in cards
    ]
    high = max(panels.snapped(each).height for each in said)
    columns = [
        panels.column([panels.tall(words, high), picture], gap=0)
        for words, (_, _, picture) in zip(said, cards, strict=True)
    ]
    return panels.row(columns, gap=GAP)
