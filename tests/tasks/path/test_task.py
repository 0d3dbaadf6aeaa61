"""Walks over maps: what falls to units, what is kept, and what a second solver says."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import AssetError, Rejected
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.records.rig import Route
from scenegen.seeding import Key
from scenegen.tasks.path import checks as path_clarity
from scenegen.tasks.path import phrasing as path_words
from scenegen.tasks.path.checks import EntityExtent
from scenegen.tasks.path.kinds import KINDS
from scenegen.tasks.path.kinds.base import FORMS, HEADINGS
from scenegen.tasks.path.kinds.side_object import PLACINGS
from scenegen.tasks.path.slots import TWINS, PathParams
from scenegen.tasks.path.task import PathTask
from tests.strategies import catalogue_of, category

SLOTS = 1200
UNITS = 18


@pytest.fixture(scope="module")
def task() -> PathTask:
    return PathTask(PathParams(), Catalogue.open())


@pytest.fixture(scope="module", params=["train", "test"])
def slots(request, task):
    return [task.slot(Key(7, request.param, "path", unit)) for unit in range(SLOTS)]


@pytest.fixture(scope="module")
def items():
    """The twins of some units, all filters on."""
    series = {"task": "path", "splits": {"test": 2 * UNITS}}
    recipe = read_recipe({"version": 1, "name": "t", "seed": 3, "series": [series]})
    with open_generator(recipe, draws=False) as generator:
        plans: Any = generator.plans  # type: ignore[attr-defined]
        yield [
            (plans["path"].task, generator.make("path", "test", unit).twins)
            for unit in range(UNITS)
        ]


def of_kind(slots, kind):
    return [slot for slot in slots if slot.brief.kind.name == kind]


def spread(values) -> int:
    counts = Counter(values).values()
    return max(counts) - min(counts)


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_a_slot_decides_falls_equally_within_a_kind(slots, kind):
    mine = of_kind(slots, kind)
    assert abs(len(mine) - SLOTS / len(KINDS)) <= 1
    for read in (
        lambda slot: slot.brief.variant,
        lambda slot: slot.brief.right,
        lambda slot: slot.brief.side,
        lambda slot: slot.wording,
    ):
        assert spread(read(slot) for slot in mine) <= 1
    # Beside M1, it is dealt together with the headings.
    most = len(PLACINGS) // 4 if kind == "side_object" else 1
    assert spread(slot.brief.nearness for slot in mine) <= most
    letters = [slot.order.index(place) for slot in mine for place in slot.brief.right]
    assert spread(letters) <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_walks_lead_sideways_twice_as_often_as_up_or_down(slots, kind):
    headings = [heading for heading, _ in PLACINGS]
    dealt = headings if kind == "side_object" else HEADINGS
    counts = Counter(slot.brief.heading for slot in of_kind(slots, kind))
    sideways, total = counts[0] + counts[2], counts.total()
    assert abs(sideways - 2 * total / 3) <= len(dealt) / 3
    for heading, share in Counter(dealt).items():
        assert abs(counts[heading] - total * share / len(dealt)) <= 2 * share


def test_every_number_of_nearer_things_comes_equally_often_beside_m1():
    counts = Counter(nearness for _, nearness in PLACINGS)
    assert len(set(counts.values())) == 1
    assert not any(nearness == 3 for heading, nearness in PLACINGS if heading % 2)


@pytest.mark.parametrize("kind", KINDS)
def test_every_place_of_the_four_is_right_equally_often(slots, kind):
    places = [place for slot in of_kind(slots, kind) for place in slot.brief.right]
    assert set(places) == {0, 1, 2, 3}
    assert spread(places) <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_category_is_right_more_or_less_often_than_it_is_offered(slots, kind):
    offered: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for slot in of_kind(slots, kind):
        for place in slot.brief.right:
            offered.update(name for name in slot.brief.categories if name)
            right[slot.brief.categories[place]] += 1
    for name, times in offered.items():
        share = Fraction(right[name], times)
        assert abs(share - Fraction(1, 4)) < Fraction(1, 8), name


def test_forms_come_equally_often_where_ends_do_not_matter(slots):
    forms = Counter(
        (slot.brief.length_mm, slot.brief.bends)
        for slot in of_kind(slots, "passing_order")
    )
    lengths = Counter(length for length, _ in forms.elements())
    assert len(lengths) == 3
    assert max(lengths.values()) - min(lengths.values()) <= len(FORMS)


def test_hard_walks_bend_twice_lead_back_and_lie_on_turned_maps():
    params = PathParams(min_bends=2, is_reversed=True, turns_map=True)
    task = PathTask(params, Catalogue.open())
    for unit in range(60):
        brief = task.slot(Key(7, "test", "path_hard", unit)).brief
        assert brief.is_reversed
        assert brief.turns_map
        assert brief.bends >= 2 or brief.kind.name == "blocked"


def test_a_catalogue_with_three_categories_is_too_small():
    few = catalogue_of(*(category(name, "countable") for name in ("a", "b", "c")))
    with pytest.raises(AssetError, match="offers 4 kinds of things"):
        PathTask(PathParams(), few)


def test_twins_read_the_same_and_have_different_answers(items):
    for _, (first, second) in items:
        one, other = first.question, second.question
        assert (one.text, one.options) == (other.text, other.options)
        assert one.answer_index != other.answer_index
        assert (one.variant, one.template) == (other.variant, other.template)


def test_a_solver_that_never_asked_agrees(items):
    for task, twins in items:
        for facts in twins:
            assert task.solve(facts) == facts.question.answer_index


def test_the_imagined_view_shows_the_right_thing_and_no_other_that_is_offered(items):
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
                    assert option == path_words.NOTHING
                else:
                    assert option == task._option(there[number])


def test_only_small_turns_and_short_ways_are_left_of_doubt(items):
    for _, twins in items:
        for facts in twins:
            margins = facts.question.margins
            if facts.question.kind == "side_object":
                assert margins.angle_tenths is not None
                assert margins.angle_tenths >= 125
            elif facts.question.kind == "passing_order":
                assert margins.gap_mm is not None
                assert margins.gap_mm >= path_clarity.LEAD_MM
            else:
                assert margins.gap_mm is not None
                assert margins.gap_mm >= path_clarity.OVERLAP_MM


STRAIGHT = Route(((0, 0), (4000, 0)), (2000, 0), has_line=True, has_arrows=False)
BACK = replace(STRAIGHT, is_reversed=True)


def thing(x: int, y: int, *, heading: int = 0, size: int = 400) -> EntityExtent:
    return EntityExtent((x, y), heading, size, size)


def test_left_becomes_right_on_the_way_back():
    north, south = thing(2000, 900), (thing(2000, -900), thing(4900, 0))
    assert path_clarity.check_side(STRAIGHT, north, south, side="left") == 450
    assert path_clarity.check_side(BACK, north, south, side="right") == 450
    for route, side in ((STRAIGHT, "right"), (BACK, "left")):
        with pytest.raises(Rejected, match=path_clarity.NOT_BESIDE):
            path_clarity.check_side(route, north, south, side=side)


def test_what_is_ahead_is_not_beside():
    ahead, beside = thing(3500, 700), thing(2100, 900)
    others = (ahead, thing(2000, -900))
    assert path_clarity.check_side(STRAIGHT, beside, others, side="left") > 250
    with pytest.raises(Rejected):
        path_clarity.check_side(STRAIGHT, ahead, (beside,), side="left")


def test_the_first_on_the_way_there_is_the_last_on_the_way_back():
    near, far, behind = thing(900, 700), thing(3100, -800), thing(-900, 300)
    assert path_clarity.check_order(STRAIGHT, near, (far, behind)) == 2200
    assert path_clarity.check_order(BACK, far, (near,)) == 2200
    with pytest.raises(Rejected, match=path_clarity.NOT_FIRST):
        path_clarity.check_order(STRAIGHT, far, (near,))


@pytest.mark.parametrize("y", [700, 2500])
def test_what_is_little_behind_the_start_leaves_doubt(y):
    right = thing(1500, 700)
    for x in (-200, -650):
        with pytest.raises(Rejected, match=path_clarity.NOT_FIRST):
            path_clarity.check_order(STRAIGHT, right, (thing(x, y),))
    assert path_clarity.check_order(STRAIGHT, right, (thing(-750, y),)) > 4000


@pytest.mark.parametrize(("x", "counts"), [(149, False), (151, True), (3851, False)])
def test_what_is_passed_first_is_well_inside_the_walk(x, counts):
    for place, route in ((x, STRAIGHT), (4000 - x, BACK)):
        never = thing(2000, 3000)
        if counts:
            assert path_clarity.check_order(route, thing(place, 700), (never,)) > 0
            continue
        with pytest.raises(Rejected, match=path_clarity.NOT_FIRST):
            path_clarity.check_order(route, thing(place, 700), (never,))


@pytest.mark.parametrize(
    ("y", "heading", "gap"), [(0, 0, 450), (300, 0, 150), (-300, 0, 150)]
)
def test_a_thing_reaches_into_the_way_as_far_as_it_does(y, heading, gap):
    found = path_clarity.check_way(STRAIGHT, (thing(2000, y, heading=heading),), ())
    assert found == gap


def test_a_corner_counts_as_much_as_a_side():
    # Turned by 45 degrees, a square of 400 mm reaches 283 mm from its middle.
    assert path_clarity.check_way(STRAIGHT, (), (thing(2000, 733, heading=450),)) == 200
    with pytest.raises(Rejected, match=path_clarity.NOT_CLEARLY_FREE):
        path_clarity.check_way(STRAIGHT, (), (thing(2000, 700, heading=450),))


def test_what_stands_past_the_end_is_not_in_the_way():
    assert path_clarity.check_way(STRAIGHT, (), (thing(4500, 0),)) == 300
    with pytest.raises(Rejected, match=path_clarity.NOT_CLEARLY_FREE):
        path_clarity.check_way(STRAIGHT, (thing(4500, 0),), ())


def test_twins_take_turns_in_being_right():
    assert sorted(place for pair in TWINS for place in pair) == [0, 0, 1, 1, 2, 2, 3, 3]
