"""A waiting room: rows of chairs along the walls, things to read."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CARPETS,
    COOL,
    LINOLEUM,
    PLAIN_WALLS,
    TILES,
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
    OFFICE_LAMP,
    in_row,
)

WAITING_ROOM = RoomKind(
    name="waiting_room",
    noun="waiting room",
    area_dm2=(1300, 2200),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*LINOLEUM, *CARPETS[:2], TILES[0], WOODS[1]),
        materials=(*PLAIN_WALLS, "wall/wainscot", "wall/panels"),
        tints=COOL,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 2), french_pct=10),
    furniture=(
        Furnishing(("counter",), AtWall(), share_pct=35),
        Furnishing(("chair",), AtWall(), is_set=True, is_main=True),
        in_row("chair", count=(2, 4), is_main=True),
        Furnishing(("chair",), AtWall(), is_set=True),
        in_row("chair", count=(2, 4)),
        Furnishing(("coffee_table",), InOpen(clearance=500, is_square=True)),
        Furnishing(
            ("side_table",), Beside(("chair",)), 100, (1, 2), is_set=True, is_main=True
        ),
        Furnishing(("bench", "sofa"), AtWall(), share_pct=60),
        Furnishing(("coat_stand",), InCorner(), share_pct=85),
        Furnishing(("water_cooler",), AtWall(), share_pct=70),
        Furnishing(("magazine_rack",), AtWall(), share_pct=60),
        Furnishing(("toy_chest", "play_table"), InCorner(), share_pct=40),
        Furnishing(("umbrella_stand", "waste_bin"), InCorner(), share_pct=70),
        Furnishing(("potted_plant",), InCorner(), count=(1, 3)),
    ),
    dressing=(
        OFFICE_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=85),
        Furnishing(("notice_board",), OnWall(), share_pct=75),
        Furnishing(("wall_tv",), OnWall(), share_pct=35),
        Furnishing(("rug",), Under(("coffee_table",)), share_pct=50),
        Furnishing(("coat_hooks",), OnWall(), share_pct=40),
    ),
    tops=(
        Top(("coffee_table", "side_table"), ("reading", "reading", "plants")),
        Top(("counter",), ("paper",)),
        Top(("bench",), ("reading", "seat"), share_pct=60),
        Top(("sofa",), ("sofa",), share_pct=50),
        Top(("play_table", "toy_chest"), ("toys", "games")),
    ),
    hung=("painting", "poster", "painting", "notice_board"),
    dividers=("partition", "folding_screen"),
    strays=("chair", "potted_plant", "side_table", "coat_stand"),
)
