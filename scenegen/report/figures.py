"""What the charts of a page show: numbers of items by what they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Any

from scenegen.dataset.twin_words import twins_differ_in
from scenegen.report.chart_words import ASKED, MARGIN_TITLES, REASONS, SEEN, SURE
from scenegen.report.item_data import room_noun
from scenegen.report.listing import (
    MARGINS,
    OBJECTS,
    Described,
    ListedItem,
    Listing,
    in_order,
)

MOST_BARS = 12
"""Bars of a chart; what is left over is one more."""

BINS = 20
"""Of a histogram."""

TICKS = 4
"""Parts of the axis of a histogram."""

ROUND = (1.0, 2.0, 2.5, 5.0)
"""First digits of the width of such a part."""

NEARLY = 1e-9
"""Share of such a part that is rounding."""

NONE = "(none)"
"""In place of a name where there is none."""

MOST_COUNTED = 12
"""Whole numbers that have a bar each; more are a histogram."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers to draw.

    Attributes:
        title: what is counted.
        note: in which unit, or of what.
        labels: of the bars, in order.
        values: of the bars.
        is_histogram: whether the bars are ranges beside each other.
        has_rest: whether the last bar is all that has no bar of its own.
        even: the value of each bar if all were equal, which is marked; 0 for no mark.
        group: a key of `chart_words.GROUPS`.
        column: by which pages filter when a bar is clicked, "" where they cannot; a
            margin where bars are ranges.
        names: of the bars in that column.
    """

    title: str
    note: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    is_histogram: bool = False
    has_rest: bool = False
    even: float = 0.0
    group: str = ASKED
    column: str = ""
    names: tuple[str, ...] = ()


def figures(listing: Listing, places: Sequence[int]) -> list[Chart]:
    """All charts of some items; those of scenes count what was read so far.

    Args:
        listing: of the data set.
        places: of the items.
    """
    items = [listing.items[place] for place in places]
    more = [each for place in places if (each := listing.described[place]) is not None]
    found = [
        _counted(
            "Kinds of questions",
            "number of items",
            (each.kind for each in items),
            column="kind",
        ),
        *_of_answers(listing, places),
        _counted(
            "Difficulty",
            "items",
            (each.difficulty for each in items),
            column="difficulty",
        ),
        _counted(
            "What twins differ in",
            "items",
            (each.twin_of for each in items),
            column="twin_of",
            said=lambda name: twins_differ_in(name) or NONE,
        ),
        *_of_scenes(more),
        *_of_margins(items),
        *rejections(listing.manifest),
    ]
    return [each for each in found if each.labels]


def _of_answers(listing: Listing, places: Sequence[int]) -> list[Chart]:
    """A chart for each number of options: letters are rarer where there are more."""
    letters: defaultdict[int, list[str]] = defaultdict(list)
    for place in places:
        more = listing.described[place]
        if more is not None:
            letters[more.options].append(listing.items[place].answer)
    found = []
    for options, mine in sorted(letters.items()):
        even = len(mine) / options
        note = f"items, by letter; the line is an equal share, {even:,.4g}"
        chart = _counted(f"Answers of {options} options", note, mine)
        found.append(replace(chart, even=even))
    return found


def _of_scenes(more: Sequence[Described]) -> list[Chart]:
    numbers = (each.answer_text for each in more if each.answer_text.isdecimal())
    categories = (name for each in more for name in each.categories)
    rooms = (each.room for each in more)
    return [
        _counted("Right counts", "items, by the right number", numbers, order="number"),
        _counted(
            "Asked about",
            "items, by category",
            categories,
            order="value",
            column="category",
        ),
        _counted("Rooms", "items", rooms, order="value", column="room", said=room_noun),
        *_of_sight(more),
    ]


def _of_sight(more: Sequence[Described]) -> list[Chart]:
    found = [
        _histogram(
            "Objects in a room", "items", [float(each.objects) for each in more]
        ),
        _histogram(
            "How much shows of what is needed",
            "objects, by per cent of their outline in the view that shows most of it",
            [share for each in more for share in each.shown_pct],
            ends=(0.0, 100.0),
        ),
        _histogram(
            "How far away that is",
            "objects, by metres from that camera",
            [far / 1000 for each in more for far in each.distances_mm],
        ),
    ]
    return [replace(each, group=SEEN) for each in found]


def _of_margins(items: Sequence[ListedItem]) -> list[Chart]:
    found = []
    for key, (name, of, unit) in MARGINS.items():
        title = MARGIN_TITLES.get(key, name)
        units = [item.margins[key] for item in items if key in item.margins]
        if unit == OBJECTS and len(set(units)) <= MOST_COUNTED:
            numbers = map(str, units)
            chart = _counted(title, f"items, by {unit}", numbers, order="number")
        else:
            chart = _histogram(
                title, f"items, by {unit}", [each / of for each in units]
            )
        found.append(replace(chart, group=SURE, column=f"margin:{key}"))
    return found


def rejections(manifest: Mapping[str, Any]) -> list[Chart]:
    """Why scenes were rejected, over all series; none where nothing is said."""
    tally: Counter[str] = Counter()
    for entry in manifest.get("series", {}).values():
        tally.update(entry.get("rejected", {}))
    note = "scenes of the whole build, by what was wrong first"
    said = {name: REASONS.get(name, _plain(name)) for name in tally}
    counts: Counter[str] = Counter()
    for name, number in tally.items():
        counts[said[name]] += number
    chart = _ranked("Why scenes were thrown away", note, counts)
    return [replace(chart, group=SURE)]


def _plain(name: str) -> str:
    return name.replace("_", " ") or NONE


def _counted(
    title: str,
    note: str,
    values: Iterable[str],
    *,
    order: str = "",
    column: str = "",
    said: Callable[[str], str] | None = None,
) -> Chart:
    """A bar for each value; by their order, as numbers, or the largest first."""
    counts, words = Counter(values), said or _plain
    if order == "value":
        return _ranked(title, note, counts, column, words)
    names = sorted(counts, key=int) if order == "number" else in_order(counts)
    if len(names) > MOST_BARS:
        return _ranked(title, note, counts, column, words)
    return Chart(
        title,
        note,
        tuple(map(words, names)),
        tuple(float(counts[name]) for name in names),
        column=column,
        names=tuple(names),
    )


def _ranked(
    title: str,
    note: str,
    counts: Mapping[str, int],
    column: str = "",
    said: Callable[[str], str] = str,
) -> Chart:
    """The largest numbers first, and what is left over as one bar."""
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    kept, rest = ranked[:MOST_BARS], ranked[MOST_BARS:]
    labels, values = [said(name) for name, _ in kept], [number for _, number in kept]
    if rest:
        labels.append(f"{len(rest)} others")
        values.append(sum(number for _, number in rest))
    return Chart(
        title,
        note,
        tuple(labels),
        tuple(map(float, values)),
        has_rest=bool(rest),
        column=column,
        names=tuple(name for name, _ in kept),
    )


def _histogram(
    title: str,
    note: str,
    values: Sequence[float],
    ends: tuple[float, float] | None = None,
) -> Chart:
    """Numbers of values in ranges that are equally wide."""
    if not values:
        return Chart(title, note, (), (), is_histogram=True)
    low, high = ends or round_ends(min(values), max(values))
    width = (high - low) / BINS
    counts = [0] * BINS
    for value in values:
        place = int((value - low) / width) if width else 0
        counts[min(max(place, 0), BINS - 1)] += 1
    labels = tuple(f"{low + place * width:g}" for place in range(BINS + 1))
    return Chart(title, note, labels, tuple(map(float, counts)), is_histogram=True)


def round_ends(low: float, high: float) -> tuple[float, float]:
    """Ends around two values such that four equal parts have round numbers between.

    The lower end is 0 where that is near.
    """
    if 0 <= low < high / 2:
        low = 0.0
    size = 0.001
    while True:
        for part in ROUND:
            step = size * part
            start = floor(low / step + NEARLY) * step
            if start + TICKS * step >= high - NEARLY * step:
                return start, start + TICKS * step
        size *= 10
