"""A classroom: desks in rows that face the board, a chair to each."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    BRIGHT,
    CONCRETE,
    COOL,
    LINOLEUM,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AtWall,
    Beside,
    BesideOnWall,
    Facing,
    FromCeiling,
    InCorner,
    InRows,
    InRun,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    OFFICE_LAMP,
)

CLASSROOM = RoomKind(
    name="classroom",
    noun="classroom",
    area_dm2=(2300, 2800),
    aspect_pct=(100, 145),
    shapes=("rectangle",),
    finishes=Finishes(
        floors=(*LINOLEUM, *WOODS[:2], CONCRETE),
        materials=("wall/paint", "wall/paint", "wall/wainscot"),
        tints=COOL + BRIGHT,
    ),
    openings=OpeningCounts(doors=(1, 1), windows=(2, 3), french_pct=0),
    furniture=(
        # At a wall with room for the board, which nothing then stands before.
        Furnishing(("lectern",), AtWall(), is_main=True),
        Furnishing(
            ("whiteboard",),
            BesideOnWall(("lectern",), gap=(80, 700)),
            is_main=True,
            is_company=True,
            models=("whiteboard/blackboard", "whiteboard/plain"),
        ),
        Furnishing(
            ("school_desk",),
            InRows(
                pitch=(1200, 1300),
                hosts=("lectern",),
                first=650,
                rows=4,
                columns=4,
                is_ordered=True,
                front=620,
            ),
            count=(6, 14),
            is_set=True,
            is_full=True,
            is_main=True,
        ),
        Furnishing(
            ("chair",),
            Facing(("school_desk",), gap=(10, 60)),
            is_set=True,
            is_main=True,
            is_company=True,
            models=("chair/shell",),
        ),
        Furnishing(("bookcase",), InRun(), apart_from=("lectern",)),
        Furnishing(("bookcase",), InRun(("bookcase",)), 60, (1, 2), is_set=True),
        Furnishing(("filing_cabinet", "sideboard"), AtWall(), share_pct=70),
        Furnishing(("waste_bin",), InCorner(), share_pct=80),
        Furnishing(
            ("backpack",),
            Beside(("school_desk",)),
            80,
            (1, 4),
            models=("backpack/school", "backpack/rucksack"),
        ),
        Furnishing(("potted_plant",), InCorner(), share_pct=60),
    ),
    dressing=(
        Furnishing(
            ("whiteboard",), OnWall(is_centred=True), is_spare=True, is_main=True
        ),
        OFFICE_LAMP,
        Furnishing(("projector",), FromCeiling(), share_pct=60),
        Furnishing(("wall_clock",), OnWall(), share_pct=85),
        Furnishing(("notice_board",), OnWall(), share_pct=80, count=(1, 2)),
        Furnishing(("coat_hooks",), OnWall(), share_pct=50),
    ),
    tops=(
        Top(("school_desk",), (), share_pct=100, settings=("lesson",)),
        Top(("filing_cabinet", "sideboard"), ("paper", "study", "plants")),
    ),
    hung=("poster", "notice_board", "poster", "painting"),
    dividers=("bookcase", "partition"),
    strays=("chair", "backpack", "school_desk", "potted_plant"),
    numerous=("school_desk", "chair", "backpack"),
)
