"""All rules of two features, chosen on training folds and scored on the other.

With classes, a rule is a tree of depth 2: a threshold of a first feature, and on either
side of it a threshold of a second one. With candidates, it keeps those beyond a
threshold of the first feature, and picks among them by the second.

All trees are counted at once: how many items of a class exceed thresholds i and j is an
entry of a product of matrices, and all else follows from these.
"""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.resampling import FOLDS, Hits
from scenegen.audit.rule_columns import RuleColumns
from scenegen.audit.rules import SearchResult, blind_guess, hits_of, signed
from scenegen.audit.thresholds import RuleThresholds, thresholds_of
from scenegen.audit.tree_search import search_trees

STEPS = 8
"""Thresholds of a feature."""

FILTERS = 4
"""Thresholds of a feature by which candidates are kept."""

MOST_OPTIONS = 4
"""Candidates, at most: all sets of rivals are counted."""

Counts = NDArray[np.float32]
Labels = NDArray[np.int64]


class Tree(NamedTuple):
    """A tree of depth 2, by numbers of thresholds.

    Attributes:
        root: of the first feature.
        above, below: of the second one, on either side.
        leaves: classes: above both, above the first alone, below it and above the
            second, below both.
    """

    root: int
    above: int
    below: int
    leaves: tuple[int, int, int, int]

    def answers(self, exceeds: NDArray[np.float32]) -> NDArray[np.int64]:
        """The class that it gives to each item."""
        high, low = exceeds[:, self.above] > 0, exceeds[:, self.below] > 0
        a, b, c, d = self.leaves
        return np.where(
            exceeds[:, self.root] > 0, np.where(high, a, b), np.where(low, c, d)
        )


def two_features(columns: RuleColumns, single: SearchResult) -> SearchResult:
    """The best rule of two features, or of one where training prefers that.

    Args:
        columns: that rules are made of.
        single: the best rule of one feature.
    """
    if not columns.names or single.trained is None:
        return SearchResult(blind_guess(columns), ())
    search = _filters if columns.values.shape[1] > 1 else _trees
    found = search(columns)
    if found.trained is None:
        return single
    is_single = single.trained >= found.trained
    hits = np.where(is_single[columns.folds], single.hits, found.hits)
    words = single.words[:1] if is_single.all() else found.words
    return SearchResult(hits, words)


def _trees(columns: RuleColumns) -> SearchResult:
    best, hits = np.full(FOLDS, -1.0), np.zeros(len(columns.right))
    words: list[tuple[float, str]] = []
    for coding in columns.codings:
        found, score, said = _trees_of(columns.of(coding))
        words.append((score, said + coding.words))
        trained = np.asarray(found.trained)
        hits = np.where((trained > best)[columns.folds], found.hits, hits)
        best = np.maximum(best, trained)
    return SearchResult(hits, (max(words)[1],), best)


def _trees_of(columns: RuleColumns) -> tuple[SearchResult, float, str]:
    """The trees of one coding: their hits, and the best on all folds, in words."""
    limits = thresholds_of(columns.values[:, 0], STEPS)
    counts = _pair_counts(columns, columns.right, limits)
    whole = counts.sum(axis=0)
    best, hits = np.zeros(FOLDS), np.zeros(len(columns.right))
    for fold in range(FOLDS):
        best[fold], tree = _best_tree(whole - counts[fold])
        mine = columns.folds == fold
        hits[mine] = tree.answers(limits.exceeds[mine]) == columns.right[mine]
    score, tree = _best_tree(whole)
    return SearchResult(hits, (), best), score, _tree_words(columns, limits, tree)


def _pair_counts(
    columns: RuleColumns, labels: Labels, limits: RuleThresholds
) -> Counts:
    """Items of each fold and class that exceed pairs of thresholds.

    One more threshold, which all exceed, comes last, so that single counts are there.

    Returns:
        (folds, classes, thresholds + 1, thresholds + 1).
    """
    ones = np.ones((len(labels), 1), dtype=np.float32)
    marks = np.concatenate([limits.exceeds, ones], axis=1)
    size, classes = marks.shape[1], len(columns.classes)
    counts = np.zeros((FOLDS, classes, size, size), dtype=np.float32)
    for fold in range(FOLDS):
        for name in range(classes):
            mine = marks[(columns.folds == fold) & (labels == name)]
            counts[fold, name] = mine.T @ mine
    return counts


def _best_tree(counts: Counts) -> tuple[float, Tree]:
    """The tree that is right most often, and how often.

    Args:
        counts: (classes, thresholds + 1, thresholds + 1).
    """
    found = np.zeros(3, dtype=np.int64)
    score = search_trees(counts, STEPS, found)
    i, a, b = found.tolist()
    both, every = counts[:, i], counts[:, -1, -1]
    root, child = both[:, -1], counts[:, -1, b]
    leaves = (
        both[:, a],
        root - both[:, a],
        child - both[:, b],
        every - root - child + both[:, b],
    )
    names = tuple(int(each.argmax()) for each in leaves)
    return float(score), Tree(i, a, b, names)  # type: ignore[arg-type]


