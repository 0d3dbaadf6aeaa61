"""Draws among the places and rigs of a table, many rows at once."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from scenegen.tasks.multiview.shown_table import Flags, Ints


def one_hot(rng: Generator, flags: Flags, first: Flags) -> Flags:
    """As `one_each`, as (p, n) flags of which at most one is set in each row."""
    found = np.zeros_like(flags)
    found[one_each(rng, flags, first)] = True
    return found


def one_each(
    rng: Generator, flags: Flags, first: Flags | None = None
) -> tuple[Ints, Ints]:
    """One set place of each row that has any, drawn.

    Args:
        rng: draws.
        flags: (p, n).
        first: (n,) places that come before others.

    Returns:
        The rows, and the place in each.
    """
    rows = np.flatnonzero(flags.any(axis=1))
    lots = rng.integers(1, 1000, flags.shape)[rows]
    if first is not None:
        lots = lots + 1000 * first
    return rows, np.argmax(lots * flags[rows], axis=1).astype(np.int64)
