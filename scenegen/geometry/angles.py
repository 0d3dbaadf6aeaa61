"""Sine and cosine of whole tenths of a degree, the only trigonometry of the label path.

libm's sine differs between processors and versions in its last bit. The table here is
summed with `Decimal` from the Taylor series and rounded once, so that it holds the same
bits everywhere.
"""

from decimal import Context, Decimal

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


def _first_quadrant() -> tuple[float, ...]:
    """Sines of 0 to 90 degrees in tenths."""
    step = _DIGITS.divide(_PI, Decimal(TURN // 2))
    half = QUARTER // 2
    angles = [_DIGITS.multiply(step, Decimal(tenths)) for tenths in range(half + 1)]
    low = [float(_sine(angle)) for angle in angles]
    high = [float(_cosine(angle)) for angle in angles]
    return (*low, *reversed(high[:-1]))


def _table() -> tuple[float, ...]:
    """Sines of a turn and a quarter, so that cosines can be read from it too."""
    rise = _first_quadrant()
    fall = tuple(reversed(rise[:-1]))
    half = (*rise, *fall[:-1])
    full = (*half, *(-value if value else 0.0 for value in half))
    return (*full, *rise[:-1])


_SINES = _table()


def sine(tenths: int) -> float:
    """Sine of any whole number of tenths of a degree, within 1 ulp of the truth."""
    return _SINES[tenths % TURN]


def cosine(tenths: int) -> float:
    """Cosine of an angle in tenths of a degree, any integer."""
    return _SINES[tenths % TURN + QUARTER]


def difference(tenths: int, other: int) -> int:
    """The signed turn from `other` to `tenths`, in [-1800, 1800) tenths of a degree."""
    return (tenths - other + TURN // 2) % TURN - TURN // 2


def towards(dx: int, dy: int, step: int = 50) -> int:
    """The multiple of `step` tenths nearest to the direction (dx, dy).

    Found by bisection with exact comparisons, since no arc tangent belongs in the label
    path. `step` is even and divides a quarter turn; (0, 0) gives 0.
    """
    for quarter in range(4):
        if dx > 0 and dy >= 0:
            return (quarter * QUARTER + _steps(dx, dy, step) * step) % TURN
        dx, dy = dy, -dx
    return 0


def _steps(dx: int, dy: int, step: int) -> int:
    """How many steps fit best between +x and a direction of the first quadrant."""
    low, high = 0, QUARTER // step
    while low < high:
        middle = (low + high) // 2
        border = middle * step + step // 2
        if cosine(border) * dy > sine(border) * dx:
            low = middle + 1
        else:
            high = middle
    return low
