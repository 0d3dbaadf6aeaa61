"""Models that people already own, made into a pack: a folder that a catalogue opens.

    source = open_source(Path("library.sh3f"))
    out = Path("packs/mine")
    report = import_pack(source, out, ImportOptions(), root=shipped_root())
    catalogue = Catalogue.open(out)

Sources are Sweet Home 3D furniture libraries (`sweethome`) and folders of GLB, glTF or
OBJ files (`folder`). A model that cannot be used is refused with a reason, and the rest
of the source is still imported. Nothing else imports this package but its command: it
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
