"""From an address to facts: the whole label path in one place.

Scene, cameras, truth, question, tokens; nothing here draws a picture.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from scenegen.errors import Rejected, SamplingError
from scenegen.recipe import SeriesPlan
from scenegen.records.facts import (
    Address,
    Facts,
    OccludedSighting,
    Occlusion,
    Question,
)
from scenegen.records.rig import Rig
from scenegen.records.scene import Scene
from scenegen.records.truth import Truth
from scenegen.sampling.base import ScenePair
from scenegen.sampling.occlusion import REASON
from scenegen.seeding import Key, Stage
from scenegen.tokens import describe_view
from scenegen.truth.observe import observe
from scenegen.truth.stage import build_stage

Pair = tuple[Facts, Facts]


@dataclass(frozen=True, slots=True)
class _Placed:
    """Both twins with their cameras, and what one of those shall show how much of."""

    scenes: ScenePair
    rig: Rig
    wanted: Occlusion | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """One twin that passed: its scene, what is seen of it, what is asked and hidden."""

    scene: Scene
    truth: Truth
    question: Question
    occlusion: OccludedSighting | None


def make_unit(series: SeriesPlan, key: Key, tally: Counter[str] | None = None) -> Pair:
    """The facts of both twins of a unit, a pure function of the series and the key.

    Args:
        series: the objects that sample, place and ask.
        key: the unit; its attempt is ignored.
        tally: counts the reasons of rejected attempts, when given.

    Raises:
        SamplingError: when all `series.max_attempts` scenes were rejected; says why.
    """
    reasons: Counter[str] = Counter()
    slot = series.task.slot(key)
    for attempt in range(series.max_attempts):
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


def _attempt(series: SeriesPlan, slot: Any, key: Key) -> Pair:
    """One try at both twins.

    Raises:
        Rejected: when the scene, the cameras or the question are not good enough.
    """
    brief = series.task.brief(slot)
    scenes = series.layout.sample(brief, key.stream(Stage.SCENE))
    rig = series.rigger.place(scenes, brief, key.stream(Stage.CAMERAS))
    if brief.occlusion is None:
        return _twins(series, slot, key, _Placed(scenes, rig))
    # An occluder hardly mends what is not good enough without it.
    fuller = scenes.index(scenes.full)
    truth = _ask(series, slot, fuller, _Placed(scenes, rig)).truth
    rejected = Rejected(REASON)
    rng = key.stream(Stage.OCCLUSION)
    hidings = series.concealer.hidings(rng, scenes, rig, brief=brief, truth=truth)
    for changed, wanted in hidings:
        try:
            return _twins(series, slot, key, _Placed(changed, rig, wanted))
        except Rejected as found:
            rejected = found
    raise rejected


def _twins(series: SeriesPlan, slot: Any, key: Key, placed: _Placed) -> Pair:
    """The facts of both twins.

    Raises:
        Rejected: when one of them is not good enough.
    """
    asked = [_ask(series, slot, member, placed) for member in (0, 1)]
    first, second = (
        _facts(key, member, placed, each) for member, each in enumerate(asked)
    )
    return first, second


def _ask(series: SeriesPlan, slot: Any, member: int, placed: _Placed) -> _Asked:
    scene = placed.scenes[member]
    stage = build_stage(scene, series.mesh_of)
    truth = observe(stage, placed.rig, series.truth_size)
    series.rigger.check(truth)
    occlusion = _reached(placed.wanted, truth)
    question = series.task.ask(slot, member, scene, truth)
    return _Asked(scene, truth, question, occlusion)


def _reached(wanted: Occlusion | None, truth: Truth) -> OccludedSighting | None:
    """What a twin shows of the thing that was to be hidden.

    Raises:
        Rejected: when the twins differ just there, so that only one of them does.
    """
    if wanted is None:
        return None
    for seen in truth.views:
        for each in seen.sightings:
            if seen.view.name == wanted.view and each.entity == wanted.entity:
                found = OccludedSighting(wanted, each.visible_px, each.amodal_px)
                if found.is_reached:
                    return found
    raise Rejected(REASON)


def _facts(key: Key, member: int, placed: _Placed, asked: _Asked) -> Facts:
    return Facts(
        address=_address(key, member),
        attempt=key.attempt,
        scene=asked.scene,
        rig=placed.rig,
        question=asked.question,
        sightings=tuple(seen.sightings for seen in asked.truth.views),
        tokens=tuple(describe_view(asked.scene, seen) for seen in asked.truth.views),
        occlusion=asked.occlusion,
    )


def _address(key: Key, member: int) -> Address:
    return Address(key.seed, key.split, key.series, 2 * key.unit + member)
