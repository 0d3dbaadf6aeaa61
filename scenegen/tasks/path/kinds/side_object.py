"""Which object is on one side of the walker at M1?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from scenegen.geometry.angles import TURN, towards
from scenegen.geometry.polyline import Point, aside
from scenegen.records.item import Question
from scenegen.tasks.path import mask_solver, scene_solver, token_solver
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.candidate_positions import (
    CandidatePosition,
    distance_band,
    draw_around,
)
from scenegen.tasks.path.checks import WalkSurroundings, check_side
from scenegen.tasks.path.kinds.base import PathSolvers
from scenegen.tasks.path.kinds.staged import (
    OPTIONS,
    Choose,
    Form,
    StagedKind,
)
from scenegen.tasks.path.phrasing import WORDINGS, Variant, read
from scenegen.tasks.path.rationale import EDGES, WAYS, WalkStory, is_shown
from scenegen.tasks.path.side_view_search import Viewpoint
from scenegen.tasks.path.walks import Walk
from scenegen.tasks.phrases import be, joined, nearby, square_mm
from scenegen.tasks.sayings import Saying, clauses_of, option_of, options_in
from scenegen.tasks.wordings import Wording

if TYPE_CHECKING:
    from numpy.random import Generator

SIDES = ("left", "right")

FORMS_FROM_ENDS: tuple[Form, ...] = (("medium", 2), ("long", 2), ("long", 3))
"""Walks where pictures from the ends must not show what is beside the middle."""

BESIDE, OFF = 330, 650
"""What is beside a walker is turned no more from square than this, what is not at least
so much; tenths of a degree. Both are a little stricter than the margin is."""

OTHERS = OPTIONS - 1

PLAIN_MM = 150
"""What is farther from the line of the walk is plainly on one side of it."""

_SHARES = {0: (5, 5, 5, 9), 1: (4, 4, 2, 0), 2: (5, 5, 5, 9), 3: (4, 4, 6, 0)}
"""By direction of the walk: how often how many of the three others are nearer.

