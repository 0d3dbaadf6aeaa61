"""From light to pixels."""

import numpy as np

from scenegen.renderers.cycles.tone_mapping import thumbnail_of, tone_map
from scenegen.renderers.lighting.ambient import AmbientLight
from scenegen.renderers.lighting.exposure import mean_luminance
from scenegen.renderers.lighting.scene_lighting import PAPER

WHITE = (1.0, 1.0, 1.0)
GLOW = AmbientLight(WHITE, WHITE, WHITE, WHITE, WHITE, WHITE, WHITE, level=0.3, key=1.0)


def light(size: int, value: float, coverage: float = 1.0) -> np.ndarray:
    picture = np.full((size, size, 4), value * coverage, dtype=np.float32)
    picture[..., 3] = coverage
    return picture


def test_nothing_is_shown_as_paper() -> None:
    picture = light(96, 0.3)
    picture[:40] = 0.0
    rgb = tone_map(picture, GLOW, paper=PAPER)
    assert (rgb[:40] == PAPER).all()
    assert not (rgb[40:] == PAPER).all()


def test_the_edge_of_a_thing_lies_between_it_and_paper() -> None:
    picture = light(64, 0.05)
    picture[0] = light(64, 0.05, coverage=0.5)[0]
    picture[1] = 0.0
    rgb = tone_map(picture, GLOW, paper=PAPER).astype(int)
    assert rgb[2, 0, 0] < rgb[0, 0, 0] < rgb[1, 0, 0]


def test_a_thumbnail_holds_means_and_marks_what_is_empty() -> None:
    picture = light(128, 0.3)
    picture[0, 0] = (0.7, 0.7, 0.7, 1.0)
    picture[:, 64:] = 0.0
    small = thumbnail_of(picture)
    assert small.shape == (64 * 64, 3)
    assert np.allclose(small[0], 0.4)
    assert np.allclose(small[1], 0.3)
    assert (small.reshape(64, 64, 3)[:, 32:] == -1.0).all()


def test_a_dim_room_is_shown_nearly_as_bright_as_a_bright_one() -> None:
    shades = [
        mean_luminance(tone_map(light(64, v), GLOW, paper=PAPER)) for v in (0.2, 0.4)
    ]
    assert 0.0 < shades[1] - shades[0] < 0.15
    assert 0.3 < shades[0] < 0.7


def test_noise_below_zero_is_black_and_harms_nothing() -> None:
    picture = light(64, 0.3)
    picture[3, 3, :3] = -0.01
    rgb = tone_map(picture, GLOW, paper=PAPER)
    assert rgb[3, 3].max() < 8
