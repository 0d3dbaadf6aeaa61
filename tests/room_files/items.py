"""One item of every task, whose rooms are written into files."""

from functools import cache

from scenegen.catalogue import Catalogue
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.records.item import Facts
from tests.quick_units import ATTEMPTS, quick_units

TASKS = ("multiview", "path", "perspective")


@cache
def item_of(task: str) -> Facts:
    """A finished item; its room has windows, lamps and tinted things as rooms do."""
    series = [{"task": task, "splits": {"test": 2}, "max_attempts": ATTEMPTS}]
    recipe = read_recipe(
        {"version": 1, "name": "rooms", "seed": 5, "resolution": 64, "series": series}
    )
    with open_generator(recipe, draws=False) as generator:
        return next(quick_units(generator, task, "test")).twins[0]


@cache
def stock() -> Catalogue:
    """The shipped catalogue."""
    return Catalogue.open()
