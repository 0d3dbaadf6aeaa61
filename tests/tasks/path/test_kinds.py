"""What kinds of questions about a walk decide, on walks made by hand."""

import ast
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString
from shapely import Point as ShapelyPoint

import scenegen.tasks.path
from scenegen.geometry.angles import difference, towards
from scenegen.geometry.polyline import legs_of
from scenegen.records.rig import Route
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.candidate_positions import POOL, CandidatePosition
from scenegen.tasks.path.checks import (
    INSIDE_MM,
    LEAD_MM,
    EntityExtent,
    WalkSurroundings,
)
from scenegen.tasks.path.kinds import KINDS, StagedKind
from scenegen.tasks.path.kinds.staged import NEARER_MM, is_extreme
from scenegen.tasks.path.phrasing import WORDINGS
from scenegen.tasks.path.walks import Walk

FOUR = ("armchair", "floor_lamp", "suitcase", "teddy_bear")

BENT = ((0, 0), (2500, 0), (4000, 2000))

SEEDS = range(8)

STAGED = {name: kind for name, kind in KINDS.items() if isinstance(kind, StagedKind)}

SIDES = ["left", "right"]


def walk_over(points: tuple[tuple[int, int], ...], middle: int = 1600) -> Walk:
    return Walk(points, legs_of(points), middle)


def brief_of(kind: StagedKind, side: str = "left") -> PathBrief:
    side = side if kind.has_marker else ""
    return PathBrief(kind, "map", FOUR, (0, 1), (3000, 6000), 1, side=side)


def candidates(kind: StagedKind, seed: int, side: str = "left"):
    rng = np.random.default_rng(seed)
    return kind.candidates(rng, walk_over(BENT), brief_of(kind, side))


def extent(candidate: CandidatePosition) -> EntityExtent:
    """An object without a size."""
    return EntityExtent(candidate.position[:2], 0, 0, 0)


def test_wordings_are_there_for_every_kind_in_the_same_order():
    assert list(WORDINGS) == list(KINDS)
    for name, kind in KINDS.items():
        assert kind.wordings == WORDINGS[name]


def test_the_code_names_each_kind_once():
    folder = Path(scenegen.tasks.path.__path__[0])
    found = Counter(
        node.value
        for file in folder.rglob("*.py")
        if file.name != "params.py"  # what recipes may name, by preset
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in KINDS
    )
    assert found == dict.fromkeys(KINDS, 1)


@pytest.mark.parametrize("kind", STAGED.values(), ids=STAGED)
@pytest.mark.parametrize("seed", SEEDS)
def test_candidates_measure_what_shapely_measures(kind, seed):
    walk = walk_over(BENT)
    line = LineString(walk.points)
    marker = ShapelyPoint(walk.marker if kind.has_marker else walk.points[0])
    found = candidates(kind, seed)
    assert 0 < len(found) <= POOL
    for each in found:
        point = ShapelyPoint(each.position[:2])
        assert each.to_marker == pytest.approx(point.distance(marker), abs=1)
        start = ShapelyPoint(walk.points[0])
        assert each.to_start == pytest.approx(point.distance(start), abs=1)
        ends = ShapelyPoint(walk.points[-1])
        assert each.to_end == pytest.approx(point.distance(ends), abs=1)
        if 0 < each.arc < walk.length:
            foot = line.interpolate(each.arc)
            assert foot.distance(point) == pytest.approx(line.distance(point), abs=2)


@pytest.mark.parametrize("name", ["side_object", "passing_order"])
@pytest.mark.parametrize("seed", SEEDS)
def test_all_candidates_beside_a_walk_are_about_as_far_from_it(name, seed):
    line = LineString(BENT)
    away = [
        line.distance(ShapelyPoint(each.position[:2]))
        for each in candidates(STAGED[name], seed)
    ]
    assert max(away) <= 1.24 * min(away) + 2


def margins(kind: StagedKind, route: Route, side: str = "left") -> list[int]:
    """Of all right candidates, beside all that leave no doubt about them.

    Raises:
        Rejected: when there is doubt all the same.
    """
    margins = []
    for seed in SEEDS:
        found = candidates(kind, seed, side)
        for right in (each for each in found if each.is_right):
            others = [each for each in found if kind.leaves_no_doubt(right, each)]
            if others and right.arc <= walk_over(BENT).length - INSIDE_MM:
                rest = tuple(extent(each) for each in others)
                around = WalkSurroundings(route, extent(right), rest)
                margins.append(kind.margin(around, brief_of(kind, side)))
    return margins


@pytest.mark.parametrize("side", SIDES)
def test_what_leaves_no_doubt_beside_the_walk_passes_the_check(side):
    kind, walk = STAGED["side_object"], walk_over(BENT)
    route = Route(walk.points, walk.marker, has_line=True, has_arrows=False)
    found = margins(kind, route, side)
    assert found
    assert min(found) > 0


def test_what_leaves_no_doubt_about_the_order_passes_the_check():
    route = Route(BENT, None, has_line=True, has_arrows=False)
    found = margins(STAGED["passing_order"], route)
    assert found
    assert min(found) >= LEAD_MM


@pytest.mark.parametrize("side", SIDES)
def test_at_m1_one_looks_square_to_the_walk(side):
    kind, walk = STAGED["side_object"], walk_over(BENT, middle=3000)
    at = kind.viewpoint(walk, brief_of(kind, side), (0, 0))
    ahead = towards(*walk.legs[1].along, step=2)
    turned = difference(at.heading, ahead)
    assert turned == pytest.approx(900 if side == "left" else -900, abs=10)
    assert at.leg.at(at.way) == walk.marker


def test_what_is_passed_first_is_looked_at_from_where_it_is_passed():
    kind = STAGED["passing_order"]
    at = kind.viewpoint(walk_over(BENT), brief_of(kind), (1200, -900))
    assert at.leg.at(at.way) == (1200, 0)
    assert at.heading % 3600 == 2700


@given(st.integers(-500, 500), st.lists(st.integers(-500, 500), min_size=1))
def test_extremes_are_plain_or_none(value, others):
    is_least = is_extreme(True, value, others)
    is_beaten = is_extreme(False, value, others)
    assert is_extreme(None, value, others)
    assert not (is_least and is_beaten)
    assert is_least == (min(others) - value >= NEARER_MM)
    assert is_beaten == (value - min(others) >= NEARER_MM)


@pytest.mark.parametrize("nearness", range(4))
def test_as_many_turns_want_a_nearer_position_as_the_brief_says(nearness):
    kind = STAGED["passing_order"]
    brief = PathBrief(kind, "map", FOUR, (0, 1), (1, 2), 0, nearness=nearness)
    near, right, far = (
        CandidatePosition((0, 0, 0), away, 0, 0, 0, 0, None, is_left=True)  # type: ignore[arg-type]
        for away in (1000, 1500, 2000)
    )
    nearer = [kind.suits_turn(brief, right, near, turn) for turn in range(3)]
    farther = [kind.suits_turn(brief, right, far, turn) for turn in range(3)]
    assert nearer == [turn < nearness for turn in range(3)]
    assert farther == [turn >= nearness for turn in range(3)]
    assert not kind.suits_turn(brief, right, right, 0)
