"""What needs no learning: twins, duplicates, tokens, lenses, second solutions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np

from scenegen.audit.bars import Bar, Limit, bar_of
from scenegen.audit.groups import AuditGroup
from scenegen.audit.items import AuditItem
from scenegen.audit.probe import AuditContext
from scenegen.audit.resampling import Hits

EXAMPLES = 3
"""Items that are named."""

READS_HIDDEN = 0.9
"""A reader that gets so many right from hidden views alone is one that reads them."""


def twins(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """Each item has a twin with another answer, and they differ in one input."""
    sizes = np.bincount(group.pairs)
    right: dict[int, list[str]] = {}
    for pair, each in zip(group.pairs.tolist(), group.items, strict=True):
        right.setdefault(pair, []).append(each.text.options[each.text.right])
    other = {pair for pair, said in right.items() if len(set(said)) == len(said)}
    limit = context.limits.all_of(group)
    hits = (sizes[group.pairs] == 2).astype(float)
    yield bar_of(group, "twins: items with one", hits, limit)
    hits = np.array([float(pair in other) for pair in group.pairs.tolist()])
    yield bar_of(group, "twins: another answer", hits, limit)
    hits = _hits(group, lambda each: len(each.differs) == 1)
    kinds = Counter(" + ".join(each.differs) or "nothing" for each in group.items)
    words = tuple(f"{count} items: {what}" for what, count in kinds.most_common(5))
    yield bar_of(group, "twins: one input differs", hits, limit, words)


def duplicates(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """No scene comes in two splits, however it is mirrored, turned or renumbered."""
    shared = _hits(group, lambda each: len(context.splits_of[each.scene]) > 1)
    limit = context.limits.none_of(group)
    words = _examples(group, shared)
    yield bar_of(group, "duplicates: across splits", shared, limit, words)
    again = _hits(group, lambda each: context.pairs_of[each.scene] > 1)
    words = _examples(group, again)
    yield bar_of(group, "duplicates: in other pairs", again, Limit(), words)


def information(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """What a reader of perception tokens answers, and with whose hidden views."""
    limits = context.limits
    own = _hits(group, lambda each: each.tokens.own)
    words = _examples(group, 1 - own)
    yield bar_of(group, "tokens: all views", own, limits.all_of(group, 99), words)
    alone = _hits(group, lambda each: each.tokens.alone)
    yield bar_of(group, "tokens: hidden views", alone, Limit())
    if alone.mean() < READS_HIDDEN:
        return  # this reader needs pictures, so that hidden views alone tell it nothing
    differing = [each.tokens.twin is not None for each in group.items]
    if any(differing):
        # Twins that share the imagined look differ in what the text asks about.
        apart = group.where(differing)
        of_twin = _hits(apart, lambda each: each.tokens.twin or 0.0)
        name = "tokens: hidden views, the twin's"
        yield bar_of(apart, name, of_twin, limits.none_of(apart, 1))
    for name, hits in (
        ("another's", _hits(group, lambda e: e.tokens.other)),
        ("none", _hits(group, lambda e: e.tokens.none)),
    ):
        yield bar_of(group, f"tokens: hidden views, {name}", hits, limits.chance(group))


def rationales(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """The premises of each rationale give its answer, where the kind can read them."""
    if any(each.rationale is None for each in group.items):
        return
    hits = _hits(group, lambda each: each.rationale is True)
    limit = context.limits.all_of(group)
    words = _examples(group, 1 - hits)
    yield bar_of(group, "rationale: premises give the answer", hits, limit, words)


def lens(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """No answer depends on the lens that a viewer assumes."""
    hits = _hits(group, lambda each: each.lens_changes)
    limit = context.limits.none_of(group)
    yield bar_of(group, "lens: answer changes", hits, limit, _examples(group, hits))


def labels(group: AuditGroup, context: AuditContext) -> Iterator[Bar]:
    """A second solution finds each label."""
    hits = _hits(group, lambda each: each.solved)
    limit = context.limits.all_of(group)
    yield bar_of(
        group, "labels: second solution", hits, limit, _examples(group, 1 - hits)
    )


def _hits(group: AuditGroup, holds: Callable[[AuditItem], float]) -> Hits:
    return np.array([float(holds(each)) for each in group.items])


def _examples(group: AuditGroup, wrong: Hits) -> tuple[str, ...]:
    """Where some of the items are that are wrong."""
    found = []
    for place in np.flatnonzero(wrong > 0)[:EXAMPLES]:
        at = group.items[int(place)].place
        found.append(f"{at.series}, {at.split}, index {at.index}")
    return tuple(found)
