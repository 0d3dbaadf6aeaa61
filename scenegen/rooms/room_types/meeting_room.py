"""A meeting room: a long table with chairs, something to write on."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CARPETS,
    COOL,
    LINOLEUM,
    PLAIN_WALLS,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    Amid,
    AtWall,
    FromCeiling,
    InCorner,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    OFFICE_LAMP,
    seats_around,
)

BOARDS = ("whiteboard/plain", "whiteboard/planner")
CHAIRS = (
    "chair/shell",
    "office_chair/executive",
    "office_chair/task",
    "office_chair/typist",
)

MEETING_ROOM = RoomKind(
    name="meeting_room",
    noun="meeting room",
    area_dm2=(1800, 2500),
    aspect_pct=(120, 165),
    shapes=("rectangle",),
    finishes=Finishes(
        floors=(*CARPETS, *WOODS, *LINOLEUM[:2]),
        materials=(*PLAIN_WALLS, "wall/panels", "wall/brick_white"),
        tints=COOL,
    ),
    openings=OpeningCounts(doors=(1, 1), windows=(1, 3), french_pct=20),
    furniture=(
        Furnishing(
            ("conference_table",),
            Amid(free=900, drift=200),
            is_main=True,
        ),
        seats_around(
            "conference_table",
            "office_chair",
            "office_chair",
            "chair",
            count=(6, 10),
            is_full=True,
            models=CHAIRS,
        ),
        Furnishing(("sideboard",), AtWall(), is_main=True),
        Furnishing(("lectern",), InCorner(), share_pct=30),
        Furnishing(("water_cooler",), AtWall(), share_pct=50),
        Furnishing(("coat_stand",), InCorner(), 60, models=("coat_stand/dressed",)),
        Furnishing(("bookcase", "filing_cabinet"), AtWall(), share_pct=55),
        Furnishing(("waste_bin",), InCorner(), share_pct=60),
        Furnishing(("potted_plant",), InCorner(), 90, (1, 2)),
    ),
    dressing=(
        Furnishing(
            ("whiteboard",), OnWall(is_centred=True), is_main=True, models=BOARDS
        ),
        Furnishing(("wall_tv",), OnWall(is_centred=True), share_pct=60),
        Furnishing(("projector",), FromCeiling(), share_pct=30),
        OFFICE_LAMP,
        Furnishing(("air_conditioner",), OnWall(), share_pct=50),
        Furnishing(("wall_clock",), OnWall(), share_pct=80),
    ),
    tops=(
        Top(("conference_table",), ("water", "coffee"), settings=("meeting", "talk")),
        Top(
            ("sideboard", "filing_cabinet"),
            ("appliances", "coffee", "paper", "plants"),
        ),
    ),
    hung=("painting", "poster", "painting", "painting"),
    dividers=("partition", "bookcase"),
    strays=("office_chair", "chair", "potted_plant", "waste_bin"),
    numerous=("office_chair", "chair"),
)
