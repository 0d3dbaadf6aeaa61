"""The binary chunk of a GLB file, and the file around it."""

import json
import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats

Json = dict[str, Any]
"""A part of a glTF document."""

FLOAT, UNSIGNED = 5126, 5125
"""Types of numbers, in the numbers of glTF."""

VERTICES, FACES = 34962, 34963
"""What a part of the buffer is for, likewise."""


class GlbBuffer:
    """Arrays and files behind each other, and where each of them is."""

    def __init__(self) -> None:
        """An empty buffer."""
        self._body = bytearray()
        self._views: list[Json] = []
        self._accessors: list[Json] = []

    def points(self, values: Floats) -> int:
        """The accessor of (n, 3) places, with their bounds."""
        single = values.astype("<f4")
        number = self.vectors(values)
        self._accessors[number].update(
            min=single.min(axis=0).tolist(), max=single.max(axis=0).tolist()
        )
        return number

    def vectors(self, values: Floats) -> int:
        """The accessor of (n, 2) or (n, 3) numbers."""
        shape = f"VEC{values.shape[1]}"
        # A zero without a sign: equal values have equal bytes.
        data = (values.astype("<f4") + np.float32(0.0)).tobytes()
        return self._accessor(data, (FLOAT, shape, len(values)), VERTICES)

    def indices(self, rows: NDArray[np.int64]) -> int:
        """The accessor of (n,) numbers of vertices, three for each face."""
        data = rows.astype("<u4").tobytes()
        return self._accessor(data, (UNSIGNED, "SCALAR", len(rows)), FACES)

    def file(self, data: bytes) -> int:
        """The part of the buffer that holds a file."""
        return self._view(data, {})

    def glb(self, document: Json) -> bytes:
        """The GLB file of a document whose arrays were put here."""
        whole = {
            **document,
            "accessors": self._accessors,
            "bufferViews": self._views,
            "buffers": [{"byteLength": len(self._body)}],
        }
        text = json.dumps(whole, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        size = 12 + 8 + len(text) + 8 + len(self._body)
        return b"".join(
            (
                struct.pack("<4sII", b"glTF", 2, size),
                struct.pack("<I4s", len(text), b"JSON"),
                text,
                struct.pack("<I4s", len(self._body), b"BIN\0"),
                bytes(self._body),
            )
        )

    def _accessor(self, data: bytes, kind: tuple[int, str, int], target: int) -> int:
        """The accessor of an array: its type, shape and length, and what it is for."""
        numbers, shape, count = kind
        self._accessors.append(
            {
                "bufferView": self._view(data, {"target": target}),
                "componentType": numbers,
                "count": count,
                "type": shape,
            }
        )
        return len(self._accessors) - 1

    def _view(self, data: bytes, more: Json) -> int:
        view = {"buffer": 0, "byteOffset": len(self._body), "byteLength": len(data)}
        self._views.append({**view, **more})
        self._body += data + b"\0" * (-len(data) % 4)
        return len(self._views) - 1
