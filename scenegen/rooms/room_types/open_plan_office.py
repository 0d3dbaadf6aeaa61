"""An open-plan office: rows of desks that are alike, each with its own things."""

from dataclasses import replace

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CARPETS,
    CONCRETE,
    COOL,
    LINOLEUM,
    PLAIN_WALLS,
    Finishes,
)
from scenegen.rooms.relations import (
    AtWall,
    Beside,
    Facing,
    InCorner,
    InIslands,
    InRun,
    OnTop,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    BIN_BY_DESK,
    OFFICE_LAMP,
    PLANT,
    many,
)

ISLANDS = InIslands(front=1500, margin=(1280, 550), most=(2, 3))
DESKS = ("desk/writing", "desk/pedestal")
CHAIR = Furnishing(
    ("office_chair",),
    Facing(("desk",), gap=(10, 60)),
    is_set=True,
    is_company=True,
    models=("office_chair/task", "office_chair/typist"),
)

OPEN_PLAN_OFFICE = RoomKind(
    name="open_plan_office",
    noun="open-plan office",
    area_dm2=(2200, 2800),
    aspect_pct=(100, 170),
    shapes=("rectangle", "rectangle", "rectangle", "joined"),
    beyond=("meeting_room",),
    finishes=Finishes(
        floors=(*CARPETS, *LINOLEUM, CONCRETE),
        materials=(*PLAIN_WALLS, "wall/paint", "wall/brick_white"),
        tints=COOL,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(2, 3), french_pct=10),
    furniture=(
        many("desk", ISLANDS, count=(3, 10), is_main=True, models=DESKS),
        replace(CHAIR, is_main=True),
        Furnishing(("desk",), AtWall(front=800), 70, (1, 2), is_set=True),
        CHAIR,
        Furnishing(("filing_cabinet", "bookcase"), InRun(), is_set=True),
        Furnishing(
            ("filing_cabinet", "bookcase"),
            InRun(("filing_cabinet", "bookcase"), gap=(4, 8)),
            count=(1, 3),
            is_set=True,
        ),
        BIN_BY_DESK,
        Furnishing(("water_cooler",), AtWall(), share_pct=60),
        Furnishing(("coat_stand",), InCorner(), share_pct=60),
        Furnishing(("backpack",), Beside(("desk",)), 40, models=("backpack/rucksack",)),
        PLANT,
    ),
    dressing=(
        Furnishing(
            ("monitor",),
            OnTop(("desk",), is_facing=True, at_rear=True, is_centred=True),
            is_set=True,
            is_main=True,
            per_host=True,
            models=("monitor/flat", "monitor/wide"),
        ),
        OFFICE_LAMP,
        Furnishing(("air_conditioner",), OnWall(), share_pct=50),
        Furnishing(("wall_clock",), OnWall(), share_pct=70),
        Furnishing(("whiteboard", "notice_board"), OnWall(), share_pct=80),
        Furnishing(("fire_extinguisher",), OnWall(), share_pct=50),
    ),
    tops=(
        Top(("desk",), ("own_things",), 100, settings=("screen",)),
        Top(("filing_cabinet",), ("paper", "paper", "plants")),
    ),
    hung=("notice_board", "poster", "whiteboard", "painting"),
    dividers=("partition", "column"),
    strays=("office_chair", "waste_bin", "potted_plant", "backpack", "cardboard_box"),
    numerous=("office_chair", "potted_plant"),
)
