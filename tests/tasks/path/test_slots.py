"""What falls to the units of the path task: balance, and the choices of a recipe."""

from collections import Counter

import pytest

from scenegen.catalogue import Catalogue
from scenegen.errors import RecipeError
from scenegen.recipe.loading import read_recipe
from scenegen.recipe.resolve import resolve
from scenegen.seeding import Key
from scenegen.tasks.path import kinds
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.kinds.side_object import PLACINGS
from scenegen.tasks.path.kinds.staged import FORMS, HEADINGS, StagedKind
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.path.slots import SHARES, TWINS
from scenegen.tasks.path.task import PathTask

SLOTS = 1200
CHOSEN = 96

KINDS = tuple(
    name for name in SHARES["easy"] if isinstance(kinds.KINDS[name], StagedKind)
)
"""Those whose things are placed before the room is furnished."""


@pytest.fixture(scope="module")
def task() -> PathTask:
    return PathTask(PathParams(preset="easy"), Catalogue.open())


@pytest.fixture(scope="module", params=["train", "test"])
def slots(request, task):
    return [task.slot(Key(7, request.param, "path", unit)) for unit in range(SLOTS)]


def of_kind(slots, kind):
    return [slot for slot in slots if slot.brief.kind.name == kind]


def spread(values) -> int:
    counts = Counter(values).values()
    return max(counts) - min(counts)


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_a_slot_decides_falls_equally_within_a_kind(slots, kind):
    mine = of_kind(slots, kind)
    assert abs(len(mine) - SLOTS / len(SHARES["easy"])) <= 1
    for read in (
        lambda slot: slot.brief.variant,
        lambda slot: slot.brief.right,
        lambda slot: slot.brief.side,
        lambda slot: slot.wording,
    ):
        assert spread(read(slot) for slot in mine) <= 1
    # Beside M1, it falls as a pair with the heading.
    most = len(PLACINGS) // 4 if kind == "side_object" else 1
    assert spread(slot.brief.nearness for slot in mine) <= most


@pytest.mark.parametrize("kind", KINDS)
def test_walks_lead_sideways_twice_as_often_as_up_or_down(slots, kind):
    headings = [heading for heading, _ in PLACINGS]
    drawn = headings if kind == "side_object" else HEADINGS
    counts = Counter(slot.brief.heading for slot in of_kind(slots, kind))
    sideways, total = counts[0] + counts[2], counts.total()
    assert abs(sideways - 2 * total / 3) <= len(drawn) / 3
    for heading, share in Counter(drawn).items():
        assert abs(counts[heading] - total * share / len(drawn)) <= 2 * share


def test_every_number_of_nearer_objects_comes_equally_often_beside_m1():
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
        # Three and a half standard deviations of a fair choice of one in four.
        assert (4 * right[name] - times) ** 2 < 3.5**2 * 3 * times, name


def test_lengths_come_equally_often_where_ends_do_not_matter(slots):
    forms = Counter(
        (slot.brief.length_mm, slot.brief.bends)
        for slot in of_kind(slots, "passing_order")
    )
    lengths = Counter(length for length, _ in forms.elements())
    assert len(lengths) == 3
    assert max(lengths.values()) - min(lengths.values()) <= len(FORMS)


def test_hard_walks_bend_twice_lead_back_and_lie_on_turned_maps():
    params = PathParams(preset="easy", min_bends=2, is_reversed=True, turns_map=True)
    task = PathTask(params, Catalogue.open())
    for unit in range(60):
        brief = task.slot(Key(7, "test", "path_hard", unit)).brief
        assert brief.is_reversed
        assert brief.turns_map
        bends = brief.bends if isinstance(brief, PathBrief) else brief.shape.bends
        assert bends >= 2 or brief.kind.name == "blocked"


def test_twins_take_turns_in_being_right():
    assert sorted(place for pair in TWINS for place in pair) == [0, 0, 1, 1, 2, 2, 3, 3]


def briefs(**params):
    recipe = read_recipe(recipe_of({"preset": "easy", **params}))
    (plan,) = resolve(recipe, Catalogue.open())
    return [
        plan.task.slot(Key(7, "test", "path", unit)).brief for unit in range(CHOSEN)
    ]


def recipe_of(params):
    block = {"task": "path", "splits": {"test": 2 * CHOSEN}, "params": params}
    return {"version": 1, "name": "x", "seed": 7, "series": [block]}


def test_the_chosen_variants_come_equally_often():
    shown = Counter(brief.variant for brief in briefs(variants=["map", "map_fog"]))
    assert shown.keys() == {"map", "map_fog"}
    assert abs(shown["map"] - shown["map_fog"]) <= 3


def test_views_from_the_ends_leave_out_ways_that_may_be_blocked():
    chosen = briefs(variants=["map_ego"])
    assert {brief.variant for brief in chosen} == {"map_ego"}
    asked = Counter(brief.kind.name for brief in chosen)
    shown = ("side_object", "passing_order")
    assert asked == dict.fromkeys(shown, CHOSEN // 2)
    blocked = {brief.variant for brief in briefs() if brief.kind.name == "blocked"}
    assert blocked == {"map", "map_arrow", "map_fog"}


def test_an_unknown_variant_and_no_variant_at_all_are_refused():
    with pytest.raises(RecipeError, match=r"series\.0\.params\.variants"):
        read_recipe(recipe_of({"variants": ["map_ega"]}))
    with pytest.raises(RecipeError, match=r"series\.0\.params\.variants"):
        read_recipe(recipe_of({"variants": []}))


def test_arrows_alone_suit_easy_questions_only():
    with pytest.raises(RecipeError, match="map_arrow"):
        read_recipe(recipe_of({"variants": ["map_arrow"]}))
