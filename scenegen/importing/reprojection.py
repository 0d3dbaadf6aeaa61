"""Texture coordinates of a simplified piece, read off the piece as it was."""

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.importing.mesh_parts import ImportedMesh, crossed, lengths
from scenegen.installation import check_memory

REACH, FAR = 0.25, 2.0
"""How far beyond its sides a triangle is continued, in parts of them: one that lies
nearest, and one that is only the best there is.
"""

_SAMPLES = 40_000
_NEAR = 24

Numbers = NDArray[np.int64]


def read_off(old: ImportedMesh, new: ImportedMesh, origins: Numbers) -> Floats:
    """(m, 3, 2) texture coordinates of the new piece.

    A triangle stays on the island of the texture that it came from, and each of its
    corners continues the nearest old triangle of that island.

    Args:
        old: the piece as it was.
        new: what is left of it.
        origins: (m,) the old triangle that each new one was.
    """
    check_memory()
    from scipy.spatial import cKDTree

    uvs = np.zeros((len(old.faces), 3, 2)) if old.uvs is None else old.uvs
    islands = _islands(old, uvs)
    places, owners = _samples(old)
    tree = cKDTree(places)
    corners = new.points[new.faces]
    rows = np.arange(len(new.faces))
    found = np.zeros((len(new.faces), 3, 2))
    for corner in range(3):
        _, near = tree.query(corners[:, corner], k=min(_NEAR, len(places)))
        near = owners[near.reshape(len(rows), -1)]
        fits = islands[near] == islands[origins][:, None]
        is_near = fits.any(axis=1)
        base = np.where(is_near, near[rows, fits.argmax(axis=1)], origins)
        reach = np.where(is_near, REACH, FAR)[:, None]
        found[:, corner] = _continued(old, uvs, base, corners[:, corner], reach)
    return found


def _islands(piece: ImportedMesh, uvs: Floats) -> NDArray[np.int32]:
    """A number for each face: equal when the texture goes on from one to the other."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    keys = np.concatenate(
        [
            piece.faces.reshape(-1, 1).astype(np.int64),
            np.rint(uvs.reshape(-1, 2) * 1e5).astype(np.int64),
        ],
        axis=1,
    )
    _, corners = np.unique(keys, axis=0, return_inverse=True)
    corners = corners.reshape(-1)
    count = len(piece.faces)
    owners = np.repeat(np.arange(count), 3)
    links = coo_matrix(
        (np.ones(len(corners)), (owners, corners + count)),
        shape=(count + len(corners), count + len(corners)),
    )
    _, labels = connected_components(links, directed=False)
    found: NDArray[np.int32] = labels[:count]
    return found


def _samples(piece: ImportedMesh) -> tuple[Floats, Numbers]:
    """Places spread evenly over a piece, and the face that each lies on."""
    areas = lengths(crossed(piece.points, piece.faces))
    share = areas / max(float(areas.sum()), 1e-30)
    counts = np.maximum(np.rint(share * _SAMPLES).astype(np.int64), 1)
    owners = np.repeat(np.arange(len(piece.faces)), counts)
    number = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
    # Two irrational steps fill a square evenly; its far half is folded back.
    u = (0.5 + number * 0.7548776662466927) % 1.0
    v = (0.5 + number * 0.5698402909980532) % 1.0
    beyond = u + v > 1.0
    u, v = np.where(beyond, 1.0 - u, u), np.where(beyond, 1.0 - v, v)
    a, b, c = (piece.points[piece.faces[owners, corner]] for corner in range(3))
    places: Floats = a + u[:, None] * (b - a) + v[:, None] * (c - a)
    return places, owners


def _continued(
    old: ImportedMesh, uvs: Floats, faces: Numbers, places: Floats, reach: Floats
) -> Floats:
    """Texture coordinates of places in the planes of faces."""
    a, b, c = (old.points[old.faces[faces, corner]] for corner in range(3))
    one, two, out = b - a, c - a, places - a
    aa, ab, bb = ((x * y).sum(axis=1) for x, y in ((one, one), (one, two), (two, two)))
    ao, bo = (one * out).sum(axis=1), (two * out).sum(axis=1)
    whole = np.maximum(aa * bb - ab * ab, 1e-30)
    # Far beside a triangle the picture may hold something else.
    u = np.clip(((bb * ao - ab * bo) / whole)[:, None], -reach, 1.0 + reach)
    v = np.clip(((aa * bo - ab * ao) / whole)[:, None], -reach, 1.0 + reach)
    own = uvs[faces]
    along, across = own[:, 1] - own[:, 0], own[:, 2] - own[:, 0]
    found: Floats = own[:, 0] + u * along + v * across
    return found
