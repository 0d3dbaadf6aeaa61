"""A living room: a sofa that faces something, a low table, lamps to read by."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRICKS,
    CARPETS,
    CONCRETE,
    PANELLED,
    PAPERS,
    PLAIN_WALLS,
    STONE,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AtWall,
    AtWindow,
    Beside,
    Facing,
    FromCeiling,
    InCorner,
    OnTop,
    OnWall,
    Opposite,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind

TOPS = ("coffee_table", "side_table", "sideboard", "piano", "fireplace")

LIVING_ROOM = RoomKind(
    name="living_room",
    noun="living room",
    area_dm2=(1700, 2500),
    aspect_pct=(100, 155),
    shapes=("rectangle", "rectangle", "l", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *WOODS, *CARPETS[:2], CONCRETE, STONE),
        materials=(*PLAIN_WALLS, *PAPERS, *PANELLED, *BRICKS),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=35),
    furniture=(
        Furnishing(("curtain",), AtWindow(), 60, (1, 2), is_set=True),
        Furnishing(("sofa",), AtWall()),
        Furnishing(("coffee_table",), Facing(("sofa",), gap=(320, 450))),
        Furnishing(("tv_stand",), Opposite(("sofa",)), share_pct=75),
        Furnishing(("tv_stand",), AtWall(), share_pct=50, is_spare=True),
        Furnishing(("fireplace", "piano", "sideboard"), AtWall(), share_pct=55),
        Furnishing(("armchair",), Facing(("sofa",), gap=(1150, 1500)), share_pct=45),
        Furnishing(("side_table", "floor_lamp"), Beside(("sofa",)), share_pct=60),
        Furnishing(("bookcase", "sideboard"), AtWall(), share_pct=60),
        Furnishing(("potted_plant",), InCorner(), share_pct=55),
    ),
    dressing=(
        Furnishing(("rug",), Under(("coffee_table",)), share_pct=80),
        Furnishing(("painting",), OnWall(("sofa",)), share_pct=75),
        Furnishing(("pendant_lamp",), FromCeiling(("coffee_table",)), share_pct=55),
        Furnishing(("cushion",), OnTop(("sofa",)), share_pct=75, count=(1, 3)),
        Furnishing(
            ("painting", "mirror", "wall_clock", "wall_shelf"), OnWall(), 70, (1, 2)
        ),
        Furnishing(
            ("vase", "candlestick", "stack_of_books", "mug"), OnTop(TOPS), 80, (1, 3)
        ),
        Furnishing(("table_lamp",), OnTop(("side_table", "sideboard")), share_pct=60),
        Furnishing(("wall_lamp",), OnWall(), share_pct=25),
    ),
    dividers=("folding_screen", "bookcase", "half_wall", "column", "partition"),
    strays=(
        "armchair",
        "ottoman",
        "side_table",
        "stool",
        "floor_lamp",
        "potted_plant",
        "acoustic_guitar",
        "pedestal_fan",
        "cardboard_box",
        "waste_bin",
    ),
)
