"""Counts of those boxes alone that lie or look some way: rules, and boosting on them.

A rule counts the boxes of counted things of which a feature is above or below a
threshold, in all pictures together or in the one that has the most; adds a constant;
and says the nearest option. Threshold and constant are chosen in the training folds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.counted_boxes import CountedBoxes, distinct_distances
from scenegen.audit.resampling import FOLDS
from scenegen.audit.rules import Named, SearchResult, worst
from scenegen.audit.thresholds import thresholds_of

STEPS = 24
"""Thresholds of a feature."""

PAIR_STEPS = 4
"""Thresholds of a feature where two are looked at."""

SUMMARY_STEPS = 4
"""Thresholds of a feature for boosting."""

PLACES = ("column", "foot row", "height", "depth code")
"""Of which boosting sees the smallest, the mean and the largest in each picture."""

LEAST, MOST = -12, 36
"""Of a number of boxes minus the smallest option: more or less is held for as much."""

CONSTANTS = np.arange(-30, 13)
"""That may be added."""

Labels = NDArray[np.int64]
Values = NDArray[np.float32]


class WholeNumbers(NamedTuple):
    """Whole numbers of each item that a rule may add a constant to.

    Attributes:
        name: of the feature that they go by.
        words: what each is, (rules,).
        values: (n, rules).
    """

    name: str
    words: tuple[str, ...]
    values: Values


def numbers_of(boxes: CountedBoxes) -> Iterator[WholeNumbers]:
    """All whole numbers that are tried, feature by feature."""
    for place, name in enumerate(boxes.names):
        column = boxes.values[:, [place]]
        limits = thresholds_of(column, STEPS)
        above = boxes.by_picture(limits.exceeds[:, :STEPS])
        every = boxes.by_picture(np.ones_like(column))
        words, values = [], []
        for side, marks in (("above", above), ("at most", every - above)):
            for said, found in (
                ("all pictures together", marks.sum(axis=1)),
                ("the picture with the most", marks.max(axis=1)),
            ):
                values.append(found)
                words += [
                    f"boxes of counted things with '{name}' {side} {at:.3g}, in {said}"
                    for at in limits.at[0]
                ]
        yield WholeNumbers(name, tuple(words), np.concatenate(values, axis=1))
    found = distinct_distances(boxes)
    yield WholeNumbers("distances", tuple(found), np.stack([*found.values()], axis=1))


def numbers_of_two(boxes: CountedBoxes) -> Iterator[WholeNumbers]:
    """How many boxes are beyond two thresholds, first one by first one."""
    names, parts = [], []
    for place, name in enumerate(boxes.names):
        limits = thresholds_of(boxes.values[:, [place]], PAIR_STEPS)
        for side, marks in (("above", limits.exceeds), ("at most", 1 - limits.exceeds)):
            parts.append(marks)
            names += [f"'{name}' {side} {at:.3g}" for at in limits.at[0]]
    marks = np.concatenate(parts, axis=1)
    for first, name in enumerate(names[:-1]):
        chosen = marks[:, first] > 0
        words = [f"boxes of counted things with {name} and {n}" for n in names]
        found = boxes.of_some(chosen, marks[chosen, first + 1 :])
        yield WholeNumbers(name, tuple(words[first + 1 :]), found)


def best_number(
    numbers: Iterator[WholeNumbers], lows: Labels, ranks: Labels, folds: Labels
) -> SearchResult:
    """The whole number with a constant that finds the option most often.

    Args:
        numbers: that are tried.
        lows: the smallest option of each item, (n,).
        ranks: the place of the right option among all, the smallest first, (n,).
        folds: (n,).
    """
    last = int(ranks.max())
    best, hits = np.full(FOLDS, -1.0), np.zeros(len(ranks))
    named: list[Named] = []
    for each in numbers:
        beyond = np.clip(each.values - lows[:, None], LEAST, MOST).astype(np.int64)
        right = _right(beyond, ranks, folds)
        train = right.sum(axis=0) - right  # (folds, rules, constants)
        flat = train.reshape(FOLDS, -1)
        chosen = flat.argmax(axis=1)
        tested = right.reshape(FOLDS, -1)[np.arange(FOLDS), chosen].sum()
        rule, at = divmod(int(right.sum(axis=0).argmax()), len(CONSTANTS))
        words = f"{each.words[rule]}, {CONSTANTS[at]:+d}, or the nearest option"
        named.append(Named(float(tested) / len(ranks), words))
        for fold in range(FOLDS):
            if flat[fold, chosen[fold]] > best[fold]:
                best[fold] = flat[fold, chosen[fold]]
                rule, at = divmod(int(chosen[fold]), len(CONSTANTS))
                mine = folds == fold
                said = np.clip(beyond[mine, rule] + CONSTANTS[at], 0, last)
                hits[mine] = said == ranks[mine]
    return SearchResult(hits, worst(named), best)


def _right(beyond: Labels, ranks: Labels, folds: Labels) -> NDArray[np.int64]:
    """Items that are right in each fold, by rule and constant.

    Args:
        beyond: whole numbers minus the smallest option, (n, rules).
        ranks: (n,).
        folds: (n,).

    Returns:
        (folds, rules, constants).
    """
    rules, last = beyond.shape[1], int(ranks.max())
    width, classes = MOST - LEAST + 1, last + 1
    right = np.zeros((FOLDS, rules, len(CONSTANTS)), dtype=np.int64)
    said = np.clip(np.arange(LEAST, MOST + 1) + CONSTANTS[:, None], 0, last)
    for fold in range(FOLDS):
        mine = folds == fold
        cell = np.arange(rules) * width + beyond[mine] - LEAST
        cell = cell * classes + ranks[mine, None]
        counted = np.bincount(cell.ravel(), minlength=rules * width * classes)
        table = counted.reshape(rules, width, classes)
        for place, each in enumerate(said):
            right[fold, :, place] = table[:, np.arange(width), each].sum(axis=1)
    return right


def summaries_of(boxes: CountedBoxes, lows: Labels) -> tuple[list[str], Values]:
    """What boosting sees: numbers of boxes, and where they are in each picture.

    Args:
        boxes: of the group.
        lows: the smallest option of each item, (n,).

    Returns:
        Names, and values (n, names).
    """
    n = len(lows)
    names, blocks = ["smallest option"], [lows[:, None].astype(np.float32)]
    for place, name in enumerate(boxes.names):
        limits = thresholds_of(boxes.values[:, [place]], SUMMARY_STEPS)
        found = boxes.by_picture(limits.exceeds[:, :SUMMARY_STEPS]).sum(axis=1)
        names += [f"boxes with {name} above {at:.3g}" for at in limits.at[0]]
        blocks.append(found - lows[:, None])
    for name, values in distinct_distances(boxes).items():
        names.append(name)
        blocks.append((values - lows)[:, None])
    every = boxes.by_picture(np.ones((len(boxes.values), 1), np.float32))
    names += [f"boxes of picture {view}" for view in range(boxes.views)]
    blocks.append(every[:, :, 0])
    for name in PLACES:
        found = _spread(boxes, boxes.column(name))
        names += [
            f"{said} {name} of picture {view}"
            for said in ("smallest", "mean", "largest")
            for view in range(boxes.views)
        ]
        blocks.append(found.reshape(n, -1))
    return names, np.concatenate(blocks, axis=1).astype(np.float32)


def _spread(boxes: CountedBoxes, column: Values) -> Values:
    """The smallest, the mean and the largest value of each picture, (n, 3, views).

    NaN where a picture has no box.
    """
    n = len(boxes.items) - 1
    found = np.full((3, n * boxes.views), np.nan, dtype=np.float32)
    starts = np.nonzero(np.diff(boxes.cells, prepend=-1))[0]
    cells = boxes.cells[starts]
    sizes = np.diff(np.append(starts, len(boxes.cells)))
    found[0, cells] = np.minimum.reduceat(column, starts)
    found[1, cells] = np.add.reduceat(column, starts) / sizes
    found[2, cells] = np.maximum.reduceat(column, starts)
    return found.reshape(3, n, boxes.views).transpose(1, 0, 2)
