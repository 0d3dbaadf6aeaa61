"""Tables and rows of a shard against the schema, the limits of the Hub, and facts."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.dataset import columns as schema
from scenegen.dataset.images import decode
from scenegen.dataset.rows import Row, label_row
from scenegen.errors import ShardError
from scenegen.recipe.model import Recipe
from scenegen.records.item import Facts


def wrong_layout(source: pq.ParquetFile, expected: pa.Schema) -> Iterator[str]:
    """How a file misses its schema, or the limits of the Hub."""
    metadata = source.metadata
    if not source.schema_arrow.equals(expected, check_metadata=False):
        yield "its columns are not those of the schema"
        return
    known = metadata.metadata or {}
    if known.get(b"huggingface") != (expected.metadata or {})[b"huggingface"]:
        yield "its footer does not hold the features that `datasets` reads"
    if b"content_defined_chunking" not in known:
        yield "its footer does not say that chunks are defined by content"
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        if group.num_rows > schema.GROUP_ROWS:
            yield f"row group {number} has {group.num_rows} rows"
        if group.total_byte_size > schema.GROUP_BYTES:
            yield f"row group {number} has {group.total_byte_size} bytes"
        if not group.column(0).has_offset_index:
            yield f"row group {number} has no page index"


def wrong_labels(row: pa.Table, facts: Facts, recipe: Recipe) -> Iterator[str]:
    """The columns of a row that do not say what the facts say."""
    labels = row.drop_columns(list(schema.IMAGE_COLUMNS))
    again = pa.Table.from_pylist([label_row(facts, recipe)], schema=labels.schema)
    for name in labels.column_names:
        if not labels[name].equals(again[name]):
            yield f"column '{name}' is not what its address gives"


def wrong_images(row: Row, facts: Facts, resolution: int) -> Iterator[str]:
    """Pictures that are missing, cannot be read, or have another size."""
    counts = len(row["images"]), len(row["target_images"])
    if counts != (len(facts.rig.visible), len(facts.rig.hidden)):
        yield "the number of pictures is not that of the views"
    for column in schema.IMAGE_COLUMNS:
        for image in row[column]:
            try:
                shape = decode(image["bytes"]).shape
            except ShardError as error:
                yield f"{image['path']}: no picture ({error})"
                continue
            if shape != (resolution, resolution, 3):
                yield f"{image['path']}: {shape[1]} x {shape[0]} pixels"
    weight = sum(len(image["bytes"]) for name in row for image in row[name])
    if weight > schema.ROW_BYTES:
        yield f"its pictures take {weight} bytes"
