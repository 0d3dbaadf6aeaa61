"""The limits of all bars, by how hard a config says that it is.

`core` is the standard, `hard` is stricter, and `easy` and the published settings of
`classic` are measured without a limit. What limits mean is in docs/audit.md.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from scenegen.audit.bars import Limit, is_hard
from scenegen.audit.groups import AuditGroup
from scenegen.recipe.model import Recipe

TWO_WAY = 3
"""Fewer options than this are a choice of two."""


class RuleLimits(NamedTuple):
    """Per cent that rules may get right: with two options, and with more."""

    one_feature: tuple[float, float]
    two_features: tuple[float, float]
    counts: float


NEAR = 3
"""Points beyond chance that count as none."""

CORE = RuleLimits((57, 38), (65, 46), 40)
HARD = RuleLimits((55, 35), (62, 42), 34)


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of an audit.

    Attributes:
        unbarred: configs that are measured without a limit.
    """

    unbarred: Collection[str] = ()

    def near_chance(self, group: AuditGroup, points: int = NEAR) -> Limit:
        """Of what must not be better than a blind guess, within some points."""
        most = round(group.chance, 1) + points
        return self._of(group, Limit(most=most, most_high=most + 2))

    def chance(self, group: AuditGroup) -> Limit:
        """Of what must be a blind guess, within three points: one of many bars."""
        chance = round(group.chance, 1)
        return self._of(group, Limit(most=chance + NEAR, chance=chance))

    def one_feature(self, group: AuditGroup) -> Limit:
        """Of the best rule of one feature."""
        return self._of(group, Limit(most=_by_options(group, _rules(group)[0])))

    def two_features(self, group: AuditGroup) -> Limit:
        """Of the best rule of two features."""
        return self._of(group, Limit(most=_by_options(group, _rules(group)[1])))

    def counts(self, group: AuditGroup) -> Limit:
        """Of functions of the counts of single views."""
        return self._of(group, Limit(most=_rules(group).counts))

    def all_of(self, group: AuditGroup, least: float = 100) -> Limit:
        """Of what must hold for all items, or nearly all."""
        return self._of(group, Limit(least=least))

    def none_of(self, group: AuditGroup, most: float = 0) -> Limit:
        """Of what may hold for no item, or hardly any."""
        return self._of(group, Limit(most=most))

    def _of(self, group: AuditGroup, limit: Limit) -> Limit:
        return Limit() if group.config in self.unbarred else limit


def unbarred_configs(recipe: Recipe) -> frozenset[str]:
    """The configs of easy questions, and of published settings."""
    return frozenset(
        each.home
        for each in recipe.series
        if each.params.get("preset") == "classic" or each.home in ("easy", "classic")
    )


def _rules(group: AuditGroup) -> RuleLimits:
    return HARD if is_hard(group.config) else CORE


def _by_options(group: AuditGroup, pair: tuple[float, float]) -> float:
    return pair[0] if group.options < TWO_WAY else pair[1]
