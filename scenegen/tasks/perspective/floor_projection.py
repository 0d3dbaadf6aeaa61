"""Floor points as a camera shows them, many at a time, before anything is drawn."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.polygons import Points
from scenegen.records.rig import View

Lengths = NDArray[np.float64]
Flags = NDArray[np.bool_]

NEAR_MM = 200
"""What is nearer to the plane of a camera than this is not in its picture."""

BEYOND = 9.0
"""Where it is said to be instead, in sides of the picture."""


class Heading(NamedTuple):
    """Lengths along and across a direction, millimetres; `left` is positive there."""

    ahead: Lengths
    left: Lengths


def seen_along(place: tuple[int, int], heading_tenths: int, points: Points) -> Heading:
    """Floor points from a place, in the frame of a direction.

    Args:
        place: where one stands, millimetres.
        heading_tenths: where one faces.
        points: (n, 2) millimetres.
    """
    cos, sin = cosine(heading_tenths), sine(heading_tenths)
    x, y = points[:, 0] - place[0], points[:, 1] - place[1]
    return Heading(x * cos + y * sin, y * cos - x * sin)


@dataclass(frozen=True, slots=True, eq=False)
class FloorProjection:
    """Floor points in the picture of one camera.

    Attributes:
        view: the camera.
        ahead, left: (n,) along and across its heading, millimetres.
        u, v: (n,) in the picture, in its sides, from its upper left corner.
        grow: (n,) sides of the picture that a millimetre takes there.
    """

    view: View
    ahead: Lengths
    left: Lengths
    u: Lengths
    v: Lengths
    grow: Lengths

    @classmethod
    def of(cls, view: View, points: Points) -> "FloorProjection":
        """Some floor points as a camera shows them.

        Args:
            view: a camera with a pinhole lens.
            points: (n, 2) millimetres.
        """
        x, y, _ = view.position_mm
        ahead, left = seen_along((x, y), view.heading_tenths, points)
        grow = _grow(view, ahead)
        is_before = grow > 0
        u = np.where(is_before, 0.5 - left * grow, BEYOND)
        return cls(view, ahead, left, u, _row(view, ahead, 0), grow)

    def row(self, nearer_mm: int, height_mm: int = 0) -> Lengths:
        """(n,) v of points that are nearer to the camera, or higher, than these.

        Args:
            nearer_mm: by so much, along the heading.
            height_mm: above the floor.
        """
        return _row(self.view, self.ahead - nearer_mm, height_mm)


class ProjectedPoint(NamedTuple):
    """One floor point in a picture, as in `FloorProjection`."""

    ahead: float
    u: float
    v: float
    grow: float


def glimpse(
    lens: View, eye: tuple[int, int], heading_tenths: int, place: tuple[int, int]
) -> ProjectedPoint:
    """A single floor point as a camera shows it; numbers as of `FloorProjection`.

    Args:
        lens: gives height, pitch and field of view.
        eye: where the camera stands, millimetres.
        heading_tenths: where it looks.
        place: the point, millimetres.
    """
    cos, sin = cosine(heading_tenths), sine(heading_tenths)
    x, y = place[0] - eye[0], place[1] - eye[1]
    ahead, left = x * cos + y * sin, y * cos - x * sin
    cos, sin = cosine(lens.pitch_tenths), sine(lens.pitch_tenths)
    drop = lens.position_mm[2]
    depth = ahead * cos - drop * sin
    if depth <= NEAR_MM:
        return ProjectedPoint(ahead, BEYOND, BEYOND, 0.0)
    scale = lens.camera(1).scale
    grow = scale / depth
    down = (ahead * sin + drop * cos) / depth
    return ProjectedPoint(ahead, 0.5 - left * grow, 0.5 + scale * down, grow)


def _grow(view: View, ahead: Lengths) -> Lengths:
    """Sides of a picture that a millimetre takes on the floor; 0 behind the camera."""
    pitch, eye = view.pitch_tenths, view.position_mm[2]
    depth = ahead * cosine(pitch) - eye * sine(pitch)
    is_before = depth > NEAR_MM
    return np.where(is_before, view.camera(1).scale / np.where(is_before, depth, 1), 0)


def _row(view: View, ahead: Lengths, height_mm: int) -> Lengths:
    """Row of points at some way ahead, above the floor."""
    pitch, drop = view.pitch_tenths, view.position_mm[2] - height_mm
    cos, sin = cosine(pitch), sine(pitch)
    depth = ahead * cos - drop * sin
    is_before = depth > NEAR_MM
    scale = view.camera(1).scale
    down = (ahead * sin + drop * cos) / np.where(is_before, depth, 1)
    return np.where(is_before, 0.5 + scale * down, BEYOND)
