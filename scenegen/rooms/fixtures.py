"""What every room has, whatever it is for: radiators, curtains, switches, sockets."""

from scenegen.rooms.relations import (
    AtWall,
    BelowWindow,
    ByDoor,
    FromCeiling,
    OnSill,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing

SILL_PLANTS = (
    "small_plant/aloe",
    "small_plant/columns",
    "small_plant/herbs",
    "small_plant/succulent",
)
"""Most of the plants on sills, so that not every one is a cactus."""

BEFORE_FURNITURE: tuple[Furnishing, ...] = (
    Furnishing(("radiator",), BelowWindow(), share_pct=90, count=(1, 2), is_set=True),
    Furnishing(("radiator",), AtWall(layer="window"), share_pct=90, is_spare=True),
    Furnishing(("light_switch",), ByDoor()),
)
"""Furniture is not placed before these: they would be out of reach behind it."""

AFTER_FURNITURE: tuple[Furnishing, ...] = (
    Furnishing(("socket",), OnWall(), count=(1, 3)),
    Furnishing(("smoke_detector",), FromCeiling(), share_pct=50),
    Furnishing(
        ("small_plant", "small_plant", "vase"), OnSill(), 95, (2, 3), models=SILL_PLANTS
    ),
    Furnishing(("small_plant",), OnSill(), 75, (1, 2)),
)
"""Where furniture leaves a free piece of wall."""
