"""A playroom: low tables with small chairs, toys along the walls, mats."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRIGHT,
    CARPETS,
    LINOLEUM,
    STARS,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    Around,
    AroundRug,
    AtWall,
    Beside,
    InCorner,
    InOpen,
    OnFreeFloor,
    OnRug,
    OnWall,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    CEILING_LAMP,
    MIDDLING_RUGS,
    in_row,
    seats_around,
)

PLAYROOM = RoomKind(
    name="playroom",
    noun="playroom",
    area_dm2=(1450, 2000),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*LINOLEUM, *CARPETS, WOODS[0]),
        materials=("wall/paint", "wall/paint", STARS, "wall/wainscot"),
        tints=BRIGHT,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=10),
    furniture=(
        Furnishing(
            ("play_table",),
            InOpen(clearance=500, is_square=True),
            is_main=True,
        ),
        seats_around("play_table", "child_chair", count=(2, 4)),
        Furnishing(("bookcase",), AtWall(), is_main=True),
        Furnishing(("toy_chest",), AtWall(), is_main=True),
        Furnishing(("rug",), OnFreeFloor(), is_main=True, models=MIDDLING_RUGS),
        in_row("toy_chest", count=(0, 1)),
        Furnishing(
            ("storage_bin",),
            Beside(("bookcase", "toy_chest"), gap=(40, 100), forward=(0, 40)),
            share_pct=90,
        ),
        in_row("storage_bin", count=(1, 3)),
        Furnishing(("play_tent",), InCorner(), share_pct=70),
        Furnishing(("dollhouse",), AtWall(), share_pct=75),
        Furnishing(("pile_of_blocks",), OnRug(), 90, (1, 2)),
        Furnishing(("toy_train",), OnRug(), 75, (1, 2)),
        Furnishing(("teddy_bear", "ball", "toy_car"), OnRug(), 90, (1, 3)),
        Furnishing(("bean_bag",), AroundRug(), 75, (1, 3), is_set=True),
        Furnishing(
            ("play_table",),
            InOpen(clearance=450, is_square=True),
            share_pct=30,
            is_set=True,
        ),
        Furnishing(("child_chair",), Around(("play_table",)), 60, (1, 3), is_set=True),
        Furnishing(
            ("ball", "teddy_bear"), Beside(("toy_chest", "dollhouse")), 75, (1, 2)
        ),
        Furnishing(("rocking_horse",), AtWall(), share_pct=55),
        Furnishing(("easel",), InCorner(), share_pct=60),
        Furnishing(("piano",), AtWall(is_centred=True), share_pct=15),
    ),
    dressing=(
        Furnishing(
            ("rug",),
            Under(("play_table",), is_across=False),
            share_pct=40,
            models=("rug/round",),
        ),
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(is_centred=True), share_pct=50),
        Furnishing(("coat_hooks",), OnWall(is_centred=True), share_pct=50),
        Furnishing(("wall_shelf", "notice_board"), OnWall(("toy_chest",)), 60),
    ),
    tops=(
        Top(
            ("play_table",),
            ("games", "art", "tea_party", "building"),
            settings=("drawing",),
        ),
        Top(("toy_chest",), ("toys", "soft_toys", "building")),
        Top(("piano",), ("exhibits",)),
    ),
    hung=("poster", "poster", "poster", "painting"),
    dividers=("bookcase", "folding_screen"),
    strays=(
        "teddy_bear",
        "ball",
        "bean_bag",
        "child_chair",
        "storage_bin",
        "rocking_horse",
        "easel",
    ),
    numerous=("teddy_bear", "storage_bin", "child_chair"),
)
