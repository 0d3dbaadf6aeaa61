"""Answers learnt by heart: the most frequent one for each key.

Which kind of key is used is chosen inside the training folds too: each is learnt on all
but one of them and tried on that one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.resampling import FOLDS, Hits
from scenegen.audit.rules import Named, SearchResult, worst


@dataclass(frozen=True, slots=True)
class LearntTable:
    """A table from keys to answers.

    Attributes:
        name: what the keys are, in words.
        keys: of the items, 0, 1, ..., (n,).
        labels: what is to be found, (n,).
        classes: how many there are.
        is_rarest: the least frequent answer is given instead. Where answers are dealt
            exactly evenly, it is the one that is still missing.
    """

    name: str
    keys: NDArray[np.int64]
    labels: NDArray[np.int64]
    classes: int
    is_rarest: bool = False

    def counts(self, folds: NDArray[np.int64]) -> NDArray[np.float64]:
        """How often each answer goes with each key, (folds, keys, classes)."""
        keys = int(self.keys.max()) + 1
        cell = (folds * keys + self.keys) * self.classes + self.labels
        total = np.bincount(cell, minlength=FOLDS * keys * self.classes)
        return total.reshape(FOLDS, keys, self.classes).astype(float)

    def hits(
        self, counts: NDArray[np.float64], items: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        """How far items are right by what was counted elsewhere.

        Args:
            counts: (keys, classes).
            items: which ones, (n,).
        """
        everywhere = counts.sum(axis=0)
        known = np.where(counts.any(axis=1, keepdims=True), counts, everywhere)
        scores = -known if self.is_rarest else known
        most = scores == scores.max(axis=1, keepdims=True)
        share = most / most.sum(axis=1, keepdims=True)
        return np.asarray(share[self.keys[items], self.labels[items]])


def numbered(keys: Iterable[Hashable]) -> NDArray[np.int64]:
    """Keys as whole numbers, in the order in which they first come."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys])


def best_table(tables: Sequence[LearntTable], folds: NDArray[np.int64]) -> SearchResult:
    """The hits of the table that does best inside the training folds."""
    counted = [each.counts(folds) for each in tables]
    hits = np.zeros(len(folds))
    for fold in range(FOLDS):
        inner = [
            _inner(table, counts, folds, fold)
            for table, counts in zip(tables, counted, strict=True)
        ]
        chosen = int(np.argmax(inner))
        mine = folds == fold
        train = counted[chosen].sum(axis=0) - counted[chosen][fold]
        hits[mine] = tables[chosen].hits(train, mine)
    named = [
        Named(float(_all(table, counts, folds).mean()), table.name)
        for table, counts in zip(tables, counted, strict=True)
    ]
    return SearchResult(hits, worst(named))


def _inner(
    table: LearntTable,
    counts: NDArray[np.float64],
    folds: NDArray[np.int64],
    outer: int,
) -> float:
    """Items of the training folds that it gets right, each by the other ones."""
    train = counts.sum(axis=0) - counts[outer]
    return sum(
        float(table.hits(train - counts[fold], folds == fold).sum())
        for fold in range(FOLDS)
        if fold != outer
    )


def _all(
    table: LearntTable, counts: NDArray[np.float64], folds: NDArray[np.int64]
) -> Hits:
    hits = np.zeros(len(folds))
    for fold in range(FOLDS):
        mine = folds == fold
        hits[mine] = table.hits(counts.sum(axis=0) - counts[fold], mine)
    return hits
