"""Maps hold nothing of what they leave out: no shadow, no light, no reflection."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from scenegen.cameras.map_camera import view_from_above
from scenegen.records.rig import View
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import CEILING, FLOOR, WALL
from scenegen.renderers import open_renderer
from scenegen.visibility.map_mesh import map_mesh
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.renderers.cycles.painted import PaintedCatalogue
from tests.renderers.sample_room import (
    EASTERN_SUN,
    GREEN,
    WINDOW,
    BoxCatalogue,
    box_entity,
    room_scene,
    windowed,
)

Pixels = NDArray[np.uint8]

SIZE = 96
FOG = ((-20_000, -20_000, 2000, 20_000),)
RENDERERS = [
    "software",
    pytest.param("gl", marks=pytest.mark.gl),
    pytest.param("cycles:draft", marks=(pytest.mark.slow, pytest.mark.blender)),
]

TABLE = box_entity(1, "box/60x60x60", 3000, 1800, GREEN)
STAYS = (TABLE, box_entity(2, "box/90x90x90", 2600, 800))


def hung(entity: Entity, z_mm: int, support: int) -> Entity:
    x, y, _ = entity.position_mm
    return replace(entity, position_mm=(x, y, z_mm), support=support)


HANGS = (
    hung(box_entity(3, "lamp/20x20x40", 2400, 1800), 2000, CEILING),
    hung(box_entity(4, "box/90x90x90", 600, 3000), 1400, WALL),
)
"""A lamp that is lit and a cabinet, over floor that would show their shadows."""


def slanted(scene: Scene, *fog_mm: tuple[int, int, int, int]) -> View:
    view = view_from_above(
        "map", scene.room, is_hidden=False, up_tenths=900, margin_mm=100
    )
    return replace(view, fog_mm=fog_mm)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory) -> PaintedCatalogue:
    """With files, which Blender reads."""
    return PaintedCatalogue(tmp_path_factory.mktemp("painted"))


def draw(name: str, catalogue: BoxCatalogue, *shots: tuple[Scene, View]) -> Pixels:
    """(n, size, size, 3) one picture after another by one renderer."""
    with open_renderer(name, catalogue, SIZE) as renderer:
        return np.array([renderer.draw(scene, view).rgb for scene, view in shots])


def scene_of(*entities: Entity, lit: tuple[int, ...] = ()) -> Scene:
    return windowed(room_scene(*entities), WINDOW, sun=EASTERN_SUN, lit=lit)


@pytest.mark.parametrize("name", RENDERERS)
def test_what_hangs_throws_neither_shadow_nor_light(name, catalogue):
    full, bare = scene_of(*STAYS, *HANGS, lit=(3,)), scene_of(*STAYS)
    view = slanted(full)
    one, other = draw(name, catalogue, (full, view), (bare, view))
    assert np.array_equal(one, other)


@pytest.mark.parametrize("name", RENDERERS)
def test_the_unexplored_throws_no_shadow_over_its_edge(name, catalogue):
    behind = hung(box_entity(3, "box/20x120x120", 1880, 1800), 0, FLOOR)
    full, bare = scene_of(*STAYS, behind), scene_of(*STAYS)
    hatched, clear = slanted(full, *FOG), slanted(full)
    shots = [(scene, view) for view in (hatched, clear) for scene in (full, bare)]
    one, other, shown, missing = draw(name, catalogue, *shots)
    assert np.array_equal(one, other)
    assert not np.array_equal(shown, missing)


places = st.tuples(st.integers(100, 1990), st.integers(300, 3300), st.integers(0, 3599))


@settings(max_examples=40, deadline=None)
@given(st.lists(places, min_size=1, max_size=4))
def test_no_unexplored_place_leaks_into_a_map(found):
    hidden = [
        replace(box_entity(5 + n, "box/60x60x80", x, y), heading_tenths=heading)
        for n, (x, y, heading) in enumerate(found)
    ]
    full, bare = scene_of(*STAYS, *hidden), scene_of(*STAYS)
    view = slanted(full, *FOG)
    one, other = draw("software", BoxCatalogue(), (full, view), (bare, view))
    assert np.array_equal(one, other)


@pytest.mark.parametrize("name", RENDERERS[1:])
def test_renderers_agree_on_the_ids_of_a_map(name, catalogue):
    scene = scene_of(*STAYS, *HANGS, lit=(3,))
    view = slanted(scene)
    wanted = observe_view(build_scene_mesh(scene, catalogue.mesh), view, SIZE).ids
    with open_renderer(name, catalogue, SIZE) as renderer:
        # Not part of `Renderer`: `software` draws the faces that decide labels.
        ids = getattr(renderer, "draw_ids")(scene, view)  # noqa: B009
    assert not np.isin(ids, [3, 4]).any()
    for owner in (1, 2, FLOOR, WALL):
        here, there = ids == owner, wanted == owner
        assert (here & there).sum() >= 0.98 * (here | there).sum()


def test_the_faces_of_a_picture_are_those_of_its_ids():
    scene = scene_of(*STAYS, *HANGS)
    mesh = map_mesh(build_scene_mesh(scene, BoxCatalogue().mesh), slanted(scene))
    assert {part.owner for part in mesh.parts if part.owner > 0} == {1, 2}
