"""Four objects in a row along a wall, one of them of another model in the twin."""

from dataclasses import dataclass, replace

from numpy.random import Generator

from scenegen.catalogue import Asset, Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.angles import difference, towards
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.params import Field, Params
from scenegen.records.rig import PerspectiveLens, Rig, View
from scenegen.records.scene import Scene
from scenegen.records.twins import ScenePair, TwinScenes
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.placement import Wall, walls_of
from scenegen.rooms.relations import AtPosition
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomSampler
from scenegen.rooms.walkable import walkable
from scenegen.seeding import Key, Stream, between, pick
from scenegen.tasks.pools import barred_categories

GAP, TO_WALL = 250, 60
"""Free floor between neighbours, and behind the row, millimetres."""

WALLS = 12
"""Places for the row that are tried in a room."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a unit puts up.

    Attributes:
        models: of the two twins, each four, in the order of the slot; they differ in
            the first one.
    """

    models: tuple[tuple[Asset, ...], tuple[Asset, ...]]

    def needs(self, axis: int) -> tuple[int, ...]:
        """Millimetres that each place takes along an axis, whichever model it is."""
        pairs = zip(*self.models, strict=True)
        return tuple(max(a.size_mm[axis], b.size_mm[axis]) for a, b in pairs)


class TallestRigParams(Params):
    """Cameras: one from aside, which is shown, and one from the front.

    Attributes:
        eye_mm: height of both, (lowest, highest).
        fov_tenths: field of view of both, tenths of a degree; even.
        distance_mm: of the view from the front to the row.
        aside_tenths: least angle between the two views, tenths of a degree.
    """

    eye_mm: tuple[int, int] = (1300, 1600)
    fov_tenths: int = Field(default=900, ge=600, le=1100, multiple_of=2)
    distance_mm: int = Field(default=2300, ge=1500, le=4000)
    aside_tenths: int = Field(default=250, ge=100, le=600)


