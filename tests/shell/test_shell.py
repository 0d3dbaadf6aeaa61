"""Shells are closed, face the right way, and measure what the outline measures."""

import itertools
from collections import Counter
from typing import NamedTuple

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from scenegen.geometry.mesh import Mesh
from scenegen.records.scene import Room, Scene
from scenegen.records.visibility import CEILING, FLOOR, NOTHING, SKIRTING, WALL
from scenegen.rooms.outlines import BETWEEN, Outline, ell, joined, rectangle
from scenegen.shell.mouldings import (
    SKIRTING_DEPTH,
    SKIRTING_HEIGHT,
)
from scenegen.shell.parts import SEAM, shell_parts
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.visibility import hand_made
from tests.visibility.hand_made import HEIGHT, above, looking, room_of, tee, two_rooms

rooms = (hand_made.outlines | hand_made.joineds).map(room_of)


class Faces(NamedTuple):
    """Per triangle: the three corners, the normal by winding times twice the area."""

    corners: np.ndarray
    turned: np.ndarray

    @property
    def areas(self) -> np.ndarray:
        found: np.ndarray = np.linalg.norm(self.turned, axis=1) / 2
        return found


def mesh_of_part(room: Room, owner: int) -> Mesh:
    return {part.owner: part.mesh for part in shell_parts(room)}[owner]


def faces_of(mesh: Mesh) -> Faces:
    corners = mesh.vertices[mesh.faces]
    return Faces(
        corners,
        np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]),
    )


def floor_of(room: Room) -> shapely.Polygon:
    return shapely.Polygon(np.array(room.outline_mm) / 1000)


def moved(room: Room, distance: float) -> shapely.Polygon:
    """The outline, moved outwards by so many metres, on a grid of micrometres.

    In the middle of a wall between two rooms, rounding would leave a slit.
    """
    grown = floor_of(room).buffer(distance, join_style="mitre")
    return shapely.set_precision(grown, 1e-6)


def solid_walls(room: Room) -> shapely.Polygon:
    return moved(room, room.wall_mm / 1000) - floor_of(room)


def are_buried(room: Room, faces: Faces) -> np.ndarray:
    """Which faces have solid wall on either side: where two walls are back to back."""
    unit = faces.turned / np.linalg.norm(faces.turned, axis=1, keepdims=True)
    middle = faces.corners.mean(axis=1)
    solid = solid_walls(room)
    sides = [
        shapely.contains_xy(solid, point[:, 0], point[:, 1])
        for point in (middle + 0.001 * unit, middle - 0.001 * unit)
    ]
    buried: np.ndarray = sides[0] & sides[1] & (unit[:, 2] == 0)
    return buried


def skirting_board(room: Room) -> shapely.Polygon:
    return floor_of(room) - moved(room, -SKIRTING_DEPTH / 1000)


@given(rooms)
def test_the_parts_come_in_order_with_their_materials(room):
    parts = shell_parts(room)
    assert [part.owner for part in parts] == [FLOOR, WALL, SKIRTING, CEILING]
    assert [part.mesh.materials for part in parts] == [
        (look.material,)
        for look in (room.floor, room.walls, room.skirting, room.ceiling)
    ]


@given(rooms)
def test_floor_and_ceiling_cover_the_outline_and_its_seam(room):
    grown = moved(room, SEAM[1] / 1000)
    for owner, height in ((FLOOR, 0.0), (CEILING, room.height_mm / 1000)):
        mesh = mesh_of_part(room, owner)
        assert set(mesh.vertices[:, 2]) == {height}
        pieces = shapely.polygons(faces_of(mesh).corners[:, :, :2])
        difference = shapely.unary_union(pieces).symmetric_difference(grown)
        assert difference.area == pytest.approx(0, abs=1e-9)
        slabs = pieces[: -2 * len(room.outline_mm)]
        assert shapely.area(slabs).sum() == pytest.approx(floor_of(room).area)


