"""What candidate views show of the objects on each place of a room, as one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.cameras.candidate_views import CandidateViews
from scenegen.records.visibility import ViewVisibility
from scenegen.tasks.multiview.centring import centring, column_of, nearness_of
from scenegen.tasks.showing import Showing, showing_of

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]

SURE, DOUBTFUL = 2.2, (0.5, 1.6)
"""Of the share from which an object counts as seen: from where it is so beyond doubt,
and between which it hangs on the threshold."""


@dataclass(frozen=True, slots=True, eq=False)
class ShownTable:
    """What v views show of the objects on n places, if all are there.

    Attributes:
        seen: (v, n) counts as seen.
        glimpsed: (v, n) a part of it may be noticed.
        sure: (v, n) large, uncut and hardly hidden.
        doubtful: (v, n) hangs on the threshold.
        merged: (v, n, n) masks of two of them touch.
        centred: (v, n) how near to the middle of the picture it is, 0 to `CENTRED`.
        cut: (v, n) counts as seen, and the border cuts it off.
        columns: (v, n) how far to the right of the middle, thousandths of half of the
            picture's width; 0 where it is not seen, or estimated.
        near: (v, n) a million over its distance along the axis, millimetres; 0 as well.
    """

    seen: Flags
    glimpsed: Flags
    sure: Flags
    doubtful: Flags
    merged: Flags
    centred: Ints
    cut: Flags
    columns: Ints
    near: Ints

    @classmethod
    def estimated(cls, atlas: CandidateViews, centred: Ints) -> ShownTable:
        """What candidate views are likely to show, and how near to their middles."""
        v, n = atlas.whole.shape
        return cls(
            seen=atlas.glimpsed,
            glimpsed=atlas.glimpsed,
            sure=atlas.whole,
            doubtful=atlas.glimpsed & ~atlas.whole,
            merged=np.zeros((v, n, n), dtype=np.bool_),
            centred=centred,
            cut=atlas.glimpsed & ~atlas.whole,
            columns=np.zeros((v, n), dtype=np.int64),
            near=np.zeros((v, n), dtype=np.int64),
        )

    @classmethod
    def of(
        cls,
        views: list[ViewVisibility],
        entities: tuple[int, ...],
        *,
        seen_pcm: int,
        clear_percent: int,
    ) -> ShownTable:
        """The table of some rasters.

        Args:
            views: the rasters.
            entities: ids of the objects, place by place.
            seen_pcm: share from which an object counts as seen.
            clear_percent: part of it that must show somewhere.
        """
        shown = [showing_of(view, entities) for view in views]

        def flags(share: float) -> Flags:
            rows = [[view.shows(each, share) for each in entities] for view in shown]
            return np.array(rows, dtype=np.bool_).reshape(len(shown), len(entities))

        clear = np.array(
            [
                [view.is_clear(each, percent=clear_percent) for each in entities]
                for view in shown
            ],
            dtype=np.bool_,
        ).reshape(len(shown), len(entities))
        border = np.array(
            [[view.is_cut(each) for each in entities] for view in shown],
            dtype=np.bool_,
        ).reshape(len(shown), len(entities))
        low, high = DOUBTFUL
        return cls(
            seen=flags(seen_pcm),
            glimpsed=flags(seen_pcm * low),
            sure=flags(seen_pcm * SURE) & clear,
            doubtful=flags(seen_pcm * low) & ~flags(seen_pcm * high),
            merged=np.array([_merged(view, entities) for view in shown]),
            centred=_each(shown, entities, centring),
            cut=flags(seen_pcm) & border,
            columns=_each(shown, entities, column_of),
            near=_each(shown, entities, nearness_of),
        )


def _each(
    shown: list[Showing],
    entities: tuple[int, ...],
    measure: Callable[[Showing, int], int],
) -> Ints:
    """(v, n) what is measured of each object in each view."""
    rows = [[measure(view, each) for each in entities] for view in shown]
    return np.array(rows, dtype=np.int64).reshape(len(shown), len(entities))


def _merged(view: Showing, entities: tuple[int, ...]) -> Flags:
    """(n, n) which masks touch; the smaller place comes first."""
    found = np.zeros((len(entities), len(entities)), dtype=np.bool_)
    for pair in view.touching:
        first, second = sorted(entities.index(each) for each in pair)
        found[first, second] = True
    return found
