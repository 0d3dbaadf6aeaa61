"""Rigs that survey a room: a turn on the spot, a walk around, a ring.

No single view may show everything that is counted, and all views together must. The
floor plan shows which cameras are promising; the task judges the rasterised views.
"""

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from scenegen.cameras.candidate_views import (
    HEADINGS,
    CandidateViews,
    FreeSpace,
    ViewSearch,
    concatenated,
)
from scenegen.cameras.map_camera import view_from_above
from scenegen.cameras.trajectories import (
    TRAJECTORIES,
    CandidateRoom,
    Rows,
    angle_between,
)
from scenegen.cameras.visibility_estimate import (
    EntityBox,
    Flags,
    VisibilityEstimator,
    entity_boxes,
)
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN
from scenegen.params import Field, Params
from scenegen.records.rig import Marker, PerspectiveLens, Rig, View
from scenegen.records.scene import Room
from scenegen.records.twins import OcclusionGoal, ScenePair, TwinScenes
from scenegen.records.visibility import SceneVisibility
from scenegen.rooms.sampler import RoomSampler
from scenegen.rooms.walkable import walkable
from scenegen.seeding import Key, Stream, between
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.placement import CountedRooms
from scenegen.visibility.view_quality import QualityParams, inspect

if TYPE_CHECKING:
    from numpy.random import Generator

COPY_MM, COPY_TURN = 2000, 350
"""Views nearer to each other than both, mm and tenths of a degree, show the same."""

VANTAGES = 120
"""Places tried for a turn on the spot."""


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
        alone_places: the same where every view must show something of its own.
        proposals: rigs tried per scene.
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
    places: int = Field(default=24, ge=2, le=1000)
    alone_places: int = Field(default=60, ge=2, le=1000)
    proposals: int = Field(default=150, ge=1, le=1000)
    margin_mm: int = Field(default=150, ge=0, le=5000)
    quality: QualityParams = Field(default_factory=QualityParams)


class MultiviewSampler:
    """Places the visible views of a rig, and the hidden map."""

    def __init__(self, params: MultiviewRigParams, rooms: RoomSampler) -> None:
        """A sampler of twin scenes in rooms of a kind, with their cameras."""
        self.params = params
        self.catalogue = rooms.catalogue
        self._rooms = CountedRooms(rooms)

    def sample(self, brief: CountBrief, key: Key) -> TwinScenes:
        """Twin scenes, and one rig that serves both.

        Raises:
            Rejected: as `CountedRooms.sample` and `place`.
        """
        scenes = self._rooms.sample(brief, key.stream(Stream.SCENE))
        rig = self.place(scenes, brief, key.stream(Stream.CAMERAS))
        goal = (
            OcclusionGoal(brief.category, *brief.occlusion) if brief.occlusion else None
        )
        return TwinScenes(scenes, (rig, rig), goal=goal)

    def place(self, scenes: ScenePair, brief: CountBrief, rng: "Generator") -> Rig:
        """The first promising rig of the brief's kind.

        Raises:
            Rejected: "no_floor" when a person can hardly stand anywhere, "no_vantage"
                when some object is seen well from nowhere, "no_rig" when no proposal
                shows all.
        """
        room, solids = scenes.full.room, entity_boxes(scenes.full, self.catalogue)
        lens = self._lens(rng, brief)
        atlas = self._survey(room, solids, brief, lens=lens, rng=rng)
        ground = CandidateRoom(room, atlas, brief.views)
        proposals = TRAJECTORIES[brief.rig](rng, ground)
        for proposal in islice(proposals, self.params.proposals):
            rows = _choose(rng, atlas, proposal, alone=brief.needs_all_views)
            if rows is not None:
                views = _views(atlas, rows, lens)
                return Rig(brief.rig, (*views, self._map(room, views)))
        raise Rejected("no_rig")

    def _survey(
        self,
        room: Room,
        solids: list[EntityBox],
        brief: CountBrief,
        *,
        lens: View,
        rng: "Generator",
    ) -> CandidateViews:
        """The good views of a scene.

        Raises:
            Rejected: when a person can hardly stand anywhere, or no place will do.
        """
        is_turn = brief.rig == "rotation"
        body = self.params.turn_body_mm if is_turn else self.params.body_mm
        floor = walkable(room, [solid.footprint for solid in solids], body)
        if len(floor.points) < (1 if is_turn else 4 * brief.views):
            raise Rejected("no_floor")
        surveyor = VisibilityEstimator(solids, brief.category, self.params.seen_pcm)
        eyes = floor.points[rng.permutation(len(floor.points))]
        step = TURN // HEADINGS
        if is_turn:
            tried = eyes[:VANTAGES]
            eyes = tried[surveyor.see_all(tried)]
            step = _pan_step(brief.views)
        space = FreeSpace.of(
            room, solids, near_mm=self.params.near_mm, ahead_mm=self.params.ahead_mm
        )
        survey = ViewSearch(
            space,
            surveyor,
            lens,
            most=_most_in_one_view(rng, brief),
            step=step,
            turns=brief.views if is_turn else 1,
            angle=angle_between(brief.views) if is_turn else TURN,
        )
        # Few places see everything, and fewer still in equal turns: all are tried.
        some = len(eyes) if is_turn else self._places(brief)
        atlas = survey.views_from(rng, eyes[:some])
        unseen = np.logical_not(atlas.whole.any(axis=0))
        if unseen.any() and not is_turn:
            rest = eyes[some:]
            near = rest[surveyor.within_reach(lens, rest, unseen)]
            more = survey.views_from(rng, near[:some])
            atlas = concatenated([atlas, more])
        if not atlas.whole.any(axis=0).all():
            raise Rejected("no_vantage")
        return atlas

    def _places(self, brief: CountBrief) -> int:
        """How many places to stand are judged, but for turns."""
        alone = brief.needs_all_views
        return self.params.alone_places if alone else self.params.places

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


