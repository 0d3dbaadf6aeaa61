"""Twins among many rows, and which of the pairs is taken.

Every row is a question with an answer. Two rows make twins when they differ in one
input and in the answer; so rows are grouped by all inputs but one, and those of a group
with different answers are pairs. A rule that does not look at the input in which twins
differ gives both the same answer, and is right about one of them: blindness is at
chance by construction, whatever the room.

What the inputs that do differ tell at a glance is balanced by a panel of features. For
every pair, and every feature of a subset, which of the twins has the larger value is
dealt by the index of the unit; of all pairs of a room the one that meets most of these
wishes is taken. So no sign of a feature goes together with an answer. A panel moves a
leak by a few per cent, never by thirty: a kind whose answer is one number stays one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from scenegen.seeding import Key
from scenegen.tasks.balancing import shuffled, take_turns
from scenegen.tasks.search.things import Floats, Ints

CONSIDERED = 1500
"""Pairs among which the panel chooses."""

Wishes = Mapping[str, int]
"""By feature: -1 or 1, the sign of the second twin's value less the first one's."""


def group_keys(*inputs: Ints) -> Ints:
    """(n,) one number for each combination of (n,) whole numbers from 0."""
    key = np.zeros(len(inputs[0]), dtype=np.int64)
    for each in inputs:
        key = key * (int(each.max(initial=0)) + 1) + each
    return key


def partners(
    keys: Ints, answers: Ints, rng: Generator, draws: int = 3
) -> tuple[Ints, Ints]:
    """Rows with answer 0, and for each a row with answer 1 and the same key.

    Args:
        keys: (n,) numbers of what twins share.
        answers: (n,) 0 or 1.
        rng: draws the partners.
        draws: how many are drawn for each row of answer 0; some may be the same.

    Returns:
        Two arrays of (m,) row numbers.
    """
    order = np.lexsort((answers, keys))
    found, start = np.unique(keys[order], return_index=True)
    if not len(found):
        return start, start
    end = np.append(start[1:], len(keys))
    ones = np.add.reduceat(answers[order], start)
    zeros = np.flatnonzero(answers == 0)
    group = np.searchsorted(found, keys[zeros])
    has = ones[group] > 0
    zeros, group = np.repeat(zeros[has], draws), np.repeat(group[has], draws)
    place = end[group] - 1 - rng.integers(0, np.maximum(ones[group], 1))
    return zeros, order[place]


CROSSED = 50_000
"""Pairs of rows with answer 0 that are drawn to be crossed."""


def crossings(
    inputs: Mapping[str, Ints], crossed: tuple[str, ...], answers: Ints, rng: Generator
) -> Ints:
    """Rows that are crossed: two values of two inputs each, all else the same.

    Two rows with answer 0 are drawn; the other two have the first input of the one and
    the second input of the other. They are kept where both of these are rows, too, and
    have answer 1.

    Args:
        inputs: (n,) whole numbers from 0, by name; no two rows have all the same.
        crossed: two of the names.
        answers: (n,) 0 or 1.
        rng: draws `CROSSED` pairs of rows.

    Returns:
        (m, 2, 2) row numbers, by the first input and by the second one; the answers on
        the diagonal are 0.
    """
    key = group_keys(*(each for name, each in inputs.items() if name not in crossed))
    first, second = (inputs[name] for name in crossed)
    address = group_keys(key, first, second)
    order = np.argsort(address, kind="stable")
    zeros = np.flatnonzero(answers == 0)
    zeros = zeros[np.argsort(key[zeros], kind="stable")]
    _, start, count = np.unique(key[zeros], return_index=True, return_counts=True)
    if not len(start):
        return np.zeros((0, 2, 2), dtype=np.int64)
    group = rng.integers(0, len(start), CROSSED)
    one, other = (zeros[start[group] + rng.integers(0, count[group])] for _ in range(2))
    # Their addresses, by the same places as in `group_keys`.
    wide, narrow = (int(each.max(initial=0)) + 1 for each in (first, second))
    cases = np.zeros((CROSSED, 2, 2), dtype=np.int64)
    found = np.ones(CROSSED, dtype=np.bool_)
    for row, begins in enumerate((one, other)):
        for column, ends in enumerate((one, other)):
            wanted = (key[one] * wide + first[begins]) * narrow + second[ends]
            place = np.searchsorted(address, wanted, sorter=order)
            cases[:, row, column] = order[np.minimum(place, len(order) - 1)]
            same = address[cases[:, row, column]] == wanted
            found &= same & (answers[cases[:, row, column]] == int(row != column))
    kept: Ints = cases[found]
    return kept


@dataclass(frozen=True, slots=True)
class Panel:
    """Features whose signs are dealt.

    Attributes:
        always: those that tell most, dealt to every unit.
        rotating: others, of which each unit gets a few.
        subset: how many of them.
    """

    always: tuple[str, ...]
    rotating: tuple[str, ...] = ()
    subset: int = 0

    def wishes(self, key: Key, blocks: str, place: int) -> Wishes:
        """What falls to a unit.

        Args:
            key: of the unit.
            blocks: names the blocks that the wishes are read from.
            place: of the unit among those that share the blocks.
        """
        count = len(self.rotating)
        order = shuffled(key, f"panel/{blocks}", place, count) if count else ()
        names = (*self.always, *(self.rotating[each] for each in order[: self.subset]))
        return {name: self._sign(key, f"{name}/{blocks}", place) for name in names}

    def _sign(self, key: Key, purpose: str, place: int) -> int:
        return 2 * take_turns(key, f"sign/{purpose}", place, 2).choice - 1


def by_signs(
    names: tuple[str, ...], first: Floats, second: Floats, wishes: Wishes
) -> Ints:
    """The numbers of n pairs, those that meet most wishes first.

    Args:
        names: f features.
        first: (n, f) their values for the first twin.
        second: (n, f) those for the second one.
        wishes: signs that are wanted.
    """
    met = np.zeros(len(first), dtype=np.int64)
    for name, sign in wishes.items():
        column = names.index(name)
        apart = second[:, column] - first[:, column]
        met += (apart * sign > 0) | (apart == 0)
    return np.argsort(-met, kind="stable")
