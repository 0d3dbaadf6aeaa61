"""Compare two data sets, each given as a folder, a manifest or a lock."""

from __future__ import annotations

from pathlib import Path

from scenegen.locking.differences import (
    Difference,
    Differences,
    compare_items,
    compare_recipes,
    compare_versions,
)
from scenegen.locking.items import ColumnChange
from scenegen.locking.snapshots import Reading, ShardState, Snapshot, snapshot

DIGITS = 12
"""Of a digest that is shown."""


def compare(
    one: Path,
    other: Path,
    *,
    limit: int,
    on_progress: Reading = lambda done, total: None,
) -> Differences:
    """What differs between two data sets.

    Args:
        one: a folder, a manifest.json or a lock.
        other: likewise.
        limit: differences of one subject that are listed one by one.
        on_progress: called for every file that is read.

    Raises:
        ShardError, LockError: when one of them cannot be read.
    """
    draws = one.is_dir() and other.is_dir()
    was = snapshot(one, on_progress, draws=draws)
    now = snapshot(other, on_progress, draws=draws)
    found = Differences(limit)
    for name in ("generator", "row schema", "assets"):
        before, after = was.program[name], now.program[name]
        found.changed("program", name, before[:DIGITS], after[:DIGITS])
    is_of_labels = "lock" in (was.kind, now.kind)
    compare_recipes(was.recipe, now.recipe, found, of_labels=is_of_labels)
    _compare_columns(was, now, found)
    _compare_shards(was, now, found)
    _compare_rows(was, now, found)
    _compare_files(was, now, found)
    compare_versions(was.versions, now.versions, found)
    return found


def _compare_columns(was: Snapshot, now: Snapshot, found: Differences) -> None:
    if was.columns is None or now.columns is None:
        return
    for name in sorted(set(was.columns) - set(now.columns)):
        found.add(Difference("column", name, "removed"))
    for name in sorted(set(now.columns) - set(was.columns)):
        found.add(Difference("column", name, "added"))


def _compare_shards(was: Snapshot, now: Snapshot, found: Differences) -> None:
    """Add the shards that came, went, or hold other rows."""
    for path in sorted(was.shards.keys() | now.shards.keys()):
        if path not in now.shards:
            found.add(Difference("shard", path, "removed"))
        elif path not in was.shards:
            found.add(Difference("shard", path, "added"))
        else:
            changes = tuple(_shard_changes(was.shards[path], now.shards[path]))
            if changes:
                found.add(Difference("shard", path, "changed", changes))


def _shard_changes(was: ShardState, now: ShardState) -> list[ColumnChange]:
    changes = []
    if was.rows != now.rows:
        changes.append(ColumnChange("rows", str(was.rows), str(now.rows)))
    if was.facts_digest != now.facts_digest:
        digests = was.facts_digest[:DIGITS], now.facts_digest[:DIGITS]
        changes.append(ColumnChange("facts_digest", *digests))
    if was.sha256 and now.sha256 and was.sha256 != now.sha256:
        sums = was.sha256[:DIGITS], now.sha256[:DIGITS]
        changes.append(ColumnChange("sha256", *sums))
    return changes


def _compare_rows(was: Snapshot, now: Snapshot, found: Differences) -> None:
    """Compare items, split by split, so that no more of them are in memory."""
    if was.items is None or now.items is None:
        bare = was if was.items is None else now
        found.notes.append(
            f"{bare.path} is a manifest, which has no rows: items were not compared"
        )
        return
    hashed = was.hashed, now.hashed
    groups = {each.group for side in (was, now) for each in side.shards.values()}
    for group in sorted(groups):
        mine = [path for path in _in(was, group) if not _is_equal(was, now, path)]
        others = [path for path in _in(now, group) if not _is_equal(was, now, path)]
        compare_items(was.items(mine), now.items(others), hashed, found)


def _in(side: Snapshot, group: tuple[str, str]) -> list[str]:
    return [path for path, each in side.shards.items() if each.group == group]


def _is_equal(was: Snapshot, now: Snapshot, path: str) -> bool:
    """Whether a file has the same bytes on both sides, so that no row differs."""
    before, after = was.shards.get(path), now.shards.get(path)
    if before is None or after is None or before.sha256 is None:
        return False
    return before.sha256 == after.sha256


def _compare_files(was: Snapshot, now: Snapshot, found: Differences) -> None:
    if was.files is None or now.files is None:
        return
    for name in sorted(was.files.keys() | now.files.keys()):
        if name not in now.files:
            found.add(Difference("file", name, "removed"))
        elif name not in was.files:
            found.add(Difference("file", name, "added"))
        else:
            sums = was.files[name][:DIGITS], now.files[name][:DIGITS]
            found.changed("file", name, *sums)
