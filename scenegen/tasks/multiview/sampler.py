"""Rigs that survey a finished room: a turn on the spot, a walk around, a ring.

No single view may show everything that is counted, and all views together must. The
floor plan shows which cameras are promising, rasters of those show how many objects
each has; a rig is one whose counts are those that the unit asks for. Nothing in the
room was placed with a camera in mind.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scenegen.cameras.candidate_views import (
    HEADINGS,
    CandidateViews,
    FreeSpace,
    ViewSearch,
)
from scenegen.cameras.map_camera import view_from_above
from scenegen.cameras.trajectories import TRAJECTORIES, CandidateRoom, turns_of
from scenegen.cameras.visibility_estimate import (
    Flags,
    VisibilityEstimator,
    entity_boxes,
)
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN
from scenegen.params import Field, Params
from scenegen.records.rig import Marker, PerspectiveLens, Rig, View
from scenegen.records.scene import Room, Scene
from scenegen.records.twins import OcclusionGoal, ScenePair, TwinScenes
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.rooms.walkable import walkable
from scenegen.seeding import Key, Stream, between
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.centring import likely_centring
from scenegen.tasks.multiview.placement import CountedRoom, CountedRooms
from scenegen.tasks.multiview.search import FoundRig, Ints, RigSearch, ShownTable
from scenegen.tasks.showing import showing_of
from scenegen.visibility.observe import observe_view
from scenegen.visibility.scene_mesh import SceneMesh, build_scene_mesh
from scenegen.visibility.view_quality import QualityParams, inspect

if TYPE_CHECKING:
    from numpy.random import Generator

COPY_MM, COPY_TURN = 2000, 350
"""Views nearer to each other than both, mm and tenths of a degree, show the same."""

VANTAGES = 120
"""Places tried for a turn on the spot."""

TABLE_PX = 128
"""Pixels a side of the rasters that are searched; labels are decided on more."""

TURN_STEP, STEPS = 120, (360, 480, 600)
"""Between the headings judged for a turn on the spot, and between its neighbouring
views, tenths of a degree; some objects are in two or three views."""

BARED_PCT = 5
"""How much more of the walls a view may show once places are empty, per cent."""

RASTERS = 16
"""Views that are rasterised before rigs are sought among them, the likeliest first."""

SURVEYS = MappingProxyType({"rotation": 1, "ring": 1, "walk": 4})
"""By the kind of rig, how often a room is surveyed at most, each time with another lens
and from other places, until a rig is found. For walks that costs less than another
room; a room that has no turn, or no ring, hardly has one for another draw."""

A_DOUBT = 4000
"""What a doubt counts for among rigs that may be drawn: as much as an object beside the
middle of a picture that should be in it."""

MIXES = 160
"""Rigs made of one proposal that leaves a choice of views."""


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


class MultiviewRigParams(Params):
    """Cameras at eye level.

    Attributes:
        eye_mm: height of the cameras, (lowest, highest).
        fov_tenths: field of view, (narrowest, widest), tenths of a degree; made even.
        turn_fov_tenths: the same for a turn on the spot, whose views must overlap.
        alone_fov_tenths: the same where every view must show something that no other
            shows, but for turns: what is seen narrowly is shared less.
        pitch_tenths: direction to the middle of the picture, (steepest, flattest),
            tenths of a degree, negative looks down; cameras are level, and the lens is
            shifted.
        body_mm: free floor around a camera.
        turn_body_mm: the same for a turn on the spot; the map's camera symbols, which
            stand around that spot, then cover nothing.
        near_mm: free floor at the feet of the view; twice as far in front of its face.
        ahead_mm: a camera sees at least this far along its axis before a wall.
        seen_pcm: share of the picture, in 1e-5, that each counted object should fill in
            some view.
        places: places to stand that are judged per scene, but for turns.
        rasters: views per scene that are rasterised to be searched.
        proposals: rigs tried per scene, but for turns, of which all are.
        margin_mm: floor outside the walls that the map shows.
        quality: what the drawn views must show.
    """

    eye_mm: tuple[int, int] = (1250, 1600)
    fov_tenths: tuple[int, int] = (680, 800)
    turn_fov_tenths: tuple[int, int] = (770, 800)
    alone_fov_tenths: tuple[int, int] = (600, 700)
    pitch_tenths: tuple[int, int] = (-80, -65)
    body_mm: int = Field(default=330, ge=100, le=1000)
    turn_body_mm: int = Field(default=650, ge=100, le=2000)
    near_mm: int = Field(default=700, ge=0, le=5000)
    ahead_mm: int = Field(default=1500, ge=0, le=5000)
    seen_pcm: int = Field(default=230, ge=10, le=5000)
    places: int = Field(default=150, ge=2, le=1000)
    rasters: int = Field(default=40, ge=4, le=1000)
    proposals: int = Field(default=40, ge=1, le=1000)
    margin_mm: int = Field(default=150, ge=0, le=5000)
    quality: QualityParams = Field(default_factory=QualityParams)


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
        lens = self._lens(rng, brief)
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
                part = _part(atlas, drawn.rows)
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
        views = _views(atlas, list(found.rows), lens)
        return Rig(brief.rig, (*views, self._map(room, views)))

    def clear_on_map(
        self, mesh: SceneMesh, room: Room, counted: tuple[int, ...]
    ) -> Flags:
        """(n,) which of the objects the map would show whole and by itself."""
        above = self._map(room, [])
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
        fits = search.fitting(rng, self._rigs(room, atlas, brief, rng))
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
            (view,) = _views(atlas, [row], lens)
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
        others = self._rigs(room, _part(atlas, drawn.rows), brief, rng)
        return np.concatenate([known[(known >= 0).all(axis=1)], others])

    def _rigs(
        self, room: Room, atlas: CandidateViews, brief: CountBrief, rng: "Generator"
    ) -> Ints:
        """(m, views) rows of rigs of the brief's kind, without near copies."""
        found = [np.zeros((0, brief.views), dtype=np.int64)]
        if len(atlas) < brief.views:
            return found[0]
        for step in _steps(brief):
            ground = CandidateRoom(room, atlas, brief.views, step)
            if brief.rig == "rotation":
                found.append(turns_of(rng, ground))
                continue
            proposals = TRAJECTORIES[brief.rig](rng, ground)
            for proposal in islice(proposals, self.params.proposals):
                if all(len(rows) for rows in proposal):
                    found.append(_mixed(rng, proposal))
        rigs = np.concatenate(found)
        for one, other in combinations(range(brief.views), 2):
            rigs = rigs[_differ(atlas, rigs[:, one], rigs[:, other])]
        return rigs

    def check(self, visibility: SceneVisibility) -> None:
        """Look at the drawn views.

        Raises:
            Rejected: when one of them shows too little.
        """
        inspect(visibility, self.params.quality)

    def _lens(self, rng: "Generator", brief: CountBrief) -> View:
        """Height, field of view and shift, which all views of a rig share."""
        low, high = self._field_of_view(brief)
        height = between(rng, *self.params.eye_mm, 10)
        look = between(rng, *self.params.pitch_tenths)
        return View(
            name="view",
            is_hidden=False,
            position_mm=(0, 0, height),
            heading_tenths=0,
            pitch_tenths=0,
            lens=PerspectiveLens.levelled(between(rng, low // 2, high // 2) * 2, look),
        )

    def _field_of_view(self, brief: CountBrief) -> tuple[int, int]:
        """(narrowest, widest) of a kind of rig, tenths of a degree."""
        if brief.rig == "rotation":
            return self.params.turn_fov_tenths
        if brief.needs_all_views:
            return self.params.alone_fov_tenths
        return self.params.fov_tenths

    def _map(self, room: Room, views: list[View]) -> View:
        """The room from above, north up, with the cameras painted over it."""
        above = view_from_above(
            "map",
            room,
            is_hidden=True,
            up_tenths=TURN // 4,
            margin_mm=self.params.margin_mm,
        )
        return replace(
            above,
            markers=tuple(
                Marker(
                    label=str(number),
                    position_mm=view.position_mm,
                    heading_tenths=view.heading_tenths,
                    fov_tenths=view.lens.fov_tenths,
                )
                for number, view in enumerate(views, start=1)
                if isinstance(view.lens, PerspectiveLens)
            ),
        )


def _steps(brief: CountBrief) -> tuple[int, ...]:
    """Angles between the views of a turn; one of no account for other rigs."""
    if brief.rig != "rotation":
        return (0,)
    return tuple(step for step in STEPS if step * brief.views <= TURN)


def _mixed(rng: "Generator", proposal: list[Ints]) -> Ints:
    """(m, views) rigs of a proposal: one, or draws where it leaves a choice."""
    if all(len(rows) == 1 for rows in proposal):
        return np.array([[int(rows[0]) for rows in proposal]], dtype=np.int64)
    drawn = [rows[rng.integers(len(rows), size=MIXES)] for rows in proposal]
    return np.stack(drawn, axis=1)


def _part(atlas: CandidateViews, rows: list[int]) -> CandidateViews:
    """Some of the views."""
    return CandidateViews(
        atlas.eyes[rows], atlas.headings[rows], atlas.whole[rows], atlas.glimpsed[rows]
    )


def _differ(atlas: CandidateViews, ones: Ints, others: Ints) -> Flags:
    """Which views are no near copies of others: far from them, or turned."""
    offsets = atlas.eyes[ones] - atlas.eyes[others]
    squares = offsets[:, 0] * offsets[:, 0] + offsets[:, 1] * offsets[:, 1]
    turns = atlas.headings[ones] - atlas.headings[others]
    turned = np.abs((turns + TURN // 2) % TURN - TURN // 2) >= COPY_TURN
    differ: Flags = turned | (squares >= COPY_MM * COPY_MM)
    return differ


def _views(atlas: CandidateViews, rows: list[int], lens: View) -> list[View]:
    height = lens.position_mm[2]
    return [
        replace(
            lens,
            name=f"view_{number}",
            position_mm=(int(atlas.eyes[row, 0]), int(atlas.eyes[row, 1]), height),
            heading_tenths=int(atlas.headings[row]),
        )
        for number, row in enumerate(rows)
    ]
