import re
from collections import Counter

import pytest

from scenegen.tasks.multiview.phrasing import WORDINGS, fill

TOGETHER = re.compile(
    r"\b(altogether|in all|together|jointly|total|at least one|merges)\b"
)
ONCE = re.compile(
    r"\b(once|different|separate|distinct)\b"
    r"|none of them twice|one sticker on each|still one object|counts as one"
    r"|removes all repeats"
)


def test_there_are_at_least_ten_wordings_in_three_persons():
    assert len(WORDINGS) >= 10
    persons = Counter(wording.person for wording in WORDINGS)
    assert set(persons) == {"i", "you", "someone"}
    assert min(persons.values()) >= 3


def test_no_two_wordings_are_the_same():
    assert len({wording.text for wording in WORDINGS}) == len(WORDINGS)
    assert len({wording.id for wording in WORDINGS}) == len(WORDINGS)


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.id)
@pytest.mark.parametrize("views", [2, 4, 8])
def test_a_filled_wording_is_a_clean_sentence(wording, views):
    text = fill(wording, views=views, singular="side table", plural="side tables")
    assert not re.search(r"[{}]|  |\d", text)
    assert text[0].isupper()
    assert text[-1] in "?."
    assert "side tables" in text
    assert {2: "two", 4: "four", 8: "eight"}[views] in text


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording.id)
def test_a_wording_says_all_pictures_and_each_object_once(wording):
    assert "picture" in wording.text or "photographed" in wording.text
    assert ONCE.search(wording.text)
    assert TOGETHER.search(wording.text)
