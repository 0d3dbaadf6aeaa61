"""What boxes that a border of their picture cuts tell of the number in all.

What two pictures share is often at a border of one of them, and cut there, so that a
reader who counts all boxes but the cut ones counts little twice. Here are all functions
of how many boxes there are, how many are cut, in which pictures, and of the options:
learnt by heart, boosted, and as rules of one and two features of the options.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.counted_boxes import CountedBoxes
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted
from scenegen.audit.rule_columns import RuleColumns, own_columns
from scenegen.audit.rules import one_feature
from scenegen.audit.tables import LearntTable, best_table, numbered
from scenegen.audit.trees import two_features

Labels = NDArray[np.int64]


class CutCounts(NamedTuple):
    """How many boxes each picture shows, and how many of them a border cuts.

    Attributes:
        every, cut: pictures with the most boxes first, (n, views); 0 beyond the last.
    """

    every: Labels
    cut: Labels


def cut_counts(boxes: CountedBoxes) -> CutCounts:
    """The counts of a group."""
    touches = boxes.column("touches the border")
    marks = np.stack([np.ones_like(touches), touches], axis=1)
    found = np.rint(boxes.by_picture(marks)).astype(np.int64)
    order = np.argsort(-found[:, :, 0], axis=1, kind="stable")
    every, cut = (
        np.take_along_axis(found[:, :, place], order, axis=1) for place in (0, 1)
    )
    return CutCounts(every, cut)


def of_cut_boxes(
    group: AuditGroup, limit: Limit, counts: CutCounts, ranks: Labels
) -> Iterator[Bar]:
    """Every function of the sum, of what is cut, and of the options.

    Args:
        group: of items that ask for a number.
        limit: of functions of counts.
        counts: of its items.
        ranks: the place of the right option among all, the smallest first, (n,).
    """
    options = [sorted(map(int, each.text.options)) for each in group.items]
    lows = np.array([each[0] for each in options])
    tables = []
    for name, keys in _keys(counts).items():
        exact = np.concatenate([lows[:, None], keys], axis=1)
        moved = np.concatenate([lows[:, None] - keys[:, :1], keys[:, 1:]], axis=1)
        for said, key in ((f"{name}, by window", exact), (f"{name}, beyond", moved)):
            numbers = numbered(map(tuple, key.tolist()))
            tables.append(LearntTable(said, numbers, ranks, group.classes))
    found = best_table(tables, group.folds)
    name = "counts: cut boxes, by heart"
    yield bar_of(group, name, found.hits, limit, found.words)
    hits = boosted(_by_window(group, counts, lows, ranks))
    yield bar_of(group, "counts: cut boxes, boosted", hits, limit)
    columns = _of_options(group, counts)
    single = one_feature(columns)
    name = "counts: cut boxes, one feature"
    yield bar_of(group, name, single.hits, limit, single.words)
    both = two_features(columns, single)
    name = "counts: cut boxes, two features"
    yield bar_of(group, name, both.hits, limit, both.words)


def _keys(counts: CutCounts) -> Mapping[str, Labels]:
    """What a function may go by, (n, columns) each.

    The first column is a number of things that the smallest option is held against.
    """
    every, cut = counts
    whole = every - cut
    total, left = every.sum(axis=1), whole.sum(axis=1)
    most, views = whole.max(axis=1), (cut > 0).sum(axis=1)
    found = {
        "the sum less the cut": (left,),
        "the sum and the cut": (total, total - left),
        "the sum less the cut, and pictures with a cut one": (left, views),
        "the sum, the cut and the most uncut of a picture": (total, total - left, most),
        "the sum less the cut, and the most uncut of a picture": (left, most),
        "the sum less the cut, and the most of a picture": (left, every[:, 0]),
        "the most uncut of a picture": (most,),
        "pictures with a cut one, and the sum": (total, views),
    }
    return {name: np.stack(each, axis=1) for name, each in found.items()} | {
        "the uncut of each picture": np.sort(whole, axis=1)[:, ::-1],
        "the sum, and the cut of each picture": np.concatenate(
            [total[:, None], np.sort(cut, axis=1)[:, ::-1]], axis=1
        ),
    }


def _statistics(counts: CutCounts) -> Mapping[str, NDArray[np.float64]]:
    """Numbers that a reader may take for the answer, (n,) each."""
    every, cut = (each.astype(np.float64) for each in counts)
    whole = every - cut
    best = -np.sort(-whole, axis=1)
    total, lost = every.sum(axis=1), cut.sum(axis=1)
    return {
        "the sum": total,
        "the cut": lost,
        "the sum less the cut": total - lost,
        "the sum less half of the cut": total - lost / 2,
        "the sum less twice the cut": total - 2 * lost,
        "the sum less pictures with a cut one": total - (cut > 0).sum(axis=1),
        "the sum less the most cut of a picture": total - cut.max(axis=1),
        "the sum less what is cut but once": total - np.maximum(lost - 1, 0),
        "the most of a picture": every[:, 0],
        "the most uncut of a picture": best[:, 0],
        "the most and the cut of all pictures": every[:, 0] + lost,
        "the two best pictures, uncut": best[:, :2].sum(axis=1),
        "the three best pictures, uncut": best[:, :3].sum(axis=1),
        "the fullest picture, and the uncut of others": every[:, 0]
        + whole[:, 1:].sum(axis=1),
        "pictures without a cut one": ((cut == 0) & (every > 0)).sum(axis=1) * 1.0,
    }


def _by_window(
    group: AuditGroup, counts: CutCounts, lows: Labels, ranks: Labels
) -> RuleColumns:
    """All numbers beyond the smallest option, which stands beside them."""
    found = _statistics(counts)
    names = ["smallest option", *(f"{name}, beyond it" for name in found)]
    values = [lows, *(each - lows for each in found.values())]
    for name in ("the sum", "the cut", "pictures without a cut one"):
        names.append(name)
        values.append(found[name])
    for title, table in (("boxes", counts.every), ("cut ones", counts.cut)):
        names += [
            f"{title} of picture {place} by count" for place in range(table.shape[1])
        ]
        values += [*table.T]
    block = np.stack(values, axis=1).astype(np.float32)
    return replace(own_columns(group, names, block[:, None]), right=ranks)


def _of_options(group: AuditGroup, counts: CutCounts) -> RuleColumns:
    """By how much each option, in its order, is more than each number."""
    offered = np.full((len(group.items), group.classes), np.nan)
    for row, each in zip(offered, group.items, strict=True):
        row[: len(each.text.options)] = [int(option) for option in each.text.options]
    found = _statistics(counts)
    names = ["the option", "place of the option among all"]
    blocks = [offered, offered - np.nanmin(offered, axis=1, keepdims=True)]
    for name, values in found.items():
        names.append(f"the option minus {name}")
        blocks.append(offered - values[:, None])
    return own_columns(group, names, np.stack(blocks, axis=2).astype(np.float32))
