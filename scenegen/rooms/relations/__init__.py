"""The vocabulary of furnishing: at a wall, facing, around, on top of, beside, under.

A relation says where people put an object, by itself or with regard to a host that is
already there. `draw` proposes a position, and the plans of floor and walls say whether
it is free. `holds` is the law that everything placed by the relation obeys. Proposing
and checking are apart, because a proposal that knows the relation only stays short,
exact and testable; what it costs is a few more draws in a full room.
"""

from scenegen.rooms.relations.at_places import AtPlace
from scenegen.rooms.relations.at_walls import (
    AtWall,
    AtWindow,
    BelowWindow,
    InCorner,
    Opposite,
    SideToWall,
)
from scenegen.rooms.relations.base import Host, Layer, Relation, Site, Span
from scenegen.rooms.relations.dividing import OutFromWall
from scenegen.rooms.relations.fixed import AtPosition
from scenegen.rooms.relations.hung import (
    BesideOnWall,
    ByDoor,
    FromCeiling,
    InWindow,
    OnWall,
)
from scenegen.rooms.relations.in_groups import Around, InRing
from scenegen.rooms.relations.in_nooks import InNook
from scenegen.rooms.relations.in_runs import InRun, Stacked
from scenegen.rooms.relations.in_the_open import Amid, InIslands, InRows
from scenegen.rooms.relations.on_floor import Beside, Facing, InOpen, in_line
from scenegen.rooms.relations.on_rugs import AroundRug, OnFreeFloor, OnRug
from scenegen.rooms.relations.on_tops import (
    Lying,
    NearOnTop,
    OnSill,
    OnTop,
    Under,
    sills_of,
)
from scenegen.rooms.relations.pictures import AboveMiddle
from scenegen.rooms.relations.seating import AtSides, FacingWall, InView
from scenegen.rooms.relations.staffed import BeforeWall

__all__ = [
    "AboveMiddle",
    "Amid",
    "Around",
    "AroundRug",
    "AtPlace",
    "AtPosition",
    "AtSides",
    "AtWall",
    "AtWindow",
    "BeforeWall",
    "BelowWindow",
    "Beside",
    "BesideOnWall",
    "ByDoor",
    "Facing",
    "FacingWall",
    "FromCeiling",
    "Host",
    "InCorner",
    "InIslands",
    "InNook",
    "InOpen",
    "InRing",
    "InRows",
    "InRun",
    "InView",
    "InWindow",
    "Layer",
    "Lying",
    "NearOnTop",
    "OnFreeFloor",
    "OnRug",
    "OnSill",
    "OnTop",
    "OnWall",
    "Opposite",
    "OutFromWall",
    "Relation",
    "SideToWall",
    "Site",
    "Span",
    "Stacked",
    "Under",
    "in_line",
    "sills_of",
]
