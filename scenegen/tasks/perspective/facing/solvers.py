"""The answers to questions about a facing, in three ways that share nothing with `ask`.

From facts: headings and places of entities, and what the imagined view counted. From
tokens, which hold no headings, and from masks: what the imagined view shows, and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import atan2, cos, degrees, radians, sin

from scenegen.catalogue import Category
from scenegen.geometry.angles import cosine, sine
from scenegen.records.item import Facts
from scenegen.records.rig import PerspectiveLens
from scenegen.records.scene import Entity
from scenegen.tasks.perspective.facing.phrasing import ParsedFacing
from scenegen.tasks.solving.point_clouds import SEEN_PCM, bounds_of, mask_of, share_pcm
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import (
    MIDDLE,
    TokenSheet,
    category_of,
    middle_of,
    nouns_of,
)

NOVEL = "novel_view"
LEFT, RIGHT, YES, NO = "left", "right", "yes", "no"


def side_of_facts(
    facts: Facts, asked: ParsedFacing, categories: Mapping[str, Category]
) -> str:
    """The side of the giver's heading, from the X, on which the thing is."""
    _, left = _from_cross(facts, asked, asked.object, categories)
    return LEFT if left > 0 else RIGHT


def sight_of_facts(
    facts: Facts, asked: ParsedFacing, categories: Mapping[str, Category]
) -> str:
    """Whether the thing is ahead, and the imagined view counted pixels of it."""
    return YES if _is_ahead(facts, asked, asked.object, categories) else NO


def one_of_facts(
    facts: Facts, asked: ParsedFacing, categories: Mapping[str, Category]
) -> str:
    """Whether this is so of one of two things."""
    return _one(
        _is_ahead(facts, asked, noun, categories)
        for noun in (asked.object, asked.other)
    )


def ahead_of_facts(
    facts: Facts, asked: ParsedFacing, categories: Mapping[str, Category]
) -> str:
    """The option that deviates least from straight ahead."""
    slopes = []
    for option in facts.question.options:
        noun = option.removeprefix("the ")
        ahead, left = _from_cross(facts, asked, noun, categories)
        slopes.append(abs(left) / ahead if ahead > 0 else float("inf"))
    return facts.question.options[slopes.index(min(slopes))]


def side_of_tokens(sheet: TokenSheet, asked: ParsedFacing) -> str | None:
    """The half of the imagined view that shows the thing."""
    seen = sheet.entry(NOVEL, sheet.nouns[asked.object])
    if seen is None:
        return None
    return LEFT if middle_of(seen)[0] < MIDDLE else RIGHT


def sight_of_tokens(sheet: TokenSheet, asked: ParsedFacing) -> str | None:
    """Whether the tokens of the imagined view list the thing."""
    if not sheet.views[NOVEL].entries:
        return None
    return YES if sheet.entry(NOVEL, sheet.nouns[asked.object]) else NO


def one_of_tokens(sheet: TokenSheet, asked: ParsedFacing) -> str | None:
    """Whether they list one of two things."""
    if not sheet.views[NOVEL].entries:
        return None
    return _one(
        sheet.entry(NOVEL, sheet.nouns[noun]) is not None
        for noun in (asked.object, asked.other)
    )


def ahead_of_tokens(sheet: TokenSheet, asked: ParsedFacing) -> str | None:
    """The option whose box is nearest to the middle of the imagined view."""
    found = [
        (abs(middle_of(entry)[0] - MIDDLE), place)
        for place, category in enumerate(sheet.option_categories())
        if category is not None and (entry := sheet.entry(NOVEL, category)) is not None
    ]
    return sheet.options[min(found)[1]] if found else None


def side_of_masks(views: SegmentedViews, asked: ParsedFacing) -> str:
    """The side of the thing's pixels, seen along the axis of the imagined view."""
    angle = _bearing(views, _entity(views, asked.object))
    return LEFT if angle > 0.0 else RIGHT


def sight_of_masks(views: SegmentedViews, asked: ParsedFacing) -> str:
    """Whether the imagined view shows the thing."""
    return YES if _is_imagined(views, asked.object) else NO


def one_of_masks(views: SegmentedViews, asked: ParsedFacing) -> str:
    """Whether it shows one of two things."""
    return _one(_is_imagined(views, noun) for noun in (asked.object, asked.other))


def ahead_of_masks(views: SegmentedViews, asked: ParsedFacing) -> str:
    """The option that is least off the axis of the imagined view."""
    nouns = nouns_of(views.categories)
    turns = {
        option: abs(_bearing(views, _entity(views, option.removeprefix("the "))))
        for option in views.options
        if category_of(option, nouns) is not None
    }
    return min(turns, key=lambda option: turns[option])


