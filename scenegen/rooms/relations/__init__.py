"""The vocabulary of furnishing: at a wall, facing, around, on top of, beside, under.

A relation says where people put an object, by itself or with regard to a host that is
already there. `draw` proposes a position, and the plans of floor and walls say whether
it is free. `holds` is the law that everything placed by the relation obeys. Proposing
and checking are apart, because a proposal that knows the relation only stays short,
exact and testable; what it costs is a few more draws in a full room.
"""

from scenegen.rooms.relations.base import Host, Layer, Relation, Site, Span
from scenegen.rooms.relations.fixed import AtPosition
from scenegen.rooms.relations.floor import (
    Around,
    AtWall,
    AtWindow,
    BelowWindow,
    Beside,
    Facing,
    InCorner,
    InOpen,
    InRows,
    Opposite,
    SideToWall,
    in_line,
)
from scenegen.rooms.relations.raised import (
    BesideOnWall,
    ByDoor,
    FromCeiling,
    InWindow,
    Lying,
    NearOnTop,
    OnSill,
    OnTop,
    OnWall,
    Under,
    sills_of,
)

__all__ = [
    "Around",
    "AtPosition",
    "AtWall",
    "AtWindow",
    "BelowWindow",
    "Beside",
    "BesideOnWall",
    "ByDoor",
    "Facing",
    "FromCeiling",
    "Host",
    "InCorner",
    "InOpen",
    "InRows",
    "InWindow",
    "Layer",
    "Lying",
    "NearOnTop",
    "OnSill",
    "OnTop",
    "OnWall",
    "Opposite",
    "Relation",
    "SideToWall",
    "Site",
    "Span",
    "Under",
    "in_line",
    "sills_of",
]
