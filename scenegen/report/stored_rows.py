"""Rows of a data set by their place in the list, read by row group on demand."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import Any

from scenegen.dataset.columns import IMAGE_COLUMNS
from scenegen.dataset.parquet_files import group_of, opened
from scenegen.report.listing import Listing

CARD = ("id", "image_roles", "target_roles", "question", "options")
"""Columns of an item in a gallery, beside those of the list."""

HEAVY = ("scene", "facts")
"""Columns that take ten times as long to read as all others but pictures."""

KEPT = 12
"""Row groups that are kept: those of pictures take some megabytes each."""

Columns = tuple[str, ...]


class RowReader:
    """Reads some columns of single rows; threads may share it."""

    def __init__(self, listing: Listing) -> None:
        """The rows of a list."""
        self._listing = listing
        self._ends: dict[Path, tuple[int, ...]] = {}
        self._kept: OrderedDict[tuple[Path, int, Columns], Any] = OrderedDict()
        self._lock = Lock()

    def row(self, place: int, columns: Sequence[str]) -> Mapping[str, Any]:
        """Some columns of the item at a place.

        Args:
            place: of the item.
            columns: of it; all of `CARD`, of `HEAVY`, or of the pictures.

        Raises:
            ShardError: when the file cannot be read.
        """
        shard = self._listing.shard_of(place)
        number = place - shard.first
        with self._lock:
            ends = self._group_ends(shard.path)
            group = bisect_right(ends, number)
            table = self._table(shard.path, group, _family(columns[0]))
        begin = ends[group - 1] if group else 0
        found: list[Mapping[str, Any]] = (
            table.select(list(columns)).slice(number - begin, 1).to_pylist()
        )
        return found[0]

    def _group_ends(self, path: Path) -> tuple[int, ...]:
        if path not in self._ends:
            with opened(path) as source:
                metadata = source.metadata
                groups = range(metadata.num_row_groups)
                sizes = [metadata.row_group(each).num_rows for each in groups]
            self._ends[path] = tuple(accumulate(sizes))
        return self._ends[path]

    def _table(self, path: Path, group: int, names: Columns) -> Any:
        key = path, group, names
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        with opened(path) as source:
            self._kept[key] = group_of(source, path, group, names)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]


def _family(column: str) -> Columns:
    """The columns that are read together with one."""
    return next(
        names for names in (CARD, HEAVY, tuple(IMAGE_COLUMNS)) if column in names
    )
