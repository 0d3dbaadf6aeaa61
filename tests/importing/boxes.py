"""A chair of 0.5 x 0.9 x 0.5 m as other programs write it: GLB, glTF and OBJ."""

import json
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.importing import ImportOptions, ImportReport, open_source
from scenegen.importing.gltf import read_gltf
from scenegen.importing.mesh_parts import ImportedMesh
from scenegen.importing.obj import read_obj
from tests.importing.library import box_lines, files_beside, run

LOW, HIGH = (-0.25, 0.0, -0.25), (0.25, 0.9, 0.25)
UVS = ((0, 0), (1, 0), (1, 1), (0, 1))
KINDS = {"i1": 5120, "u1": 5121, "<i2": 5122, "<u2": 5123, "<u4": 5125, "<f4": 5126}
SHAPES = {1: "SCALAR", 2: "VEC2", 3: "VEC3", 4: "VEC4", 16: "MAT4"}

OBJ = (
    "".join(f"vt {u} {v}\n" for u, v in UVS)
    + "usemtl wood\n"
    + box_lines((LOW, HIGH), 1)
)
"""A box in the material "wood", all sides with the same places in the picture."""


def corners() -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """(24, 3) points of the six sides, (24, 2) places, and (36,) indices."""
    (x0, y0, z0), (x1, y1, z1) = LOW, HIGH
    table = [(x, y, z) for x in (x0, x1) for y in (y0, y1) for z in (z0, z1)]
    sides = (
        (0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4),
        (1, 5, 7, 3),
    )  # fmt: skip
    points = np.array([table[row] for side in sides for row in side], dtype="<f4")
    order = [4 * side + k for side in range(6) for k in (0, 1, 2, 0, 2, 3)]
    return points, np.array(UVS * 6, dtype="<f4"), np.array(order, dtype="<u2")


class Gltf:
    """A glTF document and its buffer, to be added to."""

    def __init__(self) -> None:
        self.body = bytearray()
        self.json: dict[str, Any] = {
            "asset": {"version": "2.0"},
            "scene": 0,
            "scenes": [{"nodes": [0]}],
            "nodes": [{"mesh": 0}],
            "meshes": [{"primitives": []}],
            "accessors": [],
            "bufferViews": [],
            "buffers": [{}],
        }

    def view(self, data: bytes) -> int:
        """A buffer view of bytes."""
        self.body += b"\0" * (-len(self.body) % 4)
        place = {"byteOffset": len(self.body), "byteLength": len(data)}
        self.json["bufferViews"].append({"buffer": 0, **place})
        self.body += data
        return len(self.json["bufferViews"]) - 1

    def array(self, values: Any, kind: str = "<f4", **more: object) -> int:
        """An accessor of values."""
        rows = np.array(values, dtype=kind)
        rows = rows.reshape(len(rows), -1)
        entry = {
            "bufferView": self.view(rows.tobytes()),
            "componentType": KINDS[kind],
            "count": len(rows),
            "type": SHAPES[rows.shape[1]],
        }
        self.json["accessors"].append({**entry, **more})
        return len(self.json["accessors"]) - 1

    def glb(self) -> bytes:
        """The whole as a GLB file."""
        self.json["buffers"][0]["byteLength"] = len(self.body)
        text = json.dumps(self.json).encode()
        text += b" " * (-len(text) % 4)
        body = bytes(self.body) + b"\0" * (-len(self.body) % 4)
        parts = ((len(text), b"JSON", text), (len(body), b"BIN\0", body))
        data = b"".join(struct.pack("<I4s", n, kind) + part for n, kind, part in parts)
        return struct.pack("<4sII", b"glTF", 2, 12 + len(data)) + data


def box(
    picture: bytes | None = None,
    change: Callable[[Gltf, dict[str, Any]], object] = lambda made, primitive: None,
    **paint: object,
) -> bytes:
    """A GLB file of the box.

    Args:
        picture: of its material, a PNG file.
        change: is given the document and its only primitive.
        paint: of the material, besides that it is no metal.
    """
    made = Gltf()
    points, uvs, order = corners()
    rough: dict[str, Any] = {"metallicFactor": 0, **paint}
    if picture is not None:
        made.json["images"] = [
            {"bufferView": made.view(picture), "mimeType": "image/png"}
        ]
        made.json["textures"] = [{"source": 0}]
        rough.setdefault("baseColorTexture", {"index": 0})
    made.json["materials"] = [{"pbrMetallicRoughness": rough}]
    primitive = {
        "attributes": {"POSITION": made.array(points), "TEXCOORD_0": made.array(uvs)},
        "indices": made.array(order, "<u2"),
        "material": 0,
    }
    made.json["meshes"][0]["primitives"].append(primitive)
    change(made, primitive)
    return made.glb()


def read(data: bytes, files: Mapping[str, bytes] = {}) -> list[ImportedMesh]:
    """The pieces of a GLB file that needs no note."""
    pieces, notes = read_with_notes(data, files)
    assert notes == []
    return pieces


def read_with_notes(
    data: bytes, files: Mapping[str, bytes] = {}
) -> tuple[list[ImportedMesh], list[str]]:
    """The pieces of a GLB file, and the notes."""
    notes: list[str] = []
    beside = files_beside(files, notes.append)
    return list(read_gltf(data, "chair.glb", beside, notes.append)), notes


def read_lines(
    text: str | bytes, files: Mapping[str, bytes] = {}
) -> tuple[list[ImportedMesh], list[str]]:
    """The pieces of an OBJ file, and the notes."""
    data = text.encode() if isinstance(text, str) else text
    notes: list[str] = []
    beside = files_beside(files, notes.append)
    return list(read_obj(data, "chair.obj", beside, notes.append)), notes


def imported(folder: Path, files: Mapping[str, bytes], **wishes: Any) -> ImportReport:
    """Import a folder of files; the pack is written beside it."""
    source = folder / "source"
    for name, data in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(data)
    return run(source, folder / "pack", ImportOptions(licence="CC0-1.0", **wishes))


__all__ = [
    "OBJ", "Gltf", "box", "corners", "imported", "open_source", "read", "read_lines",
    "read_with_notes",
]  # fmt: skip
