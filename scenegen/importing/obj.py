"""Models from OBJ files, with the materials of their MTL files."""

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.importing.colours import painted
from scenegen.importing.mesh_parts import ImportedMaterial, ImportedMesh
from scenegen.importing.mtl import MtlMaterial, without_picture
from scenegen.importing.naming import NearbyFiles
from scenegen.importing.obj_materials import ObjMaterials
from scenegen.importing.soundness import MOST_POINT, MOST_UV, require_modest
from scenegen.importing.sources import Note, Refused, unheard
from scenegen.importing.text_lines import keyword, logical_lines, shown
from scenegen.importing.triangulation import triangulated

MAX_LINES = 4_000_000
MAX_CORNERS = 2048
"""Of one polygon."""

_BEYOND = 0.02
"""How far beyond its picture a surface may reach before that is worth a note."""

Polygons = list[list[tuple[int, int, int]]]


@dataclass(slots=True)
class _Rows:
    """What the lines of a file say, in their order."""

    points: list[list[float]] = field(default_factory=list)
    uvs: list[list[float]] = field(default_factory=list)
    normals: list[list[float]] = field(default_factory=list)
    colours: dict[int, list[float]] = field(default_factory=dict)
    libraries: list[str] = field(default_factory=list)
    polygons: dict[str, Polygons] = field(default_factory=dict)
    material: str = ""


def read_obj(
    data: bytes, who: str, files: NearbyFiles, note: Note = unheard
) -> tuple[ImportedMesh, ...]:
    """The pieces of an OBJ file, one for each material that it uses.

    Args:
        data: the file.
        who: its name in messages.
        files: gives the MTL files and pictures that it names.
        note: called with what is left out or guessed.

    Raises:
        Refused: a line cannot be read, or a row is missing.
    """
    rows = _rows(data, who)
    materials = ObjMaterials.read(rows.libraries, list(rows.polygons), who, files, note)
    points = np.array(rows.points, dtype=np.float64).reshape(-1, 3)
    pieces: list[ImportedMesh] = []
    for name, polygons in rows.polygons.items():
        piece = _triangles(rows, points, polygons)
        paint = materials.of(name)
        if paint is not None:
            pieces.append(_in_material(piece, paint, materials))
        elif (coloured := _coloured(rows, piece, note)) is not None:
            pieces += coloured
        else:
            materials.note_plain(name)
            pieces.append(piece)
    return tuple(pieces)


def _rows(data: bytes, who: str) -> _Rows:
    """The lines of a file by what they say."""
    count = max(data.count(b"\n"), data.count(b"\r"))
    if count > MAX_LINES:
        raise Refused(f"{who}: {count} lines; at most {MAX_LINES} are read.")
    rows = _Rows()
    for number, line in logical_lines(data):
        words = line.split()
        read = _LINES.get(words[0].lower()) if words else None
        if read is None:
            continue
        try:
            read(rows, words[1:], line)
        except (ValueError, IndexError) as error:
            raise Refused(
                f"{who}, line {number}: '{shown(line)}' cannot be read. "
                "Export the model again."
            ) from error
    if not rows.polygons:
        raise Refused(f"{who}: holds no face. Export the model with its faces.")
    return rows


def _point(rows: _Rows, words: list[bytes], _: bytes) -> None:
    if len(words) >= 6:
        # Behind a point some programs write its colour, others a weight before that.
        with suppress(ValueError):
            rows.colours[len(rows.points)] = [float(word) for word in words[-3:]]
    rows.points.append([float(words[0]), float(words[1]), float(words[2])])


def _uv(rows: _Rows, words: list[bytes], _: bytes) -> None:
    rows.uvs.append([float(words[0]), float(words[1]) if len(words) > 1 else 0.0])


def _normal(rows: _Rows, words: list[bytes], _: bytes) -> None:
    rows.normals.append([float(words[0]), float(words[1]), float(words[2])])


def _face(rows: _Rows, words: list[bytes], _: bytes) -> None:
    if len(words) > MAX_CORNERS:
        raise ValueError(len(words))
    polygon = [_corner(rows, word) for word in words]
    if len(polygon) >= 3:
        rows.polygons.setdefault(rows.material, []).append(polygon)


