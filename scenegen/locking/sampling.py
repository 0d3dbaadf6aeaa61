"""Which units a check makes when it makes a part of them: fixed by the lock alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from hashlib import sha256
from math import ceil
from typing import NamedTuple

from scenegen.dataset.plan import Plan, Shard
from scenegen.errors import RecipeError

Units = Mapping[Shard, tuple[int, ...]]
"""Shards, and the units of each that are made."""

_TEXT = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<percent>%?)")


class SampleSize(NamedTuple):
    """How many units a check makes.

    Attributes:
        share: of the units of every split of every series; 0 where `units` counts.
        units: of every split of every series.
    """

    share: Fraction
    units: int = 0

    def of(self, total: int) -> int:
        """How many of so many units: at least one."""
        wanted = self.units or ceil(total * self.share)
        return min(total, max(1, wanted))


def sample_size(text: str) -> SampleSize:
    """What "5%" or "20" means: a share of the units, or a number of them.

    Raises:
        RecipeError: when the text is neither.
    """
    match = _TEXT.fullmatch(text.strip())
    number = Fraction(match["number"]) if match else Fraction(0)
    if match and match["percent"] and 0 < number <= 100:
        return SampleSize(number / 100)
    if match and not match["percent"] and number >= 1 and number.denominator == 1:
        return SampleSize(Fraction(0), int(number))
    raise RecipeError(
        f"--sample '{text}': write a share such as 5%, or a number of units such as 20"
    )


def sampled_units(plan: Plan, size: SampleSize) -> Units:
    """The same units for the same plan, spread over every split of every series."""
    groups: dict[tuple[str, str], list[tuple[str, Shard, int]]] = {}
    for shard in plan.shards:
        for unit in shard.units:
            name = f"{plan.digest}/{shard.series}/{shard.split}/{unit}"
            rank = sha256(name.encode()).hexdigest()
            group = groups.setdefault((shard.series, shard.split), [])
            group.append((rank, shard, unit))
    chosen: dict[Shard, list[int]] = {}
    for group in groups.values():
        group.sort(key=lambda each: each[0])
        for _, shard, unit in group[: size.of(len(group))]:
            chosen.setdefault(shard, []).append(unit)
    return {shard: tuple(sorted(units)) for shard, units in chosen.items()}
