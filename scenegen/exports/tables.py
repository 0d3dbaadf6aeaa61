"""Shards of examples as Parquet, row group by row group; with it, how datasets load."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.exports.base import ExportJob, ExportShard
from scenegen.exports.examples import Example, Picture

GROUP_ROWS = 32
"""Rows of a row group, at most: what is in memory, and what a rank reads at once."""

PICTURE = pa.struct([("bytes", pa.binary()), ("path", pa.string())])
"""A picture, as `datasets` stores it."""

PICTURES = pa.list_(PICTURE)

TEXTS = pa.list_(pa.string())

Cells = Mapping[str, Any]
"""The values of a row."""


class WrittenTable(NamedTuple):
    """A Parquet file.

    Attributes:
        name: of the file.
        rows: of it.
        groups: row groups of it.
    """

    name: str
    rows: int
    groups: int


def schema_of(columns: Mapping[str, pa.DataType]) -> pa.Schema:
    """An Arrow schema by which `datasets` knows which columns hold pictures.

    Lists of features are written as bare lists, which every release reads.
    """
    features = {name: _feature(kind) for name, kind in columns.items()}
    return pa.schema(
        list(columns.items()),
        metadata={"huggingface": json.dumps({"info": {"features": features}})},
    )


def write_tables(
    job: ExportJob,
    schema: pa.Schema,
    cells: Callable[[Example], Cells],
    place: Callable[[ExportShard], str] = lambda shard: f"data/{shard.name}.parquet",
) -> list[WrittenTable]:
    """All splits of a job, a file for each shard.

    Args:
        job: whose shards are written.
        schema: of the rows.
        cells: from an example to its row.
        place: from a shard to the name of its file.
    """
    return [
        write_table(job.folder, place(shard), schema, map(cells, shard.examples))
        for split in job.splits
        for shard in job.shards(split)
    ]


def write_table(
    folder: Path, name: str, schema: pa.Schema, rows: Iterable[Cells]
) -> WrittenTable:
    """A Parquet file of rows that come one by one."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        count = groups = 0
        for group in _grouped(rows):
            writer.write_table(pa.Table.from_pylist(group, schema))
            count += len(group)
            groups += 1
    return WrittenTable(name, count, groups)


def picture_cells(pictures: Iterable[Picture], stem: str) -> list[dict[str, Any]]:
    """Pictures as cells of a column of pictures.

    Args:
        pictures: encoded.
        stem: what their file names begin with.
    """
    return [picture_cell(picture, stem) for picture in pictures]


def picture_cell(picture: Picture, stem: str) -> dict[str, Any]:
    """A picture as a cell of `PICTURE`."""
    return {
        "bytes": picture.data,
        "path": f"{stem}-{picture.role}.{picture.suffix}",
    }


def front_matter(splits: Iterable[tuple[str, str]], config: str = "default") -> str:
    """The YAML of a README by which `load_dataset` finds the files of each split.

    Args:
        splits: (name, pattern of its files).
        config: its name.
    """
    return front_matter_of({config: splits})


def front_matter_of(configs: Mapping[str, Iterable[tuple[str, str]]]) -> str:
    """The same for several configs."""
    lines = ["---", "license: cc-by-4.0", "configs:"]
    for config, splits in configs.items():
        lines += [f"- config_name: {config}", "  data_files:"]
        for name, pattern in splits:
            lines.append(f'  - {{split: {name}, path: "{pattern}"}}')
    return "\n".join([*lines, "---", "", ""])


def _grouped(rows: Iterable[Cells]) -> Iterator[list[Cells]]:
    stream = iter(rows)
    while group := list(islice(stream, GROUP_ROWS)):
        yield group


def _feature(kind: pa.DataType) -> Any:
    if kind == PICTURE:
        return {"_type": "Image"}
    if pa.types.is_list(kind):
        return [_feature(kind.value_type)]
    if pa.types.is_struct(kind):
        return {field.name: _feature(field.type) for field in kind}
    return {"dtype": str(kind), "_type": "Value"}


class GrowingTable:
    """A Parquet file that is open while others grow as well."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        """Begin a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._schema = schema
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")
        self._group: list[Cells] = []

    def add(self, row: Cells) -> None:
        """One more row; a full group is written."""
        self._group.append(row)
        if len(self._group) == GROUP_ROWS:
            self._flush()

    def close(self) -> None:
        """Write what is left, and end the file."""
        if self._group:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(pa.Table.from_pylist(self._group, self._schema))
        self._group = []
