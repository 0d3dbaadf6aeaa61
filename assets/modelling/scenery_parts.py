"""What stands outside: houses, trees, hedges, cars, lamp posts.

All places are metres: x to the right of the eye, z away from it, heights above the
ground, which is `eye` below the horizon.
"""

from dataclasses import dataclass, replace

import numpy as np
from scenery import Grid, Mask, Paint, Painting, Patch, Point, Rgb, light_of, smooth

LAMP_LIGHT: Rgb = (255, 214, 150)

SUMMER: Rgb = (74, 112, 46)
SPRING: Rgb = (104, 142, 58)
DARK_GREEN: Rgb = (46, 78, 40)
GOLD: Rgb = (206, 148, 40)
RUST: Rgb = (176, 92, 38)
BLOSSOM: Rgb = (236, 190, 200)
SNOW: Rgb = (236, 240, 246)


@dataclass(frozen=True)
class Facade:
    """How the front of a house looks; metres.

    Attributes:
        wall, frame: sRGB.
        floors, storey: how many, and how high.
        pitch: from window to window.
        window: width and height.
        sill: over the floor.
        brick: how lively the wall is.
        doors: every so many bays of the lowest floor have one; 0 for none.
        shops: the lowest floor has shop windows.
        balconies: every so many bays have one on all upper floors; 0 for none.
    """

    wall: Rgb
    frame: Rgb = (232, 230, 224)
    floors: int = 3
    storey: float = 3.0
    pitch: float = 2.6
    window: tuple[float, float] = (1.15, 1.55)
    sill: float = 0.9
    brick: float = 0.05
    doors: int = 0
    shops: bool = False
    balconies: int = 0

    @property
    def height(self) -> float:
        """Of the wall."""
        return self.floors * self.storey


class Draws:
    """Random numbers for the bays of a front."""

    def __init__(self, rng: np.random.Generator) -> None:
        """Three tables."""
        self.tables = rng.random((3, 997)).astype(np.float32)

    def of(self, table: int, bay: Grid, floor: Grid) -> Grid:
        """One number for every bay of every floor."""
        index = (bay.astype(np.int64) * 131 + floor.astype(np.int64) * 37) % 997
        return self.tables[table][index]


def front(
    p: Painting,
    patch: Patch,
    look: Facade,
    *,
    along: Grid,
    up: Grid,
    mask: Mask,
    depth: Grid | float,
    sun: float,
) -> None:
    """The front of a house on samples: wall, windows, doors, balconies.

    Args:
        p: the painting.
        patch: its samples.
        look: of the front.
        along: metres along it, for each sample.
        up: metres above the ground.
        mask: the samples that show it.
        depth: metres.
        sun: share of the sun that the wall gets.
    """
    draws = Draws(p.rng)
    shape = np.broadcast_shapes(along.shape, up.shape)
    along, up = np.broadcast_to(along, shape), np.broadcast_to(up, shape)
    mask = np.broadcast_to(mask, shape) & (up > 0) & (up < look.height)
    bay, floor = np.floor(along / look.pitch), np.floor(up / look.storey)
    a = along - (bay + 0.5) * look.pitch
    b = up - floor * look.storey
    wide, high = look.window
    _masonry(p, patch, look, (a, b, up), mask, depth, sun)
    top = look.sill + high
    ground = floor == 0
    has_window = mask & ~(ground & look.shops)
    if look.doors:
        is_door = mask & ground & (bay % look.doors == 0)
        has_window &= ~is_door
        _door(p, patch, look, (a, b), is_door, depth, sun, draws.of(2, bay, floor))
    if look.balconies:
        is_balcony = has_window & (bay % look.balconies == 0) & ~ground
    near = np.abs(a)
    ledge = (
        has_window
        & (near < wide / 2 + 0.14)
        & (b > look.sill - 0.18)
        & (b < top + 0.14)
    )
    pale = 0.7 * light_of(look.frame) + 0.3 * light_of(look.wall)
    p.put(patch, ledge, Paint(pale, depth, sun * 0.9))
    frame = has_window & (near < wide / 2 + 0.02) & (b > look.sill) & (b < top)
    p.put(patch, frame, Paint(light_of(look.frame), depth, sun * 0.8))
    light = near < wide / 2 - 0.07
    light &= (near > 0.04) & (b > look.sill + 0.07) & (b < top - 0.07)
    light &= np.abs(b - look.sill - 0.66 * high) > 0.035
    _glass(p, patch, frame & light, (a, b - look.sill), look, depth, draws, bay, floor)
    if look.balconies:
        _balcony(p, patch, is_balcony, (a, b), look, depth, sun)
    if look.shops:
        _shops(p, patch, mask & ground, (bay, a, b), look, depth, draws)


