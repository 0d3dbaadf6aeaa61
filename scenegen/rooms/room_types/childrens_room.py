"""A children's room: beds, toys on a mat and in boxes, a small desk."""

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
    Beside,
    Facing,
    InCorner,
    Lying,
    OnTop,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    CEILING_LAMP,
)

CHILDRENS_ROOM = RoomKind(
    name="childrens_room",
    noun="children's room",
    area_dm2=(1300, 2000),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "rectangle", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS, *LINOLEUM),
        materials=("wall/paint", "wall/paint", *2 * [STARS], *PAPERS, "wall/wainscot"),
        tints=BRIGHT,
    ),
    furniture=(
        Furnishing(
            ("bunk_bed", "bed", "bed", "crib"),
            AtWall(),
            is_main=True,
            models=("bed/single",),
        ),
        Furnishing(("nightstand",), Beside(("bed", "bunk_bed", "crib")), share_pct=60),
        Furnishing(("toy_chest",), AtWall(), is_main=True),
        Furnishing(("chest_of_drawers", "wardrobe"), AtWall(), is_main=True),
        Furnishing(("desk",), AtWall(front=750), share_pct=70),
        Furnishing(("chair", "office_chair"), Facing(("desk",), gap=(20, 120))),
        Furnishing(("bookcase",), AtWall(), share_pct=60),
        Furnishing(("play_tent",), InCorner(), share_pct=45),
        Furnishing(("dollhouse",), AtWall(), share_pct=55),
        Furnishing(("rocking_horse",), InCorner(), share_pct=40),
        Furnishing(("storage_bin",), AtWall(), 65, (1, 3), is_set=True),
        Furnishing(("bean_bag",), InCorner(), share_pct=50),
        Furnishing(("pile_of_blocks",), Beside(("toy_chest",)), share_pct=55),
        Furnishing(("ball", "teddy_bear"), Beside(("toy_chest", "bed")), 75, (1, 3)),
        Furnishing(("toy_train",), Beside(("toy_chest",)), share_pct=35),
    ),
    dressing=(
        Furnishing(("rug",), Lying(), share_pct=90),
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=40),
        Furnishing(("wall_shelf",), OnWall(), share_pct=60),
        Furnishing(("poster",), OnWall(), share_pct=90, count=(1, 2)),
        Furnishing(("desk_lamp",), OnTop(("desk",), at_rear=True), share_pct=75),
    ),
    tops=(
        Top(("bed",), ("child_bed",)),
        Top(("nightstand",), ("bedside",)),
        Top(("toy_chest",), ("toys", "games")),
        Top(("chest_of_drawers",), ("toys", "exhibits", "games")),
        Top(("desk",), ("study", "drawing", "toys")),
    ),
    hung=("poster", "poster", "poster", "painting", "wall_shelf"),
    dividers=("bookcase", "folding_screen"),
    strays=(
        "teddy_bear",
        "ball",
        "backpack",
        "bean_bag",
        "storage_bin",
        "rocking_horse",
        "laundry_basket",
    ),
)
