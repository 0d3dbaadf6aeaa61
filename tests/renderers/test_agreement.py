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
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.renderers.sample_room import WINDOW as WINDOW_EAST
from tests.renderers.sample_room import eye_view, room_scene, windowed

ROOMS = {"multiview": 20, "perspective": 15, "path": 15}
SIZE = 128
"""Of the pictures whose light is compared."""

SILHOUETTE_SIZE = 512
"""
As pictures are built. An edge can run through the centres of a whole row of pixels,
where another renderer rounds the other way: that row is 3 % of a thing of 250 pixels
at 128, and under 1 % of the same one at 512.
"""

LEAST_SHARE = 0.005
"""Of the picture; the silhouettes of smaller things are not asked for."""

ALIKE, LIGHT = 0.98, 0.15


@dataclass(frozen=True)
class Shot:
    """A view of a room, without signs and fog, and what decides labels there."""

    scene: Scene
    view: View
    visibility: np.ndarray


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
            visibility = observe_view(scene_mesh, view, SILHOUETTE_SIZE).ids
            found.append(Shot(item.scene, view, visibility))
    return found


def overlaps(ids: np.ndarray, visibility: np.ndarray) -> dict[int, float]:
    """Intersection over union of every owner that is large enough in the truth."""
    found = {}
    for owner in np.unique(visibility).tolist():
        here, there = ids == owner, visibility == owner
        if there.mean() > LEAST_SHARE:
            found[owner] = float((here & there).sum() / (here | there).sum())
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
        open_renderer(name, catalogue, SILHOUETTE_SIZE) as larger,
    ):
        # Not part of `Renderer`: `software` draws the faces that decide labels.
        draw_ids = getattr(larger, "draw_ids")  # noqa: B009
        for shot in shots:
            ids = draw_ids(shot.scene, shot.view)
            for owner, share in overlaps(ids, shot.visibility).items():
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
def test_half_a_pixel_aside_no_shot_would_agree(shots, catalogue):
    """The bar can fail: it sees what a wrong pixel centre would do."""
    worst = []
    for shot in shots[:10]:
        scene_mesh = build_scene_mesh(shot.scene, catalogue.mesh)
        doubled = observe_view(scene_mesh, shot.view, 2 * SILHOUETTE_SIZE).ids
        worst.append(min(overlaps(doubled[1::2, 1::2], shot.visibility).values()))
    assert sum(share < ALIKE for share in worst) >= 8


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
