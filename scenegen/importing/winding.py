"""Triangles that agree on which side is outside."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import ImportedMesh, crossed


def oriented_outwards(piece: ImportedMesh) -> ImportedMesh:
    """The piece with every connected part turned outside out.

    Exporters leave single faces the wrong way round. Two faces of a consistent surface
    pass along their common edge in opposite directions, so a walk over shared edges
    makes all faces of a part agree with the first one. That leaves one sign to decide
    for the whole part: a closed surface whose faces point outwards encloses a positive
    volume (the divergence theorem), and the same sign is a good guess for an open one,
    measured from its middle. `trimesh.repair` does the same for closed meshes only.
    """
    flips = np.zeros(len(piece.faces), dtype=np.bool_)
    normals = crossed(piece.points, piece.faces)
    neighbours = _neighbours(piece.faces)
    seen = np.zeros(len(piece.faces), dtype=np.bool_)
    for start in range(len(piece.faces)):
        if not seen[start]:
            part = _walk(start, neighbours, seen, flips)
            if _volume(piece, normals, part, flips) < 0.0:
                flips[part] = ~flips[part]
    return _turned_over(piece, flips)


def _neighbours(faces: Ints) -> list[list[tuple[int, bool]]]:
    """For each face, those over an edge that has two, and whether they disagree."""
    edges: dict[tuple[int, int], list[tuple[int, bool]]] = {}
    for face, (a, b, c) in enumerate(faces.tolist()):
        for u, v in ((a, b), (b, c), (c, a)):
            key = (u, v) if u < v else (v, u)
            edges.setdefault(key, []).append((face, u < v))
    found: list[list[tuple[int, bool]]] = [[] for _ in range(len(faces))]
    for both in edges.values():
        if len(both) == 2:
            (one, one_up), (two, two_up) = both
            found[one].append((two, one_up is two_up))
            found[two].append((one, one_up is two_up))
    return found


def _walk(
    start: int,
    neighbours: list[list[tuple[int, bool]]],
    seen: NDArray[np.bool_],
    flips: NDArray[np.bool_],
) -> list[int]:
    """The faces of a connected part; says in `flips` which disagree with the first."""
    part, ahead = [], [start]
    seen[start] = True
    while ahead:
        face = ahead.pop()
        part.append(face)
        for other, disagrees in neighbours[face]:
            if not seen[other]:
                seen[other] = True
                flips[other] = flips[face] ^ disagrees
                ahead.append(other)
    return part


def _volume(
    piece: ImportedMesh, normals: Floats, part: list[int], flips: NDArray[np.bool_]
) -> float:
    """Six times the volume of a part, as seen from the middle of its corners."""
    corners = piece.points[piece.faces[part]]
    middle = corners.reshape(-1, 3).mean(axis=0)
    reach = corners[:, 0] - middle
    heights = (reach * normals[part]).sum(axis=1)
    return float(np.where(flips[part], -heights, heights).sum())


def _turned_over(piece: ImportedMesh, flips: NDArray[np.bool_]) -> ImportedMesh:
    """The piece with some faces the other way round."""
    order = np.where(flips[:, None], [0, 2, 1], [0, 1, 2])
    faces = np.take_along_axis(piece.faces, order, axis=1)
    uvs, normals = piece.uvs, piece.normals
    if uvs is not None:
        uvs = np.take_along_axis(uvs, order[:, :, None], axis=1)
    if normals is not None:
        normals = np.take_along_axis(normals, order[:, :, None], axis=1)
    return replace(piece, faces=np.ascontiguousarray(faces), uvs=uvs, normals=normals)
