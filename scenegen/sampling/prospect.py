"""What a camera is likely to see of the counted objects, before anything is drawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenegen.catalogue import Catalogue
from scenegen.geometry.pose import Pose
from scenegen.records.rig import View
from scenegen.records.scene import Entity, Scene
from scenegen.sampling.floor_plan import Footprint, Spot
from scenegen.sampling.sight import Points, blocked

FLAT = 40
"""What is no higher than this, in millimetres, can be walked on."""

TALL = 1000
"""What is at least this high, in millimetres, is taken to block sight."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Solid:
    """An entity with its size: footprint and height in millimetres."""

    entity: Entity
    footprint: Footprint
    height: int

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
            solids.append(Solid(entity, footprint, height))
    return solids


@dataclass(frozen=True, slots=True, eq=False)
class Prospect:
    """Per counted object: seen whole and large enough; seen at least in part."""

    whole: Flags
    glimpsed: Flags


class Surveyor:
    """Judges views of one scene."""

    def __init__(self, solids: list[Solid], category: str, seen_pcm: int) -> None:
        """Prepare the counted objects and what may hide them.

        Args:
            solids: what stands in the scene.
            category: what is counted.
            seen_pcm: share of the picture that a counted object should fill in one view,
                in 1e-5 of the picture.
        """
        counted = [solid for solid in solids if solid.entity.category == category]
        tall = [solid for solid in solids if solid.height >= TALL]
        self.count = len(counted)
        self._seen_pcm = seen_pcm
        self._boxes = np.stack([solid.box() for solid in counted])
        self._points = np.array([_sight_points(solid) for solid in counted])
        self._obstacles = np.array(
            [solid.footprint.corners() for solid in tall] or [[[0, 0]] * 4],
            dtype=np.int64,
        )
        own = [[a.entity.id == b.entity.id for b in tall] or [True] for a in counted]
        self._own = np.array(own, dtype=np.bool_)
        self._fronts = np.array(
            [
                min(solid.footprint.length, solid.footprint.width)
                * solid.height
                / 1_000_000
                for solid in counted
            ]
        )
        self._sights: dict[tuple[int, int], Flags] = {}

    def clear(self, eye: tuple[int, int]) -> Flags:
        """(counted, 5) which sight points an eye sees past what is tall."""
        if eye not in self._sights:
            flat = self._points.reshape(-1, 2)
            cut = blocked(eye, flat, self._obstacles).reshape(self.count, 5, -1)
            hidden = (cut & ~self._own[:, None, :]).any(axis=2)
            self._sights[eye] = ~hidden
        return self._sights[eye]

    def judge(self, view: View) -> Prospect:
        """What a perspective view is likely to show."""
        camera = view.camera(size=1)
        shape = self._boxes.shape
        inside = camera.to_camera(self._boxes.reshape(-1, 3)).reshape(shape)
        depth = inside[:, :, 2]
        ahead = depth > 0.2
        safe = np.where(ahead, depth, 1.0)
        across = np.abs(inside[:, :, 0] * camera.scale / safe)
        upright = np.abs(inside[:, :, 1] * camera.scale / safe)
        in_frame = ahead & (across < 0.48) & (upright < 0.48)
        clear = self.clear(view.position_mm[:2])
        middle = np.min(safe, axis=1)
        share = self._fronts * camera.scale * camera.scale / (middle * middle)
        large = share * 100_000 >= self._seen_pcm
        whole = in_frame.all(axis=1) & large & (np.count_nonzero(clear, axis=1) >= 4)
        glimpsed = (ahead & (across < 0.5)).any(axis=1) & clear.any(axis=1)
        return Prospect(whole, glimpsed)


def _sight_points(solid: Solid) -> Points:
    """(5, 2) the centre and the corners of a footprint."""
    spot = solid.footprint.spot
    points = [(spot.x, spot.y), *solid.footprint.corners(-solid.footprint.width // 8)]
    return np.array(points, dtype=np.int64)
