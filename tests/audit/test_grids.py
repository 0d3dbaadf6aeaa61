"""A place that is known to the millimetre tells which way a thing is turned."""

from dataclasses import replace
from math import cos, pi, sin

import numpy as np
import pytest

from scenegen.audit import audit, learners
from scenegen.audit.audit import audit_items
from scenegen.audit.features.table import flat_table
from scenegen.geometry.pose import Vector
from scenegen.records.item import Address, Evidence, Facts, MapEntry
from scenegen.records.rig import OrthographicLens, View
from scenegen.records.scene import Entity
from scenegen.tasks.base import TextCues
from tests.audit.made_up import good_choices
from tests.dataset.fakes import fake_facts

FACTS = fake_facts(Address(7, "train", "s", 0), 3, low=2)
ROOM = replace(
    FACTS.scene.room, outline_mm=((0, 0), (6000, 0), (6000, 5000), (0, 5000))
)
MAP = View("map", False, (3000, 2500, 2500), 900, -900, OrthographicLens(7000))
GIVER, *THINGS = range(1, 6)
BACK, FRONT, ASIDE = 200, 360, 280
"""From the place of the giver to its sides, millimetres: it is not in its middle.
Its outline is square, so that it tells no axis."""


Box = tuple[int, int, int, int]


def turned_by(heading: float, along: float, across: float) -> tuple[float, float]:
    """An offset along and to the left of a heading, radians."""
    return (
        along * cos(heading) - across * sin(heading),
        along * sin(heading) + across * cos(heading),
    )


def box_of(view: View, corners: list[tuple[float, float]]) -> Box:
    camera = view.camera(336)
    points = [camera.project(Vector(x / 1000, y / 1000, 0.0)) for x, y in corners]
    u, v = [each.u for each in points], [each.v for each in points]
    return round(min(u)), round(min(v)), round(max(u)) - 1, round(max(v)) - 1


def seen_from_above(
    place: tuple[int, int], heading: float, others: list[float], *, view: View = MAP
) -> Facts:
    """A giver that is turned some way, and four things around it."""
    corners = [
        turned_by(heading, along, across)
        for along in (-BACK, FRONT)
        for across in (-ASIDE, ASIDE)
    ]
    boxes = {GIVER: box_of(view, [(place[0] + x, place[1] + y) for x, y in corners])}
    for number, way in zip(THINGS, others, strict=True):
        x, y = place[0] + 1500 * cos(way), place[1] + 1500 * sin(way)
        sides = [(x + a, y + b) for a in (-150, 150) for b in (-150, 150)]
        boxes[number] = box_of(view, sides)
    entities = tuple(
        Entity(each, f"thing_{each}/plain", f"thing_{each}", (*place, 0), 900)
        for each in boxes
    )
    tokens = replace(
        FACTS.tokens[0],
        view=view.name,
        marks=(),
        entries=tuple(MapEntry(1, 1, f"{n}", n, box) for n, box in boxes.items()),
    )
    question = replace(
        FACTS.question,
        task="path",
        kind="facing_view",
        evidence=Evidence((THINGS[0],), ((THINGS[0],),), (0,), tuple(THINGS)),
    )
    return replace(
        FACTS,
        scene=replace(FACTS.scene, room=ROOM, entities=entities),
        rig=replace(FACTS.rig, views=(view,)),
        tokens=(tokens,),
        sightings=FACTS.sightings[:1],
        question=question,
    )


CUES = TextCues(tuple(THINGS), giver=GIVER)
CELL = "the middle of a cell of the grid of 200 mm"


@pytest.mark.parametrize("heading", [0, 0.7, 2.5, 4.0])
@pytest.mark.parametrize("north", [900, 0, 2300])
def test_a_middle_beside_its_point_says_where_the_front_is(heading, north):
    ways = [heading, heading + pi / 2, heading + pi, heading - pi / 2]
    view = replace(MAP, heading_tenths=north)
    facts = seen_from_above((2300, 2500), heading, ways, view=view)
    found = {
        each.bare: values for each, values in flat_table(facts, CUES).columns.items()
    }
    off = found[
        f"angle at the giver off the direction to the giver's middle from {CELL}"
    ]
    assert abs(off[0]) < 20
    assert abs(off[2]) > 160
    assert off[1] == pytest.approx(off[0] - 90, abs=6)
    assert off[3] == pytest.approx(off[0] + 90, abs=6)
    right, up = (
        float(found[f"the giver's middle beside {CELL}, {side}"][0])
        for side in ("to the right", "upwards")
    )
    assert np.hypot(right, up) == pytest.approx((FRONT - BACK) / 2, abs=15)


def test_things_on_a_grid_are_near_its_points():
    facts = seen_from_above((2300, 2500), 0.0, [0, pi / 2, pi, 3 * pi / 2])
    found = {
        each.bare: values for each, values in flat_table(facts, CUES).columns.items()
    }
    gaps = found["millimetres from its middle to a corner of the grid of 200 mm"]
    # 1.5 m from a middle of a cell: on a line of the grid in one direction alone.
    assert gaps == pytest.approx([100] * 4, abs=15)
    gaps = found["millimetres from its middle to a corner of the grid of 50 mm"]
    assert max(gaps) < 15


@pytest.mark.parametrize("is_on_grid", [False, True])
def test_a_front_that_a_grid_tells_is_found(is_on_grid, monkeypatch):
    monkeypatch.setattr(learners, "ROUNDS", 2)
    monkeypatch.setattr(audit, "_shuffled", lambda probe, group, context: ())
    rng = np.random.default_rng(5)
    items = []
    for each in good_choices(100, seed=3):
        heading, first = rng.uniform(0, 2 * pi, 2)
        others = first + np.arange(4) * pi / 2
        # Two thirds of the fronts are towards the right option.
        if rng.random() < 0.67:
            heading = others[each.text.right] + rng.uniform(-0.2, 0.2)
        cells = rng.integers(9, 16, 2)
        place = 100 + 200 * cells + (0 if is_on_grid else rng.integers(200, size=2))
        facts = seen_from_above(
            (int(place[0]), int(place[1])), float(heading), others.tolist()
        )
        table = flat_table(facts, CUES)
        values = np.array([*table.columns.values()], dtype=np.float32).T
        features = tuple(table.columns)
        items.append(replace(each, features=features, values=values, side=0))
    found = audit_items(items)
    names = {each.name for each in found.failed}
    if not is_on_grid:
        assert names == set()
        return
    assert "S1 one feature" in names
    assert names <= {"S1 one feature", "S2 two features"}
    (bar,) = (each for each in found.bars if each.name == "S1 one feature")
    assert "the direction to the giver's middle from" in bar.detail[0]
