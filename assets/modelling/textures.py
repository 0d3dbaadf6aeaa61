"""Draws the seamless textures of the material library.

    python assets/modelling/textures.py [name ...]      e.g. floor/oak_planks

Every texture repeats without a seam: all noise is made periodic in the frequency domain
and all patterns have a whole number of periods a side. Columns run along u (the length
of a plank, the grain of a board), rows along v with row 0 at the top of the repeat.
What the library marks as tintable is drawn as near-white grey, which a tint multiplies.
"""

import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from outsides import OUTSIDES
from PIL import Image, ImageDraw

Grid = NDArray[np.float64]
Rgb = tuple[float, float, float]

ROOT = Path(__file__).resolve().parents[1] / "materials"
DETAIL_MEAN = 235.0
OUTSIDE_QUALITY = 84


# ---------------------------------------------------------------- periodic noise


def noise(
    rng: np.random.Generator, size: int, *, scale: tuple[float, float], slope: float = 0
) -> Grid:
    """Smooth periodic noise of mean 0 and deviation 1.

    Args:
        rng: the stream of this texture.
        size: pixels a side.
        scale: size of the blobs along rows (v) and columns (u), as a part of the side.
        slope: 0 for one size of blobs, 1 to 2 for finer detail mixed in.
    """
    white = np.fft.fft2(rng.standard_normal((size, size)))
    fv = np.fft.fftfreq(size)[:, None] * size * scale[0]
    fu = np.fft.fftfreq(size)[None, :] * size * scale[1]
    radius = np.sqrt(fv * fv + fu * fu)
    rough = 1 / np.power(1 + radius, slope)
    gain = rough if slope else np.exp(-0.5 * radius * radius)
    gain[0, 0] = 0
    field = np.real(np.fft.ifft2(white * gain))
    return np.asarray(field / field.std())


def axes(size: int) -> tuple[Grid, Grid]:
    """Rows v and columns u of the pixel centres, 0 to 1."""
    line = (np.arange(size) + 0.5) / size
    v, u = np.meshgrid(line, line, indexing="ij")
    return v, u


