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
    AtWall,
    Beside,
    InCorner,
    Lying,
    OnWall,
    SideToWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    CEILING_LAMP,
    PLANT,
)

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
        Furnishing(("coat_stand",), InCorner(), share_pct=70),
        Furnishing(("bench",), AtWall(), share_pct=75),
        Furnishing(("chest_of_drawers", "sideboard"), AtWall(), share_pct=85),
        Furnishing(("wardrobe", "bookcase"), AtWall(), share_pct=65),
        Furnishing(("umbrella_stand",), Beside(("shoe_rack", "chest_of_drawers"))),
        Furnishing(("bicycle",), SideToWall(), share_pct=30),
        Furnishing(
            ("suitcase", "backpack"),
            Beside(("bench", "chest_of_drawers", "shoe_rack", "wardrobe")),
            share_pct=65,
        ),
        Furnishing(
            ("shoes",), Beside(("bench", "shoe_rack"), gap=(40, 200)), 80, (1, 3)
        ),
        Furnishing(("stool", "chair"), AtWall(), share_pct=30),
        PLANT,
    ),
    dressing=(
        Furnishing(("mirror",), OnWall(), share_pct=90),
        Furnishing(("rug",), Lying(), share_pct=80),
        CEILING_LAMP,
        Furnishing(("coat_hooks",), OnWall()),
        Furnishing(("wall_lamp",), OnWall(), share_pct=40, count=(1, 2)),
        Furnishing(("key_rack", "calendar"), OnWall(), share_pct=70),
        Furnishing(("wall_clock",), OnWall(), share_pct=40),
    ),
    tops=(
        Top(("chest_of_drawers", "sideboard"), ("photos", "photos", "plants")),
        Top(("bench",), ("luggage", "seat"), share_pct=90),
        Top(("shoe_rack",), ("plants", "luggage")),
    ),
    hung=("painting", "painting", "painting", "poster", "mirror"),
    dividers=("bookcase", "folding_screen"),
    strays=("coat_stand", "suitcase", "backpack", "potted_plant", "stool", "shoes"),
    weight=4,
)
