"""Kinds of rooms, one short file each; the table names every one.

To add a kind, copy a file, change it, and add one line here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from scenegen.sampling.kinds.base import Piece, RoomKind
from scenegen.sampling.kinds.bathroom import BATHROOM
from scenegen.sampling.kinds.bedroom import BEDROOM
from scenegen.sampling.kinds.childrens_room import CHILDRENS_ROOM
from scenegen.sampling.kinds.hallway import HALLWAY
from scenegen.sampling.kinds.kitchen import KITCHEN
from scenegen.sampling.kinds.living_room import LIVING_ROOM
from scenegen.sampling.kinds.office import OFFICE

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

__all__ = ["ROOM_KINDS", "Piece", "RoomKind"]
