"""Fifty rooms, drawn by every renderer: the silhouettes of labels, and equal light."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from scenegen.catalogue import Catalogue
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.records.rig import View
from scenegen.records.scene import Finish, Outside, Scene
from scenegen.records.visibility import WINDOW
from scenegen.renderers import open_renderer
from scenegen.renderers.base import Renderer
from scenegen.renderers.lighting.exposure import mean_luminance
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import SceneMesh, build_scene_mesh
from tests.renderers.sample_room import WINDOW as WINDOW_EAST
from tests.renderers.sample_room import eye_view, room_scene, windowed
from tests.renderers.silhouettes import ALIKE, FINE, MOST_FORGIVEN, overlaps

ROOMS = {"multiview": 20, "perspective": 15, "path": 15}
SIZE = 128
LIGHT = 0.15


@dataclass(frozen=True)
class Shot:
    """A view of a room, without signs and fog."""

    scene: Scene
    view: View
    scene_mesh: SceneMesh


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.open()


@pytest.fixture(scope="module")
def shots(catalogue) -> list[Shot]:
    """One view of each room, by turns of its rig: eyes, hidden views, maps."""
    found = []
    for task, count in ROOMS.items():
        series = [{"task": task, "splits": {"test": 2 * count}}]
        recipe = read_recipe({"version": 1, "name": "a", "seed": 3, "series": series})
        with open_generator(recipe, draws=False) as generator:
            items = [
                generator.make(task, "test", unit).twins[0] for unit in range(count)
            ]
        for turn, item in enumerate(items):
            views = item.rig.views
            view = replace(
                views[turn % len(views)],
                markers=(),
                floor_marks=(),
                route=None,
                fog_mm=(),
            )
            scene_mesh = build_scene_mesh(item.scene, catalogue.mesh)
            found.append(Shot(item.scene, view, scene_mesh))
    return found


OTHERS = [
    pytest.param("gl", marks=pytest.mark.gl),
    pytest.param("cycles:draft", marks=pytest.mark.blender),
]


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHERS)
def test_renderers_agree_in_fifty_rooms(name, shots, catalogue):
    judged, shades = 0, []
    with (
        open_renderer("software", catalogue, SIZE) as software,
        open_renderer(name, catalogue, SIZE) as renderer,
    ):
        # Not part of `Renderer`: `software` draws the faces that decide labels.
        draw_ids = getattr(renderer, "draw_ids")  # noqa: B009
        for shot in shots:
            ids = draw_ids(shot.scene, shot.view)
            for owner, share in overlaps(ids, shot.scene_mesh, shot.view).items():
                judged += 1
                assert share >= ALIKE, (shot.view.name, owner)
            pair = [
                mean_luminance(each.draw(shot.scene, shot.view).rgb)
                for each in (renderer, software)
            ]
            assert pair[0] == pytest.approx(pair[1], rel=LIGHT), shot.view.name
            shades.append(pair)
    assert judged > 500
    ours, theirs = np.array(shades).mean(axis=0)
    assert ours == pytest.approx(theirs, rel=LIGHT / 3)


@pytest.mark.slow
def test_half_a_pixel_aside_no_shot_would_agree(shots):
    """The bar can fail: it sees what a wrong pixel centre would do."""
    noticed = 0
    for shot in shots[:10]:
        doubled = observe_view(shot.scene_mesh, shot.view, 2 * SIZE).ids
        try:
            found = overlaps(doubled[1::2, 1::2], shot.scene_mesh, shot.view)
        except AssertionError:  # too many pixels would have to be forgiven
            noticed += 1
        else:
            noticed += min(found.values()) < ALIKE
    assert noticed >= 8


@pytest.mark.slow
def test_a_step_aside_takes_more_than_is_forgiven(shots):
    """As long as a whole picture is a step off, forgiving cannot hide it."""
    for shot in shots[:10]:
        fine = observe_view(shot.scene_mesh, shot.view, FINE * SIZE).ids
        aside = fine[FINE // 2 + 1 :: FINE, FINE // 2 + 1 :: FINE]
        truth = observe_view(shot.scene_mesh, shot.view, SIZE).ids
        assert (aside != truth).mean() > MOST_FORGIVEN, shot.view.name


OUT_OF_A_WINDOW = 0.88
"""Least correlation of what two renderers show in the windows of a room."""

PLACES_MM = ((700, 900, 1500), (700, 2500, 1400), (1900, 700, 1600))


def out_of_windows(renderer: Renderer, shift_pct: int = 20) -> list[np.ndarray]:
    """What windows show of a street, from some places: codes of each pixel."""
    bare = windowed(room_scene(floor="floor/oak_planks"), WINDOW_EAST)
    room = replace(
        bare.room,
        walls=Finish("wall/paint"),
        ceiling=Finish("ceiling/paint"),
        skirting=Finish("joinery/white"),
    )
    light = replace(bare.light, outside=Outside("street", shift_pct))
    scene = Scene(room, (), light)
    scene_mesh, found = build_scene_mesh(scene, Catalogue.open().mesh), []
    for place in PLACES_MM:
        view = replace(eye_view(heading_tenths=0), position_mm=place, pitch_tenths=0)
        is_window = observe_view(scene_mesh, view, SIZE).ids == WINDOW
        found.append(renderer.draw(scene, view).rgb[is_window].astype(float))
    return found


def alike(one: np.ndarray, other: np.ndarray) -> float:
    """Correlation of two pictures of equal size."""
    return float(np.corrcoef(one.reshape(-1), other.reshape(-1))[0, 1])


@pytest.fixture(scope="module")
def seen_by_software(catalogue) -> list[np.ndarray]:
    with open_renderer("software", catalogue, SIZE) as renderer:
        return out_of_windows(renderer)


@pytest.mark.parametrize("name", OTHERS)
def test_windows_show_one_street_in_all_renderers(name, catalogue, seen_by_software):
    with open_renderer(name, catalogue, SIZE) as renderer:
        found = out_of_windows(renderer)
    for one, other in zip(found, seen_by_software, strict=True):
        assert alike(one, other) > OUT_OF_A_WINDOW


def test_a_metre_aside_windows_would_not_agree(catalogue, seen_by_software):
    """The bar can fail: it sees a picture that lies a metre farther along."""
    with open_renderer("software", catalogue, SIZE) as renderer:
        found = out_of_windows(renderer, shift_pct=23)
    for one, other in zip(found, seen_by_software, strict=True):
        assert alike(one, other) < OUT_OF_A_WINDOW - 0.08
