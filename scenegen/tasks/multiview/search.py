"""Rigs whose views show what a unit asks for, found among rasters of one room.

A unit says how many objects the fullest view shows, how many the others show together,
and how many there are. Such rigs are rare, and estimates of what a view shows are too
coarse to find them. So some dozens of views of the furnished room are rasterised, at
half the resolution of labels and with an object on every place; whatever rig is made of
those views, and whichever places are taken, its counts are then a matter of adding up
rows of one table. Labels are decided anew by rasters of the scenes that were chosen.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from scenegen.records.visibility import ViewVisibility
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.showing import Showing, showing_of

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]

SURE, DOUBTFUL = 2.2, (0.5, 1.6)
"""Of the share from which an object counts as seen: from where it is so beyond doubt,
and between which it hangs on the threshold."""

DRAWS = 240
"""Choices of the places that are taken, tried in one room."""

FITS = 2500
"""Rigs with the right counts that are looked at more closely."""


@dataclass(frozen=True, slots=True, eq=False)
class ShownTable:
    """What v views show of the objects on n places, if all are there.

    Attributes:
        seen: (v, n) counts as seen.
        glimpsed: (v, n) a part of it may be noticed.
        sure: (v, n) large, uncut and hardly hidden.
        doubtful: (v, n) hangs on the threshold.
        merged: (v, n, n) masks of two of them touch.
    """

    seen: Flags
    glimpsed: Flags
    sure: Flags
    doubtful: Flags
    merged: Flags

    @classmethod
    def of(
        cls,
        views: list[ViewVisibility],
        entities: tuple[int, ...],
        *,
        seen_pcm: int,
        clear_percent: int,
    ) -> "ShownTable":
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
        low, high = DOUBTFUL
        return cls(
            seen=flags(seen_pcm),
            glimpsed=flags(seen_pcm * low),
            sure=flags(seen_pcm * SURE) & clear,
            doubtful=flags(seen_pcm * low) & ~flags(seen_pcm * high),
            merged=np.array([_merged(view, entities) for view in shown]),
        )


def _merged(view: Showing, entities: tuple[int, ...]) -> Flags:
    """(n, n) which masks touch; the smaller place comes first."""
    found = np.zeros((len(entities), len(entities)), dtype=np.bool_)
    for pair in view.touching:
        first, second = sorted(entities.index(each) for each in pair)
        found[first, second] = True
    return found


class TwinPlaces(NamedTuple):
    """Which places are taken in either twin.

    Attributes:
        fuller: places of the counted objects in the twin that has more of them.
        exchanged: the place where the emptier twin has something else.
        moved: where in the emptier and in the fuller twin one of them is, if one
            stands elsewhere.
    """

    fuller: tuple[int, ...]
    exchanged: int
    moved: tuple[int, int] | None = None


class FoundRig(NamedTuple):
    """A rig that shows what a brief asks for, with the places that are taken."""

    rows: tuple[int, ...]
    places: TwinPlaces


class _Fits(NamedTuple):
    """Rigs with the places taken in both twins; p of them.

    Attributes:
        rigs: (p, views) rows of the table.
        fuller, emptier: (p, n) places that are taken.
    """

    rigs: Ints
    fuller: Flags
    emptier: Flags

    def at(self, rows: Ints | Flags) -> "_Fits":
        """Some of them."""
        return _Fits(self.rigs[rows], self.fuller[rows], self.emptier[rows])


@dataclass(frozen=True, slots=True, eq=False)
class RigSearch:
    """Finds the rigs of a brief among m proposals.

    Attributes:
        table: what views show.
        brief: what is asked for.
        is_clear: (n,) places that the map shows clearly; others stay empty.
        is_free: (n,) places on which nothing else depends.
        has_other: (n,) places where something else may stand.
    """

    table: ShownTable
    brief: CountBrief
    is_clear: Flags
    is_free: Flags
    has_other: Flags

    def find(self, rng: Generator, rigs: Ints) -> FoundRig | None:
        """One of the rigs that fit best, drawn; None when none fits.

        Args:
            rng: draws the places that are taken, and the rig.
            rigs: (m, views) rows of the table.
        """
        is_split = self.brief.differs == "split"
        rows, taken = self._with_counts(rng, rigs)
        fits = (self._split if is_split else self._exchanged)(rng, rigs[rows], taken)
        for is_fuller in (True, False):
            here = fits.fuller if is_fuller else fits.emptier
            fits = fits.at(self._shows_all(fits.rigs, here))
        if len(fits.rigs) == 0:
            return None
        doubts = self._doubts(fits)
        best = np.flatnonzero(doubts == doubts.min())
        row = int(best[int(rng.integers(len(best)))])
        rig = tuple(int(each) for each in fits.rigs[row])
        return FoundRig(rig, self._places(rng, fits.fuller[row], fits.emptier[row]))

    def _with_counts(self, rng: Generator, rigs: Ints) -> tuple[Ints, Flags]:
        """Rigs whose views show as many as is asked for, each with the taken places.

        The places are those of the emptier twin where both show equal counts, and of
        the fuller twin otherwise.

        Returns:
            (p,) rows of rigs, and (p, n) places.
        """
        usable = np.flatnonzero(self.is_clear)
        size = self.brief.total - (self.brief.differs == "split")
        taken = np.zeros((DRAWS, len(self.is_clear)), dtype=np.bool_)
        if len(usable) < size or len(rigs) == 0:
            return np.zeros(0, dtype=np.int64), taken[:0]
        for draw in range(DRAWS):
            taken[draw, usable[rng.permutation(len(usable))[:size]]] = True
        shown = self.table.seen[:, None, :] & taken[None]
        counts = np.count_nonzero(shown, axis=2).astype(np.int8)
        most = counts[rigs[:, 0]]
        total = most
        for view in range(1, self.brief.views):
            more = counts[rigs[:, view]]
            most, total = np.maximum(most, more), total + more
        fits = (most == self.brief.most) & (total == self.brief.most + self.brief.rest)
        rows, draws = np.nonzero(fits)
        some = rng.permutation(len(rows))[:FITS]
        return rows[some].astype(np.int64), taken[draws[some]]

    def _exchanged(self, rng: Generator, rigs: Ints, fuller: Flags) -> _Fits:
        """One view shows something else instead of one object."""
        seen = self.table.seen[rigs] & fuller[:, None]
        often = np.count_nonzero(self.table.glimpsed[rigs], axis=1)
        may_go = fuller & (often == 1) & (self.is_free & self.has_other)
        counts = np.count_nonzero(seen, axis=2)
        # The fullest view stays as full: the object is in another one, or two are.
        full = counts == self.brief.most
        others = full[:, :, None] & ~seen
        may_go &= others.any(axis=1)
        rows, gone = _one_each(rng, may_go)
        emptier = fuller[rows].copy()
        emptier[np.arange(len(rows)), gone] = False
        return _Fits(rigs[rows], fuller[rows], emptier)

    def _split(self, rng: Generator, rigs: Ints, emptier: Flags) -> _Fits:
        """One object that two views show, or one in each of them."""
        seen, glimpsed = self.table.seen[rigs], self.table.glimpsed[rigs]
        certain = (seen == glimpsed).all(axis=1) & self.is_free & self.is_clear
        often = np.count_nonzero(seen, axis=1)
        once = certain & (often == 1) & ~emptier
        twice = certain & (often == 2) & emptier
        found = []
        for one, other in combinations(range(self.brief.views), 2):
            both = twice & seen[:, one] & seen[:, other]
            rows = [both, once & seen[:, one], once & seen[:, other]]
            may = np.logical_and.reduce([each.any(axis=1) for each in rows])
            may &= ((rows[1] | rows[2]) & self.has_other).any(axis=1)
            chosen = np.flatnonzero(may)
            fuller = emptier[chosen].copy()
            for flags, value in zip(rows, (False, True, True), strict=True):
                at, place = _one_each(rng, flags[chosen], self.has_other)
                fuller[at, place] = value
            found.append(_Fits(rigs[chosen], fuller, emptier[chosen]))
        return _Fits(*(np.concatenate(each) for each in zip(*found, strict=True)))

    def _places(self, rng: Generator, fuller: Flags, emptier: Flags) -> TwinPlaces:
        """The places of one fit, by number."""
        taken = tuple(int(each) for each in np.flatnonzero(fuller))
        new = [int(each) for each in np.flatnonzero(fuller & ~emptier)]
        left = [int(each) for each in np.flatnonzero(emptier & ~fuller)]
        others = [each for each in new if self.has_other[each]]
        exchanged = others[int(rng.integers(len(others)))]
        moved = [each for each in new if each != exchanged]
        return TwinPlaces(taken, exchanged, (left[0], moved[0]) if moved else None)

    def _shows_all(self, rigs: Ints, taken: Flags) -> Flags:
        """(p,) all that is taken is seen well, by as many views as it must need."""
        table, views = self.table, self.brief.views
        fits: Flags = (table.sure[rigs].any(axis=1) | ~taken).all(axis=1)
        seen = table.seen[rigs]
        for chosen in combinations(range(views), self.brief.views_needed - 1):
            shown = seen[:, list(chosen)].any(axis=1)
            fits &= (taken & ~shown).any(axis=1)
        for view in range(views):
            fits &= (taken & ~table.glimpsed[rigs[:, view]]).any(axis=1)
        return fits & self._are_apart(rigs, taken)

    def _are_apart(self, rigs: Ints, taken: Flags) -> Flags:
        """(p,) what touches in one view is separate in another that shows it."""
        fits = np.ones(len(rigs), dtype=np.bool_)
        for one, other in np.argwhere(self.table.merged.any(axis=0)):
            merged = self.table.merged[:, one, other]
            either = self.table.seen[:, one] | self.table.seen[:, other]
            apart = (either & ~merged)[rigs].any(axis=1)
            both = taken[:, one] & taken[:, other]
            fits &= ~(both & merged[rigs].any(axis=1)) | apart
        return fits

    def _doubts(self, fits: _Fits) -> Ints:
        """(p,) in how many views an object hangs on the threshold."""
        doubtful = self.table.doubtful[fits.rigs] & (fits.fuller | fits.emptier)[:, None]
        return np.asarray(np.count_nonzero(doubtful, axis=(1, 2)), dtype=np.int64)


def _one_each(
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
