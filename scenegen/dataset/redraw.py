"""Draw the pictures of a finished data set anew; no label is touched.

Facts are read from the rows, never sampled again, and the pictures are drawn from them
as a build would. One shard after the other is written beside the old one and takes its
place when it is whole, so that a run can stop anywhere: what has the new pictures is
kept, what has other ones is still to be done. The check sums go when the first shard is
about to be replaced and come back after the last one, so that nobody takes a half-drawn
folder for a finished one. Until then the manifest is the old one; whatever has the
facts that it names belongs to the data set, whoever has drawn it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.dataset.build import (
    BuildReport,
    Failure,
    Job,
    Progress,
    guarded,
    in_order,
)
from scenegen.dataset.checksums import CHECKSUMS
from scenegen.dataset.files import check_writable, sweep
from scenegen.dataset.manifest import MANIFEST, planned, read_manifest
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard
from scenegen.dataset.pool import Tick, run_jobs
from scenegen.dataset.rows import Row, facts_of
from scenegen.dataset.shards import (
    Footer,
    Ledger,
    digest_lines,
    drawn_rows,
    read_footer,
    shard_files,
    write_rows,
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
        drawn: shards that have the new pictures.
        stale: shards that have other ones.
    """

    drawn: tuple[Shard, ...]
    stale: tuple[Shard, ...]


def redraw_state(plan: Plan, folder: Path) -> RedrawState:
    """How far a finished data set has been redrawn; reads footers only.

    Args:
        plan: of the data set with its new pictures.
        folder: of the data set.

    Raises:
        ShardError: when the folder holds another data set, or a part of one.
        RecipeError: when the manifest's recipe is not for this program.
    """
    digests = _digests_told(plan, folder)
    shards = {folder / shard.path: shard for shard in plan.shards}
    drawn: list[Shard] = []
    stale: list[Shard] = []
    for path in shard_files(folder):
        footer, shard = read_footer(path), shards.pop(path, None)
        found = footer.facts_digest, footer.row_order
        if shard is None or footer.shard != shard or found != digests[str(shard.path)]:
            raise ShardError(_stranger(folder, path))
        (drawn if footer.digest == plan.digest else stale).append(shard)
    if shards:
        raise ShardError(_missing(next(iter(shards))))
    return RedrawState(
        drawn=tuple(shard for shard in plan.shards if shard in drawn),
        stale=tuple(shard for shard in plan.shards if shard in stale),
    )


def redraw(
    plan: Plan,
    folder: Path,
    *,
    shards: Sequence[Shard],
    workers: int,
    on_progress: Progress = lambda items: None,
    generator: OpenGenerator = open_generator,
) -> BuildReport:
    """Draw the shards that still have their old pictures; see `run.build`.

    In the report `missing` are the shards that have them afterwards.

    Raises:
        ShardError: when the folder holds another data set, or a shard is damaged;
            shards that are finished stay.
        OutputError: when the folder takes no more; shards that are finished stay.
        RecipeError, AssetError, RenderError: when no worker could begin.
    """
    at = redraw_state(plan, folder)
    check_writable(folder)
    sweep(folder)
    todo = [shard for shard in shards if shard in at.stale]
    receipts: list[Footer | Failure] = []
    if todo:
        jobs = [Job(shard, folder) for shard in todo]
        session = partial(redrawing, plan, generator)
        running = run_jobs(session, jobs, workers=workers, on_progress=on_progress)
        try:
            with closing(running):
                receipts.extend(running)
        finally:
            sweep(folder)
    return in_order(
        plan, receipts, kept=at.drawn, there=redraw_state(plan, folder).drawn
    )


@contextmanager
def redrawing(
    plan: Plan, generator: OpenGenerator
) -> Iterator[Callable[[Job, Tick], Footer | Failure]]:
    """A worker's session that draws shards anew."""
    with generator(plan.recipe) as opened:

        def run(job: Job, tick: Tick) -> Footer | Failure:
            return guarded(job.shard, partial(redraw_shard, plan, job, opened, tick))

        yield run


