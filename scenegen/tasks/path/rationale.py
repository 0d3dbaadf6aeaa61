"""Why the answer of a path question is what it is, step by step.

How the walk runs over the page; what it has beside it; what the imagined view shows;
the answer. Only things that the map or the imagined view shows are named.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from scenegen.geometry.angles import TURN
from scenegen.records.item import Twin
from scenegen.records.rig import Route
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.tasks.path.checks import BODY_MM
from scenegen.tasks.path.passing import Passing, passing_of
from scenegen.tasks.phrases import (
    Names,
    angle_to,
    be,
    entity_of,
    joined,
    nearby,
    number_word,
    pick,
    place_in_picture,
    sentence,
    sighting_of,
    square_mm,
)

NOTHING = "nothing, the way is free"
"""The option that nothing is in the way."""

BESIDE_MM = 150
"""What is farther from the line of the walk is plainly on one side of it."""

PASSED_MM = 1200
"""What stands farther from the walk is not passed."""

ENDS_MM = 100
"""What is nearest to a place so close to an end of the walk is hardly passed."""

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

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _PathRationale:
    """What the sentences are made from.

    Attributes:
        twin, names, right, phrasing: as `rationale` gets them.
        page: what the map sees.
        look: what the imagined view sees.
        walk: corners of the walk in its order, millimetres.
        labels: of the disc where it begins, and where it ends.
        middle: the place of M1, or of the start where there is none.
    """

    twin: Twin
    names: Names
    right: int
    phrasing: int
    page: ViewVisibility
    look: ViewVisibility
    walk: tuple[Point, ...]
    labels: tuple[str, str]
    middle: Point

    @property
    def things(self) -> tuple[int, ...]:
        """All things that options name."""
        return tuple(thing for thing in self.twin.asked if thing)

    @property
    def others(self) -> tuple[int, ...]:
        """The things that are not right."""
        return tuple(thing for thing in self.things if thing != self.right)

    def name(self, thing: int) -> str:
        """How a thing is called."""
        return self.names[thing]

    def called(self, things: tuple[int, ...]) -> str:
        """Several things in a row."""
        return joined(self.name(thing) for thing in things)

    def place(self, thing: int) -> Point:
        """Where a thing stands."""
        x, y, _ = entity_of(self.twin.scene, thing).position_mm
        return x, y

    def passing(self, thing: int) -> Passing:
        """Where the walk comes nearest to a thing."""
        return passing_of(self.walk, self.place(thing))

    def aside(self, thing: int) -> float:
        """How far a thing is from the line of a straight walk, positive on its left."""
        (ax, ay), (bx, by) = self.walk
        x, y = self.place(thing)
        dx, dy = bx - ax, by - ay
        return (dx * (y - ay) - dy * (x - ax)) / sqrt(dx * dx + dy * dy)

    def on_page(self, start: Point, end: Point) -> int:
        """The eighth of a turn from up the page to a direction."""
        tenths = angle_to(start, self.page.view.heading_tenths, end)
        return (tenths + TURN // 16) % TURN // (TURN // 8)

    def pick(self, turn: int, *ways: str) -> str:
        """One of equal ways to say something."""
        return pick(self.phrasing, turn, ways)


def rationale(
    kind: str,
    twin: Twin,
    visibility: SceneVisibility,
    *,
    names: Names,
    right: int,
    phrasing: int,
) -> tuple[str, ...]:
    """Three to six sentences that end with the answer.

    Args:
        kind: of the question.
        twin: its scene, its rig, and the things that options name; 0 for none.
        visibility: what the views see.
        names: of these things, and of what may serve as a landmark; see
            `telling.names_of`.
        right: the thing that is the right option, 0 when nothing is in the way.
        phrasing: a number below 2**31 that picks among equal ways to say it.
    """
    (page,) = (seen for seen in visibility.views if seen.view.name == "map")
    (look,) = (seen for seen in visibility.views if seen.view.name == "side_view")
    route = page.view.route
    if route is None:
        raise ValueError("the map of a path question must hold a route")
    walk = _walk(route)
    story = _PathRationale(
        twin=twin,
        names=names,
        right=right,
        phrasing=phrasing,
        page=page,
        look=look,
        walk=walk,
        labels=("2", "1") if route.is_reversed else ("1", "2"),
        middle=route.middle_mm or walk[0],
    )
    told = TELLERS[kind](story)
    answer = names[right] if right else NOTHING
    last = story.pick(5, "So the answer is: {}.", "The answer is: {}.", "Hence: {}.")
    return (*(sentence(each) for each in told), last.format(answer))


def _side(story: _PathRationale) -> list[str]:
    leg = passing_of(story.walk, story.middle)
    ahead = story.on_page(leg.start, leg.end)
    is_left = _across(story, story.right) > 0
    side = "left" if is_left else "right"
    edge = EDGES[(ahead + (2 if is_left else 6)) % 8]
    name = story.name(story.right)
    near = nearby(story.right, story.twin, story.names, story.page)
    return [
        story.pick(
            0,
            "the walk from {start} to {end} goes {way} where it passes M1",
            "at M1, the walk from {start} to {end} leads {way}",
            "someone who goes from {start} to {end} moves {way} at M1",
        ).format(**_ends(story), way=WAYS[ahead]),
        story.pick(
            1,
            "so the {side} of the walker is towards {edge} of the page there",
            "with this facing, the {side} is the side towards {edge} of the page",
            "{edge} of the page is therefore on the {side}",
        ).format(side=side, edge=edge),
        story.pick(
            2,
            "on that side of M1 the map shows {name}{near}",
            "what the map has on that side of M1 is {name}{near}",
            "the thing beside M1 on that side is {name}{near}",
        ).format(name=name, near=near),
        *_elsewhere(story),
        _in_view(story, f"the imagined look to the {side} from M1"),
    ]


def _order(story: _PathRationale) -> list[str]:
    name, passing = story.name(story.right), story.passing(story.right)
    side = "left" if passing.off_mm > 0 else "right"
    return [
        f"the walk from {story.labels[0]} to {story.labels[1]} sets out "
        f"{WAYS[story.on_page(*story.walk[:2])]}{_bends(story.walk)}",
        story.pick(
            1,
            "the first of the things that it has beside it is {name}, on its {side}",
            "it comes to {name} first, which is on its {side}",
            "before the others it reaches {name}, on the {side} of the walk",
        ).format(name=name, side=side),
        *_later(story),
        *_nearer(story),
        _in_view(story, f"the imagined view, taken where the walk passes {name},"),
    ]


def _blocked(story: _PathRationale) -> list[str]:
    way = WAYS[story.on_page(story.walk[0], story.walk[-1])]
    told = [
        story.pick(
            0,
            "the straight line from {start} to {end} leads {way}",
            "from {start} to {end} it is a straight way {way}",
            "a straight walk from {start} to {end} goes {way}",
        ).format(**_ends(story), way=way)
    ]
    if not story.right:
        free = "a strip half a metre wide along this line touches nothing"
        seen = "the imagined view shows a free way from one point to the other"
        return [*told, free, *_beside(story), seen]
    name, part = story.name(story.right), _part(story)
    told.append(f"{name} reaches into the strip half a metre wide along it, {part}")
    return [*told, *_beside(story), _in_view(story, "the imagined view along the line")]


TELLERS: Mapping[str, Callable[[_PathRationale], list[str]]] = {
    "side_object": _side,
    "passing_order": _order,
    "blocked": _blocked,
}
"""What leads to the answer, by kind of question."""


def _walk(route: Route) -> tuple[Point, ...]:
    """The corners in the order of the walk."""
    points = route.points_mm
    return tuple(reversed(points)) if route.is_reversed else points


def _ends(story: _PathRationale) -> dict[str, str]:
    return {"start": story.labels[0], "end": story.labels[1]}


def _along(story: _PathRationale, thing: int) -> int:
    """How far a thing is ahead of M1, times the length of the leg."""
    leg = passing_of(story.walk, story.middle)
    x, y = story.place(thing)
    dx, dy = leg.end[0] - leg.start[0], leg.end[1] - leg.start[1]
    return dx * (x - story.middle[0]) + dy * (y - story.middle[1])


def _across(story: _PathRationale, thing: int) -> int:
    """How far a thing is to the left of the walk at M1, times the length of the leg."""
    leg = passing_of(story.walk, story.middle)
    x, y = story.place(thing)
    dx, dy = leg.end[0] - leg.start[0], leg.end[1] - leg.start[1]
    return dx * (y - story.middle[1]) - dy * (x - story.middle[0])


def _elsewhere(story: _PathRationale) -> list[str]:
    """Where the other things are, seen from M1 along the walk."""
    leg = passing_of(story.walk, story.middle)
    square = square_mm(leg.start, leg.end)
    sign = 1 if _across(story, story.right) > 0 else -1
    ahead = _along(story, story.right)
    groups: dict[str, list[int]] = {"other": [], "ahead": [], "back": []}
    for thing in story.others:
        across = sign * _across(story, thing)
        if across < 0 and across * across > BESIDE_MM * BESIDE_MM * square:
            groups["other"].append(thing)
        else:
            groups["ahead" if _along(story, thing) > ahead else "back"].append(thing)
    words = {
        "other": "on the other side of the walk",
        "ahead": "farther ahead",
        "back": "farther back",
    }
    parts = [
        f"{story.called(tuple(some))} {be(len(some))} {words[group]}"
        for group, some in groups.items()
        if some
    ]
    return [joined(parts)] if parts else []


def _in_view(story: _PathRationale, view: str) -> str:
    """What the imagined view shows of the right thing."""
    name = story.name(story.right)
    sighting = sighting_of(story.look, story.right)
    if sighting is None:
        return f"{view} is directed at it"
    place = place_in_picture(sighting.box, story.look.ids.shape[0])
    return f"{view} shows {name} {place}"


def _bends(walk: tuple[Point, ...]) -> str:
    """How often a walk changes its direction."""
    bends = len(walk) - 2
    if bends == 0:
        return " and keeps straight on"
    return f" and has {number_word(bends)} bend{'s' if bends > 1 else ''}"


def _later(story: _PathRationale) -> list[str]:
    """The things that are passed later, and those that are not passed."""
    groups: dict[str, list[int]] = {"later": [], "before": [], "beyond": [], "off": []}
    ranked = sorted(story.others, key=lambda thing: story.passing(thing).along_mm)
    for thing in ranked:
        groups[_manner(story.passing(thing))].append(thing)
    words = {
        "later": "{come} later",
        "before": "{be} behind its start",
        "beyond": "{be} at its end or beyond it",
        "off": "{be} away from the walk",
    }
    parts = [
        f"{story.called(tuple(some))} "
        + words[group].format(come=_come(len(some)), be=be(len(some)))
        for group, some in groups.items()
        if some
    ]
    return ["; ".join(parts)] if parts else []


def _manner(passing: Passing) -> str:
    """Whether something is passed, or else where it is."""
    if passing.along_mm <= ENDS_MM:
        return "before"
    if passing.rest_mm <= ENDS_MM:
        return "beyond"
    return "later" if abs(passing.off_mm) <= PASSED_MM else "off"


def _come(count: int) -> str:
    return "comes" if count == 1 else "come"


def _nearer(story: _PathRationale) -> list[str]:
    """What is nearer to the start than the right thing, and yet not first."""
    start = story.walk[0]
    least = square_mm(start, story.place(story.right))
    some = tuple(
        thing for thing in story.others if square_mm(start, story.place(thing)) < least
    )
    if not some:
        return []
    return [
        f"as the crow flies {story.called(some)} {be(len(some))} nearer to "
        f"{story.labels[0]}, yet the walk comes to {story.name(story.right)} first"
    ]


def _beside(story: _PathRationale) -> list[str]:
    """On which side of the line the things are that do not reach into it.

    What is in line with it, beyond an end, is on no side.
    """
    parts = []
    for side, sign in (("left", 1), ("right", -1)):
        some = tuple(
            thing for thing in story.others if sign * story.aside(thing) >= BODY_MM / 2
        )
        if some:
            parts.append(f"{story.called(some)} {be(len(some))} on its {side}")
    return [f"beside the line, {joined(parts)}"] if parts else []


def _part(story: _PathRationale) -> str:
    """The part of the line where the thing in the way stands."""
    passing = story.passing(story.right)
    whole = passing.along_mm + passing.rest_mm
    if 5 * passing.along_mm < 2 * whole:
        return f"in the part towards {story.labels[0]}"
    if 5 * passing.rest_mm < 2 * whole:
        return f"in the part towards {story.labels[1]}"
    return "about half-way"
