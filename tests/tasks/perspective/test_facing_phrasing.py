"""Questions about a facing read as they were filled."""

import re
from collections import Counter

import pytest

from scenegen.catalogue import Catalogue
from scenegen.tasks.perspective.facing.givers import GIVERS
from scenegen.tasks.perspective.facing.kinds import FACING_KINDS
from scenegen.tasks.perspective.facing.phrasing import (
    FACING_WORDINGS,
    fill_facing,
    read_facing,
)
from scenegen.tasks.perspective.phrasing import read

EVERY = [(kind, each) for kind, found in FACING_WORDINGS.items() for each in found]


@pytest.mark.parametrize("views", [1, 2])
@pytest.mark.parametrize(("kind", "wording"), EVERY, ids=lambda each: str(each)[:60])
def test_every_wording_is_read_back(kind, wording, views):
    text = fill_facing(
        wording,
        giver="office chair",
        target="wall clock",
        other="row of coat hooks",
        views=views,
    )
    asked = read_facing(text)
    assert asked is not None
    assert (asked.kind, asked.giver, asked.views) == (kind, "office chair", views)
    assert asked.object == ("" if kind == "facing_ahead" else "wall clock")
    is_one_of_two = FACING_KINDS[kind].asked == 2
    assert asked.other == ("row of coat hooks" if is_one_of_two else "")
    assert not re.search(r"[{}]|  ", text)


def test_questions_about_a_turn_read_otherwise():
    text = "Where am I?"
    assert read_facing(text) is None
    with pytest.raises(ValueError, match="no wording"):
        read(text)


@pytest.mark.parametrize("kind", FACING_WORDINGS)
def test_every_kind_has_three_grammatical_persons(kind):
    persons = Counter(each.person for each in FACING_WORDINGS[kind])
    assert persons == {"i": 4, "you": 4, "someone": 4}


def test_givers_have_a_front_in_the_catalogue():
    catalogue = Catalogue.open()
    assert all(catalogue.category(name).has_front for name in GIVERS)
