"""Why the answer to a question about a facing is what it is, step by step.

Which way the giver faces and where things lie from the X, both against the direction in
which the camera looks, so that their difference is the answer; then what the imagined
view shows. Directions are rounded to five degrees, far less than any margin.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scenegen.geometry.angles import difference
from scenegen.geometry.pose import Vector
from scenegen.records.item import Twin
from scenegen.records.visibility import (
    WALL,
    SceneVisibility,
    Sighting,
    ViewVisibility,
)
from scenegen.tasks.perspective.checks import novel_of
from scenegen.tasks.phrases import (
    ENDINGS,
    Names,
    angle_to,
    entity_of,
    joined,
    pick,
    place_in_picture,
    sentence,
    sighting_of,
)
from scenegen.tasks.sayings import Saying, off_words, rounded, turned

HALF_VIEW = 39
"""Degrees from straight ahead to the border of the imagined view."""

REACH_M, STEPS = 0.8, 16
"""How far above its foot a hidden thing is looked for, and at how many heights."""

FACES = Saying(
    0,
    (
        "{picture} shows that {giver} faces {angle}",
        "in {picture}, the front of {giver} points {angle}",
        "{giver} in {picture} has its front turned {angle}",
    ),
)
LIES = Saying(
    1,
    (
        "from the X, {target} lies {angle}",
        "the way from the X to {target} leads {angle}",
        "seen from the X, {target} is {angle}",
    ),
)
AGAINST = Saying(
    2,
    (
        "for someone there who faces as {giver} does, {target} is {off}",
        "so, facing as {giver} does, one has {target} {off}",
        "against the way {giver} faces, {target} is therefore {off}",
    ),
)
OUTSIDE = Saying(
    3, (f"that is more than {HALF_VIEW} degrees off, outside of the view",)
)
FREE = Saying(
    3, ("that is inside the view, and nothing hides more than a part of {target}",)
)
COVERED = Saying(
    3, ("that is inside the view, but {hider} stands before {target} and hides it",)
)
OTHERS = Saying(3, ("facing that way, {others}",))
SHOWN = Saying(4, ("the imagined view shows {target} {place}",))
NOT_SHOWN = Saying(4, ("the imagined view does not show {target}",))


@dataclass(frozen=True, slots=True, eq=False)
class FacingContext:
    """What the sentences are made from.

    Attributes:
        twin, visibility: of the item.
        names: of all entities that may be mentioned, with articles.
        giver: id of what gives the direction.
        targets: ids of what is asked about; see `FacingQuestion`.
        phrasing: a number below 2**31 that picks among equal ways to say it.
    """

    twin: Twin
    visibility: SceneVisibility
    names: Names
    giver: int
    targets: tuple[int, ...]
    phrasing: int

    @property
    def camera(self) -> int:
        """The heading of the first camera, tenths of a degree."""
        return self.twin.rig.views[0].heading_tenths

    @property
    def axis(self) -> str:
        """What directions on the floor are told from."""
        is_single = len(self.visibility.visible) == 1
        return f"the way the {'' if is_single else 'first '}camera looks"

    @property
    def facing(self) -> int:
        """Whole degrees from the camera's heading to the giver's."""
        heading = entity_of(self.twin.scene, self.giver).heading_tenths
        return rounded(difference(heading, self.camera))

    def bearing(self, target: int) -> int:
        """Whole degrees from the camera's heading to a thing, from the X."""
        (mark,) = self.twin.rig.views[0].floor_marks
        x, y, _ = entity_of(self.twin.scene, target).position_mm
        return rounded(angle_to(mark.position_mm, self.camera, (x, y)))

    def off(self, target: int) -> int:
        """Whole degrees from the facing to a thing, as the sentences before give it."""
        return turned(self.bearing(target) - self.facing)

    def picture(self, target: int) -> str:
        """The visible picture that shows most of a thing."""
        if len(self.visibility.visible) == 1:
            return "the picture"
        shares = [seen.visible_px(target) for seen in self.visibility.visible]
        return ("the first picture", "the second picture")[shares.index(max(shares))]

    def shown_by(self, target: int) -> str:
        """Of which picture a thing is, where there are two."""
        is_single = len(self.visibility.visible) == 1
        return "" if is_single else f" of {self.picture(target)}"


