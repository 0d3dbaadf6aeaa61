"""Rationales with one premise turned round, to try those who read them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from scenegen.records.item import Evidence, Margins, Question
from scenegen.tasks.base import Kind

_PAIRS = (
    ("left", "right"),
    ("along", "against"),
    ("up the page", "down the page"),
    ("upper", "lower"),
    ("ahead", "behind"),
    ("shows", "does not show"),
)
_OPPOSITES = dict((*_PAIRS, *(pair[::-1] for pair in _PAIRS)))
_WORDS = re.compile(rf"\b(?:{'|'.join(sorted(_OPPOSITES, key=len, reverse=True))})\b")


def question_of(*options: str, text: str = "") -> Question:
    """A question of which nothing is known but what it says."""
    return Question(
        task="", kind="", template="", difficulty="easy", text=text, options=options,
        answer_index=-1, margins=Margins(0, None, 400),
        evidence=Evidence((), (), ()), rationale=(),
    )  # fmt: skip


def answer_read(kind: Kind, question: Question, premises: Iterable[str]) -> int | None:
    """The option that premises lead to, for who knows nothing else."""
    asked = replace(
        question, answer_index=-1, evidence=Evidence((), (), ()), rationale=()
    )
    return kind.answer_from_rationale(tuple(premises), asked)


def opposite(premise: str) -> str:
    """The same with left for right, and so on; itself when it says no such thing."""
    return _WORDS.sub(lambda match: _OPPOSITES[match[0]], premise)


def flipped(premises: tuple[str, ...], places: Iterable[int]) -> Iterator[list[str]]:
    """The premises with the opposite of one of them, for each place that has one."""
    for place in places:
        other = opposite(premises[place])
        if other != premises[place]:
            yield [*premises[:place], other, *premises[place + 1 :]]


def without_one(premises: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The premises but for one of them."""
    for place in range(len(premises)):
        yield premises[:place] + premises[place + 1 :]
