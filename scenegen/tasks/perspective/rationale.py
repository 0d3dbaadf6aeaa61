"""Why the answer to a question about the X is what it is, step by step.

What the picture shows; where that is from the X before the turn; what the turn does;
what the imagined view shows; the answer. This order is the computation itself: each
sentence needs only the ones before it and a look at a picture, so that none of them
already presupposes the answer. Only objects that a picture or the imagined view shows
are named, and every comparison holds in the scene.

Here are the frame and the clauses that several kinds share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scenegen.geometry.angles import difference
from scenegen.records.item import Twin
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.tasks.perspective.checks import novel_of
from scenegen.tasks.phrases import (
    ENDINGS,
    Names,
    angle_to,
    entity_of,
    nearby,
    pick,
    place_in_picture,
    sentence,
    sighting_of,
    square_mm,
)
from scenegen.tasks.sayings import Saying, off_words, rounded, turned

BEFORE = Saying(
    1,
    (
        "from the X, still facing the same way, {name} is {off}",
        "someone on the X who faces as before has {name} {off}",
        "before the turn, {name} is {off}, seen from the X",
    ),
)
TURNED = Saying(
    2,
    (
        "turning {side} by {degrees} degrees{shown} swings everything as far {sense}, "
        "so {name} comes to be {off}",
        "a turn of {degrees} degrees to the {side}{shown} shifts all directions as far "
        "{sense}, so {name} comes to be {off}",
        "with a turn of {degrees} degrees to the {side}{pause} all things go as far "
        "round {sense}, so {name} comes to be {off}",
    ),
)
IMAGINED = Saying(
    3,
    (
        "the imagined view shows {name} {place}{near}",
        "in the imagined view {name} is {place}{near}",
        "imagined from there, {name} shows {place} of the view{near}",
    ),
)


@dataclass(frozen=True, slots=True, eq=False)
class PerspectiveContext:
    """What the sentences are made from.

    Attributes:
        twin, names, phrasing: as `rationale` gets them.
        pictures: what the visible views see.
        novel: what the imagined view sees.
        camera, cross: positions on the floor, millimetres.
        turn_tenths: on the X, positive to the left.
    """

    twin: Twin
    names: Names
    phrasing: int
    pictures: tuple[ViewVisibility, ...]
    novel: ViewVisibility
    camera: tuple[int, int]
    cross: tuple[int, int]
    turn_tenths: int

    def name(self, target: int) -> str:
        """What an entity is called."""
        return self.names[target]

    def position(self, target: int) -> tuple[int, int]:
        """Where an entity is on the floor plan."""
        x, y, _ = entity_of(self.twin.scene, target).position_mm
        return x, y

    def before(self, target: int) -> int:
        """The direction of an entity from the X before the turn."""
        heading = self.pictures[0].view.heading_tenths
        return angle_to(self.cross, heading, self.position(target))

    def after(self, target: int) -> int:
        """The direction of an entity from the X after the turn."""
        return difference(self.before(target), self.turn_tenths)

    @property
    def turn_degrees(self) -> int:
        """Of the turn, either way."""
        return abs(self.turn_tenths) // 10

    def off_before(self, target: int) -> int:
        """The direction before the turn as it is told, whole degrees."""
        return rounded(self.before(target))

    def off_after(self, target: int) -> int:
        """The direction after the turn that follows from it."""
        degrees = self.turn_degrees
        is_left = self.turn_tenths > 0
        return turned(self.off_before(target) - (degrees if is_left else -degrees))

    def away(self, target: int) -> int:
        """The square of the distance of an entity from the X."""
        return square_mm(self.cross, self.position(target))

    def best_picture(self, target: int) -> int:
        """Which of the visible views shows most of an entity."""
        shares = [seen.visible_px(target) for seen in self.pictures]
        return shares.index(max(shares))

    def pick(self, turn: int, *ways: str) -> str:
        """One of equal ways to say something."""
        return pick(self.phrasing, turn, ways)


def rationale(
    steps: Callable[[PerspectiveContext], list[str]],
    twin: Twin,
    visibility: SceneVisibility,
    *,
    names: Names,
    answer: str,
    phrasing: int,
) -> tuple[str, ...]:
    """Three to six sentences that end with the answer.

    Args:
        steps: what leads to the answer, by kind of question.
        twin: its scene, its rig, and the ids of the targets.
        visibility: what the views see.
        names: of the targets, and of what may serve as a landmark; see
            `phrases.names_of`.
        answer: the right option as it reads.
        phrasing: a number below 2**31 that picks among equal ways to say it.
    """
    start, novel = twin.rig.views[0], novel_of(visibility)
    (cross,) = (mark for mark in start.floor_marks if mark.kind == "cross")
    context = PerspectiveContext(
        twin=twin,
        names=names,
        phrasing=phrasing,
        pictures=visibility.visible,
        novel=novel,
        camera=(start.position_mm[0], start.position_mm[1]),
        cross=cross.position_mm,
        turn_tenths=difference(novel.view.heading_tenths, start.heading_tenths),
    )
    last = context.pick(5, *ENDINGS)
    return (*(sentence(each) for each in steps(context)), last.format(answer))


def where_in_picture(context: PerspectiveContext, target: int) -> list[str]:
    """Where the picture shows a target; with two pictures, how they fit together."""
    name, place = context.name(target), position_in_picture(context, target)
    if context.best_picture(target) == 0:
        return [
            context.pick(
                0,
                "{name} is {place}, {depth}",
                "one sees {name} {place}; it is {depth}",
                "{name} can be made out {place}, {depth}",
            ).format(name=name, place=place, depth=_depth(context, target))
        ]
    common = _common_landmark(context)
    link = f"; both pictures show {common}, which tells how they fit together"
    return [
        f"the X is in the first picture, {name} {place}{link if common else ''}",
    ]


def position_in_picture(context: PerspectiveContext, target: int) -> str:
    """The side of the picture that shows a target best."""
    return f"{side_in_picture(context, target)} of {picture_of(context, target)}"


def picture_of(context: PerspectiveContext, target: int) -> str:
    """The picture that shows a target best."""
    if len(context.pictures) == 1:
        return "the picture"
    return ("the first picture", "the second picture")[context.best_picture(target)]


def side_in_picture(context: PerspectiveContext, target: int) -> str:
    """On which side the picture that shows a target best does so."""
    seen = context.pictures[context.best_picture(target)]
    sighting = sighting_of(seen, target)
    if sighting is None:
        return "out of view"
    return place_in_picture(sighting.box, seen.ids.shape[0])


def from_cross(context: PerspectiveContext, target: int, name: str = "it") -> str:
    """Where a target is from the X before the turn."""
    off = off_words(context.off_before(target))
    return BEFORE.say(context.phrasing, name=name, off=off)


def turned_to(context: PerspectiveContext, target: int, name: str = "it") -> str:
    """What the turn does to all directions, and to that of a target."""
    is_left = context.turn_tenths > 0
    marks = context.twin.rig.views[0].floor_marks
    has_arrow = any(mark.kind == "arrow" for mark in marks)
    shown = ", as the arrow shows," if has_arrow else ""
    return TURNED.say(
        context.phrasing,
        side="left" if is_left else "right",
        degrees=str(context.turn_degrees),
        shown=shown,
        pause=shown or ",",
        sense="clockwise" if is_left else "anticlockwise",
        name=name,
        off=off_words(context.off_after(target)),
    )


def in_novel_view(context: PerspectiveContext, target: int) -> str:
    """What the imagined view shows of a target."""
    name, seen = context.name(target), context.novel
    sighting = sighting_of(seen, target)
    if sighting is None:
        where = off_words(context.off_after(target))
        return f"the imagined view does not show {name}, which is {where} by then"
    place = place_in_picture(sighting.box, seen.ids.shape[0])
    near = nearby(target, context.twin, context.names, seen)
    return IMAGINED.say(context.phrasing, name=name, place=place, near=near)


def _depth(context: PerspectiveContext, target: int) -> str:
    """A target and the X, as far away from the camera as they are."""
    far = square_mm(context.camera, context.position(target))
    near = square_mm(context.camera, context.cross)
    if 100 * far >= 132 * near:
        return "farther away than the X"
    if 132 * far <= 100 * near:
        return "nearer than the X"
    return "about as far away as the X"


def _common_landmark(context: PerspectiveContext) -> str:
    """The named landmark that all pictures show largest; "" when there is none."""
    shown = [
        (min(seen.visible_px(each) for seen in context.pictures), -each)
        for each in sorted(context.names)
        if each not in context.twin.asked
    ]
    best = max(shown, default=(0, 0))
    return context.name(-best[1]) if best[0] * 200 >= context.novel.pixels else ""
