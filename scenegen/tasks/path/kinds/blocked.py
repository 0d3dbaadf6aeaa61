"""What is in the way of a straight walk, if anything?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from scenegen.catalogue import Asset
from scenegen.geometry.angles import towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polyline import Point
from scenegen.records.item import Facts, Question
from scenegen.seeding import between
from scenegen.tasks.base import Removal
from scenegen.tasks.path import mask_solver, scene_solver, token_solver
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.candidate_positions import (
    GAP_MM,
    POOL,
    CandidatePosition,
    beside,
    centre_of,
    distance,
)
from scenegen.tasks.path.checks import WalkSurroundings, check_way
from scenegen.tasks.path.kinds.base import PathSolvers
from scenegen.tasks.path.kinds.staged import (
    HEADINGS,
    NEARER_MM,
    OPTIONS,
    Choose,
    StagedKind,
)
from scenegen.tasks.path.phrasing import NOTHING, WORDINGS
from scenegen.tasks.path.rationale import WAYS, WalkStory, is_shown
from scenegen.tasks.path.side_view_search import Viewpoint
from scenegen.tasks.path.walks import BODY_MM, Walk
from scenegen.tasks.phrases import be, joined
from scenegen.tasks.sayings import Saying, clauses_of, option_of, options_in
from scenegen.tasks.wordings import Wording

if TYPE_CHECKING:
    from numpy.random import Generator

CLEAR_MM = 220
"""How far objects that are not in the straight way stay out of it, at least."""

CLOSE_MM = 900
"""How far beside the straight way objects are, at most."""

HEAD_START, LAST_STRETCH = 900, 800
"""Free way before and behind what is in the way, millimetres."""

ONE_IN = 6
"""One candidate in so many is on the way, the others are beside it."""

TALL_MM, SLENDER = 1500, 2
"""What is higher, and more times as long as wide, than this hangs over free floor."""

LINE = Saying(
    0,
    (
        "the straight line from {start} to {end} leads {way}",
        "from {start} to {end} it is a straight way {way}",
        "a straight walk from {start} to {end} goes {way}",
    ),
)
TOUCHED = Saying(1, ("a strip half a metre wide along this line touches nothing",))
REACHES = Saying(
    1, ("{name} reaches into the strip half a metre wide along it, {part}",)
)
CLEAR = Saying(2, ("clear of the strip, {others}",))


class Blocked(StagedKind):
    """Which object is in the way, if any."""

    name = "blocked"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    solvers = PathSolvers(
        scene=scene_solver.blocking,
        tokens=token_solver.blocking,
        masks=mask_solver.blocking,
    )
    is_straight = True
    draws_line = False
    may_show_ends = False
    is_on_walk = True
    shows_only_right = False
    corridor_mm = BODY_MM + 2 * CLEAR_MM

    def categories(self, four: tuple[str, str, str, str]) -> tuple[str, ...]:
        """One of the options is that nothing is in the way."""
        return ("", *four[1:])

    def arrange(self, brief: PathBrief, choose: Choose) -> PathBrief:
        """What is in the way is of all the nearest to the start, the end, or neither.

        These are 0, 2 and 1 for `nearness`. Neither end then says which option is
        right more often than chance does.
        """
        return replace(
            brief,
            heading=HEADINGS[choose("heading", len(HEADINGS))],
            nearness=choose("nearness", OPTIONS - 1),
        )

    def assets(self, assets: list[Asset]) -> list[Asset]:
        """Those whose box is not mostly air, if there are any."""
        return [each for each in assets if _fills_its_floor(each)] or assets

    def candidates(
        self, rng: Generator, walk: Walk, brief: PathBrief
    ) -> list[CandidatePosition]:
        """Positions on the straight way, and close beside it."""
        return [
            _on_line(rng, walk) if number % ONE_IN == 0 else _near_line(rng, walk)
            for number in range(POOL)
        ]

    def leaves_no_doubt(
        self, right: CandidatePosition, other: CandidatePosition
    ) -> bool:
        """It is beside the way; how far its corners stay out of it is checked later."""
        return not other.is_right

    def viewpoint(self, walk: Walk, brief: PathBrief, right: Point) -> Viewpoint:
        """At the start, straight ahead."""
        leg = walk.legs[0]
        return Viewpoint(leg, 0, towards(*leg.along, step=10), is_fixed=True)

    def sight(self, walk: Walk, brief: PathBrief, right: Footprint) -> Footprint:
        """The straight way itself."""
        return walk.corridor()[0]

    def reserved(
        self, walk: Walk, brief: PathBrief, right: Footprint
    ) -> list[Footprint]:
        """The straight way, so wide that others stay clear of it by `CLEAR_MM`."""
        wide = BODY_MM + 2 * (CLEAR_MM - GAP_MM)
        return walk.corridor(wide, end=HEAD_START // 2)

    def suits_turn(
        self,
        brief: PathBrief,
        right: CandidatePosition,
        other: CandidatePosition,
        turn: int,
    ) -> bool:
        """Distances to the ends are compared when all are placed."""
        return True

    def is_balanced(
        self,
        brief: PathBrief,
        right: CandidatePosition,
        others: Sequence[CandidatePosition],
    ) -> bool:
        """Whether what is in the way is nearest to the end that the brief says."""
        first = all(each.to_marker >= right.to_marker + NEARER_MM for each in others)
        last = all(each.to_end >= right.to_end + NEARER_MM for each in others)
        is_clear = all(
            abs(each.to_marker - right.to_marker) >= NEARER_MM
            and abs(each.to_end - right.to_end) >= NEARER_MM
            for each in others
        )
        return is_clear and (first, last) == (brief.nearness == 0, brief.nearness == 2)

    def margin(self, around: WalkSurroundings, brief: PathBrief) -> int:
        """How far objects reach into the way or stay out of it, the least of them."""
        blocking = () if around.right is None else (around.right,)
        return check_way(around.route, blocking, around.others + around.background)

    def reasons(self, story: WalkStory) -> list[str]:
        """How the line leads, and what reaches into it."""
        line = LINE.say(
            story.phrasing,
            start=story.start,
            end=story.end,
            way=WAYS[story.on_page(story.walk[0], story.walk[-1])],
        )
        clear = _clear_of_line(story)
        if not story.right:
            seen = "the imagined view shows a free way from one point to the other"
            return [line, TOUCHED.say(story.phrasing), *clear, seen]
        name = story.name(story.right)
        reaches = REACHES.say(story.phrasing, name=name, part=_part(story))
        return [line, reaches, *clear, story.in_view("view along the line")]

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """What reaches into the strip, or nothing, when all others are clear of it."""
        clauses = clauses_of(premises)
        reaches, clear = REACHES.read(clauses), CLEAR.read(clauses)
        is_free = TOUCHED.read(clauses) is not None
        if is_free is not (reaches is None):
            return None
        right = reaches["name"] if reaches else NOTHING
        others = options_in(question, clear["others"]) if clear else ()
        if {right, NOTHING, *others} != set(question.options) or right in others:
            return None
        is_seen = is_free or is_shown(clauses, right)
        return option_of(question, right) if is_seen else None

    def after_removal(self, pair: tuple[Facts, Facts], left: Facts) -> Removal:
        """The option that nothing is in the way is right now."""
        question = left.question
        steps = (
            "The straight way between the two points is followed on the map.",
            "Nothing reaches into it.",
        )
        return Removal(question.options, question.evidence.options.index(0), steps)


def _fills_its_floor(asset: Asset) -> bool:
    """Whether its box is not mostly air, as below an arc lamp."""
    length, width, height = asset.size_mm
    return height < TALL_MM or max(length, width) <= SLENDER * min(length, width)


def _on_line(rng: Generator, walk: Walk) -> CandidatePosition:
    """A position on a straight walk, between the free stretches at its ends."""
    low, high = HEAD_START, walk.length - LAST_STRETCH
    way = between(rng, low, max(high, low))
    found = _at(rng, walk, way, between(rng, -100, 100))
    return found._replace(is_right=high >= low)


def _near_line(rng: Generator, walk: Walk) -> CandidatePosition:
    """A position beside a straight walk, or on it."""
    way = between(rng, 400, walk.length - 300)
    reach = BODY_MM // 2 + CLOSE_MM + 150
    return _at(rng, walk, way, between(rng, -reach, reach))


def _at(rng: Generator, walk: Walk, way: int, across: int) -> CandidatePosition:
    """The position so far along a straight walk and to its left, turned anyhow."""
    x, y = beside(walk.legs[0], way, across)
    position = FloorPosition(x, y, between(rng, 0, 3450, 150))
    start, end = (distance(position, point) for point in walk.points)
    return CandidatePosition(
        position=position,
        to_marker=start,
        to_start=start,
        to_end=end,
        to_centre=distance(position, centre_of(walk)),
        arc=way,
        first=None,
        is_left=across > 0,
    )


def _clear_of_line(story: WalkStory) -> list[str]:
    """Where the objects are that do not reach into the line."""
    groups: dict[str, list[int]] = {}
    for number in story.others:
        place = _place_by_line(story, number)
        if place:
            groups.setdefault(place, []).append(number)
    parts = [
        f"{story.called(some)} {be(len(some))} {place}"
        for place, some in sorted(groups.items())
    ]
    return [CLEAR.say(story.phrasing, others=joined(parts))] if parts else []


def _place_by_line(story: WalkStory, number: int) -> str:
    """Beyond an end of a straight walk, or to one side of it; "" when on it."""
    passing = story.passing(number)
    if not passing.along_mm:
        return f"behind {story.start}"
    if not passing.rest_mm:
        return f"beyond {story.end}"
    if abs(passing.off_mm) < BODY_MM / 2:
        return ""
    return "on its left" if passing.off_mm > 0 else "on its right"


def _part(story: WalkStory) -> str:
    """The part of the line where the object in the way is."""
    passing = story.passing(story.right)
    whole = passing.along_mm + passing.rest_mm
    if 5 * passing.along_mm < 2 * whole:
        return f"in the part towards {story.start}"
    if 5 * passing.rest_mm < 2 * whole:
        return f"in the part towards {story.end}"
    return "about half-way"
