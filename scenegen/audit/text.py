"""What text alone tells: words, options, attributes, letters, the order of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, bar_of
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted_words, read_options, read_words
from scenegen.audit.probe import AuditContext
from scenegen.audit.tables import LearntTable, best_table, numbered

PERIODS = (2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 48)
"""After so many rows, answers might come again."""


def words(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """The question with its options, the options by themselves."""
    limit = context.limits.near_chance(group)
    texts = [" ".join([each.text.question, *each.text.options]) for each in group.items]
    options = [each.text.options for each in group.items]
    for name, labels in sought(group):
        hits = read_words(texts, labels, group.folds)
        yield bar_of(group, f"text: words, {name}", hits, limit)
        hits = boosted_words(texts, labels, group.folds)
        yield bar_of(group, f"text: boosted words, {name}", hits, limit)
    if len({len(each) for each in options}) == 1:
        most, least = read_options(options, _letters(group), group.folds)
        yield bar_of(group, "text: options alone", most, limit)
        yield bar_of(group, "text: options alone, least likely", least, limit)


def attributes(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """The most frequent answer by every attribute, and by every two of them."""
    names = list(group.items[0].text.attributes)
    values = {
        name: [each.text.attributes[name] for each in group.items] for name in names
    }
    keys = [("no attribute", np.zeros(len(group.items), dtype=np.int64))]
    keys += [(f"by {name}", numbered(each)) for name, each in values.items()]
    keys += [
        (f"by {a} and {b}", numbered(zip(values[a], values[b], strict=True)))
        for a, b in combinations(names, 2)
    ]
    tables = [
        LearntTable(f"{said} {key}", numbers, labels, int(labels.max()) + 1)
        for said, labels in sought(group)
        for key, numbers in keys
    ]
    found = best_table(tables, group.folds)
    limit = context.limits.near_chance(group)
    yield bar_of(group, "text: attributes", found.hits, limit, found.words)


def letters(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """The most frequent letter of other folds, and the rarest, by split and wording."""
    labels, classes = _letters(group), _most_options(group)
    splits = [each.place.split for each in group.items]
    wordings = [each.text.attributes["wording"] for each in group.items]
    keys = {
        "the split": numbered(splits),
        "split and wording": numbered(zip(splits, wordings, strict=True)),
    }
    tables = [
        LearntTable(
            f"{'rarest' if is_rarest else 'most frequent'} letter by {name}",
            each,
            labels,
            classes,
            is_rarest,
        )
        for name, each in keys.items()
        for is_rarest in (False, True)
    ]
    found = best_table(tables, group.folds)
    limit = context.limits.chance(group)
    yield bar_of(group, "letters: other folds", found.hits, limit, found.words)
    yield from _letters_of_test(group, context, numbered(wordings))


def _letters_of_test(
    group: AuditGroup, context: AuditContext, wordings: NDArray[np.int64]
) -> Iterator[Bar]:
    """The most frequent letter of each wording in train, tried on test."""
    splits = np.array([each.place.split for each in group.items])
    tested = splits == "test"
    if not tested.any() or not (splits == "train").any():
        return
    table = LearntTable("letter", wordings, _letters(group), _most_options(group))
    counts = table.counts((splits == "train").astype(np.int64))[1]
    part = AuditGroup(
        group.task,
        group.kind,
        group.config,
        tuple(each for each, is_one in zip(group.items, tested, strict=True) if is_one),
        group.right[tested],
    )
    hits = table.hits(counts, tested)
    limit = context.limits.chance(part)
    yield bar_of(part, "letters: from train to test", hits, limit)


def row_order(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """The letters of rows before and after, twins apart, and places in the table."""
    labels, classes = _letters(group), _most_options(group)
    near = _neighbours(group)
    member = np.array([each.place.index % 2 for each in group.items])
    keys = {
        f"the row modulo {period}": numbered(
            each.place.index % period for each in group.items
        )
        for period in PERIODS
    }
    for name, columns in {
        "letters of the pair before": (0, 1),
        "letters of the pair after": (2, 3),
        "letters of both pairs": (0, 1, 2, 3),
    }.items():
        rows = [tuple(each) for each in near[:, columns].tolist()]
        keys[name] = numbered(rows)
        keys[f"{name}, by twin"] = numbered(zip(rows, member.tolist(), strict=True))
    tables = [LearntTable(name, key, labels, classes) for name, key in keys.items()]
    found = best_table(tables, group.folds)
    limit = context.limits.chance(group)
    yield bar_of(group, "row order", found.hits, limit, found.words)


def _neighbours(group: AuditGroup) -> NDArray[np.int64]:
    """Letters of both twins of the pairs before and after, -1 for none, (n, 4)."""
    pairs: defaultdict[tuple[str, str, int], list[int]] = defaultdict(lambda: [-1, -1])
    units: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for each in group.items:
        place = each.place
        unit = place.index // 2
        pairs[place.series, place.split, unit][place.index % 2] = each.text.right
        units[place.series, place.split].add(unit)
    near: dict[tuple[str, str, int], list[int]] = {}
    for (series, split), numbers in units.items():
        order = sorted(numbers)
        for at, unit in enumerate(order):
            before = pairs[series, split, order[at - 1]] if at else [-1, -1]
            after = (
                pairs[series, split, order[at + 1]] if at + 1 < len(order) else [-1, -1]
            )
            near[series, split, unit] = [*before, *after]
    return np.array(
        [
            near[each.place.series, each.place.split, each.place.index // 2]
            for each in group.items
        ]
    )


def sought(group: AuditGroup) -> list[tuple[str, NDArray[np.int64]]]:
    """What may be found: the letter, and what the right option says."""
    found = [("letter", _letters(group))]
    if not group.is_choice:
        found.append(("answer", group.right))
    return found


def _letters(group: AuditGroup) -> NDArray[np.int64]:
    return np.array([each.text.right for each in group.items])


def _most_options(group: AuditGroup) -> int:
    return max(len(each.text.options) for each in group.items)
