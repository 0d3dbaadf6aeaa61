"""What is seen of a scene: laws of hiding and revealing, and rays as an oracle."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenegen.geometry.camera import NEAR
from scenegen.geometry.pose import Vector
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import CEILING, ViewVisibility
from scenegen.visibility.observe import observe, observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh, pose_of
from tests.visibility.hand_made import (
    MESHES,
    above,
    box,
    looking,
    mesh_of,
    rig_of,
    scene_of,
    scenes,
    views,
)

SIZE = 40
any_view = views | st.just(above())
EAST = looking(500, 2500, 0, pitch=-100)


def look(scene: Scene, view, size: int = SIZE) -> ViewVisibility:
    return observe_view(build_scene_mesh(scene, mesh_of), view, size)


def without(scene: Scene, number: int) -> Scene:
    return scene_of(*(each for each in scene.entities if each.id != number))


def amodal_of(seen: ViewVisibility) -> dict[int, int]:
    return {sighting.entity: sighting.amodal_px for sighting in seen.sightings}


@given(scenes(), any_view)
def test_sightings_sum_up_the_mask(scene, view):
    seen = look(scene, view)
    for sighting in seen.sightings:
        mask = seen.ids == sighting.entity
        assert sighting.visible_px == np.count_nonzero(mask)
        assert sighting.amodal_px >= max(1, sighting.visible_px)
        if not mask.any():
            assert sighting.box == (0, 0, 0, 0)
            assert sighting.nearest_mm == 0
            continue
        rows, columns = np.nonzero(mask)
        assert sighting.box == (
            columns.min(), rows.min(), columns.max() + 1, rows.max() + 1,
        )  # fmt: skip
        assert sighting.nearest_mm == int(seen.depth[mask].min() * 1000)


@given(scenes(), any_view)
def test_sightings_are_in_order_and_leave_out_nothing_that_is_seen(scene, view):
    seen = look(scene, view)
    listed = [sighting.entity for sighting in seen.sightings]
    assert listed == sorted(set(listed))
    assert set(np.unique(seen.ids[seen.ids > 0])) <= set(listed)
    assert set(listed) <= {entity.id for entity in scene.entities}


@given(scenes(), any_view)
def test_masks_and_depths_cannot_be_changed_and_are_of_the_declared_kind(scene, view):
    seen = look(scene, view)
    assert seen.ids.dtype == np.dtype(np.int16)
    assert seen.depth.dtype == np.dtype(np.float64)
    assert seen.ids.shape == seen.depth.shape == (SIZE, SIZE)
    assert seen.pixels == SIZE * SIZE
    for array in (seen.ids, seen.depth):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1


@given(scenes(), any_view)
def test_contacts_are_the_entities_on_both_sides_of_a_pixel_edge(scene, view):
    seen = look(scene, view)
    ids = seen.ids
    edges = [(ids[1:], ids[:-1]), (ids[:, 1:], ids[:, :-1])]
    pairs = {
        (int(min(a, b)), int(max(a, b)))
        for one, other in edges
        for a, b in zip(one.ravel(), other.ravel(), strict=True)
        if a != b and a > 0 and b > 0
    }
    assert seen.contacts == tuple(sorted(pairs))


@given(scenes(least=2), any_view)
def test_taking_objects_away_reveals_exactly_what_they_hid(scene, view):
    seen = look(scene, view)
    for entity in scene.entities:
        rest = look(without(scene, entity.id), view)
        others = seen.ids != entity.id
        assert np.array_equal(seen.ids[others], rest.ids[others])
        assert np.array_equal(seen.depth[others], rest.depth[others])
        assert (rest.depth >= seen.depth - 1e-12).all() or view.is_map


@given(scenes(least=2), any_view)
def test_an_entity_alone_is_seen_as_far_as_it_would_be_if_nothing_hid_it(scene, view):
    together = amodal_of(look(scene, view))
    for entity in scene.entities:
        alone = look(scene_of(entity), view)
        assert alone.visible_px(entity.id) == together.get(entity.id, 0)
        assert amodal_of(alone).get(entity.id, 0) == together.get(entity.id, 0)


@given(scenes(), any_view, scenes(least=1))
def test_another_object_never_shows_more_of_the_others(scene, view, more):
    extra = more.entities[0]
    number = len(scene.entities) + 1
    added = Entity(number, extra.asset, "box", extra.position_mm, extra.heading_tenths)
    fuller = look(scene_of(*scene.entities, added), view)
    seen = look(scene, view)
    for entity in scene.entities:
        assert fuller.visible_px(entity.id) <= seen.visible_px(entity.id)
    assert {**amodal_of(fuller), **amodal_of(seen)} == amodal_of(fuller)


def test_what_is_behind_a_screen_is_hidden_and_still_has_its_outline():
    cube, screen = box(1, "box/cube", 4000, 2500), box(2, "box/plank", 3000, 2500)
    free, hidden = look(scene_of(cube), EAST), look(scene_of(cube, screen), EAST)
    assert free.visible_px(1) > 5
    assert hidden.visible_px(1) == 0
    assert amodal_of(hidden)[1] == free.visible_px(1)
    assert hidden.contacts == ()
    assert hidden.visible_px(3) == 0


def test_what_is_behind_the_camera_has_no_sighting():
    seen = look(scene_of(box(1, "box/cube", 1000, 2500)), looking(2000, 2500, 0))
    assert seen.sightings == ()


def test_what_the_picture_cuts_touches_its_border():
    scene = scene_of(box(1, "box/cube", 3000, 2500), box(2, "box/plank", 3500, 4700))
    first, second = look(scene, EAST).sightings
    assert not first.touches_border
    assert second.touches_border


def test_views_keep_the_order_of_the_rig():
    scene = scene_of(box(1, "box/cube", 3000, 2500))
    rig = rig_of(EAST, looking(4500, 2500, 1800), above())
    visibility = observe(build_scene_mesh(scene, mesh_of), rig, SIZE)
    assert tuple(seen.view for seen in visibility.views) == rig.views
    for seen in visibility.views:
        alone = look(scene, seen.view)
        assert np.array_equal(seen.ids, alone.ids)
        assert np.array_equal(seen.depth, alone.depth)
        assert seen.sightings == alone.sightings
    assert [seen.view for seen in visibility.hidden] == [rig.views[2]]


def test_only_maps_leave_out_the_ceiling():
    up = looking(2500, 2500, 0, pitch=900)
    assert (look(scene_of(), up).ids == CEILING).all()
    assert not (look(scene_of(), above()).ids == CEILING).any()


def hit(entity: Entity, start: Vector, ahead: Vector) -> float:
    """How far a ray runs to a box, in lengths of `ahead`; infinite when it misses."""
    pose = pose_of(entity)
    ends = pose.to_body(np.array([start, np.add(start, ahead)], dtype=np.float64))
    low, high = (
        MESHES[entity.asset].vertices.min(0),
        MESHES[entity.asset].vertices.max(0),
    )
    near, far = 0.0, np.inf
    for a, b, first, last in zip(ends[0], ends[1], low, high, strict=True):
        if b == a:
            if not first <= a <= last:
                return np.inf
            continue
        cuts = sorted(((first - a) / (b - a), (last - a) / (b - a)))
        near, far = max(near, cuts[0]), min(far, cuts[1])
    return near if near < far else np.inf


@settings(max_examples=12)
@given(scenes(), any_view)
def test_rays_from_the_camera_hit_what_the_pixels_say(scene, view):
    size = 10
    camera = view.camera(size)
    seen = look(scene, view, size)
    inside = [
        hit(each, camera.origin, Vector(1e-9, 0, 0)) == 0 for each in scene.entities
    ]
    for row, column in itertools.product(range(size), repeat=2):
        answers, depths = set(), []
        for du, dv in ((0, 0), (1, 1), (-1, 1), (1, -1), (-1, -1)):
            u, v = column + 0.5 + du / 2048, row + 0.5 + dv / 2048
            near, far = camera.unproject(u, v, 1.0), camera.unproject(u, v, 2.0)
            ray = Vector(*np.subtract(far, near))
            start = Vector(*np.subtract(near, ray))
            reach = [hit(each, start, ray) for each in scene.entities]
            nearest = min(reach)
            depths.append(nearest)
            answers.add(
                scene.entities[reach.index(nearest)].id if nearest < np.inf else 0
            )
        # What is before the near plane is not drawn.
        is_clear = len(answers) == 1 and not any(inside) and min(depths) > NEAR
        if is_clear and max(depths) < np.inf:
            assert {int(seen.ids[row, column])} == answers
            assert seen.depth[row, column] == pytest.approx(depths[0], abs=1e-6)
        elif is_clear:
            assert seen.ids[row, column] <= 0
