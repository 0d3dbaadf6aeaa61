"""All that can be wrong with a catalogue."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scenegen.catalogue.entries import PLACEMENTS, ROLES, Asset, Category, Material
from scenegen.catalogue.integrity import REINDEX
from scenegen.catalogue.mesh_files import bounds_mm
from scenegen.errors import AssetError
from scenegen.geometry.mesh import Mesh

if TYPE_CHECKING:
    from scenegen.catalogue.catalogue import Catalogue

_TOLERANCE_MM = 1.0


def faults(catalogue: "Catalogue") -> Iterator[str]:
    """One line for each fault, in the order of the index; reads every file."""
    for category in catalogue.categories:
        yield from _of_category(catalogue, category)
    for material in catalogue.materials:
        yield from _of_material(catalogue, material)
    for asset in catalogue.assets:
        yield from _of_asset(catalogue, asset)


def _of_category(catalogue: "Catalogue", category: Category) -> Iterator[str]:
    who = f"category '{category.name}'"
    for role in category.roles:
        if role not in ROLES:
            yield f"{who}: role '{role}' is none of {', '.join(ROLES)}"
    if category.placement not in PLACEMENTS:
        yield (
            f"{who}: placement '{category.placement}' is none of "
            f"{', '.join(PLACEMENTS)}"
        )
    known = {each.name: each for each in catalogue.categories}
    for name in category.similar:
        other = known.get(name)
        if other is None:
            yield f"{who}: similar to '{name}', which is not a category"
        elif category.name not in other.similar:
            yield f"{who}: similar to '{name}', but not the other way round"
    if not any(a.category == category.name for a in catalogue.assets):
        yield f"{who}: no model"


def _of_material(catalogue: "Catalogue", material: Material) -> Iterator[str]:
    try:
        catalogue.texture(material.id)
    except AssetError as error:
        yield str(error)


def _of_asset(catalogue: "Catalogue", asset: Asset) -> Iterator[str]:
    who = f"asset '{asset.id}'"
    if asset.category not in {each.name for each in catalogue.categories}:
        yield f"{who}: its category '{asset.category}' is not in the index"
    try:
        mesh = catalogue.mesh(asset.id)
    except AssetError as error:
        yield str(error)
        return
    known = {each.id for each in catalogue.materials}
    for name in mesh.materials:
        if name not in known:
            yield f"{who}: its material '{name}' is not in the index"
    if mesh.materials != asset.materials:
        yield f"{who}: the index lists other materials than the file. {REINDEX}"
    tintable = any(m.id in mesh.materials for m in catalogue.materials if m.tintable)
    if tintable is not asset.tintable:
        yield f"{who}: 'tintable' disagrees with its materials. {REINDEX}"
    if len(mesh.faces) != asset.triangles:
        yield (
            f"{who}: {len(mesh.faces)} triangles, but {asset.triangles} in the "
            f"index. {REINDEX}"
        )
    yield from _of_bounds(who, mesh, asset.size_mm)


def _of_bounds(who: str, mesh: Mesh, size_mm: tuple[int, int, int]) -> Iterator[str]:
    """Bounds that differ from the index, or that do not stand on the origin."""
    low, high = bounds_mm(mesh)
    for axis, given, least, most in zip("xyz", size_mm, low, high, strict=True):
        if abs((most - least) - given) > _TOLERANCE_MM:
            yield (
                f"{who}: {most - least:.1f} mm along {axis}, but {given} mm in the "
                f"index. {REINDEX}"
            )
    centre = (low + high) / 2.0
    if max(abs(centre[0]), abs(centre[1])) > _TOLERANCE_MM:
        yield (
            f"{who}: its footprint is centred on ({centre[0]:.1f}, {centre[1]:.1f}) mm "
            "instead of the origin. Move the model before exporting."
        )
    if abs(low[2]) > _TOLERANCE_MM:
        yield (
            f"{who}: its lowest point is at {low[2]:.1f} mm instead of on the floor. "
            "Move the model before exporting."
        )
