"""Skirtings and cornices of every section run all round, closed, facing the room."""

import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenegen.records.codec import canonical_json, from_json
from scenegen.records.scene import Room, Scene
from scenegen.records.visibility import CEILING, SKIRTING
from scenegen.rooms.outlines import rectangle
from scenegen.shell.mouldings import CORNICES, SKIRTINGS
from scenegen.shell.parts import shell_parts
from scenegen.shell.walls import hole_of
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.rooms.open_rooms import open_rooms
from tests.shell.test_shell import faces_of, floor_of, mesh_of_part, open_edges, rooms
from tests.visibility import hand_made
from tests.visibility.hand_made import above, room_of

cornices = st.sampled_from(sorted(CORNICES))
skirtings = st.sampled_from(sorted(SKIRTINGS))


def below_ceiling(room: Room) -> np.ndarray:
    """(m, 3, 3) the triangles of the ceiling's part that are not the ceiling itself."""
    corners = faces_of(mesh_of_part(room, CEILING)).corners
    is_flat = (corners[:, :, 2] == room.height_mm / 1000).all(axis=1)
    below: np.ndarray = corners[~is_flat]
    return below


@given(rooms, cornices)
def test_a_cornice_looks_into_the_room_and_keeps_to_its_walls(room, cornice):
    dressed = replace(room, cornice=cornice)
    corners = below_ceiling(dressed)
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    ahead = corners.mean(axis=1) + 0.002 * normals
    assert (ahead[:, 2] < room.height_mm / 1000).all()
    assert shapely.contains_xy(floor_of(room), ahead[:, 0], ahead[:, 1]).all()
    rim = floor_of(room).exterior
    away = shapely.distance(rim, shapely.points(corners.reshape(-1, 3)[:, :2]))
    # Where a wall juts into the room, the mitre reaches out along a diagonal.
    widest = math.sqrt(2) * max(out for out, _ in CORNICES[cornice]) / 1000
    assert away.max() <= widest + 1e-9


@given(rooms, cornices)
def test_a_cornice_is_open_only_at_wall_and_ceiling(room, cornice):
    dressed = replace(room, cornice=cornice)
    top = room.height_mm / 1000
    rim = floor_of(room).exterior
    for a, b in open_edges(mesh_of_part(dressed, CEILING)):
        on_wall = rim.distance(shapely.LineString([a, b])) < 1e-9
        assert a[2] == b[2] == top or on_wall


@given(rooms)
def test_winding_of_mouldings_agrees_with_their_normals(room):
    dressed = replace(room, cornice="cove", skirting_profile="moulded")
    for owner in (CEILING, SKIRTING):
        mesh = mesh_of_part(dressed, owner)
        turned = faces_of(mesh).turned
        assert ((turned * mesh.normals[mesh.faces[:, 0]]).sum(axis=1) > 0).all()


@given(open_rooms(), skirtings)
def test_skirtings_are_open_only_at_the_floor_and_the_wall(room, profile):
    dressed = replace(room, skirting_profile=profile)
    rim = floor_of(room).exterior
    for a, b in open_edges(mesh_of_part(dressed, SKIRTING)):
        on_wall = rim.distance(shapely.LineString([a, b])) < 1e-9
        assert a[2] == b[2] == 0 or on_wall


@given(open_rooms(), skirtings)
def test_skirtings_are_as_high_as_their_section(room, profile):
    mesh = mesh_of_part(replace(room, skirting_profile=profile), SKIRTING)
    highest = max(height for _, height in SKIRTINGS[profile])
    assert mesh.vertices[:, 2].max() == highest / 1000


@given(open_rooms(), cornices)
def test_a_cornice_stays_above_doors_and_windows(room, cornice):
    lowest = below_ceiling(replace(room, cornice=cornice))[:, :, 2].min() * 1000
    assert all(hole_of(each).height[1] <= lowest for each in room.openings)


def test_the_ceiling_with_its_cornice_comes_last():
    room = replace(room_of(rectangle(4000, 3000)), cornice="bevel")
    assert [part.owner for part in shell_parts(room)].index(CEILING) == 3


@pytest.mark.parametrize("cornice", sorted(CORNICES))
def test_maps_do_not_show_a_cornice(cornice):
    bare = room_of(rectangle(4000, 3000))
    first, second = (
        observe_view(
            build_scene_mesh(
                Scene(room, (), hand_made.scene_of().light), hand_made.mesh_of
            ),
            above(5000, middle=2000),
            64,
        ).ids
        for room in (bare, replace(bare, cornice=cornice))
    )
    assert np.array_equal(first, second)


def test_plain_rooms_write_no_word_of_mouldings():
    plain = room_of(rectangle(4000, 3000))
    text = canonical_json(plain)
    assert "cornice" not in text
    assert "profile" not in text
    dressed = replace(plain, cornice="cove", skirting_profile="moulded")
    assert from_json(Room, canonical_json(dressed)) == dressed
