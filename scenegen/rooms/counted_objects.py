"""Placing objects of one category where people have them, as many as are asked for.

Were objects that are counted put anywhere, "count the scattered ones" would find them
without reading the room. So every one takes a place that its category has anyway: at
a table or a desk, beside a wardrobe, in a corner, along a wall, in a row with its like.
None is placed in the middle of the floor.
"""

from collections.abc import Mapping
from types import MappingProxyType

from scenegen.catalogue import Asset
from scenegen.rooms.furnisher import TRIES, Furnisher
from scenegen.rooms.neighbours import TABLES
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.relations import (
    Around,
    AroundRug,
    AtSides,
    AtWall,
    Beside,
    Facing,
    InCorner,
    InRows,
    Relation,
)
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.seeding import pick

SEATED: tuple[Relation, ...] = (
    Around(("dining_table",)),
    Around(("cafe_table",)),
    Around(("conference_table",)),
    Facing(("desk", "school_desk"), gap=(30, 160)),
)
"""Where chairs are."""

_IN_ROWS = InRows(pitch=(1500, 1500), rows=5, columns=5, jitter=250, clearance=300)
"""Of what has its place in the open, in loose rows."""

COMPANIONS: Mapping[str, tuple[Relation, ...]] = MappingProxyType(
    {
        "chair": SEATED,
        "office_chair": (Facing(("desk",), gap=(30, 160)), SEATED[2]),
        "stool": (*SEATED[:2], Facing(("workbench", "easel"), gap=(60, 300))),
        "child_chair": (Around(("play_table",)),),
        "bar_stool": (Facing(("counter", "kitchen_island"), gap=(80, 250)),),
        "armchair": (AtSides(("coffee_table",)), Beside(("sofa", "side_table"))),
        "ottoman": (Facing(("sofa", "bed", "armchair")),),
        "side_table": (Beside(("sofa", "bed", "armchair", "chair")),),
        "floor_lamp": (Beside(("sofa", "armchair", "desk", "bookcase")),),
        "potted_plant": (
            Beside(("sofa", "tv_stand", "bookcase", "sideboard", "filing_cabinet")),
        ),
        "waste_bin": (
            Beside(("desk", "wardrobe", "washbasin", "toilet", "workbench")),
        ),
        "laundry_basket": (
            Beside(("wardrobe", "chest_of_drawers", "bathtub", "washing_machine")),
        ),
        "suitcase": (Beside(("bed", "wardrobe", "bench", "shoe_rack", "bookcase")),),
        "backpack": (
            Beside(("bed", "desk", "bench", "shoe_rack", "toy_chest", "school_desk")),
        ),
        "cardboard_box": (
            Beside(("wardrobe", "bookcase", "filing_cabinet", "storage_rack")),
        ),
        "storage_bin": (Beside(("wardrobe", "bookcase", "storage_rack", "toy_chest")),),
        "toolbox": (Beside(("workbench", "storage_rack", "tool_chest")),),
        "acoustic_guitar": (Beside(("sofa", "bookcase", "bed", "piano", "amplifier")),),
        "amplifier": (Beside(("piano", "digital_piano", "drum_kit")),),
        "music_stand": (Facing(("chair",), gap=(250, 450)),),
        "teddy_bear": (Beside(("bed", "sofa", "toy_chest", "dollhouse")),),
        "ball": (Beside(("toy_chest", "bed", "shoe_rack", "dollhouse")),),
        "pedestal_fan": (Beside(("desk", "bed", "sofa")),),
        "coat_stand": (Beside(("wardrobe", "shoe_rack", "bench")),),
        "clothes_rack": (_IN_ROWS,),
        "cafe_table": (_IN_ROWS,),
        "easel": (_IN_ROWS,),
        "bean_bag": (AroundRug(), AtSides(("coffee_table",)), _IN_ROWS),
        "exercise_ball": (Beside(("dumbbell_rack", "bench", "towel_rack")),),
    }
)
"""By category, the relations and hosts that it may have."""

SETS = (
    "chair",
    "office_chair",
    "bar_stool",
    "child_chair",
    "school_desk",
    "cafe_table",
    "exercise_bike",
)
"""Categories that are bought together, so that a room has one model of each."""

DRAWN_UP = ("chair", "office_chair")
"""Of what people draw up to a table, a room has one category."""

COMPANION_PCT = 60
"""Share of counted objects that are placed at a host where they can, per cent."""


def place_counted(
    furnisher: Furnisher,
    category: str,
    *,
    tries: int = TRIES,
    in_rows: bool = True,
) -> PlacedEntity | None:
    """Place one object of a countable category, at a host, a wall or in a corner.

    At a table with seats it is of their model, or goes elsewhere.

    Args:
        furnisher: the room.
        category: a countable category.
        tries: positions drawn for each relation before the next one is tried.
        in_rows: whether it may start a row in the open; a single object would be lost.
    """
    asset = _model(furnisher, category)
    ways = _ways(furnisher, asset, in_rows=in_rows)
    for relation, host in ways:
        placed = furnisher.put(
            _like_fellows(furnisher, asset, host),
            relation,
            host,
            tries=tries,
        )
        if placed is not None:
            return placed
    return None


def _like_fellows(
    furnisher: Furnisher, asset: Asset, host: PlacedEntity | None
) -> Asset:
    """The model that an object comes in at a host: that of the seats at such tables."""
    if host is None or host.asset.category not in TABLES:
        return asset
    for each in furnisher.hosts(asset.category):
        at = None if each.host is None else each.host.asset.category
        if at == host.asset.category:
            return each.asset
    return asset


def _model(furnisher: Furnisher, category: str) -> Asset:
    """A model of a category that suits the room; of a set, the one that is there."""
    there = furnisher.hosts(category) if category in SETS else ()
    if there:
        return there[0].asset
    variants = furnisher.catalogue.assets_of(category)
    seen = [each for each in variants if each.is_seen_across_a_room]
    suited = _models_in(furnisher.room.kind, category)
    return pick(furnisher.rng, [each for each in seen if each.id in suited] or seen)


def _models_in(kind: str, category: str) -> frozenset[str]:
    """The models that a kind of room has of a category; empty for any."""
    versions = ROOM_KINDS[kind].versions if kind in ROOM_KINDS else ()
    return frozenset(
        model
        for version in versions
        for piece in version.furniture
        if category in piece.categories
        for model in piece.models
    )


def _ways(
    furnisher: Furnisher, asset: Asset, *, in_rows: bool
) -> list[tuple[Relation, PlacedEntity | None]]:
    """Relations and hosts to be tried for one object, the first one first."""
    rng = furnisher.rng
    row = Beside((asset.category,), gap=(40, 250), forward=(0, 0), is_backed=True)
    companions: list[tuple[Relation, PlacedEntity | None]] = [
        (relation, host)
        for relation in (*COMPANIONS.get(asset.category, ()), row)
        if in_rows or relation.hosts
        for host in (furnisher.hosts(*relation.hosts) if relation.hosts else (None,))
    ]
    alone: tuple[Relation, ...] = (AtWall(), InCorner())
    if furnisher.catalogue.category(asset.category).placement == "wall":
        alone = (AtWall(),)
    first: list[tuple[Relation, PlacedEntity | None]] = []
    if companions and int(rng.integers(100)) < COMPANION_PCT:
        first = [pick(rng, companions) for _ in range(2)]
    return [*first, (pick(rng, alone), None), (AtWall(), None)]
