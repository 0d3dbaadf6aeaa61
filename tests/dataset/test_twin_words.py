"""Every input in which shipped tasks let twins differ is said in words."""

from typing import get_args

import pytest

from scenegen.dataset.twin_words import (
    TWINS_DIFFER,
    differing_words,
    twins_differ_in,
)
from scenegen.tasks.multiview.params import TwinDifference
from scenegen.tasks.path.kinds import KINDS
from scenegen.tasks.perspective.facing.slots import THING, TURNED, X


def names():
    of_path = {name for kind in KINDS.values() for name in getattr(kind, "inputs", ())}
    return {X, THING, TURNED, *get_args(TwinDifference), *of_path}


@pytest.mark.parametrize("name", sorted(names()))
def test_shipped_names_have_words(name):
    assert name in TWINS_DIFFER
    assert "_" not in twins_differ_in(name)


def test_a_name_of_another_package_is_shown_as_it_is():
    assert twins_differ_in("a_new_input") == "a new input"
    assert twins_differ_in("") == ""


def test_words_that_the_other_text_lacks_are_found_by_their_places():
    one = "Do you see the desk and the bookcase?"
    other = "Do you see the desk and the filing cabinet?"
    assert differing_words(one, other) == [7]
    assert differing_words(other, one) == [7, 8]
    assert differing_words(one, one) == []
