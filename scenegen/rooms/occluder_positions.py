"""The floor on which an occluder may be put: in nobody's way, in no camera's face."""

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
from scenegen.rooms.openings import door_spot, keep_clear, window_zones
from scenegen.rooms.placement import GRID
from scenegen.rooms.reachability import BODY_MM, Reachability
from scenegen.rooms.walkable import Walkable, walkable

CLEARANCE = 60
"""Free floor between an occluder and everything else, millimetres."""

WALL_GAP = 20

FRONT = 400
"""Free floor before furniture that stands at a wall, millimetres."""

ELBOW = 350
"""Free floor on every side of a camera, millimetres."""

FACE, FACE_WIDTH = 900, 600
"""Free floor before the face of a camera, long and wide, millimetres."""

NEAR_MM = 300
"""How near to a camera or a door one has to get, along x and along y."""

SQUARE = 900

ZONE = -1
"""In the place of an entity: floor that cameras, doors and windows need."""

STRAYS = 100
"""Places drawn for an occluder that is only to be out of the way."""

STEP, SLIDE = 300, 25
"""From one line of places to the next, and along it, millimetres."""


@dataclass(frozen=True, slots=True)
class Occluder:
    """What is to be put somewhere.

    Attributes:
        entity: as it stands now; a new one stands nowhere and has the id 0.
        asset: its model.
    """

    entity: Entity
    asset: Asset

    @property
    def is_new(self) -> bool:
        """Whether it is not yet part of the scene."""
        return self.entity.id == 0

    def at(self, spot: FloorPosition) -> Entity:
        """The occluder on another spot of the floor."""
        return replace(
            self.entity,
            position_mm=(spot.x, spot.y, 0),
            heading_tenths=spot.heading_tenths,
        )

    def footprint(self, spot: FloorPosition) -> Footprint:
        """The floor that it takes there."""
        return Footprint(spot, self.asset.size_mm[0], self.asset.size_mm[1])


@dataclass(frozen=True, slots=True, eq=False)
class SlidePositions:
    """Places on a line across a sight line, on one side of it, nearest first.

    Attributes:
        heading_tenths: of an occluder that slides along the line.
        places: (n, 2) int64 millimetres; empty when none of the line is free.
    """

    heading_tenths: int
    places: Points

    def __len__(self) -> int:
        """The number of places."""
        return len(self.places)

    def spot(self, index: int) -> FloorPosition:
        """One of the places, with the heading."""
        x, y = self.places[index]
        return FloorPosition(int(x), int(y), self.heading_tenths)


@dataclass(frozen=True, slots=True)
class _Thing:
    """What an occluder must not run into.

    Attributes:
        entity: its id, ZONE for what has to stay free for other reasons.
        footprint: its floor.
        bottom: what is no higher than this may stand there, millimetres.
        is_standing: a person has to walk around it.
    """

    entity: int
    footprint: Footprint
    bottom: int
    is_standing: bool


