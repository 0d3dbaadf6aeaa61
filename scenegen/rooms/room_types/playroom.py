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
    AtWall,
    Beside,
    InCorner,
    InOpen,
    OnWall,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    CEILING_LAMP,
    seats_around,
)

PLAYROOM = RoomKind(
    name="playroom",
    noun="playroom",
    area_dm2=(1500, 2400),
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
            count=(1, 2),
            is_set=True,
            is_main=True,
        ),
        seats_around("play_table", "child_chair", count=(2, 4)),
        Furnishing(("bookcase",), AtWall(), is_main=True),
        Furnishing(("toy_chest",), AtWall(), count=(1, 2), is_main=True),
        Furnishing(("dollhouse",), AtWall(), share_pct=70),
        Furnishing(("play_tent",), InCorner(), share_pct=70),
        Furnishing(("rocking_horse",), AtWall(), share_pct=60),
        Furnishing(("storage_bin",), AtWall(), 85, (2, 4), is_set=True),
        Furnishing(("bean_bag",), AtWall(), 70, (1, 3), is_set=True),
        Furnishing(("easel",), InCorner(), share_pct=50),
        Furnishing(("pile_of_blocks",), Beside(("toy_chest",)), 75, (1, 2)),
        Furnishing(
            ("ball", "teddy_bear"), Beside(("toy_chest", "dollhouse")), 85, (1, 3)
        ),
        Furnishing(("toy_train",), Beside(("toy_chest",)), share_pct=50),
        Furnishing(("piano",), AtWall(), share_pct=15),
    ),
    dressing=(
        Furnishing(("rug",), Under(("play_table",), is_across=False), is_main=True),
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=60),
        Furnishing(("coat_hooks",), OnWall(), share_pct=70),
        Furnishing(("wall_shelf", "notice_board"), OnWall(), share_pct=60),
    ),
    tops=(
        Top(("play_table",), ("games", "toys", "art")),
        Top(("toy_chest",), ("toys", "games")),
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
)
