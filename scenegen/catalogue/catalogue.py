"""Categories, models and materials below one folder."""

import difflib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue.checks import faults
from scenegen.catalogue.entries import Asset, Category, Material
from scenegen.catalogue.index import read_index
from scenegen.catalogue.integrity import require_provenance
from scenegen.catalogue.mesh_files import checked_mesh
from scenegen.catalogue.textures import checked_picture
from scenegen.errors import AssetError
from scenegen.geometry.mesh import Mesh

E = TypeVar("E")


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Categories, models and materials of one folder or more, read when needed.

    Attributes:
        root: the folder that holds index.toml, models/ and materials/; the first one.
        digest: SHA-256 of index.toml, which holds the hashes of all the other files; of
            several of them in their order.
        finishes: ids of the materials that rooms may wear.
    """

    root: Path
    digest: str
    finishes: frozenset[str]
    _categories: Mapping[str, Category]
    _assets: Mapping[str, Asset]
    _materials: Mapping[str, Material]
    _homes: Mapping[str, Path]
    _variants: Mapping[str, tuple[Asset, ...]]

    @classmethod
    def open(cls, root: Path | None = None) -> "Catalogue":
        """Read the index below `root`, or below the assets that come with scenegen.

        Raises:
            AssetError: index.toml is missing, is not TOML, or lacks an entry's key.
        """
        root = shipped_root() if root is None else root
        index = read_index(root / "index.toml")
        return cls(
            root=root,
            digest=index.digest,
            finishes=frozenset(index.materials),
            _categories=index.categories,
            _assets=index.assets,
            _materials=index.materials,
            _homes={},
            _variants=_by_category(index.categories, index.assets.values()),
        )

    def joined(self, pack: "Catalogue") -> "Catalogue":
        """This catalogue and the models and materials of another one.

        A category that both have is described as here. Rooms wear what they wore.

        Raises:
            AssetError: both have a model or a material of one id.
        """
        twice = [*_shared(self._assets, pack._assets)]
        twice += _shared(self._materials, pack._materials)
        if twice:
            raise AssetError(
                f"{pack.root}: '{twice[0]}' is in {self.root} as well. Import the pack "
                "under another name: scenegen assets import ... --name NAME."
            )
        assets = {**self._assets, **pack._assets}
        categories = {**pack._categories, **self._categories}
        ordered = {**self._categories, **categories}
        added = {name: pack.root for name in (*pack._assets, *pack._materials)}
        return replace(
            self,
            digest=hashlib.sha256(f"{self.digest}{pack.digest}".encode()).hexdigest(),
            _categories=ordered,
            _assets=assets,
            _materials={**self._materials, **pack._materials},
            _homes={**self._homes, **added, **pack._homes},
            _variants=_by_category(ordered, assets.values()),
        )

    def only(
        self, *, assets: Callable[[Asset], bool], finishes: Callable[[str], bool]
    ) -> "Catalogue":
        """The part of it that may be used; categories without models are left out.

        Args:
            assets: which models may stand in a room.
            finishes: which materials, by id, a room may wear.
        """
        kept = {name: each for name, each in self._assets.items() if assets(each)}
        stocked = {each.category for each in kept.values()}
        categories = {
            name: each for name, each in self._categories.items() if name in stocked
        }
        return replace(
            self,
            finishes=frozenset(name for name in self.finishes if finishes(name)),
            _categories=categories,
            _assets=kept,
            _variants=_by_category(categories, kept.values()),
        )

    @property
    def categories(self) -> tuple[Category, ...]:
        """All categories, in the order of the index."""
        return tuple(self._categories.values())

    @property
    def assets(self) -> tuple[Asset, ...]:
        """All models, in the order of the index."""
        return tuple(self._assets.values())

    @property
    def materials(self) -> tuple[Material, ...]:
        """All materials, in the order of the index."""
        return tuple(self._materials.values())

    def category(self, name: str) -> Category:
        """The category of that name.

        Raises:
            AssetError: there is none.
        """
        return _found(self._categories, name, "category")

    def assets_of(self, category: str) -> tuple[Asset, ...]:
        """The models of a category, in the order of the index.

        Raises:
            AssetError: there is no such category.
        """
        self.category(category)
        return self._variants[category]

    def asset(self, asset_id: str) -> Asset:
        """The model of that id.

        Raises:
            AssetError: there is none.
        """
        return _found(self._assets, asset_id, "asset")

    def material(self, material_id: str) -> Material:
        """The material of that id.

        Raises:
            AssetError: there is none.
        """
        return _found(self._materials, material_id, "material")

    def model_path(self, asset_id: str) -> Path:
        """The GLB file of a model."""
        return self._home(asset_id) / self.asset(asset_id).file

    def texture_path(self, material_id: str) -> Path | None:
        """The picture of a material, if it has one."""
        texture = self.material(material_id).texture
        return None if texture is None else self._home(material_id) / texture

    def mesh(self, asset_id: str) -> Mesh:
        """The triangles of a model in the body frame; read once in a process.

        Raises:
            AssetError: an unknown id; no licence or source; a file that is missing, is
                not the one in the index, or holds no usable mesh.
        """
        asset = self.asset(asset_id)
        require_provenance("asset", asset)
        path = self._home(asset_id) / asset.file
        return checked_mesh(path, asset.sha256, asset_id)

    def texture(self, material_id: str) -> NDArray[np.uint8] | None:
        """The picture of a material, (h, w, 3) sRGB; the last ones are kept.

        Columns run along u; row 0 is at the top, where v is largest.

        Raises:
            AssetError: an unknown id; no licence or source; a picture that is missing,
                is not the one in the index, or cannot be read.
        """
        material = self.material(material_id)
        require_provenance("material", material)
        if material.texture is None:
            return None
        path = self._home(material_id) / material.texture
        return checked_picture(path, material.sha256 or "", material_id)

    def _home(self, entry_id: str) -> Path:
        """The folder that a model or a material came from."""
        return self._homes.get(entry_id, self.root)

    def check(self) -> tuple[str, ...]:
        """All that is wrong with the catalogue, one line each; reads every file."""
        return tuple(faults(self))


def shipped_root() -> Path:
    """The folder of the assets that come with scenegen: in the wheel, or beside it."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_assets"
    return installed if installed.is_dir() else package.parent / "assets"


def _by_category(
    categories: Iterable[str], assets: Iterable[Asset]
) -> dict[str, tuple[Asset, ...]]:
    """The models of every category, in the order of the index."""
    variants: dict[str, list[Asset]] = {name: [] for name in categories}
    for asset in assets:
        variants.setdefault(asset.category, []).append(asset)
    return {name: tuple(found) for name, found in variants.items()}


def _shared(ours: Iterable[str], theirs: Mapping[str, object]) -> Iterator[str]:
    return (name for name in ours if name in theirs)


def _found(entries: Mapping[str, E], name: str, kind: str) -> E:
    """An entry, or an error that names the nearest one."""
    if name in entries:
        return entries[name]
    near = difflib.get_close_matches(name, entries, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else _listed(entries)
    raise AssetError(f"{kind} '{name}' is not in the catalogue. {hint}")


def _listed(names: Iterable[str]) -> str:
    first = list(names)[:8]
    return f"It begins with: {', '.join(first)}." if first else "It is empty."
