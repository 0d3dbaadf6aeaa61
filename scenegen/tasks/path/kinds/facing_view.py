"""Which object is seen from M1 by who looks the way a seat faces?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN, difference, towards
from scenegen.records.item import Margins
from scenegen.tasks.path import mask_solver, scene_solver, token_solver
from scenegen.tasks.path.checks import check_shows_only, shown_from_walk
from scenegen.tasks.path.found import fronts
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.sight import ImaginedSight
from scenegen.tasks.path.kinds.base import PathSolvers
from scenegen.tasks.path.kinds.found import FoundKind, NamedNouns
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.phrasing import WORDINGS
from scenegen.tasks.path.rationale import WAYS, WalkStory
from scenegen.tasks.phrases import joined
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

AHEAD = 25
"""A direction that differs by less is the same one, in words, tenths of a degree."""


class FacingView(FoundKind):
    """Which of four things is seen from M1 in the direction that a seat faces."""

    name = "facing_view"
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    solvers = PathSolvers(
        scene=scene_solver.before_the_giver,
        tokens=token_solver.nearest_to_the_middle,
        masks=mask_solver.only_one_shown,
    )
    options = OPTIONS
    inputs = ("turned",)
    freed = Movable(fronts.GIVERS, added=("chair", "armchair"))
    panel = Panel(
        always=("to_m1", fronts.OFF_WALL),
        rotating=(
            "size", "height", "front", "to_1", "to_2", "to_middle", "to_border",
            "page_x", "page_y", "row_m1", "column_m1", "ahead", "beside", "angle",
        ),
        subset=2,
        options=OPTIONS,
    )  # fmt: skip

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
        own = abs(off_front(sight, sight.subject))
        if own > WELL:
            raise Rejected(OFF_FRONT)
        beside = [
            away
            for each in sight.options
            if each != sight.subject and (away := abs(off_front(sight, each))) >= OUT
        ]
        return Margins(
            seen_pcm=share_pcm(seen, sight.imagined),
            best_view_missing=None,
            threshold_pcm=params.side_pcm,
            angle_tenths=(min(beside, default=TURN // 2) - own) // 2,
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
        giver = story.name(sight.giver)
        ahead = story.way_of(sight.entity(sight.giver).heading_tenths)
        others = [each for each in sight.options if each != sight.subject]
        beside = [each for each in others if abs(off_front(sight, each)) >= OUT]
        covered = [each for each in others if each not in beside]
        words = [
            story.pick(
                0,
                "{giver} at point {start} faces {way}",
                "the front of {giver} beside point {start} points {way}",
                "who sits on {giver} at point {start} looks {way}",
            ).format(giver=giver, start=story.start, way=WAYS[ahead]),
            story.pick(
                1,
                "seen from M1, {name} is {off} that direction",
                "at M1, {name} lies {off} this direction",
                "from M1 to {name} it is {off} that direction",
            ).format(
                name=story.name(sight.subject),
                off=_off(off_front(sight, sight.subject)),
            ),
        ]
        if beside:
            parts = [
                f"{story.name(each)} is {_off(off_front(sight, each))} it"
                for each in beside
            ]
            words.append(f"{joined(parts)}, outside a view of about 78 degrees")
        if covered:
            names = joined(story.name(each) for each in covered)
            words.append(
                f"{names} would be in front too, but something hides all of it"
            )
        return [*words, story.in_view("the imagined look from M1")]


def off_front(sight: ImaginedSight, number: int) -> int:
    """The turn from the seat's front to an entity at M1, positive to the left."""
    x, y, _ = sight.entity(number).position_mm
    bearing = towards(x - sight.marker[0], y - sight.marker[1], step=2)
    return difference(bearing, sight.entity(sight.giver).heading_tenths)


def _off(tenths: int) -> str:
    """A turn in words, to five degrees."""
    if abs(tenths) < AHEAD:
        return "right in"
    degrees = max((abs(tenths) + AHEAD) // 50 * 5, 5)
    return f"about {degrees} degrees to the {'left' if tenths > 0 else 'right'} of"
