"""Items of the perspective and the path task, staged and drawn, with a known answer."""

from dataclasses import replace
from typing import NamedTuple

from scenegen.records.item import Address, Evidence, Facts
from scenegen.records.rig import Rig
from scenegen.records.scene import Entity
from scenegen.records.visibility import SceneVisibility
from scenegen.tasks.path import phrasing as path_words
from scenegen.tasks.perspective import phrasing as perspective_words
from scenegen.tasks.perspective.kinds import KINDS as PERSPECTIVE_KINDS
from tests.tasks.staged import entity, facts_of, twin_of, vantage

NAMES = ("the armchair", "the floor lamp", "the suitcase", "the teddy bear")
"""Options that name the things 1 to 4 of a stage."""

HEADING, CAMERA, CROSS = 0, (700, 2500), (2300, 2500)
"""The first camera looks east at an X that is 1.6 m away."""


class Staged(NamedTuple):
    """An item with its masks."""

    facts: Facts
    visibility: SceneVisibility


def perspective(
    kind: str,
    turn: int,
    *places: tuple[int, int],
    options: tuple[str, ...],
    answer: int,
) -> Staged:
    """An item of the perspective task; the things 1, 2, ... stand in the places.

    The second thing of a "visibility" is a screen that runs from west to east.
    """
    rig = vantage(CAMERA, HEADING, cross=CROSS, turn=turn)
    stood = tuple(entity(number, place) for number, place in enumerate(places, 1))
    if kind == "visibility":
        screen = entity(2, places[1], "box/plank")
        stood = (stood[0], replace(screen, heading_tenths=900))
    asked = PERSPECTIVE_KINDS[kind]
    text = perspective_words.fill(
        asked.wordings[0],
        asked.named_targets(("armchair", "floor lamp")),
        turn_tenths=turn,
        has_arrow=False,
    )
    return _staged("perspective", kind, rig, stood, text, options, answer)


def path(
    kind: str,
    rig: Rig,
    *places: tuple[int, int],
    options: tuple[str, ...] = NAMES,
    answer: int,
    side: str = "",
) -> Staged:
    """An item of the path task; the things 1, 2, ... stand in the places."""
    stood = tuple(entity(number, place) for number, place in enumerate(places, 1))
    drawn = rig.views[0].route
    text = path_words.fill(
        path_words.WORDINGS[kind][0],
        variant="map",
        side=side,
        is_reversed=drawn is not None and drawn.is_reversed,
    )
    return _staged("path", kind, rig, stood, text, options, answer)


def _staged(
    task: str,
    kind: str,
    rig: Rig,
    stood: tuple[Entity, ...],
    text: str,
    options: tuple[str, ...],
    answer: int,
) -> Staged:
    twin, visibility = twin_of(rig, *stood)
    facts = facts_of(twin, visibility, text=text, options=options)
    places = tuple(range(1, len(options) + 1)) if options[0] == NAMES[0] else ()
    evidence = Evidence((stood[0].id,), (), (), places)
    question = replace(
        facts.question, task=task, kind=kind, answer_index=answer, evidence=evidence
    )
    return Staged(replace(facts, question=question), visibility)


def at(facts: Facts, index: int) -> Facts:
    """The same item at another address."""
    return replace(facts, address=Address(7, "test", "staged", index))
