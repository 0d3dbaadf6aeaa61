"""Cheap rules for a map: what is nearest, largest, or on that side of the page."""

from scenegen.records.item import Facts
from scenegen.tasks.base import Shortcut
from scenegen.tasks.path.phrasing import read
from scenegen.tasks.solving.picture_features import (
    Pixel,
    entry_of,
    least,
    mark_of,
    middle_of,
    squared,
    visible_px,
)
from scenegen.tokens.marks import END, MIDDLE, START

MAP = "map"


def nearest_to_marker(facts: Facts) -> tuple[int, ...]:
    """The thing nearest to M1, or to the start of the walk where that is asked for."""
    asked = read(facts.question.text)
    start = END if asked.is_reversed else START
    return _nearest(facts, MIDDLE if asked.kind == "side_object" else start)


def nearest_to_middle(facts: Facts) -> tuple[int, ...]:
    """The thing nearest to the middle between the ends of the walk."""
    ends = [mark_of(facts, MAP, label) for label in (START, END)]
    first, last = ends
    if first is None or last is None:
        return ()
    middle = (first[0] + last[0]) / 2, (first[1] + last[1]) / 2
    return least({p: squared(spot, middle) for p, spot in _spots(facts).items()})


def on_that_side_of_the_page(facts: Facts) -> tuple[int, ...]:
    """The things left or right of M1 on the page, as the question says."""
    marker = mark_of(facts, MAP, MIDDLE)
    if marker is None:
        return ()
    is_left = read(facts.question.text).side == "left"
    return tuple(
        place
        for place, spot in _spots(facts).items()
        if (spot[0] < marker[0]) == is_left
    )


def largest(facts: Facts) -> tuple[int, ...]:
    """The thing with the most pixels on the map."""
    return least(
        {
            place: -visible_px(facts, MAP, entity)
            for place, entity in enumerate(facts.question.evidence.options)
            if entity
        }
    )


def _nearest(facts: Facts, label: str) -> tuple[int, ...]:
    marker = mark_of(facts, MAP, label)
    if marker is None:
        return ()
    return least({p: squared(spot, marker) for p, spot in _spots(facts).items()})


def _spots(facts: Facts) -> dict[int, Pixel]:
    """Where the map shows the things that the options name, by their places."""
    found = {
        place: entry_of(facts, MAP, entity)
        for place, entity in enumerate(facts.question.evidence.options)
    }
    return {place: middle_of(each) for place, each in found.items() if each is not None}


_ALL = ("side_object", "passing_order", "blocked")

SHORTCUTS = (
    Shortcut("nearest to the marker", _ALL, picks=nearest_to_marker),
    Shortcut("that side of the page", ("side_object",), picks=on_that_side_of_the_page),
    Shortcut("largest on the map", _ALL, picks=largest),
    Shortcut(
        "nearest to the middle",
        _ALL,
        picks=nearest_to_middle,
        exempt=("blocked",),
        reason="what is in the way of a walk is near the middle of it",
    ),
)
