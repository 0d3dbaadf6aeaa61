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
    InRows,
    Lying,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    in_row,
)

SHOP = RoomKind(
    name="shop",
    noun="shop",
    area_dm2=(1800, 2800),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*WOODS, *LINOLEUM, CONCRETE, TILES[0]),
        materials=(*PLAIN_WALLS, *BRICKS, "wall/panels"),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=80),
    furniture=(
        Furnishing(("counter",), AtWall(), is_main=True),
        Furnishing(("display_shelf",), AtWall(), is_main=True),
        in_row("display_shelf", count=(1, 3)),
        Furnishing(
            ("display_shelf",), AtWall(), count=(1, 2), is_set=True, is_main=True
        ),
        Furnishing(
            ("clothes_rack",),
            InRows(pitch=(1500, 1800), rows=3, columns=3, jitter=60, clearance=450),
            90,
            (2, 4),
        ),
        Furnishing(("mannequin",), AtWall(), 90, (1, 3)),
        Furnishing(("bench", "ottoman"), AtWall(), share_pct=60),
        Furnishing(("cardboard_box",), Beside(("counter",)), share_pct=50),
        Furnishing(("waste_bin",), Beside(("counter",)), share_pct=60),
        Furnishing(("stepladder",), AtWall(), share_pct=30),
        Furnishing(("potted_plant",), InCorner(), 80, (1, 2)),
    ),
    dressing=(
        Furnishing(
            ("spot_rail",), FromCeiling(), 100, (1, 3), is_set=True, is_main=True
        ),
        Furnishing(("wall_clock",), OnWall(), share_pct=40),
        Furnishing(("mirror",), OnWall(is_centred=True), share_pct=80),
        Furnishing(("wall_shelf",), OnWall(), 70, (1, 3), is_set=True),
        Furnishing(("rug",), Lying(), share_pct=40),
    ),
    tops=(
        Top(("counter",), ("till",)),
        Top(("bench",), ("seat",), share_pct=70),
    ),
    hung=("poster", "poster", "painting", "mirror"),
    dividers=("display_shelf", "clothes_rack"),
    strays=("clothes_rack", "mannequin", "potted_plant", "cardboard_box"),
)
