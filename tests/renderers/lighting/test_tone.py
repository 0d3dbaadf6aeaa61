"""Laws of the tables between light and sRGB."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenegen.renderers.lighting.tone import (
    KNEE,
    STEPS,
    code_row,
    code_table,
    display,
    encode,
    linear_table,
    roll_off,
)


def test_codes_survive_the_way_to_light_and_back() -> None:
    assert np.array_equal(encode(linear_table()), np.arange(256))


def test_the_table_follows_the_standard() -> None:
    codes = np.arange(256) / 255
    standard = np.where(
        codes <= 0.04045, codes / 12.92, ((codes + 0.055) / 1.055) ** 2.4
    )
    assert np.allclose(linear_table(), standard, rtol=1e-12)


def test_both_tables_only_rise() -> None:
    assert (np.diff(linear_table()) > 0).all()
    assert (np.diff(code_table().astype(int)) >= 0).all()
    assert len(code_table()) == STEPS + 1


@given(light=st.floats(0.0, 1e6), more=st.floats(1.0, 100.0))
def test_highlights_are_rolled_off_in_order(light: float, more: float) -> None:
    display = roll_off(light)
    assert 0.0 <= display <= 1.0
    assert roll_off(light * more) >= display
    if light <= KNEE:
        assert display == light


@given(light=st.floats(0.0, 1e9))
def test_no_light_is_shown_all_black_or_all_white(light: float) -> None:
    shown = encode(np.array([display(light)]))[0]
    assert 1 < shown < 254


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_every_light_has_a_row_of_the_table(light: float) -> None:
    row = code_row(light)
    assert 0 <= row <= STEPS
    if 0.0 <= light <= 1.0:
        assert row == int(light * STEPS + 0.5)
