"""Answered pictures: copies of the views with signs of what the answer rests on.

What is asked about has a ring: with a number where things are counted, the same number
for the same thing in every view; with the letter of its option; or else with its name.
What gives the direction has a ring and an arrow, and a fan shows where the hidden view
looks. Nothing of this is in the pictures of a data set.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from PIL import Image, ImageDraw

from scenegen.dataset.lettering import Colour, Style, draw_label, width_of
from scenegen.geometry.angles import TURN, cosine, sine
from scenegen.geometry.pose import Vector
from scenegen.records.item import Facts, ViewTokens
from scenegen.records.rig import PerspectiveLens, View
from scenegen.records.scene import Entity
from scenegen.tasks import TASKS, kind_of

ASKED: Colour = (0, 132, 72)
OTHER: Colour = (72, 78, 92)
GIVER: Colour = (246, 178, 20)
CHANGED: Colour = (122, 52, 178)
"""Of rings: what the answer rests on; other options; what gives the direction; what
twins differ in."""

_WHITE: Colour = (255, 255, 255)
_INK: Colour = (34, 36, 42)

OVERSIZE = 3
"""Pixels that are drawn for one that is shown, each way."""

GRID = 336
"""Pixels a side of the pictures that boxes and marks of tokens count in."""

MARK_RADIUS = 15
"""Of the ring around a mark that twins differ in, on that grid."""

FAN_FROM_M, FAN_M, FAN_STEPS, ARROW_M = 0.3, 1.5, 12, 0.75
"""Radii of the fan, which is clear of the mark at its middle, and its parts; length of
the arrow of a facing."""

Bounds = tuple[float, float, float, float]
"""Left, upper, right, lower, pixels."""

DISC = 12
"""Half a side of what is kept clear around a mark, pixels."""

NEAR_M = 0.1
"""Points that are nearer to a camera are not drawn."""


class Ring(NamedTuple):
    """What stands around something in a picture.

    Attributes:
        label: a number, a letter or a name; none when empty.
        colour: of the ring.
    """

    label: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Signs:
    """What is drawn into the answered pictures of an item.

    Attributes:
        rings: by the id of an entity.
        changed: ids of entities, and labels of marks, in which the twins differ.
        giver: id of what gives the direction, 0 for nothing.
    """

    rings: Mapping[int, Ring]
    changed: frozenset[int | str] = frozenset()
    giver: int = 0


def signs_of(
    facts: Facts, twin: Facts | None = None, *, with_ids: bool = False
) -> Signs:
    """The signs for an item.

    Args:
        facts: of the item.
        twin: whose differences are marked; None to mark none.
        with_ids: counted things have the number that object maps show; or else they
            are numbered from 1, what twins share first, so that it keeps its number.
    """
    question = facts.question
    evidence = question.evidence
    changed = frozenset() if twin is None else changes(facts, twin)
    names = {each.id: each.category.replace("_", " ") for each in facts.scene.entities}
    # Where the evidence was taken out of the room, nothing gives the direction.
    is_there = bool(evidence.instances)
    giver = TASKS.find(question.task).text_cues(facts).giver if is_there else 0
    giver = giver if giver in names else 0
    rings: dict[int, Ring] = {}
    if giver:
        rings[giver] = Ring(names[giver], GIVER)
    if kind_of(question).is_count:
        counted = sorted(evidence.instances, key=lambda each: (each in changed, each))
        for number, entity in enumerate(counted, start=1):
            rings[entity] = Ring(str(entity if with_ids else number), ASKED)
    elif evidence.options:
        for place, entity in enumerate(evidence.options):
            is_right = place == question.answer_index
            rings.setdefault(
                entity, Ring("ABCDEFGH"[place], ASKED if is_right else OTHER)
            )
    else:
        for entity in evidence.instances:
            rings.setdefault(entity, Ring(names.get(entity, ""), ASKED))
    known = {entity: ring for entity, ring in rings.items() if entity in names}
    return Signs(MappingProxyType(known), changed, giver)


def changes(one: Facts, other: Facts) -> frozenset[int | str]:
    """Ids of entities and labels of marks in which an item differs from its twin."""
    here, there = ({e.id: e for e in each.scene.entities} for each in (one, other))
    found: set[int | str] = {id for id, e in here.items() if there.get(id) != e}
    marks = [
        {
            (tokens.view, mark.label): mark.pixel
            for tokens in each.tokens
            for mark in tokens.marks
        }
        for each in (one, other)
    ]
    found |= {key[1] for key, pixel in marks[0].items() if marks[1].get(key) != pixel}
    return frozenset(found - {"BEND"})


def answered_picture(
    facts: Facts, view: View, image: Image.Image, signs: Signs
) -> Image.Image:
    """A copy of the picture of a view with signs of the answer.

    Args:
        facts: of the item.
        view: of its rig.
        image: its square picture, as large as it will be shown.
        signs: of the item.
    """
    page = _Drawing(image)
    for hidden in facts.rig.hidden:
        if hidden is not view and isinstance(hidden.lens, PerspectiveLens):
            page.fan(view, hidden)
    if view.route is not None and not view.route.has_line:
        page.line(view, view.route.points_mm)
    tokens = next(each for each in facts.tokens if each.view == view.name)
    boxes = {entry.instance: entry.box for entry in tokens.entries}
    is_imagined = view.is_hidden and not view.is_map
    # What the answer rests on comes last, so that nothing covers it.
    for entity, ring in sorted(signs.rings.items(), key=lambda each: _rank(each[1])):
        if entity in boxes and not (is_imagined and ring.colour == GIVER):
            page.ring(boxes[entity], ring)
    if not is_imagined:
        _draw_changes(page, tokens, signs)
        scene = facts.scene if facts.imagined is None else facts.imagined
        for each in scene.entities:
            if each.id == signs.giver and each.id in boxes:
                page.facing(view, each)
    return page.finished()


def _draw_changes(page: _Drawing, tokens: ViewTokens, signs: Signs) -> None:
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


class _Drawing:
    """A picture and what is drawn over it, larger than it will be."""

    def __init__(self, image: Image.Image) -> None:
        self._image = image.convert("RGBA")
        self._side = image.width
        size = (self._side * OVERSIZE, self._side * OVERSIZE)
        self._over = Image.new("RGBA", size, (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self._over)
        self._labels: list[tuple[Bounds, Ring]] = []
        self._taken: list[Bounds] = []

    def ring(
        self, box: tuple[int, int, int, int], ring: Ring, *, more: int = 0
    ) -> None:
        """A ring around a box on the grid of tokens, clear of it by some pixels."""
        scale, gap = self._side / GRID, 4 + more
        x0, y0 = (max(value * scale - gap, 2) for value in box[:2])
        x1, y1 = (min((value + 1) * scale + gap, self._side - 3) for value in box[2:])
        round_by = min(x1 - x0, y1 - y0, 44) / 2
        for colour, width in ((_WHITE, 5), (ring.colour, 3)):
            grow = (width - 3) / 2
            bounds = (x0 - grow, y0 - grow, x1 + grow, y1 + grow)
            self._draw.rounded_rectangle(
                [value * OVERSIZE for value in bounds],
                (round_by + grow) * OVERSIZE,
                outline=(*colour, 255),
                width=width * OVERSIZE,
            )
        if ring.label:
            self._labels.append(((x0, y0, x1, y1), ring))

    def keep_clear(self, pixel: tuple[int, int]) -> None:
        """Put no label over a mark on the grid of tokens."""
        u, v = (value * self._side / GRID for value in pixel)
        self._taken.append((u - DISC, v - DISC, u + DISC, v + DISC))

    def _place(self, box: Bounds, label: str) -> Bounds:
        """Where a label has room: on its ring, clear of all that has to be seen."""
        high = max(round(self._side / 16), 14)
        wide = max(high, width_of(label, self._style) + high * 0.6)
        x0, y0, x1, y1 = box
        middle = (x0 + x1 - wide) / 2
        tried = []
        for left, top in (
            (x0 - wide / 3, y0 - high * 0.8),
            (x1 - wide * 2 / 3, y0 - high * 0.8),
            (middle, y0 - high),
            (middle, y1 - high * 0.1),
            (x1 - high * 0.2, (y0 + y1 - high) / 2),
            (x0 - wide + high * 0.2, (y0 + y1 - high) / 2),
            (x0 - wide / 3, y1 - high * 0.4),
            (x1 - wide * 2 / 3, y1 - high * 0.4),
        ):
            left = min(max(left, 2), self._side - wide - 2)
            top = min(max(top, 2), self._side - high - 2)
            tried.append((left, top, left + wide, top + high))
        free = min(tried, key=lambda each: sum(_shared(each, t) for t in self._taken))
        self._taken.append(free)
        return free

    @property
    def _style(self) -> Style:
        return Style(max(round(self._side / 23), 12), _WHITE, bold=True)

    def fan(self, view: View, hidden: View) -> None:
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
        points = [
            Vector(x + reach * cosine(turn), y + reach * sine(turn), 0.0)
            for reach, arc in ((FAN_FROM_M, turns), (FAN_M, turns[::-1]))
            for turn in arc
        ]
        middle = self._pixels(view, [Vector(x, y, 0.0)])
        pixels = self._pixels(view, points)
        if len(pixels) == len(points) and all(map(self._is_inside, middle)):
            colour = (*GIVER, 96)
            self._draw.polygon(pixels, colour)
            edge = [*pixels, pixels[0]]
            self._draw.line(edge, (*GIVER, 255), width=2 * OVERSIZE, joint="curve")

    def line(self, view: View, points_mm: Iterable[tuple[int, int]]) -> None:
        """The way between marks that have none in the picture."""
        points = [Vector(x / 1000, y / 1000, 0.0) for x, y in points_mm]
        pixels = self._pixels(view, points)
        self._draw.line(pixels, (*GIVER, 255), width=2 * OVERSIZE, joint="curve")

    def facing(self, view: View, entity: Entity) -> None:
        """An arrow from a thing to where it faces."""
        x, y, z = (value / 1000 for value in entity.position_mm)
        turn = entity.heading_tenths
        east, north = cosine(turn), sine(turn)
        points = [
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
        pixels = self._pixels(view, points)
        if len(pixels) == len(points):
            edge = [*pixels, pixels[0], pixels[1]]
            self._draw.line(edge, (*_INK, 255), width=3 * OVERSIZE, joint="curve")
            self._draw.polygon(pixels, (*GIVER, 255))
            us, vs = ([each[at] / OVERSIZE for each in pixels] for at in (0, 1))
            self._taken.append((min(us), min(vs), max(us), max(vs)))

    def _pixels(
        self, view: View, points: Iterable[Vector]
    ) -> list[tuple[float, float]]:
        """Points in the large picture; those behind the camera are left out."""
        camera = view.camera(self._side * OVERSIZE)
        seen = [camera.project(each) for each in points]
        return [(each.u, each.v) for each in seen if each.depth > NEAR_M]

    def _is_inside(self, pixel: tuple[float, float]) -> bool:
        return all(0 <= value < self._side * OVERSIZE for value in pixel)

    def finished(self) -> Image.Image:
        """The picture with everything that was drawn."""
        placed = [(self._place(box, ring.label), ring) for box, ring in self._labels]
        for place, ring in placed:
            for colour, grow in ((_WHITE, 1.0), (ring.colour, 0.0)):
                x0, y0, x1, y1 = place
                bounds = (x0 - grow, y0 - grow, x1 + grow, y1 + grow)
                self._draw.rounded_rectangle(
                    [value * OVERSIZE for value in bounds],
                    (y1 - y0) / 2 * OVERSIZE,
                    fill=(*colour, 255),
                )
        size = (self._side, self._side)
        over = self._over.resize(size, Image.Resampling.BOX)
        page = Image.alpha_composite(self._image, over).convert("RGB")
        for (x0, y0, x1, y1), ring in placed:
            ink = _INK if ring.colour == GIVER else _WHITE
            style = self._style._replace(colour=ink)
            draw_label(page, ((x0 + x1) / 2, (y0 + y1) / 2), ring.label, style)
        return page


def _shared(one: Bounds, other: Bounds) -> float:
    """The area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(wide, 0) * max(high, 0)
