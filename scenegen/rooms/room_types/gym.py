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
    Lying,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    OFFICE_LAMP,
)

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
        Furnishing(
            ("treadmill",),
            AtWall(faces_wall=True),
            count=(1, 3),
            is_set=True,
            is_main=True,
        ),
        Furnishing(
            ("exercise_bike",),
            AtWall(faces_wall=True),
            count=(2, 3),
            is_set=True,
            is_main=True,
        ),
        Furnishing(("dumbbell_rack",), AtWall(), is_main=True),
        Furnishing(("weight_bench",), Facing(("dumbbell_rack",), gap=(600, 1000)), 90),
        Furnishing(("exercise_ball",), InCorner(), 90, (1, 2)),
        Furnishing(("exercise_ball",), AtWall(), 60, (1, 2)),
        Furnishing(("bench",), AtWall(), share_pct=80),
        Furnishing(("towel_rack",), AtWall(), share_pct=70),
        Furnishing(("water_cooler",), AtWall(), share_pct=70),
        Furnishing(("storage_bin",), AtWall(), 40, (1, 2), is_set=True),
        Furnishing(("pedestal_fan",), InCorner(), share_pct=45),
        Furnishing(("backpack",), Beside(("bench",)), 70, (1, 2)),
        Furnishing(("potted_plant",), InCorner(), share_pct=60),
    ),
    dressing=(
        Furnishing(("yoga_mat",), Lying(drift=1500), count=(1, 3), is_set=True),
        Furnishing(
            ("mirror",), OnWall(is_centred=True), 100, (1, 2), is_set=True, is_main=True
        ),
        OFFICE_LAMP,
        Furnishing(("air_conditioner",), OnWall(), share_pct=50),
        Furnishing(("wall_clock",), OnWall(), share_pct=85),
        Furnishing(("wall_tv",), OnWall(), share_pct=50),
    ),
    tops=(Top(("bench",), ("gym",)),),
    hung=("poster", "poster", "mirror", "towel_rail"),
    dividers=("partition", "storage_rack"),
    strays=("exercise_ball", "backpack", "exercise_bike", "potted_plant"),
)
