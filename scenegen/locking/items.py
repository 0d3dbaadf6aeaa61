"""What a lock holds of an item: a hash of its facts, a few values, a hash a column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from textwrap import shorten
from typing import Any, NamedTuple

from scenegen.dataset.columns import IMAGE_COLUMNS, columns

VALUES = ("kind", "difficulty", "question", "options", "answer")
"""Columns whose values a lock holds, so that a difference can be read."""

OTHERS = (
    "id",
    "facts",
    "content_sha256",
    "token_spec",
    "renderer",
    "generator_version",
    *IMAGE_COLUMNS,
)
"""Columns that are no labels, that hold the facts as a whole, or that a lock holds once
for all items."""

DIGITS = 8
"""Hexadecimal digits of the hash of a column."""

WIDTH = 72
"""Characters of a value that a difference shows."""


@dataclass(frozen=True, slots=True)
class LockedItem:
    """The labels of an item.

    Attributes:
        id: of the item.
        content: SHA-256 of its facts.
        values: of `VALUES`, in that order.
        hashes: of the other label columns, in the order of `hashed_columns`.
    """

    id: str
    content: str
    values: tuple[Any, ...]
    hashes: tuple[str, ...]

    def plain(self) -> list[Any]:
        """As a lock holds it."""
        return [self.id, self.content, list(self.values), " ".join(self.hashes)]

    @classmethod
    def from_plain(cls, plain: Any) -> LockedItem:
        """As a lock held it; see `shape.shape_problems`."""
        name, content, values, hashes = plain
        return cls(name, content, tuple(values), tuple(hashes.split()))


class RowsOf(NamedTuple):
    """The items of some shards.

    Attributes:
        ids: of all rows in order, by the path of their shard.
        items: by id; without those that were not made.
    """

    ids: Mapping[str, tuple[str, ...]]
    items: Mapping[str, LockedItem]


class ColumnChange(NamedTuple):
    """A column that says something else.

    Attributes:
        column: its name.
        was, is_now: short texts; "#" and a hash where a lock holds no value.
    """

    column: str
    was: str
    is_now: str


def hashed_columns(added: Iterable[str] = ()) -> tuple[str, ...]:
    """The label columns of which a lock holds hashes.

    Args:
        added: names of the tokens that a recipe asks for beside the standard ones.
    """
    left_out = {*OTHERS, *VALUES}
    return tuple(each.name for each in columns(added) if each.name not in left_out)


def locked_item(row: Mapping[str, Any], hashed: Iterable[str]) -> LockedItem:
    """The labels of a row whose values are as Parquet gives them.

    Args:
        row: with the columns of `VALUES`, the hashed ones, `id` and `content_sha256`.
        hashed: as `hashed_columns` gives them; "" stands for one that the row lacks.
    """
    return LockedItem(
        row["id"],
        row["content_sha256"],
        tuple(row.get(name) for name in VALUES),
        tuple(short_hash(row[name]) if name in row else "-" for name in hashed),
    )


def short_hash(value: object) -> str:
    """A few hexadecimal digits that a value of a column decides."""
    text = json.dumps(value, sort_keys=True, default=_digest, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:DIGITS]


def changes(
    was: LockedItem, now: LockedItem, hashed: tuple[tuple[str, ...], tuple[str, ...]]
) -> Iterator[ColumnChange]:
    """The columns in which two items with one id differ.

    Args:
        was: the first.
        now: the second.
        hashed: the names of the hashed columns of the first and of the second.
    """
    for name, before, after in zip(VALUES, was.values, now.values, strict=True):
        if before != after:
            yield ColumnChange(name, shown(before), shown(after))
    mine = dict(zip(hashed[0], was.hashes, strict=False))
    others = dict(zip(hashed[1], now.hashes, strict=False))
    for name, before in mine.items():
        after = others.get(name, before)
        if before != after and "-" not in (before, after):
            yield ColumnChange(name, f"#{before}", f"#{after}")
    if was.content != now.content:
        length = DIGITS
        yield ColumnChange(
            "content_sha256", f"#{was.content[:length]}", f"#{now.content[:length]}"
        )


def shown(value: object) -> str:
    """A value as a difference shows it."""
    text = value if isinstance(value, str) else json.dumps(value, default=_digest)
    return shorten(text, width=WIDTH, placeholder=" …")


def _digest(value: object) -> str:
    """Bytes as the hash of what they are.

    Raises:
        TypeError: for what no column holds.
    """
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    raise TypeError(f"{type(value).__name__} is no value of a column")