def _pan_step(views: int) -> int:
    """The angle between headings, of which every few make the angle between views."""
    angle = angle_between(views)
    return angle // (angle * HEADINGS // TURN)


def _most_in_one_view(rng: "Generator", brief: CountBrief) -> int:
    """How many of the emptier twin's objects one view may glimpse.

    Were it always all but one, the best view and one more would be a good guess.
    """
    fewest = min(brief.counts)
    if brief.needs_all_views:
        return fewest - brief.views + 1
    return fewest - between(rng, 1, max(1, (fewest + 1) // 2))


def _choose(
    rng: "Generator", atlas: CandidateViews, proposal: list[Rows], *, alone: bool
) -> list[int] | None:
    """One row per view, so that together they show everything whole.

    Greedy, view by view in a random order: what shows most that is not yet shown, of
    what differs from the views before. None when a view has nothing to choose from, or
    something stays unseen.

    Args:
        rng: the order of views, and of what is equally good.
        atlas: the good views.
        proposal: for each view, which of them it may be.
        alone: every view is to show something that no other view glimpses.
    """
    if not all(len(rows) for rows in proposal):
        return None
    chosen: dict[int, int] = {}
    shown = np.zeros(atlas.whole.shape[1], dtype=np.bool_)
    for number in rng.permutation(len(proposal)):
        rows = rng.permutation(proposal[number])
        for earlier in chosen.values():
            rows = rows[_differ(atlas, rows, earlier)]
        if alone:
            rows = rows[_stand_alone(atlas, rows, list(chosen.values()))]
        if len(rows) == 0:
            return None
        gains = np.count_nonzero(atlas.whole[rows] & ~shown, axis=1)
        best = int(rows[int(np.argmax(gains))])
        chosen[int(number)] = best
        shown |= atlas.whole[best]
    if not shown.all():
        return None
    return [chosen[number] for number in range(len(proposal))]


def _stand_alone(atlas: CandidateViews, rows: Rows, chosen: list[int]) -> Flags:
    """Which views leave something to each chosen view alone, and have such an object.

    The object that only the fuller twin has does not count.
    """
    whole, glimpsed = atlas.whole[:, :-1], atlas.glimpsed[:, :-1]
    fine: Flags = np.any(whole[rows] & ~glimpsed[chosen].any(axis=0), axis=1)
    for each in chosen:
        others = [other for other in chosen if other != each]
        own = whole[each] & ~glimpsed[others].any(axis=0)
        fine &= np.any(own & ~glimpsed[rows], axis=1)
    return fine


def _differ(atlas: CandidateViews, rows: Rows, other: int) -> Flags:
    """Which views are no near copies of another one: far from it, or turned."""
    offsets = atlas.eyes[rows] - atlas.eyes[other]
    squares = offsets[:, 0] * offsets[:, 0] + offsets[:, 1] * offsets[:, 1]
    turns = atlas.headings[rows] - atlas.headings[other]
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
