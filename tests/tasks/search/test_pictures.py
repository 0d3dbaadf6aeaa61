"""Where cameras show things, against the projection of `geometry.camera`."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.pose import Vector
from scenegen.tasks.search.pictures import (
    LensRanges,
    Pictures,
    pseudo_angle,
    stretches,
)
from scenegen.tasks.search.sights import SightTable
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.tasks.search.rooms import catalogue, eyes_of, room

RANGES = LensRanges((1200, 1550), (-80, -70), (660, 780))


@pytest.fixture(scope="module")
def shown():
    things = room("living_room")
    table = SightTable.of(things, eyes_of(things))
    return things, table, Pictures.of(things, table, np.random.default_rng(4), RANGES)


def test_columns_and_rows_are_those_of_the_camera(shown):
    things, table, pictures = shown
    tried = 0
    for camera in range(0, len(pictures), 3):
        seen = pictures.view(camera).camera(size=1)
        for row in np.flatnonzero(pictures.depth[camera] > 0.5):
            pixel = seen.project(Vector(*things.middles[row]))
            assert pixel.u == pytest.approx(pictures.u[camera, row], abs=2e-3)
            assert pixel.v == pytest.approx(pictures.v[camera, row], abs=2e-3)
        for row in np.flatnonzero(pictures.marks.depth[camera] > 0.5):
            x, y = table.eyes[row]
            pixel = seen.project(Vector(x, y, 0.0))
            assert pixel.u == pytest.approx(pictures.marks.u[camera, row], abs=2e-3)
            assert pixel.v == pytest.approx(pictures.marks.v[camera, row], abs=2e-3)
            tried += 1
    assert tried > 30


def test_what_is_framed_fills_as_much_of_the_raster_as_estimated(shown):
    things, _, pictures = shown
    mesh = build_scene_mesh(things.scene, catalogue().mesh)
    good = tried = 0
    for camera in np.flatnonzero(pictures.framed.any(axis=1))[::13]:
        seen = observe_view(mesh, pictures.view(int(camera)), 128)
        for row in np.flatnonzero(pictures.framed[camera]):
            share = seen.visible_px(int(things.ids[row])) / 128**2
            tried += 1
            good += 0.4 < share / pictures.area[camera, row] < 2.0
    assert tried > 20
    assert good >= 0.8 * tried


def test_what_has_a_name_has_nothing_alike_beside_it(shown):
    things, _, pictures = shown
    assert pictures.named.any()
    for camera, row in np.argwhere(pictures.named):
        assert pictures.framed[camera, row]
        assert not (pictures.glimpsed[camera] & things.alike[row]).any()


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(-5, 5), st.floats(-5, 5))
def test_pseudo_angles_are_in_the_order_of_angles(ahead, left, ahead2, left2):
    one = np.arctan2(left, ahead)
    other = np.arctan2(left2, ahead2)
    if abs(one - other) > 1e-6 and max(abs(one), abs(other)) < 3.14:
        first = pseudo_angle(np.array([ahead]), np.array([left]))[0]
        second = pseudo_angle(np.array([ahead2]), np.array([left2]))[0]
        assert (one < other) == (first < second)


def test_a_lens_that_is_the_assumed_one_stretches_nothing():
    focal = 0.5 / np.tan(np.radians(np.array([55.0, 100.0]) / 2))
    found = stretches(focal)
    assert found[0] == pytest.approx([1, 1, focal[1] / focal[0]])
    assert found[1] == pytest.approx([1, focal[0] / focal[1], 1])
