"""Triangle meshes: arrays that cannot be changed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Triangles with the attributes a renderer needs.

    Attributes:
        vertices: (n, 3) float64, metres; body frame x forward, y left, z up, with the
            origin at the centre of the footprint on the floor.
        normals: (n, 3) float64 unit vectors, same frame.
        uvs: (n, 2) float64 texture coordinates in metres on the surface.
        faces: (m, 3) int32 vertex indices, counter-clockwise seen from outside.
        slots: (m,) int16 index into `materials`.
        materials: material ids of the catalogue, e.g. "wood/oak".
    """

    vertices: Floats
    normals: Floats
    uvs: Floats
    faces: Ints
    slots: NDArray[np.int16]
    materials: tuple[str, ...]

    def __post_init__(self) -> None:
        """Lock the arrays."""
        for array in (self.vertices, self.normals, self.uvs, self.faces, self.slots):
            array.setflags(write=False)
