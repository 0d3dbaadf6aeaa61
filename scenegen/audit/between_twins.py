"""With both twins in hand: which has the larger answer, by what differs in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.groups import AuditGroup
from scenegen.audit.resampling import FOLDS, Hits
from scenegen.audit.rule_columns import RuleColumns, own_columns
from scenegen.audit.rules import Named, SearchResult, blind_guess, worst

SearchRules = Callable[[RuleColumns], SearchResult]


class NamedColumns(NamedTuple):
    """Names of columns, and their values, (n, columns)."""

    names: Sequence[str]
    values: NDArray[np.float32]


def against_twins(
    group: AuditGroup,
    limit: Limit,
    title: str,
    table: NamedColumns,
    search: SearchRules,
) -> list[Bar]:
    """Which of two twins has the larger answer, by the difference of a column.

    Args:
        group: of the items.
        limit: of the columns by themselves; none here, where they have none.
        title: of the bar.
        table: the columns.
        search: for a rule among differences.
    """
    twin = _twins(group)
    answers = np.array([_number(group, place) for place in range(len(group.items))])
    paired = (twin >= 0) & (answers != answers[twin])
    if not paired.any():
        return []
    names, values = table
    found = own_columns(group, names, (values - values[twin])[:, None])
    part = RuleColumns(
        names=tuple(f"{name}, minus the twin's" for name in found.names),
        values=found.values[paired],
        right=(answers > answers[twin])[paired].astype(np.int64),
        classes=("smaller", "larger"),
        folds=found.folds[paired],
    )
    outcome = search(part)
    share = np.full(len(group.items), 0.5)
    share[paired] = outcome.hits
    if limit.most is not None:
        limit = Limit(most=53, chance=50)
    name = f"{title}, between twins"
    return [bar_of(group, name, share, limit, outcome.words[:3])]


def by_sign(columns: RuleColumns) -> SearchResult:
    """The column whose sign says the most, and what it says; ties are drawn.

    Nothing is learnt but which column it is, and whether more of it is more.
    """
    if not columns.names:
        return SearchResult(blind_guess(columns), ())
    signs = np.sign(np.nan_to_num(columns.values[:, 0]))
    right = (1 + signs * (2 * columns.right[:, None] - 1)) / 2
    tried = np.concatenate([right, 1 - right], axis=1)
    sums = np.stack([tried[columns.folds == fold].sum(axis=0) for fold in range(FOLDS)])
    chosen = (sums.sum(axis=0) - sums).argmax(axis=1)
    hits: Hits = tried[np.arange(len(tried)), chosen[columns.folds]]
    named = [
        Named(float(share), f"the larger answer has {word} '{name}'")
        for share, (word, name) in zip(
            sums.sum(axis=0) / len(tried),
            ((word, name) for word in ("more", "less") for name in columns.names),
            strict=True,
        )
    ]
    return SearchResult(hits, worst(named))


def _twins(group: AuditGroup) -> NDArray[np.int64]:
    """The place of the twin of each item, -1 for none."""
    members: dict[int, list[int]] = {}
    for place, pair in enumerate(group.pairs.tolist()):
        members.setdefault(pair, []).append(place)
    twin = np.full(len(group.items), -1)
    for each in members.values():
        if len(each) == 2:
            twin[each[0]], twin[each[1]] = each[1], each[0]
    return twin


def _number(group: AuditGroup, place: int) -> int:
    """The answer of an item as a number that twins are compared by."""
    if group.is_count:
        text = group.items[place].text
        return int(text.options[text.right])
    return int(group.right[place])
