"""Rooms with an X on the floor, twins in which something stands elsewhere."""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from scenegen.catalogue import Asset, Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.footprint import FloorPosition
from scenegen.params import Field, Params
from scenegen.records.scene import Entity, Scene
from scenegen.records.twins import ScenePair, TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key, Stream, between, pick
from scenegen.tasks.fixed_position import AtPosition
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.candidate_positions import AssetExtent
from scenegen.tasks.perspective.question_setup import (
    Lenses,
    PerspectiveSetup,
    PerspectiveSetupSearch,
    kept,
    sights,
)
from scenegen.visibility.view_quality import QualityParams, inspect

if TYPE_CHECKING:
    from numpy.random import Generator

ROOMIER_PCT, ROOMIEST_PCT = (115, 155), (135, 180)
"""Floor area of a room, and of one for four things, per cent of what is usual for its
kind."""

LOW_MM = 380
"""What stands below a line of sight is no higher than this, millimetres."""

SCREEN_MM, WIDE_MM = 1600, 900
"""Height and width of an occluder, millimetres, at least."""

MIDDLE_MM = 700
"""How near the view on the X may come to something in its middle, millimetres."""

COMMON_PCM = 1000
"""Share of two pictures that something in both of them fills, per cent mille."""

FIXED = Lenses((1500, 1500), (-300, -300), (900, 900))
"""The published camera."""


class PerspectiveRigParams(Params):
    """Cameras that show an X on the floor.

    Attributes:
        eye_mm: height of the cameras, (lowest, highest).
        fov_tenths: field of view, (narrowest, widest), tenths of a degree; made even.
        pitch_tenths: (steepest, flattest), tenths of a degree, negative looks down.
        cameras: cameras tried per room.
        crosses: places of the X tried per camera.
        quality: what the visible views must show.
    """

    eye_mm: tuple[int, int] = (1200, 1750)
    fov_tenths: tuple[int, int] = (700, 1000)
    pitch_tenths: tuple[int, int] = (-250, -50)
    cameras: int = Field(default=40, ge=1, le=1000)
    crosses: int = Field(default=5, ge=1, le=1000)
    quality: QualityParams = Field(default_factory=QualityParams)


class PerspectiveSampler:
    """Settles cameras, X and things in an empty room, then furnishes it."""

    def __init__(self, params: PerspectiveRigParams, rooms: RoomSampler) -> None:
        """A sampler of twin scenes in rooms of a kind, with their cameras."""
        self.params = params
        self.rooms = rooms
        self.catalogue = rooms.catalogue

    def sample(self, brief: PerspectiveBrief, key: Key) -> TwinScenes:
        """Twin scenes of which one thing stands elsewhere, and one rig for both.

        Raises:
            Rejected: as `PerspectiveSetupSearch.plot`; "no_stand" when targets are in
                each other's way, "no_passage" when they leave a door out of reach,
                "entities" when the room is too empty or too full.
        """
        rng = key.stream(Stream.SCENE)
        barred = _barred(self.catalogue, brief)
        kind = ROOM_KINDS[pick(rng, self.rooms.params.kinds)]
        is_many = brief.kind == "which_object"
        more = between(rng, *(ROOMIEST_PCT if is_many else ROOMIER_PCT))
        area = between(rng, *kind.area_dm2) * more // 100
        furnisher = self.rooms.open_room(kind, area, rng, barred=barred)
        plot = self._plotter(brief, rng).plot(furnisher, key.stream(Stream.CAMERAS))
        _put(furnisher, plot)
        self.rooms.fill(furnisher, kind)
        least, most = self.rooms.params.entities
        if not least <= len(furnisher.placed) <= most:
            raise Rejected("entities")
        first = self.rooms.scene_of(furnisher, furnisher.placed, barred=barred)
        second = _moved(first, plot.spots[1])
        ids = tuple(range(1, len(plot.assets) + 1))
        return TwinScenes(ScenePair(first, second), (plot.rig, plot.rig), ids)

    def check(self, visibility: SceneVisibility) -> None:
        """Look at the drawn views.

        Raises:
            Rejected: when a visible one shows too little, "nothing_common" when two of
                them share no large thing, "close_novel" when the view on the X has
                something right before it.
        """
        inspect(visibility, self.params.quality)
        _check_common(visibility)
        for seen in visibility.hidden:
            size = seen.depth.shape[0]
            middle = seen.depth[
                3 * size // 8 : 5 * size // 8, size // 4 : 3 * size // 4
            ]
            near = (middle > 0) & (middle * 1000 < MIDDLE_MM)
            if np.count_nonzero(near) * 50 > middle.size:
                raise Rejected("close_novel")

    def _plotter(
        self, brief: PerspectiveBrief, rng: "Generator"
    ) -> PerspectiveSetupSearch:
        params = self.params
        lenses = Lenses(params.eye_mm, params.pitch_tenths, params.fov_tenths)
        assets = tuple(
            self._asset(rng, name, is_screen=brief.kind == "visibility" and n == 1)
            for n, name in enumerate(brief.categories)
        )
        return PerspectiveSetupSearch(
            brief,
            assets,
            tuple(AssetExtent.of(asset, self.catalogue) for asset in assets),
            FIXED if brief.is_fixed else lenses,
            tries=params.cameras,
            crosses=params.crosses,
        )

    def _asset(self, rng: "Generator", category: str, *, is_screen: bool) -> Asset:
        """A variant that is large enough for its part."""
        variants = self.catalogue.assets_of(category)
        if is_screen:
            return pick(rng, [a for a in variants if _is_screen(a)])
        return pick(rng, [a for a in variants if a.is_seen_across_a_room])


