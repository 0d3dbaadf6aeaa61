"""The categories that the questions about the X choose from."""

from __future__ import annotations

from dataclasses import dataclass

from scenegen.catalogue import Asset, Catalogue, Category
from scenegen.tasks import pools

LOW_MM = 1050
"""What can be hidden is no higher than this, millimetres: below eye level."""

OCCLUDER_MM, OCCLUDER_WIDE_MM, OCCLUDER_THICK_MM = 1600, 900, 450
"""Height and width that an occluder has at least, and, if it belongs at a wall, its
depth at most, millimetres."""


@dataclass(frozen=True, slots=True)
class CategoryPools:
    """Categories by the part that they may play, in the order of the catalogue.

    Attributes:
        targets: what may be asked about.
        low: those of them of which every model can be hidden from a standing person.
        occluders: what can hide them, and may be placed anywhere; there may be none.
    """

    targets: tuple[Category, ...]
    low: tuple[Category, ...]
    occluders: tuple[Category, ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> CategoryPools:
        """Those of a catalogue.

        Raises:
            AssetError: when too few categories differ enough to be options together.
        """
        targets = pools.option_categories(catalogue, about="the X")
        low = tuple(each for each in targets if _is_low(catalogue, each))
        occluders = tuple(
            each
            for each in catalogue.categories
            if "occluder" in each.roles and _has_occluder(catalogue, each)
        )
        return cls(targets, low, occluders)


def is_occluder(asset: Asset) -> bool:
    """Whether a model is large enough to hide what is placed behind it."""
    return asset.size_mm[2] >= OCCLUDER_MM and asset.size_mm[1] >= OCCLUDER_WIDE_MM


def _is_low(catalogue: Catalogue, category: Category) -> bool:
    return all(
        each.size_mm[2] <= LOW_MM
        for each in catalogue.assets_of(category.name)
        if each.is_seen_across_a_room
    )


def _has_occluder(catalogue: Catalogue, category: Category) -> bool:
    return any(
        is_occluder(each)
        and (category.placement == "free" or each.size_mm[0] <= OCCLUDER_THICK_MM)
        for each in catalogue.assets_of(category.name)
    )