def _one(in_view: Iterable[bool]) -> str:
    """The answer to whether exactly one is in view."""
    return YES if sum(in_view) == 1 else NO


def _named(facts: Facts, noun: str, categories: Mapping[str, Category]) -> Entity:
    """The only entity of a noun that the views of an item show.

    Raises:
        ValueError: when they show more, or none.
    """
    found = [
        entity
        for entity in facts.scene.entities
        if entity.category in categories
        and categories[entity.category].singular == noun
        and (
            _pixels(facts, entity, hidden=False) or _pixels(facts, entity, hidden=True)
        )
    ]
    if len(found) != 1:
        raise ValueError(f"{facts.address}: {len(found)} objects are called '{noun}'")
    return found[0]


def _is_ahead(
    facts: Facts, asked: ParsedFacing, noun: str, categories: Mapping[str, Category]
) -> bool:
    """Whether a thing is in the imagined view, and nothing hides it there."""
    ahead, left = _from_cross(facts, asked, noun, categories)
    if abs(left) * cosine(_half_view(facts)) > ahead * sine(_half_view(facts)):
        return False
    return not _is_covered(facts, _named(facts, noun, categories))


def _is_imagined(views: SegmentedViews, noun: str) -> bool:
    """Whether the imagined view shows a thing."""
    return share_pcm(views.view(NOVEL), _entity(views, noun)) >= SEEN_PCM


def _half_view(facts: Facts) -> int:
    """Half of the field of view of the imagined view, tenths of a degree."""
    (lens,) = (each.lens for each in facts.rig.views if each.name == NOVEL)
    if not isinstance(lens, PerspectiveLens):
        raise ValueError(f"{facts.address}: '{NOVEL}' is a map")
    return lens.fov_tenths // 2


def _is_covered(facts: Facts, entity: Entity) -> bool:
    """Whether others hide most of what a hidden view would show of an entity."""
    return any(
        2 * sighting.visible_px < sighting.amodal_px
        for view, sightings in zip(facts.rig.views, facts.sightings, strict=True)
        for sighting in sightings
        if view.is_hidden and sighting.entity == entity.id
    )


def _pixels(facts: Facts, entity: Entity, *, hidden: bool) -> int:
    """Pixels of an entity in the hidden views, or in the others."""
    return sum(
        sighting.visible_px
        for view, sightings in zip(facts.rig.views, facts.sightings, strict=True)
        for sighting in sightings
        if view.is_hidden == hidden and sighting.entity == entity.id
    )


def _from_cross(
    facts: Facts, asked: ParsedFacing, noun: str, categories: Mapping[str, Category]
) -> tuple[float, float]:
    """Millimetres from the X along the heading of the giver, and to its left.

    Raises:
        ValueError: when the first picture has no X, or several.
    """
    crosses = [
        mark.position_mm
        for mark in facts.rig.views[0].floor_marks
        if mark.kind == "cross"
    ]
    if len(crosses) != 1:
        raise ValueError(f"{facts.address}: {len(crosses)} crosses on the floor")
    giver = _named(facts, asked.giver, categories)
    target = _named(facts, noun, categories)
    x = target.position_mm[0] - crosses[0][0]
    y = target.position_mm[1] - crosses[0][1]
    c, s = cosine(giver.heading_tenths), sine(giver.heading_tenths)
    return x * c + y * s, y * c - x * s


def _entity(views: SegmentedViews, noun: str) -> int:
    """The only entity of a noun that any view shows.

    Raises:
        ValueError: when they show more, or none.
    """
    category = nouns_of(views.categories).get(noun)
    found = [
        entity
        for entity, name in views.entity_categories.items()
        if name == category
        and any(mask_of(seen, entity).any() for seen in views.visibility.views)
    ]
    if len(found) != 1:
        raise ValueError(f"{len(found)} things are called {noun!r}")
    return found[0]


def _bearing(views: SegmentedViews, entity: int) -> float:
    """Degrees from the axis of the imagined view to an entity, from the X."""
    extent = bounds_of(views.visibility.views, entity)
    if extent is None:
        raise ValueError(f"no view shows entity {entity}")
    facing = radians(views.view(NOVEL).view.heading_tenths / 10)
    x = extent.middle[0] - views.cross_position[0]
    y = extent.middle[1] - views.cross_position[1]
    ahead, left = x * cos(facing) + y * sin(facing), y * cos(facing) - x * sin(facing)
    return degrees(atan2(left, ahead))
