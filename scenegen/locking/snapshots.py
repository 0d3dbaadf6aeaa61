"""A data set as it is compared: from its folder, its manifest or its lock."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scenegen.dataset.columns import IMAGE_COLUMNS
from scenegen.dataset.files import CHECKSUMS, sha256_of
from scenegen.dataset.manifest import MANIFEST, read_manifest
from scenegen.errors import LockError, ShardError
from scenegen.locking.items import OTHERS, VALUES, LockedItem, locked_item
from scenegen.locking.label_rows import (
    column_names,
    stored_facts_digest,
    stored_values,
)
from scenegen.locking.lock import Lock, is_lock, lock_of

Items = dict[str, LockedItem]
"""Items by id, in order."""


@dataclass(frozen=True, slots=True)
class ShardState:
    """One shard of a data set.

    Attributes:
        group: its config and its split.
        rows: how many it has.
        facts_digest: of its rows.
        sha256: of its file; None where there is none.
    """

    group: tuple[str, str]
    rows: int
    facts_digest: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A data set as it is compared.

    Attributes:
        path: of the folder or the file.
        kind: "data set", "manifest" or "lock".
        recipe: plain values with all defaults.
        program: generator, row schema and assets.
        versions: of libraries.
        shards: by the path of their file.
        columns: names of its label columns; None where it has no rows.
        hashed: of these, those that are compared by hash.
        files: SHA-256 of every file beside the shards; None where there is no folder.
        items: those of some shards; None where it has no rows.
    """

    path: Path
    kind: str
    recipe: Mapping[str, Any]
    program: Mapping[str, str]
    versions: Mapping[str, Any]
    shards: Mapping[str, ShardState]
    columns: tuple[str, ...] | None = None
    hashed: tuple[str, ...] = ()
    files: Mapping[str, str] | None = None
    items: Callable[[Iterable[str]], Items] | None = None


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
        plain = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LockError(
            f"{path} cannot be read as JSON ({error}); name the folder of a data set, "
            f"its {MANIFEST}, or a lock"
        ) from error
    if is_lock(plain):
        return _of_lock(path, lock_of(plain, path))
    if isinstance(plain, dict) and isinstance(plain.get("shards"), list):
        return _of_manifest(path, plain)
    raise LockError(
        f"{path} is neither a {MANIFEST} nor a lock; name the folder of a data set, "
        f"its {MANIFEST}, or what `scenegen lock` wrote"
    )


def _of_manifest(path: Path, manifest: Mapping[str, Any]) -> Snapshot:
    """What a manifest says.

    Raises:
        ShardError: when it is damaged.
    """
    try:
        return Snapshot(
            path=path,
            kind="manifest",
            recipe=dict(manifest["recipe"]),
            program=_program(manifest),
            versions=dict(manifest["versions"]),
            shards={
                each["path"]: ShardState(
                    (each["config"], each["split"]),
                    each["rows"],
                    each["facts_digest"],
                    each["sha256"],
                )
                for each in manifest["shards"]
            },
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ShardError(f"{path} is damaged ({error!r})") from error


def _of_lock(path: Path, lock: Lock) -> Snapshot:
    """What a lock says."""
    shards = {shard.path: shard for shard in lock.shards}

    def items(paths: Iterable[str]) -> Items:
        return {each.id: each for name in paths for each in shards[name].items}

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
                (each.config, each.split), len(each.items), each.facts_digest
            )
            for name, each in shards.items()
        },
        columns=(*VALUES, *lock.hashed),
        hashed=lock.hashed,
        items=items,
    )


def _of_folder(folder: Path, on_progress: Reading, *, draws: bool) -> Snapshot:
    """What a finished data set holds now; its files are read, not its manifest alone.

    Raises:
        ShardError: when it is not finished, or a file cannot be read.
    """
    stated = _of_manifest(folder / MANIFEST, read_manifest(folder))
    shards: dict[str, ShardState] = {}
    for number, (name, each) in enumerate(stated.shards.items(), 1):
        path = folder / name
        if not path.is_file():
            raise ShardError(
                f"{path}: missing; run the build of the data set again to make it"
            )
        digest = stored_facts_digest(path)
        rows = each.rows if digest == each.facts_digest else _rows(path)
        shards[name] = ShardState(each.group, rows, digest, sha256_of(path))
        on_progress(number, len(stated.shards))
    names = column_names(folder / next(iter(shards))) if shards else ()
    left_out = set(OTHERS) - set(IMAGE_COLUMNS if draws else ())
    labels = tuple(name for name in names if name not in left_out)
    hashed = tuple(name for name in labels if name not in VALUES)

    def items(paths: Iterable[str]) -> Items:
        return _stored_items(folder, paths, hashed)

    return Snapshot(
        path=folder,
        kind="data set",
        recipe=stated.recipe,
        program=stated.program,
        versions=stated.versions,
        shards=shards,
        columns=labels,
        hashed=hashed,
        files=_beside(folder),
        items=items,
    )


def _rows(path: Path) -> int:
    return sum(1 for _ in stored_values(path, ("content_sha256",)))


def _stored_items(folder: Path, paths: Iterable[str], hashed: tuple[str, ...]) -> Items:
    found: Items = {}
    for name in paths:
        there = set(column_names(folder / name))
        wanted = ("id", "content_sha256", *VALUES, *hashed)
        columns = [each for each in wanted if each in there]
        for row in stored_values(folder / name, columns):
            found[row["id"]] = locked_item(row, hashed)
    return found


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
