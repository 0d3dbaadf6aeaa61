"""Rows of a finished data set, a few columns of them, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from scenegen.dataset.parquet_files import rows_of

BATCH = 50
"""Rows that are read at once: pictures are heavy."""

StoredRow = Mapping[str, Any]
"""Some columns of one row, as `dataset.columns` says."""


def stored_rows(path: Path, columns: Sequence[str]) -> Iterator[StoredRow]:
    """The rows of a shard.

    Raises:
        ShardError: when the file cannot be read.
    """
    yield from rows_of(path, columns, BATCH)