The asked side is the same side of the page on the way up, the opposite one on the way
down, and neither on the way sideways. So "the object on that side of the page" would
gain on the way up. More ways sideways, and other objects on the asked side on the way
up, hold it at chance. Where all others are nearer, none of them is on the asked side
(see `_abreast`), which is why that case falls to ways sideways alone. In all, each
number of nearer objects comes equally often.
"""

PLACINGS = tuple(
    (heading, nearness)
    for heading, shares in _SHARES.items()
    for nearness, share in enumerate(shares)
    for _ in range(share)
)
"""Directions at M1 with numbers of nearer objects; each pair falls to equally many
units."""

GOES = Saying(
    0,
    (
        "the walk from {start} to {end} goes {way} where it passes M1",
        "at M1, the walk from {start} to {end} leads {way}",
        "someone who goes from {start} to {end} moves {way} at M1",
    ),
)
TOWARDS = Saying(
    1,
    (
        "so the {side} of the walker is towards {edge} of the page there",
        "with this facing, the {side} is the side towards {edge} of the page",
        "{edge} of the page is therefore on the {side}",
    ),
)
BESIDE_M1 = Saying(
    2,
    (
        "on that side of M1 the map shows {name}{near}",
        "what the map has on that side of M1 is {name}{near}",
        "the thing beside M1 on that side is {name}{near}",
    ),
)
SHOWN_ASIDE = Saying(4, ("the imagined look to the {side} from M1 {rest}",))
ELSEWHERE = re.compile("on the other side of the walk|farther (?:ahead|back)$")


class SideObject(StagedKind):
    """Which object is on one side of the walker at M1."""

    name = "side_object"
    about = (
        "at the stop M1 of a walk on a map: which of four things is on the left, or on "
        "the right?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    solvers = PathSolvers(
        scene=scene_solver.beside_marker,
        tokens=token_solver.largest_in_side_view,
        masks=mask_solver.beside_marker,
    )
    has_marker = True
    is_hidden_from_ends = True
    must_stay_in_view = True
    has_angle_margin = True

    def forms(self, variant: Variant) -> tuple[Form, ...]:
        """With pictures from the ends, only walks whose bends hide the middle."""
        return FORMS_FROM_ENDS if variant == "map_ego" else super().forms(variant)

    def arrange(self, brief: PathBrief, choose: Choose) -> PathBrief:
        """The asked side, and where the others are.

        The right object is central in one of four units, and nearest to an end in half
        of them. What is nearest to M1 is mostly central as well, on straight walks
        always; and where all others are nearer to M1, the right one mostly is the
        nearest to an end. Both are left open there, and decided in the other cases so
        that the sums come out.
        """
        heading, nearness = PLACINGS[choose("placing", len(PLACINGS))]
        brief = replace(
            brief,
            side=SIDES[choose("side", len(SIDES))],
            heading=heading,
            nearness=nearness,
        )
        if brief.shows_ends:
            # At one of the two extremes hardly anything else is more central.
            is_between = 0 < nearness < OTHERS
            return replace(brief, is_central=False if is_between else None)
        return replace(
            brief,
            abreast=_abreast(
                nearness, is_even=choose("abreast", 2) == 0, is_up=heading == 1
            ),
            is_central=False if nearness and brief.bends else None,
            is_by_end=choose("by_end", OTHERS) == 0 if nearness < OTHERS else None,
        )

    def candidates(
        self, rng: Generator, walk: Walk, brief: PathBrief
    ) -> list[CandidatePosition]:
        """Positions around the walk; the right one is square to M1."""
        band, marker = distance_band(rng), walk.marker
        found = []
        for each, _ in draw_around(rng, walk, band, marker):
            offset = each.position.x - marker[0], each.position.y - marker[1]
            turned = aside(walk.middle_leg.along, offset, side=brief.side)
            found.append(each._replace(turned=turned, is_right=turned <= BESIDE))
        return found

    def leaves_no_doubt(
        self, right: CandidatePosition, other: CandidatePosition
    ) -> bool:
        """It is far from square at M1, or on the other side."""
        return other.turned >= OFF

    def viewpoint(self, walk: Walk, brief: PathBrief, right: Point) -> Viewpoint:
        """At M1, square to the walk."""
        leg = walk.middle_leg
        x, y = leg.along
        square = (-y, x) if brief.side == "left" else (y, -x)
        return Viewpoint(
            leg, round(walk.middle - leg.before), towards(*square, step=10)
        )

    def suits_turn(
        self,
        brief: PathBrief,
        right: CandidatePosition,
        other: CandidatePosition,
        turn: int,
    ) -> bool:
        """Besides nearness, the last ones are in the asked half of the floor.

        The first one of those in the other half is square to the walker as well: the
        answer is not simply what is square to M1.
        """
        if not super().suits_turn(brief, right, other, turn):
            return False
        if not brief.abreast:
            return True
        is_abreast = turn > OTHERS - brief.abreast
        if is_abreast != (other.turned < TURN // 4):
            return False
        return turn > 0 or other.turned >= TURN // 2 - BESIDE

    def margin(self, around: WalkSurroundings, brief: PathBrief) -> int:
        """The turn at M1 by which another object would be as much on that side."""
        return check_side(around.route, around.right, around.others, side=brief.side)

    def reasons(self, story: WalkStory) -> list[str]:
        """How the walk leads at M1, where its side is on the page, what is there."""
        leg = story.passing_at(story.middle)
        ahead = story.on_page(leg.start, leg.end)
        is_left = _across(story, story.right) > 0
        side = "left" if is_left else "right"
        edge = EDGES[(ahead + (2 if is_left else 6)) % 8]
        name = story.name(story.right)
        near = nearby(story.right, story.twin, story.names, story.page)
        return [
            GOES.say(story.phrasing, start=story.start, end=story.end, way=WAYS[ahead]),
            TOWARDS.say(story.phrasing, side=side, edge=edge),
            BESIDE_M1.say(story.phrasing, name=name, near=near),
            *_elsewhere(story),
            story.in_view(f"look to the {side} from M1"),
        ]

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """What is beside M1 on the asked side, if nothing else is."""
        clauses, asked = clauses_of(premises), read(question.text)
        goes, towards_edge = GOES.read(clauses), TOWARDS.read(clauses)
        beside, shown = BESIDE_M1.read(clauses), SHOWN_ASIDE.read(clauses)
        if not (goes and towards_edge and beside and shown):
            return None
        ahead = WAYS.index(goes["way"])
        edge = EDGES[(ahead + (2 if asked.side == "left" else 6)) % 8]
        is_so = {towards_edge["side"], shown["side"]} == {asked.side}
        is_so &= goes["start"] == asked.start and towards_edge["edge"] == edge
        is_so &= is_shown(clauses, beside["name"])
        others = [
            name
            for clause in clauses
            if ELSEWHERE.search(clause)
            for name in options_in(question, clause)
        ]
        is_whole = sorted((beside["name"], *others)) == sorted(question.options)
        return option_of(question, beside["name"]) if is_so and is_whole else None


def _abreast(nearness: int, *, is_even: bool, is_up: bool) -> int:
    """How many objects are in the asked half of the floor, the right one included.

    Those are farther away than the right one, so there are none when all others are
    nearer. An object that is alone in its half then is as often wrong as right. On the
    way up, where that half is the side of the page, it holds three where it may.
    """
    if nearness >= OTHERS - 1:
        return OPTIONS - nearness
    return 2 + (is_even or is_up)


def _along(story: WalkStory, number: int) -> int:
    """How far an object is ahead of M1, times the length of the leg."""
    leg = story.passing_at(story.middle)
    x, y = story.position(number)
    dx, dy = leg.end[0] - leg.start[0], leg.end[1] - leg.start[1]
    return dx * (x - story.middle[0]) + dy * (y - story.middle[1])


def _across(story: WalkStory, number: int) -> int:
    """How far an object is to the left at M1, times the length of the leg."""
    leg = story.passing_at(story.middle)
    x, y = story.position(number)
    dx, dy = leg.end[0] - leg.start[0], leg.end[1] - leg.start[1]
    return dx * (y - story.middle[1]) - dy * (x - story.middle[0])


def _elsewhere(story: WalkStory) -> list[str]:
    """Where the other objects are, relative to a walker at M1."""
    leg = story.passing_at(story.middle)
    square = square_mm(leg.start, leg.end)
    sign = 1 if _across(story, story.right) > 0 else -1
    ahead = _along(story, story.right)
    groups: dict[str, list[int]] = {"other": [], "ahead": [], "back": []}
    for number in story.others:
        across = sign * _across(story, number)
        if across < 0 and across * across > PLAIN_MM * PLAIN_MM * square:
            groups["other"].append(number)
        else:
            groups["ahead" if _along(story, number) > ahead else "back"].append(number)
    words = {
        "other": "on the other side of the walk",
        "ahead": "farther ahead",
        "back": "farther back",
    }
    parts = [
        f"{story.called(some)} {be(len(some))} {words[group]}"
        for group, some in groups.items()
        if some
    ]
    return [joined(parts)] if parts else []
