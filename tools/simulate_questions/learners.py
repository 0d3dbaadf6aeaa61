"""Rules that are searched for: one feature, two features, boosted trees.

Items come as (n, k, f) features of k candidates, one of which is right. A question with
two answers has k = 1 and a label of 0 or 1. Whatever is chosen is chosen on training
folds; no pair of twins is split between folds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FOLDS = 5
BINS = 24
"""Values that a feature is cut into, by quantiles."""

ROUNDS, DEPTH, RATE, LEAST = 60, 3, 0.15, 15
"""Trees, their depth, the learning rate, and rows that a leaf has at least."""


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """Questions of one kind.

    Attributes:
        features: (n, k, f), finite.
        labels: (n,) the right candidate of k, or 0 or 1 when k is 1.
        groups: (n,) number of the pair.
        names: of the features.
    """

    features: Floats
    labels: Ints
    groups: Ints
    names: tuple[str, ...]

    @property
    def candidates(self) -> int:
        """How many answers there are."""
        return max(int(self.features.shape[1]), 2)

    def only(self, rows: Ints) -> Items:
        """Some of them."""
        return Items(
            self.features[rows], self.labels[rows], self.groups[rows], self.names
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares that are answered right in the folds that were left out, per cent.

    Attributes:
        one, two, boosted: best rule of one feature, of two, and boosted trees.
        one_name, two_name: what the first fold chose.
        count: items.
    """

    one: float
    two: float
    boosted: float
    one_name: str
    two_name: str
    count: int


def folds_of(groups: Ints) -> Ints:
    """(n,) the fold of each item: whole groups, in a fixed shuffled order."""
    found, inverse = np.unique(groups, return_inverse=True)
    order = np.random.default_rng(7).permutation(len(found))
    return order[inverse] % FOLDS


def score(items: Items, *, boost: bool = True) -> Scores:
    """Search for rules, fold by fold."""
    folds = folds_of(items.groups)
    if items.features.shape[1] == 1:
        one, one_name, two, two_name = _two_way(items, folds)
    else:
        one, one_name, two, two_name = _many_way(items, folds)
    boosted = _boosted(items, folds) if boost else float("nan")
    count = len(items.labels)
    return Scores(100 * one, 100 * two, 100 * boosted, one_name, two_name, count)


def binned(values: Floats) -> Ints:
    """(n, f) numbers below BINS, by quantiles of each column."""
    out = np.zeros(values.shape, dtype=np.int64)
    for column in range(values.shape[1]):
        cuts = np.quantile(values[:, column], np.arange(1, BINS) / BINS)
        out[:, column] = np.searchsorted(np.unique(cuts), values[:, column], "right")
    return out


# Two answers: thresholds whose direction is learnt.


def _two_way(items: Items, folds: Ints) -> tuple[float, str, float, str]:
    codes = binned(items.features[:, 0])
    one_hits, two_hits, one_name, two_name = 0, 0, "", ""
    for fold in range(FOLDS):
        train, test = folds != fold, folds == fold
        labels, rows = items.labels[train], codes[train]
        column, cut, flips = _best_stump(rows, labels)
        guess = (codes[test][:, column] >= cut) ^ flips
        one_hits += int(np.count_nonzero(guess == items.labels[test]))
        a, b, at, leaves = _best_pair(rows, labels)
        guess = _pair_guess(codes[test], a, b, at, leaves)
        two_hits += int(np.count_nonzero(guess == items.labels[test]))
        if fold == 0:
            one_name = items.names[column]
            two_name = f"{items.names[a]}, {items.names[b]}"
    count = len(items.labels)
    return one_hits / count, one_name, two_hits / count, two_name


def _best_stump(codes: Ints, labels: Ints) -> tuple[int, int, bool]:
    """Column, cut and direction that are right most often."""
    best = (-1.0, 0, 0, False)
    for column in range(codes.shape[1]):
        tally = np.zeros((2, BINS + 1))
        np.add.at(tally, (labels, codes[:, column]), 1)
        below = np.concatenate([np.zeros((2, 1)), tally.cumsum(axis=1)], axis=1)
        total = below[:, -1]
        right = below[0] + total[1] - below[1]
        for hits, flips in ((right, False), (len(labels) - right, True)):
            cut = int(np.argmax(hits))
            best = max(best, (float(hits[cut]), column, cut, flips))
    return best[1], best[2], best[3]


