"""A laundry room: machines in a row, baskets, a rack to dry on."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CONCRETE,
    COOL,
    LINOLEUM,
    PLAIN_WALLS,
    TILES,
    Finishes,
)
from scenegen.rooms.relations import (
    AboveMiddle,
    AtWall,
    Beside,
    BesideOnWall,
    FromCeiling,
    InOpen,
    OnWall,
    in_line,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    PLANT,
    in_row,
)

MACHINES = ("washing_machine", "kitchen_cabinet", "kitchen_sink")

LAUNDRY = RoomKind(
    name="laundry",
    noun="laundry",
    area_dm2=(1350, 1750),
    aspect_pct=(100, 170),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*TILES, *LINOLEUM, CONCRETE),
        materials=(*PLAIN_WALLS, "wall/tiles_half", "wall/tiles_metro"),
        tints=COOL,
    ),
    openings=OpeningCounts(doors=(1, 1), windows=(0, 2), french_pct=0),
    furniture=(
        Furnishing(("washing_machine",), AtWall(), is_main=True),
        Furnishing(
            ("washing_machine",),
            in_line("washing_machine", "kitchen_cabinet", "kitchen_sink"),
            share_pct=75,
            is_set=True,
        ),
        Furnishing(
            ("kitchen_sink",),
            in_line("washing_machine", "kitchen_cabinet", "kitchen_sink"),
        ),
        Furnishing(
            ("kitchen_cabinet",),
            in_line("washing_machine", "kitchen_cabinet", "kitchen_sink"),
            count=(1, 2),
        ),
        Furnishing(("storage_rack",), AtWall(is_centred=True), is_main=True),
        in_row("storage_rack", count=(0, 1)),
        Furnishing(
            ("laundry_basket",),
            Beside(MACHINES, gap=(40, 120), forward=(0, 60)),
            count=(1, 2),
            is_set=True,
        ),
        Furnishing(
            ("drying_rack",), InOpen(clearance=350, is_square=True, drift=700), 85
        ),
        Furnishing(
            ("laundry_basket",),
            Beside(("drying_rack",), gap=(60, 250), forward=(-200, 200)),
            share_pct=80,
        ),
        Furnishing(
            ("ironing_board",), InOpen(clearance=350, is_square=True, drift=1300), 75
        ),
        Furnishing(
            ("laundry_basket",),
            Beside(("ironing_board",), gap=(60, 250), forward=(-200, 200)),
            share_pct=75,
        ),
        Furnishing(("laundry_basket",), AtWall(), is_spare=True, is_main=True),
        Furnishing(
            ("storage_bin",),
            Beside(("storage_rack",), gap=(40, 120), forward=(0, 40)),
            share_pct=75,
        ),
        in_row("storage_bin", count=(0, 2)),
        Furnishing(("kitchen_cabinet",), AtWall(is_centred=True), 65),
        Furnishing(("stool",), AtWall(), share_pct=35),
        Furnishing(("stepladder",), Beside(("storage_rack",)), share_pct=35),
        PLANT,
    ),
    dressing=(
        Furnishing(("ceiling_lamp", "strip_light"), FromCeiling(), is_main=True),
        Furnishing(("wall_cabinet",), AboveMiddle(MACHINES), 95, is_set=True),
        Furnishing(
            ("wall_cabinet",),
            BesideOnWall(("wall_cabinet",), gap=(82, 90)),
            share_pct=90,
            count=(1, 2),
            is_set=True,
        ),
        Furnishing(("coat_hooks",), OnWall(is_centred=True), 70),
        Furnishing(("wall_clock",), OnWall(is_centred=True), share_pct=45),
    ),
    tops=(
        Top(("washing_machine",), ("laundry",)),
        Top(("kitchen_cabinet",), ("laundry", "folded", "linen", "sewing")),
        Top(("kitchen_sink",), ("laundry", "linen")),
    ),
    hung=("painting", "calendar", "towel_rail", "poster"),
    dividers=("storage_rack", "folding_screen"),
    strays=("laundry_basket", "storage_bin", "stool", "potted_plant"),
    numerous=("laundry_basket", "storage_bin"),
    weight=3,
)
