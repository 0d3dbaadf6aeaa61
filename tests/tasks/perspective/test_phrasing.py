"""Questions about the X: clean sentences, complete, and read back as meant."""

import re
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.tasks.perspective.kinds import KINDS, VisibilityAfterTurn
from scenegen.tasks.perspective.phrasing import (
    WORDINGS,
    NamedTargets,
    ParsedPerspectiveQuestion,
    fill,
    read,
)

ALL = [(name, each) for name, kind in KINDS.items() for each in kind.wordings]
IDS = [each.id for _, each in ALL]

NOUNS = ("armchair", "TV stand", "chest of drawers", "floor lamp", "stack of books")

turns = st.integers(1, 179).flatmap(lambda d: st.sampled_from([10 * d, -10 * d]))


def asked_of(kind: str, turn_tenths: int, **changes) -> ParsedPerspectiveQuestion:
    """What a question of a kind says when its gaps are filled."""
    nouns = ("floor lamp", "folding screen")
    named = KINDS[kind].named_targets(nouns)
    values = {"has_arrow": False, "views": 1, **named._asdict()}
    return ParsedPerspectiveQuestion(
        kind=kind, turn_tenths=turn_tenths, **{**values, **changes}
    )


def text_of(wording, asked: ParsedPerspectiveQuestion) -> str:
    return fill(
        wording,
        NamedTargets(asked.object, asked.occluder),
        turn_tenths=asked.turn_tenths,
        has_arrow=asked.has_arrow,
        views=asked.views,
    )


def test_every_kind_and_no_other_has_wordings():
    assert tuple(WORDINGS) == tuple(KINDS)
    assert all(kind.wordings == WORDINGS[name] for name, kind in KINDS.items())


def test_each_kind_has_twelve_wordings_in_three_persons():
    for wordings in WORDINGS.values():
        assert len(wordings) == 12
        persons = Counter(wording.person for wording in wordings)
        assert persons == {"i": 4, "you": 4, "someone": 4}


def test_no_two_wordings_are_the_same():
    assert len({each.text for _, each in ALL}) == len(ALL)
    assert len({each.id for _, each in ALL}) == len(ALL)


@pytest.mark.parametrize(("kind", "wording"), ALL, ids=IDS)
@pytest.mark.parametrize(("has_arrow", "views"), list(product((False, True), (1, 2))))
def test_a_filled_wording_is_clean_and_complete(kind, wording, has_arrow, views):
    text = text_of(wording, asked_of(kind, 600, has_arrow=has_arrow, views=views))
    assert not re.search(r"[{}_]|  | [.,?]|\b(a|A) [aeiou]", text)
    assert text[0].isupper()
    assert text[-1] in "?."
    assert "red X" in text
    assert re.search(r"\bpicture\b", text)
    assert re.search(r"\b60 degrees\b", text)
    assert re.search(r"\bleft\b", text)
    assert ("arrow" in text) == has_arrow
    assert ("first picture" in text or "first one" in text) == (views == 2)


@pytest.mark.parametrize(("kind", "wording"), ALL, ids=IDS)
def test_a_wording_says_that_the_facing_is_kept_until_the_turn(kind, wording):
    assert re.search(r"\b(fac(e|es|ing)|heading)\b", wording.text)
    assert re.search(r"\b(turns?|turned|rotates?|swing)\b", wording.text)


@pytest.mark.parametrize(("kind", "wording"), ALL, ids=IDS)
def test_a_wording_offers_both_answers_in_its_own_words(kind, wording):
    wanted = {
        "distance_change": r"closer.*further",
        "relative_position": r"left.*right",
        "visibility": r"{object}.*{occluder}",
        "which_object": "straight in front",
    }
    assert re.search(wanted[kind], wording.text)


@pytest.mark.parametrize(("kind", "wording"), ALL, ids=IDS)
@pytest.mark.parametrize(("has_arrow", "views"), list(product((False, True), (1, 2))))
def test_every_question_is_read_back(kind, wording, has_arrow, views):
    for turn, noun in product((-1500, -300, 450, 900, 1350), NOUNS):
        asked = asked_of(kind, turn, has_arrow=has_arrow, views=views)
        if asked.object:
            asked = asked_of(kind, turn, has_arrow=has_arrow, views=views, object=noun)
        assert read(text_of(wording, asked)) == asked


@given(turns, st.sampled_from(ALL), st.sampled_from(ALL), st.booleans())
def test_different_questions_read_differently(turn, one, other, has_arrow):
    texts = [
        text_of(w, asked_of(k, turn, has_arrow=has_arrow)) for k, w in (one, other)
    ]
    assert (texts[0] == texts[1]) == (one == other)


def test_other_sentences_are_not_read():
    with pytest.raises(ValueError, match="no wording of the perspective task"):
        read("How many chairs are there?")


@pytest.mark.parametrize("turn", [0, 605])
def test_a_turn_that_has_no_words_is_refused(turn):
    with pytest.raises(ValueError, match="cannot be put in words"):
        fill(ALL[0][1], NamedTargets("chair"), turn_tenths=turn, has_arrow=False)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_options_of_a_kind_differ(kind):
    texts = kind.option_texts(("rug", "sofa", "bed", "desk"))
    assert len(set(texts)) == len(texts) > 1


def test_the_option_that_hides_names_the_occluder():
    texts = VisibilityAfterTurn().option_texts(("rug", "sofa"))
    assert texts == ("in view", "hidden behind the sofa")
