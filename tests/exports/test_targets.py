"""Depth that is derived from the facts of real items."""

import numpy as np

from scenegen.exports.targets import depth_grey
from scenegen.tokens.depth_grid import EDGES_MM, depth_codes


def test_grey_tells_the_code_of_each_pixel_and_near_is_bright():
    metres = np.array([[0.0, 0.1, 1.0], [5.0, 15.9, 40.0]])
    grey = depth_grey(metres)
    assert grey[0, 0] == grey[1, 2] == 0
    assert grey[0, 1] == 254
    assert grey[0, 1] > grey[0, 2] > grey[1, 0] > grey[1, 1] > 0
    code = 127 - int(grey[1, 0]) // 2
    assert EDGES_MM[code - 1] <= 5000 < EDGES_MM[code]


def test_grey_agrees_with_the_tokens():
    depth = np.full((20, 20), 3.2)
    (code,) = set(depth_codes(depth))
    assert set(depth_grey(depth).ravel()) == {254 - 2 * code}