def _masonry(
    p: Painting,
    patch: Patch,
    look: Facade,
    at: tuple[Grid, Grid, Grid],
    mask: Mask,
    depth: Grid | float,
    sun: float,
) -> None:
    """The wall itself; panels have seams."""
    a, b, up = at
    grain = 1 + look.brick * (0.6 * p.leaf + 0.5 * p.clump)[patch.place]
    grain = grain * (0.86 + 0.14 * smooth(0.0, 1.2, up))
    p.put(patch, mask, Paint(light_of(look.wall) * grain[..., None], depth, sun))
    if not look.brick:
        seam = mask & ((b < 0.07) | (np.abs(np.abs(a) - look.pitch / 2) < 0.04))
        p.put(patch, seam, Paint(light_of(look.wall) * 0.62, depth, sun))


def _glass(
    p: Painting,
    patch: Patch,
    mask: Mask,
    at: tuple[Grid, Grid],
    look: Facade,
    depth: Grid | float,
    draws: Draws,
    bay: Grid,
    floor: Grid,
) -> None:
    """Panes: the sky in them, curtains and blinds behind, light in some."""
    a, b = at
    one, two, three = (draws.of(table, bay, floor) for table in range(3))
    wide, high = look.window
    sky = smooth(0.1, 1.0, b / high + 0.5 * two - 0.35 + 0.12 * p.clump[patch.place])
    dark, pale = light_of((44, 52, 62)), light_of((150, 176, 200))
    colour = dark + (pale - dark) * (0.75 * sky)[..., None]
    curtain = (one < 0.45) & (np.abs(a) > wide * (0.22 + 0.16 * two))
    blind = (one > 0.7) & (b > high * (0.35 + 0.6 * two))
    folds = 0.75 + 0.12 * np.sin(a * 40)
    colour = np.where(
        curtain[..., None], light_of((226, 220, 208)) * folds[..., None], colour
    )
    colour = np.where(blind[..., None], light_of((214, 206, 190)) * 0.8, colour)
    shade = 0.45 + 0.55 * smooth(0.0, 0.25, high - b)
    warm = light_of((255, 206, 134)) * (0.45 + 0.55 * two)[..., None]
    warm = np.where((two > 0.85)[..., None], light_of((214, 226, 240)) * 0.6, warm)
    veil = np.where(curtain | blind, 0.6, 1.0) * (0.7 + 0.3 * smooth(0.0, high, b))
    glow = warm * veil[..., None]
    p.put(patch, mask, Paint(colour * shade[..., None], depth, 0.5, glow, three))


def _door(
    p: Painting,
    patch: Patch,
    look: Facade,
    at: tuple[Grid, Grid],
    mask: Mask,
    depth: Grid | float,
    sun: float,
    draw: Grid,
) -> None:
    """Front doors in a pale frame, with a light over them."""
    a, b = at
    p.put(
        patch,
        mask & (np.abs(a) < 0.68) & (b < 2.5),
        Paint(light_of(look.frame), depth, sun),
    )
    colours = np.stack(
        [light_of(c) for c in ((52, 72, 92), (110, 44, 40), (58, 84, 62), (70, 58, 48))]
    )
    leaf = colours[np.minimum((draw * 4).astype(int), 3)]
    p.put(patch, mask & (np.abs(a) < 0.5) & (b < 2.08), Paint(leaf, depth, sun * 0.8))
    glass = mask & (np.abs(a) < 0.5) & (b > 2.14) & (b < 2.42)
    glow = light_of((255, 208, 140))
    p.put(patch, glass, Paint(light_of((90, 104, 116)), depth, 0.5, glow, 0.3))


