"""Windows show a picture that stands behind the wall, exactly, from every place."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from scenegen.catalogue import Material
from scenegen.geometry.pose import Vector
from scenegen.records.scene import Opening, Outside, Scene
from scenegen.records.visibility import WINDOW
from scenegen.renderers.lighting.backdrops import (
    EYE_HEIGHT,
    HORIZON_SHARE,
    MARGIN,
    Backdrop,
    backdrop_uvs,
    part_uvs,
    seen_parts,
)
from scenegen.renderers.lighting.materials import material_scene
from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.renderers.sample_room import BoxCatalogue, eye_view, map_view, room_scene

WINDOWS = (
    Opening("window", 0, 500, 900, 900, 1200),
    Opening("window", 1, 400, 1200, 900, 1200),
    Opening("window", 1, 2000, 1200, 900, 1200),
    Opening("window", 3, 900, 1500, 0, 2200),
)


class StreetCatalogue(BoxCatalogue):
    """Has a small picture of a street, 14 metres away."""

    def material(self, material_id: str) -> Material:
        material = super().material(material_id)
        if not material_id.startswith("outside/"):
            return material
        return replace(material, metres=35.0, distance_m=14.0)

    def texture(self, material_id: str) -> NDArray[np.uint8] | None:
        if not material_id.startswith("outside/"):
            return super().texture(material_id)
        return np.full((8, 16, 3), 128, dtype=np.uint8)


def scene_at(shift: int = 0, *, windows: tuple[Opening, ...] = WINDOWS) -> Scene:
    bare = room_scene()
    light = replace(bare.light, outside=Outside("street", shift))
    return Scene(replace(bare.room, openings=windows), (), light)


def backdrop_at(shift: int = 0) -> Backdrop:
    found = material_scene(scene_at(shift), StreetCatalogue(), TextureAtlas()).backdrop
    assert found is not None
    return found


BACKDROP = backdrop_at()

eyes = st.builds(Vector, st.floats(1.0, 2.4), st.floats(1.7, 2.8), st.floats(1.2, 1.7))
"""Not so near to the windows of the walls 0 and 1 that heights are compressed."""

mixtures = st.tuples(*(st.integers(1, 100) for _ in range(3)))


@given(eye=eyes, pane=st.integers(0, 2), shares=mixtures)
def test_texture_coordinates_are_where_rays_meet_the_picture(
    eye: Vector, pane: int, shares: tuple[int, int, int]
) -> None:
    weights = np.array(shares)[:, None] / sum(shares)
    place = (BACKDROP.places[pane, :3] * weights).sum(axis=0)
    u, v = (backdrop_uvs(BACKDROP, eye)[pane, :3] * weights).sum(axis=0)
    inward = BACKDROP.normals[pane]
    way = place - np.array(eye)
    behind = place - BACKDROP.distance * inward
    far = ((behind - np.array(eye)) @ inward) / (way @ inward)
    x, y, z = np.array(eye) + far * way
    foot = EYE_HEIGHT - HORIZON_SHARE * BACKDROP.rise
    assert foot + v / BACKDROP.metres * BACKDROP.rise == pytest.approx(z, abs=1e-6)
    # Walls of other directions see the picture moved along by quarters.
    quarters = (u - (y * inward[0] - x * inward[1])) / BACKDROP.metres * 4
    assert quarters == pytest.approx(round(quarters), abs=1e-6)


@given(eye=eyes)
def test_the_horizon_is_level_with_a_person_who_stands(eye: Vector) -> None:
    eye = eye._replace(z=EYE_HEIGHT)
    uvs = backdrop_uvs(BACKDROP, eye)
    v, z = uvs[:, :, 1] / BACKDROP.metres, BACKDROP.places[:, :, 2]
    for heights, places in zip(v, z, strict=True):
        at = np.interp(EYE_HEIGHT, np.sort(places), np.sort(heights))
        assert at == pytest.approx(HORIZON_SHARE, abs=1e-9)


@given(
    st.builds(Vector, st.floats(-1, 5), st.floats(-1, 5), st.floats(0.1, 6.0)),
)
def test_no_pane_shows_more_than_the_height_of_the_picture(eye: Vector) -> None:
    uvs = backdrop_uvs(BACKDROP, eye)
    assert np.isfinite(uvs).all()
    heights = uvs[:, :, 1] / BACKDROP.metres
    assert heights.min() >= MARGIN - 1e-9
    assert heights.max() <= 1 - MARGIN + 1e-9


def test_windows_of_one_wall_look_at_one_picture() -> None:
    """What the second one would show at the first one's place is what that shows."""
    eye = Vector(2.0, 1.8, 1.5)
    near, far = backdrop_uvs(BACKDROP, eye)[1:3]
    ya, yb = BACKDROP.places[1, :, 1], BACKDROP.places[2, :, 1]
    slope = (far[:, 0] - near[:, 0]) / (yb - ya)
    assert slope == pytest.approx(np.full(4, slope[0]))


def test_to_the_left_more_of_the_right_comes_into_view() -> None:
    # Looking east, north is left.
    south, north = (
        backdrop_uvs(BACKDROP, Vector(1.0, y, 1.5))[1, :, 0].mean() for y in (1.0, 2.0)
    )
    gap = 4.0 + 0.075 - 1.0
    assert north - south == pytest.approx(BACKDROP.distance / gap, rel=1e-6)


def test_the_picture_is_moved_along_by_the_shift_of_the_scene() -> None:
    eye = Vector(2.0, 1.8, 1.5)
    moved = backdrop_uvs(backdrop_at(40), eye) - backdrop_uvs(BACKDROP, eye)
    assert moved[..., 0] == pytest.approx(np.full((4, 4), 0.4 * BACKDROP.metres))
    assert np.array_equal(moved[..., 1], np.zeros((4, 4)))


def test_only_panes_change_with_the_view_and_only_their_coordinates() -> None:
    scene_mesh = build_scene_mesh(scene_at(), StreetCatalogue().mesh)
    parts = seen_parts(scene_mesh.parts, BACKDROP, eye_view())
    changed = [a is not b for a, b in zip(parts, scene_mesh.parts, strict=True)]
    owners = [part.owner for part in parts]
    assert [o for o, is_new in zip(owners, changed, strict=True) if is_new] == [WINDOW]
    before, after = scene_mesh.parts[BACKDROP.part], parts[BACKDROP.part]
    assert np.array_equal(before.mesh.vertices, after.mesh.vertices)
    old, new = (part.mesh.uvs.astype(np.float32) for part in (before, after))
    rows = np.flatnonzero((old != new).any(axis=1))
    assert set(rows.tolist()) <= set(BACKDROP.corners.reshape(-1).tolist())
    assert len(rows) == 16
    again = part_uvs(BACKDROP, before, Vector(0.5, 0.5, 1.5))
    assert np.array_equal(again, new)


def test_maps_and_rooms_without_windows_have_no_backdrop() -> None:
    parts = build_scene_mesh(scene_at(), StreetCatalogue().mesh).parts
    assert seen_parts(parts, BACKDROP, map_view()) is parts
    bare = material_scene(scene_at(windows=()), StreetCatalogue(), TextureAtlas())
    assert bare.backdrop is None


def test_a_material_without_a_picture_stays_on_the_pane() -> None:
    materials = material_scene(scene_at(), BoxCatalogue(), TextureAtlas())
    assert materials.backdrop is None
