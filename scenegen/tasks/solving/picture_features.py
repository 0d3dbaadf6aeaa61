"""Features of flat pictures that shortcuts go by, read from the tokens of an item.

Pixels are on the 336-pixel grid of boxes: column to the right, row down.
"""

from __future__ import annotations

from scenegen.records.item import Facts, MapEntry, ViewTokens

Pixel = tuple[float, float]


def tokens_of(facts: Facts, view: str) -> ViewTokens | None:
    """The tokens of the view of a name; None when there is none."""
    return next((each for each in facts.tokens if each.view == view), None)


def entry_of(facts: Facts, view: str, entity: int) -> MapEntry | None:
    """The entry of an entity in a view; None when it is not visible there."""
    tokens = tokens_of(facts, view)
    entries = () if tokens is None else tokens.entries
    return next((each for each in entries if each.instance == entity), None)


def mark_of(facts: Facts, view: str, label: str) -> Pixel | None:
    """The pixel of a mark in a view; None when it is not visible there."""
    tokens = tokens_of(facts, view)
    marks = () if tokens is None else tokens.marks
    for mark in marks:
        if mark.label == label:
            return float(mark.pixel[0]), float(mark.pixel[1])
    return None


def foot_of(entry: MapEntry) -> Pixel:
    """The middle of the lower edge of a box."""
    x0, _, x1, y1 = entry.box
    return (x0 + x1) / 2, float(y1)


def visible_px(facts: Facts, view: str, entity: int) -> int:
    """Pixels of an entity in a view; 0 when it is not visible there."""
    for each, sightings in zip(facts.rig.views, facts.sightings, strict=True):
        if each.name == view:
            return sum(s.visible_px for s in sightings if s.entity == entity)
    return 0


def least(values: dict[int, float]) -> tuple[int, ...]:
    """The options with the smallest value; () when there are none."""
    best = min(values.values(), default=0.0)
    return tuple(place for place, value in values.items() if value == best)


def squared(a: Pixel, b: Pixel) -> float:
    """The square of the distance between two pixels."""
    return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])
