"""Parquet files that may be damaged: the door to what pyarrow reads of them.

A footer is believed in nothing: pyarrow reads texts without a look whether they are
UTF-8, and Python fails at the first that is not, so every batch is validated in full.
It reads in the thread that asks: where Arrow can start some of its threads and not all,
the process ends by a segmentation fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.errors import ShardError, told_as
from scenegen.reading import require_plain

MOST_ROWS = 1_000_000
"""Of a file; shards have hundreds."""

MOST_BYTES = 1 << 30
"""Of the rows of a file in memory; shards are half as large at most."""

REMEDY = (
    "Run the build again: a damaged shard is set aside and made anew. `scenegen "
    "verify` says what else is damaged."
)
"""What helps with a file that cannot be read."""


def open_file(path: Path) -> pq.ParquetFile:
    """A Parquet file, to be closed by who asks for it.

    Raises:
        ShardError: when it is no plain file, no Parquet, or damaged.
    """
    with told_as(ShardError, path, REMEDY):
        require_plain(path)
        source = pq.ParquetFile(path, pre_buffer=False)
    rows = source.metadata.num_rows
    if rows > MOST_ROWS:
        source.close()
        raise ShardError(
            f"{path} cannot be read: it says that it has {rows} rows. {REMEDY}"
        )
    return source


@contextmanager
def opened(path: Path) -> Iterator[pq.ParquetFile]:
    """A Parquet file; nothing but its reading belongs into the block.

    Raises:
        ShardError: when it is no plain file, no Parquet, or damaged.
    """
    with told_as(ShardError, path, REMEDY), open_file(path) as source:
        yield source


def read_table(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of a file; all columns when None.

    Raises:
        ShardError: when it cannot be read.
    """
    with opened(path) as source:
        return table_of(source, path, columns)


def table_of(
    source: pq.ParquetFile, path: Path, columns: Sequence[str] | None = None
) -> pa.Table:
    """The rows of an open file.

    Args:
        source: the file.
        path: of it, for messages.
        columns: names; all when None.

    Raises:
        ShardError: when they cannot be read, or take more memory than any shard's.
    """
    with told_as(ShardError, path, REMEDY):
        schema = source.schema_arrow
        if columns is not None:
            schema = pa.schema([schema.field(name) for name in columns])
        batches = list(batches_of(source, path, columns))
        return pa.Table.from_batches(batches, schema=schema.remove_metadata())


def batches_of(
    source: pq.ParquetFile,
    path: Path,
    columns: Sequence[str] | None = None,
    rows: int = 100,
) -> Iterator[pa.RecordBatch]:
    """The rows of an open file, so many at a time, each batch sound.

    Raises:
        ShardError: when they cannot be read, or take more memory than any shard's.
    """
    names = None if columns is None else list(columns)
    weight = 0
    with told_as(ShardError, path, REMEDY):
        read = source.iter_batches(rows, columns=names, use_threads=False)
        for batch in read:
            weight += batch.nbytes
            if weight > MOST_BYTES:
                raise ShardError(
                    f"{path} cannot be read: its rows take more than "
                    f"{MOST_BYTES >> 20} MiB. {REMEDY}"
                )
            batch.validate(full=True)
            if names is not None and batch.schema.names != names:
                batch = batch.select(names)
            yield batch


def group_of(
    source: pq.ParquetFile, path: Path, number: int, columns: Sequence[str]
) -> pa.Table:
    """The rows of one row group of an open file.

    Raises:
        ShardError: when they cannot be read.
    """
    with told_as(ShardError, path, REMEDY):
        table = source.read_row_group(number, list(columns), use_threads=False)
        table.validate(full=True)
        return table


def rows_of(
    path: Path, columns: Sequence[str], rows: int = 100
) -> Iterator[dict[str, Any]]:
    """Some columns of the rows of a file, one after the other.

    Args:
        path: of the file.
        columns: their names.
        rows: that are read at once: pictures are heavy.

    Raises:
        ShardError: when it cannot be read, or lacks a column.
    """
    with opened(path) as source:
        for batch in batches_of(source, path, columns, rows):
            yield from batch.to_pylist()
