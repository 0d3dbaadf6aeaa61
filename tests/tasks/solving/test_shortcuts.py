"""Named rules: what they pick on staged items, and how they are scored."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.records.item import Address, Facts
from scenegen.tasks import TASKS
from scenegen.tasks.base import Shortcut
from scenegen.tasks.multiview import shortcuts as count_rules
from scenegen.tasks.path import phrasing as path_words
from scenegen.tasks.path import shortcuts as map_rules
from scenegen.tasks.perspective import shortcuts as picture_rules
from scenegen.tasks.solving.shortcuts import Score, score, table
from tests.tasks.solving.test_second_solvers import SEEN, SIDES, WALK, counted
from tests.tasks.staged import route
from tests.verification.staging import NAMES, path, perspective
from tests.visibility.hand_made import looking

BESIDE = path(
    "side_object",
    route(WALK, (1800, 2500), look=looking(1800, 2500, 2700)),
    (1800, 3600),
    (1600, 1400),
    (3400, 3300),
    (3400, 4300),
    answer=1,
    side="right",
).facts
FRONT = perspective(
    "which_object",
    900,
    (2000, 3500),
    (4000, 3480),
    (4300, 2000),
    (2500, 2100),
    options=NAMES,
    answer=0,
).facts


RULES = tuple(rule for task in TASKS.values() for rule in task.shortcuts)


def with_answers(facts: Facts, answers: list[int]) -> list[Facts]:
    """The same item again and again, twins next to each other, with these answers."""
    return [
        replace(
            facts,
            address=Address(7, "test", "staged", index),
            question=replace(facts.question, answer_index=answer),
        )
        for index, answer in enumerate(answers)
    ]


def rule(name: str) -> Shortcut:
    (found,) = (each for each in RULES if each.name == name)
    return found


def test_rules_of_the_map_pick_what_they_say():
    assert map_rules.nearest_to_marker(BESIDE) == (0,)
    assert map_rules.on_that_side_of_the_page(BESIDE) == (2, 3)
    assert map_rules.nearest_to_middle(BESIDE) == (0,)
    assert set(map_rules.largest(BESIDE)) <= {0, 1, 2, 3}


def test_the_marker_of_a_walk_without_m1_is_its_start():
    stood = (1000, 3300), (2600, 900), (4300, 1900)
    for is_reversed, nearest in ((False, 0), (True, 2)):
        rig = route(
            ((700, 2500), (4300, 2500)),
            None,
            look=looking(700, 2500, 0),
            is_reversed=is_reversed,
        )
        options = (*NAMES[:3], path_words.NOTHING)
        facts = path("blocked", rig, *stood, options=options, answer=3).facts
        named = replace(facts.question.evidence, options=(1, 2, 3, 0))
        facts = replace(facts, question=replace(facts.question, evidence=named))
        assert map_rules.nearest_to_marker(facts) == (nearest,)


def test_rules_of_the_picture_pick_what_they_say():
    assert picture_rules.nearest_to_cross(FRONT) == (3,)
    assert picture_rules.largest(FRONT) == (0,)
    assert picture_rules.on_the_turned_side(FRONT) == (0, 1)


@pytest.mark.parametrize(
    ("place", "is_above", "is_left"),
    [((3900, 3300), True, True), ((1700, 2000), False, False)],
)
def test_cues_tell_where_a_thing_is_in_the_picture(place, is_above, is_left):
    facts = perspective("relative_position", 600, place, options=SIDES, answer=0).facts
    assert picture_rules.row_of_foot(facts) == (is_above, True)
    assert picture_rules.side_of_cross(facts) == (is_left, True)
    assert picture_rules.half_of_picture(facts) == (is_left, True)


def test_a_cue_tells_how_far_a_thing_is_from_the_middle_of_the_picture():
    def cue(place):
        return picture_rules.distance_from_middle(
            perspective("relative_position", 600, place, options=SIDES, answer=0).facts
        )

    left = [cue((3900, y)) for y in (2500, 3000, 3500, 4000)]
    right = [cue((3900, y)) for y in (2500, 2000, 1500, 1000)]
    assert left == right == sorted(left)
    assert left[0] == 0 < left[-1]


def test_the_occluder_is_found_by_its_noun():
    facts = perspective(
        "visibility", -900, (3900, 3300), (3000, 1500), options=SEEN, answer=0
    ).facts
    assert picture_rules.side_of_occluder(facts) == (True, False)


def test_rules_of_counting_take_the_nearest_options():
    facts = counted().facts
    shown = [len(seen) for seen in facts.question.evidence.per_view]
    options = [int(option) for option in facts.question.options]
    for picks, count in (
        (count_rules.best_view, max(shown)),
        (count_rules.best_view_and_one, max(shown) + 1),
        (count_rules.sum_of_views, sum(shown)),
    ):
        least = min(abs(option - count) for option in options)
        assert all(abs(options[place] - count) == least for place in picks(facts))
    middle = [options[place] for place in count_rules.middle_options(facts)]
    assert sorted(middle) == sorted(options)[1:3]


@given(st.lists(st.integers(0, 3), min_size=1, max_size=20))
def test_a_choice_among_several_options_counts_for_its_part(answers):
    items = with_answers(BESIDE, answers)
    picked = map_rules.on_that_side_of_the_page(BESIDE)
    expected = sum(answer in picked for answer in answers) / len(picked)
    found = score(rule("that side of the page"), items)
    assert found.right == pytest.approx(expected)
    assert found.all == len(answers)


def test_a_silent_rule_guesses():
    silent = Shortcut("silent", ("side_object",), picks=lambda facts: ())
    assert score(silent, with_answers(BESIDE, [0, 1, 2, 3])) == Score(1.0, 4)


TWINS = perspective(
    "relative_position", 600, (3900, 3300), options=SIDES, answer=0
).facts


@given(st.integers(1, 20))
def test_twins_that_share_a_cue_leave_it_at_chance(units):
    items = with_answers(TWINS, [0, 1] * units)
    assert score(rule("half of the picture"), items).right == units


def test_a_cue_that_goes_with_the_answer_is_found_out():
    other = perspective(
        "relative_position", 600, (3900, 1700), options=SIDES, answer=1
    ).facts
    items = with_answers(TWINS, [0] * 8) + with_answers(other, [1] * 8)
    assert score(rule("half of the picture"), items).share == 1.0


def test_a_rule_keeps_to_its_questions():
    assert score(rule("sum of the views"), [BESIDE, FRONT]).all == 0
    assert {line.kind for line in table([BESIDE, FRONT], RULES)} == {
        "side_object",
        "which_object",
    }


def test_every_kind_of_question_has_rules():
    for task in TASKS.values():
        assert {kind for each in task.shortcuts for kind in each.kinds} == set(
            task.kinds
        )


def test_a_rule_says_exactly_one_thing():
    with pytest.raises(ValueError, match="either picks or a cue"):
        Shortcut("nothing", ("side_object",))
