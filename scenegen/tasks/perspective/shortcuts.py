"""Cheap rules for a picture with an X: rows, sides, sizes, with the turn's side.

Cues come with the side of the turn, which the text tells: a cue may mean one thing
before a turn to the left, and another thing before one to the right.
"""

from collections.abc import Hashable

from scenegen.records.item import Facts, MapEntry
from scenegen.tasks.base import Shortcut
from scenegen.tasks.perspective.phrasing import read
from scenegen.tasks.solving.picture_features import (
    Pixel,
    entry_of,
    foot_of,
    least,
    mark_of,
    middle_of,
    squared,
    visible_px,
)
from scenegen.tokens.birds_eye_grid import BOX_GRID
from scenegen.tokens.marks import CROSS

HALF = (BOX_GRID - 1) / 2


def row_of_foot(facts: Facts) -> Hashable:
    """Whether the foot of the thing is above or below the X."""
    found = _shown(facts, _target(facts))
    cross = _cross(facts)
    if found is None or cross is None:
        return None
    return foot_of(found)[1] < cross[1], _turns_left(facts)


def side_of_cross(facts: Facts) -> Hashable:
    """Whether the thing is to the left or to the right of the X."""
    found = _shown(facts, _target(facts))
    cross = _cross(facts)
    if found is None or cross is None:
        return None
    return middle_of(found)[0] < cross[0], _turns_left(facts)


def half_of_picture(facts: Facts) -> Hashable:
    """Which half of the picture the thing is in."""
    found = _shown(facts, _target(facts))
    if found is None:
        return None
    return middle_of(found)[0] < HALF, _turns_left(facts)


def distance_from_middle(facts: Facts) -> Hashable:
    """In which quarter of the way from the middle of the picture to the border."""
    found = _shown(facts, _target(facts))
    if found is None:
        return None
    return int(4 * abs(middle_of(found)[0] / HALF - 1))


def side_of_occluder(facts: Facts) -> Hashable:
    """On which side of the other thing the thing is."""
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
    """The entity whose category reads like what the question says hides the thing."""
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


_TWO_SIDED = ("distance_change", "relative_position", "visibility")
_FRONT = ("which_object",)

SHORTCUTS = (
    Shortcut("foot above or below the X", _TWO_SIDED, cue=row_of_foot),
    Shortcut("left or right of the X", _TWO_SIDED, cue=side_of_cross),
    Shortcut("half of the picture", _TWO_SIDED, cue=half_of_picture),
    Shortcut(
        "distance from the middle",
        _TWO_SIDED,
        cue=distance_from_middle,
        exempt=("distance_change",),
        reason="what is near a mark on the floor mostly is so in the picture as well",
    ),
    Shortcut("side of the occluder", ("visibility",), cue=side_of_occluder),
    Shortcut("nearest to the X", _FRONT, picks=nearest_to_cross),
    Shortcut("largest in the picture", _FRONT, picks=largest),
    Shortcut("side that the turn goes to", _FRONT, picks=on_the_turned_side),
)
