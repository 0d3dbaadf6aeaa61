"""A dozen items, and the recipe `ci`, may only change on purpose."""

import json

import pytest

from scenegen._version import GENERATOR_VERSION
from tools.golden import CI_MANIFEST, GOLDEN, ci_manifest, golden_lines

REMEDY = (
    "The facts of known addresses changed. If that is meant: bump GENERATOR_VERSION in "
    "scenegen/recipe.py, run `make golden`, read the difference, commit both together "
    "and add a line under Changes in README.md."
)


def _kept() -> list[dict[str, object]]:
    text = GOLDEN.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_known_addresses_keep_their_facts():
    assert [json.loads(line) for line in golden_lines()] == _kept(), REMEDY


def test_the_golden_file_is_of_this_generator():
    assert {line["generator"] for line in _kept()} == {GENERATOR_VERSION}, REMEDY


def test_twins_offer_the_same_and_have_another_answer():
    lines = _kept()
    for first, second in zip(lines[::2], lines[1::2], strict=True):
        assert first["options"] == second["options"]
        assert first["answer"] != second["answer"]


@pytest.mark.slow
def test_the_recipe_for_ci_gives_the_committed_facts(tmp_path):
    kept = json.loads(CI_MANIFEST.read_text(encoding="utf-8"))
    assert json.loads(ci_manifest(tmp_path)) == kept, REMEDY
