"""A storage room: shelving along the walls, boxes, suitcases, what is out of use."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRICKS,
    CONCRETE,
    COOL,
    LINOLEUM,
    PLAIN_WALLS,
    TILES,
    Finishes,
)
from scenegen.rooms.relations import (
    AtWall,
    FromCeiling,
    InCorner,
    InIslands,
    InRun,
    OnWall,
    SideToWall,
    Stacked,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top, Variant
from scenegen.rooms.room_types.shared import CLOSED, STACKS, boxes_beside, many, run_of

BOXES = ("cardboard_box", "storage_bin")
RUNS = (*BOXES, "storage_rack")
AISLE = InIslands(front=950, margin=(1350, 750), most=(2, 3))

HOUSEHOLD = Variant(
    furniture=(
        Furnishing(("wardrobe", "chest_of_drawers"), InRun(), share_pct=85),
        Furnishing(("bicycle",), SideToWall(), share_pct=60),
        Furnishing(("suitcase",), InRun(), is_few=True),
        Furnishing(
            ("suitcase",), InRun(("suitcase",), gap=(10, 60)), count=(1, 2), is_few=True
        ),
        Furnishing(("drying_rack", "pedestal_fan"), InCorner(), share_pct=70),
        Furnishing(("chair",), InRun(), share_pct=35),
    ),
    tops=(Top(("chest_of_drawers",), ("shelf", "tools")),),
)
"""What a family has no use for at the moment."""

STOCK = Variant(
    furniture=(
        many("storage_rack", AISLE, count=(2, 6)),
        *run_of("filing_cabinet", most=2, gap=(4, 8), main=0),
    ),
    dressing=STACKS,
    tops=(Top(("filing_cabinet",), ("shelf", "tools")),),
)
"""What a firm keeps: an aisle of shelving, more boxes."""

STORAGE = RoomKind(
    name="storage",
    noun="storage",
    area_dm2=(1350, 1850),
    aspect_pct=(100, 180),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(CONCRETE, *LINOLEUM, TILES[0]),
        materials=(*PLAIN_WALLS, *BRICKS),
        tints=COOL,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(0, 1), french_pct=0),
    furniture=(
        Furnishing(("storage_rack",), InRun(), is_set=True, is_main=True),
        Furnishing(
            ("cardboard_box",), InRun(), is_main=True, is_few=True, models=CLOSED
        ),
        boxes_beside("cardboard_box", "storage_rack", count=(2, 3), is_main=True),
        many("storage_rack", InRun(("storage_rack",), gap=(6, 30)), count=(1, 3)),
        *run_of("storage_rack", most=1, main=0),
        boxes_beside("cardboard_box", "storage_rack", count=(0, 2)),
        Furnishing(("cardboard_box",), InRun(), is_few=True, models=CLOSED),
        boxes_beside("cardboard_box", count=(1, 2)),
        Furnishing(("storage_bin",), InRun(("cardboard_box", "storage_rack")), 90),
        Furnishing(
            ("storage_bin",),
            InRun(("storage_bin", "cardboard_box"), gap=(10, 40)),
            count=(1, 3),
            is_set=True,
        ),
        Furnishing(
            ("cardboard_box",),
            InRun(("cardboard_box", "storage_bin")),
            share_pct=50,
            models=("cardboard_box/open",),
        ),
        Furnishing(("stepladder",), AtWall(), share_pct=60),
        Furnishing(("toolbox",), InRun(RUNS), share_pct=50),
    ),
    dressing=(
        *STACKS,
        Furnishing(("toolbox", "suitcase"), Stacked(BOXES), share_pct=60),
        Furnishing(("strip_light", "ceiling_lamp"), FromCeiling(), is_main=True),
        Furnishing(("pegboard",), OnWall(), share_pct=70),
        Furnishing(("fire_extinguisher",), OnWall(), share_pct=35),
        Furnishing(("coat_hooks",), OnWall(), share_pct=50),
    ),
    tops=(Top(("cardboard_box", "storage_bin"), ("shelf", "tools"), share_pct=25),),
    hung=("calendar", "poster", "pegboard", "coat_hooks"),
    dividers=("storage_rack", "bookcase"),
    strays=("cardboard_box", "suitcase", "storage_bin", "stepladder", "toolbox"),
    numerous=("cardboard_box", "storage_bin", "suitcase"),
    weight=2,
    variants=(HOUSEHOLD, STOCK),
)
