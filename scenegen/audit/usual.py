"""Features of givers, held against what is usual for their kind and for their model.

What is usual is the mean of all items of a group, whatever their answers are, so that
folds share it as they share thresholds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.sheet import FlatFeature

Column = NDArray[np.float32]
"""Values of a feature, (n, candidates)."""


def held_against_usual(
    columns: Mapping[FlatFeature, Column], kinds: Mapping[str, Sequence[str]]
) -> dict[FlatFeature, Column]:
    """The features that say how a giver looks for one of its kind.

    Args:
        columns: all features of a group.
        kinds: what may be alike, as rules call it, and which of them the giver of each
            item is.
    """
    found: dict[FlatFeature, Column] = {}
    for feature in (each for each in columns if each.role in ("size", "shape")):
        for said, keys in kinds.items():
            ratio = _over_usual(
                columns[feature], np.unique(keys, return_inverse=True)[1]
            )
            named = feature._replace(name=f"{feature.name}, for {said}", role="")
            found[named] = ratio
            if feature.role == "shape":
                found |= dict(_times_ways(columns, named, ratio))
    return found


def _over_usual(values: Column, keys: NDArray[np.int64]) -> Column:
    """By what share values are more than the mean of those with the same key.

    Args:
        values: (n, candidates), the same for all candidates of an item.
        keys: (n,).
    """
    first = values[:, 0].astype(np.float64)
    known = ~np.isnan(first)
    sums = np.bincount(keys, weights=np.where(known, first, 0.0))
    means = sums / np.maximum(np.bincount(keys, weights=known), 1)
    share = values / np.maximum(means[keys], 1e-9)[:, None] - 1
    return np.asarray(share, dtype=np.float32)


def _times_ways(
    columns: Mapping[FlatFeature, Column], named: FlatFeature, ratio: Column
) -> Iterator[tuple[FlatFeature, Column]]:
    """Products with where candidates are, in the same picture."""
    view = named.name.partition(": ")[0]
    for way in (each for each in columns if each.role == "way"):
        if way.name.partition(": ")[0] == view:
            yield (
                FlatFeature(
                    f"{named.name}, times {way.bare}",
                    way.is_odd,
                    named.inputs | way.inputs,
                ),
                ratio * columns[way],
            )
