"""The rigs that a room has for a brief: a turn on the spot, a walk around, a ring.

Rigs are proposed by where their views stand and look alone. What their views show is
for the search to find out.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, islice

import numpy as np
from numpy.random import Generator

from scenegen.cameras.candidate_views import CandidateViews
from scenegen.cameras.map_camera import view_from_above
from scenegen.cameras.ranges import EyeRange, LensRange, PitchRange
from scenegen.cameras.trajectories import TRAJECTORIES, CandidateRoom, turns_of
from scenegen.geometry.angles import TURN
from scenegen.params import Field, Params
from scenegen.records.rig import Marker, PerspectiveLens, View
from scenegen.records.scene import Room
from scenegen.seeding import between
from scenegen.tasks.multiview.brief import CountBrief
from scenegen.tasks.multiview.shown_table import Flags, Ints
from scenegen.visibility.view_quality import QualityParams

COPY_MM, COPY_TURN = 2000, 350
"""Views nearer to each other than both, mm and tenths of a degree, show the same."""

STEPS = (360, 480, 600)
"""Between neighbouring views of a turn on the spot, tenths of a degree; some objects
are in two or three views."""

MIXES = 160
"""Rigs made of one proposal that leaves a choice of views."""


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

    eye_mm: EyeRange = (1250, 1600)
    fov_tenths: LensRange = (680, 800)
    turn_fov_tenths: LensRange = (770, 800)
    alone_fov_tenths: LensRange = (600, 700)
    pitch_tenths: PitchRange = (-80, -65)
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


def lens_of(params: MultiviewRigParams, brief: CountBrief, rng: Generator) -> View:
    """Height, field of view and shift, which all views of a rig share."""
    low, high = _field_of_view(params, brief)
    height = between(rng, *params.eye_mm, 10)
    look = between(rng, *params.pitch_tenths)
    return View(
        name="view",
        is_hidden=False,
        position_mm=(0, 0, height),
        heading_tenths=0,
        pitch_tenths=0,
        lens=PerspectiveLens.levelled(between(rng, low // 2, high // 2) * 2, look),
    )


def _field_of_view(params: MultiviewRigParams, brief: CountBrief) -> tuple[int, int]:
    """(narrowest, widest) of a kind of rig, tenths of a degree."""
    if brief.rig == "rotation":
        return params.turn_fov_tenths
    if brief.needs_all_views:
        return params.alone_fov_tenths
    return params.fov_tenths


def rigs_of(
    params: MultiviewRigParams,
    room: Room,
    atlas: CandidateViews,
    brief: CountBrief,
    rng: Generator,
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
        for proposal in islice(proposals, params.proposals):
            if all(len(rows) for rows in proposal):
                found.append(_mixed(rng, proposal))
    rigs = np.concatenate(found)
    for one, other in combinations(range(brief.views), 2):
        rigs = rigs[_differ(atlas, rigs[:, one], rigs[:, other])]
    return rigs


def map_of(params: MultiviewRigParams, room: Room, views: list[View]) -> View:
    """The room from above, north up, with the cameras painted over it."""
    above = view_from_above(
        "map",
        room,
        is_hidden=True,
        up_tenths=TURN // 4,
        margin_mm=params.margin_mm,
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


def _mixed(rng: Generator, proposal: list[Ints]) -> Ints:
    """(m, views) rigs of a proposal: one, or draws where it leaves a choice."""
    if all(len(rows) == 1 for rows in proposal):
        return np.array([[int(rows[0]) for rows in proposal]], dtype=np.int64)
    drawn = [rows[rng.integers(len(rows), size=MIXES)] for rows in proposal]
    return np.stack(drawn, axis=1)


def part_of(atlas: CandidateViews, rows: list[int]) -> CandidateViews:
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


def views_of(atlas: CandidateViews, rows: list[int], lens: View) -> list[View]:
    """Views of some rows of the candidates, in their order, with a lens."""
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
