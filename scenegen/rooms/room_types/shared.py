"""Furnishings that many room types have."""

from dataclasses import replace

from scenegen.rooms.relations import (
    Around,
    Beside,
    Facing,
    FromCeiling,
    InCorner,
    InRun,
    Relation,
    Stacked,
    Under,
)
from scenegen.rooms.room_types.base import Furnishing

CEILING_LAMP = Furnishing(
    ("ceiling_lamp", "ceiling_lamp", "spot_rail", "ceiling_fan"),
    FromCeiling(),
    is_main=True,
)
"""The lamp in the middle of a room at home."""

OFFICE_LAMP = Furnishing(
    ("strip_light", "strip_light", "spot_rail"),
    FromCeiling(),
    count=(1, 2),
    is_set=True,
    is_main=True,
)
"""The lamps of rooms that people work in."""

CUBES = ("bookcase/cubes", "bookcase/cubes_2")
"""Low bookcases that suit kitchens and children."""

WIDE_RUGS = ("rug/berber", "rug/carpet", "rug/kilim", "rug/lounge")
"""Of 1.8 m by 2.7 and more: the seats of a group, or a bed, stand on their edge."""

MIDDLING_RUGS = ("rug/persian", "rug/shag", "rug/round", "rug/stripes")
"""Of 1.3 m by 1.9 and more: for the middle of a floor, or under a small table."""

RUNNERS = ("rug/runner", "rug/runner", "rug/runner_short")
"""Long and narrow, for passages."""

RUG_UNDER_LOW_TABLE = Furnishing(
    ("rug",), Under(("coffee_table",), ahead=100, is_across=False), models=WIDE_RUGS
)
"""Reaches from below the front of a sofa to the other side of its table."""

CHAIR_AT_DESK = Furnishing(
    ("office_chair",),
    Facing(("desk",), gap=(20, 120), drift=120),
    is_set=True,
    is_company=True,
)
"""Comes with a desk."""

BIN_BY_DESK = Furnishing(
    ("waste_bin",), Beside(("desk",)), share_pct=70, count=(0, 1), per_host=True
)
"""One for a desk at most."""

PLANT = Furnishing(("potted_plant",), InCorner(), share_pct=75, count=(1, 2))

BOXES = Furnishing(
    ("cardboard_box", "storage_bin"), InCorner(), share_pct=35, count=(1, 2)
)


CLOSED = ("cardboard_box/closed", "cardboard_box/handles")
"""Boxes that others are put on."""

STACKS = (
    Furnishing(
        ("cardboard_box",),
        Stacked(("cardboard_box",)),
        count=(2, 6),
        is_few=True,
        models=CLOSED,
    ),
    Furnishing(
        ("storage_bin",),
        Stacked(("storage_bin", "cardboard_box")),
        count=(1, 4),
        is_set=True,
    ),
)
"""Boxes on those that are on the floor."""


def seats_around(
    table: str,
    *seats: str,
    count: tuple[int, int],
    is_full: bool = False,
    models: tuple[str, ...] = (),
) -> Furnishing:
    """Seats of one model, which come with each table of a category."""
    return Furnishing(
        seats,
        Around((table,)),
        count=count,
        is_set=True,
        is_full=is_full,
        is_main=True,
        is_company=True,
        models=models,
    )


def many(
    category: str,
    relation: Relation,
    *,
    count: tuple[int, int],
    is_main: bool = False,
    models: tuple[str, ...] = (),
) -> Furnishing:
    """As many of one model as find a place."""
    return Furnishing(
        (category,),
        relation,
        count=count,
        is_set=True,
        is_full=True,
        is_main=is_main,
        models=models,
    )


def run_of(
    category: str,
    *,
    most: int,
    gap: tuple[int, int] = (6, 30),
    models: tuple[str, ...] = (),
    again: int = 0,
    main: int = 1,
) -> tuple[Furnishing, ...]:
    """Objects of one model side by side along a wall, as many as there is room for.

    Args:
        category: of all of them.
        most: how many go on with it.
        gap: between neighbours, millimetres.
        models: ids to choose from.
        again: how many go on with another run, at another place if there is one.
        main: how many runs no room lacks, 2 at most.
    """
    start = Furnishing((category,), InRun(), is_set=True, models=models)
    first = replace(start, is_main=main > 0)
    others = replace(start, relation=InRun((category,), gap=gap), is_full=True)
    firsts = (first, replace(start, is_main=True)) if main > 1 else (first,)
    runs = (*firsts, replace(others, count=(1, most)))
    return (*runs, start, replace(others, count=(1, again))) if again else runs


def boxes_beside(
    *hosts: str, count: tuple[int, int], is_main: bool = False
) -> Furnishing:
    """Closed boxes in a run with what is at the walls."""
    return Furnishing(
        ("cardboard_box",),
        InRun(hosts, gap=(10, 60)),
        count=count,
        is_few=True,
        is_main=is_main,
        models=CLOSED,
    )


def in_row(
    category: str,
    *,
    count: tuple[int, int],
    gap: int = 40,
    is_set: bool = True,
    is_main: bool = False,
) -> Furnishing:
    """Objects side by side with the first of their category, backs to the wall."""
    relation = Beside(
        (category,), gap=(gap, gap + 30), forward=(0, 0), is_backed=True, clearance=20
    )
    return Furnishing(
        (category,), relation, count=count, is_set=is_set, is_main=is_main
    )
