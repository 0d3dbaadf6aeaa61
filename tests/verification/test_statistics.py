"""Statistics of counts, against published values and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.verification.statistics import (
    chi_squared,
    chi_squared_tail,
    cramers_v,
)


@pytest.mark.parametrize(
    ("freedom", "quantile"), [(1, 3.841459), (5, 11.070498), (80, 101.879474)]
)
def test_the_tail_beyond_the_tabulated_quantile_is_five_per_cent(freedom, quantile):
    assert chi_squared_tail(quantile, freedom) == pytest.approx(0.05, abs=1e-7)


def test_a_statistic_without_freedom_is_no_surprise():
    assert chi_squared_tail(0.0, 0) == 1.0


def test_pearsons_statistic_counts_keys_that_never_came():
    assert chi_squared("ABCD", {"A": 4, "B": 4}) == 8.0
    assert chi_squared("AB", {"A": 4, "B": 4}) == 0.0
    assert chi_squared("AB", {}) == 0.0


def test_association_is_zero_for_independent_and_one_for_equal_attributes():
    assert cramers_v({(a, b): 100 for a in range(5) for b in range(4)}) == 0
    same = {(a, a): 1000 for a in range(5)}
    assert cramers_v(same) == pytest.approx(1, abs=0.01)


def test_association_with_a_constant_is_zero():
    assert cramers_v({(0, b): 10 for b in range(4)}) == 0


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 40), min_size=2
    )
)
def test_association_is_symmetric_and_at_most_one(table):
    swapped = {(b, a): count for (a, b), count in table.items()}
    assert cramers_v(swapped) == pytest.approx(cramers_v(table), abs=1e-9)
    assert 0 <= cramers_v(table) <= 1 + 1e-9
