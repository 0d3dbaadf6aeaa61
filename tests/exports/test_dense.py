"""Panoramas and matches in place of the hidden picture, in every format for them."""

import json
import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from PIL import Image

from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.errors import ExportError, ShardError
from scenegen.exports.export import ExportRequest, export_folder
from scenegen.exports.formats import FORMATS
from scenegen.exports.match_texts import match_text
from tests.dataset.fakes import fake_generator, fake_plan
from tests.exports.own_readers import ANSWERS_ONLY, OWN_READERS
from tests.exports.seen import assert_same, digests, items_of

SPLITS = ("train", "test")

WITH_PICTURES = [name for name in OWN_READERS if "target" in FORMATS[name].styles]

WITH_TEXTS = [name for name in OWN_READERS if "tokens" in FORMATS[name].styles]

POINT = re.compile(r"\((\d+),(\d+)\)=\((\d+),(\d+)\)")


@pytest.fixture(scope="module")
def dense(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two series with targets, mixed with each other, and one without in a config."""
    plan = fake_plan(
        series=[
            {
                "task": "multiview",
                "splits": {"train": 12, "test": 6},
                "targets": ["panorama", "matches"],
            },
            {
                "task": "multiview",
                "name": "more",
                "splits": {"train": 6},
                "targets": ["panorama", "matches"],
            },
            {
                "task": "multiview",
                "name": "bare",
                "config": "bare",
                "splits": {"test": 4},
            },
        ]
    )
    folder = tmp_path_factory.mktemp("dense")
    build(plan, folder, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    return folder


def asked(folder: Path, to: str, out: Path, targets: str, **words) -> ExportRequest:
    configs = {"configs": ("multiview", "more")}
    return ExportRequest(folder, to, out, "target", targets, **{**configs, **words})


def stored(folder: Path, target: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of dense targets by item, read by nothing of ours."""
    entries = json.loads((folder / "manifest.json").read_text())["dense"]
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        for row in pq.read_table(folder / entry["path"]).to_pylist():
            if row["target"] == target:
                found.setdefault(row["id"], []).append(row)
    return found


@pytest.mark.parametrize("name", WITH_PICTURES)
def test_a_panorama_takes_the_place_of_the_hidden_picture(dense, tmp_path, name):
    export_folder(asked(dense, name, tmp_path / "out", "panorama"))
    panoramas = stored(dense, "panorama")
    for split in SPLITS:
        items = [
            item._replace(
                hidden=digests(row["image"]["bytes"] for row in panoramas[item.id])
            )
            for item in items_of(dense, split)
            if not item.id.startswith("bare")
        ]
        assert all(len(item.hidden) == 1 for item in items)
        assert_same(OWN_READERS[name](tmp_path / "out", split), items, "target")


@pytest.mark.parametrize("name", WITH_TEXTS)
def test_matches_are_a_text_before_the_answer(dense, tmp_path, name):
    export_folder(asked(dense, name, tmp_path / "out", "matches"))
    matches = stored(dense, "view")
    for split in SPLITS:
        items = [
            item for item in items_of(dense, split) if not item.id.startswith("bare")
        ]
        left = list(items)
        for seen in OWN_READERS[name](tmp_path / "out", split):
            assert seen.imagined == ()
            assert "which points each two" in seen.asked or name == "bagel"
            letter = re.search(r"([A-D])(</answer>)?$", seen.replied)
            assert letter is not None
            fitting = [
                each
                for each in left
                if (each.shown, each.answer) == (seen.shown, letter[1])
                and match_text(matches[each.id]) in seen.replied
                and each.question in seen.asked
            ]
            assert fitting, seen
            left.remove(fitting[0])
        assert not left


def test_points_are_thousandths_of_their_pictures():
    """By hand: two pictures, the second of another size, and a hidden one."""
    points = [
        {"other": "b", "u": 0.5, "v": 63.5, "other_u": 127.5, "other_v": 0.0},
        {"other": "b", "u": 32.0, "v": 16.25, "other_u": 64.0, "other_v": 128.0},
        {"other": "hidden", "u": 6.4, "v": 6.5, "other_u": 1.0, "other_v": 2.0},
    ]
    rows = [
        {"role": "hidden", "hidden": True, "width": 64, "height": 64, "matches": []},
        {"role": "a", "hidden": False, "width": 64, "height": 64, "matches": points},
        {"role": "b", "hidden": False, "width": 128, "height": 128, "matches": []},
        {"role": "panorama", "hidden": True, "target": "panorama", "matches": None},
    ]
    text = match_text([{"target": "view", **row} for row in rows])
    assert text.split("\n") == [
        "image 1, image 2: (7,992)=(996,0) (500,253)=(500,999)",
        "image 1, imagined view: (100,101)=(15,31)",
        "image 2, imagined view: none",
    ]


def test_of_many_points_eight_are_kept_from_the_first_to_the_last():
    points = [
        {"other": "b", "u": float(n), "v": 0.0, "other_u": 0.0, "other_v": 0.0}
        for n in range(80)
    ]
    size = {"target": "view", "hidden": False, "width": 100, "height": 100}
    text = match_text(
        [
            {**size, "role": "a", "matches": points},
            {**size, "role": "b", "matches": []},
        ]
    )
    found = [int(match[1]) for match in POINT.finditer(text)]
    assert found == [50, 150, 250, 350, 450, 550, 650, 750]


def test_panoramas_are_twice_as_wide_as_the_size_that_is_asked_for(dense, tmp_path):
    out = tmp_path / "out"
    export_folder(asked(dense, "ms-swift", out, "panorama", size=32))
    row = pq.read_table(out / "data" / "test-00000-of-00001.parquet").to_pylist()[0]
    shapes = [Image.open(BytesIO(each["bytes"])).size for each in row["images"]]
    assert shapes == [(32, 32), (32, 32), (64, 32)]


def test_a_series_without_targets_is_named(dense, tmp_path):
    with pytest.raises(ExportError, match=r"'bare-7-test-….*targets: \[panorama\]"):
        export_folder(asked(dense, "trl", tmp_path / "out", "panorama", configs=()))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("targets", ["panorama", "matches"])
def test_a_data_set_without_targets_says_what_to_do(built, tmp_path, targets):
    request = ExportRequest(built, "trl", tmp_path / "out", "target", targets)
    with pytest.raises(ExportError, match=rf"Put `targets: \[{targets}\]` into"):
        export_folder(request)


@pytest.mark.parametrize("name", sorted(set(WITH_TEXTS) - set(WITH_PICTURES)))
def test_a_format_for_texts_refuses_panoramas(dense, tmp_path, name):
    with pytest.raises(ExportError, match="takes no style 'target'"):
        export_folder(asked(dense, name, tmp_path / "out", "panorama"))


@pytest.mark.parametrize("name", ANSWERS_ONLY)
def test_a_format_for_answers_refuses_matches(dense, tmp_path, name):
    with pytest.raises(ExportError, match="takes no style 'target'"):
        export_folder(asked(dense, name, tmp_path / "out", "matches"))


def test_a_damaged_file_of_targets_ends_in_one_message(dense, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(dense, copy)
    (path,) = (copy / "dense").glob("test-00001-*") or [None]
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(ShardError, match=path.name):
        export_folder(asked(copy, "trl", tmp_path / "out", "panorama"))
    assert not (tmp_path / "out").exists()


def test_rows_of_another_item_are_noticed(dense, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(dense, copy)
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["dense"].pop(0)
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ShardError, match="no rows of multiview-7-train-000000"):
        export_folder(asked(copy, "trl", tmp_path / "out", "matches"))
