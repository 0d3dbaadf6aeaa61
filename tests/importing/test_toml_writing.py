"""TOML as indexes and packs have it."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from scenegen.importing.toml_writing import toml_pairs, toml_tables

values = st.one_of(
    st.booleans(),
    st.integers(-(2**40), 2**40),
    st.floats(-1e6, 1e6, allow_subnormal=False),
    st.text(st.characters(exclude_categories=["Cs"])),
)


@given(st.lists(st.one_of(values, st.lists(values, max_size=3)), max_size=5))
def test_what_is_written_is_read_back(row):
    named = {f"key_{number}": value for number, value in enumerate(row)}
    assert tomllib.loads("".join(toml_pairs(named))) == named
    text = "".join(toml_tables("entry", [named, named]))
    assert tomllib.loads(text) == {"entry": [named, named]}
