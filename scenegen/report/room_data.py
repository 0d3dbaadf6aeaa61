"""The room of an item for the viewer in three dimensions: triangles and surfaces."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.room_files.room_model import RoomModel, RoomObject, RoomSurface


def room_bytes(model: RoomModel) -> bytes:
    """The triangles of a room with what they are made of, little-endian.

    A JSON header after its length (uint32), padded to four bytes. It has the surfaces,
    and the parts in order: of each its owner, its number of vertices, and its runs of
    faces, a surface and a number of faces each. Then for all parts: vertices as
    (x, y, z) float32 in metres, z up; their normals likewise; texture coordinates as
    (u, v) float32 in metres on the surface; and faces as three uint32 that count the
    vertices of their part.
    """
    parts, faces = [], []
    for each in model.objects:
        order = np.argsort(each.mesh.slots, kind="stable")
        faces.append(each.mesh.faces[order].astype("<u4"))
        parts.append(_part(each))
    stated = {"parts": parts, "surfaces": [_surface(each) for each in model.surfaces]}
    header = json.dumps(stated, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 4)
    blocks = [
        *(_placed(each) for each in model.objects),
        *(each.pose.turn(each.mesh.normals).astype("<f4") for each in model.objects),
        *(each.mesh.uvs.astype("<f4") for each in model.objects),
        *faces,
    ]
    body = b"".join(each.tobytes() for each in blocks)
    return len(header).to_bytes(4, "little") + header + body


def _part(each: RoomObject) -> dict[str, Any]:
    """What the header says of an object."""
    counts = np.bincount(each.mesh.slots, minlength=len(each.surfaces)).tolist()
    runs = zip(each.surfaces, counts, strict=True)
    return {
        "owner": each.properties["id"],
        "vertices": len(each.mesh.vertices),
        "runs": [[surface, faces] for surface, faces in runs if faces],
    }


def _surface(surface: RoomSurface) -> dict[str, Any]:
    """What the header says of a surface; colours are linear light."""
    return {
        "colour": [round(channel, 4) for channel in surface.colour],
        "texture": surface.texture,
        "metres": surface.metres,
        "glow": round(surface.emission, 3),
        "outside": surface.is_outside,
    }


def _placed(each: RoomObject) -> NDArray[np.float32]:
    """(n, 3) places of the vertices of an object in the world, metres."""
    places = np.zeros(each.mesh.vertices.shape, dtype=np.float64)
    each.pose.place(each.mesh.vertices, places)
    return places.astype("<f4")
