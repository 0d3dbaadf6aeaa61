"""Shares of sites that are kept, worked out with angles."""

import math
from itertools import product

import numpy as np
import pytest

from scenegen.tasks.perspective.facing.kept_sites import (
    AHEAD,
    BEHIND,
    GIVER_FACTORS,
    MOST,
    PLACE_FACTORS,
    kept_of_one,
    kept_of_two,
)

COUNT, SPOTS = 40, 6


@pytest.fixture(params=range(3))
def sites(request):
    """Places, ways, spots and a camera, anywhere."""
    rng = np.random.default_rng(request.param)
    crosses = rng.uniform(-3, 3, (COUNT, 2, 2))
    angles = rng.uniform(0, 2 * math.pi, (COUNT, 2))
    looks = np.stack([np.cos(angles), np.sin(angles)], axis=2)
    heading = rng.uniform(0, 2 * math.pi)
    camera = rng.uniform(-3, 3, 2), np.array([math.cos(heading), math.sin(heading)])
    return crosses, looks, rng.uniform(-3, 3, (SPOTS, 2)), camera


def angle(vector, axis):
    """Degrees from an axis to a vector, to the left."""
    turn = math.atan2(vector[1], vector[0]) - math.atan2(axis[1], axis[0])
    return (math.degrees(turn) + 180) % 360 - 180


def factor(cross, look, spot, camera):
    line, sight = cross - spot, cross - camera[0]
    length, far = math.hypot(*line), math.hypot(*sight)
    step = min(int(abs(angle(line, look)) // 30), 5)
    giver = GIVER_FACTORS[step, (length > 1.2) + (length > 2)]
    off, x_off = angle(look, camera[1]), angle(sight, camera[1])
    turn = 2 * min(int(abs(off) // 30), 5) + (off * x_off > 0)
    return giver * PLACE_FACTORS[(far > 2.2) + (far > 3.2), turn, int(abs(x_off) > 12)]


def test_the_weight_is_a_product_of_a_factor_for_each_case(sites):
    crosses, looks, spots, camera = sites
    kept = kept_of_one(crosses, looks, spots, camera)
    for square, spot in product(range(COUNT), range(SPOTS)):
        weight = 1.0
        for place, way in product((0, 1), (0, 1)):
            own = factor(
                crosses[square, place], looks[square, way], spots[spot], camera
            )
            weight *= own if place == way else 1 / own
        assert kept[square, spot] == pytest.approx(min(weight / MOST, 1))


def test_of_two_pictures_those_in_line_with_the_giver_are_kept_more_seldom(sites):
    crosses, looks, spots, _ = sites
    kept = kept_of_two(crosses, looks, spots)
    for square, spot in product(range(COUNT), range(SPOTS)):

        def off(place, way, square=square, spot=spot):
            return abs(angle(crosses[square, place] - spots[spot], looks[square, way]))

        share = AHEAD if off(1, 0) < 30 else 1.0
        for number in (0, 1):
            share *= BEHIND if off(number, number) > 150 else 1.0
        assert kept[square, spot] == pytest.approx(share)


def test_exchanging_the_answers_inverts_the_weight(sites):
    crosses, looks, spots, camera = sites
    one = MOST * kept_of_one(crosses, looks, spots, camera)
    other = MOST * kept_of_one(crosses[:, ::-1], looks, spots, camera)
    whole = (one < MOST) & (other < MOST)
    assert whole.any()
    assert np.allclose(one[whole] * other[whole], 1)
