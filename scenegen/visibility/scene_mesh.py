"""All triangles of a scene in world coordinates: what every renderer draws."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.culling import FaceRuns
from scenegen.geometry.mesh import Ints, Mesh
from scenegen.geometry.pose import Floats, Pose
from scenegen.records.scene import Entity, Room, Scene
from scenegen.records.visibility import CEILING
from scenegen.shell.parts import shell_parts

MeshOf = Callable[[str], Mesh]
"""From an asset id to its mesh."""

FLAT = 0.03
"""Entities that are no higher than this belong to the floor that they lie on, metres:
rugs do."""

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
        runs: boxes of these parts, without which rasters take longer.
        entities: the largest entity id.
        room: of the scene.
        supports: what each entity is on, by id, as `Entity.support`.
    """

    vertices: Floats
    faces: Ints
    owners: NDArray[np.int16]
    parts: tuple[ScenePart, ...]
    runs: FaceRuns
    entities: int
    room: Room
    supports: Mapping[int, int]


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
        for part in shell_parts(scene.room, scene.light.backdrop)
    ]
    placed_meshes = [*standing, *shell[:-1], *hanging, shell[-1]]
    supports = {entity.id: entity.support for entity in scene.entities}
    return _concatenate(placed_meshes, scene.room, supports)


def moved_scene_mesh(
    scene_mesh: SceneMesh, offsets: Mapping[int, tuple[int, int]]
) -> SceneMesh:
    """The same scene mesh with its entities shifted along the floor.

    Args:
        scene_mesh: as it was built; it stays as it is.
        offsets: by entity id, along x and y, millimetres.
    """
    moves = np.zeros((scene_mesh.entities + 1, 2), dtype=np.float64)
    for entity, (dx, dy) in offsets.items():
        moves[entity] = dx / 1000, dy / 1000
    vertices, runs = scene_mesh.runs.moved(
        scene_mesh.vertices, scene_mesh.owners, moves
    )
    return replace(scene_mesh, vertices=vertices, runs=runs)


def runs_of(vertices: Floats, parts: Iterable[ScenePart]) -> FaceRuns:
    """The boxes of the parts of a scene mesh.

    Args:
        vertices: (n, 3) of the scene mesh.
        parts: all of it, with their rows.
    """
    rows = [
        (
            part.vertices.start,
            part.vertices.stop,
            part.faces.start,
            part.faces.stop,
        )
        for part in parts
    ]
    return FaceRuns.of(vertices, rows)


def flat_entities(scene_mesh: SceneMesh) -> NDArray[np.bool_]:
    """(entities + 1,) by id, which entities lie flat on the floor."""
    flat = np.zeros(scene_mesh.entities + 1, dtype=np.bool_)
    for part in scene_mesh.parts:
        if part.owner > 0:
            heights = scene_mesh.vertices[part.vertices, 2]
            flat[part.owner] = bool((heights < FLAT).all())
    return flat


def lowest_of(entity: int, scene_mesh: SceneMesh) -> int:
    """The lowest entity of the pile that one is part of; what it was on may be gone."""
    while scene_mesh.supports[entity] in scene_mesh.supports:
        entity = scene_mesh.supports[entity]
    return entity


def pose_of(entity: Entity) -> Pose:
    """`world_from_body` of an entity."""
    return Pose(entity.position_mm, entity.heading_tenths)


def _concatenate(
    meshes: list[PlacedMesh], room: Room, supports: Mapping[int, int]
) -> SceneMesh:
    """One mesh of all."""
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
        part.pose.place(part.mesh.vertices, vertices[part.vertices])
        np.add(part.mesh.faces, part.vertices.start, out=faces[part.faces])
        owners[part.faces] = part.owner
    entities = max(supports, default=0)
    return SceneMesh(
        vertices,
        faces,
        owners,
        tuple(parts),
        runs_of(vertices, parts),
        entities,
        room,
        supports,
    )
