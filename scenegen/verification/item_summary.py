"""What the criteria of a data set need of one row, small enough to keep of all rows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from scenegen.dataset import visible_parts
from scenegen.generation import controls
from scenegen.records.item import Facts
from scenegen.tasks import TASKS, kind_of


class ShortcutGuess(NamedTuple):
    """What a shortcut answers for an item.

    Attributes:
        rule: its name.
        cue: its feature, where the answer that goes with it has to be learnt; None
            where it picks options.
        right: the chance that what it picks is right; 0 where it picks nothing.
        is_exempt: it may be right more often than chance allows in this kind.
    """

    rule: str
    cue: str | None
    right: float
    is_exempt: bool = False


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """What the criteria look at of one row.

    Attributes:
        id, pair_id, scene_id, series, split, task, kind, control, template, seed: as in
            the row.
        question, options: as in the row.
        answer: position of the right option.
        read: position of the option that a reader of tokens alone picks.
        category: of the objects that the answer rests on; of the first of them.
        per_view: how many of them each visible view shows.
        counted: how many they are.
        said: what the right option says, the same for all items of a kind.
        is_count: the options are numbers of what the answer rests on.
        is_text_dealt: its twin may have another text: that is the one input in which
            they differ.
        guesses: what shortcuts say.
        fault: what is wrong with it by its own facts, "" if nothing.
    """

    id: str
    pair_id: str
    scene_id: str
    series: str
    split: str
    task: str
    kind: str
    control: str
    template: str
    seed: int
    question: str
    options: tuple[str, ...]
    answer: int
    read: int | None
    category: str
    per_view: tuple[int, ...]
    counted: int
    said: str
    is_count: bool = False
    is_text_dealt: bool = False
    guesses: tuple[ShortcutGuess, ...] = ()
    fault: str = ""

    @property
    def letter(self) -> str:
        """Of the right option."""
        return "ABCDEFGH"[self.answer]

    @property
    def unit(self) -> int:
        """Number of the unit, whose twins have it both."""
        return self.seed

    @property
    def rank(self) -> int:
        """Place of the right option among all, in numerical order."""
        values = sorted(int(option) for option in self.options)
        return values.index(int(self.options[self.answer]))


def item_summary(
    row: Mapping[str, Any], facts: Facts, *, read: int | None
) -> ItemSummary:
    """The summary of a row.

    Args:
        row: all columns but the pictures.
        facts: that the row itself holds.
        read: position of the option that a reader of tokens picks, if any.
    """
    evidence = row["evidence"]
    kinds = {
        each["id"]: each["category"] for each in json.loads(row["scene"])["entities"]
    }
    instances = evidence["instances"]
    kind = kind_of(facts.question)
    return ItemSummary(
        id=row["id"],
        pair_id=row["pair_id"],
        scene_id=row["scene_id"],
        series=facts.address.series,
        split=facts.address.split,
        task=row["task"],
        kind=row["kind"],
        control=row["control"],
        template=row["template"],
        seed=row["seed"],
        question=row["question"],
        options=tuple(row["options"]),
        answer=row["answer_idx"],
        read=read,
        category=kinds.get(instances[0], "") if instances else "",
        per_view=tuple(evidence["per_view_count"]),
        counted=len(instances),
        said=kind.plain_answer(row["options"][row["answer_idx"]]),
        is_count=kind.is_count,
        is_text_dealt=facts.twin_of in kind.text_inputs,
        guesses=() if facts.control else shortcut_guesses(facts),
        fault=visible_parts.fault(facts) or controls.fault_of(facts),
    )


def shortcut_guesses(facts: Facts) -> tuple[ShortcutGuess, ...]:
    """What all shortcuts that apply to an honest item say of it."""
    question, found = facts.question, []
    for rule in TASKS.find(question.task).shortcuts:
        if question.kind not in rule.kinds:
            continue
        if rule.picks is None:
            cue = repr(rule.cue(facts)) if rule.cue else None
            guess = ShortcutGuess(rule.name, cue, 0.0)
        else:
            picked = rule.picks(facts) or tuple(range(len(question.options)))
            right = (question.answer_index in picked) / len(picked)
            guess = ShortcutGuess(rule.name, None, right)
        found.append(guess._replace(is_exempt=question.kind in rule.exempt))
    return tuple(found)