class OccluderPositions:
    """Where occluders may stand in a scene that a rig looks at."""

    def __init__(self, scene: Scene, rig: Rig, catalogue: Catalogue) -> None:
        """Measure what stands there, and what the views need."""
        self._room = scene.room
        self._goals = (
            *(view.position_mm[:2] for view in _faces(rig)),
            *(door_spot(each, scene.room) for each in _doors(scene.room)),
        )
        self._outline = shapely.Polygon(scene.room.outline_mm)
        shapely.prepare(self._outline)
        self._things = [_thing_of(each, catalogue) for each in scene.entities]
        self._things += _fronts(scene, catalogue)
        self._things += _zones(rig, scene.room)
        corners = [
            each.footprint.corners(0 if each.entity == ZONE else CLEARANCE - WALL_GAP)
            for each in self._things
        ]
        self._taken: NDArray[np.object_] = shapely.polygons(
            np.array(corners, dtype=np.float64).reshape(-1, 4, 2)
        )

    def slides(
        self, eye: FloorPoint, target: Footprint, occluder: Occluder, *, hidden_pct: int
    ) -> tuple[SlidePositions, ...]:
        """The free places between an eye and a target, two slides for every distance.

        The occluder stands square to the walls there, its front to the eye.

        Args:
            eye: on the plan, millimetres.
            target: what is to be hidden.
            occluder: what comes between.
            hidden_pct: the part of the target that it has to hide, per cent.
        """
        dx, dy = target.spot.x - eye[0], target.spot.y - eye[1]
        length = isqrt(dx * dx + dy * dy)
        heading = towards(-dx, -dy, step=SQUARE)
        depth, width, _ = occluder.asset.size_mm
        aside = FloorPosition(0, 0, heading).offset(0, 1)
        lines = []
        for away in range(FACE, length, STEP):
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
        """Free spots anywhere in the room, as many as `STRAYS` draws find."""
        west, south, east, north = (int(bound) for bound in self._outline.bounds)
        xs = rng.integers(west // GRID, east // GRID, STRAYS) * GRID
        ys = rng.integers(south // GRID, north // GRID, STRAYS) * GRID
        places = np.stack([xs, ys], axis=1)
        heading = occluder.entity.heading_tenths
        free = self.free(occluder, heading, places)
        return tuple(FloorPosition(x, y, heading) for x, y in places[free].tolist())

    def free(
        self, occluder: Occluder, heading_tenths: int, places: Points
    ) -> NDArray[np.bool_]:
        """(n,) whether an occluder fits at (n, 2) places on the floor, millimetres."""
        footprint = occluder.footprint(FloorPosition(0, 0, heading_tenths))
        corners = np.array(footprint.corners(WALL_GAP), dtype=np.int64)
        rings = (places[:, None, :] + corners[None, :, :]).astype(np.float64)
        polygons = shapely.polygons(rings)
        fits: NDArray[np.bool_] = shapely.covers(self._outline, polygons)
        inside = np.flatnonzero(fits)
        hits = self._in_way_of(occluder).query(polygons[inside], predicate="intersects")
        fits[inside[hits[0]]] = False
        return fits

    def can_walk_past(self, occluder: Occluder, spot: FloorPosition) -> bool:
        """Whether a person still gets to every camera and door from most of the floor.

        Args:
            occluder: what is in the way then.
            spot: where it stands.
        """
        others = [
            each.footprint
            for each in self._things
            if each.is_standing and each.entity != occluder.entity.id
        ]
        obstacles = [*others, occluder.footprint(spot)]
        floor = walkable(self._room, obstacles, BODY_MM)
        if not all(_is_near(floor, *place) for place in self._goals):
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
            for each in self._things
        ]
        return shapely.STRtree(self._taken[np.array(in_way, dtype=np.bool_)])


def footprint_of(entity: Entity, catalogue: Catalogue) -> Footprint:
    """The floor below an entity."""
    length, width, _ = catalogue.asset(entity.asset).size_mm
    x, y, _ = entity.position_mm
    return Footprint(FloorPosition(x, y, entity.heading_tenths), length, width)


def _faces(rig: Rig) -> tuple[View, ...]:
    """The views of people; maps hang in the air."""
    return tuple(view for view in rig.views if not view.is_map)


def _doors(room: Room) -> tuple[Opening, ...]:
    return tuple(each for each in room.openings if each.kind == "door")


def _zones(rig: Rig, room: Room) -> Iterator[_Thing]:
    """Floor that cameras, doors and windows need."""
    for view in _faces(rig):
        x, y, _ = view.position_mm
        spot = FloorPosition(x, y, view.heading_tenths)
        yield _zone(Footprint(spot, 2 * ELBOW, 2 * ELBOW))
        yield _zone(Footprint(spot.offset(FACE // 2, 0), FACE, FACE_WIDTH))
    for footprint in keep_clear(room):
        yield _zone(footprint)
    for zone in window_zones(room):
        yield _zone(zone.footprint, max(zone.sill_mm, 0))


def _fronts(scene: Scene, catalogue: Catalogue) -> Iterator[_Thing]:
    """Floor before doors and drawers of furniture."""
    for entity in scene.entities:
        category = catalogue.category(entity.category)
        if "wall" in category.roles and category.has_front and entity.support == FLOOR:
            floor = footprint_of(entity, catalogue)
            spot = floor.spot.offset((floor.length + FRONT) // 2, 0)
            yield _zone(Footprint(spot, FRONT, floor.width))


def _zone(footprint: Footprint, bottom: int = 0) -> _Thing:
    return _Thing(ZONE, footprint, bottom, is_standing=False)


def _thing_of(entity: Entity, catalogue: Catalogue) -> _Thing:
    height = catalogue.asset(entity.asset).size_mm[2]
    return _Thing(
        entity.id,
        footprint_of(entity, catalogue),
        bottom=entity.position_mm[2],
        is_standing=entity.position_mm[2] == 0 and height > FLAT,
    )


def _is_near(floor: Walkable, x: int, y: int) -> bool:
    """Whether one can walk to a place, or nearly so."""
    away = np.abs(floor.points - np.array([x, y], dtype=np.int64))
    return bool((away <= NEAR_MM).all(axis=1).any())
