"""The catalogue: what a scene may hold, with hash, licence and source of every file.

    catalogue = Catalogue.open()
    mesh = catalogue.mesh("chair/windsor")

The index is read when a catalogue is opened, a model or a picture when it is asked for.
"""

from scenegen.catalogue.catalogue import Catalogue, shipped_root
from scenegen.catalogue.entries import (
    PLACEMENTS,
    ROLES,
    Asset,
    Category,
    Material,
    SupportSurface,
)
from scenegen.catalogue.held_out import HeldOut, core_of, held_out_of
from scenegen.catalogue.mesh_files import MAX_TRIANGLES, bounds_mm, read_mesh
from scenegen.catalogue.packs import PACKS, CatalogueParams, open_catalogue
from scenegen.catalogue.support_surfaces import surface_row, top_surface

__all__ = [
    "MAX_TRIANGLES",
    "PACKS",
    "PLACEMENTS",
    "ROLES",
    "Asset",
    "Catalogue",
    "CatalogueParams",
    "Category",
    "HeldOut",
    "Material",
    "SupportSurface",
    "bounds_mm",
    "core_of",
    "held_out_of",
    "open_catalogue",
    "read_mesh",
    "shipped_root",
    "surface_row",
    "top_surface",
]
