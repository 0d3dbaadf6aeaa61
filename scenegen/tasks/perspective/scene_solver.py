"""The right option of a perspective question, from its text and the scene.

The X and the first camera are where the rig says, the turn is the one in the text: the
place of the hidden camera is not used, so that it is checked as well.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import Facts
from scenegen.records.scene import Entity
from scenegen.tasks.perspective.phrasing import (
    OPTION_TEXTS,
    ParsedPerspectiveQuestion,
    read,
)

if TYPE_CHECKING:
    from scenegen.catalogue import Category

Place = tuple[int, int]


def solve_perspective(facts: Facts, categories: "Mapping[str, Category]") -> int:
    """The index of the right option.

    Args:
        facts: of the item.
        categories: of the catalogue, by name.

    Raises:
        ValueError: when the facts are not of this task, or no option is right.
    """
    asked = read(facts.question.text)
    if asked.kind == "which_object":
        return _foremost(facts, asked, categories)
    thing = _named(facts, asked.object, categories)
    if asked.kind == "distance_change":
        answer = _change(facts, thing)
    elif asked.kind == "relative_position":
        answer = _side(facts, asked, thing)
    else:
        answer = _showing(facts, thing)
    text = OPTION_TEXTS[answer].format(occluder=asked.occluder)
    return facts.question.options.index(text)


def _named(facts: Facts, noun: str, categories: "Mapping[str, Category]") -> Entity:
    """The only entity that goes by a noun.

    Raises:
        ValueError: when there are more, or none.
    """
    found = [
        entity
        for entity in facts.scene.entities
        if entity.category in categories
        and categories[entity.category].singular == noun
    ]
    if len(found) != 1:
        raise ValueError(f"{facts.address}: {len(found)} things are called '{noun}'")
    return found[0]


def _cross(facts: Facts) -> Place:
    """Where the X is.

    Raises:
        ValueError: when the first picture has none, or several.
    """
    marks = facts.rig.views[0].floor_marks
    crosses = [mark.position_mm for mark in marks if mark.kind == "cross"]
    if len(crosses) != 1:
        raise ValueError(f"{facts.address}: {len(crosses)} crosses on the floor")
    return crosses[0]


def _change(facts: Facts, thing: Entity) -> str:
    """Whether the X is closer to a thing than the first camera is."""
    x, y, _ = thing.position_mm
    (ax, ay, _), (bx, by) = facts.rig.views[0].position_mm, _cross(facts)
    before = (x - ax) * (x - ax) + (y - ay) * (y - ay)
    after = (x - bx) * (x - bx) + (y - by) * (y - by)
    if before == after:
        raise ValueError(f"{facts.address}: no nearer and no farther")
    return "closer" if after < before else "further"


def _from_walker(
    facts: Facts, asked: ParsedPerspectiveQuestion, thing: Entity
) -> tuple[float, float]:
    """Millimetres ahead of the walker and to the left, after the turn."""
    heading = facts.rig.views[0].heading_tenths + asked.turn_tenths
    (x, y, _), (cx, cy) = thing.position_mm, _cross(facts)
    cos, sin = cosine(heading), sine(heading)
    return (x - cx) * cos + (y - cy) * sin, (y - cy) * cos - (x - cx) * sin


def _side(facts: Facts, asked: ParsedPerspectiveQuestion, thing: Entity) -> str:
    """On which side of the walker a thing is after the turn."""
    _, left = _from_walker(facts, asked, thing)
    return "left" if left > 0 else "right"


def _showing(facts: Facts, thing: Entity) -> str:
    """Whether the hidden view shows a thing that lies in its direction."""
    for view, sightings in zip(facts.rig.views, facts.sightings, strict=True):
        if view.name != "novel_view":
            continue
        for sighting in sightings:
            if sighting.entity == thing.id:
                shows = 2 * sighting.visible_px > sighting.amodal_px
                return "visible" if shows else "hidden"
    raise ValueError(f"{facts.address}: the {thing.category} is not in that direction")


def _foremost(
    facts: Facts, asked: ParsedPerspectiveQuestion, categories: "Mapping[str, Category]"
) -> int:
    """The option whose thing deviates least from straight ahead."""
    slopes = []
    for option in facts.question.options:
        thing = _named(facts, option.removeprefix("the "), categories)
        ahead, left = _from_walker(facts, asked, thing)
        slopes.append(abs(left) / ahead if ahead > 0 else float("inf"))
    best = min(slopes)
    if best == float("inf"):
        raise ValueError(f"{facts.address}: nothing is in front")
    return slopes.index(best)
