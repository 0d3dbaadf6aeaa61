"""Normals for models that have none: smooth over edges that are nearly flat.

A corner's normal is the sum of the normals of the faces around its point that are less
than 45 degrees off its own face. Each counts by its area, so that the many slivers of a
tessellated curve do not outweigh its large faces. Hard edges so stay hard without any
edge having to be marked, and points are matched by position: a seam between two
materials or texture islands stays smooth.
"""

from dataclasses import replace

import numpy as np

from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import ImportedMesh, crossed, units

NEARLY_FLAT = 0.707
"""Cosine of the angle between faces from which an edge is sharp: 45 degrees."""


def smoothed(pieces: tuple[ImportedMesh, ...]) -> tuple[ImportedMesh, ...]:
    """The pieces with a normal at each corner; smooth across pieces as well."""
    starts = np.cumsum([0, *(len(piece.points) for piece in pieces)])
    points = np.concatenate([piece.points for piece in pieces])
    faces = np.concatenate(
        [p.faces + start for p, start in zip(pieces, starts[:-1], strict=True)]
    )
    _, shared = np.unique(
        np.rint(points * 20_000.0).astype(np.int64), axis=0, return_inverse=True
    )
    normals = _corner_normals(crossed(points, faces), shared.reshape(-1)[faces])
    ends = np.cumsum([len(piece.faces) for piece in pieces])[:-1]
    return tuple(
        replace(piece, normals=part)
        for piece, part in zip(pieces, np.split(normals, ends), strict=True)
    )


def _corner_normals(weighted: Floats, faces: np.ndarray) -> Floats:
    """(m, 3, 3) normals: the sum of the faces around a point that are nearly level.

    Args:
        weighted: (m, 3) normals of the faces, as long as their areas.
        faces: (m, 3) numbers of the points.
    """
    directions = units(weighted)
    owners = np.repeat(np.arange(len(faces)), 3)
    corners = np.argsort(faces.reshape(-1), kind="stable")
    points = faces.reshape(-1)[corners]
    begins = np.searchsorted(points, points, side="left")
    counts = np.searchsorted(points, points, side="right") - begins
    # Every corner beside every corner at the same point, itself included.
    mine = np.repeat(np.arange(len(corners)), counts)
    place = np.arange(len(mine)) - np.repeat(np.cumsum(counts) - counts, counts)
    here, there = owners[corners[mine]], owners[corners[begins[mine] + place]]
    level = (directions[here] * directions[there]).sum(axis=1) >= NEARLY_FLAT
    total = np.zeros((len(corners), 3))
    np.add.at(total, corners[mine[level]], weighted[there[level]])
    return units(total).reshape(-1, 3, 3)
