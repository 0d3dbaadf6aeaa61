"""A waiting room: rows of chairs along the walls, things to read."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CARPETS,
    COOL,
    LINOLEUM,
    PLAIN_WALLS,
    TILES,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    Amid,
    AtWall,
    BeforeWall,
    InCorner,
    InIslands,
    InRun,
    OnWall,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top, Variant
from scenegen.rooms.room_types.shared import MIDDLING_RUGS, OFFICE_LAMP

TO_READ_AT = ("side_table", "magazine_rack", "coffee_table")
SEATS = ("chair/shell", "chair/dining")

ALONG_WALLS = Variant(
    furniture=(
        Furnishing(("coffee_table",), Amid(free=750, clearance=650), is_main=True),
    ),
    dressing=(
        Furnishing(("rug",), Under(("coffee_table",)), 60, models=MIDDLING_RUGS),
    ),
)
"""A table in the middle, seats along the walls."""

BACK_TO_BACK = Variant(
    furniture=(
        Furnishing(
            ("chair",),
            InIslands(front=900, margin=(1350, 800), most=(1, 5), gap=30),
            count=(4, 10),
            is_set=True,
            is_full=True,
            models=SEATS,
        ),
    ),
)
"""Rows of seats in the middle."""

WAITING_ROOM = RoomKind(
    name="waiting_room",
    noun="waiting room",
    area_dm2=(1300, 2200),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*LINOLEUM, *CARPETS[:2], TILES[0], WOODS[1]),
        materials=(*PLAIN_WALLS, "wall/wainscot", "wall/panels"),
        tints=COOL,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 2), french_pct=10),
    furniture=(
        Furnishing(("counter",), BeforeWall(), 35, models=("counter/reception",)),
        Furnishing(("chair",), InRun(), is_main=True, models=SEATS),
        Furnishing(
            ("chair",), InRun(("chair",), gap=(20, 40)), count=(3, 5), is_set=True
        ),
        Furnishing(("chair",), InRun(), is_set=True),
        Furnishing(
            ("chair",), InRun(("chair",), gap=(20, 40)), count=(3, 6), is_set=True
        ),
        Furnishing(("side_table",), InRun(("chair",)), 80, (1, 2), is_set=True),
        Furnishing(("magazine_rack",), InRun(("chair",)), share_pct=70),
        Furnishing(TO_READ_AT, AtWall(), is_spare=True, is_main=True),
        Furnishing(("bench", "sofa"), AtWall(), share_pct=50),
        Furnishing(("coat_stand",), InCorner(), 85, models=("coat_stand/dressed",)),
        Furnishing(("water_cooler",), AtWall(), share_pct=70),
        Furnishing(("toy_chest", "play_table"), InCorner(), share_pct=40),
        Furnishing(("umbrella_stand",), InCorner(), share_pct=60),
        Furnishing(("potted_plant",), InCorner(), count=(1, 3)),
    ),
    dressing=(
        OFFICE_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=85),
        Furnishing(("notice_board",), OnWall(), share_pct=75),
        Furnishing(("wall_tv",), OnWall(), share_pct=35),
        Furnishing(("coat_hooks",), OnWall(), share_pct=40),
    ),
    tops=(
        Top(("coffee_table",), ("reading",)),
        Top(("side_table",), ("reading", "plants")),
        Top(("counter",), ("paper",)),
        Top(("bench",), ("reading", "seat"), share_pct=60),
        Top(("sofa",), ("sofa",), share_pct=50),
        Top(("play_table", "toy_chest"), ("toys", "games")),
    ),
    hung=("painting", "poster", "painting", "notice_board"),
    dividers=("partition", "folding_screen"),
    strays=("chair", "potted_plant", "side_table", "coat_stand"),
    numerous=("chair", "potted_plant"),
    variants=(ALONG_WALLS, BACK_TO_BACK),
)
