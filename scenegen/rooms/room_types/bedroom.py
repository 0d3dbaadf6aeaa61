"""A bedroom: a bed with its head at a wall, clothes, a place to sit."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import CARPETS, PAPERS, PLAIN_WALLS, WOODS, Finishes
from scenegen.rooms.relations import (
    AtWall,
    AtWindow,
    Beside,
    Facing,
    FromCeiling,
    InCorner,
    OnTop,
    OnWall,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind

BEDSIDE = ("nightstand", "side_table")

BEDROOM = RoomKind(
    name="bedroom",
    noun="bedroom",
    area_dm2=(1500, 2200),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "rectangle", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS), materials=(*PLAIN_WALLS, *PAPERS, "wall/panels")
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 2), french_pct=20),
    furniture=(
        Furnishing(("curtain",), AtWindow(), 70, (1, 2), is_set=True),
        Furnishing(("bed",), AtWall()),
        Furnishing(
            ("nightstand",), Beside(("bed",), gap=(40, 120)), 90, (1, 2), is_set=True
        ),
        Furnishing(("wardrobe",), AtWall(), share_pct=85),
        Furnishing(("chest_of_drawers",), AtWall(), share_pct=65),
        Furnishing(("bench", "ottoman"), Facing(("bed",), gap=(80, 200)), share_pct=35),
        Furnishing(("desk",), AtWall(), share_pct=30),
        Furnishing(("chair", "office_chair"), Facing(("desk",), gap=(20, 120))),
        Furnishing(("armchair",), InCorner(), share_pct=35),
        Furnishing(("crib",), AtWall(), share_pct=12),
        Furnishing(("laundry_basket",), Beside(("wardrobe",)), share_pct=35),
    ),
    dressing=(
        Furnishing(("rug",), Under(("bed",), ahead=500), share_pct=75),
        Furnishing(("table_lamp",), OnTop(BEDSIDE), 85, (1, 2), is_set=True),
        Furnishing(("painting",), OnWall(("bed",)), share_pct=75),
        Furnishing(("pendant_lamp",), FromCeiling(), share_pct=60),
        Furnishing(("cushion",), OnTop(("bed",)), share_pct=50, count=(1, 2)),
        Furnishing(("mirror",), OnWall(("chest_of_drawers",)), share_pct=65),
        Furnishing(
            ("vase", "stack_of_books", "candlestick"),
            OnTop(("chest_of_drawers", "desk", *BEDSIDE)),
            70,
            (1, 2),
        ),
        Furnishing(
            ("painting", "wall_clock", "mirror", "wall_shelf"), OnWall(), 60, (1, 2)
        ),
        Furnishing(("wall_lamp",), OnWall(), share_pct=25),
    ),
    dividers=("folding_screen", "bookcase", "column", "half_wall"),
    strays=(
        "armchair",
        "ottoman",
        "stool",
        "laundry_basket",
        "suitcase",
        "teddy_bear",
        "floor_lamp",
        "potted_plant",
        "pedestal_fan",
        "cardboard_box",
        "acoustic_guitar",
        "backpack",
    ),
)
