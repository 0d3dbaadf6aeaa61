"""GLB files: one node, one mesh, one primitive for each material."""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import ImportedMesh

_FLOAT, _UNSIGNED = 5126, 5125


@dataclass(frozen=True, slots=True)
class GlbPart:
    """A piece, with a normal at every corner, and the id of its material."""

    material: str
    piece: ImportedMesh


def glb_bytes(parts: Sequence[GlbPart]) -> bytes:
    """A GLB file of pieces in the glTF frame, metres; the same for the same pieces."""
    body = bytearray()
    views: list[dict[str, int]] = []
    accessors: list[dict[str, object]] = []
    primitives = []
    for number, part in enumerate(parts):
        table, faces = _vertices(part.piece)
        first = len(accessors)
        for values, shape in (
            (table[:, 0:3], "VEC3"), (table[:, 3:6], "VEC3"), (table[:, 6:8], "VEC2")
        ):  # fmt: skip
            _append(body, views, accessors, values.astype("<f4"), (_FLOAT, shape))
        low, high = (
            table[:, 0:3].astype("<f4").min(0),
            table[:, 0:3].astype("<f4").max(0),
        )
        accessors[first].update(min=low.tolist(), max=high.tolist())
        flat = faces.reshape(-1, 1).astype("<u4")
        _append(body, views, accessors, flat, (_UNSIGNED, "SCALAR"))
        names = ("POSITION", "NORMAL", "TEXCOORD_0")
        attributes = {name: first + k for k, name in enumerate(names)}
        primitives.append(
            {"attributes": attributes, "indices": first + 3, "material": number}
        )
    document = {
        "asset": {"version": "2.0", "generator": "scenegen"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": primitives}],
        "materials": [{"name": part.material} for part in parts],
        "buffers": [{"byteLength": len(body)}],
        "bufferViews": views,
        "accessors": accessors,
    }
    return _wrapped(document, bytes(body))


def _vertices(piece: ImportedMesh) -> tuple[Floats, NDArray[np.int64]]:
    """(n, 8) rows of point, normal and place in the picture, and faces of them."""
    points = piece.points[piece.faces].reshape(-1, 3)
    normals = np.zeros_like(points) if piece.normals is None else piece.normals
    uvs = np.zeros((len(points), 2)) if piece.uvs is None else piece.uvs.reshape(-1, 2)
    down = np.stack([uvs[:, 0], 1.0 - uvs[:, 1]], axis=1)
    rows = np.concatenate([points, normals.reshape(-1, 3), down], axis=1)
    _, first, same = np.unique(
        np.rint(rows * 1e5).astype(np.int64),
        axis=0,
        return_index=True,
        return_inverse=True,
    )
    return rows[first], same.reshape(-1, 3)


def _append(
    body: bytearray,
    views: list[dict[str, int]],
    accessors: list[dict[str, object]],
    values: np.ndarray,
    kind: tuple[int, str],
) -> None:
    """Put an array behind the others, and say where it is."""
    data = values.tobytes()
    views.append({"buffer": 0, "byteOffset": len(body), "byteLength": len(data)})
    accessors.append(
        {
            "bufferView": len(views) - 1,
            "componentType": kind[0],
            "count": len(values),
            "type": kind[1],
        }
    )
    body += data


def _wrapped(document: dict[str, object], body: bytes) -> bytes:
    """The two chunks of a GLB file behind its header."""
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    size = 12 + 8 + len(text) + 8 + len(body)
    return b"".join(
        (
            struct.pack("<4sII", b"glTF", 2, size),
            struct.pack("<I4s", len(text), b"JSON"),
            text,
            struct.pack("<I4s", len(body), b"BIN\0"),
            body,
        )
    )
