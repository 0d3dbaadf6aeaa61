"""A recipe may choose the ways to show a walk."""

from collections import Counter

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import RecipeError
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.resolve import resolve
from scenegen.seeding import Key

UNITS = 96


def briefs(**params):
    recipe = read_recipe(recipe_of(params))
    (plan,) = resolve(recipe, Catalogue.open())
    return [plan.task.slot(Key(7, "test", "path", unit)).brief for unit in range(UNITS)]


def recipe_of(params):
    block = {"task": "path", "splits": {"test": 2 * UNITS}, "params": params}
    return {"version": 1, "name": "x", "seed": 7, "series": [block]}


def test_only_the_chosen_ways_are_shown_equally_often():
    shown = Counter(brief.variant for brief in briefs(variants=["map", "map_fog"]))
    assert shown.keys() == {"map", "map_fog"}
    assert abs(shown["map"] - shown["map_fog"]) <= 3


def test_views_from_the_ends_leave_out_ways_that_may_be_blocked():
    chosen = briefs(variants=["map_ego"])
    assert {brief.variant for brief in chosen} == {"map_ego"}
    kinds = Counter(brief.kind.name for brief in chosen)
    assert kinds == {"side_object": UNITS // 2, "passing_order": UNITS // 2}
    blocked = {brief.variant for brief in briefs() if brief.kind.name == "blocked"}
    assert blocked == {"map", "map_arrow", "map_fog"}


def test_a_way_that_nobody_knows_and_no_way_at_all_are_refused():
    with pytest.raises(RecipeError, match=r"series\.0\.params\.variants"):
        read_recipe(recipe_of({"variants": ["map_ega"]}))
    with pytest.raises(RecipeError, match=r"series\.0\.params\.variants"):
        read_recipe(recipe_of({"variants": []}))
