"""The input of a solver from perception tokens, and how it finds entries in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenegen.catalogue import Category
from scenegen.records.item import Facts, MapEntry, ViewTokens
from scenegen.tokens.birds_eye_grid import BOX_GRID, CELLS

MIDDLE = (BOX_GRID - 1) / 2
"""The middle of a picture on the grid of boxes."""


@dataclass(frozen=True, slots=True)
class TokenSheet:
    """A question and the tokens of all views; no scene, no camera.

    Attributes:
        text, options: of the question.
        views: tokens by the name of their view.
        shown: names of the visible views, in their order.
        nouns: from the noun of a category to its name.
    """

    text: str
    options: tuple[str, ...]
    views: Mapping[str, ViewTokens]
    shown: tuple[str, ...]
    nouns: Mapping[str, str]

    def entry(self, view: str, category: str) -> MapEntry | None:
        """The first entry of a category in a view."""
        for entry in self.views[view].entries:
            if entry.category == category:
                return entry
        return None

    def option_categories(self) -> tuple[str | None, ...]:
        """The category that each option names; None where it names none."""
        return tuple(category_of(option, self.nouns) for option in self.options)

    def place_of(self, answer: str) -> int | None:
        """The index of the option that reads like an answer; None when none does."""
        return self.options.index(answer) if answer in self.options else None


def nouns_of(categories: Mapping[str, Category]) -> dict[str, str]:
    """From the noun of a category to its name."""
    return {each.singular: name for name, each in categories.items()}


def category_of(option: str, nouns: Mapping[str, str]) -> str | None:
    """The category of an option such as "the armchair"."""
    return nouns.get(option.removeprefix("the "))


def token_sheet(
    text: str,
    options: Sequence[str],
    *,
    tokens: Sequence[ViewTokens],
    views: Mapping[str, bool],
    categories: Mapping[str, Category],
) -> TokenSheet:
    """The input of a solver from tokens.

    Args:
        text: of the question.
        options: of the question.
        tokens: of all views.
        views: whether the view of a name is hidden, in the order of the rig.
        categories: by name.
    """
    return TokenSheet(
        text,
        tuple(options),
        {each.view: each for each in tokens},
        tuple(name for name, is_hidden in views.items() if not is_hidden),
        nouns_of(categories),
    )


def sheet_of_facts(facts: Facts, categories: Mapping[str, Category]) -> TokenSheet:
    """The sheet of an item: its question and tokens, and nothing else of it."""
    question = facts.question
    return token_sheet(
        question.text,
        question.options,
        tokens=facts.tokens,
        views={view.name: view.is_hidden for view in facts.rig.views},
        categories=categories,
    )


def floor_middle_of(entry: MapEntry) -> tuple[float, float]:
    """Column and row, on the grid of boxes, of the middle of an entry's floor on a map.

    Maps are slanted, so that a box reaches up the page by a part of the height; the
    cell of the floor, though coarse, knows nothing of that.
    """
    u, v = middle_of(entry)
    side = BOX_GRID // CELLS
    return u, min(max(v, side * entry.row), side * entry.row + side - 1)


def middle_of(entry: MapEntry) -> tuple[float, float]:
    """Column and row of the middle of an entry's box."""
    x0, y0, x1, y1 = entry.box
    return (x0 + x1) / 2, (y0 + y1) / 2
