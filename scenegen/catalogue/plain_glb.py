"""The GLB files that modelling scripts write, read without a mesh library.

A worker reads some hundred models, and importing the library that reads any GLB takes
longer than all of them. So the plain form is read here: one node without a transform,
one mesh, triangles with normals, coordinates of a texture, indices and a named
material. Whatever differs from it in any way is left to the library.
"""

from __future__ import annotations

import json
import struct
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_DOCUMENT = frozenset(
    (
        "accessors",
        "asset",
        "bufferViews",
        "buffers",
        "materials",
        "meshes",
        "nodes",
        "scene",
        "scenes",
    )
)
_ACCESSOR = frozenset(("bufferView", "componentType", "count", "max", "min", "type"))
_VIEW = frozenset(("buffer", "byteLength", "byteOffset", "target"))
_PRIMITIVE = {"attributes", "indices", "material"}
_ATTRIBUTES = {"NORMAL", "POSITION", "TEXCOORD_0"}

_WIDTHS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3}
_TYPES = {5123: "<u2", 5125: "<u4", 5126: "<f4"}


class PlainPrimitive(NamedTuple):
    """The triangles of one material, in the glTF frame, as the file holds them.

    Attributes:
        material: its name.
        vertices, normals: (n, 3) float32.
        uvs: (n, 2) float32; v counts downwards.
        faces: (m, 3) unsigned.
    """

    material: str
    vertices: NDArray[Any]
    normals: NDArray[Any]
    uvs: NDArray[Any]
    faces: NDArray[Any]


class _NotPlain(Exception):
    """The library has to read it."""


def read_plain_glb(data: bytes) -> list[PlainPrimitive] | None:
    """The triangles of a plain GLB file; None for every other one, a damaged one say.

    Args:
        data: all of the file.
    """
    try:
        document, body = _chunks(data)
        return _primitives(document, body)
    except (_NotPlain, KeyError, IndexError, TypeError, ValueError, struct.error):
        return None


def _chunks(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The document and the buffer: two chunks that are all of the file."""
    magic, version, size = struct.unpack_from("<4sII", data, 0)
    length, kind = struct.unpack_from("<I4s", data, 12)
    _require((magic, version, size, kind) == (b"glTF", 2, len(data), b"JSON"))
    start = 20 + length
    held, kind = struct.unpack_from("<I4s", data, start)
    _require(kind == b"BIN\0" and start + 8 + held == len(data))
    return json.loads(data[20:start]), data[start + 8 :]


def _primitives(document: dict[str, Any], body: bytes) -> list[PlainPrimitive]:
    """The primitives of the only mesh, which have different materials."""
    _require(document.keys() <= _DOCUMENT)
    (scene,), (node,), (mesh,) = (document[k] for k in ("scenes", "nodes", "meshes"))
    (buffer,) = document["buffers"]
    _require(scene["nodes"] == [0] and scene.keys() <= {"name", "nodes"})
    _require(node["mesh"] == 0 and node.keys() <= {"mesh", "name"})
    _require(buffer.keys() == {"byteLength"} and mesh.keys() <= {"name", "primitives"})
    found = [_primitive(document, body, each) for each in mesh["primitives"]]
    names = {each.material for each in found}
    _require(bool(found) and len(names) == len(found) and all(names))
    return found


def _primitive(
    document: dict[str, Any], body: bytes, values: dict[str, Any]
) -> PlainPrimitive:
    attributes = values["attributes"]
    _require(values.keys() == _PRIMITIVE and attributes.keys() == _ATTRIBUTES)
    vertices = _array(document, body, attributes["POSITION"], (5126, "VEC3"))
    normals = _array(document, body, attributes["NORMAL"], (5126, "VEC3"))
    uvs = _array(document, body, attributes["TEXCOORD_0"], (5126, "VEC2"))
    kind = document["accessors"][values["indices"]]["componentType"]
    _require(kind in (5123, 5125))
    indices = _array(document, body, values["indices"], (kind, "SCALAR"))
    count = len(vertices)
    _require(len(normals) == len(uvs) == count > int(indices.max()))
    name = document["materials"][values["material"]]["name"]
    _require(isinstance(name, str))
    return PlainPrimitive(name, vertices, normals, uvs, indices.reshape(-1, 3))


def _array(
    document: dict[str, Any], body: bytes, number: int, wanted: tuple[int, str]
) -> NDArray[Any]:
    """An accessor that fills its view of the buffer, (n,) or (n, width)."""
    accessor = document["accessors"][number]
    view = document["bufferViews"][accessor["bufferView"]]
    _require(accessor.keys() <= _ACCESSOR and view.keys() <= _VIEW)
    _require(view["buffer"] == 0)
    kind, shape = accessor["componentType"], accessor["type"]
    _require((kind, shape) == wanted)
    width, start = _WIDTHS[shape], view["byteOffset"]
    count, dtype = accessor["count"], np.dtype(_TYPES[kind])
    _require(view["byteLength"] == count * width * dtype.itemsize and start >= 0)
    values: NDArray[Any] = np.frombuffer(body, dtype, count * width, start)
    return values if width == 1 else values.reshape(count, width)


def _require(is_plain: bool) -> None:
    """Leave the file to the library unless something holds.

    Raises:
        _NotPlain: it does not.
    """
    if not is_plain:
        raise _NotPlain
