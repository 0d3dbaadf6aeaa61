"""All second opinions on sampled items: `python -m tests.verification.measure TASK N`.

Prints how often the reader of tokens and the solver from masks agree with the label,
every disagreement with its address, and a table of the named rules.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from scenegen.errors import SamplingError
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.records.item import Facts, Question
from scenegen.records.visibility import SceneVisibility
from scenegen.tasks import TASKS
from scenegen.tasks.solving.shortcuts import table
from scenegen.visibility.observe import observe
from scenegen.visibility.scene_mesh import build_scene_mesh
from tests.tasks.second_solvers import from_masks, from_tokens


class Sampled(NamedTuple):
    """An item with the masks that decided its label."""

    facts: Facts
    visibility: SceneVisibility


def sample(
    task: str, units: int, *, split: str = "test", params: dict[str, Any] | None = None
) -> tuple[dict[str, Any], Iterator[Sampled]]:
    """The categories by name, and both items of each unit, drawn as they are needed.

    What cannot be sampled is told on standard error.
    """
    block: dict[str, Any] = {"task": task, "splits": {split: 2 * units}}
    if params:
        block["params"] = params
    recipe = read_recipe({"version": 1, "name": "t", "seed": 7, "series": [block]})

    def items() -> Iterator[Sampled]:
        with open_generator(recipe, draws=False) as generator:
            plan: Any = next(iter(generator.plans.values()))  # type: ignore[attr-defined]
            for unit in range(units):
                try:
                    twins = generator.make(plan.name, split, unit).twins
                except SamplingError as error:
                    sys.stderr.write(f"{error}\n")
                    continue
                for facts in twins:
                    scene_mesh = build_scene_mesh(facts.scene, plan.mesh_of)
                    yield Sampled(
                        facts, observe(scene_mesh, facts.rig, plan.truth_size)
                    )

    with open_generator(recipe, draws=False) as generator:
        catalogue: Any = generator.catalogue  # type: ignore[attr-defined]
        return {each.name: each for each in catalogue.categories}, items()


def report(
    task: str, units: int, *, params: dict[str, Any] | None = None
) -> Iterator[str]:
    """The lines of all of it, as they are found."""
    categories, items = sample(task, units, params=params)
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    kept = []
    for item in items:
        question = item.facts.question
        kept.append(item.facts)
        total[question.kind] += 1
        for who, found in opinions(item, categories).items():
            right[who, question.kind] += found == question.answer_index
            if found != question.answer_index:
                yield f"{who}: {item.facts.address}, {told(question, found)}"
    for kind, count in sorted(total.items()):
        counts = f"tokens {right['tokens', kind]:5}  pixels {right['pixels', kind]:5}"
        yield f"{kind:20} {count:5}  {counts}"
    for line in table(kept, TASKS[task].shortcuts):
        share, chance = 100 * line.score.share, 100 * line.chance
        yield f"{line.kind:20} {line.rule:28} {share:5.1f} %  chance {chance:.0f} %"


def opinions(item: Sampled, categories: dict[str, Any]) -> dict[str, int | str | None]:
    """What the reader and the solver say, or why they say nothing."""
    try:
        solved: int | str = from_masks(item.facts, item.visibility, categories)
    except ValueError as error:
        solved = str(error)
    return {"tokens": from_tokens(item.facts, categories), "pixels": solved}


def told(question: Question, found: int | str | None) -> str:
    """A disagreement in words."""
    named = question.options[found] if isinstance(found, int) else found
    return f"{question.kind}: {named!r} for {question.options[question.answer_index]!r}"


if __name__ == "__main__":
    for line in report(sys.argv[1], int(sys.argv[2])):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
