"""How bright a picture is made, and whether a picture is bright enough.

A thumbnail of light decides the exposure: its mean is brought near to that of an
ordinary picture, as an eye partly adapts, and never so far from it that the picture
would be dark or pale.

The wanted exposure is a quotient: a middle grey over a mixture of the mean of the
thumbnail and the level of an ordinary room, so that a white room stays lighter than a
dark one. Very bright samples count no more than a limit, else one lamp would darken the
rest. Where the mean of the picture, after tone mapping, would be out of bounds, the
exposure that puts it on the bound is found by bisection: the mean grows with the
exposure and has no formula, and 20 halvings of a range of 1 to 256 in equal ratios (the
square root of the product needs no logarithm) leave an error far below one code.
"""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.records.scene import Rgb
from scenegen.renderers.lighting.ambient import AmbientLight
from scenegen.renderers.lighting.tone import (
    BLUE,
    GREEN,
    RED,
    code_row,
    code_table,
    display,
)

THUMBNAIL = 64
"""Pixels a side of the thumbnail that the exposure is found by, at most."""

DARKEST, PALEST = 0.25, 0.70
"""Bounds of the mean luminance of a picture, in sRGB codes over 255."""

MOST_CLIPPED = 0.02
"""Share of pixels that may be clipped."""

BLACK, WHITE = 1, 254
"""A pixel with a channel at or beyond one of these codes is clipped."""

MIDDLE = 0.385
"""Display light that the mean of a picture is brought near to."""

ADAPTATION = 0.65
"""How much a picture's own light decides; the rest is that of an ordinary room, so that
white rooms stay lighter than dark ones."""

LOW, HIGH = 0.36, 0.64
"""Bounds of the mean luminance of a thumbnail, well inside of those of pictures."""

BURNT = 3.0
"""Light beyond this many times that of an ordinary room decides nothing."""

HALVINGS = 20


def exposure_faults(rgb: NDArray[np.uint8]) -> tuple[str, ...]:
    """What is wrong with the light of a picture, in words; nothing when it is good.

    Args:
        rgb: (height, width, 3) sRGB.
    """
    faults = []
    shade = mean_luminance(rgb)
    if not DARKEST <= shade <= PALEST:
        bounds = f"{DARKEST:.2f} to {PALEST:.2f}"
        faults.append(f"mean luminance {shade:.3f}, not within {bounds}")
    share = clipped_share(rgb)
    if share > MOST_CLIPPED:
        faults.append(
            f"{share:.1%} of the pixels clipped, more than {MOST_CLIPPED:.0%}"
        )
    return tuple(faults)


def mean_luminance(rgb: NDArray[np.uint8]) -> float:
    """The mean of the luminance of sRGB codes, 0 to 1."""
    total = 0.0
    for channel, weight in enumerate((RED, GREEN, BLUE)):
        total += weight * int(rgb[..., channel].sum(dtype=np.int64))
    return total / (255 * rgb[..., 0].size)


def luminance(colour: Rgb) -> float:
    """The luminance of the codes of a colour, 0 to 1."""
    red, green, blue = (code / 255 for code in colour)
    return RED * red + GREEN * green + BLUE * blue


def clipped_share(rgb: NDArray[np.uint8]) -> float:
    """The share of pixels with a channel that is all but black or full."""
    clipped = ((rgb <= BLACK) | (rgb >= WHITE)).any(axis=-1)
    return int(clipped.sum()) / clipped.size


def exposure_of(light: Floats, ambient: AmbientLight, paper: Rgb) -> float:
    """What light is to be multiplied by in a picture.

    Args:
        light: (n, 3) light of a thumbnail; negative where there is nothing.
        ambient: the light of the scene; says how light its pictures are meant to be.
        paper: sRGB of what is painted where there is nothing.
    """
    codes, blank = code_table(), luminance(paper)
    level = max(ambient.level, 0.02)
    mean = _mean(light, BURNT * level)
    wanted = MIDDLE * ambient.key / (ADAPTATION * mean + (1.0 - ADAPTATION) * level)
    return _bounded(light, wanted, blank, codes)


@kernel
def _bounded(
    light: Floats, wanted: float, paper: float, codes: NDArray[np.uint8]
) -> float:
    """The wanted exposure, or the nearest one that shows a thumbnail within bounds."""
    shown = _shown(light, wanted, paper, codes)
    if shown < LOW:
        return _solved(light, (wanted, 256.0 * wanted), LOW, paper, codes)
    if shown > HIGH:
        return _solved(light, (wanted / 256.0, wanted), HIGH, paper, codes)
    return wanted


@kernel
def _solved(
    light: Floats,
    bounds: tuple[float, float],
    goal: float,
    paper: float,
    codes: NDArray[np.uint8],
) -> float:
    """The exposure between two bounds that shows a thumbnail at a mean luminance."""
    low, high = bounds
    for _ in range(HALVINGS):
        # Steps of equal ratio, by the square root.
        middle = np.sqrt(low * high)
        if _shown(light, middle, paper, codes) < goal:
            low = middle
        else:
            high = middle
    return float(np.sqrt(low * high))


@kernel
def _mean(light: Floats, most: float) -> float:
    """The mean luminance of what there is, none counted for more than `most`."""
    total, count = 0.0, 0
    for row in range(len(light)):
        if light[row, 0] >= 0.0:
            shade = RED * light[row, 0] + GREEN * light[row, 1] + BLUE * light[row, 2]
            total += min(shade, most)
            count += 1
    return total / count if count > 0 else most / BURNT


@kernel
def _shown(
    light: Floats, exposure: float, paper: float, codes: NDArray[np.uint8]
) -> float:
    """The mean luminance of the codes that a thumbnail would have."""
    total = 0.0
    for row in range(len(light)):
        if light[row, 0] < 0.0:
            total += paper
            continue
        shade = RED * codes[code_row(display(light[row, 0] * exposure))]
        shade += GREEN * codes[code_row(display(light[row, 1] * exposure))]
        shade += BLUE * codes[code_row(display(light[row, 2] * exposure))]
        total += shade / 255.0
    return total / len(light)
