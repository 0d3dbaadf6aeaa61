"""What a map shows of a scene: the things that stand in its explored part.

A map is a drawing of the floor and of what is on it, so it draws a scene of its own.
What is left out is not there at all, for masks and for light: nothing floats over what
it would hide, and no shadow is without its object. Left out are the ceiling, what hangs
from it, what reaches up high on a wall, such as pictures, curtains and wall cabinets,
and all that is unexplored, each with what is on it. Rugs belong to the floor.
Walls are cut low, since a wall of full height would hide the floor behind it.
"""

from dataclasses import replace

import numpy as np

from scenegen.geometry.pose import Pose
from scenegen.records.rig import View
from scenegen.records.visibility import CEILING, WALL
from scenegen.shell.parts import map_parts
from scenegen.visibility.scene_mesh import (
    SceneMesh,
    ScenePart,
    flat_entities,
    lowest_of,
    runs_of,
)

REACHES_HIGH, BEGINS_HIGH = 1.2, 0.8
"""Heights in metres above which nothing on a wall may reach on maps, and above which it
may not begin: radiators and basins do neither, switches and what is on sills would
float beside the wall."""


def shown_mesh(scene_mesh: SceneMesh, view: View) -> SceneMesh:
    """What a view shows of a scene: all of it, or what its map does."""
    return map_mesh(scene_mesh, view) if view.is_map else scene_mesh


def map_mesh(scene_mesh: SceneMesh, view: View) -> SceneMesh:
    """What a map shows of a scene.

    Args:
        scene_mesh: of the scene; objects may have been moved a little since it was
            built, which does not change what is left out.
        view: the map; its `fog_mm` says what is unexplored.

    Returns:
        A scene mesh of the entities that are shown, then floor, low walls, skirting,
        doors and windows. The ids stay.
    """
    owned = {part.owner: part for part in scene_mesh.parts if part.owner > 0}
    flat = flat_entities(scene_mesh)
    shown = [
        part
        for owner, part in owned.items()
        if flat[owner]
        or _is_shown(owned[lowest_of(owner, scene_mesh)], scene_mesh, view)
    ]
    origin, nowhere = Pose((0, 0, 0), 0), slice(0, 0)
    shell = [
        ScenePart(part.owner, part.mesh, origin, nowhere, nowhere)
        for part in map_parts(scene_mesh.room)
    ]
    vertices = [scene_mesh.vertices[part.vertices] for part in shown]
    vertices += [part.mesh.vertices for part in shell]
    parts = _numbered([*shown, *shell])
    placed = np.concatenate(vertices)
    faces = [part.mesh.faces + part.vertices.start for part in parts]
    owners = np.array([part.owner for part in parts], dtype=np.int16)
    return replace(
        scene_mesh,
        vertices=placed,
        faces=np.concatenate(faces).astype(np.int32),
        owners=np.repeat(owners, [len(each) for each in faces]),
        parts=parts,
        runs=runs_of(placed, parts),
    )


def _is_shown(lowest: ScenePart, scene_mesh: SceneMesh, view: View) -> bool:
    """Whether a map shows an entity that is on nothing else, and what is on it."""
    support = scene_mesh.supports[lowest.owner]
    x, y, _ = lowest.pose.position_mm
    if support == CEILING:
        return False
    if support == WALL and _hangs_high(lowest):
        return False
    return not any(
        west <= x < east and south <= y < north
        for west, south, east, north in view.fog_mm
    )


def _hangs_high(part: ScenePart) -> bool:
    heights = part.mesh.vertices[:, 2] + part.pose.origin.z
    return bool(heights.max() > REACHES_HIGH or heights.min() > BEGINS_HIGH)


def _numbered(parts: list[ScenePart]) -> tuple[ScenePart, ...]:
    """The parts with their rows of one mesh of all of them."""
    numbered = []
    vertex = face = 0
    for part in parts:
        rows = slice(vertex, vertex + len(part.mesh.vertices))
        triangles = slice(face, face + len(part.mesh.faces))
        numbered.append(replace(part, vertices=rows, faces=triangles))
        vertex, face = rows.stop, triangles.stop
    return tuple(numbered)
