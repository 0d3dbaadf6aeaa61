"""Is something seen from M1, or hidden behind what stands between?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from typing import TYPE_CHECKING, ClassVar

from scenegen.errors import Rejected
from scenegen.records.item import Evidence, Facts, Margins, Question
from scenegen.tasks.base import Removal
from scenegen.tasks.path import mask_solver, scene_solver, token_solver
from scenegen.tasks.path.checks import shown_from_walk
from scenegen.tasks.path.found import lines
from scenegen.tasks.path.found.brief import FoundBrief, FoundPair
from scenegen.tasks.path.found.room import FinishedRoom
from scenegen.tasks.path.found.sight import (
    NOT_BETWEEN,
    PLAIN_MM,
    Crossing,
    ImaginedSight,
)
from scenegen.tasks.path.kinds.base import PathSolvers
from scenegen.tasks.path.kinds.found import FoundKind, NamedNouns
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.phrasing import SEEN_OPTIONS, WORDINGS, read
from scenegen.tasks.path.rationale import WAYS, WalkStory, is_shown
from scenegen.tasks.phrases import NUMBERS, number_word
from scenegen.tasks.sayings import (
    Saying,
    clauses_of,
    metres,
    option_of,
    read_metres,
)
from scenegen.tasks.search.pairing import Panel
from scenegen.tasks.showing import PCM, clear_pct, share_pcm
from scenegen.tasks.wordings import Wording
from scenegen.visibility.perturbation import PerturbedScene

if TYPE_CHECKING:
    from numpy.random import Generator

STILL_HIDDEN = "not_hidden"
"""A pixel of what should be hidden shows, or it would be too small to be seen."""

LIES = Saying(
    0,
    (
        "from M1, {name} lies {way}, {metres} away",
        "seen from M1, {name} is {metres} away {way}",
        "{name} is {metres} away from M1, {way}",
    ),
)
CROSSES = Saying(
    1,
    (
        "the straight line to it on the map crosses {number} {things}: {crossed}",
        "on the map, the straight line to it leads over {number} {things}: {crossed}",
        "the line from there to it passes over {number} {things}: {crossed}",
    ),
)
HIGH = Saying(
    2,
    (
        "{over} on it is {metres} high, and the look from a standing person's eyes to "
        "the top of {name} would have to pass there at {limit}, which is lower",
    ),
)
WIDE = Saying(3, ("it is also wide enough to stand before all of {name}",))
LOW = Saying(
    2,
    (
        "{over} on it is only {metres} high, below the look to the middle of {name}, "
        "which passes there at {limit} or more",
    ),
)
OPEN = Saying(
    2,
    (
        "{over} on it is open, narrow, or only touches the line, and leaves free most "
        "of what is behind it",
    ),
)


class SeenOver(FoundKind):
    """Whether something is seen from M1, or hidden.

    Something stands on the line on the map in both answers.
    """

    name = "seen_over"
    about = (
        "from the stop M1 of a walk on a map: is a thing seen, or hidden behind what "
        "stands between?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    solvers = PathSolvers(
        scene=scene_solver.seen_or_hidden,
        tokens=token_solver.seen_or_hidden,
        masks=mask_solver.seen_or_hidden,
    )
    none_left = "it is not there"
    text_inputs = ("thing",)
    options = 2
    inputs = ("m1", "walk", "m1", "walk", "thing")
    panel = Panel(
        always=("crossed", "to_m1", "height"),
        rotating=(
            "size", "front", "to_1", "to_2", "to_middle", "to_border", "page_y",
            "row_m1", "ahead", "beside", "angle",
        ),
        subset=2,
    )  # fmt: skip

    def find(
        self, room: FinishedRoom, brief: FoundBrief, rng: Generator
    ) -> Iterator[FoundPair]:
        """See `found.lines`."""
        return lines.find_pairs(room, brief, rng)

    def subject(self, asked: tuple[int, ...], member: int, right: int) -> int:
        """The one thing that both twins ask about, or the own one of each."""
        return asked[min(member, len(asked) - 1)]

    def option_texts(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """Seen, hidden."""
        return SEEN_OPTIONS

    def option_entities(self, asked: tuple[int, ...]) -> tuple[int, ...]:
        """None: answers name no entities."""
        return ()

    def nouns(self, nouns: tuple[str, ...], member: int) -> NamedNouns:
        """What is asked about."""
        return NamedNouns(thing=nouns[min(member, len(nouns) - 1)])

    def check(self, sight: ImaginedSight, params: PathParams) -> Margins:
        """It is seen well, or not at all and behind a thing; see `FoundKind.check`.

        What is hidden has to be seen on the map instead.
        """
        if not sight.between():
            raise Rejected(NOT_BETWEEN)
        sighting = sight.sighting(sight.subject)
        if sight.right == lines.HIDDEN:
            sight.hider()
            if (
                sighting is None
                or sighting.visible_px
                or sighting.touches_border
                or sighting.amodal_px * PCM < params.side_pcm * sight.imagined.pixels
            ):
                raise Rejected(STILL_HIDDEN)
            shown, clear = 0, 0
        else:
            seen = shown_from_walk(
                sight.imagined,
                sight.subject,
                least_pcm=params.side_pcm,
                clear_percent=params.clear_percent,
            )
            shown, clear = share_pcm(seen, sight.imagined), clear_pct(seen)
        return Margins(
            seen_pcm=shown,
            best_view_missing=None,
            threshold_pcm=params.side_pcm if shown else params.map_pcm,
            hidden_pct=clear,
        )

    def stays(
        self, perturbed: PerturbedScene, sight: tuple[int, ...], params: PathParams
    ) -> bool:
        """Half of what has to be seen still is; or not a pixel."""
        right, subject = sight[:2]
        (shown,) = perturbed.pixels("side_view", (subject,))
        if right == lines.HIDDEN:
            return shown == 0
        least = params.side_pcm * perturbed.size * perturbed.size // 2
        return shown * PCM >= least

    def entities_to_remove(self, evidence: Evidence) -> set[int]:
        """What is asked about."""
        return set(evidence.instances)

    def after_removal(self, pair: tuple[Facts, Facts], left: Facts) -> Removal:
        """The option that it is not there is added, and right."""
        options = (*left.question.options, self.none_left)
        steps = (
            "The map is searched for what the question asks about.",
            "It is not there.",
        )
        return Removal(options, len(options) - 1, steps)

    def reasons(self, story: WalkStory, sight: ImaginedSight) -> list[str]:
        """What the line crosses, how high that is, and what it does to the look."""
        name, between = story.name(sight.subject), sight.between()
        x, y, _ = sight.entity(sight.subject).position_mm
        first = LIES.say(
            story.phrasing,
            name=name,
            way=WAYS[story.on_page(story.middle, (x, y))],
            metres=_metres(_gap(story.middle, (x, y))),
        )
        second = CROSSES.say(
            story.phrasing,
            number=number_word(len(between)),
            things="thing" if len(between) == 1 else "things",
            crossed=story.called_together([each.entity for each in between]),
        )
        if sight.right == lines.HIDDEN:
            return [first, second, *_hidden(story, sight)]
        return [first, second, *_seen(story, sight, between), _shown(story)]

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """Hidden behind one thing that is high and wide enough; seen past all of them.

        Each thing that the line crosses has to be told for that.
        """
        clauses = [part for e in clauses_of(premises) for part in e.split("; ")]
        lies, crosses = LIES.read(clauses), CROSSES.read(clauses)
        if (
            not lies
            or not crosses
            or lies["name"] != f"the {read(question.text).thing}"
        ):
            return None
        high, wide = HIGH.read(clauses), WIDE.read(clauses)
        past = [each for e in clauses if (each := LOW.read([e]) or OPEN.read([e]))]
        is_below = all(
            read_metres(each["metres"]) < read_metres(each["limit"])
            for each in past
            if "limit" in each
        )
        hidden, seen = SEEN_OPTIONS[lines.HIDDEN], SEEN_OPTIONS[1 - lines.HIDDEN]
        if high and wide and not past:
            is_high = read_metres(high["metres"]) > read_metres(high["limit"])
            return option_of(question, hidden) if is_high else None
        is_past = len(past) == NUMBERS.index(crosses["number"]) and is_below
        is_past &= not high and is_shown(clauses, lies["name"])
        return option_of(question, seen) if is_past else None


def _hidden(story: WalkStory, sight: ImaginedSight) -> list[str]:
    over, name = sight.hider(), story.name(sight.subject)
    limit = sight.look_mm(over, sight.top(sight.subject), low=True)
    return [
        HIGH.say(
            story.phrasing,
            over=story.called_any(over.entity),
            metres=_metres(sight.top(over.entity)),
            name=name,
            limit=_metres(limit),
        ),
        WIDE.say(story.phrasing, name=name),
    ]


def _seen(
    story: WalkStory, sight: ImaginedSight, between: tuple[Crossing, ...]
) -> list[str]:
    """What becomes of each thing on the line, nearest first, in two sentences."""
    z = sight.entity(sight.subject).position_mm[2]
    middle = z + sight.sizes[sight.subject][2] // 2
    parts = []
    for over in between:
        limit = sight.look_mm(over, middle, low=True)
        top, called = sight.top(over.entity), story.called_any(over.entity)
        if top + PLAIN_MM <= limit:
            low = LOW.say(
                story.phrasing,
                over=called,
                metres=_metres(top),
                name=story.name(sight.subject),
                limit=_metres(limit),
            )
            parts.append(low)
        else:
            parts.append(OPEN.say(story.phrasing, over=called))
    first, *rest = parts
    return [first, "; ".join(rest)] if rest else [first]


def _shown(story: WalkStory) -> str:
    return story.in_view("look from M1")


def _gap(one: tuple[int, int], other: tuple[int, int]) -> float:
    x, y = one[0] - other[0], one[1] - other[1]
    return sqrt(x * x + y * y)


def _metres(length_mm: float) -> str:
    """A length in words, to a centimetre: heights are compared."""
    return metres(length_mm, digits=2)
