"""Why exactly one of two things is in view, or not: steps like those of `rationale`.

Each step tells of both things, so that a rationale is no longer than one about one.
"""

from __future__ import annotations

from scenegen.tasks.perspective.checks import novel_of
from scenegen.tasks.perspective.facing.rationale import (
    FACES,
    HALF_VIEW,
    FacingContext,
    angle_words,
)
from scenegen.tasks.phrases import joined, place_in_picture, sighting_of
from scenegen.tasks.sayings import Saying, off_words

BOTH_LIE = Saying(
    1,
    (
        "from the X, {first} lies {angle}, and {second} lies {other_angle}",
        "the way from the X to {first} leads {angle}, and that to {second} leads"
        " {other_angle}",
        "seen from the X, {first} is {angle}, and {second} is {other_angle}",
    ),
)
BOTH_AGAINST = Saying(
    2,
    (
        "for someone there who faces as {giver} does, {offs}",
        "so, seen by someone who faces as {giver} does, {offs}",
        "against the way {giver} faces, therefore, {offs}",
    ),
)
BOTH_INSIDE = Saying(3, ("both are inside the view",))
NONE_INSIDE = Saying(
    3, (f"both are more than {HALF_VIEW} degrees off, outside of the view",)
)
ONE_INSIDE = Saying(
    3,
    (
        "{inside} is inside the view, but {outside} is more than"
        f" {HALF_VIEW} degrees off, outside of it",
    ),
)
BOTH_SHOWN = Saying(
    4, ("the imagined view shows {first} {place}, and {second} {other_place}",)
)
NONE_SHOWN = Saying(4, ("the imagined view shows neither {first} nor {second}",))
ONE_SHOWN = Saying(
    4, ("the imagined view shows {inside} {place}, but does not show {outside}",)
)


def one_steps(context: FacingContext) -> list[str]:
    """For whether exactly one of two things is seen."""
    return [
        FACES.say(
            context.phrasing,
            picture=context.picture(context.giver),
            giver=context.names[context.giver],
            angle=angle_words(context.facing, context.axis),
        ),
        _lie(context),
        BOTH_AGAINST.say(
            context.phrasing,
            giver=context.names[context.giver],
            offs=joined(
                f"{context.names[each]} is {off_words(context.off(each))}"
                for each in context.targets
            ),
        ),
        _inside(context),
        _shown(context),
    ]


def _lie(context: FacingContext) -> str:
    """Where both things lie from the X."""
    first, second = (
        f"{context.names[each]}{context.shown_by(each)}" for each in context.targets
    )
    angle, other = (
        angle_words(context.bearing(each), context.axis) for each in context.targets
    )
    return BOTH_LIE.say(
        context.phrasing, first=first, angle=angle, second=second, other_angle=other
    )


def _inside(context: FacingContext) -> str:
    """Which of both directions are inside the view."""
    inside = [each for each in context.targets if abs(context.off(each)) <= HALF_VIEW]
    if len(inside) != 1:
        return (BOTH_INSIDE if inside else NONE_INSIDE).say(context.phrasing)
    (one,), (other,) = inside, (each for each in context.targets if each not in inside)
    return ONE_INSIDE.say(
        context.phrasing, inside=context.names[one], outside=context.names[other]
    )


def _shown(context: FacingContext) -> str:
    """What the imagined view shows of both."""
    novel = novel_of(context.visibility)
    size = novel.ids.shape[0]
    places = {
        each: place_in_picture(sighting.box, size)
        for each in context.targets
        if (sighting := sighting_of(novel, each)) is not None
    }
    first, second = (context.names[each] for each in context.targets)
    if not places:
        return NONE_SHOWN.say(context.phrasing, first=first, second=second)
    if len(places) > 1:
        place, other_place = places.values()
        return BOTH_SHOWN.say(
            context.phrasing,
            first=first, place=place, second=second, other_place=other_place,
        )  # fmt: skip
    ((shown, place),) = places.items()
    return ONE_SHOWN.say(
        context.phrasing,
        inside=context.names[shown],
        place=place,
        outside=second if shown == context.targets[0] else first,
    )
