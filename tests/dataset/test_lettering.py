"""Text: even, whole, and as wide as it is said to be."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from scenegen.dataset.lettering import (
    Style,
    draw_label,
    draw_line,
    width_of,
    wrapped,
)

STYLE = Style(18, (0, 0, 0))


def _drawn(words: str, at: tuple[float, float] = (10, 5)) -> np.ndarray:
    page = Image.new("L", (600, 40), 255).convert("RGB")
    draw_line(page, at, words, STYLE)
    return np.asarray(page.convert("L"))


@given(st.text("abcdefghijklmnopqrstuvwxyz :.", min_size=1, max_size=30))
def test_a_line_is_as_wide_as_it_is_said_to_be(words):
    ink = np.flatnonzero((_drawn(words) < 128).any(axis=0))
    if len(ink):
        assert ink.min() >= 9
        assert ink.max() <= 10 + width_of(words, STYLE) + 1


def test_a_space_is_wide_enough_to_be_seen():
    columns = (_drawn("n n") < 200).any(axis=0)
    ink = np.flatnonzero(columns)
    gaps = np.diff(ink)
    assert gaps.max() > 0.3 * STYLE.size


def test_a_letter_looks_the_same_wherever_it_is_on_a_pixel():
    """Ink is averaged, so that a shift of half a pixel keeps its amount."""
    whole, half = ((255 - _drawn("l", at)).sum() for at in ((10, 5), (10.5, 5)))
    assert abs(int(whole) - int(half)) < 0.05 * whole


@given(st.lists(st.text("abcW", min_size=1, max_size=40), max_size=8))
def test_wrapped_lines_fit_and_keep_every_letter(words):
    lines = wrapped(" ".join(words), 120, STYLE)
    assert all(width_of(line, STYLE) <= 120 or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(words)


def test_a_label_is_in_the_middle_of_its_place():
    page = Image.new("RGB", (60, 60), (255, 255, 255))
    draw_label(page, (30, 30), "8", STYLE)
    rows, columns = np.nonzero(np.asarray(page.convert("L")) < 128)
    assert abs((rows.min() + rows.max() + 1) / 2 - 30) <= 1
    assert abs((columns.min() + columns.max() + 1) / 2 - 30) <= 1


def test_dashes_that_the_font_lacks_are_spelt_otherwise():
    assert wrapped(f"a {chr(0x2013)} b{chr(0x2026)}", 300, STYLE) == ["a - b..."]
