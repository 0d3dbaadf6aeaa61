"""What a whole data set has to satisfy, whatever its single items say.

Each criterion reads summaries of rows and gives a line for every way they miss it.
Shares and tests of chance are only asked of series that are large enough to have them.
Of controls, whose answers are what is left after corruption, little is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import sqrt

from scenegen.recipe.model import BAND_UNITS, BANDS
from scenegen.verification.item_summary import ItemSummary, ShortcutGuess
from scenegen.verification.statistics import (
    are_uneven,
    chi_squared,
    chi_squared_tail,
    cramers_v,
)

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

EDGE = 0.03
"""By how much a shortcut may be better than a blind guess, in the long run."""

LUCK = 3.0
"""Standard deviations that it may be better still by luck."""


def problems(
    summaries: Sequence[ItemSummary], *, guessable: Collection[str] = ()
) -> list[str]:
    """All ways in which a data set misses its criteria.

    Args:
        summaries: of all rows.
        guessable: series on which no shortcut is tried.
    """
    found = [*unique(summaries), *twins(summaries), *bands(summaries)]
    found += [f"{each.id}: {each.fault}" for each in summaries if each.fault]
    by_series: defaultdict[str, list[ItemSummary]] = defaultdict(list)
    for each in summaries:
        if not each.control:
            by_series[each.series].append(each)
    for name, items in sorted(by_series.items()):
        lines = [*_series_problems(items)]
        if name not in guessable and len(items) >= ENOUGH:
            lines += guessed(items)
        found += [f"series {name}: {line}" for line in lines]
    return found


def _series_problems(items: Sequence[ItemSummary]) -> Iterator[str]:
    counts = [each for each in items if each.is_count]
    yield from letters(items)
    yield from ranks(counts)
    if len(items) >= ENOUGH:
        yield from tokens_suffice(items)
    if len(counts) >= ENOUGH:
        yield from views_needed(counts)
    if len(counts) >= MANY:
        yield from spread(counts)


def unique(summaries: Sequence[ItemSummary]) -> Iterator[str]:
    """Ids are unique, and no scene is asked about twice, let alone in two splits.

    Twins may share theirs: then something else differs.
    """
    for name, count in _repeated(each.id for each in summaries):
        yield f"{name}: {count} rows have this id"
    asked: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for each in summaries:
        if each.control:
            continue
        asked[each.series, each.scene_id].setdefault(each.pair_id, each.id)
    for (_, scene), names in sorted(asked.items()):
        if len(names) > 1:
            yield f"{', '.join(names.values())}: they share {scene}"


def twins(summaries: Sequence[ItemSummary]) -> Iterator[str]:
    """Twins share text and options and differ in the answer; most items have one.

    The text may differ where that is the one input that does. What was spoilt may have
    the same answer in both.
    """
    pairs: defaultdict[str, list[ItemSummary]] = defaultdict(list)
    for each in summaries:
        pairs[each.pair_id].append(each)
    for name, members in sorted(pairs.items()):
        is_dealt = all(each.is_text_dealt for each in members)
        texts = {each.question for each in members}
        if len({each.options for each in members}) > 1 or (
            len(texts) > 1 and not is_dealt
        ):
            yield f"{name}: the twins differ in text or options"
        is_honest = not any(each.control for each in members)
        if is_honest and len({each.answer for each in members}) < len(members):
            yield f"{name}: the twins have the same answer"
    single = [name for name, members in pairs.items() if len(members) != 2]
    twinned = len(summaries) - len(single)
    if len(summaries) > 1 and twinned < TWINNED * len(summaries):
        yield f"only {twinned} of {len(summaries)} items have a twin"


def bands(summaries: Sequence[ItemSummary]) -> Iterator[str]:
    """Every seed lies in the band of its split."""
    for each in summaries:
        first = BANDS.get(each.split)
        if first is None or not first <= each.seed < first + BAND_UNITS:
            yield f"{each.id}: seed {each.seed} is outside the band of '{each.split}'"


def letters(items: Sequence[ItemSummary]) -> Iterator[str]:
    """Right letters are drawn: none comes too often in a kind or a wording."""
    groups: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    widths: dict[tuple[str, str], int] = {}
    for each in items:
        for what in (f"kind {each.kind}", f"wording {each.template}"):
            groups[each.split, what][each.letter] += 1
            widths[each.split, what] = len(each.options)
    for (split, what), counts in sorted(groups.items()):
        if are_uneven("ABCDEFGH"[: widths[split, what]], counts, groups=len(groups)):
            yield f"split {split}, {what}: letters are uneven ({_counts_text(counts)})"


def ranks(items: Sequence[ItemSummary]) -> Iterator[str]:
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


def views_needed(items: Sequence[ItemSummary]) -> Iterator[str]:
    """One view rarely suffices, and adding up the views misleads."""
    needy = sum(max(each.per_view, default=0) < each.counted for each in items)
    if needy < NEEDS_VIEWS * len(items):
        yield f"only {needy} of {len(items)} items need more than one view"
    misled = sum(sum(each.per_view) != each.counted for each in items)
    if misled < SUM_MISLEADS * len(items):
        yield f"adding up the views misleads in only {misled} of {len(items)} items"


def tokens_suffice(items: Sequence[ItemSummary]) -> Iterator[str]:
    """A reader of the true perception tokens answers nearly everything."""
    right = sum(each.read == each.answer for each in items)
    if right < TOKENS_SUFFICE * len(items):
        yield f"the tokens give the answer in only {right} of {len(items)} items"


def guessed(items: Sequence[ItemSummary]) -> Iterator[str]:
    """No shortcut answers much more than a blind guess would."""
    tried: defaultdict[tuple[str, str], list[tuple[ItemSummary, ShortcutGuess]]] = (
        defaultdict(list)
    )
    for each in items:
        for guess in each.guesses:
            if not guess.is_exempt:
                tried[each.kind, guess.rule].append((each, guess))
    for (kind, rule), pairs in sorted(tried.items()):
        if len(pairs) < ENOUGH:
            continue
        blind = sum(1 / len(each.options) for each, _ in pairs) / len(pairs)
        share = _right(pairs) / len(pairs)
        if share > blind + EDGE + LUCK * sqrt(blind * (1 - blind) / len(pairs)):
            yield (
                f"kind {kind}: the rule '{rule}' is right in {100 * share:.1f} %, a "
                f"blind guess in {100 * blind:.1f} %"
            )


def _right(pairs: Sequence[tuple[ItemSummary, ShortcutGuess]]) -> float:
    """How many items a rule gets right; what goes with cues is learnt from others."""
    picked = sum(guess.right for _, guess in pairs if guess.cue is None)
    cued = [(each, guess.cue) for each, guess in pairs if guess.cue is not None]
    halves = [[pair for pair in cued if pair[0].unit % 2 == half] for half in (0, 1)]
    return picked + _learnt(*halves) + _learnt(*reversed(halves))


def _learnt(
    known: Sequence[tuple[ItemSummary, str]], tried: Sequence[tuple[ItemSummary, str]]
) -> float:
    """How many of the tried items have the commonest answer of their cue."""
    answers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each, cue in known:
        answers[cue][each.said] += 1
    right = 0.0
    for each, cue in tried:
        most = max(answers[cue].values(), default=0)
        best = [said for said, count in answers[cue].items() if count == most]
        if len(best) == 1:
            right += best[0] == each.said
        else:
            right += 1 / len(each.options)
    return right


def spread(items: Sequence[ItemSummary]) -> Iterator[str]:
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


def _counts_text(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{key} {count}" for key, count in sorted(counts.items()))


def _repeated(names: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(names)
    return sorted((name, count) for name, count in counts.items() if count > 1)
