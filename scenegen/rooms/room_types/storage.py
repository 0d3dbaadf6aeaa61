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
    OnWall,
    SideToWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    in_row,
)

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
        Furnishing(("storage_rack",), AtWall(), is_main=True),
        in_row("storage_rack", count=(1, 3)),
        Furnishing(("bookcase", "wardrobe"), AtWall(), share_pct=75),
        Furnishing(("cardboard_box",), InCorner(), count=(1, 2)),
        Furnishing(("cardboard_box",), AtWall(), count=(3, 4), is_main=True),
        Furnishing(("storage_bin",), AtWall(), 85, (2, 4), is_set=True),
        Furnishing(("suitcase",), AtWall(), count=(1, 3)),
        Furnishing(("stepladder",), AtWall(), share_pct=70),
        Furnishing(("bicycle",), SideToWall(), share_pct=45),
        Furnishing(("toolbox",), AtWall(), share_pct=60),
        Furnishing(("pedestal_fan", "drying_rack"), InCorner(), share_pct=55),
        Furnishing(("chair",), AtWall(), 40, (1, 2), is_set=True),
        Furnishing(("filing_cabinet", "chest_of_drawers"), AtWall(), share_pct=60),
    ),
    dressing=(
        Furnishing(("strip_light", "ceiling_lamp"), FromCeiling(), is_main=True),
        Furnishing(("pegboard", "wall_shelf"), OnWall(), share_pct=80),
        Furnishing(("fire_extinguisher",), OnWall(), share_pct=35),
        Furnishing(("coat_hooks",), OnWall(), share_pct=50),
    ),
    tops=(
        Top(("cardboard_box",), ("shelf",), share_pct=60),
        Top(("filing_cabinet", "chest_of_drawers"), ("shelf", "tools")),
    ),
    hung=("wall_shelf", "wall_shelf", "calendar", "poster"),
    dividers=("storage_rack", "bookcase"),
    strays=("cardboard_box", "suitcase", "storage_bin", "stepladder", "toolbox"),
    weight=2,
)
