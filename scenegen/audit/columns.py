"""What columns tell that no picture shows: ids, orders, margins, lengths, sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.columns_of_rows import (
    FILES,
    IDS,
    LENGTHS,
    MARGINS,
    RATIONALE,
    SCENE,
)
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted
from scenegen.audit.probe import AuditContext
from scenegen.audit.rule_columns import RuleColumns, own_columns
from scenegen.audit.rules import one_feature


def columns(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """Ids, margins, lengths and sizes of files; alone, and against the twin's.

    A rationale says the answer, so that its length may tell it: it has no limit. Nor
    has how many entities more than its twin a scene holds: where the twins differ in
    one that was added, that is the answer. Nor have margins of counts against the
    twin's: they say how many no single view shows.
    """
    own = [each.columns for each in group.items]
    for kind in (IDS, MARGINS, LENGTHS, SCENE, FILES, RATIONALE):
        names = sorted({name for each in own for name in each if name.startswith(kind)})
        if names:
            yield from _tried(group, context, kind, _table(own, names))
    yield from _options(group, context)


_Named = tuple[Sequence[str], NDArray[np.float32]]
"""Names of columns, and their values, (n, columns)."""


def _table(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> _Named:
    values = [[each.get(name, np.nan) for name in names] for each in rows]
    return names, np.array(values, dtype=np.float32)


def _tried(
    group: AuditGroup, context: AuditContext, kind: str, table: _Named
) -> Iterator[Bar]:
    names, values = table
    found = _letters(group, own_columns(group, names, values[:, None]))
    outcome = one_feature(found)
    limit = Limit() if kind == RATIONALE else context.limits.chance(group)
    title = f"columns: {kind}"
    yield bar_of(group, title, outcome.hits, limit, outcome.words[:3])
    yield bar_of(group, f"{title}, boosting", boosted(found), limit)
    is_answer = kind == SCENE or (kind == MARGINS and group.is_count)
    between = Limit() if is_answer else limit
    yield from _against_twins(group, between, title, table)


def _letters(group: AuditGroup, found: RuleColumns) -> RuleColumns:
    """Columns of an item cannot name a candidate; letters they can."""
    if not group.is_choice:
        return found
    return replace(found, classes=tuple("ABCDEFGH"[: group.classes]))


def _against_twins(
    group: AuditGroup, limit: Limit, title: str, table: _Named
) -> Iterator[Bar]:
    """Which of two twins has the larger answer, by the difference of a column."""
    names, values = table
    twin = _twins(group)
    answers = np.array([_number(group, place) for place in range(len(group.items))])
    paired = (twin >= 0) & (answers != answers[twin])
    if not paired.any():
        return
    found = own_columns(group, names, (values - values[twin])[:, None])
    part = RuleColumns(
        names=tuple(f"{name}, minus the twin's" for name in found.names),
        values=found.values[paired],
        right=(answers > answers[twin])[paired].astype(np.int64),
        classes=("smaller", "larger"),
        folds=found.folds[paired],
    )
    hits = one_feature(part)
    share = np.full(len(group.items), 0.5)
    share[paired] = hits.hits
    if limit.most is not None:
        limit = Limit(most=53)
    yield bar_of(group, f"{title}, between twins", share, limit, hits.words[:3])


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


def _options(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """Ids of the entities that options name, and their places in object maps."""
    rows = [each.candidate_columns for each in group.items]
    names = sorted({name for each in rows for name in each})
    if not names:
        return
    width = max(len(value) for each in rows for value in each.values())
    values = np.full((len(rows), width, len(names)), np.nan, dtype=np.float32)
    for number, each in enumerate(rows):
        for place, name in enumerate(names):
            own = each.get(name, ())
            values[number, : len(own), place] = own
    found = own_columns(group, names, values)
    outcome = one_feature(found)
    limit = context.limits.chance(group)
    yield bar_of(group, "columns: options", outcome.hits, limit, outcome.words[:3])
    yield bar_of(group, "columns: options, boosting", boosted(found), limit)
