"""Kinds of rooms, one short file each; the table names every one.

To add a kind, copy a file, change it, and add one line here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from scenegen.rooms.room_types.base import Furnishing, RoomKind
from scenegen.rooms.room_types.bathroom import BATHROOM
from scenegen.rooms.room_types.bedroom import BEDROOM
from scenegen.rooms.room_types.childrens_room import CHILDRENS_ROOM
from scenegen.rooms.room_types.hallway import HALLWAY
from scenegen.rooms.room_types.kitchen import KITCHEN
from scenegen.rooms.room_types.living_room import LIVING_ROOM
from scenegen.rooms.room_types.office import OFFICE

ROOM_KINDS: Mapping[str, RoomKind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            LIVING_ROOM,
            BEDROOM,
            KITCHEN,
            OFFICE,
            CHILDRENS_ROOM,
            HALLWAY,
            BATHROOM,
        )
    }
)

__all__ = ["ROOM_KINDS", "Furnishing", "RoomKind"]
