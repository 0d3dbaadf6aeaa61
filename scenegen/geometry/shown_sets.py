"""Which sets of places show what is asked for in the views of a rig.

Hundreds of sets are tried with each of thousands of rigs, and hardly one fits. So what
a view shows is the bits of one number, place p being bit p of it; a set of places is
such a number as well; and a rig that fits with no set is found out by its bits alone.
All is whole numbers, so that the order of sums does not matter.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.kernels import allocating, kernel

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

PAIRS, NIBBLES, BYTES = 0x5555555555555555, 0x3333333333333333, 0x0F0F0F0F0F0F0F0F


class ViewBits(NamedTuple):
    """What v views show of n places, n < 63.

    Attributes:
        seen: (v,) places that count as seen, as bits.
        glimpsed: (v,) those of which a part may be noticed.
        sure: (v,) those that are seen well.
        pull: (v, n) what a place that is taken adds; what a rig has of it is to be
            near 0.
        cost: (v, n) the same, and a rig is to have little of it.
    """

    seen: Ints
    glimpsed: Ints
    sure: Ints
    pull: Ints
    cost: Ints


class TriedSets(NamedTuple):
    """Sets of places that are tried.

    Attributes:
        bits: (s,) places of each.
        shown: (v, s) how many of them each view shows, as `shown_tallies` gives it.
    """

    bits: Ints
    shown: Ints


class Asked(NamedTuple):
    """What the views of a rig are to show.

    Attributes:
        size: how many places a set takes.
        most: what the fullest view shows.
        together: the sum of what all views show.
        tally: of what they show, the sum of 16**count.
        others: places where something else may stand, as bits.
        is_split: twins differ in one that two views show, or one in each of these.
        of_rig: sets kept of a rig at most.
        enough: sets of all rigs, after which no more is tried, ...
        at_once: ... as is asked after so many rigs.
    """

    size: int
    most: int
    together: int
    tally: int
    others: int
    is_split: bool
    of_rig: int
    enough: int
    at_once: int


@allocating
def covered_bits(sure: Ints, rigs: Ints, clear: int) -> Ints:
    """(m,) which of the clear places some view of each rig shows well, as bits.

    Args:
        sure: (v,) which each view shows well, as bits.
        rigs: (m, views) rows of it.
        clear: places that are clear, as bits.
    """
    found = np.zeros(len(rigs), dtype=np.int64)
    for row in range(len(rigs)):
        for view in range(rigs.shape[1]):
            found[row] |= sure[rigs[row, view]]
        found[row] &= clear
    return found


@allocating
def may_show_enough(seen: Ints, rigs: Ints, covered: Ints, asked: Asked) -> Flags:
    """(m,) whether some set of the covered places may show as many as is asked for.

    Bounds only. By the number of views that show each place, the sets that show least
    and most take those that the fewest, and the most, views show; what is asked for
    lies between them or cannot be. And some view must show as many as the fullest one.

    Args:
        seen: (v,) what each view shows, as bits.
        rigs: (m, views) rows of it.
        covered: (m,) places that may be taken, as bits.
        asked: what is asked for.
    """
    views = rigs.shape[1]
    found = np.zeros(len(rigs), dtype=np.bool_)
    by_often = np.zeros(views + 1, dtype=np.int64)
    for row in range(len(rigs)):
        if count_bits(covered[row]) < asked.size:
            continue
        fullest = 0
        for view in range(views):
            here = count_bits(seen[rigs[row, view]] & covered[row])
            fullest = max(fullest, here)
        if fullest < asked.most:
            continue
        _count_by_often(seen, rigs[row], covered[row], by_often)
        low = high = 0
        low_left = high_left = asked.size
        for often in range(views + 1):
            part = min(low_left, by_often[often])
            low, low_left = low + part * often, low_left - part
            part = min(high_left, by_often[views - often])
            high, high_left = high + part * (views - often), high_left - part
        found[row] = low <= asked.together <= high
    return found


@allocating
def shown_tallies(seen: Ints, sets: Ints) -> Ints:
    """(v, s) 16**count of the places that views show, by the sets that are taken.

    Their sum over the views of a rig says how often each count occurs among these:
    up to 15 counts, all below 15.

    Args:
        seen: (v,) what each view shows, as bits.
        sets: (s,) places that are taken, as bits.
    """
    found = np.zeros((len(seen), len(sets)), dtype=np.int64)
    for view in range(len(seen)):
        for each in range(len(sets)):
            found[view, each] = 1 << (4 * count_bits(seen[view] & sets[each]))
    return found


@allocating
def fitting_sets(
    views: ViewBits, sets: TriedSets, rigs: Ints, covered: Ints, asked: Asked
) -> tuple[Ints, Ints]:
    """(p,) rigs and (p,) sets with which they show what is asked for, a few of each.

    Rigs come in their order, and the sets of each by how far they are off, |pull| and
    cost, and then in their order.

    Why no set is missed: a set fits if it takes covered places only, the tallies of the
    views add up to the one that is asked for, which tells all counts but their order,
    and some way for twins to differ is open to it. A rig none of whose ways is open to
    any set is left out at once: a way needs places that no set can add.

    Args:
        views: what v views show.
        sets: that are tried.
        rigs: (m, views) rows of the views.
        covered: (m,) places that may be taken, as bits.
        asked: what is asked for.
    """
    kept = asked.of_rig
    found = np.zeros((2, len(rigs) * kept), dtype=np.int64)
    ways = np.zeros((rigs.shape[1] * rigs.shape[1], 3), dtype=np.int64)
    offs, best = np.zeros(kept, dtype=np.int64), np.zeros(kept, dtype=np.int64)
    weights = np.zeros((2, views.pull.shape[1]), dtype=np.int64)
    many = 0
    for row in range(len(rigs)):
        if row % asked.at_once == 0 and many >= asked.enough:
            break
        open_ways = ways[: _ways_of(views, rigs[row], covered[row], asked, ways)]
        if len(open_ways) == 0:
            continue
        count = tried = 0
        while tried < len(sets.bits):
            tried = _next_fit(sets, tried, rigs[row], covered[row], asked.tally)
            if tried < len(sets.bits) and _may_differ(
                open_ways, sets.bits[tried], asked
            ):
                if count == 0:
                    _weigh(views, rigs[row], weights)
                off = _off(weights, sets.bits[tried])
                count = _insert(offs, best, count, off, tried)
            tried += 1
        found[0, many : many + count] = row
        found[1, many : many + count] = best[:count]
        many += count
    return found[0, :many].copy(), found[1, :many].copy()


@kernel
def count_bits(bits: int) -> int:
    """How many bits of a number from 0 to 2**63 - 1 are set.

    Sums of neighbours, first of single bits, then of two, four, ... of them.
    """
    bits = bits - ((bits >> 1) & PAIRS)
    bits = (bits & NIBBLES) + ((bits >> 2) & NIBBLES)
    bits = (bits + (bits >> 4)) & BYTES
    bits += bits >> 8
    bits += bits >> 16
    bits += bits >> 32
    return bits & 127


@kernel
def _count_by_often(seen: Ints, rig: Ints, covered: int, by_often: Ints) -> None:
    """Write how many covered places 0, 1, 2, ... views of a rig show."""
    by_often[:] = 0
    place = 0
    while covered >> place:
        if (covered >> place) & 1:
            often = 0
            for view in range(len(rig)):
                often += (seen[rig[view]] >> place) & 1
            by_often[often] += 1
        place += 1


@kernel
def _ways_of(views: ViewBits, rig: Ints, covered: int, asked: Asked, ways: Ints) -> int:
    """Write the ways in which twins may differ; how many there are.

    A way is three sets of places: a set of places must hold one of the first, and leave
    one of the second and of the third, of which one can be something else. Where an
    object makes way for something else, the first is all that matters.
    """
    once = twice = thrice = unlike = 0
    for view in range(len(rig)):
        shown = views.seen[rig[view]] if asked.is_split else views.glimpsed[rig[view]]
        unlike |= views.seen[rig[view]] ^ views.glimpsed[rig[view]]
        thrice |= twice & shown
        twice |= once & shown
        once |= shown
    once, twice = once & ~twice, twice & ~thrice
    if not asked.is_split:
        ways[0, 0] = once & asked.others
        return 1 if ways[0, 0] else 0
    certain, count = covered & ~unlike, 0
    for one in range(len(rig)):
        for other in range(one + 1, len(rig)):
            ours, theirs = views.seen[rig[one]], views.seen[rig[other]]
            both = certain & twice & ours & theirs
            alone, third = certain & once & ours, certain & once & theirs
            if both and alone and third and (alone | third) & asked.others:
                ways[count, 0], ways[count, 1], ways[count, 2] = both, alone, third
                count += 1
    return count


@kernel
def _next_fit(sets: TriedSets, first: int, rig: Ints, covered: int, tally: int) -> int:
    """The next set that a rig covers and shows as is asked for; s where none is."""
    for each in range(first, len(sets.bits)):
        if sets.bits[each] & ~covered:
            continue
        found = 0
        for view in range(len(rig)):
            found += sets.shown[rig[view], each]
        if found == tally:
            return each
    return len(sets.bits)


@kernel
def _may_differ(ways: Ints, taken: int, asked: Asked) -> bool:
    """Whether some way for twins to differ is open to a set of places."""
    for way in range(len(ways)):
        if not ways[way, 0] & taken:
            continue
        if not asked.is_split:
            return True
        alone, third = ways[way, 1] & ~taken, ways[way, 2] & ~taken
        if alone and third and (alone | third) & asked.others:
            return True
    return False


@kernel
def _weigh(views: ViewBits, rig: Ints, weights: Ints) -> None:
    """Write the (2, n) pull and cost of each place in all views of a rig."""
    for place in range(weights.shape[1]):
        pull = cost = 0
        for view in range(len(rig)):
            pull += views.pull[rig[view], place]
            cost += views.cost[rig[view], place]
        weights[0, place], weights[1, place] = pull, cost


@kernel
def _off(weights: Ints, taken: int) -> int:
    """How far off a set of places is."""
    pull = cost = 0
    for place in range(weights.shape[1]):
        if (taken >> place) & 1:
            pull += weights[0, place]
            cost += weights[1, place]
    return abs(pull) + cost


@kernel
def _insert(offs: Ints, best: Ints, count: int, off: int, each: int) -> int:
    """Keep a set among the best, behind those that are as far off; how many there are.

    Args:
        offs: how far off those are that are kept, ascending.
        best: which they are.
        count: how many they are.
        off: how far off the set is.
        each: which it is.
    """
    if count == len(offs):
        if off >= offs[count - 1]:
            return count
        count -= 1
    place = count
    while place > 0 and offs[place - 1] > off:
        offs[place], best[place] = offs[place - 1], best[place - 1]
        place -= 1
    offs[place], best[place] = off, each
    return count + 1
