"""A map shows what stands in its explored part, and nothing of the rest."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.cameras.map_camera import view_from_above
from scenegen.geometry.pose import Vector
from scenegen.records.rig import View
from scenegen.records.scene import Entity, Opening, Scene
from scenegen.records.visibility import CEILING, DOOR, FLOOR, FOG, WALL, WINDOW
from scenegen.rooms.outlines import rectangle
from scenegen.shell.low_walls import CUT_MM
from scenegen.visibility.map_mesh import map_mesh
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh, moved_scene_mesh
from tests.visibility.hand_made import SIDE, box, mesh_of, room_of, scene_of, scenes

SIZE = 96
FOGGED = (0, 0, 2500, SIDE)


def slanted(*fog_mm: tuple[int, int, int, int], up: int = 900) -> View:
    room = room_of(rectangle(SIDE, SIDE))
    view = view_from_above("map", room, is_hidden=False, up_tenths=up, margin_mm=150)
    return replace(view, fog_mm=fog_mm)


def shown(scene: Scene, view: View) -> set[int]:
    mesh = map_mesh(build_scene_mesh(scene, mesh_of), view)
    return {part.owner for part in mesh.parts}


def hung(entity: Entity, z_mm: int, support: int) -> Entity:
    x, y, _ = entity.position_mm
    return replace(entity, position_mm=(x, y, z_mm), support=support)


@pytest.mark.parametrize(
    ("z_mm", "support", "is_shown"),
    [
        (0, FLOOR, True),
        (1800, FLOOR, True),
        (100, WALL, True),
        (700, WALL, True),
        (701, WALL, False),
        (1500, WALL, False),
        (0, CEILING, False),
        (2000, CEILING, False),
    ],
)
def test_nothing_hangs_over_a_map(z_mm, support, is_shown):
    """A cube of half a metre reaches above 1.2 m from 0.7 m on."""
    scene = scene_of(hung(box(1, "box/cube", 2000, 2000), z_mm, support))
    assert (1 in shown(scene, slanted())) == is_shown


@pytest.mark.parametrize(("z_mm", "is_shown"), [(700, True), (850, False)])
def test_what_is_as_high_as_a_sill_does_not_float_beside_its_wall(z_mm, is_shown):
    """A crate is 0.3 m high: it reaches above 1.2 m in neither place."""
    scene = scene_of(hung(box(1, "box/crate", 2000, 100), z_mm, WALL))
    assert (1 in shown(scene, slanted())) == is_shown


def test_what_is_on_a_wall_cabinet_goes_with_it():
    cabinet = hung(box(1, "box/crate", 2000, 300), 1400, WALL)
    jar = hung(box(2, "box/cube", 2000, 300), 1700, 1)
    table = box(3, "box/crate", 3500, 3000)
    bowl = hung(box(4, "box/cube", 3500, 3000), 1500, 3)
    assert shown(scene_of(cabinet, jar, table, bowl), slanted()) >= {3, 4}
    assert shown(scene_of(cabinet, jar, table, bowl), slanted()).isdisjoint({1, 2})


def test_walls_are_cut_low_and_openings_marked():
    openings = (
        Opening("door", 0, 1000, 800, 0, 2000),
        Opening("window", 1, 1000, 1200, 900, 1200),
        Opening("window", 2, 1000, 1200, 0, 2200),
    )
    scene = scene_of()
    scene = replace(scene, room=replace(scene.room, openings=openings))
    mesh = map_mesh(build_scene_mesh(scene, mesh_of), slanted())
    assert mesh.vertices[:, 2].max() == CUT_MM / 1000
    assert CEILING not in shown(scene, slanted())
    ids = observe_view(build_scene_mesh(scene, mesh_of), slanted(), 256).ids
    assert {FLOOR, WALL, DOOR, WINDOW} <= set(np.unique(ids).tolist())
    # Nothing shows through a wall: the floor ends where its walls begin.
    assert np.count_nonzero(ids == 0) < 0.15 * ids.size


@given(scenes(least=0), st.integers(0, 3))
def test_parts_tile_the_arrays_and_come_again_the_same(scene, quarter):
    view = slanted(FOGGED, up=900 * quarter)
    mesh = map_mesh(build_scene_mesh(scene, mesh_of), view)
    assert mesh.parts[-1].vertices.stop == len(mesh.vertices)
    assert mesh.parts[-1].faces.stop == len(mesh.faces) == len(mesh.owners)
    for part in mesh.parts:
        placed = part.pose.to_world(part.mesh.vertices)
        assert np.array_equal(mesh.vertices[part.vertices], placed)
        assert (mesh.owners[part.faces] == part.owner).all()
        assert mesh.faces[part.faces].min() >= part.vertices.start
        assert mesh.faces[part.faces].max() < part.vertices.stop
    again = map_mesh(mesh, view)
    assert np.array_equal(again.vertices, mesh.vertices)
    assert np.array_equal(again.faces, mesh.faces)


@given(scenes(), st.integers(0, 3))
def test_the_unexplored_tells_nothing_of_what_stands_there(scene, quarter):
    """The same map, to the last depth, whether there is something or not."""
    view = slanted(FOGGED, up=900 * quarter)
    seen = observe_view(build_scene_mesh(scene, mesh_of), view, SIZE)
    explored = tuple(e for e in scene.entities if e.position_mm[0] >= FOGGED[2])
    bare = replace(scene, entities=explored)
    wanted = observe_view(build_scene_mesh(bare, mesh_of), view, SIZE)
    assert np.array_equal(seen.ids, wanted.ids)
    assert np.array_equal(seen.depth, wanted.depth)
    assert seen.sightings == wanted.sightings
    assert (seen.ids == FOG).any()


def test_what_is_explored_is_whole_even_where_it_leans_over_the_unexplored():
    plank = box(1, "box/plank", SIDE // 2, 2300, 900)
    view = slanted((0, SIDE // 2, SIDE, SIDE))
    clear = observe_view(build_scene_mesh(scene_of(plank), mesh_of), slanted(), SIZE)
    seen = observe_view(build_scene_mesh(scene_of(plank), mesh_of), view, SIZE)
    assert np.array_equal(seen.ids == 1, clear.ids == 1)
    hatched = seen.ids == FOG
    assert hatched.any()
    assert (clear.ids[hatched] <= 0).all()


def test_a_rug_is_cut_with_its_floor():
    def flat(asset: str):
        mesh = mesh_of("box/crate")
        thin = mesh.vertices * np.array([2.5, 2.5, 0.03])
        return replace(mesh, vertices=thin)

    rug = hung(box(1, "rug", 2500, 2500), 2, FLOOR)
    mesh = build_scene_mesh(scene_of(rug), flat)
    whole = observe_view(mesh, slanted(), SIZE).visible_px(1)
    half = observe_view(mesh, slanted(FOGGED), SIZE).visible_px(1)
    assert 0.4 * whole < half < 0.6 * whole


def test_a_centimetre_does_not_decide_what_is_explored():
    scene = scene_of(box(1, "box/cube", 2500, 2500))
    mesh = build_scene_mesh(scene, mesh_of)
    moved = moved_scene_mesh(mesh, {1: (-10, 0)})
    view = slanted(FOGGED)
    assert {part.owner for part in map_mesh(moved, view).parts} == shown(scene, view)
    assert 1 in shown(scene, view)


def test_footprints_are_hidden_by_no_wall():
    """Cut walls hide less floor than the width of a foot, wherever they are."""
    scene = scene_of()
    view = slanted()
    seen = observe_view(build_scene_mesh(scene, mesh_of), view, 256)
    camera = view.camera(256)
    at = camera.project(Vector(SIDE / 2000, 0.1, 0.0))
    assert seen.ids[int(at.v), int(at.u)] == FLOOR
