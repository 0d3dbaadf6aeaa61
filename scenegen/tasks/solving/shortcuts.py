"""How often shortcuts are right: picked options, and answers learnt from cues.

What goes with a cue is learnt from one half of the units and tried on the other half,
so that a rule is never judged on the items that it was made from. Twins share a unit,
and so a half: one of them cannot teach the other.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from scenegen.records.item import Facts
from scenegen.tasks import kind_of
from scenegen.tasks.base import Cue, Shortcut


class Score(NamedTuple):
    """How often a rule is right.

    Attributes:
        right: items, where a choice among several options counts for its part.
        all: items that it was tried on.
    """

    right: float
    all: int

    @property
    def share(self) -> float:
        """Of all items; 0 when there are none."""
        return self.right / self.all if self.all else 0.0


class Line(NamedTuple):
    """A line of the table.

    Attributes:
        rule, kind: what was tried on which kind of question.
        score: how often it was right.
        chance: how often a blind guess would be.
    """

    rule: str
    kind: str
    score: Score
    chance: float


def score(rule: Shortcut, items: Iterable[Facts]) -> Score:
    """How often a rule is right, over the items that it applies to."""
    fitting = [facts for facts in items if facts.question.kind in rule.kinds]
    if rule.picks is not None:
        parts = [_part(rule.picks(facts), facts) for facts in fitting]
        return Score(sum(parts), len(fitting))
    if rule.cue is None:
        return Score(0.0, len(fitting))
    halves = tuple(
        [f for f in fitting if f.address.unit % 2 == half] for half in (0, 1)
    )
    right = _learnt(rule.cue, *halves) + _learnt(rule.cue, *reversed(halves))
    return Score(right, len(fitting))


def table(items: Sequence[Facts], rules: Sequence[Shortcut]) -> tuple[Line, ...]:
    """Every rule on every kind of question that it applies to, and on all together."""
    lines = []
    for rule in rules:
        for kind in rule.kinds:
            fitting = [facts for facts in items if facts.question.kind == kind]
            if fitting:
                lines.append(
                    Line(rule.name, kind, score(rule, fitting), _chance(fitting))
                )
    return tuple(lines)


def _part(picked: tuple[int, ...], facts: Facts) -> float:
    """The chance that one of the picked options, or of all if none, is right."""
    options = picked or tuple(range(len(facts.question.options)))
    return (facts.question.answer_index in options) / len(options)


def _chance(items: Sequence[Facts]) -> float:
    return sum(1 / len(facts.question.options) for facts in items) / len(items)


def _learnt(cue: Cue, known: Sequence[Facts], tried: Sequence[Facts]) -> float:
    """How many of the tried items have the commonest answer of their cue."""
    answers: dict[Hashable, Counter[str]] = {}
    for facts in known:
        answers.setdefault(cue(facts), Counter())[_answer(facts)] += 1
    right = 0.0
    for facts in tried:
        counts = answers.get(cue(facts), Counter())
        best = max(counts.values(), default=0)
        tied = [answer for answer, count in counts.items() if count == best]
        if len(tied) == 1:
            right += tied[0] == _answer(facts)
        else:
            right += 1 / len(facts.question.options)
    return right


def _answer(facts: Facts) -> str:
    """What the right option says, the same for all items of a kind."""
    question = facts.question
    return kind_of(question).plain_answer(question.options[question.answer_index])
