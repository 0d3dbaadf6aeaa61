"""Derive every item again and compare; nothing in the folder is believed.

Files are compared with their checksums, tables with the schema and the Hub's limits,
the card with the plan, every row with the facts of its address, and all rows together
with the criteria of a data set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.dataset import columns as schema
from scenegen.dataset import manifest
from scenegen.dataset.images import distance, encode
from scenegen.dataset.parquet_files import opened, table_of
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.pool import Tick
from scenegen.dataset.rows import Row, facts_of
from scenegen.dataset.shard_jobs import Progress, failing_at, run_shards
from scenegen.dataset.shards import Footer, Ledger, digest_lines
from scenegen.dataset.stored_shards import StoredShard
from scenegen.dataset.visible_parts import counted_at
from scenegen.errors import ScenegenError
from scenegen.generation import controls
from scenegen.generation.generator import (
    ItemGenerator,
    OpenGenerator,
    open_generator,
    wrong_answer,
)
from scenegen.generation.renderer_assignment import EXACT, renderer_of
from scenegen.records.item import Facts
from scenegen.records.rig import View
from scenegen.tasks import kind_of
from scenegen.verification import criteria, files
from scenegen.verification.dense import DenseChecker
from scenegen.verification.derived import wrong_derived
from scenegen.verification.item_summary import ItemSummary, item_summary
from scenegen.verification.tables import wrong_images, wrong_labels, wrong_layout

SHARD_BYTES = 500_000_000
"""Bytes of a shard, at most."""

ALIKE = 12.0
"""The largest `images.distance` between pictures of one view from different drivers or
devices; even `gl` and `software` stay below it."""


TOLD_ELSEWHERE = ("digest", "shard", "facts_digest", "row_order", "dense")
"""What a footer says that is compared in lines of its own."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a data set.

    Attributes:
        items: rows that were checked.
        problems: one line each, with the file or the id that it is about.
    """

    items: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedShard:
    """What a worker found in one shard.

    Attributes:
        shard: which.
        stored: its footer; None when it is not that of the plan.
        summaries: of its rows.
        problems: one line each.
    """

    shard: Shard
    stored: StoredShard | None
    summaries: tuple[ItemSummary, ...]
    problems: tuple[str, ...]


def verify(folder: str | Path, *, pixels: bool = False, workers: int = 1) -> Verdict:
    """Check a data set and derive every label again, as `scenegen verify` does.

    Args:
        folder: of the data set.
        pixels: draw every picture again as well.
        workers: processes; with more than one, a script has to guard its own start by
            `if __name__ == "__main__":`.

    Raises:
        ShardError: when there is no manifest.
        RecipeError: when the manifest's recipe is not for this program.

    Examples:
        >>> folder = scenegen.build("multiview", "out/small", n=2, resolution=64)
        >>> scenegen.verify(folder)
        Verdict(items=2, problems=())
    """
    return verify_folder(Path(folder), pixels=pixels, workers=workers)


def verify_folder(
    folder: Path,
    *,
    pixels: bool = False,
    workers: int = 1,
    on_progress: Progress = lambda done, total: None,
    generator: OpenGenerator = open_generator,
    catalogue_digest: str | None = None,
) -> Verdict:
    """Everything that is wrong with the data set in a folder.

    Args:
        folder: of the data set.
        pixels: draw every picture again as well.
        workers: processes.
        on_progress: called with how many items are finished, of how many.
        generator: where items are made again.
        catalogue_digest: of the assets at hand; those that came along when None.

    Raises:
        ShardError: when there is no manifest.
        RecipeError: when the manifest's recipe is not for this program.
    """
    stated = manifest.read_manifest(folder)
    plan = manifest.plan_of(stated, folder, catalogue_digest)
    digests = files.digests(folder, plan)
    found = files.wrong_files(folder, plan, stated, digests)
    other = list(_wrong_plan(plan, stated))
    if other:
        return Verdict(0, (*other, *found))
    checked: list[CheckedShard] = []
    failures = run_shards(
        VerifyShards(plan, folder, pixels),
        [shard for shard in plan.shards if (folder / shard.path).is_file()],
        workers=workers,
        on_progress=on_progress,
        on_result=checked.append,
        generator=generator,
    )
    found += [f"{failure.shard.path}: {failure.message}" for failure in failures]
    found += [line for each in checked for line in each.problems]
    stored = {each.shard: each.stored for each in checked if each.stored is not None}
    found += files.wrong_manifest(plan, stated, stored, digests)
    found += wrong_derived(folder, plan, stated, stored)
    items = sorted(
        (item for each in checked for item in each.summaries), key=lambda item: item.id
    )
    missed = criteria.problems(items, guessable=_guessable(plan))
    return Verdict(len(items), (*sorted(set(found)), *missed))


def _guessable(plan: Plan) -> set[str]:
    """Series with published settings, in which shortcuts may answer."""
    return {
        each.label
        for each in plan.recipe.series
        if each.params.get("preset") == "classic"
    }


def _wrong_plan(plan: Plan, stated: Mapping[str, Any]) -> Iterator[str]:
    used = stated.get("catalogue_digest")
    if used != plan.catalogue_digest:
        yield (
            f"{manifest.MANIFEST}: built from the assets {used}, and those at hand are "
            f"{plan.catalogue_digest}; items cannot be derived again. Install the "
            "release that the manifest names."
        )
    if stated.get("digest") != plan.digest:
        yield (
            f"{manifest.MANIFEST}: digest {stated.get('digest')}, but its recipe gives "
            f"{plan.digest}"
        )


@dataclass(frozen=True, slots=True)
class VerifyShards:
    """The job of a verification: derive the rows of a shard again and compare."""

    plan: Plan
    folder: Path
    pixels: bool

    @property
    def draws(self) -> bool:
        """Pictures are drawn again only to compare them."""
        return self.pixels and self.plan.recipe.has_pictures

    def run(self, shard: Shard, generator: ItemGenerator, tick: Tick) -> CheckedShard:
        """All that is wrong with one shard."""
        checker = _ShardChecker(self.plan, shard, self.pixels, generator, self.folder)
        path = self.folder / shard.path
        try:
            with opened(path) as source:
                stored = StoredShard.of(path, source.metadata)
                wrong = checker.before_rows(stored, source)
                table = None if wrong else table_of(source, path)
        except ScenegenError as error:
            return CheckedShard(shard, None, (), (f"{shard.path}: {error}",))
        return checker.check(stored, table, wrong, tick)


@dataclass(frozen=True, slots=True)
class _ShardChecker:
    """Checks one shard."""

    plan: Plan
    shard: Shard
    pixels: bool
    generator: ItemGenerator
    folder: Path

    def before_rows(self, stored: StoredShard, source: pq.ParquetFile) -> list[str]:
        """What is wrong with an open file, so that its rows are not looked at."""
        expected = schema.arrow_schema(self.plan.recipe.tokens)
        wrong = [*self._wrong_footer(stored.footer), *wrong_layout(source, expected)]
        if stored.file_bytes > SHARD_BYTES:
            wrong.append(f"larger than {SHARD_BYTES} bytes")
        return wrong

    def check(
        self, stored: StoredShard, table: pa.Table | None, wrong: list[str], tick: Tick
    ) -> CheckedShard:
        """All that is wrong with a file.

        Args:
            stored: what it says of itself.
            table: its rows; None when something is wrong with it as a whole.
            wrong: that.
            tick: called with the number of every row that was checked.
        """
        if table is None:
            known = None if any(self._wrong_footer(stored.footer)) else stored
            return self._found(known, (), wrong)
        ledger = Ledger(self.plan.recipe)
        dense = DenseChecker(
            self.plan, self.shard, self.folder, self.generator, self.pixels
        )
        wrong = dense.open(stored.footer)
        summaries, of_rows = self._rows(table, ledger, tick, dense)
        wrong += [*of_rows, *dense.end()]
        if len(ledger.ids) == self.shard.items:
            wrong += self._wrong_counts(stored.footer, ledger)
        if stored.footer.facts_digest != digest_lines(
            table["content_sha256"].to_pylist()
        ):
            wrong.append("its rows are not those of its facts digest")
        if stored.footer.row_order != digest_lines(table["id"].to_pylist()):
            wrong.append("its rows are not in the order that its footer says")
        return self._found(stored, tuple(summaries), wrong)

    def _found(
        self,
        stored: StoredShard | None,
        summaries: tuple[ItemSummary, ...],
        wrong: list[str],
    ) -> CheckedShard:
        lines = tuple(f"{self.shard.path}: {line}" for line in wrong)
        return CheckedShard(self.shard, stored, summaries, lines)

    def _wrong_footer(self, footer: Footer) -> Iterator[str]:
        if footer.digest != self.plan.digest:
            yield f"made from recipe digest {footer.digest}, not {self.plan.digest}"
        if footer.shard != self.shard:
            yield f"says it is {footer.shard.path}"

    def _wrong_counts(self, footer: Footer, ledger: Ledger) -> Iterator[str]:
        """What the footer says of the items beside their digests."""
        again, said = asdict(ledger.footer(self.plan, self.shard)), asdict(footer)
        for name in sorted(said.keys() - set(TOLD_ELSEWHERE)):
            if said[name] != again[name]:
                yield f"its footer does not say the '{name}' that its items give"

    def _rows(
        self, table: pa.Table, ledger: Ledger, tick: Tick, dense: DenseChecker
    ) -> tuple[list[ItemSummary], list[str]]:
        summaries: list[ItemSummary] = []
        found: list[str] = []
        if table.num_rows != self.shard.items:
            found.append(f"{table.num_rows} rows instead of {self.shard.items}")
        for place, (facts, honest) in enumerate(self._items(ledger, found)):
            if place >= table.num_rows:
                break
            row = table.slice(place, 1)
            with failing_at(facts.address):
                wrong = [*self._wrong_row(row, facts), *self._wrong_answer(honest)]
                wrong += dense.wrong_rows(facts)
                try:
                    summaries.append(self._summary(row.to_pylist()[0]))
                except (ScenegenError, ValueError) as error:
                    wrong.append(str(error))
            found += [f"{facts.address.id}: {line}" for line in wrong]
            tick(place + 1)
        return summaries, found

    def _summary(self, row: Row) -> ItemSummary:
        """What the criteria need of a row.

        Raises:
            ShardError, ValueError: when its facts or its question cannot be read.
        """
        facts = facts_of(row)
        return item_summary(
            row,
            facts,
            read=None if facts.control else self.generator.solve_from_tokens(facts),
        )

    def _items(self, ledger: Ledger, found: list[str]) -> Iterator[tuple[Facts, Facts]]:
        """The facts of the shard, made again, and the honest ones behind them.

        The ledger records them, as that of the build did.
        """
        shard = self.shard
        for unit in shard.units:
            try:
                made = self.generator.make(shard.series, shard.split, unit)
            except ScenegenError as error:
                found.append(str(error))
                return
            ledger.add_unit(made.tally)
            for facts, honest in made.pairs:
                if shard.holds(facts.address):
                    ledger.add(facts)
                    yield facts, honest

    def _wrong_row(self, row: pa.Table, facts: Facts) -> Iterator[str]:
        yield from wrong_labels(row, facts, self.plan.recipe)
        plain = row.select(list(schema.IMAGE_COLUMNS)).to_pylist()[0]
        if not self.plan.recipe.has_pictures:
            if any(plain[name] is not None for name in schema.IMAGE_COLUMNS):
                yield "it has pictures, and its recipe wants none"
            return
        if any(plain[name] is None for name in schema.IMAGE_COLUMNS):
            yield "its pictures are missing"
            return
        yield from wrong_images(plain, facts, self.plan.recipe.resolution)
        if self.pixels:
            yield from self._wrong_pixels(plain, facts)

    def _wrong_answer(self, facts: Facts) -> Iterator[str]:
        """Whether an honest item is answered the same in other ways."""
        ways = {
            "second solver": self.generator.solve,
            "solver from masks": self.generator.solve_from_masks,
        }
        for name, way in ways.items():
            wrong = wrong_answer(facts, way)
            if wrong:
                yield f"the {name} {wrong}"
        yield from self._wrong_count(facts)

    def _wrong_count(self, facts: Facts) -> Iterator[str]:
        """Counts must not depend on the exact threshold of visibility."""
        question, size = facts.question, self.plan.recipe.truth_size
        kinds = {entity.id: entity.category for entity in facts.scene.entities}
        if not kind_of(question).is_count or not question.evidence.instances:
            return
        category = kinds[question.evidence.instances[0]]
        threshold = question.margins.threshold_pcm
        for pcm in (threshold / 2, threshold, threshold * 2):
            count = counted_at(facts, category, pcm, size)
            if str(count) != question.options[question.answer_index]:
                yield f"at {pcm:g} pcm the count is {count}"

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


def _in_columns(facts: Facts) -> list[View]:
    """The views of an item in the order of the picture columns."""
    return [*facts.rig.visible, *facts.rig.hidden]
