"""A drawing board for the pictures on the walls: shapes, soft light, brush marks.

Places are in heights of the picture: x to the right from 0 to `aspect`, y downwards
from 0 to 1. Pictures are drawn three times as fine as they are written.
"""

import math
import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from textures import Grid, Rgb, noise

Place = tuple[float, float]
Box = tuple[float, float, float, float]

FINE, SIDE = 768, 256
"""Pixels of the height while drawing, and of the sides of what is written."""


def curve(
    points: Sequence[Place], steps: int = 8, *, closed: bool = True
) -> list[Place]:
    """A smooth line through all points (Catmull-Rom)."""
    n = len(points)
    spans = n if closed else n - 1

    def at(k: int) -> Place:
        return points[k % n] if closed else points[min(max(k, 0), n - 1)]

    line: list[Place] = []
    for k in range(spans):
        a, b, c, d = (at(k + each) for each in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            weights = (
                -t + 2 * t * t - t**3,
                2 - 5 * t * t + 3 * t**3,
                t + 4 * t * t - 3 * t**3,
                t**3 - t * t,
            )
            x, y = (
                sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) / 2
                for axis in (0, 1)
            )
            line.append((x, y))
    if not closed:
        line.append(points[-1])
    return line


def dots(text: str) -> list[Place]:
    """Places written as "x y, x y"."""
    pairs = (pair.split() for pair in text.split(","))
    return [(float(x), float(y)) for x, y in pairs]


def around(middle: Place, size: float, text: str) -> list[Place]:
    """Places written in sizes of a thing, around its middle."""
    return [(middle[0] + size * x, middle[1] + size * y) for x, y in dots(text)]


def arc(middle: Place, radius: float, first: float, last: float) -> list[Place]:
    """Points on an arc; degrees, clockwise from the right."""
    steps = max(6, round(abs(last - first) / 5))
    turns = [math.radians(first + (last - first) * k / steps) for k in range(steps + 1)]
    x, y = middle
    return [(x + radius * math.cos(t), y + radius * math.sin(t)) for t in turns]


