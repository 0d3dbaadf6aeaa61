"""A stage holds every triangle once, where its entity stands."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.pose import Pose
from scenegen.records.scene import Opening
from scenegen.records.visibility import CEILING, DOOR, FLOOR, SKIRTING, WALL, WINDOW
from scenegen.shell.parts import shell_parts
from scenegen.visibility.scene_mesh import build_scene_mesh, pose_of
from tests.visibility.hand_made import MESHES, box, mesh_of, scene_of, scenes

any_scene = scenes(least=0)


@given(any_scene)
def test_entities_come_first_and_the_ceiling_last(scene):
    scene_mesh = build_scene_mesh(scene, mesh_of)
    numbers = [entity.id for entity in scene.entities]
    assert [part.owner for part in scene_mesh.parts] == [
        *numbers, FLOOR, WALL, SKIRTING, CEILING,
    ]  # fmt: skip
    assert scene_mesh.entities == len(numbers)


@given(any_scene)
def test_parts_tile_the_arrays(scene):
    scene_mesh = build_scene_mesh(scene, mesh_of)
    for name, array in (("vertices", scene_mesh.vertices), ("faces", scene_mesh.faces)):
        runs = [getattr(part, name) for part in scene_mesh.parts]
        assert runs[0].start == 0
        assert all(a.stop == b.start for a, b in pairwise(runs))
        assert runs[-1].stop == len(array)
    assert len(scene_mesh.owners) == len(scene_mesh.faces)
    for part in scene_mesh.parts:
        assert (scene_mesh.owners[part.faces] == part.owner).all()


@given(any_scene)
def test_every_triangle_lies_where_its_pose_says(scene):
    scene_mesh = build_scene_mesh(scene, mesh_of)
    for part, entity in zip(scene_mesh.parts, scene.entities, strict=False):
        assert part.mesh is mesh_of(entity.asset)
        assert part.pose == Pose(entity.position_mm, entity.heading_tenths)
        placed = part.pose.to_world(part.mesh.vertices[part.mesh.faces].reshape(-1, 3))
        triangles = scene_mesh.vertices[scene_mesh.faces[part.faces]].reshape(-1, 3)
        assert np.array_equal(triangles, placed)
    shell = scene_mesh.parts[len(scene.entities) :]
    for part, wanted in zip(shell, shell_parts(scene.room), strict=True):
        triangles = scene_mesh.vertices[scene_mesh.faces[part.faces]]
        assert np.array_equal(triangles, wanted.mesh.vertices[wanted.mesh.faces])


@given(st.integers(0, 3599))
def test_an_entity_faces_its_heading(heading):
    entity = box(1, "box/crate", 2000, 3000, heading)
    scene_mesh = build_scene_mesh(scene_of(entity), mesh_of)
    vertices = scene_mesh.vertices[scene_mesh.parts[0].vertices]
    back = pose_of(entity).to_body(vertices)
    assert np.allclose(back, MESHES["box/crate"].vertices, atol=1e-12)
    assert np.allclose(vertices[:, :2].mean(axis=0), (2, 3))
    assert np.isclose(vertices[:, 2].min(), 0.1)


def test_ids_need_not_be_dense():
    scene_mesh = build_scene_mesh(scene_of(box(9, "box/cube", 2000, 2000)), mesh_of)
    assert scene_mesh.entities == 9
    assert scene_mesh.parts[0].owner == 9


@given(any_scene, st.integers(0, 15))
def test_what_hangs_from_the_ceiling_goes_with_it(scene, which):
    """They come last, so that neither throws a shadow into the room."""
    hangs = [bool(which >> number & 1) for number in range(len(scene.entities))]
    entities = tuple(
        replace(entity, support=CEILING if is_hung else FLOOR)
        for entity, is_hung in zip(scene.entities, hangs, strict=True)
    )
    scene_mesh = build_scene_mesh(replace(scene, entities=entities), mesh_of)
    above = {each.id for each in entities if each.support == CEILING}
    below = {each.id for each in entities} - above
    owners = [part.owner for part in scene_mesh.parts]
    shell = len(below)
    assert set(owners[:shell]) == below
    assert owners[shell : shell + 3] == [FLOOR, WALL, SKIRTING]
    assert set(owners[shell + 3 : -1]) == above
    assert owners[-1] == CEILING


def test_doors_and_windows_have_owners_of_their_own():
    scene = scene_of(box(1, "box/cube", 2000, 2000))
    openings = (
        Opening("door", 0, 1000, 800, 0, 2000),
        Opening("window", 1, 1000, 1200, 900, 1200),
    )
    scene_mesh = build_scene_mesh(
        replace(scene, room=replace(scene.room, openings=openings)), mesh_of
    )
    assert [part.owner for part in scene_mesh.parts] == [
        1, FLOOR, WALL, SKIRTING, DOOR, WINDOW, CEILING,
    ]  # fmt: skip


def test_twins_share_all_but_the_triangles_of_what_one_lacks():
    full = scene_of(
        box(1, "box/cube", 1500, 1500), box(2, "box/plank", 3500, 3000, 300)
    )
    bare = replace(full, entities=full.entities[:-1])
    more, less = (build_scene_mesh(scene, mesh_of) for scene in (full, bare))
    kept = more.owners != 2
    assert np.array_equal(more.owners[kept], less.owners)
    assert np.array_equal(more.vertices[more.faces[kept]], less.vertices[less.faces])
