"""Furnishings that many room types have."""

from scenegen.rooms.relations import Around, Beside, Facing, FromCeiling, InCorner
from scenegen.rooms.room_types.base import Furnishing

CEILING_LAMP = Furnishing(
    ("ceiling_lamp", "ceiling_lamp", "spot_rail", "ceiling_fan"),
    FromCeiling(),
    is_main=True,
)
"""The lamp in the middle of a room at home."""

OFFICE_LAMP = Furnishing(
    ("strip_light", "strip_light", "spot_rail"),
    FromCeiling(),
    count=(1, 2),
    is_set=True,
    is_main=True,
)
"""The lamps of rooms that people work in."""

CHAIR_AT_DESK = Furnishing(
    ("office_chair",),
    Facing(("desk",), gap=(20, 120), drift=120),
    is_main=True,
    per_host=True,
)
"""One for each desk."""

BIN_BY_DESK = Furnishing(
    ("waste_bin",), Beside(("desk",)), share_pct=70, count=(0, 1), per_host=True
)
"""One for a desk at most."""

PLANT = Furnishing(("potted_plant",), InCorner(), share_pct=75, count=(1, 2))

BOXES = Furnishing(
    ("cardboard_box", "storage_bin"), InCorner(), share_pct=35, count=(1, 2)
)


def seats_around(table: str, *seats: str, count: tuple[int, int]) -> Furnishing:
    """Seats of one model around each table of a category."""
    return Furnishing(
        seats, Around((table,)), count=count, is_set=True, is_main=True, per_host=True
    )


def in_row(
    category: str,
    *,
    count: tuple[int, int],
    gap: int = 40,
    is_set: bool = True,
    is_main: bool = False,
) -> Furnishing:
    """Objects side by side with the first of their category, backs to the wall."""
    relation = Beside(
        (category,), gap=(gap, gap + 30), forward=(0, 0), is_backed=True, clearance=20
    )
    return Furnishing(
        (category,), relation, count=count, is_set=is_set, is_main=is_main
    )
