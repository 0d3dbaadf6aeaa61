"""Jobs for Blender."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.records.visibility import CEILING, WALL
from scenegen.renderers.cycles.asset_store import AssetStore
from scenegen.renderers.cycles.presets import preset_of
from scenegen.renderers.cycles.protocol import Json
from scenegen.renderers.cycles.render_jobs import (
    INKED,
    RenderAssets,
    RenderJob,
    RenderScene,
    job_of,
    map_render_scene,
    render_scene,
)
from scenegen.renderers.lighting.local_lights import place_local_lights
from scenegen.renderers.lighting.materials import material_scene
from scenegen.renderers.lighting.textures import TextureAtlas
from tests.renderers.cycles.painted import PaintedCatalogue
from tests.renderers.sample_room import (
    EASTERN_SUN,
    GREEN,
    WINDOW,
    box_entity,
    eye_view,
    map_view,
    room_scene,
    windowed,
)

LAMP = replace(box_entity(3, "lamp/20x20x40", 1500, 900), position_mm=(1500, 900, 2100))
SCENE = windowed(
    room_scene(
        box_entity(1, "box/60x60x80", 2400, 2200, GREEN),
        box_entity(2, "box/60x60x80", 1200, 2200),
        replace(LAMP, support=CEILING),
    ),
    WINDOW,
    sun=EASTERN_SUN,
    lit=(3,),
)


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[RenderAssets]:
    store = AssetStore()
    yield RenderAssets(PaintedCatalogue(tmp_path), store)
    store.close()


def sets(scene: Scene, assets: RenderAssets) -> tuple[RenderScene, RenderScene]:
    """The scene for views in the room, and for its map."""
    materials = material_scene(scene, assets.catalogue, TextureAtlas())
    local_lights = place_local_lights(scene, materials, assets.catalogue)
    room = render_scene(scene, materials, local_lights, assets)
    above = map_view()
    drawn = material_scene(scene, assets.catalogue, TextureAtlas(), above=above)
    return room, map_render_scene(above, drawn, assets)


def job(scene: RenderScene, view: View, size: int = 64) -> Json:
    picture = RenderJob(view, size, is_ids=False, out=Path("picture.npy"))
    return job_of(7, scene, picture, preset_of("draft"))


def test_a_job_survives_json(assets: RenderAssets) -> None:
    for scene in sets(SCENE, assets):
        sent = json.loads(json.dumps(job(scene, eye_view())))
        assert sent["job"] == 7
        assert sent["scene"] == scene.digest
        assert {each["owner"] for each in sent["objects"]} >= {1, 2}
        assert sent["settings"]["samples"] == preset_of("draft").samples


def test_equal_scenes_have_equal_digests_and_others_do_not(
    assets: RenderAssets,
) -> None:
    room, plan = sets(SCENE, assets)
    again, _ = sets(SCENE, assets)
    dim = replace(SCENE, light=replace(SCENE.light, ambient=SCENE.light.ambient + 1))
    assert room.digest == again.digest
    assert len({room.digest, plan.digest, sets(dim, assets)[0].digest}) == 3


def test_objects_of_one_mesh_share_a_file(assets: RenderAssets) -> None:
    objects = job(sets(SCENE, assets)[0], eye_view())["objects"]
    boxes = [each for each in objects if each["owner"] in (1, 2)]
    assert boxes[0]["file"] == boxes[1]["file"]
    assert boxes[0]["materials"] != boxes[1]["materials"]
    with np.load(boxes[0]["file"]) as arrays:
        assert arrays["faces"].shape == (12, 3)


def test_materials_are_tinted_and_have_files_for_textures(assets: RenderAssets) -> None:
    sent = job(sets(SCENE, assets)[0], eye_view())
    (green,) = (each["materials"][0] for each in sent["objects"] if each["owner"] == 1)
    red, light, _ = sent["materials"][green]["colour"]
    assert light > 10 * red
    floors = [row for row in sent["materials"] if row["texture"]]
    assert [Path(row["texture"]).name for row in floors] == ["checks.png"]
    assert floors[0]["metres"] == 0.5


def test_maps_have_no_ceiling_and_inked_walls(assets: RenderAssets) -> None:
    room, plan = (job(scene, map_view())["objects"] for scene in sets(SCENE, assets))
    owners = {each["owner"] for each in room}
    assert owners - {each["owner"] for each in plan} == {CEILING, 3}
    (walls,) = (each for each in plan if each["owner"] == WALL)
    assert set(walls["materials"]) == {INKED}


def test_ceilings_keep_no_light_out_and_walls_only_some(assets: RenderAssets) -> None:
    objects = job(sets(SCENE, assets)[0], eye_view())["objects"]
    groups = {each["owner"]: each["groups"] for each in objects}
    assert groups[CEILING] == ["ceiling"]
    assert groups[WALL] == ["standing"]
    assert groups[1] == ["entities", "standing", "inner"]


def test_a_camera_has_the_numbers_that_decide_labels(assets: RenderAssets) -> None:
    view = eye_view()
    (sent,) = job(sets(SCENE, assets)[0], view)["views"]
    numbers = view.camera(64).numbers
    assert sent["origin"] == numbers.origin
    assert sent["scale"] == numbers.scale
    assert not sent["is_orthographic"]


def test_files_of_rooms_are_forgotten_and_those_of_models_kept(
    assets: RenderAssets,
) -> None:
    objects = job(sets(SCENE, assets)[0], eye_view())["objects"]
    assets.store.forget_shells()
    for each in objects:
        assert Path(each["file"]).exists() == (each["owner"] > 0)
        assert each["is_kept"] == (each["owner"] > 0)


def test_a_closed_store_leaves_nothing(assets: RenderAssets) -> None:
    store = AssetStore()
    store.of_model(assets.catalogue.mesh("box/10x10x10"))
    store.close()
    assert not store.folder.exists()


def test_what_shows_a_failure_again_is_kept(assets: RenderAssets) -> None:
    store = AssetStore()
    file = store.of_model(assets.catalogue.mesh("box/10x10x10"))
    store.is_kept = True
    store.close()
    assert file.exists()
    store.is_kept = False
    store.close()


@pytest.mark.parametrize(("value", "threads"), [("3", 3), ("", 0), ("many", 0)])
def test_workers_say_how_many_threads_there_are(
    assets: RenderAssets, monkeypatch: pytest.MonkeyPatch, value: str, threads: int
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", value)
    sent = job(sets(SCENE, assets)[0], eye_view())
    assert sent["settings"]["threads"] == threads
