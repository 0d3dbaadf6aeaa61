"""The area of an object's silhouette across a room.

How much of a picture an object fills decides whether a view can show it well. That
depends on its shape: a floor lamp fills a tenth of its bounding box. So silhouettes are
rasterised once per model, and a view's share follows from the area by one division.
"""

from functools import cache

import numpy as np

from scenegen.catalogue import Catalogue
from scenegen.geometry.angles import TURN
from scenegen.geometry.camera import Camera
from scenegen.geometry.footprint import FloorPosition
from scenegen.geometry.mesh import Mesh
from scenegen.geometry.rasterizer import rasterize

OUTLINE_PX = 256
"""Pixels a side of the grid on which outlines are measured."""

LOOK_DOWN = -200
"""Pitch at which furniture is seen from a few metres away, tenths of a degree."""


@cache
def outline_area(catalogue: Catalogue, asset: str) -> float:
    """The area of an asset's silhouette as seen across a room, square metres.

    Counted on a grid, from a little above, from four sides; their mean.
    """
    return _area_of(catalogue.mesh(asset), 3 * max(catalogue.asset(asset).size_mm))


@cache
def _area_of(mesh: Mesh, span: int) -> float:
    """The same of a mesh, which all catalogues of a process share.

    Args:
        mesh: in the body frame.
        span: width of the grid, millimetres.
    """
    covered = 0
    for heading in range(TURN // 8, TURN, TURN // 4):
        backwards = FloorPosition(0, 0, heading).offset(-span, 0)
        camera = Camera.orthographic(
            (backwards.x, backwards.y, span * 4 // 10),
            heading,
            pitch_tenths=LOOK_DOWN,
            span_mm=span,
            size=OUTLINE_PX,
        )
        seen = rasterize(camera, mesh.vertices, mesh.faces).triangles >= 0
        covered += int(np.count_nonzero(seen))
    cell = span / 1000 / OUTLINE_PX
    return covered * cell * cell / 4
