"""A painting of the world outside: what is seen is kept apart from how it is lit.

Everything is placed by perspective: a picture covers tangents of angles at the eye, so
that what is Z metres away and Y metres above the eye comes to lie at y = Y / Z; the
horizon is y = 0. Pictures repeat along x. Each sample keeps the colour of its surface,
how far away it is, its share of the sun, and the light of lamps and lit windows; the
light of any time of day is put on it afterwards.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Grid = NDArray[np.float32]
Mask = NDArray[np.bool_]
Rgb = tuple[float, float, float]
Point = tuple[float, float]

WIDTH, HEIGHT, FINE = 768, 384, 2
"""Pixels of a picture, and samples a pixel along each axis."""

LEFT, SPAN = -1.25, 2.5
"""Where a picture begins, and its period, tangents."""

TOP, RISE = 0.7, 1.25
"""Its upper edge, and its height, tangents. `HORIZON_SHARE` of
scenegen/renderers/lighting/outsides.py is what lies below the horizon."""

SKY_DEPTH = 1e9


def light_of(colour: Rgb) -> Grid:
    """An sRGB colour as light."""
    return (np.asarray(colour, dtype=np.float32) / 255) ** 2.2


def smooth(low: float, high: float, x: Grid) -> Grid:
    """A soft step from 0 at `low` to 1 at `high`."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), dtype=np.float32)


def noise(rng: np.random.Generator, across: float, down: float, slope: float) -> Grid:
    """Periodic noise of mean 0 and deviation 1, as large as a painting.

    Args:
        rng: the stream of the picture.
        across: width of its blobs, samples.
        down: their height.
        slope: 0 for one size of blobs, 1 to 2 for finer detail mixed in.
    """
    rows, columns = HEIGHT * FINE, WIDTH * FINE
    white = np.fft.rfft2(rng.standard_normal((rows, columns)))
    fy = np.fft.fftfreq(rows)[:, None] * down
    fx = np.fft.rfftfreq(columns)[None, :] * across
    radius = np.sqrt(fx * fx + fy * fy)
    gain = 1 / np.power(1 + 4 * radius, 2 * slope) if slope else 0 * radius
    gain = gain if slope else np.exp(-0.5 * (2.5 * radius) ** 2)
    gain[0, 0] = 0
    field = np.fft.irfft2(white * gain, s=(rows, columns))
    return np.asarray(field / field.std(), dtype=np.float32)


class Patch(NamedTuple):
    """A rectangle of samples.

    Attributes:
        rows, columns: of the painting; columns are wrapped.
        x, y: of their middles, (1, c) and (r, 1); x is not wrapped.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    x: Grid
    y: Grid

    @property
    def place(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Its samples, as arrays take them."""
        return self.rows[:, None], self.columns[None, :]


@dataclass(frozen=True)
class Paint:
    """What is put on samples; arrays fit the patch.

    Attributes:
        colour: light that is thrown back, (3,) or (r, c, 3).
        depth: metres.
        sun: share of the sun that it gets.
        glow: light that it gives off when it is dark, (3,) or (r, c, 3).
        late: when that is switched on, 0 first and 1 never.
    """

    colour: Grid
    depth: Grid | float
    sun: Grid | float = 1.0
    glow: Grid | float = 0.0
    late: Grid | float = 1.0


