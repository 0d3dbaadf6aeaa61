"""Solves questions about a walk from the facts, with other methods than `ask`.

The sizes of assets are not used: what reaches into a way is read from the boxes of the
object map, and what is passed is found by walking in small steps.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from scenegen.catalogue import Category
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.pose import Vector
from scenegen.records.item import Facts, MapEntry
from scenegen.records.rig import OrthographicLens, Route, View
from scenegen.records.scene import Entity
from scenegen.tasks.path.phrasing import NOTHING, SEEN_OPTIONS, ParsedPathQuestion
from scenegen.tokens.birds_eye_grid import BOX_GRID

STEP_MM = 20
"""Length of a step of the walk."""

PASSED_MM = 1300
"""What is never nearer than this to the walk is not passed."""

REACH_MM = 275
"""What comes nearer to the line is in the way: half-way between the least that
obstacles reach into a strip of half a metre and the least that others keep away."""

LEAST_COSINE = 0.3
"""Where the cosine of twice an angle is smaller, a box does not tell the sides."""

EVEN, ROUND = 0.78, 0.9
"""What has a box that is so much as high as wide may be round; and then its radius is
so much of half its box, which is on a grid."""

SIDE = "side_view"
"""The imagined view."""

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Line:
    """A straight way: its start, its direction of length 1, its length in mm."""

    start: Point
    x: float
    y: float
    length: float

    def along(self, point: Point) -> float:
        """How far ahead of the start a point is, millimetres."""
        return self.x * (point[0] - self.start[0]) + self.y * (point[1] - self.start[1])

    def left(self, point: Point) -> float:
        """How far to the left of the way a point is, millimetres."""
        return self.x * (point[1] - self.start[1]) - self.y * (point[0] - self.start[0])


def _line(start: Point, end: Point) -> _Line:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = sqrt(dx * dx + dy * dy)
    return _Line(start, dx / length, dy / length, length)


def _named(facts: Facts, option: str, categories: Mapping[str, Category]) -> Entity:
    """The only entity that goes by the noun of an option.

    Raises:
        ValueError: when there are more, or none.
    """
    found = [
        entity
        for entity in facts.scene.entities
        if entity.category in categories
        and f"the {categories[entity.category].singular}" == option
    ]
    if len(found) != 1:
        raise ValueError(f"{facts.address}: {len(found)} things are '{option}'")
    return found[0]


def _targets(facts: Facts, categories: Mapping[str, Category]) -> list[Entity]:
    """The entities that the options name.

    Raises:
        ValueError: when an option names none, or more than one.
    """
    options = facts.question.options
    return [_named(facts, option, categories) for option in options]


def _map(facts: Facts) -> View:
    """The map.

    Raises:
        ValueError: when there is none.
    """
    for view in facts.rig.views:
        if view.name == "map":
            return view
    raise ValueError(f"{facts.address}: no map")


def _route(facts: Facts) -> Route:
    """The walk that the map shows.

    Raises:
        ValueError: when there is none.
    """
    route = _map(facts).route
    if route is None:
        raise ValueError(f"{facts.address}: no walk on the map")
    return route


def _walk(facts: Facts, asked: ParsedPathQuestion) -> tuple[Point, ...]:
    """The corners of the walk in the direction that the text says."""
    points = _route(facts).points_mm
    return points[::-1] if asked.is_reversed else points


def _floor(entity: Entity) -> Point:
    return entity.position_mm[0], entity.position_mm[1]


def _in_side_view(facts: Facts) -> dict[int, tuple[int, int]]:
    """Visible pixels, and pixels if nothing hid it, of entities in the imagined view.

    Raises:
        ValueError: when there is no such view.
    """
    for view, sightings in zip(facts.rig.views, facts.sightings, strict=True):
        if view.name == SIDE:
            return {
                each.entity: (each.visible_px, each.amodal_px) for each in sightings
            }
    raise ValueError(f"{facts.address}: no {SIDE}")


def seen_or_hidden(
    facts: Facts, asked: ParsedPathQuestion, categories: Mapping[str, Category]
) -> str:
    """Whether the view from M1 shows a thing that lies in its direction.

    Raises:
        ValueError: when it does not lie there.
    """
    target = _named(facts, f"the {asked.thing}", categories)
    found = _in_side_view(facts).get(target.id)
    if found is None:
        raise ValueError(f"{facts.address}: the {asked.thing} is not in that direction")
    seen, hidden = SEEN_OPTIONS
    return seen if 3 * found[0] > found[1] else hidden


def before_the_giver(
    facts: Facts, asked: ParsedPathQuestion, categories: Mapping[str, Category]
) -> str:
    """The option that is least off the front of a seat, seen from M1, of those shown.

    Raises:
        ValueError: when there is no M1, or none is before the walker.
    """
    middle = _route(facts).middle_mm
    if middle is None:
        raise ValueError(f"{facts.address}: no M1 on the map")
    named = [name for name, each in categories.items() if each.singular == asked.giver]
    heading = nearest_to_start(facts, asked, named).heading_tenths
    cos, sin = cosine(heading), sine(heading)
    shown = _in_side_view(facts)
    slopes = {}
    for option, target in zip(
        facts.question.options, _targets(facts, categories), strict=True
    ):
        x, y = (a - b for a, b in zip(_floor(target), middle, strict=True))
        ahead, left = x * cos + y * sin, abs(y * cos - x * sin)
        visible, whole = shown.get(target.id, (0, 0))
        if ahead > 0 and 3 * visible > whole:
            slopes[option] = left / ahead
    if not slopes:
        raise ValueError(f"{facts.address}: nothing is in front")
    return min(slopes, key=lambda option: slopes[option])


def nearest_to_start(
    facts: Facts, asked: ParsedPathQuestion, categories: Collection[str]
) -> Entity:
    """The entity of some categories that is nearest to the start of the walk.

    Raises:
        ValueError: when there is none.
    """
    x, y = _walk(facts, asked)[0]
    found = [each for each in facts.scene.entities if each.category in categories]
    if not found:
        raise ValueError(f"{facts.address}: there is no {asked.giver}")
    return min(
        found,
        key=lambda each: (
            (each.position_mm[0] - x) * (each.position_mm[0] - x)
            + (each.position_mm[1] - y) * (each.position_mm[1] - y)
        ),
    )


def beside_marker(
    facts: Facts, asked: ParsedPathQuestion, categories: Mapping[str, Category]
) -> str:
    """The option that is most squarely on one side of M1.

    Raises:
        ValueError: when there is no M1, or nothing on that side of it.
    """
    targets = _targets(facts, categories)
    middle = _route(facts).middle_mm
    if middle is None:
        raise ValueError(f"{facts.address}: no M1 on the map")
    legs = [_line(start, end) for start, end in pairwise(_walk(facts, asked))]
    leg = min(
        (leg for leg in legs if 0 <= leg.along(middle) <= leg.length),
        key=lambda leg: abs(leg.left(middle)),
    )
    sign = 1 if asked.side == "left" else -1
    slopes = []
    for target in targets:
        aside = sign * (leg.left(_floor(target)) - leg.left(middle))
        ahead = leg.along(_floor(target)) - leg.along(middle)
        slopes.append(abs(ahead) / aside if aside > 0 else float("inf"))
    best = min(slopes)
    if best == float("inf"):
        raise ValueError(f"{facts.address}: nothing is on the {asked.side} of M1")
    return facts.question.options[slopes.index(best)]


def passed_first(
    facts: Facts, asked: ParsedPathQuestion, categories: Mapping[str, Category]
) -> str:
    """The option that is passed first by a walker with small steps.

    Raises:
        ValueError: when nothing is passed.
    """
    steps = _steps(_walk(facts, asked))
    passed = []
    for number, target in enumerate(_targets(facts, categories)):
        x, y = _floor(target)
        squares = [(x - a) * (x - a) + (y - b) * (y - b) for a, b in steps]
        least = min(squares)
        nearest = squares.index(least)
        if 0 < nearest < len(steps) - 1 and least <= PASSED_MM * PASSED_MM:
            passed.append((nearest, number))
    if not passed:
        raise ValueError(f"{facts.address}: the walk passes nothing")
    return facts.question.options[min(passed)[1]]


def _steps(walk: tuple[Point, ...]) -> list[Point]:
    """Points of a walk, at most `STEP_MM` apart."""
    steps = [walk[0]]
    for (ax, ay), (bx, by) in pairwise(walk):
        count = int(_line((ax, ay), (bx, by)).length) // STEP_MM + 1
        steps += [
            (ax + (bx - ax) * step // count, ay + (by - ay) * step // count)
            for step in range(1, count + 1)
        ]
    return steps


def blocking(
    facts: Facts, asked: ParsedPathQuestion, categories: Mapping[str, Category]
) -> str:
    """The option that reaches into the strip, or `NOTHING`.

    Raises:
        ValueError: when several objects do.
    """
    walk = _walk(facts, asked)
    line = _line(walk[0], walk[-1])
    found = [
        option
        for option in facts.question.options
        if option != NOTHING
        and _reaches(facts, line, _named(facts, option, categories))
    ]
    if len(found) > 1:
        raise ValueError(f"{facts.address}: {' and '.join(found)} are in the way")
    return found[0] if found else NOTHING


def _reaches(facts: Facts, line: _Line, target: Entity) -> bool:
    """Whether an entity comes near to a line between its ends."""
    length, width, radius = _sides(facts, target)
    cos, sin = cosine(target.heading_tenths), sine(target.heading_tenths)
    straight = abs(cos * line.x + sin * line.y)
    square = abs(cos * line.y - sin * line.x)
    middle = _floor(target)
    beside = max(length * square + width * straight, radius)
    if abs(line.left(middle)) - beside >= REACH_MM:
        return False
    half = max(length * straight + width * square, radius)
    along = line.along(middle)
    return along + half > 0 and along - half < line.length


def _sides(facts: Facts, target: Entity) -> tuple[float, float, float]:
    """Half the length and half the width of an entity, from its box on the map, mm.

    And the radius that surely is in it where it may be round, else 0.

    Half a box is as wide as its wider part beside the middle of the entity, since the
    other part may be occluded. Up the page only the part below the middle counts: that
    above shows how high the entity is. The box of a rectangle turned by t from up is
    l |cos t| + w |sin t| high and l |sin t| + w |cos t| wide, which is solved for l and
    w; near 45 degrees both equations say the same, and a square is assumed. But what is
    round has the same box however it is turned, and may come out too small: so what has
    a box about as high as wide may be round, too, and a little less than its box.
    """
    view = _map(facts)
    entry = _entry(facts, target)
    if not isinstance(view.lens, OrthographicLens):
        raise ValueError(f"{facts.address}: the map is no map")
    cell = view.lens.span_mm / BOX_GRID
    x, y = _floor(target)
    u, v, _ = view.camera(BOX_GRID).project(Vector(x / 1000, y / 1000, 0.0))
    x0, _, x1, y1 = entry.box
    across = cell * max(u - x0, x1 + 1 - u)
    up = cell * (y1 + 1 - v) / -sine(view.pitch_tenths)
    turn = target.heading_tenths - view.heading_tenths
    cos, sin = abs(cosine(turn)), abs(sine(turn))
    slant = cos * cos - sin * sin
    if abs(slant) < LEAST_COSINE:
        side = (across + up) / (2 * (cos + sin))
        return side, side, ROUND * min(across, up)
    length = max((up * cos - across * sin) / slant, 0.0)
    width = max((across * cos - up * sin) / slant, 0.0)
    is_even = min(across, up) > EVEN * max(across, up)
    return length, width, ROUND * min(across, up) if is_even else 0.0


def _entry(facts: Facts, target: Entity) -> MapEntry:
    """An entity on the object map of the map.

    Raises:
        ValueError: when the map does not show it.
    """
    for tokens in facts.tokens:
        for entry in tokens.entries:
            if tokens.view == "map" and entry.instance == target.id:
                return entry
    raise ValueError(f"{facts.address}: the {target.category} is not on the map")
