"""The items of a finished folder, read row by row when they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from scenegen.dataset.columns import IMAGE_COLUMNS
from scenegen.dataset.images import Picture, open_picture
from scenegen.dataset.items import Item, ItemSequence
from scenegen.dataset.manifest import MANIFEST, read_manifest
from scenegen.dataset.parquet_files import group_of, opened, rows_of
from scenegen.dataset.row_checks import check_rows
from scenegen.dataset.rows import Row, facts_of
from scenegen.errors import ShardError, told_as
from scenegen.records.item import Facts
from scenegen.registry import did_you_mean


class ShardRows(NamedTuple):
    """A file of a folder, as the manifest names it.

    Attributes:
        path: of the file.
        config, split: that its rows belong to.
        rows: how many there are.
    """

    path: Path
    config: str
    split: str
    rows: int


def load(
    folder: str | Path, config: str | None = None, split: str | None = None
) -> StoredItems:
    """The items of a finished data set folder, as a sequence.

    Ids and answers are read to see that they are those of the data set; everything else
    is read when an item is asked for, and then it is a part of one file.

    Args:
        folder: that `scenegen build` has finished.
        config: only the items of this config.
        split: only the items of this split.

    Raises:
        ShardError: when the folder is no finished data set, has no such items, or a
            shard does not hold the rows that it should; see `row_checks`.

    Examples:
        >>> items = scenegen.load("out/mv", "multiview", "test")
        >>> len(items)
        6
        >>> items[0].question
        'How many thing_as are there, in wording 0?'
        >>> [item.id for item in items[1:3]]
        ['multiview-7-test-000001', 'multiview-7-test-000002']
    """
    folder = Path(folder)
    shards = shards_of(folder)
    for noun, name in (("config", config), ("split", split)):
        known = dict.fromkeys(getattr(each, noun) for each in shards)
        if name not in (None, *known):
            hint = did_you_mean(str(name), known)
            raise ShardError(f"{folder} has no {noun} '{name}'; {hint}")
    chosen = [
        each
        for each in shards
        if config in (None, each.config) and split in (None, each.split)
    ]
    if not chosen:
        raise ShardError(
            f"{folder}: config '{config}' has no split '{split}'; it has "
            f"{', '.join(each.split for each in shards if each.config == config)}"
        )
    check_rows(folder, {each.path for each in chosen})
    return StoredItems(folder, chosen)


def shards_of(folder: Path) -> tuple[ShardRows, ...]:
    """The files of a finished folder, in the order of its recipe.

    Raises:
        ShardError: when the folder is no finished data set, or a file is missing.
    """
    entries = read_manifest(folder)["shards"]
    try:
        found = tuple(
            ShardRows(
                folder / each["path"], each["config"], each["split"], each["rows"]
            )
            for each in entries
        )
    except (KeyError, TypeError) as error:
        raise ShardError(
            f"{folder / MANIFEST} is damaged ({error!r}). Delete it and run the build "
            "again."
        ) from error
    for each in found:
        with told_as(ShardError, folder / MANIFEST, "Run the build again."):
            is_file = each.path.is_file()
        if not is_file:
            raise ShardError(f"{each.path}: missing; build the data set to its end")
    return found


def label_rows(shard: ShardRows, columns: Sequence[str]) -> Iterator[Row]:
    """Some columns of all rows of a file.

    Raises:
        ShardError: when the file cannot be read.
    """
    yield from rows_of(shard.path, columns)


class StoredItems(ItemSequence["StoredItem"]):
    """The items of some files of a folder; `scenegen.load` opens one.

    It is cheap to pickle, and every process reads for itself.
    """

    def __init__(self, folder: Path, shards: Iterable[ShardRows]) -> None:
        """The rows of some files, in their order."""
        self._folder, self._shards = folder, tuple(shards)
        self._ends = tuple(accumulate(each.rows for each in self._shards))
        self._kept: dict[bool, tuple[tuple[int, int], pa.Table]] = {}
        self._groups: dict[int, tuple[int, ...]] = {}

    def __len__(self) -> int:
        """How many items there are."""
        return self._ends[-1]

    def _item(self, place: int) -> StoredItem:
        return StoredItem(self, place)

    def _name(self) -> str:
        return f"{self._folder}, of which {len(self)} items were loaded"

    def __repr__(self) -> str:
        """The folder, and how many items."""
        return f"<{len(self)} items of {str(self._folder)!r}>"

    def __getstate__(self) -> dict[str, object]:
        """Without what was read."""
        return {**self.__dict__, "_kept": {}, "_groups": {}}

    def shard_of(self, place: int) -> ShardRows:
        """The file that holds the item at a place."""
        return self._shards[bisect_right(self._ends, place)]

    def read(self, place: int, *, pictures: bool) -> Row:
        """The pictures of an item, or all other columns.

        The row group that was read last is kept: neighbours are often read together.

        Raises:
            ShardError: when the file cannot be read.
        """
        number = bisect_right(self._ends, place)
        row = place - (self._ends[number - 1] if number else 0)
        if number not in self._groups:
            self._groups[number] = _group_ends(self._shards[number].path)
        ends = self._groups[number]
        group = bisect_right(ends, row)
        where = number, group
        if pictures not in self._kept or self._kept[pictures][0] != where:
            path = self._shards[number].path
            with opened(path) as source:
                names = [
                    name
                    for name in source.schema_arrow.names
                    if (name in IMAGE_COLUMNS) == pictures
                ]
                self._kept[pictures] = where, group_of(source, path, group, names)
        first = ends[group - 1] if group else 0
        found: list[Row] = self._kept[pictures][1].slice(row - first, 1).to_pylist()
        return found[0]


class StoredItem(Item):
    """An item of a folder."""

    def __init__(self, items: StoredItems, place: int) -> None:
        """The item at a place of a sequence."""
        self._items, self._place = items, place

    @cached_property
    def labels(self) -> Row:
        """All columns but the pictures."""
        return self._items.read(self._place, pictures=False)

    @cached_property
    def facts(self) -> Facts:
        """Everything that is known of it but the pictures."""
        return facts_of(self.labels)

    @property
    def config(self) -> str:
        """The config that it belongs to."""
        return self._items.shard_of(self._place).config

    @property
    def split(self) -> str:
        """The split that it belongs to."""
        return self._items.shard_of(self._place).split

    @cached_property
    def _pictures(self) -> tuple[tuple[Picture, ...], tuple[Picture, ...]]:
        row = self._items.read(self._place, pictures=True)
        if row[IMAGE_COLUMNS[0]] is None:
            raise ShardError(
                f"{self.id}: this data set was built without pictures; `scenegen build "
                "--redraw --images --out FOLDER` draws them."
            )
        shown, hidden = (
            tuple(open_picture(each["bytes"]) for each in row[name])
            for name in IMAGE_COLUMNS
        )
        return shown, hidden


def _group_ends(path: Path) -> tuple[int, ...]:
    """Where the row groups of a file end."""
    with opened(path) as source:
        metadata = source.metadata
        sizes = [
            metadata.row_group(number).num_rows
            for number in range(metadata.num_row_groups)
        ]
    return tuple(accumulate(sizes))
