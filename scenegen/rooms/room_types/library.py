"""A library: bookcases along the walls and between them, places to read."""

from dataclasses import replace

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
    Amid,
    Around,
    AtWall,
    Beside,
    Facing,
    InIslands,
    InRun,
    OnTop,
    OnWall,
    Under,
)
from scenegen.rooms.relations.base import Relation
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top, Variant
from scenegen.rooms.room_types.shared import CEILING_LAMP, PLANT, WIDE_RUGS, many

TABLES = ("dining_table", "conference_table")


def table(place: Relation) -> tuple[Furnishing, Furnishing]:
    """A table to read at, with chairs."""
    return (
        Furnishing(TABLES, place, is_main=True, models=LONG),
        replace(
            many("chair", Around(TABLES), count=(2, 6), is_main=True, models=CHAIRS),
            is_company=True,
        ),
    )


CHAIRS = ("chair/windsor", "chair/ladderback", "chair/shell")
ON = InRun(("bookcase",), gap=(4, 8))
AISLES = InIslands(front=1000, margin=(1250, 700), most=(1, 4), is_aside=True)
LONG = ("dining_table/rectangular", "dining_table/trestle")

READING = Variant(
    furniture=(
        *table(Amid(free=900)),
        Furnishing(("bookcase",), InRun(), is_set=True, is_main=True),
        many("bookcase", ON, count=(1, 2), is_main=True),
        many("bookcase", ON, count=(1, 6)),
    )
)
"""A table amid walls of books."""

STACKS = Variant(
    furniture=(
        many("bookcase", AISLES, count=(2, 10), is_main=True),
        *table(Amid(free=650, drift=2000, clearance=650)),
    )
)
"""Bookcases back to back, with aisles between."""

LIBRARY = RoomKind(
    name="library",
    noun="library",
    area_dm2=(2300, 2750),
    aspect_pct=(118, 165),
    shapes=("rectangle",),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS),
        materials=(*PLAIN_WALLS, *PANELLED, "wall/wallpaper_stripes"),
        tints=WARM,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=10),
    furniture=(
        Furnishing(("bookcase",), InRun(), is_set=True, is_main=True),
        many("bookcase", ON, count=(1, 4), is_main=True),
        Furnishing(("armchair",), AtWall(), count=(1, 2), is_set=True),
        Furnishing(("side_table",), Beside(("armchair",)), share_pct=80),
        Furnishing(("floor_lamp",), Beside(("armchair", "bookcase")), 80, (1, 2)),
        Furnishing(("desk",), AtWall(front=750), share_pct=55),
        Furnishing(("office_chair",), Facing(("desk",), gap=(20, 120)), per_host=True),
        Furnishing(("stepladder",), Beside(("bookcase",)), share_pct=35),
        PLANT,
    ),
    dressing=(
        Furnishing(("rug",), Under(TABLES, is_across=False), 60, models=WIDE_RUGS),
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=60),
        Furnishing(("desk_lamp",), OnTop(("desk", *TABLES)), 85, (1, 2), is_set=True),
    ),
    tops=(
        Top(("desk",), ("work",), settings=("homework",)),
        Top(TABLES, ("study",), settings=("study",)),
        Top(("side_table",), ("lamp", "reading")),
        Top(("armchair",), ("seat",), share_pct=60),
    ),
    hung=("painting", "painting", "painting", "notice_board"),
    dividers=("bookcase", "folding_screen"),
    strays=("chair", "armchair", "floor_lamp", "potted_plant", "side_table"),
    numerous=("chair",),
    variants=(READING, STACKS),
)
