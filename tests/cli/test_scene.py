"""`scenegen scene` as a user meets it."""

import builtins
import json
import sys

import pytest

from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.dataset.plan import plan_build
from scenegen.recipe.loading import load_recipe
from scenegen.recipe.resolve import stock_of
from scenegen.room_files import writing
from tests.system.program import invoke

RECIPE = """
version: 1
name: small
seed: 5
resolution: 64
series: [{task: multiview, splits: {test: 2}}]
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A real data set of two items, and its recipe."""
    root = tmp_path_factory.mktemp("scene")
    (root / "small.yaml").write_text(RECIPE)
    recipe = load_recipe(str(root / "small.yaml"))
    plan = plan_build(recipe, stock_of(recipe).digest)
    build(plan, root / "out", shards=plan.shards, workers=1)
    finalise(plan, root / "out", lambda assets, materials: "")
    return root


def test_an_item_of_a_folder_and_of_its_recipe_are_one_file(small, tmp_path):
    one, other = tmp_path / "new/one.glb", tmp_path / "other.glb"
    name = "multiview-5-test-000001"
    done = invoke("scene", small / "out", name, "--out", one)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{one}: {name}, ")
    assert done.stdout.endswith(" and 5 cameras.\n")
    words = ("--split", "test", "--index", "1", "--json")
    done = invoke("scene", small / "small.yaml", *words, "--out", other)
    assert json.loads(done.stdout) == {"id": name, "files": [str(other)]}
    assert one.read_bytes() == other.read_bytes()
    place = invoke("scene", small / "out", "--index", "1", "--out", other)
    assert place.returncode == 0
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nope", "--out", "a.glb"), "has no such item; ids are like 'multiview-5-"),
        (("nope", "--out", "a.obj"), "'.obj' is no format that rooms are written in"),
        (("nope", "--out", "glb"), "'' is no format that rooms are written in"),
        (("--split", "tset", "--out", "a.glb"), "--split tset: the data set has none"),
        (("--index", "7", "--out", "a.glb"), "--index 7: the longest split has 2"),
    ],
)
def test_what_cannot_be_written_is_one_message(
    small, tmp_path, monkeypatch, words, message
):
    monkeypatch.chdir(tmp_path)
    done = invoke("scene", small / "out", *words)
    assert done.returncode == 1
    assert message in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("out", "a-1"), "Missing option '--out'"),
        (("out", "a-1", "--index", "1", "--out", "a.glb"), "leave out --index"),
        (("out", "--seed", "1", "--out", "a.glb"), "leave out --seed"),
        (("small.yaml", "a-1", "--out", "a.glb"), "ID goes with the folder of a"),
        (("--out", "a.glb"), "name a recipe"),
    ],
)
def test_wrong_usage_is_exit_code_2(small, monkeypatch, words, message):
    monkeypatch.chdir(small)
    done = invoke("scene", *words)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())


def test_a_missing_library_is_named_with_what_to_type(small, tmp_path, monkeypatch):
    real = builtins.__import__

    def without(name, *words, **more):
        if name == "pxr":
            raise ImportError("No module named 'pxr'")
        return real(name, *words, **more)

    monkeypatch.delitem(sys.modules, "scenegen.room_files.usda", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    out = tmp_path / "a.usda"
    done = invoke("scene", small / "out", "multiview-5-test-000000", "--out", out)
    assert done.returncode == 1
    assert "pip install usd-core" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_blender_it_says_how_to_get_it(small, tmp_path, monkeypatch):
    monkeypatch.setenv("SCENEGEN_BLENDER_PYTHON", str(tmp_path / "none"))
    out = tmp_path / "a.blend"
    done = invoke("scene", small / "out", "multiview-5-test-000000", "--out", out)
    assert done.returncode == 1
    assert "bpy==4.5.*" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_the_data_set_is_not_overwritten(small):
    out = small / "out/images/room.glb"
    out.parent.mkdir(exist_ok=True)
    done = invoke("scene", small / "out", "multiview-5-test-000000", "--out", out)
    assert done.returncode == 1
    assert "would overwrite a file of" in done.stderr


def test_a_full_or_forbidden_disk_is_one_message(small, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    out = tmp_path / "file/a.glb"
    done = invoke("scene", small / "out", "multiview-5-test-000000", "--out", out)
    assert done.returncode == 1
    assert f"cannot write {out}" in done.stderr


def test_formats_are_named_in_the_help():
    said = invoke("scene", "--help").stdout
    assert all(each in said for each in writing.SUFFIXES)
