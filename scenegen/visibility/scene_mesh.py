"""All triangles of a scene in world coordinates: what every renderer draws."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.mesh import Ints, Mesh
from scenegen.geometry.pose import Floats, Pose
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import CEILING
from scenegen.shell.parts import shell_parts

MeshOf = Callable[[str], Mesh]
"""From an asset id to its mesh."""

PlacedMesh = tuple[int, Mesh, Pose]
"""Owner, mesh in the body frame, and `world_from_body`."""


@dataclass(frozen=True, slots=True, eq=False)
class ScenePart:
    """A run of the triangles of a scene mesh that came from one mesh.

    Attributes:
        owner: entity id, or FLOOR, WALL, CEILING, SKIRTING, DOOR, WINDOW.
        mesh: the mesh in the body frame.
        pose: `world_from_body`.
        vertices, faces: its rows of the scene mesh's arrays.
    """

    owner: int
    mesh: Mesh
    pose: Pose
    vertices: slice
    faces: slice


@dataclass(frozen=True, slots=True, eq=False)
class SceneMesh:
    """The triangles of a scene, in the order furniture, shell, hanging, ceiling.

    Attributes:
        vertices: (n, 3) float64 world coordinates, metres.
        faces: (m, 3) int32.
        owners: (m,) int16, entity id, or FLOOR, WALL, ... as in `records.visibility`.
        parts: where each run of triangles came from, in order.
        ceiling: index of the first face of the ceiling and what hangs from it, which
            maps do not show.
        entities: the largest entity id.
    """

    vertices: Floats
    faces: Ints
    owners: NDArray[np.int16]
    parts: tuple[ScenePart, ...]
    ceiling: int
    entities: int


def build_scene_mesh(scene: Scene, mesh_of: MeshOf) -> SceneMesh:
    """Place every mesh of a scene."""
    standing: list[PlacedMesh] = []
    hanging: list[PlacedMesh] = []
    for entity in scene.entities:
        placed = entity.id, mesh_of(entity.asset), pose_of(entity)
        (hanging if entity.support == CEILING else standing).append(placed)
    origin = Pose((0, 0, 0), 0)
    shell = [
        (part.owner, part.mesh, origin)
        for part in shell_parts(scene.room, scene.light.time)
    ]
    below = [*standing, *shell[:-1]]
    entities = max((entity.id for entity in scene.entities), default=0)
    return _concatenate([*below, *hanging, shell[-1]], entities, ceiling=len(below))


def moved_scene_mesh(
    scene_mesh: SceneMesh, offsets: Mapping[int, tuple[int, int]]
) -> SceneMesh:
    """The same scene mesh with its entities shifted along the floor.

    Args:
        scene_mesh: as it was built; it stays as it is.
        offsets: by entity id, along x and y, millimetres.
    """
    vertices = scene_mesh.vertices.copy()
    for part in scene_mesh.parts:
        if part.owner > 0:
            dx, dy = offsets[part.owner]
            vertices[part.vertices, 0] += dx / 1000
            vertices[part.vertices, 1] += dy / 1000
    return replace(scene_mesh, vertices=vertices)


def pose_of(entity: Entity) -> Pose:
    """`world_from_body` of an entity."""
    return Pose(entity.position_mm, entity.heading_tenths)


def _concatenate(meshes: list[PlacedMesh], entities: int, *, ceiling: int) -> SceneMesh:
    """One mesh of all; `ceiling` is the first of them that maps leave out."""
    parts: list[ScenePart] = []
    vertex = face = 0
    for owner, mesh, pose in meshes:
        rows = slice(vertex, vertex + len(mesh.vertices))
        triangles = slice(face, face + len(mesh.faces))
        parts.append(ScenePart(owner, mesh, pose, rows, triangles))
        vertex, face = rows.stop, triangles.stop
    vertices = np.zeros((vertex, 3), dtype=np.float64)
    faces = np.zeros((face, 3), dtype=np.int32)
    owners = np.zeros(face, dtype=np.int16)
    for part in parts:
        vertices[part.vertices] = part.pose.to_world(part.mesh.vertices)
        faces[part.faces] = part.mesh.faces + part.vertices.start
        owners[part.faces] = part.owner
    first = parts[ceiling].faces.start
    return SceneMesh(vertices, faces, owners, tuple(parts), first, entities)
