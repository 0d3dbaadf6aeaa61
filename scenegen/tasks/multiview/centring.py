"""How near to the middle of pictures objects are: seen there, or likely to be.

What a view shows beside its middle, its neighbour often shows as well. So where objects
are in the pictures would tell how many of them are there twice, were it not dealt.
"""

import numpy as np
from numpy.typing import NDArray

from scenegen.cameras.candidate_views import CandidateViews
from scenegen.cameras.visibility_estimate import directions
from scenegen.geometry.polygons import Points
from scenegen.tasks.showing import Showing

CENTRED = 40
"""Of an object in the middle half of a picture's width: as much as there can be."""

FADES, ENDS = 50, 90
"""Parts of the width, per cent, about its middle: all that is in the first is in the
middle; what is outside the second is not, and between them it is so in part."""

HALF = 1000
"""Half of the width of a picture, in the unit of columns."""

NEAR = 1_000_000
"""A distance of a millimetre, in the unit of nearness."""

Ints = NDArray[np.int64]


def centring(view: Showing, entity: int) -> int:
    """How near to the middle of the picture's width an object is, 0 to `CENTRED`."""
    sighting = view.seen.get(entity)
    if sighting is None:
        return 0
    aside = abs(sighting.box.x0 + sighting.box.x1 - view.size)
    return max(0, min(CENTRED, ENDS - 100 * aside // view.size))


def column_of(view: Showing, entity: int) -> int:
    """How far to the right of the middle an object is, thousandths of half the width.

    0 where it is not seen.
    """
    sighting = view.seen.get(entity)
    if sighting is None:
        return 0
    return HALF * (sighting.box.x0 + sighting.box.x1 - view.size) // view.size


def nearness_of(view: Showing, entity: int) -> int:
    """`NEAR` over the distance of an object, millimetres; 0 where it is not seen."""
    sighting = view.seen.get(entity)
    if sighting is None:
        return 0
    return NEAR // max(1, sighting.nearest_mm)


def likely_centring(atlas: CandidateViews, middles: Points, scale: float) -> Ints:
    """(v, n) the same of candidate views, by the middles of objects on the plan.

    Args:
        atlas: v views.
        middles: (n, 2) of the objects, millimetres.
        scale: focal length of the lens, widths of the picture.
    """
    away = middles[None].astype(np.float64) - atlas.eyes[:, None]
    ahead = directions(atlas.headings)[:, None]
    depth = away[..., 0] * ahead[..., 0] + away[..., 1] * ahead[..., 1]
    across = away[..., 0] * ahead[..., 1] - away[..., 1] * ahead[..., 0]
    is_ahead = depth > 1.0
    aside = 200 * scale * np.abs(across) / np.where(is_ahead, depth, 1.0)
    aside = np.minimum(np.where(is_ahead, aside, ENDS), ENDS)
    found = ENDS - np.floor(aside).astype(np.int64)
    return np.minimum(found, CENTRED)
