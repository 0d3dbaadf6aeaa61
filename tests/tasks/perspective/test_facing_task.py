"""Laws of sampled items about a facing, computed a second time."""

import math
import re

import pytest

from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.tasks.perspective.facing.kinds import FACING_KINDS
from scenegen.tasks.perspective.task import PerspectiveTask
from tests.tasks.proofs import answer_read, flipped, without_one

KINDS = (["facing_side", "facing_in_view"], ["facing_one_in_view"])
UNITS = range(4)
LENSES = (55, 70, 85, 100)


@pytest.fixture(scope="module")
def units():
    series = [
        {
            "task": "perspective",
            "name": kinds[0],
            "splits": {"test": 40},
            "params": {"kinds": kinds},
        }
        for kinds in KINDS
    ]
    recipe = read_recipe({"version": 1, "name": "t", "seed": 23, "series": series})
    with open_generator(recipe, draws=False) as generator:
        made = [
            generator.make(kinds[0], "test", unit).twins
            for kinds in KINDS
            for unit in UNITS
        ]
        for facts in (each for twins in made for each in twins):
            right = facts.question.answer_index
            assert generator.solve(facts) == right
            assert generator.solve_from_masks(facts) == right
            # An imagined view that shows nothing at all has no tokens.
            shown = facts.tokens[-1].entries
            assert generator.solve_from_tokens(facts) == (right if shown else None)
    return made


def entity_of(facts, number):
    (found,) = (each for each in facts.scene.entities if each.id == number)
    return found


def answer_of(facts):
    return facts.question.options[facts.question.answer_index]


def off(facts, number, lens):
    """Degrees to the left of the giver's front, as a viewer with a lens takes it."""
    start = facts.rig.views[0]
    factor = math.tan(math.radians(start.lens.fov_tenths / 20)) / math.tan(
        math.radians(lens / 2)
    )
    axis = math.radians(start.heading_tenths / 10)

    def stretched(x, y):
        ahead = x * math.cos(axis) + y * math.sin(axis)
        left = y * math.cos(axis) - x * math.sin(axis)
        return math.atan2(left, ahead * factor)

    giver = math.radians(
        entity_of(facts, facts.question.evidence.instances[-1]).heading_tenths / 10
    )
    x, y, _ = entity_of(facts, number).position_mm
    cx, cy = start.floor_marks[0].position_mm
    way = stretched(x - cx, y - cy)
    facing = stretched(math.cos(giver), math.sin(giver))
    return (math.degrees(way - facing) + 180) % 360 - 180


def test_twins_differ_in_their_answer_and_in_one_input(units):
    for first, second in units:
        assert answer_of(first) != answer_of(second)
        moved = [
            (a, b)
            for a, b in zip(first.scene.entities, second.scene.entities, strict=True)
            if a != b
        ]
        marks = [each.rig.views[0].floor_marks for each in (first, second)]
        assert first.rig.views[0].heading_tenths == second.rig.views[0].heading_tenths
        differing = {
            "turned": len(moved) == 1,
            "x": marks[0] != marks[1],
            "thing": first.question.text != second.question.text,
        }
        assert [name for name, differs in differing.items() if differs] == [
            first.twin_of
        ]
        for a, b in moved:
            assert (a.position_mm, a.asset) == (b.position_mm, b.asset)


@pytest.mark.parametrize("lens", LENSES)
def test_answers_hold_for_every_lens(units, lens):
    for facts in (each for twins in units for each in twins):
        target = facts.question.evidence.instances[0]
        angle, answer = off(facts, target, lens), answer_of(facts)
        kind = facts.question.kind
        if kind == "facing_side":
            assert answer == ("left" if angle > 0 else "right")
        elif kind == "facing_ahead":
            options = facts.question.evidence.options
            assert min(options, key=lambda e: abs(off(facts, e, lens))) == target
        elif kind == "facing_one_in_view":
            *targets, _ = facts.question.evidence.instances
            offs = [off(facts, each, lens) for each in targets]
            inside = [abs(each) < 39 for each in offs]
            assert answer == ("yes" if inside.count(True) == 1 else "no")
        elif answer == "yes":
            assert abs(angle) < 39


def test_the_premises_of_a_rationale_give_its_answer(units):
    for facts in (each for twins in units for each in twins):
        question = facts.question
        kind, premises = FACING_KINDS[question.kind], question.rationale[:-1]
        assert answer_read(kind, question, premises) == question.answer_index


def test_a_premise_that_is_turned_round_or_missing_gives_no_such_answer(units):
    for facts in (each for twins in units for each in twins):
        question = facts.question
        kind, premises = FACING_KINDS[question.kind], question.rationale[:-1]
        others = [*flipped(premises, (0, 1, 2)), *without_one(premises)]
        if facts.question.kind != "facing_ahead":
            others += flipped(premises, [len(premises) - 1])
        for changed in others:
            assert answer_read(kind, question, changed) != question.answer_index


def test_what_a_rationale_says_of_angles_is_true(units):
    for facts in (each for twins in units for each in twins):
        evidence, premises = facts.question.evidence, facts.question.rationale
        start, (x, y) = (
            facts.rig.views[0],
            facts.rig.views[0].floor_marks[0].position_mm,
        )
        axis = start.heading_tenths / 10
        *targets, giver = (entity_of(facts, each) for each in evidence.instances)
        facing = giver.heading_tenths / 10 - axis
        assert apart(_degrees(premises[0])[0], facing) < 2.6
        for place, target in enumerate(targets):
            px, py, _ = target.position_mm
            bearing = math.degrees(math.atan2(py - y, px - x)) - axis
            assert apart(_degrees(premises[1])[place], bearing) < 2.6
            assert apart(_degrees(premises[2])[place], bearing - facing) < 5.2


def apart(one, other):
    return abs((one - other + 180) % 360 - 180)


def _degrees(sentence):
    """All directions that a sentence says, degrees to the left."""
    straight = {"along": 0, "ahead": 0, "against": 180, "behind": 180}
    pattern = r"straight (\w+)|(\d+) degrees to the (left|right)"
    found = []
    for word, number, side in re.findall(pattern, sentence):
        turn = straight[word] if word else int(number)
        found.append(-turn if side == "right" else turn)
    return found


def test_cues_tell_the_giver_from_what_is_asked_about(units):
    for facts in (each for twins in units for each in twins):
        cues = PerspectiveTask.text_cues(facts)
        noun = entity_of(facts, cues.giver).category.replace("_", " ")
        assert noun in facts.question.text
        assert cues.giver not in (*cues.others, *cues.subjects)
