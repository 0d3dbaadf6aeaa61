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
    AboveMiddle,
    AroundRug,
    AtWall,
    Beside,
    Facing,
    InCorner,
    OnFreeFloor,
    OnRug,
    OnTop,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    CEILING_LAMP,
    CUBES,
    in_row,
)

CHILDRENS_ROOM = RoomKind(
    name="childrens_room",
    noun="children's room",
    area_dm2=(1300, 1750),
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
        Furnishing(
            ("rug",), OnFreeFloor(), 95, models=("rug/stripes", "rug/round", "rug/shag")
        ),
        Furnishing(("desk",), AtWall(front=750), share_pct=75),
        Furnishing(
            ("chair", "office_chair"), Facing(("desk",), gap=(20, 120), drift=120)
        ),
        Furnishing(("bookcase",), AtWall(), share_pct=75, models=CUBES),
        Furnishing(
            ("storage_bin",),
            Beside(("bookcase", "toy_chest"), gap=(40, 100), forward=(0, 40)),
            share_pct=75,
        ),
        in_row("storage_bin", count=(0, 2)),
        Furnishing(("pile_of_blocks", "toy_train"), OnRug(), 90, (1, 2)),
        Furnishing(("teddy_bear", "toy_car", "ball"), OnRug(), 85, (1, 3)),
        Furnishing(("play_tent",), InCorner(), share_pct=50),
        Furnishing(("dollhouse",), AtWall(), share_pct=55),
        Furnishing(("rocking_horse",), InCorner(), share_pct=45),
        Furnishing(("bean_bag",), AroundRug(), 60, (1, 2), is_set=True),
        Furnishing(("laundry_basket",), Beside(("wardrobe", "chest_of_drawers")), 45),
        Furnishing(("ball", "teddy_bear"), Beside(("toy_chest", "bed")), 60, (1, 2)),
        Furnishing(("backpack",), Beside(("desk",)), 45, models=("backpack/school",)),
    ),
    dressing=(
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(is_centred=True), share_pct=30),
        Furnishing(("wall_shelf",), AboveMiddle(("toy_chest", "desk")), share_pct=55),
        Furnishing(("desk_lamp",), OnTop(("desk",), at_rear=True), share_pct=75),
    ),
    tops=(
        Top(("bed",), ("child_bed",)),
        Top(("nightstand",), ("bedside",)),
        Top(("toy_chest",), ("toys", "soft_toys", "games")),
        Top(("chest_of_drawers",), ("toys", "bedside", "exhibits", "games")),
        Top(("desk",), ("study", "drawing", "toys"), settings=("drawing",)),
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
    numerous=("teddy_bear",),
)
