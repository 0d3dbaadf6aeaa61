"""Pictures to bytes and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from scenegen.dataset.images import (
    FRAME,
    GAP,
    HIDDEN_INK,
    LABEL,
    SHOWN_INK,
    decode,
    distance,
    encode,
    sheet,
)
from scenegen.errors import ShardError
from scenegen.recipe.model import ImageFormat


def picture(seed: int) -> np.ndarray:
    rng = np.random.Generator(np.random.PCG64(seed))
    return rng.integers(0, 256, size=(16, 24, 3)).astype(np.uint8)


@pytest.mark.parametrize("kind", ["png", "webp"])
@given(st.integers(0, 2**32))
def test_lossless_formats_give_back_every_pixel(kind, seed):
    rgb = picture(seed)
    image = ImageFormat(kind=kind, quality=100)
    assert np.array_equal(decode(encode(rgb, image)), rgb)


@given(st.integers(0, 2**32))
def test_equal_pictures_give_equal_bytes(seed):
    assert encode(picture(seed), ImageFormat()) == encode(picture(seed), ImageFormat())


def test_jpeg_keeps_full_colour():
    """A red pixel beside a blue one stays red: chroma is not shared between pixels."""
    rgb = np.zeros((16, 16, 3), dtype=np.uint8)
    rgb[:, ::2, 0], rgb[:, 1::2, 2] = 255, 255
    again = decode(encode(rgb, ImageFormat(quality=95))).astype(int)
    assert abs(again - rgb).max() < 40


def test_bytes_that_are_no_picture_are_an_error():
    with pytest.raises(ShardError, match="identify"):
        decode(b"no picture")


def test_a_picture_that_was_cut_off_is_an_error():
    data = encode(picture(1), ImageFormat(kind="png"))
    with pytest.raises(ShardError, match="truncated"):
        decode(data[: len(data) // 2])


def test_noise_makes_no_distance_and_what_has_moved_does():
    rng = np.random.Generator(np.random.PCG64(3))
    plain = np.full((100, 100, 3), 120, dtype=np.uint8)
    noisy = (plain + rng.integers(-20, 21, size=plain.shape)).astype(np.uint8)
    moved = plain.copy()
    moved[40:48, 40:48] = 200
    one, two, three = (
        encode(rgb, ImageFormat(kind="png")) for rgb in (plain, noisy, moved)
    )
    assert distance(one, one) == 0.0
    assert 0.0 < distance(one, two) < 8.0
    assert distance(one, three) > 20.0


def test_what_cannot_be_compared_is_infinitely_far():
    small, large = (
        encode(np.zeros((size, size, 3), dtype=np.uint8), ImageFormat())
        for size in (8, 16)
    )
    assert distance(small, large) == distance(small, b"none") == float("inf")


def test_pictures_with_alpha_or_grey_read_as_colour(tmp_path):
    path = tmp_path / "grey.png"
    Image.new("L", (4, 4), 7).save(path)
    assert decode(path.read_bytes()).shape == (4, 4, 3)


def _square(colour: tuple[int, int, int], side: int = 80) -> bytes:
    return encode(np.full((side, side, 3), colour, dtype=np.uint8), ImageFormat())


@pytest.mark.parametrize("shown", [1, 2, 4, 6])
def test_a_sheet_has_the_hidden_picture_at_the_right_of_the_shown_ones(shown):
    red, blue = (200, 30, 30), (30, 30, 200)
    page = decode(sheet([_square(red)] * shown, [_square(blue)], side=512)).astype(int)
    columns = {1: 1, 2: 2, 4: 2, 6: 4}[shown]
    assert page.shape[1] == (columns + 1) * (80 + GAP) + GAP
    inner = (80 - 2 * FRAME) ** 2
    found = [np.abs(page - np.array(colour)).max(axis=2) < 24 for colour in (red, blue)]
    assert 0.9 * shown * inner < found[0].sum() < 1.1 * shown * inner
    assert 0.9 * inner < found[1].sum() < 1.1 * inner
    rightmost_shown = np.flatnonzero(found[0].any(axis=0)).max()
    assert np.flatnonzero(found[1].any(axis=0)).min() > rightmost_shown


def test_pictures_of_a_sheet_are_labelled_and_framed():
    page = decode(sheet([_square((9, 9, 9))], [_square((9, 9, 9))], side=64)).astype(
        int
    )
    band = page[:, : GAP + 64 + GAP // 2]
    assert np.any(np.abs(band[: GAP + LABEL] - np.array(SHOWN_INK)).max(axis=2) < 60)
    frame = page[GAP + LABEL + 30, -GAP - 1]
    assert np.abs(frame - np.array(HIDDEN_INK)).max() < 60


def test_a_sheet_of_no_picture_is_refused():
    with pytest.raises(ShardError):
        sheet([b"none"], [], side=64)
