"""A data set as it is compared: from its folder, its manifest or its lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scenegen.dataset.columns import IMAGE_COLUMNS
from scenegen.dataset.files import CHECKSUMS, sha256_of
from scenegen.dataset.manifest import MANIFEST, read_manifest
from scenegen.dataset.plan import SCHEMA_VERSION, plan_digest
from scenegen.dataset.shards import digest_lines
from scenegen.errors import LockError, ShardError, said, told_as
from scenegen.locking.items import (
    OTHERS,
    VALUES,
    LockedItem,
    RowsOf,
    locked_item,
)
from scenegen.locking.label_rows import (
    column_names,
    stored_facts_digest,
    stored_values,
)
from scenegen.locking.lock import (
    MOST_BYTES,
    Lock,
    is_lock,
    lock_of,
    recipe_digest,
    recipe_text,
)
from scenegen.locking.shape import first_twice, unique_keys
from scenegen.reading import read_json

LISTED, MISSING, EXTRA = "listed", "listed and missing", "not listed"
"""What a manifest and its folder say of a file; all others are listed."""


@dataclass(frozen=True, slots=True)
class ShardState:
    """One shard of a data set.

    Attributes:
        config, series, split: where its rows belong.
        rows: how many it has.
        stated: the facts digest that is written down; None where none is.
        held: the facts digest of the rows that are there; None where none are.
        sha256: of its file; None where there is none.
        file: `LISTED`, `MISSING` or `EXTRA`.
        fault: why its items cannot be made.
    """

    config: str
    series: str
    split: str
    rows: int
    stated: str | None
    held: str | None = None
    sha256: str | None = None
    file: str = LISTED
    fault: str = ""

    @property
    def best(self) -> str | None:
        """The digest that the rows have, else the one that is written down."""
        return self.held or self.stated


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A data set as it is compared.

    Attributes:
        path: of the folder or the file.
        kind: "data set", "manifest", "lock" or "made".
        recipe: plain values with all defaults.
        program: generator, row schema and assets.
        versions: of libraries.
        shards: by the path of their file.
        heads: what is written once for the data set, and what it follows from, by name.
        columns: names of its label columns; None where it has no rows.
        hashed: of these, those that are compared by hash.
        files: SHA-256 of every file beside the shards; None where there is no folder.
        rows_of: the items of some shards; None where it has no rows.
    """

    path: Path
    kind: str
    recipe: Mapping[str, Any]
    program: Mapping[str, str]
    versions: Mapping[str, Any]
    shards: Mapping[str, ShardState]
    heads: Mapping[str, tuple[str, str]]
    columns: tuple[str, ...] | None = None
    hashed: tuple[str, ...] = ()
    files: Mapping[str, str] | None = None
    rows_of: Callable[[Iterable[str]], RowsOf] | None = None


Reading = Callable[[int, int], None]
"""Takes how many files are read, of how many."""


def snapshot(
    path: Path, on_progress: Reading = lambda done, total: None, *, draws: bool = False
) -> Snapshot:
    """What is at a path.

    Args:
        path: of a finished data set, a manifest.json or a lock.
        on_progress: called for every file that is read.
        draws: compare the pictures of a folder as well.

    Raises:
        ShardError, LockError: when it is none of them, or damaged.
    """
    if path.is_dir():
        return _of_folder(path, on_progress, draws=draws)
    try:
        plain = read_json(path, MOST_BYTES, pairs=unique_keys)
    except (OSError, ValueError) as error:
        raise LockError(
            f"{path} cannot be read as JSON ({said(error)}); name the folder of a "
            f"data set, its {MANIFEST}, or a lock"
        ) from error
    if is_lock(plain):
        return snapshot_of_lock(lock_of(plain, path), path)
    if isinstance(plain, dict) and isinstance(plain.get("shards"), list):
        return _of_manifest(path, plain)
    raise LockError(
        f"{path} is neither a {MANIFEST} nor a lock; name the folder of a data set, "
        f"its {MANIFEST}, or what `scenegen lock` wrote"
    )


def snapshot_of_lock(lock: Lock, path: Path) -> Snapshot:
    """What a lock says.

    Args:
        lock: that was read.
        path: of its file.
    """
    shards = {shard.path: shard for shard in lock.shards}
    stated = [shard.facts_digest for shard in lock.shards]

    def rows_of(paths: Iterable[str]) -> RowsOf:
        chosen = {name: shards[name].items for name in paths}
        ids = {name: tuple(e.id for e in items) for name, items in chosen.items()}
        return RowsOf(ids, {e.id: e for items in chosen.values() for e in items})

    return Snapshot(
        path=path,
        kind="lock",
        recipe=lock.recipe,
        program={
            "generator": lock.generator,
            "row schema": lock.schema,
            "assets": lock.assets,
        },
        versions=lock.versions,
        shards={
            name: ShardState(
                config=each.config,
                series=each.series,
                split=each.split,
                rows=len(each.items),
                stated=each.facts_digest,
                held=digest_lines([item.content for item in each.items]),
            )
            for name, each in shards.items()
        },
        heads={
            "name": (lock.name, str(lock.recipe.get("name"))),
            "seed": (str(lock.seed), str(lock.recipe.get("seed"))),
            "recipe_digest": (lock.recipe_digest, recipe_digest(lock.recipe)),
            "facts_digest": (lock.facts_digest, digest_lines(stated)),
            **_digest_of(lock.recipe, lock.assets, lock.schema, lock.digest),
        },
        columns=(*VALUES, *lock.hashed),
        hashed=lock.hashed,
        rows_of=rows_of,
    )


