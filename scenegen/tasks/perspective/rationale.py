"""Why the answer of a perspective question is what it is, step by step.

What the picture shows; where that is from the X before the turn; what the turn does;
what the imagined view shows; the answer. Only things that a picture or the imagined
view shows are named, and every comparison holds in the scene.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scenegen.geometry.angles import difference
from scenegen.records.item import Twin
from scenegen.records.visibility import SceneVisibility, Sighting, ViewVisibility
from scenegen.tasks.phrases import (
    Names,
    angle_to,
    be,
    compared_with_start,
    direction,
    entity_of,
    in_row,
    joined,
    nearby,
    pick,
    place_in_picture,
    sentence,
    sighting_of,
    square_mm,
)

BESIDE_TENTHS = 100
"""Directions that differ by more are told apart by left and right."""


@dataclass(frozen=True, slots=True)
class _PerspectiveRationale:
    """What the sentences are made from.

    Attributes:
        twin, names, answer, phrasing: as `rationale` gets them.
        pictures: what the visible views see.
        novel: what the imagined view sees.
        camera, cross: places on the floor, millimetres.
        turn_tenths: on the X, positive to the left.
    """

    twin: Twin
    names: Names
    answer: str
    phrasing: int
    pictures: tuple[ViewVisibility, ...]
    novel: ViewVisibility
    camera: tuple[int, int]
    cross: tuple[int, int]
    turn_tenths: int

    def name(self, thing: int) -> str:
        """How a thing is called."""
        return self.names[thing]

    def place(self, thing: int) -> tuple[int, int]:
        """Where a thing stands."""
        x, y, _ = entity_of(self.twin.scene, thing).position_mm
        return x, y

    def before(self, thing: int) -> int:
        """The direction of a thing from the X before the turn."""
        heading = self.pictures[0].view.heading_tenths
        return angle_to(self.cross, heading, self.place(thing))

    def after(self, thing: int) -> int:
        """The direction of a thing from the X after the turn."""
        return difference(self.before(thing), self.turn_tenths)

    def away(self, thing: int) -> int:
        """The square of the distance of a thing from the X."""
        return square_mm(self.cross, self.place(thing))

    def best_picture(self, thing: int) -> int:
        """Which of the visible views shows most of a thing."""
        shares = [seen.visible_px(thing) for seen in self.pictures]
        return shares.index(max(shares))

    def pick(self, turn: int, *ways: str) -> str:
        """One of equal ways to say something."""
        return pick(self.phrasing, turn, ways)


def rationale(
    kind: str,
    twin: Twin,
    visibility: SceneVisibility,
    *,
    names: Names,
    answer: str,
    phrasing: int,
) -> tuple[str, ...]:
    """Three to six sentences that end with the answer.

    Args:
        kind: of the question.
        twin: its scene, its rig, and the things asked about.
        visibility: what the views see.
        names: of the things asked about, and of what may serve as a landmark; see
            `telling.names_of`.
        answer: the right option as it reads.
        phrasing: a number below 2**31 that picks among equal ways to say it.
    """
    start = twin.rig.views[0]
    (cross,) = (mark for mark in start.floor_marks if mark.kind == "cross")
    (novel,) = (seen for seen in visibility.views if seen.view.name == "novel_view")
    story = _PerspectiveRationale(
        twin=twin,
        names=names,
        answer=answer,
        phrasing=phrasing,
        pictures=visibility.visible,
        novel=novel,
        camera=(start.position_mm[0], start.position_mm[1]),
        cross=cross.position_mm,
        turn_tenths=difference(novel.view.heading_tenths, start.heading_tenths),
    )
    told = TELLERS[kind](story)
    last = story.pick(5, "So the answer is: {}.", "The answer is: {}.", "Hence: {}.")
    return (*(sentence(each) for each in told), last.format(answer))


def _distance(story: _PerspectiveRationale) -> list[str]:
    thing = story.twin.asked[0]
    before, after = square_mm(story.camera, story.place(thing)), story.away(thing)
    return [
        *_first_look(story, thing),
        f"{_from_cross(story, thing)}, and {compared_with_start(before, after)}",
        story.pick(
            2,
            "turning on the spot does not change how far away it is",
            "the turn that follows changes its direction, not its distance",
            "the turn leaves this distance as it is",
        ),
        f"{_in_novel_view(story, thing)}{_size_change(story, thing)}",
    ]


def _position(story: _PerspectiveRationale) -> list[str]:
    thing = story.twin.asked[0]
    return [
        *_first_look(story, thing),
        _from_cross(story, thing),
        f"{_turning(story)}, so it comes to be {direction(story.after(thing))}",
        _in_novel_view(story, thing),
    ]


def _visibility(story: _PerspectiveRationale) -> list[str]:
    thing, screen = story.twin.asked[:2]
    name, after = story.name(thing), direction(story.after(thing))
    return [
        _two_places(story, thing, screen),
        _from_cross(story, thing, name),
        f"{_turning(story)}, so {name} comes to be {after}",
        *_sight_line(story, thing, screen),
    ]


def _which(story: _PerspectiveRationale) -> list[str]:
    things = story.twin.asked
    right = min(things, key=lambda thing: (abs(story.after(thing)), thing))
    name = story.name(right)
    return [
        _row(story, things),
        _from_cross(story, right, name),
        f"{_turning(story)}, so {name} comes to be {direction(story.after(right))}",
        _others(story, tuple(thing for thing in things if thing != right)),
        _in_novel_view(story, right),
    ]


TELLERS: Mapping[str, Callable[[_PerspectiveRationale], list[str]]] = {
    "distance_change": _distance,
    "relative_position": _position,
    "visibility": _visibility,
    "which_object": _which,
}
"""What leads to the answer, by kind of question."""


def _first_look(story: _PerspectiveRationale, thing: int) -> list[str]:
    """Where the picture shows a thing; with two pictures, how they fit together."""
    name, place = story.name(thing), _place_in_picture(story, thing)
    if story.best_picture(thing) == 0:
        return [
            story.pick(
                0,
                "{name} is {place}, {depth}",
                "one sees {name} {place}; it is {depth}",
                "{name} can be made out {place}, {depth}",
            ).format(name=name, place=place, depth=_depth(story, thing))
        ]
    common = _common_landmark(story)
    link = f"; both pictures show {common}, which tells how they fit together"
    return [
        f"the X is in the first picture, {name} {place}{link if common else ''}",
    ]


def _place_in_picture(story: _PerspectiveRationale, thing: int) -> str:
    """The side of the picture that shows a thing best."""
    return f"{_side_in_picture(story, thing)} of {_picture_of(story, thing)}"


def _picture_of(story: _PerspectiveRationale, thing: int) -> str:
    if len(story.pictures) == 1:
        return "the picture"
    return ("the first picture", "the second picture")[story.best_picture(thing)]


def _side_in_picture(story: _PerspectiveRationale, thing: int) -> str:
    seen = story.pictures[story.best_picture(thing)]
    sighting = sighting_of(seen, thing)
    if sighting is None:
        return "out of view"
    return place_in_picture(sighting.box, seen.ids.shape[0])


def _two_places(story: _PerspectiveRationale, thing: int, screen: int) -> str:
    """Where the pictures show a thing, and what may hide it."""
    one, other = story.name(thing), story.name(screen)
    places = [_place_in_picture(story, each) for each in (thing, screen)]
    if story.best_picture(thing) != story.best_picture(screen):
        return f"{one} is {places[0]}, {other} {places[1]}"
    return story.pick(
        0,
        "{picture} shows {one} {side} and {other} {also}",
        "{one} is {side} in {picture}, {other} {also}",
        "in {picture}, one sees {one} {side} and {other} {also}",
    ).format(
        picture=_picture_of(story, thing),
        one=one,
        side=_side_in_picture(story, thing),
        other=other,
        also=_side_in_picture(story, screen),
    )


def _depth(story: _PerspectiveRationale, thing: int) -> str:
    """A thing and the X, as far away from the camera as they are."""
    far = square_mm(story.camera, story.place(thing))
    near = square_mm(story.camera, story.cross)
    if 100 * far >= 132 * near:
        return "farther away than the X"
    if 132 * far <= 100 * near:
        return "nearer than the X"
    return "about as far away as the X"


def _common_landmark(story: _PerspectiveRationale) -> str:
    """The thing that all pictures show largest, if there is one with a name."""
    shown = [
        (min(seen.visible_px(thing) for seen in story.pictures), -thing)
        for thing in sorted(story.names)
        if thing not in story.twin.asked
    ]
    best = max(shown, default=(0, 0))
    return story.name(-best[1]) if best[0] * 200 >= story.novel.pixels else ""


def _from_cross(story: _PerspectiveRationale, thing: int, name: str = "it") -> str:
    """Where a thing is from the X before the turn."""
    where = direction(story.before(thing))
    return story.pick(
        1,
        "from the X, still facing the same way, {name} is {where}",
        "someone on the X who faces as before has {name} {where}",
        "before the turn, {name} is {where}, seen from the X",
    ).format(name=name, where=where)


def _turning(story: _PerspectiveRationale) -> str:
    """What a turn does to all directions."""
    is_left = story.turn_tenths > 0
    marks = story.twin.rig.views[0].floor_marks
    has_arrow = any(mark.kind == "arrow" for mark in marks)
    shown = ", as the arrow shows," if has_arrow else ""
    return story.pick(
        2,
        "turning {side} by {degrees} degrees{shown} swings everything as far {way}",
        "a turn of {degrees} degrees to the {side}{shown} shifts all directions as far "
        "{way}",
        "with a turn of {degrees} degrees to the {side}{pause} all things go as far "
        "round {way}",
    ).format(
        side="left" if is_left else "right",
        degrees=abs(story.turn_tenths) // 10,
        shown=shown,
        pause=shown or ",",
        way="clockwise" if is_left else "anticlockwise",
    )


def _in_novel_view(story: _PerspectiveRationale, thing: int) -> str:
    """What the imagined view shows of a thing."""
    name, seen = story.name(thing), story.novel
    sighting = sighting_of(seen, thing)
    if sighting is None:
        where = direction(story.after(thing))
        return f"the imagined view does not show {name}, which is {where} by then"
    place = place_in_picture(sighting.box, seen.ids.shape[0])
    near = nearby(thing, story.twin, story.names, seen)
    return story.pick(
        3,
        "the imagined view shows {name} {place}{near}",
        "in the imagined view {name} is {place}{near}",
        "imagined from there, {name} shows {place} of the view{near}",
    ).format(name=name, place=place, near=near)


def _size_change(story: _PerspectiveRationale, thing: int) -> str:
    """Larger or smaller in the imagined view, when that is plain and what one expects.

    Only whole things are compared.
    """
    then = sighting_of(story.novel, thing)
    now = sighting_of(story.pictures[story.best_picture(thing)], thing)
    if then is None or now is None or not (_is_whole(then) and _is_whole(now)):
        return ""
    nears = story.away(thing) < square_mm(story.camera, story.place(thing))
    if nears and then.visible_px * 10 >= now.visible_px * 13:
        return ", larger than in the picture"
    if not nears and then.visible_px * 13 <= now.visible_px * 10:
        return ", smaller than in the picture"
    return ""


def _is_whole(sighting: Sighting) -> bool:
    return (
        not sighting.touches_border
        and 100 * sighting.visible_px >= 90 * sighting.amodal_px
    )


def _sight_line(story: _PerspectiveRationale, thing: int, screen: int) -> list[str]:
    """Whether the screen is before the thing, and what the imagined view shows."""
    name, cover = story.name(thing), story.name(screen)
    sighting = sighting_of(story.novel, thing)
    if sighting is not None and 10 * sighting.visible_px > sighting.amodal_px:
        return [_free_line(story, thing, screen), _in_novel_view(story, thing)]
    how = " nearer" if story.away(screen) < story.away(thing) else ""
    little = "nothing" if sighting is None else "hardly anything"
    shown = sighting_of(story.novel, screen)
    place = (
        ""
        if shown is None
        else f" {place_in_picture(shown.box, story.novel.ids.shape[0])}"
    )
    return [
        f"in that direction {cover} stands{how}, in the way of the look at {name}",
        f"the imagined view shows {cover}{place}, and {little} of {name}",
    ]


def _free_line(story: _PerspectiveRationale, thing: int, screen: int) -> str:
    """Why a screen does not hide a thing that shows."""
    name, cover = story.name(thing), story.name(screen)
    off = difference(story.after(screen), story.after(thing))
    if abs(off) >= BESIDE_TENTHS:
        side = "left" if off > 0 else "right"
        return f"from there {cover} is further to the {side} and leaves {name} free"
    if 100 * story.away(screen) >= 120 * story.away(thing):
        return f"in that direction {cover} is farther away and does not cover {name}"
    return f"from there {cover} leaves the look at {name} free"


def _row(story: _PerspectiveRationale, things: tuple[int, ...]) -> str:
    """Things in the order in which a picture shows them, when that is plain."""
    numbers = sorted({story.best_picture(thing) for thing in things})
    if len(numbers) > 1 or len(story.pictures) > 1:
        which = ("first", "second")[numbers[0]]
        picture = f"the {which} picture" if len(numbers) == 1 else "the two pictures"
    else:
        picture = "the picture"
    row = in_row(things, story.pictures[numbers[0]]) if len(numbers) == 1 else ()
    names = joined(story.name(thing) for thing in row or things)
    verb = "show" if len(numbers) > 1 else "shows"
    return f"{picture} {verb} {names}{', from left to right' if row else ''}"


def _others(story: _PerspectiveRationale, things: tuple[int, ...]) -> str:
    """On which side of the new facing the other things are."""
    parts = []
    for side in ("left", "right"):
        some = [t for t in things if (story.after(t) > 0) == (side == "left")]
        if some:
            names = joined(story.name(thing) for thing in some)
            parts.append(f"{names} {be(len(some))} further to the {side}")
    return f"from there, {joined(parts)}"
