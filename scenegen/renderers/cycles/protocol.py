"""Names that both sides of the border to Blender's process use.

Blender's own interpreter imports it too: it needs nothing but the standard library.
"""

from typing import Any

Json = dict[str, Any]
"""A job, an answer or a part of one: JSON has no types that mypy could follow."""

DEVICE_VARIABLE = "SCENEGEN_BLENDER_DEVICE"
"""Names the kind of device, or CPU, when the first is not the right one."""

BEHIND = 64
"""What is added to owners, so that none is below 1: Blender counts from 0."""

ENTITIES, STANDING, EVERYTHING = "entities", "standing", "everything"
"""What keeps a light out: no part of the room; all but its ceiling; all of it."""

INNER = "inner"
"""What keeps the main light out: entities that do not hang where it comes in."""

OVERHEAD = "ceiling"
"""What some light is for."""

GROUPS = (ENTITIES, STANDING, INNER, OVERHEAD)
"""Groups of objects that lamps may treat in a way of their own."""
