"""Fronts that are learnt, and geometry with them: how far flat numbers can go.

Questions about a facing ask for the front of a thing. Who learns it from boxes and
depth codes, and then stands on the mark in that direction, does what is asked with less
than a picture. How often that is right is reported, without a limit.

Who does the same without the mark, or without knowing what is asked about, answers
another question, and should be right by chance. That has a limit. A front that is read
with errors can tell what an exact one does not, since twins may be chosen so that an
exact reader is right about one of both; so both are tried.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.features.fronts import FrontSketch
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted, regressed
from scenegen.audit.probe import AuditContext
from scenegen.audit.resampling import Hits
from scenegen.audit.rule_columns import own_columns

ASKED = (
    "reported: to read which way a front points, and to stand on the mark in that "
    "direction, is what the question asks"
)

KNOWN = "reported: with the true front, as who reads pictures without a mistake has it"

COLUMNS = (
    "degrees to the right",
    "degrees off",
    "front to the right",
    "front away",
    "distance",
)
"""Of a way to a front; the front itself in the axes of its picture."""

Values = NDArray[np.float64]
Ways = list[NDArray[np.float32]]


def learnt_fronts(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """The answer by fronts that are learnt from other items, from several places."""
    sketches = [each.front for each in group.items if each.front is not None]
    if len(sketches) < len(group.items):
        return
    limit = context.limits.near_chance(group)
    learnt = _learnt(group, sketches)
    known = np.stack([each.front for each in sketches]).astype(np.float64)
    on_stand = [each.from_stand for each in sketches]
    blind = {"painted marks": [each.from_giver for each in sketches]}
    both = _hits(group, learnt, on_stand, blind["painted marks"])
    name = "learnt front: the mark and the front"
    yield bar_of(group, name, both, Limit(), (ASKED,))
    if not group.is_choice:
        blind["the question"] = [each.to_stand for each in sketches]
    for missing, ways in blind.items():
        hits = _hits(group, learnt, ways)
        yield bar_of(group, f"S0 without {missing}: learnt front", hits, limit)
        hits = _hits(group, known, ways)
        name = f"known front, without {missing}"
        yield bar_of(group, name, hits, Limit(), (KNOWN,))


def _hits(group: AuditGroup, fronts: Values, *places: Ways) -> Hits:
    """The hits of boosting on how ways lie to fronts."""
    tables = [_looked(fronts, ways) for ways in places]
    names = [f"{each} at {at}" for at in range(len(tables)) for each in COLUMNS]
    values = np.concatenate(tables, axis=2).astype(np.float32)
    if not group.is_choice and values.shape[1] > 1:
        names, values = _side_by_side(names, values)
    return boosted(own_columns(group, names, values))


def _side_by_side(
    names: list[str], values: NDArray[np.float32]
) -> tuple[list[str], NDArray[np.float32]]:
    """Columns of all things that are asked about, (n, 1, columns).

    They are given as the text names the things, and in the order of their values too:
    trees do not find a product of two signs, but whether the smallest or the largest
    of two numbers is on one side.
    """
    things = range(values.shape[1])
    ways = [*(f"thing {each}" for each in things), *(f"rank {each}" for each in things)]
    both = np.concatenate([values, np.sort(values, axis=1)], axis=1)
    titles = [f"{name}, {way}" for way in ways for name in names]
    return titles, both.reshape(len(values), 1, len(titles))


def _learnt(group: AuditGroup, sketches: list[FrontSketch]) -> Values:
    """(n, 2) fronts of givers as the items of other folds teach to read them.

    Each is learnt from twice, as it is and in a mirror.
    """
    kinds = sorted({each.giver for each in group.items})
    named = np.array([[each.giver == kind for kind in kinds] for each in group.items])
    mirrored = [each.in_mirror for each in sketches]
    seen = [*(each.seen for each in sketches), *(seen for seen, _ in mirrored)]
    fronts = [*(each.front for each in sketches), *(front for _, front in mirrored)]
    table = np.concatenate([np.tile(named, (2, 1)), np.stack(seen)], axis=1)
    found = regressed(
        table.astype(np.float32), np.stack(fronts), np.tile(group.folds, 2)
    )
    return found[: len(sketches)]


def _looked(fronts: Values, ways: Ways) -> Values:
    """(n, rows, 5) of `COLUMNS` for the candidates, or for all that is asked about."""
    rows = max(len(each) for each in ways)
    table = np.full((len(ways), rows, len(COLUMNS)), np.nan)
    for number, (front, way) in enumerate(zip(fronts, ways, strict=True)):
        ahead = way @ front
        right = way[:, 0] * front[1] - way[:, 1] * front[0]
        off = np.degrees(np.arctan2(right, ahead))
        far = np.hypot(way[:, 0], way[:, 1])
        right_of, away = (np.full(len(way), each) for each in front)
        columns = [off, np.abs(off), right_of, away, far]
        table[number, : len(way)] = np.stack(columns, axis=1)
    return table
