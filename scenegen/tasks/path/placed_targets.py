"""The objects of a question at their positions, in either twin."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenegen.catalogue import Asset
from scenegen.errors import Rejected
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Entity, Scene
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.relations import AtPosition
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.target_search import CLEARANCE, TargetPositions
from scenegen.tasks.path.walks import Walk


@dataclass(frozen=True, slots=True)
class PlacedTargets:
    """The objects of a question, with their positions in both twins.

    Attributes:
        brief: what is asked.
        assets: of its categories.
        positions: where they are.
    """

    brief: PathBrief
    assets: tuple[Asset, ...]
    positions: TargetPositions

    @property
    def ids(self) -> tuple[int, ...]:
        """Entity ids in the order of the categories."""
        return tuple(range(1, len(self.assets) + 1))

    @property
    def floors(self) -> tuple[Footprint, ...]:
        """The floor of all positions, whatever takes them."""
        return tuple(target.footprint for target in self.positions.all)

    @property
    def heights(self) -> tuple[int, ...]:
        """Of the highest object that takes each position, millimetres."""
        right = self.brief.right
        pair = max(self.assets[place].size_mm[2] for place in right)
        rest = [
            asset.size_mm[2]
            for place, asset in enumerate(self.assets)
            if place not in right
        ]
        return (pair, pair, *rest)

    def floor_positions(self, member: int) -> tuple[FloorPosition, ...]:
        """Of each category in one twin."""
        right, rest = self.brief.right, iter(self.positions.rest)
        found: list[FloorPosition] = []
        for place in range(len(self.assets)):
            if place == right[member]:
                found.append(self.positions.right.candidate.position)
            elif place in right:
                found.append(self.positions.other.candidate.position)
            else:
                found.append(next(rest).candidate.position)
        return tuple(found)

    def footprint(self, place: int, member: int) -> Footprint:
        """The floor that one category takes in one twin."""
        position = self.floor_positions(member)[place]
        return Footprint(position, *self.assets[place].size_mm[:2])

    def twin(self, scene: Scene, member: int) -> Scene:
        """The scene of one twin, from that of the first."""
        if member == 0:
            return scene
        positions = dict(zip(self.ids, self.floor_positions(member), strict=True))
        return replace(
            scene,
            entities=tuple(
                _moved(each, positions.get(each.id)) for each in scene.entities
            ),
        )


def _moved(entity: Entity, position: FloorPosition | None) -> Entity:
    if position is None:
        return entity
    place = (position.x, position.y, entity.position_mm[2])
    return replace(entity, position_mm=place, heading_tenths=position.heading_tenths)


def has_floor(furnisher: Furnisher, targets: PlacedTargets) -> bool:
    """Whether all positions are free in a room, with its doors still in reach."""
    return all(
        furnisher.plan.fits(footprint, CLEARANCE, height=height)
        and furnisher.passage.admits(footprint)
        for footprint, height in zip(targets.floors, targets.heights, strict=True)
    )


def place_targets(furnisher: Furnisher, targets: PlacedTargets, walk: Walk) -> None:
    """Place the objects of the first twin, in the order of their categories.

    What the second twin needs elsewhere, the walk, and the line of sight to the right
    object stay free from now on.

    Raises:
        Rejected: "no_stand" when one of them is in the way of another, or of a door.
    """
    positions = targets.floor_positions(0)
    for asset, position in zip(targets.assets, positions, strict=True):
        at = AtPosition(position, clearance=CLEARANCE)
        if furnisher.put(asset, at, tries=1) is None:
            raise Rejected("no_stand")
    for place, asset in enumerate(targets.assets):
        if place in targets.brief.right:
            furnisher.hold(targets.footprint(place, 1), asset.size_mm[2])
    if not furnisher.passage.is_open:
        raise Rejected("no_passage")
    brief, right = targets.brief, targets.positions.right
    for floor in walk.corridor():
        furnisher.plan.keep(floor)
    furnisher.plan.keep(brief.kind.sight(walk, brief, right.footprint))