def _balcony(
    p: Painting,
    patch: Patch,
    mask: Mask,
    at: tuple[Grid, Grid],
    look: Facade,
    depth: Grid | float,
    sun: float,
) -> None:
    """Slabs with rails before the windows."""
    a, b = at
    wide = np.abs(a) < 0.46 * look.pitch
    p.put(patch, mask & wide & (b < 0.2), Paint(light_of((196, 194, 188)), depth, sun))
    rail = mask & wide & (b > 0.2) & (b < 1.15)
    bars = (np.mod(a, 0.14) < 0.06) | (b > 1.06)
    p.put(patch, rail, Paint(light_of(look.wall) * 0.55, depth, sun * 0.6))
    p.put(patch, rail & bars, Paint(light_of((70, 74, 78)), depth, sun))
    p.put(
        patch,
        mask & wide & (b > look.storey - 0.3),
        Paint(light_of(look.wall) * 0.5, depth, 0.2),
    )


def _shops(
    p: Painting,
    patch: Patch,
    mask: Mask,
    at: tuple[Grid, Grid, Grid],
    look: Facade,
    depth: Grid | float,
    draws: Draws,
) -> None:
    """Shop windows under signs and awnings."""
    bay, a, b = at
    shop = np.floor(bay / 2)
    one, two = draws.of(0, shop, 0 * shop), draws.of(1, shop, 0 * shop)
    colours = (
        (142, 52, 46),
        (52, 84, 74),
        (206, 178, 120),
        (60, 70, 96),
        (184, 178, 168),
        (88, 66, 54),
    )
    palette = np.stack([light_of(c) for c in colours])
    sign = palette[np.minimum((one * len(colours)).astype(int), len(colours) - 1)]
    p.put(patch, mask & (b > 2.35) & (b < 3.0), Paint(sign, depth, 0.7))
    is_glass = mask & (b > 0.5) & (b < 2.35) & (np.abs(a) < look.pitch / 2 - 0.1)
    goods = 0.5 + 0.5 * (p.tuft + p.clump)[patch.place]
    glow = light_of((255, 224, 176)) * np.clip(0.55 + 0.2 * goods, 0.2, 1)[..., None]
    dark = light_of((58, 62, 66)) * np.clip(1 + 0.4 * goods, 0.5, 2.2)[..., None]
    p.put(patch, is_glass, Paint(dark, depth, 0.5, glow, 0.7 * two))


def row_house(
    p: Painting,
    look: Facade,
    *,
    x: Point,
    z: float,
    eye: float,
    sun: float = 0.85,
    base: float = 0.0,
) -> None:
    """A front that faces the eye, from x[0] to x[1]."""
    patch = p.patch(
        (x[0] / z, x[1] / z), ((base - eye) / z, (look.height + base - eye) / z)
    )
    along, up = patch.x * z - x[0], patch.y * z + eye - base
    mask = (along >= 0) & (along < x[1] - x[0]) & (up > -1)
    front(p, patch, look, along=along, up=up, mask=mask, depth=z, sun=sun)


def wing(
    p: Painting,
    look: Facade,
    *,
    side: float,
    z: Point,
    eye: float,
    sun: float,
) -> None:
    """A front that runs away from the eye, `side` metres to its right or left."""
    near, far = side / z[0], side / z[1]
    patch = p.patch(
        (min(near, far), max(near, far)), (-eye / z[0], (look.height - eye) / z[0])
    )
    depth = side / patch.x
    along, up = depth - z[0], patch.y * depth + eye
    mask = (depth >= z[0]) & (depth <= z[1]) & (up > -10)
    full = np.broadcast_to(depth, np.broadcast_shapes(up.shape, depth.shape))
    front(p, patch, look, along=along, up=up, mask=mask, depth=full, sun=sun)


def roof(
    p: Painting,
    x: Point,
    *,
    z: float,
    eye: float,
    rise: tuple[float, float],
    colour: Rgb,
    hip: float = 0.0,
    sun: float = 0.9,
) -> None:
    """A pitched roof from the eaves at rise[0] to the ridge at rise[1]; metres."""
    low, high = ((each - eye) / z for each in rise)
    patch = p.patch(((x[0] - 0.3) / z, (x[1] + 0.3) / z), (low, high))
    part = (patch.y - low) / (high - low)
    inset = hip * part - 0.3
    across = patch.x * z
    mask = (across > x[0] + inset) & (across < x[1] - inset) & (part > 0) & (part < 1)
    tiles = np.sin(part * (rise[1] - rise[0]) * 18) * 0.1
    tone = 1 + tiles + 0.07 * (p.tuft + p.clump)[patch.place]
    p.put(patch, mask, Paint(light_of(colour) * tone[..., None], z, sun))
    eaves = mask & (part < 0.05)
    p.put(patch, eaves, Paint(light_of((214, 210, 202)), z, sun))


