"""What an audit found: questions with plain answers, and bars with their limits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from scenegen.dataset.audit_section import unsearched
from scenegen.dataset.files import AUDIT
from scenegen.errors import ShardError, told_as
from scenegen.reading import read_json
from scenegen.report.audit_words import (
    COUNTS,
    FAMILIES,
    GUESS,
    HOLDS,
    BarWords,
    words_of,
)

VERDICTS: Mapping[str, tuple[str, str]] = {
    "fail": ("fail", "beyond its limit"),
    "few": ("undecided", "beyond its limit, by so few items that it may be luck"),
    "pass": ("pass", "keeps to its limit"),
    "reported": ("measured", "has no limit: said for information"),
}
"""Of bars: how pages call them, and what they mean; the worst comes first."""

LIMIT = re.compile(r"(>=|<=|upper <=) ([\d.]+)")
SAID = {">=": "at least {}", "<=": "at most {}", "upper <=": "upper end at most {}"}

AT_CHANCE = ("tokens: hidden views, ", "letters: ", "row order", "shuffled labels: ")
NEAR = 3.0
"""Bars that must be a blind guess within so many points: by them chance is known."""

PlainBar = Mapping[str, Any]
"""A bar as audit.json holds it."""


class ReadBar(NamedTuple):
    """A bar with its words.

    Attributes:
        bar: as audit.json holds it.
        words: what it says.
        limits: numbers of its limit by how they bind, ">=", "<=" and "upper <=".
        chance: what a blind guess gets right, per cent; None where that says nothing.
    """

    bar: PlainBar
    words: BarWords
    limits: Mapping[str, float]
    chance: float | None

    @property
    def verdict(self) -> str:
        """Of `VERDICTS`."""
        return str(self.bar["verdict"])

    @property
    def urgency(self) -> tuple[int, float]:
        """Smaller is worse: the verdict, and how near the limit is."""
        figure = float(self.bar["figure"])
        rooms = [
            figure - limit if how == ">=" else limit - figure
            for how, limit in self.limits.items()
            if how != "upper <="
        ]
        return list(VERDICTS).index(self.verdict), min(rooms, default=-figure)


def audit_html(folder: Path, digest: object) -> str:
    """What audit.json says; how to make one where there is none.

    Args:
        folder: of the data set.
        digest: of its plan, by which an audit says whose it is.

    Raises:
        ShardError: when it is damaged.
    """
    path = folder / AUDIT
    if not path.is_file():
        return _how_to_make_one(folder)
    with told_as(ShardError, path, "Run `scenegen audit FOLDER --write` again."):
        stated = read_json(path)
        other = "" if stated.get("data_set", digest) == digest else _of_another()
        groups: dict[str, list[PlainBar]] = {}
        for bar in stated["bars"]:
            groups.setdefault(_title(bar), []).append(bar)
        failed = {title for title, mine in groups.items() if _verdicts(mine)["fail"]}
        opened = failed or set(list(groups)[:1])
        return _head(stated["bars"], other) + "".join(
            _group(title, mine, is_open=title in opened)
            for title, mine in groups.items()
        )


def _how_to_make_one(folder: Path) -> str:
    command = f"scenegen audit {folder.name} --write"
    return (
        '<section class="about"><h2>Audit</h2><p>This data set has no audit yet. '
        f"<code>{escape(command)}</code> makes one: it searches for ways to answer "
        "without imagination, and writes what it finds into the folder.</p>"
        "</section>"
    )


def _of_another() -> str:
    return (
        "<p>This audit is of another data set; run <code>scenegen audit FOLDER "
        "--write</code> again.</p>"
    )


def _head(bars: Sequence[PlainBar], other: str) -> str:
    """What an audit is, its verdicts with their numbers, and how to read a bar."""
    counts = _verdicts(bars)
    verdicts = "".join(
        f'<li class="{"" if counts[verdict] else "zero"}">{_badge(verdict)} '
        f"<strong>{counts[verdict]:,}</strong> {meaning}</li>"
        for verdict, (_, meaning) in VERDICTS.items()
    )
    meter = '<i class="meter pass" style="--f:38;--a:32;--b:44;--l:55;--c:50"></i>'
    return (
        '<section class="about"><h2>Can it be answered without imagination?</h2>'
        f"{other}{_tries(bars)}<p>Questions below are unfolded where "
        "something is beyond its limit; click any to see every try.</p>"
        f'<ul class="verdicts">{verdicts}</ul>'
        f'<p class="meter-key">{meter}<span>a bar: <b>per cent of items</b>, the thin '
        "line its 95 % interval, <b>solid mark</b> the limit, "
        "<b>dotted mark</b> a blind guess</span></p>"
        '<label class="names"><input type="checkbox" id="bar-names"> Show the names '
        "that audit.json uses, and the best rules</label></section>"
    )


def _tries(bars: Sequence[PlainBar]) -> str:
    """How much was tried, and of which questions nothing was."""
    few = unsearched(bars)
    if len(few) == len({(bar["task"], bar["kind"], bar["config"]) for bar in bars}):
        return (
            "<p><b>Not tried:</b> that takes enough items of a kind, and probes that "
            f"learn. The audit made other checks, {len(bars):,} of them.</p>"
        )
    missing = f" Not tried: {escape('; '.join(few))}." if few else ""
    return (
        f"<p>The audit has {len(bars):,} bars: ways to answer without imagining the "
        f"hidden view, and checks of the answers themselves.{missing}</p>"
    )


def _title(bar: PlainBar) -> str:
    title = f"{bar['task']}: {str(bar['kind']).replace('_', ' ')}"
    return title if bar["config"] == bar["task"] else f"{title}, {bar['config']}"


def _verdicts(bars: Iterable[PlainBar]) -> Counter[str]:
    return Counter(str(bar["verdict"]) for bar in bars)


def _tally(bars: Iterable[PlainBar]) -> str:
    counts = _verdicts(bars)
    return ", ".join(
        f"{counts[verdict]:,} {said}"
        for verdict, (said, _) in VERDICTS.items()
        if counts[verdict]
    )


def _badge(verdict: str) -> str:
    return f'<b class="verdict {verdict}">{VERDICTS[verdict][0]}</b>'


def _group(title: str, bars: Sequence[PlainBar], *, is_open: bool) -> str:
    """All families of a kind of question; those with something beyond a limit open."""
    chance = _chance(bars)
    families: dict[str, list[ReadBar]] = {name: [] for name in FAMILIES}
    for bar in bars:
        read = _read(bar, chance)
        families[read.words.family].append(read)
    rows = "".join(_family(name, mine) for name, mine in families.items() if mine)
    items = max(int(bar["items"]) for bar in bars)
    return (
        f'<details class="about kind"{" open" if is_open else ""}><summary><h2>'
        f"{escape(title)}</h2><span>{items:,} items: {_tally(bars)}</span></summary>"
        f"{rows}</details>"
    )


def _chance(bars: Iterable[PlainBar]) -> float | None:
    """What a blind guess gets right: bars that must be one say it by their limits."""
    for bar in bars:
        if bar["name"].startswith(AT_CHANCE) and not bar["name"].endswith("twin's"):
            found = dict(_limits(str(bar["limit"])))
            if "<=" in found:
                return found["<="] - NEAR
    return None


def _limits(text: str) -> Iterable[tuple[str, float]]:
    return ((how, float(number)) for how, number in LIMIT.findall(text))


def _read(bar: PlainBar, chance: float | None) -> ReadBar:
    words = words_of(str(bar["name"]))
    return ReadBar(
        bar=bar,
        words=words,
        limits=dict(_limits(str(bar["limit"]))),
        chance=chance if words.sense == GUESS else None,
    )


def _family(name: str, mine: Sequence[ReadBar]) -> str:
    """A question with its answer; below it all that was tried."""
    family = FAMILIES[name]
    worst = min(mine, key=lambda each: each.urgency)
    said = {"pass": family.passed, "fail": family.failed, "few": "Not sure yet"}
    answer = said.get(worst.verdict, "Measured only")
    is_open = worst.verdict == "fail"
    lines = "".join(map(_line, sorted(mine, key=lambda each: each.urgency)))
    return (
        f'<details class="family"{" open" if is_open else ""}><summary class="line">'
        f"{_badge(worst.verdict)}<span class='said'><strong>{family.question}</strong> "
        f"{answer}. <small>{_nearest(worst, len(mine))}</small></span>"
        f"{_meter(worst)}{_figure(worst)}</summary><ul>{lines}</ul></details>"
    )


def _nearest(worst: ReadBar, tries: int) -> str:
    said = worst.words.said
    said = said[:1].lower() + said[1:]
    if tries == 1:
        return escape(said)
    kind = "checks" if worst.words.sense == HOLDS else "tries"
    return f"The closest of {tries} {kind}: {escape(said)}"


def _line(read: ReadBar) -> str:
    """One thing that was tried."""
    bar = read.bar
    detail = "".join(f"<br>{escape(str(each))}" for each in bar["detail"][:1])
    return (
        f'<li class="line">{_badge(read.verdict)}<span class="said">'
        f'{escape(read.words.said)}<small class="bar-name"><code>'
        f"{escape(str(bar['name']))}</code>{detail}</small></span>"
        f"{_meter(read)}{_figure(read)}</li>"
    )


def _meter(read: ReadBar) -> str:
    """A bar from 0 to 100 with its interval, its limit and chance."""
    bar = read.bar
    marks = {"f": bar["figure"], "a": bar["low"], "b": bar["high"]}
    limit = read.limits.get(">=", read.limits.get("<="))
    if limit is not None:
        marks["l"] = limit
    if read.chance is not None:
        marks["c"] = read.chance
    style = ";".join(f"--{name}:{float(value):.4g}" for name, value in marks.items())
    return f'<i class="meter {read.verdict}" style="{style}"></i>'


def _figure(read: ReadBar) -> str:
    """The figure in words, with everything that the bar draws."""
    bar = read.bar
    limits = ", ".join(
        SAID[how].format(f"{limit:g}")
        for how, limit in read.limits.items()
        if how != "upper <="
    )
    chance = "" if read.chance is None else f" &middot; guess {read.chance:g}"
    return (
        f'<span class="figure" title="95 % interval: {bar["low"]:.1f} to '
        f'{bar["high"]:.1f}; limit: {escape(str(bar["limit"]))}"><b>'
        f"{bar['figure']:.1f} %</b> {COUNTS[read.words.sense]}"
        f"<small>{limits or 'no limit'}{chance}</small></span>"
    )
