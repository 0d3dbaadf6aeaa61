"""What can be hidden from somebody on an X, and what hides it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue, Category

LOW_MM = 1050
"""What can be hidden is no higher than this."""

SCREEN_MM, WIDE_MM, THICK_MM = 1600, 900, 450
"""What hides it is at least so high and so wide, and, if it is meant for a wall, no
thicker than the third."""


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
