"""Make the items of a lock again, all or some, and compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from scenegen._version import GENERATOR_VERSION
from scenegen.dataset.manifest import versions
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, plan_build
from scenegen.dataset.shard_jobs import Failure, Progress
from scenegen.dataset.shards import digest_lines
from scenegen.generation.generator import OpenGenerator, open_generator
from scenegen.locking.differences import (
    Difference,
    Differences,
    compare_items,
    compare_recipes,
    compare_versions,
)
from scenegen.locking.items import ColumnChange, hashed_columns
from scenegen.locking.lock import Lock, recipe_digest
from scenegen.locking.locking import MadeLabels, made_labels
from scenegen.locking.sampling import SampleSize, sampled_units
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
    hashed = hashed_columns(plan.recipe.tokens)
    expected = Lock.of(plan, made.shards, hashed=hashed, versions=versions())
    compare_recipes(lock.recipe, expected.recipe, found, of_labels=True)
    _compare_itself(lock, found)
    _compare_shards(lock, plan, made, found)
    _compare_items(lock, expected, made, found, is_whole=units is None)
    compare_versions(lock.versions, expected.versions, found)
    return LockCheck(lock.rows, expected.rows, (), found)


def _compare_itself(lock: Lock, found: Differences) -> None:
    """Whether a lock still is what was written: people edit files."""
    found.changed(
        "recipe", "recipe_digest", lock.recipe_digest, recipe_digest(lock.recipe)
    )
    for shard in lock.shards:
        again = digest_lines([each.content for each in shard.items])
        if again != shard.facts_digest:
            change = ColumnChange("facts_digest", shard.facts_digest[:12], again[:12])
            found.add(Difference("shard", shard.path, "changed", (change,)))


def _compare_shards(
    lock: Lock, plan: Plan, made: MadeLabels, found: Differences
) -> None:
    """Add shards that came, went, have other rows or could not be made."""
    paths = {str(shard.path): shard.items for shard in plan.shards}
    locked = {shard.path: len(shard.items) for shard in lock.shards}
    failed = {str(each.shard.path): each for each in made.failures}
    for path in sorted(paths.keys() | locked.keys()):
        if path not in paths:
            found.add(Difference("shard", path, "removed"))
        elif path not in locked:
            found.add(Difference("shard", path, "added"))
        elif path in failed:
            found.add(_not_made(failed[path]))
        elif paths[path] != locked[path]:
            rows = ColumnChange("rows", str(locked[path]), str(paths[path]))
            found.add(Difference("shard", path, "changed", (rows,)))


def _compare_items(
    lock: Lock,
    expected: Lock,
    made: MadeLabels,
    found: Differences,
    *,
    is_whole: bool,
) -> None:
    """Add items that differ; of a part, only what was made can be missed."""
    failed = {str(each.shard.path) for each in made.failures}
    now = {each.id: each for shard in expected.shards for each in shard.items}
    was = {
        each.id: each
        for shard in lock.shards
        for each in shard.items
        if (is_whole and shard.path not in failed) or each.id in now
    }
    compare_items(was, now, (lock.hashed, expected.hashed), found)


def _not_made(failure: Failure) -> Difference:
    """A shard whose items cannot be made any more."""
    change = ColumnChange("labels", "made", failure.message.strip())
    return Difference("shard", str(failure.shard.path), "changed", (change,))
