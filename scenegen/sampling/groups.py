"""Furniture that belongs together: to sit, to eat, to sleep, to work, to store.

A group leaves out what the furnisher bars, so that a room in which chairs are counted
has a table around which only counted chairs stand.
"""

from collections.abc import Callable
from functools import partial

from scenegen.sampling.floor_plan import Spot
from scenegen.sampling.furnisher import Furnisher, Placed
from scenegen.sampling.places import (
    around,
    at_wall,
    before,
    beside,
    between,
    in_open,
    pick,
)

Group = Callable[[Furnisher], None]


def put_at_wall(furnisher: Furnisher, category: str) -> Placed | None:
    """One object with its back to a wall."""
    if not furnisher.allows(category):
        return None
    asset = furnisher.choose(category)
    depth, width, _ = asset.size_mm
    return furnisher.put(
        asset, partial(at_wall, furnisher.rng, furnisher.room, depth, width)
    )


def put_beside(furnisher: Furnisher, host: Placed, category: str) -> Placed | None:
    """One object left or right of another."""
    if not furnisher.allows(category):
        return None
    asset = furnisher.choose(category)
    draw = partial(beside, furnisher.rng, host.footprint, *asset.size_mm[:2])
    return furnisher.put(asset, draw, clearance=40)


def put_before(
    furnisher: Furnisher, host: Placed, category: str, gap: tuple[int, int]
) -> Placed | None:
    """One object in front of another, facing it."""
    if not furnisher.allows(category):
        return None
    asset = furnisher.choose(category)
    depth = asset.size_mm[0]
    draw = partial(before, furnisher.rng, host.footprint, depth, gap=gap)
    return furnisher.put(asset, draw, clearance=20)


def put_around(furnisher: Furnisher, host: Placed, category: str) -> Placed | None:
    """One seat at a table."""
    asset = furnisher.choose(category)
    draw = partial(around, furnisher.rng, host.footprint, *asset.size_mm[:2])
    return furnisher.put(asset, draw, clearance=20)


def lay_rug(furnisher: Furnisher, spot: Spot) -> None:
    """A rug centred under something."""
    if furnisher.allows("rug"):
        furnisher.lay(furnisher.choose("rug"), spot)


def sitting(furnisher: Furnisher) -> None:
    """A sofa with a low table on a rug, things beside it, a screen somewhere."""
    sofa = put_at_wall(furnisher, "sofa")
    if sofa is None:
        return
    table = put_before(furnisher, sofa, "coffee_table", (320, 450))
    ahead = sofa.footprint.length // 2 + 700
    middle = table.footprint.spot if table else sofa.footprint.spot.offset(ahead, 0)
    lay_rug(furnisher, middle.turned(900))
    put_beside(furnisher, sofa, pick(furnisher.rng, ("side_table", "floor_lamp")))
    put_at_wall(furnisher, "tv_stand")


def eating(furnisher: Furnisher) -> None:
    """A dining table with chairs around it."""
    if not furnisher.allows("dining_table"):
        return
    rng, room = furnisher.rng, furnisher.room
    asset = furnisher.choose("dining_table")

    def draw() -> Spot:
        spot = in_open(rng, room)
        return spot._replace(heading_tenths=900 * (spot.heading_tenths // 900))

    table = furnisher.put(asset, draw, clearance=350)
    if table is None or not furnisher.allows("chair"):
        return
    for _ in range(between(rng, 2, 4)):
        put_around(furnisher, table, "chair")


def sleeping(furnisher: Furnisher) -> None:
    """A bed with a small table and a rug."""
    bed = put_at_wall(furnisher, "bed")
    if bed is not None:
        put_beside(furnisher, bed, "side_table")
        lay_rug(furnisher, bed.footprint.spot.offset(500, 0).turned(900))


def working(furnisher: Furnisher) -> None:
    """A desk with a chair, a bin beside it."""
    desk = put_at_wall(furnisher, "desk")
    if desk is not None:
        put_before(furnisher, desk, "chair", (20, 120))
        put_beside(furnisher, desk, "waste_bin")


def storing(furnisher: Furnisher) -> None:
    """A bookcase or a wardrobe at a wall."""
    put_at_wall(furnisher, pick(furnisher.rng, ("bookcase", "wardrobe")))


GROUPS: tuple[Group, ...] = (sitting, eating, sleeping, working, storing)


def put_divider(furnisher: Furnisher, category: str) -> Placed | None:
    """Something that hides: standing out from a wall, or free in the room."""
    asset = furnisher.choose(category)
    depth, width, _ = asset.size_mm
    rng, room = furnisher.rng, furnisher.room

    def draw() -> Spot | None:
        if pick(rng, (False, True)):
            spot = in_open(rng, room)
            return spot._replace(heading_tenths=900 * (spot.heading_tenths // 900))
        # Swapping depth and width gives room for the side that runs out from the wall.
        end = at_wall(rng, room, width, depth)
        return end.turned(900) if end is not None else None

    return furnisher.put(asset, draw, clearance=150)