def _corner(rows: _Rows, word: bytes) -> tuple[int, int, int]:
    """Rows of the point, of its texture coordinates and of its normal; -1 for none."""
    parts = word.split(b"/")
    found = []
    for place, table in enumerate((rows.points, rows.uvs, rows.normals)):
        text = parts[place] if place < len(parts) else b""
        row = int(text) if text else 0
        row = row - 1 if row >= 0 else row + len(table)
        if row >= len(table) or (row < 0 and (text or not place)):
            raise IndexError(word)
        found.append(row)
    return found[0], found[1], found[2]


def _material(rows: _Rows, words: list[bytes], line: bytes) -> None:
    rows.material = keyword(line)[1]


def _library(rows: _Rows, words: list[bytes], line: bytes) -> None:
    name = keyword(line)[1]
    if name and name not in rows.libraries:
        rows.libraries.append(name)


_LINES: dict[bytes, Callable[[_Rows, list[bytes], bytes], None]] = {
    b"v": _point,
    b"vt": _uv,
    b"vn": _normal,
    b"f": _face,
    b"fo": _face,
    b"usemtl": _material,
    b"mtllib": _library,
}


def _triangles(rows: _Rows, points: Floats, polygons: Polygons) -> ImportedMesh:
    """The polygons of one material as triangles, plain."""
    used = np.array([corner[0] for polygon in polygons for corner in polygon])
    require_modest(points[used], MOST_POINT, "a vertex")
    corners = triangulated(polygons, points)
    return ImportedMesh(
        material=ImportedMaterial(),
        points=points,
        faces=np.ascontiguousarray(corners[:, :, 0], dtype=np.int32),
        uvs=_of_corners(rows.uvs, corners[:, :, 1], 2),
        normals=_of_corners(rows.normals, corners[:, :, 2], 3),
    )


def _in_material(
    piece: ImportedMesh, paint: MtlMaterial, materials: ObjMaterials
) -> ImportedMesh:
    """A piece in a material of an MTL file."""
    # A picture that no corner has a place in cannot be seen, and is not asked for.
    if not paint.picture or piece.uvs is None:
        return replace(piece, material=paint.material)
    picture = materials.picture(paint)
    if picture is None:
        return replace(piece, material=without_picture(paint.material))
    return replace(
        piece,
        material=replace(paint.material, picture=picture),
        uvs=_placed(piece.uvs, paint, materials.note),
    )


def _placed(uvs: Floats, paint: MtlMaterial, note: Note) -> Floats:
    """Texture coordinates after the options of a picture."""
    require_modest(uvs, MOST_UV, "a texture coordinate")
    moved = uvs * np.array(paint.scale) + np.array(paint.offset)
    if paint.is_bounded and float(np.maximum(moved - 1.0, -moved).max()) > _BEYOND:
        note("a picture is repeated beyond its edges, which its file does not ask for")
    found: Floats = moved
    return found


def _coloured(
    rows: _Rows, piece: ImportedMesh, note: Note
) -> list[ImportedMesh] | None:
    """A piece without a material in the colours of its points, if all have one."""
    used = np.unique(piece.faces).tolist()
    if not all(row in rows.colours for row in used):
        return None
    table = np.zeros((len(rows.points), 3))
    for row in used:
        table[row] = rows.colours[row]
    most = float(table.max())
    if not (math.isfinite(most) and float(table.min()) >= 0.0 and most <= 255.0):
        raise Refused(
            "the colour of a vertex is not from 0 to 1. Export the model again."
        )
    if most > 1.0:
        table = table / 255.0

    def paint(colour: tuple[float, float, float]) -> dict[str, Any]:
        red, green, blue = (round(255 * share) for share in colour)
        return {"colour": (red, green, blue)}

    return painted(piece, table[piece.faces], paint, note)


def _of_corners(
    table: list[list[float]], rows: NDArray[np.int64], width: int
) -> Floats | None:
    """What a table says of each corner; None when a corner has no row in it."""
    if not table or (rows < 0).any():
        return None
    values: Floats = np.array(table, dtype=np.float64).reshape(-1, width)[rows]
    return values
