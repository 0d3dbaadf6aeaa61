"""The colour of a texture under a pixel: anisotropic filtering of halved versions.

A pixel covers a parallelogram of the surface, long and narrow where the surface is seen
at a slant. Smaller versions of the texture are chosen by the short side, so that
nothing is blurred across it, and several samples are averaged along the long side, so
that nothing flickers along it: what graphics cards do, here in a fixed order of
operations. Colours are blended between two versions, since a wall that changes from one
to the next at a line looks sharp on one side of it and blurred on the other.
"""

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.kernels import kernel
from scenegen.renderers.lighting.materials import RgbLight
from scenegen.renderers.lighting.shading_inputs import ShadingInputs
from scenegen.renderers.lighting.textures import SHARPNESS, STRETCH, Texels

NEARLY = 0.05
"""By how much a footprint may be longer than its samples are wide, as a share of that:
one that is as long as wide needs no second one."""


@kernel
def filtered_colour(
    world: ShadingInputs,
    row: int,
    uv: tuple[float, float],
    uv_steps: tuple[float, float, float, float],
) -> RgbLight:
    """The colour of a surface, its texture smoothed over the pixel's footprint.

    Args:
        world: its materials and textures.
        row: of the material.
        uv: metres on the surface.
        uv_steps: how u and v change by a pixel to the right, then by one down.
    """
    materials, texels = world.materials, world.texels
    red, green = materials.colours[row, 0], materials.colours[row, 1]
    blue = materials.colours[row, 2]
    texture = materials.textures[row]
    if texture < 0:
        return red, green, blue
    repeats = 1.0 / materials.metres[row]
    size = texels.levels[texture, 0, 1] * repeats
    # Pixels are square on a picture that is wider than high, too.
    tall = texels.levels[texture, 0, 2] / texels.levels[texture, 0, 1]
    ux, vx, uy, vy = uv_steps
    long_u, long_v, short, ratio = _footprint((ux, vx * tall, uy, vy * tall))
    long_v = long_v / tall
    # Rounded up: else the width, and with it the sharpness, would jump at a half.
    taps = min(int(np.ceil(ratio - NEARLY)), STRETCH)
    width = max(short, short * ratio / taps) * size
    first, share = _levels(width * width * SHARPNESS, texels.counts[texture])
    tr, tg, tb = 0.0, 0.0, 0.0
    for level, weight in ((first, (1.0 - share) / taps), (first + 1, share / taps)):
        if weight <= 0.0:
            continue
        for tap in range(taps):
            away = (tap + 0.5) / taps - 0.5
            u = (uv[0] + away * long_u) * repeats
            v = (uv[1] + away * long_v) * repeats
            texel = _texel(texels, world.decode, (texture, level), u, v)
            tr += weight * texel[0]
            tg += weight * texel[1]
            tb += weight * texel[2]
    return red * tr, green * tg, blue * tb


@kernel
def _levels(square: float, count: int) -> tuple[int, float]:
    """The larger of two versions of a texture, and the share of the next smaller one.

    Args:
        square: of the texels of the largest version that a pixel spans.
        count: how many versions there are.
    """
    level = 0
    while level < count - 1 and square > 4.0:
        square *= 0.25
        level += 1
    if level == count - 1 or square <= 1.0:
        return level, 0.0
    return level, float(np.sqrt(square) - 1.0)


@kernel
def _footprint(
    steps: tuple[float, float, float, float],
) -> tuple[float, float, float, float]:
    """The longer side of a pixel on the surface, its shorter width, their ratio."""
    ux, vx, uy, vy = steps
    right, down = ux * ux + vx * vx, uy * uy + vy * vy
    long_u, long_v, long = ux, vx, right
    if down > right:
        long_u, long_v, long = uy, vy, down
    long = np.sqrt(long) + 1e-9
    short = max(abs(ux * vy - vx * uy) / long, 1e-6)
    if not (long / short >= 0.0 and short < 1e12):
        return 0.0, 0.0, 1e-6, 1.0
    return long_u, long_v, short, min(max(long / short, 1.0), 100.0)


@kernel
def _texel(
    texels: Texels, decode: Floats, which: tuple[int, int], u: float, v: float
) -> RgbLight:
    """Light of a texture at (u, v) repeats, between four texels; v counts upwards."""
    texture, level = which
    first = texels.levels[texture, level, 0]
    width, height = texels.levels[texture, level, 1], texels.levels[texture, level, 2]
    u = u - np.floor(u)
    v = np.floor(v) + 1.0 - v
    # Coordinates that are not finite show the corner: no row beyond the table is read.
    if not (u >= 0.0 and u <= 1.0 and v >= 0.0 and v <= 1.0):
        u, v = 0.0, 0.0
    x, y = u * width - 0.5 + width, v * height - 0.5 + height
    column, row = int(x), int(y)
    fx, fy = x - column, y - row
    left, right = column % width, (column + 1) % width
    top, low = first + row % height * width, first + (row + 1) % height * width
    codes = texels.codes
    wa, wb = (1.0 - fx) * (1.0 - fy), fx * (1.0 - fy)
    wc, wd = (1.0 - fx) * fy, fx * fy
    a, b, c, d = top + left, top + right, low + left, low + right
    return (
        wa * decode[codes[a, 0]]
        + wb * decode[codes[b, 0]]
        + wc * decode[codes[c, 0]]
        + wd * decode[codes[d, 0]],
        wa * decode[codes[a, 1]]
        + wb * decode[codes[b, 1]]
        + wc * decode[codes[c, 1]]
        + wd * decode[codes[d, 1]],
        wa * decode[codes[a, 2]]
        + wb * decode[codes[b, 2]]
        + wc * decode[codes[c, 2]]
        + wd * decode[codes[d, 2]],
    )
