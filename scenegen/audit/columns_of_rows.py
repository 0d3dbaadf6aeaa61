"""Numbers of a row that no picture shows: ids, orders, lengths, margins.

What describes hidden views is left out: those are what the answer is to be found in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

import numpy as np

from scenegen.records.item import Facts, ViewTokens
from scenegen.records.rig import PerspectiveLens
from scenegen.records.scene import Scene
from scenegen.tasks import kind_of

IDS, MARGINS, LENGTHS, FILES = "ids", "margins", "lengths", "files"
RATIONALE, SCENE, ROOM, CAMERAS = "rationale", "scene", "room", "cameras"
PICTURES = "pictures"
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
    found |= _room(facts.scene) | _cameras(facts) | _pictures(facts)
    found |= {f"{FILES}: bytes of {name}": size for name, size in file_bytes.items()}
    return {name: float(value) for name, value in found.items()}


def words_of(facts: Facts) -> dict[str, str]:
    """The columns of a row that are words, beside those that the text shows."""
    scene, light = facts.scene, facts.scene.light
    return {
        "difficulty": facts.question.difficulty,
        "twin_of": facts.twin_of,
        "which twin": str(facts.address.member),
        "kind of room": scene.room.kind,
        "shape of the room": scene.room.shape,
        "kind of rig": facts.rig.kind,
        "time of day": light.time,
        "outside": light.outside.place if light.outside else "",
        "beyond": scene.room.beyond or "",
        "occlusion": str(facts.occlusion is not None),
    }


def _room(scene: Scene) -> dict[str, float]:
    """How large the room is, and how light."""
    x, y = zip(*scene.room.outline_mm, strict=True)
    return {
        f"{ROOM}: length": max(x) - min(x),
        f"{ROOM}: width": max(y) - min(y),
        f"{ROOM}: height": scene.room.height_mm,
        f"{ROOM}: corners": len(x),
        f"{ROOM}: openings": len(scene.room.openings),
        f"{ROOM}: direction of the light": scene.light.heading_tenths,
        f"{ROOM}: strength of the light": scene.light.strength,
        f"{ROOM}: ambient light": scene.light.ambient,
    }


def _cameras(facts: Facts) -> dict[str, float]:
    """How the visible pictures are taken; not from where."""
    found: dict[str, float] = {f"{CAMERAS}: views": len(facts.rig.visible)}
    for view in facts.rig.visible:
        found[f"{CAMERAS}: height of {view.name}"] = view.position_mm[2]
        found[f"{CAMERAS}: pitch of {view.name}"] = view.pitch_tenths
        lens = view.lens
        found[f"{CAMERAS}: lens of {view.name}"] = (
            lens.fov_tenths if isinstance(lens, PerspectiveLens) else lens.span_mm
        )
        heading = view.heading_tenths % 900
        found[f"{CAMERAS}: heading of {view.name} in its quarter"] = heading
    return found


def _pictures(facts: Facts) -> dict[str, float]:
    """What all visible pictures show together, whatever is asked about."""
    tokens = visible_tokens(facts)
    asked = {*facts.question.evidence.instances, *facts.question.evidence.options}
    entries = [entry for each in tokens for entry in each.entries]
    boxes = np.array([each.box for each in entries], dtype=float).reshape(-1, 4)
    areas = (boxes[:, 2] - boxes[:, 0] + 1) * (boxes[:, 3] - boxes[:, 1] + 1)
    others = np.array([each.instance not in asked for each in entries], dtype=bool)
    depths = [code for each in tokens for code in each.depth]
    return {
        f"{PICTURES}: boxes": len(entries),
        f"{PICTURES}: boxes of what is asked about": int((~others).sum()),
        f"{PICTURES}: boxes of other things": int(others.sum()),
        f"{PICTURES}: things": len({each.instance for each in entries}),
        f"{PICTURES}: other things": len(
            {each.instance for each in entries} - asked,
        ),
        f"{PICTURES}: categories": len({each.category for each in entries}),
        f"{PICTURES}: area of all boxes": float(areas.sum()),
        f"{PICTURES}: area of other boxes": float(areas[others].sum()),
        f"{PICTURES}: area of the largest box": float(areas.max(initial=0)),
        f"{PICTURES}: sum of distances": sum(each.distance for each in entries),
        f"{PICTURES}: sum of foot rows": float(boxes[:, 3].sum()),
        f"{PICTURES}: depth in the mean": sum(depths) / max(len(depths), 1),
        f"{PICTURES}: marks": sum(len(each.marks) for each in tokens),
    }


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
