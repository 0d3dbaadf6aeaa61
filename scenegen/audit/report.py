"""The table of an audit, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scenegen.audit.audit import Audit
from scenegen.audit.bars import LUCK, Bar
from scenegen.audit.together import is_alike
from scenegen.dataset.audit_section import unsearched

IN_FULL = 12
"""Bars that a message names."""

TOGETHER = " *"
"""Behind the limits of bars that are judged together."""


class TableRow(NamedTuple):
    """One line of the table, as text."""

    name: str
    figure: str
    interval: str
    limit: str
    verdict: str
    detail: str


class TableBlock(NamedTuple):
    """The lines of one task, kind and config."""

    title: str
    rows: tuple[TableRow, ...]


def blocks(bars: Iterable[Bar]) -> tuple[TableBlock, ...]:
    """The table, group by group."""
    found: dict[str, list[TableRow]] = {}
    for bar in bars:
        title = f"{bar.task}, {bar.kind}, config {bar.config}: {group_size(bar, bars)}"
        found.setdefault(title, []).append(row_of(bar))
    return tuple(TableBlock(title, tuple(rows)) for title, rows in found.items())


def group_size(bar: Bar, bars: Iterable[Bar]) -> str:
    """How many items the group of a bar has."""
    items = max(
        each.items
        for each in bars
        if (each.task, each.kind, each.config) == (bar.task, bar.kind, bar.config)
    )
    return f"{items} items"


def row_of(bar: Bar) -> TableRow:
    """A bar as text."""
    return TableRow(
        bar.name,
        f"{bar.figure:.1f}",
        f"{bar.low:.1f} to {bar.high:.1f}",
        f"{bar.limit}{TOGETHER if is_alike(bar) else ''}",
        bar.verdict,
        bar.detail[0] if bar.detail else "",
    )


def summary(audit: Audit) -> str:
    """One line: how many bars there are, and how they ended."""
    count = {
        verdict: sum(each.verdict == verdict for each in audit.bars)
        for verdict in ("pass", "fail", "few", "reported")
    }
    few = f", {count['few']} need more items" if count["few"] else ""
    alike = sum(map(is_alike, audit.bars))
    together = f" Those {alike} marked * are judged together." if alike else ""
    left = unsearched(each.plain() for each in audit.bars)
    unseen = f" Not searched for rules: {'; '.join(left)}." if left else ""
    return (
        f"{len(audit.bars)} bars: {count['pass']} pass, {count['fail']} fail{few}; "
        f"{count['reported']} have no limit.{together}{unseen}"
    )


def footnote(bars: Iterable[Bar]) -> str:
    """What the asterisk behind limits means; "" where there is none."""
    tried = max((each.tried for each in bars if is_alike(each)), default=0)
    if not tried:
        return ""
    return (
        f"* one of {tried} bars that are alike, and judged together: it fails where it "
        "would fail by itself and the lower end of its interval is above chance even "
        f"at a level of 1 - {LUCK:g} / {tried}, so that luck alone fails any of them "
        f"in {100 * LUCK:g} % of audits at most. Beyond its limit and no surer than "
        'that, it is "few".'
    )


def message(failed: Sequence[Bar]) -> str:
    """What failed, and where to read more."""
    lines = [
        f"  {bar.config}/{bar.kind}, {bar.name}: {bar.figure:.1f} %, limit {bar.limit}"
        for bar in failed[:IN_FULL]
    ]
    if len(failed) > IN_FULL:
        lines.append(f"  and {len(failed) - IN_FULL} more, see the table")
    number, ending = ("1 bar", "s") if len(failed) == 1 else (f"{len(failed)} bars", "")
    return "\n".join(
        [
            f"{number} fail{ending}. Such questions can be answered without the "
            "imagination that they ask for; docs/audit.md says what each bar tries.",
            *lines,
        ]
    )
