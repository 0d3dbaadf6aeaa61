"""Rigs whose views show what a unit asks for, found among rasters of one room.

A unit says how many objects the fullest view shows, how many the others show together,
and how many there are. Such rigs are rare, and estimates of what a view shows are too
coarse to find them. So some dozens of views of the furnished room are rasterised, at
half the resolution of labels and with an object on every place; whatever rig is made of
those views, and whichever places are taken, its counts are then a matter of adding up
rows of one table. Labels are decided anew by rasters of the scenes that were chosen.
"""

from collections.abc import Iterator
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

DRAWS = 4
"""Choices of the places that are taken, tried in one room."""


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
        emptier: the same in the other twin.
        exchanged: the place where the emptier twin has something else.
        moved: place in the emptier and in the fuller twin of what stands elsewhere,
            if anything does.
    """

    fuller: tuple[int, ...]
    emptier: tuple[int, ...]
    exchanged: int
    moved: tuple[int, int] | None = None


class FoundRig(NamedTuple):
    """A rig that shows what a brief asks for, with the places that are taken."""

    rows: tuple[int, ...]
    places: TwinPlaces


@dataclass(frozen=True, slots=True, eq=False)
class RigSearch:
    """Finds the rigs of a brief among m proposals.

    Attributes:
        table: what views show.
        brief: what is asked for.
        is_free: (n,) places that may be empty.
        is_clear: (n,) places that the map shows clearly; others stay empty.
        has_other: (n,) places where something else may stand.
    """

    table: ShownTable
    brief: CountBrief
    is_free: Flags
    is_clear: Flags
    has_other: Flags

    def find(self, rng: Generator, rigs: Ints) -> FoundRig | None:
        """One of the rigs that fit best, drawn; None when none fits.

        Args:
            rng: draws the places that are taken, and the rig.
            rigs: (m, views) rows of the table.
        """
        best, found = 0, []
        for taken in self._drawn(rng):
            for places, fits in self._fitting(rigs, taken):
                doubts = self._doubts(rigs[fits], places.fuller)
                if len(doubts) == 0:
                    continue
                least = int(doubts.min())
                if not found or least < best:
                    best, found = least, []
                if least == best:
                    row = int(rng.integers(np.count_nonzero(doubts == best)))
                    rig = rigs[fits][np.flatnonzero(doubts == best)[row]]
                    rows = tuple(int(each) for each in rig)
                    found.append(FoundRig(rows, places))
        return found[int(rng.integers(len(found)))] if found else None

    def _drawn(self, rng: Generator) -> Iterator[list[int]]:
        """Orders of the places; those that must be taken come first."""
        fixed = [int(each) for each in np.flatnonzero(~self.is_free)]
        free = np.flatnonzero(self.is_free & self.is_clear)
        for _ in range(DRAWS):
            yield [*fixed, *(int(each) for each in free[rng.permutation(len(free))])]

    def _fitting(
        self, rigs: Ints, order: list[int]
    ) -> Iterator[tuple[TwinPlaces, Flags]]:
        """Ways to take places, each with the (m,) rigs that then fit."""
        if self.brief.differs == "split":
            yield from self._split(rigs, order)
        else:
            yield from self._exchanged(rigs, order)

    def _exchanged(
        self, rigs: Ints, order: list[int]
    ) -> Iterator[tuple[TwinPlaces, Flags]]:
        """One view shows something else instead of one object."""
        taken = order[: self.brief.total]
        if len(taken) < self.brief.total:
            return
        base = self._counts_fit(rigs, taken) & self._shows_all(rigs, taken)
        if not base.any():
            return
        rows = np.flatnonzero(base)
        for gone in taken:
            if not self.is_free[gone] or not self.has_other[gone]:
                continue
            rest = [each for each in taken if each != gone]
            inner = self._often(rigs[rows], gone) == 1
            inner &= self._most(rigs[rows], rest) == self.brief.most
            inner &= self._shows_all(rigs[rows], rest)
            yield (
                TwinPlaces(tuple(taken), tuple(rest), gone),
                _widened(base, rows[inner]),
            )

    def _split(
        self, rigs: Ints, order: list[int]
    ) -> Iterator[tuple[TwinPlaces, Flags]]:
        """One object that two views show, or one in each of them."""
        stay = order[: self.brief.total - 2]
        pool = [each for each in order[self.brief.total - 2 :] if self.is_free[each]]
        codes = {each: self._seen_by(rigs, each) for each in pool}
        for both in pool:
            twice = self._often(rigs, both) == 2
            if not twice.any():
                continue
            for first, second in combinations([e for e in pool if e != both], 2):
                fits = twice & (codes[first] ^ codes[second] == codes[both]).all(axis=1)
                fits &= self._often(rigs, first) == 1
                fits &= self._often(rigs, second) == 1
                if not fits.any():
                    continue
                for moved, new in ((first, second), (second, first)):
                    if self.has_other[new]:
                        fuller = (*stay, moved, new)
                        emptier = (*stay, both)
                        rows = np.flatnonzero(fits)
                        inner = self._counts_fit(rigs[rows], fuller)
                        for each in (fuller, emptier):
                            inner &= self._shows_all(rigs[rows], each)
                        yield (
                            TwinPlaces(fuller, emptier, new, (both, moved)),
                            _widened(fits, rows[inner]),
                        )
                        break

    def _seen_by(self, rigs: Ints, place: int) -> Flags:
        """(m, views) which views of each rig show a place."""
        seen: Flags = self.table.seen[rigs, place]
        return seen

    def _often(self, rigs: Ints, place: int) -> Ints:
        """(m,) how many views of each rig give a glimpse of a place or more."""
        return np.asarray(
            np.count_nonzero(self.table.glimpsed[rigs, place], axis=1), dtype=np.int64
        )

    def _counts(self, rigs: Ints, taken: tuple[int, ...] | list[int]) -> Ints:
        """(m, views) how many of the taken places each view shows."""
        seen = self.table.seen[:, list(taken)]
        return np.asarray(np.count_nonzero(seen, axis=1)[rigs], dtype=np.int64)

    def _most(self, rigs: Ints, taken: list[int]) -> Ints:
        """(m,) what the fullest view of each rig shows."""
        return np.asarray(self._counts(rigs, taken).max(axis=1), dtype=np.int64)

    def _counts_fit(self, rigs: Ints, taken: tuple[int, ...] | list[int]) -> Flags:
        """(m,) whether the fullest view and the others show what is asked for."""
        counts = self._counts(rigs, taken)
        total = np.add.reduce(counts, axis=1)
        most = self.brief.most
        fits: Flags = (counts.max(axis=1) == most) & (total == most + self.brief.rest)
        return fits

    def _shows_all(self, rigs: Ints, taken: tuple[int, ...] | list[int]) -> Flags:
        """(m,) all that is taken is seen well, by as many views as it must need."""
        columns = list(taken)
        fits = np.ones(len(rigs), dtype=np.bool_)
        if len(rigs) == 0:
            return fits
        for place in columns:
            fits &= self.table.sure[rigs, place].any(axis=1)
        glimpsed = self.table.glimpsed[:, columns]
        seen = self.table.seen[:, columns]
        fewer = self.brief.views_needed - 1
        for views in combinations(range(self.brief.views), fewer):
            shown = seen[rigs[:, views[0]]]
            for view in views[1:]:
                shown = shown | seen[rigs[:, view]]
            fits &= ~shown.all(axis=1)
        for view in range(self.brief.views):
            fits &= ~glimpsed[rigs[:, view]].all(axis=1)
        return fits & self._are_apart(rigs, columns)

    def _are_apart(self, rigs: Ints, columns: list[int]) -> Flags:
        """(m,) what touches in one view is separate in another that shows it."""
        merged = self.table.merged[:, columns][:, :, columns]
        seen = self.table.seen[:, columns]
        either = seen[:, :, None] | seen[:, None, :]
        apart = either & ~merged
        fits: Flags = (
            ~merged[rigs].any(axis=1) | apart[rigs].any(axis=1)
        ).all(axis=(1, 2))
        return fits

    def _doubts(self, rigs: Ints, taken: tuple[int, ...]) -> Ints:
        """(m,) in how many views an object hangs on the threshold."""
        doubtful = np.count_nonzero(self.table.doubtful[:, list(taken)], axis=1)
        return np.asarray(np.add.reduce(doubtful[rigs], axis=1), dtype=np.int64)


def _widened(like: Flags, rows: Ints) -> Flags:
    """Flags that are set in some rows."""
    flags = np.zeros_like(like)
    flags[rows] = True
    return flags
