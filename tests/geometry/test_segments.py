"""Points beside segments and in footprints, against shapely."""

import math

import numpy as np
import pytest
import shapely
from shapely import affinity

from scenegen.geometry.segments import Boxes, are_beside, are_in_footprints


@pytest.mark.parametrize("seed", range(3))
def test_points_are_beside_all_segments_of_a_set(seed):
    rng = np.random.default_rng(seed)
    points, segments = rng.uniform(-3, 3, (30, 2)), rng.uniform(-3, 3, (20, 3, 4))
    segments[0, 1, 2:] = segments[0, 1, :2]  # of no length
    least = np.array([0.2, 0.5, 0.9])
    found = are_beside(points, segments, least)
    assert 0.2 < found.mean() < 0.8
    for row, number in np.ndindex(found.shape):
        place = shapely.Point(points[number])
        distances = [
            shapely.LineString([each[:2], each[2:]]).distance(place)
            for each in segments[row]
        ]
        assert found[row, number] == (distances > least).all()


@pytest.mark.parametrize("seed", range(3))
def test_points_are_in_footprints_of_turned_boxes(seed):
    rng = np.random.default_rng(seed)
    turns, middles = rng.uniform(0, 2 * math.pi, 5), rng.uniform(-2, 2, (5, 3))
    sizes, points = rng.uniform(0.3, 1.5, (5, 3)), rng.uniform(-3, 3, (200, 2))
    axes = np.stack([np.cos(turns), np.sin(turns)], axis=1)
    found = are_in_footprints(points, Boxes(np.arange(5), middles, axes, sizes))
    bodies = shapely.union_all(
        [
            affinity.translate(
                affinity.rotate(
                    shapely.box(-length / 2, -width / 2, length / 2, width / 2),
                    turn,
                    use_radians=True,
                ),
                x,
                y,
            )
            for turn, (x, y, _), (length, width, _) in zip(
                turns, middles, sizes, strict=True
            )
        ]
    )
    assert found.any()
    assert (found == shapely.contains_xy(bodies, *points.T)).all()


def test_no_box_holds_a_point():
    none = np.zeros((0, 3))
    boxes = Boxes(np.arange(0), none, none[:, :2], none)
    assert not are_in_footprints(np.zeros((4, 2)), boxes).any()
