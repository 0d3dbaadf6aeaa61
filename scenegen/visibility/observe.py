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
from scenegen.visibility.map_mesh import shown_mesh
from scenegen.visibility.scene_mesh import SceneMesh, flat_entities


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
    """The visibility of one view; of maps, that of what `map_mesh` leaves."""
    shown = shown_mesh(scene_mesh, view)
    counted = _counted(shown, view, size)
    if view.fog_mm:
        counted = blanked(counted, _hatched(shown, view, counted), FOG)
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
    shown = shown_mesh(scene_mesh, view)
    wanted = np.zeros(scene_mesh.entities + 1, dtype=np.bool_)
    wanted[list(entities)] = True
    found = pixels_of(
        view.camera(size),
        shown.vertices,
        shown.faces,
        shown.owners,
        wanted,
        shown.runs,
    )
    return tuple(int(found[entity]) for entity in entities)


def hatched_pixels(map_mesh: SceneMesh, view: View, size: int) -> NDArray[np.bool_]:
    """(size, size) where a map hatches the unexplored, as `observe_view` blanks it.

    Args:
        map_mesh: what the map shows, see `map_mesh`.
        view: the map.
        size: pixels a side.
    """
    return _hatched(map_mesh, view, _counted(map_mesh, view, size))


def _hatched(
    shown: SceneMesh, view: View, counted: InstanceBuffers
) -> NDArray[np.bool_]:
    ground = flat_entities(shown)
    ground[0] = True
    on_ground = (counted.ids <= 0) | ground[np.maximum(counted.ids, 0)]
    camera = view.camera(len(counted.ids))
    return on_ground & pixels_over(camera, counted.depth, view.fog_mm)


def _counted(shown: SceneMesh, view: View, size: int) -> InstanceBuffers:
    return rasterize_instances(
        view.camera(size),
        shown.vertices,
        shown.faces,
        shown.owners,
        shown.entities,
        shown.runs,
    )


def _sightings(counted: InstanceBuffers) -> tuple[Sighting, ...]:
    there = np.flatnonzero(counted.amodal_px[1:] > 0) + 1
    columns = (
        there,
        counted.visible_px[there],
        counted.amodal_px[there],
        counted.touches_border[there],
        counted.boxes[there],
        counted.nearest[there],
    )
    return tuple(
        Sighting(
            entity=entity,
            visible_px=visible,
            amodal_px=amodal,
            touches_border=touches,
            box=Box(*box),
            nearest_mm=int(nearest * 1000),
        )
        for entity, visible, amodal, touches, box, nearest in zip(
            *(column.tolist() for column in columns), strict=True
        )
    )


def _pairs(touching: NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    rows, columns = np.nonzero(touching)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return tuple((a, b) for a, b in pairs if 0 < a < b)
