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

from scenegen.cameras.candidate_views import CandidateViews
from scenegen.records.visibility import ViewVisibility
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.showing import Showing, showing_of

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]

SURE, DOUBTFUL = 2.2, (0.5, 1.6)
"""Of the share from which an object counts as seen: from where it is so beyond doubt,
and between which it hangs on the threshold."""

PAIRS = 6
"""Pairs of views among four, which share out what is tried."""

TRIED = 9_000
"""Rigs, each with a choice of the places that are taken, tried in one room."""


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
    def estimated(cls, atlas: CandidateViews) -> "ShownTable":
        """What candidate views are likely to show."""
        v, n = atlas.whole.shape
        return cls(
            seen=atlas.glimpsed,
            glimpsed=atlas.glimpsed,
            sure=atlas.whole,
            doubtful=atlas.glimpsed & ~atlas.whole,
            merged=np.zeros((v, n, n), dtype=np.bool_),
        )

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


class RigFits(NamedTuple):
    """Rigs with the places taken in both twins; p of them.

    Attributes:
        rigs: (p, views) rows of the table.
        fuller, emptier: (p, n) places that are taken.
    """

    rigs: Ints
    fuller: Flags
    emptier: Flags

    def at(self, rows: Ints | Flags) -> "RigFits":
        """Some of them."""
        return RigFits(self.rigs[rows], self.fuller[rows], self.emptier[rows])


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
        fits = self.fitting(rng, rigs)
        if len(fits.rigs) == 0:
            return None
        doubts = self.doubts(fits)
        best = np.flatnonzero(doubts == doubts.min())
        row = int(best[int(rng.integers(len(best)))])
        rig = tuple(int(each) for each in fits.rigs[row])
        return FoundRig(rig, self._places(rng, fits.fuller[row], fits.emptier[row]))

    def fitting(self, rng: Generator, rigs: Ints) -> "RigFits":
        """Rigs that show what is asked for, with places that are drawn for each.

        Args:
            rng: draws the places that are taken.
            rigs: (m, views) rows of the table.
        """
        is_split = self.brief.differs == "split"
        fits = (self._split if is_split else self._exchanged)(rng, rigs)
        for is_fuller in (True, False):
            here = fits.fuller if is_fuller else fits.emptier
            fits = fits.at(self._shows_all(fits.rigs, here))
        return fits

    def _take(self, rng: Generator, rigs: Ints, may: Flags, size: int) -> Flags:
        """(p, n) places that are taken, drawn for each rig.

        Args:
            rng: draws.
            rigs: (p, views).
            may: (p, n) which of them may be.
            size: how many are; fewer where fewer may be.
        """
        lots = rng.integers(1, 1 << 20, may.shape) * may
        order = np.argsort(-lots, axis=1, kind="stable")
        taken = np.zeros_like(may)
        np.put_along_axis(taken, order[:, :size], True, axis=1)
        return taken & may

    def _covered(self, rigs: Ints) -> Flags:
        """(m, n) which places some view shows well, and the map clearly."""
        covered: Flags = self.table.sure[rigs].any(axis=1) & self.is_clear
        return covered

    def _counts_fit(self, rigs: Ints, taken: Flags) -> Flags:
        """(p,) whether views show as many of the taken places as is asked for."""
        seen = self.table.seen[rigs] & taken[:, None]
        most = np.count_nonzero(seen, axis=2).max(axis=1)
        total = np.count_nonzero(seen, axis=(1, 2))
        fits: Flags = (most == self.brief.most) & (total == most + self.brief.rest)
        return fits

    def _exchanged(self, rng: Generator, rigs: Ints) -> "RigFits":
        """One view shows something else instead of one object."""
        covered, size = self._covered(rigs), self.brief.total
        rows = _repeated(rng, np.count_nonzero(covered, axis=1) >= size)
        fuller = self._take(rng, rigs[rows], covered[rows], size)
        fits = np.flatnonzero(self._counts_fit(rigs[rows], fuller))
        rigs, fuller = rigs[rows[fits]], fuller[fits]
        seen = self.table.seen[rigs] & fuller[:, None]
        often = np.count_nonzero(self.table.glimpsed[rigs], axis=1)
        may_go = fuller & (often == 1) & (self.is_free & self.has_other)
        # Some view stays as full as the fullest: the object is in another one.
        full = np.count_nonzero(seen, axis=2) == self.brief.most
        may_go &= (full[:, :, None] & ~seen).any(axis=1)
        rows, gone = _one_each(rng, may_go)
        emptier = fuller[rows].copy()
        emptier[np.arange(len(rows)), gone] = False
        return RigFits(rigs[rows], fuller[rows], emptier)

    def _split(self, rng: Generator, rigs: Ints) -> "RigFits":
        """One object that two views show, or one in each of them."""
        covered, found = self._covered(rigs), []
        seen = self.table.seen[rigs]
        certain = covered & (seen == self.table.glimpsed[rigs]).all(axis=1)
        certain &= self.is_free
        often = np.count_nonzero(seen, axis=1)
        for one, other in combinations(range(self.brief.views), 2):
            ways = (
                certain & (often == 2) & seen[:, one] & seen[:, other],
                certain & (often == 1) & seen[:, one],
                certain & (often == 1) & seen[:, other],
            )
            may = np.logical_and.reduce([each.any(axis=1) for each in ways])
            may &= ((ways[1] | ways[2]) & self.has_other).any(axis=1)
            may &= np.count_nonzero(covered, axis=1) >= self.brief.total + 1
            rows = _repeated(rng, may, parts=PAIRS)
            both, first, second = (
                _one_hot(rng, each[rows], self.has_other) for each in ways
            )
            rest = covered[rows] & ~(both | first | second)
            stay = self._take(rng, rigs[rows], rest, self.brief.total - 2)
            fits = self._counts_fit(rigs[rows], stay | both)
            found.append(
                RigFits(
                    rigs[rows][fits],
                    (stay | first | second)[fits],
                    (stay | both)[fits],
                )
            )
        return RigFits(*(np.concatenate(each) for each in zip(*found, strict=True)))

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
        shown_well: Flags = table.sure[rigs].any(axis=1) | ~taken
        fits = np.asarray(shown_well.all(axis=1), dtype=np.bool_)
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
            touch = merged[rigs].any(axis=1)
            fits &= np.logical_or(~(both & touch), apart)
        return fits

    def doubts(self, fits: RigFits) -> Ints:
        """(p,) in how many views an object hangs on the threshold."""
        doubtful = (
            self.table.doubtful[fits.rigs] & (fits.fuller | fits.emptier)[:, None]
        )
        return np.asarray(np.count_nonzero(doubtful, axis=(1, 2)), dtype=np.int64)


def _repeated(rng: Generator, flags: Flags, parts: int = 1) -> Ints:
    """Numbers of set flags, drawn, each so often that they are enough to be tried."""
    rows = np.flatnonzero(flags)
    if len(rows) == 0:
        return rows
    many = max(1, TRIED // parts)
    some = rows[rng.permutation(len(rows))[:many]]
    return np.repeat(some, max(1, many // len(some)))


def _one_hot(rng: Generator, flags: Flags, first: Flags) -> Flags:
    """As `_one_each`, as (p, n) flags of which at most one is set in each row."""
    found = np.zeros_like(flags)
    found[_one_each(rng, flags, first)] = True
    return found


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
