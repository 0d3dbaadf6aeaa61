"""The floor on which an occluder may be placed: clear of paths, cameras and openings.

Whether a footprint is free there is asked of thousands of candidates in one scene, so
all of them are tested at once: shapely finds the candidates inside the outline, and an
R-tree over the obstacles those that touch one. Corners are whole millimetres, and the
predicates of GEOS are exact for such, so the answer is the same on every machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from math import isqrt

import numpy as np
import shapely
from numpy.random import Generator
from numpy.typing import NDArray

from scenegen.cameras.visibility_estimate import FLAT
from scenegen.catalogue import Asset, Catalogue
from scenegen.geometry.angles import towards
from scenegen.geometry.footprint import FloorPoint, FloorPosition, Footprint
from scenegen.geometry.polygons import Points
from scenegen.records.rig import Rig, View
from scenegen.records.scene import Entity, Opening, Room, Scene
from scenegen.records.visibility import FLOOR
from scenegen.rooms.openings import door_position, keep_clear, window_zones
from scenegen.rooms.placement import GRID
from scenegen.rooms.reachability import BODY_MM, Reachability
from scenegen.rooms.walkable import Walkable, walkable

CLEARANCE = 60
"""Free floor between an occluder and everything else, millimetres."""

WALL_GAP = 20

FRONT = 400
"""Free floor before furniture that is used from its front, millimetres."""

CAMERA_GAP = 350
"""Free floor on every side of a camera, millimetres."""

VIEW_GAP, VIEW_WIDTH = 900, 600
"""Free floor ahead of a camera, long and wide, millimetres."""

NEAR_MM = 300
"""How near to a camera or a door one has to get, along x and along y."""

SQUARE = 900

ZONE = -1
"""Instead of an entity id: floor that cameras, doors and windows need."""

DRAWS = 100
"""Positions drawn for an occluder that only has to be out of the way."""

STEP, SLIDE = 300, 25
"""From one line of positions to the next, and along it, millimetres."""


@dataclass(frozen=True, slots=True)
class Occluder:
    """An object that is to be moved or added, so that it hides another one.

    Attributes:
        entity: as it is now; a new one has no position yet, and the id 0.
        asset: its model.
    """

    entity: Entity
    asset: Asset

    @property
    def is_new(self) -> bool:
        """Whether it is not yet part of the scene."""
        return self.entity.id == 0

    def at(self, position: FloorPosition) -> Entity:
        """The occluder at another position of the floor."""
        return replace(
            self.entity,
            position_mm=(position.x, position.y, 0),
            heading_tenths=position.heading_tenths,
        )

    def footprint(self, position: FloorPosition) -> Footprint:
        """The floor that it takes there."""
        return Footprint(position, self.asset.size_mm[0], self.asset.size_mm[1])


@dataclass(frozen=True, slots=True, eq=False)
class SlidePositions:
    """Positions on a line across a line of sight, on one side of it, nearest first.

    Attributes:
        heading_tenths: of an occluder that slides along the line.
        positions: (n, 2) int64 millimetres; empty when none of the line is free.
    """

    heading_tenths: int
    positions: Points

    def __len__(self) -> int:
        """How many there are."""
        return len(self.positions)

    def at(self, index: int) -> FloorPosition:
        """One of them, with the heading."""
        x, y = self.positions[index]
        return FloorPosition(int(x), int(y), self.heading_tenths)


@dataclass(frozen=True, slots=True)
class _Obstacle:
    """Floor that an occluder must not take.

    Attributes:
        entity: id of what is there, ZONE for what has to stay free for other reasons.
        footprint: the floor.
        bottom: what is no higher than this may be there all the same, millimetres.
        blocks_walking: whether a person has to walk around it.
    """

    entity: int
    footprint: Footprint
    bottom: int
    blocks_walking: bool


class OccluderPositions:
    """Free positions of occluders in one scene, seen by one rig."""

    def __init__(self, scene: Scene, rig: Rig, catalogue: Catalogue) -> None:
        """Collect what is there, and what the views need."""
        self._room = scene.room
        self._destinations = (
            *(view.position_mm[:2] for view in _camera_views(rig)),
            *(door_position(each, scene.room) for each in _doors(scene.room)),
        )
        self._outline = shapely.Polygon(scene.room.outline_mm)
        shapely.prepare(self._outline)
        self._obstacles = [_obstacle_of(each, catalogue) for each in scene.entities]
        self._obstacles += _fronts(scene, catalogue)
        self._obstacles += _zones(rig, scene.room)
        corners = [
            each.footprint.corners(0 if each.entity == ZONE else CLEARANCE - WALL_GAP)
            for each in self._obstacles
        ]
        self._taken: NDArray[np.object_] = shapely.polygons(
            np.array(corners, dtype=np.float64).reshape(-1, 4, 2)
        )

    def slides(
        self, eye: FloorPoint, target: Footprint, occluder: Occluder, *, hidden_pct: int
    ) -> tuple[SlidePositions, ...]:
        """The free positions between a camera and a target, along lines of positions.

        Every `STEP` along the line of sight, two lines of positions run across it, one
        to each side. On its way out along such a line an occluder hides less and less
        of the target, which makes a bisection possible (see `occluders`). The occluder
        is square to the walls, its front to the camera. Lines end where the occluder
        would hide less than `hidden_pct` even if the target's outline were a bar of
        its full width.

        Args:
            eye: the camera on the plan, millimetres.
            target: the floor of what is to be hidden.
            occluder: what is placed between.
            hidden_pct: the part of the target that it has to hide, per cent.
        """
        dx, dy = target.spot.x - eye[0], target.spot.y - eye[1]
        length = isqrt(dx * dx + dy * dy)
        heading = towards(-dx, -dy, step=SQUARE)
        depth, width, _ = occluder.asset.size_mm
        aside = FloorPosition(0, 0, heading).offset(0, 1)
        lines = []
        for away in range(VIEW_GAP, length, STEP):
            middle = eye[0] + dx * away // length, eye[1] + dy * away // length
            # An occluder hides nothing that is farther aside than half its outline.
            reach = (target.length + target.width) // 2 * away // length
            most = (depth + width) // 2 + reach - 2 * reach * hidden_pct // 100
            shifts = np.arange(0, max(most, 0) + 1, SLIDE, dtype=np.int64)
            for side in (-1, 1):
                along = np.array((side * aside.x, side * aside.y), dtype=np.int64)
                lines.append(np.array(middle, dtype=np.int64) + shifts[:, None] * along)
        if not lines:
            return ()
        free = self.free(occluder, heading, np.concatenate(lines))
        ends = list(accumulate(len(line) for line in lines))[:-1]
        rows = zip(lines, np.split(free, ends), strict=True)
        return tuple(
            SlidePositions(heading, line[row]) for line, row in rows if row.any()
        )

    def elsewhere(
        self, rng: Generator, occluder: Occluder
    ) -> tuple[FloorPosition, ...]:
        """Free positions anywhere in the room, as many as `DRAWS` draws find."""
        west, south, east, north = (int(bound) for bound in self._outline.bounds)
        xs = rng.integers(west // GRID, east // GRID, DRAWS) * GRID
        ys = rng.integers(south // GRID, north // GRID, DRAWS) * GRID
        positions = np.stack([xs, ys], axis=1)
        heading = occluder.entity.heading_tenths
        free = self.free(occluder, heading, positions)
        return tuple(FloorPosition(x, y, heading) for x, y in positions[free].tolist())

    def free(
        self, occluder: Occluder, heading_tenths: int, positions: Points
    ) -> NDArray[np.bool_]:
        """(n,) whether an occluder fits at (n, 2) positions on the floor, in mm."""
        footprint = occluder.footprint(FloorPosition(0, 0, heading_tenths))
        corners = np.array(footprint.corners(WALL_GAP), dtype=np.int64)
        rings = (positions[:, None, :] + corners[None, :, :]).astype(np.float64)
        polygons = shapely.polygons(rings)
        fits: NDArray[np.bool_] = shapely.covers(self._outline, polygons)
        inside = np.flatnonzero(fits)
        hits = self._in_way_of(occluder).query(polygons[inside], predicate="intersects")
        fits[inside[hits[0]]] = False
        return fits

    def can_walk_past(self, occluder: Occluder, position: FloorPosition) -> bool:
        """Whether a person still gets to every camera and door from most of the floor.

        Args:
            occluder: what may be in the way.
            position: where it would be.
        """
        others = [
            each.footprint
            for each in self._obstacles
            if each.blocks_walking and each.entity != occluder.entity.id
        ]
        obstacles = [*others, occluder.footprint(position)]
        floor = walkable(self._room, obstacles, BODY_MM)
        if not all(_is_near(floor, *each) for each in self._destinations):
            return False
        passage = Reachability(self._room)
        for each in obstacles:
            passage.add(each)
        return passage.is_open

    def _in_way_of(self, occluder: Occluder) -> shapely.STRtree:
        """The polygons that an occluder must not meet."""
        height = occluder.asset.size_mm[2]
        in_way = [
            each.entity != occluder.entity.id and each.bottom < height
            for each in self._obstacles
        ]
        return shapely.STRtree(self._taken[np.array(in_way, dtype=np.bool_)])


def footprint_of(entity: Entity, catalogue: Catalogue) -> Footprint:
    """The floor below an entity."""
    length, width, _ = catalogue.asset(entity.asset).size_mm
    x, y, _ = entity.position_mm
    return Footprint(FloorPosition(x, y, entity.heading_tenths), length, width)


def _camera_views(rig: Rig) -> tuple[View, ...]:
    """The views at eye level; maps need no floor."""
    return tuple(view for view in rig.views if not view.is_map)


def _doors(room: Room) -> tuple[Opening, ...]:
    return tuple(each for each in room.openings if each.kind == "door")


def _zones(rig: Rig, room: Room) -> Iterator[_Obstacle]:
    """Floor that cameras, doors and windows need."""
    for view in _camera_views(rig):
        x, y, _ = view.position_mm
        camera = FloorPosition(x, y, view.heading_tenths)
        yield _zone(Footprint(camera, 2 * CAMERA_GAP, 2 * CAMERA_GAP))
        yield _zone(Footprint(camera.offset(VIEW_GAP // 2, 0), VIEW_GAP, VIEW_WIDTH))
    for footprint in keep_clear(room):
        yield _zone(footprint)
    for zone in window_zones(room):
        yield _zone(zone.footprint, max(zone.sill_mm, 0))


def _fronts(scene: Scene, catalogue: Catalogue) -> Iterator[_Obstacle]:
    """Floor before doors and drawers of furniture."""
    for entity in scene.entities:
        category = catalogue.category(entity.category)
        if "wall" in category.roles and category.has_front and entity.support == FLOOR:
            floor = footprint_of(entity, catalogue)
            middle = floor.spot.offset((floor.length + FRONT) // 2, 0)
            yield _zone(Footprint(middle, FRONT, floor.width))


def _zone(footprint: Footprint, bottom: int = 0) -> _Obstacle:
    return _Obstacle(ZONE, footprint, bottom, blocks_walking=False)


def _obstacle_of(entity: Entity, catalogue: Catalogue) -> _Obstacle:
    height = catalogue.asset(entity.asset).size_mm[2]
    return _Obstacle(
        entity.id,
        footprint_of(entity, catalogue),
        bottom=entity.position_mm[2],
        blocks_walking=entity.position_mm[2] == 0 and height > FLAT,
    )


def _is_near(floor: Walkable, x: int, y: int) -> bool:
    """Whether one can walk to (x, y), or nearly so."""
    away = np.abs(floor.points - np.array([x, y], dtype=np.int64))
    return bool((away <= NEAR_MM).all(axis=1).any())
