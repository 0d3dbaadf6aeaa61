"""The right answer of every kind gets 1.0, every other one 0.0."""

from collections.abc import Iterator
from functools import cache
from itertools import islice, permutations

import numpy as np
import pytest

import scenegen
from scenegen.dataset.items import Item
from scenegen.dataset.rows import label_row, messages
from scenegen.errors import RecipeError, ScoreError
from scenegen.generation.generator import open_generator
from scenegen.recipe.loading import read_recipe
from scenegen.records.item import Address, Facts
from scenegen.scoring.answer_text import LETTERS
from scenegen.tasks import TASKS
from scenegen.tasks.perspective.facing.slots import IF_NAMED
from tests.dataset.fakes import fake_facts, fake_recipe
from tests.quick_units import ATTEMPTS, quick_units

PRESETS = {
    "multiview": ("core",),
    "path": ("core", "easy", "sight"),
    "perspective": ("core", "easy", "classic"),
}
"""By task, the presets that ask all of its kinds."""

CONTROLS = {
    "perspective": ("removed", "black", "mismatched"),
    "path": ("removed",),
    "multiview": ("removed", "black", "first_view"),
}

KINDS = [(name, kind) for name, task in sorted(TASKS.items()) for kind in task.kinds]


def sampled(**block) -> Iterator[Facts]:
    """The items of a series, from quick units."""
    plain = {"splits": {"test": 64}, "max_attempts": ATTEMPTS, "jitters": 1, **block}
    values = {"version": 1, "name": "kinds", "seed": 11, "series": [plain]}
    name = plain.get("name", plain["task"])
    with open_generator(read_recipe(values), draws=False) as generator:
        for unit in quick_units(generator, name, "test"):
            yield from unit.twins


@cache
def of_every_kind(task: str) -> dict[str, tuple[Facts, Facts]]:
    """Both twins of a unit of every kind of a task."""
    found: dict[str, list[Facts]] = {}
    asked: list[dict[str, object]] = [
        {} if each == "core" else {"preset": each} for each in PRESETS[task]
    ]
    if task == "perspective":
        asked.append({"kinds": list(IF_NAMED)})
    for params in asked:
        for facts in islice(sampled(task=task, params=params), 12):
            mine = found.setdefault(facts.question.kind, [])
            mine += [facts] if len(mine) < 2 else []
            if set(found) == set(TASKS[task].kinds):
                break
    return {kind: (twins[0], twins[-1]) for kind, twins in found.items()}


def assert_scored(facts: Facts) -> None:
    """By its letter and by its text, in every form and order."""
    question = facts.question
    row = label_row(facts, fake_recipe())
    for place, option in enumerate(question.options):
        expected = float(place == question.answer_index)
        letter = LETTERS[place]
        for text in (letter, f"({letter})", f"Answer: {letter}", option):
            assert scenegen.score_answer(facts, text) == expected, (option, text)
            assert scenegen.score_answer(row, text) == expected
        for order in list(permutations(LETTERS[: len(question.options)]))[::5]:
            shown = LETTERS[order.index(letter)]
            said = f"Answer: {shown}. {option}"
            assert scenegen.score_answer(facts, said, "".join(order)) == expected
    assert scenegen.score_answer(facts, messages(question)[-1]["content"]) == 1.0
    assert scenegen.score_answer(facts, messages(question)[0]["content"]) == 0.0


@pytest.mark.parametrize(("task", "kind"), KINDS)
def test_the_label_of_every_kind_gets_the_reward_and_no_other_option_does(task, kind):
    for facts in of_every_kind(task)[kind]:
        assert_scored(facts)


@pytest.mark.parametrize(
    ("task", "control"), [(task, c) for task, all_ in CONTROLS.items() for c in all_]
)
def test_so_does_that_of_every_control(task, control):
    twins = sampled(task=task, name="spoilt", control=control)
    assert_scored(next(twins))


def test_what_names_no_option_or_two_gets_nothing():
    facts = fake_facts(Address(7, "train", "multiview", 0), 2, low=2)
    for text in ("", "A or B", "I cannot tell", "Answer: A\nAnswer: B", "E", "9"):
        assert scenegen.score_answer(facts, text) == 0.0
    assert scenegen.score_answer(facts, "A") == 1.0