def _best_pair(
    codes: Ints, labels: Ints
) -> tuple[int, int, int, tuple[tuple[int, bool], ...]]:
    """The tree that cuts a feature, and on either side of the cut another one."""
    columns = codes.shape[1]
    signed = np.where(labels == 1, 1.0, -1.0)
    best: tuple[float, int, int] = (-1.0, 0, 0)
    for a in range(columns):
        for b in range(columns):
            gain, at = _pair_gain(codes[:, a], codes[:, b], signed)
            if gain > best[0]:
                best, found = (gain, a, b), at
    _, a, b = best
    leaves = []
    for side in (codes[:, a] < found, codes[:, a] >= found):
        tally = np.bincount(codes[side, b], signed[side], BINS).astype(np.float64)
        leaves.append(_best_cut(tally))
    return a, b, found, tuple(leaves)


def _pair_gain(one: Ints, other: Ints, signed: Floats) -> tuple[float, int]:
    """How far right beats wrong for the best cuts of two features; the first cut."""
    table = np.bincount(one * BINS + other, signed, minlength=BINS * BINS)
    low = table.reshape(BINS, BINS).cumsum(axis=0)
    high = low[-1] - low
    gain = _cut_gains(low) + _cut_gains(high)
    at = int(np.argmax(gain[:-1]))
    return float(gain[at]), at + 1


def _cut_gains(tallies: Floats) -> Floats:
    """(m,) for rows of signed tallies, |left| + |right| at the best cut."""
    left = tallies.cumsum(axis=1)
    total = left[:, -1:]
    gains = np.abs(left) + np.abs(total - left)
    best: Floats = gains.max(axis=1)
    return best


def _best_cut(tally: Floats) -> tuple[int, bool]:
    """Where to cut, and whether the upper side says 0."""
    left = np.concatenate([[0.0], tally.cumsum()])
    right = left[-1] - left
    up, down = right - left, left - right
    flips = bool(down.max() > up.max())
    return int(np.argmax(down if flips else up)), flips


def _pair_guess(
    codes: Ints, a: int, b: int, at: int, leaves: tuple[tuple[int, bool], ...]
) -> NDArray[np.bool_]:
    (low, low_flips), (high, high_flips) = leaves
    below = (codes[:, b] >= low) ^ low_flips
    above = (codes[:, b] >= high) ^ high_flips
    return np.where(codes[:, a] < at, below, above)


# Several candidates: ranks, and ranks among those that pass a threshold.


def _many_way(items: Items, folds: Ints) -> tuple[float, str, float, str]:
    ranked, ranked_names = _rank_rules(items)
    passed, passed_names = _filter_rules(items)
    one, one_name = _nested(ranked, ranked_names, folds)
    two, two_name = _nested(passed, passed_names, folds)
    return one, one_name, two, two_name


def _nested(hits: Floats, names: list[str], folds: Ints) -> tuple[float, str]:
    """Credit of the rules that the other folds choose; what the first one gets."""
    right, chosen = 0.0, []
    for fold in range(FOLDS):
        chosen.append(int(np.argmax(hits[:, folds != fold].sum(axis=1))))
        right += float(hits[chosen[-1], folds == fold].sum())
    return right / len(folds), names[chosen[0]]


def _rank_rules(items: Items) -> tuple[Floats, list[str]]:
    """(r, n) credit of "the candidate of rank r by feature f"; ties share it."""
    values, labels = items.features, items.labels
    own = np.take_along_axis(values, labels[:, None, None], axis=1)
    smaller = np.count_nonzero(values < own, axis=1)
    equal = np.count_nonzero(values == own, axis=1)
    hits, names = [], []
    for rank in range(values.shape[1]):
        hit = ((smaller <= rank) & (rank < smaller + equal)) / equal
        hits.append(hit.T)
        names += [f"rank {rank} of {name}" for name in items.names]
    return np.concatenate(hits), names


