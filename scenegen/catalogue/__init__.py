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
    Surface,
)
from scenegen.catalogue.models import MAX_TRIANGLES, bounds_mm, read_mesh
from scenegen.catalogue.surfaces import top_surface

__all__ = [
    "MAX_TRIANGLES",
    "PLACEMENTS",
    "ROLES",
    "Asset",
    "Catalogue",
    "Category",
    "Material",
    "Surface",
    "bounds_mm",
    "read_mesh",
    "shipped_root",
    "top_surface",
]
