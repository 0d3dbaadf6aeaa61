"""Points that two views show, from geometry: no picture is compared.

Points are the centres of every so-manieth pixel of the first view, and what the rays
through them meet. Where the other one shows a point follows from both cameras, to any
fraction of a pixel that a row can hold. It shows it when its ray through that very
place meets nothing before the point. What windows show is farther away than their
panes, so no pane has a match.

A point is none where the last bit decides what a ray meets: on an edge, or where a face
is seen edge-on, as walls are on maps. Rays close around it must meet the same thing.
Masks and rays may differ there, too, since the rasteriser snaps corners to parts of a
pixel, and the owner of a point is what both say.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.dense.layers import facings_of, product_of, rays_through
from scenegen.dense.rays import first_hits, ray_target
from scenegen.dense.targets import DenseLayers, PointMatch
from scenegen.geometry.camera import NEAR, Camera
from scenegen.geometry.pose import Floats
from scenegen.records.rig import View
from scenegen.records.visibility import FOG, NOTHING, WINDOW
from scenegen.visibility.map_mesh import shown_mesh
from scenegen.visibility.scene_mesh import SceneMesh

ALONG = 32
"""Points along each side of a picture that are tried."""

ALIKE = 1e-3
"""Metres between two hits that are one point."""

FACING = 0.02
"""Least cosine between a ray and the normal of a face that it meets: 1.1 degrees."""

AROUND = 1 / 64
"""Pixels from a point at which rays must meet the same thing, on all four sides."""


class _Hits(NamedTuple):
    """What rays through places of a picture meet.

    Attributes:
        world: (n, 3) points.
        owners: (n,) theirs.
        is_clear: (n,) whether there is one that does not hang on rounding.
    """

    world: Floats
    owners: NDArray[np.int16]
    is_clear: NDArray[np.bool_]


class _Points(NamedTuple):
    """Points of the world, and what shows them: (n, 3), (n, 2) pixels, (n,) owners."""

    world: Floats
    pixels: Floats
    owners: NDArray[np.int16]


def matches_of(
    scene_mesh: SceneMesh,
    views: tuple[View, ...],
    layers: Mapping[str, DenseLayers],
    size: int,
) -> dict[str, tuple[PointMatch, ...]]:
    """For each view by name, points that it shares with the views behind it.

    Args:
        scene_mesh: of the scene.
        views: in their order.
        layers: of each, at `size` pixels a side.
        size: pixels a side.
    """
    shown = {view.name: shown_mesh(scene_mesh, view) for view in views}
    found: dict[str, tuple[PointMatch, ...]] = {}
    for number, view in enumerate(views):
        points = _points(shown[view.name], view.camera(size), layers[view.name])
        found[view.name] = tuple(
            match
            for other in views[number + 1 :]
            for match in _shared(shown[other.name], points, other, layers[other.name])
        )
    return found


def _points(shown: SceneMesh, camera: Camera, layers: DenseLayers) -> _Points:
    """What rays through the centres of some pixels of a view meet."""
    size = camera.size
    rows = np.array([(2 * k + 1) * size // (2 * ALONG) for k in range(ALONG)])
    grid = np.ix_(np.unique(rows), np.unique(rows))
    ids = layers.ids[grid]
    is_point = (layers.triangles[grid] >= 0) & (ids != NOTHING) & (ids != WINDOW)
    v, u = (np.broadcast_to(each, ids.shape)[is_point] + 0.5 for each in grid)
    pixels, owners = np.stack([u, v], axis=1), ids[is_point]
    hits = _hits(shown, camera, pixels)
    kept = hits.is_clear & (hits.owners == owners)
    return _Points(hits.world[kept], pixels[kept], owners[kept])


def _shared(
    shown: SceneMesh, points: _Points, view: View, layers: DenseLayers
) -> list[PointMatch]:
    """Those of some points that a view shows too."""
    size = len(layers.ids)
    camera = view.camera(size)
    places, depth = _projected(camera, points.world)
    inside = (places >= 0.5) & (places <= size - 0.5)
    kept = np.flatnonzero(inside[:, 0] & inside[:, 1] & (depth > NEAR))
    # As rows hold them: what is said of a place holds of no other one.
    places = places[kept].astype(np.float32).astype(np.float64)
    hits = _hits(shown, camera, places)
    away = hits.world - points.world[kept]
    is_shown = hits.is_clear & (product_of(away, away) < ALIKE * ALIKE)
    is_shown &= hits.owners == points.owners[kept]
    columns, rows = places.T.astype(np.int64)
    is_shown &= layers.ids[rows, columns] != FOG
    return [
        PointMatch(
            view.name,
            float(points.pixels[row, 0]),
            float(points.pixels[row, 1]),
            u,
            v,
            int(points.owners[row]),
        )
        for row, (u, v) in zip(
            kept[is_shown].tolist(), places[is_shown].tolist(), strict=True
        )
    ]


def _hits(shown: SceneMesh, camera: Camera, places: Floats) -> _Hits:
    """What a camera sees at (n, 2) places of its picture."""
    u, v = places[:, 0], places[:, 1]
    origins, ways = rays_through(camera, u, v)
    faces, far = _met(shown, origins, ways)
    owners = shown.owners[faces]
    slope = product_of(facings_of(shown)[faces], ways)
    is_clear = (faces >= 0) & (
        slope * slope >= FACING * FACING * product_of(ways, ways)
    )
    # On a face that is not edge-on depth changes by no more from ray to ray.
    step = AROUND / (camera.numbers.scale * FACING)
    most = np.full(len(far), step) if camera.is_orthographic else step * far
    for right, down in ((AROUND, 0.0), (-AROUND, 0.0), (0.0, AROUND), (0.0, -AROUND)):
        near, depth = _met(shown, *rays_through(camera, u + right, v + down))
        is_clear &= (near >= 0) & (shown.owners[near] == owners)
        is_clear &= np.abs(depth - far) <= most
    return _Hits(origins + ways * far[:, None], owners, is_clear)


def _met(
    shown: SceneMesh, origins: Floats, ways: Floats
) -> tuple[NDArray[np.int32], Floats]:
    """(n,) faces that rays meet first, -1 for none, and multiples of `ways`."""
    faces = np.full(len(ways), -1, dtype=np.int32)
    far = np.zeros(len(ways))
    target = ray_target(shown.vertices, shown.faces, shown.runs)
    first_hits(origins, ways, np.full(len(ways), NEAR), target, faces, far)
    return faces, far


def _projected(camera: Camera, world: Floats) -> tuple[Floats, Floats]:
    """(n, 2) pixels and (n,) depths of points."""
    x, y, depth = camera.to_camera(world).T
    numbers = camera.numbers
    if not camera.is_orthographic:
        ahead = np.where(depth > NEAR, depth, 1.0)
        x, y = x / ahead, y / ahead
    u = numbers.principal_u + numbers.scale * x
    v = numbers.principal_v + numbers.scale * y
    return np.stack([u, v], axis=1), depth
