"""A hash of a scene that does not change under what keeps it the same scene.

Rooms lie along the axes, so a scene may come mirrored or turned by quarters: eight
ways. The hash is the first of theirs in the alphabet.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from scenegen.records.scene import Scene

Point = tuple[int, int]

WAYS: tuple[Callable[[int, int], Point], ...] = (
    lambda x, y: (x, y),
    lambda x, y: (-x, y),
    lambda x, y: (x, -y),
    lambda x, y: (-x, -y),
    lambda x, y: (y, x),
    lambda x, y: (-y, x),
    lambda x, y: (y, -x),
    lambda x, y: (-y, -x),
)
"""The eight symmetries of a square."""


def scene_hash(scene: Scene) -> str:
    """The hash of a scene, whichever way it lies and however it is numbered."""
    return min(_text_hash(scene, way) for way in WAYS)


def _text_hash(scene: Scene, way: Callable[[int, int], Point]) -> str:
    """The hash of the scene laid one way, with its lower left corner at the origin."""
    corners = [way(*corner) for corner in scene.room.outline_mm]
    left = min(x for x, _ in corners)
    low = min(y for _, y in corners)
    outline = sorted((x - left, y - low) for x, y in corners)
    entities = []
    for each in scene.entities:
        x, y = way(each.position_mm[0], each.position_mm[1])
        entities.append((each.asset, x - left, y - low, each.position_mm[2]))
    return sha256(repr((outline, sorted(entities))).encode()).hexdigest()
