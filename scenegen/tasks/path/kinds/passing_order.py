"""Which object does the walker pass first?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from scenegen.geometry.angles import towards
from scenegen.geometry.polyline import Point, leg_at, nearest_point_on
from scenegen.records.item import Evidence, Question
from scenegen.tasks.path import mask_solver, scene_solver, token_solver
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.candidate_positions import (
    BEHIND_MM,
    SPREAD_PCT,
    CandidatePosition,
    DistanceBand,
    distance_band,
    draw_around,
)
from scenegen.tasks.path.checks import WalkSurroundings, check_order
from scenegen.tasks.path.kinds.base import PathSolvers
from scenegen.tasks.path.kinds.staged import (
    HEADINGS,
    OPTIONS,
    Choose,
    StagedKind,
)
from scenegen.tasks.path.phrasing import WORDINGS
from scenegen.tasks.path.rationale import WAYS, Passing, WalkStory, is_shown
from scenegen.tasks.path.side_view_search import Viewpoint
from scenegen.tasks.path.walks import Walk
from scenegen.tasks.phrases import be, number_word, square_mm
from scenegen.tasks.sayings import (
    Saying,
    clauses_of,
    metres,
    option_of,
    options_in,
    read_metres,
)
from scenegen.tasks.wordings import Wording

if TYPE_CHECKING:
    from numpy.random import Generator

PASSED_MM = 1200
"""How far from the walk an object is that one passes, at most."""

LEAD_MM, LEAD_BESIDE_MM = 850, 1500
"""How much earlier than all others the first object is passed, and than those on its
own side of the walk, which its picture must not show."""

AHEAD_MM = 450
"""How far ahead of the start the first object is, at least."""

RARE = 4
"""One candidate in so many is well behind the start: few other positions are nearer to
it than that of the first object."""

ENDS_MM = 100
"""What is nearest to a point so close to an end of the walk is hardly passed."""

FIRST = Saying(
    1,
    (
        "after {metres} it has {name} beside it, on its {side}",
        "after {metres} it comes to {name}, which is on its {side}",
        "{metres} from its start it reaches {name}, on the {side} of the walk",
    ),
)
LATER = Saying(2, ("{name} comes after {metres}",))
MISSED = Saying(2, ("{names} {verb} {missed}",))


class PassingOrder(StagedKind):
    """Which object is passed first."""

    name = "passing_order"
    about = "on a walk on a map from 1 to 2: which of four things is passed first?"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    solvers = PathSolvers(
        scene=scene_solver.passed_first,
        tokens=token_solver.passed_first,
        masks=mask_solver.passed_first,
    )
    none_left = "none of these things: the map shows none of them"

    def arrange(self, brief: PathBrief, choose: Choose) -> PathBrief:
        """The first object is central, and outermost, in about one of four units.

        Both follow from the layout where all others are behind the start, and mostly
        also where none is nearer to it; only the other cases are decided.
        """
        nearness = choose("nearness", OPTIONS)
        brief = replace(
            brief, heading=HEADINGS[choose("heading", len(HEADINGS))], nearness=nearness
        )
        if nearness == OPTIONS - 1:
            return brief
        return replace(
            brief,
            is_central=nearness > 0 and choose("central", OPTIONS - 1) == 0,
            is_outermost=False if nearness else None,
        )

    def candidates(
        self, rng: Generator, walk: Walk, brief: PathBrief
    ) -> list[CandidatePosition]:
        """Positions around the walk; the right one is where the walk first passes."""
        return [
            each._replace(
                is_right=foot.is_inner
                and each.first == foot.arc
                and foot.arc >= AHEAD_MM
            )
            for each, foot in draw_around(rng, walk, _band(rng), walk.points[0])
        ]

    def leaves_no_doubt(
        self, right: CandidatePosition, other: CandidatePosition
    ) -> bool:
        """It is passed well after the right one, or never."""
        if other.first is None:
            return other.arc <= -BEHIND_MM or other.arc > right.arc + LEAD_BESIDE_MM
        lead = LEAD_BESIDE_MM if other.is_left == right.is_left else LEAD_MM
        return other.first >= right.arc + lead

    def viewpoint(self, walk: Walk, brief: PathBrief, right: Point) -> Viewpoint:
        """Where the walk passes the right object, towards it."""
        foot = nearest_point_on(walk.legs, right)
        leg = leg_at(walk.legs, foot.arc)
        way = round(foot.arc - leg.before)
        x, y = leg.at(way)
        return Viewpoint(leg, way, towards(right[0] - x, right[1] - y, step=10))

    def margin(self, around: WalkSurroundings, brief: PathBrief) -> int:
        """How much earlier the right object is passed than any other."""
        return check_order(around.route, around.right, around.others)

    def reasons(self, story: WalkStory) -> list[str]:
        """How the walk sets out, what it has beside it first, and what later."""
        name, passing = story.name(story.right), story.passing(story.right)
        side = "left" if passing.off_mm > 0 else "right"
        return [
            f"the walk from {story.start} to {story.end} sets out "
            f"{WAYS[story.on_page(*story.walk[:2])]}{_bends(story)}",
            FIRST.say(
                story.phrasing, name=name, side=side, metres=metres(passing.along_mm)
            ),
            *_later(story),
            *_nearer(story),
            story.in_view(f"view, taken where the walk passes {name},"),
        ]

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """What the walk passes after the shortest way."""
        clauses = [part for e in clauses_of(premises) for part in e.split("; ")]
        first = FIRST.read(clauses)
        if first is None or not is_shown(clauses, first["name"]):
            return None
        ways = {first["name"]: read_metres(first["metres"])}
        told = [first["name"]]
        for clause in clauses:
            later, missed = LATER.read([clause]), MISSED.read([clause])
            if later is not None:
                told.append(later["name"])
                ways[later["name"]] = read_metres(later["metres"])
            elif missed is not None:
                told += options_in(question, missed["names"])
        nearest = min(ways, key=lambda each: ways[each])
        is_plain = list(ways.values()).count(ways[nearest]) == 1
        is_whole = sorted(told) == sorted(question.options)
        return option_of(question, nearest) if is_plain and is_whole else None

    def entities_to_remove(self, evidence: Evidence) -> set[int]:
        """All that are offered: without the first, another one would be the first."""
        named = {each for each in evidence.options if each}
        return super().entities_to_remove(evidence) | named


def _band(rng: Generator) -> DistanceBand:
    """A band in which all objects are near enough to be passed."""
    least, most, _ = distance_band(rng)
    most = min(most, PASSED_MM)
    return DistanceBand(min(least, most * 100 // (100 + SPREAD_PCT)), most, RARE)


def _bends(story: WalkStory) -> str:
    """How often a walk changes its direction."""
    bends = len(story.walk) - 2
    if bends == 0:
        return " and keeps straight on"
    return f" and has {number_word(bends)} bend{'s' if bends > 1 else ''}"


def _later(story: WalkStory) -> list[str]:
    """The objects that are passed later, and those that are not passed."""
    groups: dict[str, list[int]] = {"later": [], "before": [], "beyond": [], "off": []}
    ranked = sorted(story.others, key=lambda number: story.passing(number).along_mm)
    for number in ranked:
        groups[_group(story.passing(number))].append(number)
    parts = [
        LATER.say(
            story.phrasing,
            name=story.name(each),
            metres=metres(story.passing(each).along_mm),
        )
        for each in groups.pop("later")
    ]
    words = {
        "before": "behind its start",
        "beyond": "at its end or beyond it",
        "off": "away from the walk",
    }
    parts += [
        MISSED.say(
            story.phrasing,
            names=story.called(some),
            verb=be(len(some)),
            missed=words[group],
        )
        for group, some in groups.items()
        if some
    ]
    return ["; ".join(parts)] if parts else []


def _group(passing: Passing) -> str:
    """Whether something is passed, or else where it is."""
    if passing.along_mm <= ENDS_MM:
        return "before"
    if passing.rest_mm <= ENDS_MM:
        return "beyond"
    return "later" if abs(passing.off_mm) <= PASSED_MM else "off"


def _nearer(story: WalkStory) -> list[str]:
    """What is nearer to the start than the right object, and yet not first."""
    start = story.walk[0]
    least = square_mm(start, story.position(story.right))
    some = [
        number
        for number in story.others
        if square_mm(start, story.position(number)) < least
    ]
    if not some:
        return []
    return [
        f"as the crow flies {story.called(some)} {be(len(some))} nearer to "
        f"{story.start}, but what counts is the way along the walk"
    ]
