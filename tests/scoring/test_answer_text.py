"""Which option a text names, and when it names none."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.scoring.answer_text import LETTERS, read_answer
from tests.system.program import ROOT

OPTIONS = ("the red armchair", "the lamp", "the desk", "none of these")
COUNTS = ("3", "4", "5", "6")

NAMED = (
    "B",
    "b",
    "(B)",
    "(b)",
    "[B]",
    "B.",
    "B)",
    "B:",
    "**B**",
    "**(B)**",
    "`B`",
    '"B"',
    "\u201cB\u201d",
    "$B$",
    "\uff22",  # full width
    "Option B",
    "Answer: B",
    "answer: b",
    "Answer: B.",
    "Answer:B",
    "**Answer:** B",
    "**Answer: B**",
    "### Answer: (B)",
    "Final answer: **B**",
    "Answer: option B",
    "Answer: B. the lamp",
    "Answer: B) The lamp",
    "Answer: the lamp",
    "Answer:\nB",
    "Answer:\n\nB. the lamp",
    "The answer is B",
    "The answer is B.",
    "the answer is (B), since the desk is behind me.",
    "The answer is B because I turn left.",
    "So the correct option is B.",
    "So the answer is: the lamp.",
    "The correct answer is **B**.",
    "\\boxed{B}",
    "\\boxed{\\text{B}}",
    "$\\boxed{(B)}$",
    "\\boxed{the lamp}",
    "I turn left.\n\\boxed{B}",
    "<answer>B</answer>",
    "<answer>(B) the lamp</answer>",
    "<answer>B",
    "<think>Is it A? The answer is C.</think><answer>B</answer>",
    "The answer is A, no.</think>\nB",
    "<think>so</think><image_start><image_end><answer>B</answer>",
    "<DEPTH_START><DEPTH_17><DEPTH_END>\nAnswer: B",
    "I turn left and see a lamp.\n\nB",
    "B\n\nExplanation: a desk stands behind me, and a chair too.",
    "B<|im_end|>",
    '{"answer": "B"}',
    "the lamp",
    "The lamp.",
    "B. the lamp",
    "B) The lamp.",
    "(B) the lamp",
    "A. the red armchair\nB. the lamp\nC. the desk\nD. none of these\nAnswer: B",
)
"""Texts that name the second of `OPTIONS`."""

UNNAMED = (
    "",
    "   \n",
    "I cannot tell.",
    "A chair stands on the left.",
    "A red armchair",
    "The answer is A chair.",
    "The answer is a chair",
    "the answer is a lamp",
    "Answer: A chair that is red",
    "Answer: A or B",
    "Answer: A and B",
    "Answer: A, B",
    "Answer: A/B",
    "Answer: (A) or (B)",
    "Answer: A & B",
    "Answer: A-B",
    "Answer: B (or C)",
    "Answer: E",
    "E",
    "\\boxed{E}",
    "\\boxed{A or B}",
    "\\boxed{}",
    "<answer></answer>",
    "<answer>A or B</answer> B",
    "<think>The answer is B",
    "Answer: A\nAnswer: B",
    "The answer is A. No, the answer is B.",
    "Answer: A\n\nB",
    "\\boxed{A} \\boxed{B}",
    "Answer: B. the desk",
    "Answer: A. Is the answer: B\nB",
    "The answer is not B.",
    "I do not think that the answer is B.",
    "I don't think the answer is B.",
    "If the answer is B, the lamp is behind me.",
    "Is the answer B?",
    "The answer is B?",
    "Wrong answer: B",
    "B is behind me.",
    "I see option B.",
    "A. the red armchair\nB. the lamp\nC. the desk\nD. none of these",
    "the lamp or the desk",
    "the lamp is beside the desk",
    "ABCD",
    "Bravo",
    "B2",
    "B's",
    "AB",
)
"""Texts that name none of them, or several."""


@pytest.mark.parametrize("text", NAMED)
def test_one_option_is_named(text):
    assert read_answer(text, OPTIONS) == 1


@pytest.mark.parametrize("text", UNNAMED)
def test_none_is_named(text):
    assert read_answer(text, OPTIONS) is None


@pytest.mark.parametrize("text", ["4", "Answer: 4", "\\boxed{4}", "4.", "B. 4"])
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
    ["the answer is ", "A", "(", "not ", "\n", " ", "**", "<answer>", "\\boxed{", "?"],
)
def test_time_grows_with_the_length_of_a_text_and_no_faster(part):
    begin = process_time()
    read_answer(part * (200_000 // len(part)), OPTIONS)
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