def _barred(catalogue: Catalogue, brief: PerspectiveBrief) -> tuple[str, ...]:
    """What is asked about, and what might be taken for it."""
    asked = brief.categories
    similar = [each for name in asked for each in catalogue.category(name).similar]
    return (*asked, *similar)


def _put(furnisher: Furnisher, plot: PerspectiveSetup) -> None:
    """Place the things of the first twin, and keep free what the second one needs.

    Raises:
        Rejected: "no_stand" or "no_passage".
    """
    for asset, spot in zip(plot.assets, plot.spots[0], strict=True):
        if furnisher.put(asset, AtPosition(spot, clearance=100), tries=1) is None:
            raise Rejected("no_stand")
    for floor, spot, asset in zip(
        plot.floors(1), plot.spots[0], plot.assets, strict=True
    ):
        if floor.spot != spot:
            furnisher.hold(floor, asset.size_mm[2])
    if not furnisher.passage.is_open:
        raise Rejected("no_passage")
    for floor in kept(plot):
        furnisher.plan.keep(floor)
    for floor in sights(plot):
        furnisher.plan.limit(floor, LOW_MM)


def _moved(scene: Scene, spots: tuple[FloorPosition, ...]) -> Scene:
    """A scene whose first entities stand at other places."""
    things = tuple(
        _at(entity, spot) for entity, spot in zip(scene.entities, spots, strict=False)
    )
    return replace(scene, entities=(*things, *scene.entities[len(things) :]))


def _at(entity: Entity, spot: FloorPosition) -> Entity:
    place = (spot.x, spot.y, entity.position_mm[2])
    return replace(entity, position_mm=place, heading_tenths=spot.heading_tenths)


def _check_common(visibility: SceneVisibility) -> None:
    """Two pictures share something large, by which one finds them in one room.

    Raises:
        Rejected: "nothing_common".
    """
    if len(visibility.visible) < 2:
        return
    shares = [
        {
            sighting.entity
            for sighting in seen.sightings
            if sighting.visible_px * 100_000 >= seen.pixels * COMMON_PCM
        }
        for seen in visibility.visible
    ]
    if not shares[0] & shares[1]:
        raise Rejected("nothing_common")


def _is_screen(asset: Asset) -> bool:
    """Whether it is large enough to hide something that stands behind it."""
    return asset.size_mm[2] >= SCREEN_MM and asset.size_mm[1] >= WIDE_MM
