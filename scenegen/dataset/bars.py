"""What a whole data set has to satisfy, whatever its single items say.

Each bar reads sketches of rows and gives one line for every way in which they miss it.
Shares and tests of chance are only asked of series that are large enough to have them.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenegen.dataset.visibility import amiss
from scenegen.recipe import BAND_UNITS, BANDS
from scenegen.records.facts import Facts
from scenegen.tokens import count_from_tokens

ENOUGH = 200
"""Items from which a share of a series is worth asking for."""

MANY = 5000
"""Items from which the allotment of counts and categories has come full circle."""

CHANCE = 0.01
"""A test of chance fails below this probability."""

NEEDS_VIEWS = 0.95
SUM_MISLEADS = 0.5
TOKENS_SUFFICE = 0.99
MOST_OF_A_COUNT = 0.20
MOST_OF_A_CATEGORY = 0.099
MOST_V = 0.02
TWINNED = 0.5


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the bars look at of one row.

    Attributes:
        id, pair_id, scene_id, series, split, template, seed: as in the row.
        question, options: as in the row.
        answer: position of the right option.
        category: of the counted things.
        per_view: how many of them each visible view shows.
        counted: how many they are.
        from_tokens: how many a reader of the visible views' tokens alone counts.
        amiss: what is wrong with its occlusion, "" if nothing.
    """

    id: str
    pair_id: str
    scene_id: str
    series: str
    split: str
    template: str
    seed: int
    question: str
    options: tuple[str, ...]
    answer: int
    category: str
    per_view: tuple[int, ...]
    counted: int
    from_tokens: int
    amiss: str = ""

    @property
    def letter(self) -> str:
        """Of the right option."""
        return "ABCDEFGH"[self.answer]

    @property
    def rank(self) -> int:
        """Place of the right option among all, in numerical order."""
        values = sorted(int(option) for option in self.options)
        return values.index(int(self.options[self.answer]))


def sketch(row: Mapping[str, Any], facts: Facts) -> Sketch:
    """The sketch of a row, with the facts that the row itself holds."""
    evidence = row["evidence"]
    kinds = {
        each["id"]: each["category"] for each in json.loads(row["scene"])["entities"]
    }
    instances = evidence["instances"]
    category = kinds.get(instances[0], "") if instances else ""
    visible = [
        tokens
        for view, tokens in zip(facts.rig.views, facts.tokens, strict=True)
        if not view.is_hidden
    ]
    return Sketch(
        id=row["id"],
        pair_id=row["pair_id"],
        scene_id=row["scene_id"],
        series=facts.address.series,
        split=facts.address.split,
        template=row["template"],
        seed=row["seed"],
        question=row["question"],
        options=tuple(row["options"]),
        answer=row["answer_idx"],
        category=category,
        per_view=tuple(evidence["per_view_count"]),
        counted=len(instances),
        from_tokens=count_from_tokens(visible, category),
        amiss=amiss(facts),
    )


def problems(sketches: Sequence[Sketch]) -> list[str]:
    """All ways in which a data set misses its bars."""
    found = [*unique(sketches), *twins(sketches), *bands(sketches)]
    found += occluded(sketches)
    by_series: defaultdict[str, list[Sketch]] = defaultdict(list)
    for each in sketches:
        by_series[each.series].append(each)
    for name, items in sorted(by_series.items()):
        lines = [*letters(items), *ranks(items)]
        if len(items) >= ENOUGH:
            lines += [*views_needed(items), *tokens_suffice(items)]
        if len(items) >= MANY:
            lines += spread(items)
        found += [f"series {name}: {line}" for line in lines]
    return found


def unique(sketches: Sequence[Sketch]) -> Iterator[str]:
    """Ids are unique, and no scene is asked about twice, let alone in two splits."""
    for name, count in _repeated(each.id for each in sketches):
        yield f"{name}: {count} rows have this id"
    asked: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for each in sketches:
        asked[each.series, each.scene_id].append(each.id)
    for (_, scene), names in sorted(asked.items()):
        if len(names) > 1:
            yield f"{', '.join(names)}: they share {scene}"


