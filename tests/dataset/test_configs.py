"""Several series in one config, controls among them: one folder that holds together."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from datasets import get_dataset_config_names, load_dataset

from scenegen.dataset.build import build
from scenegen.dataset.card import counts_in_card
from scenegen.dataset.manifest import finalise, read_manifest
from scenegen.dataset.plan import Plan
from scenegen.dataset.stored_shards import finished
from scenegen.verification.verify import verify_folder
from tests.dataset.fakes import fake_generator, fake_plan

CONTROLS = ("removed", "black", "first_view", "mismatched")


@pytest.fixture(scope="module")
def shared() -> Plan:
    controls = [
        {
            "task": "multiview",
            "name": f"multiview_{name}",
            "config": "controls",
            "control": name,
            "splits": {"test": 4},
        }
        for name in CONTROLS
    ]
    honest = {"task": "multiview", "splits": {"train": 8, "test": 4}}
    return fake_plan(series=[honest, *controls])


@pytest.fixture(scope="module")
def folder_of_all(shared: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shared")
    build(shared, folder, shards=shared.shards, workers=1, generator=fake_generator)
    finalise(shared, folder, lambda assets, materials: "No models.\n")
    return folder


@pytest.mark.slow
def test_it_verifies_down_to_its_pixels(folder_of_all):
    verdict = verify_folder(
        folder_of_all, pixels=True, generator=fake_generator, catalogue_digest="0" * 64
    )
    assert verdict.items == 28
    assert verdict.problems == ()


def test_all_configs_load_with_the_same_columns(folder_of_all):
    assert get_dataset_config_names(str(folder_of_all)) == ["multiview", "controls"]
    honest = load_dataset(str(folder_of_all), "multiview", split="test")
    corrupted = load_dataset(str(folder_of_all), "controls", split="test")
    assert honest.features == corrupted.features
    assert (len(honest), len(corrupted)) == (4, 16)
    assert set(honest["control"]) == {""}
    assert corrupted["control"] == [name for name in CONTROLS for _ in range(4)]
    assert corrupted["id"][4] == "multiview_black-7-test-000000"


def test_only_controls_leave_pictures_out_or_make_them_black(folder_of_all):
    rows = load_dataset(str(folder_of_all), "controls", split="test")
    for row in rows:
        seen = [image.getextrema() for image in row["images"]]
        if row["control"] == "black":
            assert set(seen) == {((0, 0),) * 3}
        else:
            assert all(extrema != ((0, 0),) * 3 for extrema in seen)
        assert len(seen) == (1 if row["control"] == "first_view" else 2)
        assert row["image_roles"] == ["view_0", "view_1"][: len(seen)]
        assert len(row["target_images"]) == 1


def test_manifest_and_card_count_by_config(folder_of_all, shared):
    manifest = read_manifest(folder_of_all)
    counts = {"multiview": {"train": 8, "test": 4}, "controls": {"test": 16}}
    assert manifest["configs"] == shared.recipe.configs == counts
    assert manifest["series"]["multiview_black"]["items"] == {"test": 4}
    assert {entry["config"] for entry in manifest["shards"]} == counts.keys()
    text = (folder_of_all / "README.md").read_text()
    assert counts_in_card(text) == {
        (config, split): items
        for config, splits in counts.items()
        for split, items in splits.items()
    }
    assert "| controls | test | 16 |" in text
    assert "### Negative controls" in text
    assert "`multiview_first_view`" in text


def test_a_series_of_a_shared_config_that_is_missing_is_built_alone(
    folder_of_all, shared, bytes_of: Callable[[Path], dict[str, bytes]], tmp_path
):
    part = [shard for shard in shared.shards if shard.series == "multiview_black"]
    build(shared, tmp_path, shards=part, workers=1, generator=fake_generator)
    assert set(finished(shared, tmp_path)) == set(part)
    for shard in part:
        one, other = tmp_path / shard.path, folder_of_all / shard.path
        assert one.read_bytes() == other.read_bytes()


def test_the_recipe_in_the_manifest_is_the_whole_recipe(folder_of_all):
    recipe = json.loads((folder_of_all / "manifest.json").read_text())["recipe"]
    assert [each["config"] for each in recipe["series"]] == [
        "multiview", *["controls"] * 4,
    ]  # fmt: skip
    assert [each["control"] for each in recipe["series"]] == ["", *CONTROLS]


def test_what_loads_first_is_all_honest_series(tmp_path):
    series = [
        {"task": "multiview", "splits": {"train": 8, "test": 4}},
        {"task": "multiview", "name": "more", "splits": {"train": 4}},
        {
            "task": "multiview",
            "name": "mixed_in",
            "config": "more",
            "control": "black",
            "splits": {"train": 4, "test": 2},
        },
    ]
    plan = fake_plan(series=series)
    build(plan, tmp_path, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, tmp_path, lambda assets, materials: "No models.\n")
    names = get_dataset_config_names(str(tmp_path))
    assert names == ["all", "multiview", "more"]
    found = load_dataset(str(tmp_path))
    assert {split: len(rows) for split, rows in found.items()} == {
        "train": 12,
        "test": 4,
    }
    assert set(found["train"]["control"]) == {""}
    assert len(load_dataset(str(tmp_path), "more", split="train")) == 8
    said = "gives `all`, all items but those corrupted on purpose:\ntrain 12, test 4. "
    assert said in (tmp_path / "README.md").read_text()
    verdict = verify_folder(
        tmp_path, generator=fake_generator, catalogue_digest="0" * 64
    )
    assert verdict.problems == ()


def test_what_loads_without_a_name_is_honest_and_stands_on_the_card(tmp_path):
    series = [
        {
            "task": "multiview",
            "name": "dark",
            "control": "black",
            "splits": {"test": 4},
        },
        {"task": "multiview", "splits": {"train": 8, "test": 2}},
    ]
    plan = fake_plan(series=series)
    build(plan, tmp_path, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, tmp_path, lambda assets, materials: "No models.\n")
    found = load_dataset(str(tmp_path))
    assert {split: len(rows) for split, rows in found.items()} == {
        "train": 8,
        "test": 2,
    }
    text = (tmp_path / "README.md").read_text()
    assert "`load_dataset` gives `multiview`:\ntrain 8, test 2. " in text
    assert 'load_dataset("path/to/this/folder", "multiview", split="train")' in text
