"""From GLB files to meshes in the body frame.

Files are GLB as modelling tools write them: y up, front +z, left +x. Meshes are handed
out in the body frame (x forward, y left, z up) on a grid of 0.1 mm, so that the last
bits of a file reader cannot reach a label.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue.integrity import require_hash
from scenegen.errors import AssetError, told_as
from scenegen.geometry.mesh import Ints, Mesh
from scenegen.geometry.pose import Floats
from scenegen.installation import check_memory
from scenegen.reading import require_plain

MAX_TRIANGLES = 20_000

MOST_M, MOST_UV = 1000.0, 2e6
"""Farthest vertex and greatest texture coordinate of a file that can be drawn; kernels
look rows of tables up by them without a check of bounds.
"""

_STEPS_PER_METRE = 10_000.0
_UV_STEPS_PER_METRE = 100_000.0


class _Primitive(NamedTuple):
    """The triangles of one material, in the glTF frame."""

    material: str
    vertices: Floats
    normals: Floats
    uvs: Floats
    faces: Ints


def bounds_mm(mesh: Mesh) -> tuple[Floats, Floats]:
    """Smallest and largest x, y and z of a mesh, millimetres."""
    return mesh.vertices.min(axis=0) * 1000.0, mesh.vertices.max(axis=0) * 1000.0


def read_mesh(path: Path, who: str) -> Mesh:
    """The mesh of a GLB file in the body frame, on the grid of 0.1 mm.

    Args:
        path: a GLB file: y up, front +z, left +x, transforms applied.
        who: what an error calls it, e.g. "chair/windsor".

    Raises:
        AssetError: the file cannot be read, or holds no usable mesh.
    """
    pieces = _primitives(path, who)
    with told_as(
        AssetError, f"asset '{who}': {path}", "Export the model as GLB again."
    ):
        return _mesh_of(pieces, path, who)


def _mesh_of(pieces: list[_Primitive], path: Path, who: str) -> Mesh:
    """One mesh of all pieces; see `read_mesh`."""
    vertices = _vertices(pieces, path, who)
    faces = _faces(pieces)
    slots = np.repeat(
        np.arange(len(pieces), dtype=np.int16), [len(piece.faces) for piece in pieces]
    )
    # The grid can close a sliver; a triangle without area has no side to look at.
    kept = _has_area(vertices, faces)
    if not kept.any() or len(faces) > MAX_TRIANGLES:
        raise AssetError(
            f"asset '{who}': {path} holds {len(faces)} triangles, of which "
            f"{int(kept.sum())} have an area; 1 to {MAX_TRIANGLES} can be used. "
            "Export a closed, simplified model."
        )
    normals = np.concatenate([piece.normals for piece in pieces])
    return Mesh(
        vertices=vertices,
        normals=_unit(_body_from_gltf(normals), path, who),
        uvs=_uvs(pieces, path, who),
        faces=np.ascontiguousarray(faces[kept]),
        slots=np.ascontiguousarray(slots[kept]),
        materials=tuple(piece.material for piece in pieces),
    )


@lru_cache(maxsize=1024)
def checked_mesh(path: Path, sha256: str, who: str) -> Mesh:
    """The mesh of a GLB file that is the one in the index; read once in a process.

    Args:
        path: a GLB file, see `read_mesh`.
        sha256: what the index says of it.
        who: what an error calls it, e.g. "chair/windsor".

    Raises:
        AssetError: the file is missing, is not that one, or holds no usable mesh.
    """
    require_hash(path, sha256, f"asset '{who}'")
    return read_mesh(path, who)


def _primitives(path: Path, who: str) -> list[_Primitive]:
    """The pieces of a GLB file in the order of their material ids.

    Args:
        path: a GLB file.
        who: what an error calls it, e.g. "chair/windsor".

    Raises:
        AssetError: the file cannot be read, holds no mesh, moves one by a transform, or
            leaves triangles without a named material.
    """
    # Imported here: listing the catalogue needs no mesh library, which brings scipy.
    check_memory()
    import trimesh

    pieces = []
    with told_as(
        AssetError, f"asset '{who}': {path}", "Export the model as GLB again."
    ):
        require_plain(path)
        scene = trimesh.load_scene(path, file_type="glb", process=False)
        # Normals that the file lacks are computed when they are asked for.
        for node in scene.graph.nodes_geometry:
            transform, name = scene.graph[node]
            if not np.array_equal(transform, np.eye(4)):
                raise AssetError(
                    f"asset '{who}': {path} moves '{name}' by a transform. "
                    "Apply all transforms before exporting."
                )
            pieces.append(_piece(scene.geometry[name], path, who))
    if not pieces:
        raise AssetError(f"asset '{who}': {path} holds no mesh. Export one as GLB.")
    return sorted(pieces, key=lambda piece: piece.material)


def _piece(geometry: Any, path: Path, who: str) -> _Primitive:
    """What a trimesh geometry holds; v counts upwards, as the reader has turned it."""
    material = getattr(geometry.visual, "material", None)
    uvs = getattr(geometry.visual, "uv", None)
    if material is None or not material.name:
        raise AssetError(
            f"asset '{who}': {path} holds triangles without a named material. "
            "Name every material slot by a material id of the catalogue."
        )
    count = len(geometry.vertices)
    faces = np.array(geometry.faces, dtype=np.int64)
    if faces.size and not 0 <= int(faces.min()) <= int(faces.max()) < count:
        raise AssetError(
            f"asset '{who}': {path} holds a triangle whose corner is not there. "
            "Export the model again."
        )
    return _Primitive(
        material=str(material.name),
        vertices=np.array(geometry.vertices, dtype=np.float64),
        normals=np.array(geometry.vertex_normals, dtype=np.float64),
        uvs=np.zeros((count, 2)) if uvs is None else np.array(uvs, dtype=np.float64),
        faces=faces.astype(np.int32),
    )


def _vertices(pieces: list[_Primitive], path: Path, who: str) -> Floats:
    """The vertices of all pieces in the body frame, on the grid."""
    vertices = np.concatenate([piece.vertices for piece in pieces])
    _require_modest(vertices, MOST_M, f"asset '{who}': {path} holds a vertex")
    return _snapped(_body_from_gltf(vertices), _STEPS_PER_METRE)


def _uvs(pieces: list[_Primitive], path: Path, who: str) -> Floats:
    """The texture coordinates of all pieces, on a grid."""
    uvs = np.concatenate([piece.uvs for piece in pieces])
    what = f"asset '{who}': {path} holds a texture coordinate"
    _require_modest(uvs, MOST_UV, what)
    return _snapped(uvs, _UV_STEPS_PER_METRE)


def _require_modest(values: Floats, most: float, what: str) -> None:
    """Refuse what is not finite, or beyond all measure."""
    # Written so that what is not a number fails as well.
    if not (np.abs(values) <= most).all():
        raise AssetError(
            f"{what} that is not a finite number up to {most:g}. Export the model "
            "again."
        )


def _faces(pieces: list[_Primitive]) -> Ints:
    """The faces of all pieces, by row of the joined vertices; `_piece` checks them."""
    starts = np.cumsum([0, *(len(piece.vertices) for piece in pieces)])
    return np.concatenate(
        [piece.faces + start for piece, start in zip(pieces, starts, strict=False)]
    ).astype(np.int32)


def _body_from_gltf(points: Floats) -> Floats:
    """A cyclic change of axes: x = Z, y = X, z = Y; it keeps the winding."""
    return np.ascontiguousarray(points[:, [2, 0, 1]])


def _snapped(values: Floats, steps: float) -> Floats:
    """The nearest points of a grid of 1 / steps; adding 0 makes -0 plain."""
    grid: Floats = np.rint(values * steps) / steps + 0.0
    return grid


def _has_area(vertices: Floats, faces: Ints) -> NDArray[np.bool_]:
    """Which triangles have an area, by the cross product of two sides."""
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    u, v = b - a, c - a
    x = u[:, 1] * v[:, 2] - u[:, 2] * v[:, 1]
    y = u[:, 2] * v[:, 0] - u[:, 0] * v[:, 2]
    z = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    area: NDArray[np.bool_] = x * x + y * y + z * z > 1e-16
    return area


def _unit(vectors: Floats, path: Path, who: str) -> Floats:
    """Vectors of length 1."""
    x, y, z = vectors[:, 0], vectors[:, 1], vectors[:, 2]
    lengths = np.sqrt(x * x + y * y + z * z)
    # Written so that a length that is not a number fails as well.
    if not ((lengths > 1e-6) & (lengths < 1e9)).all():
        raise AssetError(
            f"asset '{who}': {path} holds a normal without a direction. "
            "Export the model again with normals."
        )
    unit: Floats = vectors / lengths[:, None]
    return unit