@pytest.fixture
def facts() -> Facts:
    return fake_facts(Address(7, "train", "multiview", 0), 2, low=2)


@pytest.mark.parametrize(
    "order",
    ["ABC", "ABCE", "AABC", "ABCDE", "A", "A,B,C,D", "1234", "ABC\u0414", "\u00df"],
)
def test_an_order_that_is_none_is_refused(facts, order):
    for said in (order, order.lower()):
        with pytest.raises(RecipeError, match="each of ABCD once"):
            scenegen.score_answer(facts, "A", said)
        with pytest.raises(RecipeError, match="each of ABCD once"):
            Shown(facts).prompt(said)


@pytest.mark.parametrize(
    "order",
    [5, None, ["A", "B", "C", "D"], b"ABCD", pytest.param(10**5000, id="digits")],
)
def test_an_order_that_is_no_text_is_refused(facts, order):
    with pytest.raises(RecipeError, match="as a text"):
        scenegen.score_answer(facts, "A", order)


@pytest.mark.parametrize("order", ["".join(each) for each in permutations("ABCD")])
def test_an_order_in_small_letters_is_the_same(facts, order):
    for said in "ABCD":
        whole = scenegen.score_answer(facts, said, order)
        assert scenegen.score_answer(facts, said, order.lower()) == whole
        assert scenegen.score_answer(facts, said, f" {order.lower()}\n") == whole
        assert whole == float(order["ABCD".index(said)] == facts.question.letter)
    assert Shown(facts).prompt(order.lower()) == Shown(facts).prompt(order)


@pytest.mark.parametrize(
    "said",
    [
        None,
        5,
        pytest.param(10**5000, id="digits"),
        1.0,
        True,
        ["A"],
        {"role": "assistant", "content": "A"},
        b"A",
    ],
)
def test_what_is_no_text_is_refused_by_its_type(facts, said):
    with pytest.raises(TypeError, match=f"of type {type(said).__name__}; say ''"):
        scenegen.score_answer(facts, said)


@pytest.mark.parametrize("item", [None, 5, "multiview-7-test-000000", [1], b"x"])
def test_what_is_no_item_is_refused(item):
    with pytest.raises(TypeError, match="an item, its facts or its row"):
        scenegen.score_answer(item, "A")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({}, "lacks options and answer_idx"),
        ({"options": ["a", "b"]}, "lacks answer_idx"),
        ({"options": "ab", "answer_idx": 0}, "options has to be a list"),
        ({"options": None, "answer_idx": 0}, "options has to be a list"),
        ({"options": [], "answer_idx": 0}, "options has to be a list"),
        ({"options": [1, 2], "answer_idx": 0}, "options has to be a list"),
        ({"options": list("abcdefghi"), "answer_idx": 0}, "of 1 to 8 texts"),
        ({"options": ["a", "b"], "answer_idx": 2}, "a place from 0 to 1"),
        ({"options": ["a", "b"], "answer_idx": -1}, "a place from 0 to 1"),
        ({"options": ["a", "b"], "answer_idx": "A"}, "a place from 0 to 1"),
        ({"options": ["a", "b"], "answer_idx": None}, "a place from 0 to 1"),
        ({"options": ["a", "b"], "answer_idx": 0.0}, "a place from 0 to 1"),
        ({"options": ["a", "b"], "answer_idx": True}, "a place from 0 to 1"),
    ],
)
def test_a_row_without_a_label_is_refused(row, message):
    with pytest.raises(ScoreError, match=message):
        scenegen.score_answer(row, "A")


def test_a_row_of_arrays_is_scored_like_one_of_lists():
    row = {"options": np.array(["two", "three"]), "answer_idx": np.int8(1)}
    assert scenegen.score_answer(row, "B") == 1.0
    assert scenegen.score_answer(row, "two") == 0.0


class Shown(Item):
    """An item of facts, without pictures."""

    config = "multiview"
    facts = None  # type: ignore[assignment]
    _pictures = ((), ())
    labels = {}  # noqa: RUF012

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.labels = label_row(facts, fake_recipe())