def redraw_shard(plan: Plan, job: Job, generator: ItemGenerator, tick: Tick) -> Footer:
    """Draw one shard anew; the old file stays until the new one is whole.

    Raises:
        ItemFailure: when an item cannot be drawn.
        ShardError: when the rows are not those of the facts digest.
        OutputError: when the folder takes no more.
    """
    path = job.folder / job.shard.path
    old = read_footer(path)
    # How many scenes were tried is known to nobody else.
    ledger = Ledger(plan.recipe, attempts=old.attempts, tally=Counter(old.tally))
    rows = drawn_rows(stored_facts(path, old), generator, ledger=ledger, tick=tick)
    last = _before_replacing(rows, job.folder)
    return write_rows(plan, job.shard, job.folder, rows=last, ledger=ledger)


def _before_replacing(rows: Iterator[Row], folder: Path) -> Iterator[Row]:
    """The same rows; after the last one the check sums are taken away."""
    yield from rows
    (folder / CHECKSUMS).unlink(missing_ok=True)


def stored_facts(path: Path, footer: Footer) -> Iterator[Facts]:
    """The facts of a shard's rows in order, as the file holds them.

    Raises:
        ShardError: when they are not those that the footer names.
    """
    try:
        with pq.ParquetFile(path) as source:
            names = source.read(columns=["id", "content_sha256"])
            _require_digests(path, footer, names)
            columns = ["id", "facts", "content_sha256"]
            for batch in source.iter_batches(batch_size=ROWS, columns=columns):
                for row in batch.to_pylist():
                    yield _checked(path, row)
    except (OSError, pa.ArrowException) as error:
        raise ShardError(_damaged(path, str(error))) from error


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


def _digests_told(plan: Plan, folder: Path) -> dict[str, tuple[str, str]]:
    """What the manifest says of each file: the digest of its facts, and of its ids.

    Raises:
        ShardError: when it is of a data set with other facts than those of the plan.
    """
    told = read_manifest(folder)
    before = planned(folder, plan.catalogue_digest)
    if told.get("digest") != before.digest:
        raise ShardError(_of_another_release(plan, folder, told))
    other = _other_facts(before, plan)
    if other:
        raise ShardError(
            f"{folder} holds recipe '{before.recipe.name}', and what is to be drawn "
            f"has another {' and another '.join(other)}, so other items. Nothing was "
            f"changed. A redraw may change {', '.join(FREE)}: name no recipe to take "
            "that of the folder, or build into another --out."
        )
    return {
        each["path"]: (each["facts_digest"], each["row_order_sha256"])
        for each in told["shards"]
    }


def _other_facts(before: Plan, after: Plan) -> list[str]:
    """The keys by which two recipes differ in more than pictures."""
    one, other = (json.loads(canonical(each.recipe)) for each in (before, after))
    return [key for key in one if key not in FREE and one[key] != other[key]]


def _damaged(path: Path, why: str) -> str:
    return (
        f"{path} is damaged: {why}. It was left as it is. Redraw the other shards by "
        "--shards, delete this one, and run the same command without --redraw: only "
        "this shard is made anew."
    )


def _missing(path: Path) -> str:
    return (
        f"{path} is missing. A finished data set is redrawn, and no part of one: run "
        "the build of the data set again, which makes what is missing, then this "
        "command. If all other shards have their new pictures, run this command "
        "without --redraw."
    )


def _stranger(folder: Path, path: Path) -> str:
    return (
        f"{folder}: {path.name} is no part of the data set of its {MANIFEST}. Nothing "
        "was changed. Take the file away, or name another --out."
    )


def _of_another_release(plan: Plan, folder: Path, told: Mapping[str, Any]) -> str:
    theirs = str(told.get("catalogue_digest"))[:12], told.get("schema_version")
    ours = plan.catalogue_digest[:12], SCHEMA_VERSION
    return (
        f"{folder / MANIFEST}: made from the assets {theirs[0]} with row schema "
        f"{theirs[1]}, and at hand are the assets {ours[0]} and row schema {ours[1]}. "
        "Nothing was changed. Redraw it with the release and the packs that it was "
        "built with, or build it anew."
    )
