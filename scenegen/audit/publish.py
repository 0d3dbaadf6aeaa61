"""The result of an audit inside a data set: audit.json, a page, a part of the card."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from scenegen.audit.audit import Audit
from scenegen.audit.bars import Bar
from scenegen.audit.grade import Grades, card_text
from scenegen.audit.report import blocks, summary
from scenegen.dataset.card import with_section
from scenegen.dataset.files import AUDIT, AUDIT_PAGE, write_text, write_with_sums
from scenegen.dataset.manifest import CARD
from scenegen.errors import OutputError

SHOWN = (
    ("blind", ("S0 ", "text: ")),
    ("S1", ("S1 ",)),
    ("S2", ("S2 ",)),
    ("S3", ("S3 ",)),
    ("counts", ("counts: ",)),
    ("columns", ("columns: ", "letters: ", "row order")),
)
"""Columns of the table on a card, and how the names of their bars begin; the bar with
the highest lower end is shown."""


def json_text(audit: Audit, digest: str) -> str:
    """The text of audit.json in a data set.

    Args:
        audit: of the data set.
        digest: of its plan, by which `verify` knows whose audit it is.
    """
    plain = {"data_set": digest, **audit.plain()}
    return json.dumps(plain, indent=1, sort_keys=True) + "\n"


def publish(audit: Audit, folder: Path, digest: str) -> None:
    """Write the result into a finished data set, and its checksums anew.

    Raises:
        OutputError: when it cannot be written, or the folder has no card.
    """
    card = folder / CARD
    if not card.is_file():
        raise OutputError(
            f"{card}: missing; an audit is written into a finished data set only"
        )
    text = card.read_text(encoding="utf-8")
    texts = {
        AUDIT: json_text(audit, digest),
        AUDIT_PAGE: page(audit),
        CARD: with_section(text, "audit", card_section(audit)),
    }
    for name, each in texts.items():
        write_text(folder / name, each)
    write_with_sums(folder, texts)


def publish_grades(found: Grades, folder: Path) -> None:
    """Say on the card what people got right.

    Raises:
        OutputError: when the card cannot be written.
        ShardError: when it has no place for that.
    """
    card = folder / CARD
    text = card.read_text(encoding="utf-8")
    write_text(card, with_section(text, "human check", card_text(found)))
    write_with_sums(folder, (CARD,))


def page(audit: Audit) -> str:
    """All bars, as AUDIT.md has them."""
    parts = ["# Audit", "", summary(audit), ""]
    for block in blocks(audit.bars):
        parts += [f"## {block.title}", "", _row(_HEAD), "|---|--:|---|---|---|---|"]
        parts += [_row(map(_cell, row)) for row in block.rows]
        parts.append("")
    return "\n".join(parts)


_HEAD = ("bar", "%", "95 %", "limit", "verdict", "rule, or where")


def card_section(audit: Audit) -> str:
    """What a card says of the audit: the verdict, and the worst bars of each kind."""
    failed = audit.failed
    verdict = (
        "No bar is beyond its limit."
        if not failed
        else f"**{len(failed)} bars are beyond their limits** (bold)."
    )
    head = ("task, kind, config", "items", *(name for name, _ in SHOWN))
    lines = [
        f"`scenegen audit` searched for ways to answer without imagination. {verdict}",
        "Per cent right by the best of each family of rules; all bars, their limits",
        f"and intervals are in [{AUDIT_PAGE}]({AUDIT_PAGE}) and `{AUDIT}`.",
        "",
        _row(head),
        f"|---|--:|{'--:|' * len(SHOWN)}",
    ]
    groups: dict[tuple[str, str, str], list[Bar]] = {}
    for bar in audit.bars:
        groups.setdefault((bar.task, bar.kind, bar.config), []).append(bar)
    for names, bars in groups.items():
        worst = (_worst(bars, begins) for _, begins in SHOWN)
        items = max(each.items for each in bars)
        lines.append(_row((", ".join(names), str(items), *worst)))
    return "\n".join(lines)


def _worst(bars: Sequence[Bar], begins: tuple[str, ...]) -> str:
    """The worst figure of a family; what fails comes first, and is bold."""
    mine = [each for each in bars if each.name.startswith(begins)]
    if not mine:
        return "-"
    worst = max(mine, key=lambda each: (each.verdict == "fail", each.low))
    figure = f"{worst.figure:.0f}"
    return f"**{figure}**" if worst.verdict == "fail" else figure


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
