"""What has to be true of every model before anything is computed with it."""

from dataclasses import replace

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import MAX_FACES, ImportedMesh
from scenegen.importing.sources import Note, Refused

MOST_POINT, MOST_UV, MOST_NORMAL = 1e9, 1e12, 1e9
"""Greatest coordinate, texture coordinate and part of a normal; all else is absurd."""

_MOST_REPEATS = 1e5
"""Texture coordinate up to which a picture can be placed at all."""

_FARTHEST = 1e7
"""Distance from the origin, in sizes of the model, at which its shape is only noise."""

_AGAIN = "Export the model again."


def require_sound(pieces: tuple[ImportedMesh, ...]) -> None:
    """Refuse a model whose numbers cannot be worked with.

    Raises:
        Refused: a number is not finite, or absurd, or an index is out of range.
    """
    faces = sum(len(piece.faces) for piece in pieces)
    if not 0 < faces <= MAX_FACES:
        raise Refused(f"has {faces} triangles; 1 to {MAX_FACES} can be read.")
    for piece in pieces:
        rows = len(piece.points)
        if piece.faces.size and not _is_within(piece.faces, rows):
            raise Refused(f"a triangle has a corner that is not there. {_AGAIN}")
        used = piece.points[piece.faces]
        require_modest(used, MOST_POINT, "a vertex")
        if piece.uvs is not None:
            require_modest(piece.uvs, MOST_UV, "a texture coordinate")
        if piece.normals is not None:
            require_modest(piece.normals, MOST_NORMAL, "a normal")
    _require_near(pieces)


def placed_modestly(piece: ImportedMesh, note: Note) -> ImportedMesh:
    """A piece whose corners have places in the picture that can be told apart.

    Programs that lay a picture over a surface from one side write billions where the
    surface is seen edge-on. Such a corner takes the corner of the picture.
    """
    if piece.uvs is None:
        return piece
    is_lost = np.abs(piece.uvs) > _MOST_REPEATS
    if not is_lost.any():
        return piece
    if piece.material.picture is not None:
        note("some places in a picture are beyond all measure; its corner was taken")
    return replace(piece, uvs=np.where(is_lost, 0.0, piece.uvs))


def _is_within(rows: np.ndarray, count: int) -> bool:
    return int(rows.min()) >= 0 and int(rows.max()) < count


def require_modest(values: Floats, most: float, what: str) -> None:
    """Refuse values that are not numbers, or beyond all measure."""
    if not np.isfinite(values).all():
        raise Refused(f"{what} is not a finite number. {_AGAIN}")
    if values.size and float(np.abs(values).max()) > most:
        raise Refused(f"{what} is {float(np.abs(values).max()):.3g}: absurd. {_AGAIN}")


def _require_near(pieces: tuple[ImportedMesh, ...]) -> None:
    """Refuse a model that is so far from its origin that its corners run together."""
    corners = [piece.points[piece.faces].reshape(-1, 3) for piece in pieces]
    low = np.min([part.min(axis=0) for part in corners], axis=0)
    high = np.max([part.max(axis=0) for part in corners], axis=0)
    size = float((high - low).max())
    away = float(np.maximum(np.abs(low), np.abs(high)).max())
    if away > _FARTHEST * max(size, 1e-12):
        raise Refused(
            f"it lies {away:.3g} from its origin and is {size:.3g} wide: too far for "
            "the numbers of a file. Move it to the origin, and export it again."
        )
