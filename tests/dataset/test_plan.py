"""Which shard holds what depends on the recipe alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.dataset.plan import choose, cut, plan_build, shard_size
from scenegen.errors import RecipeError
from scenegen.recipe.selection import left_out, narrowed, only, share_out
from tests.dataset.fakes import fake_plan, fake_recipe

items = st.integers(1, 20_000)
SHIPPED = {"train": 6400, "validation": 600, "test": 1000}


@given(items, st.integers(1, 100).map(lambda half: 2 * half))
def test_shards_hold_every_item_once_and_never_part_twins(total, size):
    shards = cut("c", "s", "train", items=total, size=size)
    assert [n for shard in shards for n in range(shard.start, shard.stop)] == list(
        range(total)
    )
    assert all(shard.start % 2 == 0 for shard in shards)
    units = [unit for shard in shards for unit in shard.units]
    assert units == list(range((total + 1) // 2))


@given(items)
def test_shard_sizes_are_even_and_no_larger_than_asked(total):
    size = shard_size(total, 200)
    assert size % 2 == 0
    assert 2 <= size <= 200


@given(st.integers(64, 20_000))
def test_sixty_four_items_keep_two_workers_busy(total):
    size = shard_size(total, 200)
    assert len(cut("c", "s", "train", items=total, size=size)) >= 11


@given(items)
def test_shares_add_up_and_only_the_largest_may_be_odd(n):
    shares = share_out(SHIPPED, n)
    assert sum(shares.values()) == n
    assert shares["train"] > 0
    assert all(count % 2 == 0 for split, count in shares.items() if split != "train")
    assert all(count > 0 for count in shares.values())


@given(st.dictionaries(st.text(max_size=3), items, min_size=1, max_size=4), items)
def test_any_proportions_can_be_shared_out(splits, n):
    shares = share_out(splits, n)
    assert sum(shares.values()) == n
    assert shares.keys() <= splits.keys()
    assert list(shares) == [split for split in splits if split in shares]


@given(
    st.dictionaries(st.text(max_size=3), items, min_size=1, max_size=4),
    st.integers(8, 60),
)
def test_enough_items_leave_a_pair_in_every_split(splits, n):
    shares = share_out(splits, n)
    assert shares.keys() == splits.keys()
    assert min(shares.values()) >= 2


def test_too_few_items_name_the_splits_that_are_left_out():
    block = {"task": "multiview", "splits": SHIPPED}
    recipe = fake_recipe(series=[block])
    assert left_out(recipe, narrowed(recipe, n=6)) == {}
    few = narrowed(recipe, n=4)
    assert left_out(recipe, few) == {"multiview": ("validation", "test")}


def test_eight_thousand_items_are_those_of_the_shipped_recipe():
    assert share_out(SHIPPED, 8000) == SHIPPED
    assert share_out(SHIPPED, 64) == {"train": 52, "validation": 4, "test": 8}
    assert share_out(SHIPPED, 1) == {"train": 1}


def test_the_digest_names_recipe_and_assets():
    recipe = fake_recipe()
    digests = {
        plan_build(recipe, "a").digest,
        plan_build(recipe, "b").digest,
        plan_build(fake_recipe(seed=8), "a").digest,
        plan_build(fake_recipe(image={"quality": 90}), "a").digest,
        plan_build(fake_recipe(truth_size=128), "a").digest,
    }
    assert len(digests) == 5
    assert plan_build(recipe, "a") == plan_build(fake_recipe(), "a")


def test_a_part_of_the_plan_is_named_like_a_slice():
    plan = fake_plan()
    assert choose(plan, None) == plan.shards
    assert choose(plan, "1:3") == plan.shards[1:3]
    assert choose(plan, ":2") + choose(plan, "2:") == plan.shards


@pytest.mark.parametrize("part", ["3", "2:2", "0:99", "-1:2", "a:b", "1:2:3", "4:1"])
def test_a_part_that_does_not_exist_is_refused(part):
    with pytest.raises(RecipeError, match="--shards"):
        choose(fake_plan(), part)


SHARED = [
    {"task": "multiview", "splits": {"train": 12, "test": 8}},
    {"task": "multiview", "name": "hard", "splits": {"test": 8}},
    {
        "task": "multiview",
        "name": "more",
        "config": "hard",
        "splits": {"validation": 4, "test": 6},
    },
]


def test_series_that_share_a_config_are_numbered_through_in_their_order():
    plan = fake_plan(series=SHARED)
    hard = [shard for shard in plan.shards if shard.config == "hard"]
    assert [(str(shard.path), shard.series, shard.start) for shard in hard] == [
        ("data/hard/test-00000-of-00004.parquet", "hard", 0),
        ("data/hard/test-00001-of-00004.parquet", "hard", 4),
        ("data/hard/validation-00000-of-00001.parquet", "more", 0),
        ("data/hard/test-00002-of-00004.parquet", "more", 0),
        ("data/hard/test-00003-of-00004.parquet", "more", 4),
    ]
    assert len({shard.path for shard in plan.shards}) == len(plan.shards)
    assert plan.items == 38


def test_a_series_without_a_config_has_one_of_its_own_name():
    configs = fake_recipe(series=SHARED).configs
    assert configs == {
        "multiview": {"train": 12, "test": 8},
        "hard": {"validation": 4, "test": 14},
    }
    assert list(configs["hard"]) == ["validation", "test"]


def test_small_series_of_a_large_recipe_are_not_cut_into_crumbs():
    large = {"task": "multiview", "splits": {"train": 4000}}
    small = {"task": "multiview", "name": "small", "splits": {"test": 200}}
    plan = fake_plan(series=[large, small], items_per_shard=200)
    assert [shard.items for shard in plan.shards if shard.series == "small"] == [200]


def test_a_task_or_a_number_can_be_chosen_of_series_that_share_configs():
    recipe = only(fake_recipe(series=SHARED), "multiview")
    assert recipe.configs == fake_recipe(series=SHARED).configs
    few = narrowed(recipe, n=4)
    assert [each.home for each in few.series] == ["multiview", "hard", "hard"]
    assert sum(sum(splits.values()) for splits in few.configs.values()) == 12
