"""Twins for which no input is worth anything alone: two of one by two of another.

Take two places of the X and two ways that the giver is turned, in one picture and with
one thing asked about, such that the thing is seen from the first place the first way
and from the second place the second way, and not in the other two cases. Whoever does
not know the place finds, for either way, one case of each answer; whoever does not know
the way finds the same for either place. A unit asks two neighbouring cases, which
differ in one input and in the answer, and which of the four such twins it asks is
drawn. So all that can be read from a picture that lacks one of both inputs is right as
often as not, however well it is read. What tells is how both lie to one another, and
nothing else.

The same goes for the place and the thing, and for the thing and the way. It does not go
for all three at once: from two places, two things would have to be seen the same two
ways, one each and swapped, and the sum of both lines of sight to the first way would
point the second way.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from scenegen.tasks.perspective.facing.blind_odds import ODDS, blind_odds
from scenegen.tasks.perspective.facing.flat_features import (
    FLAT,
    FRONTS,
    flat_features,
)
from scenegen.tasks.perspective.facing.plans import (
    WEIGHTS,
    TwinPlan,
    odds_score,
    plan_of,
)
from scenegen.tasks.perspective.facing.rows import (
    Rows,
    SearchedRoom,
    confused,
    is_far,
    seen_from_giver,
    spun,
    view_answers,
)
from scenegen.tasks.perspective.facing.slots import THING, TURNED, FacingSlot, X
from scenegen.tasks.search.pairing import CONSIDERED, crossings
from scenegen.tasks.search.things import Floats, Ints

PICTURES, MARKS = 20, 50
"""Pictures that are searched for cases, and places of the X in each, at most."""

GIVER_WEIGHT = 4
"""What is counted for the view from the giver's own place; see `plans.WEIGHTS`."""

NEAR_WEIGHT = 12
"""What each step of nearer odds counts for: crossings are few, and their sign is mostly
the same."""

BATCH = 50
"""Crossings that are judged at once, of which mostly the first few are taken."""

CROSSED_FIELDS = {X: "cross", THING: "thing", TURNED: "spin"}
"""Fields of rows that hold the inputs in which twins differ."""


def crossed_plans(
    room: SearchedRoom, slot: FacingSlot, rng: Generator
) -> Iterator[TwinPlan]:
    """Twins that are neighbours in a crossing, those of the best crossings first.

    What is chosen, and what is left out, depends on all four cases alike: never on
    which two of them are asked.
    """
    rows, answers = _judged(room, rng)
    cases = crossings(
        {name: getattr(rows, name) for name in rows._fields},
        tuple(CROSSED_FIELDS[each] for each in slot.crossed),
        answers,
        rng,
    )[:CONSIDERED]
    side = int(rng.integers(2))
    order = np.argsort(-_scores(room, rows, cases, slot), kind="stable")
    for start in range(0, len(order), BATCH):
        some = cases[order[start : start + BATCH]]
        four = rows.at(some.ravel())
        named = np.stack([four.giver, four.thing], axis=1)
        bad = confused(room, four, named).reshape(-1, 4).any(axis=1)
        for each in some[~bad]:
            along = each.T if slot.differs == slot.crossed[0] else each
            asked, others = along[side], along[1 - side]
            by_answer = asked[np.argsort(answers[asked], kind="stable")]
            plan = plan_of(rows.at(by_answer[list(slot.answers)]))
            yield plan._replace(others=rows.at(others))


def _judged(room: SearchedRoom, rng: Generator) -> tuple[Rows, Ints]:
    """Sure cases of some pictures, and 1 where the thing is not seen."""
    shown = room.shown
    camera, giver = np.nonzero(room.giver)
    parts = [np.zeros((4, 0), dtype=np.int64)]
    for place in rng.permutation(len(camera))[:PICTURES]:
        marks = np.flatnonzero(shown.marks.framed[camera[place]])
        marks = rng.permutation(marks)[:MARKS]
        things = np.flatnonzero(shown.named[camera[place]])
        things = things[things != giver[place]]
        cross, thing = (each.ravel() for each in np.meshgrid(marks, things))
        far = is_far(room, cross, thing)
        cross, thing = cross[far], thing[far]
        one = np.ones_like(cross)
        parts.append(np.stack([one * camera[place], cross, one * giver[place], thing]))
    cameras, crosses, givers, asked = np.concatenate(parts, axis=1)
    unturned = Rows(cameras, crosses, givers, np.zeros_like(givers), asked)
    rows = spun(unturned, room)
    found = view_answers(room, rows)
    sure = found.seen | found.aside
    return rows.at(sure), found.aside[sure].astype(np.int64)


def _scores(room: SearchedRoom, rows: Rows, cases: Ints, slot: FacingSlot) -> Ints:
    """(n,) how much of what is dealt is met by crossings.

    What a feature tells of a crossing is how much larger it is in the cases of one
    answer, all in all. For features of one of both inputs that is nothing. For the
    others the sign is dealt, as for twins; and odds without the X, and without the
    thing, are to be near.

    Args:
        room: of the rows.
        rows: of a room.
        cases: (n, 2, 2) of them, with the first answer on the diagonal.
        slot: tells what suits it.
    """
    all_of = rows.at(cases.ravel())
    flat = _contrasts(flat_features(room, all_of, is_side=False))
    names = (*FLAT, *FRONTS)
    score = np.zeros(len(cases), dtype=np.int64)
    for name, sign in slot.wishes.items():
        if name not in ODDS:
            told = flat[:, names.index(name)] * sign
            score += WEIGHTS.get(name, 1) * (told >= 0)
    seen = seen_from_giver(room, all_of).astype(np.float64)[:, None]
    wanted = 1 if slot.from_giver else -1
    score += GIVER_WEIGHT * (_contrasts(seen)[:, 0] * wanted >= 0)
    odds = blind_odds(room, all_of, is_side=False).reshape(-1, 4, 2)
    apart = np.sqrt(odds[:, 1] * odds[:, 2] / (odds[:, 0] * odds[:, 3]))
    return score + odds_score(apart, slot, near=NEAR_WEIGHT)


def _contrasts(values: Floats) -> Floats:
    """(n, f) by how much features of (4n, f) cases are larger for the second answer."""
    cases = values.reshape(-1, 4, values.shape[1])
    found: Floats = (cases[:, 1] - cases[:, 0]) + (cases[:, 2] - cases[:, 3])
    return found
