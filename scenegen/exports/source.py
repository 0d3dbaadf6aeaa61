"""The folder that is exported: which rows are asked for, and reading them as a stream.

Series are mixed in proportion: where a split has twice as many items of one series as
of another, so has any long stretch of it. Otherwise each rank of a trainer would see
one task alone. Only a batch of rows of each series is in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Any

from scenegen.dataset.manifest import MANIFEST, read_manifest
from scenegen.dataset.parquet_files import rows_of
from scenegen.errors import ExportError, ShardError
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.model import BANDS, Recipe
from scenegen.registry import did_you_mean

BATCH = 8
"""Rows of one series that are read at once; there may be tens of series."""

SourceRow = Mapping[str, Any]
"""Some columns of one row, as `dataset.columns` says."""


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """The rows of one series in one split.

    Attributes:
        series: its name.
        config: where its rows are.
        preset: the way to ask that its parameters name; "" for the task's usual one.
        files: its shards, in order.
        rows: in all.
    """

    series: str
    config: str
    preset: str
    files: tuple[Path, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class SplitSelection:
    """What is exported of one split.

    Attributes:
        name: of the split.
        parts: its series.
        rows: that are exported of them.
    """

    name: str
    parts: tuple[SeriesPart, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class ExportSource:
    """A finished data set.

    Attributes:
        folder: of it.
        manifest: of it.
        recipe: of it.
    """

    folder: Path
    manifest: Mapping[str, Any]
    recipe: Recipe

    @classmethod
    def open(cls, folder: Path) -> ExportSource:
        """The data set in a folder.

        Raises:
            ShardError: when it is not finished.
            RecipeError: when its recipe is not for this program.
        """
        manifest = read_manifest(folder)
        where = str(folder / MANIFEST)
        return cls(folder, manifest, read_recipe(manifest.get("recipe"), where=where))

    def select(
        self, configs: Sequence[str], splits: Sequence[str], limit: int | None
    ) -> tuple[SplitSelection, ...]:
        """The splits that are asked for, with the series of their configs.

        Args:
            configs: their names; those of all honest series when there are none, since
                controls belong into no training.
            splits: their names; all when there are none.
            limit: rows of each split, at most.

        Raises:
            ExportError: when there is no such config or split, or no rows are left.
        """
        self._check("config", configs, self.recipe.configs)
        there = {split for series in self.recipe.series for split in series.splits}
        self._check("split", splits, there)
        found = [
            self._split(split, configs, limit)
            for split in BANDS
            if split in there and (not splits or split in splits)
        ]
        full = tuple(each for each in found if each.rows)
        if not full:
            raise ExportError(
                f"{self.folder}: no rows in "
                f"{', '.join(splits) or 'any split'} of {', '.join(configs) or 'it'}; "
                "controls are exported only where --config names theirs"
            )
        return full

    def _check(self, noun: str, names: Iterable[str], known: Iterable[str]) -> None:
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known)
                raise ExportError(
                    f"--{noun} {name}: {self.folder} has no such {noun}; {hint}"
                )

    def _split(
        self, split: str, configs: Sequence[str], limit: int | None
    ) -> SplitSelection:
        parts = tuple(
            self._part(
                series.label, series.home, series.params.get("preset", ""), split
            )
            for series in self.recipe.series
            if split in series.splits
            and (series.home in configs if configs else not series.control)
        )
        rows = sum(part.rows for part in parts)
        return SplitSelection(split, parts, rows if limit is None else min(limit, rows))

    def _part(self, series: str, config: str, preset: object, split: str) -> SeriesPart:
        shards = [
            each
            for each in self.manifest["shards"]
            if each["series"] == series and each["split"] == split
        ]
        files = tuple(self.folder / each["path"] for each in shards)
        rows = sum(int(each["rows"]) for each in shards)
        return SeriesPart(series, config, str(preset), files, rows)


def selected_rows(
    selection: SplitSelection, columns: Sequence[str]
) -> Iterator[tuple[SeriesPart, SourceRow]]:
    """The rows of a selection with their series, all series mixed in proportion.

    Args:
        selection: of one split.
        columns: that are read; the others stay on the disk.

    Raises:
        ShardError: when a file cannot be read, or lacks rows that the manifest counts.
    """
    streams = [
        _placed(part, number, columns) for number, part in enumerate(selection.parts)
    ]
    mixed = merge(*streams, key=lambda each: each[0])
    return islice(((part, row) for _, part, row in mixed), selection.rows)


def _placed(
    part: SeriesPart, number: int, columns: Sequence[str]
) -> Iterator[tuple[tuple[float, int], SeriesPart, SourceRow]]:
    """The rows of a series, each with its place between 0 and 1 among all of them."""
    read = 0
    for row in _rows(part.files, columns):
        yield ((2 * read + 1) / (2 * part.rows), number), part, row
        read += 1
    if read != part.rows:
        raise ShardError(
            f"series '{part.series}': {read} rows in its files, and {part.rows} in "
            f"{MANIFEST}. Run `scenegen verify`, and build what is damaged again."
        )


def _rows(files: Iterable[Path], columns: Sequence[str]) -> Iterator[SourceRow]:
    for path in files:
        yield from rows_of(path, columns, BATCH)
