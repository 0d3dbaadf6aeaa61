"""A small shop: shelves of goods in rows, clothes on racks, a till on the counter."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRICKS,
    CONCRETE,
    LINOLEUM,
    PLAIN_WALLS,
    TILES,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AtWall,
    Beside,
    FromCeiling,
    InCorner,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shop_trades import CLOTHES, GROCERY, RAILS

SHOP = RoomKind(
    name="shop",
    noun="shop",
    area_dm2=(1850, 2550),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*WOODS, *LINOLEUM, CONCRETE, TILES[0]),
        materials=(*PLAIN_WALLS, *BRICKS, "wall/panels"),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=80),
    open_wall_mm=4000,
    furniture=(
        Furnishing(("cardboard_box",), Beside(("counter",)), share_pct=40),
        Furnishing(
            ("waste_bin",), Beside(("counter",)), 60, models=("waste_bin/swing",)
        ),
        Furnishing(("stepladder",), AtWall(), share_pct=30),
        Furnishing(("potted_plant",), InCorner(), 70),
    ),
    dressing=(
        Furnishing(
            ("spot_rail",), FromCeiling(), 100, (1, 3), is_set=True, is_main=True
        ),
        Furnishing(("wall_clock",), OnWall(), share_pct=40),
    ),
    tops=(Top(("counter",), ("till",)),),
    hung=("poster",),
    dividers=("display_shelf", "partition"),
    strays=("potted_plant", "cardboard_box", "waste_bin", "stepladder"),
    numerous=("mannequin", "cardboard_box", "potted_plant"),
    variants=(CLOTHES, RAILS, GROCERY),
)