class Painting:
    """Samples of the world outside."""

    def __init__(self, rng: np.random.Generator) -> None:
        """Nothing but sky."""
        shape = (HEIGHT * FINE, WIDTH * FINE)
        self.rng = rng
        self.colour = np.zeros((*shape, 3), dtype=np.float32)
        self.glow = np.zeros((*shape, 3), dtype=np.float32)
        self.lamps = np.zeros((*shape, 3), dtype=np.float32)
        self.depth = np.full(shape, SKY_DEPTH, dtype=np.float32)
        self.sun = np.ones(shape, dtype=np.float32)
        self.late = np.ones(shape, dtype=np.float32)
        self.leaf = noise(rng, 5, 5, 0)
        self.tuft = noise(rng, 14, 12, 0)
        self.wave = noise(rng, 60, 5, 0)
        self.clump = noise(rng, 60, 40, 1.0)
        self.cloud = noise(rng, 420, 120, 1.15)

    def patch(self, x: Point, y: Point) -> Patch:
        """The samples from x[0] to x[1] and from y[0] up to y[1]."""
        rows, columns = self.depth.shape
        first = int(np.floor((x[0] - LEFT) / SPAN * columns))
        last = int(np.ceil((x[1] - LEFT) / SPAN * columns)) + 1
        if last - first > columns:
            first, last = 0, columns
        across = np.arange(first, last)
        top = max(int(np.floor((TOP - y[1]) / RISE * rows)), 0)
        low = min(int(np.ceil((TOP - y[0]) / RISE * rows)) + 1, rows)
        down = np.arange(top, max(low, top))
        return Patch(
            down,
            across % columns,
            (LEFT + (across + 0.5) * SPAN / columns).astype(np.float32)[None, :],
            (TOP - (down + 0.5) * RISE / rows).astype(np.float32)[:, None],
        )

    def whole(self) -> Patch:
        """All samples."""
        return self.patch((LEFT, LEFT + SPAN), (TOP - RISE, TOP))

    def put(self, patch: Patch, mask: Mask, paint: Paint) -> None:
        """Paint the samples of a patch that are in the mask."""
        shape = (len(patch.rows), len(patch.columns))
        if not (shape[0] and shape[1]):
            return
        mask = np.broadcast_to(mask, shape)
        r, c = np.nonzero(mask)
        place = patch.rows[r], patch.columns[c]
        for array, value in (
            (self.colour, paint.colour),
            (self.glow, paint.glow),
            (self.depth, paint.depth),
            (self.sun, paint.sun),
            (self.late, paint.late),
        ):
            full = np.broadcast_to(np.asarray(value), (*shape, *array.shape[2:]))
            array[place] = full[r, c]

    def polygon(self, points: list[Point], paint: Paint) -> None:
        """Fill a polygon."""
        xs, ys = zip(*points, strict=True)
        patch = self.patch((min(xs), max(xs)), (min(ys), max(ys)))
        if not len(patch.rows):
            return
        image = Image.new("L", (len(patch.columns), len(patch.rows)))
        step = SPAN / self.depth.shape[1]
        left, top = patch.x[0, 0], patch.y[0, 0]
        corners = [((px - left) / step, (top - py) / step) for px, py in points]
        ImageDraw.Draw(image).polygon(corners, fill=1)
        self.put(patch, np.asarray(image, dtype=bool), paint)

    def line(self, points: list[Point], width: float, paint: Paint) -> None:
        """A line of some width, tangents."""
        xs, ys = zip(*points, strict=True)
        patch = self.patch(
            (min(xs) - width, max(xs) + width), (min(ys) - width, max(ys) + width)
        )
        if not len(patch.rows):
            return
        image = Image.new("L", (len(patch.columns), len(patch.rows)))
        step = SPAN / self.depth.shape[1]
        left, top = patch.x[0, 0], patch.y[0, 0]
        corners = [((px - left) / step, (top - py) / step) for px, py in points]
        ImageDraw.Draw(image).line(corners, fill=1, width=max(round(width / step), 1))
        self.put(patch, np.asarray(image, dtype=bool), paint)

    def shine(self, x: float, y: float, radius: float, colour: Rgb) -> None:
        """The light of a lamp and its halo."""
        patch = self.patch(
            (x - 3 * radius, x + 3 * radius), (y - 3 * radius, y + 3 * radius)
        )
        if not len(patch.rows):
            return
        away = ((patch.x - x) ** 2 + (patch.y - y) ** 2) / (radius * radius)
        halo = 1.6 * np.exp(-8 * away) + 0.22 * np.exp(-1.0 * away)
        self.lamps[patch.place] += halo[..., None] * light_of(colour)

    def mirror(self, level: float, *, colour: Rgb, depth: float, gain: float) -> None:
        """Water below `level`: what is above it upside down, in ripples."""
        rows, columns = self.depth.shape
        line = round((TOP - level) / RISE * rows)
        below = np.arange(line, rows)
        away = (below - line)[:, None]
        ripple = self.wave[below] * (0.8 + 0.06 * away)
        source = np.clip(line - 1 - away * 0.9 + ripple, 0, line - 1).astype(int)
        across = np.arange(columns)[None, :]
        is_sky = self.depth[source, across] >= SKY_DEPTH
        # The nearer, the more of the sky, which is mixed into everything by the waves.
        clear = np.exp(-away / (0.16 * rows)) * np.where(is_sky, 0.0, 0.85)
        for array in (self.glow, self.lamps):
            array[below] = 0.5 * array[source, across]
        self.late[below] = self.late[source, across]
        glint = (1 + 0.14 * self.wave[below])[..., None]
        seen = light_of((196, 208, 216)) * (1 - clear)[..., None]
        seen = seen + self.colour[source, across] * clear[..., None]
        self.colour[below] = (light_of(colour) + gain * seen) * glint
        self.sun[below] = 0.35 + 0.35 * clear * self.sun[source, across]
        self.depth[below] = depth


