"""What Blender is told of a scene."""

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
    eye_view,
    map_view,
    room_scene,
    thing,
    windowed,
)

LAMP = replace(thing(3, "lamp/20x20x40", 1500, 900), position_mm=(1500, 900, 2100))
SCENE = windowed(
    room_scene(
        thing(1, "box/60x60x80", 2400, 2200, GREEN),
        thing(2, "box/60x60x80", 1200, 2200),
        replace(LAMP, support=CEILING),
    ),
    WINDOW,
    sun=EASTERN_SUN,
    lit=(3,),
)


@pytest.fixture
def stock(tmp_path: Path) -> Iterator[RenderAssets]:
    depot = AssetStore()
    yield RenderAssets(PaintedCatalogue(tmp_path), depot)
    depot.close()


def sets(scene: Scene, stock: RenderAssets) -> tuple[RenderScene, RenderScene]:
    """The words for a room, and for its map."""
    materials = material_scene(scene, stock.catalogue, TextureAtlas())
    local_lights = place_local_lights(scene, materials, stock.catalogue)
    room = render_scene(scene, materials, local_lights, stock)
    return room, map_render_scene(scene, materials, stock)


def job(ready: RenderScene, view: View, size: int = 64) -> Json:
    sitting = RenderJob(view, size, is_ids=False, out=Path("picture.npy"))
    return job_of(7, ready, sitting, preset_of("draft"))


def test_a_job_survives_json(stock: RenderAssets) -> None:
    for ready in sets(SCENE, stock):
        told = json.loads(json.dumps(job(ready, eye_view())))
        assert told["job"] == 7
        assert told["scene"] == ready.digest
        assert {each["owner"] for each in told["things"]} >= {1, 2}
        assert told["settings"]["samples"] == preset_of("draft").samples


def test_equal_scenes_have_equal_digests_and_others_do_not(stock: RenderAssets) -> None:
    room, plan = sets(SCENE, stock)
    again, _ = sets(SCENE, stock)
    dim = replace(SCENE, light=replace(SCENE.light, ambient=SCENE.light.ambient + 1))
    assert room.digest == again.digest
    assert len({room.digest, plan.digest, sets(dim, stock)[0].digest}) == 3


def test_things_of_one_mesh_share_a_file(stock: RenderAssets) -> None:
    things = job(sets(SCENE, stock)[0], eye_view())["things"]
    boxes = [each for each in things if each["owner"] in (1, 2)]
    assert boxes[0]["file"] == boxes[1]["file"]
    assert boxes[0]["looks"] != boxes[1]["looks"]
    with np.load(boxes[0]["file"]) as arrays:
        assert arrays["faces"].shape == (12, 3)


def test_looks_are_tinted_and_have_files_for_textures(stock: RenderAssets) -> None:
    told = job(sets(SCENE, stock)[0], eye_view())
    (green,) = (each["looks"][0] for each in told["things"] if each["owner"] == 1)
    red, light, _ = told["looks"][green]["light"]
    assert light > 10 * red
    floors = [look for look in told["looks"] if look["texture"]]
    assert [Path(look["texture"]).name for look in floors] == ["checks.png"]
    assert floors[0]["metres"] == 0.5


def test_maps_have_no_ceiling_and_inked_walls(stock: RenderAssets) -> None:
    room, plan = (job(ready, map_view())["things"] for ready in sets(SCENE, stock))
    owners = {each["owner"] for each in room}
    assert owners - {each["owner"] for each in plan} == {CEILING, 3}
    (walls,) = (each for each in plan if each["owner"] == WALL)
    assert set(walls["looks"]) == {INKED}


def test_ceilings_keep_no_light_out_and_walls_only_some(stock: RenderAssets) -> None:
    things = job(sets(SCENE, stock)[0], eye_view())["things"]
    groups = {each["owner"]: each["groups"] for each in things}
    assert groups[CEILING] == ["ceiling"]
    assert groups[WALL] == ["standing"]
    assert groups[1] == ["entities", "standing"]


def test_a_camera_is_told_in_the_numbers_of_the_truth(stock: RenderAssets) -> None:
    view = eye_view()
    (told,) = job(sets(SCENE, stock)[0], view)["views"]
    numbers = view.camera(64).numbers
    assert told["origin"] == numbers.origin
    assert told["scale"] == numbers.scale
    assert not told["is_orthographic"]


def test_files_of_rooms_are_forgotten_and_those_of_models_kept(
    stock: RenderAssets,
) -> None:
    things = job(sets(SCENE, stock)[0], eye_view())["things"]
    stock.depot.forget_shells()
    for each in things:
        assert Path(each["file"]).exists() == (each["owner"] > 0)
        assert each["is_kept"] == (each["owner"] > 0)


def test_a_closed_depot_leaves_nothing(stock: RenderAssets) -> None:
    depot = AssetStore()
    depot.of_model(stock.catalogue.mesh("box/10x10x10"))
    depot.close()
    assert not depot.folder.exists()


def test_what_shows_a_failure_again_is_kept(stock: RenderAssets) -> None:
    depot = AssetStore()
    file = depot.of_model(stock.catalogue.mesh("box/10x10x10"))
    depot.is_kept = True
    depot.close()
    assert file.exists()
    depot.is_kept = False
    depot.close()


@pytest.mark.parametrize(("value", "threads"), [("3", 3), ("", 0), ("many", 0)])
def test_workers_say_how_many_threads_there_are(
    stock: RenderAssets, monkeypatch: pytest.MonkeyPatch, value: str, threads: int
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", value)
    told = job(sets(SCENE, stock)[0], eye_view())
    assert told["settings"]["threads"] == threads
