"""A lock: the recipe of a data set and the labels that it gives, without a picture.

As a file it is JSON with one item a line, so that a version control system shows what
changed, and the same on every machine but for the versions of libraries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from scenegen._version import GENERATOR_VERSION
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard
from scenegen.dataset.shards import digest_lines
from scenegen.errors import LockError, OutputError, said, shown
from scenegen.locking.items import VALUES, LockedItem
from scenegen.locking.shape import shape_problems, unique_keys
from scenegen.reading import read_json
from scenegen.recipe.loading import canonical

FORMAT = 1
"""Of the file; bumped whenever it is read differently."""

MOST_BYTES = 192 * 1024 * 1024
"""Of the file: half a million items."""

SHOWN = 5
"""Faults of a lock that a message names."""


@dataclass(frozen=True, slots=True)
class LockedShard:
    """The labels of one shard.

    Attributes:
        path: of the file that a build would write.
        config, series, split: where its items belong.
        facts_digest: as the footer of that file would hold it.
        items: its rows in order.
    """

    path: str
    config: str
    series: str
    split: str
    facts_digest: str
    items: tuple[LockedItem, ...]

    @classmethod
    def of(cls, shard: Shard, items: tuple[LockedItem, ...]) -> LockedShard:
        """A shard of a plan with its items."""
        digest = digest_lines([each.content for each in items])
        path = str(shard.path)
        return cls(path, shard.config, shard.series, shard.split, digest, items)


@dataclass(frozen=True, slots=True)
class Lock:
    """The labels of a data set.

    Attributes:
        name, seed: of the recipe, as the head of the file says them again.
        recipe: plain values with all defaults, as a manifest holds them.
        recipe_digest: SHA-256 of the text of the recipe.
        generator, schema: versions.
        assets: digest of the assets.
        digest: of the plan.
        facts_digest: over those of all shards.
        hashed: names of the columns of which hashes are held.
        versions: of libraries, for information.
        shards: in the order of the plan.
    """

    name: str
    seed: int
    recipe: Mapping[str, Any]
    recipe_digest: str
    generator: str
    schema: str
    assets: str
    digest: str
    facts_digest: str
    hashed: tuple[str, ...]
    versions: Mapping[str, str]
    shards: tuple[LockedShard, ...]

    @classmethod
    def of(
        cls,
        plan: Plan,
        shards: tuple[LockedShard, ...],
        *,
        hashed: tuple[str, ...],
        versions: Mapping[str, str],
    ) -> Lock:
        """The lock of a plan, made by this program."""
        recipe = json.loads(canonical(plan.recipe))
        return cls(
            name=plan.recipe.name,
            seed=plan.recipe.seed,
            recipe=recipe,
            recipe_digest=recipe_digest(recipe),
            generator=GENERATOR_VERSION,
            schema=SCHEMA_VERSION,
            assets=plan.catalogue_digest,
            digest=plan.digest,
            facts_digest=digest_lines([each.facts_digest for each in shards]),
            hashed=hashed,
            versions=versions,
            shards=shards,
        )

    @property
    def rows(self) -> int:
        """How many items there are."""
        return sum(len(shard.items) for shard in self.shards)

    def text(self) -> str:
        """As a file."""
        return "".join(self._lines())

    def _lines(self) -> Iterator[str]:
        head = {
            "lock_version": FORMAT,
            "name": self.name,
            "seed": self.seed,
            "generator_version": self.generator,
            "schema_version": self.schema,
            "catalogue_digest": self.assets,
            "digest": self.digest,
            "recipe_digest": self.recipe_digest,
            "facts_digest": self.facts_digest,
            "rows": self.rows,
            "versions": self.versions,
            "recipe": self.recipe,
            "values": list(VALUES),
            "hashed": list(self.hashed),
        }
        yield "{\n"
        for name, value in head.items():
            yield f'"{name}": {json.dumps(value, sort_keys=True)},\n'
        yield '"shards": [\n'
        for number, shard in enumerate(self.shards):
            end = "," if number + 1 < len(self.shards) else ""
            yield from _shard_lines(shard, end)
        yield "]\n}\n"


def recipe_digest(recipe: Mapping[str, Any]) -> str:
    """The SHA-256 of a recipe with all its defaults."""
    return sha256(recipe_text(recipe).encode()).hexdigest()


def recipe_text(recipe: Mapping[str, Any]) -> str:
    """The one text of plain values of a recipe, as `canonical` writes it."""
    return json.dumps(recipe, sort_keys=True, separators=(",", ":"))


def read_lock(path: Path) -> Lock:
    """The lock in a file.

    Raises:
        LockError: when it is none, or damaged.
    """
    try:
        plain = read_json(path, MOST_BYTES, pairs=unique_keys)
    except OSError as error:
        raise LockError(f"{path} cannot be read ({said(error)})") from error
    except ValueError as error:
        raise LockError(_no_lock(path, said(error))) from error
    return lock_of(plain, path)


def check_replaceable(path: Path) -> None:
    """Make sure that a lock that is written to a file replaces nothing but a lock.

    Raises:
        OutputError: when there is something else.
    """
    if not path.exists():
        return
    try:
        plain = read_json(path, MOST_BYTES)
    except (OSError, ValueError, RecursionError):
        plain = None
    if not is_lock(plain):
        raise OutputError(
            f"{path} is there already and is no lock, so it stays as it is: name "
            "another file"
        )


def is_lock(plain: object) -> bool:
    """Whether plain values are those of a lock, of whatever version."""
    return isinstance(plain, Mapping) and "lock_version" in plain


def lock_of(plain: Any, path: Path) -> Lock:
    """The lock that plain values say; the path is for messages.

    Raises:
        LockError: when they say none.
    """
    if not is_lock(plain):
        raise LockError(_no_lock(path, "it has no 'lock_version'"))
    if plain["lock_version"] != FORMAT:
        raise LockError(
            f"{path}: its format is {shown(plain['lock_version'])} and this program "
            f"reads {FORMAT}; install the release that wrote it, or write it again"
        )
    problems = list(shape_problems(plain))
    if problems:
        rest = len(problems) - SHOWN
        more = f"; and {rest} more" if rest > 0 else ""
        told = "; ".join(problems[:SHOWN])
        raise LockError(_no_lock(path, f"it is damaged: {told}{more}"))
    return Lock(
        name=plain["name"],
        seed=plain["seed"],
        recipe=plain["recipe"],
        recipe_digest=plain["recipe_digest"],
        generator=plain["generator_version"],
        schema=plain["schema_version"],
        assets=plain["catalogue_digest"],
        digest=plain["digest"],
        facts_digest=plain["facts_digest"],
        hashed=tuple(plain["hashed"]),
        versions=plain["versions"],
        shards=tuple(_locked_shard(each) for each in plain["shards"]),
    )


def _locked_shard(plain: Mapping[str, Any]) -> LockedShard:
    """A shard of a lock whose shape was checked."""
    items = tuple(LockedItem.from_plain(each) for each in plain["items"])
    words = (plain["path"], plain["config"], plain["series"], plain["split"])
    return LockedShard(*words, plain["facts_digest"], items)


def _shard_lines(shard: LockedShard, end: str) -> Iterator[str]:
    head = {
        "path": shard.path,
        "config": shard.config,
        "series": shard.series,
        "split": shard.split,
        "rows": len(shard.items),
        "facts_digest": shard.facts_digest,
    }
    yield f'{json.dumps(head)[:-1]}, "items": [\n'
    lines = [json.dumps(each.plain(), ensure_ascii=False) for each in shard.items]
    yield ",\n".join(lines)
    yield f"\n]}}{end}\n"


def _no_lock(path: Path, why: str) -> str:
    return f"{path} is no lock: {why}. `scenegen lock RECIPE > {path.name}` writes one."
