"""A furnished room: what stands where, in whole millimetres and tenths of a degree."""

from dataclasses import dataclass

Rgb = tuple[int, int, int]
"""sRGB, 0 to 255."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The look of a floor, wall or ceiling.

    Attributes:
        material: material id of the catalogue, e.g. "floor/oak_planks".
        tint: sRGB colour that a tintable material takes; None keeps its own.
    """

    material: str
    tint: Rgb | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """A polygonal room on the floor z = 0.

    Attributes:
        shape: "rectangle" or "l".
        outline_mm: inner corners, counter-clockwise from above; axis-aligned walls.
        height_mm: floor to ceiling.
        wall_mm: thickness of the walls, which stand outside the outline.
        floor, walls, ceiling, skirting: finishes.
    """

    shape: str
    outline_mm: tuple[tuple[int, int], ...]
    height_mm: int
    wall_mm: int
    floor: Finish
    walls: Finish
    ceiling: Finish
    skirting: Finish


@dataclass(frozen=True, slots=True)
class Entity:
    """One object of the catalogue, standing upright in the room.

    Attributes:
        id: 1, 2, ... unique in the scene; the value in instance masks.
        asset: catalogue id, e.g. "chair/windsor".
        category: catalogue category, e.g. "chair".
        position_mm: centre of the footprint, and the height it stands at.
        heading_tenths: direction of its front.
        tint: sRGB colour that its tintable materials take; None keeps their own.
    """

    id: int
    asset: str
    category: str
    position_mm: tuple[int, int, int]
    heading_tenths: int
    tint: Rgb | None = None


@dataclass(frozen=True, slots=True)
class Light:
    """One distant light with a soft edge, and the even light of the surroundings.

    Attributes:
        heading_tenths: the direction that the light comes from, seen from above.
        elevation_tenths: its height above the horizon.
        colour: sRGB of the direct light.
        strength: direct light, per cent of a white surface that faces it.
        ambient: light from all around, per cent.
    """

    heading_tenths: int
    elevation_tenths: int
    colour: Rgb
    strength: int
    ambient: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A room, what stands in it, and the light."""

    room: Room
    entities: tuple[Entity, ...]
    light: Light
