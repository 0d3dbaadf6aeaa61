"""A children's room: a bed, toys in boxes and out of them."""

from scenegen.rooms.palette import (
    BRIGHT,
    CARPETS,
    LINOLEUM,
    PAPERS,
    STARS,
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

TOPS = ("toy_chest", "chest_of_drawers", "desk", "nightstand")

CHILDRENS_ROOM = RoomKind(
    name="childrens_room",
    noun="children's room",
    area_dm2=(1500, 2200),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "rectangle", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS, *LINOLEUM),
        materials=("wall/paint", *2 * [STARS], *PAPERS, "wall/wainscot"),
        tints=BRIGHT,
    ),
    furniture=(
        Furnishing(("curtain",), AtWindow(), 65, (1, 2), is_set=True),
        Furnishing(("bunk_bed", "bunk_bed", "bed", "crib"), AtWall()),
        Furnishing(("toy_chest",), AtWall(), share_pct=85),
        Furnishing(("chest_of_drawers", "wardrobe"), AtWall(), share_pct=75),
        Furnishing(("nightstand",), Beside(("bed", "bunk_bed", "crib")), share_pct=45),
        Furnishing(("desk",), AtWall(), share_pct=45),
        Furnishing(("chair", "office_chair"), Facing(("desk",), gap=(20, 120))),
        Furnishing(("play_tent",), InCorner(), share_pct=45),
        Furnishing(("dollhouse",), AtWall(), share_pct=45),
        Furnishing(("pile_of_blocks",), InOpen(), share_pct=55),
        Furnishing(("rocking_horse",), InOpen(), share_pct=35),
        Furnishing(("teddy_bear", "ball"), InOpen(), share_pct=60, count=(1, 2)),
    ),
    dressing=(
        Furnishing(("rug",), Lying(), share_pct=80),
        Furnishing(("pendant_lamp",), FromCeiling(), share_pct=65),
        Furnishing(("toy_car",), OnTop(TOPS), share_pct=70, count=(1, 2)),
        Furnishing(("painting",), OnWall(), share_pct=75, count=(1, 2)),
        Furnishing(
            ("desk_lamp", "globe"), OnTop(("desk", "chest_of_drawers")), 60, (1, 2)
        ),
        Furnishing(("wall_shelf", "wall_clock"), OnWall(), share_pct=55),
        Furnishing(("cushion",), OnTop(("bed",)), share_pct=60),
        Furnishing(("stack_of_books",), OnTop(TOPS), share_pct=50),
        Furnishing(("table_lamp",), OnTop(("nightstand",)), share_pct=70),
    ),
    dividers=("bookcase", "folding_screen", "play_tent", "column", "half_wall"),
    strays=(
        "teddy_bear",
        "ball",
        "rocking_horse",
        "backpack",
        "stool",
        "ottoman",
        "laundry_basket",
        "cardboard_box",
        "waste_bin",
        "chair",
        "acoustic_guitar",
    ),
)
