"""The figures of a model on a data set, group by group.

All figures are per cent, with 95 % intervals by bootstrap over pairs of twins. Those of
all items, tasks, kinds, difficulties and splits are of honest items; items corrupted on
purpose have lines of their own, by config, and gaps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from types import MappingProxyType
from typing import Any, NamedTuple

from scenegen.scoring.asked import AskedItem
from scenegen.scoring.controls import Gap, gaps, hits_of
from scenegen.scoring.intervals import Figure, mcnemar, paired_difference, share_of
from scenegen.scoring.marks import MarkedItem, Marking

_GROUPINGS: Mapping[str, Callable[[AskedItem], str]] = MappingProxyType(
    {
        "all": lambda item: "honest items",
        "task": lambda item: item.task,
        "kind": lambda item: f"{item.task}: {item.kind}",
        "difficulty": lambda item: item.difficulty,
        "config": lambda item: item.config,
        "split": lambda item: item.split,
    }
)
"""What items are grouped by, and the group that an item falls into."""

WITH_CONTROLS = ("config",)
"""Groupings that corrupted items are part of."""


class GroupScore(NamedTuple):
    """How often the items of a group are answered right.

    Attributes:
        by, name: what is grouped, e.g. "task", and the group, e.g. "path".
        items: of the group.
        accuracy: share that is right.
        chance: of a blind guess, per cent.
        unread: items for which no option was named.
        pairs: of which both twins are in the group.
        both: share of the pairs of which both twins are right; None without pairs.
    """

    by: str
    name: str
    items: int
    accuracy: Figure
    chance: float
    unread: int
    pairs: int
    both: Figure | None


class CircularScore(NamedTuple):
    """How answers bear up when options are shown in other orders.

    Attributes:
        items: with predictions for more than one order.
        orders: the fewest and the most orders of one item.
        every: share of the items that are right in every order.
        mean: share of the orders in which an item is right, on average.
    """

    items: int
    orders: tuple[int, int]
    every: Figure
    mean: Figure


class Comparison(NamedTuple):
    """Two files on the same honest items.

    Attributes:
        name: of the group: "honest items", or a task.
        items: that both are scored on.
        accuracy, other: of the one file and of the other.
        difference: the one minus the other.
        only_one, only_other: items that one of them alone has right.
        p: of McNemar's exact test; it takes items for independent, which twins are not.
    """

    name: str
    items: int
    accuracy: Figure
    other: Figure
    difference: Figure
    only_one: int
    only_other: int
    p: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All figures of one file, and what a reader has to know of them.

    Attributes:
        items: that are scored, controls too.
        groups: see `GroupScore`; the first is that of all honest items.
        circular: None where no item has predictions in two orders.
        gaps: of the controls.
        against: the comparison with another file, of all items and of each task.
        notes: one sentence each.

    Examples:
        >>> items = scenegen.load("out/mv", split="test")
        >>> said = {item.id: "Answer: " + item.answer for item in items}
        >>> card = scenegen.score("out/mv", said)
        >>> card.accuracy
        100.0
        >>> [(group.by, group.name, group.items) for group in card.groups][:2]
        [('all', 'honest items', 6), ('task', 'multiview', 6)]
    """

    items: int
    groups: tuple[GroupScore, ...]
    circular: CircularScore | None
    gaps: tuple[Gap, ...]
    against: tuple[Comparison, ...]
    notes: tuple[str, ...]

    @property
    def accuracy(self) -> float:
        """Share of the honest items that are right, per cent; NaN if there are none."""
        return self.groups[0].accuracy.value

    def plain(self) -> dict[str, Any]:
        """Everything as JSON has it; what is not known is null."""
        named = {
            "groups": self.groups,
            "gaps": self.gaps,
            "against": self.against,
        }
        return {
            "items": self.items,
            "accuracy": _plain(self.accuracy),
            "circular": _plain(self.circular),
            **{name: [_plain(each) for each in rows] for name, rows in named.items()},
            "notes": list(self.notes),
        }