@given(rooms)
def test_winding_and_normals_agree_everywhere(room):
    for part in shell_parts(room):
        faces = faces_of(part.mesh)
        unit = faces.turned / np.linalg.norm(faces.turned, axis=1, keepdims=True)
        for corner in range(3):
            normals = part.mesh.normals[part.mesh.faces[:, corner]]
            assert np.allclose(normals, unit, atol=1e-9)


@given(rooms)
def test_every_triangle_has_an_area(room):
    for part in shell_parts(room):
        assert faces_of(part.mesh).areas.min() > 1e-6


@given(rooms)
def test_floors_look_up_and_ceilings_look_down(room):
    assert (mesh_of_part(room, FLOOR).normals == (0, 0, 1)).all()
    assert (mesh_of_part(room, CEILING).normals == (0, 0, -1)).all()


def open_edges(mesh: Mesh) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    """Edges of triangles that no other triangle runs along the other way."""
    edges: Counter[tuple[tuple[float, ...], tuple[float, ...]]] = Counter()
    for face in np.round(mesh.vertices[mesh.faces], 9) + 0.0:
        rounded = [tuple(corner) for corner in face.tolist()]
        for a, b in zip(rounded, rounded[1:] + rounded[:1], strict=True):
            edges[a, b] += 1
    return [(a, b) for (a, b), count in edges.items() if edges[b, a] != count]


def test_a_wall_between_two_rooms_ends_in_a_point():
    room = room_of(joined(8000 + BETWEEN, 4000, at=4000, gap=(1000, 3000)))
    mesh = mesh_of_part(room, WALL)
    tops = mesh.normals[:, 2] > 0
    assert np.isfinite(mesh.normals).all()
    assert (mesh.normals[tops] == (0, 0, 1)).all()
    faces = faces_of(mesh)
    is_top = (faces.turned[:, 2] > 0) & (faces.areas > 0)
    assert faces.areas[is_top].sum() == pytest.approx(solid_walls(room).area)


@pytest.mark.parametrize("owner", [WALL, SKIRTING])
@given(room=rooms)
def test_walls_and_skirting_are_open_only_at_the_floor_and_the_wall(room, owner):
    rim = floor_of(room).exterior
    for a, b in open_edges(mesh_of_part(room, owner)):
        on_floor = a[2] == b[2] == 0
        on_wall = rim.distance(shapely.LineString([a, b])) < 1e-9
        assert on_floor or (owner == SKIRTING and on_wall)


@given(rooms)
def test_walls_fill_the_ring_outside_the_outline_up_to_the_ceiling(room):
    mesh = mesh_of_part(room, WALL)
    faces = faces_of(mesh)
    height = room.height_mm / 1000
    tops = np.all(faces.corners[:, :, 2] == height, axis=1)
    ring = solid_walls(room)
    assert faces.areas[tops].sum() == pytest.approx(ring.area)
    pieces = shapely.unary_union(shapely.polygons(faces.corners[tops][:, :, :2]))
    assert pieces.symmetric_difference(ring).area == pytest.approx(0, abs=1e-9)
    rims = floor_of(room).length + moved(room, room.wall_mm / 1000).length
    buried = are_buried(room, faces)
    assert faces.areas[~tops & ~buried].sum() == pytest.approx(height * rims)
    assert buried.any() == (room.shape == "joined")
    grown = floor_of(room).buffer(-1e-6)
    assert not shapely.intersects_xy(
        grown, mesh.vertices[:, 0], mesh.vertices[:, 1]
    ).any()


@pytest.mark.parametrize(
    ("owner", "solid", "top"),
    [
        (WALL, solid_walls, HEIGHT / 1000),
        (SKIRTING, skirting_board, SKIRTING_HEIGHT / 1000),
    ],
)
@given(room=rooms)
def test_normals_point_out_of_the_solid(room, owner, solid, top):
    body = solid(room)
    found = faces_of(mesh_of_part(room, owner))
    buried = are_buried(room, found)
    faces = Faces(found.corners[~buried], found.turned[~buried])
    unit = faces.turned / np.linalg.norm(faces.turned, axis=1, keepdims=True)
    middle = faces.corners.mean(axis=1)
    for step, is_inside in ((0.001, False), (-0.001, True)):
        point = middle + step * unit
        inside = shapely.contains_xy(body, point[:, 0], point[:, 1])
        assert ((inside & (point[:, 2] < top)) == is_inside).all()


