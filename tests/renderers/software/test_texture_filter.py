"""Textures are as sharp on one side of every line as on the other."""

from typing import NamedTuple, cast

import numpy as np
import pytest

from scenegen.renderers.lighting.materials import Materials, RgbLight
from scenegen.renderers.lighting.shading_inputs import ShadingInputs
from scenegen.renderers.lighting.textures import STRETCH, Texels, TextureAtlas
from scenegen.renderers.lighting.tone import linear_table
from scenegen.renderers.software.texture_filter import filtered_colour

SIDE = 256
"""Texels a side; a texel is a metre."""


class Textured(NamedTuple):
    """The part of `ShadingInputs` that the filter reads."""

    materials: Materials
    texels: Texels
    decode: np.ndarray


@pytest.fixture(scope="module")
def noise() -> Textured:
    rng = np.random.default_rng(3)
    atlas = TextureAtlas()
    atlas.number("noise", rng.integers(0, 256, (SIDE, SIDE, 3)).astype(np.uint8))
    one, zero = np.ones(1), np.zeros(1)
    return Textured(
        Materials(
            colours=np.ones((1, 3)),
            textures=np.zeros(1, dtype=np.int64),
            metres=np.full(1, float(SIDE)),
            roughness=one,
            metallic=zero,
            emission=zero,
            reflects=one,
        ),
        atlas.texels,
        linear_table(),
    )


PLACES = np.random.default_rng(4).random((40, 2)) * SIDE


def looks(world: Textured, wide: float, long: float) -> np.ndarray:
    """Light at all places under a pixel that spans so many texels."""
    steps = (float(wide), 0.0, 0.0, float(long))
    return np.array([colour(world, (float(u), float(v)), steps) for u, v in PLACES])


def colour(
    world: Textured, uv: tuple[float, float], steps: tuple[float, float, float, float]
) -> RgbLight:
    """The kernel reads no more of what shading takes."""
    return filtered_colour(cast("ShadingInputs", world), 0, uv, steps)


def largest_step(shades: list[np.ndarray]) -> float:
    """The most that the light of all places changes from one footprint to the next."""
    steps = np.abs(np.diff(np.array(shades), axis=0))
    return float(np.sqrt((steps**2).mean(axis=(1, 2))).max())


def test_farther_surfaces_lose_their_grain_step_by_step(noise):
    sizes = 0.4 * 1.01 ** np.arange(420)
    shades = [looks(noise, size, size) for size in sizes]
    spread = [float(each.std()) for each in shades]
    assert spread[0] > 0.2 > 20 * spread[-1]
    assert largest_step(shades) < 0.01


@pytest.mark.parametrize("width", [0.8, 1.3, 3.0])
def test_slanted_surfaces_keep_their_sharpness_across_them(noise, width):
    ratios = np.linspace(1.0, STRETCH + 2.0, 500)
    spread = [float(looks(noise, width, width * each).std()) for each in ratios]
    jumps = np.abs(np.diff(spread)) / spread[0]
    assert jumps.max() < 0.1, ratios[int(jumps.argmax())]


def test_what_is_near_shows_the_largest_version_alone(noise):
    near = looks(noise, 0.5, 0.5)
    assert np.array_equal(near, looks(noise, 0.2, 0.2))
    u, v = (10 + 0.5) * 1.0, (20 + 0.5) * 1.0
    texel = noise.texels.codes[(SIDE - 1 - 20) * SIDE + 10]
    shown = colour(noise, (u, v), (0.5, 0.0, 0.0, 0.5))
    assert shown == pytest.approx(tuple(linear_table()[texel]))


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf, 1e300, -1e300])
@pytest.mark.parametrize("place", range(6))
def test_numbers_that_are_none_look_up_no_row_beyond_the_table(noise, number, place):
    values = [10.5, 20.5, 0.5, 0.0, 0.0, 0.5]
    values[place] = number
    u, v, *turn = values
    shown = colour(noise, (u, v), (turn[0], turn[1], turn[2], turn[3]))
    assert len(shown) == 3
    assert all(0.0 <= light <= 1.0 for light in shown)
