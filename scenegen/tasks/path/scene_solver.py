"""The right option of a path question, from its text, the map and the walk.

Nothing here knows how large an object is built: what reaches into a way is read from
the boxes of the object map, and what is passed is found by walking in small steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING

from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import Facts, MapEntry
from scenegen.records.rig import OrthographicLens, Route, View
from scenegen.records.scene import Entity
from scenegen.tasks.path.phrasing import NOTHING, ParsedPathQuestion, read

if TYPE_CHECKING:
    from scenegen.catalogue import Category

STEP_MM = 20
"""Length of a step of the walk."""

PASSED_MM = 1300
"""What is never nearer than this to the walk is not passed."""

REACH_MM = 275
"""What comes nearer to the line is in the way: between the least that a blocker reaches
into a strip of half a metre and the least that others keep away from it."""

LEAST_COSINE = 0.3
"""Where the cosine of twice an angle is smaller, a box does not tell the sides."""

BOX_GRID = 336
"""Boxes of an object map count so many cells a side of the picture."""

Point = tuple[int, int]


def solve_path(facts: Facts, categories: "Mapping[str, Category]") -> int:
    """The index of the right option.

    Args:
        facts: of the item.
        categories: of the catalogue, by name.

    Raises:
        ValueError: when the facts are not of this task, or no option is right.
    """
    asked = read(facts.question.text)
    options = facts.question.options
    if asked.kind == "blocked":
        return options.index(_in_the_way(facts, asked, categories))
    things = [_named(facts, option, categories) for option in options]
    if asked.kind == "side_object":
        return _abreast(facts, asked, things)
    return _first(facts, asked, things)


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


def _named(facts: Facts, option: str, categories: "Mapping[str, Category]") -> Entity:
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
    """The walk that is drawn over the map.

    Raises:
        ValueError: when there is none.
    """
    route = _map(facts).route
    if route is None:
        raise ValueError(f"{facts.address}: no walk on the map")
    return route


def _walk(facts: Facts, asked: ParsedPathQuestion) -> tuple[Point, ...]:
    """The corners of the walk in the order that the text tells."""
    points = _route(facts).points_mm
    return points[::-1] if asked.is_reversed else points


def _floor(entity: Entity) -> Point:
    return entity.position_mm[0], entity.position_mm[1]


def _abreast(facts: Facts, asked: ParsedPathQuestion, things: list[Entity]) -> int:
    """Of the things on one side of M1, the one that is most squarely there.

    Raises:
        ValueError: when there is no M1, or nothing on that side of it.
    """
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
    for thing in things:
        aside = sign * (leg.left(_floor(thing)) - leg.left(middle))
        ahead = leg.along(_floor(thing)) - leg.along(middle)
        slopes.append(abs(ahead) / aside if aside > 0 else float("inf"))
    best = min(slopes)
    if best == float("inf"):
        raise ValueError(f"{facts.address}: nothing is on the {asked.side} of M1")
    return slopes.index(best)


def _first(facts: Facts, asked: ParsedPathQuestion, things: list[Entity]) -> int:
    """What is passed first by somebody who takes small steps.

    Raises:
        ValueError: when nothing is passed.
    """
    steps = _steps(_walk(facts, asked))
    passed = []
    for number, thing in enumerate(things):
        x, y = _floor(thing)
        squares = [(x - a) * (x - a) + (y - b) * (y - b) for a, b in steps]
        least = min(squares)
        nearest = squares.index(least)
        if 0 < nearest < len(steps) - 1 and least <= PASSED_MM * PASSED_MM:
            passed.append((nearest, number))
    if not passed:
        raise ValueError(f"{facts.address}: the walk passes nothing")
    return min(passed)[1]


def _steps(walk: tuple[Point, ...]) -> list[Point]:
    """The places where the feet are put."""
    steps = [walk[0]]
    for (ax, ay), (bx, by) in pairwise(walk):
        count = int(_line((ax, ay), (bx, by)).length) // STEP_MM + 1
        steps += [
            (ax + (bx - ax) * step // count, ay + (by - ay) * step // count)
            for step in range(1, count + 1)
        ]
    return steps


def _in_the_way(
    facts: Facts, asked: ParsedPathQuestion, categories: "Mapping[str, Category]"
) -> str:
    """The option that names what reaches into the strip, or says that nothing does.

    Raises:
        ValueError: when several things do.
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


def _reaches(facts: Facts, line: _Line, thing: Entity) -> bool:
    """Whether a thing comes near to a line between its ends."""
    length, width = _sides(facts, thing)
    cos, sin = cosine(thing.heading_tenths), sine(thing.heading_tenths)
    straight = abs(cos * line.x + sin * line.y)
    square = abs(cos * line.y - sin * line.x)
    middle = _floor(thing)
    if abs(line.left(middle)) - (length * square + width * straight) >= REACH_MM:
        return False
    half, along = length * straight + width * square, line.along(middle)
    return along + half > 0 and along - half < line.length


def _sides(facts: Facts, thing: Entity) -> tuple[float, float]:
    """Half the length and half the width of a thing, from its box on the map, mm.

    Half a box is as wide as its wider part beside the middle of the thing, since
    something may cover the other part.
    """
    view = _map(facts)
    entry = _entry(facts, thing)
    if not isinstance(view.lens, OrthographicLens):
        raise ValueError(f"{facts.address}: the map is no map")
    cell = view.lens.span_mm / BOX_GRID
    cos, sin = cosine(view.heading_tenths), sine(view.heading_tenths)
    east = thing.position_mm[0] - view.position_mm[0]
    north = thing.position_mm[1] - view.position_mm[1]
    u = BOX_GRID / 2 + (east * sin - north * cos) / cell
    v = BOX_GRID / 2 - (east * cos + north * sin) / cell
    x0, y0, x1, y1 = entry.box
    across = cell * max(u - x0, x1 + 1 - u)
    up = cell * max(v - y0, y1 + 1 - v)
    turn = thing.heading_tenths - view.heading_tenths
    cos, sin = abs(cosine(turn)), abs(sine(turn))
    slant = cos * cos - sin * sin
    if abs(slant) < LEAST_COSINE:
        side = (across + up) / (2 * (cos + sin))
        return side, side
    length = max((up * cos - across * sin) / slant, 0.0)
    width = max((across * cos - up * sin) / slant, 0.0)
    return length, width


def _entry(facts: Facts, thing: Entity) -> MapEntry:
    """A thing on the object map of the map.

    Raises:
        ValueError: when the map does not show it.
    """
    for tokens in facts.tokens:
        for entry in tokens.entries:
            if tokens.view == "map" and entry.instance == thing.id:
                return entry
    raise ValueError(f"{facts.address}: the {thing.category} is not on the map")
