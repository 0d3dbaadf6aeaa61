"""What a question about the X may name: things, and what hides them."""

from typing import TYPE_CHECKING

from scenegen.errors import AssetError
from scenegen.tasks.quartets import SIZE

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue, Category

LOW_MM = 1050
"""What can be hidden is no higher than this."""

SCREEN_MM, WIDE_MM, THICK_MM = 1600, 900, 450
"""What hides it is at least so high and so wide, and, if it is meant for a wall, no
thicker than the third."""


def countable(catalogue: "Catalogue") -> "tuple[Category, ...]":
    """Categories that may be asked about, in the order of the catalogue."""
    found = tuple(
        category
        for category in catalogue.categories
        if "countable" in category.roles
        and any(
            each.is_seen_across_a_room for each in catalogue.assets_of(category.name)
        )
    )
    if len(found) < SIZE:
        raise AssetError(
            f"catalogue: a question about the X offers {SIZE} kinds of things, and "
            f"{len(found)} categories have the role 'countable' and a model that is "
            "large enough to be made out across a room. Give the role to more "
            "categories in assets/categories.toml, or import larger assets of those "
            "that have it."
        )
    return found


def low(catalogue: "Catalogue", pool: "tuple[Category, ...]") -> "tuple[Category, ...]":
    """Those of which all models can be hidden from the eyes of who stands."""
    return tuple(
        category
        for category in pool
        if all(
            each.size_mm[2] <= LOW_MM
            for each in catalogue.assets_of(category.name)
            if each.is_seen_across_a_room
        )
    )


def screens(catalogue: "Catalogue") -> "tuple[Category, ...]":
    """Categories that hide things and may stand anywhere; there may be none."""
    return tuple(
        category
        for category in catalogue.categories
        if "occluder" in category.roles
        and any(
            each.size_mm[2] >= SCREEN_MM
            and each.size_mm[1] >= WIDE_MM
            and (category.placement == "free" or each.size_mm[0] <= THICK_MM)
            for each in catalogue.assets_of(category.name)
        )
    )