def twins(sketches: Sequence[Sketch]) -> Iterator[str]:
    """Twins share text and options and differ in the answer; most items have one."""
    pairs: defaultdict[str, list[Sketch]] = defaultdict(list)
    for each in sketches:
        pairs[each.pair_id].append(each)
    for name, members in sorted(pairs.items()):
        if len({(each.question, each.options) for each in members}) > 1:
            yield f"{name}: the twins differ in text or options"
        if len({each.answer for each in members}) < len(members):
            yield f"{name}: the twins have the same answer"
    single = [name for name, members in pairs.items() if len(members) != 2]
    twinned = len(sketches) - len(single)
    if len(sketches) > 1 and twinned < TWINNED * len(sketches):
        yield f"only {twinned} of {len(sketches)} items have a twin"


def bands(sketches: Sequence[Sketch]) -> Iterator[str]:
    """Every seed lies in the band of its split."""
    for each in sketches:
        first = BANDS.get(each.split)
        if first is None or not first <= each.seed < first + BAND_UNITS:
            yield f"{each.id}: seed {each.seed} is outside the band of '{each.split}'"


def occluded(sketches: Sequence[Sketch]) -> Iterator[str]:
    """Every item that was to hide a part of something hides it."""
    for each in sketches:
        if each.amiss:
            yield f"{each.id}: {each.amiss}"


def letters(items: Sequence[Sketch]) -> Iterator[str]:
    """Right letters are allotted: equally often in every wording of every split."""
    groups: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    widths: dict[tuple[str, str], int] = {}
    for each in items:
        key = each.split, each.template
        groups[key][each.letter] += 1
        widths[key] = len(each.options)
    for (split, template), counts in sorted(groups.items()):
        full = [counts["ABCDEFGH"[place]] for place in range(widths[split, template])]
        if max(full) - min(full) > 1:
            told = _told(counts)
            yield f"split {split}, wording {template}: letters are uneven ({told})"
    total = Counter(each.letter for each in items)
    width = max(widths.values())
    chance = evenness(["ABCDEFGH"[place] for place in range(width)], total)
    if chance < CHANCE:
        yield f"right letters are not even (p = {chance:.4f}): {_told(total)}"


def ranks(items: Sequence[Sketch]) -> Iterator[str]:
    """The options tell nothing: each is right equally often, window by window."""
    windows: defaultdict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
    for each in items:
        window = tuple(sorted(int(option) for option in each.options))
        windows[window][each.rank] += 1
    statistic, freedom = 0.0, 0
    for window, counts in sorted(windows.items()):
        statistic += chi_squared(range(len(window)), counts)
        freedom += len(window) - 1
    chance = chi_squared_tail(statistic, freedom)
    if chance < CHANCE:
        yield f"the rank of the answer among its options is uneven (p = {chance:.4f})"


def views_needed(items: Sequence[Sketch]) -> Iterator[str]:
    """One view rarely suffices, and adding up the views misleads."""
    needy = sum(max(each.per_view, default=0) < each.counted for each in items)
    if needy < NEEDS_VIEWS * len(items):
        yield f"only {needy} of {len(items)} items need more than one view"
    misled = sum(sum(each.per_view) != each.counted for each in items)
    if misled < SUM_MISLEADS * len(items):
        yield f"adding up the views misleads in only {misled} of {len(items)} items"


def tokens_suffice(items: Sequence[Sketch]) -> Iterator[str]:
    """A reader of the true perception tokens answers nearly everything."""
    right = sum(each.options[each.answer] == str(each.from_tokens) for each in items)
    if right < TOKENS_SUFFICE * len(items):
        yield f"the tokens give the answer in only {right} of {len(items)} items"


