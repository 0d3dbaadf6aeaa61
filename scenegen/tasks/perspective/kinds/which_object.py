"""Which of four objects is straight ahead after the turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from scenegen.errors import Rejected
from scenegen.records.item import Question
from scenegen.records.visibility import ViewVisibility
from scenegen.tasks.perspective import mask_solver, scene_solver, token_solver
from scenegen.tasks.perspective import rationale as say
from scenegen.tasks.perspective.candidate_positions import (
    OPTION_SHARE,
    AssetExtent,
    CandidatePositions,
)
from scenegen.tasks.perspective.checks import bearing, position_of
from scenegen.tasks.perspective.floor_projection import Flags
from scenegen.tasks.perspective.kinds.base import (
    AnswerMargin,
    BalancedChoices,
    PerspectiveKind,
    PerspectiveSolvers,
    PictureSides,
    TurnCell,
    TwinQuestion,
)
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.perspective.phrasing import WORDINGS, NamedTargets
from scenegen.tasks.perspective.pools import CategoryPools
from scenegen.tasks.perspective.rationale import PerspectiveContext
from scenegen.tasks.perspective.reading import read_turn
from scenegen.tasks.perspective.target_placement import (
    AHEAD_MM,
    TwinPositions,
    draw_position,
)
from scenegen.tasks.phrases import entity_of, in_row, joined
from scenegen.tasks.quartets import quartet
from scenegen.tasks.sayings import Saying, least_off, off_words, read_offs
from scenegen.visibility.perturbation import PerturbedScene

FRONT_TENTHS, ASIDE_TENTHS = 80, 250
"""What is straight ahead is turned no more than this, what is not at least so much."""

DRAWN_FRONT_TENTHS, DRAWN_ASIDE_TENTHS = 65, 275
"""The same where positions are drawn, with something to spare for rounding."""

RANK = 0.015
"""By how much one target is nearer to the X in the picture than another, or lower, in
sides."""

OVERLAP_SHARE = 0.75
"""Of the sum of their radii that two of the four are apart: they may overlap a little
in the picture."""

TRIES = 10
"""Positions straight ahead that are tried for one camera and one X."""

NOT_IN_FRONT = "not_in_front"

OTHERS = Saying(3, ("from there, {others}",))


class _Rank(NamedTuple):
    """An order of positions in the picture, around the right one.

    Attributes:
        before, after: (n,) positions that plainly come before and after the right one.
        wanted: how many of the other options are to come before it.
    """

    before: Flags
    after: Flags
    wanted: int


class WhichObject(PerspectiveKind):
    """Which of four objects is straight ahead after the turn."""

    name = "which_object"
    about = (
        "on a red X on the floor, after a turn of so many degrees: which of four "
        "things is straight ahead?"
    )
    wordings = WORDINGS[name]
    none_left = "none of these things"
    # The right one of four could be guessed if it were mostly the lowest in the
    # picture, or the nearest to the X. Each rank in either order comes equally often,
    # with turns for which a room has such positions.
    turns = tuple(
        TurnCell(*cell)
        for cell in (
            (1050, 0, 0), (900, 0, 1), (1050, 0, 2), (1200, 0, 3),
            (600, 1, 2), (450, 1, 2), (750, 1, 3), (600, 1, 3),
            (600, 2, 1), (900, 2, 1), (450, 2, 2), (750, 2, 3),
            (450, 3, 0), (600, 3, 0), (450, 3, 0), (600, 3, 1),
        )
    )  # fmt: skip
    solvers = PerspectiveSolvers(
        scene=scene_solver.straight_ahead,
        tokens=token_solver.straight_ahead,
        masks=mask_solver.straight_ahead,
    )
    area_percent = (135, 180)

    def categories(
        self, choices: BalancedChoices, pools: CategoryPools
    ) -> tuple[str, ...]:
        """Four that are not confused: the right ones of the twins, and two others."""
        return quartet(choices.key, choices.blocks, choices.place, pools.targets)

    def answers(self, categories: tuple[str, ...]) -> tuple[str, ...]:
        """The categories."""
        return categories

    def twin_answers(
        self, categories: tuple[str, ...], *, is_swapped: bool
    ) -> tuple[str, str]:
        """The first category, then the second: the quartet balances them already."""
        return super().twin_answers(categories, is_swapped=False)

    def sides(self, turn_tenths: int) -> PictureSides:
        """All four on the side of the X to which the turn goes: it is no cue."""
        return PictureSides(side="left" if turn_tenths > 0 else "right")

    def place_targets(
        self,
        candidates: CandidatePositions,
        extents: tuple[AssetExtent, ...],
        rng: Generator,
    ) -> TwinPositions | None:
        """Four targets, of which the first two change places from twin to twin.

        Whatever holds for the position straight ahead in the picture then holds for
        both answers, and all four objects are in both pictures.
        """
        pair = extents[0].envelope(extents[1])
        sizes = (pair, pair, *extents[2:])
        allowed = _allowed(candidates, pair)
        front = allowed & candidates.facing(DRAWN_FRONT_TENTHS)
        front &= candidates.ahead > AHEAD_MM + 200
        if not front.any():
            return None
        aside = ~candidates.facing(DRAWN_ASIDE_TENTHS)
        others = (_allowed(candidates, size) for size in extents[2:])
        free = [aside & each for each in (allowed, allowed, *others)]
        if not all(each.any() for each in free):
            return None
        for _ in range(TRIES):
            right = draw_position(rng, front)
            found = _with_distractors(candidates, right, sizes, free, rng)
            if found is not None:
                a, b, c, d = found
                return (a, b, c, d), (b, a, c, d)
        return None

    def named_targets(self, nouns: tuple[str, ...]) -> NamedTargets:
        """None: the options name them."""
        return NamedTargets()

    def option_texts(self, nouns: tuple[str, ...]) -> tuple[str, ...]:
        """The nouns."""
        return tuple(f"the {noun}" for noun in nouns)

    def option_text(self, answer: str, occluder: str) -> str:
        """Second solvers answer with an option as it reads."""
        return answer

    def target_of(self, member: int) -> int:
        """The first of the four, and in the second twin the second one."""
        return member

    def lined_up(self, targets: tuple[int, ...]) -> tuple[int, ...]:
        """All of them."""
        return targets

    def option_entities(
        self, targets: tuple[int, ...], order: tuple[int, ...]
    ) -> tuple[int, ...]:
        """The targets."""
        return tuple(targets[choice] for choice in order)

    def threshold_pcm(self, params: PerspectiveParams) -> int:
        """Less than for a single target."""
        return params.option_pcm

    def check_answer(
        self, question: TwinQuestion, novel: ViewVisibility
    ) -> AnswerMargin:
        """One target is straight ahead and shows, and all others are not ahead.

        Raises:
            Rejected: NOT_IN_FRONT or NOT_SHOWN.
        """
        right, others = _deviations(question)
        aside = min(others)
        if right > FRONT_TENTHS or aside < ASIDE_TENTHS:
            raise Rejected(NOT_IN_FRONT)
        question.target_in(novel)
        return AnswerMargin(angle_tenths=(aside - right) // 2)

    def is_stable(self, question: TwinQuestion, perturbed: PerturbedScene) -> bool:
        """By positions alone."""
        right, others = _deviations(question)
        return all(right < other for other in others)

    def rationale_steps(self, context: PerspectiveContext) -> list[str]:
        """Where the four are, the right one before and after the turn, the others."""
        targets = context.twin.asked
        right = min(targets, key=lambda each: (abs(context.after(each)), each))
        name = context.name(right)
        return [
            _row(context, targets),
            say.from_cross(context, right, name),
            say.turned_to(context, right, name),
            _others(context, tuple(each for each in targets if each != right)),
            say.in_novel_view(context, right),
        ]

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """The one of the four directions after the turn that is least off."""
        read = read_turn(premises, question)
        others = read and OTHERS.read(read.clauses)
        if not read or not others or not read.is_shown():
            return None
        offs = {**read_offs(others["others"]), read.target: read.off}
        return least_off(question, offs)


def _deviations(question: TwinQuestion) -> tuple[int, list[int]]:
    """Tenths of a degree from straight ahead, either way: the right one, the others."""
    view, scene = question.novel, question.twin.scene
    others = [
        abs(bearing(view, position_of(entity_of(scene, each))))
        for each in question.twin.asked
        if each != question.target.id
    ]
    return abs(bearing(view, position_of(question.target))), others


def _allowed(candidates: CandidatePositions, size: AssetExtent) -> Flags:
    """(n,) where one of four targets may be."""
    usable = candidates.usable(size, least_share=OPTION_SHARE)
    return usable & candidates.fits_brief(size)


def _with_distractors(
    candidates: CandidatePositions,
    right: int,
    sizes: tuple[AssetExtent, ...],
    free: list[Flags],
    rng: Generator,
) -> list[int] | None:
    """The right position, and one for each distractor, with the ranks of the brief.

    One after the other is drawn among the positions that do not hide what is there
    already, and that lie before or after the right one in each order as long as so many
    are still wanted there. After the last one both counts are used up exactly.
    """
    found = [right]
    ranks = _ranks(candidates, right)
    wanted = [[rank.wanted, len(sizes) - 1 - rank.wanted] for rank in ranks]
    for number in range(1, len(sizes)):
        size = sizes[number]
        positions = free[number].copy()
        for rank, left in zip(ranks, wanted, strict=True):
            positions &= (rank.before & (left[0] > 0)) | (rank.after & (left[1] > 0))
        for other, position in enumerate(found):
            positions &= candidates.apart(
                position, size, sizes[other], reach_share=OVERLAP_SHARE
            )
        if not positions.any():
            return None
        chosen = draw_position(rng, positions)
        found.append(chosen)
        for rank, left in zip(ranks, wanted, strict=True):
            left[0 if rank.before[chosen] else 1] -= 1
    return found


def _ranks(candidates: CandidatePositions, right: int) -> tuple[_Rank, ...]:
    """The orders by distance from the X in the picture, and by the row of the feet.

    None when the X is in another picture.
    """
    shown, brief = candidates.shown, candidates.brief
    if brief.views > 1:
        return ()
    lower: Flags = shown.v > shown.v[right] + RANK
    higher: Flags = shown.v < shown.v[right] - RANK
    x = shown.u - shown.u[candidates.cross]
    y = shown.v - shown.v[candidates.cross]
    away = np.sqrt(x * x + y * y)
    nearer: Flags = away < away[right] - RANK
    farther: Flags = away > away[right] + RANK
    return _Rank(nearer, farther, brief.nearness), _Rank(lower, higher, brief.lowness)


def _row(context: PerspectiveContext, targets: tuple[int, ...]) -> str:
    """The targets in the order in which a picture shows them, when that is plain."""
    numbers = sorted({context.best_picture(each) for each in targets})
    if len(numbers) > 1 or len(context.pictures) > 1:
        which = ("first", "second")[numbers[0]]
        picture = f"the {which} picture" if len(numbers) == 1 else "the two pictures"
    else:
        picture = "the picture"
    row = in_row(targets, context.pictures[numbers[0]]) if len(numbers) == 1 else ()
    names = joined(context.name(each) for each in row or targets)
    verb = "show" if len(numbers) > 1 else "shows"
    return f"{picture} {verb} {names}{', from left to right' if row else ''}"


def _others(context: PerspectiveContext, targets: tuple[int, ...]) -> str:
    """How far off the new facing the other targets are."""
    others = joined(
        f"{context.name(each)} is {off_words(context.off_after(each))}"
        for each in targets
    )
    return OTHERS.say(context.phrasing, others=others)
