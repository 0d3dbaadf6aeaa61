"""What columns tell that no picture shows: ids, orders, margins, lengths, sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.between_twins import NamedColumns, against_twins, by_sign
from scenegen.audit.columns_of_rows import (
    CAMERAS,
    FILES,
    IDS,
    LENGTHS,
    MARGINS,
    PICTURES,
    RATIONALE,
    ROOM,
    SCENE,
)
from scenegen.audit.groups import AuditGroup
from scenegen.audit.learners import boosted
from scenegen.audit.probe import AuditContext
from scenegen.audit.rule_columns import RuleColumns, own_columns
from scenegen.audit.rules import one_feature
from scenegen.audit.tables import LearntTable, best_table, numbered
from scenegen.audit.text import sought


def columns(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """Ids, margins, lengths and sizes of files; alone, and against the twin's.

    A rationale says the answer, so that its length may tell it: it has no limit. Nor
    has how many entities more than its twin a scene holds: where the twins differ in
    one that was added, that is the answer. Nor have margins of counts against the
    twin's: they say how many no single view shows. What pictures show in all is held
    against that of the twin alone, without a limit: nobody is given both. Nor have
    sizes of files of counts against the twin's: they follow what the pictures show, and
    those of the lower count show one other thing more.
    """
    own = [each.columns for each in group.items]
    for kind in (IDS, MARGINS, LENGTHS, SCENE, ROOM, CAMERAS, FILES, RATIONALE):
        names = _names(own, kind)
        if names:
            yield from _tried(group, context, kind, _table(own, names))
    if names := _names(own, PICTURES):
        table = _table(own, names)
        yield from against_twins(group, Limit(), f"columns: {PICTURES}", table, by_sign)
    yield from _words(group, context)
    yield from _options(group, context)


def _names(rows: Sequence[Mapping[str, float]], kind: str) -> list[str]:
    """The names of the columns of a group of them."""
    return sorted({n for each in rows for n in each if n.startswith(f"{kind}: ")})


def _table(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> NamedColumns:
    values = [[each.get(name, np.nan) for name in names] for each in rows]
    return NamedColumns(names, np.array(values, dtype=np.float32))


def _tried(
    group: AuditGroup, context: AuditContext, kind: str, table: NamedColumns
) -> Iterator[Bar]:
    names, values = table
    found = _letters(group, own_columns(group, names, values[:, None]))
    outcome = one_feature(found)
    limit = Limit() if kind == RATIONALE else context.limits.chance(group)
    title = f"columns: {kind}"
    yield bar_of(group, title, outcome.hits, limit, outcome.words[:3])
    yield bar_of(group, f"{title}, boosting", boosted(found), limit)
    has_limit = kind != SCENE and not (group.is_count and kind in (MARGINS, FILES))
    between = limit if has_limit else Limit()
    yield from against_twins(group, between, title, table, one_feature)


def _letters(group: AuditGroup, found: RuleColumns) -> RuleColumns:
    """Columns of an item cannot name a candidate; letters they can."""
    if not group.is_choice:
        return found
    return replace(found, classes=tuple("ABCDEFGH"[: group.classes]))


def _words(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """The most frequent answer by each column of words, and by each two of them.

    What the text shows is among the second ones: by itself, it has a bar of its own.
    """
    own = {name: [e.words[name] for e in group.items] for name in group.items[0].words}
    if not own:
        return
    shown = {
        name: [each.text.attributes[name] for each in group.items]
        for name in group.items[0].text.attributes
    }
    keys = [(f"by {name}", numbered(each)) for name, each in own.items()]
    for (first, a), (second, b) in combinations((own | shown).items(), 2):
        if first in own:
            key = numbered(zip(a, b, strict=True))
            keys.append((f"by {first} and {second}", key))
    tables = [
        LearntTable(f"{said} {name}", key, labels, int(labels.max()) + 1)
        for said, labels in sought(group)
        for name, key in keys
    ]
    found = best_table(tables, group.folds)
    limit = context.limits.near_chance(group)
    yield bar_of(group, "columns: words", found.hits, limit, found.words)


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
