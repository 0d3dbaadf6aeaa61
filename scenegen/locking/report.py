"""Differences for people: lines of text, and a page for the summary of a CI run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from scenegen.locking.checking import LockCheck
from scenegen.locking.differences import Difference, Differences, HappenedTo

PLURALS: Mapping[HappenedTo, str] = MappingProxyType(
    {
        "program": "program",
        "recipe": "recipe",
        "head": "head of the file",
        "shard": "shards",
        "column": "columns",
        "item": "items",
        "file": "files",
    }
)
"""How a report names the subjects of differences, in its order."""

CELL = 100
"""Characters of a cell of a Markdown table, at most."""


def lines(found: Differences) -> Iterator[str]:
    """All differences as text, subject by subject; then the notes."""
    for subject in PLURALS:
        if found.total(subject):
            yield f"{PLURALS[subject]}: {counted(found, subject)}"
            yield from _listed(found, subject)
    for note in found.notes:
        yield f"Note: {note}."


def counted(found: Differences, subject: HappenedTo) -> str:
    """How many came, went and changed, e.g. "3 changed, 1 added"."""
    counts = [
        (found.counts[subject, what], what) for what in ("changed", "added", "removed")
    ]
    return ", ".join(f"{count} {what}" for count, what in counts if count)


def _listed(found: Differences, subject: HappenedTo) -> Iterator[str]:
    if subject == "item" and found.columns:
        ranked = sorted(found.columns.items(), key=lambda pair: (-pair[1], pair[0]))
        counts = ", ".join(f"{name} {count}" for name, count in ranked)
        yield f"  by column: {counts}"
    listed = found.of(subject)
    for each in listed:
        yield from _difference_lines(each)
    rest = found.total(subject) - len(listed)
    if rest:
        yield f"  and {rest} more"


def _difference_lines(each: Difference) -> Iterator[str]:
    if each.what != "changed" or not each.changes:
        value = f" ({_other(each)})" if each.changes else ""
        yield f"  {each.name}: {each.what}{value}"
        return
    for change in each.changes:
        column = "" if change.column == each.name else f" {change.column}"
        yield f"  {each.name}{column}: was {change.was}, is {change.is_now}"


def _other(each: Difference) -> str:
    """The one value of what came or went, or why it did."""
    change = each.changes[0]
    texts = change.was, change.is_now
    return next(filter(None, texts if each.what == "removed" else texts[::-1]), "")


def check_line(name: str, check: LockCheck) -> str:
    """How the check of a lock ended, as one line."""
    if check.program:
        other = "; ".join(
            f"{each.column} {each.was}, and here it is {each.is_now}"
            for each in check.program
        )
        return (
            f"{name}: made with {other}. Nothing was compared: install the release and "
            "the packs that it was made with, or write the lock again."
        )
    part = "all" if check.checked == check.rows else f"{check.checked} of"
    result = "differs" if check.differences else "the same"
    return f"{name}: {result} ({part} {check.rows} items were made again)."


def summary_page(name: str, check: LockCheck) -> str:
    """A page in Markdown, as CI shows it under a run."""
    mark = "⚠️" if check.program else "❌" if check.differences else "✅"
    parts = [f"### {mark} {check_line(name, check)}", ""]
    found = check.differences
    for subject in PLURALS:
        if found.total(subject):
            parts += [f"**{PLURALS[subject]}**: {counted(found, subject)}", ""]
    rows = list(_table_rows(found))
    if rows:
        parts += ["| what | column | was | is |", "|---|---|---|---|", *rows, ""]
    parts += [f"{note[:1].upper()}{note[1:]}.\n" for note in found.notes]
    return "\n".join(parts).rstrip() + "\n"


def _table_rows(found: Differences) -> Iterator[str]:
    for each in found.listed:
        if not each.changes:
            yield _row(each.name, "", "", each.what)
        for change in each.changes:
            yield _row(each.name, change.column, change.was, change.is_now)


def _row(*cells: str) -> str:
    """A row of a table; texts of items cannot break it."""
    safe = (
        " ".join(cell.split())[:CELL].replace("|", "\\|").replace("<", "&lt;")
        for cell in cells
    )
    return f"| {' | '.join(safe)} |"
