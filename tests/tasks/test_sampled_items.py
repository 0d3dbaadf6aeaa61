"""What every task owes, over items as a build makes them.

Second solvers that agree with the label; twins that differ in their answers only;
rationales that keep to what can be seen.
"""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

import pytest

from scenegen.catalogue import Catalogue
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.records.item import Facts
from scenegen.tasks import TASKS, kind_of
from tests.quick_units import ATTEMPTS, quick_units

UNITS = 3


class Item(NamedTuple):
    """An item, and the options that second solvers take for the right one."""

    facts: Facts
    solved: int
    from_tokens: int | None
    from_masks: int


@cache
def items(task: str) -> tuple[Item, ...]:
    """Both twins of the first quick units of a task."""
    recipe = read_recipe(
        {
            "version": 1,
            "name": "sampled",
            "seed": 11,
            "series": [
                {"task": task, "splits": {"test": 64}, "max_attempts": ATTEMPTS}
            ],
        }
    )
    with open_generator(recipe, draws=False) as generator:
        made = islice(quick_units(generator, task, "test"), UNITS)
        return tuple(
            Item(
                facts,
                generator.solve(facts),
                generator.solve_from_tokens(facts),
                generator.solve_from_masks(facts),
            )
            for unit in made
            for facts in unit.twins
        )


def said_of(facts: Facts, category: str) -> bool:
    """Whether the rationale of an item names a category."""
    noun = Catalogue.open().category(category).singular
    return bool(re.search(rf"\bthe {noun}\b", " ".join(facts.question.rationale), re.I))


@pytest.mark.parametrize("task", sorted(TASKS))
def test_second_solvers_agree_with_the_label(task):
    for facts, *solved in items(task):
        assert solved == [facts.question.answer_index] * 3


@pytest.mark.parametrize("task", sorted(TASKS))
def test_rationales_have_three_to_six_sentences_and_end_in_the_answer(task):
    for facts, *_ in items(task):
        question = facts.question
        assert 3 <= len(question.rationale) <= 6
        assert question.options[question.answer_index] in question.rationale[-1]


@pytest.mark.parametrize("task", sorted(TASKS))
def test_rationales_name_nothing_that_is_visible_nowhere(task):
    for facts, *_ in items(task):
        seen = [each for view in facts.sightings for each in view if each.visible_px]
        visible = {each.entity for each in seen}
        shown = {e.category for e in facts.scene.entities if e.id in visible}
        for category in sorted({e.category for e in facts.scene.entities} - shown):
            assert not said_of(facts, category)


@pytest.mark.parametrize("task", sorted(TASKS))
def test_twins_share_the_question_and_have_different_answers(task):
    twins = items(task)
    for (one, *_), (other, *_) in zip(twins[::2], twins[1::2], strict=True):
        if one.twin_of not in kind_of(one.question).text_inputs:
            assert one.question.text == other.question.text
        assert one.question.options == other.question.options
        assert one.question.answer_index != other.question.answer_index
