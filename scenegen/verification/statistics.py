"""How likely counts are by luck alone."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any


def cramers_v(table: Mapping[tuple[Any, Any], int]) -> float:
    """How strongly two attributes go together, 0 to 1, corrected for bias."""
    total = sum(table.values())
    rows: Counter[Any] = Counter()
    columns: Counter[Any] = Counter()
    for (row, column), count in table.items():
        rows[row] += count
        columns[column] += count
    statistic = 0.0
    for row, in_row in rows.items():
        for column, in_column in columns.items():
            expected = in_row * in_column / total
            statistic += (table.get((row, column), 0) - expected) ** 2 / expected
    r, c = len(rows), len(columns)
    phi = max(0.0, statistic / total - (r - 1) * (c - 1) / (total - 1))
    smaller = min(r - (r - 1) ** 2 / (total - 1), c - (c - 1) ** 2 / (total - 1)) - 1
    return math.sqrt(phi / smaller) if smaller > 0 else 0.0


def evenness(keys: Iterable[Any], counts: Mapping[Any, int]) -> float:
    """The probability of counts at least as uneven, were all keys equally likely."""
    known = list(keys)
    return chi_squared_tail(chi_squared(known, counts), len(known) - 1)


def chi_squared(keys: Iterable[Any], counts: Mapping[Any, int]) -> float:
    """Pearson's statistic of counts against equal ones."""
    seen = [counts.get(key, 0) for key in keys]
    expected = sum(seen) / len(seen)
    if not expected:
        return 0.0
    return sum((count - expected) ** 2 for count in seen) / expected


def chi_squared_tail(statistic: float, freedom: int) -> float:
    """The probability that a chi-squared variable exceeds a value.

    The regularised upper incomplete gamma function: a series below the mean, Lentz's
    continued fraction above it.
    """
    a, x = freedom / 2, statistic / 2
    if freedom <= 0 or x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    if x < a + 1:
        return max(0.0, 1 - front * _series(a, x))
    return front * _fraction(a, x)


def _series(a: float, x: float) -> float:
    """The lower incomplete gamma function without its front factor."""
    term = total = 1 / a
    step = 0
    while term > total * 1e-15:
        step += 1
        term *= x / (a + step)
        total += term
    return total


def _fraction(a: float, x: float) -> float:
    """The upper incomplete gamma function without its front factor."""
    b = x + 1 - a
    c, d = 1e300, 1 / b
    fraction, change, step = d, 0.0, 0
    while abs(change - 1) > 1e-15 and step < 10_000:
        step += 1
        numerator = -step * (step - a)
        b += 2
        d = 1 / (numerator * d + b)
        c = b + numerator / c
        change = c * d
        fraction *= change
    return fraction
