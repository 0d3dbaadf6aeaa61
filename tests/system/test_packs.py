"""A data set that is furnished from a pack alone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scenegen.catalogue import PACKS, shipped_root
from tests.system.program import invoke
from tests.system.rows import scenes

RECIPE = """
version: 1
name: ours
seed: 3
resolution: 64
catalogue: {packs: [{name: ours}], furniture: packs}
series:
  - task: multiview
    splits: {test: 2}
"""


def write_pack(folder: Path) -> None:
    """The shipped models under other names, as a pack by Ada."""
    folder.mkdir(parents=True)
    (folder / "models").symlink_to(shipped_root() / "models")
    text = (shipped_root() / "index.toml").read_text(encoding="utf-8")
    tables = text.split("\n[[")
    kept = [table for table in tables[1:] if not table.startswith("material]]")]
    renamed = [_by_ada(table) for table in kept]
    (folder / "index.toml").write_text("\n[[".join(["", *renamed]), encoding="utf-8")


def _by_ada(table: str) -> str:
    if not table.startswith("asset]]"):
        return table
    category = table.split('id = "')[1].split("/")[0]
    named = table.replace(f'id = "{category}/', f'id = "{category}/ada_', 1)
    return f'{named.rstrip()}\ncreator = "Ada"\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two small items, and where their pack is."""
    root = tmp_path_factory.mktemp("packs")
    write_pack(root / "packs" / "ours")
    (root / "ours.yaml").write_text(RECIPE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PACKS, str(root / "packs"))
        words = ("build", root / "ours.yaml", "--out", root / "data", "--workers", "1")
        done = invoke(*words)
        assert done.returncode == 0, done.stderr
        yield root / "data"


@pytest.mark.slow
def test_all_furniture_is_from_the_pack_and_rooms_wear_what_is_shipped(folder):
    for scene in scenes(folder, "multiview"):
        assert all("/ada_" in entity.asset for entity in scene.entities)
        assert scene.room.floor.material.startswith("floor/")


def test_whoever_made_the_models_is_named_beside_the_data(folder):
    text = (folder / "ATTRIBUTIONS.md").read_text(encoding="utf-8")
    used = {
        entity.asset
        for scene in scenes(folder, "multiview")
        for entity in scene.entities
    }
    models = text.partition("## Materials")[0]
    assert "By Ada. Source: " in models
    assert all(name in models for name in used)
    assert "Source:" not in models.replace("By Ada. Source:", "")
    card = (folder / "README.md").read_text(encoding="utf-8")
    (row,) = (line for line in card.splitlines() if "by Ada" in line)
    told = r"\| \d+ models that the pictures show, by Ada \| CC0-1\.0 \|"
    assert re.fullmatch(told, row)


@pytest.mark.slow
def test_the_folder_verifies_with_its_pack(folder):
    done = invoke("verify", folder, "--workers", "1", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["problems"] == []


def test_the_folder_does_not_verify_without_its_pack(folder, tmp_path):
    done = invoke("verify", folder, "--workers", "1", "--packs", tmp_path)
    assert done.returncode == 1
    assert "pack 'ours'" in done.stdout + done.stderr


def test_a_pack_that_is_missing_is_told_before_any_work(tmp_path):
    (tmp_path / "ours.yaml").write_text(RECIPE, encoding="utf-8")
    words = ("build", tmp_path / "ours.yaml", "--out", tmp_path / "out")
    done = invoke(*words, "--packs", tmp_path / "empty")
    assert done.returncode == 1
    assert "scenegen assets import SOURCE --out" in done.stderr
    assert not (tmp_path / "out").exists()
