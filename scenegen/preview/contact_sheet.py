"""Contact sheets: many items on one page, a strip each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image

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

STRIP = 256
"""Pixels a side of one picture."""

WORDS = 420
"""Width of the text beside the pictures, pixels."""


def contact_sheet(items: Sequence[ItemFrames], columns: int = 1) -> Image.Image:
    """Many items, a strip each: views, hidden views, question and answer.

    Args:
        items: what to show, in order.
        columns: strips beside each other.

    Raises:
        ValueError: when there is nothing to show.
    """
    if not items:
        raise ValueError("a contact sheet needs at least one item")
    strips = [_strip(facts, frames) for facts, frames in items]
    width = max(strip.width for strip in strips)
    ruled = [panels.column([panels.rule(width), strip]) for strip in strips]
    return panels.padded(panels.grid(ruled, columns, gap=16), MARGIN)


def _strip(facts: Facts, frames: Mapping[str, Frame]) -> Panel:
    """Pictures in a row, the question and the answer at their side."""
    pictures = [_thumbnail(facts, view, frames) for view in facts.rig.views]
    question = facts.question
    options = "\n".join(
        f"{letter}. {words}"
        for letter, words in zip("ABCDEFGH", question.options, strict=False)
    )
    answer = f"{question.letter}. {question.options[question.answer_index]}"
    words = panels.column(
        [
            panels.text(_caption(facts), WORDS, size=14, colour=SOFT),
            panels.text(question.text, WORDS, size=19, bold=True),
            panels.text(options, WORDS, size=17),
            panels.text(f"Answer: {answer}", WORDS, size=17, colour=RIGHT, bold=True),
        ],
        gap=8,
    )
    return panels.row([*pictures, words], gap=10)


def _caption(facts: Facts) -> str:
    """What a strip says above its question."""
    control = f", control: {plain(facts.control)}" if facts.control else ""
    return f"{facts.address.id}\n{task_line(facts)}{control}"


def _thumbnail(facts: Facts, view: View, frames: Mapping[str, Frame]) -> Panel:
    """A small picture under its caption."""
    caption = caption_of(facts, view)
    return panels.column(
        [
            panels.text(caption, STRIP, size=14, colour=note_colour(view)),
            panels.picture(frame_image(frames, view), STRIP, frame=frame_colour(view)),
        ],
        gap=2,
    )
