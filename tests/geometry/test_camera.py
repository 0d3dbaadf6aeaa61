"""The conventions of cameras, each as a law."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import MOST_SHIFT, Camera
from scenegen.geometry.pose import Vector

millimetres = st.integers(-20_000, 20_000)
places = st.tuples(millimetres, millimetres, millimetres)
headings = st.integers(0, 3599)
pitches = st.integers(-900, 900)
sizes = st.integers(1, 2048)
coordinates = st.floats(-20, 20)
points = st.builds(Vector, coordinates, coordinates, coordinates)

shifts = st.integers(-MOST_SHIFT, MOST_SHIFT)

lenses = st.builds(
    lambda place, heading, pitch, half_fov, size, shift: Camera.perspective(
        place,
        heading,
        pitch_tenths=pitch,
        fov_tenths=2 * half_fov,
        size=size,
        shift_pm=shift,
    ),
    places, headings, pitches, st.integers(100, 700), sizes, shifts,
)  # fmt: skip
maps = st.builds(
    lambda place, heading, pitch, span, size: Camera.orthographic(
        place, heading, pitch_tenths=pitch, span_mm=span, size=size
    ),
    places, headings, pitches, st.integers(500, 20_000), sizes,
)  # fmt: skip
cameras = lenses | maps


def product(a: Vector, b: Vector) -> float:
    return math.fsum(x * y for x, y in zip(a, b, strict=True))


def cross(a: Vector, b: Vector) -> Vector:
    return Vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)


def in_camera(camera: Camera, point: Vector) -> np.ndarray:
    """One point in camera coordinates."""
    row: np.ndarray = camera.to_camera(np.array([point], dtype=np.float64))[0]
    return row


@given(cameras)
def test_axes_are_orthonormal_and_right_handed(camera):
    right, down, forward = camera.axes
    for a in camera.axes:
        assert abs(product(a, a) - 1) < 1e-15
    for a, b in ((right, down), (down, forward), (forward, right)):
        assert abs(product(a, b)) < 1e-15
    assert cross(right, down) == pytest.approx(forward, abs=1e-15)


@given(cameras)
def test_a_camera_never_rolls_and_up_is_up(camera):
    right, down, _ = camera.axes
    assert right.z == 0
    assert down.z <= 0


@given(headings)
def test_a_level_camera_looks_along_its_heading(heading):
    camera = Camera.perspective(
        (0, 0, 0), heading, pitch_tenths=0, fov_tenths=900, size=8
    )
    assert camera.axes.forward == Vector(cosine(heading), sine(heading), 0)
    assert camera.axes.down == Vector(0, 0, -1)


def test_heading_zero_looks_east_with_south_on_the_right():
    camera = Camera.perspective((0, 0, 0), 0, pitch_tenths=0, fov_tenths=900, size=8)
    assert camera.axes == (Vector(0, -1, 0), Vector(0, 0, -1), Vector(1, 0, 0))


@given(headings)
def test_looking_straight_down_the_heading_is_up_in_the_picture(heading):
    camera = Camera.orthographic(
        (0, 0, 0), heading, pitch_tenths=-900, span_mm=1000, size=8
    )
    assert camera.axes.forward == Vector(0, 0, -1)
    assert camera.axes.down == Vector(-cosine(heading), -sine(heading), 0)


@given(headings, st.integers(1, 900))
def test_positive_pitch_looks_up(heading, pitch):
    camera = Camera.perspective(
        (0, 0, 0), heading, pitch_tenths=pitch, fov_tenths=900, size=8
    )
    assert camera.axes.forward.z == sine(pitch) > 0


@given(cameras, st.floats(0, 1), st.floats(0, 1), st.floats(0.05, 20))
def test_a_pixel_and_its_depth_come_back_from_the_world(camera, right, down, depth):
    u, v = right * camera.size, down * camera.size
    pixel = camera.project(camera.unproject(u, v, depth))
    # 20 m from the origin, 1e-14 m of rounding may be seen from 5 cm.
    tolerance = 1e-12 * camera.scale / (1 if camera.is_orthographic else depth)
    assert pixel.u == pytest.approx(u, abs=1e-9 + tolerance)
    assert pixel.v == pytest.approx(v, abs=1e-9 + tolerance)
    assert pixel.depth == pytest.approx(depth, abs=1e-12)


@given(cameras, points)
def test_a_point_comes_back_from_its_pixel_and_depth(camera, point):
    depth = in_camera(camera, point)[2]
    assume(depth > 0.05)
    again = camera.unproject(*camera.project(point))
    assert again == pytest.approx(point, abs=1e-9)


@given(cameras, points)
def test_a_mirrored_room_gives_the_mirrored_picture(camera, point):
    x, y, z = camera.position_mm
    mirrored = replace(
        camera, position_mm=(x, -y, z), heading_tenths=-camera.heading_tenths
    )
    here = in_camera(camera, point)
    there = in_camera(mirrored, point._replace(y=-point.y))
    assert tuple(there) == (-here[0], here[1], here[2])


@given(cameras, points, st.tuples(millimetres, millimetres))
def test_moving_camera_and_point_together_changes_nothing(camera, point, shift):
    x, y, z = camera.position_mm
    moved = replace(camera, position_mm=(x + shift[0], y + shift[1], z))
    along = Vector(point.x + shift[0] / 1000, point.y + shift[1] / 1000, point.z)
    assert np.allclose(in_camera(moved, along), in_camera(camera, point), atol=1e-11)


@given(cameras, points, places)
def test_moving_the_camera_ahead_never_grows_a_depth(camera, point, step):
    ahead = product(Vector(*step), camera.axes.forward) / 1000
    assume(ahead >= 0)
    x, y, z = camera.position_mm
    nearer = replace(camera, position_mm=(x + step[0], y + step[1], z + step[2]))
    before, after = in_camera(camera, point)[2], in_camera(nearer, point)[2]
    assert after <= before + 1e-12
    assert before - after == pytest.approx(ahead, abs=1e-11)


@given(cameras, points)
def test_depth_is_along_the_axis_and_no_more_than_the_distance(camera, point):
    x, y, depth = in_camera(camera, point)
    away = math.dist(point, camera.origin)
    assert abs(depth) <= away + 1e-12
    assert math.hypot(x, y, depth) == pytest.approx(away, abs=1e-11)


def test_a_point_beside_the_eye_has_no_depth_and_a_finite_pixel():
    camera = Camera.perspective(
        (0, 0, 1500), 0, pitch_tenths=0, fov_tenths=600, size=64, shift_pm=0
    )
    at = camera.project(Vector(0.0, 2.0, 0.0))
    assert at.depth == 0.0
    assert math.isfinite(at.u)
    assert math.isfinite(at.v)


@given(cameras)
def test_the_matrix_holds_the_axes_and_the_position(camera):
    matrix = np.array(camera.world_from_camera).reshape(4, 4)
    origin = [mm / 1000 for mm in camera.position_mm]
    assert matrix[3].tolist() == [0, 0, 0, 1]
    assert (matrix @ [0, 0, 0, 1])[:3].tolist() == origin
    for column, axis in enumerate(camera.axes):
        assert tuple(matrix[:3, column]) == axis
    there = matrix @ [0.3, -0.2, 1.7, 1]
    assert in_camera(camera, Vector(*there[:3])) == pytest.approx(
        [0.3, -0.2, 1.7], abs=1e-12
    )


@given(cameras, points)
def test_intrinsics_project_as_the_camera_does(camera, point):
    x, y, z = in_camera(camera, point)
    assume(z > 0.05)
    fx, fy, cx, cy = camera.intrinsics
    shrink = 1 if camera.is_orthographic else z
    pixel = camera.project(point)
    assert pixel.u == pytest.approx(cx + fx * x / shrink, rel=1e-12)
    assert pixel.v == pytest.approx(cy + fy * y / shrink, rel=1e-12)
    assert cx == camera.size / 2
    assert cy == pytest.approx(camera.size * (0.5 - camera.shift_pm / 1000))


@given(st.integers(100, 700), sizes)
def test_the_field_of_view_reaches_from_edge_to_edge(half_fov, size):
    camera = Camera.perspective(
        (0, 0, 0), 0, pitch_tenths=0, fov_tenths=2 * half_fov, size=size
    )
    sideways = 3 * math.tan(math.radians(half_fov / 10))
    right = camera.project(Vector(3.0, -sideways, 0.0))
    below = camera.project(Vector(3.0, 0.0, -sideways))
    assert right == pytest.approx((size, size / 2, 3))
    assert below == pytest.approx((size / 2, size, 3))


@given(maps, st.floats(-5, 5), st.floats(-20, 20))
def test_a_map_keeps_its_scale_at_any_depth(camera, along, further):
    right, _, forward = camera.axes
    origin = camera.origin
    point = Vector(
        *(o + along * r + further * f
          for o, r, f in zip(origin, right, forward, strict=True))
    )  # fmt: skip
    pixel = camera.project(point)
    expected = camera.size / 2 + along * camera.scale
    assert pixel.u == pytest.approx(expected, abs=1e-9 * camera.scale)
    assert pixel.v == pytest.approx(camera.size / 2, abs=1e-9 * camera.scale)


@given(st.integers(500, 20_000), sizes)
def test_the_span_of_a_map_reaches_from_edge_to_edge(span_mm, size):
    camera = Camera.orthographic(
        (0, 0, 3000), 900, pitch_tenths=-900, span_mm=span_mm, size=size
    )
    half = span_mm / 2000
    assert camera.project(Vector(half, half, 1.0)) == pytest.approx((size, 0, 2))
    assert camera.project(Vector(-half, -half, 1.0)) == pytest.approx((0, size, 2))


@given(lenses, points)
def test_twice_the_depth_is_half_the_size(camera, point):
    depth = in_camera(camera, point)[2]
    assume(depth > 0.05)
    forward = camera.axes.forward
    further = Vector(*(p + depth * f for p, f in zip(point, forward, strict=True)))
    near, far = camera.project(point), camera.project(further)
    u, v = camera.principal_point
    assert far.u - u == pytest.approx((near.u - u) / 2, abs=1e-6)
    assert far.v - v == pytest.approx((near.v - v) / 2, abs=1e-6)


@given(cameras)
def test_the_axis_meets_the_picture_at_the_principal_point(camera):
    ahead = camera.unproject(*camera.principal_point, 2.0)
    steps = zip(camera.origin, camera.axes.forward, strict=True)
    assert ahead == pytest.approx([base + 2.0 * step for base, step in steps])


@given(lenses, points)
def test_a_shift_moves_all_points_down_alike(camera, point):
    assume(in_camera(camera, point)[2] > 0.05)
    plain = replace(camera, shift_pm=0).project(point)
    seen = camera.project(point)
    assert (seen.u, seen.depth) == (plain.u, plain.depth)
    moved = -camera.shift_pm / 1000 * camera.size
    assert seen.v - plain.v == pytest.approx(moved, abs=1e-9 * (1 + abs(plain.v)))


@given(lenses, points, coordinates)
def test_a_level_camera_keeps_what_is_upright_upright(camera, point, height):
    level = replace(camera, pitch_tenths=0)
    assume(in_camera(level, point)[2] > 0.05)
    above = level.project(point._replace(z=height))
    assert (above.u, above.depth) == level.project(point)[::2]


@given(lenses, points)
def test_the_horizon_of_a_level_camera_is_the_row_of_its_axis(camera, point):
    level = replace(camera, pitch_tenths=0)
    at_eye_level = point._replace(z=level.origin.z)
    assume(in_camera(level, at_eye_level)[2] > 0.05)
    assert level.project(at_eye_level).v == level.principal_point[1]


@pytest.mark.parametrize("shift_pm", [-MOST_SHIFT - 1, MOST_SHIFT + 1])
def test_an_axis_that_misses_the_picture_is_refused(shift_pm):
    with pytest.raises(ValueError, match=f"not {shift_pm}"):
        Camera.perspective(
            (0, 0, 0), 0, pitch_tenths=0, fov_tenths=900, size=8, shift_pm=shift_pm
        )


@pytest.mark.parametrize("fov_tenths", [901, 0, -90, 1792])
def test_a_field_of_view_outside_the_table_is_refused(fov_tenths):
    with pytest.raises(ValueError, match=f"not {fov_tenths}"):
        Camera.perspective((0, 0, 0), 0, pitch_tenths=0, fov_tenths=fov_tenths, size=8)


@pytest.mark.parametrize("fov_tenths", [2, 900, 1790])
def test_the_widest_and_the_narrowest_field_of_view_are_allowed(fov_tenths):
    camera = Camera.perspective(
        (0, 0, 0), 0, pitch_tenths=0, fov_tenths=fov_tenths, size=100
    )
    tangent = math.tan(math.radians(fov_tenths / 20))
    assert camera.scale == pytest.approx(50 / tangent)
