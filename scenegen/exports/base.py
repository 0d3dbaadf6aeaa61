"""The seam between what is exported and the form that it is exported in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import ClassVar

from scenegen.exports.examples import Example
from scenegen.exports.source import SplitSelection
from scenegen.exports.styles import STYLES

SHARD_ROWS = 1000
"""Items of a shard, at most."""


@dataclass(frozen=True, slots=True)
class ExportShard:
    """A run of the items of a split that goes into one file.

    Attributes:
        split: its name.
        number: of the shard in its split, from 0.
        of: shards of the split.
        rows: items.
        examples: these items, as a stream that can be read once.
    """

    split: str
    number: int
    of: int
    rows: int
    examples: Iterator[Example]

    @property
    def name(self) -> str:
        """Of its file, without a suffix."""
        return f"{self.split}-{self.number:05d}-of-{self.of:05d}"


@dataclass(frozen=True, slots=True)
class ExportJob:
    """What a format is asked to write.

    Attributes:
        folder: to write into.
        final: the name that the folder will have.
        name: of the data set, in letters that any file name may hold.
        styles: that examples come in.
        ranks: shards of each split, at least.
        splits: what is exported.
        image_suffix, target_suffix: of files of visible and of hidden pictures.
        stream: from a split to its examples; to be read once each.
    """

    folder: Path
    final: Path
    name: str
    styles: tuple[str, ...]
    ranks: int
    splits: tuple[SplitSelection, ...]
    image_suffix: str
    target_suffix: str
    stream: Callable[[SplitSelection], Iterator[Example]]

    def shards(self, split: SplitSelection) -> Iterator[ExportShard]:
        """The shards of a split, one after the other; each is read before the next."""
        number = self.shards_of(split)
        examples = self.stream(split)
        for shard in range(number):
            begin, end = (split.rows * each // number for each in (shard, shard + 1))
            rows = end - begin
            yield ExportShard(split.name, shard, number, rows, islice(examples, rows))

    def shards_of(self, split: SplitSelection) -> int:
        """How many shards a split has: one a rank, and none too large."""
        return max(self.ranks, -(-split.rows // SHARD_ROWS))


class Exporter(ABC):
    """A form: one instance, in `formats.FORMATS`.

    Attributes:
        name: as the command line says it.
        read_by: what reads it, for people.
        styles: that it can hold.
        shows_targets: whether its rows hold hidden pictures in a column of their own,
            whatever the style, as the raw form of a published data set does.
        is_sharded: whether a split may be several files.
        columns: further columns that it reads, handed on in `Example.row`.
    """

    name: ClassVar[str]
    read_by: ClassVar[str]
    styles: ClassVar[tuple[str, ...]] = STYLES
    shows_targets: ClassVar[bool] = False
    is_sharded: ClassVar[bool] = True
    columns: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def write(self, job: ExportJob) -> Mapping[str, str]:
        """Write all files.

        Every example of every split is read once, in order; the caller counts them.

        Returns:
            File names, and texts of small files that go beside the data, among them
            README.md, which says how the data are loaded.

        Raises:
            ExportError: when an item does not fit into the form.
            OSError: when a file cannot be written.
        """
