"""A living room: a sofa that faces a television, a low table, lamps to read by."""

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
    Around,
    AtWall,
    Beside,
    BesideOnWall,
    Facing,
    InCorner,
    OnWall,
    Opposite,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    CEILING_LAMP,
    in_row,
)

LIVING_ROOM = RoomKind(
    name="living_room",
    noun="living room",
    area_dm2=(1600, 2600),
    aspect_pct=(100, 155),
    shapes=("rectangle", "rectangle", "l", "l", "t", "joined"),
    beyond=("dining_room", "office", "kitchen"),
    finishes=Finishes(
        floors=(*WOODS, *WOODS, *CARPETS[:2], CONCRETE, STONE),
        materials=(*PLAIN_WALLS, *PLAIN_WALLS, *PAPERS, *PANELLED, *BRICKS),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=35),
    furniture=(
        Furnishing(("sofa",), AtWall(is_centred=True), is_main=True),
        Furnishing(("coffee_table",), Facing(("sofa",), gap=(320, 450)), is_main=True),
        Furnishing(("tv_stand",), Opposite(("sofa",)), share_pct=85),
        Furnishing(("tv_stand",), AtWall(), is_spare=True, is_main=True),
        Furnishing(("armchair",), Around(("coffee_table",)), 70, (1, 2), is_set=True),
        Furnishing(("side_table",), Beside(("sofa",)), share_pct=70),
        Furnishing(("floor_lamp",), Beside(("sofa", "armchair")), share_pct=65),
        Furnishing(("bookcase",), AtWall(), share_pct=75, count=(1, 2)),
        in_row("bookcase", count=(0, 1)),
        Furnishing(("fireplace", "piano", "sideboard"), AtWall(), share_pct=70),
        Furnishing(("sideboard", "chest_of_drawers"), AtWall(), share_pct=60),
        Furnishing(("bean_bag", "ottoman"), Around(("coffee_table",)), share_pct=40),
        Furnishing(("magazine_rack",), Beside(("sofa", "armchair")), share_pct=35),
        Furnishing(("potted_plant",), InCorner(), share_pct=85, count=(1, 2)),
        Furnishing(("potted_plant",), Beside(("tv_stand", "bookcase")), share_pct=40),
        Furnishing(("acoustic_guitar",), Beside(("sofa", "bookcase")), share_pct=20),
    ),
    dressing=(
        Furnishing(("rug",), Under(("coffee_table",)), is_main=True),
        CEILING_LAMP,
        Furnishing(("painting",), OnWall(("sofa",)), share_pct=85),
        Furnishing(("painting", "poster"), BesideOnWall(("painting",)), 60, (1, 2)),
        Furnishing(("wall_shelf",), OnWall(), share_pct=35),
        Furnishing(("wall_clock",), OnWall(), share_pct=35),
    ),
    tops=(
        Top(("sofa",), ("sofa",), share_pct=95),
        Top(("armchair",), ("seat",), share_pct=65),
        Top(("coffee_table",), ("living", "living", "coffee", "centre")),
        Top(("side_table",), ("lamp", "lamp", "living")),
        Top(
            ("sideboard", "piano", "chest_of_drawers"),
            ("display", "photos", "music", "bar"),
        ),
        Top(("fireplace",), ("photos",)),
    ),
    hung=("painting", "painting", "painting", "poster", "mirror"),
    dividers=("folding_screen", "bookcase"),
    strays=(
        "armchair",
        "ottoman",
        "side_table",
        "bean_bag",
        "floor_lamp",
        "potted_plant",
        "acoustic_guitar",
        "pedestal_fan",
    ),
)
