"""Panoramas, rays and ways in between, on numbers that are known beforehand."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose

from scenegen.dense.between import FRAMES, between_views
from scenegen.dense.panorama import (
    WIDTHS,
    cube_places,
    cube_views,
    directions,
    of_cube,
    panorama_layers,
    panorama_view,
    width_for,
)
from scenegen.dense.rays import first_hits, ray_target
from scenegen.geometry.pose import Vector
from scenegen.records.rig import OrthographicLens, PerspectiveLens, Rig, Route, View
from scenegen.records.visibility import CEILING, FLOOR
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.renderers.sample_room import BoxCatalogue, box_entity, room_scene

PLACE = panorama_view((2000, 1800, 1500), 300)

EYE = View("view_0", False, (1000, 500, 1500), 3500, 0, PerspectiveLens(700))
GOAL = View("novel_view", True, (2000, 1500, 1400), 100, 0, PerspectiveLens(700))


@pytest.mark.parametrize("width", WIDTHS)
def test_directions_are_those_of_the_docs(width):
    ways = directions(PLACE, width)
    row, column = np.indices(ways.shape[:2]) + 0.5
    left = np.radians(30.0 + 180.0 - column * 360.0 / width)
    up = np.radians(90.0 - row * 360.0 / width)
    expected = np.stack(
        [np.cos(up) * np.cos(left), np.cos(up) * np.sin(left), np.sin(up)], axis=2
    )
    assert_allclose(ways, expected, atol=1e-12)


@pytest.mark.parametrize(
    ("resolution", "width"),
    [(64, 120), (128, 200), (256, 450), (512, 900), (2048, 1800)],
)
def test_panoramas_are_about_twice_as_wide_as_views(resolution, width):
    assert width_for(resolution) == width


def test_every_direction_is_in_the_picture_of_its_side():
    ways = directions(PLACE, 120)
    places = cube_places(PLACE, ways)
    assert set(np.unique(places.side)) == set(range(6))
    for number, view in enumerate(cube_views(PLACE)):
        camera = view.camera(100)
        mine = places.side == number
        for way, u, v in zip(
            ways[mine][::37], places.u[mine][::37], places.v[mine][::37], strict=True
        ):
            point = Vector(*(np.array(camera.origin) + 2.0 * way))
            pixel = camera.project(point)
            assert_allclose((pixel.u, pixel.v), (100 * u, 100 * v), atol=1e-9)


def test_a_panorama_of_one_colour_has_no_seams():
    places = cube_places(PLACE, directions(PLACE, 120))
    pictures = np.full((6, 60, 60, 3), 200, dtype=np.uint8)
    assert (of_cube(places, pictures) == 200).all()


def test_floor_and_ceiling_are_as_far_as_geometry_says():
    scene = room_scene(box_entity(1, "box/60x60x80", 3400, 2900))
    mesh = build_scene_mesh(scene, BoxCatalogue().mesh)
    seen = panorama_layers(mesh, PLACE, 120)
    assert (seen.triangles >= 0).all()
    step = np.radians(3.0)
    for owner, row, height in ((FLOOR, -1, 1.5), (CEILING, 0, 2.5 - 1.5)):
        assert (seen.ids[row] == owner).all()
        assert_allclose(seen.depth[row], height / np.cos(step / 2), atol=1e-9)
    down = seen.normals[-1]
    assert_allclose(down, np.broadcast_to((0.0, -1.0, 0.0), down.shape), atol=1e-12)
    assert 1 in seen.ids


def test_the_first_hit_is_the_nearest_of_all_faces():
    scene = room_scene(
        box_entity(1, "box/60x60x80", 2400, 2200),
        box_entity(2, "box/40x90x180", 3600, 1200),
    )
    mesh = build_scene_mesh(scene, BoxCatalogue().mesh)
    rng = np.random.default_rng(3)
    ways = rng.normal(size=(300, 3))
    origins = np.zeros((300, 3)) + np.array([1.0, 1.1, 1.2])
    found, far = np.full(300, -1, dtype=np.int32), np.zeros(300)
    target = ray_target(mesh.vertices, mesh.faces, mesh.runs)
    first_hits(origins, ways, np.zeros(300), target, found, far)
    a, b, c = (mesh.vertices[mesh.faces[:, k]] for k in range(3))
    for way, face, hit in zip(ways, found, far, strict=True):
        p = np.cross(way, c - a)
        with np.errstate(divide="ignore", invalid="ignore"):
            slope = ((b - a) * p).sum(axis=1)
            u = ((origins[0] - a) * p).sum(axis=1) / slope
            q = np.cross(origins[0] - a, b - a)
            v = (q * way).sum(axis=1) / slope
            t = (q * (c - a)).sum(axis=1) / slope
        meets = (u >= 0) & (v >= 0) & (u + v <= 1) & (t > 0)
        expected = t[meets].min()
        assert_allclose(hit, expected, rtol=1e-9)
        assert_allclose(t[face], expected, rtol=1e-9)


def test_frames_go_straight_and_turn_the_short_way():
    views = between_views(Rig("vantage", (EYE, GOAL)))
    assert [view.name for view in views] == [f"between_{n}" for n in range(FRAMES)]
    assert views[0].position_mm == (1200, 700, 1480)
    assert [view.heading_tenths for view in views] == [3540, 3580, 20, 60]
    assert all(view.is_hidden and not view.floor_marks for view in views)


def test_frames_of_a_walk_follow_its_route_and_end_at_the_middle():
    route = Route(((0, 0), (2000, 0), (2000, 4000)), (2000, 2000), True, False)
    above = View(
        "map", False, (0, 0, 2500), 900, -900, OrthographicLens(7000), route=route
    )
    goal = replace(GOAL, position_mm=(2000, 2000, 1400))
    views = between_views(Rig("route", (above, goal)))
    assert [view.position_mm for view in views] == [
        (1000, 0, 1400), (2000, 0, 1400), (2000, 1000, 1400), (2000, 2000, 1400)
    ]  # fmt: skip
    assert [view.heading_tenths for view in views] == [0, 0, 900, 900]
    back = replace(above, route=replace(route, is_reversed=True))
    first = between_views(Rig("route", (back, goal)))[0]
    assert first.position_mm == (2000, 3500, 1400)


def test_a_map_alone_has_no_way():
    above = View("map", True, (0, 0, 2500), 900, -900, OrthographicLens(7000))
    assert between_views(Rig("rotation", (EYE, above))) == ()
