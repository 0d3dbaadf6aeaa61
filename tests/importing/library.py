"""Small libraries and models, written by hand, whole or hostile."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from scenegen.catalogue import shipped_root
from scenegen.importing import ImportOptions, ImportReport, import_pack, open_source
from scenegen.importing.naming import NearbyFiles, SourceFiles
from scenegen.importing.sources import Note, unheard

LIST = "PluginFurnitureCatalog.properties"

HEAD = "id=Test#Library\nname=Test\nlicense=CC0-1.0\n"

ENTRY = """
id#{n}=Test#{slug}
name#{n}={name}
tags#{n}={tags}
model#{n}=/models/{slug}/{slug}.obj
width#{n}={width}
depth#{n}={depth}
height#{n}={height}
creator#{n}=Ada
"""

# A chair of boxes: a seat at the origin and a back behind it, in no special unit.
SEAT = ((0.0, 4.0, 0.0), (4.0, 5.0, 4.0))
BACK = ((0.0, 5.0, 0.0), (4.0, 9.0, 1.0))
LEG = ((1.5, 0.0, 1.5), (2.5, 4.0, 2.5))

MTL = "newmtl wood\nKd 0.8 0.5 0.2\nmap_Kd wood.png\nnewmtl cloth\nKd 1 0 0\n"

Box = tuple[tuple[float, float, float], tuple[float, float, float]]


def box_lines(box: Box, first: int) -> str:
    """A box as OBJ lines; its points begin at row `first`, its places at 1 to 4."""
    (x0, y0, z0), (x1, y1, z1) = box
    points = [(x, y, z) for x in (x0, x1) for y in (y0, y1) for z in (z0, z1)]
    lines = [f"v {x} {y} {z}" for x, y, z in points]
    for ring in (
        (0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4),
        (1, 5, 7, 3),
    ):  # fmt: skip
        corners = " ".join(f"{first + row}/{k + 1}" for k, row in enumerate(ring))
        lines.append(f"f {corners}")
    return "\n".join(lines) + "\n"


def chair_obj(library: str = "chair.mtl") -> str:
    """A chair: wood with a picture, and a red back."""
    places = "vt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\n"
    return (
        f"mtllib {library}\n{places}usemtl wood\n{box_lines(SEAT, 1)}"
        f"{box_lines(LEG, 9)}usemtl cloth\n{box_lines(BACK, 17)}"
    )


def picture() -> bytes:
    """A PNG file, dark on its left and light on its right."""
    pixels = np.zeros((32, 32, 3), dtype=np.uint8)
    pixels[:, 16:] = 220
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, format="PNG")
    return out.getvalue()


def chair_files(slug: str = "chair") -> dict[str, bytes]:
    """The files of a chair model."""
    return {
        f"models/{slug}/{slug}.obj": chair_obj(f"{slug}.mtl").encode(),
        f"models/{slug}/{slug}.mtl": MTL.encode(),
        f"models/{slug}/wood.png": picture(),
    }


def entry(n: int, slug: str, name: str, tags: str = "", size: str = "45 50 90") -> str:
    """The lines of one model in the list."""
    width, depth, height = size.split()
    return ENTRY.format(
        n=n, slug=slug, name=name, tags=tags, width=width, depth=depth, height=height
    )


def write_library(path: Path, listed: str, files: Mapping[str, bytes]) -> Path:
    """A .sh3f file of the same bytes whenever it is made."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {LIST: listed.encode(), **files}.items():
            # Without it, entries have the time of day.
            dated = zipfile.ZipInfo(name)
            archive.writestr(dated, data, zipfile.ZIP_DEFLATED)
    return path


def chair_library(folder: Path, *more: str, files: Mapping[str, bytes] = {}) -> Path:
    """A library with one good chair, further list entries and files."""
    listed = HEAD + entry(1, "chair", "Chair") + "".join(more)
    return write_library(folder / "test.sh3f", listed, {**chair_files(), **files})


def files_beside(
    files: Mapping[str, bytes] = {}, note: Note = unheard, folder: str = ""
) -> NearbyFiles:
    """Files as a model in a folder of their source finds them."""
    return NearbyFiles(SourceFiles(files, files.__getitem__), folder, note)


def run(source: Path, out: Path, wishes: ImportOptions | None = None) -> ImportReport:
    """Import a source."""
    return import_pack(
        open_source(source), out, wishes or ImportOptions(), root=shipped_root()
    )


def reason(report: ImportReport) -> str:
    """Why the one refused model was refused; the chair is imported all the same."""
    assert [outcome.name for outcome in report.imported] == ["Chair"]
    assert len(report.refused) == 1
    return report.refused[0].detail
