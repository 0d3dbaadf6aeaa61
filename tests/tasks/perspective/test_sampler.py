"""Floor points in pictures agree with cameras, and plans with what is asked for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.errors import Rejected
from scenegen.geometry.pose import Vector
from scenegen.records.rig import PerspectiveLens, View
from scenegen.seeding import Key
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.floor_projection import (
    FloorProjection,
    glimpse,
    seen_along,
)
from scenegen.tasks.perspective.sampler import PerspectiveRigParams, PerspectiveSampler

VIEW = View("view_0", False, (1200, -400, 1500), 730, -170, PerspectiveLens(840))

BRIEF = PerspectiveBrief(
    kind="relative_position",
    categories=("chair",),
    turn_tenths=450,
    answers=("left", "right"),
    before="left",
    row="above",
    side="left",
)


floor = st.tuples(st.integers(-8000, 8000), st.integers(-8000, 8000))
eyes = st.builds(
    lambda place, height, heading, pitch, half: View(
        "view_0", False, (*place, height), heading, pitch, PerspectiveLens(2 * half)
    ),
    floor,
    st.integers(900, 2000),
    st.integers(0, 3599),
    st.integers(-600, 100),
    st.integers(250, 600),
)


def test_looks_are_projections():
    rng = np.random.default_rng(3)
    points = rng.integers(-6000, 6000, (200, 2))
    look, camera = FloorProjection.of(VIEW, points), VIEW.camera(1)
    for number, (x, y) in enumerate(points):
        at = camera.project(Vector(x / 1000, y / 1000, 0.0))
        if at.depth > 0.21:
            assert look.u[number] == pytest.approx(at.u, abs=1e-9)
            assert look.v[number] == pytest.approx(at.v, abs=1e-9)
        elif at.depth < 0.19:
            assert look.u[number] > 1
            assert look.v[number] > 1


@given(eyes, st.lists(floor, min_size=1, max_size=9))
def test_a_glimpse_of_a_point_is_what_a_look_has_for_it_to_the_last_bit(view, points):
    look = FloorProjection.of(view, np.array(points, dtype=np.int64))
    for number, point in enumerate(points):
        seen = glimpse(view, view.position_mm[:2], view.heading_tenths, point)
        many = look.ahead, look.u, look.v, look.grow
        assert tuple(seen) == tuple(float(each[number]) for each in many)


def test_rows_of_raised_points_are_projections():
    points = np.array([[2000, 2500], [1500, 3000]])
    look, camera = FloorProjection.of(VIEW, points), VIEW.camera(1)
    for number, (x, y) in enumerate(points):
        at = camera.project(Vector(x / 1000, y / 1000, 0.9))
        assert look.row(0, 900)[number] == pytest.approx(at.v, abs=1e-9)


def test_frames_of_a_heading_are_to_the_left():
    ahead, left = seen_along((0, 0), 900, np.array([[0, 1000], [-1000, 0]]))
    assert ahead.tolist() == [1000, 0]
    assert left.tolist() == [0, 1000]


@pytest.fixture(scope="module")
def settings(catalogue, layout):
    rigger = PerspectiveSampler(PerspectiveRigParams(), layout)
    found = []
    for attempt in range(120):
        try:
            found.append(rigger.sample(BRIEF, Key(5, "test", "t", 0, attempt=attempt)))
        except Rejected:
            continue
        if len(found) == 4:
            break
    return found


def test_twins_differ_in_the_place_of_the_thing(settings):
    assert len(settings) == 4
    for setting in settings:
        first, second = (scene.entities for scene in setting.scenes)
        assert first[1:] == second[1:]
        assert first[0].position_mm != second[0].position_mm
        assert first[0].category == "chair"


def test_the_thing_is_on_the_sides_that_are_asked_for(settings):
    for setting in settings:
        start, novel = setting.rigs[0].views
        for scene, answer in zip(setting.scenes, BRIEF.answers, strict=True):
            places = np.array([scene.entities[0].position_mm[:2]])
            marks = np.array([start.floor_marks[0].position_mm])
            look, cross = (
                FloorProjection.of(start, places),
                FloorProjection.of(start, marks),
            )
            assert look.u[0] < 0.5
            assert look.u[0] < cross.u[0]
            assert look.v[0] < cross.v[0]
            _, left = seen_along(novel.position_mm[:2], novel.heading_tenths, places)
            assert (left[0] > 0) == (answer == "left")


def test_settings_are_a_function_of_their_key(catalogue, layout, settings):
    rigger = PerspectiveSampler(PerspectiveRigParams(), layout)
    again = []
    for attempt in range(120):
        try:
            key = Key(5, "test", "t", 0, attempt=attempt)
            again.append(rigger.sample(BRIEF, key))
            break
        except Rejected:
            continue
    assert again == settings[:1]
