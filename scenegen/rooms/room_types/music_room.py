"""A music room: instruments, stands with music, chairs to play on."""

from scenegen.rooms.openings import OpeningCounts
from scenegen.rooms.palette import (
    CARPETS,
    PANELLED,
    PLAIN_WALLS,
    WOODS,
    Finishes,
)
from scenegen.rooms.relations import (
    AroundRug,
    AtWall,
    Beside,
    Facing,
    InCorner,
    OnFreeFloor,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import CEILING_LAMP, MIDDLING_RUGS, PLANT, in_row

MUSIC_ROOM = RoomKind(
    name="music_room",
    noun="music room",
    area_dm2=(1450, 2000),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS[:2]),
        materials=(*PLAIN_WALLS, *PANELLED, "wall/panels"),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=15),
    furniture=(
        Furnishing(("piano",), AtWall(is_centred=True), is_main=True),
        Furnishing(("stool",), Facing(("piano",), gap=(60, 160), drift=60)),
        Furnishing(("rug",), OnFreeFloor(), models=MIDDLING_RUGS),
        Furnishing(
            ("chair",),
            AroundRug(beyond=(0, 350), clearance=550),
            share_pct=95,
            count=(2, 3),
            is_set=True,
        ),
        Furnishing(
            ("music_stand",),
            Facing(("chair",), gap=(150, 380), drift=150),
            is_set=True,
            is_company=True,
        ),
        Furnishing(("chair",), AtWall(), is_spare=True, is_main=True),
        Furnishing(("drum_kit",), InCorner(), share_pct=75),
        Furnishing(("digital_piano",), AtWall(is_centred=True), share_pct=60),
        Furnishing(("stool",), Facing(("digital_piano",), gap=(60, 160), drift=60), 90),
        Furnishing(("amplifier",), AtWall(), share_pct=85),
        in_row("amplifier", count=(0, 2)),
        Furnishing(
            ("acoustic_guitar",),
            Beside(("amplifier", "piano", "bookcase"), gap=(60, 150)),
            share_pct=90,
        ),
        in_row("acoustic_guitar", count=(0, 2), is_set=False),
        Furnishing(("cello",), InCorner(), share_pct=60),
        Furnishing(("microphone_stand",), Facing(("amplifier",), gap=(300, 700)), 60),
        Furnishing(("bookcase",), AtWall(), share_pct=80),
        in_row("bookcase", count=(0, 1)),
        Furnishing(("sofa", "bench"), AtWall(is_centred=True), share_pct=60),
        Furnishing(("floor_lamp",), Beside(("sofa", "piano")), share_pct=50),
        PLANT,
    ),
    dressing=(
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(is_centred=True), share_pct=40),
        Furnishing(("wall_shelf",), OnWall(is_centred=True), share_pct=35),
    ),
    tops=(
        Top(("piano",), ("recital", "photos", "music")),
        Top(("sofa",), ("sofa",), share_pct=80),
        Top(("bench",), ("seat",), share_pct=80),
    ),
    hung=("poster", "poster", "painting", "painting"),
    dividers=("bookcase", "folding_screen"),
    strays=("acoustic_guitar", "chair", "music_stand", "amplifier", "stool"),
    numerous=("music_stand", "acoustic_guitar", "chair"),
)
