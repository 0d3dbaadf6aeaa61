"""The objects that are counted: where each of their kinds is wont to stand."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from scenegen.sampling.floor_plan import Footprint, Spot
from scenegen.sampling.furnisher import TRIES, Furnisher, Placed
from scenegen.sampling.places import (
    across,
    around,
    at_wall,
    beside,
    in_corner,
    in_open,
    pick,
    tucked,
)

if TYPE_CHECKING:
    from numpy.random import Generator

Draw = Callable[[], Spot | None]

Relation = Callable[["Generator", Footprint, int, int], Spot]

COMPANY: dict[str, tuple[tuple[str, Relation], ...]] = {
    "chair": (("dining_table", around), ("desk", tucked)),
    "stool": (("dining_table", around), ("desk", tucked)),
    "armchair": (("sofa", across), ("coffee_table", around), ("sofa", beside)),
    "ottoman": (("sofa", across), ("bed", across)),
    "side_table": (("sofa", beside), ("bed", beside)),
    "floor_lamp": (("sofa", beside), ("armchair", beside), ("desk", beside)),
    "potted_plant": (("sofa", beside), ("tv_stand", beside), ("bookcase", beside)),
    "waste_bin": (("desk", beside), ("wardrobe", beside)),
    "laundry_basket": (("bed", beside), ("wardrobe", beside)),
    "suitcase": (("bed", beside), ("wardrobe", beside)),
    "cardboard_box": (("wardrobe", beside), ("bookcase", beside)),
    "acoustic_guitar": (("sofa", beside), ("bookcase", beside)),
    "teddy_bear": (("bed", beside), ("sofa", beside)),
    "pedestal_fan": (("desk", beside), ("bed", beside)),
}
"""For a counted category, the company it may keep: (host category, relation)."""

COMPANY_PCT = 45
"""How often a counted object keeps company where it can, per cent."""


def put_counted(
    furnisher: Furnisher, category: str, *, tries: int = TRIES, in_sight: bool = False
) -> Placed | None:
    """One object of a countable category, in company or by itself.

    Args:
        furnisher: the room.
        category: a countable category.
        tries: spots drawn before it is given up.
        in_sight: only where it can be seen from the vantage, if there is one.
    """
    asset = furnisher.choose(category)
    rng, (depth, width, _) = furnisher.rng, asset.size_mm
    draws = [
        partial(relation, rng, host.footprint, depth, width)
        for host_category, relation in COMPANY.get(category, ())
        for host in furnisher.hosts(host_category)
    ]
    if draws and int(rng.integers(100)) < COMPANY_PCT:
        placed = furnisher.put(asset, pick(rng, draws), clearance=20, in_sight=in_sight)
        if placed is not None:
            return placed
    alone = _by_itself(furnisher, category, depth, width)
    return furnisher.put(asset, alone, tries=tries, in_sight=in_sight) or furnisher.put(
        asset, partial(in_open, rng, furnisher.room), in_sight=in_sight
    )


def _by_itself(furnisher: Furnisher, category: str, depth: int, width: int) -> Draw:
    """How a category stands on its own: by its placement, and now and then anywhere."""
    rng, room = furnisher.rng, furnisher.room
    placement = furnisher.catalogue.category(category).placement
    anywhere: Draw = partial(in_open, rng, room)
    at_a_wall: Draw = partial(at_wall, rng, room, depth, width)
    if placement == "corner":
        corner: Draw = partial(in_corner, rng, room, depth, width)
        return pick(rng, (corner, at_a_wall, anywhere))
    if placement == "wall":
        return pick(rng, (at_a_wall, at_a_wall, anywhere))
    return anywhere
