"""What is in the way of a straight walk, if anything?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from scenegen.geometry.polyline import legs_of
from scenegen.records.item import Facts, Margins, Question
from scenegen.records.visibility import FLOOR
from scenegen.tasks.base import Removal
from scenegen.tasks.path import mask_solver, scene_solver, token_solver
from scenegen.tasks.path.checks import check_way, shown_from_walk
from scenegen.tasks.path.found import straight
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.sight import ImaginedSight
from scenegen.tasks.path.found.stands import WalkShape
from scenegen.tasks.path.kinds.base import PathSolvers
from scenegen.tasks.path.kinds.found import FoundKind, NamedNouns
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.phrasing import NOTHING, WORDINGS
from scenegen.tasks.path.rationale import WAYS, WalkStory, is_shown
from scenegen.tasks.path.walks import BODY_MM
from scenegen.tasks.phrases import be, joined
from scenegen.tasks.sayings import Saying, clauses_of, option_of, options_in
from scenegen.tasks.search.pairing import Panel
from scenegen.tasks.showing import PCM, clear_pct, share_pcm
from scenegen.tasks.wordings import Wording
from scenegen.visibility.perturbation import PerturbedScene

if TYPE_CHECKING:
    from numpy.random import Generator

OPTIONS = 4

FLAT_MM = 40
"""What is no higher can be walked on."""

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


class Blocked(FoundKind):
    """Which of three things is in the way of a straight walk, or that none is."""

    name = "blocked"
    about = (
        "which of three things blocks the straight way from 1 to 2 on a map, for a "
        "person half a metre wide, or is it free?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    solvers = PathSolvers(
        scene=scene_solver.blocking,
        tokens=token_solver.blocking,
        masks=mask_solver.blocking,
    )
    has_marker = False
    draws_line = False
    may_show_ends = False
    opens_floor = True
    options = OPTIONS
    inputs = ("walk",)
    walks = straight.LENGTHS
    # Which things are right is left to chance, and the walks of a four are alike.
    panel = Panel((straight.FREE,))

    def shapes(self, min_bends: int) -> tuple[WalkShape, ...]:
        """All of its walks: they are straight."""
        return self.walks

    def find(
        self, room: FinishedRoom, brief: FoundBrief, rng: Generator
    ) -> Iterator[FoundPair]:
        """See `found.straight`."""
        return straight.find_pairs(room, brief, rng)

    def subject(self, asked: tuple[int, ...], member: int, right: int) -> int:
        """The right one of the four; 0 when nothing is in the way."""
        return asked[right]

    def option_texts(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """Three things, and nothing."""
        return tuple(f"the {each}" if each else NOTHING for each in nouns)

    def option_entities(self, asked: tuple[int, ...]) -> tuple[int, ...]:
        """The three things, and 0."""
        return asked

    def nouns(self, nouns: tuple[str, ...], member: int) -> NamedNouns:
        """None: the text names points only."""
        return NamedNouns()

    def check(self, sight: ImaginedSight, params: PathParams) -> Margins:
        """One thing plainly reaches into the way, and is seen from its start; or none.

        Raises:
            Rejected: when either is in doubt.
        """
        (leg,) = legs_of(sight.stop.points)
        blocking = (sight.extent(sight.subject),) if sight.subject else ()
        others = tuple(
            sight.extent(each.id)
            for each in sight.twin.scene.entities
            if each.support == FLOOR
            and each.id != sight.subject
            and sight.sizes[each.id][2] > FLAT_MM
        )
        gap = check_way(leg, blocking, others)
        if not sight.subject:
            return Margins(0, None, params.map_pcm, gap_mm=gap)
        seen = shown_from_walk(
            sight.imagined,
            sight.subject,
            least_pcm=params.side_pcm,
            clear_percent=params.clear_percent,
        )
        return Margins(
            seen_pcm=share_pcm(seen, sight.imagined),
            best_view_missing=None,
            threshold_pcm=params.side_pcm,
            gap_mm=gap,
            hidden_pct=clear_pct(seen),
        )

    def stays(
        self, perturbed: PerturbedScene, sight: tuple[int, ...], params: PathParams
    ) -> bool:
        """Half of what has to be seen in the way still is.

        That it is in the way need not be seen again: things are moved by less than the
        search demands beyond the check.
        """
        _, subject, *_options = sight
        if not subject:
            return True
        (shown,) = perturbed.pixels("side_view", (subject,))
        least = params.side_pcm * perturbed.size * perturbed.size // 2
        return shown * PCM >= least

    def reasons(self, story: WalkStory, sight: ImaginedSight) -> list[str]:
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
