"""The vocabulary of furnishing: at a wall, facing, around, on top of, beside, under.

A relation says where people put an object, by itself or with regard to a host that is
already there. `draw` proposes a position, and the plans of floor and walls say whether
it is free. `holds` is the law that everything placed by the relation obeys. Proposing
and checking are apart, because a proposal that knows the relation only stays short,
exact and testable; what it costs is a few more draws in a full room.
"""

from scenegen.rooms.relations.at_walls import (
    AtWall,
    AtWindow,
    BelowWindow,
    InCorner,
    Opposite,
    SideToWall,
)
from scenegen.rooms.relations.base import Host, Layer, Relation, Site, Span
from scenegen.rooms.relations.fixed import AtPosition
from scenegen.rooms.relations.hung import (
    BesideOnWall,
    ByDoor,
    FromCeiling,
    InWindow,
    OnWall,
)
from scenegen.rooms.relations.in_groups import (
    Amid,
    Around,
    InIslands,
    InRing,
    InRows,
)
from scenegen.rooms.relations.in_runs import InRun, Stacked
from scenegen.rooms.relations.on_floor import Beside, Facing, InOpen, in_line
from scenegen.rooms.relations.on_tops import (
    Lying,
    NearOnTop,
    OnSill,
    OnTop,
    Under,
    sills_of,
)

__all__ = [
    "Amid",
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
    "InIslands",
    "InOpen",
    "InRing",
    "InRows",
    "InRun",
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
    "Stacked",
    "Under",
    "in_line",
    "sills_of",
]
