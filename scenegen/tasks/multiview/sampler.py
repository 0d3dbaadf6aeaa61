"""Rigs that survey a finished room: a turn on the spot, a walk around, a ring.

No single view may show everything that is counted, and all views together must. The
floor plan shows which cameras are promising, rasters of those show how many objects
each has; a rig is one whose counts are those that the unit asks for. Nothing in the
room was placed with a camera in mind.
"""

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scenegen.cameras.candidate_views import (
    HEADINGS,
    CandidateViews,
    FreeSpace,
    ViewSearch,
)
from scenegen.cameras.visibility_estimate import (
    Flags,
    VisibilityEstimator,
    entity_boxes,
)
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN
from scenegen.records.rig import Rig, View
from scenegen.records.scene import Room, Scene
from scenegen.records.twins import OcclusionGoal, ScenePair, TwinScenes
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.rooms.walkable import walkable
from scenegen.seeding import Key, Stream
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.centring import likely_centring
from scenegen.tasks.multiview.placement import CountedRoom, CountedRooms
from scenegen.tasks.multiview.rigs import (
    MultiviewRigParams,
    lens_of,
    map_of,
    part_of,
    rigs_of,
    views_of,
)
from scenegen.tasks.multiview.search import FoundRig, RigSearch
from scenegen.tasks.multiview.shown_table import Ints, ShownTable
from scenegen.tasks.showing import showing_of
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import SceneMesh, build_scene_mesh
from scenegen.visibility.view_quality import inspect

if TYPE_CHECKING:
    from numpy.random import Generator

VANTAGES = 120
"""Places tried for a turn on the spot."""

TABLE_PX = 128
"""Pixels a side of the rasters that are searched; labels are decided on more."""

BARED_PCT = 5
"""How much more of the walls a view may show once places are empty, per cent."""

TURN_STEP = 120
"""Between the headings judged for a turn on the spot, tenths of a degree."""

RASTERS = 16
"""Views that are rasterised before rigs are sought among them, the likeliest first."""

SURVEYS = MappingProxyType({"rotation": 1, "ring": 1, "walk": 4})
"""By the kind of rig, how often a room is surveyed at most, each time with another lens
and from other places, until a rig is found. For walks that costs less than another
room; a room that has no turn, or no ring, hardly has one for another draw."""

A_DOUBT = 4000
"""What a doubt counts for among rigs that may be drawn: as much as an object beside the
middle of a picture that should be in it."""


class Thresholds(NamedTuple):
    """What counts as seen; see `MultiviewParams`."""

    seen_pcm: int
    clear_percent: int
    map_seen_pcm: int
    map_clear_percent: int


class _Drawn(NamedTuple):
    """Rasters of candidate views.

    Attributes:
        rows: of the table of candidates.
        views: what each of them shows.
    """

    rows: list[int]
    views: list[ViewVisibility]


@dataclass(frozen=True, eq=False)
class _SurveyedRoom:
    """A furnished room as it is surveyed.

    Attributes:
        sampler: that surveys it.
        scene: with an object on every place.
        counted: ids of these objects.
        has_other: (n,) places where something else may stand.
    """

    sampler: "MultiviewSampler"
    scene: Scene
    counted: tuple[int, ...]
    has_other: Flags

    @cached_property
    def mesh(self) -> SceneMesh:
        """Of the scene; made when a rig is likely, which few rooms have."""
        return build_scene_mesh(self.scene, self.sampler.catalogue.mesh)

    @cached_property
    def middles(self) -> Ints:
        """(n, 2) of the objects, millimetres."""
        places = {each.id: each.position_mm[:2] for each in self.scene.entities}
        return np.array([places[each] for each in self.counted], dtype=np.int64)

    @cached_property
    def is_clear(self) -> Flags:
        """(n,) places that the map shows clearly."""
        return self.sampler.clear_on_map(self.mesh, self.scene.room, self.counted)


