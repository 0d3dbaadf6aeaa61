"""Which twins a finished room has for a slot, best first."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.perspective.facing.blind_odds import blind_odds
from scenegen.tasks.perspective.facing.flat_features import (
    AWAY,
    FLAT,
    FRONTS,
    OFF_GIVER,
    flat_features,
    front_features,
    giver_widths,
)
from scenegen.tasks.perspective.facing.kinds import FacingAhead, FacingInView
from scenegen.tasks.perspective.facing.rows import (
    Rows,
    SearchedRoom,
    confused,
    left_of_giver,
    rows_of,
    seen_from_giver,
    side_answers,
    view_answers,
)
from scenegen.tasks.perspective.facing.slots import (
    HIDDEN,
    THING,
    TURNED,
    FacingSlot,
    X,
)
from scenegen.tasks.search.pairing import by_signs, group_keys, partners
from scenegen.tasks.search.things import Flags, Ints

BATCH = 200
"""Pairs that are judged at once, of which mostly the first few are taken."""

UNLIKE = 0.08
"""By which part of the wider one the outlines of twins differ in width, at most."""

TURNS_CONSIDERED = 4_000
"""Pairs of a room among which fronts choose: few of them meet all that is dealt."""

WEIGHTS = MappingProxyType(
    {
        **dict.fromkeys(FRONTS, 1),
        AWAY: 8,
        "front_ddepth": 3,
        "front_dx": 4,
        "front_col": 4,
        OFF_GIVER: 8,
        "front_off_amid": 8,
    }
)
"""What each of `FRONTS` counts for. Most things that are in view are farther away than
the X, to the side where a front points, and ahead from other places too: what few pairs
meet counts for more."""

ODDS_WEIGHT = 2
"""What each step of nearer odds counts for."""

NEAR_ODDS = (1.5, 2.5, 4.0)
"""How many times as large odds may be in one twin as in the other: the nearer, the
better."""


class TwinPlan(NamedTuple):
    """Twins of a room, in row numbers of its tables; pairs are (first, second) twin.

    Attributes:
        cameras: of the visible pictures.
        cross, giver, spin: of the twins.
        named: things that are asked about: for either twin, or all options.
    """

    cameras: tuple[int, ...]
    cross: tuple[int, int]
    giver: tuple[int, int]
    spin: tuple[int, int]
    named: tuple[int, ...]

    @property
    def rows(self) -> Rows:
        """What the first picture, and the first two of `named`, are of both twins."""
        return Rows(
            camera=np.repeat(self.cameras[0], 2),
            cross=np.array(self.cross, dtype=np.int64),
            giver=np.array(self.giver, dtype=np.int64),
            spin=np.array(self.spin, dtype=np.int64),
            thing=np.array(self.named[:2], dtype=np.int64),
        )


def plans_of(
    room: SearchedRoom, slot: FacingSlot, rng: Generator
) -> Iterator[TwinPlan]:
    """Twins that one picture shows and two answers tell apart, best first."""
    rows, answers = _judged(room, slot, rng)
    first, second = _pairs(rows, answers, slot.differs, rng)
    some = rng.permutation(len(first))[:TURNS_CONSIDERED]
    pair = first[some], second[some]
    one, other = (pair[each] for each in slot.answers)
    is_side = slot.kind.name != FacingInView.name
    order = by_signs(
        (*FLAT, *FRONTS),
        flat_features(room, rows.at(one), is_side=is_side),
        flat_features(room, rows.at(other), is_side=is_side),
        slot.wishes,
    )
    twins = one[order], other[order]
    chosen = by_what_fronts_tell(room, rows, twins, slot)
    yield from plans_in_order(room, rows, (twins[0][chosen], twins[1][chosen]))


def by_what_fronts_tell(
    room: SearchedRoom,
    rows: Rows,
    twins: tuple[Ints, Ints],
    slot: FacingSlot,
    seconds: Ints | None = None,
) -> Ints:
    """The numbers of k of m twins, those first of which fronts tell what is dealt.

    Where twins differ in how the giver is turned, all else that a picture shows is the
    same, and is right about one of them. What tells is the front: how far it points to
    the right, or away, and where the thing is. No pair has all of it alike in both; so
    signs of `FRONTS` are dealt, and what is true from the giver's own place, and those
    pairs come first that meet most, and whose `blind_odds` are near. Of such as are as
    good, those are first that were. What is in view is nearer to the front from where
    the giver is, mostly, so that pairs which do not meet that sign are left out. Where
    twins differ otherwise, the front is the same, and they stay in their order.

    Args:
        room: of the rows.
        rows: n of them.
        twins: (m,) rows of the first and of the second twins.
        slot: tells what suits it.
        seconds: (n,) cameras of the second pictures, if there are any.
    """
    found = by_giver(room, rows, twins, slot)
    if slot.differs != TURNED:
        return found
    pair = rows.at(twins[0][found]), rows.at(twins[1][found])
    is_side = slot.kind.name != FacingInView.name
    one, other = (front_features(room, each, is_side=is_side) for each in pair)
    wishes = np.array([slot.wishes.get(name, 0) for name in FRONTS])
    met = (other - one) * wishes > 0
    score = 2 * alike_outlines(room, *pair).astype(np.int64)
    score += 2 * (_from_giver(room, pair[0], slot) == slot.from_giver)
    for column, name in enumerate(FRONTS):
        score += WEIGHTS[name] * met[:, column]
    seen = None if seconds is None else [seconds[each[found]] for each in twins]
    score += ODDS_WEIGHT * _near_odds(room, pair, seen, is_side=is_side)
    order = np.argsort(-score, kind="stable")
    if not is_side:
        order = order[met[order, FRONTS.index(OFF_GIVER)]]
    chosen: Ints = found[order]
    return chosen


def _near_odds(
    room: SearchedRoom,
    twins: tuple[Rows, Rows],
    seconds: list[Ints] | None,
    *,
    is_side: bool,
) -> Ints:
    """(m,) how near the odds of twins are without the X and without the thing.

    Args:
        room: of the rows.
        twins: m first and m second ones.
        seconds: see `blind_odds`, of both.
        is_side: see `blind_odds`.
    """
    one, other = (
        blind_odds(
            room,
            rows,
            is_side=is_side,
            seconds=None if seconds is None else seconds[member],
        )
        for member, rows in enumerate(twins)
    )
    apart = np.maximum(one, other) / np.minimum(one, other)
    near: Ints = sum(
        (np.count_nonzero(apart < most, axis=1) for most in NEAR_ODDS),
        np.zeros(len(apart), dtype=np.int64),
    )
    return near


def _from_giver(room: SearchedRoom, rows: Rows, slot: FacingSlot) -> Flags:
    """(n,) what is true for who stands where the giver is."""
    is_view = slot.kind.name == FacingInView.name
    return (seen_from_giver if is_view else left_of_giver)(room, rows)


def alike_outlines(room: SearchedRoom, first: Rows, second: Rows) -> Flags:
    """(m,) whether givers look about as wide in both twins.

    How wide a thing looks for its kind tells along which line its front points, though
    not which way; and that line, together with where the thing asked about is from the
    X, mostly leaves one answer. As wide are a front and its mirror image in the line of
    sight, and the opposites of both: twins of these have the same outline, about, and
    what reads outlines alone is right for one of them.
    """
    one, other = (giver_widths(room, each) for each in (first, second))
    alike: Flags = np.abs(one - other) <= UNLIKE * np.maximum(one, other)
    return alike


def by_giver(
    room: SearchedRoom, rows: Rows, twins: tuple[Ints, Ints], slot: FacingSlot
) -> Ints:
    """The numbers of k of m twins, those first whose view from the giver is as dealt.

    Someone who reads the direction well, and overlooks the X, stands where the giver
    is. What is true from there is the same for both twins, and so the answer of one of
    them only: it is right as often as not. Which it is, is dealt.

    Args:
        room: of the rows.
        rows: n of them.
        twins: (m,) rows of the first and of the second twins.
        slot: tells what suits it.
    """
    true = _from_giver(room, rows, slot)
    first, second = (true[each] for each in twins)
    agree = np.flatnonzero(first == second)
    suits = (first[agree] == slot.from_giver).astype(np.int64)
    found: Ints = agree[np.argsort(-suits, kind="stable")]
    return found


def plans_in_order(
    room: SearchedRoom,
    rows: Rows,
    twins: tuple[Ints, Ints],
    seconds: Ints | None = None,
) -> Iterator[TwinPlan]:
    """Plans of rows of twins, as long as nothing in them may be mistaken.

    Args:
        room: of the rows.
        rows: n of them.
        twins: (m,) rows of the first and of the second twins.
        seconds: (n,) cameras of the second pictures, if there are any.
    """
    for start in range(0, len(twins[0]), BATCH):
        one, other = (each[start : start + BATCH] for each in twins)
        some = rows.at(np.concatenate([one, other]))
        named = np.stack([some.giver, some.thing], axis=1)
        bad = confused(room, some, named).reshape(2, -1).any(axis=0)
        for row, twin in zip(one[~bad], other[~bad], strict=True):
            pair = rows.at(np.array([row, twin]))
            cameras = [int(pair.camera[0])]
            if seconds is not None:
                cameras.append(int(seconds[row]))
            yield TwinPlan(
                tuple(cameras),
                _pair(pair.cross),
                _pair(pair.giver),
                _pair(pair.spin),
                _pair(pair.thing),
            )


def _pair(values: Ints) -> tuple[int, int]:
    return int(values[0]), int(values[1])


def _judged(room: SearchedRoom, slot: FacingSlot, rng: Generator) -> tuple[Rows, Ints]:
    """Sure rows, and which of the two answers is right."""
    if slot.kind.name != FacingInView.name:
        rows = rows_of(room, rng, any_clear=False)
        sure, answers = side_answers(room, rows)
        return rows.at(sure), answers[sure]
    rows = rows_of(room, rng, any_clear=True, hidden=slot.unseen == HIDDEN)
    found = view_answers(room, rows)
    unseen = found.hidden if slot.unseen == HIDDEN else found.aside
    sure = found.seen | unseen
    return rows.at(sure), unseen[sure].astype(np.int64)


def _pairs(
    rows: Rows, answers: Ints, differs: str, rng: Generator
) -> tuple[Ints, Ints]:
    """Rows with answer 0, and with answer 1, that differ in one input alone."""
    parts = {X: rows.cross, THING: rows.thing, TURNED: rows.spin}
    key = group_keys(
        rows.camera,
        rows.giver,
        *(part for name, part in parts.items() if name != differs),
    )
    return partners(key, answers, rng)


def is_of_four(slot: FacingSlot) -> bool:
    """Whether four things are offered."""
    return slot.kind.name == FacingAhead.name
