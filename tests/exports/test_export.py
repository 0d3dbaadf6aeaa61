"""What an export refuses, what it leaves behind, and which rows it takes."""

import json
import shutil
from dataclasses import fields, replace
from inspect import signature
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import scenegen
from scenegen.dataset.build import build
from scenegen.dataset.manifest import finalise
from scenegen.errors import ExportError, OutputError, RecipeError, ShardError
from scenegen.exports import export as exporting
from scenegen.exports.export import ExportRequest, export_folder
from scenegen.exports.exporting import ExportOptions
from scenegen.exports.source import ExportSource, selected_rows
from scenegen.exports.trl import TrlFormat
from tests.dataset.fakes import fake_generator, fake_plan
from tests.exports.own_readers import read_ms_swift, read_trl
from tests.exports.seen import assert_same, items_of


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two honest series of different sizes in two configs, and controls."""
    plan = fake_plan(
        series=[
            {"task": "multiview", "splits": {"train": 24, "test": 4}},
            {"task": "multiview", "name": "more", "splits": {"train": 12}},
            {
                "task": "multiview",
                "name": "gone",
                "config": "controls",
                "control": "removed",
                "splits": {"test": 4},
            },
        ]
    )
    folder = tmp_path_factory.mktemp("several")
    build(plan, folder, shards=plan.shards, workers=1, generator=fake_generator)
    finalise(plan, folder, lambda assets, materials: "No models.\n")
    return folder


def request(folder: Path, out: Path, **words) -> ExportRequest:
    return ExportRequest(**{"folder": folder, "to": "trl", "out": out, **words})


@pytest.mark.parametrize(
    ("words", "kind", "message"),
    [
        ({"to": "trll"}, RecipeError, "unknown export format 'trll'; did you mean"),
        ({"style": "targets"}, ExportError, "did you mean 'target'"),
        ({"to": "llava", "style": "target"}, ExportError, "takes no style 'target'"),
        ({"targets": "depth"}, ExportError, "goes with style 'target'"),
        (
            {"style": "target", "targets": "panorama"},
            ExportError,
            "holds none, and none can be derived",
        ),
        ({"style": "target", "targets": "dept"}, ExportError, "did you mean 'depth'"),
        ({"size": 65}, ExportError, "have 64 pixels"),
        (
            {"configs": ("multivew",)},
            ExportError,
            "--config multivew: .* has no such config; did you mean",
        ),
        (
            {"splits": ("val",)},
            ExportError,
            "--split val: .* has no such split; known: test, train",
        ),
        ({"ranks": 7}, ExportError, "split 'test' has 6 items, too few"),
    ],
)
def test_what_cannot_be_had_is_said_before_anything_is_written(
    built, tmp_path, words, kind, message
):
    with pytest.raises(kind, match=message):
        export_folder(request(built, tmp_path / "out", **words))
    assert list(tmp_path.iterdir()) == []


def test_an_unfinished_folder_is_refused(tmp_path):
    with pytest.raises(ShardError, match="not a finished data set"):
        export_folder(request(tmp_path, tmp_path.parent / "never"))


@pytest.mark.parametrize("place", ["", "inside", ".."])
def test_an_export_lies_beside_its_data_set(folder, bytes_of, place):
    before = bytes_of(folder)
    with pytest.raises(OutputError, match="one is inside of the other"):
        export_folder(request(folder, folder / place, overwrite=True))
    assert bytes_of(folder) == before


def test_an_earlier_export_is_replaced_only_when_that_is_said(built, tmp_path):
    out = tmp_path / "out"
    export_folder(request(built, out))
    with pytest.raises(OutputError, match="--overwrite"):
        export_folder(request(built, out, style="target"))
    assert json.loads((out / "export.json").read_text())["style"] == "label"
    export_folder(request(built, out, style="target", overwrite=True))
    assert json.loads((out / "export.json").read_text())["style"] == "target"
    assert list(tmp_path.iterdir()) == [out]


def test_no_other_folder_is_ever_overwritten(built, tmp_path):
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "export.json").write_text("my own notes")
    with pytest.raises(OutputError, match="not made by `scenegen export --to"):
        export_folder(request(built, out, overwrite=True))
    assert (out / "export.json").read_text() == "my own notes"


def test_an_empty_folder_is_taken(built, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    assert export_folder(request(built, out)).items == 18


@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_what_stops_half_way_leaves_nothing(built, tmp_path, monkeypatch, error):
    out = tmp_path / "out"
    export_folder(request(built, out))
    done: list[int] = []

    def stop(count: int, total: int) -> None:
        done.append(count)
        if count == 14:
            raise error

    with pytest.raises((OutputError, KeyboardInterrupt)):
        export_folder(request(built, out, style="target", overwrite=True), stop)
    assert done[-1] == 14
    assert list(tmp_path.iterdir()) == [out]
    assert json.loads((out / "export.json").read_text())["style"] == "label"


def test_a_format_that_leaves_rows_out_is_found(built, tmp_path, monkeypatch):
    class LazyFormat(TrlFormat):
        def write(self, job):
            next(job.stream(job.splits[0]))
            return {}

    table = SimpleNamespace(find=lambda name: LazyFormat())
    monkeypatch.setattr(exporting, "FORMATS", table)
    with pytest.raises(RuntimeError, match="items read"):
        export_folder(request(built, tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


def test_a_shard_with_fewer_rows_than_the_manifest_says_is_found(folder, tmp_path):
    files = sorted(folder.glob("data/multiview/train-*.parquet"))
    shutil.copyfile(folder / "data/multiview/test-00001-of-00002.parquet", files[0])
    with pytest.raises(ShardError, match="split: its footer says 'test'"):
        export_folder(request(folder, tmp_path / "never"))


def test_controls_are_exported_where_they_are_named_alone(several, tmp_path):
    first = export_folder(request(several, tmp_path / "all"))
    assert first.splits == {"train": 36, "test": 4}
    named = request(several, tmp_path / "gone", configs=("controls",))
    assert export_folder(named).splits == {"test": 4}
    with pytest.raises(ExportError, match="no rows in"):
        export_folder(replace(named, out=tmp_path / "no", splits=("train",)))


def test_series_are_mixed_in_proportion(several):
    source = ExportSource.open(several)
    (train,) = source.select((), ("train",), None)
    order = [part.series for part, _ in selected_rows(train, ["id"])]
    assert (order.count("multiview"), order.count("more")) == (24, 12)
    for start in range(0, 36, 6):
        assert order[start : start + 6].count("more") == 2


def test_a_limit_takes_the_first_of_each_split(several, tmp_path):
    out = tmp_path / "out"
    result = export_folder(request(several, out, limit=6))
    assert result.splits == {"train": 6, "test": 4}
    ids = [row.asked for row in read_trl(out, "train")]
    assert len(ids) == 6


def test_pictures_are_made_smaller_and_none_is_made_larger(built, tmp_path):
    from io import BytesIO

    import pyarrow.parquet as pq
    from PIL import Image

    out = tmp_path / "small"
    export_folder(request(built, out, size=32, style="target"))
    for row in pq.read_table(out / "data").to_pylist():
        assert len(row["images"]) == 3
        for image in row["images"]:
            assert Image.open(BytesIO(image["bytes"])).size == (32, 32)
    same = tmp_path / "same"
    export_folder(request(built, same, to="ms-swift", size=64))
    assert_same(read_ms_swift(same, "test"), items_of(built, "test"), "label")


def test_a_style_with_a_picture_puts_it_between_question_and_answer(built, tmp_path):
    import pyarrow.parquet as pq

    out = tmp_path / "out"
    export_folder(request(built, out, style="mixed:label=50,target=50"))
    rows = pq.read_table(out / "data").to_pylist()
    kinds = set()
    for row in rows:
        user, assistant = row["messages"]
        types = [block["type"] for block in user["content"]]
        assert types == ["image", "image", "text"]
        kinds.add(tuple(block["type"] for block in assistant["content"]))
    assert kinds == {("text",), ("image", "text")}


def test_files_of_pictures_never_clash(several, tmp_path):
    out = tmp_path / "out"
    export_folder(request(several, out, to="llava"))
    names = [path.name for path in out.rglob("*.jpg")]
    assert len(names) == len(set(names)) == 2 * 40


def test_the_function_does_what_the_request_does(built, tmp_path, bytes_of):
    told = []
    done = scenegen.export(
        str(built),
        "llava",
        tmp_path / "named",
        style="mixed:label=50,rationale=50",
        splits="test",
        configs=["multiview"],
        limit=4,
        on_progress=lambda *words: told.append(words),
    )
    assert (done.items, done.splits) == (4, {"test": 4})
    assert done.styles == {"label": 2, "rationale": 2}
    assert told[-1] == (4, 4)
    request = ExportRequest(
        built,
        "llava",
        tmp_path / "asked",
        "mixed:label=50,rationale=50",
        splits=("test",),
        configs=("multiview",),
        limit=4,
    )
    export_folder(request)
    named, asked = bytes_of(tmp_path / "named"), bytes_of(tmp_path / "asked")
    for files in (named, asked):
        del files["README.md"]  # it names its own folder
    assert named == asked


def test_the_function_takes_every_part_of_a_request():
    asked = {field.name for field in fields(ExportRequest)}
    named = {*signature(scenegen.export).parameters, *ExportOptions.__annotations__}
    assert named - {"on_progress", "options"} == asked


def test_the_function_refuses_what_it_does_not_know(built, tmp_path):
    words: dict[str, Any] = {"sizes": 32}
    with pytest.raises(TypeError, match="'sizes'"):
        scenegen.export(built, "trl", tmp_path / "out", **words)
