"""Signs lie where they are put, as large as they are meant to be."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.floor_symbols import (
    CROSS_LENGTH,
    SHAFT_START,
    TIP,
    Outline,
    Point,
    pieces_of,
    points_of,
)

kinds = st.sampled_from(["cross", "arrow"])
places = st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000))
headings = st.integers(0, 3599)


def is_inside(spot: Point, outline: Outline, slack_mm: int = 2) -> bool:
    """Whether a point lies in a convex outline, or next to it."""
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        dx, dy = bx - ax, by - ay
        turn = dx * (spot[1] - ay) - dy * (spot[0] - ax)
        if turn < -slack_mm * math.hypot(dx, dy):
            return False
    return True


def away(spot: Point, place: Point) -> float:
    return math.dist(spot, place)


@given(kinds, places, headings)
def test_the_pieces_of_a_sign_turn_left_at_every_corner(kind, place, heading):
    for outline in pieces_of(kind, place, heading):
        middle = tuple(sum(axis) // len(outline) for axis in zip(*outline, strict=True))
        assert is_inside(middle, outline, 0)


@given(kinds, places, headings)
def test_test_points_lie_on_their_sign(kind, place, heading):
    pieces = pieces_of(kind, place, heading)
    for spot in points_of(kind, place, heading):
        assert any(is_inside(spot, outline) for outline in pieces)


@given(places, headings)
def test_a_cross_is_as_wide_on_every_side_of_its_place(place, heading):
    first, *rest = points_of("cross", place, heading)
    assert first == place
    assert all(abs(away(spot, place) - CROSS_LENGTH / 2) < 2 for spot in rest[4:])
    corners = [
        spot for outline in pieces_of("cross", place, heading) for spot in outline
    ]
    assert max(away(spot, place) for spot in corners) < CROSS_LENGTH / 2 + 10


@given(places, headings)
def test_an_arrow_leaves_the_cross_of_its_place_free(place, heading):
    corners = [
        spot for outline in pieces_of("arrow", place, heading) for spot in outline
    ]
    assert min(away(spot, place) for spot in corners) >= SHAFT_START - 1
    cross = pieces_of("cross", place, heading)
    assert not any(is_inside(spot, bar) for spot in corners for bar in cross)


def test_an_arrow_points_along_its_heading():
    assert points_of("arrow", (100, 200), 900)[0] == (100, 200 + TIP)
    assert points_of("arrow", (100, 200), 0)[0] == (100 + TIP, 200)


def test_the_bars_of_a_cross_lie_slantwise_to_its_heading():
    ends = points_of("cross", (0, 0), 0)[5:]
    assert {(abs(x), abs(y)) for x, y in ends} == {(177, 177)}


@pytest.mark.parametrize("of", [pieces_of, points_of])
def test_another_kind_is_refused(of):
    with pytest.raises(ValueError, match="'cross' or an 'arrow', not 'star'"):
        of("star", (0, 0), 0)
