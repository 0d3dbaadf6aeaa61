"""What a card says of an audit, from what audit.json holds.

It is here, and not with the audit, so that `verify` can write it again and compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scenegen.dataset.files import AUDIT, AUDIT_PAGE

SHOWN = (
    ("an input left out", ("S0 ", "text: ")),
    ("one feature", ("S1 ",)),
    ("two features", ("S2 ",)),
    ("boosting on all", ("S3 ", "counts: S3 ", "counts: boosting", "neighbours: S3 ")),
    ("counting rules", ("counts: ", "neighbours: what ")),
    ("other columns", ("columns: ", "letters: ", "row order")),
)
"""Columns of the table on a card, and how the names of their bars begin, of which the
longest beginning counts; the bar with the highest lower end is shown."""

LEGEND = """\
*An input left out*: the best rule or small learner that lacks one input, such as the
marks, the question, or all pictures; this is the blind baseline. *One feature*, *two
features*, *boosting on all*: rules on boxes, marks and depths, which they are given
without a mistake; boosting on all has no limit. *Counting rules*: what each picture
shows by itself, without finding a thing again in another one. *Other columns*: ids,
cameras, sizes of files, letters, the order of rows. What has no limit is left out where
something has one."""
"""What the columns of the table are."""

LEAST = 50
"""Items of a task, kind and config, at least, from which an audit learns anything."""

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
    where = f"[{AUDIT_PAGE}]({AUDIT_PAGE}) and `{AUDIT}`"
    few = unsearched(bars)
    searched = {
        names: mine
        for names, mine in _groups(bars).items()
        if ", ".join(names) not in few
    }
    if not searched:
        return f"{_verdict(bars)}\nAll checks are in {where}."
    head = ("task, kind, config", "items", "chance", *(name for name, _ in SHOWN))
    lines = [
        _verdict(bars),
        "Per cent right by the best of each family of rules, found on one part of the",
        f"items and tried on another; all, with limits and intervals, are in {where}.",
        "",
        _row(head),
        f"|---|--:|--:|{'--:|' * len(SHOWN)}",
    ]
    for names, mine in searched.items():
        worst = (_worst(mine, column) for column, _ in SHOWN)
        items = max(each["items"] for each in mine)
        lines.append(_row((", ".join(names), str(items), _chance(mine), *worst)))
    return "\n".join([*lines, "", LEGEND])


def unsearched(bars: Iterable[PlainBar]) -> tuple[str, ...]:
    """Groups of which no rule was looked for.

    They have too few items to learn from, or the probes that learn were left out. Such
    an audit, which checks labels and twins alone, shall not read like one that found
    nothing.
    """
    return tuple(
        ", ".join(names)
        for names, mine in _groups(bars).items()
        if not any(_column_of(each["name"]) for each in mine)
    )


def _column_of(name: str) -> str:
    """The column that a bar is in; "" for a check of labels, twins or tokens."""
    found = [
        (len(begin), column)
        for column, begins in SHOWN
        for begin in begins
        if name.startswith(begin)
    ]
    return max(found, default=(0, ""))[1]


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
        "**Only chance is known.** "
        f"`scenegen audit` made checks ({len(bars)}), and searched for no way to "
        f"answer without imagination: that takes {LEAST} items of a kind, and probes "
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


def _chance(bars: Sequence[PlainBar]) -> str:
    """What a blind guess gets right; an audit of an older release does not say."""
    found = (each.get("chance") for each in bars)
    chance = next((each for each in found if each is not None), None)
    return "-" if chance is None else f"{chance:g}"


def _worst(bars: Sequence[PlainBar], column: str) -> str:
    """The worst figure of a column; what fails comes first, and is bold.

    What is reported without a limit, such as which of two twins is which, counts only
    where nothing has one.
    """
    mine = [each for each in bars if _column_of(each["name"]) == column]
    mine = [each for each in mine if each["verdict"] != "reported"] or mine
    if not mine:
        return "-"
    worst = max(mine, key=lambda each: (each["verdict"] == "fail", each["low"]))
    figure = f"{worst['figure']:.1f}"
    return f"**{figure}**" if worst["verdict"] == "fail" else figure


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
