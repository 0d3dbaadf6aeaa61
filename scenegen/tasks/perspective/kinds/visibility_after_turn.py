"""Whether an object is in view after the turn, or hidden behind another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

import numpy as np
from numpy.random import Generator

from scenegen.errors import Rejected
from scenegen.geometry.angles import difference
from scenegen.records.item import Question
from scenegen.records.visibility import ViewVisibility
from scenegen.seeding import pick
from scenegen.tasks.perspective import mask_solver, scene_solver, token_solver
from scenegen.tasks.perspective import rationale as say
from scenegen.tasks.perspective.candidate_positions import (
    EDGE,
    AssetExtent,
    CandidatePositions,
)
from scenegen.tasks.perspective.floor_projection import Flags
from scenegen.tasks.perspective.kinds.base import (
    AnswerMargin,
    BalancedChoices,
    PerspectiveKind,
    PerspectiveSolvers,
    TurnCell,
    TwinQuestion,
    plain_turns,
)
from scenegen.tasks.perspective.phrasing import WORDINGS, NamedTargets
from scenegen.tasks.perspective.pools import CategoryPools
from scenegen.tasks.perspective.rationale import PerspectiveContext
from scenegen.tasks.perspective.reading import read_turn
from scenegen.tasks.perspective.target_placement import (
    TwinPositions,
    draw_near_pair,
    draw_position,
)
from scenegen.tasks.phrases import place_in_picture, sighting_of
from scenegen.tasks.sayings import Saying, option_of
from scenegen.tasks.showing import PCM, clear_pct
from scenegen.tasks.wordings import Wording
from scenegen.visibility.perturbation import PerturbedScene

VISIBLE, HIDDEN = "visible", "hidden"

HIDDEN_PCT = 1
"""What is hidden shows no more of its outline than this, per cent."""

FACING_TENTHS, FAR_MM = 120, 1900
"""The target is so near to straight ahead, and at least so far from the X: there is
room for an occluder in between."""

COVER_MM = 130
"""Width by which an occluder covers more than the target behind it, and height."""

BESIDE_TENTHS = 100
"""Directions that differ by more are told apart by left and right."""

AHEAD_DEGREES = 35
"""What is so near to straight ahead is inside the view, if nothing hides it."""

FREE = Saying(3, ("from there {cover} {why} and leaves {name} free",))
BLOCKED = Saying(
    3, ("in that direction {cover} stands{how}, in the way of the look at {name}",)
)
NOTHING_OF = Saying(
    4, ("the imagined view shows {cover}{where}, and {little} of {name}",)
)

TRIES = 10
"""Positions of the target that are tried for one camera and one X."""

SIDES = ("left", "right")

NOT_HIDDEN = "not_hidden"


class VisibilityAfterTurn(PerspectiveKind):
    """Whether an object is in view, or hidden behind another one."""

    name = "visibility"
    about = (
        "on a red X on the floor, after a turn of so many degrees: is a thing in view, "
        "or hidden behind another?"
    )
    wordings: ClassVar[tuple[Wording, ...]] = WORDINGS[name]
    answer_texts: ClassVar[Mapping[str, str]] = MappingProxyType(
        {VISIBLE: "in view", HIDDEN: "hidden behind the {occluder}"}
    )
    # What hides the target from the X does not hide the X in the picture.
    turns: ClassVar[tuple[TurnCell, ...]] = plain_turns(600, 750, 900, 1050, 1200)
    solvers = PerspectiveSolvers(
        scene=scene_solver.visible_or_hidden,
        tokens=token_solver.visible_or_hidden,
        masks=mask_solver.visible_or_hidden,
    )
    occluder = 1

    def plain_answer(self, option: str) -> str:
        """What hides the object is left out."""
        return HIDDEN if option.startswith(HIDDEN) else option

    def is_offered(self, pools: CategoryPools, *, views: int) -> bool:
        """One picture shows both, and the catalogue has what hides and is hidden."""
        return views == 1 and bool(pools.low and pools.occluders)

    def categories(
        self, choices: BalancedChoices, pools: CategoryPools
    ) -> tuple[str, ...]:
        """What may be hidden, and its occluder."""
        target = pools.low[choices.choose("category", len(pools.low))]
        occluder = pools.occluders[choices.choose("screen", len(pools.occluders))]
        return target.name, occluder.name

    def place_targets(
        self,
        candidates: CandidatePositions,
        extents: tuple[AssetExtent, ...],
        rng: Generator,
    ) -> TwinPositions | None:
        """A target straight ahead, and an occluder before it in one twin only.

        The occluder is in the picture in both twins, on the same side of the target and
        not far from where it is in the other twin, so that neither its presence nor its
        side answers: only the line of sight from the X does.
        """
        extent, occluder = extents
        usable = candidates.usable(extent) & candidates.fits_brief(extent)
        usable &= candidates.facing(FACING_TENTHS) & (candidates.ahead > FAR_MM)
        if not usable.any():
            return None
        screens = candidates.usable(occluder, is_occluder=True)
        for _ in range(TRIES):
            if not usable.any():
                return None
            target = draw_position(rng, usable)
            usable[target] = False
            free = screens & candidates.apart(target, occluder, extent)
            u = candidates.shown.u
            is_left = pick(rng, SIDES) == "left"
            free &= u < u[target] - EDGE if is_left else u > u[target] + EDGE
            hiding = free & _hides(candidates, target, extent, occluder)
            leaving = free & _leaves(candidates, target, extent, occluder)
            if hiding.any() and leaving.any():
                before, beside = draw_near_pair(candidates, hiding, leaving, rng)
                shows = (target, beside), (target, before)
                is_first = candidates.brief.answers[0] == VISIBLE
                return shows if is_first else shows[::-1]
        return None

    def named_targets(self, nouns: tuple[str, ...]) -> NamedTargets:
        """The target, and the occluder."""
        return NamedTargets(*nouns)

    def check_answer(
        self, question: TwinQuestion, novel: ViewVisibility
    ) -> AnswerMargin:
        """The view on the X shows the target well, or at most 1 % of it.

        Raises:
            Rejected: NOT_SHOWN or NOT_HIDDEN.
        """
        if question.answer == VISIBLE:
            return AnswerMargin(hidden_pct=clear_pct(question.target_in(novel)))
        for sighting in novel.sightings:
            if sighting.entity != question.target.id:
                continue
            least = question.params.seen_pcm * novel.pixels
            is_large = sighting.amodal_px * PCM >= least
            most = HIDDEN_PCT * sighting.amodal_px
            if is_large and sighting.visible_px * 100 <= most:
                return AnswerMargin(hidden_pct=clear_pct(sighting))
        raise Rejected(NOT_HIDDEN)

    def is_stable(self, question: TwinQuestion, perturbed: PerturbedScene) -> bool:
        """The view on the X is rasterized again: nothing else shows what is hidden."""
        (pixels,) = perturbed.pixels(question.novel.name, (question.target.id,))
        if question.answer == HIDDEN:
            return pixels == 0
        least = question.params.seen_pcm * perturbed.size * perturbed.size
        return pixels * PCM * 2 >= least

    def rationale_steps(self, context: PerspectiveContext) -> list[str]:
        """Where both are, the direction after the turn, and the line of sight."""
        target, occluder = context.twin.asked[:2]
        name = context.name(target)
        return [
            _two_positions(context, target, occluder),
            say.from_cross(context, target, name),
            say.turned_to(context, target, name),
            *_sight_line(context, target, occluder),
        ]

    def answer_from_rationale(
        self, premises: Sequence[str], question: Question
    ) -> int | None:
        """Whether the look at what is ahead is free, or something stands in its way."""
        read = read_turn(premises, question)
        if read is None or abs(read.off) > AHEAD_DEGREES:
            return None
        free, blocked = FREE.read(read.clauses), BLOCKED.read(read.clauses)
        told = free or blocked
        if told is None or (free and blocked) or told["name"] != read.target:
            return None
        if free:
            return option_of(question, "in view") if read.is_shown() else None
        nothing = NOTHING_OF.read(read.clauses)
        if nothing is None or {nothing["cover"], nothing["name"]} != {
            told["cover"],
            read.target,
        }:
            return None
        return option_of(question, f"hidden behind {told['cover']}")


def _hides(
    candidates: CandidatePositions,
    target: int,
    extent: AssetExtent,
    occluder: AssetExtent,
) -> Flags:
    """(n,) where an occluder that faces the X covers the target, seen from there.

    By similar triangles: at the fraction of the way at which the occluder is, the disc
    of the target needs that fraction of its width, and a line of sight over its top has
    come down that fraction of the way from eye level.
    """
    length = candidates.from_cross[target]
    # Along and across the line from the X to the target.
    cos, sin = candidates.ahead[target] / length, candidates.left[target] / length
    along = candidates.ahead * cos + candidates.left * sin
    across = np.abs(candidates.left * cos - candidates.ahead * sin)
    is_between = (along > 900) & (along < length - extent.radius - 350)
    share = np.where(is_between, along / length, 1.0)
    needed = (extent.radius + COVER_MM) * share + COVER_MM * (1.0 - share) / 2
    eye = candidates.novel.position_mm[2]
    # From above its top, its far side is the last to be hidden.
    over = along / (length + extent.radius)
    sill = eye + (extent.height - eye) * (over if extent.height < eye else share)
    is_high = sill + COVER_MM < occluder.height
    is_wide = needed + across < occluder.half_width
    hides: Flags = is_between & is_wide & is_high
    return hides


def _leaves(
    candidates: CandidatePositions,
    target: int,
    extent: AssetExtent,
    occluder: AssetExtent,
) -> Flags:
    """(n,) where an occluder hides nothing of the target, seen from the X.

    It is beyond the target, behind the X, or aside of the cone from the X to the disc
    of the target, which widens with the fraction of the way.
    """
    length = candidates.from_cross[target]
    cos, sin = candidates.ahead[target] / length, candidates.left[target] / length
    along = candidates.ahead * cos + candidates.left * sin
    across = np.abs(candidates.left * cos - candidates.ahead * sin)
    is_beyond = along > length + extent.radius + occluder.radius
    share = np.minimum(np.maximum(along, 0.0) / length, 1.0)
    is_aside = across > occluder.radius * 1.15 + extent.radius * share + COVER_MM
    leaves: Flags = is_beyond | is_aside | (along < -occluder.radius)
    return leaves


def _two_positions(context: PerspectiveContext, target: int, occluder: int) -> str:
    """Where the pictures show the target, and what may hide it."""
    one, other = context.name(target), context.name(occluder)
    if context.best_picture(target) != context.best_picture(occluder):
        where = say.position_in_picture(context, target)
        return f"{one} is {where}, {other} {say.position_in_picture(context, occluder)}"
    return context.pick(
        0,
        "{picture} shows {one} {side} and {other} {also}",
        "{one} is {side} in {picture}, {other} {also}",
        "in {picture}, one sees {one} {side} and {other} {also}",
    ).format(
        picture=say.picture_of(context, target),
        one=one,
        side=say.side_in_picture(context, target),
        other=other,
        also=say.side_in_picture(context, occluder),
    )


def _sight_line(context: PerspectiveContext, target: int, occluder: int) -> list[str]:
    """Whether the occluder is before the target, and what the imagined view shows."""
    name, cover = context.name(target), context.name(occluder)
    sighting = sighting_of(context.novel, target)
    if sighting is not None and 10 * sighting.visible_px > sighting.amodal_px:
        return [
            _free_line(context, target, occluder),
            say.in_novel_view(context, target),
        ]
    how = " nearer" if context.away(occluder) < context.away(target) else ""
    shown = sighting_of(context.novel, occluder)
    size = context.novel.ids.shape[0]
    where = "" if shown is None else f" {place_in_picture(shown.box, size)}"
    return [
        BLOCKED.say(context.phrasing, cover=cover, how=how, name=name),
        NOTHING_OF.say(
            context.phrasing,
            cover=cover,
            where=where,
            little="nothing" if sighting is None else "hardly anything",
            name=name,
        ),
    ]


def _free_line(context: PerspectiveContext, target: int, occluder: int) -> str:
    """Why an occluder does not hide a target that shows."""
    name, cover = context.name(target), context.name(occluder)
    off = difference(context.after(occluder), context.after(target))
    why = "stays clear of the look"
    if abs(off) >= BESIDE_TENTHS:
        why = f"is further to the {'left' if off > 0 else 'right'}"
    elif 100 * context.away(occluder) >= 120 * context.away(target):
        why = "is farther away"
    return FREE.say(context.phrasing, cover=cover, why=why, name=name)
