"""Colours of entities: each is as far as may be from those before it, for an eye."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from scenegen.records.scene import Rgb

MOST = 256
"""Colours that there are."""

STEPS = range(12, 256, 16)
"""Channels of the colours that are chosen from."""

CHROMA, LIGHTNESS = (0.06, 0.2), (0.4, 0.85)
"""Bounds of chroma and lightness, as OKLab has them: greys are walls and floors."""

FIRST: Rgb = (228, 80, 60)
"""The colour of entity 1."""

TO_CONE = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Björn Ottosson's OKLab: from linear light to cones, from their roots to (L, a, b)."""


def oklab(colours: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n, 3) sRGB from 0 to 255 as (n, 3) OKLab, in which distances are as seen."""
    share = colours / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    cones = np.cbrt(linear @ np.transpose(np.array(TO_CONE)))
    found: NDArray[np.float64] = cones @ np.transpose(np.array(TO_LAB))
    return found


@lru_cache(1)
def palette() -> tuple[Rgb, ...]:
    """So many colours; those that are first are farthest from each other."""
    grid = np.array([FIRST, *product(STEPS, repeat=3)], dtype=np.float64)
    lab = oklab(grid)
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    light = lab[:, 0]
    fits = (chroma >= CHROMA[0]) & (chroma <= CHROMA[1])
    fits &= (light >= LIGHTNESS[0]) & (light <= LIGHTNESS[1])
    grid, lab = grid[fits], lab[fits]
    chosen = [0]
    away = np.full(len(grid), np.inf)
    while len(chosen) < MOST:
        there = lab - lab[chosen[-1]]
        away = np.minimum(away, (there * there).sum(axis=1))
        chosen.append(int(away.argmax()))
    return tuple((int(r), int(g), int(b)) for r, g, b in grid[chosen])
