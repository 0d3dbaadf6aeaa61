"""Twins share all but one input, and wishes are met where they can be."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenegen.seeding import Key
from scenegen.tasks.search.pairing import (
    Panel,
    by_signs,
    crossings,
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


INPUTS = ("camera", "cross", "spin")


def table(seed):
    """All combinations of three inputs, less some; and random answers."""
    rng = np.random.default_rng(seed)
    grid = np.stack(np.meshgrid(*(np.arange(n) for n in (3, 6, 5))), axis=-1)
    rows = rng.permutation(grid.reshape(-1, 3))[:70]
    return dict(zip(INPUTS, rows.T, strict=True)), rng.integers(0, 2, len(rows)), rng


@given(st.integers(0, 200))
def test_every_input_that_is_crossed_has_either_answer_once_with_either_other(seed):
    inputs, answers, rng = table(seed)
    cases = crossings(inputs, ("cross", "spin"), answers, rng)
    assert (answers[cases] == np.array([[0, 1], [1, 0]])).all()
    assert (inputs["camera"][cases] == inputs["camera"][cases[:, :1, :1]]).all()
    assert (inputs["cross"][cases] == inputs["cross"][cases[:, :, :1]]).all()
    assert (inputs["spin"][cases] == inputs["spin"][cases[:, :1, :]]).all()


def test_crossings_are_found_wherever_there_are_any():
    for seed in range(20):
        inputs, answers, rng = table(seed)
        by_address = {
            (int(camera), int(cross), int(spin)): int(answer)
            for camera, cross, spin, answer in zip(
                *inputs.values(), answers, strict=True
            )
        }
        zeros = [each for each, answer in by_address.items() if answer == 0]
        due = {
            (camera, *sorted([(one, first), (other, second)]))
            for camera, one, first in zeros
            for same, other, second in zeros
            if same == camera
            and by_address.get((camera, one, second)) == 1
            and by_address.get((camera, other, first)) == 1
        }
        cases = crossings(inputs, ("cross", "spin"), answers, rng)
        columns = [inputs[name][cases] for name in INPUTS]
        found = {
            (int(c[0, 0]), *sorted([(x[0, 0], s[0, 0]), (x[1, 1], s[1, 1])]))
            for c, x, s in zip(*columns, strict=True)
        }
        assert found == due