def gable(
    p: Painting,
    x: Point,
    *,
    z: float,
    eye: float,
    rise: tuple[float, float],
    wall: Rgb,
    colour: Rgb,
) -> None:
    """The end of a house under its roof, with the edges of the tiles."""
    low, high = ((each - eye) / z for each in rise)
    middle, half = (x[0] + x[1]) / 2 / z, (x[1] - x[0]) / 2 / z
    over = 1.1
    p.polygon(
        [
            (middle - half * over, low - 0.1 * (high - low)),
            (middle, high + 0.25 / z),
            (middle + half * over, low - 0.1 * (high - low)),
            (middle, high - 0.15 / z),
        ],
        Paint(light_of(colour), z, 0.9),
    )
    p.polygon(
        [(middle - half, low), (middle, high), (middle + half, low)],
        Paint(light_of(wall), z, 0.85),
    )
    edge = 0.32 / z
    for side in (-1, 1):
        p.polygon(
            [
                (middle + side * half * over, low - 0.1 * (high - low)),
                (middle, high),
                (middle, high + 1.3 * edge),
                (middle + side * half * over, low - 0.1 * (high - low) + edge),
            ],
            Paint(light_of(colour) * (0.8 if side > 0 else 1.1), z, 0.9),
        )


def box(
    p: Painting,
    x: Point,
    up: Point,
    *,
    z: float,
    eye: float,
    colour: Rgb,
    sun: float = 0.8,
) -> None:
    """A plain upright rectangle."""
    patch = p.patch((x[0] / z, x[1] / z), ((up[0] - eye) / z, (up[1] - eye) / z))
    across, height = patch.x * z, patch.y * z + eye
    mask = (across >= x[0]) & (across <= x[1]) & (height >= up[0]) & (height <= up[1])
    tone = 1 + 0.05 * (p.tuft + p.clump)[patch.place]
    p.put(patch, mask, Paint(light_of(colour) * tone[..., None], z, sun))


def chimney(
    p: Painting,
    x: float,
    top: float,
    *,
    z: float,
    eye: float,
    colour: Rgb = (140, 86, 66),
) -> None:
    """A stack with two pots."""
    box(p, (x - 0.35, x + 0.35), (top - 1.6, top), z=z, eye=eye, colour=colour)
    for aside in (-0.17, 0.17):
        box(
            p,
            (x + aside - 0.1, x + aside + 0.1),
            (top, top + 0.35),
            z=z,
            eye=eye,
            colour=(170, 106, 78),
        )


def dormer(p: Painting, x: float, up: Point, *, z: float, eye: float) -> None:
    """A window in a roof."""
    low, high = up
    box(p, (x - 0.85, x + 0.85), up, z=z, eye=eye, colour=(216, 210, 198))
    glass = (58, 66, 78)
    pane = (low + 0.25, high - 0.3)
    box(p, (x - 0.52, x + 0.52), pane, z=z, eye=eye, colour=glass, sun=0.4)


def tree(
    p: Painting,
    x: float,
    z: float,
    *,
    eye: float,
    height: float,
    colour: Rgb,
    spread: float = 0.33,
    clusters: int = 110,
    clear: float = 0.28,
) -> None:
    """A broad-leaved tree of ragged clusters of leaves, lit from the upper left.

    Args:
        p: the painting.
        x: of its foot.
        z: of its foot.
        eye: height of the eye.
        height: of the tree.
        colour: of its leaves.
        spread: half the width of its crown, as a part of its height.
        clusters: of leaves.
        clear: part of its height that is trunk only.
    """
    rng = p.rng
    radius, half = spread * height, height * (1 - clear) / 2
    middle = height - half
    lean = 0.02 * height * (rng.random() - 0.5)
    bark = Paint(light_of((86, 72, 58)), z, 0.6)
    wide = 0.018 * height + 0.05
    foot, fork = -eye / z, (middle - eye) / z
    p.polygon(
        [
            ((x - wide) / z, foot),
            ((x + wide) / z, foot),
            ((x + lean + wide * 0.6) / z, fork),
            ((x + lean - wide * 0.6) / z, fork),
        ],
        bark,
    )
    for _ in range(4):
        reach = (rng.random() - 0.5) * 1.3 * radius
        p.line(
            [
                ((x + lean) / z, (height * clear - eye) / z),
                ((x + reach) / z, (middle + 0.3 * half - eye) / z),
            ],
            0.5 * wide / z,
            bark,
        )
    crown = (x + lean, middle), (radius, half), z
    _crown(p, crown, clusters, light_of(colour), eye=eye)


