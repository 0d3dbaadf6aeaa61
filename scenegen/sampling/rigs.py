"""Rigs that survey a room: a turn on the spot, a walk along a rectangle, a ring.

No single view may show everything that is counted, and all views together must. The plan
tells which cameras are promising; the task judges the drawn truth.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from scenegen.catalogue import Catalogue
from scenegen.errors import Rejected
from scenegen.geometry.angles import TURN, cosine, sine, towards
from scenegen.params import Field, Params
from scenegen.records.facts import Brief
from scenegen.records.rig import Marker, Orthographic, Perspective, Rig, View
from scenegen.records.scene import Room
from scenegen.records.truth import Truth
from scenegen.sampling.base import ScenePair
from scenegen.sampling.floor_plan import Spot
from scenegen.sampling.places import between, middle_of, pick
from scenegen.sampling.prospect import Prospect, Surveyor, solids_of
from scenegen.sampling.walkable import Walkable, walkable
from scenegen.truth.quality import QualityParams, inspect

if TYPE_CHECKING:
    from numpy.random import Generator

Eye = tuple[int, int]
Stance = tuple[Eye, int]
"""Where a camera stands and its heading."""


class SurveyParams(Params):
    """Cameras at eye level.

    Attributes:
        eye_mm: height of the cameras, (lowest, highest).
        fov_tenths: field of view, (narrowest, widest), tenths of a degree; made even.
        pitch_tenths: (steepest, flattest), tenths of a degree, negative looks down.
        body_mm: free floor around a camera.
        ahead_mm: a camera sees at least this far along its axis before a wall.
        seen_pcm: share of the picture that each counted object should fill in some view.
        candidates: rigs tried per scene.
        margin_mm: floor outside the walls that the map shows.
        quality: what the drawn views must show.
    """

    eye_mm: tuple[int, int] = (1350, 1700)
    fov_tenths: tuple[int, int] = (840, 1040)
    pitch_tenths: tuple[int, int] = (-160, -60)
    body_mm: int = Field(330, ge=100, le=1000)
    ahead_mm: int = Field(1500, ge=0, le=5000)
    seen_pcm: int = Field(320, ge=10, le=5000)
    candidates: int = Field(40, ge=1, le=1000)
    margin_mm: int = Field(150, ge=0, le=5000)
    quality: QualityParams = QualityParams()


class SurveyRigger:
    """Places the visible views of a rig, and the hidden map."""

    name = "survey"
    Params = SurveyParams

    def __init__(self, params: SurveyParams, catalogue: Catalogue) -> None:
        """A rigger that knows the sizes of a catalogue's objects."""
        self.params = params
        self.catalogue = catalogue

    def place(self, scenes: ScenePair, brief: Brief, rng: "Generator") -> Rig:
        """The first promising rig of the brief's kind.

        Raises:
            Rejected: "no_floor" when a person can hardly stand anywhere, "no_rig" when
                no candidate shows everything in parts.
        """
        scene = scenes.full
        solids = solids_of(scene, self.catalogue)
        obstacles = [solid.footprint for solid in solids]
        floor = walkable(scene.room, obstacles, self.params.body_mm)
        if len(floor.points) < 4 * brief.views:
            raise Rejected("no_floor")
        surveyor = Surveyor(solids, brief.category, self.params.seen_pcm)
        lens = self._lens(rng)
        for _ in range(self.params.candidates):
            stances = _STANCES[brief.rig](rng, scene.room, floor, brief.views)
            if not self._looks_into(scene.room, stances):
                continue
            views = _views(stances, lens)
            if _is_promising([surveyor.judge(view) for view in views], brief):
                return Rig(brief.rig, (*views, self._map(scene.room, views)))
        raise Rejected("no_rig")

    def check(self, truth: Truth) -> None:
        """Look at the drawn views.

        Raises:
            Rejected: when one of them shows too little.
        """
        inspect(truth, self.params.quality)

    def _lens(self, rng: "Generator") -> View:
        """Height, pitch and field of view, which all views of a rig share."""
        low, high = self.params.fov_tenths
        return View(
            name="view_0",
            is_hidden=False,
            position_mm=(0, 0, between(rng, *self.params.eye_mm, 10)),
            heading_tenths=0,
            pitch_tenths=between(rng, *self.params.pitch_tenths),
            lens=Perspective(between(rng, low // 2, high // 2) * 2),
        )

    def _looks_into(self, room: Room, stances: list[Stance]) -> bool:
        """Whether the floor ahead of every camera belongs to the room."""
        outline = shapely.Polygon(room.outline_mm)
        for (x, y), heading in stances:
            point = Spot(x, y, heading).offset(self.params.ahead_mm, 0)
            if not outline.covers(shapely.Point(point.x, point.y)):
                return False
        return True

    def _map(self, room: Room, views: list[View]) -> View:
        """The room from above, north up, with the cameras painted over it."""
        xs = [x for x, _ in room.outline_mm]
        ys = [y for _, y in room.outline_mm]
        side = max(max(xs) - min(xs), max(ys) - min(ys))
        return View(
            name="map",
            is_hidden=True,
            position_mm=(*middle_of(room), room.height_mm + 1000),
            heading_tenths=TURN // 4,
            pitch_tenths=-TURN // 4,
            lens=Orthographic(side + 2 * (room.wall_mm + self.params.margin_mm)),
            markers=tuple(
                Marker(
                    label=str(number),
                    position_mm=view.position_mm,
                    heading_tenths=view.heading_tenths,
                    fov_tenths=view.lens.fov_tenths,
                )
                for number, view in enumerate(views, start=1)
                if isinstance(view.lens, Perspective)
            ),
        )


def _views(stances: list[Stance], pattern: View) -> list[View]:
    height = pattern.position_mm[2]
    return [
        replace(
            pattern,
            name=f"view_{number}",
            position_mm=(*eye, height),
            heading_tenths=heading,
        )
        for number, (eye, heading) in enumerate(stances)
    ]


def _is_promising(prospects: list[Prospect], brief: Brief) -> bool:
    """Whether the views together show all, and none shows all of the emptier twin.

    The object that only the fuller twin has is the last one.
    """
    together = np.stack([prospect.whole for prospect in prospects]).any(axis=0)
    if not together.all():
        return False
    fewest = min(brief.counts)
    return all(
        int(np.count_nonzero(prospect.glimpsed[:-1])) < fewest for prospect in prospects
    )


def _rotation(
    rng: "Generator", room: Room, floor: Walkable, count: int
) -> list[Stance]:
    """A turn on the spot, clockwise, in equal steps."""
    eye = _eye(rng, floor)
    start = between(rng, 0, TURN - 50, 50)
    return [(eye, (start - TURN * turn // count) % TURN) for turn in range(count)]


def _walk(rng: "Generator", room: Room, floor: Walkable, count: int) -> list[Stance]:
    """Around a rectangle, looking outwards, across it, or ahead."""
    x, y = _eye(rng, floor)
    half = between(rng, 500, 1800, 100), between(rng, 500, 1800, 100)
    manner = pick(rng, (0, 0, TURN // 2, TURN // 4))
    stances = []
    for corner in range(count):
        around = TURN * corner // count + TURN // 8
        dx, dy = _corner(around, half)
        eye = floor.nearest(x + dx, y + dy)
        outwards = towards(dx, dy)
        turn = manner + between(rng, -150, 150, 10)
        stances.append((eye, (outwards + turn) % TURN))
    return stances


def _corner(around: int, half: tuple[int, int]) -> tuple[int, int]:
    """The point of a rectangle's rim in a direction from its middle."""
    quadrant = around % TURN * 4 // TURN
    signs = ((1, 1), (-1, 1), (-1, -1), (1, -1))[quadrant]
    return signs[0] * half[0], signs[1] * half[1]


def _ring(rng: "Generator", room: Room, floor: Walkable, count: int) -> list[Stance]:
    """Free places all around, looking inwards past the middle."""
    x, y = middle_of(room)
    start = between(rng, 0, TURN - 50, 50)
    stances = []
    for number in range(count):
        direction = (start + TURN * number // count) % TURN
        eye = floor.nearest(*_rim(rng, room, direction))
        inwards = towards(x - eye[0], y - eye[1])
        stances.append((eye, (inwards + between(rng, -350, 350, 10)) % TURN))
    return stances


def _rim(rng: "Generator", room: Room, direction: int) -> Eye:
    """A point between the middle and the walls of the bounding box."""
    x, y = middle_of(room)
    xs = [corner[0] for corner in room.outline_mm]
    ys = [corner[1] for corner in room.outline_mm]
    reach = between(rng, 55, 100)
    across = (max(xs) - min(xs)) * reach // 200
    along = (max(ys) - min(ys)) * reach // 200
    return (
        x + round(cosine(direction) * across),
        y + round(sine(direction) * along),
    )


def _eye(rng: "Generator", floor: Walkable) -> Eye:
    point = floor.points[int(rng.integers(len(floor.points)))]
    return int(point[0]), int(point[1])


_STANCES = {"rotation": _rotation, "walk": _walk, "ring": _ring}
