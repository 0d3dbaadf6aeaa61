"""Items about walks: what is kept, and what a second solver says."""

from typing import Any

import pytest

from scenegen.errors import AssetError
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.tasks.path import checks
from scenegen.tasks.path.found.fronts import GIVERS
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.phrasing import NOTHING
from scenegen.tasks.path.task import PathTask
from tests.strategies import catalogue_of, category
from tests.tasks.proofs import answer_read, flipped, without_one

UNITS = (0, 1, 3, 4, 7, 8)
"""Two of each kind whose things are placed, none of which takes long."""


@pytest.fixture(scope="module")
def items():
    """The twins of some units, all filters on."""
    series = {
        "task": "path",
        "splits": {"test": 18},
        "params": {"preset": "easy"},
    }
    recipe = read_recipe({"version": 1, "name": "t", "seed": 3, "series": [series]})
    with open_generator(recipe, draws=False) as generator:
        plans: Any = generator.plans  # type: ignore[attr-defined]
        yield [
            (plans["path"].task, generator.make("path", "test", unit).twins)
            for unit in UNITS
        ]


def test_a_catalogue_with_three_categories_is_too_small():
    few = catalogue_of(*(category(name, "countable") for name in ("a", "b", "c")))
    with pytest.raises(AssetError, match="offers 4 kinds of things"):
        PathTask(PathParams(), few)


def test_nouns_of_seats_are_their_categories_in_words(catalogue):
    for name in GIVERS:
        assert catalogue.category(name).singular == name.replace("_", " ")


def test_twins_read_the_same_and_have_different_answers(items):
    for _, (first, second) in items:
        one, other = first.question, second.question
        assert (one.text, one.options) == (other.text, other.options)
        assert one.answer_index != other.answer_index
        assert (one.variant, one.template) == (other.variant, other.template)


def test_the_premises_of_rationales_give_the_answers(items):
    for task, twins in items:
        for facts in twins:
            question = facts.question
            kind, premises = task.kinds[question.kind], question.rationale[:-1]
            assert answer_read(kind, question, premises) == question.answer_index
            if question.kind == "side_object":
                for changed in (*flipped(premises, (0, 1, 4)), *without_one(premises)):
                    assert answer_read(kind, question, changed) is None


def test_a_solver_that_never_asked_agrees(items):
    for task, twins in items:
        for facts in twins:
            assert task.solve(facts) == facts.question.answer_index


def test_the_imagined_view_shows_the_right_object_and_no_other_option(items):
    for _, twins in items:
        for facts in twins:
            seen = {each.entity: each for each in facts.sightings[-1]}
            evidence = facts.question.evidence
            right = evidence.options[facts.question.answer_index]
            if right:
                assert seen[right].visible_px >= 0.004 * 256 * 256
                assert facts.question.margins.seen_pcm >= 400
            for other in evidence.options:
                if facts.question.kind != "blocked" and other != right:
                    assert other not in seen or not seen[other].visible_px


def test_the_map_shows_all_that_is_offered(items):
    for _, twins in items:
        for facts in twins:
            seen = {each.entity: each for each in facts.sightings[0]}
            for number in facts.question.evidence.options:
                if number:
                    assert seen[number].visible_px >= 0.001 * 256 * 256
                    assert seen[number].visible_px >= 0.6 * seen[number].amodal_px


def test_views_from_the_ends_do_not_show_what_is_beside_the_middle(items):
    for _, twins in items:
        for facts in twins:
            if facts.question.kind != "side_object":
                continue
            right = facts.question.evidence.instances[0]
            for view, sightings in zip(facts.rig.views, facts.sightings, strict=True):
                if view.name.startswith("view_"):
                    assert right not in [s.entity for s in sightings if s.visible_px]


def test_options_name_what_the_evidence_points_at(items):
    for task, twins in items:
        for facts in twins:
            question = facts.question
            there = {each.id: each.category for each in facts.scene.entities}
            for option, number in zip(
                question.options, question.evidence.options, strict=True
            ):
                if not number:
                    assert option == NOTHING
                else:
                    assert option == f"the {task.categories[there[number]].singular}"


def test_margins_are_at_least_what_checks_demand(items):
    for _, twins in items:
        for facts in twins:
            margins = facts.question.margins
            if facts.question.kind == "side_object":
                assert margins.angle_tenths is not None
                assert margins.angle_tenths >= 125
            elif facts.question.kind == "passing_order":
                assert margins.gap_mm is not None
                assert margins.gap_mm >= checks.LEAD_MM
            else:
                assert margins.gap_mm is not None
                assert margins.gap_mm >= checks.OVERLAP_MM
