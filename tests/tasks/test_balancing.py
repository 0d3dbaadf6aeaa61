from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scenegen.seeding import Key
from scenegen.tasks.balancing import block_stream, shuffled, take_cell, take_turns

keys = st.builds(
    Key,
    seed=st.integers(0, 2**63 - 1),
    split=st.sampled_from(["train", "test"]),
    series=st.sampled_from(["multiview", "hard"]),
    unit=st.integers(0, 10_000_000),
    attempt=st.integers(0, 400),
)


@given(keys, st.integers(0, 100), st.integers(1, 20))
def test_a_block_holds_each_choice_once(key, block, size):
    assert sorted(shuffled(key, "test", block, size)) == list(range(size))


@given(keys, st.integers(0, 2**32 - 1), st.integers(0, 400))
def test_a_block_is_the_same_for_every_unit_and_attempt(key, unit, attempt):
    other = replace(key, unit=unit, attempt=attempt)
    assert shuffled(key, "test", 3, 12) == shuffled(other, "test", 3, 12)


@given(keys)
def test_purposes_blocks_splits_and_series_read_different_streams(key):
    draws = [
        block_stream(key, "one", 0),
        block_stream(key, "two", 0),
        block_stream(key, "one", 1),
        block_stream(replace(key, split="ci"), "one", 0),
        block_stream(replace(key, series="other"), "one", 0),
        block_stream(replace(key, seed=key.seed ^ 1), "one", 0),
    ]
    assert len({int(draw.integers(2**62)) for draw in draws}) == len(draws)


@given(keys, st.integers(1, 15), st.integers(0, 200))
def test_turns_never_differ_by_more_than_one(key, choices, places):
    counts = Counter(take_turns(key, "t", n, choices).choice for n in range(places))
    numbers = [counts[choice] for choice in range(choices)]
    assert max(numbers) - min(numbers) <= 1


@given(keys, st.integers(1, 15))
def test_the_round_of_a_turn_says_how_often_its_choice_fell_before(key, choices):
    before: Counter[int] = Counter()
    for place in range(4 * choices):
        turn = take_turns(key, "t", place, choices)
        assert turn.round == before[turn.choice]
        before[turn.choice] += 1


@given(keys, st.integers(1, 13), st.integers(1, 13), st.integers(0, 3))
def test_a_table_holds_each_cell_once(key, rows, columns, table):
    start = table * rows * columns
    cells = {
        take_cell(key, "c", place, rows=rows, columns=columns)
        for place in range(start, start + rows * columns)
    }
    assert len(cells) == rows * columns


@given(keys, st.integers(1, 6), st.integers(1, 4), st.integers(0, 30))
def test_a_round_holds_each_row_once_and_columns_equally_often(
    key, columns, times, number
):
    rows = columns * times
    cells = [
        take_cell(key, "c", number * rows + place, rows=rows, columns=columns)
        for place in range(rows)
    ]
    assert sorted(cell.row for cell in cells) == list(range(rows))
    counts = Counter(cell.column for cell in cells)
    assert set(counts.values()) == {times}
