"""What the solvers from instance masks are given: pixels, and no scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from scenegen.catalogue import Category
from scenegen.records.item import Facts
from scenegen.records.rig import Route
from scenegen.records.visibility import SceneVisibility, ViewVisibility
from scenegen.tasks.solving.point_clouds import Spot
from scenegen.tasks.solving.token_sheet import category_of, nouns_of
from scenegen.tasks.solving.walks import nearest_on


@dataclass(frozen=True, slots=True)
class SegmentedViews:
    """A question, masks and depth of all views, and the categories of instances.

    Attributes:
        text, options: of the question.
        visibility: masks, depth and cameras of all views, with the marks painted there.
        entity_categories: the category of each entity, by id.
        categories: of the catalogue, by name.
        threshold_pcm: share of a view from which an object counts as seen in it.
    """

    text: str
    options: tuple[str, ...]
    visibility: SceneVisibility
    entity_categories: Mapping[int, str]
    categories: Mapping[str, Category]
    threshold_pcm: int

    def place_of(self, answer: str) -> int:
        """The index of the option that reads like an answer.

        Raises:
            ValueError: when none does.
        """
        if answer not in self.options:
            raise ValueError(f"no option reads {answer!r}")
        return self.options.index(answer)

    def view(self, name: str) -> ViewVisibility:
        """The view of a name.

        Raises:
            ValueError: when there is none.
        """
        for seen in self.visibility.views:
            if seen.view.name == name:
                return seen
        raise ValueError(f"there is no view {name!r}")

    def camera_position(self, name: str) -> Spot:
        """The floor position below the camera of a view."""
        x, y, _ = self.view(name).view.position_mm
        return x / 1000, y / 1000

    @property
    def cross_position(self) -> Spot:
        """The position of the X.

        Raises:
            ValueError: when no view has one.
        """
        for seen in self.visibility.visible:
            for mark in seen.view.floor_marks:
                if mark.kind == "cross":
                    return mark.position_mm[0] / 1000, mark.position_mm[1] / 1000
        raise ValueError("no view shows an X")

    @property
    def route(self) -> Route:
        """The walk that the map shows.

        Raises:
            ValueError: when no map shows one.
        """
        for seen in self.visibility.visible:
            if seen.view.route is not None:
                return seen.view.route
        raise ValueError("no map shows a walk")

    def walk(self, *, is_reversed: bool) -> tuple[Spot, ...]:
        """The corners of the walk, in its direction.

        Raises:
            ValueError: when no map shows a walk.
        """
        spots = tuple((x / 1000, y / 1000) for x, y in self.route.points_mm)
        return spots[::-1] if is_reversed else spots

    def leg_at_middle(self, *, is_reversed: bool) -> tuple[Spot, Spot]:
        """The ends of the leg that M1 is on, in the direction of the walk.

        Raises:
            ValueError: when no map shows an M1.
        """
        middle = self.route.middle_mm
        if middle is None:
            raise ValueError("no map shows an M1")
        spot = middle[0] / 1000, middle[1] / 1000
        legs = pairwise(self.walk(is_reversed=is_reversed))
        return min(legs, key=lambda leg: nearest_on(leg, spot).away)

    def entity_named(self, noun: str) -> int:
        """The only entity that a noun names.

        Raises:
            ValueError: when there is none, or more than one.
        """
        category = nouns_of(self.categories).get(noun)
        names = self.entity_categories
        found = [entity for entity, name in names.items() if name == category]
        if len(found) != 1:
            raise ValueError(f"{len(found)} things are called {noun!r}")
        return found[0]

    def option_entities(self) -> dict[str, int]:
        """The entity of each option that names one."""
        nouns = nouns_of(self.categories)
        return {
            option: self.entity_named(option.removeprefix("the "))
            for option in self.options
            if category_of(option, nouns) is not None
        }


def segmented_views(
    facts: Facts, visibility: SceneVisibility, categories: Mapping[str, Category]
) -> SegmentedViews:
    """What the solvers from masks may know of an item."""
    entity_categories = {entity.id: entity.category for entity in facts.scene.entities}
    question = facts.question
    return SegmentedViews(
        question.text,
        question.options,
        visibility,
        entity_categories,
        categories,
        question.margins.threshold_pcm,
    )
