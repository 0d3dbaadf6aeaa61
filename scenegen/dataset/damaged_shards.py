"""Damaged shards: found before a build, set aside, and so made anew.

A shard is damaged when it is no Parquet file any more, or when it was written to after
the check sums and no longer fits them. It is renamed, never deleted.
"""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from scenegen.dataset.checksums import CHECKSUMS, read_sums, sha256_of
from scenegen.dataset.plan import Plan

DAMAGED = ".damaged"
"""Added to the name of a file that was set aside."""


def set_aside(plan: Plan, folder: Path) -> tuple[Path, ...]:
    """Rename the damaged shards of a plan; their names are free afterwards.

    Returns:
        The names that were freed.
    """
    sums = read_sums(folder)
    freed = []
    for shard in plan.shards:
        path = folder / shard.path
        if not path.is_file():
            continue
        known = sums.get(path.relative_to(folder).as_posix())
        if _is_torn(path) or _is_altered(path, known, folder / CHECKSUMS):
            path.replace(path.with_name(path.name + DAMAGED))
            freed.append(path)
    return tuple(freed)


def _is_torn(path: Path) -> bool:
    """Whether a file cannot be read as Parquet."""
    try:
        pq.read_metadata(path)
    except (OSError, pa.ArrowException):
        return True
    return False


def _is_altered(path: Path, known: str | None, sums: Path) -> bool:
    """Whether a file that is younger than the sums does not fit its own."""
    if known is None or path.stat().st_mtime_ns <= sums.stat().st_mtime_ns:
        return False
    return sha256_of(path) != known
