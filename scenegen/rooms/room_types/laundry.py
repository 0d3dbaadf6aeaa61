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
    AtWall,
    Beside,
    FromCeiling,
    OnWall,
    SideToWall,
    in_line,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    PLANT,
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
        Furnishing(("storage_rack",), AtWall(), is_main=True),
        Furnishing(("ironing_board",), SideToWall(), share_pct=70),
        Furnishing(("drying_rack",), SideToWall(), share_pct=85),
        Furnishing(("laundry_basket",), Beside(MACHINES), count=(1, 2)),
        Furnishing(("laundry_basket",), AtWall(), count=(1, 2), is_main=True),
        Furnishing(("storage_bin",), AtWall(), 60, (1, 2), is_set=True),
        Furnishing(("stepladder",), AtWall(), share_pct=35),
        Furnishing(("stool",), AtWall(), share_pct=35),
        PLANT,
    ),
    dressing=(
        Furnishing(("ceiling_lamp", "strip_light"), FromCeiling(), is_main=True),
        Furnishing(("wall_cabinet",), OnWall(MACHINES), 90, (1, 3), True),
        Furnishing(("towel_rail", "coat_hooks"), OnWall(), share_pct=70),
        Furnishing(("wall_clock",), OnWall(), share_pct=45),
    ),
    tops=(
        Top(("washing_machine",), ("laundry",)),
        Top(("kitchen_cabinet",), ("laundry", "linen", "sewing")),
        Top(("kitchen_sink",), ("laundry", "linen")),
    ),
    hung=("painting", "calendar", "towel_rail", "poster"),
    dividers=("storage_rack", "folding_screen"),
    strays=("laundry_basket", "storage_bin", "stool", "potted_plant"),
    weight=3,
)
