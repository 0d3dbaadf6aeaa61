"""The reward of one answer: right or not, by the label and the rules of reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scenegen.dataset.items import Item, places_of
from scenegen.records.item import Facts
from scenegen.scoring.answer_text import read_answer


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
    if isinstance(item, Facts):
        options, right = item.question.options, item.question.answer_index
    elif isinstance(item, Item):
        options, right = item.options, item.answer_idx
    else:
        options, right = tuple(item["options"]), int(item["answer_idx"])
    return float(answered(text, options, order) == right)


def answered(text: str, options: tuple[str, ...], order: str = "") -> int | None:
    """The stored place of the option that a text names, if it names one.

    Args:
        text: what a model said.
        options: in their stored order.
        order: in which the model was shown them, see `score_answer`.

    Raises:
        RecipeError: when `order` does not name every option once.
    """
    places = places_of(order, len(options))
    said = read_answer(text, [options[place] for place in places])
    return None if said is None else places[said]
