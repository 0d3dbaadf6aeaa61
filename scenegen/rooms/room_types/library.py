"""A library: bookcases along the walls and between them, places to read."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CARPETS,
    PANELLED,
    PLAIN_WALLS,
    WARM,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    Around,
    AtWall,
    Beside,
    Facing,
    InOpen,
    OnTop,
    OnWall,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    CEILING_LAMP,
    PLANT,
    in_row,
)

TABLES = ("dining_table", "conference_table")

LIBRARY = RoomKind(
    name="library",
    noun="library",
    area_dm2=(1600, 2600),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS),
        materials=(*PLAIN_WALLS, *PANELLED, "wall/wallpaper_stripes"),
        tints=WARM,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=10),
    furniture=(
        Furnishing(
            ("bookcase",), AtWall(clearance=10), count=(3, 5), is_set=True, is_main=True
        ),
        in_row("bookcase", count=(1, 4), gap=4, is_main=True),
        Furnishing(("bookcase",), AtWall(), is_set=True),
        in_row("bookcase", count=(1, 2), gap=4),
        Furnishing(
            ("dining_table", "conference_table"),
            InOpen(clearance=680, is_square=True, drift=900, wall_gap=680),
            is_main=True,
        ),
        Furnishing(("chair",), Around(TABLES), count=(2, 4), is_set=True, is_main=True),
        Furnishing(("armchair",), AtWall(), count=(1, 2), is_set=True),
        Furnishing(("side_table",), Beside(("armchair",)), share_pct=80),
        Furnishing(("floor_lamp",), Beside(("armchair", "bookcase")), 80, (1, 2)),
        Furnishing(("desk",), AtWall(front=750), share_pct=55),
        Furnishing(("office_chair",), Facing(("desk",), gap=(20, 120)), per_host=True),
        Furnishing(("stepladder",), Beside(("bookcase",)), share_pct=35),
        PLANT,
    ),
    dressing=(
        Furnishing(("rug",), Under(TABLES, is_across=False), share_pct=50),
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=60),
        Furnishing(("desk_lamp",), OnTop(("desk", *TABLES)), 85, (1, 2), is_set=True),
    ),
    tops=(
        Top(("desk", *TABLES), ("study", "study", "work")),
        Top(("side_table",), ("lamp", "reading")),
        Top(("armchair",), ("seat",), share_pct=60),
    ),
    hung=("painting", "painting", "painting", "notice_board"),
    dividers=("bookcase", "folding_screen"),
    strays=("chair", "armchair", "floor_lamp", "potted_plant", "stool"),
)
