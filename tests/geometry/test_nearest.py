"""The nearest of many points, and the rows of one point."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.nearest import nearest_row, rows_at

numbers = st.integers(-9, 9)
tables = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=30)


@given(rows=tables, x=numbers, y=numbers)
def test_the_first_of_the_nearest_points_is_found(
    rows: list[tuple[int, int]], x: int, y: int
) -> None:
    away = [(a - x) * (a - x) + (b - y) * (b - y) for a, b in rows]
    found = nearest_row(np.array(rows, dtype=np.int64), x, y)
    assert found == away.index(min(away))


@given(rows=tables, x=numbers, y=numbers)
def test_all_rows_of_a_point_are_found_in_their_order(
    rows: list[tuple[int, int]], x: int, y: int
) -> None:
    found = rows_at(np.array(rows, dtype=np.int64), x, y)
    assert found.tolist() == [row for row, at in enumerate(rows) if at == (x, y)]
