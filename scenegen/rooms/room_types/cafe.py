"""A cafe: a counter with something sweet on it, small tables or low seats."""

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
    AboveMiddle,
    AtSides,
    AtWall,
    BeforeWall,
    Facing,
    FromCeiling,
    InCorner,
    InIslands,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top, Variant
from scenegen.rooms.room_types.shared import seats_around

STAFF_MM = 1000
"""Floor between a counter and the wall behind it at most, millimetres."""

COUNTER = Furnishing(("counter",), BeforeWall(), is_main=True)


def _lamps_over(table: str) -> Furnishing:
    """A lamp of one model over each table of a category."""
    over = FromCeiling((table,))
    return Furnishing(("pendant_lamp",), over, 70, is_set=True, per_host=True)


AT_TABLES = Variant(
    furniture=(
        COUNTER,
        Furnishing(
            ("cafe_table",),
            InIslands(
                front=1300,
                margin=(610, 610),
                most=(4, 4),
                gap=960,
                jitter=60,
                is_paired=False,
                clearance=200,
            ),
            count=(3, 9),
            is_set=True,
            is_full=True,
            is_main=True,
        ),
        seats_around("cafe_table", "chair", count=(2, 2)),
    ),
    dressing=(_lamps_over("cafe_table"),),
    tops=(Top(("cafe_table",), ("table_flower", "cakes"), 100, settings=("coffee",)),),
    strays=("chair", "cafe_table"),
)
"""Small tables with chairs."""

AT_THE_BAR = Variant(
    furniture=(
        COUNTER,
        Furnishing(("sofa",), AtWall(), count=(1, 3), is_set=True, is_main=True),
        Furnishing(
            ("coffee_table",),
            Facing(("sofa",), gap=(320, 420), drift=40),
            is_set=True,
            is_main=True,
            per_host=True,
        ),
        Furnishing(("armchair",), AtSides(("coffee_table",)), 90, (1, 2), is_set=True),
    ),
    dressing=(_lamps_over("coffee_table"),),
    tops=(Top(("coffee_table",), ("coffee", "evening"), 100),),
    strays=("bar_stool", "armchair"),
)
"""Low seats along the walls: high stools and no chairs."""

CAFE = RoomKind(
    name="cafe",
    noun="cafe",
    area_dm2=(2200, 2800),
    aspect_pct=(100, 170),
    shapes=("rectangle",),
    finishes=Finishes(
        floors=(*WOODS, *TILES, CHECKER, CONCRETE),
        materials=(*PLAIN_WALLS, *BRICKS, "wall/tiles_half", "wall/wainscot"),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=50),
    open_wall_mm=3200,
    furniture=(
        Furnishing(
            ("bar_stool",),
            Facing(("counter",), gap=(30, 120)),
            count=(2, 4),
            is_set=True,
            apart_from=("cafe_table",),
        ),
        Furnishing(("sideboard",), AtWall(), share_pct=60),
        Furnishing(("bench", "sofa"), AtWall(), share_pct=60),
        Furnishing(("bookcase",), AtWall(), share_pct=25),
        Furnishing(("coat_stand",), InCorner(), 60, models=("coat_stand/dressed",)),
        Furnishing(("potted_plant",), InCorner(), 90, (1, 2)),
        Furnishing(("waste_bin",), AtWall(), 40, models=("waste_bin/swing",)),
    ),
    dressing=(
        Furnishing(
            ("spot_rail", "ceiling_lamp", "pendant_lamp"),
            FromCeiling(),
            is_spare=True,
            is_main=True,
        ),
        Furnishing(
            ("whiteboard",),
            AboveMiddle(("counter",), reach=STAFF_MM),
            75,
            models=("whiteboard/menu",),
        ),
        Furnishing(("wall_shelf",), AboveMiddle(("counter",), reach=STAFF_MM), 60),
        Furnishing(("wall_clock",), OnWall(), share_pct=60),
        Furnishing(("air_conditioner",), OnWall(), share_pct=50),
        Furnishing(("wall_lamp",), OnWall(), 60, (1, 3), is_set=True),
        Furnishing(("wall_shelf",), OnWall(), share_pct=40),
    ),
    tops=(
        Top(("counter",), ("barista",)),
        Top(("sideboard",), ("bar", "appliances", "breakfast")),
        Top(("bench",), ("seat",), share_pct=60),
        Top(("sofa",), ("sofa",), share_pct=60),
    ),
    hung=("painting", "poster", "poster", "painting", "mirror"),
    dividers=("bookcase", "partition"),
    strays=("potted_plant", "waste_bin"),
    numerous=("chair", "bar_stool", "cafe_table"),
    variants=(AT_TABLES, AT_THE_BAR),
)
