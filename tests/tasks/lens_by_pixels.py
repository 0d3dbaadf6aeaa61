"""Two cameras, and what their pixels say of the floor to whoever assumes a lens."""

from dataclasses import replace

import numpy as np

from scenegen.geometry.pose import Vector
from scenegen.records.rig import FloorMark, PerspectiveLens, Rig, View
from scenegen.records.scene import Entity

FOVS = (700, 760)
"""Of the first and of the second camera."""

EYE = 1400


def camera(name, x, y, heading, fov):
    lens = PerspectiveLens.levelled(fov, -75)
    return View(name, False, (x, y, EYE), heading, 0, lens)


def rig_of(cross):
    first = camera("view_0", 0, 0, 900, FOVS[0])
    mark = FloorMark("cross", cross, 900)
    second = camera("view_1", 3100, 400, 1170, FOVS[1])
    return Rig("vantage", (replace(first, floor_marks=(mark,)), second))


def pixel_floor(view, point, fov):
    """Where the pixel of a floor point lies on the floor by a lens, (ahead, left) mm.

    By the row below the horizon and the column alone, as a viewer does.
    """
    at = view.camera(1000).project(Vector(point[0] / 1000, point[1] / 1000, 0.0))
    focal = 500 / np.tan(np.radians(fov / 20))
    below = at.v - (500 - view.lens.shift_pm)
    ahead = focal * EYE / below
    return np.array([ahead, (500 - at.u) * ahead / focal])


def kabsch(own, other):
    """Rotation and translation that fit points best, by singular values."""
    middle, to = own.mean(axis=0), other.mean(axis=0)
    u, _, vt = np.linalg.svd((own - middle).T @ (other - to))
    flip = np.diag([1.0, np.sign(np.linalg.det(vt.T @ u.T))])
    turn = vt.T @ flip @ u.T
    return turn, to - turn @ middle


def placed(x, y, *, number, heading=0):
    return Entity(number, "box/cube", "armchair", (x, y, 0), heading)
