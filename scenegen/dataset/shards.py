"""Writing shards: a file under its own name is whole, before that it has another."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen._version import GENERATOR_VERSION
from scenegen.dataset import columns as schema
from scenegen.dataset.dense_shards import DenseShard
from scenegen.dataset.files import replacing
from scenegen.dataset.images import encode
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard
from scenegen.dataset.pool import Tick
from scenegen.dataset.rows import Row, drawn_by, encode_row, row_bytes
from scenegen.dataset.shard_jobs import failing_at
from scenegen.dataset.visible_parts import (
    NOTHING,
    VisibleParts,
    together,
    visible_parts,
)
from scenegen.errors import OutputError
from scenegen.generation.generator import ItemGenerator, SampledUnit
from scenegen.reading import parse_json
from scenegen.recipe.model import Recipe
from scenegen.records.codec import content_sha256
from scenegen.records.item import Address, Facts

FOOTER = b"scenegen"
"""The key of a Parquet footer under which a shard says what it is."""


@dataclass(frozen=True, slots=True)
class Footer:
    """What a shard says of itself; equal inputs give an equal footer.

    Attributes:
        digest: of the plan, see `plan.plan_digest`.
        catalogue: digest of the assets.
        recipe: name of the recipe.
        seed: of the recipe.
        schema, generator: versions.
        shard: which part of the data set it is.
        facts_digest: sha256 over the `content_sha256` of its rows, in order.
        row_order: sha256 over the ids of its rows, in order.
        attempts: scenes that were tried.
        tally: how often each reason rejected a scene.
        answers: how often each letter is right.
        assets: ids of the assets in its scenes.
        materials: ids of the materials of its floors, walls and ceilings.
        visibility: how much of the counted objects its pictures show.
        renderers: how many items each renderer has drawn; empty in shards of schema 2,
            which did not record it.
        dense: what `dense_shards.DenseShard.finish` says of the file of dense targets;
            empty without one.
    """

    digest: str
    catalogue: str
    recipe: str
    seed: int
    schema: str
    generator: str
    shard: Shard
    facts_digest: str
    row_order: str
    attempts: int
    tally: Mapping[str, int]
    answers: Mapping[str, int]
    assets: tuple[str, ...]
    materials: tuple[str, ...]
    visibility: VisibleParts
    renderers: Mapping[str, int] = field(default_factory=dict)
    dense: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """As it is stored."""
        plain = asdict(self)
        if not self.dense:  # so that shards from before the key keep their bytes
            del plain["dense"]
        return json.dumps(plain, sort_keys=True)

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """As it was stored.

        Raises:
            TypeError, ValueError, KeyError: when it was stored by something else.
        """
        plain = parse_json(text, "the footer")
        _require_kinds(plain)
        plain["shard"] = Shard(**plain["shard"])
        for key in ("assets", "materials"):
            plain[key] = tuple(plain[key])
        plain["visibility"] = VisibleParts.from_plain(plain["visibility"])
        return cls(**plain)


_COUNTS = ("tally", "answers", "renderers")
_WORDS = ("digest", "catalogue", "recipe", "schema", "generator", "facts_digest")


def _require_kinds(plain: Any) -> None:
    """Make sure that what others count and compare is of its kind.

    Raises:
        TypeError, KeyError: when it is not.
    """
    texts = [plain[name] for name in (*_WORDS, "row_order")]
    texts += [*plain["assets"], *plain["materials"]]
    texts += [str(plain.get("dense", {}).get("path", "")), *plain.get("dense", {})]
    numbers = [plain["seed"], plain["attempts"]]
    for name in _COUNTS:
        texts += plain.get(name, {}).keys()
        numbers += plain.get(name, {}).values()
    if not all(isinstance(each, str) for each in texts):
        raise TypeError("something that has to be a text is none")
    if not all(type(each) is int for each in numbers):
        raise TypeError("something that has to be a whole number is none")


@dataclass(slots=True)
class Ledger:
    """What goes into the footer of a shard, recorded row by row.

    Attributes:
        recipe: of the plan.
    """

    recipe: Recipe
    contents: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    attempts: int = 0
    tally: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    assets: set[str] = field(default_factory=set)
    materials: set[str] = field(default_factory=set)
    visibility: VisibleParts = NOTHING
    renderers: Counter[str] = field(default_factory=Counter)
    dense: Mapping[str, Any] = field(default_factory=dict)

    def add_unit(self, tally: Mapping[str, int]) -> None:
        """Record a unit that was found after these rejections."""
        self.tally.update(tally)
        self.attempts += sum(tally.values()) + 1

    def add(self, facts: Facts) -> None:
        """Record an item of the shard."""
        self.contents.append(content_sha256(facts))
        self.ids.append(facts.address.id)
        self.answers[facts.question.letter] += 1
        self.assets.update(entity.asset for entity in facts.scene.entities)
        room = facts.scene.room
        for finish in (room.floor, room.walls, room.ceiling, room.skirting):
            self.materials.add(finish.material)
        mine = visible_parts(facts, self.recipe.truth_size)
        self.visibility = together((self.visibility, mine))
        self.renderers[drawn_by(self.recipe, facts.address)] += 1

    def footer(self, plan: Plan, shard: Shard) -> Footer:
        """The finished footer."""
        return Footer(
            digest=plan.digest,
            catalogue=plan.catalogue_digest,
            recipe=plan.recipe.name,
            seed=plan.recipe.seed,
            schema=SCHEMA_VERSION,
            generator=GENERATOR_VERSION,
            shard=shard,
            facts_digest=digest_lines(self.contents),
            row_order=digest_lines(self.ids),
            attempts=self.attempts,
            tally=dict(sorted(self.tally.items())),
            answers=dict(sorted(self.answers.items())),
            assets=tuple(sorted(self.assets)),
            materials=tuple(sorted(self.materials)),
            visibility=self.visibility,
            renderers=dict(sorted(self.renderers.items())),
            dense=self.dense,
        )


def digest_lines(lines: list[str]) -> str:
    """sha256 over lines, each ended by a line feed."""
    return sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def write_rows(
    plan: Plan, shard: Shard, folder: Path, *, rows: Iterator[Row], ledger: Ledger
) -> Footer:
    """Write one shard of rows that the ledger records as they come.

    Raises:
        OutputError: when the folder takes no more, or a row is too large.
    """
    added = plan.recipe.tokens
    table_schema = schema.arrow_schema(added)
    with (
        replacing(folder / shard.path) as sink,
        pq.ParquetWriter(sink, table_schema, **schema.writer_options(added)) as writer,
    ):
        for group in groups(rows):
            table = pa.Table.from_pylist(group, schema=table_schema)
            writer.write_table(table, row_group_size=len(group))
        footer = ledger.footer(plan, shard)
        writer.add_key_value_metadata(
            {
                "content_defined_chunking": json.dumps(schema.CDC),
                FOOTER.decode(): footer.to_json(),
            }
        )
    return footer


def drawn_rows(
    facts: Iterable[Facts],
    generator: ItemGenerator,
    *,
    ledger: Ledger,
    tick: Tick,
    dense: DenseShard,
) -> Iterator[Row]:
    """The rows of items with their pictures, recorded in the ledger as they come.

    After the last one the file of dense targets is finished. Nothing is drawn where
    the recipe wants no pictures.

    Raises:
        ItemFailure: when an item cannot be drawn.
    """
    recipe = ledger.recipe
    for each in facts:
        with failing_at(each.address):
            frames = generator.draw(each) if recipe.has_pictures else {}
            pictures = {
                name: encode(frame.rgb, recipe.image) for name, frame in frames.items()
            }
            row = encode_row(each, pictures, recipe)
            dense.add(each, generator)
        ledger.add(each)
        tick(len(ledger.ids))
        yield row
    ledger.dense = dense.finish()


def shard_facts(
    plan: Plan, shard: Shard, generator: ItemGenerator, *, ledger: Ledger
) -> Iterator[Facts]:
    """The facts of a shard's items in order.

    Raises:
        ItemFailure: when an item cannot be made.
    """
    for made in shard_units(plan, shard, generator):
        ledger.add_unit(made.tally)
        for facts in made.twins:
            if shard.holds(facts.address):
                yield facts


def shard_units(
    plan: Plan, shard: Shard, generator: ItemGenerator
) -> Iterator[SampledUnit]:
    """The units of a shard in order.

    Raises:
        ItemFailure: when one cannot be made.
    """
    for unit in shard.units:
        with failing_at(Address(plan.recipe.seed, shard.split, shard.series, 2 * unit)):
            made = generator.make(shard.series, shard.split, unit)
        yield made


def groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Rows in row groups that keep to the limits of the Hub's viewer.

    Raises:
        OutputError: when a single row is too large.
    """
    group: list[Row] = []
    size = 0
    for row in rows:
        weight = row_bytes(row)
        if weight > schema.ROW_BYTES:
            raise OutputError(
                f"item {row['id']}: its row takes {weight} bytes and the limit is "
                f"{schema.ROW_BYTES}; lower resolution or image.quality"
            )
        full = size + weight > schema.GROUP_TARGET
        if group and (full or len(group) == schema.GROUP_ROWS):
            yield group
            group, size = [], 0
        group.append(row)
        size += weight
    if group:
        yield group
