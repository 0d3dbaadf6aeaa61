"""What can be asked for, and what is known of one picture of it."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.pose import Floats
from scenegen.records.rig import View

PANORAMA, DEPTH, NORMALS = "panorama", "depth", "normals"
INSTANCES, CATEGORIES = "instances", "categories"
MATCHES, BETWEEN = "matches", "between"

TARGETS = (PANORAMA, DEPTH, NORMALS, INSTANCES, CATEGORIES, MATCHES, BETWEEN)
"""Names of dense targets, as recipes have them."""

OF_VIEWS = (DEPTH, NORMALS, INSTANCES, CATEGORIES, MATCHES)
"""Those that are made of the views of an item."""


VIEW = "view"
"""What a view of the item itself is for, beside `PANORAMA` and `BETWEEN`."""


class PointMatch(NamedTuple):
    """A point that two views show.

    Attributes:
        other: name of the other view.
        u, v: where the first one shows it, pixels.
        other_u, other_v: where the other one does.
        owner: entity id, or FLOOR, WALL, ... as in `records.visibility`.
    """

    other: str
    u: float
    v: float
    other_u: float
    other_v: float
    owner: int


@dataclass(frozen=True, slots=True, eq=False)
class DenseLayers:
    """What the pixels of a picture show; (h, w) row by row.

    Attributes:
        triangles: int32 rows of the faces of a scene mesh, -1 for nothing.
        ids: int16 owners, 0 for nothing.
        depth: metres along the optical axis, along the ray of a panorama; 0 for
            nothing.
        normals: (h, w, 3) unit vectors of faces in the frame of the camera, towards it;
            zero for nothing.
    """

    triangles: NDArray[np.int32]
    ids: NDArray[np.int16]
    depth: Floats
    normals: Floats


@dataclass(frozen=True, slots=True, eq=False)
class DenseView:
    """One picture with what was asked of it.

    Attributes:
        role: name of the view, "panorama", or "between_0" to "between_3".
        target: VIEW, PANORAMA or BETWEEN.
        view: its camera; of a panorama, the direction of its middle.
        layers: what its pixels show.
        rgb: the picture, (h, w, 3) sRGB; None of a view, and where none was drawn.
        matches: with views that come later.
        tokens: of a panorama; "" for others.
    """

    role: str
    target: str
    view: View
    layers: DenseLayers
    rgb: NDArray[np.uint8] | None = None
    matches: tuple[PointMatch, ...] = ()
    tokens: str = ""
