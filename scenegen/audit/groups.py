"""The items of one task, kind and config, as arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from scenegen.audit.features.sheet import FlatFeature
from scenegen.audit.items import AuditItem
from scenegen.audit.resampling import exchanged, folds_of
from scenegen.audit.usual import held_against_usual

MOST_CLASSES = 8
"""Different answers of a kind, at most; with more, letters are the classes."""


@dataclass(frozen=True)
class AuditGroup:
    """Items that are judged together.

    Attributes:
        task, kind, config: of all of them.
        items: in the order of the data set.
        right: what is to be found for each: the position of the right option where
            options are candidates, else the number of the right answer, (n,).
        is_shuffled: `right` has nothing to do with the items.
    """

    task: str
    kind: str
    config: str
    items: tuple[AuditItem, ...]
    right: NDArray[np.int64]
    is_shuffled: bool = False

    @property
    def is_choice(self) -> bool:
        """Whether the options are the candidates."""
        return self.items[0].is_choice

    @property
    def is_count(self) -> bool:
        """Whether the options are numbers of what views show."""
        return self.items[0].is_count

    @cached_property
    def pairs(self) -> NDArray[np.int64]:
        """The number of the pair of each item, 0, 1, ..., (n,)."""
        numbers: dict[str, int] = {}
        return np.array(
            [numbers.setdefault(each.place.pair, len(numbers)) for each in self.items]
        )

    @cached_property
    def folds(self) -> NDArray[np.int64]:
        """The fold of each item, (n,)."""
        return folds_of(self.pairs)

    @cached_property
    def sides(self) -> NDArray[np.float64]:
        """1 for left, -1 for right, 0 for none, (n,)."""
        return np.array([each.side for each in self.items], dtype=float)

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The names of the classes."""
        return _answers(self.items)

    @property
    def classes(self) -> int:
        """How many answers there are to choose from."""
        if self.is_choice:
            return max(len(each.text.options) for each in self.items)
        return len(self.answers)

    @property
    def chance(self) -> float:
        """How often a blind guess is right, per cent."""
        return (
            100
            * sum(1 / len(each.text.options) for each in self.items)
            / len(self.items)
        )

    @property
    def options(self) -> int:
        """How many options most of the items have."""
        return round(100 / self.chance)

    @cached_property
    def features(self) -> tuple[FlatFeature, ...]:
        """All features that any item has, in the order of their first item.

        Last come those that say how givers look for things of their kinds.
        """
        return (*self._own_features, *self._held)

    @cached_property
    def values(self) -> NDArray[np.float32]:
        """(n, candidates, features), NaN where an item does not have a feature."""
        if not self._held:
            return self._own_values
        held = np.stack([*self._held.values()], axis=2)
        return np.concatenate([self._own_values, held], axis=2)

    @cached_property
    def _own_features(self) -> tuple[FlatFeature, ...]:
        """Those of single items."""
        found: dict[FlatFeature, None] = {}
        for schema in {
            id(each.features): each.features for each in self.items
        }.values():
            found.update(dict.fromkeys(schema))
        return tuple(found)

    @cached_property
    def _own_values(self) -> NDArray[np.float32]:
        """See `values`."""
        places = {each: place for place, each in enumerate(self._own_features)}
        rows = max(len(each.values) for each in self.items)
        table = np.full((len(self.items), rows, len(places)), np.nan, dtype=np.float32)
        for number, each in enumerate(self.items):
            own = [places[feature] for feature in each.features]
            table[number, : len(each.values), own] = each.values.T
        return table

    @cached_property
    def _held(self) -> dict[FlatFeature, NDArray[np.float32]]:
        """Features that take all items of the group, (n, candidates) each."""
        columns = {
            feature: self._own_values[:, :, place]
            for place, feature in enumerate(self._own_features)
            if feature.role
        }
        kinds = {
            "its kind": [each.giver[0] for each in self.items],
            "its model": [each.giver[1] for each in self.items],
        }
        return held_against_usual(columns, kinds)

    def where(self, wanted: Sequence[bool]) -> AuditGroup:
        """Those of the items that are wanted, at least one."""
        items = tuple(compress(self.items, wanted))
        right = self.right[np.array(wanted)]
        return replace(self, items=items, right=right)

    def shuffled(self) -> AuditGroup:
        """The same items with labels of other ones."""
        source = exchanged(self.pairs)
        items = tuple(
            replace(each, text=replace(each.text, right=self.items[other].text.right))
            for each, other in zip(self.items, source.tolist(), strict=True)
        )
        return AuditGroup(
            self.task, self.kind, self.config, items, self.right[source], True
        )


def grouped(items: Iterable[AuditItem]) -> tuple[AuditGroup, ...]:
    """Items by task, kind and config, in the order in which these come."""
    groups: defaultdict[tuple[str, str, str], list[AuditItem]] = defaultdict(list)
    for each in items:
        groups[each.place.task, each.place.kind, each.place.config].append(each)
    return tuple(
        AuditGroup(*names, tuple(members), _right(members))
        for names, members in groups.items()
    )


def _answers(items: Sequence[AuditItem]) -> tuple[str, ...]:
    found = sorted({answer for each in items for answer in each.text.answers})
    if len(found) > MOST_CLASSES:
        return tuple("ABCDEFGH"[: max(len(each.text.options) for each in items)])
    return tuple(found)


def _right(items: Sequence[AuditItem]) -> NDArray[np.int64]:
    if items[0].is_choice:
        return np.array([each.text.right for each in items])
    names = _answers(items)
    places: Mapping[str, int] = {name: place for place, name in enumerate(names)}
    said = [each.text.answers[each.text.right] for each in items]
    if all(each in places for each in said):
        return np.array([places[each] for each in said])
    return np.array([each.text.right for each in items])