def _crown(
    p: Painting,
    crown: tuple[Point, Point, float],
    clusters: int,
    base: Grid,
    *,
    eye: float,
) -> None:
    """Clusters of leaves in a ball, the farther ones first.

    Args:
        p: the painting.
        crown: its middle, half its width and height, and how far away it is.
        clusters: how many.
        base: colour of the leaves, light.
        eye: height of the eye.
    """
    (x, middle), (radius, half), z = crown
    rng = p.rng
    places = rng.normal(size=(clusters, 3))
    places /= np.linalg.norm(places, axis=1)[:, None]
    places *= (rng.random(clusters) ** 0.45)[:, None]
    places = places[np.argsort(places[:, 2])]
    for a, b, c in places:
        narrow = 1 - 0.35 * max(b, 0)
        cx, cy = (
            (x + a * radius * narrow) / z,
            (middle + b * half * 0.95 - eye) / z,
        )
        size = (0.2 + 0.16 * rng.random()) * radius / z
        lightness = 0.62 + 0.26 * b - 0.16 * a + 0.2 * c + 0.12 * rng.random()
        _leaves(
            p,
            (cx, cy),
            size,
            base * max(lightness, 0.22),
            z,
            sun=0.35 + 0.5 * max(lightness, 0),
        )


def _leaves(
    p: Painting, at: Point, size: float, colour: Grid, z: float, *, sun: float
) -> None:
    """A ragged ball of leaves."""
    x, y = at
    patch = p.patch((x - 1.5 * size, x + 1.5 * size), (y - 1.5 * size, y + 1.5 * size))
    if not len(patch.rows):
        return
    leaf, tuft = p.leaf[patch.place], p.tuft[patch.place]
    away = np.sqrt((patch.x - x) ** 2 + ((patch.y - y) * 1.15) ** 2) / size
    mask = away + 0.28 * leaf + 0.2 * tuft < 1
    top = (patch.y - y) / size
    tone = np.clip(1 + 0.28 * leaf + 0.2 * top, 0.35, 1.9)
    p.put(patch, mask, Paint(colour * tone[..., None], z, sun))


def bare_tree(
    p: Painting, x: float, z: float, *, eye: float, height: float, snow: bool = True
) -> None:
    """A tree in winter: branches that fork, snow on the lower ones."""
    bark = Paint(light_of((72, 62, 56)), z, 0.7)
    white = Paint(light_of(SNOW), z, 0.8)

    def grow(at: Point, angle: float, length: float, width: float, level: int) -> None:
        end = (at[0] + length * np.sin(angle), at[1] + length * np.cos(angle))
        line = [(at[0] / z, (at[1] - eye) / z), (end[0] / z, (end[1] - eye) / z)]
        p.line(line, width / z, bark)
        if snow and level < 5 and abs(np.sin(angle)) > 0.3:
            lifted = [(px, py + 0.5 * width / z) for px, py in line]
            p.line(lifted, 0.35 * width / z, white)
        if level == 7:
            return
        for turn in (-1, 1) if level else (-0.8, 0.1, 0.9):
            bend = turn * (0.26 + 0.3 * p.rng.random()) + 0.1 * (p.rng.random() - 0.5)
            part = 0.66 + 0.2 * p.rng.random()
            grow(end, (angle + bend) * 0.96, length * part, width * 0.66, level + 1)

    grow((x, 0.0), 0.03, height * 0.26, 0.034 * height, 0)


