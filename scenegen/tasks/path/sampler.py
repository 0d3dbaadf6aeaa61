"""Rooms with a walk in them; between twins, two objects have changed places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scenegen.cameras.map_camera import view_from_above
from scenegen.cameras.ranges import EyeRange, LensRange
from scenegen.catalogue import Asset
from scenegen.errors import Rejected
from scenegen.geometry.footprint import Footprint
from scenegen.params import Field, Params
from scenegen.records.rig import PerspectiveLens, Rig, Route, View
from scenegen.records.twins import ScenePair, TwinScenes
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.room_types import ROOM_KINDS, RoomKind, version_of
from scenegen.rooms.sampler import RoomSampler
from scenegen.seeding import Key, Stream, between, pick
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.placed_targets import place_targets
from scenegen.tasks.path.question_setup import PathSetup, PathSetupSearch
from scenegen.tasks.path.unexplored import Area, HideableFloor
from scenegen.tasks.path.walks import Walk
from scenegen.tasks.pools import barred_categories
from scenegen.visibility.view_quality import QualityParams, inspect

if TYPE_CHECKING:
    from numpy.random import Generator

ROOMIER_PCT = ((95, 125), (110, 140), (125, 160))
"""Floor area of a room for a short, a middling and a long walk, of what is usual."""

MIDDLING_MM, LONG_MM = 3000, 4500
"""Walks up to these lengths count as short and as middling."""

PATIENCE = 60
"""Attempts after which the right object may be central, outermost or by an end."""

EXPLORED_MM = 1200
"""Width of the floor around a walk that is explored, millimetres."""

EXPLORED_GAP = 250
"""Explored floor around the objects of a question, millimetres."""


def _plain_view() -> QualityParams:
    """A view to the side may show a bare wall behind one large object."""
    return QualityParams(
        close_mm=450, single_pct=70, blank_pct=90, slab_pct=70, entities=1
    )


def _end_view() -> QualityParams:
    """A view from an end of a walk stands close to furniture now and then."""
    return QualityParams(
        close_mm=450, single_pct=50, blank_pct=80, slab_pct=50, entities=2
    )


class PathRigParams(Params):
    """Walks and the cameras on them.

    Attributes:
        eye_mm: height of the cameras, (lowest, highest).
        fov_tenths: field of view to the side, (narrowest, widest), tenths of a degree;
            made even.
        end_fov_tenths: the same for the views from the ends of a walk.
        walks: walks tried per room.
        margin_mm: floor outside the walls that the map shows.
        quality: what the views from the ends must show.
        side_quality: what the view to be imagined must show.
    """

    eye_mm: EyeRange = (1200, 1450)
    fov_tenths: LensRange = (760, 800)
    end_fov_tenths: LensRange = (560, 680)
    walks: int = Field(default=40, ge=1, le=1000)
    margin_mm: int = Field(default=150, ge=0, le=5000)
    quality: QualityParams = Field(default_factory=_end_view)
    side_quality: QualityParams = Field(default_factory=_plain_view)


class PathSampler:
    """Draws a walk over an empty room, places objects beside it, then furnishes."""

    def __init__(self, params: PathRigParams, rooms: RoomSampler) -> None:
        """A sampler of twin scenes in rooms of a kind, with their cameras."""
        self.params = params
        self.rooms = rooms
        self.catalogue = rooms.catalogue

    def sample(self, brief: PathBrief, key: Key) -> TwinScenes:
        """Twin scenes with the same walk, and one rig that serves both.

        Raises:
            Rejected: "no_walk" when none fits into the room, "no_stand" when objects
                find no position, "entities" when the room is too empty or too full,
                "no_fog" when too little of the map can be hidden.
        """
        if key.attempt >= PATIENCE:
            brief = replace(brief, is_central=None, is_outermost=None, is_by_end=None)
        rng = key.stream(Stream.SCENE)
        barred = barred_categories(self.catalogue, brief.categories)
        kind = version_of(rng, ROOM_KINDS[pick(rng, self.rooms.params.kinds)])
        furnisher = self.rooms.open_room(
            kind, _area(rng, kind, brief), rng, barred=barred
        )
        assets = tuple(self._asset(rng, name) for name in brief.categories)
        cameras = key.stream(Stream.CAMERAS)
        params = self.params
        lenses = (
            lens_of(cameras, params, "side_view"),
            lens_of(cameras, params, "view"),
        )
        search = PathSetupSearch(brief, assets, *lenses, tries=self.params.walks)
        setup = search.find(furnisher, rng)
        place_targets(furnisher, setup.targets, setup.walk)
        self.rooms.fill(furnisher, kind)
        least, most = self.rooms.params.entities
        if not least <= len(furnisher.placed) <= most:
            raise Rejected("entities")
        scene = self.rooms.scene_of(furnisher, furnisher.placed, barred=barred)
        scenes = ScenePair(*(setup.targets.twin(scene, member) for member in (0, 1)))
        above = self._map(cameras, furnisher, brief, setup)
        rig = Rig("route", (above, *setup.ends, setup.side))
        return TwinScenes(scenes, (rig, rig), setup.targets.ids)

    def check(self, visibility: SceneVisibility) -> None:
        """Whether the camera views are worth showing; a map always is.

        Raises:
            Rejected: when one of them shows too little.
        """
        ends = tuple(seen for seen in visibility.visible if not seen.view.is_map)
        inspect(SceneVisibility(ends), self.params.quality)
        for seen in visibility.hidden:
            check_imagined(seen, self.params)

    def _asset(self, rng: Generator, category: str) -> Asset:
        """A variant that can be made out across a room."""
        variants = [
            each
            for each in self.catalogue.assets_of(category)
            if each.is_seen_across_a_room
        ]
        return pick(rng, variants)

    def _map(
        self, rng: Generator, furnisher: Furnisher, brief: PathBrief, setup: PathSetup
    ) -> View:
        """The room from above with the walk drawn over it.

        Raises:
            Rejected: "no_fog" when too little of it can be hidden.
        """
        above = view_from_above(
            "map",
            furnisher.room,
            is_hidden=False,
            up_tenths=setup.up,
            margin_mm=self.params.margin_mm,
        )
        return replace(
            above,
            route=_route(brief, setup.walk),
            fog_mm=_unexplored(rng, furnisher, brief, setup),
        )


def check_imagined(seen: ViewVisibility, params: PathRigParams) -> None:
    """Whether the imagined view would be worth showing.

    Raises:
        Rejected: when it would show too little.
    """
    shown = replace(seen, view=replace(seen.view, is_hidden=False))
    inspect(SceneVisibility((shown,)), params.side_quality)


def lens_of(rng: Generator, params: PathRigParams, name: str) -> View:
    """A camera at eye height that has no position yet; "side_view" is hidden."""
    is_side = name == "side_view"
    low, high = params.fov_tenths if is_side else params.end_fov_tenths
    return View(
        name=name,
        is_hidden=is_side,
        position_mm=(0, 0, between(rng, *params.eye_mm, 10)),
        heading_tenths=0,
        pitch_tenths=0,
        lens=PerspectiveLens(between(rng, low // 2, high // 2) * 2),
    )


def _route(brief: PathBrief, walk: Walk) -> Route:
    """The walk as the map draws it."""
    return Route(
        points_mm=walk.points[::-1] if brief.is_reversed else walk.points,
        middle_mm=walk.marker if brief.kind.has_marker else None,
        has_line=brief.kind.draws_line,
        has_arrows=brief.variant == "map_arrow",
        is_reversed=brief.is_reversed,
    )


def _unexplored(
    rng: Generator, furnisher: Furnisher, brief: PathBrief, setup: PathSetup
) -> tuple[Area, ...]:
    """Areas that the map hatches, away from the walk and from all that is asked about.

    Raises:
        Rejected: "no_fog" when too little of the floor can be hidden.
    """
    if brief.variant != "map_fog":
        return ()
    grown = [
        Footprint(f.spot, f.length + 2 * EXPLORED_GAP, f.width + 2 * EXPLORED_GAP)
        for f in setup.targets.floors
    ]
    clear = setup.walk.corridor(EXPLORED_MM, end=EXPLORED_MM // 2)
    standing = [
        each.footprint for each in furnisher.placed if each.relation.layer == "floor"
    ]
    areas = HideableFloor.of(furnisher.room, [*clear, *grown], standing).areas(rng)
    if areas is None:
        raise Rejected("no_fog")
    return areas


def _area(rng: Generator, kind: RoomKind, brief: PathBrief) -> int:
    """Floor area of the room, square decimetres."""
    longest = brief.length_mm[1]
    size = (longest > MIDDLING_MM) + (longest > LONG_MM)
    return between(rng, *kind.area_dm2) * between(rng, *ROOMIER_PCT[size]) // 100
