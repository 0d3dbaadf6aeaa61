"""What another lens shows, computed a second time from pixels and by matrices."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.records.rig import PerspectiveLens
from scenegen.tasks.assumed_lens import (
    FIELDS_OF_VIEW,
    FloorPoint,
    ShownThings,
    fitted_pose,
    with_lens,
)
from tests.tasks.lens_by_pixels import FOVS, kabsch, pixel_floor, placed, rig_of
from tests.visibility.hand_made import scene_of

FIRST, SECOND, BOTH = (1, 2), (3,), (4, 5, 6)
"""Ids of what only the first, only the second, and both pictures show."""

spots = st.tuples(st.floats(-9e3, 9e3), st.floats(-9e3, 9e3))
places = st.tuples(st.integers(-4000, 4000), st.integers(1500, 6000))


@given(pairs=st.lists(st.tuples(spots, spots), min_size=2, max_size=6))
def test_no_other_pose_lies_closer(pairs):
    own, other = (np.array(each) for each in zip(*pairs, strict=True))
    found = fitted_pose([(FloorPoint(*a), FloorPoint(*b)) for a, b in pairs])
    if found is None:
        return
    assert found.cos**2 + found.sin**2 == pytest.approx(1)
    laid = np.array([found.place(FloorPoint(*each)) for each in own])
    turn, at = kabsch(own, other)
    best = np.square(own @ turn.T + at - other).sum()
    assert np.square(laid - other).sum() == pytest.approx(best, rel=1e-6, abs=1e-3)


def test_one_thing_in_common_or_all_in_one_place_gives_no_pose():
    spot, other = FloorPoint(1000.0, 20.0), FloorPoint(300.0, 500.0)
    assert fitted_pose([(spot, other)]) is None
    assert fitted_pose([(spot, other), (spot, spot)]) is None


@pytest.mark.parametrize("fov", FIELDS_OF_VIEW)
def test_floors_of_pixels_are_laid_on_each_other(fov):
    rng = np.random.default_rng(fov)
    for _ in range(20):
        spread = rng.integers((-1500, 3000), (1500, 6000), (7, 2)).tolist()
        cross, *at = (tuple(each) for each in spread)
        rig = rig_of(cross)
        scene = scene_of(*(placed(*p, number=n) for n, p in enumerate(at, 1)))
        pictures = [
            ShownThings(rig.views[0], (*FIRST, *BOTH), BOTH),
            ShownThings(rig.views[1], (*SECOND, *BOTH), BOTH),
        ]
        moved, marked = with_lens(scene, rig, pictures, fov)
        first, second = (
            {n: pixel_floor(view, p, fov) for n, p in enumerate(at, 1)}
            for view in rig.views
        )
        own, other = (np.array([each[n] for n in BOTH]) for each in (second, first))
        turn, shift = kabsch(own, other)
        wanted = {**first, SECOND[0]: turn @ second[SECOND[0]] + shift}
        for entity in moved.entities:
            ahead, left = wanted[entity.id]
            # The first camera is at the origin and looks along +y.
            assert entity.position_mm[:2] == pytest.approx((-left, ahead), abs=2)
        ahead, left = pixel_floor(rig.views[0], cross, fov)
        found = marked.views[0].floor_marks[0].position_mm
        assert found == pytest.approx((-left, ahead), abs=2)


@given(at=st.lists(places, min_size=6, max_size=6, unique=True))
def test_cameras_stand_where_they_are_when_little_is_shared(at):
    rig = rig_of((0, 3000))
    views = tuple(replace(each, lens=PerspectiveLens(730)) for each in rig.views)
    scene = scene_of(*(placed(*p, number=n) for n, p in enumerate(at, 1)))
    pictures = [
        ShownThings(views[0], FIRST, FIRST),
        ShownThings(views[1], SECOND, SECOND),
    ]
    moved, _ = with_lens(scene, replace(rig, views=views), pictures, 730)
    for before, after in zip(scene.entities, moved.entities, strict=True):
        assert after.position_mm == pytest.approx(before.position_mm, abs=1)


@pytest.mark.parametrize("fov", FIELDS_OF_VIEW)
def test_fronts_turn_with_the_floor(fov):
    rig = rig_of((0, 3000))
    heading = 400
    scene = scene_of(placed(0, 3000, number=1, heading=heading))
    moved, _ = with_lens(scene, rig, [ShownThings(rig.views[0], (1,), (1,))], fov)
    stretch = np.tan(np.radians(FOVS[0] / 20)) / np.tan(np.radians(fov / 20))
    tangent = stretch * np.tan(np.radians(heading / 10))
    wanted = np.degrees(np.arctan(tangent)) * 10
    assert moved.entities[0].heading_tenths == pytest.approx(wanted, abs=1.5)
