"""How many things there are where boxes with the same neighbours are one thing.

A reader who cannot tell two alike chairs apart can tell what stands around them. Boxes
of counted things in two pictures are joined where enough of their nearest other things
agree, by category alone, as object maps and pictures show it, or as if each of those
things were known again for sure. How many kinds of things two pictures share is how
much of the room they share, whatever is counted there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import nan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.records.item import Facts, MapEntry

NEAREST_AND_SHARED = ((2, 1), (2, 2), (3, 1), (3, 2), (3, 3), (4, 2), (4, 3))
"""How many of the nearest other things are looked at, and how many have to agree."""

KEYS = ("kinds", "things")
"""What other things are known by: their category, or each for itself."""

SHARES = ("shared in all", "shared over all shown", "most shared", "least shared")

MOST_PAIRS = 6
"""Pairs of pictures whose shares are kept, in their order; NaN where there are fewer.
"""

JOINED = {
    key: tuple(
        f"{shared} of {nearest} nearest {key}{way}"
        for nearest, shared in NEAREST_AND_SHARED
        for way in ("", ", one of each picture")
    )
    for key in KEYS
}
"""Numbers of things, by what boxes are joined by."""

SHARED = {
    key: (
        *(f"{key} {each}" for each in SHARES),
        *(f"{key} shared by pair {place}" for place in range(MOST_PAIRS)),
    )
    for key in KEYS
}
"""How much pictures share."""

SHOWN = ("other boxes", "kinds of other boxes", "other boxes of a kind")
"""How much of other things all pictures show together."""

NEIGHBOURS = (
    *(name for each in (JOINED, SHARED) for key in KEYS for name in each[key]),
    *SHOWN,
)
"""What is kept of an item, in its order."""


class CountedBox(NamedTuple):
    """A counted thing in a picture.

    Attributes:
        picture: number of the picture.
        near: the names of its nearest other things, the nearest first, for each of
            `KEYS`.
    """

    picture: int
    near: tuple[tuple[int, ...], ...]


def no_neighbours() -> NDArray[np.float32]:
    """The numbers of a question that counts nothing, (0,)."""
    return np.zeros(0, dtype=np.float32)


def neighbours_of(facts: Facts) -> NDArray[np.float32]:
    """The numbers of an item, as `NEIGHBOURS` names them."""
    pictures = list(_pictures(facts))
    numbers = _numbered(entry.category for _, other in pictures for entry in other)
    boxes = [
        CountedBox(place, _near(entry, other, numbers))
        for place, (counted, other) in enumerate(pictures)
        for entry in counted
    ]
    found: list[float] = []
    for key in range(len(KEYS)):
        for nearest, shared in NEAREST_AND_SHARED:
            near = [set(each.near[key][:nearest]) for each in boxes]
            places = [each.picture for each in boxes]
            found += joined(places, near, shared)
    for key in range(len(KEYS)):
        shown = [
            {(numbers[each.category], each.instance)[key] for each in other}
            for _, other in pictures
        ]
        found += _shares(shown)
    others = [numbers[entry.category] for _, other in pictures for entry in other]
    kinds = len(set(others))
    found += [float(len(others)), float(kinds), len(others) / max(kinds, 1)]
    return np.array(found, dtype=np.float32)


def _pictures(facts: Facts) -> Iterator[tuple[list[MapEntry], list[MapEntry]]]:
    """The entries of counted things and of other ones, picture by picture.

    Things of a counted category that are not counted, such as those that hardly show,
    are neither.
    """
    tokens = {each.view: each.entries for each in facts.tokens}
    per_view = facts.question.evidence.per_view
    everything = {number for each in per_view for number in each}
    names = {
        entry.category
        for entries in tokens.values()
        for entry in entries
        if entry.instance in everything
    }
    for view, counted in zip(facts.rig.visible, per_view, strict=True):
        entries = tokens[view.name]
        yield (
            [each for each in entries if each.instance in counted],
            [each for each in entries if each.category not in names],
        )


def _numbered(names: Iterator[str]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for each in names:
        numbers.setdefault(each, len(numbers))
    return numbers


def _near(
    entry: MapEntry, others: Sequence[MapEntry], numbers: dict[str, int]
) -> tuple[tuple[int, ...], ...]:
    """The names of other things of a picture, nearest feet first; kinds once each."""
    x, y = _foot(entry)

    def away(other: MapEntry) -> float:
        column, row = _foot(other)
        return (column - x) ** 2 + (row - y) ** 2

    order = sorted(others, key=away)
    kinds = dict.fromkeys(numbers[each.category] for each in order)
    return tuple(kinds), tuple(each.instance for each in order)


def _foot(entry: MapEntry) -> tuple[float, float]:
    x0, _, x1, foot = entry.box
    return (x0 + x1) / 2, float(foot)


def joined(
    places: Sequence[int], near: Sequence[set[int]], least: int
) -> tuple[float, float]:
    """Numbers of things where boxes of two pictures with the same neighbours are one.

    Args:
        places: the picture of each box.
        near: its neighbours.
        least: how many neighbours two boxes have to share.

    Returns:
        With all that agree merged; and merged with those that agree best first, never
        two boxes of a picture into one.
    """
    agree = [
        (len(near[a] & near[b]), a, b)
        for a, b in combinations(range(len(places)), 2)
        if places[a] != places[b]
    ]
    agree = sorted((each for each in agree if each[0] >= least), key=lambda e: -e[0])
    freely, strictly = ([{place} for place in range(len(places))] for _ in range(2))
    for _, a, b in agree:
        _merge(freely, a, b)
        seen = [places[each] for each in strictly[a] | strictly[b]]
        if len(seen) == len(set(seen)):
            _merge(strictly, a, b)
    return _different(freely), _different(strictly)


def _different(groups: Sequence[set[int]]) -> float:
    return float(len({id(each) for each in groups}))


def _merge(groups: list[set[int]], a: int, b: int) -> None:
    """Make one group of those of two boxes; all of its boxes share one set."""
    if groups[a] is groups[b]:
        return
    groups[a] |= groups[b]
    for each in groups[b]:
        groups[each] = groups[a]


def _shares(shown: Sequence[set[int]]) -> list[float]:
    """How much each two pictures share: `SHARES`, and each pair by itself."""
    pairs = list(combinations(shown, 2))
    shared = [float(len(a & b)) for a, b in pairs]
    over = [len(a & b) / max(len(a | b), 1) for a, b in pairs]
    if not pairs:
        return [nan] * (len(SHARES) + MOST_PAIRS)
    each = (shared + [nan] * MOST_PAIRS)[:MOST_PAIRS]
    return [sum(shared), sum(over) / len(over), max(shared), min(shared), *each]
