"""Textures and their smaller versions."""

from itertools import pairwise

import numpy as np
import pytest

from scenegen.renderers.lighting.textures import TextureAtlas
from scenegen.renderers.lighting.tone import encode


def noise(height: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(5)
    return rng.integers(0, 256, (height, width, 3)).astype(np.uint8)


@pytest.mark.parametrize("shape", [(64, 64), (32, 128), (5, 3), (1, 1)])
def test_levels_halve_down_to_one_pixel(shape: tuple[int, int]) -> None:
    atlas = TextureAtlas()
    number = atlas.number("a", noise(*shape))
    count = atlas.texels.counts[number]
    sizes = atlas.texels.levels[number, :count, 1:]
    assert sizes[0].tolist() == [shape[1], shape[0]]
    assert sizes[-1].tolist() == [1, 1]
    for larger, smaller in pairwise(sizes):
        assert smaller.tolist() == [max(1, side // 2) for side in larger]


def test_the_last_level_is_the_mean_light() -> None:
    atlas = TextureAtlas()
    checks = np.zeros((16, 16, 3), dtype=np.uint8)
    checks[::2, ::2] = checks[1::2, 1::2] = 255
    number = atlas.number("checks", checks)
    assert atlas.mean(number) == pytest.approx((0.5, 0.5, 0.5))
    assert np.array_equal(atlas.texels.codes[-1], encode(np.full(3, 0.5)))


def test_a_texture_is_kept_once_under_its_name() -> None:
    atlas = TextureAtlas()
    first = atlas.number("a", noise(8, 8))
    second = atlas.number("b", noise(16, 16))
    assert (first, second) == (0, 1)
    before = len(atlas.texels.codes)
    assert atlas.number("a", noise(8, 8)) == first
    assert len(atlas.texels.codes) == before
    start = atlas.texels.levels[second, 0, 0]
    assert np.array_equal(
        atlas.texels.codes[start : start + 256].reshape(16, 16, 3), noise(16, 16)
    )