def _of_manifest(path: Path, manifest: Mapping[str, Any]) -> Snapshot:
    """What a manifest says.

    Raises:
        ShardError: when it is damaged.
    """
    with told_as(ShardError, path, "It is damaged: run the build again."):
        shards = {each["path"]: _stated_shard(each) for each in manifest["shards"]}
        if len(shards) < len(manifest["shards"]):
            names = [each["path"] for each in manifest["shards"]]
            twice = first_twice(names)
            raise ValueError(f"it lists {twice} twice")
        recipe, program = dict(manifest["recipe"]), _program(manifest)
        stated = [str(each.stated) for each in shards.values()]
        return Snapshot(
            path=path,
            kind="manifest",
            recipe=recipe,
            program=program,
            versions=dict(manifest["versions"]),
            shards=shards,
            heads={
                "name": (str(manifest["name"]), str(recipe["name"])),
                "seed": (str(manifest["seed"]), str(recipe["seed"])),
                "facts_digest": (str(manifest["facts_digest"]), digest_lines(stated)),
                **_digest_of(
                    recipe, program["assets"], program["row schema"], manifest["digest"]
                ),
            },
        )


def _stated_shard(entry: Mapping[str, Any]) -> ShardState:
    """A shard as a manifest lists it."""
    return ShardState(
        config=str(entry["config"]),
        series=str(entry["series"]),
        split=str(entry["split"]),
        rows=int(entry["rows"]),
        stated=str(entry["facts_digest"]),
        sha256=str(entry["sha256"]),
    )


def _digest_of(
    recipe: Mapping[str, Any], assets: str, schema: str, stated: object
) -> dict[str, tuple[str, str]]:
    """The digest of a plan, and the one that it follows from; none of other schemas."""
    if schema != SCHEMA_VERSION:
        return {}
    plain = {key: each for key, each in recipe.items() if key != "card"}
    return {"digest": (str(stated), plan_digest(recipe_text(plain), assets))}


def _of_folder(folder: Path, on_progress: Reading, *, draws: bool) -> Snapshot:
    """What a finished data set holds now; its files are read, not its manifest alone.

    Raises:
        ShardError: when it is not finished, or a file cannot be read.
    """
    stated = _of_manifest(folder / MANIFEST, read_manifest(folder))
    shards: dict[str, ShardState] = {}
    extra = sorted(_parquet(folder) - stated.shards.keys())
    total = len(stated.shards) + len(extra)
    for number, name in enumerate([*stated.shards, *extra], 1):
        each = stated.shards.get(name)
        shards[name] = (
            _extra(folder, name) if each is None else _held(folder, name, each)
        )
        on_progress(number, total)
    there = [name for name, each in shards.items() if each.file == LISTED]
    names = column_names(folder / there[0]) if there else ()
    left_out = set(OTHERS) - set(IMAGE_COLUMNS if draws else ())
    labels = tuple(name for name in names if name not in left_out)
    hashed = tuple(name for name in labels if name not in VALUES)

    def rows_of(paths: Iterable[str]) -> RowsOf:
        return _stored_items(folder, paths, hashed)

    return replace(
        stated,
        path=folder,
        kind="data set",
        shards=shards,
        columns=labels,
        hashed=hashed,
        files=_beside(folder),
        rows_of=rows_of,
    )


def _parquet(folder: Path) -> set[str]:
    """All Parquet files of a folder, wherever they are in it."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.parquet")
        if path.is_file()
    }


def _held(folder: Path, name: str, stated: ShardState) -> ShardState:
    """A shard that a manifest lists, as its file is.

    Raises:
        ShardError: when it cannot be read.
    """
    path = folder / name
    if not path.is_file():
        return replace(stated, sha256=None, file=MISSING)
    digest = stored_facts_digest(path)
    rows = stated.rows if digest == stated.stated else _rows(path)
    return replace(
        stated, rows=rows, stated=digest, held=digest, sha256=sha256_of(path)
    )


def _extra(folder: Path, name: str) -> ShardState:
    """A file that no manifest lists, whatever it holds."""
    return ShardState("", "", "", 0, None, None, sha256_of(folder / name), EXTRA)


def _rows(path: Path) -> int:
    return sum(1 for _ in stored_values(path, ("content_sha256",)))


def _stored_items(
    folder: Path, paths: Iterable[str], hashed: tuple[str, ...]
) -> RowsOf:
    ids: dict[str, tuple[str, ...]] = {}
    found: dict[str, LockedItem] = {}
    for name in paths:
        there = set(column_names(folder / name))
        wanted = ("id", "content_sha256", *VALUES, *hashed)
        columns = [each for each in wanted if each in there]
        items = [
            locked_item(row, hashed) for row in stored_values(folder / name, columns)
        ]
        ids[name] = tuple(each.id for each in items)
        found.update((each.id, each) for each in items)
    return RowsOf(ids, found)


def _beside(folder: Path) -> dict[str, str]:
    """The SHA-256 of the files beside the shards.

    Manifest and checksums follow from what is compared anyhow.
    """
    names = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".parquet"
    }
    return {
        name: sha256_of(path)
        for name, path in names.items()
        if name not in (MANIFEST, CHECKSUMS) and not name.startswith(".")
    }


def _program(manifest: Mapping[str, Any]) -> dict[str, str]:
    return {
        "generator": str(manifest["generator_version"]),
        "row schema": str(manifest["schema_version"]),
        "assets": str(manifest["catalogue_digest"]),
    }
