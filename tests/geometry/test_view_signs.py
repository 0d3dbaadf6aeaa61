"""Signs of things in views by angles, and eyes as bits one by one."""

import math

import numpy as np
import pytest

from scenegen.geometry.view_signs import pair_places, view_signs

HALF, TOLD, LENS = 39, (30, 48), (36, 42)
LIMITS = np.array(
    [
        (math.cos(math.radians(each)), math.sin(math.radians(each)))
        for each in (*LENS, *TOLD, HALF)
    ]
)
FACTORS = (1.0, 1.4, 0.6)


def angle(way, look):
    turn = math.atan2(way[1], way[0]) - math.atan2(look[1], look[0])
    return abs((math.degrees(turn) + 180) % 360 - 180)


def sign(way, look, reach):
    true, *assumed = (
        angle((factor * way[0], way[1]), (factor * look[0], look[1]))
        for factor in FACTORS
    )
    far = math.hypot(*way)
    # How far the middle of the thing is beyond the border of the view.
    beyond = far * math.sin(math.radians(true - HALF))
    if true < TOLD[0] and max(assumed) < LENS[0] and beyond < -0.6 * reach:
        return 1
    is_aside = beyond > reach or far * math.cos(math.radians(true)) < -reach
    return -1 if true > TOLD[1] and min(assumed) > LENS[1] and is_aside else 0


@pytest.mark.parametrize("seed", range(4))
def test_things_are_inside_or_outside_for_all_floors(seed):
    rng = np.random.default_rng(seed)
    ways, turns = rng.uniform(-4, 4, (8, 15, 2)), rng.uniform(0, 2 * math.pi, 24)
    looks = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    reaches, known = rng.uniform(0.1, 0.8, 15), rng.integers(0, 3, (8, 15))
    stretch = np.array([(each, 1.0) for each in FACTORS])[:, None]
    floors = stretch[:, None] * ways
    found = view_signs(floors, reaches, known, stretch * looks, LIMITS)
    assert set(np.unique(found[known == 2])) == {-1, 0, 1}
    for eye, thing, look in np.ndindex(found.shape):
        due = sign(ways[eye, thing], looks[look], reaches[thing])
        due = [0, min(due, 0), due][known[eye, thing]]
        assert found[eye, thing, look] == due


def test_eyes_are_the_bits_of_pairs():
    rng = np.random.default_rng(7)
    seen = rng.integers(-1, 2, (60, 4, 5))
    one, both, none = pair_places(seen)
    pairs = [(first, second) for first in range(4) for second in range(first + 1, 4)]
    for pair, (first, second) in enumerate(pairs):
        for way in range(5):
            for eye in range(60):
                signs = seen[eye, first, way], seen[eye, second, way]
                bits = [int(each[pair, way]) >> eye & 1 for each in (one, both, none)]
                due = [sorted(signs) == [-1, 1], signs == (1, 1), signs == (-1, -1)]
                assert bits == due
