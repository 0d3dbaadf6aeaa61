"""Laws of sampled items of the perspective task, computed a second time."""

import math
import re
from collections import Counter
from itertools import pairwise

import pytest

from scenegen.catalogue import Catalogue
from scenegen.generation.generator import open_generator
from scenegen.geometry.pose import Vector
from scenegen.recipe.loading import read_recipe
from scenegen.seeding import Key
from scenegen.tasks.perspective.kinds import KINDS
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.perspective.task import PerspectiveTask
from tests.tasks.proofs import answer_read, flipped, without_one

UNITS = (1, 2, 3, 4, 5, 7, 9, 30)
"""Two of each kind, none of which takes long."""
SIZE = 256


@pytest.fixture(scope="module")
def units():
    series = {
        "task": "perspective",
        "splits": {"test": 62},
        "params": {"preset": "easy"},
    }
    recipe = read_recipe({"version": 1, "name": "t", "seed": 11, "series": [series]})
    with open_generator(recipe, draws=False) as generator:
        made = [generator.make("perspective", "test", unit) for unit in UNITS]
        for each in made:
            for facts in each.twins:
                assert generator.solve(facts) == facts.question.answer_index
    return [each.twins for each in made]


def entity_of(facts, number):
    (found,) = (each for each in facts.scene.entities if each.id == number)
    return found


def answer_of(facts):
    return facts.question.options[facts.question.answer_index]


def bearing(view, entity):
    """Degrees to the left of where a camera faces."""
    x, y, _ = entity.position_mm
    ax, ay, _ = view.position_mm
    angle = math.degrees(math.atan2(y - ay, x - ax)) - view.heading_tenths / 10
    return (angle + 180) % 360 - 180


def sighting_of(facts, place, number):
    (found,) = (each for each in facts.sightings[place] if each.entity == number)
    return found


def test_the_premises_of_rationales_give_the_answers(units):
    for facts in (each for twins in units for each in twins):
        question = facts.question
        kind, premises = KINDS[question.kind], question.rationale[:-1]
        assert answer_read(kind, question, premises) == question.answer_index
        for changed in without_one(premises[1:]):
            told = (premises[0], *changed)
            assert answer_read(kind, question, told) != question.answer_index


def test_premises_that_are_turned_round_give_no_such_answers(units):
    for facts in (each for twins in units for each in twins):
        question = facts.question
        kind, premises = KINDS[question.kind], question.rationale[:-1]
        changed = list(flipped(premises, (1, 2)))
        if question.kind == "distance_change":
            ways = re.findall(r"about \S+ m", premises[1])
            other = premises[1].replace(ways[0], "").replace(ways[1], ways[0])
            other = other.replace("it is  from", f"it is {ways[1]} from")
            changed = [[premises[0], other, *premises[2:]]]
        assert changed
        for told in changed:
            assert answer_read(kind, question, told) != question.answer_index


def column_of(facts):
    """The middle of the target, in the first picture."""
    box = sighting_of(facts, 0, facts.question.evidence.instances[0]).box
    return (box.x0 + box.x1) / 2


def lines_of(facts):
    """Half of the picture, side of the X, and row of the foot of the target."""
    start = facts.rig.views[0]
    box = sighting_of(facts, 0, facts.question.evidence.instances[0]).box
    x, y = start.floor_marks[0].position_mm
    cross = start.camera(SIZE).project(Vector(x / 1000, y / 1000, 0.0))
    column = (box.x0 + box.x1) / 2
    return column < SIZE / 2, column < cross.u, box.y1 < cross.v


def test_every_kind_is_there(units):
    kinds = Counter(first.question.kind for first, _ in units)
    assert set(kinds.values()) == {2}
    assert len(kinds) == 4


def test_twins_share_all_but_the_answer(units):
    for first, second in units:
        assert first.question.text == second.question.text
        assert first.question.options == second.question.options
        assert first.rig == second.rig
        assert answer_of(first) != answer_of(second)


