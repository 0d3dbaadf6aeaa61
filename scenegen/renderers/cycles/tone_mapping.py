"""From scene-linear light to the pixels of a picture, as `software` exposes it."""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.records.scene import Rgb
from scenegen.renderers.lighting.ambient import AmbientLight
from scenegen.renderers.lighting.exposure import THUMBNAIL, exposure_of
from scenegen.renderers.lighting.tone import code_row, code_table, display, linear

SOLID = 0.5
"""Coverage from which on a pixel of a thumbnail counts as one with something in it."""


def tone_map(
    light: NDArray[np.float32], ambient: AmbientLight, *, paper: Rgb
) -> NDArray[np.uint8]:
    """The picture of what a path tracer saw.

    Args:
        light: (size, size, 4) light times coverage, and coverage.
        ambient: the light of the scene; says how light its pictures are meant to be.
        paper: sRGB of what is painted where there is nothing.

    Returns:
        (size, size, 3) sRGB.
    """
    return exposed(light, exposure_of(thumbnail_of(light), ambient, paper), paper)


def exposed(
    light: NDArray[np.float32], exposure: float, paper: Rgb
) -> NDArray[np.uint8]:
    """(size, size, 3) sRGB of light, as above, with a given exposure."""
    codes = code_table()
    rgb = np.zeros((*light.shape[:2], 3), dtype=np.uint8)
    _print(light.astype(np.float64), exposure, linear(paper), codes, rgb)
    return rgb


def thumbnail_of(light: NDArray[np.float32]) -> Floats:
    """(n, 3) the light of blocks of pixels; negative where there is nothing."""
    step = max(len(light) // THUMBNAIL, 1)
    count = len(light) // step
    blocks = light[: count * step, : count * step].astype(np.float64)
    sums = blocks.reshape(count, step, count, step, 4).mean(axis=(1, 3)).reshape(-1, 4)
    coverage = sums[:, 3:]
    small: Floats = np.where(
        coverage >= SOLID,
        np.maximum(sums[:, :3], 0.0) / np.maximum(coverage, SOLID),
        -1.0,
    )
    return small


@kernel
def _print(
    light: Floats,
    exposure: float,
    paper: tuple[float, float, float],
    codes: NDArray[np.uint8],
    rgb: NDArray[np.uint8],
) -> None:
    """Expose every pixel onto paper."""
    for row in range(len(light)):
        for column in range(len(light)):
            coverage = min(max(light[row, column, 3], 0.0), 1.0)
            scale = exposure / coverage if coverage > 0.0 else 0.0
            for channel in range(3):
                shown = display(max(light[row, column, channel], 0.0) * scale)
                shown = coverage * shown + (1.0 - coverage) * paper[channel]
                rgb[row, column, channel] = codes[code_row(shown)]
