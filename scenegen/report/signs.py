"""Signs of an answer as a page draws them over its pictures: the shapes of sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scenegen.dataset.answer_shapes import AnswerShapes, Point, answer_shapes
from scenegen.dataset.answer_signs import (
    ASKED,
    CHANGED,
    GIVER,
    OTHER,
    Signs,
    signs_of,
)
from scenegen.dataset.lettering import Colour
from scenegen.errors import ScenegenError
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.report.layers import hex_of

SIDE = 400
"""Pixels a side of the picture that shapes are placed in; pages draw it at any size."""

NAMES: Mapping[Colour, str] = {
    ASKED: "asked",
    OTHER: "other",
    GIVER: "giver",
    CHANGED: "changed",
}
"""Of the colours of rings."""


def signs_state() -> dict[str, Any]:
    """What all items share: the side, and the colours by name."""
    return {"side": SIDE, "colours": {name: hex_of(ink) for ink, name in NAMES.items()}}


def page_signs(facts: Facts, twin: Facts | None) -> Signs | None:
    """The signs of an item; None where the package of its task is not here."""
    try:
        return signs_of(facts, twin)
    except (KeyError, ScenegenError):
        return None


def signs_plain(facts: Facts, view: View, signs: Signs) -> dict[str, list[Any]]:
    """The shapes of the signs in a view: flat lists of numbers, and names.

    Kinds of shapes that a view has none of are left out.
    """
    shapes = answer_shapes(facts, view, signs, SIDE)
    found: dict[str, list[Any]] = {
        "fans": [_flat(each) for each in shapes.fans],
        "ways": [_flat(each) for each in shapes.ways],
        "discs": _discs(shapes),
        "rings": [
            [*_tenths(each.bounds), *_tenths([each.round_by]), NAMES[each.colour]]
            for each in shapes.rings
        ],
        "arrows": [_flat(each) for each in shapes.arrows],
        "labels": [
            [*_tenths(each.bounds), each.text, NAMES[each.colour]]
            for each in shapes.labels
        ],
    }
    return {name: each for name, each in found.items() if each}


def _discs(shapes: AnswerShapes) -> list[list[float]]:
    """The discs that something could cover."""
    if not (shapes.fans or shapes.ways):
        return []
    return [_tenths([*each.middle, each.radius]) for each in shapes.discs]


def _flat(points: Iterable[Point]) -> list[float]:
    return _tenths(value for point in points for value in point)


def _tenths(values: Iterable[float]) -> list[float]:
    return [round(value, 1) for value in values]