@given(rooms)
def test_uvs_are_metres_on_the_surface(room):
    for part in shell_parts(room):
        uvs = part.mesh.uvs[part.mesh.faces]
        across, up = uvs[:, 1] - uvs[:, 0], uvs[:, 2] - uvs[:, 0]
        areas = np.abs(across[:, 0] * up[:, 1] - across[:, 1] * up[:, 0]) / 2
        assert np.allclose(areas, faces_of(part.mesh).areas)


SHAPES = {
    "rectangle": rectangle(4000, 3000),
    "ell": ell(5000, 4000, notch=(2000, 1500), turn=1),
    "tee": tee(6000, 2000, stem=(2000, 2000)),
    "joined": two_rooms((2500, 3000), 3600, (900, 2500), False),
}


def inside(outline: Outline) -> list[tuple[int, int]]:
    """Places all over a room, half a metre apart, at least 20 cm from its walls."""
    free = shapely.Polygon(outline).buffer(-200)
    length, width = np.array(outline).max(axis=0)
    grid = itertools.product(range(200, length, 500), range(200, width, 500))
    return [place for place in grid if shapely.covers(free, shapely.Point(place))]


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=12)
@given(data=st.data(), heading=st.integers(0, 3599), pitch=st.integers(-900, 900))
def test_no_view_inside_a_room_shows_the_outside(shape, data, heading, pitch):
    x, y = data.draw(st.sampled_from(inside(SHAPES[shape])))
    view = looking(x, y, heading, pitch=pitch)
    assert (seen(room_of(SHAPES[shape]), view) != NOTHING).all()


def room_size(room: Room) -> np.ndarray:
    size: np.ndarray = np.array(room.outline_mm).max(axis=0)
    return size


def seen(room: Room, view, size: int = 48) -> np.ndarray:
    empty = Scene(room, (), hand_made.scene_of().light)
    ids: np.ndarray = observe_view(
        build_scene_mesh(empty, hand_made.mesh_of), view, size
    ).ids
    return ids


@pytest.mark.parametrize("shape", SHAPES)
def test_a_map_sees_the_tops_of_walls_and_no_ceiling(shape):
    room = room_of(SHAPES[shape])
    span = int(room_size(room).max()) + 600
    view = above(span, middle=span // 2 - 300)
    size = 200
    ids = seen(room, view, size)
    camera = view.camera(size)
    solid, floor = solid_walls(room), moved(room, -SKIRTING_DEPTH / 1000)
    pixels = [(each + 0.5) for each in range(size)]
    x = np.array([camera.unproject(u, 0.0, 1.0).x for u in pixels])[None, :]
    y = np.array([camera.unproject(0.0, v, 1.0).y for v in pixels])[:, None]
    expected = np.where(shapely.contains_xy(solid, x, y), WALL, NOTHING)
    expected[shapely.contains_xy(floor, x, y)] = FLOOR
    x, y = np.broadcast_arrays(x, y)
    rims = shapely.unary_union([solid.boundary, floor.boundary])
    clear = shapely.distance(shapely.points(x, y), rims) > 0.001
    on_skirting = shapely.contains_xy(skirting_board(room), x, y)
    assert np.array_equal(ids[clear & ~on_skirting], expected[clear & ~on_skirting])
    assert (ids[clear & on_skirting] == SKIRTING).all()


def test_inside_one_sees_the_floor_below_the_ceiling_above_and_skirting_between():
    room = room_of(SHAPES["rectangle"])
    assert (seen(room, looking(2000, 1500, 0, pitch=-900, fov=600)) == FLOOR).all()
    assert (seen(room, looking(2000, 1500, 0, pitch=900, fov=600)) == CEILING).all()
    column = seen(room, looking(800, 1500, 1800, fov=1400))[:, 24].tolist()
    order = [
        owner
        for owner, before in zip(column, [0, *column], strict=False)
        if owner != before
    ]
    assert order == [CEILING, WALL, SKIRTING, FLOOR]
