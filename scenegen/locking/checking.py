"""Make the items of a lock again, all or some, and compare."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from scenegen._version import GENERATOR_VERSION
from scenegen.dataset.manifest_entries import versions
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard, ids_of, plan_build
from scenegen.dataset.shard_jobs import Progress
from scenegen.generation.generator import OpenGenerator, open_generator
from scenegen.locking.comparison import compare_snapshots
from scenegen.locking.differences import Differences
from scenegen.locking.items import VALUES, ColumnChange, RowsOf, hashed_columns
from scenegen.locking.lock import Lock
from scenegen.locking.locking import MadeLabels, made_labels
from scenegen.locking.sampling import SampleSize, sampled_units
from scenegen.locking.snapshots import ShardState, Snapshot, snapshot_of_lock
from scenegen.recipe.loading import canonical
from scenegen.recipe.model import Recipe
from scenegen.recipe.resolve import stock_of

LISTED = 20
"""Differences of one subject that are listed one by one, unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class LockCheck:
    """What the check of a lock found.

    Attributes:
        rows: of the lock.
        checked: items that were made again.
        program: what the lock was made with and this program is not; then nothing was
            made.
        differences: all others.
    """

    rows: int
    checked: int
    program: tuple[ColumnChange, ...]
    differences: Differences


class CheckSettings(NamedTuple):
    """How a lock is checked.

    Attributes:
        size: of the sample of units; all of them when None.
        limit: differences of one subject that are listed one by one.
        catalogue_digest: of the assets at hand; those that came along when None.
    """

    size: SampleSize | None = None
    limit: int = LISTED
    catalogue_digest: str | None = None


USUAL = CheckSettings()


def other_program(lock: Lock) -> Iterator[ColumnChange]:
    """What made the lock and is not this program; assets aside."""
    ours = {"generator": GENERATOR_VERSION, "row schema": SCHEMA_VERSION}
    theirs = {"generator": lock.generator, "row schema": lock.schema}
    for name, was in theirs.items():
        if was != ours[name]:
            yield ColumnChange(name, was, ours[name])


def check_lock(
    lock: Lock,
    recipe: Recipe,
    settings: CheckSettings = USUAL,
    *,
    workers: int = 1,
    on_progress: Progress = lambda done, total: None,
    generator: OpenGenerator = open_generator,
) -> LockCheck:
    """Make items again and compare them with a lock.

    Args:
        lock: of which items are made again.
        recipe: that of the lock, or another one that should give the same items.
        settings: how much is made, and how much is listed.
        workers: processes.
        on_progress: called with how many items are finished, of how many.
        generator: where items are made.

    Raises:
        AssetError: when a pack of the recipe is missing.
        RecipeError: when a part of the recipe refuses its parameters.
    """
    found = Differences(settings.limit)
    assets = settings.catalogue_digest or stock_of(recipe).digest
    program = tuple(other_program(lock))
    if lock.assets != assets:
        program += (ColumnChange("assets", lock.assets[:12], assets[:12]),)
    if program:
        return LockCheck(lock.rows, 0, program, found)
    plan = plan_build(recipe, assets)
    size = settings.size
    units = None if size is None else sampled_units(plan, size)
    made = made_labels(
        plan,
        units=units,
        workers=workers,
        on_progress=on_progress,
        generator=generator,
    )
    was = snapshot_of_lock(lock, Path("the lock"))
    compare_snapshots(was, _made_now(plan, made, is_whole=units is None), found)
    return LockCheck(lock.rows, sum(len(e.items) for e in made.shards), (), found)


def _made_now(plan: Plan, made: MadeLabels, *, is_whole: bool) -> Snapshot:
    """A plan as a lock is compared with it; of a part, all ids are known all the same.

    Args:
        plan: whose items were made.
        made: all of them, or some.
        is_whole: whether all of them were to be made.
    """
    recipe, hashed = (
        json.loads(canonical(plan.recipe)),
        hashed_columns(plan.recipe.tokens),
    )
    shards = {str(each.path): each for each in plan.shards}
    there = {each.path: each for each in made.shards}
    faults = {str(each.shard.path): each.message.strip() for each in made.failures}

    def state(path: str, shard: Shard) -> ShardState:
        digest = there[path].facts_digest if is_whole and path in there else None
        words = shard.config, shard.series, shard.split, shard.items
        return ShardState(*words, digest, digest, fault=faults.get(path, ""))

    def rows_of(paths: Iterable[str]) -> RowsOf:
        chosen = tuple(paths)
        items = {
            each.id: each
            for path in chosen
            if path in there
            for each in there[path].items
        }
        return RowsOf({path: ids_of(plan, shards[path]) for path in chosen}, items)

    return Snapshot(
        path=Path("this program"),
        kind="made",
        recipe=recipe,
        program={},
        versions=versions(),
        shards={path: state(path, shard) for path, shard in shards.items()},
        heads={},
        columns=(*VALUES, *hashed),
        hashed=hashed,
        rows_of=rows_of,
    )
