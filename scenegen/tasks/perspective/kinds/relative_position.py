"""Whether an object is on the left or on the right after the turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

import numpy as np
from numpy.random import Generator

from scenegen.errors import Rejected
from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import Question
from scenegen.records.visibility import Sighting, ViewVisibility
from scenegen.tasks.perspective import mask_solver, scene_solver, token_solver
from scenegen.tasks.perspective import rationale as say
from scenegen.tasks.perspective.candidate_positions import (
    AssetExtent,
    CandidatePositions,
)
from scenegen.tasks.perspective.checks import bearing, corners, left_of, position_of
from scenegen.tasks.perspective.floor_projection import scale_of
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
from scenegen.tasks.perspective.reading import read_turn
from scenegen.tasks.perspective.target_placement import (
    AHEAD_MM,
    TwinPositions,
    best_pair,
    row_difference,
)
from scenegen.tasks.sayings import option_of
from scenegen.tasks.wordings import Wording
from scenegen.visibility.perturbation import PerturbedScene

LEFT, RIGHT = "left", "right"

OFF_TENTHS, OFF_PERCENT = 150, 10
"""From straight ahead, and from the middle of the view on the X in per cent of its
width, to a target that is on the left or on the right, at least."""

DRAWN_OFF_TENTHS, DRAWN_OFF_SHARE = 168, 0.12
"""The same where positions are drawn, with something to spare; the second in sides."""

NOVEL_EDGE = 0.1
"""Distance of the target from the border of the view on the X, in sides."""

NOT_ASIDE = "not_aside"


class RelativePosition(PerspectiveKind):
    """Whether an object is on the left or on the right after the turn."""

    name = "relative_position"
    about = (
        "on a red X on the floor, after a turn of so many degrees: is a thing on the "
        "left, or on the right?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    answer_texts: ClassVar[Mapping[str, str]] = MappingProxyType(
        {LEFT: "left", RIGHT: "right"}
    )
    # Oblique ones: after a right angle, left and right would be a matter of above and
    # below in the picture.
    turns: ClassVar[tuple[TurnCell, ...]] = plain_turns(300, 450, 600, 1200, 1350, 1500)
    solvers = PerspectiveSolvers(
        scene=scene_solver.side_after_turn,
        tokens=token_solver.side_after_turn,
        masks=mask_solver.side_after_turn,
    )
    is_published = True

    def sides(self, turn_tenths: int) -> PictureSides:
        """All the same for both twins, so that no line of the picture answers.

        There is hardly room beside an X for what is in the other half.
        """
        side = LEFT if turn_tenths > 0 else RIGHT
        row = "above" if abs(turn_tenths) < 900 else "below"
        return PictureSides(side, row, side)

    def takes_turns_with_halves(self, views: int) -> bool:
        """Left in the picture must not mean left after the turn."""
        return True

    def place_targets(
        self,
        candidates: CandidatePositions,
        extents: tuple[AssetExtent, ...],
        rng: Generator,
    ) -> TwinPositions | None:
        """One target, to the left of the new facing in one twin, else to the right.

        Both positions are on the same sides of the middle of the picture and of the X,
        and as nearly as possible in the same row: what is left tells them apart only
        through the turn.
        """
        (extent,) = extents
        usable = candidates.usable(extent) & candidates.fits_brief(extent)
        usable &= candidates.ahead > AHEAD_MM
        across = np.abs(candidates.left)
        off = candidates.ahead * sine(DRAWN_OFF_TENTHS)
        usable &= across * cosine(DRAWN_OFF_TENTHS) > off
        scale = scale_of(candidates.novel)
        usable &= across * scale > DRAWN_OFF_SHARE * candidates.ahead
        usable &= across > extent.radius * 6 // 5 + 40
        usable &= candidates.in_novel_frame(NOVEL_EDGE)
        is_left, is_right = candidates.left > 0, candidates.left < 0
        found = best_pair(
            candidates,
            extent,
            usable & is_left,
            usable & is_right,
            rng,
            row_difference(candidates),
        )
        if found is None:
            return None
        left, right = found
        is_first = candidates.brief.answers[0] == LEFT
        return ((left,), (right,)) if is_first else ((right,), (left,))

    def check_answer(
        self, question: TwinQuestion, novel: ViewVisibility
    ) -> AnswerMargin:
        """All of the target is on one side, and shows well beside the middle.

        Raises:
            Rejected: NOT_ASIDE or NOT_SHOWN.
        """
        margin = _side_margin(question)
        _check_off_centre(novel, question.target_in(novel))
        return AnswerMargin(angle_tenths=margin)

    def is_stable(self, question: TwinQuestion, perturbed: PerturbedScene) -> bool:
        """By positions alone."""
        left = left_of(question.novel, position_of(question.target))
        return (left > 0) == (question.answer == LEFT)

    def rationale_steps(self, context: PerspectiveContext) -> list[str]:
        """Where it is, its direction before and after the turn; the view there."""
        target = context.twin.asked[0]
        return [
            *say.where_in_picture(context, target),
            say.from_cross(context, target),
            say.turned_to(context, target),
            say.in_novel_view(context, target),
        ]

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """The side to which the direction before the turn comes by the turn."""
        read = read_turn(premises, question)
        if read is None or read.off % 180 == 0 or not read.is_shown():
            return None
        return option_of(question, LEFT if read.off > 0 else RIGHT)


def _side_margin(question: TwinQuestion) -> int:
    """All of a target is on one side of the new facing; by how many tenths.

    Raises:
        Rejected: NOT_ASIDE.
    """
    view, target = question.novel, question.target
    sign = 1 if question.answer == LEFT else -1
    middle = position_of(target)
    everything = (middle, *corners(target, question.target_size_mm))
    if any(sign * left_of(view, point) <= 0 for point in everything):
        raise Rejected(NOT_ASIDE)
    off = abs(bearing(view, middle))
    margin = min(off, 1800 - off)
    if margin < OFF_TENTHS:
        raise Rejected(NOT_ASIDE)
    return margin


def _check_off_centre(seen: ViewVisibility, sighting: Sighting) -> None:
    """The view on the X shows a target well beside its middle.

    Raises:
        Rejected: NOT_ASIDE.
    """
    size = seen.ids.shape[0]
    if abs(sighting.box.x0 + sighting.box.x1 - size) * 100 < 2 * OFF_PERCENT * size:
        raise Rejected(NOT_ASIDE)