def turned(points: Sequence[Place], degrees: float, about: Place) -> list[Place]:
    """Points turned clockwise."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x0, y0 = about
    return [
        (x0 + c * (x - x0) - s * (y - y0), y0 + s * (x - x0) + c * (y - y0))
        for x, y in points
    ]


class Easel:
    """A picture under way."""

    def __init__(self, seed: int, aspect: float, ground: Rgb) -> None:
        """A ground of one colour; `aspect` is width by height."""
        self.rng = np.random.Generator(np.random.PCG64(seed))
        self.aspect = aspect
        self.size = round(FINE * aspect), FINE
        self.image = Image.new("RGB", self.size, _ink(ground))

    def _pixels(self, points: Sequence[Place]) -> list[Place]:
        return [(x * FINE, y * FINE) for x, y in points]

    def shape(self, points: Sequence[Place], colour: Rgb) -> None:
        """A filled outline."""
        ImageDraw.Draw(self.image).polygon(self._pixels(points), fill=_ink(colour))

    def box(self, place: Box, colour: Rgb) -> None:
        """An upright rectangle: left, top, right, bottom."""
        left, top, right, bottom = place
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        self.shape(corners, colour)

    def disc(
        self, middle: Place, radius: float, colour: Rgb, high: float = 1.0
    ) -> None:
        """A disc, or an ellipse `high` times as high as wide."""
        x, y = middle
        round_ = arc((0, 0), radius, 0, 360)
        self.shape([(x + dx, y + high * dy) for dx, dy in round_], colour)

    def line(self, points: Sequence[Place], width: float, colour: Rgb) -> None:
        """A line with round corners and ends."""
        pen = ImageDraw.Draw(self.image)
        pixels, wide = self._pixels(points), max(1, round(width * FINE))
        pen.line(pixels, fill=_ink(colour), width=wide, joint="curve")
        half = wide / 2
        for x, y in (pixels[0], pixels[-1]):
            pen.ellipse((x - half, y - half, x + half, y + half), fill=_ink(colour))

    def blob(self, text: str, colour: Rgb) -> None:
        """A filled smooth outline through places written as text."""
        self.shape(curve(dots(text)), colour)

    def stroke(self, text: str, width: float, colour: Rgb) -> None:
        """A smooth line through places written as text."""
        self.line(curve(dots(text), closed=False), width, colour)

    def rim(self, inset: float, width: float, colour: Rgb) -> None:
        """A line all round, so far inside of the edge."""
        left, right, low = inset, self.aspect - inset, 1 - inset
        corners = [(left, left), (right, left), (right, low), (left, low), (left, left)]
        self.line(corners, width, colour)

    def soft(
        self, points: Sequence[Place], colour: Rgb, blur: float, strength: float = 1.0
    ) -> None:
        """A filled outline with a soft edge: light, shade, haze."""
        mask = Image.new("L", self.size, 0)
        fill = round(255 * strength)
        ImageDraw.Draw(mask).polygon(self._pixels(points), fill=fill)
        mask = mask.filter(ImageFilter.GaussianBlur(blur * FINE))
        self.image.paste(Image.new("RGB", self.size, _ink(colour)), (0, 0), mask)

    def places(self) -> tuple[Grid, Grid]:
        """The x and y of every pixel."""
        width, height = self.size
        return np.meshgrid(
            (np.arange(width) + 0.5) / FINE, (np.arange(height) + 0.5) / FINE
        )

    def cloudy(self, across: float, down: float, slope: float = 0) -> Grid:
        """Noise over the picture, of blobs of a size in heights of the picture."""
        field = noise(
            self.rng, FINE, scale=(down, across / max(1.0, self.aspect)), slope=slope
        )
        width, height = self.size
        if width <= FINE:
            return field[:, :width]
        stretched = Image.fromarray(field.astype(np.float32)).resize((width, height))
        return np.asarray(stretched, dtype=np.float64)

    def blend(self, colour: Rgb | Grid, amount: Grid) -> None:
        """A colour laid over every pixel by its own amount, 0 to 1."""
        below = np.asarray(self.image, dtype=np.float64)
        weight = np.clip(np.broadcast_to(amount, below.shape[:2]), 0, 1)[..., None]
        self.put(below * (1 - weight) + np.asarray(colour) * weight)

    def sky(self, stops: Sequence[tuple[float, Rgb]]) -> None:
        """Colours from top to bottom, at heights y, smooth between."""
        _, y = self.places()
        at = [stop for stop, _ in stops]
        planes = [np.interp(y, at, [c[k] for _, c in stops]) for k in range(3)]
        self.put(np.stack(planes, axis=2))

    def put(self, pixels: Grid) -> None:
        """Replace the picture."""
        self.image = Image.fromarray(np.clip(np.rint(pixels), 0, 255).astype(np.uint8))

    def brushed(self, stroke: float, wander: float = 0.004) -> None:
        """Paint: edges wander, and what is finer than a stroke runs together."""
        x, y = self.places()
        dx = x + wander * self.cloudy(0.03, 0.015)
        dy = y + wander * self.cloudy(0.015, 0.03)
        width, height = self.size
        columns = np.clip((dx * FINE).astype(np.int64), 0, width - 1)
        rows = np.clip((dy * FINE).astype(np.int64), 0, height - 1)
        self.put(np.asarray(self.image, dtype=np.float64)[rows, columns])
        size = max(3, round(stroke * FINE) // 2 * 2 + 1)
        self.image = self.image.filter(ImageFilter.ModeFilter(size))

    def mount(self, card: Rgb, margin: float, line: Rgb | None = None) -> None:
        """Make the picture smaller, inside a broad border of card."""
        width, height = self.size
        edge = round(margin * FINE)
        inner = self.image.resize((width - 2 * edge, height - 2 * edge))
        self.image = Image.new("RGB", self.size, _ink(card))
        if line is not None:
            rim = edge - 4, edge - 4, width - edge + 4, height - edge + 4
            ImageDraw.Draw(self.image).rectangle(rim, fill=_ink(line))
        self.image.paste(inner, (edge, edge))

    def word(self, place: Box, colour: Rgb, text: str) -> None:
        """Capital letters that fill a box, all of one width; a blank stays free."""
        left, top, right, bottom = place
        pitch, tall = (right - left) / len(text), (bottom - top) / 7
        for k, letter in enumerate(text):
            x, wide = left + pitch * k, 0.82 * pitch / 5
            for row, bits in enumerate(LETTERS[letter].split()):
                y = top + tall * row
                # Runs of dots are one bar, so that no seams show between them.
                for run in re.finditer("1+", bits):
                    start, stop = x + wide * run.start(), x + wide * run.end()
                    self.box((start, y, stop, y + tall), colour)

    def small_print(self, place: Box, colour: Rgb, rows: int) -> None:
        """Lines of text too small to be read."""
        left, top, right, bottom = place
        pitch = (bottom - top) / rows
        for row in range(rows):
            x, y = left, top + pitch * row
            stop = right - (right - left) * 0.3 * self.rng.random()
            while x < stop:
                long = (0.02 + 0.05 * self.rng.random()) * 2 * pitch / 0.05
                end = min(x + long * 0.5, stop)
                self.box((x, y, end, y + 0.5 * pitch), colour)
                x = end + 0.25 * pitch

    def written(
        self, grain: float, colours: int, edge: Rgb = (206, 196, 178)
    ) -> Image.Image:
        """The picture as it is kept: square, with a few colours.

        Args:
            grain: how strong the weave of the canvas shows, 0 for smooth paper.
            colours: of its palette.
            edge: of a narrow border, so that nothing of one side shows at the other.
        """
        small = self.image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
        pixels = np.asarray(small, dtype=np.float64)
        if grain:
            marks = noise(self.rng, SIDE, scale=(0.006, 0.02))
            pixels = pixels * (1 + grain * marks)[..., None]
        pixels[[0, 1, -2, -1]] = pixels[:, [0, 1, -2, -1]] = edge
        kept: NDArray[np.uint8] = np.clip(np.rint(pixels), 0, 255).astype(np.uint8)
        return Image.fromarray(kept).quantize(
            colours,
            method=Image.Quantize.MEDIANCUT,
            kmeans=1,
            dither=Image.Dither.NONE,
        )


LETTERS = {
    " ": "",
    "A": "01110 10001 10001 11111 10001 10001 10001",
    "B": "11110 10001 10001 11110 10001 10001 11110",
    "C": "01110 10001 10000 10000 10000 10001 01110",
    "D": "11110 10001 10001 10001 10001 10001 11110",
    "E": "11111 10000 10000 11110 10000 10000 11111",
    "F": "11111 10000 10000 11110 10000 10000 10000",
    "G": "01110 10001 10000 10111 10001 10001 01110",
    "H": "10001 10001 10001 11111 10001 10001 10001",
    "I": "01110 00100 00100 00100 00100 00100 01110",
    "J": "00111 00010 00010 00010 00010 10010 01100",
    "K": "10001 10010 10100 11000 10100 10010 10001",
    "L": "10000 10000 10000 10000 10000 10000 11111",
    "M": "10001 11011 10101 10101 10001 10001 10001",
    "N": "10001 11001 10101 10011 10001 10001 10001",
    "O": "01110 10001 10001 10001 10001 10001 01110",
    "P": "11110 10001 10001 11110 10000 10000 10000",
    "R": "11110 10001 10001 11110 10100 10010 10001",
    "S": "01111 10000 10000 01110 00001 00001 11110",
    "T": "11111 00100 00100 00100 00100 00100 00100",
    "U": "10001 10001 10001 10001 10001 10001 01110",
    "V": "10001 10001 10001 10001 10001 01010 00100",
    "W": "10001 10001 10001 10101 10101 11011 10001",
    "X": "10001 10001 01010 00100 01010 10001 10001",
    "Y": "10001 10001 01010 00100 00100 00100 00100",
}
"""Capital letters as seven rows of five dots, those that pictures need."""


def _ink(colour: Rgb) -> tuple[int, int, int]:
    r, g, b = (min(255, max(0, round(c))) for c in colour)
    return r, g, b


Painter = Callable[[], Image.Image]
