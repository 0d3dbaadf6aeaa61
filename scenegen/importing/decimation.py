"""Models with fewer triangles, their materials and textures in place.

All pieces are simplified together, so that no gap opens between materials. The library
that does it knows neither open edges nor materials: it would eat into the rim of a
sheet and let one material run into the next. So every such edge carries a fin, a
triangle across it, while the model is simplified; moving the edge then costs as much as
bending a surface. From the list of collapses follows which old triangle each new one
was, and so its material and its part of the texture.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import ImportedMesh, crossed, lengths, units
from scenegen.importing.reprojection import read_off
from scenegen.importing.sources import Refused

EXTENT = 100.0
"""Longest side of a model while it is simplified; the library expects such sizes."""

SLACK, LOOSE, MOST = 1.1, 1.7, 2.5
"""What is near enough to the budget: at once, rather than be coarse, and at worst."""

FINE = ((0.0, 4.6), (0.2, 4.6), (0.4, 4.6), (0.8, 4.6))
COARSE = ((1.2, 5.0), (2.0, 5.0), (3.0, 5.5))
"""Attempts in turn: the cells in which points become one, and the library's haste.

Cells are parts of `EXTENT`. The library cannot untie knots of tiny triangles, and in
haste it eats into everything else instead; so close points are made one before that.
"""

_TRIES = 4
_FIN = -1

Pieces = tuple[ImportedMesh, ...]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Mesh:
    """All pieces as one mesh.

    Attributes:
        points: (n, 3).
        faces: (m, 3).
        owners: (m,) the piece that each face is of, or `_FIN`.
        origins: (m,) the face of that piece that it was.
    """

    points: Floats
    faces: Numbers
    owners: Numbers
    origins: Numbers

    def kept(self, which: NDArray[np.bool_]) -> "_Mesh":
        """Some of its faces."""
        return replace(
            self,
            faces=self.faces[which],
            owners=self.owners[which],
            origins=self.origins[which],
        )


def decimated(pieces: Pieces, budget: int) -> Pieces:
    """The pieces with about `budget` triangles in all, or as they are.

    Raises:
        Refused: they cannot be brought near to the budget.
    """
    total = sum(len(piece.faces) for piece in pieces)
    if total <= budget:
        return pieces
    fewer = _simplified(_joined(pieces), budget)
    if not 0 < len(fewer.faces) <= MOST * budget:
        raise Refused(
            f"has {total} triangles and cannot be simplified to {budget}, only to "
            f"{len(fewer.faces)}. Simplify it in a modelling tool, or allow more "
            "--triangles."
        )
    parts = [
        _part(piece, fewer.kept(fewer.owners == number))
        for number, piece in enumerate(pieces)
        if (fewer.owners == number).any()
    ]
    return tuple(parts)


def _joined(pieces: Pieces) -> _Mesh:
    """The pieces with the points shared where they meet."""
    counts = [len(piece.faces) for piece in pieces]
    starts = np.cumsum([0, *(len(piece.points) for piece in pieces[:-1])])
    faces = [piece.faces + start for piece, start in zip(pieces, starts, strict=True)]
    apart = _Mesh(
        points=np.concatenate([piece.points for piece in pieces]),
        faces=np.concatenate(faces).astype(np.int64),
        owners=np.repeat(np.arange(len(pieces)), counts),
        origins=np.concatenate([np.arange(count) for count in counts]),
    )
    return _clustered(apart, float(np.ptp(apart.points, axis=0).max()) * 2e-6)


def _clustered(mesh: _Mesh, cell: float) -> _Mesh:
    """The mesh with the points of a cell in their middle; no cells when 0."""
    if not cell:
        return mesh
    grid = np.floor(mesh.points / cell + 0.5).astype(np.int64)
    _, rows, counts = np.unique(grid, axis=0, return_inverse=True, return_counts=True)
    rows = rows.reshape(-1)
    totals = np.zeros((len(counts), 3))
    np.add.at(totals, rows, mesh.points)
    merged = replace(mesh, points=totals / counts[:, None], faces=rows[mesh.faces])
    whole = merged.kept(_is_whole(merged.faces))
    # Of faces on top of each other one is left.
    _, first = np.unique(np.sort(whole.faces, axis=1), axis=0, return_index=True)
    is_first = np.zeros(len(whole.faces), dtype=np.bool_)
    is_first[first] = True
    return whole.kept(is_first)


def _is_whole(faces: Numbers) -> NDArray[np.bool_]:
    """Which faces have three different corners."""
    a, b, c = faces[:, 0], faces[:, 1], faces[:, 2]
    found: NDArray[np.bool_] = (a != b) & (b != c) & (c != a)
    return found


def _simplified(mesh: _Mesh, budget: int) -> _Mesh:
    """The mesh with about `budget` faces, or as few as can be had."""
    low = mesh.points.min(axis=0)
    scale = EXTENT / float(np.ptp(mesh.points, axis=0).max())
    moved = replace(mesh, points=(mesh.points - low) * scale)
    best = _best(moved, budget, FINE)
    if len(best.faces) > LOOSE * budget:
        best = min(best, _best(moved, budget, COARSE), key=lambda each: len(each.faces))
    return replace(best, points=best.points / scale + low)


def _best(mesh: _Mesh, budget: int, steps: Sequence[tuple[float, float]]) -> _Mesh:
    """The first attempt that is near to the budget, or the nearest."""
    best = mesh
    for cell, haste in steps:
        found = _attempt(_clustered(mesh, cell), budget, haste)
        best = min(best, found, key=lambda each: len(each.faces))
        if len(best.faces) <= SLACK * budget:
            break
    return best


def _attempt(mesh: _Mesh, budget: int, haste: float) -> _Mesh:
    """The mesh after the library was asked for the budget.

    Fins count for the library and not for us, so what to ask it for is felt out; but
    never for less than the budget, lest it spoil what it can for what it cannot.
    """
    finned = _with_fins(mesh)
    target, found = budget, mesh
    for _ in range(_TRIES):
        if target >= len(finned.faces):
            return found
        found = _without_fins(_collapsed(finned, target, haste))
        if len(found.faces) >= budget * 0.85:
            break
        target += budget - len(found.faces)
    return found


def _with_fins(mesh: _Mesh) -> _Mesh:
    """The mesh with a fin on each edge that is open or between two materials."""
    corners = mesh.faces[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    faces = np.repeat(np.arange(len(mesh.faces)), 3)
    _, first, same, counts = np.unique(
        np.sort(corners, axis=1),
        axis=0,
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    least = np.full(len(first), np.iinfo(np.int64).max)
    most = np.full(len(first), -1)
    np.minimum.at(least, same.reshape(-1), mesh.owners[faces])
    np.maximum.at(most, same.reshape(-1), mesh.owners[faces])
    chosen = first[(counts == 1) | (least != most)]
    a, b = (mesh.points[corners[chosen, end]] for end in range(2))
    out = units(crossed(mesh.points, mesh.faces))[faces[chosen]]
    tips = (a + b) / 2.0 + out * lengths(b - a)[:, None] * 0.5
    rows = np.arange(len(tips)) + len(mesh.points)
    fins = np.concatenate([corners[chosen], rows[:, None]], axis=1)
    none = np.full(len(fins), _FIN)
    return _Mesh(
        points=np.concatenate([mesh.points, tips]),
        faces=np.concatenate([mesh.faces, fins]),
        owners=np.concatenate([mesh.owners, none]),
        origins=np.concatenate([mesh.origins, none]),
    )


def _without_fins(mesh: _Mesh) -> _Mesh:
    """The mesh without fins and slivers."""
    twice = lengths(crossed(mesh.points, mesh.faces))
    return mesh.kept((mesh.owners != _FIN) & (twice > 1e-5))


def _collapsed(mesh: _Mesh, target: int, haste: float) -> _Mesh:
    """What the library makes of a mesh.

    Raises:
        Refused: its list of collapses does not lead to its result.
    """
    # Imported here: only an import needs it.
    import fast_simplification

    points, faces, collapses = fast_simplification.simplify(
        mesh.points,
        mesh.faces.astype(np.int32),
        target_count=target,
        agg=haste,
        return_collapses=True,
    )
    roots = _roots(len(mesh.points), np.asarray(collapses).reshape(-1, 2).tolist())
    left = mesh.kept(_is_whole(roots[mesh.faces]))
    if len(left.faces) != len(faces):
        raise Refused("its surface is tangled. Mend it in a modelling tool.")
    return replace(
        left,
        points=np.array(points, dtype=np.float64),
        faces=np.array(faces, dtype=np.int64),
    )


def _roots(count: int, collapses: Sequence[Sequence[int]]) -> Numbers:
    """The point that each point became, from the last collapse to the first."""
    roots = list(range(count))
    for kept, gone in reversed(collapses):
        roots[gone] = roots[kept]
    return np.array(roots, dtype=np.int64)


def _part(piece: ImportedMesh, mesh: _Mesh) -> ImportedMesh:
    """The faces that are left of a piece, in its material."""
    used, rows = np.unique(mesh.faces, return_inverse=True)
    bare = ImportedMesh(
        material=piece.material,
        points=mesh.points[used],
        faces=rows.reshape(-1, 3).astype(np.int32),
    )
    if piece.uvs is None:
        return bare
    return replace(bare, uvs=read_off(piece, bare, mesh.origins))
