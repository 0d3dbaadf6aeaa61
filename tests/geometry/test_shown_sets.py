"""Sets of places that fit a rig are those that counting one by one finds."""

from itertools import combinations

import numpy as np
import pytest

from scenegen.geometry.shown_sets import (
    Asked,
    TriedSets,
    ViewBits,
    count_bits,
    covered_bits,
    fitting_sets,
    may_show_enough,
    shown_tallies,
)

VIEWS, PLACES, SIZE = 14, 8, 5
COUNTS = (3, 2, 2)


def bits_of(flags: np.ndarray) -> np.ndarray:
    numbers = [sum(1 << int(p) for p in np.flatnonzero(row)) for row in flags]
    return np.array(numbers, dtype=np.int64)


class Case:
    """Views, rigs and sets that are drawn, as flags and as bits."""

    def __init__(self, seed: int, *, is_split: bool, of_rig: int, enough: int) -> None:
        rng = np.random.Generator(np.random.PCG64(seed))
        self.seen = rng.random((VIEWS, PLACES)) < 0.45
        self.glimpsed = self.seen | (rng.random((VIEWS, PLACES)) < 0.1)
        self.sure = self.seen & (rng.random((VIEWS, PLACES)) < 0.9)
        self.clear = rng.random(PLACES) < 0.95
        self.others = rng.random(PLACES) < 0.6
        self.pull = rng.integers(-9, 10, (VIEWS, PLACES))
        self.cost = rng.integers(0, 3, (VIEWS, PLACES))
        self.rigs = rng.integers(0, VIEWS, (60, len(COUNTS)))
        self.sets = np.zeros((0, PLACES), dtype=np.bool_)
        for chosen in combinations(range(PLACES), SIZE):
            row = np.isin(np.arange(PLACES), chosen)
            self.sets = np.concatenate([self.sets, row[None]])
        self.asked = Asked(
            size=SIZE,
            most=max(COUNTS),
            together=sum(COUNTS),
            tally=sum(16**count for count in COUNTS),
            others=int(bits_of(self.others[None])[0]),
            is_split=is_split,
            of_rig=of_rig,
            enough=enough,
            at_once=7,
        )
        self.views = ViewBits(
            bits_of(self.seen),
            bits_of(self.glimpsed),
            bits_of(self.sure),
            self.pull,
            self.cost,
        )
        self.covered = self.sure[self.rigs].any(axis=1) & self.clear

    def bits(self) -> np.ndarray:
        clear = int(bits_of(self.clear[None])[0])
        return covered_bits(self.views.sure, self.rigs, clear)

    def shows(self, rig: np.ndarray, taken: np.ndarray) -> bool:
        counts = [int((self.seen[view] & taken).sum()) for view in rig]
        return sorted(counts) == sorted(COUNTS)

    def may_differ(self, row: int, taken: np.ndarray) -> bool:
        rig = self.rigs[row]
        seen, glimpsed = self.seen[rig], self.glimpsed[rig]
        if not self.asked.is_split:
            once = glimpsed.sum(axis=0) == 1
            return bool((taken & once & self.others).any())
        certain = self.covered[row] & (seen == glimpsed).all(axis=0)
        alone = certain & (seen.sum(axis=0) == 1) & ~taken
        twice = certain & (seen.sum(axis=0) == 2) & taken
        for one, other in combinations(range(len(rig)), 2):
            ours, theirs = alone & seen[one], alone & seen[other]
            both = twice & seen[one] & seen[other]
            is_open = both.any() and ours.any() and theirs.any()
            if is_open and ((ours | theirs) & self.others).any():
                return True
        return False

    def expected(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for row, rig in enumerate(self.rigs):
            if row % self.asked.at_once == 0 and len(found) >= self.asked.enough:
                break
            fits = []
            for each, taken in enumerate(self.sets):
                is_covered = not (taken & ~self.covered[row]).any()
                if (
                    is_covered
                    and self.shows(rig, taken)
                    and self.may_differ(row, taken)
                ):
                    pull = abs(int(self.pull[rig][:, taken].sum()))
                    fits.append((pull + int(self.cost[rig][:, taken].sum()), each))
            found += [(row, each) for _, each in sorted(fits)[: self.asked.of_rig]]
        return found


CASES = [
    (is_split, of_rig, enough)
    for is_split in (False, True)
    for of_rig, enough in ((1, 10_000), (3, 20), (300, 10_000))
]


@pytest.mark.parametrize(("is_split", "of_rig", "enough"), CASES)
def test_sets_that_fit_are_those_that_are_counted_one_by_one(is_split, of_rig, enough):
    several = 0
    for seed in range(12):
        case = Case(seed, is_split=is_split, of_rig=of_rig, enough=enough)
        bits = bits_of(case.sets)
        tried = TriedSets(bits, shown_tallies(case.views.seen, bits))
        found = fitting_sets(case.views, tried, case.rigs, case.bits(), case.asked)
        pairs = list(zip(*(each.tolist() for each in found), strict=True))
        assert pairs == case.expected()
        several += len(pairs)
    assert several > 5


def test_a_rig_is_ruled_out_only_where_no_set_shows_enough():
    ruled_out = 0
    for seed in range(4):
        case = Case(seed, is_split=True, of_rig=1, enough=1)
        covered = case.bits()
        assert covered.tolist() == bits_of(case.covered).tolist()
        may = may_show_enough(case.views.seen, case.rigs, covered, case.asked)
        for row in np.flatnonzero(~may):
            inside = case.sets[~(case.sets & ~case.covered[row]).any(axis=1)]
            assert not any(case.shows(case.rigs[row], taken) for taken in inside)
        assert may.any()
        ruled_out += int((~may).sum())
    assert ruled_out > 0


def test_bits_are_counted():
    for bits in (0, 1, 5, 0b1011 << 40, (1 << 63) - 1):
        assert count_bits(bits) == bits.bit_count()
