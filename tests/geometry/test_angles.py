"""Sines that are right to the last bit, and directions that are nearest."""

import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.angles import QUARTER, TURN, cosine, difference, sine, towards

PI = Fraction(314159265358979323846264338327950288419716939937510, 10**50)

angles = st.integers(-(10**6), 10**6)
lengths = st.integers(-20_000, 20_000)
steps = st.sampled_from([2, 4, 10, 50, 150, 450, 900])


def libm_sine(tenths: int) -> float:
    """libm's sine, without the error that rounding the angle to a float brings."""
    exact = PI * tenths / (TURN // 2)
    radians = float(exact)
    lost = float(exact - Fraction(radians))
    return math.sin(radians) + lost * math.cos(radians)


def test_sines_of_the_first_quarter_agree_with_libm_within_one_unit_in_the_last_place():
    for tenths in range(QUARTER + 1):
        assert abs(sine(tenths) - libm_sine(tenths)) <= math.ulp(sine(tenths))


def test_sines_rise_strictly_over_the_first_quarter():
    sines = [sine(tenths) for tenths in range(QUARTER + 1)]
    assert all(a < b for a, b in pairwise(sines))


def test_quarter_turns_are_exact_and_zero_has_no_sign():
    quarters = [sine(QUARTER * quarter) for quarter in range(-4, 5)]
    assert quarters == [0, 1, 0, -1, 0, 1, 0, -1, 0]
    assert all(math.copysign(1, value) == 1 for value in quarters[::2])
    assert sine(300) == 0.5
    assert sine(450) == cosine(450)


@given(angles)
def test_the_symmetries_of_sine_and_cosine_are_exact(tenths):
    assert sine(-tenths) == -sine(tenths)
    assert sine(TURN // 2 - tenths) == sine(tenths)
    assert sine(tenths + TURN) == sine(tenths)
    assert cosine(-tenths) == cosine(tenths)
    assert cosine(tenths) == sine(tenths + QUARTER) == sine(QUARTER - tenths)


@given(angles)
def test_the_squares_of_sine_and_cosine_add_up_to_one(tenths):
    total = Fraction(sine(tenths)) ** 2 + Fraction(cosine(tenths)) ** 2
    assert abs(total - 1) < Fraction(1, 2**52)


@given(angles, angles)
def test_a_difference_is_the_shorter_way_round(tenths, other):
    turn = difference(tenths, other)
    assert -TURN // 2 <= turn < TURN // 2
    assert (other + turn - tenths) % TURN == 0


@given(angles, angles)
def test_differences_change_sign_with_the_order_but_for_half_a_turn(tenths, other):
    there, back = difference(tenths, other), difference(other, tenths)
    assert there == (back if there == -TURN // 2 else -back)


@given(dx=lengths, dy=lengths, step=steps)
def test_a_direction_is_the_nearest_multiple_of_the_step(dx, dy, step):
    found = towards(dx, dy, step)
    assert found % step == 0
    assert 0 <= found < TURN
    if (dx, dy) != (0, 0):
        exact = math.degrees(math.atan2(dy, dx)) * 10
        off = (found - exact + TURN / 2) % TURN - TURN / 2
        assert abs(off) <= step / 2 + 1e-9


@given(dx=lengths, dy=lengths, step=steps)
def test_a_quarter_turn_of_a_vector_is_a_quarter_turn_of_its_direction(dx, dy, step):
    turned = (towards(dx, dy, step) + QUARTER) % TURN
    assert towards(-dy, dx, step) == (turned if (dx, dy) != (0, 0) else 0)


@given(tenths=st.integers(0, TURN // 2 - 1), step=steps)
def test_a_direction_is_found_again_from_a_long_vector(tenths, step):
    heading = 2 * tenths // step * step
    far = 10**9
    dx, dy = round(far * cosine(heading)), round(far * sine(heading))
    assert towards(dx, dy, step) == heading


@pytest.mark.parametrize("step", [2, 50, 900])
def test_nowhere_has_the_direction_zero(step):
    assert towards(0, 0, step) == 0
