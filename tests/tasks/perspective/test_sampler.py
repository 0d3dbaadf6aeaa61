"""Floor projections agree with cameras, and sampled scenes with their briefs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.errors import Rejected
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Vector
from scenegen.records.rig import PerspectiveLens, View
from scenegen.seeding import Key
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.floor_projection import (
    FloorProjection,
    project_point,
    relative_to,
)
from scenegen.tasks.perspective.kinds import RelativePosition
from scenegen.tasks.perspective.sampler import PerspectiveRigParams, PerspectiveSampler

VIEW = View("view_0", False, (1200, -400, 1500), 730, -170, PerspectiveLens(840, 65))

KIND = RelativePosition()

BRIEF = PerspectiveBrief(
    categories=("chair",),
    turn_tenths=450,
    answers=("left", "right"),
    half="left",
    row="above",
    side="left",
)


floor = st.tuples(st.integers(-8000, 8000), st.integers(-8000, 8000))
eyes = st.builds(
    lambda place, height, heading, pitch, half, shift: View(
        "view_0",
        False,
        (*place, height),
        heading,
        pitch,
        PerspectiveLens(2 * half, shift),
    ),
    floor,
    st.integers(900, 2000),
    st.integers(0, 3599),
    st.integers(-600, 100),
    st.integers(250, 600),
    st.integers(-200, 200),
)


def test_floor_projections_are_what_cameras_project():
    rng = np.random.default_rng(3)
    points = rng.integers(-6000, 6000, (200, 2))
    projection, camera = FloorProjection.of(VIEW, points), VIEW.camera(1)
    for number, (x, y) in enumerate(points):
        at = camera.project(Vector(x / 1000, y / 1000, 0.0))
        if at.depth > 0.21:
            assert projection.u[number] == pytest.approx(at.u, abs=1e-9)
            assert projection.v[number] == pytest.approx(at.v, abs=1e-9)
        elif at.depth < 0.19:
            assert projection.u[number] > 1
            assert projection.v[number] > 1


@given(eyes, st.lists(floor, min_size=1, max_size=9))
def test_a_point_alone_is_projected_as_among_many_to_the_last_bit(view, points):
    projection = FloorProjection.of(view, np.array(points, dtype=np.int64))
    for number, point in enumerate(points):
        seen = project_point(view, view.position_mm[:2], view.heading_tenths, point)
        many = projection.ahead, projection.u, projection.v, projection.magnification
        assert tuple(seen) == tuple(float(each[number]) for each in many)


def test_rows_of_raised_points_are_projections():
    points = np.array([[2000, 2500], [1500, 3000]])
    projection, camera = FloorProjection.of(VIEW, points), VIEW.camera(1)
    for number, (x, y) in enumerate(points):
        at = camera.project(Vector(x / 1000, y / 1000, 0.9))
        assert projection.row(0, 900)[number] == pytest.approx(at.v, abs=1e-9)


def test_columns_of_moved_points_are_projections():
    points = np.array([[2000, 2500], [1500, 3000]])
    projection, camera = FloorProjection.of(VIEW, points), VIEW.camera(1)
    for number, (x, y) in enumerate(points):
        # Nearer by 300 mm along the heading, and 400 mm to the left of it.
        cos, sin = cosine(VIEW.heading_tenths), sine(VIEW.heading_tenths)
        moved = x - 300 * cos - 400 * sin, y - 300 * sin + 400 * cos
        at = camera.project(Vector(moved[0] / 1000, moved[1] / 1000, 0.0))
        assert projection.column(300, 400)[number] == pytest.approx(at.u, abs=1e-9)


def test_frames_of_a_heading_are_to_the_left():
    ahead, left = relative_to((0, 0), 900, np.array([[0, 1000], [-1000, 0]]))
    assert ahead.tolist() == [1000, 0]
    assert left.tolist() == [0, 1000]


@pytest.fixture(scope="module")
def samples(catalogue, layout):
    sampler = PerspectiveSampler(PerspectiveRigParams(), layout)
    found = []
    for attempt in range(120):
        try:
            found.append(
                sampler.sample(KIND, BRIEF, Key(5, "test", "t", 0, attempt=attempt))
            )
        except Rejected:
            continue
        if len(found) == 4:
            break
    return found


def test_twins_differ_in_the_position_of_the_target(samples):
    assert len(samples) == 4
    for each in samples:
        first, second = (scene.entities for scene in each.scenes)
        assert first[1:] == second[1:]
        assert first[0].position_mm != second[0].position_mm
        assert first[0].category == "chair"


def test_the_target_is_on_the_sides_that_the_brief_names(samples):
    for each in samples:
        start, novel = each.rigs[0].views
        for scene, answer in zip(each.scenes, BRIEF.answers, strict=True):
            places = np.array([scene.entities[0].position_mm[:2]])
            marks = np.array([start.floor_marks[0].position_mm])
            projection, cross = (
                FloorProjection.of(start, places),
                FloorProjection.of(start, marks),
            )
            assert projection.u[0] < 0.5
            assert projection.u[0] < cross.u[0]
            assert projection.v[0] < cross.v[0]
            _, left = relative_to(novel.position_mm[:2], novel.heading_tenths, places)
            assert (left[0] > 0) == (answer == "left")


def test_samples_are_a_function_of_their_key(catalogue, layout, samples):
    sampler = PerspectiveSampler(PerspectiveRigParams(), layout)
    again = []
    for attempt in range(120):
        try:
            key = Key(5, "test", "t", 0, attempt=attempt)
            again.append(sampler.sample(KIND, BRIEF, key))
            break
        except Rejected:
            continue
    assert again == samples[:1]
