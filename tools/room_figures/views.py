"""Views that a slab covers: one thing close to the camera that hides the room."""

from collections.abc import Iterable

import numpy as np

from scenegen.catalogue import Catalogue
from scenegen.records.rig import View
from scenegen.records.scene import Scene
from scenegen.records.visibility import DOOR, SKIRTING, WALL, WINDOW, ViewVisibility
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import build_scene_mesh

PIXELS = 96
"""Side of the masks that are judged."""

NEAR_M = 1.2
"""What is nearer is a slab, if it is large."""

SLAB_PCT = 33

SHELL = (WALL, DOOR, SKIRTING, WINDOW)
"""Ids of walls and what is in them. Near ones count together, as one wall has no id of
its own: in a corner that is strict."""


def slabs(
    scene: Scene, views: Iterable[View], catalogue: Catalogue
) -> list[tuple[str, bool]]:
    """For each view that is no map, what is large and near in it, and whether too much.

    Returns:
        The category, or "wall", of what covers most of the view from nearer than
        `NEAR_M`, "" when nothing does; and whether it covers more than a third.
    """
    mesh = build_scene_mesh(scene, catalogue.mesh)
    found = []
    for view in views:
        if not view.is_map:
            found.append(_largest_near(scene, observe_view(mesh, view, PIXELS)))
    return found


def _largest_near(scene: Scene, seen: ViewVisibility) -> tuple[str, bool]:
    near = seen.ids[(seen.depth > 0) & (seen.depth < NEAR_M)]
    shell = int(np.isin(near, SHELL).sum())
    owners, pixels = np.unique(near[near > 0], return_counts=True)
    name, most = ("wall", shell) if shell else ("", 0)
    if len(pixels) and int(pixels.max()) > most:
        most = int(pixels.max())
        name = scene.entities[int(owners[int(pixels.argmax())]) - 1].category
    return name, 100 * most > SLAB_PCT * seen.pixels
