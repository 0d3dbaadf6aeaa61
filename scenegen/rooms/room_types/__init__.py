"""Room types, one short file each, and those of installed packages.

To add one, copy a file, change it, and add one line here. A package outside scenegen
names its `RoomKind` in its pyproject.toml instead:

    [project.entry-points."scenegen.room_types"]
    workshop = "own_rooms.workshop:WORKSHOP"
"""

from collections.abc import Mapping
from types import MappingProxyType

from scenegen.registry import Registry
from scenegen.rooms.room_types.base import (
    Furnishing,
    RoomKind,
    Top,
    Variant,
    main_first,
    version_of,
)

_SHIPPED: Mapping[str, str] = MappingProxyType(
    {
        "living_room": "scenegen.rooms.room_types.living_room:LIVING_ROOM",
        "bedroom": "scenegen.rooms.room_types.bedroom:BEDROOM",
        "kitchen": "scenegen.rooms.room_types.kitchen:KITCHEN",
        "office": "scenegen.rooms.room_types.office:OFFICE",
        "childrens_room": "scenegen.rooms.room_types.childrens_room:CHILDRENS_ROOM",
        "hallway": "scenegen.rooms.room_types.hallway:HALLWAY",
        "bathroom": "scenegen.rooms.room_types.bathroom:BATHROOM",
        "dining_room": "scenegen.rooms.room_types.dining_room:DINING_ROOM",
        "open_plan_office": (
            "scenegen.rooms.room_types.open_plan_office:OPEN_PLAN_OFFICE"
        ),
        "playroom": "scenegen.rooms.room_types.playroom:PLAYROOM",
        "laundry": "scenegen.rooms.room_types.laundry:LAUNDRY",
        "storage": "scenegen.rooms.room_types.storage:STORAGE",
        "music_room": "scenegen.rooms.room_types.music_room:MUSIC_ROOM",
        "library": "scenegen.rooms.room_types.library:LIBRARY",
        "classroom": "scenegen.rooms.room_types.classroom:CLASSROOM",
        "waiting_room": "scenegen.rooms.room_types.waiting_room:WAITING_ROOM",
        "cafe": "scenegen.rooms.room_types.cafe:CAFE",
        "meeting_room": "scenegen.rooms.room_types.meeting_room:MEETING_ROOM",
        "gym": "scenegen.rooms.room_types.gym:GYM",
        "studio": "scenegen.rooms.room_types.studio:STUDIO",
        "workshop": "scenegen.rooms.room_types.workshop:WORKSHOP",
        "shop": "scenegen.rooms.room_types.shop:SHOP",
    }
)

SHIPPED_KINDS = tuple(_SHIPPED)
"""What recipes draw from when they name no kinds.

The order decides which draw gives which kind, so it never changes. Plug-ins are not
among them: a recipe gives the same items whatever else is installed.
"""

ROOM_KINDS: Registry[RoomKind] = Registry(
    "kind of room",
    "scenegen.room_types",
    _SHIPPED,
    base="scenegen.rooms.room_types.base:RoomKind",
)
"""Every room type by name: the shipped ones, then those of plug-ins."""

__all__ = [
    "ROOM_KINDS",
    "SHIPPED_KINDS",
    "Furnishing",
    "RoomKind",
    "Top",
    "Variant",
    "main_first",
    "version_of",
]
