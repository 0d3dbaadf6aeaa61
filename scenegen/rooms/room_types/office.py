"""An office: desks with chairs before them and screens on them, files, books."""

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
    AtWindow,
    Beside,
    Facing,
    FromCeiling,
    InCorner,
    InOpen,
    Lying,
    OnTop,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind

OFFICE = RoomKind(
    name="office",
    noun="office",
    area_dm2=(1500, 2300),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "rectangle", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS, *LINOLEUM, CONCRETE),
        materials=(*PLAIN_WALLS, *PLAIN_WALLS, *BRICKS, "wall/panels"),
        tints=COOL,
    ),
    furniture=(
        Furnishing(("curtain",), AtWindow(), share_pct=30),
        Furnishing(("desk",), AtWall(), count=(1, 2)),
        Furnishing(("desk",), InOpen(clearance=700, is_square=True), share_pct=35),
        Furnishing(
            ("office_chair", "office_chair", "chair"),
            Facing(("desk",), gap=(20, 120)),
            count=(1, 3),
        ),
        Furnishing(("bookcase",), AtWall(), share_pct=85),
        Furnishing(("filing_cabinet",), Beside(("desk",), gap=(40, 120)), share_pct=75),
        Furnishing(
            ("filing_cabinet", "sideboard"), AtWall(), share_pct=55, count=(1, 2)
        ),
        Furnishing(("waste_bin",), Beside(("desk",)), share_pct=60),
        Furnishing(("sofa", "armchair"), AtWall(), share_pct=40),
        Furnishing(("coffee_table",), Facing(("sofa",), gap=(320, 450)), share_pct=70),
        Furnishing(("potted_plant",), InCorner(), share_pct=60),
        Furnishing(("coat_stand",), InCorner(), share_pct=35),
    ),
    dressing=(
        Furnishing(
            ("monitor",), OnTop(("desk",), is_facing=True, at_rear=True), 90, (1, 2)
        ),
        Furnishing(("laptop",), OnTop(("desk",), is_facing=True), share_pct=55),
        Furnishing(("desk_lamp",), OnTop(("desk",), at_rear=True), 70, (1, 2)),
        Furnishing(("pendant_lamp",), FromCeiling(), share_pct=60),
        Furnishing(("wall_shelf", "wall_clock"), OnWall(), share_pct=65, count=(1, 2)),
        Furnishing(
            ("mug", "stack_of_books", "globe"),
            OnTop(("desk", "filing_cabinet", "sideboard")),
            85,
            (1, 3),
        ),
        Furnishing(("rug",), Lying(), share_pct=40),
        Furnishing(("painting",), OnWall(), share_pct=65, count=(1, 2)),
    ),
    dividers=("partition", "bookcase", "folding_screen", "column", "half_wall"),
    strays=(
        "office_chair",
        "chair",
        "armchair",
        "stool",
        "potted_plant",
        "waste_bin",
        "cardboard_box",
        "floor_lamp",
        "pedestal_fan",
        "backpack",
        "coat_stand",
        "side_table",
        "suitcase",
    ),
)
