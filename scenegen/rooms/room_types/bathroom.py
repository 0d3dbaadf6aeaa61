"""A bathroom: bath or shower, basin below a mirror, toilet."""

from scenegen.records.scene import Finish
from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CHECKER,
    COOL,
    STONE,
    TILES,
    Finishes,
)
from scenegen.rooms.relations import (
    AboveMiddle,
    AtWall,
    Beside,
    BesideOnWall,
    FromCeiling,
    InCorner,
    InNook,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top

BATHROOM = RoomKind(
    name="bathroom",
    noun="bathroom",
    area_dm2=(600, 800),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*TILES, CHECKER, STONE),
        materials=("wall/tiles", "wall/tiles_metro", "wall/tiles_half"),
        tints=COOL,
        skirtings=(Finish("skirting/white"),),
    ),
    openings=OpeningCounts(doors=(1, 1), windows=(0, 1), french_pct=0),
    furniture=(
        Furnishing(("bathtub", "bathtub", "shower"), InNook(), is_main=True),
        Furnishing(("shower",), InNook(), share_pct=40, is_spare=True),
        Furnishing(("washbasin",), AtWall(clearance=120), is_main=True),
        Furnishing(
            ("washbasin",),
            Beside(("washbasin",), gap=(60, 160), forward=(0, 0), is_backed=True),
            share_pct=40,
            is_set=True,
        ),
        Furnishing(("toilet",), AtWall(clearance=120), is_main=True),
        Furnishing(("washing_machine",), AtWall(), share_pct=60),
        Furnishing(
            ("laundry_basket",),
            Beside(("washing_machine", "bathtub"), gap=(40, 120), forward=(0, 60)),
            share_pct=90,
        ),
        Furnishing(("chest_of_drawers",), AtWall(is_centred=True), share_pct=80),
        Furnishing(
            ("towel_rack",), Beside(("bathtub", "shower", "washbasin")), share_pct=65
        ),
        Furnishing(("towel_rack",), AtWall(), share_pct=60, is_spare=True),
        Furnishing(("stool",), Beside(("bathtub", "washbasin")), share_pct=70),
        Furnishing(
            ("waste_bin",),
            Beside(("washbasin", "toilet"), gap=(60, 160)),
            share_pct=80,
            models=("waste_bin/swing",),
        ),
        Furnishing(("potted_plant",), InCorner(), share_pct=55),
    ),
    dressing=(
        Furnishing(
            ("mirror", "mirror", "medicine_cabinet"),
            AboveMiddle(("washbasin",)),
            per_host=True,
            is_set=True,
        ),
        Furnishing(
            ("mirror", "medicine_cabinet"), OnWall(), is_spare=True, is_main=True
        ),
        Furnishing(("toilet_roll_holder",), BesideOnWall(("toilet",), gap=(80, 300))),
        Furnishing(("towel_rail",), OnWall(), 90, (1, 2), apart_from=("radiator",)),
        Furnishing(("soap_shelf",), OnWall(("bathtub",)), share_pct=70),
        Furnishing(("ceiling_lamp",), FromCeiling(), is_main=True),
        Furnishing(
            ("wall_lamp",),
            BesideOnWall(("mirror", "medicine_cabinet"), gap=(90, 150)),
            share_pct=60,
            count=(1, 2),
            is_set=True,
        ),
    ),
    tops=(
        Top(("washbasin",), ("washstand",)),
        Top(("chest_of_drawers",), ("towels", "scents", "folded")),
        Top(("washing_machine",), ("laundry",)),
    ),
    hung=("soap_shelf", "towel_rail"),
    dividers=("folding_screen", "towel_rack"),
    strays=("laundry_basket", "stool", "waste_bin", "potted_plant"),
    weight=4,
)
