"""Balance of what the units about a facing ask, by their numbers alone."""

from collections import Counter
from itertools import product

import pytest

from scenegen.seeding import Key
from scenegen.tasks.perspective.facing.slots import (
    CELLS,
    HIDDEN,
    PANELS,
    TURNED,
    facing_slot,
)

UNITS = 1920

ONE_THING = ("facing_side", "facing_in_view")


@pytest.fixture(scope="module")
def named():
    return [
        facing_slot(Key(7, "train", "perspective", unit), 0, 1, ONE_THING)
        for unit in range(UNITS)
    ]


def of_kind(found, kind):
    return [slot for slot in found if slot.kind.name == kind]


@pytest.mark.parametrize("views", [1, 2])
def test_units_ask_about_two_things_unless_a_recipe_names_kinds(views):
    found = [facing_slot(Key(7, "test", "core", u), 0, views) for u in range(96)]
    assert {slot.kind.name for slot in found} == {"facing_one_in_view"}
    cases = Counter((slot.differs, slot.answers) for slot in found)
    shares = {"x": 18, "turned": 21, "thing": 9}
    if views == 2:
        shares = {"x": 16, "turned": 16, "thing": 16}
    assert cases == {
        (name, answers): share
        for name, share in shares.items()
        for answers in ((0, 1), (1, 0))
    }


@pytest.mark.parametrize("views", [1, 2])
def test_twins_of_two_things_differ_in_an_input_that_varies_in_their_square(views):
    found = [facing_slot(Key(7, "test", "core", u), 0, views) for u in range(96)]
    planes = Counter(frozenset(slot.crossed) for slot in found)
    assert all(slot.differs in slot.crossed for slot in found)
    ways = ("x", "turned"), ("thing", "turned"), ("x", "thing")
    shares = (60, 24, 12) if views == 1 else (32, 32, 32)
    assert planes == dict(zip(map(frozenset, ways), shares, strict=True))


@pytest.mark.parametrize("kinds", [ONE_THING, ("facing_side", "facing_ahead")])
def test_kinds_that_are_named_take_turns(kinds):
    found = [
        facing_slot(Key(7, "train", "perspective", unit), 0, 1, kinds).kind.name
        for unit in range(40)
    ]
    assert Counter(found) == dict.fromkeys(kinds, 20)


@pytest.mark.parametrize("kind", ["facing_side", "facing_in_view"])
def test_answers_are_even_whichever_input_differs(named, kind):
    found = of_kind(named, kind)
    cells = Counter(
        (s.differs, s.is_freed, s.unseen, s.crossed, s.answers) for s in found
    )
    blocks = len(found) / (2 * len(CELLS[kind]))
    for cell, answers in product(set(CELLS[kind]), ((0, 1), (1, 0))):
        due = blocks * CELLS[kind].count(cell)
        count = cells[(*cell, answers)]
        assert abs(count - due) <= 2 * CELLS[kind].count(cell)


def test_a_wish_for_the_wall_rule_is_even_for_either_answer(named):
    found = of_kind(named, "facing_side")
    signs = Counter((s.answers, s.wishes["wall"]) for s in found)
    assert len(signs) == 4
    for count in signs.values():
        assert abs(count - len(found) / 4) < len(found) / 16


def test_what_is_always_dealt_is_dealt_to_every_unit(named):
    for slot in named:
        assert set(PANELS[slot.kind.name].always) <= slot.wishes.keys()


def test_a_hidden_thing_is_never_asked_about_by_turning_its_giver(named):
    assert all(slot.differs != TURNED for slot in named if slot.unseen == HIDDEN)


def test_a_spare_slot_keeps_kind_and_wording(named):
    for unit in range(40):
        key = Key(7, "train", "perspective", unit)
        spare, slot = facing_slot(key, 1, 1, ONE_THING), named[unit]
        assert (spare.kind, spare.wording) == (slot.kind, slot.wording)


def test_two_pictures_ask_for_a_side_where_that_is_named():
    kinds = ("facing_side",)
    found = [facing_slot(Key(7, "test", "hard", u), 0, 2, kinds) for u in range(120)]
    assert {slot.kind.name for slot in found} == {"facing_side"}
    assert Counter(slot.differs for slot in found) == {"turned": 110, "x": 10}
