"""Named rules by which one might guess without understanding, and how far they get.

A rule looks at flat pictures only: boxes, foot rows, sizes, where a sign is. It either
picks options, or tells a cue that may go together with the answer; what goes with which
cue is then learnt from one half of the units and tried on the other half.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scenegen.records.item import Facts
from scenegen.tasks.solving import (
    map_shortcuts as map_rules,
)
from scenegen.tasks.solving import (
    picture_shortcuts as picture_rules,
)

Choice = Callable[[Facts], tuple[int, ...]]
"""From an item to the options that a rule finds equally good; () when it is silent."""

Cue = Callable[[Facts], Hashable]
"""From an item to what goes, or does not go, together with its answer."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One way to guess; exactly one of `picks` and `cue` is given.

    Attributes:
        name: as tables show it.
        task: of the items that it can be tried on.
        kinds: of their questions.
        picks: the options that it picks.
        cue: what it sees, where any of it may go with any answer.
    """

    name: str
    task: str
    kinds: tuple[str, ...]
    picks: Choice | None = None
    cue: Cue | None = None

    def applies_to(self, facts: Facts) -> bool:
        """Whether an item is of its task and one of its kinds."""
        question = facts.question
        return question.task == self.task and question.kind in self.kinds


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


_TWO_SIDED = ("distance_change", "relative_position", "visibility")
_FRONT = ("which_object",)
_BESIDE = ("side_object", "passing_order", "blocked")

RULES = (
    Shortcut("foot above or below the X", "perspective", _TWO_SIDED,
         cue=picture_rules.row_of_foot),
    Shortcut("left or right of the X", "perspective", _TWO_SIDED,
         cue=picture_rules.side_of_cross),
    Shortcut("half of the picture", "perspective", _TWO_SIDED,
         cue=picture_rules.half_of_picture),
    Shortcut("distance from the middle", "perspective", _TWO_SIDED,
         cue=picture_rules.distance_from_middle),
    Shortcut("side of the occluder", "perspective", ("visibility",),
         cue=picture_rules.side_of_occluder),
    Shortcut("nearest to the X", "perspective", _FRONT,
         picks=picture_rules.nearest_to_cross),
    Shortcut("largest in the picture", "perspective", _FRONT,
         picks=picture_rules.largest),
    Shortcut("side that the turn goes to", "perspective", _FRONT,
         picks=picture_rules.on_the_turned_side),
    Shortcut(
        "nearest to the marker", "path", _BESIDE, picks=map_rules.nearest_to_marker
    ),
    Shortcut("that side of the page", "path", ("side_object",),
         picks=map_rules.on_that_side_of_the_page),
    Shortcut("largest on the map", "path", _BESIDE, picks=map_rules.largest),
    Shortcut(
        "nearest to the middle", "path", _BESIDE, picks=map_rules.nearest_to_middle
    ),
    Shortcut("best single view", "multiview", ("count",), picks=map_rules.best_view),
    Shortcut("best single view and one", "multiview", ("count",),
         picks=map_rules.best_view_and_one),
    Shortcut("sum of the views", "multiview", ("count",), picks=map_rules.sum_of_views),
    Shortcut("middle option", "multiview", ("count",), picks=map_rules.middle_options),
)  # fmt: skip
"""All of them."""


def score(rule: Shortcut, items: Iterable[Facts]) -> Score:
    """How often a rule is right, over the items that it applies to."""
    fitting = [facts for facts in items if rule.applies_to(facts)]
    if rule.picks is not None:
        parts = [_part(rule.picks(facts), facts) for facts in fitting]
        return Score(sum(parts), len(fitting))
    if rule.cue is None:
        raise ValueError(f"the rule '{rule.name}' has neither picks nor a cue")
    halves = tuple(
        [f for f in fitting if f.address.unit % 2 == half] for half in (0, 1)
    )
    right = _learnt(rule.cue, *halves) + _learnt(rule.cue, *reversed(halves))
    return Score(right, len(fitting))


def table(
    items: Sequence[Facts], rules: Sequence[Shortcut] = RULES
) -> tuple[Line, ...]:
    """Every rule on every kind of question that it applies to, and on all together."""
    lines = []
    for rule in rules:
        for kind in rule.kinds:
            fitting = [
                facts
                for facts in items
                if rule.applies_to(facts) and facts.question.kind == kind
            ]
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
    told = facts.question.options[facts.question.answer_index]
    return "hidden" if told.startswith("hidden") else told
