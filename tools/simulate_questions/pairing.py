"""Pairs of questions: as they come, twins with one other input, a balanced panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tools.simulate_questions.learners import Items
from tools.simulate_questions.rooms import Floats, Ints

UNITS = 4
"""Pairs that are taken from a room at most."""

CONSIDERED = 1500
"""Pairs among which the panel chooses one."""


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Candidate questions of one kind in one room.

    Attributes:
        features: (n, 2, k, f) of both twins.
        labels: (n, 2) their answers, which differ.
        inputs: (n,) number of the input that differs.
        alone: (m, k, f) questions as they come, without a twin.
        alone_labels: (m,) their answers.
    """

    features: Floats
    labels: Ints
    inputs: Ints
    alone: Floats
    alone_labels: Ints

    def __len__(self) -> int:
        """The number of pairs."""
        return len(self.labels)


def as_they_come(
    pools: Sequence[Pool], names: tuple[str, ...], rng: np.random.Generator
) -> Items:
    """Two questions of a room, one with either answer where there are two answers."""
    features, labels, groups = [], [], []
    for number, pool in enumerate(pools):
        for unit in range(UNITS):
            rows = _two_rows(pool, rng)
            features += [pool.alone[row] for row in rows]
            labels += [int(pool.alone_labels[row]) for row in rows]
            groups += [number * UNITS + unit] * len(rows)
    return _items(features, labels, groups, names)


def _two_rows(pool: Pool, rng: np.random.Generator) -> list[int]:
    count = len(pool.alone_labels)
    if pool.alone.shape[1] > 1:
        return [int(row) for row in rng.permutation(count)[:2]]
    by_answer = [np.flatnonzero(pool.alone_labels == answer) for answer in (0, 1)]
    if not all(len(rows) for rows in by_answer):
        return []
    return [int(rows[rng.integers(len(rows))]) for rows in by_answer]


def twins(
    pools: Sequence[Pool],
    names: tuple[str, ...],
    rng: np.random.Generator,
    *,
    panel: tuple[int, ...] = (),
    subset: int = 0,
    units: int = UNITS,
) -> Items:
    """Pairs whose differing input is dealt; with a panel, so are signs and ranks.

    Args:
        pools: one for each room.
        names: of the features.
        rng: deals.
        panel: features whose sign (two answers) or ranks (several) are dealt.
        subset: how many of them, drawn anew for every pair; 0 for all.
        units: pairs from a room at most.
    """
    kinds = sorted({int(each) for pool in pools for each in np.unique(pool.inputs)})
    features, labels, groups = [], [], []
    for number, pool in enumerate(pools):
        for unit in range(units):
            wanted = kinds[(number + unit) % len(kinds)] if kinds else 0
            rows = np.flatnonzero(pool.inputs == wanted)
            if not len(rows):
                continue
            rows = rng.permutation(rows)[: CONSIDERED if panel else 1]
            row = int(rows[_best(pool, rows, rng, panel, subset)])
            features += list(pool.features[row])
            labels += [int(each) for each in pool.labels[row]]
            groups += [number * UNITS + unit] * 2
    return _items(features, labels, groups, names)


def _best(
    pool: Pool,
    rows: Ints,
    rng: np.random.Generator,
    panel: tuple[int, ...],
    subset: int,
) -> int:
    """The pair that has most of the signs or ranks that are dealt now."""
    if not panel:
        return 0
    columns = rng.permutation(panel)[: subset or len(panel)]
    values, labels = pool.features[rows][..., columns], pool.labels[rows]
    if values.shape[2] == 1:
        wanted = rng.choice((-1.0, 1.0), len(columns))
        sign = np.where(labels[:, :1] == 1, 1.0, -1.0)
        apart = sign * (values[:, 0, 0] - values[:, 1, 0])
        fits = ((apart * wanted > 0) | (apart == 0)).sum(axis=1).astype(np.float64)
    else:
        candidates = values.shape[2]
        own = np.take_along_axis(values, labels[:, :, None, None], axis=2)
        rank = (values < own).sum(axis=2)
        wanted = rng.integers(0, candidates, rank.shape[1:])
        fits = -np.abs(rank - wanted[None]).clip(max=2).sum(axis=(1, 2)).astype(float)
    return int(np.argmax(fits))


def _items(
    features: list[Floats], labels: list[int], groups: list[int], names: tuple[str, ...]
) -> Items:
    return Items(
        np.array(features, dtype=np.float64),
        np.array(labels, dtype=np.int64),
        np.array(groups, dtype=np.int64),
        names,
    )


def partners(
    keys: Ints, answers: Ints, rng: np.random.Generator, draws: int = 3
) -> tuple[Ints, Ints]:
    """Rows with answer 0 and rows with answer 1 that have the same key.

    Args:
        keys: (n,) numbers of what the twins share.
        answers: (n,) 0 or 1.
        rng: draws a partner for each.
        draws: partners for each row of answer 0.
    """
    order = np.lexsort((answers, keys))
    found, start = np.unique(keys[order], return_index=True)
    end = np.append(start[1:], len(keys))
    ones = np.add.reduceat(answers[order], start) if len(found) else start
    zeros = np.flatnonzero(answers == 0)
    group = np.searchsorted(found, keys[zeros])
    has = ones[group] > 0
    zeros, group = np.repeat(zeros[has], draws), np.repeat(group[has], draws)
    place = end[group] - 1 - rng.integers(0, np.maximum(ones[group], 1))
    return zeros, order[place]