@dataclass(frozen=True)
class Hour:
    """The light of a time of day.

    Attributes:
        sun, around: light of the sun, and of the whole sky.
        zenith, horizon, cloud, haze: sRGB.
        clear: metres after which haze has taken two thirds.
        windows: share of the lit windows.
        lamps: how bright lamps are.
    """

    sun: Rgb
    around: Rgb
    zenith: Rgb
    horizon: Rgb
    cloud: Rgb
    haze: Rgb
    clear: float
    windows: float
    lamps: float


HOURS = {
    "morning": Hour(
        sun=(0.86, 0.70, 0.50), around=(0.37, 0.40, 0.46),
        zenith=(128, 170, 216), horizon=(250, 228, 200), cloud=(255, 240, 224),
        haze=(238, 222, 200), clear=900.0, windows=0.06, lamps=0.0,
    ),
    "noon": Hour(
        sun=(0.88, 0.82, 0.73), around=(0.38, 0.43, 0.50),
        zenith=(92, 150, 216), horizon=(206, 226, 242), cloud=(252, 252, 252),
        haze=(200, 218, 234), clear=1900.0, windows=0.0, lamps=0.0,
    ),
    "evening": Hour(
        sun=(0.46, 0.26, 0.13), around=(0.20, 0.19, 0.24),
        zenith=(84, 104, 158), horizon=(250, 190, 134), cloud=(238, 172, 148),
        haze=(214, 162, 134), clear=1100.0, windows=0.4, lamps=0.8,
    ),
    "night": Hour(
        sun=(0.012, 0.016, 0.026), around=(0.022, 0.027, 0.045),
        zenith=(8, 13, 30), horizon=(38, 43, 66), cloud=(34, 38, 56),
        haze=(30, 35, 54), clear=1100.0, windows=0.55, lamps=1.0,
    ),
}  # fmt: skip


def lit(painting: Painting, hour: Hour, overcast: float) -> NDArray[np.uint8]:
    """The picture at a time of day, (HEIGHT, WIDTH, 3) sRGB.

    Args:
        painting: what there is.
        hour: its light.
        overcast: how much of the sky is one grey cloud, 0 to 1.
    """
    sun = light_scale(hour.sun, 1 - 0.75 * overcast)
    around = light_scale(hour.around, 1 + 0.35 * overcast)
    light = painting.colour * (painting.sun[..., None] * sun + around)
    haze = light_of(hour.haze) * (1 - 0.35 * overcast) + 0.35 * overcast * grey_of(hour)
    share = (1 - np.exp(-np.minimum(painting.depth, 1e5) / hour.clear))[..., None]
    light = light * (1 - share) + haze * share
    is_sky = painting.depth >= SKY_DEPTH
    light[is_sky] = _sky(painting, hour, overcast)[is_sky]
    is_on = (painting.late < hour.windows)[..., None]
    light = np.where(
        is_on, painting.glow * (0.75 + 0.25 * hour.lamps) + 0.2 * light, light
    )
    light = light + hour.lamps * painting.lamps
    mean = light.reshape(HEIGHT, FINE, WIDTH, FINE, 3).mean(axis=(1, 3))
    codes = 255 * np.clip(mean, 0, 1) ** (1 / 2.2)
    return np.rint(codes).astype(np.uint8)


def light_scale(colour: Rgb, scale: float) -> Grid:
    """A light, brighter or darker."""
    return np.asarray(colour, dtype=np.float32) * np.float32(scale)


def grey_of(hour: Hour) -> Grid:
    """The light of a closed cover of clouds."""
    mean = 0.5 * (light_of(hour.horizon) + light_of(hour.zenith))
    return np.full(3, float(mean.mean()), dtype=np.float32) * light_of((250, 252, 255))


def _sky(painting: Painting, hour: Hour, overcast: float) -> Grid:
    """Light of the sky, clouds longer and flatter towards the horizon."""
    y = painting.whole().y
    height = smooth(-0.05, 0.75, y)[..., None]
    light = light_of(hour.horizon) * (1 - height) + light_of(hour.zenith) * height
    cover = smooth(0.25, 1.7, painting.cloud)[..., None]
    cover = cover * smooth(0.0, 0.18, y)[..., None]
    under = 0.82 + 0.18 * smooth(-1.0, 1.0, painting.clump)[..., None]
    light = light * (1 - 0.8 * cover) + 0.8 * cover * light_of(hour.cloud) * under
    closed = grey_of(hour) * (1 + 0.06 * painting.cloud[..., None])
    return np.asarray(light * (1 - overcast) + closed * overcast, dtype=np.float32)