class MultiviewSampler:
    """Furnishes rooms, and finds in them the visible views of a rig; adds the map."""

    def __init__(
        self, params: MultiviewRigParams, rooms: RoomSampler, seen: Thresholds
    ) -> None:
        """A sampler of twin scenes in rooms of a kind, with their cameras."""
        self.params = params
        self.catalogue = rooms.catalogue
        self.rooms = CountedRooms(rooms)
        self._seen = seen

    def sample(self, brief: CountBrief, key: Key) -> TwinScenes:
        """Twin scenes, and one rig that serves both.

        Raises:
            Rejected: as `CountedRooms.sample` and `search`.
        """
        room = self.rooms.sample(brief, key.stream(Stream.SCENE))
        return self.search(room, brief, key.stream(Stream.CAMERAS))

    def search(
        self, room: CountedRoom, brief: CountBrief, rng: "Generator"
    ) -> TwinScenes:
        """Twin scenes of a room, with a rig of the brief's kind that suits both.

        Raises:
            Rejected: "no_floor" when a person can hardly stand anywhere, "no_vantage"
                when some object is seen well from nowhere, "unclear_on_map" when too
                few are clear from above, "no_rig" when no rig shows what is asked for.
        """
        has_other = np.array([each is not None for each in room.stand_ins])
        surveyed = _SurveyedRoom(self, self.rooms.furnished(room), room.ids, has_other)
        reason = Rejected("no_rig")
        for _ in range(SURVEYS[brief.rig]):
            try:
                found, rig = self._found(surveyed, brief, rng)
            except Rejected as rejected:
                reason = rejected
            else:
                return self._twins(room, brief, found, rig)
        raise reason

    def _found(
        self, surveyed: "_SurveyedRoom", brief: CountBrief, rng: "Generator"
    ) -> tuple[FoundRig, Rig]:
        """A rig of one lens that shows what is asked for, of places that are drawn.

        Raises:
            Rejected: as `search`.
        """
        scene = surveyed.scene
        lens = lens_of(self.params, brief, rng)
        atlas = self._survey(scene, brief, lens=lens, rng=rng)
        # Most rooms have no rig even if the map shows all, which costs more to see.
        anything = np.ones(len(surveyed.counted), dtype=np.bool_)
        centred = likely_centring(atlas, surveyed.middles, lens.camera(size=1).scale)
        table = ShownTable.estimated(atlas, centred)
        likely = RigSearch(table, brief, anything, surveyed.has_other, is_drawn=False)
        promising = self._likely(likely, scene.room, atlas, brief, rng)
        if np.count_nonzero(surveyed.is_clear) < brief.total:
            raise Rejected("unclear_on_map")
        limits = surveyed.is_clear, surveyed.has_other
        drawn = _Drawn([], [])
        rows = list(dict.fromkeys(int(row) for rig in promising for row in rig))
        for first in range(0, self.params.rasters, RASTERS):
            some = rows[first : min(first + RASTERS, self.params.rasters)]
            if not some:
                break
            self._draw(drawn, atlas, some, surveyed.mesh, lens)
            table = self._table(drawn, surveyed.counted)
            rigs = self._drawn_rigs(scene.room, atlas, drawn, promising, brief, rng)
            found = RigSearch(table, brief, *limits).find(rng, rigs)
            if found is not None:
                part = part_of(atlas, drawn.rows)
                return found, self._rig(scene.room, part, found, lens, brief)
        raise Rejected("no_rig")

    def _twins(
        self, room: CountedRoom, brief: CountBrief, found: FoundRig, rig: Rig
    ) -> TwinScenes:
        fuller, emptier = self.rooms.twins(room, found.places)
        is_first = brief.counts[0] > brief.counts[1]
        scenes = ScenePair(*((fuller, emptier) if is_first else (emptier, fuller)))
        goal = (
            OcclusionGoal(brief.category, *brief.occlusion) if brief.occlusion else None
        )
        return TwinScenes(scenes, (rig, rig), goal=goal, differs=brief.differs)

    def _rig(
        self,
        room: Room,
        atlas: CandidateViews,
        found: FoundRig,
        lens: View,
        brief: CountBrief,
    ) -> Rig:
        views = views_of(atlas, list(found.rows), lens)
        return Rig(brief.rig, (*views, map_of(self.params, room, views)))

    def clear_on_map(
        self, mesh: SceneMesh, room: Room, counted: tuple[int, ...]
    ) -> Flags:
        """(n,) which of the objects the map would show whole and by itself."""
        above = map_of(self.params, room, [])
        seen = showing_of(observe_view(mesh, above, 2 * TABLE_PX), counted)
        touching = {each for pair in seen.touching for each in pair}
        clear = [
            seen.shows(each, self._seen.map_seen_pcm)
            and seen.is_clear(each, percent=self._seen.map_clear_percent)
            and each not in touching
            for each in counted
        ]
        return np.array(clear, dtype=np.bool_)

    def _survey(
        self, scene: Scene, brief: CountBrief, *, lens: View, rng: "Generator"
    ) -> CandidateViews:
        """The good views of a scene that show some of the objects.

        Raises:
            Rejected: when a person can hardly stand anywhere, or no place will do.
        """
        is_turn = brief.rig == "rotation"
        counted = [e.category for e in scene.entities].count(brief.category)
        solids = entity_boxes(scene, self.catalogue)
        body = self.params.turn_body_mm if is_turn else self.params.body_mm
        floor = walkable(scene.room, [solid.footprint for solid in solids], body)
        if len(floor.points) < (1 if is_turn else 4 * brief.views):
            raise Rejected("no_floor")
        space = FreeSpace.of(
            scene.room,
            solids,
            near_mm=self.params.near_mm,
            ahead_mm=self.params.ahead_mm,
        )
        survey = ViewSearch(
            space,
            VisibilityEstimator(solids, brief.category, self.params.seen_pcm),
            lens,
            # Some of the places will be empty.
            most=brief.most + counted - brief.total,
            step=TURN_STEP if is_turn else TURN // HEADINGS,
        )
        eyes = floor.points[rng.permutation(len(floor.points))]
        atlas = survey.views_from(
            rng, eyes[: VANTAGES if is_turn else self.params.places]
        )
        unseen = np.count_nonzero(~atlas.whole.any(axis=0))
        if atlas.whole.shape[1] - unseen < brief.total:
            raise Rejected("no_vantage")
        return atlas

    def _likely(
        self,
        search: RigSearch,
        room: Room,
        atlas: CandidateViews,
        brief: CountBrief,
        rng: "Generator",
    ) -> Ints:
        """(m, views) rigs that are likely to show what is asked for, the best first.

        Raises:
            Rejected: "no_rig" when there is none.
        """
        fits = search.fitting(rng, rigs_of(self.params, room, atlas, brief, rng))
        if len(fits.rigs) == 0:
            raise Rejected("no_rig")
        doubts = search.doubts(fits) * A_DOUBT + search.off_centre(fits)
        order = np.argsort(doubts, kind="stable")
        return fits.rigs[order]

    def _draw(
        self,
        drawn: "_Drawn",
        atlas: CandidateViews,
        rows: list[int],
        mesh: SceneMesh,
        lens: View,
    ) -> None:
        """Add the rasters of some views, if they are worth showing."""
        quality = self.params.quality
        # Some places will be empty, which bares more of the walls.
        blank = max(0, quality.blank_pct - BARED_PCT)
        strict = quality.model_copy(update={"blank_pct": blank})
        for row in rows:
            (view,) = views_of(atlas, [row], lens)
            seen = observe_view(mesh, view, TABLE_PX)
            try:
                inspect(SceneVisibility((seen,)), strict)
            except Rejected:
                continue
            drawn.rows.append(row)
            drawn.views.append(seen)

    def _table(self, drawn: "_Drawn", counted: tuple[int, ...]) -> ShownTable:
        return ShownTable.of(
            drawn.views,
            counted,
            seen_pcm=self._seen.seen_pcm,
            clear_percent=self._seen.clear_percent,
        )

    def _drawn_rigs(
        self,
        room: Room,
        atlas: CandidateViews,
        drawn: "_Drawn",
        promising: Ints,
        brief: CountBrief,
        rng: "Generator",
    ) -> Ints:
        """(m, views) rigs of the views that are drawn, as rows among these."""
        place_of = np.full(len(atlas), -1, dtype=np.int64)
        place_of[drawn.rows] = np.arange(len(drawn.rows))
        known = place_of[promising]
        others = rigs_of(self.params, room, part_of(atlas, drawn.rows), brief, rng)
        return np.concatenate([known[(known >= 0).all(axis=1)], others])

    def check(self, visibility: SceneVisibility) -> None:
        """Look at the drawn views.

        Raises:
            Rejected: when one of them shows too little.
        """
        inspect(visibility, self.params.quality)
