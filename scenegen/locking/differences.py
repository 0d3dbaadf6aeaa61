"""What differs between two data sets: counted in full, listed up to a limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from scenegen.dataset.recipe_keys import flattened
from scenegen.locking.items import ColumnChange, RowsOf, changes, shown

Happened = Literal["added", "removed", "changed"]

HappenedTo = Literal["program", "recipe", "head", "shard", "column", "item", "file"]
"""What a difference is about, in the order of a report; "head" is what a manifest or a
lock says once for the whole data set."""

DRAWN_BY = ("renderer", "image")
"""Keys of a recipe that no label depends on."""

CARD = "card"
"""A key of a recipe that no lock holds."""


class Difference(NamedTuple):
    """One thing that differs.

    Attributes:
        subject: what it is.
        name: e.g. the id of an item.
        what: happened to it.
        changes: what it was, and what it is now.
    """

    subject: HappenedTo
    name: str
    what: Happened = "changed"
    changes: tuple[ColumnChange, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        told = [
            {"column": each.column, "was": each.was, "is": each.is_now}
            for each in self.changes
        ]
        found = {"subject": self.subject, "name": self.name, "what": self.what}
        return {**found, "changes": told}


@dataclass(slots=True)
class Differences:
    """All that differs.

    Attributes:
        limit: differences of one subject that are kept one by one.
        listed: these.
        counts: of all, by subject and what happened.
        columns: in how many items each column differs.
        notes: what is worth knowing and no difference.
    """

    limit: int
    listed: list[Difference] = field(default_factory=list)
    counts: Counter[tuple[HappenedTo, Happened]] = field(default_factory=Counter)
    columns: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.counts)

    def add(self, difference: Difference) -> None:
        """Count a difference, and keep it while there is room."""
        if self.total(difference.subject) < self.limit:
            self.listed.append(difference)
        self.counts[difference.subject, difference.what] += 1
        if difference.subject == "item":
            self.columns.update(each.column for each in difference.changes)

    def total(self, subject: HappenedTo) -> int:
        """How many differences are about a subject."""
        return sum(count for (name, _), count in self.counts.items() if name == subject)

    def of(self, subject: HappenedTo) -> list[Difference]:
        """The listed ones that are about a subject."""
        return [each for each in self.listed if each.subject == subject]

    def changed(
        self, subject: HappenedTo, name: str, was: object, is_now: object
    ) -> None:
        """Add what is one value, when it is another one now."""
        if was != is_now:
            change = ColumnChange(name, shown(was), shown(is_now))
            self.add(Difference(subject, name, "changed", (change,)))

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "same": not self,
            "counts": {
                f"{subject}s {what}": count
                for (subject, what), count in sorted(self.counts.items())
            },
            "columns": dict(sorted(self.columns.items())),
            "differences": [each.plain() for each in self.listed],
            "notes": list(self.notes),
        }


def compare_recipes(
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    found: Differences,
    *,
    of_labels: bool,
) -> None:
    """Add the values of two recipes that differ, series by their names.

    Args:
        was: plain values with all defaults.
        now: likewise.
        found: where they are added.
        of_labels: only note what decides pictures alone.
    """
    before, after = dict(flattened(was)), dict(flattened(now))
    for name in sorted(before.keys() | after.keys()):
        if of_labels and name.partition(".")[0] == CARD:
            continue
        if of_labels and name.partition(".")[0] in DRAWN_BY:
            if before.get(name) != after.get(name):
                values = f"{before.get(name)} → {after.get(name)}"
                found.notes.append(f"{name} {values}, which decides no label")
        elif name not in after:
            change = ColumnChange(name, shown(before[name]), "not there")
            found.add(Difference("recipe", name, "removed", (change,)))
        elif name not in before:
            change = ColumnChange(name, "not there", shown(after[name]))
            found.add(Difference("recipe", name, "added", (change,)))
        else:
            found.changed("recipe", name, before[name], after[name])


def compare_items(
    was: RowsOf,
    now: RowsOf,
    hashed: tuple[tuple[str, ...], tuple[str, ...]],
    found: Differences,
) -> None:
    """Add the items that came, went or differ; what was not made does none of it.

    Args:
        was: of some shards.
        now: of the same ones.
        hashed: the names of the hashed columns of the first and of the second.
        found: where they are added.
    """
    before = {name for ids in was.ids.values() for name in ids}
    after = {name: None for ids in now.ids.values() for name in ids}
    for name in sorted(before - after.keys()):
        found.add(Difference("item", name, "removed"))
    for name in after:
        if name not in before:
            found.add(Difference("item", name, "added"))
        elif name in was.items and name in now.items:
            other = tuple(changes(was.items[name], now.items[name], hashed))
            if other:
                found.add(Difference("item", name, "changed", other))


def compare_versions(
    was: Mapping[str, Any], now: Mapping[str, Any], found: Differences
) -> None:
    """Note libraries of other versions, which are no difference."""
    other = [
        f"{name} {was.get(name, 'none')} → {now.get(name, 'none')}"
        for name in sorted(was.keys() | now.keys())
        if was.get(name) != now.get(name)
    ]
    if other:
        found.notes.append(
            f"other versions, which is no difference: {', '.join(other)}"
        )
