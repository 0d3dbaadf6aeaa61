"""Marks on the floor lie where they are put, and behind what is before them."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.geometry.floor_symbols import CROSS_LENGTH, pieces_of, points_of
from scenegen.geometry.pose import Vector
from scenegen.records.rig import FloorMark, View
from scenegen.records.scene import Scene
from scenegen.renderers.overlays.floor_marks import ground_seen, paint_floor_marks
from scenegen.renderers.samples import sampled_faces
from scenegen.renderers.software.renderer import SoftwareRenderer
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.renderers.sample_room import (
    BoxCatalogue,
    box_entity,
    eye_view,
    map_view,
    room_scene,
    upright_view,
)

SIZE = 256
PLACE = (2000, 2000)
CROSS = FloorMark("cross", PLACE, 450)
ARROW = FloorMark("arrow", PLACE, 0)
EMPTY = room_scene(floor="floor/white")


def draw(scene: Scene, view: View, *marks: FloorMark, size: int = SIZE) -> np.ndarray:
    with SoftwareRenderer(BoxCatalogue(), size) as renderer:
        return renderer.draw(scene, replace(view, floor_marks=marks)).rgb.astype(int)


def is_red(rgb: np.ndarray) -> np.ndarray:
    flags: np.ndarray = rgb[..., 0] > 110 + np.maximum(rgb[..., 1], rgb[..., 2])
    return flags


def is_blue(rgb: np.ndarray) -> np.ndarray:
    flags: np.ndarray = rgb[..., 2] > 80 + rgb[..., 0]
    return flags


def at(rgb: np.ndarray, view: View, spot: tuple[int, int]) -> np.ndarray:
    """The pixel in which a place on the floor is seen."""
    u, v, _ = view.camera(len(rgb)).project(Vector(spot[0] / 1000, spot[1] / 1000, 0))
    pixel: np.ndarray = rgb[int(v), int(u)]
    return pixel


@pytest.mark.parametrize("view", [eye_view(), upright_view(), map_view()])
def test_a_cross_is_red_at_its_middle_and_in_its_arms(view):
    rgb = draw(EMPTY, view, CROSS)
    for spot in points_of("cross", PLACE, 450)[:5]:
        assert is_red(at(rgb, view, spot))


@pytest.mark.parametrize("view", [eye_view(), upright_view(), map_view()])
def test_nothing_but_the_sign_and_its_rim_is_painted(view):
    changed = (draw(EMPTY, view, CROSS) != draw(EMPTY, view)).any(axis=2)
    camera = view.camera(SIZE)
    corners = [
        camera.project(Vector(x / 1000, y / 1000, 0))
        for outline in pieces_of("cross", PLACE, 450)
        for x, y in outline
    ]
    rows, columns = np.nonzero(changed)
    assert changed.any()
    assert min(p.v for p in corners) - 3 < rows.min()
    assert rows.max() < max(p.v for p in corners) + 3
    assert min(p.u for p in corners) - 3 < columns.min()
    assert columns.max() < max(p.u for p in corners) + 3


def test_an_arrow_points_along_its_heading_and_leaves_the_cross_alone():
    view = map_view()
    both, cross = draw(EMPTY, view, CROSS, ARROW), draw(EMPTY, view, CROSS)
    for spot in points_of("arrow", PLACE, 0)[3:]:
        assert is_blue(at(both, view, (spot[0] + 40, spot[1])))
    assert np.array_equal(is_red(both), is_red(cross))


def test_what_stands_before_a_sign_hides_it():
    view = eye_view()
    screen = box_entity(1, "box/10x90x120", 1500, 1500)
    scene = room_scene(replace(screen, heading_tenths=450), floor="floor/white")
    assert is_red(draw(EMPTY, view, CROSS)).sum() > 50
    assert np.array_equal(draw(scene, view, CROSS), draw(scene, view))


def test_a_sign_is_painted_on_what_lies_flat_and_under_what_stands():
    view = map_view()
    rug = room_scene(box_entity(1, "box/150x150x1", *PLACE), floor="floor/white")
    crate = room_scene(box_entity(1, "box/150x150x20", *PLACE), floor="floor/white")
    assert is_red(at(draw(rug, view, CROSS), view, PLACE))
    assert not is_red(draw(crate, view, CROSS)).any()


def test_ground_is_what_the_samples_see_of_the_floor():
    view = eye_view()
    scene = room_scene(box_entity(1, "box/60x60x80", 2400, 2200))
    scene_mesh = build_scene_mesh(scene, BoxCatalogue().mesh)
    seen = sampled_faces(scene_mesh, view, 64)
    ground = ground_seen(scene_mesh, seen)
    assert ground.shape == (128, 128)
    assert np.array_equal(ground, (seen >= 0) & (scene_mesh.owners[seen] == -1))


def test_a_picture_without_marks_is_left_alone():
    rgb = np.zeros((8, 8, 3), dtype=np.uint8)
    ground = np.ones((16, 16), dtype=np.bool_)
    camera = eye_view().camera(8)
    assert paint_floor_marks(rgb, camera, (), ground) is rgb


def test_nothing_is_painted_where_no_ground_is_seen():
    rgb = np.full((64, 64, 3), 90, dtype=np.uint8)
    camera = map_view().camera(64)
    none = np.zeros((128, 128), dtype=np.bool_)
    assert np.array_equal(paint_floor_marks(rgb, camera, (CROSS,), none), rgb)


@pytest.mark.parametrize("code", [12, 90, 240])
def test_paint_keeps_its_colour_on_dark_and_light_floors(code):
    rgb = np.full((SIZE, SIZE, 3), code, dtype=np.uint8)
    camera, ground = map_view().camera(SIZE), np.ones((SIZE * 2,) * 2, dtype=np.bool_)
    painted = paint_floor_marks(rgb, camera, (CROSS,), ground).astype(int)
    red, green, blue = at(painted, map_view(), PLACE)
    assert red > 190
    assert max(green, blue) < 40


def test_a_sign_is_darker_where_the_floor_is():
    rgb = np.full((SIZE, SIZE, 3), 200, dtype=np.uint8)
    rgb[:, SIZE // 2 :] = 100
    camera, ground = map_view().camera(SIZE), np.ones((SIZE * 2,) * 2, dtype=np.bool_)
    mark = FloorMark("cross", (2000, 1800), 450)
    painted = paint_floor_marks(rgb, camera, (mark,), ground).astype(int)
    lit, shaded = painted[128, 122], painted[128, 134]
    assert is_red(lit)
    assert is_red(shaded)
    assert shaded[0] < 0.9 * lit[0]


def test_signs_may_reach_behind_the_camera_and_beyond_the_picture():
    view = replace(eye_view(), pitch_tenths=-800)
    under = FloorMark("arrow", (300, 500), 0)
    rgb = draw(EMPTY, view, under, FloorMark("cross", (-500, -500), 0))
    assert is_blue(rgb).any()
    assert not is_red(rgb).any()


def test_a_cross_is_as_large_as_it_says():
    rgb = draw(EMPTY, map_view(), FloorMark("cross", (2000, 1800), 450), size=500)
    rows, columns = np.nonzero(is_red(rgb))
    assert abs(np.ptp(rows) + 1 - CROSS_LENGTH / 10) <= 2
    assert abs(np.ptp(columns) + 1 - CROSS_LENGTH / 10) <= 2
