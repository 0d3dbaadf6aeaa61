"""How sure the answer to a question about a facing is, on scene and raster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from scenegen.catalogue import Category
from scenegen.errors import Rejected
from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import Twin
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.records.visibility import SceneVisibility, Sighting, ViewVisibility
from scenegen.tasks.assumed_lens import FIELDS_OF_VIEW, ShownThings, with_lens
from scenegen.tasks.perspective.checks import (
    NOVEL,
    SEEN_AT_START,
    UNSEEN,
    bearing,
    novel_of,
    position_of,
    shown_well,
)
from scenegen.tasks.perspective.facing.rows import IN_VIEW, NOVEL_FOV, OUT_OF_VIEW
from scenegen.tasks.perspective.kinds.base import NOT_SHOWN
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.phrases import entity_of, is_on_its_side
from scenegen.tasks.pools import NOT_ALONE
from scenegen.tasks.showing import PCM, share_pcm
from scenegen.tokens.object_map import is_large_enough
from scenegen.visibility.perturbation import PerturbedScene

GIVER_PCM = 600
"""Share of its picture that a giver fills, per cent mille, at least."""

OFF_TENTHS, OFF_PERCENT = 190, 5
"""To one side: from the direction, and from the middle of the imagined view in per cent
of its width, at least."""

AHEAD_TENTHS, ASIDE_TENTHS = 85, 240
"""What is straight ahead deviates no more than this, what is not at least so much."""

HIDDEN_PCT = 1
"""Visible part of what is hidden, per cent of its outline, at most."""

BORDER_TENTHS = min(NOVEL_FOV // 2 - IN_VIEW, OUT_OF_VIEW - NOVEL_FOV // 2)
"""From the border of the imagined view to the direction of a thing, at least: the same
for all answers, which a margin must not tell."""

MOST_ASKED = 2
"""Things that a question asks about where options do not name them, at most."""

NOT_ASIDE = "not_aside"
NOT_IN_FRONT = "not_in_front"
NOT_HIDDEN = "not_hidden"
LENS = "lens"
"""A viewer who assumes another lens lays two pictures on each other otherwise, and
finds another answer."""


@dataclass(frozen=True, slots=True, eq=False)
class FacingQuestion:
    """What is asked of one twin.

    Attributes:
        twin: its scene and rig.
        answer: number of the right option of its kind.
        giver: id of what gives the direction.
        targets: ids of what is asked about: the right option first, or in the order in
            which the text names them.
        unseen: why the thing is not seen, where that is asked.
        params: of the task.
    """

    twin: Twin
    answer: int
    giver: int
    targets: tuple[int, ...]
    unseen: str
    params: PerspectiveParams

    @property
    def novel(self) -> View:
        """The camera on the X."""
        (view,) = (each for each in self.twin.rig.views if each.name == NOVEL)
        return view

    @property
    def least_pcm(self) -> int:
        """Share that what is asked about fills of its picture."""
        is_choice = len(self.targets) > MOST_ASKED
        return self.params.option_pcm if is_choice else self.params.seen_pcm

    def off(self, target: int) -> int:
        """The direction of a thing in the imagined view, positive to the left."""
        return bearing(self.novel, position_of(entity_of(self.twin.scene, target)))


def check_shown(question: FacingQuestion, visibility: SceneVisibility) -> int:
    """The pictures show what is named; the least share of it, per cent mille.

    Of two pictures, only the last shows what is asked about.

    Raises:
        Rejected: UNSEEN or SEEN_AT_START.
    """
    clear = question.params.clear_percent
    first, *_, last = (visibility.visible[0], *visibility.visible)
    giver = shown_well(first, question.giver, least_pcm=GIVER_PCM, clear_percent=clear)
    if giver is None:
        raise Rejected(UNSEEN)
    shares = [share_pcm(giver, first)]
    for target in question.targets:
        seen = shown_well(
            last, target, least_pcm=question.least_pcm, clear_percent=clear
        )
        if seen is None:
            raise Rejected(UNSEEN)
        if first is not last and first.visible_px(target):
            raise Rejected(SEEN_AT_START)
        shares.append(share_pcm(seen, last))
    return min(shares)


def check_names(
    question: FacingQuestion,
    visibility: SceneVisibility,
    categories: Mapping[str, Category],
) -> None:
    """No view glimpses anything that might be taken for what is named.

    Raises:
        Rejected: NOT_ALONE.
    """
    glimpsed = {
        sighting.entity
        for seen in visibility.views
        for sighting in seen.sightings
        if sighting.visible_px
    }
    scene = question.twin.scene
    there = [(e.id, e.category) for e in scene.entities if e.id in glimpsed]
    for named in (question.giver, *question.targets):
        category = entity_of(scene, named).category
        for entity, other in there:
            if entity != named and _is_alike(category, other, categories):
                raise Rejected(NOT_ALONE)


def _is_alike(one: str, other: str, categories: Mapping[str, Category]) -> bool:
    return (
        one == other
        or other in categories[one].similar
        or one in categories[other].similar
    )


def check_side(question: FacingQuestion, visibility: SceneVisibility) -> int:
    """The thing is plainly on its side; the turn that would change that, in tenths.

    No lens changes sides in one picture: its floor is stretched, and what is to the
    left of a line stays there. How two floors lie on each other does depend on it.

    Raises:
        Rejected: NOT_ASIDE, NOT_SHOWN or LENS.
    """
    off = _signed(question)
    novel = novel_of(visibility)
    sighting = _shown_there(question, question.targets[0], visibility)
    size, box = novel.ids.shape[0], sighting.box
    right = (box.x0 + box.x1 - size) * 100 >= 2 * OFF_PERCENT * size
    left = (size - box.x0 - box.x1) * 100 >= 2 * OFF_PERCENT * size
    if off < OFF_TENTHS or not (right if question.answer else left):
        raise Rejected(NOT_ASIDE)
    if len(visibility.visible) > 1:
        _check_lens(question, visibility)
    return off


def _check_lens(question: FacingQuestion, visibility: SceneVisibility) -> None:
    """The thing is on its side for every lens that a viewer may assume.

    Raises:
        Rejected: LENS.
    """
    for assumed in _assumed(question, visibility):
        _, left = assumed.seen(question.targets[0])
        if not (left < 0.0 if question.answer else left > 0.0):
            raise Rejected(LENS)


class _AssumedFloor(NamedTuple):
    """The floor as somebody finds it who assumes a lens, with a place and a direction.

    Attributes:
        scene: with everything where it is found.
        cross: the X, millimetres.
        heading: of the giver, tenths of a degree.
    """

    scene: Scene
    cross: tuple[int, int]
    heading: int

    def seen(self, target: int) -> tuple[float, float]:
        """How far a thing is ahead of the X, and to the left, millimetres."""
        at = position_of(entity_of(self.scene, target))
        x, y = at[0] - self.cross[0], at[1] - self.cross[1]
        cos, sin = cosine(self.heading), sine(self.heading)
        return x * cos + y * sin, y * cos - x * sin


def _assumed(
    question: FacingQuestion, visibility: SceneVisibility
) -> Iterator[_AssumedFloor]:
    """What is found with each lens that a viewer may assume."""
    twin = question.twin
    pictures = [_shown_things(seen) for seen in visibility.visible]
    for fov in FIELDS_OF_VIEW:
        scene, rig = with_lens(twin.scene, twin.rig, pictures, fov)
        (mark,) = rig.views[0].floor_marks
        heading = entity_of(scene, question.giver).heading_tenths
        yield _AssumedFloor(scene, mark.position_mm, heading)


def _shown_things(seen: ViewVisibility) -> ShownThings:
    """By the rule for entries of perception tokens."""
    return ShownThings(
        seen.view,
        tuple(each.entity for each in seen.sightings if each.visible_px),
        tuple(each.entity for each in seen.sightings if is_large_enough(each, seen)),
    )


def check_view(question: FacingQuestion, visibility: SceneVisibility) -> int:
    """The thing shows well, or not at all; the turn that would change that.

    Raises:
        Rejected: NOT_SHOWN, NOT_IN_FRONT, NOT_ASIDE or NOT_HIDDEN.
    """
    novel, (target,) = novel_of(visibility), question.targets
    if question.answer == 0:
        _check_in_view(question, target, visibility)
    elif question.unseen == "aside":
        _check_aside(question, target, novel)
    else:
        found = [each for each in novel.sightings if each.entity == target]
        if not found or not _is_hidden(found[0], question, novel.pixels):
            raise Rejected(NOT_HIDDEN)
    return BORDER_TENTHS


def check_one(question: FacingQuestion, visibility: SceneVisibility) -> int:
    """One of both things is in view, or not exactly one, and each of them is surely.

    None is hidden: what is not seen is beside the view. The turn that would change it.

    Raises:
        Rejected: NOT_SHOWN, NOT_IN_FRONT or NOT_ASIDE.
    """
    novel, count = novel_of(visibility), 0
    for target in question.targets:
        if abs(question.off(target)) <= NOVEL_FOV // 2 - BORDER_TENTHS:
            _check_in_view(question, target, visibility)
            count += 1
        else:
            _check_aside(question, target, novel)
    if (count == 1) is not (question.answer == 0):
        raise Rejected(NOT_IN_FRONT)
    _check_sight(question, visibility)
    return BORDER_TENTHS


def _check_sight(question: FacingQuestion, visibility: SceneVisibility) -> None:
    """Each thing stays in view, or beside it, for every lens that a viewer may assume.

    The question tells how wide the view is.

    Raises:
        Rejected: LENS.
    """
    inside = [abs(question.off(each)) < NOVEL_FOV // 2 for each in question.targets]
    for assumed in _assumed(question, visibility):
        for target, is_inside in zip(question.targets, inside, strict=True):
            ahead, left = assumed.seen(target)
            beyond = abs(left) * cosine(NOVEL_FOV // 2) - ahead * sine(NOVEL_FOV // 2)
            if (beyond < 0.0) is not is_inside:
                raise Rejected(LENS)


def _check_in_view(
    question: FacingQuestion, target: int, visibility: SceneVisibility
) -> None:
    """The imagined view shows a thing well, on the side on which it is.

    Raises:
        Rejected: NOT_SHOWN or NOT_IN_FRONT.
    """
    size = novel_of(visibility).ids.shape[0]
    box = _shown_there(question, target, visibility).box
    if not is_on_its_side(box, size, question.off(target)):
        raise Rejected(NOT_IN_FRONT)


def _check_aside(question: FacingQuestion, target: int, novel: ViewVisibility) -> None:
    """A thing is plainly beside the imagined view, which shows nothing of it.

    Raises:
        Rejected: NOT_ASIDE.
    """
    is_out = abs(question.off(target)) >= NOVEL_FOV // 2 + BORDER_TENTHS
    if not is_out or novel.visible_px(target):
        raise Rejected(NOT_ASIDE)


def check_ahead(question: FacingQuestion, visibility: SceneVisibility) -> int:
    """One thing is straight ahead and shows there, and all others are not ahead.

    Raises:
        Rejected: NOT_IN_FRONT or NOT_SHOWN.
    """
    right, *others = (abs(question.off(each)) for each in question.targets)
    if right > AHEAD_TENTHS or min(others) < ASIDE_TENTHS:
        raise Rejected(NOT_IN_FRONT)
    _check_in_view(question, question.targets[0], visibility)
    return (min(others) - right) // 2


def stays_aside(question: FacingQuestion, perturbed: PerturbedScene) -> bool:
    """By places alone."""
    return _signed(question) > 0


def stays_in_view(question: FacingQuestion, perturbed: PerturbedScene) -> bool:
    """The imagined view is rasterized again."""
    (pixels,) = perturbed.pixels(NOVEL, question.targets)
    if question.answer:
        return pixels == 0
    return _still_shows(pixels, question, perturbed)


def stays_one(question: FacingQuestion, perturbed: PerturbedScene) -> bool:
    """The imagined view is rasterized again; a thing shows plainly there, or not."""
    pixels = perturbed.pixels(NOVEL, question.targets)
    shows = [_still_shows(each, question, perturbed) for each in pixels]
    is_plain = all(seen or not px for seen, px in zip(shows, pixels, strict=True))
    return is_plain and (shows.count(True) == 1) is (question.answer == 0)


def _still_shows(
    pixels: int, question: FacingQuestion, perturbed: PerturbedScene
) -> bool:
    """Whether pixels of the imagined view are at least half of what they have to be."""
    least = question.params.seen_pcm * perturbed.size * perturbed.size
    return pixels * PCM * 2 >= least


def stays_ahead(question: FacingQuestion, perturbed: PerturbedScene) -> bool:
    """By places alone."""
    right, *others = (abs(question.off(each)) for each in question.targets)
    return right < min(others)


def _signed(question: FacingQuestion) -> int:
    """How far the thing is to the side that the answer names."""
    off = question.off(question.targets[0])
    return -off if question.answer else off


def _shown_there(
    question: FacingQuestion, target: int, visibility: SceneVisibility
) -> Sighting:
    sighting = shown_well(
        novel_of(visibility),
        target,
        least_pcm=question.params.seen_pcm,
        clear_percent=question.params.clear_percent,
    )
    if sighting is None:
        raise Rejected(NOT_SHOWN)
    return sighting


def _is_hidden(sighting: Sighting, question: FacingQuestion, pixels: int) -> bool:
    is_large = sighting.amodal_px * PCM >= question.params.seen_pcm * pixels
    return is_large and sighting.visible_px * 100 <= HIDDEN_PCT * sighting.amodal_px
