"""Which shard holds which items: fixed by the recipe, whoever builds it."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath

from scenegen.errors import RecipeError
from scenegen.recipe.loading import canonical
from scenegen.recipe.model import Recipe, ordered
from scenegen.records.item import Address

SCHEMA_VERSION = "4"
"""Of the rows; bumped whenever a column is added, removed or read differently."""

PARTS = 16
"""A small data set is cut into about this many shards, so that workers share it."""

SMALLEST = 4
"""Items of a shard, unless its split has fewer."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A run of items of one split of one series that lives in one file.

    Attributes:
        config: name of the config, which several series may share.
        series: name of the series.
        split: name of the split.
        number: of the shard in the split of its config.
        of: shards of that split, of all series that share it.
        start, stop: items, half open; `start` is even.
    """

    config: str
    series: str
    split: str
    number: int
    of: int
    start: int
    stop: int

    @property
    def items(self) -> int:
        """How many rows the shard has."""
        return self.stop - self.start

    @property
    def units(self) -> range:
        """The units whose items it holds."""
        return range(self.start // 2, (self.stop + 1) // 2)

    def holds(self, address: Address) -> bool:
        """Whether an item of its split and series is one of its rows."""
        return self.start <= address.index < self.stop

    @property
    def path(self) -> PurePosixPath:
        """Where it lies in the folder of the data set."""
        name = f"{self.split}-{self.number:05d}-of-{self.of:05d}.parquet"
        return PurePosixPath("data", self.config, name)


@dataclass(frozen=True, slots=True)
class Plan:
    """All shards of a data set.

    Attributes:
        recipe: what is built.
        catalogue_digest: of the assets that it is built from.
        digest: names everything that decides the bytes of a shard.
        shards: in the order of the recipe, split by split.
    """

    recipe: Recipe
    catalogue_digest: str
    digest: str
    shards: tuple[Shard, ...]

    @property
    def items(self) -> int:
        """How many rows all shards have."""
        return sum(shard.items for shard in self.shards)


def plan_build(recipe: Recipe, catalogue_digest: str) -> Plan:
    """The plan of a recipe; a pure function of its arguments."""
    total = sum(sum(series.splits.values()) for series in recipe.series)
    size = shard_size(total, recipe.items_per_shard)
    shards = [
        shard
        for series in recipe.series
        for split, items in ordered(series.splits)
        for shard in cut(series.home, series.label, split, items=items, size=size)
    ]
    digest = plan_digest(canonical(recipe), catalogue_digest)
    return Plan(recipe, catalogue_digest, digest, tuple(numbered(shards)))


def plan_digest(recipe_text: str, catalogue_digest: str) -> str:
    """What the footer of every shard names: recipe, assets, row schema."""
    parts = {
        "recipe": recipe_text,
        "catalogue": catalogue_digest,
        "schema": SCHEMA_VERSION,
    }
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def shard_size(total: int, items_per_shard: int) -> int:
    """Items a shard: the recipe's number, or less when all are few; even."""
    part = -(-total // PARTS)
    return min(items_per_shard, max(SMALLEST, part + part % 2))


def cut(config: str, series: str, split: str, *, items: int, size: int) -> list[Shard]:
    """The shards of one split of a series, all of `size` items but the last."""
    starts = range(0, items, size)
    return [
        Shard(
            config=config,
            series=series,
            split=split,
            number=number,
            of=len(starts),
            start=start,
            stop=min(items, start + size),
        )
        for number, start in enumerate(starts)
    ]


def numbered(shards: Sequence[Shard]) -> Iterator[Shard]:
    """The shards numbered through in every split of every config, in their order."""
    of = Counter((shard.config, shard.split) for shard in shards)
    before: Counter[tuple[str, str]] = Counter()
    for shard in shards:
        place = shard.config, shard.split
        yield replace(shard, number=before[place], of=of[place])
        before[place] += 1


def ids_of(plan: Plan, shard: Shard) -> tuple[str, ...]:
    """The ids of the rows of a shard, in order; no item is made for it."""
    seed, split, series = plan.recipe.seed, shard.split, shard.series
    places = range(shard.start, shard.stop)
    return tuple(Address(seed, split, series, place).id for place in places)


def choose(plan: Plan, part: str | None) -> tuple[Shard, ...]:
    """The shards `A:B` of a plan, half open, like a Python slice; all if None.

    Raises:
        RecipeError: when the text is not a range of existing shards.
    """
    if part is None:
        return plan.shards
    first, colon, last = part.partition(":")
    numbers = [first or "0", last or str(len(plan.shards))]
    if not colon or not all(number.isdecimal() for number in numbers):
        raise RecipeError(f"--shards '{part}': write A:B, for example 0:8")
    start, stop = (int(number) for number in numbers)
    if not 0 <= start < stop <= len(plan.shards):
        raise RecipeError(
            f"--shards '{part}': the recipe has {len(plan.shards)} shards, "
            f"so A:B lies within 0:{len(plan.shards)}"
        )
    return plan.shards[start:stop]


def in_order(plan: Plan, shards: Collection[Shard]) -> tuple[Shard, ...]:
    """Some shards of a plan in its order."""
    return tuple(shard for shard in plan.shards if shard in shards)
