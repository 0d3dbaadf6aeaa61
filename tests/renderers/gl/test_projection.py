"""Clip space is the picture of `geometry.camera`, pixel centres and all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.camera import NEAR, Camera
from scenegen.geometry.pose import Vector
from scenegen.renderers.gl.projection import clip_from_world

LOW, HIGH = np.array([-1.0, -2.0, 0.0]), np.array([5.0, 4.0, 2.6])
SIZE = 128

headings = st.integers(0, 3599)
places = st.tuples(
    st.integers(-900, 4900), st.integers(-1900, 3900), st.integers(100, 2500)
)


def clipped(camera: Camera, point: Vector) -> np.ndarray:
    matrix = clip_from_world(camera.numbers, LOW, HIGH)
    column = np.array([*point, 1.0])
    return np.array([(row * column).sum() for row in matrix])


def window(camera: Camera, point: Vector) -> tuple[float, float, float]:
    """Where OpenGL puts a point: pixels from the first row and column, and depth."""
    x, y, z, w = clipped(camera, point)
    u, v = (1 + x / w) * SIZE / 2, (1 + y / w) * SIZE / 2
    return float(u), float(v), float(z / w)


@given(
    place=places,
    heading=headings,
    pitch=st.integers(-600, 600),
    shift=st.integers(-300, 300),
    aim=places,
)
def test_points_fall_where_the_camera_says_with_rows_downwards(
    place, heading, pitch, shift, aim
):
    camera = Camera.perspective(
        place,
        heading,
        pitch_tenths=pitch,
        fov_tenths=900,
        size=SIZE,
        shift_pm=shift,
    )
    point = Vector(*(value / 1000 for value in aim))
    if camera.to_camera(np.array([point]))[0, 2] < 2 * NEAR:
        return
    seen = camera.project(point)
    u, v, depth = window(camera, point)
    assert (u, v) == pytest.approx((seen.u, seen.v), abs=1e-6, rel=1e-9)
    assert -1.0 < depth < 1.0


@given(heading=headings, aim=places)
def test_maps_keep_their_scale(heading, aim):
    camera = Camera.orthographic(
        (2000, 1000, 4000), heading, pitch_tenths=-900, span_mm=8000, size=SIZE
    )
    point = Vector(*(value / 1000 for value in aim))
    seen = camera.project(point)
    u, v, depth = window(camera, point)
    assert (u, v) == pytest.approx((seen.u, seen.v), abs=1e-6)
    assert -1.0 < depth < 1.0


def test_what_lies_before_the_near_plane_is_clipped():
    camera = Camera.perspective(
        (0, 0, 1000), 0, pitch_tenths=0, fov_tenths=900, size=SIZE
    )
    for ahead, is_kept in ((0.9 * NEAR, False), (1.1 * NEAR, True)):
        _, _, z, w = clipped(camera, Vector(ahead, 0.0, 1.0))
        assert (z >= -w) == is_kept


def test_nearer_things_have_less_depth():
    camera = Camera.perspective(
        (0, 0, 1000), 0, pitch_tenths=0, fov_tenths=900, size=SIZE
    )
    depths = [window(camera, Vector(x, 0.0, 1.0))[2] for x in (0.1, 1.0, 2.0, 4.9)]
    assert depths == sorted(depths)
