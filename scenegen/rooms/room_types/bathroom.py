"""A bathroom: everything at the walls, a mirror above the basin."""

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
from scenegen.rooms.room_types.base import Piece, RoomKind

BATHROOM = RoomKind(
    name="bathroom",
    noun="bathroom",
    area_dm2=(1000, 1500),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "rectangle", "l"),
    furniture=(
        Piece(("bathtub",), AtWall()),
        Piece(("washbasin",), AtWall()),
        Piece(("washbasin",), Beside(("washbasin",)), share_pct=30),
        Piece(("toilet",), AtWall()),
        Piece(("washing_machine",), AtWall(), share_pct=65),
        Piece(("chest_of_drawers",), AtWall(), share_pct=50),
        Piece(("laundry_basket",), InCorner(), share_pct=65),
        Piece(("stool",), InOpen(), share_pct=45),
        Piece(("waste_bin",), Beside(("washbasin", "toilet")), share_pct=45),
        Piece(("potted_plant",), InCorner(), share_pct=35),
    ),
    dressing=(
        Piece(("mirror",), OnWall(("washbasin",)), share_pct=95),
        Piece(("wall_lamp",), OnWall(), share_pct=50, count=(1, 2)),
        Piece(("rug",), Under(("bathtub",), ahead=750), share_pct=65),
        Piece(("pendant_lamp",), FromCeiling(), share_pct=50),
        Piece(("wall_cabinet", "wall_shelf"), OnWall(), share_pct=65, count=(1, 2)),
        Piece(
            ("vase", "bottle", "candlestick"),
            OnTop(("washing_machine", "chest_of_drawers")),
            75,
            (1, 2),
        ),
        Piece(("painting",), OnWall(), share_pct=40),
    ),
    dividers=("folding_screen", "half_wall", "column", "partition"),
    strays=("laundry_basket", "stool", "waste_bin", "potted_plant", "cardboard_box"),
    weight=4,
)
