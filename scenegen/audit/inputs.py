"""In which inputs the twins of a unit differ."""

from __future__ import annotations

from scenegen.records.item import Facts
from scenegen.records.scene import Entity
from scenegen.tasks import kind_of

TEXT, CAMERAS, MARKS, SCENE = "text", "cameras", "painted marks", "scene"


def differing_inputs(facts: Facts, twin: Facts) -> tuple[str, ...]:
    """The inputs that are not the same in both: one, in a good pair.

    A scene counts once for each change: one entity that is added, removed, or has
    another place or model. Two that exchange their places are one change; so are as
    many as the kind of question says.
    """
    found = []
    if _asked(facts) != _asked(twin):
        found.append(TEXT)
    if _cameras(facts) != _cameras(twin):
        found.append(CAMERAS)
    if _marks(facts) != _marks(twin):
        found.append(MARKS)
    changes = _changes(facts, twin)
    together = kind_of(facts.question).scene_changes.get(facts.twin_of, 1)
    return (*found, *[SCENE] * (changes and max(changes - together, 0) + 1))


def _asked(facts: Facts) -> tuple[str, tuple[str, ...]]:
    return facts.question.text, facts.question.options


def _cameras(facts: Facts) -> list[object]:
    return [
        (view.name, view.position_mm, view.heading_tenths, view.pitch_tenths, view.lens)
        for view in facts.rig.visible
    ]


def _marks(facts: Facts) -> list[object]:
    return [(view.floor_marks, view.route, view.fog_mm) for view in facts.rig.visible]


def _changes(facts: Facts, twin: Facts) -> int:
    """How many entities differ; an exchange of places counts once."""
    own, others = ({each.id: each for each in f.scene.entities} for f in (facts, twin))
    differing = [
        number
        for number in sorted(own.keys() | others.keys())
        if _essence(own.get(number)) != _essence(others.get(number))
    ]
    if len(differing) == 2 and all(n in own and n in others for n in differing):
        first, second = differing
        if _place(own[first]) == _place(others[second]) or _place(
            own[second]
        ) == _place(others[first]):
            return 1
    return len(differing)


def _essence(entity: Entity | None) -> object:
    if entity is None:
        return None
    return entity.asset, entity.position_mm, entity.heading_tenths, entity.tint


def _place(entity: Entity) -> tuple[int, int]:
    return entity.position_mm[0], entity.position_mm[1]
