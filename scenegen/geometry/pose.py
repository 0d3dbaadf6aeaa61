"""Upright rigid motions: the position and heading of a body on the floor.

World frame: right-handed, metres, x east, y north, z up. A heading is the direction
(cos, sin) in the x-y plane, counter-clockwise from +x seen from above, in tenths of a
degree. Body frame: x forward, y left, z up.
"""

from dataclasses import dataclass
from typing import Annotated, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import cosine, sine
from scenegen.kernels import kernel

Floats = NDArray[np.float64]
Millimetres = Annotated[int, "mm"]


class Vector(NamedTuple):
    """Three world or body coordinates in metres."""

    x: float
    y: float
    z: float


@dataclass(frozen=True, slots=True)
class Pose:
    """`world_from_body` of an upright body.

    Attributes:
        position_mm: origin of the body in the world, whole millimetres.
        heading_tenths: direction of body x, tenths of a degree.
    """

    position_mm: tuple[int, int, int]
    heading_tenths: int

    @property
    def origin(self) -> Vector:
        """The position in metres."""
        x, y, z = self.position_mm
        return Vector(x / 1000, y / 1000, z / 1000)

    def to_world(self, points_body: Floats) -> Floats:
        """(n, 3) points of the body frame in world coordinates, metres."""
        world = np.zeros_like(points_body)
        self.place(points_body, world)
        return world

    def place(self, points_body: Floats, world: Floats) -> None:
        """Write (n, 3) points of the body frame in world coordinates, metres."""
        cos, sin = cosine(self.heading_tenths), sine(self.heading_tenths)
        points = points_body.view()
        points.flags.writeable = False  # of two kinds, it would be compiled twice
        _place(points, cos, sin, self.origin, world)

    def turn(self, vectors_body: Floats) -> Floats:
        """(n, 3) directions of the body frame in world coordinates."""
        cos, sin = cosine(self.heading_tenths), sine(self.heading_tenths)
        world = np.zeros_like(vectors_body)
        world[:, 0] = vectors_body[:, 0] * cos - vectors_body[:, 1] * sin
        world[:, 1] = vectors_body[:, 0] * sin + vectors_body[:, 1] * cos
        world[:, 2] = vectors_body[:, 2]
        return world

    def to_body(self, points_world: Floats) -> Floats:
        """(n, 3) world points in body coordinates, metres."""
        cos, sin = cosine(self.heading_tenths), sine(self.heading_tenths)
        origin = self.origin
        x = points_world[:, 0] - origin.x
        y = points_world[:, 1] - origin.y
        body = np.zeros_like(points_world)
        body[:, 0] = x * cos + y * sin
        body[:, 1] = y * cos - x * sin
        body[:, 2] = points_world[:, 2] - origin.z
        return body


@kernel
def _place(body: Floats, cos: float, sin: float, origin: Vector, world: Floats) -> None:
    """Turn points, and move them to an origin."""
    for row in range(len(body)):
        x, y = body[row, 0], body[row, 1]
        world[row, 0] = x * cos - y * sin + origin.x
        world[row, 1] = x * sin + y * cos + origin.y
        world[row, 2] = body[row, 2] + origin.z
