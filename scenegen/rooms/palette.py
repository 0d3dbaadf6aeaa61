"""Colours and finishes that go together."""

from dataclasses import dataclass

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
    return Finishes(
        floors=_of_materials(finishes.floors, materials, floors or finishes.floors),
        materials=suitable or _group("wall/", materials) or finishes.materials,
        tints=finishes.tints,
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


SCHEMES: tuple[tuple[Rgb, ...], ...] = (
    ((176, 58, 46), (231, 196, 150), (92, 84, 78), (214, 160, 70)),
    ((44, 82, 122), (222, 214, 200), (196, 120, 70), (120, 144, 160)),
    ((62, 104, 84), (224, 208, 176), (148, 92, 62), (196, 188, 92)),
    ((128, 62, 86), (226, 206, 202), (84, 92, 110), (212, 146, 122)),
    ((32, 110, 118), (238, 222, 190), (222, 130, 62), (90, 96, 100)),
    ((92, 78, 124), (222, 216, 226), (186, 168, 96), (76, 82, 90)),
    ((196, 156, 56), (232, 226, 212), (70, 88, 112), (150, 74, 56)),
    ((104, 120, 74), (236, 228, 210), (178, 96, 72), (74, 70, 66)),
)
"""Four tints that go together, a scheme for each room."""


def wall_finish(rng: Generator, finishes: Finishes) -> Finish:
    """One finish for all walls of a room."""
    material = pick(rng, finishes.materials)
    return Finish(material, pick(rng, finishes.tints))
