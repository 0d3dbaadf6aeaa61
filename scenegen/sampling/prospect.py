"""What a camera is likely to see of the counted objects, before anything is drawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Floats, Pose
from scenegen.records.rig import View
from scenegen.records.scene import Entity, Scene
from scenegen.sampling.floor_plan import Footprint, Spot
from scenegen.sampling.outline_area import outline_area
from scenegen.sampling.sight import TALL, Eye, Points, blocked

FLAT = 40
"""What is no higher than this, in millimetres, can be walked on."""

CLEAR_POINTS = 4
"""Sight points, of five, that must be clear for an object to be seen whole."""

THING_PCM = 600
"""Share of the picture, in 1e-5, from which any object counts as something to see."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Solid:
    """An entity with its size.

    Attributes:
        entity: the entity.
        footprint: of its bounding box.
        height: of its bounding box, millimetres.
        front: area of its outline as people see it, square metres.
    """

    entity: Entity
    footprint: Footprint
    height: int
    front: float

    def box(self) -> NDArray[np.float64]:
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


def solids_of(scene: Scene, catalogue: Catalogue) -> list[Solid]:
    """Everything that stands in a scene, rugs left out."""
    solids = []
    for entity in scene.entities:
        length, width, height = catalogue.asset(entity.asset).size_mm
        x, y, _ = entity.position_mm
        footprint = Footprint(Spot(x, y, entity.heading_tenths), length, width)
        if height > FLAT:
            front = outline_area(catalogue, entity.asset)
            solids.append(Solid(entity, footprint, height, front))
    return solids


@dataclass(frozen=True, slots=True, eq=False)
class Prospects:
    """What a camera at one place is likely to show in each of h directions.

    Attributes:
        whole: (h, counted) seen whole and large enough.
        glimpsed: (h, counted) seen at least in part.
        things: (h,) how many objects of any kind are seen well.
    """

    whole: Flags
    glimpsed: Flags
    things: NDArray[np.int64]


class Surveyor:
    """Judges views of one scene."""

    def __init__(self, solids: list[Solid], category: str, seen_pcm: int) -> None:
        """Prepare the counted objects and what may hide them.

        Args:
            solids: what stands in the scene.
            category: what is counted.
            seen_pcm: share of the picture, in 1e-5, that a counted object should fill
                in one view.
        """
        counted = [solid for solid in solids if solid.entity.category == category]
        others = [solid for solid in solids if solid.entity.category != category]
        rows = [*counted, *others]
        tall = [solid for solid in rows if solid.height >= TALL]
        self.count = len(counted)
        self._seen_pcm = seen_pcm
        self._boxes = np.stack([solid.box() for solid in rows])
        self._points = np.array([_sight_points(solid) for solid in rows])
        self._obstacles = np.array(
            [solid.footprint.corners() for solid in tall] or [((0, 0),) * 4],
            dtype=np.int64,
        )
        own = [[a.entity.id == b.entity.id for b in tall] or [True] for a in rows]
        self._own = np.array(own, dtype=np.bool_)
        self._fronts = np.array([solid.front for solid in rows])
        self._sights: dict[Eye, Flags] = {}

    def clear(self, eye: Eye) -> Flags:
        """(objects, 5) which sight points an eye sees past what is tall."""
        if eye not in self._sights:
            flat = self._points.reshape(-1, 2)
            cut = blocked(eye, flat, self._obstacles).reshape(len(self._points), 5, -1)
            hidden = (cut & ~self._own[:, None, :]).any(axis=2)
            self._sights[eye] = np.logical_not(hidden)
        return self._sights[eye]

    def sees_all(self, eye: Eye) -> bool:
        """Whether an eye that turned around would have a clear sight of everything."""
        clear = self.clear(eye)[: self.count]
        return bool((np.count_nonzero(clear, axis=1) >= CLEAR_POINTS).all())

    def judge(self, lens: View, eye: Eye, headings: NDArray[np.int64]) -> Prospects:
        """What a camera at one place is likely to show in several directions.

        Args:
            lens: gives height, pitch and field of view; a perspective view.
            eye: where the camera stands.
            headings: (h) directions, tenths of a degree.
        """
        scale = lens.camera(size=1).scale
        across, down, depth = self._in_camera(lens, eye, headings)
        ahead = depth > 0.2
        safe = np.where(ahead, depth, 1.0)
        u, v = np.abs(across * scale / safe), np.abs(down * scale / safe)
        in_frame = np.all(ahead & (u < 0.49) & (v < 0.49), axis=2)
        middle = (safe[:, :, 0] + safe[:, :, 6]) / 2
        share = self._fronts * scale * scale / (middle * middle)
        clear = self.clear(eye)
        open_view = np.count_nonzero(clear, axis=1) >= CLEAR_POINTS
        whole: Flags = in_frame & (share * 100_000 >= self._seen_pcm) & open_view
        glimpsed: Flags = np.any(ahead & (u < 0.5), axis=2) & clear.any(axis=1)
        things = np.count_nonzero(glimpsed & (share * 100_000 >= THING_PCM), axis=1)
        return Prospects(whole[:, : self.count], glimpsed[:, : self.count], things)

    def _in_camera(
        self, lens: View, eye: Eye, headings: NDArray[np.int64]
    ) -> tuple[Floats, Floats, Floats]:
        """(h, objects, 8) camera coordinates of the boxes (see `geometry.camera`)."""
        x = self._boxes[:, :, 0] - eye[0] / 1000
        y = self._boxes[:, :, 1] - eye[1] / 1000
        z = self._boxes[:, :, 2] - lens.position_mm[2] / 1000
        cos = np.array([cosine(int(heading)) for heading in headings])[:, None, None]
        sin = np.array([sine(int(heading)) for heading in headings])[:, None, None]
        cos_p, sin_p = cosine(lens.pitch_tenths), sine(lens.pitch_tenths)
        forward = x * cos + y * sin
        return (
            x * sin - y * cos,
            forward * sin_p - z * cos_p,
            forward * cos_p + z * sin_p,
        )


def _sight_points(solid: Solid) -> Points:
    """(5, 2) the centre and the corners of a footprint."""
    spot = solid.footprint.spot
    points = [(spot.x, spot.y), *solid.footprint.corners(-solid.footprint.width // 8)]
    return np.array(points, dtype=np.int64)
