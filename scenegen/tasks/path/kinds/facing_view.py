"""Which object is seen from M1 by who looks the way a seat faces?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from scenegen.errors import Rejected
from scenegen.geometry.angles import difference, towards
from scenegen.records.item import Margins, Question
from scenegen.tasks.path import mask_solver, scene_solver, token_solver
from scenegen.tasks.path.checks import check_shows_only, shown_from_walk
from scenegen.tasks.path.found import fronts
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.sight import ImaginedSight
from scenegen.tasks.path.found.stands import Flags
from scenegen.tasks.path.kinds.base import PathSolvers
from scenegen.tasks.path.kinds.found import FoundKind, NamedNouns
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.phrasing import WORDINGS
from scenegen.tasks.path.rationale import WAYS, WalkStory, is_shown
from scenegen.tasks.phrases import is_on_its_side, joined
from scenegen.tasks.sayings import (
    STEP,
    Saying,
    clauses_of,
    off_words,
    option_of,
    read_off,
    read_offs,
    rounded,
    turned,
)
from scenegen.tasks.search.freeing import Movable
from scenegen.tasks.search.pairing import Panel
from scenegen.tasks.showing import PCM, clear_pct, share_pcm
from scenegen.tasks.wordings import Wording
from scenegen.visibility.perturbation import PerturbedScene

if TYPE_CHECKING:
    from numpy.random import Generator

OPTIONS = 4

WELL, OUT = 300, 460
"""What is seen is turned no more from the middle of the view than this, tenths of a
degree; what is beside the view, at least so much. A little laxer than the search."""

OFF_FRONT = "off_front"
"""Something is at the edge of the view."""

HALF_VIEW = 39
"""Degrees from the middle of the imagined view to its border."""

EIGHTH = 45
"""Degrees of the directions that the page is told by."""

FACES = Saying(
    0,
    (
        "{giver} at point {start} faces {way}",
        "the front of {giver} beside point {start} points {way}",
        "who sits on {giver} at point {start} looks {way}",
    ),
)
LIES = Saying(
    1,
    (
        "seen from M1, {name} lies {way}, {off} for someone who faces that way",
        "at M1, {name} is {way}, {off} for someone who faces as that seat does",
        "from M1 to {name} it goes {way}, {off} for someone with the same facing",
    ),
)
OUTSIDE = Saying(
    2,
    (
        f"{{others}}: outside of the view, which reaches {HALF_VIEW} degrees to "
        "either side",
    ),
)


class FacingView(FoundKind):
    """Which of four things is seen from M1 in the direction that a seat faces."""

    name = "facing_view"
    about = (
        "at the stop M1 of a walk on a map, looking the way the seat by point 1 faces: "
        "which of four things is in view?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    solvers = PathSolvers(
        scene=scene_solver.before_the_giver,
        tokens=token_solver.nearest_to_the_middle,
        masks=mask_solver.only_one_shown,
    )
    options = OPTIONS
    inputs = ("turned",)
    # At a slant, the box of the seat alone would tell some of its front.
    map_slant = 0
    is_rare = True
    freed = Movable(fronts.GIVERS, added=fronts.GIVERS, models=fronts.PLAIN)
    # What does not depend on the front tells nothing: see `search.fours`.
    panel = Panel(())

    def may_hold(self, room: FinishedRoom, carries: Flags) -> bool:
        """See `found.fronts`."""
        return fronts.may_hold(room, carries)

    def find(
        self, room: FinishedRoom, brief: FoundBrief, rng: Generator
    ) -> Iterator[FoundPair]:
        """See `found.fronts`."""
        return fronts.find_pairs(room, brief, rng)

    def subject(self, asked: tuple[int, ...], member: int, right: int) -> int:
        """The right one of the four."""
        return asked[right]

    def option_texts(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """The four things."""
        return tuple(f"the {each}" for each in nouns[:OPTIONS])

    def option_entities(self, asked: tuple[int, ...]) -> tuple[int, ...]:
        """The four; the fifth that is asked about gives the direction."""
        return asked[:OPTIONS]

    def nouns(self, nouns: tuple[str, ...], member: int) -> NamedNouns:
        """The seat."""
        return NamedNouns(giver=nouns[OPTIONS])

    def check(self, sight: ImaginedSight, params: PathParams) -> Margins:
        """The view shows the right one well, and no pixel of the others."""
        check_shows_only(sight.imagined, sight.options, sight.subject)
        seen = shown_from_walk(
            sight.imagined,
            sight.subject,
            least_pcm=params.side_pcm,
            clear_percent=params.clear_percent,
        )
        off = off_front(sight, sight.subject)
        if not is_on_its_side(seen.box, sight.imagined.ids.shape[0], off):
            raise Rejected(OFF_FRONT)
        own = abs(off)
        beside = [
            abs(off_front(sight, each))
            for each in sight.options
            if each != sight.subject
        ]
        if own > WELL or min(beside) < OUT:
            raise Rejected(OFF_FRONT)
        return Margins(
            seen_pcm=share_pcm(seen, sight.imagined),
            best_view_missing=None,
            threshold_pcm=params.side_pcm,
            angle_tenths=(min(beside) - own) // 2,
            hidden_pct=clear_pct(seen),
        )

    def stays(
        self, perturbed: PerturbedScene, sight: tuple[int, ...], params: PathParams
    ) -> bool:
        """Half of what has to be seen still is, and not a pixel of the others."""
        _, subject, *options = sight
        others = [each for each in options if each != subject]
        shown, *rest = perturbed.pixels("side_view", (subject, *others))
        least = params.side_pcm * perturbed.size * perturbed.size // 2
        return shown * PCM >= least and not any(rest)

    def reasons(self, story: WalkStory, sight: ImaginedSight) -> list[str]:
        """How the seat faces, and how far off that direction the four are at M1."""
        giver, subject = story.name(sight.giver), sight.subject
        x, y, _ = sight.entity(subject).position_mm
        heading = sight.entity(sight.giver).heading_tenths
        others = [each for each in sight.options if each != subject]
        return [
            FACES.say(
                story.phrasing,
                giver=giver,
                start=story.start,
                way=WAYS[story.way_of(heading)],
            ),
            LIES.say(
                story.phrasing,
                name=story.name(subject),
                way=WAYS[story.on_page(sight.marker, (x, y))],
                off=off_words(_off(sight, subject)),
            ),
            OUTSIDE.say(story.phrasing, others=_offs(story, sight, others)),
            story.in_view("look from M1"),
        ]

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """The only one inside the view.

        How the seat faces, where the thing is from M1, and the turn between the two
        have to agree on the page.
        """
        clauses = clauses_of(premises)
        faces, lies, outside = (each.read(clauses) for each in (FACES, LIES, OUTSIDE))
        if not (faces and lies and outside):
            return None
        beside, own = read_offs(outside["others"]), read_off(lies["off"])
        name = lies["name"]
        if {*beside, name} != set(question.options) or own is None:
            return None
        if not _agree(faces["way"], lies["way"], lies["off"]):
            return None
        if any(abs(off) <= HALF_VIEW for off in beside.values()):
            return None
        is_seen = abs(own) <= HALF_VIEW and is_shown(clauses, name, own)
        return option_of(question, name) if is_seen else None


def off_front(sight: ImaginedSight, number: int) -> int:
    """The turn from the seat's front to an entity at M1, positive to the left."""
    x, y, _ = sight.entity(number).position_mm
    bearing = towards(x - sight.marker[0], y - sight.marker[1], step=2)
    return difference(bearing, sight.entity(sight.giver).heading_tenths)


def _off(sight: ImaginedSight, number: int) -> int:
    """The same in degrees, as it is told."""
    return rounded(off_front(sight, number))


def _offs(story: WalkStory, sight: ImaginedSight, numbers: Sequence[int]) -> str:
    """Where some of the options are, against the front of the seat."""
    return joined(
        f"{story.name(each)} is {off_words(_off(sight, each))}" for each in numbers
    )


def _agree(front: str, way: str, off: str) -> bool:
    """Whether a turn may lead from one direction on the page to another one.

    Both are told to an eighth of a turn, so that each may be half of that off.
    """
    if front not in WAYS or way not in WAYS:
        return False
    told = read_off(off)
    between = EIGHTH * (WAYS.index(way) - WAYS.index(front))
    return told is not None and abs(turned(between - told)) <= EIGHTH + STEP
