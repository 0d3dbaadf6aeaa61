"""How well the ids that a renderer draws agree with those that decide labels.

An edge can run exactly through the centres of a row of pixels: walls and furniture are
square to each other, and maps look straight at them. Renderers then round to either
side, GL for instance to 1/256 of a pixel, and a whole row of a thin thing goes. So a
pixel is forgiven where the truth a small step aside is what was drawn. The same
rounding opens seams, one pixel wide, between faces of one thing that meet without
sharing corners; these are forgiven too. As all such pixels must be few, a picture that
is shifted by as little is still found out.
"""

import numpy as np
from numpy.typing import NDArray

from scenegen.records.rig import View
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import SceneMesh

ALIKE = 0.98
"""Least intersection over union."""

LEAST_SHARE = 0.005
"""Of the picture; the silhouettes of smaller things are not asked for."""

FINE = 9
"""Samples along a pixel in the truth that forgives: a step is a ninth of a pixel."""

MOST_FORGIVEN = 0.002
"""Share of the pixels of a picture; a shift by one step takes more."""

Ids = NDArray[np.int16]


def overlaps(ids: Ids, scene_mesh: SceneMesh, view: View) -> dict[int, float]:
    """Intersection over union of every owner that is large enough in the truth.

    Args:
        ids: (size, size), what a renderer drew.
        scene_mesh: the scene.
        view: the view, without signs and fog.
    """
    truth = observe_view(scene_mesh, view, len(ids)).ids
    found = shares(ids, truth)
    if min(found.values()) >= ALIKE:
        return found
    excuse = is_a_step_aside(ids, scene_mesh, view) | is_in_a_seam(ids, truth)
    forgiven = (ids != truth) & excuse
    assert forgiven.mean() <= MOST_FORGIVEN, view.name
    return shares(np.where(forgiven, truth, ids), truth)


def shares(ids: Ids, truth: Ids) -> dict[int, float]:
    """Intersection over union of owners, with no pixel forgiven."""
    found = {}
    for owner in np.unique(truth).tolist():
        here, there = ids == owner, truth == owner
        if there.mean() > LEAST_SHARE:
            found[owner] = float((here & there).sum() / (here | there).sum())
    return found


def is_a_step_aside(ids: Ids, scene_mesh: SceneMesh, view: View) -> NDArray[np.bool_]:
    """Where the truth a step above, below or beside the centre of a pixel was drawn."""
    fine = observe_view(scene_mesh, view, FINE * len(ids)).ids
    middle = FINE // 2
    steps = ((-1, 0), (1, 0), (0, -1), (0, 1))
    beside = [fine[middle + r :: FINE, middle + c :: FINE] for r, c in steps]
    found: NDArray[np.bool_] = np.any([each == ids for each in beside], axis=0)
    return found


def is_in_a_seam(ids: Ids, truth: Ids) -> NDArray[np.bool_]:
    """Where both neighbours in a row, or in a column, were drawn as the truth here."""
    found = np.zeros(ids.shape, dtype=np.bool_)
    found[:, 1:-1] |= (ids[:, :-2] == truth[:, 1:-1]) & (ids[:, 2:] == truth[:, 1:-1])
    found[1:-1] |= (ids[:-2] == truth[1:-1]) & (ids[2:] == truth[1:-1])
    return found
