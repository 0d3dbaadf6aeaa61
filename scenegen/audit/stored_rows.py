"""Rows of a finished data set, a few columns of them, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.errors import ShardError

BATCH = 50
"""Rows that are read at once: pictures are heavy."""

StoredRow = Mapping[str, Any]
"""Some columns of one row, as `dataset.columns` says."""


def stored_rows(path: Path, columns: Sequence[str]) -> Iterator[StoredRow]:
    """The rows of a shard.

    Raises:
        ShardError: when the file cannot be read.
    """
    try:
        with pq.ParquetFile(path) as source:
            for batch in source.iter_batches(BATCH, columns=list(columns)):
                yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise ShardError(f"{path}: cannot be read ({error})") from error
