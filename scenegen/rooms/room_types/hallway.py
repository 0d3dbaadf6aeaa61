"""A hallway: long and narrow, doors on all sides, what people leave as they come in."""

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
from scenegen.rooms.room_types.base import Piece, RoomKind

TOPS = ("chest_of_drawers", "sideboard", "shoe_rack")

HALLWAY = RoomKind(
    name="hallway",
    noun="hallway",
    area_dm2=(1100, 1600),
    aspect_pct=(170, 300),
    shapes=("rectangle", "rectangle", "l", "l", "t"),
    furniture=(
        Piece(("shoe_rack",), AtWall(), share_pct=85),
        Piece(("coat_stand",), InCorner(), share_pct=75),
        Piece(("bench",), AtWall(), share_pct=65),
        Piece(("chest_of_drawers", "sideboard"), AtWall(), share_pct=75),
        Piece(("wardrobe", "bookcase"), AtWall(), share_pct=45),
        Piece(("bicycle",), SideToWall(), share_pct=30),
        Piece(
            ("suitcase", "backpack"),
            Beside(("bench", "chest_of_drawers", "shoe_rack", "wardrobe")),
            share_pct=55,
        ),
        Piece(("potted_plant",), InCorner(), share_pct=50),
    ),
    dressing=(
        Piece(("mirror",), OnWall(), share_pct=80),
        Piece(("rug",), Lying(), share_pct=70),
        Piece(("pendant_lamp",), FromCeiling(), share_pct=60),
        Piece(("wall_lamp",), OnWall(), share_pct=60, count=(1, 2)),
        Piece(("painting",), OnWall(), share_pct=80, count=(1, 3)),
        Piece(("vase", "table_lamp", "stack_of_books"), OnTop(TOPS), 75, (1, 2)),
        Piece(("wall_clock",), OnWall(), share_pct=45),
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