def angle_words(degrees: int, axis: str) -> str:
    """A direction against that of the camera."""
    if degrees == 0:
        return f"straight along {axis}"
    if abs(degrees) == 180:
        return f"straight against {axis}"
    side = "left" if degrees > 0 else "right"
    return f"about {abs(degrees)} degrees to the {side} of {axis}"


def premises(context: FacingContext) -> list[str]:
    """Which way the giver faces, and where the first target lies from the X."""
    giver, target = context.giver, context.targets[0]
    return [
        FACES.say(
            context.phrasing,
            picture=context.picture(giver),
            giver=context.names[giver],
            angle=angle_words(context.facing, context.axis),
        ),
        LIES.say(
            context.phrasing,
            target=f"{context.names[target]}{context.shown_by(target)}",
            angle=angle_words(context.bearing(target), context.axis),
        ),
    ]


def conclusion(context: FacingContext) -> str:
    """Where the first target is for who faces as the giver does."""
    return AGAINST.say(
        context.phrasing,
        giver=context.names[context.giver],
        target=context.names[context.targets[0]],
        off=off_words(context.off(context.targets[0])),
    )


def shown_there(context: FacingContext) -> str:
    """What the imagined view shows of the first target."""
    novel, target = novel_of(context.visibility), context.targets[0]
    sighting, name = sighting_of(novel, target), context.names[target]
    if sighting is None or not _is_shown(sighting):
        return NOT_SHOWN.say(context.phrasing, target=name)
    place = place_in_picture(sighting.box, novel.ids.shape[0])
    return SHOWN.say(context.phrasing, target=name, place=place)


def _is_shown(sighting: Sighting) -> bool:
    """Whether more is seen than the few pixels that what is hidden may show."""
    return 50 * sighting.visible_px >= sighting.amodal_px


def side_steps(context: FacingContext) -> list[str]:
    """For left or right."""
    return [*premises(context), conclusion(context), shown_there(context)]


def view_steps(context: FacingContext) -> list[str]:
    """For seen or not."""
    target, novel = context.targets[0], novel_of(context.visibility)
    name, sighting = context.names[target], sighting_of(novel, target)
    if abs(context.off(target)) > HALF_VIEW:
        why = OUTSIDE.say(context.phrasing)
    elif sighting is not None and _is_shown(sighting):
        why = FREE.say(context.phrasing, target=name)
    else:
        hider = _hider(novel, target, context)
        why = COVERED.say(context.phrasing, target=name, hider=hider)
    return [*premises(context), conclusion(context), why, shown_there(context)]


def ahead_steps(context: FacingContext) -> list[str]:
    """For which of four."""
    others = [
        f"{context.names[each]} is {off_words(context.off(each))}"
        for each in context.targets[1:]
    ]
    return [
        *premises(context),
        conclusion(context),
        OTHERS.say(context.phrasing, others=joined(others)),
        shown_there(context),
    ]


def _hider(novel: ViewVisibility, target: int, context: FacingContext) -> str:
    """What stands before a hidden thing in the imagined view.

    What takes most of the pixels between the foot of the thing and `REACH_M` above, and
    is nearer there: an entity, or a wall behind whose corner the thing is.
    """
    x, y, z = entity_of(context.twin.scene, target).position_mm
    size = novel.ids.shape[0]
    camera = novel.view.camera(size)
    found: Counter[int] = Counter()
    for step in range(1, STEPS + 1):
        height = z / 1000 + REACH_M * step / STEPS
        at = camera.project(Vector(x / 1000, y / 1000, height))
        row, column = int(at.v), int(at.u)
        is_framed = 0 <= row < size and 0 <= column < size
        if is_framed and novel.depth[row, column] < at.depth:
            found[int(novel.ids[row, column])] += 1
    most = max(sorted(found), key=lambda each: found[each], default=WALL)
    return context.names.get(most, "a wall")


def rationale_of(
    context: FacingContext, steps: list[str], answer: str
) -> tuple[str, ...]:
    """The sentences, which end with the answer."""
    last = pick(context.phrasing, 5, ENDINGS)
    return (*(sentence(each) for each in steps), last.format(answer))
