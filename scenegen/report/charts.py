"""Charts as SVG, drawn here: bars along lines, and histograms."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from scenegen.report.chart_words import GROUPS
from scenegen.report.figures import Chart

WIDTH = 420
"""Of a chart, in units of its picture."""

LINE = 24
"""Height of a bar with its label."""

LETTER, LEAST, MOST_LETTERS = 7.4, 70, 32
"""Width of a letter of a label, the least width of all labels, and the most letters."""

HEIGHT, HEAD, FOOT, SIDE = 150, 8, 26, 34
"""Of the bars of a histogram; above, below and left of them."""

NUMBERS = 62
"""Width of the numbers at the right of bars along lines."""

PARTS = (2, 3, 4)
"""Numbers of parts that the height of a histogram may have, as few as fit."""

ROUND = (1, 2, 2.5, 5, 10)
"""First digits of the height of such a part."""


def charts_html(charts: Iterable[Chart]) -> str:
    """Charts as figures of a page, below the headings of their groups."""
    groups: dict[str, list[str]] = {name: [] for name in GROUPS}
    for chart in charts:
        groups[chart.group].append(chart_html(chart))
    return "\n".join(
        f'<section class="chart-group"><h2>{GROUPS[name].title}</h2><p>'
        f'{GROUPS[name].about}</p><div class="charts">{"".join(mine)}</div></section>'
        for name, mine in groups.items()
        if mine
    )


def chart_html(chart: Chart) -> str:
    """A chart with its title; a reader of screens gets its numbers as a text."""
    svg = _histogram(chart) if chart.is_histogram else _bars(chart)
    return (
        f'<figure class="chart"><figcaption><strong>{escape(chart.title)}</strong>'
        f"<span>{escape(chart.note)}</span></figcaption>{svg}</figure>"
    )


def _bars(chart: Chart) -> str:
    """A horizontal bar for each value, with label and number."""
    height = LINE * len(chart.labels)
    named = chart.values[:-1] if chart.has_rest else chart.values
    most = max(*named, chart.even, 0) or 1
    longest = max((len(_short(label)) for label in chart.labels), default=0)
    labels = max(round(LETTER * longest) + 10, LEAST)
    room = WIDTH - labels - NUMBERS
    parts = []
    for number, (label, value) in enumerate(
        zip(chart.labels, chart.values, strict=True)
    ):
        y, is_cut = number * LINE, value > most
        # All that is left over may be many times as much as what has a bar.
        width = min(max(value / most * room, 1.5), room)
        kind = ' class="rest"' if number == len(named) else _filter(chart, number)
        cut = _cut(labels + width, y) if is_cut else ""
        said = f"{value:,.0f}{' (cut)' if is_cut else ''}"
        whole = "; its bar is cut short" if is_cut else ""
        parts.append(
            f"<g{kind}><title>{escape(label)}: {value:,.0f}{whole}</title>"
            f'<text class="l" x="{labels - 8}" y="{y + 16}">{escape(_short(label))}'
            f'</text><rect x="{labels}" y="{y + 4}" width="{width:.1f}" '
            f'height="{LINE - 8}" rx="2"/>{cut}<text class="v" x="{WIDTH}" '
            f'y="{y + 16}">{said}</text></g>'
        )
    if chart.even:
        x = labels + chart.even / most * room
        parts.append(
            f'<line class="even" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{height}"/>'
        )
    return _svg(chart, height, parts)


def _cut(x: float, y: int) -> str:
    """Two strokes through a bar that would be longer."""
    path = "".join(f"M{x - by:.1f} {y + LINE - 2}l6 {4 - LINE}" for by in (22, 16))
    return f'<path class="cut" d="{path}"/>'


def _filter(chart: Chart, number: int) -> str:
    """What a page filters by when a bar is clicked, as attributes of its group."""
    if not chart.column or not chart.names or number >= len(chart.names):
        return ""
    if chart.column.startswith("margin:"):
        value = chart.names[number]
        return _range(chart, value, value)
    column, name = escape(chart.column), escape(chart.names[number])
    return f' class="pick" data-column="{column}" data-value="{name}"'


def _range(chart: Chart, low: str, high: str) -> str:
    margin = escape(chart.column.removeprefix("margin:"))
    return f' class="pick" data-margin="{margin}" data-least="{low}" data-most="{high}"'


def _histogram(chart: Chart) -> str:
    """Bars beside each other, with lines behind them, above an axis of five numbers."""
    ticks = height_ticks(max(chart.values, default=0) or 1)
    most, foot = ticks[-1], HEAD + HEIGHT
    step = (WIDTH - SIDE) / max(len(chart.values), 1)
    parts = []
    for tick in ticks:
        y = foot - tick / most * HEIGHT
        parts.append(
            f'<line x1="{SIDE}" y1="{y:.1f}" x2="{WIDTH}" y2="{y:.1f}"/><text '
            f'class="a l" x="{SIDE - 6}" y="{y + 4:.1f}">{tick:,g}</text>'
        )
    for number, value in enumerate(chart.values):
        tall = value / most * HEIGHT
        low, high = chart.labels[number], chart.labels[number + 1]
        pick = _range(chart, low, high) if chart.column and value else ""
        parts.append(
            f"<g{pick}><title>{escape(f'{low} to {high}')}: {value:,.0f}</title>"
            f'<rect x="{SIDE + number * step + 1:.1f}" y="{foot - tall:.1f}" '
            f'width="{step - 2:.1f}" height="{tall:.1f}" rx="1.5"/></g>'
        )
    last = len(chart.labels) - 1
    for part in range(5):
        place = round(last * part / 4)
        anchor = ("start", "middle", "middle", "middle", "end")[part]
        parts.append(
            f'<text class="a" x="{SIDE + place * step:.1f}" y="{foot + 18}" '
            f'text-anchor="{anchor}">{escape(chart.labels[place])}</text>'
        )
    return _svg(chart, foot + FOOT, parts)


def height_ticks(most: float) -> list[float]:
    """Round numbers from 0 to what is not less than `most`, the first that fit."""
    size = 1.0
    while True:
        for first in ROUND:
            part = size * first
            if part != int(part):
                continue
            for parts in PARTS:
                if part * parts >= most:
                    return [part * number for number in range(parts + 1)]
        size *= 10


def _svg(chart: Chart, height: int, parts: Iterable[str]) -> str:
    values = zip(chart.labels, chart.values, strict=False)
    said = "; ".join(f"{label} {value:,.0f}" for label, value in values)
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(chart.title)}: {escape(said)}">{"".join(parts)}</svg>'
    )


def _short(label: str) -> str:
    fits = len(label) <= MOST_LETTERS
    return label if fits else f"{label[: MOST_LETTERS - 1]}\u2026"
