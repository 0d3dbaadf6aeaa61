"""A bedroom: a bed between nightstands, a wardrobe, a place to sit."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CARPETS,
    PAPERS,
    PLAIN_WALLS,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AboveMiddle,
    AtWall,
    Beside,
    Facing,
    InCorner,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import CEILING_LAMP, WIDE_RUGS, in_row

BEDROOM = RoomKind(
    name="bedroom",
    noun="bedroom",
    area_dm2=(1300, 1850),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "rectangle", "l", "t", "joined"),
    beyond=("office",),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS),
        materials=(*PLAIN_WALLS, *PLAIN_WALLS, *PAPERS, "wall/panels"),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 2), french_pct=20),
    furniture=(
        Furnishing(("bed",), AtWall(is_centred=True), is_main=True),
        Furnishing(
            ("nightstand",),
            Beside(("bed",), gap=(40, 90), forward=(0, 30)),
            is_main=True,
            is_company=True,
        ),
        Furnishing(("wardrobe",), AtWall(), is_main=True),
        Furnishing(
            ("nightstand",),
            Beside(("bed",), gap=(40, 90), forward=(0, 30)),
            share_pct=95,
            is_set=True,
        ),
        in_row("wardrobe", count=(0, 1)),
        Furnishing(("chest_of_drawers",), AtWall(is_centred=True), share_pct=85),
        Furnishing(("dressing_table", "desk"), AtWall(front=700), share_pct=60),
        Furnishing(("stool",), Facing(("dressing_table",), gap=(20, 120), drift=60)),
        Furnishing(
            ("chair", "office_chair"), Facing(("desk",), gap=(20, 120), drift=120)
        ),
        Furnishing(
            ("bench", "ottoman"),
            Facing(("bed",), gap=(60, 140), drift=40),
            share_pct=55,
        ),
        Furnishing(("armchair",), InCorner(), share_pct=55),
        Furnishing(("floor_lamp",), Beside(("armchair",)), share_pct=80),
        Furnishing(("side_table",), Beside(("armchair",)), share_pct=40),
        Furnishing(("crib",), AtWall(), share_pct=12),
        Furnishing(
            ("laundry_basket",), Beside(("wardrobe", "chest_of_drawers")), share_pct=60
        ),
        Furnishing(("suitcase",), Beside(("wardrobe",)), share_pct=35),
        Furnishing(("bookcase", "shoe_rack"), AtWall(), share_pct=45),
        Furnishing(("potted_plant",), InCorner(), share_pct=65),
        Furnishing(
            ("shoes",), Beside(("bed", "wardrobe"), gap=(60, 200)), share_pct=40
        ),
    ),
    dressing=(
        Furnishing(
            ("rug",),
            Under(("bed",), ahead=550, is_across=False),
            share_pct=90,
            models=(*WIDE_RUGS, "rug/persian"),
        ),
        Furnishing(
            ("rug",),
            Under(("bed",), ahead=550, is_across=False),
            share_pct=70,
            is_spare=True,
            models=("rug/persian", "rug/shag", "rug/stripes"),
        ),
        CEILING_LAMP,
        Furnishing(("mirror",), AboveMiddle(("chest_of_drawers",)), share_pct=70),
    ),
    tops=(
        Top(("bed",), ("bed",)),
        Top(("nightstand",), ("bedside", "bedside_reading")),
        Top(("side_table",), ("bedside", "lamp")),
        Top(("chest_of_drawers",), ("display", "photos", "vanity", "exhibits")),
        Top(("dressing_table",), ("vanity",)),
        Top(("desk",), ("work", "study"), settings=("homework",)),
        Top(("bench",), ("luggage", "seat"), share_pct=85),
        Top(("armchair",), ("seat",), share_pct=65),
    ),
    hung=("painting", "painting", "mirror", "painting", "poster"),
    dividers=("folding_screen", "bookcase"),
    strays=(
        "armchair",
        "ottoman",
        "laundry_basket",
        "suitcase",
        "floor_lamp",
        "potted_plant",
        "pedestal_fan",
        "side_table",
    ),
)
