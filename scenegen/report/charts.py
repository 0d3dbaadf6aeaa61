"""Charts as SVG, drawn here: bars along lines, and histograms."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from scenegen.report.figures import Chart

WIDTH = 420
"""Of a chart, in units of its picture."""

LINE = 24
"""Height of a bar with its label."""

LETTER, LEAST, MOST_LETTERS = 7.4, 70, 32
"""Width of a letter of a label, the least width of all labels, and the most letters."""

HEIGHT, FOOT = 150, 26
"""Of the bars of a histogram, and of what stands below them."""


def charts_html(charts: Iterable[Chart]) -> str:
    """Charts as figures of a page."""
    return "\n".join(map(chart_html, charts))


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
    most = max(named, default=0) or 1
    longest = max((len(_short(label)) for label in chart.labels), default=0)
    labels = max(round(LETTER * longest) + 10, LEAST)
    room = WIDTH - labels - 60
    parts = []
    for number, (label, value) in enumerate(
        zip(chart.labels, chart.values, strict=True)
    ):
        y = number * LINE
        # All that is left over may be many times as much as what has a bar.
        width = min(max(value / most * room, 1.5), room)
        kind = ' class="rest"' if number == len(named) else ""
        parts.append(
            f'<g{kind}><title>{escape(label)}: {value:,.0f}</title><text class="l" '
            f'x="{labels - 8}" y="{y + 16}">{escape(_short(label))}</text>'
            f'<rect x="{labels}" y="{y + 4}" width="{width:.1f}" height="{LINE - 8}" '
            f'rx="2"/><text class="v" x="{labels + width + 6:.1f}" y="{y + 16}">'
            f"{value:,.0f}</text></g>"
        )
    if chart.even:
        x = labels + min(chart.even / most, 1.0) * room
        parts.append(
            f'<line class="even" x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{height}"/>'
        )
    return _svg(chart, height, parts)


def _histogram(chart: Chart) -> str:
    """Bars beside each other above an axis with five numbers."""
    most = max(chart.values, default=0) or 1
    step = WIDTH / max(len(chart.values), 1)
    parts = [f'<line x1="0" y1="{HEIGHT}" x2="{WIDTH}" y2="{HEIGHT}"/>']
    for number, value in enumerate(chart.values):
        tall = value / most * (HEIGHT - 14)
        label = f"{chart.labels[number]} to {chart.labels[number + 1]}"
        parts.append(
            f"<g><title>{escape(label)}: {value:,.0f}</title>"
            f'<rect x="{number * step + 1:.1f}" y="{HEIGHT - tall:.1f}" '
            f'width="{step - 2:.1f}" height="{tall:.1f}" rx="1.5"/></g>'
        )
    last = len(chart.labels) - 1
    for part in range(5):
        place = round(last * part / 4)
        anchor = ("start", "middle", "middle", "middle", "end")[part]
        parts.append(
            f'<text class="a" x="{place * step:.1f}" y="{HEIGHT + 18}" '
            f'text-anchor="{anchor}">{escape(chart.labels[place])}</text>'
        )
    parts.append(f'<text class="a" x="0" y="10">{most:,.0f}</text>')
    return _svg(chart, HEIGHT + FOOT, parts)


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
