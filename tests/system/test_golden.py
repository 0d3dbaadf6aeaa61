"""A dozen items that may only change on purpose."""

import json

from scenegen.recipe import GENERATOR_VERSION
from tests.golden.rewrite import GOLDEN, golden_lines

REMEDY = (
    "The facts of known addresses changed. If that is meant: bump GENERATOR_VERSION in "
    "scenegen/recipe.py, run `make golden`, read the difference, commit both together "
    "and add a line under Changes in README.md."
)


def test_known_addresses_keep_their_facts():
    kept = GOLDEN.read_text(encoding="utf-8").splitlines()
    assert golden_lines() == kept, REMEDY


def test_the_golden_file_is_of_this_generator():
    lines = [json.loads(line) for line in GOLDEN.read_text().splitlines()]
    assert {line["generator"] for line in lines} == {GENERATOR_VERSION}, REMEDY


def test_half_of_the_golden_items_are_twins_with_another_answer():
    lines = [json.loads(line) for line in GOLDEN.read_text().splitlines()]
    for first, second in zip(lines[::2], lines[1::2], strict=True):
        assert first["question"] == second["question"]
        assert first["options"] == second["options"]
        assert first["answer"] != second["answer"]
