"""What the software renderer promises: the same bytes and shapes, and decent light."""

import dataclasses

import numpy as np
import pytest

from scenegen.errors import RenderError
from scenegen.geometry import rasterizer as raster
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers import RENDERERS, open_renderer
from scenegen.renderers.lighting.scene_lighting import PAPER
from scenegen.renderers.software.renderer import SoftwareRenderer
from scenegen.visibility.map_mesh import shown_mesh
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.renderers.sample_room import (
    GREEN,
    BoxCatalogue,
    box_entity,
    eye_view,
    map_view,
    room_scene,
)

SIZE = 96


def draw(scene: Scene, view: View, size: int = SIZE) -> np.ndarray:
    with SoftwareRenderer(BoxCatalogue(), size) as renderer:
        return renderer.draw(scene, view).rgb


def luminance(rgb: np.ndarray) -> np.ndarray:
    red, green, blue = np.moveaxis(rgb.astype(float) / 255, -1, 0)
    shade: np.ndarray = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return shade


FURNISHED = room_scene(
    box_entity(1, "box/60x60x80", 2400, 2200, GREEN),
    box_entity(2, "box/40x90x180", 3600, 1200),
    box_entity(3, "box/50x50x45", 1500, 2600, (200, 60, 40)),
)
VIEWS = (eye_view(), eye_view("view_1", 200), map_view())


def test_the_same_scene_and_view_give_the_same_bytes() -> None:
    for view in VIEWS:
        assert np.array_equal(draw(FURNISHED, view), draw(FURNISHED, view))


def test_what_was_drawn_before_does_not_matter() -> None:
    other = room_scene(box_entity(1, "box/50x50x45", 2000, 2000), floor="floor/white")
    fresh = [draw(FURNISHED, view) for view in VIEWS]
    with open_renderer("software", BoxCatalogue(), SIZE) as renderer:
        renderer.draw(other, VIEWS[0])
        backwards = [renderer.draw(FURNISHED, view).rgb for view in reversed(VIEWS)]
    for one, another in zip(fresh, reversed(backwards), strict=True):
        assert np.array_equal(one, another)


def test_frames_are_named_after_their_view_and_cannot_be_written() -> None:
    with SoftwareRenderer(BoxCatalogue(), 32) as renderer:
        frame = renderer.draw(FURNISHED, VIEWS[1])
    assert frame.view == "view_1"
    assert frame.rgb.shape == (32, 32, 3)
    assert frame.rgb.dtype == np.uint8
    assert not frame.rgb.flags.writeable


@pytest.mark.parametrize("view", VIEWS)
def test_silhouettes_are_those_that_decide_labels(view: View) -> None:
    rgb = draw(FURNISHED, view).astype(int)
    green = (rgb[:, :, 1] > 1.5 * rgb[:, :, 0]) & (rgb[:, :, 1] > 1.5 * rgb[:, :, 2])
    scene_mesh = shown_mesh(build_scene_mesh(FURNISHED, BoxCatalogue().mesh), view)
    camera = dataclasses.replace(
        view.camera(SIZE), size=2 * SIZE, scale=2 * view.camera(SIZE).scale
    )
    ids = raster.rasterize_instances(
        camera,
        scene_mesh.vertices,
        scene_mesh.faces,
        scene_mesh.owners,
        3,
    ).ids
    samples = (ids == 1).reshape(SIZE, 2, SIZE, 2).sum(axis=(1, 3))
    assert (samples == 4).any()
    assert green[samples == 4].all()
    assert not green[samples == 0].any()


@pytest.mark.parametrize("view", VIEWS)
def test_pictures_are_neither_dark_nor_burnt_nor_flat(view: View) -> None:
    rgb = draw(FURNISHED, view)
    shade = luminance(rgb)
    assert 0.25 < shade.mean() < 0.7
    assert (rgb == 255).all(axis=2).mean() < 0.02
    assert (rgb == 0).all(axis=2).mean() < 0.02
    assert shade.std() > 0.05


def test_light_is_brighter_where_nothing_stands_before_it() -> None:
    scene = room_scene(box_entity(1, "box/20x120x120", 2600, 1800), floor="floor/white")
    shade = luminance(draw(scene, map_view(), 128))
    # 5 metres over 128 pixels around (2.0, 1.8); the light comes from the north-west.
    shaded, lit = shade[68, 84], shade[68, 66]
    assert shaded < 0.8 * lit
    assert abs(shade[20, 52] - shade[20, 84]) < 0.1 * lit


def test_an_open_floor_throws_no_shadow_on_itself() -> None:
    scene = room_scene(box_entity(1, "box/40x40x40", 400, 400), floor="floor/white")
    shade = luminance(draw(scene, map_view(), 128))
    floor = shade[40:90, 60:90]
    assert floor.max() - floor.min() < 0.02


def test_shadows_begin_where_things_stand() -> None:
    scene = room_scene(box_entity(1, "box/60x60x60", 2000, 1800), floor="floor/white")
    shade = luminance(draw(scene, map_view(), 250))
    # The box ends 15 pixels east of the centre; its shadow is on that side.
    assert shade[129, 125 + 15 + 2] < 0.75 * shade[129, 125 - 15 - 12]


def test_corners_are_darker_than_the_middle_of_a_wall() -> None:
    scene = room_scene(floor="floor/white")
    view = eye_view(heading_tenths=900)
    shade = luminance(draw(dataclasses.replace(scene), view, 128))
    scene_mesh = build_scene_mesh(scene, BoxCatalogue().mesh)
    seen = raster.rasterize_instances(
        view.camera(128), scene_mesh.vertices, scene_mesh.faces, scene_mesh.owners, 0
    )
    wall = seen.ids[20] == -2
    across = shade[20][wall]
    assert across.min() < 0.93 * across.max()


def test_a_tint_colours_only_tintable_materials() -> None:
    plain = draw(room_scene(box_entity(1, "box/90x90x90", 2000, 1800)), map_view())
    green = draw(
        room_scene(box_entity(1, "box/90x90x90", 2000, 1800, GREEN)), map_view()
    )
    centre = SIZE // 2
    assert abs(int(plain[centre, centre, 1]) - int(plain[centre, centre, 0])) < 12
    assert green[centre, centre, 1] > 2 * green[centre, centre, 0]
    assert abs(green[2, 2].astype(int) - plain[2, 2]).max() == 0


def test_textures_lie_at_their_true_scale() -> None:
    shade = luminance(draw(room_scene(), map_view(), 250))
    # Checks of 0.25 metres are 12.5 pixels; the room's corner is at (25, 215).
    row = shade[215 - 31]
    bright = row[60:190] > row[60:190].mean()
    assert (bright[1:] != bright[:-1]).sum() in (10, 11)


def test_maps_show_no_ceiling_and_paper_outside() -> None:
    rgb = draw(FURNISHED, map_view(), 200)
    assert rgb[1, 1].tolist() == list(PAPER)
    # 5 metres over 200 pixels around x = 2.0: the west wall is at columns 16 to 20.
    walls = rgb[100, 18]
    assert walls.max() < 110


def test_a_scene_without_entities_is_drawn() -> None:
    assert luminance(draw(room_scene(), eye_view())).std() > 0.02


def test_an_unknown_renderer_is_refused_with_a_near_name() -> None:
    assert "software" in RENDERERS
    with pytest.raises(RenderError, match="Did you mean 'software'"):
        open_renderer("sofware", BoxCatalogue(), 8)
