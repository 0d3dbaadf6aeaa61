"""Cameras, and the one page of conventions that every other file keeps to.

World       right-handed, metres, x east, y north, z up (see `geometry.pose`).
Camera      OpenCV axes: x right, y down, z forward, into the picture. A camera has a
            heading (tenths of a degree, counter-clockwise from +x seen from above) and
            a pitch (positive looks up, -900 looks straight down); it never rolls. At
            pitch -900 the heading is the direction that is up in the picture.
Picture     square, `size` pixels a side, u to the right, v down. Pixel (row i, column
            j) covers u in [j, j+1), v in [i, i+1); its centre is (j + 0.5, i + 0.5).
            The optical axis meets it at the principal point, (size / 2, size / 2)
            unless the lens is shifted.
Shift       upwards, per mille of the picture's side: by so much the optical axis meets
            the picture above its middle. The camera of an architect: it stays level, so
            that what is upright in the world is upright in the picture, and the shift
            instead of a pitch gives the floor more of the picture than the ceiling.
            cu = size/2,  cv = size * (500 - shift) / 1000.
Perspective   u = cu + focal * x/z,  v = cv + focal * y/z, with
              focal = size/2 / tan(fov/2) pixels.
Orthographic  u = cu + scale * x,    v = cv + scale * y, with
              scale = size / span pixels per metre; never shifted.
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

MOST_SHIFT = 500
"""Largest shift of a lens either way: its axis meets the border of the picture."""


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
    """A camera in the numbers that kernels take; world frame, metres, see `Camera`.

    The principal point is in pixels from the upper left corner of the picture.
    """

    origin: Vector
    right: Vector
    down: Vector
    forward: Vector
    scale: float
    size: int
    principal_u: float
    principal_v: float
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
        shift_pm: per mille of the picture's side by which the principal point is above
            the middle of the picture.
    """

    position_mm: tuple[int, int, int]
    heading_tenths: int
    pitch_tenths: int
    scale: float
    size: int
    is_orthographic: bool = False
    shift_pm: int = 0

    @classmethod
    def perspective(
        cls,
        position_mm: tuple[int, int, int],
        heading_tenths: int,
        *,
        pitch_tenths: int,
        fov_tenths: int,
        size: int,
        shift_pm: int = 0,
    ) -> "Camera":
        """A pinhole camera.

        Raises:
            ValueError: when `fov_tenths` is odd (half of it must be in the angle table)
                or outside 2..1790, or the axis would miss the picture.
        """
        if fov_tenths % 2 or not 2 <= fov_tenths <= 1790:
            raise ValueError(f"fov_tenths must be even and 2..1790, not {fov_tenths}")
        if abs(shift_pm) > MOST_SHIFT:
            raise ValueError(f"shift_pm must be within {MOST_SHIFT}, not {shift_pm}")
        half = fov_tenths // 2
        focal = size / 2 * cosine(half) / sine(half)
        return cls(
            position_mm, heading_tenths, pitch_tenths, focal, size, shift_pm=shift_pm
        )

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
            self.origin,
            *self.axes,
            self.scale,
            self.size,
            *self.principal_point,
            self.is_orthographic,
        )

    @property
    def principal_point(self) -> tuple[float, float]:
        """Where the optical axis meets the picture, (u, v) in pixels."""
        return self.size / 2, self.size * (500 - self.shift_pm) / 1000

    @property
    def intrinsics(self) -> tuple[float, float, float, float]:
        """(fx, fy, cx, cy) in pixels; of a map, fx and fy are pixels a metre."""
        return self.scale, self.scale, *self.principal_point

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
        is_scaled = not self.is_orthographic and depth != 0.0
        shrink = 1.0 / float(depth) if is_scaled else 1.0
        principal_u, principal_v = self.principal_point
        return Pixel(
            principal_u + self.scale * float(x) * shrink,
            principal_v + self.scale * float(y) * shrink,
            float(depth),
        )

    def unproject(self, u: float, v: float, depth: float) -> Vector:
        """The world point at pixel coordinates (u, v) and a depth in metres."""
        grow = 1.0 if self.is_orthographic else depth
        principal_u, principal_v = self.principal_point
        x = (u - principal_u) / self.scale * grow
        y = (v - principal_v) / self.scale * grow
        right, down, forward = self.axes
        origin = self.origin
        return Vector(
            *(
                base + x * r + y * d + depth * f
                for base, r, d, f in zip(origin, right, down, forward, strict=True)
            )
        )
