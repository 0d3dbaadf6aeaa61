"""The things that are asked about: where they stand in either twin."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scenegen.catalogue import Asset
from scenegen.errors import Rejected
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Entity, Room, Scene
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.relations import Host, Layer
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.target_placement import (
    CLEAR_MM,
    CLEARANCE,
    TargetPositions,
    sight_to,
)
from scenegen.tasks.path.walks import BODY_MM, Walk

if TYPE_CHECKING:
    from numpy.random import Generator


@dataclass(frozen=True, slots=True)
class AtPosition:
    """At a place that is settled."""

    spot: FloorPosition
    layer: Layer = "floor"
    hosts: tuple[str, ...] = ()
    clearance: int | None = CLEARANCE

    def draw(
        self, rng: "Generator", room: Room, asset: Asset, host: Host | None
    ) -> FloorPosition | None:
        """See `Relation`."""
        return self.spot

    def holds(self, room: Room, footprint: Footprint, host: Host | None) -> bool:
        """It stands just there."""
        return footprint.spot == self.spot


@dataclass(frozen=True, slots=True)
class PlacedTargets:
    """The things of a question, with their places in both twins.

    Attributes:
        brief: what is asked.
        assets: of its categories; None for nothing.
        company: the places.
    """

    brief: PathBrief
    assets: tuple[Asset | None, ...]
    company: TargetPositions

    @property
    def ids(self) -> tuple[int, ...]:
        """Entity ids in the order of the categories; 0 for nothing."""
        there = [asset is not None for asset in self.assets]
        return tuple(
            sum(there[: n + 1]) if is_there else 0 for n, is_there in enumerate(there)
        )

    @property
    def floors(self) -> tuple[Footprint, ...]:
        """The floor of all places, whatever stands there."""
        return tuple(stand.footprint for stand in self.company.all)

    @property
    def heights(self) -> tuple[int, ...]:
        """Of the highest thing that stands at each place, millimetres."""
        right = self.brief.right
        pair = max(a.size_mm[2] for n in right if (a := self.assets[n]) is not None)
        rest = [
            asset.size_mm[2]
            for place, asset in enumerate(self.assets)
            if place not in right and asset is not None
        ]
        return (pair, pair, *rest)

    def spots(self, member: int) -> tuple[FloorPosition | None, ...]:
        """Where each category stands in one twin."""
        right, rest = self.brief.right, iter(self.company.rest)
        found: list[FloorPosition | None] = []
        for place, asset in enumerate(self.assets):
            if asset is None:
                found.append(None)
            elif place == right[member]:
                found.append(self.company.right.place.spot)
            elif place in right:
                found.append(self.company.other.place.spot)
            else:
                found.append(next(rest).place.spot)
        return tuple(found)

    def footprint(self, place: int, member: int) -> Footprint | None:
        """The floor that one category takes in one twin."""
        asset, spot = self.assets[place], self.spots(member)[place]
        if asset is None or spot is None:
            return None
        return Footprint(spot, *asset.size_mm[:2])

    def twin(self, scene: Scene, member: int) -> Scene:
        """The scene of one twin, from that of the first."""
        if member == 0:
            return scene
        spots = dict(zip(self.ids, self.spots(member), strict=True))
        return replace(
            scene,
            entities=tuple(_at(each, spots.get(each.id)) for each in scene.entities),
        )


def _at(entity: Entity, spot: FloorPosition | None) -> Entity:
    if spot is None:
        return entity
    place = (spot.x, spot.y, entity.position_mm[2])
    return replace(entity, position_mm=place, heading_tenths=spot.heading_tenths)


def has_floor(furnisher: Furnisher, cast: PlacedTargets) -> bool:
    """Whether all places of a cast are free in a room, with doors still in reach."""
    return all(
        furnisher.plan.fits(footprint, CLEARANCE, height=height)
        and furnisher.passage.admits(footprint)
        for footprint, height in zip(cast.floors, cast.heights, strict=True)
    )


def put_cast(furnisher: Furnisher, cast: PlacedTargets, walk: Walk) -> None:
    """Place the things of the first twin, in the order of their categories.

    What the second twin needs elsewhere, the walk, and the sight of the right thing
    stay free from now on.

    Raises:
        Rejected: "no_stand" when one of them is in the way of another, or of a door.
    """
    for asset, spot in zip(cast.assets, cast.spots(0), strict=True):
        if asset is None or spot is None:
            continue
        if furnisher.put(asset, AtPosition(spot), tries=1) is None:
            raise Rejected("no_stand")
    for place, asset in enumerate(cast.assets):
        floor = cast.footprint(place, 1)
        if floor is not None and asset is not None and place in cast.brief.right:
            furnisher.hold(floor, asset.size_mm[2])
    if not furnisher.passage.is_open:
        raise Rejected("no_passage")
    is_blocked = cast.brief.kind == "blocked"
    for floor in walk.corridor(BODY_MM + 2 * CLEAR_MM * is_blocked):
        furnisher.plan.keep(floor)
    furnisher.plan.keep(sight_to(walk, cast.brief, cast.company.right.footprint))
