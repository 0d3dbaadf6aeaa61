"""Counts by neighbours: what is told by what stands around counted things.

To know a thing again in another picture by what stands around it is what these
questions ask, so that a number of things joined that way has no limit. How much two
pictures share, whatever is counted in them, is another matter: it is a function of
single pictures like their counts, and keeps to their limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.box_rules import WholeNumbers, best_number, summaries_of
from scenegen.audit.counted_boxes import CountedBoxes
from scenegen.audit.features.neighbours import JOINED, KEYS, NEIGHBOURS, SHARED
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted
from scenegen.audit.rule_columns import own_columns

REASON = (
    "reported: to know a thing again in another picture by what stands around it is "
    "what the question asks"
)

SAID = ("joined by kinds of things", "joined by things known again")
"""What boxes are joined by, for each of `KEYS`."""

FACTORS = (0.125, 0.25, 0.5, 0.75, 1.0)
"""Boxes less for each kind of things that two pictures share."""

OVER_ALL = "kinds shared over all shown"

SHARES = (0.5, 0.75, 1.0, 1.5)
"""Of that share of all boxes, so many times less."""

Labels = NDArray[np.int64]
Values = NDArray[np.float32]


def by_neighbours(
    group: AuditGroup, limit: Limit, boxes: CountedBoxes, lows: Labels, ranks: Labels
) -> Iterator[Bar]:
    """Things joined by their neighbours, and how much pictures share.

    Args:
        group: of items that ask for a number.
        limit: of functions of counts.
        boxes: of its items.
        lows: the smallest option of each item, (n,).
        ranks: the place of the right option among all, the smallest first, (n,).
    """
    table = np.stack([each.neighbours for each in group.items])
    for said, key in zip(SAID, KEYS, strict=True):
        found = best_number(_joined(table, key), lows, ranks, group.folds)
        words = (REASON, *found.words)
        yield bar_of(group, f"neighbours: {said}", found.hits, Limit(), words)
    found = best_number(_less_shared(boxes, table), lows, ranks, group.folds)
    name = "neighbours: what pictures share"
    yield bar_of(group, name, found.hits, limit, found.words)
    names, values = _of_shared(boxes, table, lows)
    columns = replace(own_columns(group, names, values[:, None]), right=ranks)
    yield bar_of(group, f"{name}, boosted", boosted(columns), limit)
    for said, keys in (("kinds", KEYS[:1]), ("kinds and things", KEYS)):
        names, values = _of_all(boxes, table, lows, keys)
        columns = replace(own_columns(group, names, values[:, None]), right=ranks)
        name = f"neighbours: S3 boosting, {said}"
        yield bar_of(group, name, boosted(columns), Limit(), (REASON,))


def _joined(table: Values, key: str) -> Iterator[WholeNumbers]:
    for name in JOINED[key]:
        words = (f"boxes joined by {name}",)
        yield WholeNumbers(name, words, table[:, [NEIGHBOURS.index(name)]])


def _less_shared(boxes: CountedBoxes, table: Values) -> Iterator[WholeNumbers]:
    """All boxes, less some for each kind of other things that pictures share."""
    every = boxes.by_picture(np.ones((len(boxes.values), 1), np.float32))[:, :, 0]
    total, most = every.sum(axis=1), every.max(axis=1)
    for name in SHARED[KEYS[0]]:
        part = np.nan_to_num(table[:, NEIGHBOURS.index(name)])
        if name == OVER_ALL:
            words = [f"boxes less {each:g} times '{name}' of them" for each in SHARES]
            values = [total * (1 - each * part) for each in SHARES]
            words.append(f"the most of a picture, and others less '{name}' of them")
            values.append(most + (total - most) * (1 - part))
        else:
            words = [f"boxes less {each:g} times '{name}'" for each in FACTORS]
            values = [total - each * part for each in FACTORS]
        rounded = np.rint(np.stack(values, axis=1)).astype(np.float32)
        yield WholeNumbers(name, tuple(words), rounded)


def _of_shared(
    boxes: CountedBoxes, table: Values, lows: Labels
) -> tuple[list[str], Values]:
    """How many boxes each picture has, and how many kinds each two pictures share.

    Returns:
        Names, and values (n, names).
    """
    every = boxes.by_picture(np.ones((len(boxes.values), 1), np.float32))[:, :, 0]
    beyond = every.sum(axis=1) - lows
    shared = SHARED[KEYS[0]]
    names = ["smallest option", "boxes beyond it", *shared]
    names += [f"boxes of picture {view}" for view in range(boxes.views)]
    blocks = [lows[:, None], beyond[:, None], _columns(table, shared), every]
    return names, np.concatenate(blocks, axis=1).astype(np.float32)


def _of_all(
    boxes: CountedBoxes, table: Values, lows: Labels, keys: Sequence[str]
) -> tuple[list[str], Values]:
    """Joined boxes, what pictures share, and where boxes are in each picture.

    Returns:
        Names, and values (n, names).
    """
    names, values = summaries_of(boxes, lows)
    blocks = [values]
    for key in keys:
        names = [*names, *JOINED[key], *SHARED[key]]
        blocks += [
            _columns(table, JOINED[key]) - lows[:, None],
            _columns(table, SHARED[key]),
        ]
    return names, np.concatenate(blocks, axis=1).astype(np.float32)


def _columns(table: Values, names: Sequence[str]) -> Values:
    return table[:, [NEIGHBOURS.index(each) for each in names]]
