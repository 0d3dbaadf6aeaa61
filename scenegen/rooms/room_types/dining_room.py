"""A dining room: a table with many chairs, cabinets for what is served."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    PANELLED,
    PAPERS,
    PLAIN_WALLS,
    STONE,
    TILES,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AboveMiddle,
    Amid,
    AtWall,
    Beside,
    BesideOnWall,
    FromCeiling,
    InCorner,
    OnWall,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import PLANT, WIDE_RUGS, seats_around

DINING_ROOM = RoomKind(
    name="dining_room",
    noun="dining room",
    area_dm2=(1650, 2050),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "l", "joined"),
    beyond=("kitchen", "living_room"),
    finishes=Finishes(
        floors=(*WOODS, *WOODS, STONE, TILES[0]),
        materials=(*PLAIN_WALLS, *PAPERS, *PANELLED),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=35),
    furniture=(
        Furnishing(("sideboard",), AtWall(is_centred=True), is_main=True),
        Furnishing(
            ("dining_table",),
            Amid(free=660, drift=600, clearance=660),
            is_main=True,
        ),
        seats_around("dining_table", "chair", count=(4, 8)),
        Furnishing(
            ("sideboard", "chest_of_drawers"), AtWall(is_centred=True), share_pct=70
        ),
        Furnishing(
            ("bookcase", "fireplace", "piano"), AtWall(is_centred=True), share_pct=80
        ),
        Furnishing(("armchair",), InCorner(), share_pct=50),
        Furnishing(("floor_lamp",), Beside(("armchair", "sideboard")), share_pct=65),
        Furnishing(("potted_plant",), Beside(("sideboard",), gap=(80, 250)), 50),
        PLANT,
    ),
    dressing=(
        Furnishing(
            ("rug",), Under(("dining_table",), is_across=False), 55, models=WIDE_RUGS
        ),
        Furnishing(("pendant_lamp",), FromCeiling(("dining_table",)), share_pct=90),
        Furnishing(
            ("ceiling_lamp", "pendant_lamp"), FromCeiling(), is_spare=True, is_main=True
        ),
        Furnishing(("painting", "mirror"), AboveMiddle(("sideboard",)), share_pct=90),
        Furnishing(
            ("wall_lamp",),
            BesideOnWall(("mirror", "painting"), gap=(100, 200)),
            share_pct=40,
            count=(1, 2),
            is_set=True,
        ),
        Furnishing(("wall_clock",), OnWall(), share_pct=40),
    ),
    tops=(
        Top(
            ("dining_table",),
            ("wine", "centre", "centre", "serving_dish"),
            settings=("dinner", "dinner", "breakfast", "coffee"),
        ),
        Top(
            ("sideboard", "chest_of_drawers"),
            ("bar", "serving", "lamp_display", "display", "photos"),
        ),
        Top(("piano",), ("recital", "photos")),
        Top(("fireplace",), ("mantel",)),
        Top(("armchair",), ("seat",), share_pct=60),
    ),
    hung=("painting", "painting", "painting", "mirror"),
    dividers=("folding_screen", "half_wall"),
    strays=("potted_plant", "floor_lamp", "armchair", "chair"),
    numerous=("chair",),
)
