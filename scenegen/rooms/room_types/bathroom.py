"""A bathroom: everything at the walls, a mirror above the basin."""

from scenegen.records.scene import Finish
from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import CHECKER, COOL, STONE, TILES, Finishes
from scenegen.rooms.relations import (
    AtWall,
    Beside,
    FromCeiling,
    InCorner,
    InOpen,
    OnTop,
    OnWall,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind

BATHROOM = RoomKind(
    name="bathroom",
    noun="bathroom",
    area_dm2=(1000, 1500),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*TILES, CHECKER, STONE),
        materials=("wall/tiles", "wall/tiles_metro", "wall/tiles_half"),
        tints=COOL,
        skirtings=(Finish("skirting/white"),),
    ),
    openings=OpeningCounts(doors=(1, 1), windows=(0, 1), french_pct=0),
    furniture=(
        Furnishing(("bathtub",), AtWall()),
        Furnishing(("washbasin",), AtWall()),
        Furnishing(("washbasin",), Beside(("washbasin",)), share_pct=30),
        Furnishing(("toilet",), AtWall()),
        Furnishing(("washing_machine",), AtWall(), share_pct=65),
        Furnishing(("chest_of_drawers",), AtWall(), share_pct=50),
        Furnishing(("laundry_basket",), InCorner(), share_pct=65),
        Furnishing(("stool",), InOpen(), share_pct=45),
        Furnishing(("waste_bin",), Beside(("washbasin", "toilet")), share_pct=45),
        Furnishing(("potted_plant",), InCorner(), share_pct=35),
    ),
    dressing=(
        Furnishing(("mirror",), OnWall(("washbasin",)), share_pct=95),
        Furnishing(("wall_lamp",), OnWall(), share_pct=50, count=(1, 2)),
        Furnishing(("rug",), Under(("bathtub",), ahead=750), share_pct=65),
        Furnishing(("pendant_lamp",), FromCeiling(), share_pct=50),
        Furnishing(
            ("wall_cabinet", "wall_shelf"), OnWall(), share_pct=65, count=(1, 2)
        ),
        Furnishing(
            ("vase", "bottle", "candlestick"),
            OnTop(("washing_machine", "chest_of_drawers")),
            75,
            (1, 2),
        ),
        Furnishing(("painting",), OnWall(), share_pct=40),
    ),
    dividers=("folding_screen", "half_wall", "column", "partition"),
    strays=("laundry_basket", "stool", "waste_bin", "potted_plant", "cardboard_box"),
    weight=4,
)
