"""An item's room as one GLB file, byte for byte the same for the same item.

glTF has y up, and objects that look along +z. So the world's (x, y, z) becomes
(x, z, -y), and in the frame of an object x is left, y up, z forward. A camera of glTF
looks along its -z with y up.
"""

from collections.abc import Mapping
from math import pi, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.camera import NEAR
from scenegen.geometry.mesh import Mesh
from scenegen.geometry.pose import Floats
from scenegen.records.item import Facts
from scenegen.records.rig import OrthographicLens, View
from scenegen.room_files.glb_buffer import GlbBuffer, Json
from scenegen.room_files.pictures import texture_png
from scenegen.room_files.room_model import (
    RoomModel,
    RoomObject,
    RoomSurface,
    room_model,
    view_properties,
)

FAR = 1000.0
"""Depth of the far plane, metres."""

STRENGTH = "KHR_materials_emissive_strength"
"""The extension by which a lamp is brighter than white."""

REPEAT, LINEAR, MIPMAPS = 10497, 9729, 9987
"""Of samplers, in the numbers of glTF."""


def room_glb(facts: Facts, catalogue: Catalogue) -> bytes:
    """The room of an item with materials, pictures and cameras as a GLB file.

    Args:
        facts: of the item.
        catalogue: where meshes and materials come from.

    Raises:
        AssetError: an asset or a material of the scene cannot be used.
    """
    return glb_of(room_model(facts, catalogue), catalogue)


def glb_of(model: RoomModel, catalogue: Catalogue) -> bytes:
    """A room as a GLB file.

    Raises:
        AssetError: the picture of a material cannot be used.
    """
    buffer = GlbBuffer()
    materials, used = _materials(model.surfaces, buffer, catalogue)
    meshes: list[Json] = []
    nodes: list[Json] = []
    known: dict[tuple[Mesh, tuple[int, ...]], int] = {}
    shapes: dict[tuple[Mesh, int, float], Json] = {}
    for each in model.objects:
        key = each.mesh, each.surfaces
        if key not in known:
            known[key] = len(meshes)
            meshes.append(_mesh(each, model.surfaces, buffer, shapes))
        nodes.append(_node(each, known[key]))
    cameras = [_camera(view) for view in model.views]
    nodes += [_camera_node(view, number) for number, view in enumerate(model.views)]
    root: Json = {
        "name": "room",
        "children": list(range(len(nodes))),
        "extras": dict(model.properties),
    }
    document: Json = {
        "asset": {"version": "2.0", "generator": model.properties["generator"]},
        "scene": 0,
        "scenes": [{"name": str(model.properties["item"]), "nodes": [len(nodes)]}],
        "nodes": [*nodes, root],
        "meshes": meshes,
        "materials": materials,
        **({"cameras": cameras} if cameras else {}),
        **used,
    }
    return buffer.glb(document)


def world_to_gltf(points: Floats) -> Floats:
    """(n, 3) places or directions of the world in the frame of a glTF scene."""
    return np.stack([points[:, 0], points[:, 2], -points[:, 1]], axis=1)


def body_to_gltf(points: Floats) -> Floats:
    """(n, 3) places or directions of a body in the frame of a glTF object."""
    return np.stack([points[:, 1], points[:, 2], points[:, 0]], axis=1)


def _mesh(
    each: RoomObject,
    surfaces: tuple[RoomSurface, ...],
    buffer: GlbBuffer,
    shapes: dict[tuple[Mesh, int, float], Json],
) -> Json:
    """A mesh of glTF; what differs in its colours only shares its arrays.

    Args:
        each: the object.
        surfaces: of the room.
        buffer: takes the arrays.
        shapes: those it has, by mesh, slot and size of the picture.
    """
    primitives = []
    for slot, row in enumerate(each.surfaces):
        shape = each.mesh, slot, surfaces[row].metres
        if shape not in shapes:
            shapes[shape] = _arrays(*shape, buffer)
        if shapes[shape]:  # a slot may have no faces
            primitives.append({**shapes[shape], "material": row})
    return {"name": each.properties.get("asset", each.name), "primitives": primitives}


def _arrays(mesh: Mesh, slot: int, metres: float, buffer: GlbBuffer) -> Json:
    """The faces of one slot of a mesh; empty when it has none."""
    faces = mesh.faces[mesh.slots == slot]
    if not len(faces):
        return {}
    rows, same = np.unique(faces, return_inverse=True)
    uvs = mesh.uvs[rows] / metres
    # Row 0 of a picture is where v is largest; in glTF it is at 0.
    uvs = np.stack([uvs[:, 0], 1.0 - uvs[:, 1]], axis=1)
    normals = body_to_gltf(_unit(mesh.normals[rows]))
    return {
        "attributes": {
            "POSITION": buffer.points(body_to_gltf(mesh.vertices[rows])),
            "NORMAL": buffer.vectors(normals),
            "TEXCOORD_0": buffer.vectors(uvs),
        },
        "indices": buffer.indices(same.reshape(-1)),
    }


def _unit(vectors: Floats) -> Floats:
    """The same directions with a length of 1, as glTF wants them."""
    x, y, z = vectors.T
    length = np.sqrt(x * x + y * y + z * z)
    found: Floats = vectors / np.where(length > 0.0, length, 1.0)[:, None]
    found[length == 0.0] = (0.0, 0.0, 1.0)
    return found


