"""Putting catalogue objects on a floor plan, one at a time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scenegen.catalogue import Asset, Catalogue
from scenegen.records.scene import Entity, Rgb, Room
from scenegen.sampling.floor_plan import FloorPlan, Footprint, Spot
from scenegen.sampling.outline_area import outline_area
from scenegen.sampling.places import pick
from scenegen.sampling.sight import TALL, Eye, blocked

if TYPE_CHECKING:
    from numpy.random import Generator

EYE_GAP = 350
"""Free floor between a wall and a square that is kept clear, millimetres."""

TRIES = 8
"""Spots drawn for one object before it is given up."""


class Vantage(NamedTuple):
    """A place to look from.

    Attributes:
        eye: on the plan, millimetres.
        reach: squared distance, mm2, up to which an object is seen well, for each
            square metre of its outline.
    """

    eye: Eye
    reach: int


@dataclass(frozen=True, slots=True)
class Placed:
    """An object that found its place."""

    asset: Asset
    footprint: Footprint
    tint: Rgb | None

    def entity(self, number: int) -> Entity:
        """As an entity of a scene."""
        spot = self.footprint.spot
        return Entity(
            id=number,
            asset=self.asset.id,
            category=self.asset.category,
            position_mm=(spot.x, spot.y, 0),
            heading_tenths=spot.heading_tenths,
            tint=self.tint,
        )


class Furnisher:
    """A room that is being furnished."""

    def __init__(
        self,
        rng: "Generator",
        room: Room,
        catalogue: Catalogue,
        *,
        scheme: tuple[Rgb, ...],
        barred: Iterable[str],
        clearance: int,
    ) -> None:
        """An empty room.

        Args:
            rng: the stream of the scene stage.
            room: the room.
            catalogue: where objects come from.
            scheme: tints of the room.
            barred: categories that only `put` may place, and no group or filler.
            clearance: free floor between objects, millimetres.
        """
        self.rng = rng
        self.room = room
        self.catalogue = catalogue
        self.plan = FloorPlan(room)
        self.placed: list[Placed] = []
        self.barred = tuple(barred)
        self.vantages: list[Vantage] = []
        self._scheme = scheme
        self._clearance = clearance

    def allows(self, category: str) -> bool:
        """Whether groups and fillers may use a category."""
        return category not in self.barred

    def choose(self, category: str) -> Asset:
        """A variant of a category."""
        return pick(self.rng, self.catalogue.assets_of(category))

    def put(
        self,
        asset: Asset,
        draw: Callable[[], Spot | None],
        *,
        clearance: int | None = None,
        tries: int = TRIES,
        in_sight: bool = False,
    ) -> Placed | None:
        """Place an object on the first drawn spot that is free.

        Args:
            asset: what to place.
            draw: draws a spot, or None for an impossible one.
            clearance: free floor to other objects; None is the usual clearance.
            tries: spots drawn before the object is given up.
            in_sight: only where it can be seen from a vantage, if there are any.
        """
        room = self._clearance if clearance is None else clearance
        for _ in range(tries):
            spot = draw()
            if spot is None:
                continue
            footprint = Footprint(spot, asset.size_mm[0], asset.size_mm[1])
            if in_sight and not self._is_seen(asset, footprint):
                continue
            if self.plan.fits(footprint, room):
                self.plan.add(footprint)
                return self._keep(asset, footprint)
        return None

    def clear(self, spot: Spot, side: int, *, reach: int) -> bool:
        """Keep a square free of furniture, to look around from its middle.

        Args:
            spot: its middle.
            side: millimetres.
            reach: see `Vantage`.

        Returns:
            False when the square is not free, and nothing was kept.
        """
        square = Footprint(spot, side, side)
        if not self.plan.fits(square, 0, wall_gap=EYE_GAP):
            return False
        self.plan.add(square)
        self.vantages.append(Vantage((spot.x, spot.y), reach))
        return True

    def _is_seen(self, asset: Asset, footprint: Footprint) -> bool:
        """Whether an object would be large, and not hidden, seen from some vantage."""
        if not self.vantages:
            return True
        tall = [each.footprint for each in self.placed if each.asset.size_mm[2] >= TALL]
        obstacles = np.array([each.corners() for each in tall], dtype=np.int64)
        targets = np.array(footprint.corners(), dtype=np.int64)
        area = outline_area(self.catalogue, asset.id)
        for eye, reach in self.vantages:
            x, y = footprint.spot.x - eye[0], footprint.spot.y - eye[1]
            if x * x + y * y > reach * area:
                continue
            if not tall or not blocked(eye, targets, obstacles).any():
                return True
        return False

    def lay(self, asset: Asset, spot: Spot) -> Placed | None:
        """Lay something flat, which takes no floor, if it lies within the walls."""
        footprint = Footprint(spot, asset.size_mm[0], asset.size_mm[1])
        if self.plan.outline.covers(footprint.polygon(20)):
            return self._keep(asset, footprint)
        return None

    def hosts(self, *categories: str) -> tuple[Placed, ...]:
        """What already stands of some categories."""
        return tuple(each for each in self.placed if each.asset.category in categories)

    def _keep(self, asset: Asset, footprint: Footprint) -> Placed:
        tint = pick(self.rng, self._scheme) if asset.tintable else None
        placed = Placed(asset, footprint, tint)
        self.placed.append(placed)
        return placed
