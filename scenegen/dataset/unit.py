"""From an address to facts: the whole label path in one place.

Scene, cameras, truth, question, tokens; nothing here draws a picture.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from scenegen.errors import Rejected, SamplingError
from scenegen.recipe import SeriesPlan
from scenegen.records.facts import Address, Facts, Question
from scenegen.records.rig import Rig
from scenegen.records.scene import Scene
from scenegen.records.truth import Truth
from scenegen.seeding import Key, Stage
from scenegen.tokens import describe_view
from scenegen.truth.observe import observe
from scenegen.truth.stage import build_stage

Pair = tuple[Facts, Facts]


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """One twin that passed: its scene, what is seen of it, and the question."""

    scene: Scene
    truth: Truth
    question: Question


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
    asked = [
        _ask(series, slot, member, scene, rig) for member, scene in enumerate(scenes)
    ]
    first, second = (
        _facts(key, member, rig, each) for member, each in enumerate(asked)
    )
    return first, second


def _ask(series: SeriesPlan, slot: Any, member: int, scene: Scene, rig: Rig) -> _Asked:
    stage = build_stage(scene, series.mesh_of)
    truth = observe(stage, rig, series.truth_size)
    series.rigger.check(truth)
    return _Asked(scene, truth, series.task.ask(slot, member, scene, truth))


def _facts(key: Key, member: int, rig: Rig, asked: _Asked) -> Facts:
    return Facts(
        address=_address(key, member),
        attempt=key.attempt,
        scene=asked.scene,
        rig=rig,
        question=asked.question,
        sightings=tuple(seen.sightings for seen in asked.truth.views),
        tokens=tuple(describe_view(asked.scene, seen) for seen in asked.truth.views),
    )


def _address(key: Key, member: int) -> Address:
    return Address(key.seed, key.split, key.series, 2 * key.unit + member)
