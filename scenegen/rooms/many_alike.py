"""The objects that are counted: where each of their kinds is wont to stand."""

from collections.abc import Mapping
from types import MappingProxyType

from scenegen.rooms.furnisher import TRIES, Furnisher, PlacedEntity
from scenegen.rooms.relations import (
    Around,
    AtWall,
    Beside,
    Facing,
    InCorner,
    InOpen,
    Relation,
)
from scenegen.seeding import pick

COMPANY: Mapping[str, tuple[Relation, ...]] = MappingProxyType(
    {
        "chair": (Around(("dining_table",)), Facing(("desk",), gap=(30, 160))),
        "office_chair": (Facing(("desk",), gap=(30, 160)), Around(("dining_table",))),
        "stool": (Around(("dining_table",)), Facing(("desk",), gap=(30, 160))),
        "bar_stool": (
            Around(("dining_table",)),
            Facing(("kitchen_cabinet", "sideboard")),
        ),
        "armchair": (
            Facing(("sofa",)),
            Around(("coffee_table",)),
            Beside(("sofa",)),
        ),
        "ottoman": (Facing(("sofa", "bed")),),
        "side_table": (Beside(("sofa", "bed")),),
        "floor_lamp": (Beside(("sofa", "armchair", "desk")),),
        "potted_plant": (Beside(("sofa", "tv_stand", "bookcase", "sideboard")),),
        "waste_bin": (Beside(("desk", "wardrobe", "washbasin", "toilet")),),
        "laundry_basket": (Beside(("bed", "wardrobe", "bathtub", "washing_machine")),),
        "suitcase": (Beside(("bed", "wardrobe", "bench", "shoe_rack")),),
        "backpack": (Beside(("bed", "desk", "bench", "shoe_rack", "toy_chest")),),
        "cardboard_box": (Beside(("wardrobe", "bookcase", "filing_cabinet")),),
        "acoustic_guitar": (Beside(("sofa", "bookcase", "bed", "piano")),),
        "teddy_bear": (Beside(("bed", "sofa", "toy_chest", "dollhouse")),),
        "ball": (Beside(("toy_chest", "bed", "shoe_rack", "dollhouse")),),
        "pedestal_fan": (Beside(("desk", "bed", "sofa")),),
        "coat_stand": (Beside(("wardrobe", "shoe_rack", "bench")),),
    }
)
"""For a counted category, the company it may keep."""

COMPANY_PCT = 45
"""How often a counted object keeps company where it can, per cent."""


def put_counted(
    furnisher: Furnisher, category: str, *, tries: int = TRIES, in_sight: bool = False
) -> PlacedEntity | None:
    """One object of a countable category, in company or by itself.

    Args:
        furnisher: the room.
        category: a countable category.
        tries: spots drawn before it is given up.
        in_sight: only where it can be seen from a vantage, if there are any.
    """
    rng = furnisher.rng
    variants = furnisher.catalogue.assets_of(category)
    asset = pick(rng, [each for each in variants if each.is_seen_across_a_room])
    company = [
        (relation, host)
        for relation in COMPANY.get(category, ())
        for host in furnisher.hosts(*relation.hosts)
    ]
    if company and int(rng.integers(100)) < COMPANY_PCT:
        relation, host = pick(rng, company)
        placed = furnisher.put(asset, relation, host, in_sight=in_sight)
        if placed is not None:
            return placed
    alone = _by_itself(furnisher, category)
    return furnisher.put(asset, alone, tries=tries, in_sight=in_sight) or furnisher.put(
        asset, InOpen(), tries=tries, in_sight=in_sight
    )


def _by_itself(furnisher: Furnisher, category: str) -> Relation:
    """How a category stands on its own: by its placement, and now and then anywhere."""
    placement = furnisher.catalogue.category(category).placement
    ways: tuple[Relation, ...] = (InOpen(),)
    if placement == "corner":
        ways = (InCorner(), AtWall(), InOpen())
    elif placement == "wall":
        ways = (AtWall(), AtWall(), InOpen())
    return pick(furnisher.rng, ways)
