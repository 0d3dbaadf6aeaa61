"""A tiny catalogue that holds one wedge, written by hand."""

import hashlib
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from scenegen.errors import AssetError

# A wedge in the glTF frame: 0.4 wide (X), 0.2 high (Y), 0.6 deep (Z), on the floor.
CORNERS = (
    (-0.2, 0.0, -0.3),
    (0.2, 0.0, -0.3),
    (0.2, 0.0, 0.3),
    (-0.2, 0.0, 0.3),
    (-0.2, 0.2, -0.3),
    (0.2, 0.2, -0.3),
)
FACES = (
    (0, 1, 2), (0, 2, 3), (0, 4, 5), (0, 5, 1), (3, 2, 5), (3, 5, 4), (0, 3, 4),
    (1, 5, 2),
)  # fmt: skip

INDEX = """
[[category]]
name = "door_wedge"
singular = "door wedge"
plural = "door wedges"
article = "a"
roles = ["filler"]
placement = "free"
similar = []
has_front = true

[[material]]
id = "wood/oak"
colour = [178, 136, 92]
texture = "materials/oak.png"
sha256 = "TEXTURE_HASH"
metres = 1.0
roughness_pct = 55
metallic = false
glow_pct = 0
tintable = false
licence = "CC0-1.0"
source = "drawn for this test"

[[asset]]
id = "door_wedge/plain"
category = "door_wedge"
file = "models/wedge.glb"
sha256 = "MODEL_HASH"
licence = "CC0-1.0"
source = "modelled for this test"
size_mm = [600, 400, 200]
triangles = 8
tintable = false
materials = ["wood/oak"]
"""

Make = Callable[..., Path]
"""Writes a catalogue, see `write`, and says where."""


def write(folder: Path, *changes: tuple[str, str], model: bytes | None = None) -> Path:
    """A catalogue with one wedge, after changes to its index or its model."""
    for name in ("models", "materials"):
        (folder / name).mkdir(exist_ok=True)
    model = glb_bytes() if model is None else model
    (folder / "models/wedge.glb").write_bytes(model)
    picture = folder / "materials/oak.png"
    Image.new("L", (4, 4), 200).save(picture)
    text = INDEX
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    text = text.replace("MODEL_HASH", hashlib.sha256(model).hexdigest())
    hashed = hashlib.sha256(picture.read_bytes()).hexdigest()
    (folder / "index.toml").write_text(text.replace("TEXTURE_HASH", hashed))
    return folder


def glb_bytes(
    vertices: Any = CORNERS,
    faces: Any = FACES,
    material: str | None = "wood/oak",
    normal: tuple[float, float, float] = (0.0, 3.0, 4.0),
    node: dict[str, Any] | None = None,
    uv: float = 0.2,
) -> bytes:
    """A GLB written by hand, so that what the reader does to it can be seen."""
    points = np.array(vertices, dtype="<f4")
    normals = np.tile(np.array(normal, dtype="<f4"), (len(points), 1))
    uvs = np.zeros((len(points), 2), dtype="<f4")
    uvs[:, 1] = uv
    indices = np.array(faces, dtype="<u4")
    arrays = (points, normals, uvs, indices)
    chunks = [array.tobytes() for array in arrays]
    starts = np.cumsum([0, *map(len, chunks)]).tolist()
    kinds = ((5126, "VEC3"), (5126, "VEC3"), (5126, "VEC2"), (5125, "SCALAR"))
    counts = (len(points), len(points), len(points), indices.size)
    primitive: dict[str, Any] = {
        "attributes": {"POSITION": 0, "NORMAL": 1, "TEXCOORD_0": 2},
        "indices": 3,
    }
    document: dict[str, Any] = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, **(node or {})}],
        "meshes": [{"name": "wedge", "primitives": [primitive]}],
        "buffers": [{"byteLength": starts[-1]}],
        "bufferViews": [
            {"buffer": 0, "byteOffset": start, "byteLength": len(chunk)}
            for start, chunk in zip(starts, chunks, strict=False)
        ],
        "accessors": [
            {"bufferView": k, "componentType": kind, "type": shape, "count": count}
            for k, ((kind, shape), count) in enumerate(zip(kinds, counts, strict=True))
        ],
    }
    if material is not None:
        document["materials"] = [{"name": material}]
        primitive["material"] = 0
    text = json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    body = b"".join(chunks)
    size = 12 + 8 + len(text) + 8 + len(body)
    head = struct.pack("<4sII", b"glTF", 2, size)
    return (
        head
        + struct.pack("<I4s", len(text), b"JSON")
        + text
        + struct.pack("<I4s", len(body), b"BIN\0")
        + body
    )


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(AssetError) as caught:
        action()
    return str(caught.value)
