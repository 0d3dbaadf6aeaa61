"""A living room: a sofa that faces a television, a low table, lamps to read by."""

from dataclasses import replace

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
    AtSides,
    AtWall,
    Beside,
    Facing,
    FacingWall,
    InCorner,
    InView,
    OnFreeFloor,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    CEILING_LAMP,
    MIDDLING_RUGS,
    RUG_UNDER_LOW_TABLE,
    in_row,
)

LIVING_ROOM = RoomKind(
    name="living_room",
    noun="living room",
    area_dm2=(1700, 2400),
    aspect_pct=(100, 155),
    shapes=("rectangle", "rectangle", "l", "l", "joined"),
    beyond=("dining_room", "office", "kitchen"),
    finishes=Finishes(
        floors=(*WOODS, *WOODS, *CARPETS[:2], CONCRETE, STONE),
        materials=(*PLAIN_WALLS, *PLAIN_WALLS, *PAPERS, *PANELLED, *BRICKS),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=35),
    open_wall_mm=2500,
    furniture=(
        Furnishing(("sofa",), FacingWall(), is_main=True),
        Furnishing(
            ("coffee_table",), Facing(("sofa",), gap=(320, 420), drift=40), is_main=True
        ),
        RUG_UNDER_LOW_TABLE,
        replace(RUG_UNDER_LOW_TABLE, is_spare=True, is_main=True, models=MIDDLING_RUGS),
        Furnishing(("tv_stand",), InView(("sofa",)), is_main=True),
        Furnishing(("armchair",), AtSides(("coffee_table",)), 80, (1, 2), is_set=True),
        Furnishing(
            ("side_table",), Beside(("sofa",), gap=(40, 120), forward=(0, 60)), 80
        ),
        Furnishing(
            ("floor_lamp",), Beside(("sofa", "armchair"), gap=(40, 150)), share_pct=75
        ),
        Furnishing(("bookcase",), AtWall(), share_pct=80),
        in_row("bookcase", count=(0, 2)),
        Furnishing(
            ("potted_plant", "magazine_rack"),
            Beside(("tv_stand",), gap=(60, 200), forward=(0, 60)),
            share_pct=65,
        ),
        Furnishing(
            ("fireplace", "piano", "sideboard"), AtWall(is_centred=True), share_pct=75
        ),
        Furnishing(("sideboard", "chest_of_drawers"), AtWall(is_centred=True), 75),
        Furnishing(("bean_bag", "ottoman"), AtSides(("coffee_table",)), share_pct=50),
        Furnishing(("armchair",), InCorner(), share_pct=45, is_set=True),
        Furnishing(("side_table", "floor_lamp"), Beside(("armchair",)), share_pct=55),
        Furnishing(("magazine_rack",), Beside(("sofa", "armchair")), share_pct=35),
        Furnishing(("potted_plant",), InCorner(), share_pct=85, count=(1, 2)),
        Furnishing(
            ("potted_plant", "pedestal_fan"),
            Beside(
                ("sideboard", "bookcase", "chest_of_drawers"),
                gap=(80, 250),
                forward=(0, 60),
            ),
            share_pct=50,
        ),
        Furnishing(
            ("bookcase", "chest_of_drawers", "bench", "sideboard"),
            AtWall(is_centred=True),
            share_pct=70,
        ),
        Furnishing(("acoustic_guitar",), Beside(("sofa", "bookcase")), share_pct=20),
    ),
    dressing=(
        CEILING_LAMP,
        Furnishing(
            ("rug",), OnFreeFloor(), 20, models=("rug/round", "rug/stripes", "rug/shag")
        ),
        Furnishing(("wall_shelf",), OnWall(is_centred=True), share_pct=25),
        Furnishing(("wall_clock",), OnWall(), share_pct=35),
    ),
    tops=(
        Top(("sofa",), ("sofa",), share_pct=95),
        Top(("armchair",), ("seat",), share_pct=65),
        Top(("coffee_table",), ("living", "coffee", "evening", "game", "centre")),
        Top(("side_table",), ("lamp", "lamp", "living", "mending")),
        Top(
            ("sideboard", "chest_of_drawers"),
            ("display", "photos", "music", "bar", "travels", "lamp_display"),
        ),
        Top(("piano",), ("photos", "recital")),
        Top(("bench",), ("seat",), share_pct=80),
        Top(("fireplace",), ("mantel", "photos")),
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
    numerous=("potted_plant",),
)
