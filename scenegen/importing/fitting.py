"""Models upright, at their stated size, in the middle of their footprint."""

from dataclasses import replace

import numpy as np

from scenegen.geometry.mesh import Ints
from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import (
    ImportedMaterial,
    ImportedMesh,
    bounds,
    crossed,
    lengths,
    units,
)
from scenegen.importing.sources import Axes, Refused

LEAST_MM = 5.0
"""Longest side of the smallest model that can be imported, millimetres."""

MOST_MM = 10_000.0

Pieces = tuple[ImportedMesh, ...]


def turned(pieces: Pieces, axes: Axes) -> Pieces:
    """The pieces after a rotation."""
    return tuple(
        replace(
            piece,
            points=_rotated(piece.points, axes),
            normals=None if piece.normals is None else _rotated(piece.normals, axes),
        )
        for piece in pieces
    )


def times(after: Axes, first: Axes) -> Axes:
    """The rotation that does `first`, and then `after`."""
    a, b, c, d, e, f, g, h, i = (
        after[3 * row] * first[column]
        + after[3 * row + 1] * first[3 + column]
        + after[3 * row + 2] * first[6 + column]
        for row in range(3)
        for column in range(3)
    )
    return a, b, c, d, e, f, g, h, i


def fitted(pieces: Pieces, size_mm: tuple[float, float, float] | None) -> Pieces:
    """The pieces at a size, footprint on the origin, lowest point at 0; metres.

    Args:
        pieces: in any unit when a size is given, else in metres; y is up.
        size_mm: width (x), depth (z) and height (y), or None to keep that of points.

    Raises:
        Refused: the size is absurd, for furniture.
    """
    low, high = bounds(pieces)
    span = high - low
    if size_mm is None:
        wanted = span
    else:
        width, depth, height = size_mm
        wanted = np.array([width, height, depth]) / 1000.0
    _require_sane(wanted * 1000.0)
    # A side without extent, as of a sheet, stays as thin as it is.
    is_flat = span <= 1e-6 * span.max()
    scale = np.where(is_flat, 1.0, wanted / np.where(is_flat, 1.0, span))
    middle = (low + high) / 2.0
    middle[1] = low[1]
    return tuple(_scaled(piece, middle, scale) for piece in pieces)


def cleaned(pieces: Pieces) -> Pieces:
    """The pieces without slivers, equal points shared, equal materials joined.

    Raises:
        Refused: nothing is left.
    """
    low, high = bounds(pieces)
    step = max(float((high - low).max()), 1e-9) * 2e-6
    by_material: dict[ImportedMaterial, list[ImportedMesh]] = {}
    for piece in pieces:
        by_material.setdefault(piece.material, []).append(piece)
    found = [_welded(_joined(group), step) for group in by_material.values()]
    kept = tuple(piece for piece in found if len(piece.faces))
    if not kept:
        raise Refused("no triangle has an area. Export the model with its faces.")
    return kept


def _rotated(vectors: Floats, axes: Axes) -> Floats:
    """Rows of (..., 3) vectors after a rotation."""
    x, y, z = vectors[..., 0], vectors[..., 1], vectors[..., 2]
    rotated = np.zeros_like(vectors)
    for row in range(3):
        a, b, c = axes[3 * row : 3 * row + 3]
        rotated[..., row] = a * x + b * y + c * z
    return rotated


def _require_sane(size_mm: Floats) -> None:
    if not np.isfinite(size_mm).all():
        raise Refused("its size is not a finite number. Export the model again.")
    most = float(size_mm.max())
    if not LEAST_MM <= most <= MOST_MM:
        sides = " x ".join(f"{side:.4g}" for side in size_mm[[0, 2, 1]])
        raise Refused(
            f"is {sides} mm; the longest side has to be {LEAST_MM:.0f} to "
            f"{MOST_MM:.0f} mm. State its true size_mm."
        )


def _scaled(piece: ImportedMesh, middle: Floats, scale: Floats) -> ImportedMesh:
    normals = piece.normals
    return replace(
        piece,
        points=(piece.points - middle) * scale,
        normals=None if normals is None else units(normals / scale),
    )


def _joined(group: list[ImportedMesh]) -> ImportedMesh:
    """Pieces of one material as one."""
    if len(group) == 1:
        return group[0]
    starts = np.cumsum([0, *(len(piece.points) for piece in group[:-1])])
    return ImportedMesh(
        material=group[0].material,
        points=np.concatenate([piece.points for piece in group]),
        faces=np.concatenate(
            [piece.faces + start for piece, start in zip(group, starts, strict=True)]
        ).astype(np.int32),
        uvs=_stacked([piece.uvs for piece in group]),
        normals=_stacked([piece.normals for piece in group]),
    )


def _stacked(tables: list[Floats | None]) -> Floats | None:
    """One table below the other; None when one is missing."""
    there = [table for table in tables if table is not None]
    return np.concatenate(there) if len(there) == len(tables) else None


def _welded(piece: ImportedMesh, step: float) -> ImportedMesh:
    """Points on a grid shared, unused ones dropped, faces without area dropped."""
    used, rows = np.unique(piece.faces, return_inverse=True)
    grid = np.rint(piece.points[used] / step).astype(np.int64)
    _, first, same = np.unique(grid, axis=0, return_index=True, return_inverse=True)
    points = piece.points[used][first]
    faces: Ints = same.reshape(-1)[rows.reshape(-1, 3)].astype(np.int32)
    whole = replace(piece, points=points, faces=faces)
    twice = lengths(crossed(points, faces))
    return whole.kept((twice > step * step) & _once(faces))


def _once(faces: Ints) -> np.ndarray:
    """Which faces have no earlier twin with the same corners, whichever way round."""
    ordered = np.sort(faces, axis=1)
    _, first = np.unique(ordered, axis=0, return_index=True)
    once = np.zeros(len(faces), dtype=np.bool_)
    once[first] = True
    return once
