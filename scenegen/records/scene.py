"""A furnished room: entities and light, in whole millimetres, tenths of a degree."""

from dataclasses import dataclass

from scenegen.records.optional import optional_field

Rgb = tuple[int, int, int]
"""sRGB, 0 to 255."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The material of a floor, wall or ceiling.

    Attributes:
        material: material id of the catalogue, e.g. "floor/oak_planks".
        tint: sRGB colour that a tintable material takes; None keeps its own.
    """

    material: str
    tint: Rgb | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A door or a window in a wall.

    Attributes:
        kind: "door" or "window".
        wall: the edge of the outline that it is in; edge i begins at corner i.
        offset_mm: along that edge, from its first corner to the nearer side.
        width_mm: along the wall.
        sill_mm: height of its lower edge above the floor, 0 for a door.
        height_mm: from its lower to its upper edge.
    """

    kind: str
    wall: int
    offset_mm: int
    width_mm: int
    sill_mm: int
    height_mm: int


@dataclass(frozen=True, slots=True)
class Room:
    """A polygonal room on the floor z = 0.

    Attributes:
        shape: "rectangle", "l" or "t".
        outline_mm: inner corners, counter-clockwise from above; axis-aligned walls.
        height_mm: floor to ceiling.
        wall_mm: thickness of the walls, which lie outside the outline.
        floor, walls, ceiling, skirting: finishes.
        kind: what the room is for, e.g. "living_room".
        openings: doors and windows, by wall and offset.
        joinery: finish of doors, window frames and sills.
        skirting_profile: its section, "plain" or "moulded".
        beyond: what the second of two joined rooms is for; None where there is one.
        cornice: section of the moulding between walls and ceiling, "bevel" or "cove",
            in the ceiling's finish; None where there is none.
    """

    shape: str
    outline_mm: tuple[tuple[int, int], ...]
    height_mm: int
    wall_mm: int
    floor: Finish
    walls: Finish
    ceiling: Finish
    skirting: Finish
    kind: str = "living_room"
    openings: tuple[Opening, ...] = ()
    joinery: Finish = Finish("joinery/white")
    skirting_profile: str = optional_field("plain")
    cornice: str | None = optional_field(None)
    beyond: str | None = optional_field(None)

    @property
    def middle_mm(self) -> tuple[int, int]:
        """The centre of the outline's bounding box, millimetres."""
        xs = [x for x, _ in self.outline_mm]
        ys = [y for _, y in self.outline_mm]
        return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2


@dataclass(frozen=True, slots=True)
class Entity:
    """One object of the catalogue, upright: on the floor, on a wall, on something.

    Attributes:
        id: 1, 2, ... unique in the scene; the value in instance masks.
        asset: catalogue id, e.g. "chair/windsor".
        category: catalogue category, e.g. "chair".
        position_mm: centre of the footprint, and the height of its lower edge.
        heading_tenths: direction of its front.
        tint: sRGB colour that its tintable materials take; None keeps their own.
        support: id of the entity that it is on; as in instance masks FLOOR when it is
            on the floor, WALL or CEILING when it hangs there.
    """

    id: int
    asset: str
    category: str
    position_mm: tuple[int, int, int]
    heading_tenths: int
    tint: Rgb | None = None
    support: int = -1


@dataclass(frozen=True, slots=True)
class Sun:
    """The sun, which reaches a room through its windows only.

    Attributes:
        heading_tenths: the direction that its light comes from, seen from above.
        elevation_tenths: its height above the horizon.
        colour: sRGB of its light.
        strength: per cent of a white surface that faces it.
    """

    heading_tenths: int
    elevation_tenths: int
    colour: Rgb
    strength: int


@dataclass(frozen=True, slots=True)
class Outside:
    """What the windows of a room show.

    Attributes:
        place: a name of the catalogue, e.g. "street"; its pictures are the materials
            "outside/street_morning", "outside/street_noon", ...
        shift_pct: how far the picture is moved along, per cent of its width.
    """

    place: str
    shift_pct: int = 0


@dataclass(frozen=True, slots=True)
class Light:
    """The light of a room: from its ceiling, from all around, sun, and lamps.

    Attributes:
        heading_tenths: the direction that the room's main light comes from, seen from
            above; it is distant, has a soft edge, and passes the ceiling.
        elevation_tenths: its height above the horizon.
        colour: sRGB of the main light.
        strength: main light, per cent of a white surface that faces it.
        ambient: light from all around, per cent.
        time: "morning", "noon", "evening" or "night".
        sun: direct sunlight, when there is any.
        lit: ids of the lamps that are switched on.
        outside: what windows show at that time; None for a garden.
    """

    heading_tenths: int
    elevation_tenths: int
    colour: Rgb
    strength: int
    ambient: int
    time: str = "noon"
    sun: Sun | None = None
    lit: tuple[int, ...] = ()
    outside: Outside | None = optional_field(None)  # noqa: RUF009  (it is a field)

    @property
    def backdrop(self) -> str:
        """Material id of what windows show."""
        place = "garden" if self.outside is None else self.outside.place
        return f"outside/{place}_{self.time}"


@dataclass(frozen=True, slots=True)
class Scene:
    """A room, its entities, and its light."""

    room: Room
    entities: tuple[Entity, ...]
    light: Light
