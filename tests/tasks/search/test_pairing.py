"""Twins share all but one input, and wishes are met where they can be."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenegen.seeding import Key
from scenegen.tasks.search.pairing import (
    Panel,
    by_signs,
    group_keys,
    partners,
)

inputs = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 1)), max_size=40
)


@given(inputs, st.integers(0, 2**32 - 1))
def test_partners_share_the_key_and_differ_in_the_answer(rows, seed):
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    keys = group_keys(table[:, 0], table[:, 1])
    zeros, ones = partners(keys, table[:, 2], np.random.default_rng(seed))
    assert (keys[zeros] == keys[ones]).all()
    assert not table[zeros, 2].any()
    assert table[ones, 2].all()
    wanted = {
        row
        for row in range(len(table))
        if not table[row, 2] and (table[keys == keys[row], 2] == 1).any()
    }
    assert set(zeros.tolist()) == wanted


@given(inputs)
def test_keys_are_equal_exactly_for_equal_inputs(rows):
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    keys = group_keys(table[:, 0], table[:, 1], table[:, 2])
    for one in range(len(table)):
        same = (table == table[one]).all(axis=1)
        assert ((keys == keys[one]) == same).all()


def test_wishes_come_equally_often_with_either_sign():
    panel = Panel(("depth",), ("row", "column", "width"), subset=2)
    found = [panel.wishes(Key(3, "train", "s", 0), "kind", n) for n in range(60)]
    assert all(len(each) == 3 and "depth" in each for each in found)
    for name in ("depth", "row", "column", "width"):
        signs = Counter(each[name] for each in found if name in each)
        assert set(signs) == {-1, 1}
        assert abs(signs[1] - signs[-1]) <= 16
    assert abs(sum(each["depth"] for each in found)) <= 1


def test_the_pair_that_meets_most_wishes_is_first():
    first = np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
    second = np.array([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0]])
    order = by_signs(("a", "b"), first, second, {"a": -1, "b": 1})
    assert order[0] == 1
    assert by_signs(("a", "b"), first, second, {"a": -1})[-1] == 0
