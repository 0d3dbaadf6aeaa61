"""A bedroom: a bed with its head at a wall, clothes, a place to sit."""

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
from scenegen.rooms.room_types.base import Piece, RoomKind

BEDSIDE = ("nightstand", "side_table")

BEDROOM = RoomKind(
    name="bedroom",
    noun="bedroom",
    area_dm2=(1500, 2200),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "rectangle", "l", "t"),
    furniture=(
        Piece(("curtain",), AtWindow(), 70, (1, 2), is_set=True),
        Piece(("bed",), AtWall()),
        Piece(
            ("nightstand",), Beside(("bed",), gap=(40, 120)), 90, (1, 2), is_set=True
        ),
        Piece(("wardrobe",), AtWall(), share_pct=85),
        Piece(("chest_of_drawers",), AtWall(), share_pct=65),
        Piece(("bench", "ottoman"), Facing(("bed",), gap=(80, 200)), share_pct=35),
        Piece(("desk",), AtWall(), share_pct=30),
        Piece(("chair", "office_chair"), Facing(("desk",), gap=(20, 120))),
        Piece(("armchair",), InCorner(), share_pct=35),
        Piece(("crib",), AtWall(), share_pct=12),
        Piece(("laundry_basket",), Beside(("wardrobe",)), share_pct=35),
    ),
    dressing=(
        Piece(("rug",), Under(("bed",), ahead=500), share_pct=75),
        Piece(("table_lamp",), OnTop(BEDSIDE), 85, (1, 2), is_set=True),
        Piece(("painting",), OnWall(("bed",)), share_pct=75),
        Piece(("pendant_lamp",), FromCeiling(), share_pct=60),
        Piece(("cushion",), OnTop(("bed",)), share_pct=50, count=(1, 2)),
        Piece(("mirror",), OnWall(("chest_of_drawers",)), share_pct=65),
        Piece(
            ("vase", "stack_of_books", "candlestick"),
            OnTop(("chest_of_drawers", "desk", *BEDSIDE)),
            70,
            (1, 2),
        ),
        Piece(("painting", "wall_clock", "mirror", "wall_shelf"), OnWall(), 60, (1, 2)),
        Piece(("wall_lamp",), OnWall(), share_pct=25),
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
