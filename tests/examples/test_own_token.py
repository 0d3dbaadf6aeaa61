"""A package outside scenegen adds a token, and no file of scenegen knows of it."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.examples.installed import EXAMPLES, install, scenegen_beside
from tests.system.program import invoke

RECIPE = EXAMPLES / "own_token" / "scanpath.yaml"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the example is installed."""
    target = tmp_path_factory.mktemp("installed")
    install("own_token", target)
    return target


@pytest.fixture(scope="module")
def folder(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four small items that have its column."""
    out = tmp_path_factory.mktemp("built") / "data"
    words = ("build", RECIPE, "--out", out, "--workers", "1")
    done = scenegen_beside(installed, *words)
    assert done.returncode == 0, done.stderr
    return out


@pytest.mark.slow
def test_its_data_set_verifies(installed: Path, folder: Path):
    done = scenegen_beside(installed, "verify", folder, "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{folder}: 4 items, no problems.\n"


@pytest.mark.slow
def test_its_column_holds_the_objects_of_the_map_from_left_to_right(folder: Path):
    (path,) = folder.glob("data/*/*.parquet")
    rows = pq.read_table(path).to_pylist()
    assert len(rows) == 4
    for row in rows:
        assert len(row["scanpath"]) == len(row["cameras"])
        for scanpath, entries in zip(row["scanpath"], row["object_map"], strict=True):
            pixels = [each["pixel"] for each in scanpath]
            assert pixels == sorted(pixels)
            boxes = {(each["category"], each["instance"]): each for each in entries}
            assert len(boxes) == len(scanpath)
            for each in scanpath:
                x0, _, x1, _ = boxes[each["category"], each["instance"]]["box"]
                assert x0 <= each["pixel"] <= x1
    assert any(len(scanpath) > 1 for row in rows for scanpath in row["scanpath"])


@pytest.mark.slow
def test_it_is_among_the_columns_and_features_of_the_card(folder: Path):
    card = (folder / "README.md").read_text(encoding="utf-8")
    assert "| `scanpath` | list of list of {category, instance, pixel} |" in card
    assert "- name: scanpath\n" in card


def test_its_text_is_read_back_by_the_program(installed: Path, tmp_path: Path):
    text = tmp_path / "answer.txt"
    spelled = "<CATEGORY_sofa><INSTANCE_4><PIXEL_7><CATEGORY_bed><INSTANCE_1><PIXEL_90>"
    text.write_text(f"I see <SCANPATH_START>{spelled}<SCANPATH_END>.", encoding="utf-8")
    words = ("tokens", "read", text, "--json", "--token", "scanpath")
    done = scenegen_beside(installed, *words)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [
        {
            "kind": "scanpath",
            "rows": [
                {"category": "sofa", "instance": 4, "pixel": 7},
                {"category": "bed", "instance": 1, "pixel": 90},
            ],
        }
    ]


def test_without_the_package_its_recipe_is_refused_in_one_message(tmp_path: Path):
    done = invoke("build", RECIPE, "--out", tmp_path / "data")
    assert done.returncode == 1
    assert "tokens.0: unknown token 'scanpath'" in done.stderr
    assert not (tmp_path / "data").exists()
