"""A dozen items, and the recipe `ci`, may only change on purpose."""

import json

import pytest

from scenegen._version import GENERATOR_VERSION
from scenegen.tasks import TASKS
from tests.system.known_units import kept_lines, quick_known_units
from tests.system.label_path import facts_of
from tools.golden import CI_MANIFEST, ci_manifest, golden_line, golden_lines

REMEDY = (
    "The facts of known addresses changed. If that is meant: bump GENERATOR_VERSION in "
    "scenegen/recipe.py, run `make golden`, read the difference, commit both together "
    "and add a line under Changes in README.md."
)
QUICK = 3
"""Units of each task whose facts are compared in the default tests."""


def test_quick_units_at_known_addresses_keep_their_facts():
    kept = {line["id"]: line for line in kept_lines()}
    made = [
        json.loads(golden_line(each)) for each in facts_of(quick_known_units(QUICK))
    ]
    assert len(made) == 2 * QUICK * len(TASKS)
    assert made == [kept[line["id"]] for line in made], REMEDY


@pytest.mark.slow
def test_all_known_addresses_keep_their_facts():
    assert [json.loads(line) for line in golden_lines()] == kept_lines(), REMEDY


def test_the_golden_file_is_of_this_generator():
    assert {line["generator"] for line in kept_lines()} == {GENERATOR_VERSION}, REMEDY


def test_twins_offer_the_same_and_have_another_answer():
    lines = kept_lines()
    for first, second in zip(lines[::2], lines[1::2], strict=True):
        assert first["options"] == second["options"]
        assert first["answer"] != second["answer"]


@pytest.mark.slow
def test_the_recipe_for_ci_gives_the_committed_facts(tmp_path):
    kept = json.loads(CI_MANIFEST.read_text(encoding="utf-8"))
    assert json.loads(ci_manifest(tmp_path)) == kept, REMEDY
