"""The things of a finished room as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scenegen.cameras.visibility_estimate import FLAT, directions
from scenegen.catalogue.outline_area import outline_area
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polygons import Points
from scenegen.records.scene import Entity, Scene
from scenegen.records.visibility import FLOOR
from scenegen.rooms.walkable import walkable

if TYPE_CHECKING:
    from scenegen.catalogue import Catalogue

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

BODY_MM = 330
"""Free floor around a person who stands, millimetres."""

NAMED_M2 = 0.05
"""Silhouette that a thing has at least to be named in a question, square metres."""


@dataclass(frozen=True)
class RoomThings:
    """A finished room; t things in the order of its entities. Lengths are metres.

    Attributes:
        scene: the room.
        ids: (t,) of the entities.
        categories: t names.
        middles: (t, 3) centres of the boxes; z is that of their lower faces.
        axes: (t, 2) cosine and sine of their headings.
        sizes: (t, 3) length, width and height.
        fronts: (t,) silhouettes from eye level, square metres.
        alike: (t, t) pairs of different things of the same or of similar categories.
        has_front: (t,) the category says which way it faces.
        is_floor: (t,) stands on the floor.
        is_bearing: (t,) something stands on it.
        floor: (w, 2) where a person can stand, one connected piece, millimetres.
    """

    scene: Scene
    ids: Ints
    categories: tuple[str, ...]
    middles: Floats
    axes: Floats
    sizes: Floats
    fronts: Floats
    alike: Flags
    has_front: Flags
    is_floor: Flags
    is_bearing: Flags
    floor: Points

    @classmethod
    def of(cls, scene: Scene, catalogue: Catalogue) -> RoomThings:
        """Those of a scene."""
        entities = scene.entities
        sizes = np.array([catalogue.asset(e.asset).size_mm for e in entities], np.int64)
        headings = np.array([e.heading_tenths for e in entities], np.int64)
        supports = {e.support for e in entities}
        kinds = [catalogue.category(e.category) for e in entities]
        similar = {each.name: {each.name, *each.similar} for each in kinds}
        names = tuple(e.category for e in entities)
        several = {name: row for row, name in enumerate(dict.fromkeys(names))}
        like = [[b in similar[a] or a in similar[b] for b in several] for a in several]
        rows = np.array([several[name] for name in names], dtype=np.int64)
        alike = np.array(like, np.bool_).reshape(len(several), -1)[rows][:, rows]
        np.fill_diagonal(alike, val=False)
        floor = walkable(
            scene.room,
            [
                footprint_of(e, catalogue)
                for e, size in zip(entities, sizes, strict=True)
                if e.support == FLOOR and size[2] > FLAT
            ],
            BODY_MM,
        )
        return cls(
            scene=scene,
            ids=np.array([e.id for e in entities], dtype=np.int64),
            categories=names,
            middles=np.array([e.position_mm for e in entities], np.int64) / 1000,
            axes=directions(headings),
            sizes=sizes / 1000,
            fronts=np.array([outline_area(catalogue, e.asset) for e in entities]),
            alike=alike,
            has_front=np.array([each.has_front for each in kinds], dtype=np.bool_),
            is_floor=np.array([e.support == FLOOR for e in entities], dtype=np.bool_),
            is_bearing=np.array([e.id in supports for e in entities], dtype=np.bool_),
            floor=floor.points,
        )

    def __len__(self) -> int:
        """The number of things."""
        return len(self.ids)

    @cached_property
    def is_large(self) -> Flags:
        """(t,) large enough to be named in a question."""
        large: Flags = self.fronts >= NAMED_M2
        return large

    @cached_property
    def is_alone(self) -> Flags:
        """(t,) nothing else in the room might be taken for it."""
        alone: Flags = np.logical_not(self.alike.any(axis=1))
        return alone

    @cached_property
    def outline(self) -> Floats:
        """(c, 2) corners of the room, metres."""
        return np.array(self.scene.room.outline_mm, dtype=np.int64) / 1000

    @cached_property
    def off_wall(self) -> Floats:
        """(t, 2) unit vectors away from the wall that is nearest to each thing.

        Walls run along x and y, and the room lies to the left of each edge.
        """
        starts = self.outline
        ways = np.roll(starts, -1, axis=0) - starts
        lengths = np.sqrt(ways[:, 0] * ways[:, 0] + ways[:, 1] * ways[:, 1])
        ways = ways / lengths[:, None]
        inward = np.stack([-ways[:, 1], ways[:, 0]], axis=1)
        away = self.middles[:, None, :2] - starts[None]
        along = away[:, :, 0] * ways[:, 0] + away[:, :, 1] * ways[:, 1]
        off = away[:, :, 0] * inward[:, 0] + away[:, :, 1] * inward[:, 1]
        beside = np.clip(along, 0.0, lengths) - along
        squares = off * off + beside * beside
        nearest: Floats = inward[np.argmin(squares, axis=1)]
        return nearest

    def row_of(self, entity: int) -> int:
        """The row of the entity with an id."""
        return int(np.flatnonzero(self.ids == entity)[0])


def footprint_of(entity: Entity, catalogue: Catalogue) -> Footprint:
    """The floor below the bounding box of an entity."""
    length, width, _ = catalogue.asset(entity.asset).size_mm
    x, y, _ = entity.position_mm
    return Footprint(FloorPosition(x, y, entity.heading_tenths), length, width)
