"""Which option a text names, and when it names none."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.scoring.answer_text import LETTERS, read_answer
from tests.scoring.said import BY_WORDS, HYPHENATED, NAMED, OPTIONS, UNNAMED
from tests.system.program import ROOT

COUNTS = ("3", "4", "5", "6")


@pytest.mark.parametrize("text", NAMED)
def test_one_option_is_named(text):
    assert read_answer(text, OPTIONS) == 1


@pytest.mark.parametrize("text", UNNAMED)
def test_none_is_named(text):
    assert read_answer(text, OPTIONS) is None


@pytest.mark.parametrize(("text", "named"), BY_WORDS)
def test_an_option_may_begin_like_the_letter_of_another(text, named):
    assert read_answer(text, HYPHENATED) == named


@pytest.mark.parametrize(
    "text", ["4", '{"answer": 4}', "Answer: 4", "\\boxed{4}", "4.", "B. 4"]
)
def test_a_number_is_the_text_of_an_option(text):
    assert read_answer(text, COUNTS) == 1


@pytest.mark.parametrize("text", ["2", "14", "Answer: 1", "3 4", "B. 5", "\\boxed{7}"])
def test_another_number_is_none(text):
    assert read_answer(text, COUNTS) is None


def test_an_option_that_reads_like_another_letter_is_ambiguous():
    assert read_answer("A", ("B", "A")) is None
    assert read_answer("Answer: A", ("B", "A")) is None
    assert read_answer("Answer: A", ("A", "B")) == 0


@given(st.text(max_size=200), st.integers(1, 8))
def test_any_text_gives_an_option_that_is_there_or_none(text, count):
    options = tuple(f"thing {number}" for number in range(count))
    found = read_answer(text, options)
    assert found is None or 0 <= found < count


@given(
    st.integers(0, 7), st.sampled_from(["{}", "({})", "Answer: {}", "\\boxed{{{}}}"])
)
def test_every_letter_is_read_alike(place, form):
    options = tuple(f"thing {number}" for number in range(8))
    assert read_answer(form.format(LETTERS[place]), options) == place


@pytest.mark.parametrize(
    "part",
    [
        "the answer is ",
        "A",
        "(",
        "not ",
        "\n",
        " ",
        "**",
        "<answer>",
        "\\boxed{",
        "?",
        "<think>",
        "</think>",
        "<think></think>",
        "<ANSWER></ANSWER>",
        '{"answer":"',
        "{'answer':\"",
        ',"answer":"\\',
        "{",
        ", ",
        "A-",
        "\\text{",
        "<b>",
        "answer:A ",
        "<answer>\\boxed{answer: B}</answer>",
    ],
)
def test_time_grows_with_the_length_of_a_text_and_no_faster(part):
    begin = process_time()
    read_answer(part * (100_000 // len(part)), OPTIONS)
    assert process_time() - begin < 5


def test_the_table_of_forms_in_the_docs_says_what_is_read():
    """Each row of docs/score.md is one text and the letter that it gives."""
    page = (ROOT / "docs" / "score.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(.+?)` \| (\w+|\u2013) \|$", page, re.MULTILINE)
    assert len(rows) > 20
    for text, letter in rows:
        found = read_answer(text.replace("\u23ce", "\n"), OPTIONS)
        assert ("\u2013" if found is None else LETTERS[found]) == letter, text


@pytest.mark.parametrize(
    "text",
    [
        "Answer: the lamp, the desk",
        "The answer is the lamp, or the desk.",
        "Answer: B;C",
        "Answer: B and also C",
        "Answer: B, maybe C",
        "Answer: (B) is wrong.",
        "Answer: (B) is not right.",
    ],
)
def test_who_names_two_or_denies_one_has_not_answered(text):
    options = ["the red armchair", "the lamp", "the desk", "none of these"]
    assert read_answer(text, options) is None
