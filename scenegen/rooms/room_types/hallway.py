"""A hallway: narrow, with many doors, hooks for coats and a place for shoes."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CHECKER,
    PANELLED,
    PLAIN_WALLS,
    STONE,
    TILES,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AboveMiddle,
    AtWall,
    Beside,
    BesideOnWall,
    InCorner,
    OnFreeFloor,
    OnWall,
    SideToWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import CEILING_LAMP, PLANT, RUNNERS

HALLWAY = RoomKind(
    name="hallway",
    noun="hallway",
    area_dm2=(1400, 1800),
    aspect_pct=(150, 260),
    shapes=("rectangle", "rectangle", "l", "l", "t"),
    finishes=Finishes(
        floors=(*WOODS, *TILES, STONE, CHECKER),
        materials=(*PLAIN_WALLS, *PANELLED, "wall/wallpaper_stripes"),
    ),
    openings=OpeningCounts(doors=(2, 4), windows=(0, 1), french_pct=0),
    furniture=(
        Furnishing(("shoe_rack",), AtWall(), is_main=True),
        Furnishing(("coat_stand",), InCorner(), 70, models=("coat_stand/dressed",)),
        Furnishing(("bench",), AtWall(is_centred=True), share_pct=80),
        Furnishing(("chest_of_drawers", "sideboard"), AtWall(is_centred=True), 90),
        Furnishing(("wardrobe", "bookcase"), AtWall(), share_pct=65),
        Furnishing(("umbrella_stand",), Beside(("shoe_rack", "chest_of_drawers"))),
        Furnishing(("bicycle",), SideToWall(), share_pct=30),
        Furnishing(
            ("suitcase", "suitcase", "backpack"),
            Beside(("bench", "chest_of_drawers", "shoe_rack", "wardrobe")),
            share_pct=60,
            models=("backpack/school", "backpack/rucksack"),
        ),
        Furnishing(
            ("shoes",), Beside(("bench", "shoe_rack"), gap=(40, 200)), 90, (1, 3)
        ),
        Furnishing(("shoes",), Beside(("shoes",), gap=(30, 80)), 60, (1, 2)),
        Furnishing(
            ("stool",), Beside(("chest_of_drawers", "shoe_rack", "wardrobe")), 35
        ),
        PLANT,
    ),
    dressing=(
        Furnishing(("coat_hooks",), AboveMiddle(("shoe_rack", "bench")), share_pct=90),
        Furnishing(("coat_hooks",), OnWall(is_centred=True), is_spare=True),
        Furnishing(("coat_hooks",), OnWall(), is_spare=True, is_main=True),
        Furnishing(
            ("mirror",), AboveMiddle(("chest_of_drawers", "sideboard")), share_pct=90
        ),
        Furnishing(("mirror",), OnWall(is_centred=True), is_spare=True, share_pct=80),
        Furnishing(("rug",), OnFreeFloor(is_along=True), 90, models=RUNNERS),
        Furnishing(("rug",), OnFreeFloor(), 85, is_spare=True, models=RUNNERS[-1:]),
        CEILING_LAMP,
        Furnishing(
            ("wall_lamp",),
            BesideOnWall(("mirror",), gap=(100, 180)),
            share_pct=50,
            count=(1, 2),
            is_set=True,
        ),
        Furnishing(("key_rack",), BesideOnWall(("mirror", "coat_hooks")), 70),
        Furnishing(("wall_clock", "calendar"), OnWall(is_centred=True), share_pct=50),
    ),
    tops=(
        Top(
            ("chest_of_drawers", "sideboard"),
            ("photos", "keys", "lamp_display"),
        ),
        Top(("bench",), ("luggage", "seat"), share_pct=90),
        Top(("shoe_rack",), ("plants", "luggage", "keys")),
    ),
    hung=("painting", "painting", "painting", "poster", "mirror"),
    dividers=("bookcase", "folding_screen"),
    strays=("coat_stand", "suitcase", "backpack", "potted_plant", "stool", "shoes"),
    weight=4,
)
