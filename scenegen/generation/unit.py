"""From an address to facts: the whole label path in one place.

Scene, cameras, truth, question, tokens; nothing here draws a picture.
"""

from collections import Counter
from dataclasses import dataclass, replace

from scenegen.errors import Rejected, SamplingError
from scenegen.generation.numbering import renumbered
from scenegen.recipe.resolve import SeriesPlan
from scenegen.records.item import (
    Address,
    Facts,
    OccludedSighting,
    Occlusion,
    Pair,
    Question,
    Twin,
)
from scenegen.records.twins import TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.occluders import REASON
from scenegen.seeding import Key, Stream
from scenegen.tasks.base import NO_TWINS, SlotT
from scenegen.tokens import describe_view
from scenegen.visibility.observe import observe
from scenegen.visibility.perturbation import perturbations
from scenegen.visibility.scene_mesh import SceneMesh, build_scene_mesh

UNSTABLE = "unstable"

JITTER_SHRINK = 2
"""Jittered views are drawn with so many times fewer pixels a side; they are many."""


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """One twin that passed: what stands there, is seen, is asked, and is hidden."""

    twin: Twin
    scene_mesh: SceneMesh
    visibility: SceneVisibility
    question: Question
    occlusion: OccludedSighting | None


def make_unit(
    series: SeriesPlan[SlotT], key: Key, tally: Counter[str] | None = None
) -> Pair:
    """The facts of both twins of a unit, a pure function of the series and the key.

    Args:
        series: the objects that sample, place and ask.
        key: the unit; its attempt is ignored.
        tally: counts the reasons of rejected attempts, when given.

    Raises:
        SamplingError: when all `series.max_attempts` scenes were rejected; says why.
    """
    reasons: Counter[str] = Counter()
    for attempt in range(series.max_attempts):
        if attempt % series.task.patience == 0:
            slot = series.task.slot(key, spare=attempt // series.task.patience)
        try:
            pair = _attempt(series, slot, key.at(attempt=attempt))
        except Rejected as rejected:
            reasons[rejected.reason] += 1
            continue
        if tally is not None:
            tally.update(reasons)
        return pair
    address = _address(key, 0)
    raise SamplingError.exhausted(str(address), series.max_attempts, reasons)


def _attempt(series: SeriesPlan[SlotT], slot: SlotT, key: Key) -> Pair:
    """One try at both twins: the first proposal that is good enough.

    Raises:
        Rejected: when the scene, the cameras or the question are not good enough; why
            the last proposal was not.
    """
    reason = Rejected(NO_TWINS)
    for twins in series.task.proposals(slot, key):
        try:
            return _judged(series, slot, key, twins)
        except Rejected as rejected:
            reason = rejected
    raise reason


def _judged(
    series: SeriesPlan[SlotT], slot: SlotT, key: Key, twins: TwinScenes
) -> Pair:
    """The facts of proposed twins.

    Raises:
        Rejected: when they are not good enough.
    """
    if twins.goal is None:
        return _twins(series, slot, key, twins)
    # An occluder hardly mends what is not good enough without it.
    scenes, (rig, _) = twins.scenes, twins.rigs
    visibility = _ask(series, slot, scenes.index(scenes.full), twins).visibility
    rejected = Rejected(REASON)
    occluded = series.occluders.hidings(
        key.stream(Stream.OCCLUSION),
        scenes,
        rig,
        goal=twins.goal,
        visibility=visibility,
    )
    for changed, wanted in occluded:
        try:
            return _twins(
                series, slot, key, replace(twins, scenes=changed, wanted=wanted)
            )
        except Rejected as found:
            rejected = found
    raise rejected


def _twins(series: SeriesPlan[SlotT], slot: SlotT, key: Key, twins: TwinScenes) -> Pair:
    """The facts of both twins.

    Raises:
        Rejected: when one of them is not good enough, or its answer is not stable.
    """
    for other in twins.others:
        _sure(series, slot, key, other)
    twins = renumbered(twins, key.stream(Stream.NUMBERS))
    asked = _sure(series, slot, key, twins)
    first, second = (
        _facts(series, key, member, each, twins.differs)
        for member, each in enumerate(asked)
    )
    return first, second


def _sure(
    series: SeriesPlan[SlotT], slot: SlotT, key: Key, twins: TwinScenes
) -> list[_Asked]:
    """Both twins as they are asked about.

    Raises:
        Rejected: as `_twins`.
    """
    asked = [_ask(series, slot, member, twins) for member in (0, 1)]
    for member, each in enumerate(asked):
        _shake(series, slot, key, member, each)
    return asked


def _ask(
    series: SeriesPlan[SlotT], slot: SlotT, member: int, twins: TwinScenes
) -> _Asked:
    twin = twins.twin(member)
    scene_mesh = build_scene_mesh(twin.scene, series.mesh_of)
    visibility = observe(scene_mesh, twin.rig, series.truth_size)
    series.task.check(visibility)
    occlusion = _reached(twins.wanted, visibility)
    question = series.task.ask(slot, member, twin, visibility)
    return _Asked(twin, scene_mesh, visibility, question, occlusion)


def _shake(
    series: SeriesPlan[SlotT], slot: SlotT, key: Key, member: int, asked: _Asked
) -> None:
    """Move everything a little, many times.

    Raises:
        Rejected: "unstable" when the answer would be another one.
    """
    twin = asked.twin
    shaken = perturbations(
        twin.scene,
        twin.rig,
        asked.scene_mesh,
        rng=key.stream(Stream.JITTER),
        draws=series.jitters,
        size=series.truth_size // JITTER_SHRINK,
    )
    for each in shaken:
        moved = replace(twin, scene=each.scene, rig=each.rig)
        if not series.task.is_stable(slot, member, moved, each):
            raise Rejected(UNSTABLE)


def _reached(
    wanted: Occlusion | None, visibility: SceneVisibility
) -> OccludedSighting | None:
    """What a twin shows of the object that was to be occluded.

    Raises:
        Rejected: when the twins differ just there, so that only one of them does.
    """
    if wanted is None:
        return None
    for seen in visibility.views:
        for each in seen.sightings:
            if seen.view.name == wanted.view and each.entity == wanted.entity:
                found = OccludedSighting(wanted, each.visible_px, each.amodal_px)
                if found.is_reached:
                    return found
    raise Rejected(REASON)


def _facts(
    series: SeriesPlan[SlotT], key: Key, member: int, asked: _Asked, differs: str
) -> Facts:
    scene = asked.twin.scene
    return Facts(
        address=_address(key, member),
        attempt=key.attempt,
        scene=scene,
        rig=asked.twin.rig,
        question=asked.question,
        sightings=tuple(seen.sightings for seen in asked.visibility.views),
        tokens=tuple(
            describe_view(scene, seen, series.tokens) for seen in asked.visibility.views
        ),
        occlusion=asked.occlusion,
        twin_of=differs,
    )


def _address(key: Key, member: int) -> Address:
    return Address(key.seed, key.split, key.series, 2 * key.unit + member)
