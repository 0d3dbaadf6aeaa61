"""Items of a finished data set, with the pictures that it stores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenegen.dataset.images import decode
from scenegen.dataset.parquet_files import group_of, opened
from scenegen.dataset.plan import Plan, Shard
from scenegen.dataset.rows import facts_of
from scenegen.errors import RecipeError, ShardError
from scenegen.generation.generator import OpenGenerator, open_generator
from scenegen.records.item import Address, Facts
from scenegen.registry import did_you_mean

if TYPE_CHECKING:
    from scenegen.records.frame import Frame

COLUMNS = ("facts", "images", "image_roles", "target_images", "target_roles")
"""What is read of an item."""

DrawnItem = tuple[Facts, Mapping[str, "Frame"]]
"""The facts of an item, and its frames by the name of their view."""


def first_ids(
    plan: Plan,
    count: int,
    *,
    series: str | None = None,
    split: str | None = None,
    first: int = 0,
) -> tuple[str, ...]:
    """Ids of items: the first ones of every series, so that a few show them all.

    Args:
        plan: of the data set.
        count: ids, at most; twins stay together where it allows.
        series: only of this one.
        split: only of this one.
        first: index of the first item of each split.

    Raises:
        RecipeError: when there is no such series or split, or no item of that index.
    """
    groups = _groups(plan, series, split)
    kept = [(group, items - first) for group, items in groups.items() if items > first]
    if not kept:
        raise RecipeError(
            f"--index {first}: the longest split has {max(groups.values())} items, "
            "from 0"
        )
    share = max(2, count // len(kept) // 2 * 2) if len(kept) > 1 else count
    ids = [
        Address(plan.recipe.seed, at[1], at[0], first + place).id
        for at, items in kept
        for place in range(min(share, items))
    ]
    return tuple(ids[:count])


def _groups(
    plan: Plan, series: str | None, split: str | None
) -> dict[tuple[str, str], int]:
    """Items by (series, split): the first split of every series, unless one is named.

    Raises:
        RecipeError: when there is no such series or split.
    """
    found: dict[tuple[str, str], int] = {}
    for shard in plan.shards:
        at = shard.series, shard.split
        found[at] = found.get(at, 0) + shard.items
    for option, place, wanted in (("series", 0, series), ("split", 1, split)):
        names = dict.fromkeys(at[place] for at in found)
        if wanted is not None and wanted not in names:
            raise RecipeError(
                f"--{option} {wanted}: the data set has none of that name; "
                f"{did_you_mean(wanted, names)}"
            )
    chosen: dict[tuple[str, str], int] = {}
    for at, items in found.items():
        if at[0] != (series or at[0]) or at[1] != (split or at[1]):
            continue
        if split is not None or at[0] not in {name for name, _ in chosen}:
            chosen[at] = items
    if not chosen:
        raise RecipeError(
            f"--split {split}: series '{series}' has none of that name; choose another"
        )
    return chosen


def drawn_items(
    plan: Plan,
    folder: Path,
    ids: Sequence[str],
    generator: OpenGenerator = open_generator,
) -> list[DrawnItem]:
    """Items by their ids, in that order; where none are stored, pictures are drawn.

    Raises:
        ShardError: when an item is not there, or a file cannot be read.
        RenderError: when pictures are to be drawn and cannot.
    """
    rows = _found(plan, folder, ids, COLUMNS)
    if all(row["images"] is not None for row in rows.values()):
        return [_with_frames(rows[name]) for name in ids]
    facts = [facts_of(rows[name]) for name in ids]
    with generator(plan.recipe) as opened:
        return [(each, opened.draw(each)) for each in facts]


def stored_facts(plan: Plan, folder: Path, ids: Sequence[str]) -> list[Facts]:
    """The facts of items by their ids, in that order; pictures stay on the disk.

    Raises:
        ShardError: when an item is not there, or a file cannot be read.
    """
    rows = _found(plan, folder, ids, COLUMNS[:1])
    return [facts_of(rows[name]) for name in ids]


def _found(
    plan: Plan, folder: Path, ids: Sequence[str], columns: Sequence[str]
) -> dict[str, Mapping[str, Any]]:
    """Some columns of items by their ids.

    Raises:
        ShardError: when an item is not there, or a file cannot be read.
    """
    wanted = set(ids)
    rows: dict[str, Mapping[str, Any]] = {}
    for shard in plan.shards:
        if _may_hold(plan, shard, wanted - rows.keys()):
            rows.update(_rows(folder / shard.path, wanted, columns))
    for name in ids:
        if name not in rows:
            like = Address(plan.recipe.seed, "train", plan.shards[0].series, 0).id
            raise ShardError(
                f"--id {name}: {folder} has no such item; ids are like '{like}'"
            )
    return rows


def _may_hold(plan: Plan, shard: Shard, ids: set[str]) -> bool:
    """Whether an id belongs to a shard, by its beginning and its number."""
    begin = Address(plan.recipe.seed, shard.split, shard.series, 0).id
    begin = begin[: -len("000000")]
    numbers = (name.removeprefix(begin) for name in ids if name.startswith(begin))
    return any(
        number.isdecimal() and shard.start <= int(number) < shard.stop
        for number in numbers
    )


def _rows(
    path: Path, ids: set[str], columns: Sequence[str]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """(id, row) of those that a shard holds; only their row groups are read.

    Raises:
        ShardError: when the file cannot be read.
    """
    with opened(path) as source:
        for number in range(source.metadata.num_row_groups):
            names = group_of(source, path, number, ["id"])["id"].to_pylist()
            places = [place for place, name in enumerate(names) if name in ids]
            if places:
                group = group_of(source, path, number, columns)
                rows = group.take(places).to_pylist()
                yield from zip((names[each] for each in places), rows, strict=True)


def _with_frames(row: Mapping[str, Any]) -> DrawnItem:
    """An item with the pictures of its row.

    Raises:
        ShardError: when a picture cannot be read.
    """
    from scenegen.records.frame import Frame

    facts, frames = facts_of(row), dict[str, Frame]()
    for roles, images in (("image_roles", "images"), ("target_roles", "target_images")):
        for role, image in zip(row[roles], row[images], strict=True):
            try:
                frames[role] = Frame(role, decode(image["bytes"]))
            except ShardError as error:
                raise ShardError(
                    f"{facts.address.id}: its picture '{role}' cannot be read ({error})"
                ) from error
    return facts, frames
