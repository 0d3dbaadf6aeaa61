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

from scenegen.geometry.shown_sets import (
    Asked,
    TriedSets,
    ViewBits,
    covered_bits,
    fitting_sets,
    may_show_enough,
    shown_tallies,
)
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.centring import CENTRED
from scenegen.tasks.multiview.draws import one_each, one_hot
from scenegen.tasks.multiview.place_sets import (
    DEEP,
    WIDE,
    Effort,
    bits_of,
    flags_of,
    place_sets,
    tally,
)
from scenegen.tasks.multiview.shown_table import Flags, Ints, ShownTable
from scenegen.tasks.multiview.spread import off_spread

SLACK = 1
"""Doubts more than the fewest that a rig may have which is nearer to what is dealt."""

AT_ONCE = 200_000
"""Pairs of a rig and a set of places that are judged in one go."""

A_CUT = 20_000
"""What an object that a border cuts off counts for, as much as some beside the middle
of their pictures that should be in it."""

A_SPREAD = 4
"""What a thousandth of half a picture's width counts for by which twins do not show
objects as far apart as they should."""

RIGS = 24
"""Rigs that are looked at once more, for twins that show objects as far apart."""


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
        has_other: (n,) places where something else may stand.
        is_drawn: the table is made of rasters, and not of estimates.
    """

    table: ShownTable
    brief: CountBrief
    is_clear: Flags
    has_other: Flags
    is_drawn: bool = True

    def find(self, rng: Generator, rigs: Ints) -> FoundRig | None:
        """The rig whose views show objects where the brief says; None when none fits.

        It is one of those with the fewest doubts or hardly more; among equals, drawn.

        Args:
            rng: draws the places that are taken, and the rig.
            rigs: (m, views) rows of the table.
        """
        fits = self.fitting(rng, rigs)
        if len(fits.rigs) == 0:
            return None
        if self.brief.needs_all_views:
            fits = self._more_of(rng, fits)
        off = self.off_centre(fits) + A_SPREAD * self.off_spread(fits)
        doubts = self.doubts(fits)
        off[doubts > doubts.min() + SLACK] = off.max() + 1
        best = np.flatnonzero(off == off.min())
        row = int(best[int(rng.integers(len(best)))])
        rig = tuple(int(each) for each in fits.rigs[row])
        return FoundRig(rig, self._places(rng, fits.fuller[row], fits.emptier[row]))

    def fitting(self, rng: Generator, rigs: Ints, effort: Effort = WIDE) -> "RigFits":
        """Rigs that show what is asked for, with places that are drawn for each.

        Args:
            rng: draws the places that are taken.
            rigs: (m, views) rows of the table.
            effort: how many ways are tried.
        """
        is_split = self.brief.differs == "split"
        fits = (self._split if is_split else self._exchanged)(rng, rigs, effort)
        for is_fuller in (True, False):
            here = fits.fuller if is_fuller else fits.emptier
            fits = fits.at(self._shows_all(fits.rigs, here))
        if self.brief.needs_all_views and self.is_drawn:
            fits = fits.at(self._are_uncut(fits))
        return fits

    def _are_uncut(self, fits: "RigFits") -> Flags:
        """(p,) no border cuts off what either twin shows; see `_cuts`."""
        cuts = self.table.cut[fits.rigs] & (fits.fuller | fits.emptier)[:, None]
        return np.asarray(~cuts.any(axis=(1, 2)), dtype=np.bool_)

    def _covered(self, rigs: Ints) -> Flags:
        """(m, n) which places some view shows well, and the map clearly."""
        covered: Flags = self.table.sure[rigs].any(axis=1) & self.is_clear
        return covered

    def _taken(
        self, rng: Generator, rigs: Ints, size: int, effort: Effort
    ) -> tuple[Ints, Flags]:
        """Rigs, and the places that are taken, of which twins can be made.

        Args:
            rng: draws the order in which they are tried.
            rigs: (m, views).
            size: how many places are taken.
            effort: how many ways are tried.

        Returns:
            (p,) rows of `rigs`, each a few times, and (p, n) places that are taken.
        """
        shows, rigs = self._bits(), np.ascontiguousarray(rigs)
        asked = self._asked(size, effort)
        covered = covered_bits(shows.sure, rigs, int(bits_of(self.is_clear[None])[0]))
        rows = np.flatnonzero(may_show_enough(shows.seen, rigs, covered, asked))
        rows = rows[rng.permutation(len(rows))]
        may = flags_of(int(np.bitwise_or.reduce(covered[rows])), len(self.is_clear))
        sets = place_sets(rng, may, size, most=effort.sets)
        if len(sets) == 0:
            return rows[:0], sets
        bits = bits_of(sets)
        tried = TriedSets(bits, shown_tallies(shows.seen, bits))
        asked = asked._replace(at_once=max(1, AT_ONCE // len(sets)))
        row, column = fitting_sets(shows, tried, rigs[rows], covered[rows], asked)
        return rows[row], sets[column]

    def _bits(self) -> ViewBits:
        """What the views of the table show, for kernels."""
        table = self.table
        return ViewBits(
            seen=bits_of(table.seen),
            glimpsed=bits_of(table.glimpsed),
            sure=bits_of(table.sure),
            pull=self._weights(),
            cost=self._cuts(),
        )

    def _asked(self, size: int, effort: Effort) -> Asked:
        """What the brief asks for, for kernels; so many places are taken."""
        counts = np.array([self.brief.most, *self.brief.others])
        return Asked(
            size=size,
            most=self.brief.most,
            together=int(counts.sum()),
            tally=tally(counts),
            others=int(bits_of(self.has_other[None])[0]),
            is_split=self.brief.differs == "split",
            of_rig=effort.of_rig,
            enough=effort.enough,
            at_once=1,
        )

    def _exchanged(self, rng: Generator, rigs: Ints, effort: Effort) -> "RigFits":
        """One view shows something else instead of one object."""
        rows, fuller = self._taken(rng, rigs, self.brief.total, effort)
        rigs = rigs[rows]
        seen = self.table.seen[rigs] & fuller[:, None]
        often = np.count_nonzero(self.table.glimpsed[rigs], axis=1)
        may_go = fuller & (often == 1) & self.has_other
        # The view that loses it is one that leaves the others as they are dealt.
        counts = np.count_nonzero(seen, axis=2)
        may_go &= ((counts == self.brief.loser)[:, :, None] & seen).any(axis=1)
        rows, gone = one_each(rng, may_go)
        emptier = fuller[rows].copy()
        emptier[np.arange(len(rows)), gone] = False
        return RigFits(rigs[rows], fuller[rows], emptier)

    def _split(self, rng: Generator, rigs: Ints, effort: Effort) -> "RigFits":
        """One object that two views show, or one in each of them."""
        rows, emptier = self._taken(rng, rigs, self.brief.total - 1, effort)
        rigs = rigs[rows]
        seen, covered = self.table.seen[rigs], self._covered(rigs)
        certain = covered & (seen == self.table.glimpsed[rigs]).all(axis=1)
        often = np.count_nonzero(seen, axis=1)
        new = certain & (often == 1) & ~emptier
        found = [RigFits(rigs[:0], emptier[:0], emptier[:0])]
        for one, other in combinations(range(self.brief.views), 2):
            ways = (
                certain & (often == 2) & seen[:, one] & seen[:, other] & emptier,
                new & seen[:, one],
                new & seen[:, other],
            )
            may = np.logical_and.reduce([each.any(axis=1) for each in ways])
            may &= ((ways[1] | ways[2]) & self.has_other).any(axis=1)
            rows = np.flatnonzero(may)
            draws = max(1, min(effort.of_set, effort.twins // max(1, len(rows))))
            may = np.repeat(rows, draws)
            both, first, second = (
                one_hot(rng, each[may], self.has_other) for each in ways
            )
            fuller = (emptier[may] & ~both) | first | second
            found.append(RigFits(rigs[may], fuller, emptier[may]))
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

    def _more_of(self, rng: Generator, fits: "RigFits") -> "RigFits":
        """The same, and many more of the same rigs with other places taken.

        Args:
            rng: draws these.
            fits: one or more.
        """
        rigs = np.unique(fits.rigs, axis=0)
        more = self.fitting(rng, rigs[rng.permutation(len(rigs))[:RIGS]], DEEP)
        return RigFits(*(np.concatenate(each) for each in zip(fits, more, strict=True)))

    def off_spread(self, fits: RigFits) -> Ints:
        """(p,) how far twins are from showing objects as far apart as is dealt.

        0 where pictures share enough for all to be anywhere in them.
        """
        if not self.brief.needs_all_views:
            return np.zeros(len(fits.rigs), dtype=np.int64)
        return off_spread(self.table, *fits, apart=self.brief.apart)

    def off_centre(self, fits: RigFits) -> Ints:
        """(p,) by how much twins show objects off where they are to be, and differ."""
        weights = self._weights()[fits.rigs].sum(axis=1)
        fuller = (weights * fits.fuller).sum(axis=1)
        emptier = (weights * fits.emptier).sum(axis=1)
        found: Ints = np.abs(fuller) + np.abs(emptier) + np.abs(fuller - emptier)
        cuts = self._cuts()[fits.rigs].sum(axis=1)
        found += (cuts * fits.fuller).sum(axis=1) + (cuts * fits.emptier).sum(axis=1)
        return found

    def _cuts(self) -> Ints:
        """(v, n) what objects count for that borders cut off.

        Where all views are needed, few objects are seen twice, and these mostly beside
        a border that cuts them off: whoever counts what no border cuts is right. None
        may be cut, so what is left to count is the sum, which is dealt. Estimates know
        no better than what is likely to be cut.
        """
        cuts = self.table.cut & self.brief.needs_all_views
        found: Ints = A_CUT * cuts.astype(np.int64)
        return found

    def _weights(self) -> Ints:
        """(v, n) how much nearer to the middle than is dealt each view shows each."""
        nearer = 100 * self.table.centred - CENTRED * self.brief.centred
        found: Ints = np.where(self.table.seen, nearer, 0)
        return found