class TallestSampler:
    """Puts up the row, furnishes the room around it, and places both cameras."""

    def __init__(self, params: TallestRigParams, rooms: RoomSampler) -> None:
        """A sampler in rooms of a kind."""
        self.params = params
        self.rooms = rooms
        self.catalogue: Catalogue = rooms.catalogue

    def sample(self, row: Row, key: Key) -> TwinScenes:
        """Twins in which the first object is another model.

        Raises:
            Rejected: "no_row" when no wall has room, "no_view" when no camera aside of
                the row frames it.
        """
        rng = key.stream(Stream.SCENE)
        kind = ROOM_KINDS[pick(rng, self.rooms.params.kinds)]
        asked = [asset.category for asset in row.models[0]]
        barred = barred_categories(self.catalogue, asked)
        area = between(rng, *kind.area_dm2) * 13 // 10
        furnisher = self.rooms.open_room(kind, area, rng, barred=barred)
        places, middle = self._put_row(furnisher, row, rng)
        self.rooms.fill(furnisher, kind)
        scene = self.rooms.scene_of(furnisher, furnisher.placed, barred=barred)
        ids = tuple(
            next(each.id for each in scene.entities if each.position_mm[:2] == place)
            for place in places
        )
        first, second = (_with_model(scene, ids[0], row.models[n][0]) for n in (0, 1))
        views = self._views(furnisher, middle, places, key.stream(Stream.CAMERAS))
        rig = Rig("front", views)
        return TwinScenes(ScenePair(first, second), (rig, rig), ids)

    def _put_row(
        self, furnisher: Furnisher, row: Row, rng: Generator
    ) -> tuple[list[tuple[int, int]], FloorPosition]:
        """Positions of the four, and the middle of the row, facing into the room.

        The order along the wall is drawn, and so is that of ids, so that neither tells
        which object the twins differ in.
        """
        depths, widths, heights = (row.needs(axis) for axis in range(3))
        length = sum(widths) + GAP * len(widths)
        walls = [w for w in walls_of(furnisher.room) if w.length >= length + 200]
        for _ in range(WALLS if walls else 0):
            order = [int(n) for n in rng.permutation(len(widths))]
            wall = pick(rng, walls)
            start = between(rng, 100, wall.length - length - 100)
            spots = _spots(wall, start, (depths, widths), order)
            middle = _on_wall(wall, start + length // 2, TO_WALL + max(depths))
            front = Footprint(middle.offset(1400, 0), 2600, length)
            floors = [Footprint(spots[n], depths[n], widths[n]) for n in order]
            if furnisher.plan.holds(front, 20) and all(
                furnisher.plan.fits(floor, 100, 20, heights[n])
                for n, floor in zip(order, floors, strict=True)
            ):
                for n in rng.permutation(order):
                    at = AtPosition(spots[n], clearance=100)
                    if furnisher.put(row.models[0][n], at, tries=1) is None:
                        raise Rejected("no_row")
                furnisher.plan.keep(front)
                return [(spot.x, spot.y) for spot in spots], middle
        raise Rejected("no_row")

    def _views(
        self,
        furnisher: Furnisher,
        middle: FloorPosition,
        places: list[tuple[int, int]],
        rng: Generator,
    ) -> tuple[View, View]:
        """The view that is shown, from aside, and the hidden one from the front."""
        eye = between(rng, *self.params.eye_mm, 10)
        facing = middle.offset(self.params.distance_mm, 0).turned(1800)
        floor = walkable(furnisher.room, [p.footprint for p in furnisher.placed], 350)
        for index in rng.permutation(len(floor.points)):
            x, y = (int(each) for each in floor.points[index])
            aside = FloorPosition(x, y, towards(middle.x - x, middle.y - y))
            turn = difference(aside.heading_tenths, facing.heading_tenths)
            if abs(turn) >= self.params.aside_tenths and self._frames(aside, places):
                shown = self._view("view_0", aside, eye, is_hidden=False)
                return shown, self._view("front_view", facing, eye, is_hidden=True)
        raise Rejected("no_view")

    def _frames(self, camera: FloorPosition, places: list[tuple[int, int]]) -> bool:
        """Whether all places are well within the picture, 1.5 to 4.5 m away."""
        half = self.params.fov_tenths // 2 - 120
        ways = [(x - camera.x, y - camera.y) for x, y in places]
        return all(
            abs(difference(towards(x, y), camera.heading_tenths)) <= half
            and 1500**2 <= x * x + y * y <= 4500**2
            for x, y in ways
        )

    def _view(self, name: str, at: FloorPosition, eye: int, *, is_hidden: bool) -> View:
        lens = PerspectiveLens(self.params.fov_tenths)
        return View(name, is_hidden, (at.x, at.y, eye), at.heading_tenths, 0, lens)


def _on_wall(wall: Wall, along: int, inward: int) -> FloorPosition:
    """A position so far along a wall and away from it, facing into the room."""
    start = FloorPosition(wall.x, wall.y, wall.along).offset(along, 0)
    return FloorPosition(start.x, start.y, wall.inward).offset(inward, 0)


def _spots(
    wall: Wall, start: int, needs: tuple[tuple[int, ...], ...], order: list[int]
) -> list[FloorPosition]:
    """Where each object of the slot goes when they stand in an order along a wall."""
    depths, widths = needs
    spots = {}
    for n in order:
        inward = TO_WALL + depths[n] // 2
        spots[n] = _on_wall(wall, start + (widths[n] + GAP) // 2, inward)
        start += widths[n] + GAP
    return [spots[n] for n in range(len(order))]


def _with_model(scene: Scene, number: int, model: Asset) -> Scene:
    """The scene with another model for one entity."""
    entities = tuple(
        replace(each, asset=model.id) if each.id == number else each
        for each in scene.entities
    )
    return replace(scene, entities=entities)
