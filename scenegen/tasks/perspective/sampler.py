"""Rooms with an X on the floor, and twins that differ in where a target is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.random import Generator

from scenegen.cameras.ranges import EyeRange, LensRange, PitchRange
from scenegen.catalogue import Asset
from scenegen.errors import Rejected
from scenegen.geometry.footprint import FloorPosition
from scenegen.params import Field, Params
from scenegen.records.scene import Entity, Scene
from scenegen.records.twins import ScenePair, TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.relations import AtPosition
from scenegen.rooms.room_types import ROOM_KINDS, version_of
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key, Stream, between, pick
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.candidate_positions import AssetExtent
from scenegen.tasks.perspective.kinds.base import PerspectiveKind
from scenegen.tasks.perspective.planned import (
    PerspectiveSetup,
    floor_kept_free,
    floor_kept_low,
)
from scenegen.tasks.perspective.pools import is_occluder
from scenegen.tasks.perspective.question_setup import (
    CameraRanges,
    PerspectiveSetupSearch,
)
from scenegen.tasks.pools import barred_categories
from scenegen.visibility.view_quality import QualityParams, inspect

LOW_MM = 380
"""What is placed below a line of sight is no higher than this, millimetres."""

MIDDLE_MM = 700
"""How near the view on the X may come to something in its middle, millimetres."""

COMMON_PCM = 1000
"""Share of two pictures that something in both of them fills, per cent mille."""

FIXED = CameraRanges((1500, 1500), (-300, -300), (900, 900), is_level=False)
"""The published camera."""


class PerspectiveRigParams(Params):
    """Cameras that show an X on the floor.

    Attributes:
        eye_mm: height of the cameras, (lowest, highest).
        fov_tenths: field of view, (narrowest, widest), tenths of a degree; made even.
        pitch_tenths: direction to the middle of the picture, (steepest, flattest),
            tenths of a degree, negative looks down; cameras are level, and the lens is
            shifted.
        cameras: cameras tried per room.
        crosses: positions of the X tried per camera.
        quality: what the visible views must show.
    """

    eye_mm: EyeRange = (1200, 1550)
    fov_tenths: LensRange = (660, 780)
    pitch_tenths: PitchRange = (-80, -70)
    cameras: int = Field(default=100, ge=1, le=1000)
    crosses: int = Field(default=5, ge=1, le=1000)
    quality: QualityParams = Field(default_factory=QualityParams)


class PerspectiveSampler:
    """Fixes cameras, X and targets in an empty room, then furnishes it around them.

    The order matters: a room that is furnished first seldom has free floor and free
    lines of sight where the slot needs them, so nearly all attempts would be rejected.
    """

    def __init__(self, params: PerspectiveRigParams, rooms: RoomSampler) -> None:
        """A sampler of twin scenes in rooms of a kind, with their cameras."""
        self.params = params
        self.rooms = rooms
        self.catalogue = rooms.catalogue

    def sample(
        self, kind: PerspectiveKind, brief: PerspectiveBrief, key: Key
    ) -> TwinScenes:
        """Twin scenes that differ in the position of a target, and one rig for both.

        Raises:
            Rejected: as `PerspectiveSetupSearch.search`; "no_stand" when targets are in
                each other's way, "no_passage" when they leave a door out of reach,
                "entities" when the room is too empty or too full.
        """
        rng = key.stream(Stream.SCENE)
        barred = barred_categories(self.catalogue, brief.categories)
        room = version_of(rng, ROOM_KINDS[pick(rng, self.rooms.params.kinds)])
        more = between(rng, *kind.area_percent)
        area = between(rng, *room.area_dm2) * more // 100
        furnisher = self.rooms.open_room(room, area, rng, barred=barred)
        search = self._search(kind, brief, rng)
        setup = search.search(furnisher, key.stream(Stream.CAMERAS))
        _place(furnisher, setup)
        self.rooms.fill(furnisher, room)
        least, most = self.rooms.params.entities
        if not least <= len(furnisher.placed) <= most:
            raise Rejected("entities")
        first = self.rooms.scene_of(furnisher, furnisher.placed, barred=barred)
        second = _moved(first, setup.positions[1])
        ids = tuple(range(1, len(setup.assets) + 1))
        return TwinScenes(ScenePair(first, second), (setup.rig, setup.rig), ids)

    def _search(
        self, kind: PerspectiveKind, brief: PerspectiveBrief, rng: Generator
    ) -> PerspectiveSetupSearch:
        params = self.params
        cameras = CameraRanges(params.eye_mm, params.pitch_tenths, params.fov_tenths)
        assets = tuple(
            self._asset(rng, name, hides=number == kind.occluder)
            for number, name in enumerate(brief.categories)
        )
        return PerspectiveSetupSearch(
            kind,
            brief,
            assets,
            tuple(AssetExtent.of(asset, self.catalogue) for asset in assets),
            FIXED if brief.is_fixed else cameras,
            tries=params.cameras,
            crosses=params.crosses,
        )

    def _asset(self, rng: Generator, category: str, *, hides: bool) -> Asset:
        """A model that is large enough for its part."""
        models = self.catalogue.assets_of(category)
        if hides:
            return pick(rng, [each for each in models if is_occluder(each)])
        return pick(rng, [each for each in models if each.is_seen_across_a_room])


def check_views(visibility: SceneVisibility, quality: QualityParams) -> None:
    """Judge the rasterized views, whatever is asked.

    Raises:
        Rejected: when a visible one shows too little, "nothing_common" when two of
            them share no large object, "close_novel" when the view on the X has
            something right before it.
    """
    inspect(visibility, quality)
    _check_common(visibility)
    for seen in visibility.hidden:
        size = seen.depth.shape[0]
        middle = seen.depth[3 * size // 8 : 5 * size // 8, size // 4 : 3 * size // 4]
        near = (middle > 0) & (middle * 1000 < MIDDLE_MM)
        if np.count_nonzero(near) * 50 > middle.size:
            raise Rejected("close_novel")


def _place(furnisher: Furnisher, setup: PerspectiveSetup) -> None:
    """Place the targets of the first twin, and keep free what the second one needs.

    Raises:
        Rejected: "no_stand" or "no_passage".
    """
    first, second = setup.positions[0], setup.footprints(1)
    for asset, position in zip(setup.assets, first, strict=True):
        if furnisher.put(asset, AtPosition(position, clearance=100), tries=1) is None:
            raise Rejected("no_stand")
    for floor, position, asset in zip(second, first, setup.assets, strict=True):
        if floor.spot != position:
            furnisher.hold(floor, asset.size_mm[2])
    if not furnisher.passage.is_open:
        raise Rejected("no_passage")
    for floor in floor_kept_free(setup):
        furnisher.plan.keep(floor)
    for floor in floor_kept_low(setup):
        furnisher.plan.limit(floor, LOW_MM)


def _moved(scene: Scene, positions: tuple[FloorPosition, ...]) -> Scene:
    """A scene with its first entities at other positions."""
    targets = tuple(
        _at(entity, position)
        for entity, position in zip(scene.entities, positions, strict=False)
    )
    return replace(scene, entities=(*targets, *scene.entities[len(targets) :]))


def _at(entity: Entity, position: FloorPosition) -> Entity:
    return replace(
        entity,
        position_mm=(position.x, position.y, entity.position_mm[2]),
        heading_tenths=position.heading_tenths,
    )


def _check_common(visibility: SceneVisibility) -> None:
    """Two pictures share something large, which shows that they are of one room.

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
