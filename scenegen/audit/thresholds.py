"""Whether values exceed thresholds, as one matrix for all columns and thresholds."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Exceeds = NDArray[np.float32]
"""1 where a value is above a threshold, else 0, (n, columns * steps)."""


class RuleThresholds(NamedTuple):
    """Thresholds of all columns.

    Attributes:
        at: (columns, steps).
        exceeds: of all items, column by column.
    """

    at: NDArray[np.float32]
    exceeds: Exceeds


def thresholds_of(values: NDArray[np.float32], steps: int) -> RuleThresholds:
    """Quantiles of each column, and 0; and which items exceed them.

    No label plays a part, so that all folds can share them.

    Args:
        values: (n, columns), NaN where there is none, which exceeds nothing.
        steps: thresholds a column.
    """
    at = np.zeros((values.shape[1], steps), dtype=np.float32)
    shares = np.linspace(0, 100, steps + 1)[1:-1]
    for column, own in enumerate(values.T):
        known = own[~np.isnan(own)]
        found = np.unique(known)
        if len(found) >= steps:
            found = np.unique(np.percentile(known, shares).astype(np.float32))
        else:
            found = (found[1:] + found[:-1]) / 2
        at[column, : len(found)] = found
        at[column, len(found) :] = 0.0
    with np.errstate(invalid="ignore"):
        exceeds = values[:, :, None] > at
    return RuleThresholds(at, exceeds.reshape(len(values), -1).astype(np.float32))
