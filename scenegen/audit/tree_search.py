"""The search of all trees of depth 2 among counts: millions of them, one by one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scenegen.kernels import kernel


@kernel
def _split(counts: NDArray[np.float32], root: int, at: int, is_above: bool) -> float:
    """Items that are right on one side of a root that is split at a threshold."""
    last = counts.shape[1] - 1
    inside = 0.0
    outside = 0.0
    for name in range(counts.shape[0]):
        both = float(counts[name, root, at])
        here = float(counts[name, root, last])
        if not is_above:
            both = float(counts[name, last, at]) - both
            here = float(counts[name, last, last]) - here
        inside = max(inside, both)
        outside = max(outside, here - both)
    return inside + outside


@kernel
def search_trees(
    counts: NDArray[np.float32], steps: int, found: NDArray[np.int64]
) -> float:
    """How many items the best tree gets right.

    Args:
        counts: (classes, thresholds + 1, thresholds + 1): items of a class that exceed
            two thresholds; the last one, all exceed.
        steps: thresholds of a feature, which lie together.
        found: is set to the thresholds of the tree: of the root, and of the second
            feature above and below it; (3,).
    """
    size = counts.shape[1] - 1
    best = -1.0
    for root in range(size):
        for start in range(0, size, steps):
            high = -1.0
            low = -1.0
            above = start
            below = start
            for at in range(start, start + steps):
                value = _split(counts, root, at, True)
                if value > high:
                    high = value
                    above = at
                value = _split(counts, root, at, False)
                if value > low:
                    low = value
                    below = at
            if high + low > best:
                best = high + low
                found[0] = root
                found[1] = above
                found[2] = below
    return best
