"""Items with all dense targets, and their rows as data sets hold them."""

from collections.abc import Iterator
from typing import Any

from scenegen.catalogue import Catalogue
from scenegen.dataset.dense_rows import category_names, dense_rows
from scenegen.dense.targets import TARGETS
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.model import Recipe
from scenegen.records.item import Facts
from tests.quick_units import ATTEMPTS, quick_units

TASKS = ("multiview", "path", "perspective")

NAMES = category_names(each.name for each in Catalogue.open().categories)


def dense_recipe(**values: Any) -> Recipe:
    """All tasks with all targets, in small pictures."""
    series = [
        {
            "task": task,
            "splits": {"test": 40},
            "max_attempts": ATTEMPTS,
            "targets": list(TARGETS),
        }
        for task in TASKS
    ]
    plain = {"version": 1, "name": "dense", "seed": 5, "resolution": 64}
    return read_recipe({**plain, "series": series, **values})


def items(units: int, **values: Any) -> Iterator[tuple[Facts, list[dict[str, Any]]]]:
    """Both items of so many units of every task, each with its rows."""
    recipe = dense_recipe(**values)
    with open_generator(recipe, draws=False) as generator:
        for task in TASKS:
            found = quick_units(generator, task, "test")
            for _, unit in zip(range(units), found, strict=False):
                for facts in unit.twins:
                    views = generator.dense(facts, draws=False)
                    rows = dense_rows(facts, views, TARGETS, recipe.image, NAMES)
                    yield facts, list(rows)
