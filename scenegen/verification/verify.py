"""Derive every item again and compare; nothing in the folder is believed.

Files are compared with their checksums, tables with the schema and the Hub's limits,
the card with the plan, every row with the facts of its address, and all rows together
with the bars of a data set.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.dataset import columns as schema
from scenegen.dataset import manifest
from scenegen.dataset.card import told_counts
from scenegen.dataset.checksums import CHECKSUMS, read_sums, sha256_of
from scenegen.dataset.images import decode, distance, encode
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.pool import Tick, run_jobs
from scenegen.dataset.rows import Row, facts_of, label_row
from scenegen.dataset.shards import (
    Footer,
    digest_lines,
    finished,
    read_footer,
    shard_files,
)
from scenegen.dataset.visible_parts import counted_at
from scenegen.errors import ScenegenError, ShardError
from scenegen.generation import controls
from scenegen.generation.generator import (
    ItemGenerator,
    OpenGenerator,
    open_generator,
    wrong_answer,
)
from scenegen.generation.renderer_assignment import EXACT, renderer_of
from scenegen.recipe.model import Recipe
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.verification import criteria as bars
from scenegen.verification.item_summary import ItemSummary, item_summary

SHARD_BYTES = 500_000_000
"""Bytes of a shard, at most."""

ALIKE = 12.0
"""How far pictures of one view are apart, at most, that different drivers or devices
drew; even `gl` and `software` are no farther apart. See `images.distance`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a data set.

    Attributes:
        items: rows that were looked at.
        problems: one line each, with the file or the id that it is about.
    """

    items: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a worker found in one shard."""

    sketches: tuple[ItemSummary, ...]
    problems: tuple[str, ...]


def verify_folder(
    folder: Path,
    *,
    pixels: bool = False,
    workers: int = 1,
    on_progress: Callable[[int], None] = lambda items: None,
    generator: OpenGenerator = open_generator,
    catalogue_digest: str | None = None,
) -> Verdict:
    """Everything that is wrong with the data set in a folder.

    Args:
        folder: of the data set.
        pixels: draw every picture again as well.
        workers: processes.
        on_progress: told how many items are finished.
        generator: where items are made again.
        catalogue_digest: of the assets at hand; those that came along when None.

    Raises:
        ShardError: when there is no manifest.
        RecipeError: when the manifest's recipe is not for this program.
    """
    told = manifest.read_manifest(folder)
    plan = manifest.planned(folder, catalogue_digest)
    found = [*_wrong_sums(folder), *_wrong_card(folder, plan)]
    found += _wrong_files(folder, plan)
    there = [shard for shard in plan.shards if (folder / shard.path).is_file()]
    other = list(_wrong_plan(plan, told))
    if other:
        return Verdict(0, (*other, *found))
    found += _wrong_manifest(folder, plan, told)
    sketches: list[ItemSummary] = []
    if there:
        session = partial(verifying, plan, folder, pixels, generator)
        receipts = run_jobs(session, there, workers=workers, on_progress=on_progress)
        with closing(receipts):
            for checked in receipts:
                sketches += checked.sketches
                found += checked.problems
    sketches.sort(key=lambda each: each.id)
    lines = (*sorted(set(found)), *bars.problems(sketches, guessable=_guessable(plan)))
    return Verdict(len(sketches), lines)


def _guessable(plan: Plan) -> set[str]:
    """Series that ask as others have published it, whatever rules answer that."""
    return {
        each.label
        for each in plan.recipe.series
        if each.params.get("preset") == "classic"
    }


def _wrong_plan(plan: Plan, told: Mapping[str, Any]) -> Iterator[str]:
    used = told.get("catalogue_digest")
    if used != plan.catalogue_digest:
        yield (
            f"{manifest.MANIFEST}: built from the assets {used}, and those at hand are "
            f"{plan.catalogue_digest}; items cannot be derived again. Install the "
            "release that the manifest names."
        )
    if told.get("digest") != plan.digest:
        yield (
            f"{manifest.MANIFEST}: digest {told.get('digest')}, but its recipe gives "
            f"{plan.digest}"
        )


def _wrong_manifest(folder: Path, plan: Plan, told: Mapping[str, Any]) -> Iterator[str]:
    """Entries that do not follow from the recipe and the shards."""
    try:
        footers = finished(plan, folder)
        if len(footers) < len(plan.shards):
            return
        again = manifest.describe(plan, folder, footers)
    except ShardError:
        return  # told shard by shard
    for key in sorted(again.keys() | told.keys()):
        if key != "versions" and told.get(key) != again.get(key):
            yield f"{manifest.MANIFEST}: '{key}' is not what recipe and shards give"