def spread(items: Sequence[Sketch]) -> Iterator[str]:
    """No count and no category stands out, and neither tells of the other."""
    counts = Counter(each.counted for each in items)
    categories = Counter(each.category for each in items)
    for title, tally, most in (
        ("count", counts, MOST_OF_A_COUNT),
        ("category", categories, MOST_OF_A_CATEGORY),
    ):
        name, largest = tally.most_common(1)[0]
        if largest > most * len(items):
            share = 100 * largest / len(items)
            yield f"{title} {name} has {share:.1f} % of all, over {100 * most:g} %"
    association = cramers_v(Counter((each.category, each.counted) for each in items))
    if association > MOST_V:
        yield f"the category tells of the count (Cramer's V {association:.3f})"


def cramers_v(table: Mapping[tuple[Any, Any], int]) -> float:
    """How strongly two attributes go together, 0 to 1, corrected for bias."""
    total = sum(table.values())
    rows: Counter[Any] = Counter()
    columns: Counter[Any] = Counter()
    for (row, column), count in table.items():
        rows[row] += count
        columns[column] += count
    statistic = 0.0
    for row, in_row in rows.items():
        for column, in_column in columns.items():
            expected = in_row * in_column / total
            statistic += (table.get((row, column), 0) - expected) ** 2 / expected
    r, c = len(rows), len(columns)
    phi = max(0.0, statistic / total - (r - 1) * (c - 1) / (total - 1))
    smaller = min(r - (r - 1) ** 2 / (total - 1), c - (c - 1) ** 2 / (total - 1)) - 1
    return math.sqrt(phi / smaller) if smaller > 0 else 0.0


def evenness(keys: Iterable[Any], counts: Mapping[Any, int]) -> float:
    """The probability of counts at least as uneven, were all keys equally likely."""
    known = list(keys)
    return chi_squared_tail(chi_squared(known, counts), len(known) - 1)


def chi_squared(keys: Iterable[Any], counts: Mapping[Any, int]) -> float:
    """Pearson's statistic of counts against equal ones."""
    seen = [counts.get(key, 0) for key in keys]
    expected = sum(seen) / len(seen)
    if not expected:
        return 0.0
    return sum((count - expected) ** 2 for count in seen) / expected


def chi_squared_tail(statistic: float, freedom: int) -> float:
    """The probability that a chi-squared variable exceeds a value.

    The regularised upper incomplete gamma function: a series below the mean, Lentz's
    continued fraction above it.
    """
    a, x = freedom / 2, statistic / 2
    if freedom <= 0 or x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        return max(0.0, 1 - front * _series(a, x))
    return front * _fraction(a, x)


def _series(a: float, x: float) -> float:
    """The lower incomplete gamma function without its front factor."""
    term = total = 1 / a
    step = 0
    while term > total * 1e-15:
        step += 1
        term *= x / (a + step)
        total += term
    return total


def _fraction(a: float, x: float) -> float:
    """The upper incomplete gamma function without its front factor."""
    b = x + 1 - a
    c, d = 1e300, 1 / b
    fraction, change, step = d, 0.0, 0
    while abs(change - 1) > 1e-15 and step < 10_000:
        step += 1
        numerator = -step * (step - a)
        b += 2
        d = 1 / (numerator * d + b)
        c = b + numerator / c
        change = c * d
        fraction *= change
    return fraction


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{key} {count}" for key, count in sorted(counts.items()))


def _repeated(names: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(names)
    return sorted((name, count) for name, count in counts.items() if count > 1)


def counted_at(facts: Facts, category: str, pcm: float, truth_size: int) -> int:
    """How many of a category show at least a share of some visible view.

    Args:
        facts: of the item.
        category: what is counted.
        pcm: the share, per cent mille of the picture.
        truth_size: pixels a side of the masks.
    """
    kinds = {entity.id: entity.category for entity in facts.scene.entities}
    least = pcm * truth_size * truth_size / 100_000
    seen = {
        sighting.entity
        for view, sightings in zip(facts.rig.views, facts.sightings, strict=True)
        if not view.is_hidden
        for sighting in sightings
        if kinds[sighting.entity] == category and sighting.visible_px >= least
    }
    return len(seen)
