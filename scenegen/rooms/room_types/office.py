"""A study: a desk with all that work needs, shelves, a seat for guests."""

from dataclasses import replace

from scenegen.rooms.palette import (
    BRICKS,
    CARPETS,
    CONCRETE,
    COOL,
    LINOLEUM,
    PLAIN_WALLS,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AboveMiddle,
    AtWall,
    Beside,
    Facing,
    InCorner,
    OnFreeFloor,
    OnTop,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    BIN_BY_DESK,
    BOXES,
    CEILING_LAMP,
    CHAIR_AT_DESK,
    MIDDLING_RUGS,
    PLANT,
    RUG_UNDER_LOW_TABLE,
    in_row,
)

OFFICE = RoomKind(
    name="office",
    noun="office",
    area_dm2=(1300, 1700),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "rectangle", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS, *LINOLEUM, CONCRETE),
        materials=(*PLAIN_WALLS, *PLAIN_WALLS, *BRICKS, "wall/panels"),
        tints=COOL,
    ),
    furniture=(
        Furnishing(("desk",), AtWall(front=750), is_main=True),
        replace(CHAIR_AT_DESK, is_main=True),
        Furnishing(("bookcase",), AtWall(), is_main=True),
        Furnishing(("desk",), AtWall(front=750), share_pct=40, is_set=True),
        CHAIR_AT_DESK,
        BIN_BY_DESK,
        in_row("bookcase", count=(0, 2)),
        Furnishing(("filing_cabinet",), Beside(("desk",), gap=(40, 120)), share_pct=65),
        Furnishing(("sideboard",), AtWall(is_centred=True), share_pct=65),
        Furnishing(("sofa", "armchair"), AtWall(is_centred=True), share_pct=75),
        Furnishing(("coffee_table",), Facing(("sofa",), gap=(320, 420), drift=40), 85),
        Furnishing(("armchair",), InCorner(), share_pct=45, is_set=True),
        Furnishing(("side_table",), Beside(("armchair",)), share_pct=75),
        Furnishing(("floor_lamp",), Beside(("sofa", "armchair")), share_pct=75),
        Furnishing(("filing_cabinet", "bookcase"), AtWall(), share_pct=50),
        Furnishing(("coat_stand",), InCorner(), share_pct=45),
        Furnishing(
            ("backpack",),
            Beside(("desk",)),
            share_pct=30,
            models=("backpack/school", "backpack/rucksack"),
        ),
        BOXES,
        PLANT,
    ),
    dressing=(
        Furnishing(
            ("monitor",),
            OnTop(("desk",), is_facing=True, at_rear=True, is_centred=True),
            75,
            per_host=True,
        ),
        Furnishing(("desk_lamp",), OnTop(("desk",), at_rear=True), 75, per_host=True),
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(is_centred=True), share_pct=45),
        Furnishing(
            ("notice_board", "wall_shelf", "painting", "poster"),
            AboveMiddle(("desk",)),
            share_pct=75,
            per_host=True,
        ),
        replace(RUG_UNDER_LOW_TABLE, share_pct=85),
        Furnishing(("rug",), OnFreeFloor(), 80, is_spare=True, models=MIDDLING_RUGS),
    ),
    tops=(
        Top(("desk",), ("work",), 100, settings=("screen",)),
        Top(("filing_cabinet",), ("paper", "plants", "travels")),
        Top(("sideboard",), ("paper", "coffee_corner", "travels", "exhibits")),
        Top(("coffee_table", "side_table"), ("break", "break", "reading")),
        Top(("sofa",), ("sofa",), share_pct=80),
        Top(("armchair",), ("seat",), share_pct=60),
    ),
    hung=("painting", "poster", "painting", "poster", "notice_board", "wall_shelf"),
    dividers=("partition", "bookcase"),
    strays=(
        "office_chair",
        "potted_plant",
        "waste_bin",
        "cardboard_box",
        "backpack",
        "floor_lamp",
    ),
)
