"""What a card says of an audit, from what audit.json holds.

It is here, and not with the audit, so that `verify` can write it again and compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scenegen.dataset.files import AUDIT, AUDIT_PAGE

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

PlainBar = Mapping[str, Any]
"""A bar as audit.json holds it."""


def audit_section(stated: Mapping[str, Any]) -> str:
    """What a card says of an audit: the verdict, and the worst bars of each kind.

    Args:
        stated: as audit.json holds it.

    Raises:
        KeyError, TypeError, ValueError: when it is no audit.
    """
    bars: Sequence[PlainBar] = stated["bars"]
    failed = sum(each["verdict"] == "fail" for each in bars)
    verdict = (
        f"**{failed} bars are beyond their limits** (bold)."
        if failed
        else "No bar is beyond its limit."
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
    groups: dict[tuple[str, str, str], list[PlainBar]] = {}
    for bar in bars:
        key = bar["task"], bar["kind"], bar["config"]
        groups.setdefault(key, []).append(bar)
    for names, mine in groups.items():
        worst = (_worst(mine, begins) for _, begins in SHOWN)
        items = max(each["items"] for each in mine)
        lines.append(_row((", ".join(names), str(items), *worst)))
    return "\n".join(lines)


def _worst(bars: Sequence[PlainBar], begins: tuple[str, ...]) -> str:
    """The worst figure of a family; what fails comes first, and is bold."""
    mine = [each for each in bars if each["name"].startswith(begins)]
    if not mine:
        return "-"
    worst = max(mine, key=lambda each: (each["verdict"] == "fail", each["low"]))
    figure = f"{worst['figure']:.0f}"
    return f"**{figure}**" if worst["verdict"] == "fail" else figure


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
