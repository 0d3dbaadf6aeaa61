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
    head = ("task, kind, config", "items", *(name for name, _ in SHOWN))
    lines = [
        _verdict(bars),
        "Per cent right by the best of each family of rules; all bars, their limits",
        f"and intervals are in [{AUDIT_PAGE}]({AUDIT_PAGE}) and `{AUDIT}`.",
        "",
        _row(head),
        f"|---|--:|{'--:|' * len(SHOWN)}",
    ]
    groups = _groups(bars)
    for names, mine in groups.items():
        worst = (_worst(mine, begins) for _, begins in SHOWN)
        items = max(each["items"] for each in mine)
        lines.append(_row((", ".join(names), str(items), *worst)))
    return "\n".join(lines)


def unsearched(bars: Iterable[PlainBar]) -> tuple[str, ...]:
    """Groups of which no rule was looked for.

    They have too few items to learn from, or the probes that learn were left out. Such
    an audit, which checks labels and twins alone, shall not read like one that found
    nothing.
    """
    begins = tuple(begin for _, family in SHOWN for begin in family)
    return tuple(
        ", ".join(names)
        for names, mine in _groups(bars).items()
        if not any(each["name"].startswith(begins) for each in mine)
    )


def _groups(bars: Iterable[PlainBar]) -> dict[tuple[str, str, str], list[PlainBar]]:
    """Bars by task, kind and config."""
    found: dict[tuple[str, str, str], list[PlainBar]] = {}
    for bar in bars:
        found.setdefault((bar["task"], bar["kind"], bar["config"]), []).append(bar)
    return found


def _verdict(bars: Sequence[PlainBar]) -> str:
    """What was searched, and what of it is beyond a limit."""
    failed = sum(each["verdict"] == "fail" for each in bars)
    few = unsearched(bars)
    is_all = len(few) == len(_groups(bars))
    said = (
        f"`scenegen audit` made checks ({len(bars)}), and searched for no way to "
        "answer without imagination: that takes enough items of a kind, and probes "
        "that learn."
        if is_all
        else "`scenegen audit` searched for ways to answer without imagination."
    )
    if failed:
        said += f" **{failed} bars are beyond their limits** (bold)."
    elif not is_all:
        said += " No bar is beyond its limit."
    if few and not is_all:
        said += f" Not searched: {'; '.join(few)}."
    return said


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
