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


@pytest.mark.parametrize("options", [2, 4])
def test_each_letter_is_right_about_equally_often(options):
    counts = Counter(
        letter
        for lot in lots(Key(3, "train", "path", 0), options, 12, 4000)
        for letter in lot.letters
    )
    assert all(abs(counts[each] - 8000 / options) < 150 for each in range(options))


def test_what_is_rare_among_seen_letters_is_not_frequent_among_others():
    """Of letters that are dealt in blocks, the rarest one seen is right more often."""
    drawn = lots(Key(3, "train", "path", 0), 4, 12, 4000)
    letters = [lot.letters[0] for lot in drawn]
    hits = tries = 0
    for block in range(0, 4000, 8):
        seen = Counter(letters[block : block + 6])
        rarest = min(range(4), key=lambda each: seen[each])
        hits += letters[block + 6 : block + 8].count(rarest)
        tries += 2
    assert abs(hits / tries - 0.25) < 0.05


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
