"""Fog covers what the truth leaves blank, and is not taken for floor."""

from dataclasses import replace

import numpy as np
import pytest

from scenegen.geometry.fog import pixels_over
from scenegen.records.rig import Route, View
from scenegen.records.scene import Scene
from scenegen.records.visibility import FOG
from scenegen.renderers.overlays.routes import LINE
from scenegen.renderers.overlays.unexplored import BORDER, LIGHT, paint_fog
from scenegen.renderers.software.renderer import SoftwareRenderer
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.renderers.sample_room import BoxCatalogue, box_entity, map_view, room_scene

SIZE = 128
PARTS = ((-500, -500, 2000, 1500), (2600, 2000, 3400, 3000))
SCENE = room_scene(
    box_entity(1, "box/60x60x60", 1000, 1000), box_entity(2, "box/60x60x60", 3000, 1000)
)


def draw(view: View, scene: Scene = SCENE) -> np.ndarray:
    with SoftwareRenderer(BoxCatalogue(), SIZE) as renderer:
        return renderer.draw(scene, view).rgb


def masked(*parts: tuple[int, int, int, int]) -> np.ndarray:
    return pixels_over(map_view().camera(SIZE), np.zeros((SIZE, SIZE)), parts)


def test_nothing_is_painted_where_nothing_is_unexplored():
    rgb = np.zeros((8, 8, 3), dtype=np.uint8)
    assert np.array_equal(paint_fog(rgb, np.zeros((8, 8), dtype=np.bool_)), rgb)


@pytest.mark.parametrize("heading", [900, 1137])
def test_the_picture_is_covered_where_the_truth_is_blank(heading):
    clear = replace(map_view(), heading_tenths=heading)
    view = replace(clear, fog_mm=PARTS)
    blank = (
        observe_view(build_scene_mesh(SCENE, BoxCatalogue().mesh), view, SIZE).ids
        == FOG
    )
    bare = replace(SCENE, entities=SCENE.entities[1:])
    changed = (draw(view) != draw(clear, bare)).any(axis=2)
    assert not changed[~blank].any()
    assert changed[blank].mean() > 0.99


def test_what_lies_under_fog_leaves_no_trace():
    mask = masked(*PARTS)
    dark, light = (
        paint_fog(np.full((SIZE, SIZE, 3), code, dtype=np.uint8), mask)
        for code in (0, 255)
    )
    assert np.array_equal(dark[mask], light[mask])


def test_fog_is_light_hatched_and_framed():
    rgb = np.zeros((SIZE, SIZE, 3), dtype=np.uint8)
    mask = masked(*PARTS[1:])
    painted = paint_fog(rgb, mask)
    inside = painted[mask]
    colours = {tuple(colour) for colour in inside.tolist()}
    assert {LIGHT, BORDER} < colours
    assert len(colours) == 3
    assert np.median(inside) > 190


def test_parts_that_touch_have_no_border_between_them():
    whole, halves = (
        ((500, 500, 3000, 3000),),
        (
            (500, 500, 1700, 3000),
            (1700, 500, 3000, 3000),
        ),
    )
    rgb = np.zeros((SIZE, SIZE, 3), dtype=np.uint8)
    assert np.array_equal(
        paint_fog(rgb, masked(*whole)), paint_fog(rgb, masked(*halves))
    )


def test_a_walk_lies_above_the_fog():
    route = Route(((500, 800), (3500, 800)), None, True, False)
    rgb = draw(replace(map_view(), fog_mm=PARTS, route=route)).astype(int)
    ink = np.abs(rgb - np.array(LINE)).max(axis=2) < 12
    assert (ink & masked(*PARTS)).any()
