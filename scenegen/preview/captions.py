"""What stands above pictures: which view it is, and what a hidden one shows."""

from __future__ import annotations

from collections.abc import Mapping

from PIL import Image

from scenegen.dataset.lettering import Colour
from scenegen.preview import panels
from scenegen.preview.panels import HIDDEN, SOFT
from scenegen.records.frame import Frame
from scenegen.records.item import Facts
from scenegen.records.rig import View

AT_MM = 10
"""Distance within which a hidden view is from a place of the walk, millimetres."""


def task_line(facts: Facts) -> str:
    """Task, kind and variant."""
    question = facts.question
    parts = (question.task, question.kind, question.variant)
    return " / ".join(part for part in parts if part)


def plain(name: str) -> str:
    """A name as prose has it, e.g. "side table"."""
    return name.replace("_", " ")


def caption_of(facts: Facts, view: View) -> str:
    """What the caption of a view says."""
    if view.is_hidden:
        return f"Hidden: {hidden_words(facts, view)}"
    if view.is_map:
        return "Map"
    return f"View {_number(facts, view)}{_end_of_walk(facts, view)}"


def hidden_words(facts: Facts, view: View) -> str:
    """What a hidden view shows, in a few words."""
    if view.is_map:
        return "the room from above"
    if view.name == "side_view":
        return f"what is seen from {_place_of(facts, view)}"
    labels = {mark.label for tokens in facts.tokens for mark in tokens.marks}
    if view.name == "novel_view" and "X" in labels:
        return "what is seen from the X"
    return plain(view.name)


def _place_of(facts: Facts, view: View) -> str:
    """The point of the walk at which the camera of a view is."""
    x, y = view.position_mm[:2]
    for route in (each.route for each in facts.rig.views if each.route is not None):
        middle = route.middle_mm
        is_there = (
            middle is not None and max(abs(middle[0] - x), abs(middle[1] - y)) <= AT_MM
        )
        return "M1" if is_there else "point 1"
    return "there"


def _number(facts: Facts, view: View) -> int:
    """Of a visible view that is no map, from 1."""
    return [each for each in facts.rig.visible if not each.is_map].index(view) + 1


def _end_of_walk(facts: Facts, view: View) -> str:
    """Where on the map a view is from, where a walk is shown with its two ends."""
    has_walk = any(each.route is not None for each in facts.rig.visible)
    return f", from point {_number(facts, view)}" if has_walk else ""


def note_colour(view: View) -> Colour:
    """The colour of a caption; hidden views have one of their own."""
    return HIDDEN if view.is_hidden else SOFT


def frame_colour(view: View) -> Colour:
    """The colour of the frame around a picture."""
    return HIDDEN if view.is_hidden else panels.LINE


def frame_image(frames: Mapping[str, Frame], view: View) -> Image.Image:
    """The picture of a view."""
    return Image.fromarray(frames[view.name].rgb)
