"""A gym at home or in a hotel: machines that face a mirror, mats, weights."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRICKS,
    CONCRETE,
    COOL,
    LINOLEUM,
    PLAIN_WALLS,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AtWall,
    Beside,
    Facing,
    InCorner,
    InIslands,
    InRun,
    Lying,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top, Variant
from scenegen.rooms.room_types.shared import (
    OFFICE_LAMP,
    many,
)

BY_BALLS = ("exercise_ball", "dumbbell_rack")
IN_LINE = InRun(("treadmill", "exercise_bike"), gap=(200, 450), faces_wall=True)
ROWS = InIslands(front=450, margin=(900, 700), most=(3, 4), gap=450, is_paired=False)
MATS = InIslands(
    front=300, margin=(400, 400), most=(2, 6), gap=150, is_paired=False, layer="flat"
)
TREADMILLS = (
    Furnishing(("treadmill",), InRun(faces_wall=True), is_main=True),
    Furnishing(("treadmill",), IN_LINE, count=(1, 2), is_set=True),
)
BIKES = (
    Furnishing(("exercise_bike",), InRun(faces_wall=True), is_main=True),
    many("exercise_bike", IN_LINE, count=(2, 4)),
)
BENCH = Furnishing(("weight_bench",), Facing(("dumbbell_rack",), gap=(600, 1000)), 90)

MACHINES = Variant(
    furniture=(*TREADMILLS, *BIKES),
    dressing=(
        many("yoga_mat", MATS, count=(2, 5)),
        Furnishing(("yoga_mat",), Lying(drift=1600), count=(1, 2), is_set=True),
    ),
)
"""Machines along the walls, mats in the middle."""

CLASS = Variant(
    furniture=(
        many("exercise_bike", ROWS, count=(2, 8), is_main=True),
        *TREADMILLS,
    ),
)
"""Bicycles in rows, for those who ride together."""

SPORTS_BAGS = ("backpack/school", "backpack/rucksack")

GYM = RoomKind(
    name="gym",
    noun="gym",
    area_dm2=(1600, 2600),
    aspect_pct=(100, 170),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*LINOLEUM, CONCRETE, WOODS[1]),
        materials=(*PLAIN_WALLS, *BRICKS, "wall/panels"),
        tints=COOL,
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=25),
    furniture=(
        Furnishing(("dumbbell_rack",), AtWall(), is_main=True),
        Furnishing(("dumbbell_rack",), InRun(("dumbbell_rack",)), share_pct=60),
        BENCH,
        Furnishing(("exercise_ball",), InRun(), share_pct=90),
        Furnishing(("exercise_ball",), InRun(BY_BALLS), 90, (1, 3)),
        Furnishing(("bench",), AtWall(), share_pct=90),
        Furnishing(("towel_rack",), AtWall(), share_pct=70),
        Furnishing(("water_cooler",), AtWall(), share_pct=70),
        Furnishing(("pedestal_fan",), InCorner(), share_pct=45),
        Furnishing(("backpack",), Beside(("bench",)), 60, models=SPORTS_BAGS),
        Furnishing(("potted_plant",), InCorner(), share_pct=50),
    ),
    dressing=(
        Furnishing(("mirror",), OnWall(is_centred=True), count=(2, 3), is_set=True),
        Furnishing(("mirror",), OnWall(), is_spare=True, is_main=True),
        OFFICE_LAMP,
        Furnishing(("air_conditioner",), OnWall(), share_pct=50),
        Furnishing(("wall_clock",), OnWall(), share_pct=85),
        Furnishing(("wall_tv",), OnWall(), share_pct=50),
    ),
    tops=(Top(("bench",), ("gym",)),),
    hung=("poster", "poster", "mirror", "towel_rail"),
    dividers=("partition", "storage_rack"),
    strays=("exercise_ball", "backpack", "exercise_bike", "potted_plant"),
    numerous=("exercise_bike", "exercise_ball"),
    variants=(MACHINES, CLASS),
)
