"""Fronts that are learnt, and geometry with them: how far flat numbers can go.

Questions about a facing ask for the front of a thing. Who learns it from boxes and
depth codes, and then stands on the mark in that direction, does what is asked with less
than a picture. How often that is right is reported, without a limit.
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
from scenegen.audit.rule_columns import own_columns

REASON = (
    "reported: to read which way a front points, and to stand on the mark in that "
    "direction, is what the question asks"
)

SAID = ("the mark and the front", "the front alone, from where the giver is")
"""From where somebody looks the learnt way."""

COLUMNS = ("degrees to the right", "degrees off", "length of the front", "distance")

Values = NDArray[np.float64]


def learnt_fronts(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """The answer by fronts that are learnt from other items, from two places."""
    sketches = [each.front for each in group.items if each.front is not None]
    if len(sketches) < len(group.items):
        return
    fronts = _learnt(group, sketches)
    starts = (
        [each.from_stand for each in sketches],
        [each.from_giver for each in sketches],
    )
    tables = [_looked(fronts, ways) for ways in starts]
    for said, parts in zip(SAID, (tables, tables[1:]), strict=True):
        names = [f"{each} at {at}" for at in range(len(parts)) for each in COLUMNS]
        values = np.concatenate(parts, axis=2).astype(np.float32)
        hits = boosted(own_columns(group, names, values))
        yield bar_of(group, f"learnt front: {said}", hits, Limit(), (REASON,))


def _learnt(group: AuditGroup, sketches: list[FrontSketch]) -> Values:
    """(n, 2) fronts of givers as the items of other folds teach to read them."""
    kinds: dict[tuple[str, str], int] = {}
    names = [kinds.setdefault(each.giver, len(kinds)) for each in group.items]
    table = np.stack([each.seen for each in sketches])
    known = np.concatenate([np.array(names)[:, None], table], axis=1)
    return regressed(known, np.stack([each.front for each in sketches]), group.folds)


def _looked(fronts: Values, ways: list[NDArray[np.float32]]) -> Values:
    """(n, rows, 4) of `COLUMNS` for the candidates of each item."""
    rows = max(len(each) for each in ways)
    table = np.full((len(ways), rows, len(COLUMNS)), np.nan)
    for number, (front, way) in enumerate(zip(fronts, ways, strict=True)):
        ahead = way @ front
        right = way[:, 0] * front[1] - way[:, 1] * front[0]
        off = np.degrees(np.arctan2(right, ahead))
        far = np.hypot(way[:, 0], way[:, 1])
        length = np.full(len(way), np.hypot(*front))
        table[number, : len(way)] = np.stack([off, np.abs(off), length, far], axis=1)
    return table
