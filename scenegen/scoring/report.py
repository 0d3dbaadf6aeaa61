"""A scorecard as tables, for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan
from typing import NamedTuple

from scenegen.scoring.intervals import Figure
from scenegen.scoring.scorecard import Scorecard

EMPTY = "\u2013"
"""In place of a figure that there is none of."""


PREFIXED = ("difficulty", "config", "split")
"""Groupings that are named before the group: a config may have the name of a task."""


class ScoreTable(NamedTuple):
    """A table of a report: its title, the heads of its columns, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def score_tables(card: Scorecard) -> Iterator[ScoreTable]:
    """The tables of a scorecard; those without a row are left out."""
    found = (_groups(card), _circular(card), _gaps(card), _against(card))
    return (table for table in found if table.rows)


def markdown(card: Scorecard, title: str) -> str:
    """A scorecard as Markdown, with its notes at the end."""
    blocks = [f"# {title}"]
    for table in score_tables(card):
        rule = [":--" if place < 1 else "--:" for place in range(len(table.heads))]
        lines = [table.heads, tuple(rule), *table.rows]
        rows = [f"| {' | '.join(cells)} |" for cells in lines]
        blocks.append("\n".join([f"## {table.title}", "", *rows]))
    blocks.append("\n".join(f"- {note}" for note in notes(card)))
    return "\n\n".join(blocks) + "\n"


def notes(card: Scorecard) -> tuple[str, ...]:
    """What is said below the tables; words of a column only where it is shown."""
    alone = f"; {ALONE}" if card.against else ""
    return (*card.notes, f"{READING}{alone}. {CONTROLS}")


READING = (
    "95 % intervals are by bootstrap over pairs of twins. 'none': no option was named, "
    "or several; 'both': of the pairs, both twins are right"
)
ALONE = (
    "'alone': items that one of the two files alone has right, with p of McNemar's "
    "exact test"
)
CONTROLS = (
    "But for lines of configs, items that were corrupted on purpose are left out."
)
"""Parts of the last note of a report."""


def _groups(card: Scorecard) -> ScoreTable:
    heads = ("group", "items", "right %", "95 %", "chance", "none", "both %", "95 %")
    rows = tuple(
        (
            f"{group.by} {group.name}" if group.by in PREFIXED else group.name,
            str(group.items),
            *_cells(group.accuracy),
            f"{group.chance:.1f}",
            str(group.unread),
            *(_cells(group.both) if group.both else (EMPTY, EMPTY)),
        )
        for group in card.groups
        if group.items
    )
    return ScoreTable("Accuracy", heads, rows)


def _circular(card: Scorecard) -> ScoreTable:
    heads = ("group", "items", "orders", "every %", "95 %", "mean %", "95 %")
    if card.circular is None:
        return ScoreTable("Shuffled options", heads, ())
    low, high = card.circular.orders
    row = (
        "honest items",
        str(card.circular.items),
        f"{low}" if low == high else f"{low} to {high}",
        *_cells(card.circular.every),
        *_cells(card.circular.mean),
    )
    return ScoreTable("Shuffled options", heads, (row,))


def _gaps(card: Scorecard) -> ScoreTable:
    heads = ("control", "items", "right %", "honest", "right %", "gap", "95 %")
    rows = tuple(
        (
            f"{gap.task}, {gap.control}",
            str(gap.items),
            _cells(gap.accuracy)[0],
            str(gap.honest_items),
            _cells(gap.honest_accuracy)[0],
            *_cells(gap.gap),
        )
        for gap in card.gaps
    )
    return ScoreTable("Gap to honest items of the same kinds", heads, rows)


def _against(card: Scorecard) -> ScoreTable:
    heads = ("group", "items", "right %", "other %", "gap", "95 %", "alone", "p")
    rows = tuple(
        (
            each.name,
            str(each.items),
            _cells(each.accuracy)[0],
            _cells(each.other)[0],
            *_cells(each.difference),
            f"{each.only_one} : {each.only_other}",
            f"{each.p:.2g}",
        )
        for each in card.against
    )
    return ScoreTable("Against the other file", heads, rows)


def _cells(figure: Figure) -> tuple[str, str]:
    """A figure and its interval."""
    if isnan(figure.value):
        return EMPTY, EMPTY
    return f"{figure.value:.1f}", f"[{figure.low:.1f}, {figure.high:.1f}]"
