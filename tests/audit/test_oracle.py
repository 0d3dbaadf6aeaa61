"""The oracle finds what is wrong in a row, and knows nothing of the package."""

import ast
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh

from scenegen.audit import oracle
from scenegen.audit.oracle import FAR, RAYS, check_row, depth_grid, trace
from scenegen.tokens.depth_grid import EDGES_MM, depth_codes

SIDE = 0.5
EYE = (1.0, 2.0, 1.2)


def camera(hidden: bool = False) -> dict[str, Any]:
    """At the west of the room, level, looking along +x; 90 degrees across."""
    turn = [0, 0, 1, EYE[0], -1, 0, 0, EYE[1], 0, -1, 0, EYE[2], 0, 0, 0, 1]
    return {
        "projection": "perspective",
        "hidden": hidden,
        "width": 240,
        "K": [120.0, 120.0, 120.0, 120.0],
        "T_wc": [float(cell) for cell in turn],
    }


@pytest.fixture(scope="module")
def models(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("models")
    (folder / "box").mkdir()
    box = trimesh.creation.box((SIDE, SIDE, SIDE))  # y is up in a GLB
    box.apply_translation((0, SIDE / 2, 0))
    box.export(folder / "box" / "plain.glb")
    return folder


@pytest.fixture
def row(models) -> dict[str, Any]:
    """Two boxes before the camera, and tokens that are those of the rays."""
    entities = [
        {
            "id": number,
            "asset": "box/plain",
            "category": "box",
            "heading_tenths": 0,
            "position_mm": [4000, y, 0],
        }
        for number, y in ((1, 1000), (2, 3000))
    ]
    outline = [[0, 0], [6000, 0], [6000, 4000], [0, 4000]]
    scene = {"room": {"outline_mm": outline, "height_mm": 2600}, "entities": entities}
    view = trace(camera(), list(oracle._soup(scene, models)))
    boxes = {}
    for number in (1, 2):
        ys, xs = np.nonzero(view.ids == number)
        boxes[number] = [
            int(e * 336 / RAYS) for e in (xs.min(), ys.min(), xs.max(), ys.max())
        ]
    return {
        "id": "a",
        "options": ["1", "2", "3", "4"],
        "answer_idx": 1,
        "cameras": [camera()],
        "scene": json.dumps(scene),
        "depth_tokens": [depth_grid(view.depth, EDGES_MM).tolist()],
        "object_map": [[{"instance": n, "box": box} for n, box in boxes.items()]],
        "margins": {"threshold_pcm": 100},
        "evidence": {"instances": [1, 2]},
    }


def test_rays_meet_what_stands_there(row, models):
    view = trace(camera(), list(oracle._soup(json.loads(row["scene"]), models)))
    assert set(np.unique(view.ids)) == {0, 1, 2}
    # y = 3 m is to the left of a camera that looks along +x.
    assert np.nonzero(view.ids == 2)[1].max() < RAYS / 2
    assert view.depth[view.ids == 1].min() == pytest.approx(4 - SIDE / 2 - EYE[0])
    assert view.depth[RAYS // 2, RAYS // 2] == pytest.approx(5.0)  # the wall, axially
    assert view.depth[0, 0] == pytest.approx(1.4, abs=0.02)  # the ceiling
    assert view.depth.max() < FAR


def test_a_sound_row_is_confirmed(row, models):
    assert check_row(row, models, EDGES_MM) == (1, 1, 1)


def test_each_fault_is_found_where_it_is(row, models):
    wrong = check_row({**row, "answer_idx": 0}, models, EDGES_MM)
    assert tuple(wrong) == (1, 1, 0)
    lost = {**row, "object_map": [row["object_map"][0][:1]]}
    assert tuple(check_row(lost, models, EDGES_MM)) == (0.5, 1, 1)
    depth = np.array(row["depth_tokens"])
    depth[0, 50:] += 9
    far = check_row({**row, "depth_tokens": depth}, models, EDGES_MM)
    assert tuple(far) == (1, 0.5, 1)
    scene = json.loads(row["scene"])
    scene["entities"][0]["position_mm"][1] = 2000
    moved = check_row({**row, "scene": json.dumps(scene)}, models, EDGES_MM)
    assert moved[0] != 1


def test_its_depth_grid_is_that_of_the_package():
    depth = np.random.default_rng(3).uniform(0.2, 18, (RAYS, RAYS))
    assert depth_grid(depth, EDGES_MM).tolist() == list(depth_codes(depth))


def test_a_model_that_is_not_there_is_an_error(row, tmp_path):
    with pytest.raises(FileNotFoundError):
        check_row(row, tmp_path, EDGES_MM)


def test_it_shares_no_code_with_the_package():
    tree = ast.parse(Path(oracle.__file__).read_text(encoding="utf-8"))
    names = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    names += [str(n.module) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    assert names
    assert not [name for name in names if name.startswith("scenegen")]
