"""A cafe: small tables with chairs, a counter, something sweet on it."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRICKS,
    CHECKER,
    CONCRETE,
    PLAIN_WALLS,
    TILES,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AtWall,
    Facing,
    FromCeiling,
    InCorner,
    InRows,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    seats_around,
)

CAFE = RoomKind(
    name="cafe",
    noun="cafe",
    area_dm2=(2000, 2800),
    aspect_pct=(100, 170),
    shapes=("rectangle", "rectangle", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *TILES, CHECKER, CONCRETE),
        materials=(*PLAIN_WALLS, *BRICKS, "wall/tiles_half", "wall/wainscot"),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=50),
    furniture=(
        Furnishing(("counter",), InCorner()),
        Furnishing(("counter",), AtWall(), is_spare=True, is_main=True),
        Furnishing(
            ("cafe_table",),
            InRows(pitch=(1800, 1900), rows=3, columns=2, jitter=120, clearance=500),
            count=(3, 6),
            is_set=True,
            is_main=True,
        ),
        seats_around("cafe_table", "chair", count=(2, 3)),
        Furnishing(
            ("bar_stool",), Facing(("counter",), gap=(100, 250)), 80, (1, 3), True
        ),
        Furnishing(("sideboard", "bookcase"), AtWall(), share_pct=70),
        Furnishing(("bench", "sofa"), AtWall(), share_pct=60),
        Furnishing(("coat_stand",), InCorner(), share_pct=60),
        Furnishing(("potted_plant",), InCorner(), 90, (1, 2)),
        Furnishing(("waste_bin",), AtWall(), share_pct=40),
    ),
    dressing=(
        Furnishing(
            ("pendant_lamp",),
            FromCeiling(("cafe_table",)),
            70,
            is_set=True,
            per_host=True,
        ),
        Furnishing(
            ("spot_rail", "ceiling_lamp", "pendant_lamp"),
            FromCeiling(),
            is_spare=True,
            is_main=True,
        ),
        Furnishing(("wall_clock",), OnWall(), share_pct=60),
        Furnishing(("air_conditioner",), OnWall(), share_pct=50),
        Furnishing(("wall_lamp",), OnWall(), 60, (1, 3), is_set=True),
        Furnishing(("wall_shelf",), OnWall(), 70, (1, 2), is_set=True),
    ),
    tops=(
        Top(("counter",), ("till", "bar", "breakfast")),
        Top(("cafe_table",), ("cafe", "cafe", "coffee"), share_pct=92),
        Top(("sideboard",), ("bar", "appliances", "breakfast")),
        Top(("bench",), ("seat",), share_pct=60),
        Top(("sofa",), ("sofa",), share_pct=60),
    ),
    hung=("painting", "poster", "poster", "painting", "mirror"),
    dividers=("bookcase", "partition"),
    strays=("chair", "bar_stool", "potted_plant", "cafe_table"),
)
