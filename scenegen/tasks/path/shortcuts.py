"""Shortcuts on a map: what is nearest, largest, or on that side of the page."""

from __future__ import annotations

from scenegen.records.item import Facts
from scenegen.tasks.base import Shortcut
from scenegen.tasks.path.kinds import KINDS, Blocked, SeenOver, SideObject
from scenegen.tasks.path.phrasing import read
from scenegen.tasks.solving.picture_features import (
    Pixel,
    entry_of,
    least,
    mark_of,
    squared,
    visible_px,
)
from scenegen.tasks.solving.token_sheet import floor_middle_of
from scenegen.tokens.birds_eye_grid import BOX_GRID
from scenegen.tokens.marks import END, MIDDLE, START

MAP = "map"

EIGHTH = (BOX_GRID // 8) * (BOX_GRID // 8)
"""The square of an eighth of the width of a map, on the grid of boxes."""


def nearest_to_marker(facts: Facts) -> tuple[int, ...]:
    """The object nearest to M1, or to the start of a walk that has no M1."""
    asked = read(facts.question.text)
    start = END if asked.is_reversed else START
    return _nearest(facts, MIDDLE if KINDS[asked.kind].has_marker else start)


def nearest_to_middle(facts: Facts) -> tuple[int, ...]:
    """The object nearest to the middle between the ends of the walk."""
    ends = [mark_of(facts, MAP, label) for label in (START, END)]
    first, last = ends
    if first is None or last is None:
        return ()
    middle = (first[0] + last[0]) / 2, (first[1] + last[1]) / 2
    return least({p: squared(pixel, middle) for p, pixel in _pixels(facts).items()})


def on_that_side_of_the_page(facts: Facts) -> tuple[int, ...]:
    """The objects left or right of M1 on the page, as the question says."""
    marker = mark_of(facts, MAP, MIDDLE)
    if marker is None:
        return ()
    is_left = read(facts.question.text).side == "left"
    return tuple(
        place
        for place, pixel in _pixels(facts).items()
        if (pixel[0] < marker[0]) == is_left
    )


def largest(facts: Facts) -> tuple[int, ...]:
    """The object with the most pixels on the map."""
    return least(
        {
            place: -visible_px(facts, MAP, entity)
            for place, entity in enumerate(facts.question.evidence.options)
            if entity
        }
    )


def what_it_is(facts: Facts) -> str:
    """The category of what is asked about: tall things are hidden less often."""
    (asked,) = facts.question.evidence.instances
    return next(e.category for e in facts.scene.entities if e.id == asked)


def how_far(facts: Facts) -> int:
    """How far from M1 the map shows what is asked about, in eighths of its width."""
    marker = mark_of(facts, MAP, MIDDLE)
    entry = entry_of(facts, MAP, facts.question.evidence.instances[0])
    if marker is None or entry is None:
        return -1
    square = squared(floor_middle_of(entry), marker)
    reached = (step for step in range(8) if square < (step + 1) * (step + 1) * EIGHTH)
    return next(reached, 8)


def _nearest(facts: Facts, label: str) -> tuple[int, ...]:
    marker = mark_of(facts, MAP, label)
    if marker is None:
        return ()
    return least({p: squared(pixel, marker) for p, pixel in _pixels(facts).items()})


def _pixels(facts: Facts) -> dict[int, Pixel]:
    """Where the map shows the objects that the options name, by their places."""
    found = {
        place: entry_of(facts, MAP, entity)
        for place, entity in enumerate(facts.question.evidence.options)
    }
    return {
        place: floor_middle_of(each)
        for place, each in found.items()
        if each is not None
    }


_ALL = tuple(name for name in KINDS if name != SeenOver.name)

SHORTCUTS = (
    Shortcut("nearest to the marker", _ALL, picks=nearest_to_marker),
    Shortcut(
        "that side of the page", (SideObject.name,), picks=on_that_side_of_the_page
    ),
    Shortcut("what it is", (SeenOver.name,), cue=what_it_is),
    Shortcut("how far it is", (SeenOver.name,), cue=how_far),
    Shortcut("largest on the map", _ALL, picks=largest),
    Shortcut(
        "nearest to the middle",
        _ALL,
        picks=nearest_to_middle,
        exempt=(Blocked.name,),
        reason="what is in the way of a walk is near the middle of it",
    ),
)