def test_twins_agree_in_rules_of_thumb_about_the_picture(units):
    for first, second in units:
        kind = first.question.kind
        if kind == "relative_position":
            assert lines_of(first) == lines_of(second)
        elif kind == "distance_change":
            # Both halves of the picture show what is nearer, in other units.
            assert lines_of(first)[1:] == lines_of(second)[1:]
        elif kind == "visibility":
            assert entity_of(first, 1) == entity_of(second, 1)


def test_twins_differ_in_the_position_of_one_target_or_two(units):
    for first, second in units:
        pairs = zip(first.scene.entities, second.scene.entities, strict=True)
        moved = [a for a, b in pairs if a != b]
        assert len(moved) == (2 if first.question.kind == "which_object" else 1)


def test_distances_change_by_half_a_metre(units):
    for facts in (each for twins in units for each in twins):
        if facts.question.kind != "distance_change":
            continue
        target = entity_of(facts, facts.question.evidence.instances[0])
        start, novel = facts.rig.views[0], facts.rig.views[-1]
        before = math.dist(target.position_mm[:2], start.position_mm[:2])
        after = math.dist(target.position_mm[:2], novel.position_mm[:2])
        assert abs(after - before) >= 499
        assert answer_of(facts) == ("closer" if after < before else "further")


def test_the_slot_says_which_of_two_positions_is_the_outer_one(units):
    task = PerspectiveTask(PerspectiveParams(preset="easy"), Catalogue.open())
    seen = set()
    for twins in units:
        key = Key(11, "test", "perspective", twins[0].address.index // 2)
        outer = task.turn.slot(key, 0).brief.outer
        if not outer:
            continue
        x, y = twins[0].rig.views[0].floor_marks[0].position_mm
        camera = twins[0].rig.views[0].camera(SIZE)
        cross = camera.project(Vector(x / 1000, y / 1000, 0.0)).u
        away = {answer_of(each): abs(column_of(each) - cross) for each in twins}
        assert max(away, key=lambda answer: away[answer]) == outer
        seen.add(outer)
    assert seen == {"closer", "further"}


def test_left_and_right_are_beyond_doubt(units):
    for facts in (each for twins in units for each in twins):
        if facts.question.kind != "relative_position":
            continue
        target = entity_of(facts, facts.question.evidence.instances[0])
        angle = bearing(facts.rig.views[-1], target)
        assert 14.8 <= abs(angle) <= 165.2
        assert answer_of(facts) == ("left" if angle > 0 else "right")
        box = sighting_of(facts, -1, target.id).box
        assert abs(box.x0 + box.x1 - SIZE) >= 0.2 * SIZE


def test_one_of_four_is_straight_ahead(units):
    for facts in (each for twins in units for each in twins):
        if facts.question.kind != "which_object":
            continue
        novel, evidence = facts.rig.views[-1], facts.question.evidence
        off = {n: abs(bearing(novel, entity_of(facts, n))) for n in evidence.options}
        right = evidence.options[facts.question.answer_index]
        assert off[right] <= 8.2
        assert all(off[n] >= 24.8 for n in off if n != right)


def test_what_is_hidden_shows_nothing(units):
    for facts in (each for twins in units for each in twins):
        if facts.question.kind != "visibility":
            continue
        seen = sighting_of(facts, -1, facts.question.evidence.instances[0])
        part = seen.visible_px / seen.amodal_px
        assert part >= 0.6 if answer_of(facts) == "in view" else part <= 0.01


def test_the_imagined_view_is_on_the_x_after_the_turn(units):
    for facts in (each for twins in units for each in twins):
        start, novel = facts.rig.views[0], facts.rig.views[-1]
        marks = start.floor_marks
        assert marks[0].position_mm == novel.position_mm[:2]
        assert novel.position_mm[2] == start.position_mm[2]
        assert len(marks) == (2 if facts.question.variant == "arrow" else 1)
        assert all(each.heading_tenths == novel.heading_tenths for each in marks[1:])


def test_units_differ(units):
    places = [first.rig.views[0].position_mm for first, _ in units]
    assert all(a != b for a, b in pairwise(places))
