"""Numbers of a row that no picture shows: ids, orders, lengths, margins.

What describes hidden views is left out: those are what the answer is to be found in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from scenegen.records.item import Facts, ViewTokens
from scenegen.tasks import kind_of

IDS, MARGINS, LENGTHS, FILES = "ids", "margins", "lengths", "files"
RATIONALE, SCENE = "rationale", "scene"
"""Groups of columns; the names of columns begin with them."""


def columns_of(facts: Facts, file_bytes: Mapping[str, int]) -> dict[str, float]:
    """The numbers of a row, by name.

    Args:
        facts: of the item.
        file_bytes: sizes of its pictures by view; empty where none are drawn.
    """
    question, scene = facts.question, facts.scene
    found: dict[str, float] = {
        f"{IDS}: index modulo {period}": facts.address.index % period
        for period in (2, 3, 4, 5, 6, 8, 12, 16)
    }
    found |= _instances(facts)
    found |= {
        f"{MARGINS}: {name}": value
        for name, value in asdict(question.margins).items()
        if value is not None
    }
    found |= {
        f"{SCENE}: entities": len(scene.entities),
        f"{LENGTHS}: attempt": facts.attempt,
        f"{LENGTHS}: letters of the question": len(question.text),
        f"{RATIONALE}: steps": len(question.rationale),
        f"{RATIONALE}: letters": sum(map(len, question.rationale)),
        f"{SCENE}: largest id": max((e.id for e in scene.entities), default=0),
        f"{SCENE}: lit lamps": len(scene.light.lit),
    }
    for tokens in visible_tokens(facts):
        found[f"{SCENE}: entries of {tokens.view}"] = len(tokens.entries)
    found |= {f"{FILES}: bytes of {name}": size for name, size in file_bytes.items()}
    return {name: float(value) for name, value in found.items()}


def visible_tokens(facts: Facts) -> list[ViewTokens]:
    """The tokens of the visible views."""
    visible = {view.name for view in facts.rig.visible}
    return [each for each in facts.tokens if each.view in visible]


def _instances(facts: Facts) -> dict[str, float]:
    """How the ids of the entities that the answer rests on lie among all."""
    ids = sorted(facts.question.evidence.instances)
    # The ids of all that is counted are the count.
    if not ids or kind_of(facts.question).is_count:
        return {}
    everyone = [each.id for each in facts.scene.entities]
    return {
        f"{IDS}: smallest": ids[0],
        f"{IDS}: largest": ids[-1],
        f"{IDS}: gaps": ids[-1] - ids[0] + 1 - len(ids),
        f"{IDS}: parity": ids[0] % 2,
        f"{IDS}: is the last of all": float(ids[-1] == max(everyone)),
        f"{IDS}: place of the first in the list": everyone.index(ids[0])
        if ids[0] in everyone
        else -1,
    }


def candidate_columns_of(
    facts: Facts, subjects: tuple[int, ...]
) -> dict[str, tuple[float, ...]]:
    """The numbers of a row that belong to options, by name."""
    known = sorted(each for each in subjects if each)
    found = {
        f"{IDS}: instance": subjects,
        f"{IDS}: rank of the instance": tuple(
            known.index(each) if each else -1 for each in subjects
        ),
        f"{IDS}: parity of the instance": tuple(each % 2 for each in subjects),
        f"{IDS}: rank is the number of the twin": tuple(
            float(each != 0 and known.index(each) == facts.address.member)
            for each in subjects
        ),
    }
    for tokens in visible_tokens(facts):
        order = [each.instance for each in tokens.entries]
        found[f"{IDS}: place in the map of {tokens.view}"] = tuple(
            order.index(each) if each in order else -1 for each in subjects
        )
    return {name: tuple(map(float, each)) for name, each in found.items()}
