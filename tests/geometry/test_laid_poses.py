"""Floors laid on each other, against known turns and a search."""

import numpy as np
import pytest
from scipy.optimize import minimize

from scenegen.geometry.laid_poses import laid_poses

THINGS = 7


def pose_of(first, second, shared, factors=(1.0, 1.0)):
    """Cosine, sine, ahead and left of one pair of pictures and one lens."""
    shown = [
        (np.full((1, 1), factor), each[None, :, 0], each[None, :, 1])
        for factor, each in zip(factors, (first, second), strict=True)
    ]
    return np.array([each[0, 0] for each in laid_poses(shared[None], *shown)])


def laid(pose, points):
    cos, sin, ahead, left = pose
    x, y = points.T
    return np.stack([ahead + x * cos - y * sin, left + x * sin + y * cos], axis=1)


@pytest.mark.parametrize("turn", [0.0, 0.4, 2.0, -3.0])
def test_a_turn_and_a_shift_are_found_again(turn):
    rng = np.random.default_rng(5)
    second, shared = rng.uniform(-3, 3, (THINGS, 2)), rng.random(THINGS) < 0.6
    due = np.array([np.cos(turn), np.sin(turn), 1.5, -0.7])
    first = laid(due, second)
    first[~shared] = 99.0
    assert pose_of(first, second, shared) == pytest.approx(due)
    # Of another lens depths are seen by a factor, which is taken back.
    factors, seen = (2.0, 0.5), np.array([1.0, 1.0])
    ones, others = first / (seen * [2.0, 1.0]), second / (seen * [0.5, 1.0])
    assert pose_of(ones, others, shared, factors) == pytest.approx(due)


@pytest.mark.parametrize("seed", range(4))
def test_no_other_pose_has_a_smaller_sum_of_squares(seed):
    rng = np.random.default_rng(seed)
    first, second = rng.uniform(-3, 3, (2, THINGS, 2))
    shared = np.ones(THINGS, dtype=np.bool_)

    def cost(pose):
        return np.sum((laid(pose, second) - first) ** 2)

    def of_angle(turn_shift):
        turn, ahead, left = turn_shift
        return cost((np.cos(turn), np.sin(turn), ahead, left))

    starts = [(turn, 0.0, 0.0) for turn in np.linspace(-3, 3, 7)]
    best = min(minimize(of_angle, start).fun for start in starts)
    assert cost(pose_of(first, second, shared)) == pytest.approx(best, abs=1e-6)


def test_nothing_shared_is_no_turn_by_no_angle():
    none = np.zeros(THINGS, dtype=np.bool_)
    found = pose_of(np.ones((THINGS, 2)), np.ones((THINGS, 2)), none)
    assert found.tolist() == [0.0, 0.0, 0.0, 0.0]