def conifer(
    p: Painting, x: float, z: float, *, eye: float, height: float, snow: bool = False
) -> None:
    """A spruce: tiers of drooping branches."""
    half = 0.24 * height
    patch = p.patch(((x - half) / z, (x + half) / z), (-eye / z, (height - eye) / z))
    if not len(patch.rows):
        return
    up = (patch.y * z + eye) / height
    tier = np.mod(up * 9, 1)
    wide = (1 - up) * (0.75 + 0.35 * (1 - tier)) * half * (up > 0.06) + 0.012 * height
    leaf, tuft = p.leaf[patch.place], p.tuft[patch.place]
    off = np.abs(patch.x * z - x) + (0.12 * leaf + 0.1 * tuft) * half
    mask = off < wide
    tone = 0.75 + 0.25 * leaf + 0.35 * (1 - tier) - 0.3 * (patch.x * z - x) / half
    colour = light_of((44, 70, 48)) * np.clip(tone, 0.3, 1.8)[..., None]
    if snow:
        white = ((1 - tier) + 0.25 * tuft > 1.0)[..., None]
        colour = np.where(white, light_of(SNOW), colour)
    p.put(patch, mask, Paint(colour, z, 0.65))


def hedge(
    p: Painting,
    x: Point,
    *,
    z: float,
    eye: float,
    height: float,
    colour: Rgb,
    snow: bool = False,
) -> None:
    """Clipped leaves, lighter above."""
    patch = p.patch((x[0] / z, x[1] / z), (-eye / z, (height * 1.15 - eye) / z))
    up = (patch.y * z + eye) / height
    leaf, tuft, clump = (each[patch.place] for each in (p.leaf, p.tuft, p.clump))
    across = patch.x * z
    mask = (
        (up < 1 + 0.05 * tuft + 0.04 * clump)
        & (up > 0)
        & (across >= x[0])
        & (across <= x[1])
    )
    tone = 0.55 + 0.45 * smooth(0.1, 1.0, up) + 0.2 * leaf + 0.12 * tuft + 0.1 * clump
    colour = light_of(colour) * np.clip(tone, 0.2, 1.8)[..., None]
    if snow:
        colour = np.where((up > 0.93 + 0.05 * tuft)[..., None], light_of(SNOW), colour)
    p.put(patch, mask, Paint(colour, z, 0.7))


def fence(
    p: Painting,
    x: Point,
    *,
    z: float,
    eye: float,
    height: float,
    colour: Rgb,
    board: float = 0.14,
) -> None:
    """Upright boards with gaps."""
    patch = p.patch((x[0] / z, x[1] / z), (-eye / z, (height - eye) / z))
    across, up = patch.x * z, patch.y * z + eye
    part = np.mod(across, board) / board
    draws = Draws(p.rng).of(0, np.floor(across / board), 0 * np.floor(across))
    inside = (across >= x[0]) & (across <= x[1]) & (up > 0) & (up < height)
    tone = (0.82 + 0.25 * draws) * (
        0.55 + 0.45 * smooth(0.0, 0.12, np.minimum(part, 1 - part))
    )
    tone = tone * (1 + 0.06 * p.tuft[patch.place]) * (0.8 + 0.2 * smooth(0, 0.5, up))
    p.put(patch, inside, Paint(light_of(colour) * tone[..., None], z, 0.75))


def wall(
    p: Painting, x: Point, *, z: float, eye: float, height: float, colour: Rgb
) -> None:
    """Courses of bricks with a coping."""
    patch = p.patch((x[0] / z, x[1] / z), (-eye / z, (height - eye) / z))
    across, up = patch.x * z, patch.y * z + eye
    course = np.floor(up / 0.1)
    along = across / 0.26 + 0.5 * np.mod(course, 2)
    draws = Draws(p.rng).of(0, np.floor(along), course + 0 * along)
    tone = 0.85 + 0.3 * draws + 0.06 * p.clump[patch.place]
    joint = (np.mod(up, 0.1) < 0.018) | (np.mod(along, 1) < 0.06)
    colour_grid = np.where(
        joint[..., None],
        light_of((176, 168, 156)) * 0.8,
        light_of(colour) * tone[..., None],
    )
    inside = (across >= x[0]) & (across <= x[1]) & (up > 0) & (up < height)
    p.put(patch, inside, Paint(colour_grid, z, 0.7))
    box(p, x, (height - 0.09, height + 0.02), z=z, eye=eye, colour=(190, 184, 174))


