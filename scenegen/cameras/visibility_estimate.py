"""What a camera is likely to see of the counted objects, before rasterising.

Rig sampling tries thousands of views; a raster of each would cost a hundred times more
than all else. So visibility is estimated from two cheap parts: which corners of an
object's bounding box lie in the view frustum, and which of five points of its footprint
have a clear line of sight on the floor plan. The second is a conservative 2.5D model:
objects of a metre and more block a line, all others do not. It is computed once per
position and shared by all headings there, on integers, so every comparison is exact.

The estimate errs both ways: low furniture does occlude, and a tall object does not fill
its bounding box. So it only ranks candidates; labels come from a raster of the chosen
rig (`visibility.observe`), and a rig whose raster disagrees is rejected.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.catalogue.outline_area import outline_area
from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.frustum import FrustumLens, frame_boxes
from scenegen.geometry.polygons import Points, clear_sights
from scenegen.geometry.pose import Pose
from scenegen.records.rig import View
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import FLOOR

TALL = 1000
"""What is at least this high, in millimetres, is taken to block sight."""

FLAT = 40
"""What is no higher than this, in millimetres, can be walked on."""

SIGHT_POINTS = 5
"""Points of a counted object that lines of sight go to: its middle and its corners."""

CLEAR_POINTS = 4
"""How many of them must be clear for an object to be seen whole."""

OBJECT_PCM = 600
"""Share of the picture, in 1e-5, from which an object counts as seen well."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class EntityBox:
    """An entity with its size.

    Attributes:
        entity: the entity.
        footprint: of its bounding box.
        height: of its bounding box, millimetres.
        front: area of its silhouette from eye level, square metres.
    """

    entity: Entity
    footprint: Footprint
    height: int
    front: float

    def corners(self) -> NDArray[np.float64]:
        """(8, 3) corners of the bounding box in the world, metres."""
        length, width = self.footprint.length / 2000, self.footprint.width / 2000
        signs = ((1, 1), (-1, 1), (-1, -1), (1, -1))
        corners = [
            (a * length, b * width, z)
            for z in (0.0, self.height / 1000)
            for a, b in signs
        ]
        pose = Pose(self.entity.position_mm, self.entity.heading_tenths)
        return pose.to_world(np.array(corners, dtype=np.float64))


def directions(headings: NDArray[np.int64]) -> NDArray[np.float64]:
    """Cosine and sine of headings in tenths of a degree: one axis of two more."""
    unit: NDArray[np.float64] = _units()[headings % TURN]
    return unit


@cache
def _units() -> NDArray[np.float64]:
    """(3600, 2) cosine and sine of every tenth of a degree."""
    return np.array([(cosine(each), sine(each)) for each in range(TURN)])


def entity_boxes(scene: Scene, catalogue: Catalogue) -> list[EntityBox]:
    """All objects on the floor of a scene, rugs left out."""
    boxes = []
    for entity in scene.entities:
        if entity.support != FLOOR:
            continue
        length, width, height = catalogue.asset(entity.asset).size_mm
        x, y, _ = entity.position_mm
        footprint = Footprint(FloorPosition(x, y, entity.heading_tenths), length, width)
        if height > FLAT:
            front = outline_area(catalogue, entity.asset)
            boxes.append(EntityBox(entity, footprint, height, front))
    return boxes


@dataclass(frozen=True, slots=True, eq=False)
class EstimatedVisibility:
    """What a camera at e positions is likely to show in each of h directions.

    Attributes:
        whole: (e, h, counted) seen whole and large enough.
        glimpsed: (e, h, counted) seen at least in part.
        objects: (e, h) how many objects of any category are seen well.
    """

    whole: Flags
    glimpsed: Flags
    objects: NDArray[np.int64]


