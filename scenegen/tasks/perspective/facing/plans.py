"""Which twins a finished room has for a slot, best first."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.tasks.perspective.facing.blind_odds import ODDS, blind_odds
from scenegen.tasks.perspective.facing.flat_features import (
    AWAY,
    FLAT,
    FRONTS,
    OFF_GIVER,
    RIGHT,
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
from scenegen.tasks.search.things import Flags, Floats, Ints

BATCH = 200
"""Pairs that are judged at once, of which mostly the first few are taken."""

UNLIKE = 0.08
"""By which part of the wider one the outlines of twins differ in width, at most."""

TURNS_CONSIDERED = 24_000
"""Pairs of a room among which fronts choose: few of them meet all that is dealt."""

WEIGHTS = MappingProxyType(
    {
        AWAY: 8,
        "front_ddepth": 3,
        "front_dx": 4,
        "front_col": 4,
        OFF_GIVER: 8,
        "front_off_amid": 8,
    }
)
"""What those of `FRONTS` count for that few pairs meet; others count 1. Most things
that are in view are farther away than the X, to the side where a front points, and
ahead from other places too."""

ODDS_WEIGHT = 20
"""What the sign of odds counts for."""

NEAR_ODDS = (1.5, 2.5, 4.0)
"""How many times as large odds may be in one twin as in the other: the nearer, the
better."""


class TwinPlan(NamedTuple):
    """Twins of a room, in row numbers of its tables; pairs are (first, second) twin.

    Attributes:
        cameras: of the visible pictures.
        cross, giver, spin: of the twins.
        named: things that are asked about: for either twin, or all options.
        others: cases that are not asked, and have to be as good; see `crossed`.
    """

    cameras: tuple[int, ...]
    cross: tuple[int, int]
    giver: tuple[int, int]
    spin: tuple[int, int]
    named: tuple[int, ...]
    others: Rows | None = None

    @property
    def rows(self) -> Rows:
        """Twins by their first picture and their first two of `named`, and `others`."""
        twins = Rows(
            camera=np.repeat(self.cameras[0], 2),
            cross=np.array(self.cross, dtype=np.int64),
            giver=np.array(self.giver, dtype=np.int64),
            spin=np.array(self.spin, dtype=np.int64),
            thing=np.array(self.named[:2], dtype=np.int64),
        )
        return twins if self.others is None else twins.and_(self.others)


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
    flat = {name: sign for name, sign in slot.wishes.items() if name not in ODDS}
    order = by_signs(
        (*FLAT, *FRONTS),
        flat_features(room, rows.at(one), is_side=is_side),
        flat_features(room, rows.at(other), is_side=is_side),
        flat,
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
    signs of `FRONTS` and of `blind_odds` are dealt, and what is true from the giver's
    own place, and those pairs come first that meet most, and whose odds are near. Of
    such as are as good, those are first that were. Two signs would seldom be met: most
    fronts point away from the camera, since things that are seen from an X lie
    beyond it, so that the twin whose thing is to the left faces more to the right, and
    the twin whose thing is in view faces more away; and what is in view is nearer to
    the front from where the giver is, too. Pairs that do not meet these are left out.
    Where twins differ otherwise, the front is the same, and they stay in their order.

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
        score += WEIGHTS.get(name, 1) * met[:, column]
    seen = None if seconds is None else [seconds[each[found]] for each in twins]
    odds = _odds_apart(room, pair, seen, slot)
    score += odds_score(odds, slot)
    order = np.argsort(-score, kind="stable")
    told = [FRONTS.index(each) for each in ((RIGHT,) if is_side else (AWAY, OFF_GIVER))]
    good = met[:, told].all(axis=1)
    chosen: Ints = found[order[good[order]]]
    return chosen


def _odds_apart(
    room: SearchedRoom,
    twins: tuple[Rows, Rows],
    seconds: list[Ints] | None,
    slot: FacingSlot,
) -> Floats:
    """(m, 2) how many times as large `blind_odds` are in the second twins.

    Args:
        room: of the rows.
        twins: m first and m second ones.
        seconds: see `blind_odds`, of both.
        slot: tells what suits it.
    """
    one, other = (
        blind_odds(
            room,
            rows,
            is_side=slot.kind.name != FacingInView.name,
            seconds=None if seconds is None else seconds[member],
        )
        for member, rows in enumerate(twins)
    )
    apart: Floats = other / one
    return apart


def odds_score(apart: Floats, slot: FacingSlot, *, near: int = 2) -> Ints:
    """(m,) what is met of odds that are dealt, and how near to 1 they are.

    Args:
        apart: (m, 2) how many times as large `ODDS` are where the second answer is.
        slot: tells what suits it.
        near: what each step of nearer odds counts for.
    """
    unlike = np.maximum(apart, 1 / apart)
    score = np.zeros(len(apart), dtype=np.int64)
    for most in NEAR_ODDS:
        score += near * np.count_nonzero(unlike < most, axis=1)
    for column, name in enumerate(ODDS):
        sign = slot.wishes.get(name, 0)
        score += ODDS_WEIGHT * ((apart[:, column] - 1) * sign >= 0)
    return score


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
            more = () if seconds is None else (int(seconds[row]),)
            yield plan_of(rows.at(np.array([row, twin])), more)


def plan_of(twins: Rows, more: tuple[int, ...] = ()) -> TwinPlan:
    """The plan of twins of one picture.

    Args:
        twins: two rows.
        more: cameras of further pictures.
    """
    return TwinPlan(
        (int(twins.camera[0]), *more),
        _pair(twins.cross),
        _pair(twins.giver),
        _pair(twins.spin),
        _pair(twins.thing),
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
