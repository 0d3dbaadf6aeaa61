"""The answer to a question about the X, from its text and the scene.

The X and the first camera are where the rig says, the turn is the one in the text: the
pose of the hidden camera is not used, so that it is checked as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from scenegen.catalogue import Category
from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import Facts
from scenegen.records.scene import Entity
from scenegen.tasks.perspective.phrasing import ParsedPerspectiveQuestion

Position = tuple[int, int]


def closer_or_further(
    facts: Facts,
    asked: ParsedPerspectiveQuestion,
    categories: Mapping[str, Category],
) -> str:
    """Whether the X is closer to an object than the first camera is."""
    x, y, _ = _named(facts, asked.object, categories).position_mm
    (ax, ay, _), (bx, by) = facts.rig.views[0].position_mm, _cross(facts)
    before = (x - ax) * (x - ax) + (y - ay) * (y - ay)
    after = (x - bx) * (x - bx) + (y - by) * (y - by)
    if before == after:
        raise ValueError(f"{facts.address}: no nearer and no farther")
    return "closer" if after < before else "further"


def side_after_turn(
    facts: Facts,
    asked: ParsedPerspectiveQuestion,
    categories: Mapping[str, Category],
) -> str:
    """On which side of the walker an object is after the turn."""
    target = _named(facts, asked.object, categories)
    _, left = _from_walker(facts, asked, target)
    return "left" if left > 0 else "right"


def visible_or_hidden(
    facts: Facts,
    asked: ParsedPerspectiveQuestion,
    categories: Mapping[str, Category],
) -> str:
    """Whether the hidden view shows an object that lies in its direction."""
    target = _named(facts, asked.object, categories)
    for view, sightings in zip(facts.rig.views, facts.sightings, strict=True):
        if view.name != "novel_view":
            continue
        for sighting in sightings:
            if sighting.entity == target.id:
                is_shown = 2 * sighting.visible_px > sighting.amodal_px
                return "visible" if is_shown else "hidden"
    raise ValueError(f"{facts.address}: the {target.category} is not in that direction")


def straight_ahead(
    facts: Facts,
    asked: ParsedPerspectiveQuestion,
    categories: Mapping[str, Category],
) -> str:
    """The option whose object deviates least from straight ahead."""
    slopes = []
    for option in facts.question.options:
        target = _named(facts, option.removeprefix("the "), categories)
        ahead, left = _from_walker(facts, asked, target)
        slopes.append(abs(left) / ahead if ahead > 0 else float("inf"))
    best = min(slopes)
    if best == float("inf"):
        raise ValueError(f"{facts.address}: nothing is in front")
    return facts.question.options[slopes.index(best)]


def _named(facts: Facts, noun: str, categories: Mapping[str, Category]) -> Entity:
    """The only entity that has a noun.

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
        raise ValueError(f"{facts.address}: {len(found)} objects are called '{noun}'")
    return found[0]


def _cross(facts: Facts) -> Position:
    """Where the X is.

    Raises:
        ValueError: when the first picture has none, or several.
    """
    marks = facts.rig.views[0].floor_marks
    crosses = [mark.position_mm for mark in marks if mark.kind == "cross"]
    if len(crosses) != 1:
        raise ValueError(f"{facts.address}: {len(crosses)} crosses on the floor")
    return crosses[0]


def _from_walker(
    facts: Facts, asked: ParsedPerspectiveQuestion, target: Entity
) -> tuple[float, float]:
    """Millimetres ahead of the walker and to the left, after the turn."""
    heading = facts.rig.views[0].heading_tenths + asked.turn_tenths
    (x, y, _), (cx, cy) = target.position_mm, _cross(facts)
    cos, sin = cosine(heading), sine(heading)
    return (x - cx) * cos + (y - cy) * sin, (y - cy) * cos - (x - cx) * sin