def _tree_words(columns: RuleColumns, limits: RuleThresholds, tree: Tree) -> str:
    def named(rule: int) -> tuple[str, float]:
        return columns.names[rule // STEPS], float(limits.at.ravel()[rule])

    (first, at), (second, high), (_, low) = map(
        named, (tree.root, tree.above, tree.below)
    )
    a, b, c, d = (columns.classes[each] for each in tree.leaves)
    return (
        f"where '{first}' is above {at:.3g}: '{a}' where '{second}' is above "
        f"{high:.3g}, else '{b}'; elsewhere: '{c}' where it is above {low:.3g}, else "
        f"'{d}'"
    )


def _filters(columns: RuleColumns) -> SearchResult:
    """Candidates kept by one feature, and picked by another one."""
    if columns.values.shape[1] > MOST_OPTIONS:
        return SearchResult(blind_guess(columns), ())
    kept, named = _kept(columns)
    scores = np.concatenate([signed(columns.values, 1), signed(columns.values, -1)], 2)
    counts = np.stack(
        [
            _filter_counts(kept[mine], scores[mine], columns.right[mine])
            for fold in range(FOLDS)
            for mine in (columns.folds == fold,)
        ]
    )
    whole, hits = counts.sum(axis=0), np.zeros(len(columns.right))
    trained = np.zeros(FOLDS)
    for fold in range(FOLDS):
        rule = _best(whole - counts[fold])
        trained[fold] = (whole - counts[fold])[rule]
        mine = columns.folds == fold
        hits[mine] = _filtered(
            kept[mine, :, rule[0]], scores[mine, :, rule[1]], columns.right[mine]
        )
    first, second = _best(whole)
    width = len(columns.names)
    word = "largest" if second < width else "smallest"
    words = (
        f"of those with {named[first]}, the {word} '{columns.names[second % width]}'"
    )
    return SearchResult(hits, (words,), trained)


def _best(counts: Counts) -> tuple[int, int]:
    first, second = np.unravel_index(int(counts.argmax()), counts.shape)
    return int(first), int(second)


def _kept(columns: RuleColumns) -> tuple[NDArray[np.bool_], list[str]]:
    """Which candidates each filter keeps, (n, candidates, filters), and their names."""
    n, rows, width = columns.values.shape
    limits = thresholds_of(columns.values.reshape(n * rows, width), FILTERS)
    above = limits.exceeds.reshape(n, rows, -1) > 0
    known = np.repeat(~np.isnan(columns.values), FILTERS, axis=2)
    named = [
        f"'{name}' {side} {at:.3g}"
        for side in ("above", "at most")
        for name, row in zip(columns.names, limits.at, strict=True)
        for at in row
    ]
    return np.concatenate([above, known & ~above], axis=2), named


def _filter_counts(
    kept: NDArray[np.bool_], scores: NDArray[np.float32], right: Labels
) -> Counts:
    """Items that are right by each filter and each score; ties count as wrong.

    A pick is right when the right candidate is kept and no kept rival has as high a
    score. Whether some of the rivals have is counted over all sets of them, with
    alternating signs. Where a filter keeps none, the pick is among all.

    Returns:
        (filters, scores).
    """
    items = np.arange(len(right))
    rows = kept.shape[1]
    rivals = [(right + step) % rows for step in range(1, rows)]
    mine = kept[items, right]
    own = scores[items, right]
    beaten = [scores[items, each] >= own for each in rivals]
    others = [kept[items, each] for each in rivals]
    total = np.zeros((kept.shape[2], scores.shape[2]), dtype=np.float32)
    known = np.isfinite(own)
    for size in range(rows):
        for chosen in combinations(range(rows - 1), size):
            keeps, beats = mine.astype(np.float32), known.astype(np.float32)
            for each in chosen:
                keeps, beats = keeps * others[each], beats * beaten[each]
            total += (-1) ** size * (keeps.T @ beats)
    empty = ~kept.any(axis=1)
    alone = known & ~np.logical_or.reduce(beaten)
    return np.asarray(total + empty.astype(np.float32).T @ alone.astype(np.float32))


def _filtered(
    kept: NDArray[np.bool_], scores: NDArray[np.float32], right: Labels
) -> Hits:
    """How far items are right by one filter and one score; ties are drawn."""
    none = ~kept.any(axis=1, keepdims=True)
    return hits_of(np.where(kept | none, scores, -np.inf), right)
