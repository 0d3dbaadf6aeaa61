"""`scenegen tokens write`: token texts beside a data set."""

import json

import pyarrow.parquet as pq
import pytest

import scenegen
from scenegen.errors import ExportError, ShardError
from scenegen.exports import token_texts
from scenegen.exports.token_texts import TokenTextRequest, write_token_texts
from scenegen.tokens import read_tokens, text_of
from tests.system.program import invoke


def lines_of(folder):
    return [
        json.loads(line)
        for path in sorted(folder.rglob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_every_view_of_every_item_has_its_text(built, tmp_path):
    out, told = tmp_path / "out", []
    result = write_token_texts(
        TokenTextRequest(built, out), lambda *words: told.append(words)
    )
    assert (result.items, result.views) == (18, 54)
    assert result.tokens == ("depth_grid", "object_map")
    assert told[-1] == (18, 18)
    items = {item.id: item for item in scenegen.load(built)}
    found = lines_of(out)
    assert len(found) == 54
    for row in found:
        assert row["text"] == text_of(items[row["id"]], row["role"])
        assert row["hidden"] is (row["role"] == "map")


def test_files_lie_as_those_of_the_data_set(built, tmp_path):
    out = tmp_path / "out"
    write_token_texts(TokenTextRequest(built, out))
    names = {
        path.relative_to(built).with_suffix("") for path in built.rglob("*.parquet")
    }
    assert names == {
        path.relative_to(out).with_suffix("") for path in out.rglob("*.jsonl")
    }


def test_parquet_has_the_same_rows(built, tmp_path):
    write_token_texts(TokenTextRequest(built, tmp_path / "lines"))
    write_token_texts(TokenTextRequest(built, tmp_path / "tables", to="parquet"))
    tables = sorted((tmp_path / "tables").rglob("*.parquet"))
    rows = [row for path in tables for row in pq.read_table(path).to_pylist()]
    assert rows == lines_of(tmp_path / "lines")


@pytest.mark.parametrize("to", token_texts.FORMS)
def test_datasets_loads_it_by_config_and_split(built, tmp_path, monkeypatch, to):
    datasets = pytest.importorskip("datasets")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    out = tmp_path / "out"
    write_token_texts(TokenTextRequest(built, out, to=to))
    rows = datasets.load_dataset(
        str(out), "multiview", split="test", cache_dir=str(tmp_path / "cache")
    )
    assert len(rows) == 18
    assert rows.column_names == ["id", "role", "hidden", "text"]
    assert not read_tokens(rows[0]["text"]).problems


def test_views_tokens_and_splits_can_be_chosen(built, tmp_path):
    out = tmp_path / "out"
    asked = TokenTextRequest(
        built, out, only=("object_map",), views="hidden", splits=("test",)
    )
    result = write_token_texts(asked)
    assert (result.items, result.views, result.tokens) == (6, 6, ("object_map",))
    found = lines_of(out)
    assert {row["role"] for row in found} == {"map"}
    assert all(row["text"].startswith("<MAP_START>") for row in found)
    assert all("-test-" in row["id"] for row in found)
    receipt = json.loads((out / "export.json").read_text())
    assert receipt["tokens"] == ["object_map"]
    assert receipt["rows"] == 6


def test_equal_texts_have_equal_bytes_and_are_replaced_when_asked(
    built, tmp_path, bytes_of
):
    out = tmp_path / "out"
    write_token_texts(TokenTextRequest(built, out))
    first = bytes_of(out)
    write_token_texts(TokenTextRequest(built, out, overwrite=True))
    assert bytes_of(out) == first
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"to": "csv"}, "--to csv"),
        ({"views": "none"}, "--views none"),
        ({"only": ("object_mop",)}, "--only object_mop.*did you mean 'object_map'"),
        ({"configs": ("mutliview",)}, "--config mutliview.*did you mean 'multiview'"),
        ({"splits": ("tset",)}, "--split tset.*did you mean 'test'"),
    ],
)
def test_what_is_not_there_names_its_option(built, tmp_path, words, message):
    with pytest.raises(ExportError, match=message):
        write_token_texts(TokenTextRequest(built, tmp_path / "out", **words))
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_shard_leaves_nothing(folder, tmp_path):
    path = sorted(folder.rglob("*.parquet"))[-1]
    path.write_bytes(b"PAR1 and no more")
    with pytest.raises(ShardError, match="cannot be read"):
        write_token_texts(TokenTextRequest(folder, tmp_path / "out"))
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_the_command_writes_beside_the_folder(folder):
    done = invoke("tokens", "write", folder)
    assert done.returncode == 0
    beside = folder.with_name(f"{folder.name}-tokens")
    assert done.stdout == (
        f"{beside}: 54 views of 18 items as text (depth_grid, object_map).\n"
    )
    assert len(lines_of(beside)) == 54
    again = invoke("tokens", "write", folder)
    assert again.returncode == 1
    assert "--overwrite" in again.stderr


def test_the_command_as_json(built, tmp_path):
    out = tmp_path / "out"
    done = invoke("tokens", "write", built, "--out", out, "--json", "--to", "parquet")
    assert json.loads(done.stdout) == {
        "out": str(out),
        "to": "parquet",
        "items": 18,
        "views": 54,
        "tokens": ["depth_grid", "object_map"],
    }


@pytest.mark.parametrize("words", [("--to", "csv"), ("--views", "some")])
def test_wrong_usage_is_exit_code_2(built, words):
    done = invoke("tokens", "write", built, *words)
    assert done.returncode == 2
    assert words[0] in done.stderr


def test_the_command_names_all_forms_and_views():
    text = invoke("tokens", "write", "--help").stdout
    for name in (*token_texts.FORMS, *token_texts.VIEWS):
        assert name in text


def test_ctrl_c_leaves_nothing_and_is_exit_code_130(built, tmp_path, monkeypatch):
    def stop(*words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(token_texts, "facts_of", stop)
    done = invoke("tokens", "write", built, "--out", tmp_path / "out")
    assert done.returncode == 130
    assert list(tmp_path.iterdir()) == []
