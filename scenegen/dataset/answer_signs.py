"""Signs of an answer: what has a ring, with which label, and what twins differ in.

What is asked about has a ring: with a number where things are counted, the same number
for the same thing in every view; with the letter of its option; or else with its name.
What gives the direction has a ring and an arrow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from scenegen.dataset.lettering import Colour
from scenegen.records.item import Facts
from scenegen.tasks import TASKS, kind_of

ASKED: Colour = (0, 132, 72)
OTHER: Colour = (72, 78, 92)
GIVER: Colour = (246, 178, 20)
CHANGED: Colour = (122, 52, 178)
"""Of rings: what the answer rests on; other options; what gives the direction; what
twins differ in."""


class Ring(NamedTuple):
    """What stands around something in a picture.

    Attributes:
        label: a number, a letter or a name; none when empty.
        colour: of the ring.
    """

    label: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Signs:
    """What is drawn into the answered pictures of an item.

    Attributes:
        rings: by the id of an entity.
        changed: ids of entities, and labels of marks, in which the twins differ.
        giver: id of what gives the direction, 0 for nothing.
    """

    rings: Mapping[int, Ring]
    changed: frozenset[int | str] = frozenset()
    giver: int = 0


def signs_of(
    facts: Facts, twin: Facts | None = None, *, with_ids: bool = False
) -> Signs:
    """The signs for an item.

    Args:
        facts: of the item.
        twin: whose differences are marked; None to mark none.
        with_ids: counted things have the number that object maps show; or else they
            are numbered from 1, what twins share first, so that it keeps its number.
    """
    question = facts.question
    evidence = question.evidence
    changed = frozenset() if twin is None else changes(facts, twin)
    names = {each.id: each.category.replace("_", " ") for each in facts.scene.entities}
    # Where the evidence was taken out of the room, nothing gives the direction.
    is_there = bool(evidence.instances)
    giver = TASKS.find(question.task).text_cues(facts).giver if is_there else 0
    giver = giver if giver in names else 0
    rings: dict[int, Ring] = {}
    if giver:
        rings[giver] = Ring(names[giver], GIVER)
    if kind_of(question).is_count:
        counted = sorted(evidence.instances, key=lambda each: (each in changed, each))
        for number, entity in enumerate(counted, start=1):
            rings[entity] = Ring(str(entity if with_ids else number), ASKED)
    elif evidence.options:
        for place, entity in enumerate(evidence.options):
            is_right = place == question.answer_index
            rings.setdefault(
                entity, Ring("ABCDEFGH"[place], ASKED if is_right else OTHER)
            )
    else:
        for entity in evidence.instances:
            rings.setdefault(entity, Ring(names.get(entity, ""), ASKED))
    known = {entity: ring for entity, ring in rings.items() if entity in names}
    return Signs(MappingProxyType(known), changed, giver)


def changes(one: Facts, other: Facts) -> frozenset[int | str]:
    """Ids of entities and labels of marks in which an item differs from its twin."""
    here, there = ({e.id: e for e in each.scene.entities} for each in (one, other))
    found: set[int | str] = {id for id, e in here.items() if there.get(id) != e}
    marks = [
        {
            (tokens.view, mark.label): mark.pixel
            for tokens in each.tokens
            for mark in tokens.marks
        }
        for each in (one, other)
    ]
    found |= {key[1] for key, pixel in marks[0].items() if marks[1].get(key) != pixel}
    return frozenset(found - {"BEND"})