def _filter_rules(items: Items) -> tuple[Floats, list[str]]:
    """(r, n) credit of "arg max or min of g among those with f beyond a threshold"."""
    values, labels = items.features, items.labels
    columns = values.shape[2]
    flat = values.reshape(-1, columns)
    hits, names = [], []
    picks = np.concatenate([values, -values], axis=2)
    labelled = labels[:, None, None]
    for column in range(columns):
        cuts = np.unique(
            np.append(np.quantile(flat[:, column], (0.25, 0.5, 0.75)), 0.0)
        )
        for cut in cuts:
            for side, passes in enumerate(
                (values[:, :, column] > cut, values[:, :, column] <= cut)
            ):
                if not 0.05 < passes.mean() < 0.95:
                    continue
                none = ~passes.any(axis=1, keepdims=True)
                held = np.where((passes | none)[:, :, None], picks, -np.inf)
                own = np.take_along_axis(held, labelled, axis=1)[:, 0]
                top = held.max(axis=1)
                ties = np.count_nonzero(held == top[:, None], axis=1)
                hits.append(((own == top) / ties).astype(np.float32).T)
                sign = "<=" if side else ">"
                names += [
                    f"{end} {name} of {items.names[column]} {sign} {cut:.2f}"
                    for end in ("max", "min")
                    for name in items.names
                ]
    return np.concatenate(hits), names


# Boosted trees, which are reported and have no bar.


def _boosted(items: Items, folds: Ints) -> float:
    rows, labels = _as_rows(items)
    per_item = items.features.shape[1]
    codes = binned(rows)
    of_row = np.repeat(folds, per_item)
    right = 0
    for fold in range(FOLDS):
        train, test = of_row != fold, of_row == fold
        scores = boosted_scores(codes[train], labels[train], codes[test])
        if per_item == 1:
            guess = (scores > 0).astype(np.int64)
        else:
            guess = scores.reshape(-1, per_item).argmax(axis=1)
        right += int(np.count_nonzero(guess == items.labels[folds == fold]))
    return right / len(items.labels)


def _as_rows(items: Items) -> tuple[Floats, Ints]:
    """A row for each candidate, with its ranks among the others."""
    values = items.features
    _, candidates, columns = values.shape
    if candidates == 1:
        return values[:, 0], items.labels
    ranks = np.stack(
        [(values < values[:, [place]]).sum(axis=1) for place in range(candidates)],
        axis=1,
    ).astype(np.float64)
    rows = np.concatenate([values, ranks], axis=2).reshape(-1, 2 * columns)
    is_right = np.arange(candidates)[None, :] == items.labels[:, None]
    return rows, is_right.astype(np.int64).ravel()


def boosted_scores(codes: Ints, labels: Ints, asked: Ints) -> Floats:
    """Log odds of rows of `asked`, by gradient boosting on binned features."""
    known = np.zeros(len(codes))
    found = np.zeros(len(asked))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-known))
        slope, weight = labels - chance, chance * (1 - chance)
        parts = [(np.arange(len(codes)), np.arange(len(asked)))]
        for _ in range(DEPTH):
            parts = [
                half
                for rows, others in parts
                for half in _split(codes, slope, weight, asked, rows, others)
            ]
        for rows, others in parts:
            step = RATE * slope[rows].sum() / (weight[rows].sum() + 1.0)
            known[rows] += step
            found[others] += step
    return found


def _split(
    codes: Ints, slope: Floats, weight: Floats, asked: Ints, rows: Ints, others: Ints
) -> list[tuple[Ints, Ints]]:
    """Both sides of the best cut of some rows; the rows themselves if there is none."""
    if len(rows) < 2 * LEAST:
        return [(rows, others)]
    columns = codes.shape[1]
    places = (codes[rows] + BINS * np.arange(columns)).ravel()
    shape = (columns, BINS)
    sums, weights, counts = (
        np.bincount(places, np.repeat(each, columns), minlength=columns * BINS)
        .reshape(shape)
        .cumsum(axis=1)
        for each in (slope[rows], weight[rows], np.ones(len(rows)))
    )
    total, whole = sums[:, -1:], weights[:, -1:]
    gain = sums**2 / (weights + 1) + (total - sums) ** 2 / (whole - weights + 1)
    gain[(counts < LEAST) | (len(rows) - counts < LEAST)] = -1
    column, cut = divmod(int(np.argmax(gain)), BINS)
    if gain[column, cut] <= 0:
        return [(rows, others)]
    low, other_low = codes[rows, column] <= cut, asked[others, column] <= cut
    return [(rows[low], others[other_low]), (rows[~low], others[~other_low])]
