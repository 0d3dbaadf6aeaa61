"""A study: a desk with all that work needs, shelves, a seat for guests."""

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
    AtWall,
    Beside,
    Facing,
    InCorner,
    Lying,
    OnTop,
    OnWall,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    BIN_BY_DESK,
    BOXES,
    CEILING_LAMP,
    CHAIR_AT_DESK,
    PLANT,
    in_row,
)

OFFICE = RoomKind(
    name="office",
    noun="office",
    area_dm2=(1350, 2000),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "rectangle", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS, *LINOLEUM, CONCRETE),
        materials=(*PLAIN_WALLS, *PLAIN_WALLS, *BRICKS, "wall/panels"),
        tints=COOL,
    ),
    furniture=(
        Furnishing(("desk",), AtWall(front=750), is_main=True),
        CHAIR_AT_DESK,
        Furnishing(("desk",), AtWall(front=750), share_pct=40, is_set=True),
        Furnishing(
            ("office_chair",),
            Facing(("desk",), gap=(20, 120)),
            per_host=True,
            is_set=True,
        ),
        BIN_BY_DESK,
        Furnishing(("bookcase",), AtWall(), is_main=True),
        in_row("bookcase", count=(0, 2)),
        Furnishing(("filing_cabinet",), Beside(("desk",), gap=(40, 120)), share_pct=65),
        Furnishing(("filing_cabinet", "sideboard"), AtWall(), 75, (1, 2)),
        Furnishing(("sofa", "armchair"), AtWall(), share_pct=55),
        Furnishing(("coffee_table",), Facing(("sofa",), gap=(320, 450)), share_pct=80),
        Furnishing(("side_table",), Beside(("armchair",)), share_pct=60),
        Furnishing(("floor_lamp",), Beside(("sofa", "armchair")), share_pct=50),
        Furnishing(("coat_stand",), InCorner(), share_pct=45),
        Furnishing(("backpack",), Beside(("desk",)), share_pct=40),
        BOXES,
        PLANT,
    ),
    dressing=(
        Furnishing(
            ("monitor", "monitor", "laptop"),
            OnTop(("desk",), is_facing=True, at_rear=True),
            per_host=True,
        ),
        Furnishing(
            ("computer_keyboard",), OnTop(("desk",), is_facing=True), 80, per_host=True
        ),
        Furnishing(("desk_lamp",), OnTop(("desk",), at_rear=True), 75, per_host=True),
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=55),
        Furnishing(("notice_board", "wall_shelf"), OnWall(("desk",)), share_pct=55),
        Furnishing(("rug",), Under(("coffee_table",)), share_pct=70),
        Furnishing(("rug",), Lying(), share_pct=40, is_spare=True),
        Furnishing(("mug", "pen_cup"), OnTop(("desk",)), 80, (1, 2), per_host=True),
        Furnishing(
            ("notebook", "paper_tray", "stack_of_books"),
            OnTop(("desk",)),
            80,
            (1, 2),
            per_host=True,
        ),
    ),
    tops=(
        Top(("filing_cabinet",), ("paper", "plants")),
        Top(("sideboard",), ("paper", "paper", "plants")),
        Top(("coffee_table", "side_table"), ("break", "break", "reading")),
        Top(("sofa",), ("sofa",), share_pct=80),
        Top(("armchair",), ("seat",), share_pct=60),
    ),
    hung=("painting", "poster", "painting", "notice_board", "wall_shelf"),
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
