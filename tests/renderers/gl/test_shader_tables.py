"""What shaders read is what the kernels of the software renderer read."""

import numpy as np
import pytest

from scenegen.renderers.gl.draw_calls import draw_calls, whole_parts
from scenegen.renderers.gl.shader_tables import WIDTH, faces_of, folded, table_of
from scenegen.renderers.lighting.scene_lighting import light_scene
from scenegen.renderers.lighting.textures import TextureAtlas
from tests.renderers.sample_room import (
    EASTERN_SUN,
    GREEN,
    WINDOW,
    BoxCatalogue,
    box_entity,
    room_scene,
    windowed,
)

SCENE = windowed(
    room_scene(
        box_entity(1, "box/60x60x80", 2400, 2200, GREEN),
        box_entity(2, "lamp/20x20x30", 3000, 1200),
    ),
    WINDOW,
    sun=EASTERN_SUN,
    lit=(2,),
)


@pytest.fixture(scope="module")
def lit():
    return light_scene(SCENE, BoxCatalogue(), TextureAtlas())


def rows(table, block):
    return table.texels[block.first : block.first + block.size].reshape(block.size, 16)


def test_poses_in_the_table_place_vertices_where_the_stage_has_them(lit):
    table, scene_mesh = table_of(lit.materials, lit.world), lit.materials.scene_mesh
    for row, part in zip(rows(table, table.parts), scene_mesh.parts, strict=True):
        pose = row[:12].reshape(3, 4).astype(np.float64)
        body = part.mesh.vertices
        placed = [
            line[0] * body[:, 0] + line[1] * body[:, 1] + line[2] * body[:, 2] + line[3]
            for line in pose
        ]
        expected = scene_mesh.vertices[part.vertices]
        assert np.allclose(np.stack(placed, axis=1), expected, atol=1e-5)
        assert row[12:14].tolist() == [part.vertices.start, part.owner]


def test_materials_without_a_texture_have_negative_repeats(lit):
    table = table_of(lit.materials, lit.world)
    materials = lit.world.materials
    metres = rows(table, table.materials)[:, 3]
    assert ((metres < 0) == (materials.textures < 0)).all()
    assert np.allclose(abs(metres), materials.metres)


def test_lamps_windows_and_gates_are_all_there(lit):
    table, world = table_of(lit.materials, lit.world), lit.world
    lamps, windows = rows(table, table.lamps), rows(table, table.windows)
    assert np.allclose(lamps[:, [0, 1, 2, 4, 5, 6]], world.local_lights.lamps)
    columns = [0, 1, 2, 4, 5, 6, 8, 9, 10]
    assert np.allclose(windows[:, columns], world.local_lights.windows)
    assert np.allclose(rows(table, table.gates)[:, :11], world.sunlight.gates)
    assert table.gates.size == 1


def test_blocks_follow_each_other_and_fill_the_table(lit):
    table = table_of(lit.materials, lit.world)
    blocks = table[1:]
    ends = [block.first + block.size for block in blocks]
    assert [block.first for block in blocks] == [0, *ends[:-1]]
    assert ends[-1] == len(table.texels)


def test_faces_know_their_materials_grids_and_owners(lit):
    materials = lit.materials
    faces = faces_of(materials, lit.world.occlusion)
    assert (faces[:, 0] == materials.surfaces.materials).all()
    assert (faces[: materials.shell, 1] == -1).all()
    assert (faces[materials.shell :, 1] == lit.world.occlusion.grid_of).all()
    assert (faces[:, 2] == materials.scene_mesh.owners).all()


@pytest.mark.parametrize("count", [0, 1, WIDTH, WIDTH + 1])
def test_folding_keeps_every_value_in_its_order(count):
    values = np.arange(count, dtype=np.float32)
    grid = folded(values)
    assert grid.shape[1:] == (WIDTH, 1)
    assert (grid.reshape(-1)[:count] == values).all()
    assert not grid.reshape(-1)[count:].any()


def test_runs_cover_every_face_once(lit):
    materials = lit.materials
    occlusion = lit.world.occlusion
    for runs in (
        whole_parts(materials.scene_mesh.parts),
        draw_calls(materials, occlusion, has_sun=True),
    ):
        spans = sorted((run.face, run.length) for run in runs)
        ends = [face + length for face, length in spans]
        assert [face for face, _ in spans] == [0, *ends[:-1]]
        assert ends[-1] == len(materials.scene_mesh.faces)


def test_runs_have_the_textures_and_features_of_their_faces(lit):
    materials, occlusion = lit.materials, lit.world.occlusion
    for run in draw_calls(materials, occlusion, has_sun=True):
        faces = slice(run.face, run.face + run.length)
        textures = materials.table.textures[materials.surfaces.materials[faces]]
        assert set(textures.tolist()) <= {-1, run.texture}
        assert run.features.texture == (run.texture >= 0)
        assert run.features.sun
        start = run.face - occlusion.first_face
        has_grid = start >= 0 and (occlusion.grid_of[start : start + run.length] >= 0)
        assert run.features.grids or not np.any(has_grid)