def car(
    p: Painting, x: float, z: float, *, eye: float, colour: Rgb, facing: int = 1
) -> None:
    """A parked car from its side, 4.3 m long."""
    body = [
        (-2.15, 0.35),
        (-2.18, 0.72),
        (-2.0, 0.88),
        (-1.15, 0.95),
        (-0.5, 1.42),
        (0.95, 1.45),
        (1.6, 1.0),
        (2.05, 0.92),
        (2.15, 0.65),
        (2.12, 0.35),
    ]
    glass = [(-0.98, 0.97), (-0.42, 1.34), (0.88, 1.36), (1.4, 1.0)]

    def seen(points: list[Point]) -> list[Point]:
        return [((x + facing * a) / z, (b - eye) / z) for a, b in points]

    shadow = [(-2.3, 0.0), (2.3, 0.0), (2.2, 0.3), (-2.2, 0.3)]
    p.polygon(seen(shadow), Paint(light_of((70, 70, 72)), z, 0.2))
    paint = Paint(light_of(colour), z, 0.75)
    p.polygon(seen(body), paint)
    p.polygon(
        seen([(-2.15, 0.35), (2.12, 0.35), (2.14, 0.6), (-2.17, 0.6)]),
        replace(paint, colour=0.62 * paint.colour),
    )
    p.polygon(seen(glass), Paint(light_of((62, 72, 82)), z, 0.5))
    p.polygon(
        seen([(-0.6, 1.15), (-0.42, 1.32), (0.85, 1.34), (0.95, 1.2)]),
        Paint(light_of((142, 160, 176)), z, 0.5),
    )
    p.polygon(seen([(0.14, 0.97), (0.22, 0.97), (0.2, 1.4), (0.12, 1.4)]), paint)
    for at in (-1.35, 1.35):
        wheel = [
            (at + 0.33 * np.cos(t), 0.33 + 0.33 * np.sin(t))
            for t in np.linspace(0, 6.28, 18)
        ]
        p.polygon(seen(wheel), Paint(light_of((30, 30, 32)), z, 0.5))
        rim = [
            (at + 0.19 * np.cos(t), 0.33 + 0.19 * np.sin(t))
            for t in np.linspace(0, 6.28, 14)
        ]
        p.polygon(seen(rim), Paint(light_of((150, 152, 156)), z, 0.6))
    p.polygon(
        seen([(-2.17, 0.66), (-2.0, 0.66), (-2.0, 0.8), (-2.12, 0.8)]),
        Paint(light_of((226, 228, 226)), z, 0.8),
    )
    p.polygon(
        seen([(2.14, 0.66), (1.98, 0.66), (1.98, 0.84), (2.1, 0.84)]),
        Paint(light_of((160, 34, 30)), z, 0.8),
    )


def lamp_post(
    p: Painting, x: float, z: float, *, eye: float, height: float = 5.0
) -> None:
    """A street lamp, lit in the evening."""
    iron = Paint(light_of((64, 68, 70)), z, 0.7)
    top = (height - eye) / z
    p.polygon(
        [
            ((x - 0.07) / z, -eye / z),
            ((x + 0.07) / z, -eye / z),
            ((x + 0.045) / z, top),
            ((x - 0.045) / z, top),
        ],
        iron,
    )
    p.polygon(
        [
            ((x - 0.05) / z, top),
            ((x + 0.7) / z, top + 0.18 / z),
            ((x + 0.7) / z, top + 0.08 / z),
        ],
        iron,
    )
    p.polygon(
        [
            ((x + 0.4) / z, top + 0.06 / z),
            ((x + 0.95) / z, top + 0.12 / z),
            ((x + 0.95) / z, top + 0.24 / z),
            ((x + 0.4) / z, top + 0.18 / z),
        ],
        iron,
    )
    p.shine((x + 0.7) / z, top + 0.06 / z, max(0.9 / z, 0.02), LAMP_LIGHT)


