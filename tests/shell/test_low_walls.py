"""The shell of a map: closed, low, and with a mark for every opening."""

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from scenegen.cameras.map_camera import view_from_above
from scenegen.geometry.pose import Vector
from scenegen.records.scene import Room, Scene
from scenegen.records.visibility import DOOR, NOTHING, WINDOW
from scenegen.shell.low_walls import CUT_MM
from scenegen.shell.parts import map_parts
from scenegen.shell.quads import sides_of
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.rooms.open_rooms import open_rooms
from tests.visibility import hand_made

SIZE = 256


@given(open_rooms())
def test_nothing_is_higher_than_the_cut(room: Room):
    for part in map_parts(room):
        assert part.mesh.vertices[:, 2].min() >= 0.0
        assert part.mesh.vertices[:, 2].max() <= CUT_MM / 1000
        assert len(part.mesh.materials) == 1


@settings(max_examples=25)
@given(open_rooms(), st.integers(0, 3))
def test_a_map_is_closed_and_marks_every_opening(room: Room, quarter: int):
    view = view_from_above(
        "map", room, is_hidden=True, up_tenths=900 * quarter, margin_mm=100
    )
    camera = view.camera(SIZE)
    empty = Scene(room, (), hand_made.scene_of().light)
    ids = observe_view(build_scene_mesh(empty, hand_made.mesh_of), view, SIZE).ids
    corners = [
        camera.project(Vector(x / 1000, y / 1000, 0.0)) for x, y in room.outline_mm
    ]
    inside = shapely.Polygon([(at.u, at.v) for at in corners]).buffer(-0.8)
    rows, columns = np.nonzero(ids == NOTHING)
    points = shapely.points(columns + 0.5, rows + 0.5)
    assert not shapely.contains(inside, points).any()
    sides = {side.number: side for side in sides_of(room)}
    for opening in room.openings:
        along = opening.offset_mm + opening.width_mm // 2
        x, y, z = sides[opening.wall].at(along, room.wall_mm // 2, CUT_MM)
        at = camera.project(Vector(x / 1000, y / 1000, z / 1000))
        near = ids[int(at.v) - 3 : int(at.v) + 4, int(at.u) - 3 : int(at.u) + 4]
        assert (near == (DOOR if opening.kind == "door" else WINDOW)).any()
