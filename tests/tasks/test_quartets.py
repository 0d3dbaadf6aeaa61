"""Fours of categories hold nothing alike, and every category falls to every place."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.catalogue import Catalogue
from scenegen.seeding import Key
from scenegen.tasks.quartets import SIZE, quartet
from tests.strategies import category

CATALOGUE = Catalogue.open()
POOL = tuple(each for each in CATALOGUE.categories if "countable" in each.roles)
NAMES = [each.name for each in POOL]
SIMILAR = {each.name: each.similar for each in POOL}

keys = st.builds(
    Key,
    seed=st.integers(0, 2**63 - 1),
    split=st.sampled_from(["train", "test"]),
    series=st.just("perspective"),
    unit=st.integers(0, 1000),
)


def block(key: Key, number: int) -> list[tuple[str, ...]]:
    """The fours of one block of units."""
    first = number * len(POOL)
    return [quartet(key, "test", first + n, POOL) for n in range(len(POOL))]


@given(keys, st.integers(0, 5))
def test_every_category_falls_to_every_place_once_in_a_block(key, number):
    fours = block(key, number)
    for place in range(SIZE):
        assert sorted(four[place] for four in fours) == sorted(NAMES)


@given(keys, st.integers(0, 5))
def test_no_two_of_a_four_are_alike_or_similar(key, number):
    for four in block(key, number):
        assert len(set(four)) == SIZE
        for one in four:
            for other in four:
                assert other not in SIMILAR[one]


@given(keys, st.integers(0, 300))
def test_a_four_belongs_to_its_place_not_to_its_unit(key, place):
    other = key.at(unit=key.unit + 1, attempt=7)
    assert quartet(key, "test", place, POOL) == quartet(other, "test", place, POOL)


def test_blocks_and_purposes_differ():
    key = Key(3, "test", "perspective", 0)
    assert block(key, 0) != block(key, 1)
    other = [quartet(key, "other", n, POOL) for n in range(len(POOL))]
    assert block(key, 0) != other


def test_partners_change_from_block_to_block():
    key = Key(3, "train", "perspective", 0)
    fours = [four for number in range(12) for four in block(key, number)]
    partners = Counter(b for four in fours for b in four if NAMES[0] in four)
    assert len(partners) > len(NAMES) // 2


def test_a_pool_in_which_all_are_similar_is_refused():
    names = [f"c{number}" for number in range(5)]
    pool = tuple(
        replace(
            category(name, "countable"), similar=tuple(n for n in names if n != name)
        )
        for name in names
    )
    with pytest.raises(ValueError, match="5 categories are too few"):
        quartet(Key(1, "test", "perspective", 0), "test", 0, pool)
