"""What the audit allows a kind of question beyond others, and why."""

from __future__ import annotations

from typing import NamedTuple


class Exemption(NamedTuple):
    """A flat rule that is the task itself, so that it may be right.

    Attributes:
        name: of the rule, in words.
        kind: name of the kind of question.
        features: that the rule may use, as the audit prints them, without the view.
        reason: why they may tell the answer.
    """

    name: str
    kind: str
    features: tuple[str, ...]
    reason: str


class Bound(NamedTuple):
    """An input that somebody may lack with more advantage than others allow.

    Attributes:
        kind: name of the kind of question.
        without: the input, as the bars of the audit call it.
        points: that may be right beyond chance, per cent.
        reason: why no choice of questions leaves less.
    """

    kind: str
    without: str
    points: int
    reason: str
