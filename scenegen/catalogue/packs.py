"""What a build draws from: the shipped assets, and packs beside them."""

import os
from pathlib import Path
from typing import Literal

from scenegen.catalogue.catalogue import Catalogue
from scenegen.errors import AssetError
from scenegen.params import Field, Params

PACKS = "SCENEGEN_PACKS"
"""Environment variable that names the folder of packs; `packs` without it."""


class PackChoice(Params):
    """A pack that a recipe names.

    Attributes:
        name: of its folder.
        digest: first digits of its digest, when only that pack will do.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)
    digest: str = Field(default="", pattern=r"^[0-9a-f]*$", max_length=64)


class CatalogueParams(Params):
    """Where furniture comes from.

    Attributes:
        packs: folders of imported assets, in the order in which they are joined.
        furniture: what may stand in rooms: everything, or models of one origin. Rooms
            wear the shipped materials in any case.
    """

    packs: tuple[PackChoice, ...] = Field(default=(), max_length=100)
    furniture: Literal["all", "shipped", "packs"] = "all"


def packs_root() -> Path:
    """The folder that packs are looked for in."""
    return Path(os.environ.get(PACKS) or "packs")


def open_catalogue(params: CatalogueParams) -> Catalogue:
    """The shipped catalogue joined by packs.

    Raises:
        AssetError: a pack is missing, is another one, or clashes with another.
    """
    catalogue = Catalogue.open()
    own = frozenset(asset.id for asset in catalogue.assets)
    for choice in params.packs:
        catalogue = catalogue.joined(_open_pack(choice))
    if params.furniture == "all":
        return catalogue
    is_own = params.furniture == "shipped"
    return catalogue.only(
        assets=lambda asset: (asset.id in own) is is_own, finishes=lambda _: True
    )


def _open_pack(choice: PackChoice) -> Catalogue:
    folder = packs_root() / choice.name
    if not (folder / "index.toml").is_file():
        raise AssetError(
            f"pack '{choice.name}': {folder} is not there. Import it by `scenegen "
            f"assets import SOURCE --out {folder}`, or say by --packs or {PACKS} which "
            "folder it is in."
        )
    pack = Catalogue.open(folder)
    if not pack.digest.startswith(choice.digest):
        raise AssetError(
            f"pack '{choice.name}': {folder} has the digest {pack.digest[:12]}, but "
            f"the recipe asks for {choice.digest}. Import it from the same source by "
            "the same release, or drop the digest to accept other items."
        )
    return pack
