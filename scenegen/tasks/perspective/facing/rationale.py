"""Why the answer to a question about a facing is what it is, step by step.

Which way the giver faces and where things lie from the X, both against the direction in
which the camera looks, so that their difference is the answer; then what the imagined
view shows. Directions are rounded to five degrees, far less than any margin.
"""

from __future__ import annotations

from dataclasses import dataclass

from scenegen.geometry.angles import difference
from scenegen.geometry.pose import Vector
from scenegen.records.item import Twin
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.tasks.perspective.checks import novel_of
from scenegen.tasks.phrases import (
    Names,
    angle_to,
    entity_of,
    joined,
    pick,
    place_in_picture,
    sentence,
    sighting_of,
)

STEP = 5
"""Degrees that directions are rounded to."""

HALF_VIEW = 39
"""Degrees from straight ahead to the border of the imagined view."""


@dataclass(frozen=True, slots=True, eq=False)
class FacingContext:
    """What the sentences are made from.

    Attributes:
        twin, visibility: of the item.
        names: of all entities that may be mentioned, with articles.
        giver: id of what gives the direction.
        targets: ids of what is asked about, the right one first.
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
        return difference(10 * self.bearing(target), 10 * self.facing) // 10

    def picture(self, target: int) -> str:
        """The visible picture that shows most of a thing."""
        if len(self.visibility.visible) == 1:
            return "the picture"
        shares = [seen.visible_px(target) for seen in self.visibility.visible]
        return ("the first picture", "the second picture")[shares.index(max(shares))]

    def pick(self, turn: int, *ways: str) -> str:
        """One of equal ways to say something."""
        return pick(self.phrasing, turn, ways)


def rounded(tenths: int) -> int:
    """Degrees, to the next `STEP`."""
    return (tenths + 5 * STEP) // (10 * STEP) * STEP


def angle_words(degrees: int) -> str:
    """A direction against that of the camera."""
    if degrees == 0:
        return "straight away from the camera"
    if abs(degrees) == 180:
        return "straight towards the camera"
    side = "left" if degrees > 0 else "right"
    return f"{abs(degrees)} degrees to the {side} of the way the camera looks"


def off_words(degrees: int) -> str:
    """A direction against the facing."""
    if degrees == 0:
        return "straight ahead"
    side = "left" if degrees > 0 else "right"
    return f"{abs(degrees)} degrees to the {side}"


def premises(context: FacingContext) -> list[str]:
    """Which way the giver faces, and where the first target lies from the X."""
    return [
        context.pick(
            0,
            "{picture} shows that {giver} faces about {angle}",
            "in {picture}, the front of {giver} points about {angle}",
            "{giver} in {picture} has its front turned about {angle}",
        ).format(
            picture=context.picture(context.giver),
            giver=context.names[context.giver],
            angle=angle_words(context.facing),
        ),
        context.pick(
            1,
            "from the X, {target} lies about {angle}",
            "the way from the X to {target} leads about {angle}",
            "seen from the X, {target} is about {angle}",
        ).format(
            target=context.names[context.targets[0]],
            angle=angle_words(context.bearing(context.targets[0])),
        ),
    ]


def conclusion(context: FacingContext) -> str:
    """Where the first target is for who faces as the giver does."""
    return context.pick(
        2,
        "for someone there who faces as {giver} does, {target} is about {off}",
        "so, facing as {giver} does, one has {target} about {off}",
        "against the way {giver} faces, {target} is therefore about {off}",
    ).format(
        giver=context.names[context.giver],
        target=context.names[context.targets[0]],
        off=off_words(context.off(context.targets[0])),
    )


def shown_there(context: FacingContext) -> str:
    """What the imagined view shows of the first target."""
    novel, target = novel_of(context.visibility), context.targets[0]
    sighting, name = sighting_of(novel, target), context.names[target]
    if sighting is None or 50 * sighting.visible_px < sighting.amodal_px:
        return f"the imagined view does not show {name}"
    place = place_in_picture(sighting.box, novel.ids.shape[0])
    return f"the imagined view shows {name} {place}"


def side_steps(context: FacingContext) -> list[str]:
    """For left or right."""
    return [*premises(context), conclusion(context), shown_there(context)]


def view_steps(context: FacingContext) -> list[str]:
    """For seen or not."""
    target = context.targets[0]
    if abs(context.off(target)) > HALF_VIEW:
        why = f"that is more than {HALF_VIEW} degrees off, outside of the view"
    else:
        hider = _hider(novel_of(context.visibility), target, context)
        why = f"that is inside the view, and {hider}"
    return [*premises(context), conclusion(context), why, shown_there(context)]


def ahead_steps(context: FacingContext) -> list[str]:
    """For which of four."""
    others = [
        f"{context.names[each]} about {off_words(context.off(each))}"
        for each in context.targets[1:]
    ]
    return [
        *premises(context),
        conclusion(context),
        f"the others are farther off: {joined(others)}",
    ]


def _hider(novel: ViewVisibility, target: int, context: FacingContext) -> str:
    """What stands before a thing in the imagined view, or that nothing does."""
    name = context.names[target]
    if novel.visible_px(target) * 50 > novel.pixels // 100:
        return f"nothing hides {name}"
    x, y, z = entity_of(context.twin.scene, target).position_mm
    size = novel.ids.shape[0]
    at = novel.view.camera(size).project(Vector(x / 1000, y / 1000, z / 1000 + 0.2))
    row, column = (min(max(int(each), 0), size - 1) for each in (at.v, at.u))
    number = int(novel.ids[row, column])
    hider = context.names.get(number, "something larger")
    return f"{hider} stands before {name} and hides it"


def rationale_of(
    context: FacingContext, steps: list[str], answer: str
) -> tuple[str, ...]:
    """The sentences, which end with the answer."""
    last = context.pick(5, "So the answer is: {}.", "The answer is: {}.", "Hence: {}.")
    return (*(sentence(each) for each in steps), last.format(answer))
