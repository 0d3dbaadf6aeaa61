"""Letters and wordings are balanced wherever a split ends."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.seeding import Key
from scenegen.tasks.lettering import lettering, option_order

WORDINGS = (10, 12, 14)

keys = st.builds(
    Key,
    seed=st.integers(0, 2**63 - 1),
    split=st.sampled_from(["train", "test"]),
    series=st.sampled_from(["path", "hard"]),
    unit=st.integers(0, 1_000_000),
    attempt=st.integers(0, 400),
)
widths = st.sampled_from([2, 4])


def lots(key, options, wordings, count):
    """What falls to the first units of a kind."""
    return [
        lettering(key, "kind", place, wordings=wordings, options=options)
        for place in range(count)
    ]


def spread(counts: Counter[int], among: int) -> int:
    """By how much the most frequent outdoes the least frequent."""
    numbers = [counts[each] for each in range(among)]
    return max(numbers) - min(numbers)


@given(keys, widths, st.sampled_from(WORDINGS))
def test_letters_of_a_kind_differ_by_one_at_most_at_every_prefix(
    key, options, wordings
):
    counts: Counter[int] = Counter()
    for lot in lots(key, options, wordings, 5 * wordings + 3):
        for letter in lot.letters:
            counts[letter] += 1
            assert spread(counts, options) <= 1


@given(keys, widths, st.sampled_from(WORDINGS))
def test_letters_of_a_wording_differ_by_one_at_most_at_every_prefix(
    key, options, wordings
):
    by_wording = [Counter[int]() for _ in range(wordings)]
    for lot in lots(key, options, wordings, 5 * wordings + 3):
        counts = by_wording[lot.wording]
        for letter in lot.letters:
            counts[letter] += 1
            assert spread(counts, options) <= 1


@given(keys, widths, st.sampled_from(WORDINGS))
def test_wordings_differ_by_one_at_most_at_every_prefix(key, options, wordings):
    counts: Counter[int] = Counter()
    for lot in lots(key, options, wordings, 4 * wordings):
        counts[lot.wording] += 1
        assert spread(counts, wordings) <= 1


@given(keys, widths, st.integers(0, 100))
def test_twins_have_different_letters_and_attempts_play_no_part(key, options, place):
    lot = lettering(key, "kind", place, wordings=12, options=options)
    assert lot.letters[0] != lot.letters[1]
    assert lot == lettering(
        key.at(attempt=key.attempt + 1), "kind", place, wordings=12, options=options
    )


@pytest.mark.parametrize(("wordings", "options"), [(11, 4), (12, 3), (12, 5)])
def test_what_cannot_be_balanced_is_refused(wordings, options):
    with pytest.raises(ValueError, match="cannot be balanced"):
        lettering(
            Key(1, "test", "path", 0), "kind", 0, wordings=wordings, options=options
        )


@given(keys, st.permutations(range(4)), st.permutations(range(4)))
def test_the_right_choices_stand_at_the_letters_of_the_lot(key, letters, choices):
    letters, pair = (letters[0], letters[1]), (choices[0], choices[1])
    order = option_order(key, "kind", letters, pair=pair, count=4)
    assert sorted(order) == [0, 1, 2, 3]
    assert tuple(order[letter] for letter in letters) == pair


@given(keys, st.sampled_from([(0, 1), (1, 0)]), st.sampled_from([(0, 1), (1, 0)]))
def test_two_choices_need_no_others(key, letters, pair):
    order = option_order(key, "kind", letters, pair=pair, count=2)
    assert tuple(order[letter] for letter in letters) == pair


def test_the_other_choices_change_places_now_and_then():
    orders = {
        option_order(Key(1, "test", "path", unit), "k", (0, 1), pair=(0, 1), count=4)
        for unit in range(20)
    }
    assert orders == {(0, 1, 2, 3), (0, 1, 3, 2)}
