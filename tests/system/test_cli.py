"""The commands as a user meets them."""

import json
import shutil
import subprocess
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from scenegen.errors import SamplingError
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from tests.quick_units import ATTEMPTS
from tests.system.program import ROOT, environment, invoke, scenegen

HEAVY = {"numpy", "pydantic", "pyarrow", "numba", "yaml", "rich", "PIL", "shapely"}


@cache
def seed() -> int:
    """One whose first unit takes few attempts; several tests make that again."""
    for found in range(7, 99):
        block = {
            "task": "multiview",
            "splits": {"train": 2},
            "max_attempts": ATTEMPTS,
        }
        recipe = {"version": 1, "name": "quick", "seed": found, "series": [block]}
        opened = open_generator(read_recipe(recipe), draws=False)
        with opened as generator, suppress(SamplingError):
            generator.make("multiview", "train", 0)
            return found
    raise AssertionError


def task() -> tuple[str, ...]:
    """Two items."""
    return ("--task", "multiview", "--n", "2", "--seed", str(seed()))


def small() -> tuple[str, ...]:
    """The same, built soon."""
    return (*task(), "--resolution", "64", "--workers", "1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two real items."""
    out = tmp_path_factory.mktemp("cli") / "data"
    done = scenegen("build", *small(), "--out", out)
    assert done.returncode == 0, done.stderr
    assert "2 items" in done.stdout
    note = "Note: --n 2 leaves no item for validation and test of series 'multiview'"
    assert done.stderr == f"{note}; 6 or more leave a pair of twins in each split.\n"
    return out


def imported(*words: str) -> set[str]:
    """The modules that a command loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "scenegen", *words],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment(),
    )
    return {line.split("|")[-1].strip() for line in done.stderr.splitlines()}


@pytest.mark.parametrize(
    "words", [("--help",), ("build", "--help"), ("doctor", "--help")]
)
def test_help_loads_nothing_heavy(words):
    assert not imported(*words) & HEAVY


def test_every_command_has_help():
    listed = scenegen("--help").stdout
    for name in ("build", "doctor", "preview", "recipes", "verify"):
        assert name in listed
        assert invoke(name, "--help").returncode == 0


def test_a_finished_folder_has_nothing_to_do_and_starts_no_worker(folder):
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    again = invoke("build", *small(), "--out", folder)
    assert again.returncode == 0
    assert again.stdout == f"{folder} is complete: nothing to do.\n"
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    loaded = imported("build", *small(), "--out", str(folder))
    assert "scenegen.geometry.mesh" in loaded
    assert "scenegen.generation.unit" not in loaded


def test_a_built_folder_verifies_down_to_its_pixels(folder):
    done = invoke("verify", folder, "--pixels", "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{folder}: 2 items, no problems.\n"


def test_a_corrupted_folder_does_not_verify(folder):
    licence = folder / "LICENSE"
    text = licence.read_text()
    licence.write_text("mine")
    done = invoke("verify", folder, "--workers", "1", "--json")
    licence.write_text(text)
    assert done.returncode == 1
    assert json.loads(done.stdout)["problems"] == [
        "LICENSE: its bytes are not those of SHA256SUMS"
    ]


def test_scripts_read_json(folder):
    done = invoke("build", *small(), "--out", folder, "--json")
    summary = json.loads(done.stdout)
    assert summary["items"] == 2
    assert summary["items_built"] == 0
    assert summary["shards_kept"] == summary["shards"] == 1


def test_quiet_is_quiet(folder):
    done = invoke("build", *small(), "--out", folder, "--quiet")
    assert (done.stdout, done.returncode) == ("", 0)
    # A split that is left out is no summary.
    assert done.stderr.startswith("Note: --n 2 leaves no item")
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_redraw_at_another_resolution_gives_the_bytes_of_a_build(folder, tmp_path):
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    words = ("--resolution", "80", "--workers", "1")
    done = invoke("build", "--redraw", *words, "--out", copy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 items in ")
    again = invoke("build", "--redraw", *words, "--out", copy, "--json")
    summary = json.loads(again.stdout)
    assert (summary["items_built"], summary["shards_kept"]) == (0, 1)
    assert invoke("build", *task(), *words, "--out", tmp_path / "new").returncode == 0
    assert contents(copy) == contents(tmp_path / "new")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_redraw_by_the_words_of_the_build_finds_nothing_to_do(folder):
    before = contents(folder)
    for words in (small(), ("--workers", "1")):
        done = invoke("build", *words, "--redraw", "--out", folder)
        assert done.stdout == f"{folder} is complete: nothing to do.\n"
    assert contents(folder) == before


def test_a_redraw_to_other_items_does_not_touch_the_folder(folder):
    before = contents(folder)
    done = invoke("build", "--redraw", "--seed", "6", "--out", folder)
    assert done.returncode == 1
    assert "another seed, so other items. Nothing was changed." in done.stderr
    assert contents(folder) == before


def test_a_preview_of_the_recipe_of_a_data_set_is_of_its_items(folder, tmp_path):
    out = tmp_path / "page.png"
    done = invoke("preview", folder / "manifest.json", "--out", out)
    assert done.returncode == 0, done.stderr
    assert f"series 'multiview', seed {seed()}, split 'train', index 0" in done.stdout


def test_another_seed_does_not_touch_the_folder(folder):
    done = invoke("build", *small(), "--seed", "6", "--out", folder)
    assert done.returncode == 1
    assert f"holds another data set: recipe 'multiview', seed {seed()}" in done.stderr
    assert "Traceback" not in done.stderr
    assert invoke("build", *small(), "--out", folder).returncode == 0


@pytest.mark.slow
def test_a_dry_run_writes_nothing_and_estimates(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = invoke("build", *small(), "--dry-run", "--json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["items"] == {"multiview/train": 2}
    assert summary["bytes_estimated"] > 0
    assert sum(summary["acceptance"].values()) == pytest.approx(1, abs=0.01)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_part_of_the_shards_leaves_the_rest_for_another_machine(tmp_path):
    words = ("build", "--task", "multiview", "--n", "6", "--resolution", "64")
    first = invoke(*words, "--shards", "0:1", "--out", tmp_path / "x")
    assert first.returncode == 0, first.stderr
    assert "2 shards are still missing" in first.stdout
    assert not (tmp_path / "x" / "manifest.json").exists()
    rest = invoke(*words, "--shards", "1:3", "--out", tmp_path / "x", "--json")
    assert json.loads(rest.stdout)["shards_kept"] == 1
    assert (tmp_path / "x" / "manifest.json").exists()


def test_a_preview_is_a_picture_of_one_item(tmp_path):
    out = tmp_path / "page.png"
    done = invoke(
        "preview",
        "--task",
        "multiview",
        "--resolution",
        "64",
        "--index",
        "3",
        "--out",
        out,
    )
    assert done.returncode == 0, done.stderr
    assert "split 'train', index 3" in done.stdout
    with Image.open(out) as page:
        assert page.width > 500


def test_a_preview_of_several_items_is_a_sheet(tmp_path):
    out = tmp_path / "sheet.png"
    done = invoke("preview", "ci", "--resolution", "64", "--count", "2", "--out", out)
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 1000


def test_a_preview_of_rooms_is_a_sheet(tmp_path):
    out = tmp_path / "rooms.png"
    words = ("--rooms", "hallway", "--count", "2", "--resolution", "32", "--out", out)
    done = invoke("preview", *words)
    assert done.returncode == 0, done.stderr
    assert "2 rooms" in done.stdout
    with Image.open(out) as page:
        assert page.height > 2 * 32


def test_recipes_are_listed_and_shown():
    listed = json.loads(invoke("recipes", "list", "--json").stdout)
    assert listed["multiview"] == {
        "multiview": {"train": 6400, "validation": 600, "test": 1000}
    }
    shown = invoke("recipes", "show", "ci").stdout
    assert shown == (ROOT / "recipes" / "ci.yaml").read_text()
    full = json.loads(invoke("recipes", "show", "ci", "--full").stdout)
    assert [each["params"].get("views") for each in full["series"]] == [1, None, 4]