def _wrong_sums(folder: Path) -> Iterator[str]:
    """Files that changed, vanished, or that nobody vouches for."""
    if not (folder / CHECKSUMS).is_file():
        yield f"{CHECKSUMS}: missing"
        return
    sums = read_sums(folder)
    for name, digest in sums.items():
        if not (folder / name).is_file():
            yield f"{name}: missing"
        elif sha256_of(folder / name) != digest:
            yield f"{name}: its bytes are not those of {CHECKSUMS}"
    for found in shard_files(folder):
        name = found.relative_to(folder).as_posix()
        if name not in sums:
            yield f"{name}: {CHECKSUMS} does not know it"


def _wrong_files(folder: Path, plan: Plan) -> Iterator[str]:
    paths = {folder / shard.path for shard in plan.shards}
    for path in sorted(paths - set(shard_files(folder))):
        yield f"{path.relative_to(folder)}: missing"


def _wrong_card(folder: Path, plan: Plan) -> Iterator[str]:
    """Whether the counts of the card are those of the plan."""
    try:
        told = told_counts((folder / manifest.CARD).read_text(encoding="utf-8"))
    except (OSError, ShardError) as error:
        yield f"{manifest.CARD}: {error}"
        return
    for config, splits in plan.recipe.configs.items():
        for split, items in splits.items():
            if told.pop((config, split), None) != items:
                yield f"{manifest.CARD}: {config}/{split} has {items} items"
    for name, split in told:
        yield f"{manifest.CARD}: {name}/{split} is not part of the data set"


@contextmanager
def verifying(
    plan: Plan, folder: Path, pixels: bool, generator: OpenGenerator
) -> Iterator[Callable[[Shard, Tick], Checked]]:
    """A worker's session that checks shards."""
    with generator(plan.recipe, draws=pixels) as opened:
        checker = _Checker(plan, folder, pixels, opened)
        yield checker.check


@dataclass(frozen=True, slots=True)
class _Checker:
    """Checks one shard after the other."""

    plan: Plan
    folder: Path
    pixels: bool
    generator: ItemGenerator

    def check(self, shard: Shard, tick: Tick) -> Checked:
        """All that is wrong with one shard."""
        path = self.folder / shard.path
        name = str(shard.path)
        try:
            footer = read_footer(path)
            added = self.plan.recipe.tokens
            wrong = [*self._wrong_footer(shard, footer), *wrong_layout(path, added)]
            if wrong:
                return Checked((), tuple(f"{name}: {line}" for line in wrong))
            table = pq.read_table(path, schema=schema.arrow_schema(added))
        except (ScenegenError, OSError, pa.ArrowException) as error:
            return Checked((), (f"{name}: {error}",))
        sketches, found = self._rows(shard, table, tick)
        if footer.facts_digest != digest_lines(table["content_sha256"].to_pylist()):
            found.append("its rows are not those of its facts digest")
        if footer.row_order != digest_lines(table["id"].to_pylist()):
            found.append("its rows are not in the order that its footer says")
        return Checked(tuple(sketches), tuple(f"{name}: {line}" for line in found))

    def _wrong_footer(self, shard: Shard, footer: Footer) -> Iterator[str]:
        if footer.digest != self.plan.digest:
            yield f"made from recipe digest {footer.digest}, not {self.plan.digest}"
        if footer.shard != shard:
            yield f"says it is {footer.shard.path}"

    def _rows(
        self, shard: Shard, table: pa.Table, tick: Tick
    ) -> tuple[list[ItemSummary], list[str]]:
        sketches: list[ItemSummary] = []
        found: list[str] = []
        if table.num_rows != shard.items:
            found.append(f"{table.num_rows} rows instead of {shard.items}")
        for place, (facts, honest) in enumerate(self._items(shard, found)):
            if place >= table.num_rows:
                break
            row = table.slice(place, 1)
            wrong = [*self._wrong_row(row, facts), *self._wrong_answer(honest)]
            found += [f"{facts.address.id}: {line}" for line in wrong]
            plain = row.to_pylist()[0]
            try:
                sketches.append(self._sketch(plain))
            except (ScenegenError, ValueError) as error:
                found.append(f"{facts.address.id}: {error}")
            tick(place + 1)
        return sketches, found

    def _sketch(self, row: Row) -> ItemSummary:
        """The sketch of a row.

        Raises:
            ShardError, ValueError: when its facts or its question cannot be read.
        """
        facts = facts_of(row)
        return item_summary(
            row, facts, read=None if facts.control else self.generator.read(facts)
        )

    def _items(self, shard: Shard, found: list[str]) -> Iterator[tuple[Facts, Facts]]:
        """The facts of a shard, made again, and the honest ones that they came from."""
        for unit in shard.units:
            try:
                made = self.generator.make(shard.series, shard.split, unit)
            except ScenegenError as error:
                found.append(str(error))
                return
            for facts, honest in made.pairs:
                if shard.start <= facts.address.index < shard.stop:
                    yield facts, honest

    def _wrong_row(self, row: pa.Table, facts: Facts) -> Iterator[str]:
        yield from wrong_labels(row, facts, self.plan.recipe)
        plain = row.select(list(schema.IMAGE_COLUMNS)).to_pylist()[0]
        yield from wrong_images(plain, facts, self.plan.recipe.resolution)
        if self.pixels:
            yield from self._wrong_pixels(plain, facts)

    def _wrong_answer(self, facts: Facts) -> Iterator[str]:
        """Whether an honest item is answered the same in other ways."""
        ways = {
            "second solver": self.generator.solve,
            "solver from masks": self.generator.inspect,
        }
        for name, way in ways.items():
            wrong = wrong_answer(facts, way)
            if wrong:
                yield f"the {name} {wrong}"
        yield from self._wrong_count(facts)

    def _wrong_count(self, facts: Facts) -> Iterator[str]:
        """Counts must not hang on the exact threshold of being seen."""
        question, size = facts.question, self.plan.recipe.truth_size
        kinds = {entity.id: entity.category for entity in facts.scene.entities}
        if question.kind != "count" or not question.evidence.instances:
            return
        category = kinds[question.evidence.instances[0]]
        threshold = question.margins.threshold_pcm
        for pcm in (threshold / 2, threshold, threshold * 2):
            count = counted_at(facts, category, pcm, size)
            if str(count) != question.options[question.answer_index]:
                yield f"at {pcm:g} pcm one counts {count}"

    def _wrong_pixels(self, row: Row, facts: Facts) -> Iterator[str]:
        # Here, since it loads a compiler, which labels alone do not need.
        from scenegen.renderers.lighting.exposure import exposure_faults

        frames, recipe = self.generator.draw(facts), self.plan.recipe
        is_exact = renderer_of(recipe.renderer, facts.address) == EXACT
        stored = [each for column in schema.IMAGE_COLUMNS for each in row[column]]
        for view, image in zip(_in_columns(facts), stored, strict=False):
            again = encode(frames[view.name].rgb, recipe.image)
            if is_exact and again != image["bytes"]:
                yield f"{view.name}: the picture drawn again has other bytes"
            elif distance(again, image["bytes"]) > ALIKE:
                yield f"{view.name}: the picture drawn again is another one"
            if controls.scene_in(facts, view) is None or view.fog_mm:
                continue  # black, or fog: not what light has made
            for fault in exposure_faults(frames[view.name].rgb):
                yield f"{view.name}: {fault}"


