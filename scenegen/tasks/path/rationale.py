"""What rationales about a walk are made from: the walk on the page, and around it.

A kind says how its answer comes about (`PathKind.reasons`); here is what its sentences
may state. They name only objects that the map or the imagined view shows, and what they
claim is computed from the scene, apart from the checks of the answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from scenegen.geometry.angles import TURN
from scenegen.geometry.polyline import Point
from scenegen.records.item import Twin
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.tasks.path.phrasing import NOTHING
from scenegen.tasks.phrases import (
    ENDINGS,
    Names,
    angle_to,
    entity_of,
    joined,
    number_word,
    pick,
    place_in_picture,
    sentence,
    sighting_of,
)
from scenegen.tasks.sayings import Saying, is_shown_there

WAYS = (
    "up the page",
    "towards the upper left of the page",
    "to the left of the page",
    "towards the lower left of the page",
    "down the page",
    "towards the lower right of the page",
    "to the right of the page",
    "towards the upper right of the page",
)
"""Where a line leads, by eighths of a turn to the left from up."""

EDGES = (
    "the top", "the upper left", "the left", "the lower left",
    "the bottom", "the lower right", "the right", "the upper right",
)  # fmt: skip
"""Parts of the page, in the same order."""

SHOWN = Saying(4, ("the imagined {view} shows {name} {place}",))


@dataclass(frozen=True, slots=True)
class Passing:
    """The point of a walk that is nearest to something.

    Attributes:
        start, end: ends of the leg that it is on, in the order of the walk, mm.
        along_mm: way from the start of the walk.
        rest_mm: way from there to the end of the walk.
        off_mm: distance from the walk, positive on its left.
    """

    start: Point
    end: Point
    along_mm: float
    rest_mm: float
    off_mm: float


def passing_of(walk: tuple[Point, ...], place: Point) -> Passing:
    """Where a walk passes a place; of equally near points the first.

    Args:
        walk: its corners in order, at least two that differ from their neighbours.
        place: millimetres on the floor.
    """
    found: list[tuple[float, float, float, Point, Point]] = []
    gone = 0.0
    for start, end in pairwise(walk):
        dx, dy = end[0] - start[0], end[1] - start[1]
        ex, ey = place[0] - start[0], place[1] - start[1]
        length = sqrt(dx * dx + dy * dy)
        along = min(max((dx * ex + dy * ey) / length, 0.0), length)
        across_x, across_y = ex - dx * along / length, ey - dy * along / length
        off = sqrt(across_x * across_x + across_y * across_y)
        signed = off if dx * ey - dy * ex >= 0 else -off
        found.append((off, gone + along, signed, start, end))
        gone += length
    _, along, signed, start, end = min(found, key=lambda each: each[:2])
    return Passing(start, end, along, gone - along, signed)


class PlainName(NamedTuple):
    """What an object is called: alone with "a" or "an", and several of its kind."""

    alone: str
    plural: str


@dataclass(frozen=True, slots=True)
class WalkStory:
    """What the sentences of a rationale are made from.

    Attributes:
        twin: its scene, its rig, and the objects that options name; 0 for none.
        names: of these objects, and of what may serve as a landmark.
        right: the object that is the right option; 0 when nothing is in the way.
        phrasing: a number below 2**31 that picks among equal ways to say it.
        page: what the map shows.
        imagined: what the imagined view shows.
        walk: corners of the walk in its order, millimetres.
        start, end: labels of the points where it begins and ends.
        middle: the position of M1, or of the start where there is none.
        answer: the text of the right option, where it names no object.
        plain: what objects are called that need not be alone, by id.
    """

    twin: Twin
    names: Names
    right: int
    phrasing: int
    page: ViewVisibility
    imagined: ViewVisibility
    walk: tuple[Point, ...]
    start: str
    end: str
    middle: Point
    answer: str = ""
    plain: Mapping[int, PlainName] = field(default_factory=dict)

    @property
    def others(self) -> tuple[int, ...]:
        """The objects that options name and that are not right."""
        return tuple(each for each in self.twin.asked if each and each != self.right)

    def name(self, number: int) -> str:
        """What an object is called."""
        return self.names[number]

    def called(self, numbers: Sequence[int]) -> str:
        """Several objects in a row."""
        return joined(self.name(number) for number in numbers)

    def position(self, number: int) -> Point:
        """Of an object on the floor, millimetres."""
        x, y, _ = entity_of(self.twin.scene, number).position_mm
        return x, y

    def passing(self, number: int) -> Passing:
        """Where the walk comes nearest to an object."""
        return self.passing_at(self.position(number))

    def passing_at(self, place: Point) -> Passing:
        """Where the walk comes nearest to a place."""
        return passing_of(self.walk, place)

    def aside(self, number: int) -> float:
        """Distance of an object from a straight walk, millimetres, positive left."""
        (ax, ay), (bx, by) = self.walk
        x, y = self.position(number)
        dx, dy = bx - ax, by - ay
        return (dx * (y - ay) - dy * (x - ax)) / sqrt(dx * dx + dy * dy)

    def on_page(self, start: Point, end: Point) -> int:
        """The eighth of a turn from up the page to a direction."""
        tenths = angle_to(start, self.page.view.heading_tenths, end)
        return (tenths + TURN // 16) % TURN // (TURN // 8)

    def way_of(self, heading_tenths: int) -> int:
        """The eighth of a turn from up the page to a heading."""
        tenths = heading_tenths - self.page.view.heading_tenths + TURN // 16
        return tenths % TURN // (TURN // 8)

    def called_any(self, number: int) -> str:
        """What an object is called that need not be the only one of its kind."""
        return self.names.get(number) or self.plain[number].alone

    def called_together(self, numbers: Sequence[int]) -> str:
        """Several objects in a row, those of one kind as a number of them."""
        kinds = [self.plain[number] for number in numbers]
        parts = []
        for kind in dict.fromkeys(kinds):
            some = [n for n, each in zip(numbers, kinds, strict=True) if each == kind]
            is_one = len(some) == 1
            parts.append(
                self.called_any(some[0])
                if is_one
                else f"{number_word(len(some))} {kind.plural}"
            )
        return joined(parts)

    def pick(self, turn: int, *ways: str) -> str:
        """One of equal ways to say something."""
        return pick(self.phrasing, turn, ways)

    def in_view(self, view: str) -> str:
        """What an imagined view, in words, shows of the right object."""
        name = self.name(self.right)
        sighting = sighting_of(self.imagined, self.right)
        if sighting is None:
            return f"the imagined {view} is directed at it"
        place = place_in_picture(sighting.box, self.imagined.ids.shape[0])
        return SHOWN.say(self.phrasing, view=view, name=name, place=place)

    def sentences(self, reasons: list[str]) -> tuple[str, ...]:
        """Three to six sentences: some reasons, and the answer."""
        answer = self.answer or (self.names[self.right] if self.right else NOTHING)
        last = self.pick(5, *ENDINGS)
        return (*(sentence(each) for each in reasons), last.format(answer))


def is_shown(clauses: Sequence[str], name: str, off: int | None = None) -> bool:
    """Whether the imagined view is said to show something, and where it must.

    Args:
        clauses: of a rationale.
        name: what is to be shown, with its article.
        off: degrees to the left of the direction of the view; None when not known.
    """
    shown = SHOWN.read(clauses)
    if shown is None or shown["name"] != name:
        return False
    return off is None or is_shown_there(shown["place"], off)


def story_of(  # noqa: PLR0913  (what sentences are made from, each by its name)
    twin: Twin,
    visibility: SceneVisibility,
    *,
    names: Names,
    right: int,
    phrasing: int,
    answer: str = "",
    plain: Mapping[int, PlainName] | None = None,
) -> WalkStory:
    """What a rationale of one twin is made from; see `WalkStory`.

    Raises:
        ValueError: when the map shows no walk.
    """
    (page,) = (seen for seen in visibility.views if seen.view.name == "map")
    (imagined,) = (seen for seen in visibility.views if seen.view.name == "side_view")
    route = page.view.route
    if route is None:
        raise ValueError("the map of a path question must hold a route")
    walk = route.points_mm[::-1] if route.is_reversed else route.points_mm
    start, end = ("2", "1") if route.is_reversed else ("1", "2")
    return WalkStory(
        twin=twin,
        names=names,
        right=right,
        phrasing=phrasing,
        page=page,
        imagined=imagined,
        walk=walk,
        start=start,
        end=end,
        middle=route.middle_mm or walk[0],
        answer=answer,
        plain=plain or {},
    )
