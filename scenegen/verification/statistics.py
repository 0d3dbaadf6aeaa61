"""Tests of chance on counts; the one door to scipy.stats.

It takes a second to load, so that it is loaded when a data set is judged, and not by
every worker that imports the checks of single rows.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from scenegen.installation import check_memory

RowKey = TypeVar("RowKey", bound=Hashable)
ColumnKey = TypeVar("ColumnKey", bound=Hashable)

UNEVEN = 1e-4
"""Chance below which draws are held to be uneven: one sound data set in so many."""


def cramers_v(table: Mapping[tuple[RowKey, ColumnKey], int]) -> float:
    """The association of two attributes, 0 to 1, corrected for bias.

    The correction is that of Bergsma (2013), "A bias-correction for Cramer's V and
    Tschuprow's T"; scipy's `association` has the raw value only, which is above 0 for
    independent attributes.

    Args:
        table: how often each pair of values occurs.
    """
    check_memory()
    from scipy.stats import chi2_contingency

    rows = list(Counter(row for row, _ in table))
    columns = list(Counter(column for _, column in table))
    counts = [[table.get((row, column), 0) for column in columns] for row in rows]
    total = sum(table.values())
    statistic = chi2_contingency(counts, correction=False).statistic
    r, c = len(rows), len(columns)
    phi = max(0.0, float(statistic) / total - (r - 1) * (c - 1) / (total - 1))
    smaller = min(r - (r - 1) ** 2 / (total - 1), c - (c - 1) ** 2 / (total - 1)) - 1
    return math.sqrt(phi / smaller) if smaller > 0 else 0.0


def chi_squared(keys: Iterable[RowKey], counts: Mapping[RowKey, int]) -> float:
    """Pearson's statistic of counts against equal ones."""
    check_memory()
    from scipy.stats import chisquare

    observed = [counts.get(key, 0) for key in keys]
    return float(chisquare(observed).statistic) if any(observed) else 0.0


def chi_squared_tail(statistic: float, freedom: int) -> float:
    """The probability that a chi-squared variable exceeds a value."""
    check_memory()
    from scipy.stats import chi2

    return float(chi2.sf(statistic, freedom)) if freedom > 0 else 1.0


def are_uneven(
    keys: Iterable[RowKey], counts: Mapping[RowKey, int], *, groups: int = 1
) -> bool:
    """Whether draws that should be uniform are more uneven than chance explains.

    Args:
        keys: all that could be drawn.
        counts: how often each was.
        groups: how many tables are looked at; one of many is uneven by chance more
            often than one alone (Bonferroni's correction).
    """
    among = list(keys)
    tail = chi_squared_tail(chi_squared(among, counts), len(among) - 1)
    return tail < UNEVEN / groups
