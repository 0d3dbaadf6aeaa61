"""Categories, models and materials below one folder."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue.checks import faults
from scenegen.catalogue.entries import Asset, Category, Material
from scenegen.catalogue.index import read_index
from scenegen.catalogue.integrity import require_provenance
from scenegen.catalogue.models import checked_mesh
from scenegen.catalogue.textures import checked_picture
from scenegen.errors import AssetError
from scenegen.geometry.mesh import Mesh

E = TypeVar("E")


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Categories, models and materials below one folder; files are read when needed.

    Attributes:
        root: the folder that holds index.toml, models/ and materials/.
        digest: SHA-256 of index.toml, which holds the hashes of all the other files.
    """

    root: Path
    digest: str
    _categories: Mapping[str, Category]
    _assets: Mapping[str, Asset]
    _materials: Mapping[str, Material]

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
            _categories=index.categories,
            _assets=index.assets,
            _materials=index.materials,
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
        return tuple(a for a in self._assets.values() if a.category == category)

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
        return self.root / self.asset(asset_id).file

    def texture_path(self, material_id: str) -> Path | None:
        """The picture of a material, if it has one."""
        texture = self.material(material_id).texture
        return None if texture is None else self.root / texture

    def mesh(self, asset_id: str) -> Mesh:
        """The triangles of a model in the body frame; read once in a process.

        Raises:
            AssetError: an unknown id; no licence or source; a file that is missing, is
                not the one in the index, or holds no usable mesh.
        """
        asset = self.asset(asset_id)
        require_provenance("asset", asset)
        return checked_mesh(self.root / asset.file, asset.sha256, asset_id)

    def texture(self, material_id: str) -> NDArray[np.uint8] | None:
        """The picture of a material, (h, w, 3) sRGB; read once in a process.

        Columns run along u; row 0 is at the top, where v is largest.

        Raises:
            AssetError: an unknown id; no licence or source; a picture that is missing,
                is not the one in the index, or cannot be read.
        """
        material = self.material(material_id)
        require_provenance("material", material)
        if material.texture is None:
            return None
        path = self.root / material.texture
        return checked_picture(path, material.sha256 or "", material_id)

    def check(self) -> tuple[str, ...]:
        """All that is wrong with the catalogue, one line each; reads every file."""
        return tuple(faults(self))


def shipped_root() -> Path:
    """The folder of the assets that come with scenegen: in the wheel, or beside it."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_assets"
    return installed if installed.is_dir() else package.parent / "assets"


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
