"""Floor points as a camera shows them, many at a time, before anything is rasterized.

Sampling tries thousands of positions for each camera. A pinhole camera without roll
maps the floor in closed form, so that a whole grid of candidates is projected with a
few array operations, and a scene is built for the few that are worth it only.

Pictures are measured in their sides: u to the right and v down, both from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import Camera
from scenegen.geometry.polygons import Points
from scenegen.records.rig import OrthographicLens, PerspectiveLens, View

Lengths = NDArray[np.float64]
Flags = NDArray[np.bool_]
Lens = PerspectiveLens | OrthographicLens

NEAR_MM = 200
"""What is nearer to the plane of a camera than this is not in its picture."""

BEYOND = 9.0
"""The u and v of such a point, far outside of every picture."""


class RelativePoints(NamedTuple):
    """(n,) lengths along a heading and to the left of it, millimetres."""

    ahead: Lengths
    left: Lengths


def relative_to(
    position: tuple[int, int], heading_tenths: int, points: Points
) -> RelativePoints:
    """Floor points in the frame of a position and a heading.

    Args:
        position: the origin, millimetres.
        heading_tenths: the direction that is ahead.
        points: (n, 2) millimetres.
    """
    cos, sin = cosine(heading_tenths), sine(heading_tenths)
    x, y = points[:, 0] - position[0], points[:, 1] - position[1]
    return RelativePoints(x * cos + y * sin, y * cos - x * sin)


@dataclass(frozen=True, slots=True, eq=False)
class FloorProjection:
    """Floor points in the picture of one camera.

    Attributes:
        view: the camera.
        ahead, left: (n,) along and across its heading, millimetres.
        u, v: (n,) in the picture, in its sides, from its upper left corner.
        magnification: (n,) picture sides per millimetre there; 0 behind the camera.
    """

    view: View
    ahead: Lengths
    left: Lengths
    u: Lengths
    v: Lengths
    magnification: Lengths

    @classmethod
    def of(cls, view: View, points: Points) -> FloorProjection:
        """Some floor points as a camera shows them.

        Args:
            view: a camera with a pinhole lens.
            points: (n, 2) millimetres.
        """
        x, y, _ = view.position_mm
        ahead, left = relative_to((x, y), view.heading_tenths, points)
        magnification = _magnification(view, ahead)
        u = np.where(magnification > 0, 0.5 - left * magnification, BEYOND)
        return cls(view, ahead, left, u, _row(view, ahead, 0), magnification)

    def row(self, nearer_mm: float, height_mm: int = 0) -> Lengths:
        """(n,) v of points that are nearer to the camera, or higher, than these.

        Args:
            nearer_mm: by so much, along the heading.
            height_mm: above the floor.
        """
        return _row(self.view, self.ahead - nearer_mm, height_mm)

    def column(self, nearer_mm: float, left_mm: float) -> Lengths:
        """(n,) u of points that are nearer to the camera, and more to the left.

        Args:
            nearer_mm: by so much, along the heading.
            left_mm: by so much, across it.
        """
        magnification = _magnification(self.view, self.ahead - nearer_mm)
        u = 0.5 - (self.left + left_mm) * magnification
        return np.where(magnification > 0, u, BEYOND)


class ProjectedPoint(NamedTuple):
    """One floor point in a picture, as in `FloorProjection`."""

    ahead: float
    u: float
    v: float
    magnification: float


def project_point(
    lens: View, eye: tuple[int, int], heading_tenths: int, point: tuple[int, int]
) -> ProjectedPoint:
    """A single floor point as a camera shows it.

    The numbers are those of `FloorProjection`, to the last bit, without its arrays.

    Args:
        lens: gives height, pitch, field of view and shift.
        eye: position of the camera, millimetres.
        heading_tenths: of the camera.
        point: millimetres.
    """
    cos, sin = cosine(heading_tenths), sine(heading_tenths)
    x, y = point[0] - eye[0], point[1] - eye[1]
    ahead, left = x * cos + y * sin, y * cos - x * sin
    cos, sin = cosine(lens.pitch_tenths), sine(lens.pitch_tenths)
    drop = lens.position_mm[2]
    depth = ahead * cos - drop * sin
    if depth <= NEAR_MM:
        return ProjectedPoint(ahead, BEYOND, BEYOND, 0.0)
    scale = scale_of(lens)
    principal_u, principal_v = _principal_point(lens.lens)
    magnification = scale / depth
    down = (ahead * sin + drop * cos) / depth
    return ProjectedPoint(
        ahead,
        principal_u - left * magnification,
        principal_v + scale * down,
        magnification,
    )


def _magnification(view: View, ahead: Lengths) -> Lengths:
    """Picture sides per millimetre on the floor; 0 behind the camera."""
    pitch, eye = view.pitch_tenths, view.position_mm[2]
    depth = ahead * cosine(pitch) - eye * sine(pitch)
    is_before = depth > NEAR_MM
    return np.where(is_before, scale_of(view) / np.where(is_before, depth, 1), 0)


def _row(view: View, ahead: Lengths, height_mm: int) -> Lengths:
    """The row of points at some way ahead, above the floor."""
    pitch, drop = view.pitch_tenths, view.position_mm[2] - height_mm
    cos, sin = cosine(pitch), sine(pitch)
    depth = ahead * cos - drop * sin
    is_before = depth > NEAR_MM
    _, principal_v = _principal_point(view.lens)
    down = (ahead * sin + drop * cos) / np.where(is_before, depth, 1)
    return np.where(is_before, principal_v + scale_of(view) * down, BEYOND)


def scale_of(view: View) -> float:
    """Picture sides per unit of width at unit depth."""
    return _pinhole(view.lens).scale


def _principal_point(lens: Lens) -> tuple[float, float]:
    """Where the axis meets the picture, in its sides."""
    return _pinhole(lens).principal_point


@cache
def _pinhole(lens: Lens) -> Camera:
    """A camera with a lens, wherever it stands; its picture has a side of 1."""
    return View("", False, (0, 0, 0), 0, 0, lens).camera(1)
