"""GLB files that somebody has spoilt."""

import struct
from random import Random
from typing import Any

import numpy as np

from tests.fuzz.mutators import spoilt_bytes, spoilt_json
from tests.importing.boxes import Gltf, box
from tests.importing.library import picture

HEAD = 20
"""Bytes before the JSON text of a GLB file."""


def rich_box() -> bytes:
    """A box with colours, normals, a skin, morphs and a picture."""

    def change(made: Gltf, primitive: dict[str, Any]) -> None:
        primitive["attributes"] |= {
            "COLOR_0": made.array(np.full((24, 4), 200), "u1", normalized=True),
            "NORMAL": made.array(np.tile([0, 1, 0], (24, 1))),
            "JOINTS_0": made.array(np.zeros((24, 4)), "u1"),
            "WEIGHTS_0": made.array(np.tile([1, 0, 0, 0], (24, 1))),
        }
        primitive["targets"] = [{"POSITION": made.array(np.zeros((24, 3)))}]
        made.json["meshes"][0]["weights"] = [0.5]
        made.json["skins"] = [{"joints": [1]}]
        made.json["nodes"] = [
            {"mesh": 0, "skin": 0, "children": [1]},
            {"translation": [1, 0, 0], "rotation": [0, 0, 0, 1]},
        ]
        made.json["materials"][0] |= {
            "emissiveFactor": [1, 0, 0],
            "alphaMode": "BLEND",
            "extensions": {"KHR_materials_transmission": {"transmissionFactor": 0.5}},
        }

    moved = {"KHR_texture_transform": {"scale": [2, 2], "rotation": 1}}
    return box(
        picture(),
        change,
        baseColorFactor=[1, 0.5, 0.5, 0.5],
        baseColorTexture={"index": 0, "extensions": moved},
    )


def spoilt_model(rng: Random, data: bytes) -> bytes:
    """A GLB file spoilt in its bytes, or in the values of its JSON text."""
    if rng.random() < 0.35:
        return spoilt_bytes(rng, data)
    size = int.from_bytes(data[12:16], "little")
    text = spoilt_json(rng, data[HEAD : HEAD + size])
    text += b" " * (-len(text) % 4)
    return with_text(text, data[HEAD + size :])


def with_text(text: bytes, rest: bytes) -> bytes:
    """A GLB file of a JSON text and the chunks behind it."""
    head = struct.pack("<4sII", b"glTF", 2, HEAD + len(text) + len(rest))
    return head + struct.pack("<I4s", len(text), b"JSON") + text + rest
