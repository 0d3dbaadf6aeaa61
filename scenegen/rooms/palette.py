"""Colours and finishes that go together."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from numpy.random import Generator

from scenegen.records.scene import Finish, Rgb
from scenegen.seeding import pick

WARM: tuple[Rgb, ...] = (
    (240, 236, 228),
    (236, 226, 206),
    (226, 214, 206),
    (232, 216, 200),
    (222, 204, 178),
    (214, 190, 172),
)
COOL: tuple[Rgb, ...] = (
    (232, 230, 224),
    (222, 226, 220),
    (214, 222, 226),
    (198, 208, 218),
    (204, 214, 204),
    (176, 196, 196),
)
BRIGHT: tuple[Rgb, ...] = (
    (246, 232, 186),
    (200, 224, 236),
    (216, 232, 204),
    (244, 214, 206),
    (226, 216, 238),
)

CARPETS = tuple(
    Finish("floor/carpet", tint)
    for tint in ((188, 180, 168), (150, 160, 172), (168, 150, 132), (134, 146, 130))
)
WOODS = tuple(
    Finish(f"floor/{name}")
    for name in ("oak_planks", "ash_planks", "walnut_herringbone", "pine_boards")
)
TILES = tuple(
    Finish(f"floor/{name}")
    for name in ("tiles_pale", "tiles_terracotta", "tiles_slate", "tiles_hex")
)
STONE = Finish("floor/limestone")
CHECKER = Finish("floor/vinyl_checker")
CONCRETE = Finish("floor/concrete")
LINOLEUM = tuple(
    Finish("floor/linoleum", tint)
    for tint in ((176, 168, 146), (142, 158, 160), (170, 112, 84), (138, 152, 118))
)

PLAIN_WALLS = ("wall/paint", "wall/paint", "wall/plaster")
PAPERS = ("wall/wallpaper", "wall/wallpaper_stripes", "wall/wallpaper_trellis")
STARS = "wall/wallpaper_stars"
PANELLED = ("wall/panels", "wall/wainscot", "wall/wainscot_oak")
BRICKS = ("wall/brick", "wall/brick_white")


@dataclass(frozen=True, slots=True)
class Finishes:
    """What the surfaces of a room of one kind are chosen from.

    Attributes:
        floors: finishes of the floor; one that is named twice comes twice as often.
        materials: material ids of the walls.
        tints: sRGB of the walls, where their material takes a tint.
        ceilings, skirtings, joinery: finishes of the rest.
        skirting_profiles, cornices: sections of the mouldings, see `Room`.
    """

    floors: tuple[Finish, ...]
    materials: tuple[str, ...]
    tints: tuple[Rgb, ...] = WARM + COOL
    ceilings: tuple[Finish, ...] = (Finish("ceiling/paint"),)
    skirtings: tuple[Finish, ...] = (
        Finish("skirting/white"),
        Finish("skirting/white"),
        Finish("skirting/wood"),
    )
    joinery: tuple[Finish, ...] = (
        Finish("joinery/white"),
        Finish("joinery/white"),
        Finish("joinery/wood"),
        Finish("joinery/grey"),
    )
    skirting_profiles: tuple[str, ...] = ("plain", "plain", "moulded")
    cornices: tuple[str | None, ...] = (None, None, None, "bevel", "cove")


def usable(finishes: Finishes, materials: frozenset[str] | None) -> Finishes:
    """The finishes whose material may be used.

    Args:
        finishes: what suits the room.
        materials: ids that may be used, None for all. Where none of them suits, floors
            and walls take any of their group; of the rest, all finishes stay.
    """
    if materials is None:
        return finishes
    floors = tuple(Finish(name) for name in _group("floor/", materials))
    suitable = tuple(name for name in finishes.materials if name in materials)
    return replace(
        finishes,
        floors=_of_materials(finishes.floors, materials, floors or finishes.floors),
        materials=suitable or _group("wall/", materials) or finishes.materials,
        ceilings=_of_materials(finishes.ceilings, materials, finishes.ceilings),
        skirtings=_of_materials(finishes.skirtings, materials, finishes.skirtings),
        joinery=_of_materials(finishes.joinery, materials, finishes.joinery),
    )


def _group(prefix: str, materials: frozenset[str]) -> tuple[str, ...]:
    """The ids that begin alike, sorted."""
    return tuple(name for name in sorted(materials) if name.startswith(prefix))


def _of_materials(
    finishes: tuple[Finish, ...], materials: frozenset[str], others: tuple[Finish, ...]
) -> tuple[Finish, ...]:
    """The finishes whose material is among some, or the others if there is none."""
    return tuple(each for each in finishes if each.material in materials) or others


@dataclass(frozen=True, slots=True)
class Scheme:
    """The colours of one room, each with a part to play.

    A person buys a sofa, curtains and cushions at different times and to go together,
    not from one pot of paint. So a scheme has a few colours with roles, and what a
    category wears follows from its role; the objects of one role share their colour,
    except accents, which are drawn anew.

    Attributes:
        upholstery: of sofas, beds, seats.
        textiles: of curtains, rugs, towels.
        cabinets: of painted furniture, the same for all of it.
        accents: of what is small.
    """

    upholstery: Rgb
    textiles: Rgb
    cabinets: Rgb
    accents: tuple[Rgb, ...]

    def tint(self, rng: Generator, category: str, worn: Container[Rgb] = ()) -> Rgb:
        """The colour that an object of a category takes.

        Args:
            rng: the stream of the scene.
            category: of the object.
            worn: colours that an accent takes only if no other is left.
        """
        role = ROLES_OF_COLOUR.get(category)
        if role == "upholstery":
            return self.upholstery
        if role == "textiles":
            return self.textiles
        if role == "cabinets":
            return self.cabinets
        if role == "lamps":
            return self.accents[-1]
        if role == "alike":
            return self.accents[0]
        loose = (*self.accents, self.upholstery, self.textiles)
        return pick(rng, [each for each in loose if each not in worn] or loose)


ROLES_OF_COLOUR: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("table_lamp", "floor_lamp", "wall_lamp", "pendant_lamp"), "lamps"
        ),
        **dict.fromkeys(
            (
                "sofa",
                "armchair",
                "bed",
                "bunk_bed",
                "chair",
                "office_chair",
                "bench",
                "ottoman",
                "bar_stool",
            ),
            "upholstery",
        ),
        **dict.fromkeys(
            ("curtain", "net_curtain", "blind", "rug", "towel_rail", "towel_rack"),
            "textiles",
        ),
        **dict.fromkeys(
            (
                "kitchen_cabinet",
                "kitchen_sink",
                "kitchen_island",
                "wall_cabinet",
                "wardrobe",
                "sideboard",
                "chest_of_drawers",
                "nightstand",
                "tv_stand",
                "bookcase",
                "desk",
                "filing_cabinet",
                "shoe_rack",
                "crib",
                "washbasin",
                "toilet",
                "bathtub",
                "washing_machine",
                "refrigerator",
                "stove",
                "partition",
                "folding_screen",
                "half_wall",
                "column",
                "counter",
                "display_shelf",
            ),
            "cabinets",
        ),
        **dict.fromkeys(
            (
                "stool",
                "treadmill",
                "exercise_bike",
                "weight_bench",
                "storage_bin",
                "storage_rack",
                "workbench",
                "cafe_table",
                "school_desk",
            ),
            "alike",
        ),
    }
)
"""The part that a category plays in a scheme: what is alike has the first accent of a
room, and all others any of its colours."""


SCHEMES: tuple[Scheme, ...] = (
    Scheme(
        (110, 116, 122),
        (214, 204, 188),
        (232, 230, 224),
        ((196, 92, 58), (64, 92, 104)),
    ),
    Scheme(
        (62, 84, 112),
        (206, 200, 190),
        (240, 238, 232),
        ((214, 160, 70), (170, 182, 190)),
    ),
    Scheme(
        (142, 132, 112),
        (112, 124, 96),
        (226, 220, 206),
        ((176, 96, 64), (232, 214, 172)),
    ),
    Scheme(
        (176, 104, 78),
        (228, 214, 196),
        (236, 230, 220),
        ((70, 96, 92), (206, 172, 120)),
    ),
    Scheme(
        (92, 112, 94), (224, 214, 192), (222, 218, 204), ((208, 156, 74), (148, 92, 62))
    ),
    Scheme(
        (196, 186, 172), (96, 106, 116), (244, 242, 238), ((190, 74, 66), (52, 62, 76))
    ),
    Scheme(
        (150, 120, 128),
        (222, 208, 206),
        (234, 226, 224),
        ((98, 76, 92), (206, 176, 118)),
    ),
    Scheme(
        (84, 78, 74),
        (188, 176, 158),
        (206, 200, 190),
        ((222, 130, 62), (122, 148, 152)),
    ),
    Scheme(
        (44, 92, 96),
        (232, 222, 202),
        (238, 236, 228),
        ((226, 146, 88), (214, 200, 112)),
    ),
    Scheme(
        (168, 152, 130),
        (172, 122, 92),
        (228, 224, 216),
        ((84, 100, 76), (226, 196, 132)),
    ),
    Scheme(
        (122, 134, 150),
        (226, 220, 208),
        (210, 218, 222),
        ((208, 98, 92), (244, 212, 116)),
    ),
    Scheme(
        (206, 176, 96), (110, 122, 132), (240, 236, 226), ((66, 82, 104), (182, 92, 66))
    ),
)
"""Three to five colours that go together, a scheme for each room."""


def wall_finish(rng: Generator, finishes: Finishes) -> Finish:
    """One finish for all walls of a room."""
    material = pick(rng, finishes.materials)
    return Finish(material, pick(rng, finishes.tints))