def smooth(low: float, high: float, x: Grid) -> Grid:
    """A soft step from 0 at `low` to 1 at `high`."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a: Grid | Rgb, b: Grid | Rgb, amount: Grid) -> Grid:
    """A colour picture between a and b."""
    weight = amount[..., None]
    return np.asarray(a) * (1 - weight) + np.asarray(b) * weight


def painted(colour: Rgb, shade: Grid) -> Grid:
    """A colour picture of one colour, lighter and darker by `shade` around 1."""
    return np.asarray(colour) * shade[..., None]


def to_mean(picture: Grid, colour: Rgb) -> Grid:
    """The picture moved so that its mean is `colour`."""
    flat = picture.reshape(-1, 3).mean(axis=0)
    return picture * (np.asarray(colour) / flat)


def detail(shade: Grid) -> Grid:
    """Near-white grey with the usual mean, from a shade around 1."""
    return np.clip(shade * (DETAIL_MEAN / shade.mean()), 0, 255)


def wrapped_gap(x: Grid) -> Grid:
    """Distance to the nearest whole number."""
    return np.abs(x - np.rint(x))


def draw_per_cell(
    rng: np.random.Generator, cells: NDArray[np.int64], spread: float
) -> Grid:
    """One random number (deviation `spread`) for each different cell number.

    Evenly distributed: an outlier would give the repeat away.
    """
    numbers, index = np.unique(cells, return_inverse=True)
    values = (rng.random(len(numbers)) - 0.5) * np.sqrt(12.0) * spread
    return np.asarray(values[index].reshape(cells.shape))


# ---------------------------------------------------------------- wood


def grain(rng: np.random.Generator, size: int, *, rings: float, figure: float) -> Grid:
    """Wood grain along u: bent rings, streaks and fibres; mean 0, deviation 1.

    Args:
        rng: the stream of this texture.
        size: pixels a side.
        rings: number of rings across the side.
        figure: how far the rings wander.
    """
    v, _ = axes(size)
    wander = noise(rng, size, scale=(0.16, 0.75)) * figure
    profile = np.interp(
        ((v + wander) % 1) * size,
        np.arange(size + 1),
        np.resize(noise(rng, size, scale=(0.3 / rings, 40))[:, 0], size + 1),
    )
    fibres = noise(rng, size, scale=(0.004, 0.18))
    streaks = noise(rng, size, scale=(0.03, 0.9))
    field = profile + 0.55 * fibres + 0.6 * streaks
    return (field - field.mean()) / field.std()


def pores(rng: np.random.Generator, size: int, *, share: float) -> Grid:
    """Short dark dashes along u, 0 to 1."""
    field = noise(rng, size, scale=(0.0035, 0.022))
    edge = float(np.quantile(field, 1 - share))
    return smooth(edge, edge + 0.6, field)


def board(
    rng: np.random.Generator, *, colour: Rgb, contrast: float, rings: float = 14
) -> Grid:
    """A sawn board without joints."""
    size = 256
    tone = 1 + contrast * grain(rng, size, rings=rings, figure=0.022)
    tone -= 1.3 * contrast * pores(rng, size, share=0.05)
    warm = contrast * 0.25 * noise(rng, size, scale=(0.08, 0.6))
    picture = painted(colour, tone) * np.stack([1 + warm, 1 + 0 * warm, 1 - warm], 2)
    return to_mean(picture, colour)


def knotty(rng: np.random.Generator) -> Grid:
    """Pine: yellow, with a few knots that the grain flows around."""
    picture = board(rng, colour=(206, 168, 116), contrast=0.05, rings=10)
    v, u = axes(256)
    for _ in range(2):
        at_v, at_u = rng.random(2)
        dv = (v - at_v + 0.5) % 1 - 0.5
        du = (u - at_u + 0.5) % 1 - 0.5
        radius = np.sqrt((dv * 1.0) ** 2 + (du * 0.62) ** 2)
        halo = np.exp(-((radius / 0.03) ** 2))
        rings = 0.5 + 0.5 * np.cos(radius * 700)
        picture = mix(picture, (134, 88, 50), halo * (0.4 + 0.2 * rings))
    return picture


# ---------------------------------------------------------------- floors


def planks(rng: np.random.Generator, *, rows: int, colour: Rgb, spread: float) -> Grid:
    """Boards along u in rows, joints staggered, each cut elsewhere from the log."""
    size = 512
    v, u = axes(size)
    row = np.floor(v * rows).astype(np.int64)
    # Joints of neighbouring rows are pushed apart by more than a quarter of the side.
    starts = (np.arange(rows) * 0.382 + rng.random(rows) * 0.12) % 1
    along = (u - starts[row]) % 1
    second = 0.42 + 0.16 * rng.random(rows)
    half = (along > second[row]).astype(np.int64)
    plank = row * 2 + half
    log = grain(rng, size, rings=90, figure=0.006)
    shift_v = draw_per_cell(rng, plank, 1000).astype(np.int64)
    shift_u = draw_per_cell(rng, plank, 1000).astype(np.int64)
    y, x = np.indices((size, size))
    figure = log[(y + shift_v) % size, (x + shift_u) % size]
    tone = 1 + draw_per_cell(rng, plank, spread) + 0.045 * figure
    tone -= 0.06 * pores(rng, size, share=0.04)
    warm = draw_per_cell(rng, plank, 0.015)
    picture = painted(colour, tone) * np.stack([1 + warm, 1 + 0 * warm, 1 - warm], 2)
    gap_v = wrapped_gap(v * rows) / rows * size
    ends = np.minimum(np.minimum(along, 1 - along), np.abs(along - second[row])) * size
    joint = np.maximum(1 - smooth(0.2, 1.3, gap_v), 0.85 * (1 - smooth(0.2, 1.3, ends)))
    return mix(to_mean(picture, colour), tuple(0.42 * c for c in colour), 0.75 * joint)


def herringbone(rng: np.random.Generator, *, colour: Rgb) -> Grid:
    """Blocks of 1 by 5 in zig-zags; four rows of zig-zags a side."""
    size, fine, ratio, repeats = 512, 1024, 5, 4
    v, u = axes(fine)
    # In widths of a block; the pattern repeats every ratio * sqrt(2) both ways.
    side = repeats * ratio * np.sqrt(2.0)
    x = (u + v) * side / np.sqrt(2.0)
    y = (v - u) * side / np.sqrt(2.0)
    column, row = np.floor(x), np.floor(y)
    phase = np.mod(column - row, 2 * ratio)
    lying = phase < ratio
    start = np.where(lying, column - phase, row - (2 * ratio - 1 - phase))
    along = np.where(lying, x, y) - start
    across = np.where(lying, y - row, x - column)
    # The centre of the block, back in the repeat and wrapped, is its identity.
    centre_x = np.where(lying, start + ratio / 2, column + 0.5)
    centre_y = np.where(lying, row + 0.5, start + ratio / 2)
    at_u = np.rint(((centre_x - centre_y) / np.sqrt(2.0) / side % 1) * 4000) % 4000
    at_v = np.rint(((centre_x + centre_y) / np.sqrt(2.0) / side % 1) * 4000) % 4000
    block = (at_v * 4000 + at_u).astype(np.int64)
    log = grain(rng, fine, rings=150, figure=0.004)
    dv = draw_per_cell(rng, block, 1000)
    du = draw_per_cell(rng, block, 1000)
    pixel = fine / side
    rows = np.mod(np.rint(across * pixel + dv), fine).astype(np.int64)
    columns = np.mod(np.rint(along * pixel + du), fine).astype(np.int64)
    tone = 1 + draw_per_cell(rng, block, 0.075) + 0.05 * log[rows, columns]
    # The two directions catch the light differently.
    tone += np.where(lying, 0.03, -0.03)
    picture = to_mean(painted(colour, tone), colour)
    edge = np.minimum(np.minimum(across, 1 - across), np.minimum(along, ratio - along))
    joint = 1 - smooth(0.01, 0.055, edge)
    picture = mix(picture, tuple(0.45 * c for c in colour), 0.8 * joint)
    return picture.reshape(size, 2, size, 2, 3).mean(axis=(1, 3))


def tiles(
    rng: np.random.Generator, *, count: int, colour: Rgb, grout: Rgb, look: "Look"
) -> Grid:
    """Square tiles with grout, each a little lighter or darker, cloudy inside."""
    size = 512
    v, u = axes(size)
    cell = np.floor(v * count).astype(np.int64) * count + np.floor(u * count).astype(
        np.int64
    )
    clouds = noise(rng, size, scale=(0.05, 0.05), slope=1.6)
    y, x = np.indices((size, size))
    shift_v = draw_per_cell(rng, cell, 1000).astype(np.int64)
    shift_u = draw_per_cell(rng, cell, 1000).astype(np.int64)
    clouds = clouds[(y + shift_v) % size, (x + shift_u) % size]
    speck = noise(rng, size, scale=(0.004, 0.004))
    tone = 1 + draw_per_cell(rng, cell, look.spread) + look.clouds * clouds
    tone += look.speck * speck
    warm = draw_per_cell(rng, cell, look.spread * 0.4)
    picture = painted(colour, tone) * np.stack([1 + warm, 1 + 0 * warm, 1 - warm], 2)
    gap = np.minimum(wrapped_gap(v * count), wrapped_gap(u * count)) / count * size
    wobble = gap + 0.25 * noise(rng, size, scale=(0.02, 0.02)) * look.wobble
    joint = 1 - smooth(look.grout_px - 0.6, look.grout_px + 0.6, wobble)
    shadow = 1 - 0.1 * (1 - smooth(look.grout_px, look.grout_px + 3, wobble))
    picture = to_mean(picture, colour) * shadow[..., None]
    mortar = painted(grout, 1 + 0.04 * speck)
    return mix(picture, mortar, joint)


class Look:
    """How lively a tile is: deviations of brightness, width of the grout."""

    def __init__(
        self,
        *,
        spread: float,
        clouds: float,
        speck: float,
        grout_px: float,
        wobble: float,
    ) -> None:
        """Keep the numbers."""
        self.spread = spread
        self.clouds = clouds
        self.speck = speck
        self.grout_px = grout_px
        self.wobble = wobble


PALE = Look(spread=0.012, clouds=0.012, speck=0.006, grout_px=0.9, wobble=0.2)
TERRACOTTA = Look(spread=0.035, clouds=0.03, speck=0.015, grout_px=1.5, wobble=1.0)


def carpet(rng: np.random.Generator) -> Grid:
    """Loop pile with faint traces of feet."""
    size = 512
    tufts = noise(rng, size, scale=(0.0042, 0.0042))
    patches = noise(rng, size, scale=(0.035, 0.035), slope=1.2)
    return detail(1 + 0.035 * tufts + 0.012 * patches)


def concrete(rng: np.random.Generator, *, size: int, colour: Rgb) -> Grid:
    """Trowelled concrete: clouds of two sizes, fine sand, a few pin holes."""
    clouds = noise(rng, size, scale=(0.12, 0.12), slope=1.9)
    sand = noise(rng, size, scale=(0.003, 0.003))
    field = noise(rng, size, scale=(0.006, 0.006))
    holes = smooth(3.1, 3.6, field)
    tone = 1 + 0.026 * clouds + 0.012 * sand - 0.15 * holes
    return to_mean(painted(colour, tone), colour)


# ---------------------------------------------------------------- walls


def bricks(rng: np.random.Generator) -> Grid:
    """Running bond: 16 courses of 6 bricks."""
    size, courses, count = 512, 16, 6
    v, u = axes(size)
    row = np.floor(v * courses).astype(np.int64)
    shifted = u * count + np.where(row % 2 == 0, 0.0, 0.5)
    column = np.floor(shifted).astype(np.int64) % count
    brick = row * count + column
    rough = noise(rng, size, scale=(0.006, 0.006), slope=1.2)
    clouds = noise(rng, size, scale=(0.02, 0.03))
    tone = 1 + draw_per_cell(rng, brick, 0.06) + 0.05 * rough + 0.03 * clouds
    warm = draw_per_cell(rng, brick, 0.03)
    hue = np.stack([1 + warm * 0.4, 1 - warm * 0.5, 1 - warm], 2)
    picture = to_mean(painted((158, 92, 72), tone) * hue, (158, 92, 72))
    across = wrapped_gap(v * courses) / courses * size
    along = wrapped_gap(shifted) / count * size
    gap = np.minimum(across, along) + 0.35 * noise(rng, size, scale=(0.012, 0.012))
    joint = 1 - smooth(1.3, 2.7, gap)
    lip = 1 - 0.14 * (1 - smooth(2.0, 4.5, gap))
    mortar = painted((190, 180, 166), 1 + 0.035 * rough)
    return mix(picture * lip[..., None], mortar, joint)


def plaster(rng: np.random.Generator) -> Grid:
    """Lime plaster: slow clouds and the sweep of the float."""
    size = 512
    clouds = noise(rng, size, scale=(0.14, 0.14), slope=1.8)
    sweep = noise(rng, size, scale=(0.02, 0.07))
    sand = noise(rng, size, scale=(0.003, 0.003))
    tone = 1 + 0.014 * clouds + 0.006 * sweep + 0.008 * sand
    return to_mean(painted((232, 225, 212), tone), (232, 225, 212))


def roller(rng: np.random.Generator) -> Grid:
    """Wall paint: the faint orange peel that a roller leaves."""
    peel = noise(rng, 256, scale=(0.008, 0.008))
    clouds = noise(rng, 256, scale=(0.2, 0.2), slope=1.5)
    return detail(1 + 0.006 * peel + 0.004 * clouds)


def leaf_shape(
    du: Grid, dv: Grid, *, angle: float, length: float, width: float
) -> Grid:
    """1 inside a pointed leaf that starts at the origin and lies along `angle`."""
    c, s = np.cos(angle), np.sin(angle)
    along = (du * c + dv * s) / length
    across = (dv * c - du * s) / width
    half = np.where((along > 0) & (along < 1), along * (1 - along) * 4, 0.0)
    inside = half - np.abs(across)
    vein = smooth(0.02, 0.09, np.abs(across))
    return (
        smooth(-0.06, 0.06, inside) * (0.45 + 0.55 * vein) * (along > 0) * (along < 1)
    )


def sprig(du: Grid, dv: Grid) -> Grid:
    """A stem with three pairs of leaves and one at the tip, around the origin."""
    ink = (np.abs(du) < 0.008) & (dv > -0.42) & (dv < 0.22)
    picture = ink.astype(np.float64)
    for height, length in ((-0.3, 0.26), (-0.12, 0.23), (0.06, 0.18)):
        for side in (1.0, -1.0):
            leaf = leaf_shape(
                du * side, dv - height, angle=0.75, length=length, width=0.062
            )
            picture = np.maximum(picture, leaf)
    tip = leaf_shape(du, dv - 0.2, angle=np.pi / 2, length=0.22, width=0.06)
    return np.maximum(picture, tip)


def wallpaper_leaves(rng: np.random.Generator) -> Grid:
    """Sprigs in a half drop, six columns of four, a little darker than the ground."""
    fine, columns, rows = 1024, 6, 4
    v, u = axes(fine)
    column = np.floor(u * columns)
    du = (u * columns - column - 0.5) * rows / columns
    drop = np.where(np.mod(column, 2) == 0, 0.0, 0.5)
    dv = -(np.mod(v * rows + drop, 1) - 0.5)
    side = np.where(np.mod(column, 2) == 0, 1.0, -1.0)
    lean = du * side + 0.35 * (dv * dv - 0.08)
    ink = sprig(lean, dv)
    ink = ink.reshape(512, 2, 512, 2).mean(axis=(1, 3))
    paper = noise(rng, 512, scale=(0.003, 0.003))
    return detail(1 - 0.085 * ink + 0.006 * paper)


def wallpaper_stripes(rng: np.random.Generator) -> Grid:
    """Broad upright stripes, each with a fine line on both sides."""
    size, count = 512, 8
    _, u = axes(size)
    x = np.mod(u * count, 1)
    band = smooth(0.25 - 0.012, 0.25 + 0.012, np.abs(x - 0.5))
    line = 1 - smooth(0.012, 0.03, np.abs(np.abs(x - 0.5) - 0.315))
    paper = noise(rng, size, scale=(0.003, 0.003))
    weave = noise(rng, size, scale=(0.05, 0.002))
    return detail(1 - 0.055 * band - 0.04 * line + 0.005 * paper + 0.004 * weave)


def wallpaper_trellis(rng: np.random.Generator) -> Grid:
    """An ogee trellis with a small rosette in every mesh."""
    fine, count = 1024, 6
    v, u = axes(fine)
    x, y = u * count * 2, v * count
    bend = 0.25 * np.cos(2 * np.pi * y)
    near = [wrapped_gap((x + s * 2 * bend) / 2 + o) for s, o in ((1, 0.25), (-1, 0.75))]
    line = 1 - smooth(0.025, 0.05, np.minimum(near[0], near[1]))
    rosettes = np.zeros_like(u)
    for offset_x, offset_y in ((0.0, 0.0), (1.0, 0.5)):
        dx = np.mod(x - offset_x + 1, 2) - 1
        dy = np.mod(y - offset_y + 0.5, 1) - 0.5
        radius = np.sqrt((dx / 2) ** 2 + dy**2)
        petals = 0.1 + 0.025 * np.cos(8 * np.arctan2(dy, dx / 2))
        rosettes = np.maximum(
            rosettes, 1 - smooth(petals - 0.02, petals + 0.02, radius)
        )
    ink = np.maximum(line, 0.7 * rosettes).reshape(512, 2, 512, 2).mean(axis=(1, 3))
    paper = noise(rng, 512, scale=(0.003, 0.003))
    return detail(1 - 0.075 * ink + 0.006 * paper)


def panels(rng: np.random.Generator) -> Grid:
    """Painted upright boards with a bead at every joint."""
    size, count = 512, 16
    _, u = axes(size)
    x = wrapped_gap(u * count) / count * size
    groove = 1 - smooth(0.4, 1.7, x)
    board_id = np.floor(u * count).astype(np.int64)
    tone = 1 + draw_per_cell(rng, board_id, 0.006)
    brush = noise(rng, size, scale=(0.25, 0.0025))
    bevel = (1 - smooth(1.5, 4.0, x)) * 0.04
    tone = tone + 0.007 * brush - 0.2 * groove - bevel
    return to_mean(painted((221, 218, 206), tone), (221, 218, 206))


# ---------------------------------------------------------------- cloth and nature


def weave(rng: np.random.Generator, *, threads: int, depth: float, slub: float) -> Grid:
    """Plain weave: threads over and under, some thicker."""
    size = 256
    v, u = axes(size)
    over = np.sin(np.pi * threads * u) * np.sin(np.pi * threads * v)
    bumps = np.abs(np.sin(np.pi * threads * u)) * 0.5 + 0.5 * np.abs(
        np.sin(np.pi * threads * v)
    )
    warp = noise(rng, size, scale=(0.35, 0.006))
    weft = noise(rng, size, scale=(0.006, 0.35))
    slubs = np.where(over > 0, warp, weft) * 0.5 + 0.5 * (warp + weft)
    clouds = noise(rng, size, scale=(0.1, 0.1), slope=1.2)
    return detail(1 + depth * (bumps - 0.6) + slub * slubs + 0.012 * clouds)


def wool(rng: np.random.Generator) -> Grid:
    """Bouclé: small curls, softly felted."""
    curls = noise(rng, 256, scale=(0.009, 0.009))
    fluff = noise(rng, 256, scale=(0.03, 0.03), slope=1.3)
    return detail(1 + 0.045 * np.tanh(curls) + 0.02 * fluff)


def velvet(rng: np.random.Generator) -> Grid:
    """Short pile that has been stroked both ways."""
    pile = noise(rng, 256, scale=(0.012, 0.004))
    stroked = noise(rng, 256, scale=(0.13, 0.09), slope=1.1)
    return detail(1 + 0.014 * pile + 0.028 * stroked)


def cells(rng: np.random.Generator, *, size: int, count: int) -> tuple[Grid, Grid]:
    """Distance to the nearest and to the second nearest of `count` wrapped points."""
    v, u = axes(size)
    near = np.full((size, size), 9.0)
    second = np.full((size, size), 9.0)
    for at_v, at_u in rng.random((count, 2)):
        dv = (v - at_v + 0.5) % 1 - 0.5
        du = (u - at_u + 0.5) % 1 - 0.5
        away = np.sqrt(dv * dv + du * du)
        second = np.minimum(second, np.maximum(near, away))
        near = np.minimum(near, away)
    return near, second


def leather(rng: np.random.Generator) -> Grid:
    """Pebbled grain with softer creases."""
    near, second = cells(rng, size=256, count=900)
    crease = 1 - smooth(0.002, 0.011, second - near)
    patina = noise(rng, 256, scale=(0.12, 0.12), slope=1.4)
    return detail(1 - 0.05 * crease + 0.018 * patina)


def wicker(rng: np.random.Generator) -> Grid:
    """Round canes woven over stakes: twelve rows, eight stakes a side."""
    size, rows, stakes = 256, 12, 8
    v, u = axes(size)
    row = np.floor(v * rows).astype(np.int64)
    phase = np.where(row % 2 == 0, 0.0, 1.0)
    over = np.cos(np.pi * (u * stakes + phase))
    in_row = np.abs(np.mod(v * rows, 1) - 0.5) * 2
    height = np.sqrt(np.clip(1 - in_row * in_row, 0, 1)) * (0.62 + 0.38 * over)
    tone = 0.6 + 0.5 * height
    tone += draw_per_cell(rng, row, 0.03)
    tone += 0.03 * noise(rng, size, scale=(0.008, 0.06))
    return to_mean(painted((178, 137, 88), tone), (178, 137, 88))


def fur(rng: np.random.Generator, colour: Rgb) -> Grid:
    """Plush: short curls with darker roots."""
    curls = noise(rng, 256, scale=(0.014, 0.009))
    tufts = noise(rng, 256, scale=(0.045, 0.045))
    picture = painted(colour, 1 + 0.075 * curls + 0.035 * tufts)
    return to_mean(picture, colour)


def foliage(rng: np.random.Generator, colour: Rgb) -> Grid:
    """Leaf skin: older and younger green in soft patches."""
    patches = noise(rng, 128, scale=(0.09, 0.12), slope=1.2)
    fine = noise(rng, 128, scale=(0.012, 0.05))
    tone = 1 + 0.075 * patches + 0.04 * fine
    yellow = 0.05 * noise(rng, 128, scale=(0.2, 0.2))
    picture = painted(colour, tone) * np.stack(
        [1 + yellow, 1 + yellow / 2, 1 - yellow], 2
    )
    return to_mean(picture, colour)


def soil(rng: np.random.Generator) -> Grid:
    """Potting soil: clods with a few pale grains."""
    near, second = cells(rng, size=128, count=260)
    lump = smooth(0.0, 0.02, second - near)
    tone = 0.7 + 0.35 * lump + 0.12 * noise(rng, 128, scale=(0.02, 0.02))
    grains = smooth(2.5, 2.9, noise(rng, 128, scale=(0.009, 0.009)))
    return mix(
        to_mean(painted((62, 47, 36), tone), (62, 47, 36)), (150, 138, 120), grains
    )


def bark(rng: np.random.Generator) -> Grid:
    """Furrows along u."""
    furrows = noise(rng, 128, scale=(0.02, 0.16))
    fine = noise(rng, 128, scale=(0.008, 0.04))
    return to_mean(
        painted((112, 84, 60), 1 + 0.13 * furrows + 0.06 * fine), (112, 84, 60)
    )


def marble(rng: np.random.Generator) -> Grid:
    """White marble with a few grey veins."""
    size = 512
    v, u = axes(size)
    bend = 0.10 * noise(rng, size, scale=(0.13, 0.13), slope=1.8)
    turn = noise(rng, size, scale=(0.1, 0.1), slope=1.7)
    x = u + 2 * v + bend * 1.4
    vein = 1 - smooth(0.0, 0.045, wrapped_gap(x + 0.02 * turn))
    thin = 1 - smooth(0.0, 0.02, wrapped_gap(2 * u - v + 0.17 * turn + 0.5))
    fade = smooth(-0.6, 1.4, noise(rng, size, scale=(0.12, 0.12)))
    clouds = noise(rng, size, scale=(0.15, 0.15), slope=1.6)
    base = painted((229, 227, 222), 1 + 0.014 * clouds)
    picture = mix(base, (158, 158, 160), 0.55 * vein * fade)
    return mix(picture, (150, 148, 146), 0.35 * thin * (1 - fade))


def brushed(rng: np.random.Generator) -> Grid:
    """Brushed steel: fine scratches along u, broad pale bands."""
    size = 256
    scratches = noise(rng, size, scale=(0.003, 0.3))
    bands = noise(rng, size, scale=(0.06, 2.0))
    tone = 1 + 0.009 * scratches + 0.008 * bands
    return to_mean(painted((166, 169, 173), tone), (166, 169, 173))


def granite(rng: np.random.Generator) -> Grid:
    """Polished dark granite: pale and black crystals, a few bright ones."""
    size = 256
    coarse = noise(rng, size, scale=(0.012, 0.012))
    fine = noise(rng, size, scale=(0.005, 0.005))
    clouds = noise(rng, size, scale=(0.1, 0.1), slope=1.5)
    base = painted((66, 66, 70), 1 + 0.1 * clouds)
    picture = mix(base, (112, 110, 110), 0.75 * smooth(0.7, 1.3, coarse))
    picture = mix(picture, (24, 24, 27), 0.8 * smooth(0.8, 1.4, -coarse))
    picture = mix(picture, (188, 184, 180), 0.7 * smooth(2.1, 2.5, fine))
    return to_mean(picture, (70, 70, 74))


def fired_clay(rng: np.random.Generator) -> Grid:
    """Flower pot: powdery, with turning lines along u."""
    turning = noise(rng, 256, scale=(0.012, 0.6))
    bloom = noise(rng, 256, scale=(0.1, 0.14), slope=1.4)
    sand = noise(rng, 256, scale=(0.005, 0.005))
    tone = 1 + 0.02 * turning + 0.03 * bloom + 0.015 * sand
    return to_mean(painted((181, 104, 72), tone), (181, 104, 72))


def cardboard(rng: np.random.Generator) -> Grid:
    """Kraft board: fluting that shows through, fibres and flecks."""
    v, _ = axes(256)
    flutes = np.cos(2 * np.pi * 64 * v)
    fibres = noise(rng, 256, scale=(0.006, 0.03))
    clouds = noise(rng, 256, scale=(0.1, 0.12), slope=1.3)
    flecks = smooth(2.6, 3.2, noise(rng, 256, scale=(0.006, 0.012)))
    tone = 1 + 0.012 * flutes + 0.022 * fibres + 0.016 * clouds - 0.12 * flecks
    return to_mean(painted((184, 148, 104), tone), (184, 148, 104))


# ---------------------------------------------------------------- rugs

# No bright red: a red cross is painted on floors, and has to be seen on a rug.
NAVY, RUST, IVORY = (44, 54, 82), (138, 88, 68), (218, 205, 178)
GOLD, TEAL, INDIGO = (186, 150, 96), (84, 112, 114), (62, 78, 104)


def rug_persian(rng: np.random.Generator) -> Grid:
    """A medallion on an indigo field inside three borders; lies once over a 3:2 rug."""
    fine = 1024
    v, u = axes(fine)
    x, y = (u - 0.5) * 3, (v - 0.5) * 2
    edge = np.minimum(1.5 - np.abs(x), 1 - np.abs(y))
    picture = np.broadcast_to(np.asarray(INDIGO, dtype=np.float64), (*u.shape, 3))
    picture = mix(picture, tuple(0.8 * c for c in INDIGO), _field_pattern(x, y))
    picture = _medallion(picture, x, y)
    picture = _borders(picture, x, y, edge)
    picture = picture.reshape(512, 2, 512, 2, 3).mean(axis=(1, 3))
    return _knotted(rng, picture)


def _field_pattern(x: Grid, y: Grid) -> Grid:
    """Small flowers in a half drop."""
    pitch = 0.125
    row = np.floor(y / pitch)
    dx = np.mod(x / pitch + 0.5 * np.mod(row, 2), 1) - 0.5
    dy = np.mod(y / pitch, 1) - 0.5
    radius = np.sqrt(dx * dx + dy * dy)
    petals = 0.3 + 0.09 * np.cos(5 * np.arctan2(dy, dx))
    return 1 - smooth(petals - 0.08, petals + 0.08, radius)


def _medallion(picture: Grid, x: Grid, y: Grid) -> Grid:
    """Lobed rings around the centre, pendants on the long axis, corner pieces."""
    angle = np.arctan2(y * 1.25, x)
    radius = np.sqrt(x * x + (1.25 * y) ** 2)
    lobes = 1 + 0.05 * np.cos(16 * angle)
    for size, colour in (
        (0.66, IVORY), (0.62, NAVY), (0.47, GOLD), (0.44, RUST), (0.26, IVORY),
        (0.22, TEAL), (0.1, GOLD),
    ):  # fmt: skip
        inside = 1 - smooth(size - 0.008, size + 0.008, radius / lobes)
        picture = mix(picture, colour, inside)
    ring = np.abs(radius / lobes - 0.545) < 0.035
    beads = ring & (np.cos(32 * angle) > 0.2)
    picture = mix(picture, GOLD, 0.9 * beads.astype(np.float64))
    for size, colour in ((0.13, IVORY), (0.1, NAVY), (0.045, GOLD)):
        away = np.abs(np.abs(x) - 0.83) / 1.2 + np.abs(y)
        picture = mix(picture, colour, 1 - smooth(size - 0.008, size + 0.008, away))
    corner = np.sqrt((1.19 - np.abs(x)) ** 2 + ((0.69 - np.abs(y)) * 1.1) ** 2)
    scallop = 1 + 0.05 * np.cos(14 * np.arctan2(0.69 - np.abs(y), 1.19 - np.abs(x)))
    for size, colour in ((0.47, IVORY), (0.44, NAVY), (0.3, GOLD), (0.275, TEAL)):
        inside = 1 - smooth(size - 0.008, size + 0.008, corner / scallop)
        picture = mix(picture, colour, inside)
    return picture


def _borders(picture: Grid, x: Grid, y: Grid, edge: Grid) -> Grid:
    """From inside: guard stripe, main border with rosettes, guard stripe, hem."""
    for width, colour in (
        (0.335, IVORY), (0.315, GOLD), (0.28, NAVY), (0.085, IVORY), (0.068, RUST),
        (0.03, NAVY),
    ):  # fmt: skip
        picture = mix(picture, colour, 1 - smooth(width - 0.004, width + 0.004, edge))
    # Sixteen rosettes along the long side, eleven along the short one.
    from_side, from_end = 1.5 - np.abs(x), 1 - np.abs(y)
    upright = from_side < from_end
    along = np.where(upright, y / (2 - 0.365) * 9, x / (3 - 0.365) * 14)
    across = (edge - 0.1825) / 0.19
    corner = np.maximum(from_side, from_end) < 0.28
    dx = np.where(
        corner,
        (np.maximum(from_side, from_end) - 0.1825) / 0.19,
        np.mod(along, 1) - 0.5,
    )
    radius = np.sqrt(dx * dx + across * across)
    main = (edge > 0.088) & (edge < 0.277)
    for size, colour in ((0.4, RUST), (0.29, IVORY), (0.17, TEAL)):
        petals = size * (1 + 0.12 * np.cos(8 * np.arctan2(across, dx)))
        inside = (1 - smooth(petals - 0.04, petals + 0.04, radius)) * main
        picture = mix(picture, colour, inside)
    stem = (
        (np.abs(across - 0.3 * np.cos(2 * np.pi * dx)) < 0.05) & main & (radius > 0.43)
    )
    picture = mix(picture, GOLD, 0.8 * stem.astype(np.float64))
    zigzag = np.abs(np.mod(along * 4, 1) - 0.5) * 0.03 + 0.285
    guard = (edge > zigzag) & (edge < 0.315)
    return mix(picture, RUST, 0.85 * guard.astype(np.float64))


def _knotted(rng: np.random.Generator, picture: Grid) -> Grid:
    """The unevenness of hand-dyed wool: bands along the weft, a fine pile."""
    size = len(picture)
    bands = noise(rng, size, scale=(0.5, 0.012))
    pile = noise(rng, size, scale=(0.003, 0.003))
    wear = noise(rng, size, scale=(0.08, 0.08), slope=1.3)
    tone = 1 + 0.022 * bands + 0.035 * pile + 0.02 * wear
    return np.clip(picture, 0, 255) * tone[..., None]


def rug_stripes(rng: np.random.Generator) -> Grid:
    """A flat-woven rug with cross stripes of uneven width; lies once over a 3:2 rug."""
    size = 512
    _, u = axes(size)
    palette = (
        (226, 216, 196), (86, 104, 116), (226, 216, 196), (190, 130, 84),
        (226, 216, 196), (66, 74, 84), (206, 186, 150),
    )  # fmt: skip
    widths = (0.055, 0.05, 0.02, 0.035, 0.05, 0.014, 0.026)
    picture = np.zeros((size, size, 3))
    # Mirrored about the middle, as such rugs are woven.
    distance = np.abs(u - 0.5)
    start, index = 0.0, 0
    while start < 0.5:
        width = widths[index % len(widths)]
        inside = (distance >= start) & (distance < start + width)
        picture[inside] = palette[index % len(palette)]
        start, index = start + width, index + 1
    ribs = np.cos(2 * np.pi * 128 * axes(size)[0])
    picture = picture * (1 + 0.02 * ribs)[..., None]
    return _knotted(rng, picture)


def rug_kilim(rng: np.random.Generator) -> Grid:
    """Rows of stepped diamonds between striped ends; lies once over a 3:2 rug."""
    v, u = axes(512)
    x, y = (u - 0.5) * 3, (v - 0.5) * 2
    ground, slate, sand = (208, 194, 166), (72, 88, 98), (176, 146, 106)
    picture = np.broadcast_to(np.asarray(ground, dtype=np.float64), (*u.shape, 3))
    # Steps of a slit tapestry: distances in whole steps.
    step = 1 / 24
    column = np.abs(np.mod(x * 2 + 0.5, 1) - 0.5) / step
    row = np.abs(np.mod(y * 1.5 + 0.5, 1) - 0.5) / step
    away = np.floor(column) + np.floor(row)
    for most, colour in ((11, slate), (9, ground), (7, RUST), (4, GOLD), (1, slate)):
        picture = mix(picture, colour, (away <= most).astype(np.float64))
    end = 1.5 - np.abs(x)
    for width, colour in (
        (0.26, ground), (0.22, slate), (0.19, sand), (0.12, ground), (0.09, TEAL),
        (0.03, slate),
    ):  # fmt: skip
        picture = mix(picture, colour, (end < width).astype(np.float64))
    return _knotted(rng, picture)


def rug_berber(rng: np.random.Generator) -> Grid:
    """A thin dark trellis on undyed wool; lies once over a 3:2 rug."""
    v, u = axes(512)
    x, y = (u - 0.5) * 3, (v - 0.5) * 2
    wool, dark = (216, 206, 186), (78, 72, 66)
    picture = np.broadcast_to(np.asarray(wool, dtype=np.float64), (*u.shape, 3))
    # Hand-tied lines are never straight.
    drift = 0.02 * noise(rng, 512, scale=(0.12, 0.12), slope=2.0)
    for sign in (-1, 1):
        line = np.abs(np.mod(2 * x + sign * 3 * y + drift + 0.5, 1) - 0.5)
        picture = mix(picture, dark, 0.85 * (1 - smooth(0.028, 0.052, line)))
    return _knotted(rng, picture)


def rug_runner(rng: np.random.Generator) -> Grid:
    """Small diamonds along a teal field between plain borders; for a long runner."""
    v, u = axes(512)
    x, y = (u - 0.5) * 13, (v - 0.5) * 4
    edge = np.minimum(6.5 - np.abs(x), 2 - np.abs(y))
    picture = np.broadcast_to(np.asarray(TEAL, dtype=np.float64), (*u.shape, 3))
    away = np.abs(np.mod(x + 0.5, 1) - 0.5) + np.abs(y) / 2.2
    for size, colour in ((0.46, IVORY), (0.38, NAVY), (0.22, GOLD), (0.1, NAVY)):
        inside = 1 - smooth(size - 0.02, size + 0.02, away)
        picture = mix(picture, colour, inside)
    for width, colour in ((0.62, IVORY), (0.52, NAVY), (0.16, GOLD), (0.08, NAVY)):
        picture = mix(picture, colour, 1 - smooth(width - 0.02, width + 0.02, edge))
    return _knotted(rng, picture)


def shag(rng: np.random.Generator) -> Grid:
    """Long pile: strands in tufts with shade between."""
    size = 512
    strands = noise(rng, size, scale=(0.011, 0.005))
    other = noise(rng, size, scale=(0.005, 0.011))
    tufts = noise(rng, size, scale=(0.02, 0.02))
    shade = np.where(tufts > 0, strands, other)
    return detail(1 + 0.06 * np.tanh(shade) + 0.035 * np.tanh(tufts))


# ---------------------------------------------------------------- globes

LANDS: tuple[tuple[int, ...], ...] = (
    (-168, 66, -156, 71, -128, 70, -110, 68, -95, 72, -82, 70, -80, 62, -94, 60,
     -92, 57, -80, 52, -78, 60, -70, 61, -64, 58, -56, 52, -66, 47, -70, 43, -75, 38,
     -81, 31, -80, 25, -83, 29, -90, 29, -97, 27, -97, 21, -91, 18, -87, 21, -88, 16,
     -83, 14, -81, 9, -78, 8, -86, 12, -95, 16, -105, 20, -112, 30, -117, 33,
     -124, 40, -124, 48, -133, 56, -146, 61, -160, 55, -158, 60),
    (-72, 78, -60, 82, -30, 83, -20, 76, -24, 70, -42, 60, -52, 65, -54, 72),
    (-78, 8, -72, 12, -62, 10, -51, 4, -44, -2, -35, -6, -39, -14, -41, -22, -48, -26,
     -54, -34, -62, -39, -66, -46, -68, -54, -74, -52, -73, -40, -71, -28, -70, -18,
     -77, -12, -81, -5, -80, 1),
    (-6, 35, 10, 37, 20, 32, 32, 31, 38, 20, 43, 12, 51, 11, 47, 4, 40, -3, 40, -12,
     35, -22, 32, -28, 26, -34, 19, -34, 14, -22, 12, -10, 9, 2, 4, 6, -8, 5, -14, 10,
     -17, 15, -16, 22, -10, 30),
    (49, -13, 50, -17, 47, -25, 44, -22, 45, -16),
    (-9, 43, -9, 37, -5, 36, 0, 40, 6, 43, 12, 44, 16, 40, 18, 40, 13, 45, 19, 42,
     22, 37, 26, 40, 36, 36, 35, 31, 43, 13, 52, 16, 59, 22, 50, 29, 57, 26, 67, 25,
     73, 20, 77, 8, 80, 15, 88, 22, 94, 17, 98, 9, 103, 2, 101, 12, 106, 10, 109, 15,
     107, 21, 118, 24, 122, 31, 120, 38, 126, 35, 129, 40, 135, 45, 141, 53, 137, 55,
     156, 60, 156, 51, 163, 58, 178, 64, 179, 68, 160, 70, 140, 73, 113, 76, 100, 77,
     75, 72, 60, 69, 44, 67, 30, 70, 24, 71, 12, 65, 5, 60, 10, 58, 12, 56, 18, 60,
     24, 66, 22, 60, 28, 60, 20, 55, 9, 54, 2, 51, -4, 48, -1, 44),
    (-5, 50, 1, 52, -2, 57, -5, 58, -6, 55),
    (131, 32, 140, 36, 142, 44, 138, 38),
    (114, -22, 122, -18, 131, -12, 137, -16, 142, -11, 146, -19, 153, -26, 150, -37,
     141, -38, 131, -32, 118, -35, 115, -33),
    (109, 1, 117, 7, 118, 1, 114, -4),
    (95, 5, 104, -2, 106, -6, 100, -1),
    (131, -1, 141, -3, 150, -10, 138, -8),
    (173, -35, 178, -38, 171, -44, 167, -46, 172, -41),
)  # fmt: skip
"""Rough outlines of the lands: longitude and latitude by turns, whole degrees."""


def _lands(size: int) -> Grid:
    """1 on land and 0 on the sea, longitude along u and latitude along v."""
    image = Image.new("L", (size, size), 0)
    pen = ImageDraw.Draw(image)
    for land in LANDS:
        pairs = zip(land[0::2], land[1::2], strict=True)
        pen.polygon(
            [((x + 180) / 360 * size, (90 - y) / 180 * size) for x, y in pairs], fill=1
        )
    return np.asarray(image, dtype=np.float64)


def globe(
    rng: np.random.Generator, *, sea: Rgb, lines: Rgb, lands: tuple[Rgb, ...]
) -> Grid:
    """A map of the world with countries in the colours of `lands`, poles in the last.

    The countries are cells around random points: a globe is seen, never read.
    """
    size, fine = 256, 768
    v, u = axes(fine)
    count = 60
    points = rng.random((count, 2))
    nearest = np.full((fine, fine), np.inf)
    country = np.zeros((fine, fine), dtype=np.int64)
    for k in range(count):
        du = (u - points[k, 0] + 0.5) % 1 - 0.5
        away = du * du + (0.5 * (v - 0.1 - 0.8 * points[k, 1])) ** 2
        country = np.where(away < nearest, k, country)
        nearest = np.minimum(away, nearest)
    tints = np.asarray(lands)[country % (len(lands) - 1)]
    mesh = np.minimum(wrapped_gap(u * 12) / 12, wrapped_gap(v * 6) / 6) * fine
    water = mix(np.broadcast_to(np.asarray(sea), tints.shape), lines,
                0.6 * (mesh < 2).astype(np.float64))  # fmt: skip
    picture = np.where(_lands(fine)[..., None] > 0, tints, water)
    ice = (v < 0.035 + 0.006 * np.cos(u * 10 * np.pi)) | (v > 0.915)
    picture = np.where(ice[..., None], np.asarray(lands[-1]), picture)
    return picture.reshape(size, 3, size, 3, 3).mean(axis=(1, 3))


# ---------------------------------------------------------------- pictures


def _easel(aspect: float) -> tuple[Grid, Grid]:
    """Places in a picture of height 1, twice as fine: x to the right, y upwards."""
    v, u = axes(512)
    return (u - 0.5) * aspect, 0.5 - v


def _hung(rng: np.random.Generator, picture: Grid, rough: float) -> Grid:
    """The picture at its size, with brush marks and a bare edge below the frame."""
    picture = picture.reshape(256, 2, 256, 2, 3).mean(axis=(1, 3))
    marks = noise(rng, 256, scale=(0.006, 0.02))
    picture = np.clip(picture, 0, 255) * (1 + rough * marks)[..., None]
    for edge in (slice(0, 3), slice(-3, None)):
        picture[edge] = picture[:, edge] = (206, 196, 178)
    return picture


def _skyline(rng: np.random.Generator, blob: float) -> Grid:
    """A wavy line over all columns, mean 0 and deviation 1."""
    return noise(rng, 512, scale=(40, blob))[:1]


def hills(rng: np.random.Generator) -> Grid:
    """A painted valley: hazy ridges, a low sun, a golden field with trees."""
    x, y = _easel(1.44)
    picture = mix((250, 220, 172), (104, 152, 198), smooth(-0.05, 0.5, y))
    clouds = noise(rng, 512, scale=(0.05, 0.14)) * smooth(0.1, 0.3, y)
    picture = mix(picture, (250, 242, 230), 0.7 * smooth(0.6, 1.6, clouds))
    away = np.sqrt((x + 0.3) ** 2 + (y - 0.2) ** 2)
    picture = mix(picture, (255, 246, 214), 1 - smooth(0.05, 0.07, away))
    for level, height, blob, colour in (
        (0.12, 0.05, 0.1, (140, 160, 188)), (0.05, 0.035, 0.15, (110, 142, 150)),
        (-0.05, 0.03, 0.2, (86, 126, 96)), (-0.14, 0.025, 0.25, (58, 98, 58)),
        (-0.24, 0.02, 0.3, (206, 168, 78)),
    ):  # fmt: skip
        line = level + height * _skyline(rng, blob)
        shade = painted(colour, 1 + 0.35 * np.clip(y - line, -0.3, 0))
        picture = np.where((y < line)[..., None], shade, picture)
    for at, low, size in ((0.42, -0.2, 0.09), (0.55, -0.23, 0.07), (-0.56, -0.26, 0.1)):
        wood = np.abs(x - at) + np.maximum(low - y, 0) < 0.008
        picture[wood & (np.abs(y - low) < size)] = (70, 50, 36)
        crown = np.sqrt(((x - at) * 1.25) ** 2 + (y - low - size) ** 2)
        leaves = crown + 0.006 * noise(rng, 512, scale=(0.012, 0.012)) < size
        picture[leaves] = (38, 72, 42)
        glow = np.hypot(x - at + 0.3 * size, y - low - 1.3 * size) < 0.6 * size
        picture[leaves & glow] = (66, 104, 54)
    return _hung(rng, picture, 0.035)


def seascape(rng: np.random.Generator) -> Grid:
    """A painted sunset over the sea with a headland and a sail."""
    x, y = _easel(2.5)
    picture = mix((252, 206, 132), (226, 120, 90), smooth(0.03, 0.22, y))
    picture = mix(picture, (62, 76, 128), smooth(0.15, 0.5, y))
    streaks = noise(rng, 512, scale=(0.025, 0.14))
    picture = mix(picture, (120, 84, 118), 0.7 * smooth(0.5, 1.5, streaks))
    sun = np.hypot(x + 0.25, y - 0.07)
    picture = mix(picture, (255, 240, 196), 1 - smooth(0.085, 0.1, sun))
    water = mix((34, 62, 98), (112, 126, 142), smooth(-0.5, 0.02, y))
    swell = noise(rng, 512, scale=(0.012, 0.05))
    water = mix(water, (18, 42, 74), 0.7 * smooth(0.3, 1.3, swell))
    path = np.exp(-(((x + 0.25) / (0.12 - 0.25 * y)) ** 2))
    glints = smooth(0.1, 0.9, noise(rng, 512, scale=(0.008, 0.02)))
    water = mix(water, (254, 206, 134), path * (0.25 + 0.75 * glints))
    picture = np.where((y < 0)[..., None], water, picture)
    land = 0.2 * smooth(0.55, 1.2, x) + 0.012 * _skyline(rng, 0.02)
    picture[(y > -0.015) & (y < land) & (x > 0.5)] = (46, 42, 62)
    hull = (np.abs(x - 0.2) < 0.1 + y) & (y > -0.06) & (y < -0.025)
    picture[hull] = (58, 34, 32)
    sail = (y > -0.015) & (y < 0.26) & (x < 0.2) & (x > 0.2 - 0.36 * (0.26 - y))
    jib = (y > -0.015) & (y < 0.2) & (x > 0.212) & (x < 0.212 + 0.4 * (0.2 - y))
    picture[sail] = (250, 240, 222)
    picture[jib] = (228, 206, 182)
    return _hung(rng, picture, 0.03)


def forms(rng: np.random.Generator) -> Grid:
    """Flat shapes of the fifties: discs, a half disc, blocks, a few black lines."""
    x, y = _easel(0.72)
    picture = np.broadcast_to(np.asarray((234, 222, 200.0)), (*x.shape, 3)).copy()
    picture[(x > -0.28) & (x < 0.0) & (y > -0.4) & (y < 0.06)] = (36, 92, 102)
    picture[(x > 0.02) & (x < 0.29) & (y > -0.12) & (y < 0.2)] = (222, 160, 140)
    picture[np.hypot(x + 0.06, y - 0.22) < 0.19] = (192, 74, 46)
    picture[(np.hypot(x - 0.1, y + 0.2) < 0.17) & (y < -0.2)] = (222, 164, 54)
    picture[(np.hypot(x - 0.1, y + 0.2) < 0.17) & (y >= -0.2)] = (40, 44, 56)
    picture[np.hypot(x - 0.18, y - 0.33) < 0.06] = (40, 44, 56)
    for radius in (0.1, 0.13, 0.16):
        arc = np.abs(np.hypot(x + 0.14, y + 0.17) - radius) < 0.006
        picture[arc & (y > -0.17)] = (238, 228, 206)
    picture[(np.abs(x + 0.22) < 0.006) & (y > -0.05) & (y < 0.44)] = (40, 44, 56)
    picture[(np.abs(y + 0.42) < 0.006) & (np.abs(x) < 0.3)] = (40, 44, 56)
    return _hung(rng, picture, 0.02)


def currents(rng: np.random.Generator) -> Grid:
    """Poured bands of colour with thin gold between them."""
    x, y = _easel(1.0)
    bend = noise(rng, 512, scale=(0.4, 0.3))
    flow = (y + 0.5 + 0.25 * x + 0.13 * bend) * 7
    palette = np.asarray(
        (
            (22, 52, 84), (38, 108, 124), (122, 176, 172), (240, 230, 208),
            (228, 152, 92), (186, 70, 62), (240, 204, 176), (44, 80, 110),
        )
    )  # fmt: skip
    picture = palette[np.floor(flow).astype(np.int64) % len(palette)].astype(float)
    depth = np.mod(flow, 1)
    picture = picture * (0.88 + 0.2 * depth)[..., None]
    gold = 1 - smooth(0.03, 0.07, wrapped_gap(flow))
    picture = mix(picture, (222, 186, 104), gold)
    return _hung(rng, picture, 0.015)


def botanical(rng: np.random.Generator) -> Grid:
    """A print of a leafy twig on cream paper inside a white mount."""
    x, y = _easel(0.7)
    picture = np.broadcast_to(np.asarray((246, 244, 238.0)), (*x.shape, 3)).copy()
    sheet = (np.abs(x) < 0.25) & (np.abs(y) < 0.39)
    picture[sheet] = (232, 222, 196)
    line = (np.abs(x) < 0.256) & (np.abs(y) < 0.396) & ~sheet
    picture[line] = (150, 140, 120)
    ink = sprig((x - 0.1 * y * y) * 1.08, y * 1.02 + 0.04)
    picture = mix(picture, (52, 104, 64), np.where(sheet, ink, 0))
    caption = (np.abs(x) < 0.08) & (np.abs(y + 0.365) < 0.004)
    picture[caption] = (110, 100, 84)
    return _hung(rng, picture, 0.006)


# ---------------------------------------------------------------- more finishes


SLATE = Look(spread=0.05, clouds=0.06, speck=0.02, grout_px=1.2, wobble=0.5)
GLAZED = Look(spread=0.006, clouds=0.003, speck=0.002, grout_px=1.4, wobble=0.0)
WALL_SIDE = 3.0
"""Metres of wall that a texture with a dado covers: floor to above the ceiling."""


def hexagons(rng: np.random.Generator) -> Grid:
    """White hexagonal mosaic with dark dots; 28 across and 32 rows."""
    size, across, rows = 512, 28, 32
    v, u = axes(size)
    best = np.full((size, size), 9.0)
    cell = np.zeros((size, size), dtype=np.int64)
    for shift in (0, 1):
        row = np.rint((v * rows - shift) / 2) * 2 + shift
        column = np.rint(u * across - shift * 0.5)
        dy = (v * rows - row) * np.sqrt(0.75)
        dx = u * across - shift * 0.5 - column
        metric = np.maximum(np.abs(dx), np.abs(dx) / 2 + np.abs(dy) * np.sqrt(0.75))
        number = (row % rows) * across + column % across
        cell = np.where(metric < best, number, cell).astype(np.int64)
        best = np.minimum(best, metric)
    row, column = cell // across, cell % across
    dots = ((row % 8 == 0) & (column % 7 == 0)) | ((row % 8 == 4) & (column % 7 == 3))
    tone = 1 + draw_per_cell(rng, cell, 0.018)
    picture = painted((224, 222, 216), tone)
    picture = np.where(dots[..., None], painted((62, 70, 78), tone), picture)
    return mix(picture, (168, 166, 160), smooth(0.425, 0.465, best))


def flagstones(rng: np.random.Generator) -> Grid:
    """Limestone in five courses of stones of uneven length."""
    size, courses, count = 512, 5, 4
    v, u = axes(size)
    course = np.floor(v * courses).astype(np.int64)
    stone = np.zeros((size, size), dtype=np.int64)
    ends = np.full((size, size), 9.0)
    for number in range(courses):
        cuts = (np.arange(count) + 0.55 * rng.random(count)) / count
        cuts = (cuts + rng.random()) % 1
        inside = course == number
        index = (u[..., None] > np.sort(cuts)).sum(axis=-1) % count
        stone = np.where(inside, number * count + index, stone)
        near = np.min([wrapped_gap(u - cut) for cut in cuts], axis=0)
        ends = np.where(inside, near, ends)
    clouds = noise(rng, size, scale=(0.07, 0.09), slope=1.5)
    speck = noise(rng, size, scale=(0.004, 0.006))
    tone = 1 + draw_per_cell(rng, stone, 0.035) + 0.022 * clouds + 0.014 * speck
    warm = draw_per_cell(rng, stone, 0.012)
    hue = np.stack([1 + warm, 1 + 0 * warm, 1 - warm], 2)
    picture = to_mean(painted((196, 184, 160), tone) * hue, (196, 184, 160))
    gap = np.minimum(wrapped_gap(v * courses) / courses, ends) * size
    wobble = gap + 0.3 * noise(rng, size, scale=(0.015, 0.015))
    return mix(picture, (150, 140, 122), 0.85 * (1 - smooth(0.9, 2.2, wobble)))


def checker(rng: np.random.Generator) -> Grid:
    """Vinyl tiles in two colours, marbled along and across in turn."""
    size, count = 512, 8
    v, u = axes(size)
    row, column = np.floor(v * count), np.floor(u * count)
    is_dark = np.mod(row + column, 2)
    along = noise(rng, size, scale=(0.006, 0.035))
    across = noise(rng, size, scale=(0.035, 0.006))
    marble = np.where(is_dark > 0, along, across)
    tone = 1 + 0.03 * marble
    picture = mix(
        painted((222, 214, 194), tone), painted((72, 88, 88), tone * tone), is_dark
    )
    gap = np.minimum(wrapped_gap(v * count), wrapped_gap(u * count)) / count * size
    return picture * (1 - 0.12 * (1 - smooth(0.3, 1.1, gap)))[..., None]


def linoleum(rng: np.random.Generator) -> Grid:
    """Marbled sheet: streaks along u that drift, with fine flecks."""
    streaks = noise(rng, 512, scale=(0.012, 0.05))
    drift = noise(rng, 512, scale=(0.03, 0.09), slope=1.2)
    flecks = noise(rng, 512, scale=(0.004, 0.008))
    return detail(1 + 0.028 * np.tanh(streaks) + 0.016 * drift + 0.012 * flecks)


def white_bricks(rng: np.random.Generator) -> Grid:
    """Bricks under white paint: joints are shallow shadows."""
    light = bricks(rng).mean(axis=2)
    shade = 1 - 0.17 * (light / light.mean() - 1)
    shade += 0.006 * noise(rng, 512, scale=(0.006, 0.006))
    return to_mean(painted((226, 223, 215), shade), (226, 223, 215))


def metro(rng: np.random.Generator) -> Grid:
    """Glazed bricks in running bond with bevelled edges: 12 courses of 6."""
    size, courses, count = 512, 12, 6
    v, u = axes(size)
    row = np.floor(v * courses)
    shifted = u * count + np.where(np.mod(row, 2) == 0, 0.0, 0.5)
    number = (row * count + np.mod(np.floor(shifted), count)).astype(np.int64)
    up = (np.mod(v * courses, 1) - 0.5) / courses * size
    across = wrapped_gap(v * courses) / courses * size
    along = wrapped_gap(shifted) / count * size
    gap = np.minimum(across, along)
    # The upper bevel of a tile catches the light, the lower one lies in shade.
    bevel = (1 - smooth(3.0, 5.0, gap)) * np.where(up < 0, 0.035, -0.045)
    tone = 1 + draw_per_cell(rng, number, 0.01) + bevel
    return detail(tone * (1 - 0.16 * (1 - smooth(0.8, 1.8, gap))))


def wallpaper_stars(rng: np.random.Generator) -> Grid:
    """Five-pointed stars and dots by turns, in rows that are shifted by half."""
    fine, columns, rows = 1024, 8, 8
    v, u = axes(fine)
    row = np.floor(v * rows)
    shifted = u * columns + 0.5 * np.mod(row, 2)
    dx, dy = np.mod(shifted, 1) - 0.5, 0.5 - np.mod(v * rows, 1)
    turn = np.mod(np.floor(shifted) + np.floor(row / 2), 2)
    # The edge of a star runs straight between a tip and the next notch.
    angle = np.mod(np.arctan2(dx, dy), 0.4 * np.pi)
    angle = np.minimum(angle, 0.4 * np.pi - angle)
    radius, inner = np.hypot(dx, dy), 0.4
    reach = (
        inner
        * np.sin(0.2 * np.pi)
        / (
            np.sin(angle) * (1 - inner * np.cos(0.2 * np.pi))
            + inner * np.sin(0.2 * np.pi) * np.cos(angle)
        )
    )
    star = 1 - smooth(0.0, 0.02, radius - 0.24 * reach)
    dot = 1 - smooth(0.0, 0.02, radius - 0.05)
    ink = np.where(turn > 0, star, dot).reshape(512, 2, 512, 2).mean(axis=(1, 3))
    paper = noise(rng, 512, scale=(0.003, 0.003))
    return detail(1 - 0.1 * ink + 0.006 * paper)


def heights(size: int) -> Grid:
    """Metres above the floor of every pixel of a texture with a dado."""
    v, _ = axes(size)
    return np.asarray((1 - v) * WALL_SIDE)


def tiled_dado(rng: np.random.Generator) -> Grid:
    """White tiles up to 1.2 metres, a blue border, paint above."""
    size, side = 512, 0.15
    z, (_, u) = heights(size), axes(size)
    rows, columns = z / side, u * WALL_SIDE / side
    cell = (np.floor(rows) * 20 + np.floor(columns)).astype(np.int64)
    gap = np.minimum(wrapped_gap(rows), wrapped_gap(columns)) * side / WALL_SIDE * size
    tone = 1 + draw_per_cell(rng, cell, 0.008)
    tiles_ = mix(
        painted((232, 234, 232), tone), (188, 192, 192), 1 - smooth(0.4, 1.2, gap)
    )
    peel = 1 + 0.006 * noise(rng, size, scale=(0.006, 0.006))
    picture = mix(tiles_, painted((204, 217, 216), peel), smooth(1.295, 1.305, z))
    is_border = smooth(1.195, 1.205, z) * (1 - smooth(1.295, 1.305, z))
    glaze = painted((58, 104, 124), 1 + draw_per_cell(rng, cell // 1, 0.04))
    joints = 1 - smooth(0.4, 1.2, wrapped_gap(columns) * side / WALL_SIDE * size)
    return mix(picture, mix(glaze, (188, 192, 192), joints), is_border)


def wainscot(rng: np.random.Generator, *, boards: Grid, paint: Rgb) -> Grid:
    """Framed panels up to 0.95 metres with a rail on top, paint above.

    Args:
        rng: the stream of this texture.
        boards: (512, 512, 3) what the panels are made of.
        paint: colour of the wall above.
    """
    size, width = 512, 0.6
    z, (_, u) = heights(size), axes(size)
    x = np.abs(np.mod(u * WALL_SIDE, width) - width / 2)
    right = np.mod(u * WALL_SIDE, width) > width / 2
    # Distance into the field of a panel: positive inside.
    into = np.minimum(np.minimum(width / 2 - 0.06 - x, z - 0.2), 0.82 - z)
    lip = np.exp(-((into / 0.012) ** 2))
    is_lit = (0.82 - z > into + 1e-9) & (right | (z - 0.2 <= into + 1e-9))
    shade = 1 + lip * np.where(is_lit, 0.05, -0.2)
    shade -= 0.12 * np.exp(-(((into - 0.05) / 0.008) ** 2)) * (into > 0)
    rail = smooth(0.88, 0.89, z) * (1 - smooth(0.945, 0.95, z))
    shade = np.where(rail > 0.5, 1 + 0.06 * np.sin((z - 0.88) / 0.07 * np.pi), shade)
    shade -= 0.22 * np.exp(-(((z - 0.873) / 0.01) ** 2))
    peel = 1 + 0.006 * noise(rng, size, scale=(0.006, 0.006))
    wall = painted(paint, peel)
    return mix(boards * shade[..., None], wall, smooth(0.947, 0.953, z))


def wainscot_white(rng: np.random.Generator) -> Grid:
    """White panels under sage green."""
    brush = 1 + 0.006 * noise(rng, 512, scale=(0.2, 0.003))
    return wainscot(rng, boards=painted((228, 226, 218), brush), paint=(188, 198, 180))


def wainscot_oak(rng: np.random.Generator) -> Grid:
    """Oak panels under cream."""
    tone = 1 + 0.06 * grain(rng, 512, rings=60, figure=0.01).T
    boards = painted((146, 102, 64), tone)
    return wainscot(rng, boards=boards, paint=(230, 220, 198))


# ---------------------------------------------------------------- the table

# ---------------------------------------------------------------- screens


def desktop(rng: np.random.Generator) -> Grid:
    """A computer screen: two windows with lines of text over a hilly landscape."""
    size = 192
    v, u = axes(size)
    picture = mix((52, 116, 190), (206, 226, 238), smooth(0.0, 0.6, v))
    for level, swing, turn, colour in (
        (0.5, 0.07, 1.0, (112, 150, 168)),
        (0.62, 0.05, 2.3, (70, 124, 104)),
        (0.75, 0.04, 4.1, (48, 92, 60)),
    ):
        ridge = level + swing * np.sin(2 * np.pi * u * 1.3 + turn)
        picture = mix(picture, colour, smooth(-0.004, 0.004, v - ridge))
    picture[v > 0.95] = (30, 34, 44)
    picture[(v > 0.96) & (v < 0.99) & (wrapped_gap(u * 24) < 0.3) & (u < 0.3)] = (
        120,
        170,
        220,
    )
    for left, right, top, bottom, paper, ink in (
        (0.07, 0.5, 0.1, 0.82, (246, 246, 244), (120, 124, 130)),
        (0.56, 0.93, 0.2, 0.62, (40, 44, 54), (126, 190, 150)),
    ):
        inside = (u > left) & (u < right) & (v > top) & (v < bottom)
        picture[inside] = paper
        picture[inside & (v < top + 0.045)] = (96, 104, 118)
        row = np.floor((v - top) * 26).astype(np.int64)
        ends = left + 0.04 + (right - left - 0.07) * (0.4 + 0.6 * rng.random(40))
        text = (v > top + 0.08) & (v < bottom - 0.04) & (u > left + 0.03)
        text &= (u < ends[np.clip(row, 0, 39)]) & (((v - top) * 26) % 1 < 0.45)
        picture[inside & text] = ink
    return picture


TEXTURES: dict[str, Callable[[np.random.Generator], Grid]] = {
    "wood/oak": lambda rng: board(rng, colour=(178, 136, 92), contrast=0.05),
    "wood/walnut": lambda rng: board(rng, colour=(104, 70, 47), contrast=0.085),
    "wood/pine": knotty,
    "wood/white": lambda rng: board(rng, colour=(226, 223, 215), contrast=0.011),
    "wood/black": lambda rng: board(rng, colour=(46, 42, 40), contrast=0.07),
    "fabric/linen": lambda rng: weave(rng, threads=64, depth=0.05, slub=0.024),
    "fabric/wool": wool,
    "fabric/velvet": velvet,
    "leather/plain": leather,
    "ceramic/terracotta": fired_clay,
    "paper/kraft": cardboard,
    "paper/shade": lambda rng: weave(rng, threads=96, depth=0.02, slub=0.014),
    "wicker/natural": wicker,
    "leaf/green": lambda rng: foliage(rng, (74, 116, 56)),
    "leaf/dark": lambda rng: foliage(rng, (44, 82, 50)),
    "leaf/pale": lambda rng: foliage(rng, (134, 156, 92)),
    "soil/dark": soil,
    "bark/brown": bark,
    "fur/brown": lambda rng: fur(rng, (142, 98, 62)),
    "fur/cream": lambda rng: fur(rng, (222, 202, 168)),
    "screen/desktop": desktop,
    "rug/persian": rug_persian,
    "rug/kilim": rug_kilim,
    "rug/berber": rug_berber,
    "rug/runner": rug_runner,
    "rug/stripes": rug_stripes,
    "rug/shag": shag,
    "stone/marble": marble,
    "stone/granite": granite,
    "metal/brushed": brushed,
    "concrete/plain": lambda rng: concrete(rng, size=256, colour=(168, 166, 160)),
    "map/world": lambda rng: globe(
        rng,
        sea=(72, 140, 190),
        lines=(120, 176, 210),
        lands=(
            (214, 190, 110),
            (120, 166, 90),
            (206, 140, 100),
            (196, 170, 150),
            (150, 186, 130),
            (240, 242, 240),
        ),
    ),
    "map/antique": lambda rng: globe(
        rng,
        sea=(206, 178, 128),
        lines=(170, 134, 88),
        lands=((150, 104, 58), (132, 88, 50), (166, 122, 72), (222, 200, 158)),
    ),
    "map/night": lambda rng: globe(
        rng,
        sea=(38, 42, 50),
        lines=(70, 76, 86),
        lands=((204, 160, 84), (186, 142, 70), (216, 176, 104), (150, 154, 160)),
    ),
    "picture/hills": hills,
    "picture/seascape": seascape,
    "picture/forms": forms,
    "picture/currents": currents,
    "picture/botanical": botanical,
    "floor/oak_planks": lambda rng: planks(
        rng, rows=16, colour=(180, 136, 92), spread=0.03
    ),
    "floor/walnut_herringbone": lambda rng: herringbone(rng, colour=(122, 84, 58)),
    "floor/tiles_pale": lambda rng: tiles(
        rng, count=6, colour=(214, 209, 199), grout=(176, 171, 162), look=PALE
    ),
    "floor/tiles_terracotta": lambda rng: tiles(
        rng, count=8, colour=(170, 112, 86), grout=(158, 146, 130), look=TERRACOTTA
    ),
    "floor/carpet": carpet,
    "floor/concrete": lambda rng: concrete(rng, size=512, colour=(158, 156, 151)),
    "wall/paint": roller,
    "wall/plaster": plaster,
    "wall/wallpaper": wallpaper_leaves,
    "wall/wallpaper_stripes": wallpaper_stripes,
    "wall/wallpaper_trellis": wallpaper_trellis,
    "wall/brick": bricks,
    "wall/panels": panels,
    "floor/ash_planks": lambda rng: planks(
        rng, rows=12, colour=(204, 188, 164), spread=0.025
    ),
    "floor/pine_boards": lambda rng: planks(
        rng, rows=14, colour=(208, 164, 106), spread=0.02
    ),
    "floor/tiles_slate": lambda rng: tiles(
        rng, count=4, colour=(86, 91, 95), grout=(122, 122, 118), look=SLATE
    ),
    "floor/tiles_hex": hexagons,
    "floor/limestone": flagstones,
    "floor/vinyl_checker": checker,
    "floor/linoleum": linoleum,
    "wall/brick_white": white_bricks,
    "wall/tiles": lambda rng: tiles(
        rng, count=8, colour=(230, 232, 230), grout=(206, 208, 207), look=GLAZED
    ),
    "wall/tiles_metro": metro,
    "wall/wallpaper_stars": wallpaper_stars,
    "wall/tiles_half": tiled_dado,
    "wall/wainscot": wainscot_white,
    "wall/wainscot_oak": wainscot_oak,
    "joinery/wood": lambda rng: board(
        rng, colour=(162, 114, 72), contrast=0.038
    ).swapaxes(0, 1),
}


def to_image(name: str, picture: Grid) -> Image.Image:
    """An 8-bit image: grey for a detail, a palette of 96 colours for a picture."""
    pixels = np.clip(np.rint(picture), 0, 255).astype(np.uint8)
    if pixels.ndim == 2:
        # Steps of two grey levels halve the file and cannot be seen.
        return Image.fromarray(pixels // 2 * 2, "L")
    return Image.fromarray(pixels, "RGB").quantize(
        96, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )


def write(name: str) -> int:
    """Draw one texture and give the size of its file."""
    if name in OUTSIDES:
        return write_outside(name)
    rng = np.random.Generator(np.random.PCG64(zlib.crc32(name.encode())))
    path = ROOT / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    to_image(name, TEXTURES[name](rng)).save(path, optimize=True)
    return path.stat().st_size


def write_outside(name: str) -> int:
    """Draw what windows show, and give the size of its file.

    WebP keeps skies smooth at an eighth of the size, and decoders may not differ.
    """
    path = ROOT / f"{name}.webp"
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(OUTSIDES[name](), "RGB")
    image.save(path, quality=OUTSIDE_QUALITY, method=6)
    return path.stat().st_size


def main(names: list[str]) -> None:
    """Draw the named textures, or all."""
    total = 0
    for name in names or [*TEXTURES, *OUTSIDES]:
        size = write(name)
        total += size
        sys.stdout.write(f"{size / 1024:7.0f} kB  {name}\n")
    sys.stdout.write(f"{total / 1024:7.0f} kB  in all\n")


if __name__ == "__main__":
    main(sys.argv[1:])
