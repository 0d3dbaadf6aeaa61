"""The schema is what `datasets` reads, any release of it."""

import io
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pyarrow.parquet as pq
import pytest
from datasets import Features, load_dataset

from scenegen.dataset import columns as schema
from scenegen.dataset.stored_shards import shard_files
from scenegen.errors import RecipeError
from tests.tokens.plugged import plug_in

ARROW_SHA256 = "b1fe3917c2f8930f469551d73075b7e404168aab0288cd05045faa5c93065077"
"""Of the serialized schema that data sets of schema 4 are written with."""


def test_the_schema_is_byte_for_byte_that_of_data_sets_that_exist():
    found = sha256(schema.arrow_schema().serialize().to_pybytes()).hexdigest()
    assert found == ARROW_SHA256


def test_the_schema_is_the_one_that_datasets_writes_and_its_features_are_read():
    ours = schema.arrow_schema()
    theirs = Features.from_dict(schema.datasets_features())
    assert ours.equals(theirs.arrow_schema)
    assert Features.from_arrow_schema(ours) == theirs


def test_features_are_of_types_that_releases_before_4_know():
    def types_in(feature: Any) -> Iterator[str]:
        if isinstance(feature, list):
            assert len(feature) == 1
            yield from types_in(feature[0])
        elif "_type" in feature:
            yield feature["_type"]
            if feature["_type"] == "Sequence":
                # One of structs would be read as a struct of lists.
                assert feature["feature"]["_type"] == "Value"
        else:
            for each in feature.values():
                yield from types_in(each)

    assert set(types_in(schema.datasets_features())) == {"Value", "Image", "Sequence"}


@pytest.mark.parametrize("streaming", [False, True])
def test_a_single_file_is_loaded_with_pictures_and_lists(built, tmp_path, streaming):
    path = next(iter(shard_files(built)))
    found = load_dataset(
        "parquet",
        data_files=str(path),
        split="train",
        streaming=streaming,
        cache_dir=str(tmp_path),
    )
    row = next(iter(found))
    assert found.features == Features.from_dict(schema.datasets_features())
    assert row["images"][0].size == (64, 64)
    assert [camera["role"] for camera in row["cameras"]] == ["view_0", "view_1", "map"]
    assert {len(camera["T_wc"]) for camera in row["cameras"]} == {16}
    assert [message["role"] for message in row["messages"]] == ["user", "assistant"]


def test_the_features_of_the_card_read_back_as_the_same_features():
    theirs = Features.from_dict(schema.datasets_features())
    assert schema.yaml_features(schema.COLUMNS) == theirs._to_yaml_list()
    assert Features._from_yaml_list(schema.yaml_features(schema.COLUMNS)) == theirs


def test_leaf_paths_are_those_that_parquet_uses():
    sink = io.BytesIO()
    pq.ParquetWriter(sink, schema.arrow_schema()).close()
    stored = pq.ParquetFile(sink).schema
    paths = tuple(stored.column(index).path for index in range(len(stored)))
    assert schema.leaves() == paths


def test_pictures_are_stored_as_they_are_and_all_else_is_compressed():
    options = schema.writer_options()
    plain = {path for path, how in options["compression"].items() if how == "none"}
    assert plain == {
        "images.list.element.bytes",
        "target_images.list.element.bytes",
    }
    assert not plain & set(options["use_dictionary"])


def test_added_tokens_have_their_columns_behind_the_standard_ones(monkeypatch):
    plug_in(monkeypatch)
    names = [column.name for column in schema.columns(["sizes"])]
    place = names.index("sizes")
    assert names[place - 1 : place + 2] == ["marks", "sizes", "token_spec"]
    names.remove("sizes")
    assert names == [column.name for column in schema.COLUMNS]
    theirs = Features.from_dict(schema.datasets_features(["sizes"]))
    assert Features.from_arrow_schema(schema.arrow_schema(["sizes"])) == theirs
    assert "sizes.list.element.list.element.width" in schema.leaves(["sizes"])


def test_a_token_may_not_repeat_a_column(monkeypatch):
    plug_in(monkeypatch)
    with pytest.raises(RecipeError, match="column 'scene' would be there twice"):
        schema.columns(["scene"])


def test_the_table_of_columns_has_a_line_for_each_with_its_kind():
    lines = schema.columns_table().splitlines()
    assert len(lines) == 2 + len(schema.COLUMNS)
    assert all(line.count(" | ") == 2 for line in lines[2:])
    assert lines[2].startswith("| `id` | text | stable name")
    assert any("| `images` | list of image |" in line for line in lines)
    assert any("| `depth_tokens` | list of list of int16 |" in line for line in lines)
