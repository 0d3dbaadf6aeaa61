"""Files of dense targets: one beside each shard whose series asks for some.

It is whole before its shard is, and the footer of the shard has its SHA-256: whoever
has the shard knows which file belongs to it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path, PurePosixPath
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.dataset import columns as schema
from scenegen.dataset.dense_rows import DENSE_COLUMNS, category_names, dense_rows
from scenegen.dataset.files import CHECKSUMS, replacing, sha256_of
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.rows import Row, row_bytes
from scenegen.errors import OutputError
from scenegen.generation.generator import ItemGenerator
from scenegen.recipe.model import DENSE
from scenegen.recipe.resolve import stock_of
from scenegen.records.item import Facts


def targets_of(plan: Plan, shard: Shard) -> tuple[str, ...]:
    """The dense targets of a shard's series; none in a data set without pictures."""
    if not plan.recipe.has_pictures:
        return ()
    labels = {each.label: each.targets for each in plan.recipe.series}
    return labels[shard.series]


def dense_paths(plan: Plan) -> dict[Shard, PurePosixPath]:
    """Where the dense targets of shards lie in the folder of the data set."""
    mine = [shard for shard in plan.shards if targets_of(plan, shard)]
    found = {}
    for split in dict.fromkeys(shard.split for shard in mine):
        shards = [shard for shard in mine if shard.split == split]
        for number, shard in enumerate(shards):
            name = f"{split}-{number:05d}-of-{len(shards):05d}.parquet"
            found[shard] = PurePosixPath(DENSE, name)
    return found


def dense_sums(plan: Plan, folder: Path) -> dict[str, str]:
    """SHA-256 by path, of those that are there."""
    names = (str(path) for path in dense_paths(plan).values())
    return {
        name: sha256_of(folder / name) for name in names if (folder / name).is_file()
    }


def dense_entries(
    plan: Plan, stated: Mapping[Shard, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """What the manifest says of them.

    Args:
        plan: of the data set.
        stated: what footers say of the files of their shards.
    """
    return [
        {"series": shard.series, "split": shard.split, **stated[shard]}
        for shard in dense_paths(plan)
    ]


def is_sound(path: Path, stated: Mapping[str, Any]) -> bool:
    """Whether a file of dense targets is the one that the footer of its shard names."""
    return path.is_file() and sha256_of(path) == stated.get("sha256")


def forget_others(plan: Plan, folder: Path) -> None:
    """Remove files of dense targets that a plan no longer has."""
    kept = {folder / path for path in dense_paths(plan).values()}
    for path in sorted((folder / DENSE).glob("*-of-*.parquet")):
        if path not in kept:
            path.unlink()
    if not kept:
        with suppress(OSError):  # it is missing, or somebody has files there
            (folder / DENSE).rmdir()


class DenseShard:
    """Takes the items of a shard one by one, and writes its file of dense targets.

    It does nothing for a series that asks for none. What is not finished when its block
    ends is thrown away.
    """

    def __init__(self, plan: Plan, shard: Shard, folder: Path) -> None:
        """A file that is not begun."""
        self.plan, self.folder = plan, folder
        self.targets = targets_of(plan, shard)
        self._path = dense_paths(plan).get(shard)
        self._names: tuple[str, ...] = ()
        if self.targets:
            stock = stock_of(plan.recipe)
            self._names = category_names(each.name for each in stock.categories)
        self._open = ExitStack()
        self._writer: pq.ParquetWriter | None = None
        self._group: list[Row] = []
        self._weight = self._rows = 0

    def __enter__(self) -> Self:
        """Begin the file, under another name.

        Raises:
            OutputError: when it cannot be written.
        """
        if self._path is not None:
            sink = self._open.enter_context(replacing(self.folder / self._path))
            self._writer = self._open.enter_context(
                pq.ParquetWriter(
                    sink,
                    schema.schema_of(DENSE_COLUMNS),
                    **schema.options_of(DENSE_COLUMNS),
                )
            )
        return self

    def __exit__(
        self, kind: object, error: BaseException | None, trace: object
    ) -> None:
        """Throw away what was not finished."""
        if self._writer is not None:
            late = error or OutputError(f"{self._path} was not finished")
            self._open.__exit__(type(late), late, None)

    def add(self, facts: Facts, generator: ItemGenerator) -> None:
        """Make the rows of an item.

        Raises:
            RenderError: when a frame cannot be drawn.
            OutputError: when a row is too large.
        """
        if self._writer is None:
            return
        for row in self.rows_of(facts, generator):
            self._put(row)

    def rows_of(
        self, facts: Facts, generator: ItemGenerator, *, draws: bool = True
    ) -> list[Row]:
        """The rows of an item; without `draws` pictures are left out."""
        views = generator.dense(facts, draws=draws)
        image = self.plan.recipe.image
        return list(dense_rows(facts, views, self.targets, image, self._names))

    def finish(self) -> dict[str, Any]:
        """Give the file its name; its path, rows, sizes and SHA-256.

        It is empty for a series that asks for nothing.

        Raises:
            OutputError: when the folder takes no more.
        """
        if self._writer is None or self._path is None:
            return {}
        self._flush()
        cdc = json.dumps(schema.CDC)
        self._writer.add_key_value_metadata({"content_defined_chunking": cdc})
        self._writer = None
        # No one takes the folder for a finished one while files are replaced.
        (self.folder / CHECKSUMS).unlink(missing_ok=True)
        self._open.close()
        path = self.folder / self._path
        metadata = pq.read_metadata(path)
        groups = [metadata.row_group(each) for each in range(metadata.num_row_groups)]
        return {
            "path": str(self._path),
            "rows": self._rows,
            "bytes": path.stat().st_size,
            "bytes_in_memory": sum(group.total_byte_size for group in groups),
            "sha256": sha256_of(path),
        }

    def _put(self, row: Row) -> None:
        weight = row_bytes(row)
        if weight > schema.ROW_BYTES:
            raise OutputError(
                f"item {row['id']}: its dense row '{row['role']}' takes {weight} bytes "
                f"and the limit is {schema.ROW_BYTES}; lower resolution, or ask for "
                "fewer targets"
            )
        full = self._weight + weight > schema.GROUP_TARGET
        if self._group and (full or len(self._group) == schema.GROUP_ROWS):
            self._flush()
        self._group.append(row)
        self._weight += weight

    def _flush(self) -> None:
        if not self._group or self._writer is None:
            return
        table = pa.Table.from_pylist(
            self._group, schema=schema.schema_of(DENSE_COLUMNS)
        )
        self._writer.write_table(table, row_group_size=len(self._group))
        self._rows += len(self._group)
        self._group, self._weight = [], 0
