"""Sine and cosine of whole tenths of a degree, the only trigonometry of the label path.

libm's sine differs between processors and versions in its last bit. The table here is
summed with `Decimal` from the Taylor series and rounded once, so that it holds the same
bits everywhere.
"""

from decimal import Context, Decimal
from functools import cache

TURN = 3600
"""Tenths of a degree in a full turn."""

QUARTER = TURN // 4

_DIGITS = Context(prec=50)
_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494")


def _sine(angle: Decimal) -> Decimal:
    """The Taylor series of sine for an angle in radians, 0 to pi/4."""
    square = _DIGITS.multiply(angle, angle)
    term = total = angle
    for odd in range(3, 40, 2):
        term = _DIGITS.divide(_DIGITS.multiply(-term, square), Decimal(odd * (odd - 1)))
        total = _DIGITS.add(total, term)
    return total


def _cosine(angle: Decimal) -> Decimal:
    """Cosine from sine, for an angle in radians, 0 to pi/4."""
    sine = _sine(angle)
    square = _DIGITS.subtract(Decimal(1), _DIGITS.multiply(sine, sine))
    return _DIGITS.sqrt(square)


@cache
def _first_quadrant() -> tuple[float, ...]:
    """Sines of 0 to 90 degrees in tenths."""
    step = _DIGITS.divide(_PI, Decimal(TURN // 2))
    half = QUARTER // 2
    angles = [_DIGITS.multiply(step, Decimal(tenths)) for tenths in range(half + 1)]
    low = [float(_sine(angle)) for angle in angles]
    high = [float(_cosine(angle)) for angle in angles]
    return (*low, *reversed(high[:-1]))


def sine(tenths: int) -> float:
    """Sine of an angle in tenths of a degree, any integer; within 1 ulp of the truth."""
    tenths %= TURN
    table = _first_quadrant()
    quadrant, rest = divmod(tenths, QUARTER)
    value = table[QUARTER - rest] if quadrant % 2 else table[rest]
    return -value if quadrant >= 2 else value


def cosine(tenths: int) -> float:
    """Cosine of an angle in tenths of a degree, any integer."""
    return sine(tenths + QUARTER)


def difference(tenths: int, other: int) -> int:
    """The signed turn from `other` to `tenths`, in [-1800, 1800) tenths of a degree."""
    return (tenths - other + TURN // 2) % TURN - TURN // 2


def towards(dx: int, dy: int, step: int = 50) -> int:
    """The heading, in multiples of `step` tenths, nearest to the direction (dx, dy).

    Found by comparing projections, since no arc tangent belongs in the label path. Ties
    go to the smaller heading.
    """
    return max(
        range(0, TURN, step),
        key=lambda heading: cosine(heading) * dx + sine(heading) * dy,
    )
