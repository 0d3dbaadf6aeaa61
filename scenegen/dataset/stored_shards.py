"""The shards in a folder: finished ones, damaged ones, those of another data set.

A shard is damaged when it is no Parquet file any more, or has another SHA-256 than the
checksums and the manifest name. It is renamed, never deleted, and built again.
A command reads the footer of a file once and passes on the `StoredShard`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pyarrow.parquet as pq

from scenegen._version import GENERATOR_VERSION
from scenegen.dataset.files import (
    check_writable,
    free_name,
    read_sums,
    sha256_of,
    sweep,
)
from scenegen.dataset.parquet_files import opened
from scenegen.dataset.plan import SCHEMA_VERSION, Plan, Shard
from scenegen.dataset.recipe_keys import other_keys, stated_recipe
from scenegen.dataset.shards import FOOTER, Footer
from scenegen.errors import ShardError, said
from scenegen.reading import read_json
from scenegen.recipe.loading import complete

DAMAGED = ".damaged"
"""Added to the name of a file that was set aside."""


@dataclass(frozen=True, slots=True)
class StoredShard:
    """What the file of a shard says of itself.

    Attributes:
        footer: as it was written.
        rows: of the table.
        file_bytes: size of the file.
        bytes_in_memory: size of the table before compression.
    """

    footer: Footer
    rows: int
    file_bytes: int
    bytes_in_memory: int

    @classmethod
    def of(cls, path: Path, metadata: pq.FileMetaData) -> StoredShard:
        """The shard at a path whose Parquet metadata were read.

        Raises:
            ShardError: when the file is no shard of ours.
        """
        groups = [metadata.row_group(index) for index in range(metadata.num_row_groups)]
        try:
            footer = Footer.from_json((metadata.metadata or {})[FOOTER])
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ShardError(_not_ours(path, error)) from error
        return cls(
            footer=footer,
            rows=metadata.num_rows,
            file_bytes=path.stat().st_size,
            bytes_in_memory=sum(group.total_byte_size for group in groups),
        )


class _TornFileError(ShardError):
    """A file that cannot be read as Parquet."""


def read_shard(path: Path) -> StoredShard:
    """What the shard at a path says of itself.

    Raises:
        ShardError: when the file is no shard of ours, or damaged.
    """
    try:
        with opened(path) as source:
            metadata = source.metadata
    except ShardError as error:
        raise _TornFileError(_not_ours(path, error.__cause__ or error)) from error
    return StoredShard.of(path, metadata)


def shard_files(folder: Path) -> list[Path]:
    """All Parquet files of a data set folder, in a fixed order."""
    return sorted((folder / "data").glob("*/*.parquet"))


def finished(
    plan: Plan, folder: Path, known: Mapping[Shard, StoredShard] = MappingProxyType({})
) -> dict[Shard, StoredShard]:
    """The shards of a plan that are already there.

    Args:
        plan: of the data set.
        folder: of the data set.
        known: shards whose files were read before, and are not read again.

    Raises:
        ShardError: when the folder holds something else, or a damaged shard.
    """
    shards = {folder / shard.path: shard for shard in plan.shards}
    found: dict[Shard, StoredShard] = {}
    for path in shard_files(folder):
        shard = shards.get(path)
        if shard is not None and shard in known:
            found[shard] = known[shard]
        else:
            stored = read_shard(path)
            found[_own(plan, folder, path, stored, shard)] = stored
    return found


@dataclass(frozen=True, slots=True)
class FolderState:
    """What a folder holds before a build.

    Attributes:
        stored: finished shards of the plan.
        set_aside: names of damaged shards, which are free now.
        moved: the names that these have instead.
    """

    stored: Mapping[Shard, StoredShard]
    set_aside: tuple[Path, ...]
    moved: tuple[Path, ...]


def prepare_folder(plan: Plan, folder: Path) -> FolderState:
    """Make a folder ready for a build: leftovers go, damaged shards are set aside.

    Raises:
        ShardError: when the folder holds another data set; its shards stay as they are.
        OutputError: when the folder cannot be written.
    """
    check_writable(folder)
    sweep(folder)
    sums, stated = read_sums(folder), stated_sums(folder, plan)
    shards = {folder / shard.path: shard for shard in plan.shards}
    found: dict[Shard, StoredShard] = {}
    damaged: list[Path] = []
    for path in shard_files(folder):
        shard = shards.get(path)
        name = path.relative_to(folder).as_posix()
        # One of both may be damaged itself, so a shard has to miss both.
        known = {each[name] for each in (sums, stated) if name in each}
        is_file = path.is_file()  # a folder or a link into nowhere may have its name
        if shard is not None and (
            not is_file or (name in sums and sha256_of(path) not in known)
        ):
            damaged.append(path)
            continue
        try:
            stored = read_shard(path)
        except _TornFileError:
            if shard is None:
                raise
            damaged.append(path)
            continue
        own = _own(plan, folder, path, stored, shard)
        if name not in sums and known and sha256_of(path) not in known:
            damaged.append(path)
            continue
        found[own] = stored
    moved = tuple(set_aside(path) for path in damaged)
    return FolderState(found, tuple(damaged), moved)


def set_aside(path: Path) -> Path:
    """Give a damaged file another name, which no file has; that name."""
    free = free_name(aside(path))
    path.replace(free)
    return free


def aside(path: Path) -> Path:
    """The name that a damaged file gets where it is free."""
    return path.with_name(path.name + DAMAGED)


def stated_sums(folder: Path, plan: Plan) -> dict[str, str]:
    """The SHA-256 of shards by the manifest, where it is that of this plan."""
    try:
        plain = read_json(folder / "manifest.json")
        if plain["digest"] == plan.digest:
            return {each["path"]: each["sha256"] for each in plain["shards"]}
    except (OSError, ValueError, KeyError, TypeError):
        pass  # it is missing or damaged itself
    return {}


def _own(
    plan: Plan, folder: Path, path: Path, stored: StoredShard, shard: Shard | None
) -> Shard:
    """The shard of the plan that a file holds.

    Raises:
        ShardError: when it holds another one, or one of another plan.
    """
    footer = stored.footer
    if footer.digest != plan.digest or footer.shard != shard:
        raise ShardError(_foreign(folder, path, footer, plan))
    return footer.shard


def _not_ours(path: Path, error: BaseException) -> str:
    return (
        f"{path} is not a shard of scenegen, or it is damaged ({said(error)}). "
        "Delete the file and run the same command again: only this shard is built "
        "again."
    )


def _foreign(folder: Path, path: Path, footer: Footer, plan: Plan) -> str:
    return (
        f"{folder} holds another data set: recipe '{footer.recipe}', seed "
        f"{footer.seed} ({path.name}). This build is recipe '{plan.recipe.name}', seed "
        f"{plan.recipe.seed}. What differs: "
        f"{_difference(folder, footer, plan)}. Nothing was changed. Choose another "
        "--out, delete the folder, or go back to the recipe and the release that it "
        "was built with. If a `scenegen build --redraw` was stopped here, run it to "
        "its end first."
    )


def _difference(folder: Path, footer: Footer, plan: Plan) -> str:
    """What two data sets differ in: keys of their recipes, assets, the generator."""
    pairs = {
        "generator": (footer.generator, GENERATOR_VERSION),
        "row schema": (footer.schema, SCHEMA_VERSION),
        "assets": (footer.catalogue[:12], plan.catalogue_digest[:12]),
    }
    found = [
        f"{name} ({there} there, {here} here)"
        for name, (there, here) in pairs.items()
        if there != here
    ]
    recipe = stated_recipe(folder, footer.digest)
    here = complete(plan.recipe)
    if recipe is not None:
        keys = other_keys({**recipe, "generator": None}, {**here, "generator": None})
        return ", ".join([*found, *([keys] if keys else [])]) or "where its items are"
    told = {"name": footer.recipe, "seed": footer.seed}
    keys = other_keys(told, {name: here[name] for name in told})
    found += [keys] if keys else []
    return ", ".join(found) or (
        f"other keys of the recipe, which are written down nowhere (digest "
        f"{footer.digest[:12]} there, {plan.digest[:12]} here)"
    )
