"""A kitchen with a table: units side by side along a wall, chairs at the table."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRICKS,
    CHECKER,
    LINOLEUM,
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
    InRun,
    OnWall,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import CUBES, PLANT, WIDE_RUGS, seats_around

FRONTS = ("kitchen_cabinet/drawers", "kitchen_cabinet/shaker")
"""Base units of one width, of which a line is made."""

UNITS = ("kitchen_cabinet", "kitchen_sink", "stove")
LINE = InRun((*UNITS, "refrigerator"), gap=(4, 8))
LINE_MM = 4000
"""Wall that a line of units takes, with the refrigerator."""

KITCHEN = RoomKind(
    name="kitchen",
    noun="kitchen",
    area_dm2=(1850, 2500),
    aspect_pct=(100, 160),
    shapes=("rectangle", "rectangle", "l", "t", "joined"),
    beyond=("living_room",),
    finishes=Finishes(
        floors=(*TILES, *LINOLEUM[:2], STONE, CHECKER, WOODS[0]),
        materials=(*PLAIN_WALLS, "wall/tiles_metro", "wall/tiles_half", *BRICKS),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 2), french_pct=10),
    open_wall_mm=LINE_MM,
    furniture=(
        # The highest first: where it has room, so has the line that goes on with it.
        Furnishing(("refrigerator",), InRun(wanted=LINE_MM), is_main=True),
        Furnishing(("kitchen_cabinet",), LINE, is_main=True, models=FRONTS),
        Furnishing(
            ("kitchen_cabinet",),
            InRun(wanted=LINE_MM),
            is_spare=True,
            is_main=True,
            models=FRONTS,
        ),
        Furnishing(("kitchen_sink",), LINE, is_main=True),
        Furnishing(("kitchen_cabinet",), LINE, is_set=True, is_main=True),
        Furnishing(("stove",), LINE, is_main=True),
        Furnishing(
            ("dining_table",),
            Amid(free=660, drift=900, clearance=640),
            is_main=True,
        ),
        seats_around("dining_table", "chair", count=(4, 6)),
        Furnishing(("kitchen_cabinet",), LINE, count=(1, 2), is_set=True),
        Furnishing(("washing_machine",), LINE, share_pct=20),
        Furnishing(("sideboard",), AtWall(is_centred=True), share_pct=75),
        Furnishing(("bookcase",), AtWall(), share_pct=25, models=CUBES),
        Furnishing(("bench",), AtWall(is_centred=True), share_pct=35),
        Furnishing(
            ("waste_bin",),
            Beside(UNITS, gap=(40, 120)),
            share_pct=75,
            models=("waste_bin/swing",),
        ),
        PLANT,
    ),
    dressing=(
        Furnishing(("pendant_lamp",), FromCeiling(("dining_table",)), share_pct=90),
        Furnishing(
            ("ceiling_lamp", "spot_rail", "pendant_lamp"),
            FromCeiling(),
            is_spare=True,
            is_main=True,
        ),
        Furnishing(("extractor_hood",), OnWall(("stove",), is_as_wide=True)),
        Furnishing(("wall_cabinet",), AboveMiddle(UNITS[:2]), 95, is_set=True),
        Furnishing(
            ("wall_cabinet",),
            BesideOnWall(("wall_cabinet", "extractor_hood"), gap=(82, 90)),
            share_pct=95,
            count=(1, 3),
            is_set=True,
        ),
        Furnishing(("spice_rack",), OnWall(UNITS), share_pct=60),
        Furnishing(("wall_clock",), OnWall(is_centred=True), share_pct=65),
        Furnishing(
            ("rug",), Under(("dining_table",), is_across=False), 30, models=WIDE_RUGS
        ),
        Furnishing(("calendar", "notice_board"), OnWall(is_centred=True), 60),
    ),
    tops=(
        Top(
            ("dining_table",),
            ("morning", "wine", "centre", "serving_dish"),
            settings=("breakfast", "cereal", "dinner", "coffee"),
        ),
        Top(("stove",), ("pots",), share_pct=85),
        Top(("kitchen_cabinet",), ("cooking", "appliances", "coffee_corner", "baking")),
        Top(("kitchen_sink",), ("dishes",), share_pct=90),
        Top(("sideboard",), ("bar", "appliances", "baking", "centre")),
        Top(("bench",), ("seat",), share_pct=50),
        Top(("washing_machine",), ("laundry",), share_pct=60),
    ),
    hung=("painting", "poster", "painting", "calendar"),
    dividers=("kitchen_island", "bookcase"),
    strays=("potted_plant", "chair", "bar_stool", "waste_bin"),
)
