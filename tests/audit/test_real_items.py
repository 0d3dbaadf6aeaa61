"""The audit describes real items, and the second solution notices a wrong label."""

from dataclasses import replace

import pytest

from scenegen.audit.describe import Describer
from scenegen.audit.features.table import flat_table
from scenegen.audit.groups import grouped
from scenegen.audit.items import TriedTokens
from scenegen.generation.generator import open_generator
from scenegen.recipe.selection import for_task, narrowed
from scenegen.tasks import TASKS

pytestmark = pytest.mark.slow

UNITS = {"perspective": 4, "path": 3, "multiview": 2}
LEAST = 80


@pytest.mark.parametrize("task", sorted(UNITS))
def test_real_units_are_described(task):
    recipe = narrowed(for_task(task), seed=11)
    series, split = recipe.series[0].label, next(iter(recipe.series[0].splits))
    with open_generator(recipe, draws=False) as generator:
        describer = Describer(generator, task)
        pairs = [generator.make(series, split, u).twins for u in range(UNITS[task])]
        items = [each for pair in pairs for each in describer.describe(pair)]
        wrong = 1 - pairs[0][0].question.answer_index % 2
        turned = replace(
            pairs[0][0], question=replace(pairs[0][0].question, answer_index=wrong)
        )
        flipped, _ = describer.describe((turned, pairs[0][1]))
    assert not flipped.solved
    for each in items:
        assert each.solved
        assert len(each.differs) == 1
        assert isinstance(each.tokens, TriedTokens)
        assert each.tokens.own == 1
        assert each.rationale is True
        assert not each.is_count or each.counts
    for group in grouped(items):
        sided = [each for each in group.features if each.is_odd or group.is_choice]
        assert group.is_count or len(group.features) + len(sided) >= LEAST


def test_a_task_names_what_its_text_does():
    recipe = narrowed(for_task("perspective"), seed=11)
    series, split = recipe.series[0].label, next(iter(recipe.series[0].splits))
    with open_generator(recipe, draws=False) as generator:
        for unit in range(4):
            facts, _ = generator.make(series, split, unit).twins
            cues = TASKS.find("perspective").text_cues(facts)
            named = {each.id: each.category for each in facts.scene.entities}
            assert named[cues.giver].replace("_", " ") in facts.question.text
            table = flat_table(facts, cues)
            assert table.rows == len(cues.subjects)
