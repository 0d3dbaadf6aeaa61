"""Places on the floor, found from tokens alone."""

from math import cos, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.records.item import MapEntry
from scenegen.tasks.solving.floor_from_tokens import (
    EstimatedPosition,
    Placement,
    distance_between,
    fitted,
    position_of,
    turned,
)
from scenegen.tasks.solving.lens_from_tokens import positions_of
from scenegen.tasks.solving.walks import length_of, nearest_on, passing_of
from scenegen.tokens import describe_view
from scenegen.tokens.depth_grid import floor_code
from tests.tasks.staged import entity, twin_of, vantage

metres = st.floats(-4.0, 4.0)
spots = st.builds(EstimatedPosition, metres, metres)
placements = st.builds(Placement, spots, st.floats(-3.0, 3.0))


@given(st.integers(300, 6000), st.integers(-3000, 3000))
def test_a_cell_and_a_ring_place_a_thing_to_half_a_cell(forward, right):
    entry = MapEntry(
        row=23 - forward // 600,
        column=12 + right // 600,
        category="stool",
        instance=1,
        box=(0, 0, 9, 9),
        distance=floor_code((0, 0), (forward, right)),
    )
    assert (
        distance_between(
            position_of(entry), EstimatedPosition(forward / 1000, right / 1000)
        )
        < 0.5
    )


@given(placements, st.lists(spots, min_size=3, max_size=6))
def test_a_placement_is_found_again_from_what_two_views_share(placement, own):
    pairs = [(spot, placement.place(spot)) for spot in own]
    found = fitted(pairs)
    assert found is not None
    for spot, there in pairs:
        assert distance_between(found.place(spot), there) == pytest.approx(
            0.0, abs=1e-6
        )


def test_one_shared_thing_places_no_view():
    assert fitted([(EstimatedPosition(1.0, 0.0), EstimatedPosition(2.0, 0.0))]) is None


def test_a_turn_to_the_left_brings_what_is_left_to_the_front():
    novel = turned(EstimatedPosition(2.0, 0.0), 900)
    ahead = novel.place(EstimatedPosition(1.0, 0.0))
    assert ahead == pytest.approx((2.0, -1.0))


def test_a_lens_places_whole_things_better_than_their_cells():
    dice = np.random.default_rng(7)
    refined, coarse = [], []
    for _ in range(12):
        heading = int(dice.integers(-150, 150))
        rig = vantage((400, 2500), heading % 3600, cross=(1900, 2500), turn=900)
        stood = [
            entity(number, (int(dice.integers(1800, 4500)), 900 * number + 250))
            for number in (1, 2, 3, 4)
        ]
        twin, visibility = twin_of(rig, *stood)
        tokens = describe_view(twin.scene, visibility.views[0])
        found = positions_of(tokens)
        facing = radians(heading / 10)
        for entry in tokens.entries:
            x, y, _ = stood[entry.instance - 1].position_mm
            east, north = (x - 400) / 1000, (y - 2500) / 1000
            there = EstimatedPosition(
                east * cos(facing) + north * sin(facing),
                east * sin(facing) - north * cos(facing),
            )
            refined.append(distance_between(found[entry.instance], there))
            coarse.append(distance_between(position_of(entry), there))
    assert len(refined) > 20
    assert sorted(refined)[len(refined) // 2] < 0.8 * sorted(coarse)[len(coarse) // 2]


@given(st.floats(0.1, 2.9), st.floats(-2.0, 2.0))
def test_a_walk_tells_how_far_along_and_on_which_side_a_point_is(along, off):
    walk = ((0.0, 0.0), (3.0, 0.0))
    found = nearest_on(walk, (along, off))
    assert found.along == pytest.approx(along)
    assert found.away == pytest.approx(abs(off))
    assert found.side == pytest.approx(off)
    assert found.is_inner


def test_what_is_beyond_an_end_is_not_passed():
    walk = ((0.0, 0.0), (3.0, 0.0), (3.0, 4.0))
    assert not nearest_on(walk, (-1.0, 0.5)).is_inner
    assert not nearest_on(walk, (3.0, 5.0)).is_inner
    assert nearest_on(walk, (4.0, 2.0)).along == pytest.approx(5.0)
    assert length_of(walk) == pytest.approx(7.0)


def test_what_two_legs_are_equally_near_to_is_passed_on_the_first_of_them():
    walk = ((0.0, 0.0), (0.0, 4.0), (2.0, 4.0), (2.0, 1.0))
    found = passing_of(walk, (1.02, 2.0))
    assert found is not None
    assert found.along == pytest.approx(2.0)
    assert nearest_on(walk, (1.02, 2.0)).along == pytest.approx(8.0)
    assert passing_of(walk, (-0.5, -3.0)) is None
