"""Shapes of the signs of an answer in the picture of a view, for all that draw them.

Sheets paint them into copies of pictures, and pages draw them over the pictures. A fan
shows where the hidden view looks. Nothing of this is in the pictures of a data set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scenegen.dataset.answer_signs import ASKED, CHANGED, GIVER, OTHER, Ring, Signs
from scenegen.dataset.lettering import Colour, Style, width_of
from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.geometry.pose import Vector
from scenegen.records.item import Facts, ViewTokens
from scenegen.records.rig import DISC_SHARE, PerspectiveLens, View
from scenegen.records.scene import Entity

GRID = 336
"""Pixels a side of the pictures that boxes and marks of tokens count in."""

MARK_RADIUS = 15
"""Of the ring around a mark that twins differ in, on that grid."""

FAN_FROM_M, FAN_M, FAN_STEPS, ARROW_M = 0.3, 1.5, 12, 0.75
"""Radii of the fan, which is clear of the mark at its middle, and its parts; length of
the arrow of a facing."""

DISC = 12
"""Half a side of what labels keep clear around a mark, pixels."""

RIM = 1.25
"""Radius of what nothing covers around a disc with its rim, in radii of the disc."""

UNLETTERED = frozenset({"X", "ARROW", "BEND"})
"""Marks that are no discs with a letter or a number."""

NEAR_M = 0.1
"""Points that are nearer to a camera are not drawn."""

WHITE: Colour = (255, 255, 255)

Point = tuple[float, float]
Points = tuple[Point, ...]
Bounds = tuple[float, float, float, float]
"""Left, upper, right, lower pixel."""


class RingShape(NamedTuple):
    """A box with round corners.

    Attributes:
        bounds: of its line.
        round_by: radius of its corners, pixels.
        colour: of its line.
    """

    bounds: Bounds
    round_by: float
    colour: Colour


class LabelShape(NamedTuple):
    """A chip with a number, a letter or a name, on a ring.

    Attributes:
        bounds: of the chip, whose ends are round.
        text: in it.
        colour: of the chip.
    """

    bounds: Bounds
    text: str
    colour: Colour


class DiscShape(NamedTuple):
    """A disc with a letter that is painted into the picture.

    Attributes:
        middle: of it.
        radius: with its rim, pixels.
    """

    middle: Point
    radius: float


@dataclass(frozen=True, slots=True)
class AnswerShapes:
    """What is drawn over a square picture, in the order of the attributes.

    Attributes:
        side: of the picture, pixels.
        fans: areas that the hidden views cover.
        ways: lines between marks that have none in the picture.
        discs: of the picture itself; nothing of the above covers them.
        rings: in their order.
        arrows: areas, from a thing to where it faces.
        labels: clear of each other and of all that has to be seen.
    """

    side: int
    fans: tuple[Points, ...]
    ways: tuple[Points, ...]
    discs: tuple[DiscShape, ...]
    rings: tuple[RingShape, ...]
    arrows: tuple[Points, ...]
    labels: tuple[LabelShape, ...]


def label_style(side: int) -> Style:
    """How labels look in a picture of so many pixels a side."""
    return Style(max(round(side / 23), 12), WHITE, bold=True)


def answer_shapes(facts: Facts, view: View, signs: Signs, side: int) -> AnswerShapes:
    """The shapes of the signs of an item in one of its views.

    Args:
        facts: of the item.
        view: of its rig.
        signs: of the item.
        side: of the picture as it will be shown, pixels.
    """
    page = _Shapes(view, side)
    for hidden in facts.rig.hidden:
        if hidden is not view:
            page.fan(hidden)
    if view.route is not None and not view.route.has_line:
        page.way(view.route.points_mm)
    tokens = next(each for each in facts.tokens if each.view == view.name)
    page.keep_discs(tokens)
    boxes = {entry.instance: entry.box for entry in tokens.entries}
    is_imagined = view.is_hidden and not view.is_map
    # What the answer rests on comes last, so that nothing covers it.
    for entity, ring in sorted(signs.rings.items(), key=lambda each: _rank(each[1])):
        if entity in boxes and not (is_imagined and ring.colour == GIVER):
            page.ring(boxes[entity], ring)
    if not is_imagined:
        _add_changes(page, tokens, signs)
        scene = facts.scene if facts.imagined is None else facts.imagined
        for each in scene.entities:
            if each.id == signs.giver and each.id in boxes:
                page.facing(each)
    return page.finished()


def _add_changes(page: _Shapes, tokens: ViewTokens, signs: Signs) -> None:
    """Rings around what twins differ in."""
    for entry in tokens.entries:
        if entry.instance in signs.changed:
            page.ring(entry.box, Ring("", CHANGED), more=5)
    for mark in tokens.marks:
        page.keep_clear(mark.pixel)
        if mark.label in signs.changed:
            (u, v), r = mark.pixel, MARK_RADIUS
            page.ring((u - r, v - r, u + r, v + r), Ring("", CHANGED))


def _rank(ring: Ring) -> int:
    return (OTHER, GIVER, ASKED).index(ring.colour)


class _Shapes:
    """Shapes in the picture of a view, as they are found."""

    def __init__(self, view: View, side: int) -> None:
        self._view, self._side = view, side
        self._camera = view.camera(side)
        self._fans: list[Points] = []
        self._ways: list[Points] = []
        self._discs: list[DiscShape] = []
        self._rings: list[RingShape] = []
        self._arrows: list[Points] = []
        self._labelled: list[tuple[Bounds, Ring]] = []
        self._taken: list[Bounds] = []

    def ring(
        self, box: tuple[int, int, int, int], ring: Ring, *, more: int = 0
    ) -> None:
        """A ring around a box on the grid of tokens, clear of it by some pixels."""
        scale, gap = self._side / GRID, 4 + more
        x0, y0 = (max(value * scale - gap, 2) for value in box[:2])
        x1, y1 = (min((value + 1) * scale + gap, self._side - 3) for value in box[2:])
        bounds = (x0, y0, x1, y1)
        round_by = min(x1 - x0, y1 - y0, 44) / 2
        self._rings.append(RingShape(bounds, round_by, ring.colour))
        if ring.label:
            self._labelled.append((bounds, ring))

    def keep_discs(self, tokens: ViewTokens) -> None:
        """Cover no letter that is painted into the picture by a fan or a line."""
        radius = DISC_SHARE * RIM * self._side
        for mark in tokens.marks:
            if mark.label not in UNLETTERED:
                self._discs.append(DiscShape(self._of_grid(mark.pixel), radius))

    def keep_clear(self, pixel: tuple[int, int]) -> None:
        """Put no label over a mark on the grid of tokens."""
        u, v = self._of_grid(pixel)
        self._taken.append((u - DISC, v - DISC, u + DISC, v + DISC))

    def _of_grid(self, pixel: tuple[int, int]) -> Point:
        u, v = (value * self._side / GRID for value in pixel)
        return u, v

    def fan(self, hidden: View) -> None:
        """The field of view of a hidden camera, on the floor below it."""
        lens = hidden.lens
        if not isinstance(lens, PerspectiveLens):
            return
        x, y, _ = (value / 1000 for value in hidden.position_mm)
        half = lens.fov_tenths // 2
        turns = [
            (hidden.heading_tenths - half + 2 * half * step // FAN_STEPS) % TURN
            for step in range(FAN_STEPS + 1)
        ]
        corners = [
            Vector(x + reach * cosine(turn), y + reach * sine(turn), 0.0)
            for reach, arc in ((FAN_FROM_M, turns), (FAN_M, turns[::-1]))
            for turn in arc
        ]
        middle = self._pixels([Vector(x, y, 0.0)])
        points = self._pixels(corners)
        if len(points) == len(corners) and all(map(self._is_inside, middle)):
            self._fans.append(points)

    def way(self, points_mm: Iterable[tuple[int, int]]) -> None:
        """The way between marks that have none in the picture."""
        points = [Vector(x / 1000, y / 1000, 0.0) for x, y in points_mm]
        self._ways.append(self._pixels(points))

    def facing(self, entity: Entity) -> None:
        """An arrow from a thing to where it faces."""
        x, y, z = (value / 1000 for value in entity.position_mm)
        turn = entity.heading_tenths
        east, north = cosine(turn), sine(turn)
        corners = [
            Vector(
                x + along * east - aside * north, y + along * north + aside * east, z
            )
            for along, aside in (
                (0.0, 0.05),
                (ARROW_M - 0.24, 0.05),
                (ARROW_M - 0.24, 0.15),
                (ARROW_M, 0.0),
                (ARROW_M - 0.24, -0.15),
                (ARROW_M - 0.24, -0.05),
                (0.0, -0.05),
            )
        ]
        points = self._pixels(corners)
        if len(points) == len(corners):
            self._arrows.append(points)
            us, vs = ([each[at] for each in points] for at in (0, 1))
            self._taken.append((min(us), min(vs), max(us), max(vs)))

    def _pixels(self, points: Iterable[Vector]) -> Points:
        """Points in the picture; those behind the camera are left out."""
        seen = [self._camera.project(each) for each in points]
        return tuple((each.u, each.v) for each in seen if each.depth > NEAR_M)

    def _is_inside(self, point: Point) -> bool:
        return all(0 <= value < self._side for value in point)

    def finished(self) -> AnswerShapes:
        """All shapes; labels are placed where the others leave room."""
        labels = tuple(
            LabelShape(self._place(box, ring.label), ring.label, ring.colour)
            for box, ring in self._labelled
        )
        return AnswerShapes(
            self._side,
            tuple(self._fans),
            tuple(self._ways),
            tuple(self._discs),
            tuple(self._rings),
            tuple(self._arrows),
            labels,
        )

    def _place(self, box: Bounds, label: str) -> Bounds:
        """Where a label has room: on its ring, clear of all that has to be seen."""
        high = max(round(self._side / 16), 14)
        wide = max(high, width_of(label, label_style(self._side)) + high * 0.6)
        tried = []
        for left, top in _spots(box, wide, high):
            left = min(max(left, 2), self._side - wide - 2)
            top = min(max(top, 2), self._side - high - 2)
            tried.append((left, top, left + wide, top + high))
        free = min(tried, key=lambda each: sum(_shared(each, t) for t in self._taken))
        self._taken.append(free)
        return free


def _spots(box: Bounds, wide: float, high: float) -> Sequence[Point]:
    """Left upper corners of a label on a ring, the best first."""
    x0, y0, x1, y1 = box
    middle = (x0 + x1 - wide) / 2
    return (
        (x0 - wide / 3, y0 - high * 0.8),
        (x1 - wide * 2 / 3, y0 - high * 0.8),
        (middle, y0 - high),
        (middle, y1 - high * 0.1),
        (x1 - high * 0.2, (y0 + y1 - high) / 2),
        (x0 - wide + high * 0.2, (y0 + y1 - high) / 2),
        (x0 - wide / 3, y1 - high * 0.4),
        (x1 - wide * 2 / 3, y1 - high * 0.4),
    )


def _shared(one: Bounds, other: Bounds) -> float:
    """The area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(wide, 0) * max(high, 0)
