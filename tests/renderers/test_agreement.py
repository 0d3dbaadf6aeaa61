"""Fifty rooms, drawn by every renderer: the truth's silhouettes, and equal light."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from scenegen.catalogue import Catalogue
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.renderers import open_renderer
from scenegen.renderers.lighting.exposure import mean_luminance
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh

ROOMS = {"multiview": 20, "perspective": 15, "path": 15}
SIZE = 128
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
            visibility = observe_view(scene_mesh, view, SIZE).ids
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


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("gl", marks=pytest.mark.gl),
        pytest.param("cycles:draft", marks=pytest.mark.blender),
    ],
)
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
        doubled = observe_view(scene_mesh, shot.view, 2 * SIZE).ids
        worst.append(min(overlaps(doubled[1::2, 1::2], shot.visibility).values()))
    assert sum(share < ALIKE for share in worst) >= 8
