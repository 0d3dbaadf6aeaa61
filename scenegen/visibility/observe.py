"""What each view of a rig shows: the only place where pixels become labels."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.fog import pixels_over
from scenegen.geometry.rasterizer import (
    InstanceBuffers,
    blanked,
    contacts,
    pixels_of,
    rasterize_instances,
)
from scenegen.records.rig import Rig, View
from scenegen.records.visibility import (
    FOG,
    Box,
    SceneVisibility,
    Sighting,
    ViewVisibility,
)
from scenegen.visibility.scene_mesh import SceneMesh


def observe(scene_mesh: SceneMesh, rig: Rig, size: int) -> SceneVisibility:
    """The visibility of every view of a rig, in its order.

    Args:
        scene_mesh: the triangles of the scene.
        rig: the views.
        size: pixels a side at which visibility is decided.
    """
    return SceneVisibility(
        tuple(observe_view(scene_mesh, view, size) for view in rig.views)
    )


def observe_view(scene_mesh: SceneMesh, view: View, size: int) -> ViewVisibility:
    """The visibility of one view; maps show no ceiling, and nothing under their fog."""
    shown = scene_mesh.ceiling if view.is_map else len(scene_mesh.faces)
    camera = view.camera(size)
    counted = rasterize_instances(
        camera,
        scene_mesh.vertices,
        scene_mesh.faces[:shown],
        scene_mesh.owners[:shown],
        scene_mesh.entities,
    )
    if view.fog_mm:
        counted = blanked(counted, pixels_over(camera, view.fog_mm), FOG)
    ids, depth = counted.ids, counted.depth
    touching = contacts(ids, scene_mesh.entities)
    for array in (ids, depth):
        array.setflags(write=False)
    return ViewVisibility(view, _sightings(counted), _pairs(touching), ids, depth)


def visible_pixels(
    scene_mesh: SceneMesh, view: View, size: int, entities: Sequence[int]
) -> tuple[int, ...]:
    """The visible pixels of some entities in a view without fog, and nothing else.

    Equal to those of `observe_view`, for a fraction of the work: only the part of the
    picture that those entities may cover is rasterised.
    """
    shown = scene_mesh.ceiling if view.is_map else len(scene_mesh.faces)
    wanted = np.zeros(scene_mesh.entities + 1, dtype=np.bool_)
    wanted[list(entities)] = True
    found = pixels_of(
        view.camera(size),
        scene_mesh.vertices,
        scene_mesh.faces[:shown],
        scene_mesh.owners[:shown],
        wanted,
    )
    return tuple(int(found[entity]) for entity in entities)


def _sightings(counted: InstanceBuffers) -> tuple[Sighting, ...]:
    return tuple(
        Sighting(
            entity=entity,
            visible_px=int(counted.visible_px[entity]),
            amodal_px=int(counted.amodal_px[entity]),
            touches_border=bool(counted.touches_border[entity]),
            box=Box(*(int(edge) for edge in counted.boxes[entity])),
            nearest_mm=int(counted.nearest[entity] * 1000),
        )
        for entity in range(1, len(counted.visible_px))
        if counted.amodal_px[entity] > 0
    )


def _pairs(touching: NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    rows, columns = np.nonzero(np.triu(touching, 1))
    return tuple((int(a), int(b)) for a, b in zip(rows, columns, strict=True) if a > 0)
