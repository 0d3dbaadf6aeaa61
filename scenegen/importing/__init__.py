"""Models that people already own, made into a pack: a folder that a catalogue opens.

    report = import_pack(Path("library.sh3f"), Path("packs/mine"), Wishes())
    catalogue = Catalogue.open(Path("packs/mine"))

Sources are Sweet Home 3D furniture libraries (`sweethome`) and folders of GLB, glTF or
OBJ files (`folder`). Whatever cannot be used is refused on its own, with a reason; the
rest of the source is still imported. Nothing here imports this package unasked: it
needs libraries that building a data set does not.
"""

from scenegen.importing.importer import import_pack, open_source
from scenegen.importing.sources import ImportOptions, ImportReport, Outcome, Refused

__all__ = [
    "ImportOptions",
    "ImportReport",
    "Outcome",
    "Refused",
    "import_pack",
    "open_source",
]
