"""What falls to units whose questions are found: shares, inputs, signs, walks."""

from collections import Counter
from itertools import pairwise

import pytest

from scenegen.catalogue import Catalogue
from scenegen.seeding import Key
from scenegen.tasks.path.found.brief import FoundSlot
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.slots import SHARES, PathSlot
from scenegen.tasks.path.task import PathTask

SLOTS = 1200

BLOCK = sum(SHARES["core"].values())


def slots_of(params: PathParams, units: int = SLOTS) -> list[PathSlot | FoundSlot]:
    task = PathTask(params, Catalogue.open())
    return [task.slot(Key(7, "train", "path", unit)) for unit in range(units)]


@pytest.fixture(scope="module")
def slots() -> list[PathSlot | FoundSlot]:
    return slots_of(PathParams())


@pytest.fixture(scope="module")
def sight() -> list[PathSlot | FoundSlot]:
    return slots_of(PathParams(preset="sight"))


def of_kind(slots, kind) -> list[FoundSlot]:
    return [each for each in slots if each.brief.kind.name == kind]


def spread(values) -> int:
    counts = Counter(values).values()
    return max(counts) - min(counts)


def test_kinds_have_their_shares_in_every_block(slots):
    for start in range(0, SLOTS, BLOCK):
        block = slots[start : start + BLOCK]
        found = Counter(each.brief.kind.name for each in block)
        assert found == SHARES["core"]


def test_blocked_is_no_more_than_the_share_that_an_exempt_kind_may_have():
    assert 100 * SHARES["core"]["blocked"] <= 15 * BLOCK


@pytest.mark.parametrize("kind", ["seen_over", "facing_view", "blocked"])
def test_all_that_a_slot_decides_falls_equally_within_a_kind(slots, sight, kind):
    mine = of_kind([*slots, *sight], kind)
    assert mine
    for read in (
        lambda slot: slot.brief.variant,
        lambda slot: slot.brief.right,
        lambda slot: slot.brief.shape,
        lambda slot: slot.brief.aim_tenths,
        lambda slot: slot.wording,
    ):
        assert spread(read(slot) for slot in mine) <= 1


def test_the_thing_is_what_differs_in_one_of_five_pairs(sight):
    # Its noun is in the text, and tall things are hidden less often.
    found = Counter(each.brief.differs for each in of_kind(sight, "seen_over"))
    assert abs(found["m1"] - found["walk"]) <= 2
    assert abs(found["m1"] - 2 * found["thing"]) <= 2


def test_no_decision_goes_with_the_answer(sight):
    mine = of_kind(sight, "seen_over")
    for read in (
        lambda slot: slot.brief.variant,
        lambda slot: slot.brief.differs,
        lambda slot: slot.brief.aim_tenths,
    ):
        together = Counter((read(slot), slot.brief.right) for slot in mine)
        for value in {value for value, _ in together}:
            first, second = together[value, (0, 1)], together[value, (1, 0)]
            assert abs(first - second) <= 0.35 * (first + second)


def test_signs_are_dealt_for_every_input_and_always_for_what_tells_most(sight):
    mine = of_kind(sight, "seen_over")
    for differs in {each.brief.differs for each in mine}:
        wishes = [s.brief.wishes for s in mine if s.brief.differs == differs]
        for name in mine[0].brief.kind.panel.always:
            assert abs(sum(each[name] for each in wishes)) <= 4


def test_core_has_no_arrows_and_easy_asks_what_the_map_nearly_tells():
    assert {each.brief.variant for each in slots_of(PathParams(), 60)} == {
        "map",
        "map_ego",
        "map_fog",
    }
    easy = slots_of(PathParams(preset="easy"), 60)
    asked = {each.brief.kind.name for each in easy}
    assert asked == {"side_object", "passing_order", "blocked"}


def test_hard_walks_bend_twice_lead_back_and_lie_on_turned_maps():
    params = PathParams(min_bends=2, is_reversed=True, turns_map=True)
    for slot in slots_of(params, 60):
        assert slot.brief.is_reversed
        assert slot.brief.turns_map
        assert isinstance(slot, FoundSlot)
        bends = slot.brief.shape.bends
        assert bends == 0 if slot.brief.kind.name == "blocked" else bends >= 2


def test_a_spare_slot_keeps_what_is_balanced_and_has_another_walk():
    task = PathTask(PathParams(), Catalogue.open())
    for unit in range(60):
        tries = [task.slot(Key(7, "train", "path", unit), n) for n in range(4)]
        for one, other in pairwise(tries):
            assert isinstance(one, FoundSlot)
            assert isinstance(other, FoundSlot)
            assert one.brief.kind is other.brief.kind
            assert one.brief.right == other.brief.right
            assert one.brief.differs == other.brief.differs
            assert one.order == other.order
            assert one.wording == other.wording
        shapes = {each.brief.shape for each in tries if isinstance(each, FoundSlot)}
        assert len(shapes) > 1


def test_the_straight_way_is_exempt_from_whichever_end_it_is_walked():
    (exempt,) = PathTask.exempt_features
    turned = {name.replace("1-2", "2-1") for name in exempt.features}
    assert any("2-1" in name for name in turned)
    assert turned <= set(exempt.features)
