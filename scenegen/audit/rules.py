"""All rules of one feature: the best is chosen on training folds, scored on the other.

Where there are classes, a rule is a threshold: one class above it, another one below,
as training says. Where options are candidates, a rule picks the one with the largest or
the smallest value, or with the value nearest to one of a row of quantiles; and where an
option names none of them, that one when no candidate reaches a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.resampling import FOLDS, Hits
from scenegen.audit.rule_columns import RuleColumns
from scenegen.audit.thresholds import thresholds_of

STEPS = 32
"""Thresholds of a feature."""

QUANTILES = np.linspace(4, 96, 12)
"""Of a feature: values that a rule may look for."""

WORST = 10
"""Rules that are named."""


class SearchResult(NamedTuple):
    """How a search for rules ends.

    Attributes:
        hits: how far each item is right, by the rule that the other folds chose, (n,).
        words: the best rules, best first.
        trained: how many items of the other folds the chosen rule of each fold gets
            right, (folds,); None where that is not compared.
    """

    hits: Hits
    words: tuple[str, ...]
    trained: NDArray[np.float64] | None = None


class Named(NamedTuple):
    """A rule with the share of items that it gets right in folds it was not made of."""

    right: float
    words: str


def one_feature(columns: RuleColumns) -> SearchResult:
    """The best rule of one feature."""
    if not columns.names:
        return SearchResult(blind_guess(columns), ())
    if columns.values.shape[1] > 1:
        return _picks(columns)
    return _splits(columns)


def blind_guess(columns: RuleColumns) -> Hits:
    """The hits of whoever has nothing to go by."""
    return np.full(len(columns.right), 1 / max(len(columns.classes), 1))


def _splits(columns: RuleColumns) -> SearchResult:
    """Thresholds of one feature, for every class on either side, in every coding."""
    best = np.full(FOLDS, -1.0)
    hits = np.zeros(len(columns.right))
    named: list[Named] = []
    for coding in columns.codings:
        found = _splits_of(columns.of(coding), coding.words)
        is_better = found.trained > best
        best = np.where(is_better, found.trained, best)
        hits = np.where(is_better[columns.folds], found.hits, hits)
        named += found.named
    return SearchResult(hits, worst(named), best)


class _Splits(NamedTuple):
    """The thresholds of one coding: see `SearchResult`, and all rules in words."""

    hits: Hits
    trained: NDArray[np.float64]
    named: list[Named]


def _splits_of(columns: RuleColumns, said: str) -> _Splits:
    n, count = len(columns.right), len(columns.names)
    limits = thresholds_of(columns.values[:, 0], STEPS)
    above = fold_counts(columns.right, columns, limits.exceeds)
    every = fold_counts(columns.right, columns, np.ones((n, 1), dtype=np.float32))
    below = every - above
    hits, best, own = np.zeros(n), np.zeros(FOLDS), np.zeros((FOLDS, count))
    for fold in range(FOLDS):
        train = above.sum(axis=0) - above[fold], below.sum(axis=0) - below[fold]
        score = train[0].max(axis=0) + train[1].max(axis=0)
        test = _at(above[fold], train[0]) + _at(below[fold], train[1])
        steps = score.reshape(count, -1).argmax(axis=1)
        own[fold] = test.reshape(count, -1)[np.arange(count), steps]
        rule = int(score.argmax())
        best[fold] = score[rule]
        mine = columns.folds == fold
        top, low = train[0][:, rule].argmax(), train[1][:, rule].argmax()
        answers = np.where(limits.exceeds[mine, rule] > 0, top, low)
        hits[mine] = answers == columns.right[mine]
    total = above.sum(axis=0), below.sum(axis=0)
    named = []
    for place, right in enumerate(own.sum(axis=0) / n):
        where = _best_step(total, place, limits.at.shape[1])
        words = _split_words(columns, place, limits.at, total, where)
        named.append(Named(float(right), words + said))
    return _Splits(hits, best, named)


def fold_counts(
    labels: NDArray[np.int64], columns: RuleColumns, marks: NDArray[np.float32]
) -> NDArray[np.float32]:
    """How many items of each fold and class have each mark, (folds, classes, marks)."""
    classes = len(columns.classes)
    cell = columns.folds * classes + labels
    one_hot = np.zeros((len(labels), FOLDS * classes), dtype=np.float32)
    one_hot[np.arange(len(labels)), cell] = 1.0
    return np.asarray((one_hot.T @ marks).reshape(FOLDS, classes, -1))


def _at(test: NDArray[np.float32], train: NDArray[np.float32]) -> NDArray[np.float32]:
    """How many items of a fold have the class that training says, (marks,)."""
    said = train.argmax(axis=0)
    return np.asarray(test[said, np.arange(len(said))])


def _best_step(
    total: tuple[NDArray[np.float32], NDArray[np.float32]], place: int, steps: int
) -> int:
    own = slice(place * steps, (place + 1) * steps)
    return int((total[0][:, own].max(axis=0) + total[1][:, own].max(axis=0)).argmax())


def _split_words(
    columns: RuleColumns,
    place: int,
    at: NDArray[np.float32],
    total: tuple[NDArray[np.float32], NDArray[np.float32]],
    step: int,
) -> str:
    rule = place * at.shape[1] + step
    above, below = (columns.classes[int(each[:, rule].argmax())] for each in total)
    name = columns.names[place]
    return f"'{above}' where '{name}' is above {at[place, step]:.3g}, else '{below}'"


def _picks(columns: RuleColumns) -> SearchResult:
    """Options with the largest, the smallest, or a middling value of one feature."""
    n = len(columns.right)
    best = np.full(FOLDS, -1.0)
    hits, named = np.zeros(n), []
    for place, name in enumerate(columns.names):
        table = columns.values[:, :, place]
        tried = list(_tried(table, columns.right))
        own = np.stack([each for _, each in tried], axis=1)
        sums = np.stack(
            [own[columns.folds == fold].sum(axis=0) for fold in range(FOLDS)]
        )
        score = sums.sum(axis=0) - sums  # of all other folds
        chosen = score.argmax(axis=1)
        right = float(sums[np.arange(FOLDS), chosen].sum()) / n
        words = tried[int(sums.sum(axis=0).argmax())][0].format(name=name)
        named.append(Named(right, words))
        for fold in range(FOLDS):
            if score[fold, chosen[fold]] > best[fold] + 1e-9:
                best[fold] = score[fold, chosen[fold]]
                mine = columns.folds == fold
                hits[mine] = own[mine, chosen[fold]]
    return SearchResult(hits, worst(named), best)


def _tried(
    table: NDArray[np.float32], right: NDArray[np.int64]
) -> Iterator[tuple[str, Hits]]:
    """Every rule of one feature, in words, and its hits.

    Args:
        table: values of the candidates, (n, candidates).
        right: position of the right one, (n,).
    """
    for sign, word in ((1, "largest"), (-1, "smallest")):
        scores = signed(table, sign)
        yield f"the {word} '{{name}}'", hits_of(scores, right)
    known = table[~np.isnan(table)]
    values = np.percentile(known, QUANTILES)
    for value in np.unique(values):
        scores = signed(np.abs(table - value), -1)
        yield f"'{{name}}' nearest to {value:.3g}", hits_of(scores, right)
    missing = np.isnan(table)
    if not missing.any():
        return
    is_none = missing[np.arange(len(right)), right]
    has_none = missing.any(axis=1)
    for sign, word in ((1, "largest"), (-1, "smallest")):
        scores = signed(table, sign)
        most, picked = scores.max(axis=1), hits_of(scores, right)
        for value in np.unique(values):
            gives_up = has_none & (most < sign * value)
            hits = np.where(gives_up, is_none / missing.sum(axis=1).clip(1), picked)
            yield f"the {word} '{{name}}', or none beyond {value:.3g}", hits


def signed(table: NDArray[np.float32], sign: int) -> NDArray[np.float32]:
    """Values of which the largest is picked; what is unknown never is."""
    return np.where(np.isnan(table), -np.inf, sign * table)


def hits_of(scores: NDArray[np.floating[Any]], right: NDArray[np.int64]) -> Hits:
    """How far items are right when the largest score is picked; ties are drawn.

    Args:
        scores: (n, candidates).
        right: (n,).
    """
    most = scores == scores.max(axis=1, keepdims=True)
    return np.asarray(most[np.arange(len(right)), right] / most.sum(axis=1))


def worst(named: list[Named]) -> tuple[str, ...]:
    """The rules with the highest shares, in words."""
    ranked = sorted(named, key=lambda each: -each.right)[:WORST]
    return tuple(f"{100 * each.right:.1f} %: {each.words}" for each in ranked)
