"""What a map with fog sees: less, and nothing else."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.fog import pixels_over
from scenegen.records.rig import View
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import FOG, ViewVisibility
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.visibility.hand_made import SIDE, above, box, mesh_of, scene_of, scenes

SIZE = 40
edges = st.integers(-300, SIDE + 300)
parts = st.tuples(edges, edges, edges, edges)
fogs = st.lists(parts, min_size=1, max_size=3).map(tuple)


def look(scene: Scene, view: View) -> ViewVisibility:
    return observe_view(build_scene_mesh(scene, mesh_of), view, SIZE)


def explored(
    scene: Scene, fog: tuple[tuple[int, int, int, int], ...]
) -> tuple[Entity, ...]:
    """The entities whose middle is in no part."""
    return tuple(
        each
        for each in scene.entities
        if not any(
            west <= each.position_mm[0] < east and south <= each.position_mm[1] < north
            for west, south, east, north in fog
        )
    )


def fogged(*fog_mm: tuple[int, int, int, int]) -> View:
    return replace(above(), fog_mm=fog_mm)


@given(scenes(), fogs)
def test_fog_takes_its_own_pixels_and_no_others(scene, fog):
    scene = replace(scene, entities=explored(scene, fog))
    clear, seen = look(scene, above()), look(scene, fogged(*fog))
    mask = pixels_over(above().camera(SIZE), clear.depth, fog) & (clear.ids <= 0)
    assert (seen.ids[mask] == FOG).all()
    assert (seen.depth[mask] == 0.0).all()
    assert np.array_equal(seen.ids[~mask], clear.ids[~mask])
    assert np.array_equal(seen.depth[~mask], clear.depth[~mask])


@given(scenes(), fogs)
def test_sightings_sum_up_what_the_fog_leaves(scene, fog):
    scene = replace(scene, entities=explored(scene, fog))
    clear, seen = look(scene, above()), look(scene, fogged(*fog))
    assert len(seen.sightings) == len(clear.sightings)
    for left, whole in zip(seen.sightings, clear.sightings, strict=True):
        mask = seen.ids == left.entity
        assert left.visible_px == np.count_nonzero(mask)
        assert left.amodal_px == whole.amodal_px
        assert left.touches_border == whole.touches_border
        if mask.any():
            rows, columns = np.nonzero(mask)
            assert left.box == (
                columns.min(), rows.min(), columns.max() + 1, rows.max() + 1,
            )  # fmt: skip
            assert left.nearest_mm == int(seen.depth[mask].min() * 1000)
        else:
            assert left.box == (0, 0, 0, 0)
            assert left.nearest_mm == 0


def test_what_lies_under_fog_is_not_seen_and_touches_nothing():
    scene = scene_of(box(1, "box/cube", 1500, 2500), box(2, "box/cube", 2000, 2500))
    clear = look(scene, above())
    assert clear.contacts == ((1, 2),)
    seen = look(scene, fogged((1000, 2000, 1750, 3000)))
    assert seen.visible_px(1) == 0
    assert seen.visible_px(2) == clear.visible_px(2)
    assert seen.contacts == ()


@given(st.integers(0, 3), st.sampled_from([24, 40, 64]))
def test_a_pixel_is_in_the_fog_when_its_centre_is(quarter, size):
    view = replace(above(), heading_tenths=900 * quarter)
    camera = view.camera(size)
    part = (1000, 1400, 2600, 4000)
    mask = pixels_over(camera, np.ones((size, size)), (part,))
    for row in range(0, size, 5):
        for column in range(0, size, 3):
            x, y, _ = camera.unproject(column + 0.5, row + 0.5, 1.0)
            inside = part[0] <= x * 1000 < part[2] and part[1] <= y * 1000 < part[3]
            assert mask[row, column] == inside


def test_neighbouring_parts_share_no_pixel_and_leave_none_between():
    camera = above().camera(SIZE)
    west, east = (0, 0, 2100, SIDE), (2100, 0, SIDE, SIDE)
    depth = np.zeros((SIZE, SIZE))
    whole = pixels_over(camera, depth, ((0, 0, SIDE, SIDE),))
    one, other = (pixels_over(camera, depth, (part,)) for part in (west, east))
    assert not (one & other).any()
    assert np.array_equal(one | other, whole)
