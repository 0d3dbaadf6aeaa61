"""From GLB files to arrays, as the file has them."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from scenegen.errors import AssetError
from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats


class GlbPrimitive(NamedTuple):
    """The triangles of one material, in the glTF frame."""

    material: str
    vertices: Floats
    normals: Floats
    uvs: Floats
    faces: Ints


def read_primitives(path: Path, who: str) -> list[GlbPrimitive]:
    """The pieces of a GLB file in the order of their material ids.

    Args:
        path: a GLB file.
        who: what an error calls it, e.g. "chair/windsor".

    Raises:
        AssetError: the file cannot be read, holds no mesh, moves one by a transform, or
            leaves triangles without a named material.
    """
    # Imported here: listing the catalogue needs no mesh library.
    import trimesh

    try:
        scene = trimesh.load_scene(path, file_type="glb", process=False)
    except Exception as error:  # a door: whatever the reader trips over is one message
        raise AssetError(
            f"asset '{who}': {path} cannot be read as GLB ({error}). "
            "Export the model again."
        ) from error
    pieces = []
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


def _piece(geometry: Any, path: Path, who: str) -> GlbPrimitive:
    """What a trimesh geometry holds; v counts upwards, as the reader has turned it."""
    material = getattr(geometry.visual, "material", None)
    uvs = getattr(geometry.visual, "uv", None)
    if material is None or not material.name:
        raise AssetError(
            f"asset '{who}': {path} holds triangles without a named material. "
            "Name every material slot by a material id of the catalogue."
        )
    count = len(geometry.vertices)
    return GlbPrimitive(
        material=str(material.name),
        vertices=np.array(geometry.vertices, dtype=np.float64),
        normals=np.array(geometry.vertex_normals, dtype=np.float64),
        uvs=np.zeros((count, 2)) if uvs is None else np.array(uvs, dtype=np.float64),
        faces=np.array(geometry.faces, dtype=np.int32),
    )
