"""Shards: a file under its own name is whole; until then its name is temporary."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen._version import GENERATOR_VERSION
from scenegen.dataset import columns as schema
from scenegen.dataset.files import replacing
from scenegen.dataset.images import encode
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard
from scenegen.dataset.rows import Row, encode_row, row_bytes
from scenegen.dataset.visible_parts import (
    NOTHING,
    VisibleParts,
    together,
    visible_parts,
)
from scenegen.errors import OutputError, ShardError
from scenegen.generation.generator import ItemGenerator, SampledUnit
from scenegen.generation.renderer_assignment import renderer_of
from scenegen.recipe.model import Recipe
from scenegen.records.codec import content_sha256
from scenegen.records.item import Address, Facts

FOOTER = b"scenegen"
"""The key of a Parquet footer under which a shard says what it is."""

Tick = Callable[[int], None]
"""Told how many items of a job are finished."""


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
        tally: why scenes were thrown away.
        answers: how often each letter is right.
        assets: ids of the assets that stand in its scenes.
        materials: ids of the materials of its floors, walls and ceilings.
        visibility: how much of the counted things its pictures show.
        renderers: how many items each renderer has drawn; empty in shards of schema 2,
            which did not say.
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

    def to_json(self) -> str:
        """As it is stored."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """As it was stored.

        Raises:
            TypeError, ValueError, KeyError: when it was stored by something else.
        """
        plain = json.loads(text)
        plain["shard"] = Shard(**plain["shard"])
        for key in ("assets", "materials"):
            plain[key] = tuple(plain[key])
        plain["visibility"] = VisibleParts.from_plain(plain["visibility"])
        return cls(**plain)


@dataclass(slots=True)
class Ledger:
    """What a shard's footer will say, noted row by row.

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

    def note_unit(self, tally: Mapping[str, int]) -> None:
        """One unit was found after these rejections."""
        self.tally.update(tally)
        self.attempts += sum(tally.values()) + 1

    def note(self, facts: Facts) -> None:
        """One item goes into the shard."""
        self.contents.append(content_sha256(facts))
        self.ids.append(facts.address.id)
        self.answers[facts.question.letter] += 1
        self.assets.update(entity.asset for entity in facts.scene.entities)
        room = facts.scene.room
        for finish in (room.floor, room.walls, room.ceiling, room.skirting):
            self.materials.add(finish.material)
        mine = visible_parts(facts, self.recipe.truth_size)
        self.visibility = together((self.visibility, mine))
        self.renderers[renderer_of(self.recipe.renderer, facts.address)] += 1

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
        )


def digest_lines(lines: list[str]) -> str:
    """sha256 over lines, each ended by a line feed."""
    return sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def write_shard(
    plan: Plan, shard: Shard, folder: Path, *, generator: ItemGenerator, tick: Tick
) -> Footer:
    """Make, draw and write one shard; the file appears whole or not at all.

    Raises:
        ItemFailure: when an item cannot be made.
        OutputError: when the folder takes no more.
    """
    ledger = Ledger(plan.recipe)
    facts = shard_facts(plan, shard, generator, ledger=ledger)
    rows = drawn_rows(facts, generator, ledger=ledger, tick=tick)
    return write_rows(plan, shard, folder, rows=rows, ledger=ledger)


def write_rows(
    plan: Plan, shard: Shard, folder: Path, *, rows: Iterator[Row], ledger: Ledger
) -> Footer:
    """Write one shard of rows that the ledger notes as they come.

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
    facts: Iterable[Facts], generator: ItemGenerator, *, ledger: Ledger, tick: Tick
) -> Iterator[Row]:
    """The rows of items with their pictures, noted in the ledger as they come.

    Raises:
        ItemFailure: when an item cannot be drawn.
    """
    recipe = ledger.recipe
    for each in facts:
        with making(each.address):
            frames = generator.draw(each)
            pictures = {
                name: encode(frame.rgb, recipe.image) for name, frame in frames.items()
            }
            row = encode_row(each, pictures, recipe)
        ledger.note(each)
        tick(len(ledger.ids))
        yield row


def shard_facts(
    plan: Plan, shard: Shard, generator: ItemGenerator, *, ledger: Ledger
) -> Iterator[Facts]:
    """The facts of a shard's items in order.

    Raises:
        ItemFailure: when an item cannot be made.
    """
    for made in shard_units(plan, shard, generator):
        ledger.note_unit(made.tally)
        for facts in made.twins:
            if shard.start <= facts.address.index < shard.stop:
                yield facts


def shard_units(
    plan: Plan, shard: Shard, generator: ItemGenerator
) -> Iterator[SampledUnit]:
    """The units of a shard in order.

    Raises:
        ItemFailure: when one cannot be made.
    """
    for unit in shard.units:
        with making(Address(plan.recipe.seed, shard.split, shard.series, 2 * unit)):
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


class ItemFailure(Exception):
    """An item that could not be made; `__cause__` says why."""

    def __init__(self, address: Address) -> None:
        """Keep the address."""
        super().__init__(str(address))
        self.address = address


@contextmanager
def making(address: Address) -> Iterator[None]:
    """Whatever goes wrong inside goes wrong at this address."""
    try:
        yield
    except Exception as error:
        raise ItemFailure(address) from error


def shard_files(folder: Path) -> list[Path]:
    """All Parquet files of a data set folder, in a fixed order."""
    return sorted((folder / "data").glob("*/*.parquet"))


def finished(plan: Plan, folder: Path) -> dict[Shard, Footer]:
    """The shards of a plan that are already there.

    Raises:
        ShardError: when the folder holds something else, or a damaged shard.
    """
    by_path = {folder / shard.path: shard for shard in plan.shards}
    done: dict[Shard, Footer] = {}
    for path in shard_files(folder):
        footer = read_footer(path)
        shard = by_path.get(path)
        if footer.digest != plan.digest or footer.shard != shard:
            raise ShardError(_foreign(folder, path, footer, plan))
        done[footer.shard] = footer
    return done


def read_footer(path: Path) -> Footer:
    """What a shard says of itself.

    Raises:
        ShardError: when the file is no shard of ours, or damaged.
    """
    try:
        found = pq.read_metadata(path).metadata or {}
        return Footer.from_json(found[FOOTER])
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError) as error:
        raise ShardError(
            f"{path} is not a shard of scenegen, or it is damaged ({error}). Delete "
            "the file and run the same command again: only this shard is made anew."
        ) from error


def _foreign(folder: Path, path: Path, footer: Footer, plan: Plan) -> str:
    ours = _identity(plan.digest, plan.catalogue_digest, GENERATOR_VERSION)
    theirs = _identity(footer.digest, footer.catalogue, footer.generator)
    recipe = plan.recipe
    return (
        f"{folder} holds another data set: recipe '{footer.recipe}', seed "
        f"{footer.seed}, {theirs} ({path.name}). This build is recipe "
        f"'{recipe.name}', seed {recipe.seed}, {ours}. Nothing was changed. Choose "
        "another --out, delete the folder, or go back to the recipe and the release "
        "that it was built with. If a `scenegen build --redraw` was stopped here, run "
        "it to its end first."
    )


def _identity(digest: str, catalogue: str, generator: str) -> str:
    return f"generator {generator}, assets {catalogue[:12]}, digest {digest[:12]}"
