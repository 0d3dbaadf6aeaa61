"""Balance of what the units of the perspective task ask."""

from collections import Counter

import pytest

from scenegen.errors import RecipeError
from scenegen.params import read
from scenegen.seeding import Key
from scenegen.tasks.perspective.kinds import KINDS
from scenegen.tasks.perspective.params import PerspectiveParams
from scenegen.tasks.perspective.task import PerspectiveTask
from tests.strategies import CATALOGUE, catalogue_of, category

STOCK = catalogue_of(
    *CATALOGUE.categories,
    category("partition", "occluder"),
    partition=(400, 1200, 1800),
)
"""With something that hides the others."""

UNITS = 2304


def slots(preset="easy", **params):
    task = PerspectiveTask(PerspectiveParams(preset=preset, **params), STOCK)
    return [task.slot(Key(7, "train", "perspective", unit)) for unit in range(UNITS)]


@pytest.fixture(scope="module")
def core():
    return slots()


def of_kind(found, kind):
    return [slot for slot in found if slot.kind.name == kind]


def test_kinds_fall_to_equally_many_units(core):
    counts = Counter(slot.kind.name for slot in core)
    assert counts.keys() == set(KINDS)
    assert max(counts.values()) - min(counts.values()) <= 1


@pytest.mark.parametrize("what", ["has_arrow", "answers"])
def test_halves_are_even_in_every_kind(core, what):
    for kind in {slot.kind.name for slot in core} - {"which_object"}:
        counts = Counter(getattr(slot.brief, what) for slot in of_kind(core, kind))
        assert len(counts) == 2
        assert max(counts.values()) - min(counts.values()) <= 2


def test_turns_to_both_sides_are_equally_often(core):
    for kind in {slot.kind.name for slot in core}:
        counts = Counter(slot.brief.turn_tenths for slot in of_kind(core, kind))
        for turn, count in counts.items():
            assert abs(count - counts[-turn]) <= 1


def test_the_closer_and_the_further_position_are_the_outer_one_equally_often(core):
    counts = Counter(s.brief.outer for s in of_kind(core, "distance_change"))
    assert abs(counts["closer"] - counts["further"]) <= 1
    assert counts.keys() == {"closer", "further"}


def test_a_spare_slot_keeps_which_position_is_the_outer_one():
    task = PerspectiveTask(PerspectiveParams(preset="easy"), STOCK)
    for unit in range(64):
        key = Key(7, "train", "perspective", unit)
        briefs = [task.turn.slot(key, spare).brief for spare in range(4)]
        assert len({brief.outer for brief in briefs}) == 1


def test_left_and_right_are_asked_after_oblique_turns_only(core):
    for slot in of_kind(core, "relative_position"):
        assert abs(slot.brief.turn_tenths) not in (750, 900, 1050)


@pytest.mark.parametrize("rank", ["nearness", "lowness"])
def test_each_rank_of_the_right_one_of_four_comes_equally_often(core, rank):
    counts = Counter(getattr(s.brief, rank) for s in of_kind(core, "which_object"))
    assert sorted(counts) == [0, 1, 2, 3]
    assert max(counts.values()) - min(counts.values()) <= 8


def test_the_classic_preset_knows_two_kinds_and_square_turns():
    found = slots(preset="classic")
    assert {slot.kind.name for slot in found} == {
        "distance_change",
        "relative_position",
    }
    assert {slot.brief.turn_tenths for slot in found} == {-900, 900}
    assert all(slot.brief.is_fixed and not slot.brief.has_arrow for slot in found)
    cells = Counter(
        (slot.brief.half, answer)
        for slot in of_kind(found, "relative_position")
        for answer in slot.brief.answers
    )
    assert len(cells) == 4
    assert max(cells.values()) - min(cells.values()) <= 2


def test_two_pictures_never_ask_what_is_hidden():
    assert "visibility" not in {slot.kind.name for slot in slots(views=2)}


def test_without_an_occluder_no_question_is_about_what_is_hidden():
    low = catalogue_of(*CATALOGUE.categories, category("partition", "occluder"))
    task = PerspectiveTask(PerspectiveParams(preset="easy"), low)
    found = [task.slot(Key(7, "train", "perspective", unit)) for unit in range(60)]
    assert "visibility" not in {slot.kind.name for slot in found}


def test_the_classic_preset_shows_one_picture():
    with pytest.raises(RecipeError, match="views must be 1"):
        read(PerspectiveParams, {"preset": "classic", "views": 2})
