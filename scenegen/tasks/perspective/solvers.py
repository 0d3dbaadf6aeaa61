"""The second solvers: each reads the question and leaves the rest to its kind.

Three ways to the answer that share no code with `ask`: from the scene, from perception
tokens, and from instance masks with depth.
"""

from __future__ import annotations

from collections.abc import Mapping

from scenegen.catalogue import Category
from scenegen.records.item import Facts
from scenegen.tasks.perspective.kinds import KINDS
from scenegen.tasks.perspective.phrasing import read
from scenegen.tasks.solving.segmented_views import SegmentedViews
from scenegen.tasks.solving.token_sheet import TokenSheet


def solve_perspective(facts: Facts, categories: Mapping[str, Category]) -> int:
    """The index of the right option, from text and scene.

    Args:
        facts: of the item.
        categories: of the catalogue, by name.

    Raises:
        ValueError: when the facts are not of this task, or no option is right.
    """
    asked = read(facts.question.text)
    answer = KINDS[asked.kind].solve(facts, asked, categories)
    return facts.question.options.index(answer)


def solve_perspective_from_tokens(sheet: TokenSheet) -> int | None:
    """The index of the option that the tokens speak for; None when for none.

    Raises:
        ValueError: when no wording of the task reads like the text.
    """
    asked = read(sheet.text)
    answer = KINDS[asked.kind].solve_from_tokens(sheet, asked)
    return None if answer is None else sheet.place_of(answer)


def solve_perspective_from_masks(views: SegmentedViews) -> int:
    """The index of the option that masks and depth speak for.

    Raises:
        ValueError: when they speak for none, or no wording reads like the text.
    """
    asked = read(views.text)
    return views.place_of(KINDS[asked.kind].solve_from_masks(views, asked))
