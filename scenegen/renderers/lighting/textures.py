"""Textures with their smaller versions, in one array that kernels can read."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.renderers.lighting.tone import encode, linear_table

LEVELS = 13
"""The most versions of a texture, each half as large as the one before."""


STRETCH = 6
"""Most texture samples along the longer side of a pixel's footprint."""

SHARPNESS = 0.8
"""Texels a pixel may span before the next smaller texture is taken, squared."""


class Texels(NamedTuple):
    """All textures of a renderer.

    Attributes:
        codes: (n, 3) uint8 sRGB, texture by texture, level by level, row by row.
        levels: (t, LEVELS, 3) int64: first row in `codes`, width, height.
        counts: (t,) int64: levels of each texture.
    """

    codes: NDArray[np.uint8]
    levels: NDArray[np.int64]
    counts: NDArray[np.int64]


class TextureAtlas:
    """Textures by material id; grows as scenes need them."""

    def __init__(self) -> None:
        """An empty atlas."""
        self._numbers: dict[str, int] = {}
        self._means: list[tuple[float, float, float]] = []
        self._texels = Texels(
            codes=np.zeros((0, 3), dtype=np.uint8),
            levels=np.zeros((0, LEVELS, 3), dtype=np.int64),
            counts=np.zeros(0, dtype=np.int64),
        )

    @property
    def texels(self) -> Texels:
        """All textures that were added."""
        return self._texels

    def find(self, name: str) -> int | None:
        """The number of a texture that was added; None for another one."""
        return self._numbers.get(name)

    def size(self, number: int) -> tuple[int, int]:
        """Width and height of a texture, pixels."""
        _, width, height = self._texels.levels[number, 0].tolist()
        return width, height

    def number(self, name: str, picture: NDArray[np.uint8]) -> int:
        """The number of a texture in `texels`; it is added when it is new."""
        if name not in self._numbers:
            self._add(name, picture)
        return self._numbers[name]

    def mean(self, number: int) -> tuple[float, float, float]:
        """The mean light of a texture."""
        return self._means[number]

    def _add(self, name: str, picture: NDArray[np.uint8]) -> None:
        pictures, mean = _halved(picture)
        first = len(self._texels.codes)
        levels = np.zeros((1, LEVELS, 3), dtype=np.int64)
        for level, smaller in enumerate(pictures):
            height, width = smaller.shape[:2]
            levels[0, level] = first, width, height
            first += width * height
        flat = [smaller.reshape(-1, 3) for smaller in pictures]
        self._numbers[name] = len(self._means)
        self._means.append(mean)
        self._texels = Texels(
            codes=np.concatenate([self._texels.codes, *flat]),
            levels=np.concatenate([self._texels.levels, levels]),
            counts=np.append(self._texels.counts, len(pictures)),
        )


def _halved(
    picture: NDArray[np.uint8],
) -> tuple[list[NDArray[np.uint8]], tuple[float, float, float]]:
    """A picture, its halves down to one pixel, and its mean light."""
    light: Floats = linear_table()[picture]
    pictures = [np.ascontiguousarray(picture)]
    while light.shape[0] > 1 or light.shape[1] > 1:
        light = _half(_half(light).transpose(1, 0, 2)).transpose(1, 0, 2)
        pictures.append(np.ascontiguousarray(encode(light)))
    red, green, blue = light[0, 0]
    return pictures[:LEVELS], (float(red), float(green), float(blue))


def _half(light: Floats) -> Floats:
    """Pairs of rows averaged; an odd last row is dropped, a single one kept."""
    rows = light.shape[0] // 2
    if rows == 0:
        return light
    half: Floats = (light[0 : 2 * rows : 2] + light[1 : 2 * rows : 2]) * 0.5
    return half
