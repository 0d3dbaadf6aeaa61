"""What a shop sells: each trade with its counter, its shelves and what goes with it."""

from scenegen.rooms.relations import AtWall, BeforeWall, InIslands, InRun, OnWall
from scenegen.rooms.room_types.base import Furnishing, Pieces, Top, Variant
from scenegen.rooms.room_types.shared import STACKS, boxes_beside, many, run_of

ROUND = ("clothes_rack/round",)
GONDOLA = ("display_shelf/gondola",)
GONDOLAS = InIslands(front=1050, margin=(1250, 750), most=(2, 4))
MARKET = ("display_shelf/market",)
BOUTIQUE = ("display_shelf/boutique",)
DRESSED = ("mannequin/dress", "mannequin/suit")
"""Not a tailor's form, which has no head: beside these, it is another thing to some."""


def counter(*models: str) -> Furnishing:
    """The counter of a trade."""
    return Furnishing(("counter",), BeforeWall(), is_main=True, models=models)


def shelves_and(desk: Furnishing, runs: Pieces) -> Pieces:
    """The counter after the first of two runs of shelves: both take a long wall."""
    return (runs[0], desk, *runs[1:])


def rails(model: str, *, most: tuple[int, int]) -> Furnishing:
    """Clothes rails in rows."""
    rows = InIslands(
        front=850, margin=(1150, 800), most=most, gap=350, jitter=40, is_paired=False
    )
    models = (f"clothes_rack/{model}",)
    return many("clothes_rack", rows, count=(2, 6), models=models)


FASHION = (
    Furnishing(("mannequin",), InRun(), is_few=True, models=DRESSED),
    Furnishing(
        ("mannequin",), InRun(("mannequin",), gap=(60, 250)), 90, (1, 2), models=DRESSED
    ),
    Furnishing(("bench", "ottoman"), AtWall(), share_pct=70),
)
FITTING = (Furnishing(("mirror",), OnWall(is_centred=True), count=(1, 3), is_set=True),)
CLOTHES = Variant(
    furniture=(
        *shelves_and(
            counter("counter/slats", "counter/reception"),
            run_of("display_shelf", most=3, models=BOUTIQUE, again=2, main=2),
        ),
        rails("rolling", most=(3, 2)),
        *FASHION,
    ),
    dressing=FITTING,
    tops=(Top(("bench",), ("bags",), share_pct=70),),
    hung=("poster", "mirror", "painting"),
    strays=("clothes_rack", "mannequin"),
)
"""Clothes in shelves along the walls, and on rails."""

RAILS = Variant(
    furniture=(
        *shelves_and(
            counter("counter/slats", "counter/reception"),
            run_of("display_shelf", most=2, models=BOUTIQUE, main=2),
        ),
        rails("wooden", most=(3, 3)),
        Furnishing(("clothes_rack",), AtWall(), count=(1, 2), models=ROUND),
        *FASHION,
    ),
    dressing=FITTING,
    hung=("poster", "mirror"),
    strays=("clothes_rack", "mannequin"),
)
"""Clothes on rails, for less."""

GROCERY = Variant(
    furniture=(
        *shelves_and(
            counter("counter/bakery", "counter/slats"),
            run_of("display_shelf", most=4, models=MARKET, again=3, main=2),
        ),
        Furnishing(
            ("display_shelf",), GONDOLAS, count=(2, 8), is_full=True, models=GONDOLA
        ),
        boxes_beside("display_shelf", "counter", count=(2, 4)),
    ),
    dressing=STACKS[:1],
    hung=("poster", "notice_board"),
)
"""Food in rows of shelves."""
