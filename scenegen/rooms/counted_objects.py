"""Placing the objects that are counted, where people usually put their category.

Were all of them at random positions, "count the scattered ones" would find them without
reading the room. So about half take a place that any chair or bin may have, beside a
host or around a table, and the rest are free in the room, as other strays are.
"""

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

COMPANIONS: Mapping[str, tuple[Relation, ...]] = MappingProxyType(
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
"""By counted category, the relations and hosts that it may have."""

COMPANION_PCT = 45
"""Share of counted objects that are placed at a host where they can, per cent."""


def place_counted(
    furnisher: Furnisher,
    category: str,
    *,
    tries: int = TRIES,
    only_visible: bool = False,
) -> PlacedEntity | None:
    """Place one object of a countable category, at a host or by itself.

    Args:
        furnisher: the room.
        category: a countable category.
        tries: positions drawn for each relation before the next one is tried.
        only_visible: only where it is seen well from a clearing, if there are any.
    """
    rng = furnisher.rng
    variants = furnisher.catalogue.assets_of(category)
    asset = pick(rng, [each for each in variants if each.is_seen_across_a_room])
    companions = [
        (relation, host)
        for relation in COMPANIONS.get(category, ())
        for host in furnisher.hosts(*relation.hosts)
    ]
    if companions and int(rng.integers(100)) < COMPANION_PCT:
        relation, host = pick(rng, companions)
        placed = furnisher.put(asset, relation, host, only_visible=only_visible)
        if placed is not None:
            return placed
    alone = _solitary_relation(furnisher, category)
    return furnisher.put(
        asset, alone, tries=tries, only_visible=only_visible
    ) or furnisher.put(asset, InOpen(), tries=tries, only_visible=only_visible)


def _solitary_relation(furnisher: Furnisher, category: str) -> Relation:
    """Where a category is without a host: by its placement, now and then anywhere."""
    placement = furnisher.catalogue.category(category).placement
    relations: tuple[Relation, ...] = (InOpen(),)
    if placement == "corner":
        relations = (InCorner(), AtWall(), InOpen())
    elif placement == "wall":
        relations = (AtWall(), AtWall(), InOpen())
    return pick(furnisher.rng, relations)
