"""Labels as Parquet gives them, made anew or read: the door of locks to pyarrow.

A value is hashed after it went through the type of its column, so that a row that was
never written has the hashes of one that was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from scenegen.dataset.columns import IMAGE_COLUMNS, arrow_schema
from scenegen.dataset.parquet_files import REMEDY, opened, rows_of
from scenegen.dataset.rows import label_row
from scenegen.dataset.shards import digest_lines
from scenegen.errors import ShardError, told_as
from scenegen.recipe.model import Recipe
from scenegen.records.item import Facts

BATCH = 100
"""Rows that are read at once."""


def label_values(facts: Facts, recipe: Recipe) -> dict[str, Any]:
    """The labels of an item, as a file would give them."""
    stored = arrow_schema(recipe.tokens)
    labels = pa.schema([each for each in stored if each.name not in IMAGE_COLUMNS])
    table = pa.Table.from_pylist([label_row(facts, recipe)], schema=labels)
    found: dict[str, Any] = table.to_pylist()[0]
    return found


def column_names(path: Path) -> tuple[str, ...]:
    """The columns of a shard.

    Raises:
        ShardError: when the file cannot be read.
    """
    with opened(path) as source:
        return tuple(source.schema_arrow.names)


def stored_values(path: Path, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Some columns of the rows of a shard, in order.

    Raises:
        ShardError: when the file cannot be read.
    """
    yield from rows_of(path, columns, BATCH)


def stored_facts_digest(path: Path) -> str:
    """The facts digest of the rows that a shard holds now.

    Raises:
        ShardError: when the file cannot be read, or holds no hashes.
    """
    rows = stored_values(path, ("content_sha256",))
    with told_as(ShardError, path, REMEDY):
        return digest_lines([row["content_sha256"] for row in rows])
