"""What the index says of a category, of a model and of a material."""

from dataclasses import dataclass

from scenegen.records.scene import Rgb

ROLES = (
    "countable",
    "occluder",
    "seat",
    "surface",
    "wall",
    "textile",
    "filler",
    "small",
    "hung",
    "lamp",
)
PLACEMENTS = (
    "wall",
    "free",
    "corner",
    "flat",
    "surface",
    "seat",
    "hung",
    "window",
    "ceiling",
)


LEAST_FRONT_MM2 = 100_000
"""Mean width by height of the smallest object recognised a few metres away."""


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of object, and the nouns for it.

    Attributes:
        name: as in ids, e.g. "floor_lamp".
        singular, plural: nouns, e.g. "floor lamp", "floor lamps".
        article: "a" or "an".
        roles: some of ROLES.
        placement: one of PLACEMENTS.
        similar: names of the categories that a person might take for this one.
        has_front: whether turning it can be seen.
        hang_mm: height of the lower edge above the floor when it hangs on a wall.
    """

    name: str
    singular: str
    plural: str
    article: str
    roles: tuple[str, ...]
    placement: str
    similar: tuple[str, ...]
    has_front: bool
    hang_mm: int = 0

    @property
    def is_screen(self) -> bool:
        """Whether it is free-standing and large enough to occlude others."""
        is_free = self.placement == "free" and "filler" not in self.roles
        return is_free and "occluder" in self.roles


@dataclass(frozen=True, slots=True)
class SupportSurface:
    """A level rectangle on top of a model, where small objects can be placed.

    Attributes:
        z_mm: its height above the floor, at its highest.
        x_mm, y_mm: its bounds in the body frame, (least, most).
        soft_mm: heights of its regions, when it is cushioned and so nowhere quite
            level: rows by x, from least to most, in each of them regions by y.
    """

    z_mm: int
    x_mm: tuple[int, int]
    y_mm: tuple[int, int]
    soft_mm: tuple[tuple[int, ...], ...] = ()

    def height_at(self, ahead: int, left: int) -> int:
        """Its height at a place in the body frame, or at the nearest one it has."""
        if not self.soft_mm:
            return self.z_mm
        row = self.soft_mm[_part(ahead, self.x_mm, len(self.soft_mm))]
        return row[_part(left, self.y_mm, len(row))]


def _part(place: int, bounds: tuple[int, int], parts: int) -> int:
    """Which one of equal parts of a span holds a place, or is the nearest."""
    least, most = bounds
    return min(max((place - least) * parts // (most - least), 0), parts - 1)


@dataclass(frozen=True, slots=True)
class Asset:
    """One model.

    Attributes:
        id: category and variant, e.g. "chair/windsor".
        category: name of its category.
        file: path below the root of the catalogue, with forward slashes.
        sha256: of the file, hexadecimal.
        licence: SPDX expression.
        source: where the model comes from.
        size_mm: of its bounding box: x forward, y left, z up.
        triangles: how many there are.
        tintable: whether one of its materials takes a tint.
        materials: ids of its materials.
        surface: where objects can be placed on it, if anywhere.
        creator: who made it, when the licence or courtesy asks for a name.
    """

    id: str
    category: str
    file: str
    sha256: str
    licence: str
    source: str
    size_mm: tuple[int, int, int]
    triangles: int
    tintable: bool
    materials: tuple[str, ...]
    surface: SupportSurface | None = None
    creator: str = ""

    @property
    def design(self) -> str:
        """Its id without a number at the end.

        Models of one design are one piece of furniture with other things in it, as two
        bookcases of a row are; their sizes are the same.
        """
        stem, _, number = self.id.rpartition("_")
        return stem if number.isdigit() else self.id

    @property
    def is_seen_across_a_room(self) -> bool:
        """Whether it is large enough to be counted there, by its bounding box."""
        length, width, height = self.size_mm
        return (length + width) // 2 * height >= LEAST_FRONT_MM2


@dataclass(frozen=True, slots=True)
class Material:
    """The material of a surface.

    Attributes:
        id: group and name, e.g. "wood/oak".
        colour: sRGB; a tintable material wears it when nothing tints it.
        texture: path below the root of the catalogue, or None. That of a tintable
            material is near-white grey, to be multiplied by the colour or tint.
        sha256: of the texture, hexadecimal; None without one.
        metres: side of one repeat of the texture on a surface; width of a backdrop.
        roughness_pct: 0 mirror, 100 chalk.
        metallic: whether its reflections take its colour.
        glow_pct: light that it gives off, per cent of a lit white surface.
        tintable: whether an entity may give it another colour.
        licence: SPDX expression.
        source: where the material comes from.
        creator: who made it, when the licence or courtesy asks for a name.
        distance_m: how far behind a window its picture stands, a backdrop; 0 when it
            lies on the surface.
    """

    id: str
    colour: Rgb
    texture: str | None
    sha256: str | None
    metres: float
    roughness_pct: int
    metallic: bool
    glow_pct: int
    tintable: bool
    licence: str
    source: str
    creator: str = ""
    distance_m: float = 0.0