class VisibilityEstimator:
    """Judges views of one scene."""

    def __init__(self, boxes: list[EntityBox], category: str, seen_pcm: int) -> None:
        """Prepare the counted objects and what may hide them.

        Args:
            boxes: what is in the scene.
            category: what is counted.
            seen_pcm: share of the picture, in 1e-5, that a counted object should fill
                in one view.
        """
        counted = [box for box in boxes if box.entity.category == category]
        others = [box for box in boxes if box.entity.category != category]
        rows = [*counted, *others]
        tall = [box for box in rows if box.height >= TALL]
        self.count = len(counted)
        self._seen_pcm = seen_pcm
        self._boxes = np.stack([box.corners() for box in rows])
        points = [_sight_points(box) for box in counted]
        middles = [[box.footprint.spot[:2]] for box in others]
        self._points = np.array(
            [p for each in points + middles for p in each], np.int64
        )
        self._obstacles = np.array(
            [box.footprint.corners() for box in tall] or [((0, 0),) * 4],
            dtype=np.int64,
        )
        owners = [box for box in counted for _ in range(SIGHT_POINTS)] + others
        own = [[a.entity.id == b.entity.id for b in tall] or [True] for a in owners]
        self._own = np.array(own, dtype=np.bool_)
        self._fronts = np.array([box.front for box in rows])

    def _lines_of_sight(self, eyes: Points) -> Flags:
        """(e, p) which points have a clear line of sight; counted objects' first."""
        return clear_sights(eyes, self._points, self._obstacles, self._own)

    def clear_points(self, eyes: Points) -> NDArray[np.int64]:
        """(e, counted) how many points of each have a clear line of sight from eyes."""
        return self._clear_points(self._lines_of_sight(eyes))

    def _clear_points(self, sights: Flags) -> NDArray[np.int64]:
        """(e, counted) how many points of each counted object are clear."""
        clear = sights[:, : self.count * SIGHT_POINTS]
        by_object = clear.reshape(len(sights), self.count, SIGHT_POINTS)
        return np.asarray(np.count_nonzero(by_object, axis=2), dtype=np.int64)

    def see_all(self, eyes: Points) -> Flags:
        """(e,) from which eyes a full turn would show every counted object whole."""
        enough = self.clear_points(eyes) >= CLEAR_POINTS
        return np.asarray(enough.all(axis=1), dtype=np.bool_)

    def within_reach(self, lens: View, eyes: Points, wanted: Flags) -> Flags:
        """(e,) which positions are near enough to see one of the wanted objects well.

        An object of area A at distance d fills about A * scale^2 / d^2 of a picture, so
        the limit on d^2 is known per object. No heading enters: this bounds from above.
        """
        scale = lens.camera(size=1).scale
        limit = self._fronts[: self.count] * scale * scale * 100_000 / self._seen_pcm
        middles = self._points[: self.count * SIGHT_POINTS : SIGHT_POINTS]
        away = (eyes[:, None, :] - middles[None, :, :]) / 1000
        squares = away[:, :, 0] * away[:, :, 0] + away[:, :, 1] * away[:, :, 1]
        near: Flags = np.any((squares <= limit) & wanted, axis=1)
        return near

    def judge(
        self, lens: View, eyes: Points, headings: NDArray[np.int64], asked: Flags
    ) -> EstimatedVisibility:
        """What a camera at some positions is likely to show in several directions.

        Args:
            lens: gives height, pitch, field of view and shift; a perspective view.
            eyes: (e, 2) positions of the camera on the floor, millimetres.
            headings: (e, h) directions, tenths of a degree.
            asked: (e, h) which of these are judged; others are said to show nothing.
        """
        heights = np.full((len(eyes), 1), lens.position_mm[2], dtype=np.int64)
        seen = frame_boxes(
            FrustumLens.of(lens.camera(size=1)),
            self._boxes,
            np.concatenate([eyes, heights], axis=1) / 1000,
            directions(headings),
            asked,
        )
        sights = self._lines_of_sight(eyes)
        clear = self._clear_points(sights)[:, None, :]
        others = sights[:, None, self.count * SIGHT_POINTS :]
        visible = np.concatenate([clear > 0, others], axis=2)
        share = self._fronts * seen.nearness * 100_000
        large = share[:, :, : self.count] >= self._seen_pcm
        in_sight = seen.inside & visible
        return EstimatedVisibility(
            whole=seen.whole[:, :, : self.count] & large & (clear >= CLEAR_POINTS),
            glimpsed=in_sight[:, :, : self.count],
            objects=np.count_nonzero(in_sight & (share >= OBJECT_PCM), axis=2),
        )


def _sight_points(box: EntityBox) -> list[tuple[int, int]]:
    """The centre and the corners of a footprint."""
    spot = box.footprint.spot
    return [(spot.x, spot.y), *box.footprint.corners(-box.footprint.width // 8)]
