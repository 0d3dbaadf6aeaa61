"""Putting catalogue objects on a floor plan, one at a time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scenegen.catalogue import Asset, Catalogue
from scenegen.records.scene import Entity, Rgb, Room
from scenegen.sampling.floor_plan import FloorPlan, Footprint, Spot
from scenegen.sampling.outline_area import outline_area
from scenegen.sampling.places import pick
from scenegen.sampling.sight import TALL, Eye, blocked

if TYPE_CHECKING:
    from numpy.random import Generator

REACH = 60_000_000
"""Squared distance, mm2, at which 1 m2 of outline fills 0.25 % of a wide view."""

TRIES = 8
"""Spots drawn for one object before it is given up."""


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
        self.vantage: Eye | None = None
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
            in_sight: only where it can be seen from the vantage, if there is one.
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

    def clear(self, spot: Spot, side: int) -> None:
        """Keep a square free of furniture, to look around from its middle."""
        self.plan.add(Footprint(spot, side, side))
        self.vantage = spot.x, spot.y

    def _is_seen(self, asset: Asset, footprint: Footprint) -> bool:
        """Whether an object would be large, and not hidden, seen from the vantage."""
        if self.vantage is None:
            return True
        x, y = footprint.spot.x - self.vantage[0], footprint.spot.y - self.vantage[1]
        if x * x + y * y > REACH * outline_area(self.catalogue, asset.id):
            return False
        tall = [each.footprint for each in self.placed if each.asset.size_mm[2] >= TALL]
        if not tall:
            return True
        corners = np.array([each.corners() for each in tall], dtype=np.int64)
        targets = np.array(footprint.corners(), dtype=np.int64)
        return not bool(blocked(self.vantage, targets, corners).any())

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
