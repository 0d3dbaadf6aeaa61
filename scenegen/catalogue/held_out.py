"""What a recipe keeps for its out-of-distribution series, and what the others may use.

An item of a held-out series holds nothing but held-out models, so that it shares none
with the rest of the data set; its room wears held-out materials, and is of a held-out
kind, where the recipe holds any.
"""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Annotated

from scenegen.catalogue.catalogue import Catalogue
from scenegen.catalogue.entries import Asset
from scenegen.errors import AssetError
from scenegen.params import Field, Params
from scenegen.registry import did_you_mean

SURFACES = ("floor", "wall", "outside")
"""Groups of the materials that can be held out: what rooms wear, and what their windows
show. All rooms share the others."""

_LONG = 600

Pattern = Annotated[str, Field(max_length=200)]
"""A name, or what names fit."""


class HeldOut(Params):
    """What no core series may show. A * in a pattern stands for any letters.

    Attributes:
        assets: ids or patterns, e.g. "chair/windsor", "sofa/*".
        variants: the last so many models of every category that has more.
        categories: names; all their models.
        materials: ids or patterns of floors, walls and outsides, e.g. "floor/tiles_*".
        rooms: kinds of rooms.
    """

    assets: tuple[Pattern, ...] = Field(default=(), max_length=2000)
    variants: int = Field(default=0, ge=0, le=10)
    categories: tuple[Pattern, ...] = Field(default=(), max_length=2000)
    materials: tuple[Pattern, ...] = Field(default=(), max_length=2000)
    rooms: tuple[Pattern, ...] = Field(default=(), max_length=2000)

    def holds(self, kind: str) -> bool:
        """Whether a kind of room is held out."""
        return kind in self.rooms


def core_of(catalogue: Catalogue, held: HeldOut) -> Catalogue:
    """What core series draw from.

    Raises:
        AssetError: a name or a pattern fits nothing, or all floors or all walls.
    """
    _check(catalogue, held)
    ids = _held_assets(catalogue, held)
    return catalogue.only(
        assets=lambda asset: asset.id not in ids,
        finishes=lambda name: not _fits(name, held.materials),
    )


def held_out_of(catalogue: Catalogue, held: HeldOut) -> Catalogue:
    """What held-out series draw from.

    Raises:
        AssetError: a name or a pattern fits nothing, or all floors or all walls; or no
            model is held out.
    """
    _check(catalogue, held)
    ids = _held_assets(catalogue, held)
    if not ids:
        raise AssetError(
            "held_out: a series draws on held-out assets, but none are held out. Name "
            "some under held_out.assets or held_out.categories, or set "
            "held_out.variants to 1."
        )
    finishes = tuple(n for n in sorted(catalogue.finishes) if _fits(n, held.materials))
    groups = frozenset(name.split("/")[0] for name in finishes)
    return catalogue.only(
        assets=lambda asset: asset.id in ids,
        finishes=lambda name: name in finishes or name.split("/")[0] not in groups,
    )


def _held_assets(catalogue: Catalogue, held: HeldOut) -> frozenset[str]:
    ids = []
    for category in catalogue.categories:
        variants = catalogue.assets_of(category.name)
        spared = len(variants) - held.variants
        for place, asset in enumerate(variants):
            is_last = 0 < spared <= place
            if is_last or _is_named(asset, held):
                ids.append(asset.id)
    return frozenset(ids)


def _is_named(asset: Asset, held: HeldOut) -> bool:
    return asset.category in held.categories or _fits(asset.id, held.assets)


def _fits(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _surfaces(catalogue: Catalogue, *groups: str) -> list[str]:
    """Ids of the materials of such groups, sorted."""
    return [name for name in sorted(catalogue.finishes) if name.split("/")[0] in groups]


def _check(catalogue: Catalogue, held: HeldOut) -> None:
    """Refuse what fits nothing, since a typo would hold out nothing and say nothing.

    And what fits all of a group: core rooms would wear those that are held out.
    """
    known: tuple[tuple[str, Sequence[str], list[str]], ...] = (
        ("assets", held.assets, [asset.id for asset in catalogue.assets]),
        ("categories", held.categories, [each.name for each in catalogue.categories]),
        ("materials", held.materials, _surfaces(catalogue, *SURFACES)),
    )
    wrong = [
        f"held_out.{key}: '{pattern}' fits nothing in the catalogue; "
        f"{_hint(pattern, names)}"
        for key, patterns, names in known
        for pattern in patterns
        if not any(fnmatchcase(name, pattern) for name in names)
    ]
    wrong += [
        f"held_out.materials: leaves no {group} for core series; hold out fewer of "
        f"{', '.join(_surfaces(catalogue, group))}"
        for group in SURFACES
        if _surfaces(catalogue, group)
        and all(_fits(name, held.materials) for name in _surfaces(catalogue, group))
    ]
    if wrong:
        raise AssetError("\n".join(wrong))


def _hint(pattern: str, names: Sequence[str]) -> str:
    """The nearest name; else all of them, or where to find them if there are many."""
    hint = did_you_mean(pattern, names)
    return hint if len(hint) < _LONG else "names: `scenegen assets list`"
