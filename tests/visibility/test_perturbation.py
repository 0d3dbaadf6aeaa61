"""Small moves stay small, take along what stands on things, and leave maps alone."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scenegen.records.rig import Rig
from scenegen.records.scene import Scene
from scenegen.records.visibility import WALL
from scenegen.visibility.observe import observe_view
from scenegen.visibility.perturbation import (
    CAMERA_MM,
    CAMERA_TENTHS,
    OBJECT_MM,
    PerturbedScene,
    perturbations,
)
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.visibility.hand_made import (
    above,
    box,
    looking,
    mesh_of,
    rig_of,
    scene_of,
    scenes,
)

SIZE, DRAWS = 48, 6
RIG = rig_of(looking(900, 900, 450), replace(looking(4100, 900, 1350), name="view_1"))
RIG = rig_of(*RIG.views, above())
seeds = st.integers(0, 2**32 - 1)
FEW = settings(max_examples=25, deadline=None)


def shaken_by(seed: int, scene: Scene, rig: Rig = RIG) -> list[PerturbedScene]:
    scene_mesh = build_scene_mesh(scene, mesh_of)
    rng = np.random.default_rng(seed)
    return list(perturbations(scene, rig, scene_mesh, rng=rng, draws=DRAWS, size=SIZE))


def pile() -> Scene:
    """A crate, a cube on it, a cube on that, one beside it, and one on a wall."""
    crate, cube = box(1, "box/crate", 2000, 2000), box(2, "box/cube", 2000, 2000)
    return scene_of(
        crate,
        replace(cube, support=1),
        replace(cube, id=3, support=2),
        box(4, "box/cube", 3500, 3500),
        replace(box(5, "box/cube", 4000, 4700), support=WALL),
    )


@FEW
@given(seeds, scenes())
def test_nothing_moves_further_than_documented(seed, scene):
    for each in shaken_by(seed, scene):
        for now, then in zip(each.scene.entities, scene.entities, strict=True):
            (x, y, z), (u, v, w) = now.position_mm, then.position_mm
            assert max(abs(x - u), abs(y - v)) <= OBJECT_MM
            assert replace(now, position_mm=then.position_mm) == then
            assert z == w
        for view, before in zip(each.rig.visible, RIG.visible, strict=True):
            pairs = zip(view.position_mm, before.position_mm, strict=True)
            assert max(abs(a - b) for a, b in pairs) <= CAMERA_MM
            turn = (view.heading_tenths - before.heading_tenths + 1800) % 3600 - 1800
            assert abs(turn) <= CAMERA_TENTHS
            assert abs(view.pitch_tenths - before.pitch_tenths) <= CAMERA_TENTHS
            assert view.lens == before.lens


@given(seeds)
def test_maps_stay(seed):
    for each in shaken_by(seed, pile()):
        assert each.rig.views[-1] == RIG.views[-1]


@given(seeds)
def test_what_is_on_an_object_moves_along_with_it(seed):
    scene = pile()
    for each in shaken_by(seed, scene):
        moves = [
            (now.position_mm[0] - then.position_mm[0],
             now.position_mm[1] - then.position_mm[1])
            for now, then in zip(each.scene.entities, scene.entities, strict=True)
        ]  # fmt: skip
        assert moves[0] == moves[1] == moves[2]


def test_objects_on_their_own_move_on_their_own_and_reach_every_side():
    scene = pile()
    offsets = [
        tuple(
            entity.position_mm[axis] - scene.entities[n].position_mm[axis]
            for axis in (0, 1)
        )
        for seed in range(120)
        for each in shaken_by(seed, scene)
        for n, entity in enumerate(each.scene.entities)
        if n in (0, 3, 4)
    ]
    reached = {value for offset in offsets for value in offset}
    assert reached == set(range(-OBJECT_MM, OBJECT_MM + 1))
    assert any(offsets[n] != offsets[n + 1] for n in range(0, len(offsets), 3))
    assert any(offsets[n] != offsets[n + 2] for n in range(0, len(offsets), 3))


@FEW
@given(seeds, scenes())
def test_the_same_stream_gives_the_same_moves(seed, scene):
    one, other = shaken_by(seed, scene), shaken_by(seed, scene)
    assert [each.scene for each in one] == [each.scene for each in other]
    assert [each.rig for each in one] == [each.rig for each in other]
    assert one[0].rig != one[1].rig


@FEW
@given(seeds)
def test_a_view_shows_the_moved_scene_from_its_new_position(seed):
    scene = scene_of(
        box(1, "box/crate", 2000, 2000, 300), box(2, "box/cube", 3500, 3500, 100)
    )
    scene_mesh = build_scene_mesh(scene, mesh_of)
    before = scene_mesh.vertices.copy()
    each = next(
        perturbations(
            scene, RIG, scene_mesh, rng=np.random.default_rng(seed), draws=1, size=SIZE
        )
    )
    again = build_scene_mesh(each.scene, mesh_of)
    for view in each.rig.views:
        seen, wanted = each.see(view.name), observe_view(again, view, SIZE)
        assert seen.view == view
        # Moving a placed corner may round once more than placing a moved one.
        assert np.count_nonzero(seen.ids != wanted.ids) <= 2
    assert np.array_equal(scene_mesh.vertices, before)


@FEW
@given(seeds, scenes(), st.booleans())
def test_pixels_are_those_of_the_whole_view(seed, scene, has_fog):
    fog = ((1000, 1000, 2500, 4000),) if has_fog else ()
    rig = rig_of(*RIG.visible, replace(above(), fog_mm=fog))
    wanted = [entity.id for entity in scene.entities]
    for each in shaken_by(seed, scene, rig)[:2]:
        for view in rig.views:
            seen = each.see(view.name)
            for some in (wanted, wanted[:1], []):
                found = each.pixels(view.name, some)
                assert found == tuple(seen.visible_px(entity) for entity in some)
