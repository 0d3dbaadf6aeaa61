"""The shards in a folder: finished ones, damaged ones, those of another data set.

A shard is damaged when it is no Parquet file any more, or when it was written to after
the checksums and no longer fits them. It is renamed, never deleted, and built again.
A command reads the footer of a file once and passes on the `StoredShard`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen._version import GENERATOR_VERSION
from scenegen.dataset.files import (
    CHECKSUMS,
    check_writable,
    read_sums,
    sha256_of,
    sweep,
)
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.shards import FOOTER, Footer
from scenegen.errors import ShardError

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
        except (KeyError, TypeError, ValueError) as error:
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
        metadata = pq.read_metadata(path)
    except (OSError, pa.ArrowException) as error:
        raise _TornFileError(_not_ours(path, error)) from error
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
    """

    stored: Mapping[Shard, StoredShard]
    set_aside: tuple[Path, ...]


def prepare_folder(plan: Plan, folder: Path) -> FolderState:
    """Make a folder ready for a build: leftovers go, damaged shards are set aside.

    Raises:
        ShardError: when the folder holds another data set; its shards stay as they are.
        OutputError: when the folder cannot be written.
    """
    check_writable(folder)
    sweep(folder)
    sums = read_sums(folder)
    shards = {folder / shard.path: shard for shard in plan.shards}
    found: dict[Shard, StoredShard] = {}
    damaged: list[Path] = []
    for path in shard_files(folder):
        shard = shards.get(path)
        known = sums.get(path.relative_to(folder).as_posix())
        is_file = path.is_file()  # a folder or a link into nowhere may have its name
        if shard is not None and (
            not is_file or _is_altered(path, known, folder / CHECKSUMS)
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
        found[_own(plan, folder, path, stored, shard)] = stored
    for path in damaged:
        path.replace(aside(path))
    return FolderState(found, tuple(damaged))


def aside(path: Path) -> Path:
    """The name that a damaged shard gets."""
    return path.with_name(path.name + DAMAGED)


def _is_altered(path: Path, known: str | None, sums: Path) -> bool:
    """Whether a file that is younger than the checksums does not fit its own."""
    if known is None or path.stat().st_mtime_ns <= sums.stat().st_mtime_ns:
        return False
    return sha256_of(path) != known


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


def _not_ours(path: Path, error: Exception) -> str:
    return (
        f"{path} is not a shard of scenegen, or it is damaged ({error}). Delete "
        "the file and run the same command again: only this shard is built again."
    )


def _foreign(folder: Path, path: Path, footer: Footer, plan: Plan) -> str:
    ours = _identity(plan.digest, plan.catalogue_digest, GENERATOR_VERSION)
    theirs = _identity(footer.digest, footer.catalogue, footer.generator)
    recipe = plan.recipe
    return (
        f"{folder} holds another data set: recipe '{footer.recipe}', seed "
        f"{footer.seed}, {theirs} ({path.name}). This build is recipe "
        f"'{recipe.name}', seed {recipe.seed}, {ours}. Nothing was changed. Choose "
        "another --out, delete the folder, or go back to the recipe and the release "
        "that it was built with. If a `scenegen build --redraw` was stopped here, run "
        "it to its end first."
    )


def _identity(digest: str, catalogue: str, generator: str) -> str:
    return f"generator {generator}, assets {catalogue[:12]}, digest {digest[:12]}"
