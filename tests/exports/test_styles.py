"""Styles and their mixes."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.errors import ExportError
from scenegen.exports.styles import STYLES, StyleMix, read_styles


@pytest.mark.parametrize("name", STYLES)
def test_a_single_style_is_that_of_every_item(name):
    mix = read_styles(name)
    assert str(mix) == name
    assert {mix.style_of(index) for index in range(50)} == {name}


@given(st.integers(1, 99))
def test_a_hundred_items_hold_exactly_their_shares(share):
    mix = read_styles(f"mixed:label={share},target={100 - share}")
    for start in range(0, 400, 100):
        dealt = Counter(mix.style_of(start + place) for place in range(100))
        assert dealt == {"label": share, "target": 100 - share}


def test_four_styles_share_a_hundred_items():
    mix = read_styles("mixed:label=40,target=30,rationale=20,tokens=10")
    dealt = Counter(mix.style_of(index) for index in range(10))
    assert dealt == {"label": 4, "target": 3, "rationale": 2, "tokens": 1}
    assert str(mix) == "mixed:label=40,target=30,rationale=20,tokens=10"


def test_no_style_falls_to_first_twins_alone():
    mix = StyleMix((("label", 50), ("target", 50)))
    firsts = Counter(mix.style_of(index) for index in range(0, 200, 2))
    assert firsts == {"label": 50, "target": 50}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lable", "did you mean 'label'"),
        ("mixed:label=50,target=40", "add up to 100, not to 90"),
        ("mixed:label=50,label=50", "'label' is named twice"),
        ("mixed:label=50,target", "'target' is no share"),
        ("mixed:label=0,target=100", "'label=0' is no share"),
        ("mixed:", "'' is no share"),
        ("mixed:label=-1,target=101", "is no share"),
        ("mixed:label=50,tagret=50", "did you mean 'target'"),
    ],
)
def test_what_cannot_be_read_is_said(text, message):
    with pytest.raises(ExportError, match=message):
        read_styles(text)
