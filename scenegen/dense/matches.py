"""Points that two views show, from geometry: no picture is compared.

Points are the centres of every so-manieth pixel of the first view. Where the other one
shows a point follows from both cameras, to any fraction of a pixel. It shows it when
its ray there meets nothing before the point. What windows show is farther away than
their panes, so no pane has a match.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.dense.layers import pixel_rays
from scenegen.dense.rays import RayTarget, first_hits
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
    found: dict[str, tuple[PointMatch, ...]] = {}
    for number, view in enumerate(views):
        points = _points(view.camera(size), layers[view.name])
        found[view.name] = tuple(
            match
            for other in views[number + 1 :]
            for match in _shared(scene_mesh, points, other, layers[other.name])
        )
    return found


def _points(camera: Camera, layers: DenseLayers) -> _Points:
    """What is at the centres of some pixels of a view."""
    size = camera.size
    rows = np.array([(2 * k + 1) * size // (2 * ALONG) for k in range(ALONG)])
    grid = np.ix_(np.unique(rows), np.unique(rows))
    ids, depth = layers.ids[grid], layers.depth[grid]
    is_point = (layers.triangles[grid] >= 0) & (ids != NOTHING) & (ids != WINDOW)
    origins, ways = (each[grid] for each in pixel_rays(camera))
    world = (origins + ways * depth[..., None])[is_point]
    v, u = (np.broadcast_to(each, ids.shape)[is_point] + 0.5 for each in grid)
    return _Points(world, np.stack([u, v], axis=1), ids[is_point])


def _shared(
    scene_mesh: SceneMesh, points: _Points, view: View, layers: DenseLayers
) -> list[PointMatch]:
    """Those of some points that a view shows too."""
    size = len(layers.ids)
    camera = view.camera(size)
    places, depth = _projected(camera, points.world)
    inside = (places >= 0.5) & (places <= size - 0.5)
    kept = inside[:, 0] & inside[:, 1] & (depth > NEAR)
    world, places, depth = points.world[kept], places[kept], depth[kept]
    shown = shown_mesh(scene_mesh, view)
    hits = np.full(len(world), -1, dtype=np.int32)
    far = np.zeros(len(world))
    origins, ways = _rays_to(camera, world, depth)
    target = RayTarget(shown.vertices, shown.faces, shown.runs.rows, shown.runs.boxes)
    # Rays are as long as points are away.
    first_hits(origins, ways, NEAR / depth, target, hits, far)
    is_shown = (hits >= 0) & (np.abs(far - 1.0) * depth < ALIKE)
    is_same = shown.owners[hits] == points.owners[kept]
    columns, rows = places.T.astype(np.int64)
    is_same &= layers.ids[rows, columns] != FOG
    kept_rows = np.flatnonzero(kept)[is_shown & is_same].tolist()
    there = places[is_shown & is_same].tolist()
    return [
        PointMatch(
            view.name,
            float(points.pixels[row, 0]),
            float(points.pixels[row, 1]),
            u,
            v,
            int(points.owners[row]),
        )
        for row, (u, v) in zip(kept_rows, there, strict=True)
    ]


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


def _rays_to(camera: Camera, world: Floats, depth: Floats) -> tuple[Floats, Floats]:
    """Where rays to points begin, and their whole ways."""
    if camera.is_orthographic:
        ways = depth[:, None] * np.array(camera.numbers.forward)
        return world - ways, ways
    origins = np.zeros_like(world) + np.array(camera.origin)
    return origins, world - origins