def wrong_layout(path: Path, added: tuple[str, ...] = ()) -> Iterator[str]:
    """How a file misses the schema with some added tokens, or the limits of the Hub."""
    expected = schema.arrow_schema(added)
    with pq.ParquetFile(path) as source:
        stored, metadata = source.schema_arrow, source.metadata
    if not stored.equals(expected, check_metadata=False):
        yield "its columns are not those of the schema"
        return
    known = metadata.metadata or {}
    if known.get(b"huggingface") != (expected.metadata or {})[b"huggingface"]:
        yield "its footer does not hold the features that `datasets` reads"
    if b"content_defined_chunking" not in known:
        yield "its footer does not say that chunks are defined by content"
    if path.stat().st_size > SHARD_BYTES:
        yield f"larger than {SHARD_BYTES} bytes"
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        if group.num_rows > schema.GROUP_ROWS:
            yield f"row group {number} has {group.num_rows} rows"
        if group.total_byte_size > schema.GROUP_BYTES:
            yield f"row group {number} has {group.total_byte_size} bytes"
        if not group.column(0).has_offset_index:
            yield f"row group {number} has no page index"


def wrong_labels(row: pa.Table, facts: Facts, recipe: Recipe) -> Iterator[str]:
    """The columns of a row that do not say what the facts say."""
    labels = row.drop_columns(list(schema.IMAGE_COLUMNS))
    again = pa.Table.from_pylist([label_row(facts, recipe)], schema=labels.schema)
    for name in labels.column_names:
        if not labels[name].equals(again[name]):
            yield f"column '{name}' is not what its address gives"


def wrong_images(row: Row, facts: Facts, resolution: int) -> Iterator[str]:
    """Pictures that are missing, cannot be read, or have another size."""
    counts = len(row["images"]), len(row["target_images"])
    if counts != (len(facts.rig.visible), len(facts.rig.hidden)):
        yield "the number of pictures is not that of the views"
    for column in schema.IMAGE_COLUMNS:
        for image in row[column]:
            try:
                shape = decode(image["bytes"]).shape
            except OSError as error:
                yield f"{image['path']}: no picture ({error})"
                continue
            if shape != (resolution, resolution, 3):
                yield f"{image['path']}: {shape[1]} x {shape[0]} pixels"
    weight = sum(len(image["bytes"]) for name in row for image in row[name])
    if weight > schema.ROW_BYTES:
        yield f"its pictures take {weight} bytes"


def _in_columns(facts: Facts) -> list[View]:
    """The views of an item in the order of the picture columns."""
    return [*facts.rig.visible, *facts.rig.hidden]
