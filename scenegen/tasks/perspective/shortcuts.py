"""Cheap rules for a picture with an X: rows, sides, sizes, with the side of the turn.

Cues come with the side of the turn, which is in the text: a cue may mean one answer
before a turn to the left, and the other one before a turn to the right.
"""

from __future__ import annotations

from collections.abc import Hashable

from scenegen.records.item import Facts, MapEntry
from scenegen.tasks.base import Shortcut
from scenegen.tasks.perspective.facing.kinds import (
    FacingAhead,
    FacingInView,
    FacingOneInView,
    FacingSide,
)
from scenegen.tasks.perspective.kinds import (
    DistanceChange,
    RelativePosition,
    VisibilityAfterTurn,
    WhichObject,
)
from scenegen.tasks.perspective.phrasing import read
from scenegen.tasks.solving.picture_features import (
    Pixel,
    entry_of,
    foot_of,
    least,
    mark_of,
    squared,
    visible_px,
)
from scenegen.tasks.solving.token_sheet import MIDDLE, middle_of
from scenegen.tokens.marks import CROSS


def row_of_foot(facts: Facts) -> Hashable:
    """Whether the foot of the target is above or below the X."""
    found = _shown(facts, _target(facts))
    cross = _cross(facts)
    if found is None or cross is None:
        return None
    return foot_of(found)[1] < cross[1], _turns_left(facts)


def side_of_cross(facts: Facts) -> Hashable:
    """Whether the target is to the left or to the right of the X."""
    found = _shown(facts, _target(facts))
    cross = _cross(facts)
    if found is None or cross is None:
        return None
    return middle_of(found)[0] < cross[0], _turns_left(facts)


def half_of_picture(facts: Facts) -> Hashable:
    """Which half of the picture the target is in."""
    found = _shown(facts, _target(facts))
    if found is None:
        return None
    return middle_of(found)[0] < MIDDLE, _turns_left(facts)


def distance_from_middle(facts: Facts) -> Hashable:
    """In which quarter of the way from the middle of the picture to the border."""
    found = _shown(facts, _target(facts))
    if found is None:
        return None
    return int(4 * abs(middle_of(found)[0] / MIDDLE - 1))


def side_of_occluder(facts: Facts) -> Hashable:
    """On which side of the occluder the target is."""
    found = _shown(facts, _target(facts))
    other = _shown(facts, _occluder(facts))
    if found is None or other is None:
        return None
    return middle_of(found)[0] < middle_of(other)[0], _turns_left(facts)


def nearest_to_cross(facts: Facts) -> tuple[int, ...]:
    """The option whose foot is nearest to the X in the picture."""
    cross = _cross(facts)
    if cross is None:
        return ()
    feet = {place: foot_of(entry) for place, entry in _options(facts).items()}
    return least({place: squared(foot, cross) for place, foot in feet.items()})


def largest(facts: Facts) -> tuple[int, ...]:
    """The option with the most pixels in any of the pictures."""
    return least(
        {
            place: -max(visible_px(facts, v.name, entity) for v in facts.rig.visible)
            for place, entity in enumerate(facts.question.evidence.options)
        }
    )


def on_the_turned_side(facts: Facts) -> tuple[int, ...]:
    """The options on that side of the X to which the turn goes."""
    cross = _cross(facts)
    if cross is None:
        return ()
    is_left = _turns_left(facts)
    return tuple(
        place
        for place, entry in _options(facts).items()
        if (middle_of(entry)[0] < cross[0]) == is_left
    )


def foot_of_faced(facts: Facts) -> Hashable:
    """Whether what is asked about is above or below the X, and on which side of it.

    Of two things that are asked about, the order tells nothing.
    """
    found, cross = _faced(facts), _cross(facts)
    if not found or cross is None:
        return None
    feet = [foot_of(each) for each in found]
    return tuple(sorted((x < cross[0], y < cross[1]) for x, y in feet))


def side_of_giver(facts: Facts) -> Hashable:
    """On which side of the giver it is, and on which side of the X the giver is."""
    instances = facts.question.evidence.instances
    found, cross = _faced(facts), _cross(facts)
    giver = _shown(facts, instances[-1]) if instances else None
    if not found or giver is None or cross is None:
        return None
    column = middle_of(giver)[0]
    sides = sorted(middle_of(each)[0] < column for each in found)
    return (*sides, column < cross[0])


def _faced(facts: Facts) -> list[MapEntry]:
    """The boxes of what is asked about, beside the giver; none unless all are shown."""
    found = [_shown(facts, each) for each in facts.question.evidence.instances[:-1]]
    shown = [each for each in found if each is not None]
    return shown if len(shown) == len(found) else []


def _options(facts: Facts) -> dict[int, MapEntry]:
    """The boxes of the options, by their places."""
    found = {
        place: _shown(facts, entity)
        for place, entity in enumerate(facts.question.evidence.options)
    }
    return {place: entry for place, entry in found.items() if entry is not None}


def _shown(facts: Facts, entity: int) -> MapEntry | None:
    """The box of an entity in the first visible view that shows it."""
    for view in facts.rig.visible:
        found = entry_of(facts, view.name, entity)
        if found is not None:
            return found
    return None


def _target(facts: Facts) -> int:
    instances = facts.question.evidence.instances
    return instances[0] if instances else 0


def _occluder(facts: Facts) -> int:
    """The entity of the category that the question names as the occluder."""
    noun = read(facts.question.text).occluder
    for entity in facts.scene.entities:
        if entity.category.replace("_", " ") == noun:
            return entity.id
    return 0


def _cross(facts: Facts) -> Pixel | None:
    for view in facts.rig.visible:
        found = mark_of(facts, view.name, CROSS)
        if found is not None:
            return found
    return None


def _turns_left(facts: Facts) -> bool:
    return read(facts.question.text).turn_tenths > 0


_TWO_ANSWERS = (DistanceChange.name, RelativePosition.name, VisibilityAfterTurn.name)
_FOUR_OPTIONS = (WhichObject.name,)
_FACED = (FacingSide.name, FacingInView.name, FacingOneInView.name)
_FACED_FOUR = (*_FOUR_OPTIONS, FacingAhead.name)

SHORTCUTS = (
    Shortcut("foot above or below the X", _TWO_ANSWERS, cue=row_of_foot),
    Shortcut("left or right of the X", _TWO_ANSWERS, cue=side_of_cross),
    Shortcut("half of the picture", _TWO_ANSWERS, cue=half_of_picture),
    Shortcut(
        "distance from the middle",
        _TWO_ANSWERS,
        cue=distance_from_middle,
        exempt=(DistanceChange.name,),
        reason="what is near a mark on the floor mostly is so in the picture as well",
    ),
    Shortcut("side of the occluder", (VisibilityAfterTurn.name,), cue=side_of_occluder),
    Shortcut("quarter around the X", _FACED, cue=foot_of_faced),
    Shortcut("side of the giver", _FACED, cue=side_of_giver),
    Shortcut("nearest to the X", _FACED_FOUR, picks=nearest_to_cross),
    Shortcut("largest in the picture", _FACED_FOUR, picks=largest),
    Shortcut("side that the turn goes to", _FOUR_OPTIONS, picks=on_the_turned_side),
)
"""What the task has to be safe from."""
