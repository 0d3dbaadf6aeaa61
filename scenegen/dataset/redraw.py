"""Draw the pictures of a finished data set again; no label is touched.

Facts are read from the rows, never sampled again, and the pictures are drawn from them
as a build would. One shard after the other is written beside the old one and takes its
place when it is whole, so that a run can stop anywhere: what has the new pictures is
kept, what has other ones is still to be done. The checksums are removed when the first
shard is about to be replaced and come back after the last one, so that no one takes a
half-drawn folder for a finished one. Until then the manifest is the old one; a shard
with the facts that it names belongs to the data set, whichever renderer its pictures
are from.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.dataset.build import BuildReport
from scenegen.dataset.claims import claimed
from scenegen.dataset.dense_shards import DenseShard, dense_paths, is_sound
from scenegen.dataset.files import (
    CHECKSUMS,
    check_writable,
    read_sums,
    sha256_of,
    sweep,
)
from scenegen.dataset.manifest import MANIFEST, read_manifest
from scenegen.dataset.parquet_files import batches_of, open_file, table_of
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard, in_order, plan_digest
from scenegen.dataset.pool import Tick
from scenegen.dataset.rows import Row, facts_of
from scenegen.dataset.shard_jobs import Progress, run_shards
from scenegen.dataset.shards import (
    Footer,
    Ledger,
    digest_lines,
    drawn_rows,
    write_rows,
)
from scenegen.dataset.stored_shards import (
    StoredShard,
    read_shard,
    shard_files,
    stated_sums,
)
from scenegen.errors import ShardError
from scenegen.generation.generator import ItemGenerator, OpenGenerator, open_generator
from scenegen.recipe.loading import canonical
from scenegen.records.codec import content_sha256
from scenegen.records.item import Facts

FREE = ("renderer", "resolution", "image")
"""What a recipe may say otherwise without another label."""

ROWS = 20
"""Rows whose facts are in memory at a time."""


@dataclass(frozen=True, slots=True)
class RedrawState:
    """How far a folder has been redrawn.

    Attributes:
        drawn: shards that have the new pictures, in the order of the plan.
        stale: shards that have other ones, likewise.
    """

    drawn: Mapping[Shard, StoredShard]
    stale: Mapping[Shard, StoredShard]


def redraw_state(
    plan: Plan, folder: Path, known: Mapping[Shard, StoredShard] = MappingProxyType({})
) -> RedrawState:
    """How far a finished data set has been redrawn; reads footers only.

    Args:
        plan: of the data set with its new pictures.
        folder: of the data set.
        known: shards that had their new pictures before, and are not read again.

    Raises:
        ShardError: when the folder holds another data set, or a part of one.
    """
    digests = _digests_in_manifest(plan, folder)
    shards = {folder / shard.path: shard for shard in plan.shards}
    found: dict[Shard, StoredShard] = {}
    for path in shard_files(folder):
        shard = shards.get(path)
        stored = known.get(shard) if shard is not None else None
        stored = stored or read_shard(path)
        footer = stored.footer
        facts = footer.facts_digest, footer.row_order
        if shard is None or footer.shard != shard or facts != digests[str(shard.path)]:
            raise ShardError(_foreign(folder, path))
        found[shard] = stored
    for path, shard in shards.items():
        if shard not in found:
            raise ShardError(_missing(path))
    ordered = [(shard, found[shard]) for shard in plan.shards]
    return RedrawState(
        drawn={key: s for key, s in ordered if s.footer.digest == plan.digest},
        stale={key: s for key, s in ordered if s.footer.digest != plan.digest},
    )


@dataclass(frozen=True, slots=True)
class RedrawShards:
    """The job of a redraw: the old file stays until the new one is whole."""

    plan: Plan
    folder: Path
    draws: bool = True

    def run(self, shard: Shard, generator: ItemGenerator, tick: Tick) -> None:
        """Draw one shard again.

        Raises:
            ItemFailure: when an item cannot be drawn.
            ShardError: when the rows are not those of the facts digest.
            OutputError: when the folder takes no more.
        """
        with open_file(self.folder / shard.path) as source:
            old = StoredShard.of(self.folder / shard.path, source.metadata).footer
            # How many scenes were tried is recorded nowhere else.
            ledger = Ledger(
                self.plan.recipe, attempts=old.attempts, tally=Counter(old.tally)
            )
            facts = stored_facts(source, self.folder / shard.path, old)
            with DenseShard(self.plan, shard, self.folder) as dense:
                rows = drawn_rows(
                    facts, generator, ledger=ledger, tick=tick, dense=dense
                )
                last = _before_replacing(rows, self.folder)
                write_rows(self.plan, shard, self.folder, rows=last, ledger=ledger)


def redraw(
    plan: Plan,
    folder: Path,
    *,
    shards: Sequence[Shard],
    workers: int,
    on_progress: Progress = lambda done, total: None,
    generator: OpenGenerator = open_generator,
) -> BuildReport:
    """Draw the shards that still have their old pictures; see `build.build`.

    So are those whose file, or whose dense targets, are not what the data set says they
    are. In the report `missing` are the shards that are still to be drawn afterwards,
    and `stored` are those with the new pictures.

    Raises:
        ShardError: when the folder holds another data set, one is being built there, or
            a shard is damaged; shards that are finished stay.
        OutputError: when the folder takes no more; shards that are finished stay.
        RecipeError, AssetError, RenderError: when no worker could begin.
    """
    before = redraw_state(plan, folder)
    check_writable(folder)
    damaged = set(_altered(plan, folder, before.drawn))
    todo = [each for each in shards if each in before.stale or each in damaged]
    kept = {key: s for key, s in before.drawn.items() if key not in damaged}
    with claimed(plan, folder):
        try:
            sweep(folder)
            failures = run_shards(
                RedrawShards(plan, folder, draws=plan.recipe.has_pictures),
                todo,
                workers=workers,
                on_progress=on_progress,
                generator=generator,
            )
        finally:
            sweep(folder)
    failed = {failure.shard for failure in failures}
    # Another machine may have drawn its part of the plan meanwhile.
    after = redraw_state(plan, folder, known=kept)
    built = set(todo) - failed
    missing = after.stale.keys() | (damaged - built)
    return BuildReport(
        built=in_order(plan, built),
        kept=tuple(kept),
        missing=in_order(plan, missing),
        failures=failures,
        stored={key: s for key, s in after.drawn.items() if key not in missing},
    )


def _altered(
    plan: Plan, folder: Path, drawn: Mapping[Shard, StoredShard]
) -> Iterator[Shard]:
    """Shards that have the new pictures, but whose files are not those of the data set.

    Their checksums would be written anew otherwise, and be those of damaged files.
    """
    sums, stated = read_sums(folder), stated_sums(folder, plan)
    dense = dense_paths(plan)
    for shard, stored in drawn.items():
        name = shard.path.as_posix()
        known = {each[name] for each in (sums, stated) if name in each}
        is_other = bool(known) and sha256_of(folder / shard.path) not in known
        targets = dense.get(shard)
        if is_other or (
            targets is not None and not is_sound(folder / targets, stored.footer.dense)
        ):
            yield shard


def _before_replacing(rows: Iterator[Row], folder: Path) -> Iterator[Row]:
    """The same rows; after the last one the checksums are removed."""
    yield from rows
    (folder / CHECKSUMS).unlink(missing_ok=True)


def stored_facts(source: pq.ParquetFile, path: Path, footer: Footer) -> Iterator[Facts]:
    """The facts of a shard's rows in order, as the file holds them.

    Raises:
        ShardError: when they cannot be read, or are not those that the footer names.
    """
    names = table_of(source, path, ["id", "content_sha256"])
    _require_digests(path, footer, names)
    for batch in batches_of(source, path, ["id", "facts", "content_sha256"], ROWS):
        for row in batch.to_pylist():
            yield _checked(path, row)


def _checked(path: Path, row: Mapping[str, str]) -> Facts:
    """The facts of a row.

    Raises:
        ShardError: when they are not those that its own hash was taken of.
    """
    facts = facts_of(row)
    if content_sha256(facts) != row["content_sha256"] or facts.address.id != row["id"]:
        raise ShardError(_damaged(path, f"{row['id']}: its facts were changed"))
    return facts


def _require_digests(path: Path, footer: Footer, names: pa.Table) -> None:
    """Compare the ids and hashes of all rows with the footer.

    Raises:
        ShardError: when they differ.
    """
    found = tuple(
        digest_lines(names[column].to_pylist()) for column in ("content_sha256", "id")
    )
    if found != (footer.facts_digest, footer.row_order):
        raise ShardError(_damaged(path, "its rows are not those of its facts digest"))


def _digests_in_manifest(plan: Plan, folder: Path) -> dict[str, tuple[str, str]]:
    """What the manifest says of each file: the digest of its facts, and of its ids.

    Its recipe is compared as text: both are written with all defaults.

    Raises:
        ShardError: when it is of a data set with other facts than those of the plan.
    """
    manifest = read_manifest(folder)
    before: dict[str, Any] = {**(manifest.get("recipe") or {})}
    before.pop("card", None)  # which no digest counts
    after: dict[str, Any] = json.loads(canonical(plan.recipe))
    text = json.dumps(before, sort_keys=True, separators=(",", ":"))
    if manifest.get("digest") != plan_digest(text, plan.catalogue_digest):
        raise ShardError(_of_another_release(plan, folder, manifest))
    keys = sorted((before.keys() | after.keys()) - set(FREE))
    other = [key for key in keys if before.get(key) != after.get(key)]
    if other:
        raise ShardError(
            f"{folder} holds recipe '{before.get('name')}', and what is to be drawn "
            f"has another {' and another '.join(other)}, so other items. Nothing was "
            f"changed. A redraw may change {', '.join(FREE)}: name no recipe to take "
            "that of the folder, or build into another --out."
        )
    return {
        each["path"]: (each["facts_digest"], each["row_order_sha256"])
        for each in manifest["shards"]
    }


def _damaged(path: Path, why: str) -> str:
    return (
        f"{path} is damaged: {why}. It was left as it is. Redraw the other shards by "
        "--shards, delete this one, and run the same command without --redraw: only "
        "this shard is built again."
    )


def _missing(path: Path) -> str:
    return (
        f"{path} is missing. A finished data set is redrawn, and no part of one: run "
        "the build of the data set again, which makes what is missing, then this "
        "command. If all other shards have their new pictures, run this command "
        "without --redraw."
    )


def _foreign(folder: Path, path: Path) -> str:
    return (
        f"{folder}: {path.name} is no part of the data set of its {MANIFEST}. Nothing "
        "was changed. Remove the file, or name another --out."
    )


def _of_another_release(plan: Plan, folder: Path, manifest: Mapping[str, Any]) -> str:
    theirs = str(manifest.get("catalogue_digest"))[:12], manifest.get("schema_version")
    ours = plan.catalogue_digest[:12], SCHEMA_VERSION
    return (
        f"{folder / MANIFEST}: made from the assets {theirs[0]} with row schema "
        f"{theirs[1]}; this program has the assets {ours[0]} and row schema {ours[1]}. "
        "Nothing was changed. Redraw it with the release and the packs that it was "
        "built with, or build it again."
    )
