"""Meshes from files, and matrices of objects."""

import math
from collections.abc import Sequence
from typing import Any

import bpy
import numpy as np


def read_mesh(name: str, file: str, slots: int) -> Any:
    """A mesh of triangles with smooth normals and uvs in metres."""
    with np.load(file) as arrays:
        vertices, normals = arrays["vertices"], arrays["normals"]
        uvs, faces, chosen = arrays["uvs"], arrays["faces"], arrays["slots"]
    corners = np.ascontiguousarray(faces.reshape(-1))
    mesh = bpy.data.meshes.new(name)
    mesh.use_fake_user = True
    mesh.vertices.add(len(vertices))
    mesh.vertices.foreach_set("co", vertices.reshape(-1))
    mesh.loops.add(len(corners))
    mesh.loops.foreach_set("vertex_index", corners)
    mesh.polygons.add(len(faces))
    starts = np.arange(0, len(corners), 3, dtype=np.int32)
    mesh.polygons.foreach_set("loop_start", starts)
    for _ in range(slots):
        mesh.materials.append(None)
    mesh.polygons.foreach_set("material_index", chosen.astype(np.int32))
    layer = mesh.uv_layers.new(name="metres")
    layer.uv.foreach_set("vector", np.ascontiguousarray(uvs[corners]).reshape(-1))
    mesh.update(calc_edges=True)
    mesh.normals_split_custom_set_from_vertices(normals)
    return mesh


def move_uvs(
    mesh: Any, vertices: Sequence[int], uvs: Sequence[Sequence[float]]
) -> None:
    """Give some vertices of a mesh other uvs, in all faces that they are in."""
    chosen = np.full(len(mesh.vertices), -1)
    chosen[vertices] = np.arange(len(vertices))
    corners = np.zeros(len(mesh.loops), dtype=np.int32)
    mesh.loops.foreach_get("vertex_index", corners)
    layer = mesh.uv_layers["metres"].uv
    flat = np.zeros(2 * len(corners), dtype=np.float32)
    layer.foreach_get("vector", flat)
    moved, row = flat.reshape(-1, 2), chosen[corners]
    moved[row >= 0] = np.array(uvs, dtype=np.float32)[row[row >= 0]]
    layer.foreach_set("vector", flat)
    mesh.update()


def columns(axes: Sequence[Sequence[float]], place: Sequence[float]) -> Any:
    """A matrix as Blender takes it from Python: column by column.

    Args:
        axes: x, y and z of the object, in the world.
        place: of the object, in the world.
    """
    return (*((*axis, 0.0) for axis in axes), (*place, 1.0))


def facing(z: Sequence[float]) -> Sequence[Sequence[float]]:
    """Axes of which z is given, and x is level."""
    level = math.hypot(z[0], z[1])
    x = (-z[1] / level, z[0] / level, 0.0) if level > 1e-6 else (1.0, 0.0, 0.0)
    y = (
        z[1] * x[2] - z[2] * x[1],
        z[2] * x[0] - z[0] * x[2],
        z[0] * x[1] - z[1] * x[0],
    )
    return (x, y, z)
