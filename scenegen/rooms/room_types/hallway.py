"""A hallway: long and narrow, doors on all sides, what people leave as they come in."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CHECKER,
    PANELLED,
    PLAIN_WALLS,
    STONE,
    TILES,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AtWall,
    Beside,
    FromCeiling,
    InCorner,
    Lying,
    OnTop,
    OnWall,
    SideToWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind

TOPS = ("chest_of_drawers", "sideboard", "shoe_rack")

HALLWAY = RoomKind(
    name="hallway",
    noun="hallway",
    area_dm2=(1100, 1600),
    aspect_pct=(170, 300),
    shapes=("rectangle", "rectangle", "l", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *TILES, STONE, CHECKER),
        materials=(*PLAIN_WALLS, *PANELLED, "wall/wallpaper_stripes"),
    ),
    openings=OpeningCounts(doors=(2, 4), windows=(0, 1), french_pct=0),
    furniture=(
        Furnishing(("shoe_rack",), AtWall(), share_pct=85),
        Furnishing(("coat_stand",), InCorner(), share_pct=75),
        Furnishing(("bench",), AtWall(), share_pct=65),
        Furnishing(("chest_of_drawers", "sideboard"), AtWall(), share_pct=75),
        Furnishing(("wardrobe", "bookcase"), AtWall(), share_pct=45),
        Furnishing(("bicycle",), SideToWall(), share_pct=30),
        Furnishing(
            ("suitcase", "backpack"),
            Beside(("bench", "chest_of_drawers", "shoe_rack", "wardrobe")),
            share_pct=55,
        ),
        Furnishing(("potted_plant",), InCorner(), share_pct=50),
    ),
    dressing=(
        Furnishing(("mirror",), OnWall(), share_pct=80),
        Furnishing(("rug",), Lying(), share_pct=70),
        Furnishing(("pendant_lamp",), FromCeiling(), share_pct=60),
        Furnishing(("wall_lamp",), OnWall(), share_pct=60, count=(1, 2)),
        Furnishing(("painting",), OnWall(), share_pct=80, count=(1, 3)),
        Furnishing(("vase", "table_lamp", "stack_of_books"), OnTop(TOPS), 75, (1, 2)),
        Furnishing(("wall_clock",), OnWall(), share_pct=45),
    ),
    dividers=("column", "half_wall", "folding_screen", "bookcase"),
    strays=(
        "coat_stand",
        "suitcase",
        "backpack",
        "potted_plant",
        "cardboard_box",
        "stool",
        "waste_bin",
        "floor_lamp",
        "laundry_basket",
        "ball",
    ),
    weight=4,
)
