"""Make the labels of a plan, or of some of its units, and keep what a lock holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scenegen.dataset.manifest_entries import versions
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.pool import Tick
from scenegen.dataset.shard_jobs import Failure, Progress, failing_at, run_shards
from scenegen.errors import LockError
from scenegen.generation.generator import ItemGenerator, OpenGenerator, open_generator
from scenegen.locking.items import LockedItem, hashed_columns, locked_item
from scenegen.locking.label_rows import label_values
from scenegen.locking.lock import Lock, LockedShard
from scenegen.locking.sampling import Units
from scenegen.records.item import Address, Facts


@dataclass(frozen=True, slots=True)
class LockShards:
    """The job of a lock: make the labels of a shard and keep their hashes.

    Attributes:
        plan: that the shards belong to.
        units: of each shard; all of them when None.
    """

    plan: Plan
    units: Units | None = None

    @property
    def draws(self) -> bool:
        """No picture is drawn."""
        return False

    def run(self, shard: Shard, generator: ItemGenerator, tick: Tick) -> LockedShard:
        """Make one shard.

        Raises:
            ItemFailure: when an item cannot be made.
        """
        recipe, found = self.plan.recipe, list[LockedItem]()
        hashed = hashed_columns(recipe.tokens)
        for facts in self._facts(shard, generator):
            with failing_at(facts.address):
                found.append(locked_item(label_values(facts, recipe), hashed))
            tick(len(found))
        return LockedShard.of(shard, tuple(found))

    def _facts(self, shard: Shard, generator: ItemGenerator) -> Iterator[Facts]:
        """The facts of the items that are wanted, in order."""
        seed = self.plan.recipe.seed
        for unit in shard.units if self.units is None else self.units[shard]:
            with failing_at(Address(seed, shard.split, shard.series, 2 * unit)):
                made = generator.make(shard.series, shard.split, unit)
            for facts in made.twins:
                if shard.holds(facts.address):
                    yield facts


@dataclass(frozen=True, slots=True)
class MadeLabels:
    """What was made of a plan.

    Attributes:
        shards: in the order of the plan, without those that failed.
        failures: shards that were given up.
    """

    shards: tuple[LockedShard, ...]
    failures: tuple[Failure, ...]


def made_labels(
    plan: Plan,
    *,
    units: Units | None = None,
    workers: int = 1,
    on_progress: Progress = lambda done, total: None,
    generator: OpenGenerator = open_generator,
) -> MadeLabels:
    """The labels of all units of a plan, or of some of them.

    Raises:
        RecipeError, AssetError: when no worker could begin.
    """
    found: list[LockedShard] = []
    total = plan.items if units is None else 2 * sum(map(len, units.values()))
    failures = run_shards(
        LockShards(plan, units),
        plan.shards if units is None else tuple(units),
        workers=workers,
        on_progress=lambda done, _: on_progress(done, total),
        on_result=found.append,
        generator=generator,
    )
    return MadeLabels(tuple(found), failures)


def make_lock(
    plan: Plan,
    *,
    workers: int = 1,
    on_progress: Progress = lambda done, total: None,
    generator: OpenGenerator = open_generator,
) -> Lock:
    """The lock of a plan.

    Raises:
        LockError: when an item cannot be made.
        RecipeError, AssetError: when no worker could begin.
    """
    made = made_labels(
        plan, workers=workers, on_progress=on_progress, generator=generator
    )
    if made.failures:
        first = made.failures[0]
        raise LockError(
            f"{len(made.failures)} of {len(plan.shards)} shards have no labels; the "
            f"first one, {first.shard.path}: {first.message}"
        )
    return Lock.of(
        plan,
        made.shards,
        hashed=hashed_columns(plan.recipe.tokens),
        versions=versions(),
    )
