"""Dense targets against what the facts give: every row is made again.

What follows from geometry is compared value by value. Pictures are compared where they
are drawn again: those of exact renderers by their bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from scenegen.dataset import columns as schema
from scenegen.dataset.dense_rows import DENSE_COLUMNS
from scenegen.dataset.dense_shards import DenseShard, dense_paths
from scenegen.dataset.files import sha256_of
from scenegen.dataset.images import distance
from scenegen.dataset.parquet_files import opened, table_of
from scenegen.errors import ScenegenError
from scenegen.generation.renderer_assignment import EXACT, renderer_of
from scenegen.verification.tables import wrong_layout

if TYPE_CHECKING:
    from pathlib import Path

    from scenegen.dataset.plan import Plan, Shard
    from scenegen.dataset.rows import Row
    from scenegen.dataset.shards import Footer
    from scenegen.generation.generator import ItemGenerator
    from scenegen.records.item import Facts

ALIKE = 12.0
"""As `verify.ALIKE`: the largest distance between pictures of different devices."""

PICTURE = "image"


@dataclass(slots=True)
class DenseChecker:
    """Compares the file of dense targets of a shard, item by item.

    Attributes:
        plan, shard, folder: which file.
        generator: makes rows again.
        pixels: whether pictures are drawn again.
    """

    plan: Plan
    shard: Shard
    folder: Path
    generator: ItemGenerator
    pixels: bool
    _table: pa.Table | None = None
    _place: int = 0
    _maker: DenseShard | None = None
    _schema: pa.Schema = field(default_factory=lambda: schema.schema_of(DENSE_COLUMNS))

    def open(self, footer: Footer) -> list[str]:
        """What is wrong with the file as a whole; its rows are looked at if nothing is.

        Args:
            footer: of the shard.
        """
        path = dense_paths(self.plan).get(self.shard)
        if path is None:
            return ["its footer names dense targets"] if footer.dense else []
        place = self.folder / path
        if not place.is_file():
            return [f"{path}: missing"]
        if str(path) != footer.dense.get("path"):
            return [f"{path}: the footer of its shard does not name it"]
        if sha256_of(place) != footer.dense.get("sha256"):
            return [f"{path}: its bytes are not those that its shard names"]
        try:
            with opened(place) as source:
                wrong = list(wrong_layout(source, self._schema))
                table = None if wrong else table_of(source, place)
        except ScenegenError as error:
            return [f"{path}: {error}"]
        if table is not None:
            wrong += self._wrong_sizes(footer, table)
        self._table = table
        self._maker = DenseShard(self.plan, self.shard, self.folder)
        return [f"{path}: {line}" for line in wrong]

    def wrong_rows(self, facts: Facts) -> list[str]:
        """What is wrong with the rows of the next item."""
        if self._table is None or self._maker is None:
            return []
        draws = self.pixels and self.plan.recipe.has_pictures
        again = self._maker.rows_of(facts, self.generator, draws=draws)
        stored = self._table.slice(self._place, len(again))
        self._place += len(again)
        if stored.num_rows < len(again):
            return ["dense: rows are missing"]
        made = pa.Table.from_pylist(again, schema=self._schema)
        return [
            line
            for number, row in enumerate(again)
            for line in self._wrong_row(
                row, stored.slice(number, 1), made.slice(number, 1), facts
            )
        ]

    def end(self) -> list[str]:
        """Whether there are rows of no item."""
        if self._table is None or self._place >= self._table.num_rows:
            return []
        return [f"dense: {self._table.num_rows - self._place} rows belong to no item"]

    def _wrong_sizes(self, footer: Footer, table: pa.Table) -> Iterator[str]:
        if table.num_rows != footer.dense.get("rows"):
            yield "it has not the rows that its shard names"

    def _wrong_row(
        self, row: Row, stored: pa.Table, made: pa.Table, facts: Facts
    ) -> Iterator[str]:
        where = f"dense '{row['role']}'"
        for name in self._schema.names:
            if name != PICTURE and not stored[name].equals(made[name]):
                yield f"{where}: column '{name}' is not what its facts give"
        there: dict[str, Any] | None = stored[PICTURE].to_pylist()[0]
        if (there is None) != (row["target"] == "view"):
            yield f"{where}: a picture that is not asked for, or none"
        elif there is not None and row[PICTURE] is not None:
            yield from self._wrong_picture(row, there, facts)

    def _wrong_picture(
        self, row: Row, there: dict[str, Any], facts: Facts
    ) -> Iterator[str]:
        renderer = renderer_of(self.plan.recipe.renderer, facts.address)
        again = row[PICTURE]["bytes"]
        if renderer == EXACT and again != there["bytes"]:
            yield f"dense '{row['role']}': the picture drawn again has other bytes"
        elif distance(again, there["bytes"]) > ALIKE:
            yield f"dense '{row['role']}': the picture drawn again is another one"
