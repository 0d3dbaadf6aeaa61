"""Rows of the config `dense`, item by item, in the order in which items are exported.

Files of dense targets have the items of their shards in the same order, so each series
is one stream, and no more than a batch of it is in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from scenegen.dataset.columns import schema_of
from scenegen.dataset.dense_rows import DENSE_COLUMNS
from scenegen.dataset.manifest import MANIFEST
from scenegen.dataset.parquet_files import opened, rows_of
from scenegen.errors import ExportError, ShardError
from scenegen.exports.source import ExportSource
from scenegen.recipe.model import DENSE
from scenegen.records.item import Address

BATCH = 8
"""Rows of one series that are read at once: a row may have two megabytes."""

DenseRow = Mapping[str, Any]


class DenseRows:
    """The dense rows of items, which are asked for in the order of their series."""

    def __init__(
        self, source: ExportSource, target: str, columns: Sequence[str]
    ) -> None:
        """Nothing is read yet.

        Args:
            source: the data set.
            target: that its series have asked for.
            columns: that are read, besides `id`.
        """
        self._source, self._target = source, target
        self._columns = ("id", *columns)
        self._streams: dict[str, Iterator[tuple[str, list[DenseRow]]]] = {}

    def of(self, item: str) -> list[DenseRow]:
        """The rows of an item.

        Raises:
            ExportError: when its series has not asked for the target.
            ShardError: when they are missing or cannot be read.
        """
        series = item.rpartition("-")[0]
        if series not in self._streams:
            self._streams[series] = self._stream(series)
        for name, rows in self._streams[series]:
            if name == item:
                return rows
        folder = self._source.folder
        raise ShardError(
            f"{folder / DENSE}: no rows of {item}. Run `scenegen verify {folder}`, and "
            "build what is damaged again."
        )

    def _stream(self, series: str) -> Iterator[tuple[str, list[DenseRow]]]:
        """The rows of all items of a series and split."""
        seed = self._source.recipe.seed
        entries = [
            each
            for each in self._source.manifest.get(DENSE, ())
            if Address(seed, each["split"], each["series"], 0).id.rpartition("-")[0]
            == series
        ]
        labels = {each.label: each.targets for each in self._source.recipe.series}
        if not entries or self._target not in labels[entries[0]["series"]]:
            raise ExportError(
                f"--targets {self._target}: {self._source.folder} has none of the "
                f"items '{series}-…'. Put `targets: [{self._target}]` into their "
                "series in the recipe and build it into another folder, or name other "
                "configs with --config."
            )
        return _items(self._rows(entries))

    def _rows(self, entries: Iterable[Mapping[str, Any]]) -> Iterator[DenseRow]:
        for entry in entries:
            path = self._source.folder / entry["path"]
            _check(path, entry)
            yield from rows_of(path, self._columns, BATCH)


def _items(rows: Iterable[DenseRow]) -> Iterator[tuple[str, list[DenseRow]]]:
    for name, group in groupby(rows, key=lambda row: str(row["id"])):
        yield name, list(group)


def _check(path: Path, entry: Mapping[str, Any]) -> None:
    """Make sure that a file is the one that was built, as far as its outside says.

    Raises:
        ShardError: when it is not.
    """
    remedy = "Run the build again: it makes what is damaged anew."
    with opened(path) as source:
        has_columns = source.schema_arrow.equals(schema_of(DENSE_COLUMNS))
        rows = source.metadata.num_rows
    if not has_columns:
        raise ShardError(f"{path}: it has not the columns of dense targets. {remedy}")
    if (rows, path.stat().st_size) != (entry["rows"], entry["bytes"]):
        raise ShardError(
            f"{path}: its rows or its bytes are not as many as {MANIFEST} says. "
            f"{remedy}"
        )
