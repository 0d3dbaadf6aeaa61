"""Compare two data sets, each given as a folder, a manifest or a lock.

There is one comparison: `lock --check` makes the second side, and `diff` reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from scenegen.dataset.manifest import MANIFEST
from scenegen.errors import ShardError
from scenegen.locking.differences import (
    Difference,
    Differences,
    HappenedTo,
    compare_items,
    compare_recipes,
    compare_versions,
)
from scenegen.locking.items import ColumnChange, RowsOf
from scenegen.locking.snapshots import (
    EXTRA,
    LISTED,
    MISSING,
    Reading,
    ShardState,
    Snapshot,
    snapshot,
)

WIDTH = 12
"""Characters of a value of the head that are shown."""

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
    compare_snapshots(was, now, found)
    return found


def compare_snapshots(was: Snapshot, now: Snapshot, found: Differences) -> None:
    """Add everything that differs, but for what made it; `diff` and `lock --check` do.

    Args:
        was: of the first data set.
        now: of the second.
        found: where differences are added.

    Raises:
        ShardError: when a shard cannot be read, or is missing on both sides.
    """
    is_of_labels = "lock" in (was.kind, now.kind)
    compare_recipes(was.recipe, now.recipe, found, of_labels=is_of_labels)
    _compare_heads(was, now, found)
    _compare_columns(was, now, found)
    _compare_shards(was, now, found)
    _compare_files(was, now, found)
    compare_versions(was.versions, now.versions, found)


def _compare_heads(was: Snapshot, now: Snapshot, found: Differences) -> None:
    """Add what is written once for a data set and does not follow from the rest of it.

    What follows on both sides differs only with what it follows from.
    """
    for name in dict.fromkeys([*was.heads, *now.heads]):
        sides = was.heads.get(name), now.heads.get(name)
        if sides[0] == sides[1]:
            continue
        subject: HappenedTo = "recipe" if name == "recipe_digest" else "head"
        for stated, follows in filter(None, sides):
            found.changed(subject, name, stated[:WIDTH], follows[:WIDTH])


def _compare_columns(was: Snapshot, now: Snapshot, found: Differences) -> None:
    if was.columns is None or now.columns is None:
        return
    for name in sorted(set(was.columns) - set(now.columns)):
        found.add(Difference("column", name, "removed"))
    for name in sorted(set(now.columns) - set(was.columns)):
        found.add(Difference("column", name, "added"))


def _compare_shards(was: Snapshot, now: Snapshot, found: Differences) -> None:
    """Compare shards and their items, split by split: no more of them are in memory."""
    has_rows = was.rows_of is not None and now.rows_of is not None
    if not has_rows:
        bare = was if was.rows_of is None else now
        found.notes.append(
            f"{bare.path} is a manifest, which has no rows: items were not compared"
        )
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(was.shards.keys() | now.shards.keys()):
        # By the name of the file: what else is said of a shard may have been edited.
        groups[path.partition("-")[0]].append(path)
    for paths in groups.values():
        read = [path for path in paths if _is_read(was, now, path)]
        before, after = _rows_of(was, read), _rows_of(now, read)
        for path in paths:
            _compare_shard(was, now, path, (before, after), found)
        compare_items(before, after, (was.hashed, now.hashed), found)


def _rows_of(side: Snapshot, paths: Iterable[str]) -> RowsOf:
    if side.rows_of is None:
        return RowsOf({}, {})
    return side.rows_of(path for path in paths if path in side.shards)


def _is_read(was: Snapshot, now: Snapshot, path: str) -> bool:
    """Whether the rows of a file are compared: not where its bytes are the same."""
    if was.rows_of is None or now.rows_of is None:
        return False
    before, after = was.shards.get(path), now.shards.get(path)
    if any(each is not None and each.file != LISTED for each in (before, after)):
        return False
    if before is None or after is None or before.sha256 is None:
        return True
    return before.sha256 != after.sha256


def _compare_shard(
    was: Snapshot,
    now: Snapshot,
    path: str,
    rows: tuple[RowsOf, RowsOf],
    found: Differences,
) -> None:
    """Add a shard that came, went, or is not what it was.

    Raises:
        ShardError: when it is missing on both sides.
    """
    before, after = was.shards.get(path), now.shards.get(path)
    if before is None or (after is not None and before.file == MISSING != after.file):
        found.add(Difference("shard", path, "added", _why(was, before, now, after)))
    elif after is None or after.file == MISSING != before.file:
        found.add(Difference("shard", path, "removed", _why(was, before, now, after)))
    elif before.file == after.file == MISSING:
        raise ShardError(
            f"{path}: missing in {was.path} and in {now.path}; run the builds of both "
            "data sets again to make it"
        )
    else:
        changes = (*_shard_changes(before, after), *_order_changes(path, *rows))
        if changes:
            found.add(Difference("shard", path, "changed", changes))


def _why(
    was: Snapshot, before: ShardState | None, now: Snapshot, after: ShardState | None
) -> tuple[ColumnChange, ...]:
    """Why a shard is on one side only, where its manifest does not say the same."""
    texts = [_told(was, before), _told(now, after)]
    return (ColumnChange("file", *texts),) if any(texts) else ()


def _told(side: Snapshot, state: ShardState | None) -> str:
    name = side.path / MANIFEST
    if state is None or state.file == LISTED:
        return ""
    if state.file == EXTRA:
        return f"{name} does not list it"
    return f"{name} lists it, and it is missing"


def _shard_changes(was: ShardState, now: ShardState) -> Iterator[ColumnChange]:
    if now.fault:
        yield ColumnChange("labels", "made", now.fault)
        return
    for name in ("config", "series", "split", "rows", "file"):
        before, after = str(getattr(was, name)), str(getattr(now, name))
        if before != after:
            yield ColumnChange(name, before, after)
    digests = next(_other_digests(was, now), None)
    if digests is not None:
        yield ColumnChange("facts_digest", *(each[:DIGITS] for each in digests))
    if was.sha256 and now.sha256 and was.sha256 != now.sha256:
        sums = was.sha256[:DIGITS], now.sha256[:DIGITS]
        yield ColumnChange("sha256", *sums)


def _other_digests(was: ShardState, now: ShardState) -> Iterator[tuple[str, str]]:
    """Facts digests that should be the same: those of the rows, and those written down.

    Where nothing was made anew, a lock is still compared with itself.
    """
    pairs = [(was.held, now.held), (was.stated, now.stated), (was.best, now.best)]
    if now.best is None:
        pairs.append((was.stated, was.held))
    for before, after in pairs:
        if before is not None and after is not None and before != after:
            yield before, after


def _order_changes(path: str, was: RowsOf, now: RowsOf) -> Iterator[ColumnChange]:
    """The first place at which a shard has another item of the same data set."""
    before, after = was.ids.get(path, ()), now.ids.get(path, ())
    if len(before) != len(after):
        return
    mine = {each for ids in was.ids.values() for each in ids}
    others = {each for ids in now.ids.values() for each in ids}
    for number, (one, other) in enumerate(zip(before, after, strict=True)):
        if one != other and one in others and other in mine:
            yield ColumnChange(f"row {number}", one, other)
            return


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
