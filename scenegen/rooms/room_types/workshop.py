"""A workshop: a bench below tools on the wall, shelving, a chest on castors."""

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
    Amid,
    AtWall,
    Beside,
    Facing,
    InCorner,
    InRun,
    OnTop,
    OnWall,
    SideToWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top, Variant
from scenegen.rooms.room_types.shared import (
    OFFICE_LAMP,
    STACKS,
    boxes_beside,
    run_of,
)

CYCLES = Variant(
    furniture=(Furnishing(("bicycle",), SideToWall(), count=(1, 2)),),
    dressing=(Furnishing(("radio",), OnTop(("tool_chest", "workbench")), 60),),
)
"""Where bicycles are mended."""

JOINERY = Variant(
    furniture=(Furnishing(("filing_cabinet",), AtWall(), share_pct=60),),
    dressing=(
        Furnishing(("paint_jar",), OnTop(("workbench",)), 80, (1, 3)),
        Furnishing(("pegboard",), OnWall(), share_pct=80),
    ),
    tops=(Top(("filing_cabinet",), ("tools",), share_pct=85),),
)
"""Where wood is worked."""

WORKSHOP = RoomKind(
    name="workshop",
    noun="workshop",
    area_dm2=(1400, 2300),
    aspect_pct=(100, 170),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(CONCRETE, CONCRETE, LINOLEUM[0], TILES[2]),
        materials=(*PLAIN_WALLS, *BRICKS),
        tints=COOL,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 2), french_pct=0),
    furniture=(
        Furnishing(("workbench",), AtWall(is_centred=True), is_main=True),
        Furnishing(("tool_chest",), InRun(("workbench",), gap=(20, 80)), share_pct=90),
        Furnishing(("workbench",), InRun(("workbench", "tool_chest")), is_set=True),
        Furnishing(
            ("workbench",), Amid(free=1250), share_pct=75, models=("workbench/joiner",)
        ),
        Furnishing(
            ("stool",),
            Facing(("workbench",), gap=(40, 200)),
            80,
            is_set=True,
            per_host=True,
        ),
        *run_of("storage_rack", most=2),
        boxes_beside("storage_rack", "tool_chest", count=(1, 2)),
        Furnishing(
            ("storage_bin",),
            InRun(("storage_rack", "cardboard_box", "storage_bin")),
            count=(1, 3),
            is_set=True,
        ),
        Furnishing(("stepladder",), AtWall(), share_pct=80),
        Furnishing(("toolbox",), InRun(("storage_rack", "workbench")), 70),
        Furnishing(
            ("waste_bin",), Beside(("workbench",)), 80, models=("waste_bin/swing",)
        ),
        Furnishing(("pedestal_fan",), InCorner(), share_pct=30),
    ),
    dressing=(
        *STACKS,
        Furnishing(("pegboard",), OnWall(("workbench",)), per_host=True),
        OFFICE_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=60),
        Furnishing(("fire_extinguisher",), OnWall(), share_pct=70),
    ),
    tops=(
        Top(("workbench",), ("tools",)),
        Top(("tool_chest",), ("tools",), share_pct=85),
    ),
    hung=("pegboard", "calendar", "poster", "notice_board"),
    dividers=("storage_rack", "partition"),
    strays=("toolbox", "stool", "storage_bin", "cardboard_box", "stepladder"),
    numerous=("stool", "cardboard_box", "storage_bin"),
    variants=(CYCLES, JOINERY),
)
