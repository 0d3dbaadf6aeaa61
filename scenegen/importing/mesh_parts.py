"""Triangles as files of all kinds hold them, before they are a model of ours."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.records.scene import Rgb

MAX_FACES = 2_000_000
"""Triangles of a model that is read."""

PLAIN: Rgb = (200, 200, 200)
"""The colour of what no file gives one."""


@dataclass(frozen=True, slots=True)
class ImportedMaterial:
    """The material of a surface, as far as a file describes it.

    Attributes:
        colour: sRGB.
        picture: a picture file, which then stands for the colour.
        roughness_pct: 0 mirror, 100 chalk.
        metallic: whether its reflections take its colour.
        glow_pct: light that it gives off, per cent of a lit white surface.
        factor: what the light of the picture is multiplied by, red, green and blue.
        has_alpha: whether clear parts of the picture are clear.
    """

    colour: Rgb = PLAIN
    picture: bytes | None = None
    roughness_pct: int = 60
    metallic: bool = False
    glow_pct: int = 0
    factor: tuple[float, float, float] = (1.0, 1.0, 1.0)
    has_alpha: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class ImportedMesh:
    """The triangles of one material; y is up.

    Attributes:
        material: of all its triangles.
        points: (n, 3) corners, shared between triangles where they meet.
        faces: (m, 3) rows of `points`, counter-clockwise seen from outside.
        uvs: (m, 3, 2) texture coordinates of each corner, v upwards; or None.
        normals: (m, 3, 3) normals of each corner, or None.
    """

    material: ImportedMaterial
    points: Floats
    faces: Ints
    uvs: Floats | None = None
    normals: Floats | None = None

    def kept(self, which: NDArray[Any]) -> "ImportedMesh":
        """Some of its triangles.

        Args:
            which: (m,) bool, or numbers of triangles.
        """
        return replace(
            self,
            faces=self.faces[which],
            uvs=None if self.uvs is None else self.uvs[which],
            normals=None if self.normals is None else self.normals[which],
        )


def crossed(points: Floats, faces: NDArray[Any]) -> Floats:
    """(m, 3) normals of triangles, as long as twice their area."""
    a, b, c = (points[faces[:, corner]] for corner in range(3))
    u, v = b - a, c - a
    normals: Floats = np.zeros((len(faces), 3))
    for axis in range(3):
        one, two = (axis + 1) % 3, (axis + 2) % 3
        normals[:, axis] = u[:, one] * v[:, two] - u[:, two] * v[:, one]
    return normals


def lengths(vectors: Floats) -> Floats:
    """Lengths of the rows of (..., 3) vectors."""
    x, y, z = vectors[..., 0], vectors[..., 1], vectors[..., 2]
    found: Floats = np.sqrt(x * x + y * y + z * z)
    return found


def units(vectors: Floats) -> Floats:
    """Rows of (..., 3) vectors with length 1; a zero row points up."""
    size = lengths(vectors)[..., None]
    up = np.array([0.0, 1.0, 0.0])
    found: Floats = np.where(size > 1e-12, vectors / np.maximum(size, 1e-12), up)
    return found


def bounds(pieces: tuple[ImportedMesh, ...]) -> tuple[Floats, Floats]:
    """Least and most x, y and z of the points that triangles use."""
    used = [piece.points[np.unique(piece.faces)] for piece in pieces]
    points = np.concatenate(used)
    return points.min(axis=0), points.max(axis=0)
