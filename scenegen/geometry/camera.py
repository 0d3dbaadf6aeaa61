"""Cameras, and the one page of conventions that every other file keeps to.

World       right-handed, metres, x east, y north, z up (see `geometry.pose`).
Camera      OpenCV axes: x right, y down, z forward, into the picture. A camera has a
            heading (tenths of a degree, counter-clockwise from +x seen from above) and
            a pitch (positive looks up, -900 looks straight down); it never rolls. At
            pitch -900 the heading is the direction that is up in the picture.
Picture     square, `size` pixels a side, u to the right, v down. Pixel (row i, column
            j) covers u in [j, j+1), v in [i, i+1); its centre is (j + 0.5, i + 0.5).
            The optical axis meets the picture at (size / 2, size / 2).
Perspective   u = size/2 + focal * x/z,  v = size/2 + focal * y/z, with
              focal = size/2 / tan(fov/2) pixels.
Orthographic  u = size/2 + scale * x,    v = size/2 + scale * y, with
              scale = size / span pixels per metre.
Depth       z in the camera frame, metres: along the optical axis, not along the ray.

All numbers come from integer millimetres and tenths through + - * / only.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Floats, Vector

NEAR = 0.05
"""Depth of the near plane, metres."""


class Axes(NamedTuple):
    """Camera axes in the world frame, the columns of `world_from_camera`."""

    right: Vector
    down: Vector
    forward: Vector


class Pixel(NamedTuple):
    """A point of the picture with its depth."""

    u: float
    v: float
    depth: float


class CameraNumbers(NamedTuple):
    """A camera in the numbers that kernels take; world frame, metres, see `Camera`."""

    origin: Vector
    right: Vector
    down: Vector
    forward: Vector
    scale: float
    size: int
    is_orthographic: bool


@dataclass(frozen=True, slots=True)
class Camera:
    """A posed camera with a square picture.

    Attributes:
        position_mm: optical centre in the world, whole millimetres.
        heading_tenths: tenths of a degree, counter-clockwise from +x.
        pitch_tenths: tenths of a degree, positive looks up.
        scale: focal length in pixels (perspective), or pixels per metre (orthographic).
        size: pixels a side.
        is_orthographic: parallel instead of central projection.
    """

    position_mm: tuple[int, int, int]
    heading_tenths: int
    pitch_tenths: int
    scale: float
    size: int
    is_orthographic: bool = False

    @classmethod
    def perspective(
        cls,
        position_mm: tuple[int, int, int],
        heading_tenths: int,
        *,
        pitch_tenths: int,
        fov_tenths: int,
        size: int,
    ) -> "Camera":
        """A pinhole camera.

        Raises:
            ValueError: when `fov_tenths` is odd (half of it must be in the angle table)
                or outside 2..1790.
        """
        if fov_tenths % 2 or not 2 <= fov_tenths <= 1790:
            raise ValueError(f"fov_tenths must be even and 2..1790, not {fov_tenths}")
        half = fov_tenths // 2
        focal = size / 2 * cosine(half) / sine(half)
        return cls(position_mm, heading_tenths, pitch_tenths, focal, size)

    @classmethod
    def orthographic(
        cls,
        position_mm: tuple[int, int, int],
        heading_tenths: int,
        *,
        pitch_tenths: int,
        span_mm: int,
        size: int,
    ) -> "Camera":
        """A camera with parallel rays that sees `span_mm` a side."""
        scale = size * 1000 / span_mm
        return cls(position_mm, heading_tenths, pitch_tenths, scale, size, True)

    @property
    def origin(self) -> Vector:
        """The optical centre in metres."""
        x, y, z = self.position_mm
        return Vector(x / 1000, y / 1000, z / 1000)

    @property
    def axes(self) -> Axes:
        """Right, down and forward as world directions."""
        cos_h, sin_h = cosine(self.heading_tenths), sine(self.heading_tenths)
        cos_p, sin_p = cosine(self.pitch_tenths), sine(self.pitch_tenths)
        return Axes(
            right=Vector(sin_h, -cos_h, 0.0),
            down=Vector(sin_p * cos_h, sin_p * sin_h, -cos_p),
            forward=Vector(cos_p * cos_h, cos_p * sin_h, sin_p),
        )

    @property
    def numbers(self) -> CameraNumbers:
        """This camera as kernels take it."""
        return CameraNumbers(
            self.origin, *self.axes, self.scale, self.size, self.is_orthographic
        )

    @property
    def intrinsics(self) -> tuple[float, float, float, float]:
        """(fx, fy, cx, cy) in pixels; of a map, fx and fy are pixels a metre."""
        half = self.size / 2
        return self.scale, self.scale, half, half

    @property
    def world_from_camera(self) -> tuple[float, ...]:
        """The 4x4 matrix, row-major: camera axes as columns, then the position."""
        right, down, forward = self.axes
        origin = self.origin
        rows = zip(right, down, forward, origin, strict=True)
        return (*(value for row in rows for value in row), 0.0, 0.0, 0.0, 1.0)

    def to_camera(self, points_world: Floats) -> Floats:
        """(n, 3) world points in camera coordinates, metres."""
        origin = self.origin
        x = points_world[:, 0] - origin.x
        y = points_world[:, 1] - origin.y
        z = points_world[:, 2] - origin.z
        camera = np.zeros_like(points_world)
        for column, axis in enumerate(self.axes):
            camera[:, column] = x * axis.x + y * axis.y + z * axis.z
        return camera

    def project(self, point_world: Vector) -> Pixel:
        """Where a world point falls; meaningless when its depth is not positive."""
        x, y, depth = self.to_camera(np.array([point_world], dtype=np.float64))[0]
        shrink = 1.0 if self.is_orthographic else 1.0 / float(depth)
        half = self.size / 2
        return Pixel(
            half + self.scale * float(x) * shrink,
            half + self.scale * float(y) * shrink,
            float(depth),
        )

    def unproject(self, u: float, v: float, depth: float) -> Vector:
        """The world point at pixel coordinates (u, v) and a depth in metres."""
        grow = 1.0 if self.is_orthographic else depth
        x = (u - self.size / 2) / self.scale * grow
        y = (v - self.size / 2) / self.scale * grow
        right, down, forward = self.axes
        origin = self.origin
        return Vector(
            *(
                base + x * r + y * d + depth * f
                for base, r, d, f in zip(origin, right, down, forward, strict=True)
            )
        )