def scorecard(marking: Marking, other: Marking | None = None) -> Scorecard:
    """The figures of a file, and of how it compares with another one."""
    marks = marking.marks
    notes = list(marking.notes)
    against: tuple[Comparison, ...] = ()
    if other is not None:
        against = _comparisons(marks, other.marks)
        notes += [f"The other file: {note}" for note in other.notes]
    return Scorecard(
        items=len(marks),
        groups=tuple(each for by in _GROUPINGS for each in _groups(by, marks)),
        circular=_circular(marks),
        gaps=gaps(marks),
        against=against,
        notes=tuple(notes),
    )


def _groups(by: str, marks: Sequence[MarkedItem]) -> list[GroupScore]:
    group_of = _GROUPINGS[by]
    groups: defaultdict[str, list[MarkedItem]] = defaultdict(list)
    if by == "all":
        groups["honest items"] = []
    for each in marks:
        if by in WITH_CONTROLS or not each.item.control:
            groups[group_of(each.item)].append(each)
    return [_group(by, name, mine) for name, mine in groups.items()]


def _group(by: str, name: str, marks: Sequence[MarkedItem]) -> GroupScore:
    hits, pairs = hits_of(marks)
    twins: defaultdict[str, list[bool]] = defaultdict(list)
    for each in marks:
        twins[each.item.pair_id].append(each.is_right)
    both = {
        pair: float(all(rights)) for pair, rights in twins.items() if len(rights) > 1
    }
    return GroupScore(
        by=by,
        name=name,
        items=len(marks),
        accuracy=share_of(hits, pairs),
        chance=100 * sum(each.item.chance for each in marks) / max(len(marks), 1),
        unread=sum(each.said is None for each in marks),
        pairs=len(both),
        both=share_of(list(both.values()), list(both)) if both else None,
    )


def _circular(marks: Sequence[MarkedItem]) -> CircularScore | None:
    """The score over orders of the honest items that were tried in several."""
    tried = [e for e in marks if len(e.in_orders) > 1 and not e.item.control]
    if not tried:
        return None
    counts = [len(each.in_orders) for each in tried]
    pairs = [each.item.pair_id for each in tried]
    return CircularScore(
        len(tried),
        (min(counts), max(counts)),
        share_of([float(all(each.in_orders)) for each in tried], pairs),
        share_of([sum(each.in_orders) / len(each.in_orders) for each in tried], pairs),
    )


def _comparisons(
    marks: Sequence[MarkedItem], others: Sequence[MarkedItem]
) -> tuple[Comparison, ...]:
    theirs = {each.item.id: each for each in others}
    both = [
        (each, theirs[each.item.id])
        for each in marks
        if each.item.id in theirs and not each.item.control
    ]
    tasks = dict.fromkeys(one.item.task for one, _ in both)
    parts = [("honest items", both)]
    if len(tasks) > 1:
        parts += [(task, [e for e in both if e[0].item.task == task]) for task in tasks]
    return tuple(_comparison(name, part) for name, part in parts)


def _comparison(name: str, both: Sequence[tuple[MarkedItem, MarkedItem]]) -> Comparison:
    hits, pairs = hits_of([one for one, _ in both])
    other_hits, _ = hits_of([other for _, other in both])
    only_one = sum(one > other for one, other in zip(hits, other_hits, strict=True))
    only_other = sum(one < other for one, other in zip(hits, other_hits, strict=True))
    return Comparison(
        name,
        len(both),
        share_of(hits, pairs),
        share_of(other_hits, pairs),
        paired_difference(hits, other_hits, pairs),
        only_one,
        only_other,
        mcnemar(only_one, only_other),
    )


def _plain(value: Any) -> Any:
    """Named tuples as objects, per cent with two decimals, NaN as null."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float):
        return None if isnan(value) else round(value, 6)
    return value
