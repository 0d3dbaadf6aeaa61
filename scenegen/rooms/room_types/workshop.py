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
    AtWall,
    Beside,
    Facing,
    InCorner,
    OnWall,
    SideToWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    BOXES,
    OFFICE_LAMP,
    in_row,
)

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
        Furnishing(("stool",), Facing(("workbench",), gap=(40, 200)), 80, (1, 2), True),
        Furnishing(("workbench",), AtWall(), share_pct=70),
        Furnishing(("storage_rack",), AtWall(), is_main=True),
        in_row("storage_rack", count=(0, 2)),
        Furnishing(("tool_chest",), Beside(("workbench",)), share_pct=85),
        Furnishing(("stepladder",), AtWall(), 85, (1, 2)),
        Furnishing(("toolbox",), AtWall(), 80, (1, 3)),
        Furnishing(("bicycle",), SideToWall(), share_pct=40),
        Furnishing(("storage_bin",), AtWall(), 70, (1, 3), is_set=True),
        Furnishing(("waste_bin",), Beside(("workbench",)), share_pct=80),
        Furnishing(("filing_cabinet",), AtWall(), share_pct=40),
        Furnishing(("pedestal_fan",), InCorner(), share_pct=30),
        BOXES,
    ),
    dressing=(
        Furnishing(("pegboard",), OnWall(("workbench",)), per_host=True),
        OFFICE_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=60),
        Furnishing(("fire_extinguisher",), OnWall(), share_pct=70),
        Furnishing(("wall_shelf",), OnWall(), 80, (1, 2), is_set=True),
    ),
    tops=(
        Top(("workbench",), ("tools",)),
        Top(("filing_cabinet", "tool_chest"), ("tools",), share_pct=85),
    ),
    hung=("pegboard", "wall_shelf", "calendar", "poster"),
    dividers=("storage_rack", "partition"),
    strays=("toolbox", "stool", "storage_bin", "cardboard_box", "stepladder"),
)
