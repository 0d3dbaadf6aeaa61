"""Whether an object is closer or further than before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from types import MappingProxyType
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.errors import Rejected
from scenegen.records.item import Question
from scenegen.records.visibility import Sighting, ViewVisibility
from scenegen.tasks.perspective import mask_solver, scene_solver, token_solver
from scenegen.tasks.perspective import rationale as say
from scenegen.tasks.perspective.candidate_positions import (
    AssetExtent,
    CandidatePositions,
)
from scenegen.tasks.perspective.checks import distance_gap, position_of
from scenegen.tasks.perspective.floor_projection import BEYOND, Flags, Lengths
from scenegen.tasks.perspective.kinds.base import (
    AnswerMargin,
    PerspectiveKind,
    PerspectiveSolvers,
    PictureSides,
    TurnCell,
    TwinQuestion,
    plain_turns,
)
from scenegen.tasks.perspective.phrasing import WORDINGS
from scenegen.tasks.perspective.rationale import PerspectiveContext
from scenegen.tasks.perspective.target_placement import (
    AHEAD_MM,
    Indices,
    PairCost,
    TwinPositions,
    best_pair,
    row_difference,
)
from scenegen.tasks.phrases import sighting_of, square_mm
from scenegen.tasks.sayings import (
    Saying,
    clauses_of,
    metres,
    option_of,
    read_metres,
)
from scenegen.tasks.wordings import Wording
from scenegen.visibility.perturbation import PerturbedScene

CLOSER, FURTHER = "closer", "further"

GAP_MM = 500
"""By how much a target is nearer than before, or farther, at least."""

DRAWN_GAP_MM, DRAWN_GAP_SHARE = 520, 0.15
"""The same where positions are drawn, with something to spare for rounding; and the
part of the longer way that it is, at least."""

NOVEL_EDGE = 0.12
"""Distance of the target from the border of the view on the X, in sides."""

MIDDLE, OFF_MIDDLE = 0.5, 0.012
"""Of the picture, and how far off it both positions are: the outer one beyond, the
inner one not."""

NO_GAP = "no_gap"

DISTANCES = Saying(2, ("it is {metres} from the X and {start} from the start",))
TURN_ASIDE = Saying(
    2,
    (
        "turning on the spot does not change how far away it is",
        "the turn that follows changes its direction, not its distance",
        "the turn leaves this distance as it is",
    ),
)
LARGER, SMALLER = ", larger than in the picture", ", smaller than in the picture"
"""What is added when it is plain."""


class _TargetAim(NamedTuple):
    """Where the two positions of a target are meant to be in the picture.

    Attributes:
        inner, outer: along the row, from the border that is beside the X, in sides.
        up: how much higher the outer one is.
        weight: how much a miss along the row counts, beside one in height.
        most: what both may miss together.
    """

    inner: float
    outer: float
    up: float
    weight: float
    most: float


_AIMS = MappingProxyType(
    {
        CLOSER: _TargetAim(0.40, 0.74, 0.05, 0.7, 0.35),
        FURTHER: _TargetAim(0.42, 0.68, 0.08, 0.3, 0.1),
    }
)
"""By the answer of the outer one, so that neither column nor row gives away which it
is. What is farther from the X is lower where it is the inner one, whatever the aim."""


class DistanceChange(PerspectiveKind):
    """Whether an object is closer or further than before."""

    name = "distance_change"
    about = (
        "after a walk to a red X on the floor: is a thing closer, or further, than "
        "before?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    answer_texts: ClassVar[Mapping[str, str]] = MappingProxyType(
        {CLOSER: "closer", FURTHER: "further"}
    )
    # One faces both what is nearer than before and what is farther, whichever of both
    # is nearer to the border of the picture.
    turns: ClassVar[tuple[TurnCell, ...]] = plain_turns(1050, 1200, 1350)
    solvers = PerspectiveSolvers(
        scene=scene_solver.closer_or_further,
        tokens=token_solver.closer_or_further,
        masks=mask_solver.closer_or_further,
    )
    is_published = True
    border_shares: ClassVar[Mapping[str, float]] = MappingProxyType(
        {FURTHER: 0.35, CLOSER: 0.25}
    )

    def sides(self, turn_tenths: int) -> PictureSides:
        """Below the X: what is above it is nearer to it than to the camera."""
        side = "left" if turn_tenths > 0 else "right"
        return PictureSides(row="below", side=side, has_outer=True)

    def takes_turns_with_halves(self, views: int) -> bool:
        """Where the X is in another picture, nothing else settles the half."""
        return views > 1

    def place_targets(
        self,
        candidates: CandidatePositions,
        extents: tuple[AssetExtent, ...],
        rng: Generator,
    ) -> TwinPositions | None:
        """One target, nearer in one twin than it was, farther in the other.

        The view on the X shows it in both twins, so that it shows how far it is. In the
        picture, what is nearer to the X tends to be nearer to its middle as well. That
        would answer the question; so the nearer position is the outer one in half of
        the units and the inner one in the others, on fixed sides of the middle, and
        both are drawn towards aims that leave no difference in the row.
        """
        (extent,) = extents
        usable = candidates.usable(extent) & candidates.fits_brief(extent)
        usable &= candidates.ahead > AHEAD_MM
        usable &= candidates.in_novel_frame(NOVEL_EDGE)
        gain = candidates.from_camera - candidates.from_cross
        longer = np.maximum(candidates.from_camera, candidates.from_cross)
        least = np.maximum(longer * DRAWN_GAP_SHARE, DRAWN_GAP_MM)
        nearer, farther = usable & (gain > least), usable & (gain < -least)
        brief = candidates.brief
        if brief.outer:
            outer, inner = _halves(candidates)
            nearer &= outer if brief.outer == CLOSER else inner
            farther &= inner if brief.outer == CLOSER else outer
        cost = _aimed(candidates) if brief.outer else row_difference(candidates)
        found = best_pair(candidates, extent, nearer, farther, rng, cost)
        if found is None:
            return None
        closer, further = found
        is_first = brief.answers[0] == CLOSER
        return ((closer,), (further,)) if is_first else ((further,), (closer,))

    def check_answer(
        self, question: TwinQuestion, novel: ViewVisibility
    ) -> AnswerMargin:
        """The distance plainly becomes what the answer says, and the target shows.

        Raises:
            Rejected: NO_GAP or NOT_SHOWN.
        """
        gap = _gap(question)
        if (gap if question.answer == CLOSER else -gap) < GAP_MM:
            raise Rejected(NO_GAP)
        question.target_in(novel)
        return AnswerMargin(gap_mm=abs(gap))

    def is_stable(self, question: TwinQuestion, perturbed: PerturbedScene) -> bool:
        """By positions alone."""
        return (_gap(question) > 0) == (question.answer == CLOSER)

    def rationale_steps(self, context: PerspectiveContext) -> list[str]:
        """Where it is, its distances from the start and from the X; the view there."""
        target = context.twin.asked[0]
        far = square_mm(context.camera, context.position(target))
        distances = DISTANCES.say(
            context.phrasing,
            metres=metres(sqrt(context.away(target))),
            start=metres(sqrt(far)),
        )
        return [
            *say.where_in_picture(context, target),
            f"{say.from_cross(context, target)}; {distances}",
            TURN_ASIDE.say(context.phrasing),
            f"{say.in_novel_view(context, target)}{_size_change(context, target)}",
        ]

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """The lesser of two lengths, if the size in the imagined view agrees."""
        clauses = [part for e in clauses_of(premises) for part in e.split("; ")]
        told, shown = DISTANCES.read(clauses), say.IMAGINED.read(clauses)
        if told is None or shown is None or TURN_ASIDE.read(clauses) is None:
            return None
        now, then = (read_metres(told[each]) for each in ("metres", "start"))
        sizes = {LARGER: now < then, SMALLER: now > then}
        if not all(is_so for words, is_so in sizes.items() if words in shown["near"]):
            return None
        return (
            option_of(question, CLOSER if now < then else FURTHER)
            if now != then
            else None
        )


def _gap(question: TwinQuestion) -> int:
    """How much nearer the target is from the X than from the first camera, mm."""
    novel = question.novel
    cross = (novel.position_mm[0], novel.position_mm[1])
    return distance_gap(question.start, cross, position_of(question.target))


def _halves(candidates: CandidatePositions) -> tuple[Flags, Flags]:
    """(n,) each: in the half of the picture where the outer one is, and in the other.

    So the half of the picture says what the brief settles, and no more.
    """
    is_right = candidates.brief.side == "right"
    u = candidates.shown.u if is_right else 1.0 - candidates.shown.u
    return u > MIDDLE + OFF_MIDDLE, u < MIDDLE - OFF_MIDDLE


def _aimed(candidates: CandidatePositions) -> PairCost:
    """By how much pairs of a nearer and a farther position miss their aim."""
    shown, brief = candidates.shown, candidates.brief
    aim = _AIMS[brief.outer]
    out = shown.u if brief.side == "right" else 1.0 - shown.u

    def cost(closer: Indices, further: Indices) -> Lengths:
        up = shown.v[further] - shown.v[closer][:, None]
        one, other = aim.outer, aim.inner
        if brief.outer == FURTHER:
            one, other, up = other, one, -up
        along = np.abs(out[closer] - one)[:, None] + np.abs(out[further] - other)
        missed: Lengths = aim.weight * along + np.abs(up - aim.up)
        return np.where(missed > aim.most, BEYOND, missed)

    return cost


def _size_change(context: PerspectiveContext, target: int) -> str:
    """Larger or smaller in the imagined view, when that is plain and as expected.

    Only whole objects are compared.
    """
    then = sighting_of(context.novel, target)
    now = sighting_of(context.pictures[context.best_picture(target)], target)
    if then is None or now is None or not (_is_whole(then) and _is_whole(now)):
        return ""
    start = square_mm(context.camera, context.position(target))
    is_nearer = context.away(target) < start
    if is_nearer and then.visible_px * 10 >= now.visible_px * 13:
        return LARGER
    if not is_nearer and then.visible_px * 13 <= now.visible_px * 10:
        return SMALLER
    return ""


def _is_whole(sighting: Sighting) -> bool:
    return (
        not sighting.touches_border
        and 100 * sighting.visible_px >= 90 * sighting.amodal_px
    )
