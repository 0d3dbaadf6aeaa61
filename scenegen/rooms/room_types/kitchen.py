"""A kitchen with a table: units side by side along a wall, chairs around the table."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRICKS,
    CHECKER,
    LINOLEUM,
    PLAIN_WALLS,
    STONE,
    TILES,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    Around,
    AtWall,
    AtWindow,
    FromCeiling,
    InCorner,
    InOpen,
    OnTop,
    OnWall,
    Under,
    in_line,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind

UNITS = ("kitchen_cabinet", "kitchen_sink", "stove")

KITCHEN = RoomKind(
    name="kitchen",
    noun="kitchen",
    area_dm2=(1700, 2500),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "l", "t"),
    finishes=Finishes(
        floors=(*TILES, *LINOLEUM[:2], STONE, CHECKER, WOODS[0]),
        materials=(*PLAIN_WALLS, "wall/tiles_metro", "wall/tiles_half", *BRICKS),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 2), french_pct=10),
    furniture=(
        Furnishing(("kitchen_cabinet",), AtWall()),
        Furnishing(("kitchen_sink",), in_line(*UNITS)),
        Furnishing(("kitchen_sink",), AtWall(), is_spare=True),
        Furnishing(("stove",), in_line(*UNITS)),
        Furnishing(("stove",), AtWall(), is_spare=True),
        Furnishing(("kitchen_cabinet",), in_line(*UNITS), count=(1, 2)),
        Furnishing(("refrigerator",), in_line(*UNITS)),
        Furnishing(("refrigerator",), AtWall(), is_spare=True),
        Furnishing(("dining_table",), InOpen(clearance=450, is_square=True)),
        Furnishing(("chair",), Around(("dining_table",)), count=(2, 4), is_set=True),
        Furnishing(("curtain",), AtWindow(), share_pct=35),
        Furnishing(("sideboard",), AtWall(), share_pct=45),
        Furnishing(("bench",), AtWall(), share_pct=20),
        Furnishing(("waste_bin",), InCorner(), share_pct=45),
        Furnishing(("potted_plant",), InCorner(), share_pct=35),
    ),
    dressing=(
        Furnishing(("pendant_lamp",), FromCeiling(("dining_table",)), share_pct=85),
        Furnishing(("wall_cabinet",), OnWall(UNITS), 90, (1, 3), is_set=True),
        Furnishing(("cooking_pot",), OnTop(("stove",)), share_pct=65),
        Furnishing(("microwave",), OnTop(("kitchen_cabinet",), is_facing=True), 45),
        Furnishing(("kettle",), OnTop(("kitchen_cabinet",)), share_pct=75),
        Furnishing(("vase", "bottle", "mug"), OnTop(("dining_table",)), 85, (1, 3)),
        Furnishing(("wall_clock",), OnWall(), share_pct=55),
        Furnishing(("rug",), Under(("dining_table",), is_across=False), share_pct=30),
        Furnishing(
            ("bottle", "mug"), OnTop(("kitchen_cabinet", "sideboard")), 60, (1, 2)
        ),
        Furnishing(("painting", "wall_shelf"), OnWall(), share_pct=50, count=(1, 2)),
    ),
    dividers=("half_wall", "column", "partition", "bookcase", "folding_screen"),
    strays=(
        "chair",
        "bar_stool",
        "stool",
        "potted_plant",
        "waste_bin",
        "cardboard_box",
        "pedestal_fan",
        "side_table",
        "backpack",
    ),
)
