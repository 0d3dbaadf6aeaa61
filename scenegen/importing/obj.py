"""Models from OBJ files, with the materials of their MTL files."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import ImportedMaterial, ImportedMesh
from scenegen.importing.mtl import MtlMaterial, read_mtl
from scenegen.importing.sources import Refused
from scenegen.importing.triangulation import triangulated

MAX_LINES = 4_000_000
MAX_CORNERS = 2048
"""Of one polygon."""

Fetch = Callable[[str], bytes]
"""The bytes of a file that the model names; refuses what is not there."""

_DEFAULT = MtlMaterial(ImportedMaterial())


@dataclass(slots=True)
class _Rows:
    """What the lines of a file say, in their order."""

    points: list[list[float]] = field(default_factory=list)
    uvs: list[list[float]] = field(default_factory=list)
    normals: list[list[float]] = field(default_factory=list)
    libraries: list[str] = field(default_factory=list)
    polygons: dict[str, list[list[tuple[int, int, int]]]] = field(default_factory=dict)
    material: str = ""


def read_obj(data: bytes, who: str, fetch: Fetch) -> tuple[ImportedMesh, ...]:
    """The pieces of an OBJ file, one for each material that it uses.

    Args:
        data: the file.
        who: its name in messages.
        fetch: gives the MTL files and pictures that it names.

    Raises:
        Refused: a line cannot be read, a row or a file is missing.
    """
    rows = _rows(data, who)
    paints: dict[str, MtlMaterial] = {}
    for library in rows.libraries:
        paints.update(read_mtl(fetch(library), library))
    points = np.array(rows.points, dtype=np.float64).reshape(-1, 3)
    pieces = []
    for name, polygons in rows.polygons.items():
        piece = _piece(rows, points, polygons, who)
        paint = paints.get(name, _DEFAULT)
        material = paint.material
        # A picture that no corner has a place in cannot be seen, and is not asked for.
        if paint.picture and piece.uvs is not None:
            material = replace(material, picture=fetch(paint.picture))
        pieces.append(replace(piece, material=material))
    return tuple(pieces)


def _rows(data: bytes, who: str) -> _Rows:
    """The lines of a file by what they say."""
    lines = data.decode("latin-1").replace("\\\n", " ").splitlines()
    if len(lines) > MAX_LINES:
        raise Refused(f"{who}: {len(lines)} lines; at most {MAX_LINES} are read.")
    rows = _Rows()
    for number, line in enumerate(lines, start=1):
        words = line.split()
        if not words or words[0] not in _LINES:
            continue
        try:
            _LINES[words[0]](rows, words[1:], line)
        except (ValueError, IndexError) as error:
            raise Refused(
                f"{who}, line {number}: '{line[:60]}' cannot be read. "
                "Export the model again."
            ) from error
    if not rows.polygons:
        raise Refused(f"{who}: holds no face. Export the model with its faces.")
    return rows


def _point(rows: _Rows, words: list[str], _: str) -> None:
    rows.points.append([float(words[0]), float(words[1]), float(words[2])])


def _uv(rows: _Rows, words: list[str], _: str) -> None:
    rows.uvs.append([float(words[0]), float(words[1]) if len(words) > 1 else 0.0])


def _normal(rows: _Rows, words: list[str], _: str) -> None:
    rows.normals.append([float(words[0]), float(words[1]), float(words[2])])


def _face(rows: _Rows, words: list[str], _: str) -> None:
    if len(words) > MAX_CORNERS:
        raise ValueError(len(words))
    polygon = [_corner(rows, word) for word in words]
    if len(polygon) >= 3:
        rows.polygons.setdefault(rows.material, []).append(polygon)


def _corner(rows: _Rows, word: str) -> tuple[int, int, int]:
    """Rows of the point, of its texture coordinates and of its normal; -1 for none."""
    parts = word.split("/")
    found = []
    for place, table in enumerate((rows.points, rows.uvs, rows.normals)):
        text = parts[place] if place < len(parts) else ""
        row = int(text) if text else 0
        row = row - 1 if row >= 0 else row + len(table)
        if row >= len(table) or (row < 0 and (text or not place)):
            raise IndexError(word)
        found.append(row)
    return found[0], found[1], found[2]


def _material(rows: _Rows, words: list[str], _: str) -> None:
    rows.material = " ".join(words)


def _library(rows: _Rows, words: list[str], line: str) -> None:
    name = line.split(None, 1)[1].strip()
    if name not in rows.libraries:
        rows.libraries.append(name)


_LINES: dict[str, Callable[[_Rows, list[str], str], None]] = {
    "v": _point,
    "vt": _uv,
    "vn": _normal,
    "f": _face,
    "usemtl": _material,
    "mtllib": _library,
}


def _piece(
    rows: _Rows, points: Floats, polygons: list[list[tuple[int, int, int]]], who: str
) -> ImportedMesh:
    """The polygons of one material as triangles."""
    used = np.array([corner[0] for polygon in polygons for corner in polygon])
    if not np.isfinite(points[used]).all():
        raise Refused(
            f"{who}: a vertex is not a finite number. Export the model again."
        )
    corners = triangulated(polygons, points)
    return ImportedMesh(
        material=_DEFAULT.material,
        points=points,
        faces=np.ascontiguousarray(corners[:, :, 0], dtype=np.int32),
        uvs=_of_corners(rows.uvs, corners[:, :, 1], 2),
        normals=_of_corners(rows.normals, corners[:, :, 2], 3),
    )


def _of_corners(
    table: list[list[float]], rows: np.ndarray, width: int
) -> Floats | None:
    """What a table says of each corner; None when a corner has no row in it."""
    if not table or (rows < 0).any():
        return None
    values: Floats = np.array(table, dtype=np.float64).reshape(-1, width)[rows]
    return values if np.isfinite(values).all() else None
