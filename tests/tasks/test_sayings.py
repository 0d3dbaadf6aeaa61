"""What rationales say is read back as it was said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.tasks.sayings import (
    Saying,
    clauses_of,
    is_shown_there,
    off_words,
    option_of,
    options_in,
    read_off,
    read_offs,
    rounded,
    turned,
)
from tests.tasks.proofs import question_of

SAYING = Saying(
    1,
    ("{name} lies {off}, {place}", "{place}, {off}: {name}", "{off} is {name} {place}"),
)
PLACES = ("on the left", "in the middle", "on the right")
QUESTION = question_of(
    "the chair", "the chair lift", "the bed", "the coat and hat rack"
)

degrees = st.integers(-35, 36).map(lambda each: 5 * each)


@given(st.integers(0, 2**31 - 1), degrees, st.sampled_from(PLACES))
def test_a_saying_is_read_as_it_is_said(phrasing, off, place):
    said = SAYING.say(phrasing, name="the bed", off=off_words(off), place=place)
    sentence = f"{said[0].upper()}{said[1:]}."
    read = SAYING.read(clauses_of(("Nothing of the kind.", sentence)))
    assert read == {"name": "the bed", "off": off_words(off), "place": place}


def test_other_clauses_are_not_read():
    assert SAYING.read(("the bed lies somewhere, on the left",)) is None
    assert SAYING.read(()) is None


@given(degrees)
def test_directions_are_read_as_they_are_told(off):
    assert turned(read_off(off_words(off)) - off) == 0


def test_other_words_are_no_direction():
    assert read_off("about ten degrees to the left") is None
    assert read_off("about 10 degrees to the left of it") is None


@given(st.integers(-1800, 1800))
def test_rounding_moves_a_direction_by_less_than_three_degrees(tenths):
    assert rounded(tenths) % 5 == 0
    assert abs(10 * rounded(tenths) - tenths) <= 25


def test_a_row_of_directions_is_read():
    text = (
        "the bed is about 40 degrees to the left, the coat and hat rack is straight "
        "behind and the chair is straight ahead"
    )
    assert read_offs(text) == {
        "the bed": 40,
        "the coat and hat rack": -180,
        "the chair": 0,
    }


@pytest.mark.parametrize(
    ("place", "off", "fits"),
    [
        ("on the left", 20, True),
        ("on the left", -20, False),
        ("on the right", 20, False),
        ("on the right", -20, True),
        ("in the middle", 0, True),
        ("in the middle", 90, False),
    ],
)
def test_a_view_shows_on_the_left_what_is_to_the_left(place, off, fits):
    assert is_shown_there(place, off) is fits


def test_options_are_found_as_a_whole():
    assert options_in(QUESTION, "the chair lift and the bed are on its right") == (
        "the chair lift",
        "the bed",
    )
    assert options_in(QUESTION, "the coat and hat rack comes later") == (
        "the coat and hat rack",
    )
    assert option_of(QUESTION, "the bed") == 2
    assert option_of(replace(QUESTION, options=("yes", "no")), "the bed") is None