def _node(each: RoomObject, mesh: int) -> Json:
    """An object at its place; its front is turned from +z to its heading."""
    heading = each.pose.heading_tenths + 900
    x, y, z = each.pose.origin
    return {
        "name": each.name,
        "mesh": mesh,
        "translation": [x, z, -y + 0.0],
        "rotation": _about_y(cosine(heading), sine(heading)),
        "extras": dict(each.properties),
    }


def _about_y(cos: float, sin: float) -> list[float]:
    """The quaternion (x, y, z, w) of a turn about the vertical axis."""
    half = sqrt(max(0.5 - 0.5 * cos, 0.0))
    return [0.0, half if sin >= 0.0 else -half, 0.0, sqrt(max(0.5 + 0.5 * cos, 0.0))]


def _camera(view: View) -> Json:
    if isinstance(view.lens, OrthographicLens):
        half = view.lens.span_mm / 2000
        lens = {"xmag": half, "ymag": half, "znear": NEAR, "zfar": FAR}
        return {"name": view.name, "type": "orthographic", "orthographic": lens}
    lens = {
        "yfov": view.lens.fov_tenths / 1800 * pi,
        "aspectRatio": 1.0,
        "znear": NEAR,
        "zfar": FAR,
    }
    return {"name": view.name, "type": "perspective", "perspective": lens}


def _camera_node(view: View, camera: int) -> Json:
    """A camera at its place, with what glTF has no words for."""
    numbers = view.camera(1).numbers
    down, forward = np.array(numbers.down), np.array(numbers.forward)
    axes = world_to_gltf(np.array([numbers.right, -down, -forward]))
    x, y, z = numbers.origin
    return {
        "name": view.name,
        "camera": camera,
        "translation": [x, z, -y + 0.0],
        "rotation": _quaternion(axes),
        "extras": view_properties(view),
    }


def _quaternion(axes: NDArray[np.float64]) -> list[float]:
    """The quaternion (x, y, z, w) whose turned axes are the rows of a matrix."""
    (a, b, c), (d, e, f), (g, h, i) = axes.tolist()
    squares = [1 + a - e - i, 1 - a + e - i, 1 - a - e + i, 1 + a + e + i]
    largest = squares.index(max(squares))
    rows = (
        (squares[0], b + d, g + c, f - h),
        (b + d, squares[1], f + h, g - c),
        (g + c, f + h, squares[2], b - d),
        (f - h, g - c, b - d, squares[3]),
    )
    row = rows[largest]
    length = sqrt(row[0] * row[0] + row[1] * row[1] + row[2] * row[2] + row[3] * row[3])
    return [each / length for each in row]


def _materials(
    surfaces: tuple[RoomSurface, ...], buffer: GlbBuffer, catalogue: Catalogue
) -> tuple[list[Json], Json]:
    """The materials, and the parts of the document that their pictures need."""
    names = dict.fromkeys(each.texture for each in surfaces if each.texture)
    numbers = {name: number for number, name in enumerate(names)}
    images = [
        {
            "name": name,
            "mimeType": "image/png",
            "bufferView": buffer.file(texture_png(catalogue, name)),
        }
        for name in numbers
    ]
    materials = [_material(each, numbers) for each in surfaces]
    used: Json = {}
    if images:
        sampler = {
            "magFilter": LINEAR,
            "minFilter": MIPMAPS,
            "wrapS": REPEAT,
            "wrapT": REPEAT,
        }
        used["images"] = images
        used["samplers"] = [sampler]
        used["textures"] = [
            {"source": number, "sampler": 0} for number in numbers.values()
        ]
    if any("extensions" in each for each in materials):
        used["extensionsUsed"] = [STRENGTH]
    return materials, used


def _material(surface: RoomSurface, numbers: Mapping[str, int]) -> Json:
    """A material of glTF.

    Args:
        surface: what it is.
        numbers: of textures, by their name.
    """
    picture = {"index": numbers[surface.texture]} if surface.texture else None
    found: Json = {
        "name": surface.material,
        "doubleSided": not surface.is_one_sided,
        "pbrMetallicRoughness": {
            "baseColorFactor": [*_shown(surface), 1.0],
            "metallicFactor": surface.metallic,
            "roughnessFactor": surface.roughness,
        },
    }
    if picture is not None and not surface.is_outside:
        found["pbrMetallicRoughness"]["baseColorTexture"] = picture
    if surface.emission > 0.0:
        # Pictures are exposed for the room; what is outside would be white else.
        strength = (
            min(surface.emission, 1.0) if surface.is_outside else surface.emission
        )
        found.update(_emission(surface, strength, picture))
    return found


def _shown(surface: RoomSurface) -> tuple[float, float, float]:
    """The light that it throws back: none, where it only shows what is outside."""
    return (0.0, 0.0, 0.0) if surface.is_outside else surface.colour


def _emission(
    surface: RoomSurface, strength: float, picture: Mapping[str, Any] | None
) -> Json:
    """The light that a surface gives off, in its own colours."""
    least = min(strength, 1.0)
    found: Json = {"emissiveFactor": [least * each for each in surface.colour]}
    if picture is not None:
        found["emissiveTexture"] = picture
    if strength > 1.0:
        found["extensions"] = {STRENGTH: {"emissiveStrength": strength}}
    return found
