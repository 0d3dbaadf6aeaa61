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
    AtWall,
    Beside,
    Facing,
    InCorner,
    Lying,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    BOXES,
    OFFICE_LAMP,
    PLANT,
)

STUDIO = RoomKind(
    name="studio",
    noun="studio",
    area_dm2=(1500, 2500),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*WOODS, CONCRETE, LINOLEUM[0]),
        materials=(*PLAIN_WALLS, *BRICKS, "wall/brick_white"),
        tints=WARM,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(2, 3), french_pct=45),
    furniture=(
        Furnishing(("workbench", "dining_table"), AtWall(), is_main=True),
        Furnishing(("easel",), AtWall(), count=(2, 4), is_main=True),
        Furnishing(("stool",), Facing(("easel",), gap=(350, 600)), 80, per_host=True),
        Furnishing(("storage_rack", "bookcase"), AtWall(), is_main=True),
        Furnishing(("desk",), AtWall(front=750), share_pct=60),
        Furnishing(("office_chair",), Facing(("desk",), gap=(20, 120)), per_host=True),
        Furnishing(("chest_of_drawers",), AtWall(), share_pct=60),
        Furnishing(("sofa", "armchair"), AtWall(), share_pct=50),
        Furnishing(("floor_lamp",), Beside(("easel", "sofa")), share_pct=60),
        Furnishing(("stepladder",), AtWall(), share_pct=35),
        Furnishing(("mannequin",), InCorner(), share_pct=30),
        Furnishing(("waste_bin",), Beside(("workbench", "desk")), 70),
        BOXES,
        PLANT,
    ),
    dressing=(
        OFFICE_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=30),
        Furnishing(("wall_shelf",), OnWall(), 70, (1, 2)),
        Furnishing(("rug",), Lying(), share_pct=40),
    ),
    tops=(
        Top(("workbench", "dining_table"), ("art",)),
        Top(("desk",), ("art", "work")),
        Top(("chest_of_drawers",), ("art", "display", "plants")),
        Top(("sofa",), ("sofa",), share_pct=80),
        Top(("armchair",), ("seat",), share_pct=60),
    ),
    hung=("painting", "painting", "painting", "poster"),
    dividers=("folding_screen", "bookcase"),
    strays=("easel", "stool", "potted_plant", "cardboard_box"),
)
