"""Contact sheets: many items on one page, a strip each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image

from scenegen.dataset.twin_words import twins_differ_in
from scenegen.preview import panels
from scenegen.preview.item_page import (
    MARGIN,
    caption_of,
    frame_colour,
    frame_image,
    note_colour,
    plain,
    task_line,
)
from scenegen.preview.panels import RIGHT, SOFT, Panel
from scenegen.records.frame import Frame
from scenegen.records.item import Facts
from scenegen.records.rig import View

ItemFrames = tuple[Facts, Mapping[str, Frame]]
"""The facts of an item, and its frames by the name of their view."""

STRIP, SMALL = 256, 196
"""Pixels a side of one picture, and of one of more than four that are shown."""

WORDS = 420
"""Width of the text beside the pictures, pixels."""

BAR = 5
"""Width of the bar beside twins, pixels."""

TWINS: panels.Colour = (11, 110, 105)
"""Of that bar, and of what is said beside it."""


def contact_sheet(
    items: Sequence[ItemFrames], columns: int = 1, *, title: str = ""
) -> Image.Image:
    """Many items, a strip each: views, hidden views, question and answer.

    Twins that follow each other stand together, with a bar at their side and a line
    that says what they differ in.

    Args:
        items: what to show, in order.
        columns: strips, or pairs of twins, beside each other.
        title: above all of them; none when empty.

    Raises:
        ValueError: when there is nothing to show.
    """
    if not items:
        raise ValueError("a contact sheet needs at least one item")
    groups = _with_twins(items)
    blocks = [_block(group) for group in groups]
    width = max(block.width for block in blocks)
    ruled = [panels.column([panels.rule(width), block]) for block in blocks]
    sheet = panels.grid(ruled, columns, gap=16)
    has_twins = any(len(group) > 1 for group in groups)
    parts = [*_head(title, len(items), sheet.width), sheet]
    parts += [panels.rule(sheet.width), _legend(sheet.width, has_twins=has_twins)]
    return panels.padded(panels.column(parts, gap=14), MARGIN)


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


def _block(group: Sequence[ItemFrames]) -> Panel:
    """The strip of an item, or those of twins beside a bar."""
    strips = [_strip(facts, frames) for facts, frames in group]
    if len(group) == 1:
        return strips[0]
    body = panels.column([_difference(group[0][0], strips[0].width), *strips], gap=10)
    return panels.row([Image.new("RGB", (BAR, body.height), TWINS), body], gap=12)


def _difference(facts: Facts, width: int) -> Panel:
    """What the twins of a pair differ in."""
    said = "Twins"
    if facts.twin_of:
        said = f"Twins: they differ in {twins_differ_in(facts.twin_of)}"
    return panels.text(said, width, size=17, colour=TWINS, bold=True)


def _head(title: str, items: int, width: int) -> list[Panel]:
    if not title:
        return []
    said = f"{items} item{'' if items == 1 else 's'}"
    return [
        panels.column(
            [
                panels.text(title, width, size=30, bold=True),
                panels.text(said, width, size=17, colour=SOFT),
            ],
            gap=2,
        )
    ]


def _legend(width: int, *, has_twins: bool) -> Panel:
    """What frames, colours and bars mean."""
    words = (
        "Pictures in a grey frame are shown. Those in an orange frame are hidden: they "
        "have to be imagined. The right option is in green."
    )
    if has_twins:
        words += (
            " A bar joins twins: two items that differ in what is said above them, and "
            "in the answer."
        )
    return panels.text(words, width, size=16, colour=SOFT)


def _strip(facts: Facts, frames: Mapping[str, Frame]) -> Panel:
    """Pictures in a row, the question and the answer at their side."""
    question = facts.question
    options = "\n".join(
        f"{letter}. {words}"
        for letter, words in zip("ABCDEFGH", question.options, strict=False)
    )
    answer = f"{question.letter}. {question.options[question.answer_index]}"
    words = panels.column(
        [
            panels.text(_caption(facts), WORDS, size=16, colour=SOFT),
            panels.text(question.text, WORDS, size=20, bold=True),
            panels.text(options, WORDS, size=18),
            panels.text(f"Answer: {answer}", WORDS, size=18, colour=RIGHT, bold=True),
        ],
        gap=8,
    )
    shown, hidden = facts.rig.visible, facts.rig.hidden
    if len(shown) > 2:
        return _block_strip(facts, frames, words)
    pictures = [_thumbnail(facts, view, frames, STRIP) for view in (*shown, *hidden)]
    return panels.row([*pictures, words], gap=12)


def _block_strip(facts: Facts, frames: Mapping[str, Frame], words: Panel) -> Panel:
    """More than two views in a block, the hidden ones below the words at its side.

    In one line, four pictures and a map would be so wide that nothing on a sheet could
    be read where a page shows it small.
    """
    shown, hidden = facts.rig.visible, facts.rig.hidden
    side, columns = (STRIP, 2) if len(shown) <= 4 else (SMALL, 4)
    small = [_thumbnail(facts, view, frames, side) for view in shown]
    block = panels.grid(small, columns, gap=12)
    if not hidden:
        return panels.row([block, words], gap=12)
    left = block.height - words.height - 12 - (small[0].height - side)
    across = (WORDS - 12 * (len(hidden) - 1)) // len(hidden)
    large = min(max(left, SMALL), across)
    below = panels.row([_thumbnail(facts, each, frames, large) for each in hidden])
    return panels.row([block, panels.column([words, below], gap=12)], gap=12)


def _caption(facts: Facts) -> str:
    """What a strip says above its question."""
    control = f", control: {plain(facts.control)}" if facts.control else ""
    return f"{facts.address.id}\n{task_line(facts)}{control}"


def _thumbnail(
    facts: Facts, view: View, frames: Mapping[str, Frame], side: int
) -> Panel:
    """A small picture under its caption."""
    caption = caption_of(facts, view)
    return panels.column(
        [
            panels.text(caption, side, size=16, colour=note_colour(view)),
            panels.picture(frame_image(frames, view), side, frame=frame_colour(view)),
        ],
        gap=2,
    )
