"""Between light and sRGB by tables that hold the same bits everywhere.

Powers differ by a bit between C libraries, and a bit may change a code. So codes are
decoded by a table that is made in decimal arithmetic, and light is encoded by another
one over equal steps of light, fine enough that each of them lies in one code or at its
border. Tone mapping is a straight line up to a knee and a hyperbola beyond it, which
has the same slope there and tends to full light: mid tones keep their contrast, and
highlights keep their order instead of being clipped.
"""

from decimal import Context, Decimal
from functools import cache

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.records.scene import Rgb

STEPS = 1 << 14
"""Steps of `code_table` from no light to full light."""

RED, GREEN, BLUE = 0.2126, 0.7152, 0.0722
"""Weights of luminance, Rec. 709."""

KNEE = 0.62
"""From this display value on, highlights are rolled off instead of cut."""

DIMMEST, BRIGHTEST = 0.0012, 0.972
"""Display values of no light and of any light, so that no picture is ever clipped; they
are the sRGB codes 4 and 252."""

SRGB_LINEAR_CODE, SRGB_SLOPE = Decimal("0.04045"), Decimal("12.92")
SRGB_OFFSET, SRGB_EXPONENT = Decimal("0.055"), Decimal("2.4")
"""IEC 61966-2-1: codes up to the first are light times the second, over 1; the others
are a power with an offset."""

_DIGITS = Context(prec=40)


def _linear(code: Decimal) -> Decimal:
    """Light of an sRGB code, 0 to 255, halves too."""
    share = _DIGITS.divide(code, Decimal(255))
    if share <= SRGB_LINEAR_CODE:
        return _DIGITS.divide(share, SRGB_SLOPE)
    base = _DIGITS.divide(_DIGITS.add(share, SRGB_OFFSET), 1 + SRGB_OFFSET)
    return _DIGITS.power(base, SRGB_EXPONENT)


@cache
def linear_table() -> Floats:
    """(256,) light of every sRGB code, 0 to 1."""
    table = np.array([float(_linear(Decimal(code))) for code in range(256)])
    table.setflags(write=False)
    return table


@cache
def code_table() -> NDArray[np.uint8]:
    """(STEPS + 1,) the nearest sRGB code of light from 0 to 1 in equal steps."""
    borders = [float(_linear(Decimal(2 * code + 1) / 2)) for code in range(255)]
    light = np.arange(STEPS + 1, dtype=np.float64) / STEPS
    table = np.searchsorted(np.array(borders), light, side="right").astype(np.uint8)
    table.setflags(write=False)
    return table


def linear(colour: Rgb) -> tuple[float, float, float]:
    """An sRGB colour as light."""
    table = linear_table()
    red, green, blue = colour
    return float(table[red]), float(table[green]), float(table[blue])


def encode(light: Floats) -> NDArray[np.uint8]:
    """Light of any shape as sRGB codes; what is beyond 0 to 1 is cut."""
    steps = np.minimum(np.maximum(light, 0.0), 1.0) * STEPS + 0.5
    codes: NDArray[np.uint8] = code_table()[steps.astype(np.int64)]
    return codes


@kernel
def code_row(light: float) -> int:
    """The row of `code_table` for light; what is no number counts as no light.

    Kernels look rows up without a check of bounds, so this proves them.
    """
    if not light > 0.0:
        return 0
    return int(min(light, 1.0) * STEPS + 0.5)


@kernel
def roll_off(light: float) -> float:
    """Display light, 0 to 1: straight up to the knee, then ever flatter."""
    if light <= KNEE:
        return max(light, 0.0)
    beyond = (light - KNEE) / (1.0 - KNEE)
    return KNEE + (1.0 - KNEE) * beyond / (1.0 + beyond)


@kernel
def display(light: float) -> float:
    """Display light of exposed light, `DIMMEST` to `BRIGHTEST`."""
    return DIMMEST + (BRIGHTEST - DIMMEST) * roll_off(light)
