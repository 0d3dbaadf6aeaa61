"""The reward of one answer: right or not, by the label and the rules of reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized
from typing import Any, SupportsIndex

from scenegen.dataset.items import Item, places_of
from scenegen.errors import ScoreError, shown
from scenegen.records.item import Facts
from scenegen.scoring.answer_text import LETTERS, read_answer

COLUMNS = ("options", "answer_idx")
"""Of a row, by which an answer is scored."""


def score_answer(
    item: Item | Facts | Mapping[str, Any], text: str, order: str = ""
) -> float:
    """1.0 where a text names the right option of an item, else 0.0.

    It is a reward that can be verified: it follows from the label and from published
    rules of reading, and a text that names two options, or none, gets nothing.

    Args:
        item: of a series or a folder, its facts, or a row with the columns `options`
            and `answer_idx`.
        text: what a model said.
        order: in which the model was shown the options, e.g. "CADB"; as stored when "".

    Raises:
        TypeError: when `item` is no item, or `text` no text: None, say, or a message of
            a conversation. What says nothing is "".
        ScoreError: when a row lacks a column, or holds no label in it.
        RecipeError: when `order` does not name every option once.

    Examples:
        >>> item = scenegen.load("out/mv")[0]
        >>> item.answer
        'A'
        >>> scenegen.score_answer(item, "I count two of them. Answer: A")
        1.0
        >>> scenegen.score_answer(item, "Answer: A or B")
        0.0
        >>> scenegen.score_answer(item, "Answer: B", order="BACD")  # A is shown as B
        1.0
    """
    options, right = _asked(item)
    return float(answered(text, options, order) == right)


def _asked(item: Item | Facts | Mapping[str, Any]) -> tuple[tuple[str, ...], int]:
    """The options of an item, and the place of the right one.

    Raises:
        TypeError: when it is no item.
        ScoreError: when it is a row without a label.
    """
    if isinstance(item, Facts):
        return item.question.options, item.question.answer_index
    if isinstance(item, Item):
        return item.options, item.answer_idx
    if not isinstance(item, Mapping):
        raise TypeError(
            f"an item, its facts or its row is wanted, and {shown(item)} is of type "
            f"{type(item).__name__}"
        )
    missing = [name for name in COLUMNS if name not in item]
    if missing:
        raise ScoreError(
            f"the row lacks {' and '.join(missing)}; answers are scored by its columns "
            f"{' and '.join(COLUMNS)}"
        )
    return _options(item["options"]), _right(item["answer_idx"], item["options"])


def _options(value: Any) -> tuple[str, ...]:
    """The options of a row: a list or an array of texts.

    Raises:
        ScoreError: when they are none.
    """
    is_list = isinstance(value, Iterable) and not isinstance(value, str | bytes)
    options = tuple(value) if is_list else ()
    if not 1 <= len(options) <= len(LETTERS) or not all(
        isinstance(each, str) for each in options
    ):
        raise ScoreError(
            f"options has to be a list of 1 to {len(LETTERS)} texts, not {shown(value)}"
        )
    return options


def _right(value: Any, options: Sized) -> int:
    """The place of the right option of a row.

    Raises:
        ScoreError: when it is the place of none.
    """
    is_place = isinstance(value, SupportsIndex) and not isinstance(value, bool)
    if not is_place or not 0 <= value.__index__() < len(options):
        raise ScoreError(
            f"answer_idx has to be a place from 0 to {len(options) - 1}, not "
            f"{shown(value)}"
        )
    return int(value.__index__())


def answered(text: str, options: tuple[str, ...], order: str = "") -> int | None:
    """The stored place of the option that a text names, if it names one.

    Args:
        text: what a model said.
        options: in their stored order.
        order: in which the model was shown them, see `score_answer`.

    Raises:
        TypeError: when `text` is no text.
        RecipeError: when `order` does not name every option once.
    """
    if not isinstance(text, str):
        raise TypeError(
            f"what a model said has to be a text, and {shown(text)} is of type "
            f"{type(text).__name__}; say '' where it said nothing"
        )
    places = places_of(order, len(options))
    said = read_answer(text, [options[place] for place in places])
    return None if said is None else places[said]