def ground(
    p: Painting,
    *,
    eye: float,
    colour: Rgb,
    z: Point,
    rough: float = 0.1,
    sun: float = 0.85,
    x: Point | None = None,
) -> None:
    """Level ground from z[0] to z[1] metres away."""
    low, high = -eye / z[0], -eye / z[1]
    patch = p.patch((-1.25, 1.25), (low, high))
    depth = eye / np.maximum(-patch.y, 1e-4)
    mask = (depth >= z[0]) & (depth <= z[1]) & (patch.x > -9)
    if x is not None:
        across = patch.x * depth
        mask &= (across >= x[0]) & (across <= x[1])
    fade = np.clip(6 / depth, 0.25, 1)
    tone = 1 + rough * (p.tuft[patch.place] * fade + 0.8 * p.clump[patch.place])
    depth = np.broadcast_to(depth, mask.shape)
    p.put(
        patch,
        mask,
        Paint(light_of(colour) * np.clip(tone, 0.3, 2)[..., None], depth, sun),
    )


def shadow(p: Painting, x: Point, z: Point, *, eye: float, share: float = 0.35) -> None:
    """Shade on the ground, an ellipse with a ragged edge."""
    patch = p.patch(
        (
            x[0] / z[0] if x[0] < 0 else x[0] / z[1],
            x[1] / z[0] if x[1] > 0 else x[1] / z[1],
        ),
        (-eye / z[0], -eye / z[1]),
    )
    if not len(patch.rows):
        return
    depth = eye / np.maximum(-patch.y, 1e-4)
    a = (patch.x * depth - (x[0] + x[1]) / 2) / ((x[1] - x[0]) / 2)
    b = (depth - (z[0] + z[1]) / 2) / ((z[1] - z[0]) / 2)
    inside = a * a + b * b + 0.25 * p.tuft[patch.place] < 1
    old = p.sun[patch.place]
    p.sun[patch.place] = np.where(inside, old * share, old)


def ridge(
    p: Painting,
    *,
    z: float,
    eye: float,
    height: float,
    swing: float,
    colour: Rgb,
    waves: int = 3,
    rough: float = 0.08,
) -> None:
    """A far line of hills or woods, the same at both ends of the picture."""
    patch = p.whole()
    turn = 2 * np.pi * (patch.x + 1.25) / 2.5
    draw = p.rng.random(4) * 6.28
    line = height + swing * (
        np.sin(waves * turn + draw[0])
        + 0.5 * np.sin((2 * waves + 1) * turn + draw[1])
        + 0.25 * np.sin((5 * waves + 2) * turn + draw[2])
    )
    up = patch.y * z + eye
    edge = line + rough * height * (p.tuft + p.leaf)
    mask = (up < edge) & (patch.y > -0.2)
    tone = np.clip(0.9 + 0.14 * (p.tuft + 0.7 * p.clump), 0.4, 1.6)
    p.put(patch, mask, Paint(light_of(colour) * tone[..., None], z, 0.75))


def woods(
    p: Painting,
    *,
    z: float,
    eye: float,
    height: float,
    colours: tuple[Rgb, ...],
    gap: float = 0.55,
    clusters: int = 26,
) -> None:
    """A row of trees across the whole picture, each different."""
    step = gap * height
    count = max(int(2.5 * z / step), 3)
    for number in p.rng.permutation(count):
        x = -1.25 * z + (number + 0.6 * p.rng.random()) * 2.5 * z / count
        tree(
            p, x, z * (0.96 + 0.08 * p.rng.random()), eye=eye,
            height=height * (0.7 + 0.5 * p.rng.random()),
            colour=colours[int(p.rng.integers(len(colours)))],
            spread=0.36 + 0.1 * p.rng.random(), clusters=clusters, clear=0.12,
        )  # fmt: skip


def flowers(
    p: Painting, x: Point, z: Point, *, eye: float, colours: tuple[Rgb, ...], count: int
) -> None:
    """Dabs of colour near the ground, above dark leaves."""
    for _ in range(count):
        away = z[0] + (z[1] - z[0]) * p.rng.random()
        across, up = x[0] + (x[1] - x[0]) * p.rng.random(), 0.2 + 0.4 * p.rng.random()
        colour = light_of(colours[int(p.rng.integers(len(colours)))])
        _leaves(
            p,
            (across / away, (up - eye) / away),
            (0.07 + 0.08 * p.rng.random()) / away,
            colour,
            away,
            sun=0.8,
        )
