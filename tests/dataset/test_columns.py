"""The schema is what `datasets` would write for the same features."""

import io

import pyarrow.parquet as pq
from datasets import Features

from scenegen.dataset import columns as schema


def test_the_schema_is_the_one_that_datasets_writes_metadata_included():
    theirs = Features.from_dict(schema.datasets_features()).arrow_schema
    assert schema.arrow_schema().equals(theirs, check_metadata=True)


def test_the_features_of_the_card_read_back_as_the_same_features():
    theirs = Features.from_dict(schema.datasets_features())
    assert schema.yaml_features() == theirs._to_yaml_list()
    assert Features._from_yaml_list(schema.yaml_features()) == theirs


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
