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
    AtWall,
    Beside,
    Facing,
    InCorner,
    Lying,
    OnWall,
)
from scenegen.rooms.room_types.base import Furnishing, RoomKind, Top
from scenegen.rooms.room_types.shared import (
    CEILING_LAMP,
    PLANT,
)

MUSIC_ROOM = RoomKind(
    name="music_room",
    noun="music room",
    area_dm2=(1500, 2400),
    aspect_pct=(100, 150),
    shapes=("rectangle", "rectangle", "l"),
    finishes=Finishes(
        floors=(*WOODS, *CARPETS[:2]),
        materials=(*PLAIN_WALLS, *PANELLED, "wall/panels"),
    ),
    openings=OpeningCounts(doors=(1, 2), windows=(1, 3), french_pct=15),
    furniture=(
        Furnishing(("piano",), AtWall(is_centred=True), is_main=True),
        Furnishing(("stool",), Facing(("piano",), gap=(60, 200))),
        Furnishing(("drum_kit",), InCorner(), share_pct=75),
        Furnishing(("digital_piano",), AtWall(), share_pct=60),
        Furnishing(("stool",), Facing(("digital_piano",), gap=(60, 200)), share_pct=80),
        Furnishing(("amplifier",), AtWall(), 85, (1, 3), is_set=True),
        Furnishing(
            ("acoustic_guitar",), Beside(("amplifier", "piano", "bookcase")), 90, (1, 3)
        ),
        Furnishing(("cello",), InCorner(), share_pct=60),
        Furnishing(("chair",), AtWall(), count=(2, 4), is_set=True, is_main=True),
        Furnishing(
            ("music_stand",), Facing(("chair",), gap=(250, 450)), 85, per_host=True
        ),
        Furnishing(("microphone_stand",), Facing(("amplifier",), gap=(300, 700)), 60),
        Furnishing(("bookcase",), AtWall(), share_pct=80),
        Furnishing(("sofa", "bench"), AtWall(), share_pct=40),
        PLANT,
    ),
    dressing=(
        Furnishing(("rug",), Lying(), share_pct=80),
        CEILING_LAMP,
        Furnishing(("wall_clock",), OnWall(), share_pct=50),
        Furnishing(("poster", "painting"), OnWall(("piano",)), share_pct=80),
        Furnishing(("wall_shelf",), OnWall(), share_pct=45),
    ),
    tops=(
        Top(("piano",), ("display", "photos", "music")),
        Top(("sofa",), ("sofa",), share_pct=80),
        Top(("bench",), ("seat", "luggage"), share_pct=80),
    ),
    hung=("poster", "poster", "painting", "painting"),
    dividers=("bookcase", "folding_screen"),
    strays=("acoustic_guitar", "chair", "music_stand", "amplifier", "stool"),
)
