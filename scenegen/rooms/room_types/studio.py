"""An artist's studio: easels, a table full of paint, pictures everywhere."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRICKS,
    CONCRETE,
    LINOLEUM,
    PLAIN_WALLS,
    WARM,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    Amid,
    AtWall,
    Beside,
    Facing,
    InCorner,
    InRing,
    InRun,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top, Variant
from scenegen.rooms.room_types.shared import OFFICE_LAMP, PLANT, boxes_beside, run_of

TAILOR = ("mannequin/tailor",)
ROUND = ("dining_table/round", "mannequin/dress", *TAILOR)
EASELS = ("easel/studio", "easel/tripod")
BENCHES = ("workbench/joiner", "workbench/garage")
MODEL = ("mannequin", "dining_table")

STOOL = Furnishing(
    ("stool",), Facing(("easel",), gap=(250, 450)), 90, is_set=True, per_host=True
)

CLASS = Variant(
    furniture=(
        Furnishing(MODEL, Amid(free=1200, drift=100), is_main=True, models=ROUND),
        Furnishing(
            ("easel",),
            InRing(MODEL, reach=(350, 700), is_outward=True),
            count=(2, 7),
            is_few=True,
            is_full=True,
            is_main=True,
            models=EASELS,
        ),
        STOOL,
        Furnishing(("workbench",), AtWall(), is_main=True),
    ),
    tops=(Top(("dining_table",), ("still_life",), share_pct=100),),
)
"""Easels around a still life, or a figure."""

ARTIST = Variant(
    furniture=(
        Furnishing(("workbench",), Amid(free=950), is_main=True, models=BENCHES),
        *(Furnishing(("easel",), AtWall(), is_main=True, models=EASELS),) * 2,
        STOOL,
        Furnishing(("desk",), AtWall(front=750), share_pct=60),
        Furnishing(("office_chair",), Facing(("desk",), gap=(20, 120)), per_host=True),
        Furnishing(("sofa", "armchair"), AtWall(), share_pct=60),
    ),
    tops=(
        Top(("desk",), ("art", "work"), settings=("homework",)),
        Top(("sofa",), ("sofa",), share_pct=80),
        Top(("armchair",), ("seat",), share_pct=60),
    ),
)
"""One who works there alone."""

STUDIO = RoomKind(
    name="studio",
    noun="studio",
    area_dm2=(1900, 2500),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*WOODS, CONCRETE, LINOLEUM[0]),
        materials=(*PLAIN_WALLS, *BRICKS, "wall/brick_white"),
        tints=WARM,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(2, 3), french_pct=45),
    furniture=(
        *run_of("storage_rack", most=1, main=0),
        Furnishing(("chest_of_drawers",), InRun(), share_pct=70),
        Furnishing(("bookcase",), InRun(), share_pct=50),
        Furnishing(("floor_lamp",), Beside(("easel", "sofa")), share_pct=60),
        Furnishing(("stepladder",), AtWall(), share_pct=35),
        Furnishing(("mannequin",), InCorner(), share_pct=40, models=TAILOR),
        Furnishing(("waste_bin",), Beside(("workbench", "desk")), 70),
        Furnishing(("easel",), AtWall(), count=(1, 2), models=EASELS),
        boxes_beside("storage_rack", "chest_of_drawers", count=(1, 2)),
        PLANT,
    ),
    dressing=(
        OFFICE_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=30),
        Furnishing(("wall_shelf",), OnWall(), share_pct=40),
    ),
    tops=(
        Top(("workbench",), ("art",)),
        Top(("chest_of_drawers",), ("art", "display", "plants")),
    ),
    hung=("painting", "painting", "painting", "poster"),
    dividers=("folding_screen", "bookcase"),
    strays=("easel", "stool", "potted_plant", "cardboard_box"),
    numerous=("easel", "stool"),
    variants=(CLASS, ARTIST),
)
