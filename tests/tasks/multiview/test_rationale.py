"""Rationales: how many sentences, and that every number in them is right."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.tasks.multiview.kinds import KINDS
from scenegen.tasks.multiview.rationale import (
    OPENINGS,
    Nouns,
    described_views,
    rationale,
)
from scenegen.tasks.phrases import NUMBERS, ORDINALS
from scenegen.tasks.showing import showing_of
from tests.strategies import Case, at_place, case_of, cases, paint, view
from tests.tasks.proofs import answer_read, question_of

STOOLS = Nouns("stool", "stools")
PHRASINGS = range(27)


def sentences_of(case: Case, *, phrasing: int | None = None) -> tuple[str, ...]:
    """The rationale of a case, whether or not its question would be kept."""
    instances = tuple(range(1, case.slot.answers[0] + 1))
    pictures = tuple(
        described_views(place, showing_of(seen, instances), seen_pcm=100, landmarks={})
        for place, seen in enumerate(case.visibility.visible)
    )
    above = showing_of(case.visibility.hidden[0], instances)
    return rationale(
        STOOLS,
        pictures,
        above,
        phrasing=case.slot.phrasing if phrasing is None else phrasing,
    )


def number(word: str) -> int:
    return 0 if word == "no" else NUMBERS.index(word)


@given(cases())
def test_there_are_three_to_six_clean_sentences(case):
    sentences = sentences_of(case)
    assert 3 <= len(sentences) <= 6
    for sentence in sentences:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert not re.search(r"[{}_]|  |None", sentence)


@given(cases())
def test_the_last_sentence_holds_the_answer_and_no_other_holds_a_digit(case):
    *before, last = sentences_of(case)
    assert re.findall(r"\d+", last) == [str(case.slot.answers[0])]
    assert not any(re.search(r"\d", sentence) for sentence in before)


@given(cases())
def test_every_picture_is_told_once_and_in_order(case):
    text = " ".join(sentences_of(case)).lower()
    starts = "|".join(
        re.escape(plain).replace(r"\{place\}", r"(\w+)").replace("{place}", r"(\w+)")
        for plain, _ in OPENINGS
    )
    told = [next(filter(None, found)) for found in re.findall(starts, text)]
    assert told == list(ORDINALS[: len(case.visibility.visible)])


@given(cases())
def test_the_numbers_told_are_those_shown(case):
    text = " ".join(sentences_of(case)).lower()
    told = re.findall(r"(?:shows|see|has) (\w+) stools?\b", text)
    shown = [len(seen.sightings) for seen in case.visibility.visible]
    assert [number(word) for word in told[: len(shown)]] == shown


@given(cases())
def test_the_running_total_ends_at_the_answer(case):
    totals = [
        number(word)
        for sentence in sentences_of(case)
        for word in re.findall(r"makes (\w+) so far", sentence)
    ]
    assert totals == sorted(totals)
    if totals:
        assert totals[-1] == case.slot.answers[0]


@pytest.mark.parametrize("phrasing", PHRASINGS)
def test_singular_and_plural_agree(phrasing):
    shown = ((1,), (1, 2), (2,), (3, 4))
    text = " ".join(sentences_of(case_of(shown, 4), phrasing=phrasing))
    assert not re.search(r"\bone stools\b|\b(two|three|four) stool\b", text)
    assert not re.search(
        r"\bone (were|stand)\b|\b(two|three|four) (was|stands)\b", text
    )
    assert not re.search(r"\bones? (is|are) already", text)


def test_a_phrasing_chooses_among_27_ways_to_say_it():
    case = case_of(((1, 2), (2, 3), (4,)), 4)
    assert len({sentences_of(case, phrasing=n) for n in PHRASINGS}) == len(PHRASINGS)


@pytest.mark.parametrize(
    ("shown", "second"),
    [
        (((1,), (1, 2)), "the one on the left was already in the first picture"),
        (((2,), (1, 2)), "the one on the right was already in the first picture"),
        (((2,), (1, 2, 3)), "the second one from the left was already in the first"),
        (((3,), (1, 2, 3)), "the rightmost one was already in the first picture"),
        (((1, 2), (1, 2, 3)), "the two on the left were already in the first picture"),
        (((1, 3), (1, 2, 3)), "two of them were already in the first picture"),
        (((1, 2), (1, 2)), "two stools, both already seen in the first picture"),
        (((1, 2), (3, 4)), "two stools, both new, which makes four so far"),
        (((1, 2), (3,)), "one stool, a new one, which makes three so far"),
        (((1, 2), ()), "The second picture shows no stools."),
        (((1, 2), (2,)), "one stool, the one already seen in the first picture"),
    ],
)
def test_the_second_picture_is_compared_with_the_first(shown, second):
    assert second in sentences_of(case_of(shown, 4), phrasing=0)[1]


def test_objects_from_two_earlier_pictures_are_seen_in_earlier_pictures():
    text = sentences_of(case_of(((1,), (2,), (1, 2, 3)), 3), phrasing=0)[2]
    assert "the two on the left were already in earlier pictures" in text


def test_left_and_right_are_not_told_when_one_stands_above_the_other():
    case = case_of(((1,), (1, 6)), 6)
    assert "one of them was already" in sentences_of(case, phrasing=0)[1]


def test_a_picture_with_a_glimpse_of_more_is_told_with_care():
    speck = paint(view(0), (at_place(1, 0), at_place(2, 1, side=3)))
    picture = described_views(0, showing_of(speck, (1, 2)), seen_pcm=100, landmarks={})
    assert picture.has_glimpses
    text = rationale(STOOLS, (picture,), None, phrasing=0)[0]
    assert text == "The first picture clearly shows one stool."
    faint = paint(view(0), (at_place(2, 1, side=3),))
    picture = described_views(0, showing_of(faint, (1, 2)), seen_pcm=100, landmarks={})
    text = rationale(STOOLS, (picture,), None, phrasing=0)[0]
    assert text == "The first picture shows no stool large enough to tell."


@given(cases())
def test_the_halves_of_the_map_add_up(case):
    sentence = sentences_of(case)[-2]
    halves = re.search(r"(\w+) stands? in .*?(\w+) in (?:its|the) \w+ half", sentence)
    if halves:
        assert number(halves[1]) + number(halves[2]) == case.slot.answers[0]
    else:
        total = re.findall(rf"\b({'|'.join(NUMBERS)})\b", sentence)
        assert number(total[0]) == case.slot.answers[0]


@given(cases())
def test_the_premises_give_the_answer(case):
    *premises, _ = sentences_of(case)
    assert read(premises) == case.slot.answers[0]


@given(st.sampled_from(PHRASINGS), cases())
def test_another_number_in_a_premise_gives_another_answer_or_none(phrasing, case):
    *premises, _ = sentences_of(case, phrasing=phrasing)
    for place, premise in enumerate(premises):
        words = re.search(r"(?:shows|see|has) (\w+) stools?\b", premise)
        if words is None or "all of them already" in premise:
            continue
        other = NUMBERS[number(words[1]) + 1]
        changed = premise[: words.start(1)] + other + premise[words.end(1) :]
        told = [*premises[:place], changed, *premises[place + 1 :]]
        assert read(told) != case.slot.answers[0]


@given(cases())
def test_without_a_picture_that_others_follow_there_is_no_answer(case):
    *premises, _ = sentences_of(case)
    for place in range(len(premises) - 2):
        assert read(premises[:place] + premises[place + 1 :]) is None


def test_a_thing_that_was_seen_already_counts_once():
    first = "The first picture shows two stools."
    again = (
        "The second picture shows one stool, the one already seen in the first picture."
    )
    new = "The second picture shows one stool, a new one, which makes three so far."
    assert read([first, again]) == 2
    assert read([first, new]) == 3
    assert read([first, new.replace("three", "two")]) is None
    assert read([first, again, "On the map from above, three separate stools."]) is None


def read(premises: list[str]) -> int | None:
    """The count that premises lead to."""
    question = question_of(*map(str, range(20)))
    return answer_read(KINDS["count"], question, premises)
