"""Bodies that stand upright: there and back again, and turns that add up."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Pose

millimetres = st.integers(-20_000, 20_000)
headings = st.integers(-7200, 7200)
poses = st.builds(Pose, st.tuples(millimetres, millimetres, millimetres), headings)
coordinates = st.floats(-20, 20)
clouds = st.lists(
    st.tuples(coordinates, coordinates, coordinates), min_size=1, max_size=6
).map(lambda rows: np.array(rows, dtype=np.float64))


@given(poses, clouds)
def test_body_coordinates_come_back_from_the_world(pose, points):
    again = pose.to_body(pose.to_world(points))
    assert np.allclose(again, points, rtol=0, atol=1e-12)


@given(poses, clouds)
def test_world_coordinates_come_back_from_the_body(pose, points):
    again = pose.to_world(pose.to_body(points))
    assert np.allclose(again, points, rtol=0, atol=1e-12)


@given(poses)
def test_the_body_stands_at_its_position_and_faces_its_heading(pose):
    body = np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
    origin, forward, left, up = pose.to_world(body)
    cos, sin = cosine(pose.heading_tenths), sine(pose.heading_tenths)
    assert tuple(origin) == tuple(mm / 1000 for mm in pose.position_mm)
    assert tuple(origin) == pose.origin
    assert np.allclose(forward - origin, (cos, sin, 0), atol=1e-14)
    assert np.allclose(left - origin, (-sin, cos, 0), atol=1e-14)
    assert np.allclose(up - origin, (0, 0, 1), atol=1e-14)


@given(headings, headings, clouds)
def test_turns_add_up(one, other, vectors):
    twice = Pose((0, 0, 0), one).turn(Pose((0, 0, 0), other).turn(vectors))
    once = Pose((0, 0, 0), one + other).turn(vectors)
    assert np.allclose(twice, once, rtol=0, atol=1e-13)


@given(st.integers(-8, 8), poses, clouds)
def test_quarter_turns_are_exact(quarters, pose, vectors):
    turned = Pose(pose.position_mm, 900 * quarters).turn(vectors)
    x, y = vectors[:, 0], vectors[:, 1]
    expected = [(x, y), (-y, x), (-x, -y), (y, -x)][quarters % 4]
    assert np.array_equal(turned[:, :2], np.stack(expected, axis=1))
    assert np.array_equal(turned[:, 2], vectors[:, 2])


@given(poses, clouds)
def test_a_motion_keeps_distances_and_leaves_its_argument_alone(pose, points):
    before = points.copy()
    moved = pose.to_world(points)
    assert np.array_equal(points, before)
    for cloud in (moved, pose.to_body(points)):
        gaps = np.linalg.norm(cloud - cloud[0], axis=1)
        assert np.allclose(gaps, np.linalg.norm(points - points[0], axis=1))


@given(poses, clouds, st.tuples(millimetres, millimetres, millimetres))
def test_directions_do_not_depend_on_the_position(pose, vectors, elsewhere):
    other = Pose(elsewhere, pose.heading_tenths)
    assert np.array_equal(pose.turn(vectors), other.turn(vectors))
