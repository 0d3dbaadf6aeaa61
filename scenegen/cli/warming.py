"""Compiling what a first build would compile."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenegen.recipe.model import Recipe

RESOLUTION = 64
"""Pixels a side: kernels are the same for all sizes."""

ITEMS = 20
"""Of the data set of which one unit is made."""


def warm() -> float:
    """Make and draw one unit of every task, so that all kernels of a build are there.

    Returns:
        Seconds that it took; a few where all kernels were there before.
    """
    from scenegen.dataset.dry_run import sampling, trials
    from scenegen.dataset.plan import plan_build
    from scenegen.generation.generator import open_generator
    from scenegen.recipe.resolve import stock_of

    begin = perf_counter()
    for recipe in _recipes():
        plan = plan_build(recipe, stock_of(recipe).digest)
        with sampling(plan, open_generator) as run:
            for trial in trials(plan):
                run(trial, lambda done: None)
    return perf_counter() - begin


def _recipes() -> Iterator[Recipe]:
    """A small recipe of every task, drawn by the embedded renderer."""
    from scenegen.recipe.selection import for_task, narrowed
    from scenegen.renderers import DEFAULT
    from scenegen.tasks import TASKS

    for task in TASKS:
        yield narrowed(for_task(task), n=ITEMS, renderer=DEFAULT, resolution=RESOLUTION)
