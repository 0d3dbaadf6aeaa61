"""Predictions beside labels: what was said of each item, and whether it is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scenegen.scoring.asked import AskedItem, chosen_items
from scenegen.scoring.predictions import Prediction
from scenegen.scoring.reward import answered


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """One item with what was said of it.

    Attributes:
        item: see there.
        said: the stored position of the option that was named; None when none was, or
            nothing was said.
        is_given: whether there is a prediction.
        in_orders: for each order of the options that was tried, whether it is right.
    """

    item: AskedItem
    said: int | None
    is_given: bool
    in_orders: tuple[bool, ...]

    @property
    def is_right(self) -> bool:
        """Whether the right option was named."""
        return self.said == self.item.right


@dataclass(frozen=True, slots=True)
class Marking:
    """All marks, and what a reader of figures has to know of them.

    Attributes:
        marks: in the order of the data set.
        notes: one sentence each.
    """

    marks: tuple[MarkedItem, ...]
    notes: tuple[str, ...]


def marking_of(
    items: Sequence[AskedItem],
    predictions: Sequence[Prediction],
    *,
    configs: Collection[str] = (),
    splits: Collection[str] = (),
    partial: bool = False,
) -> Marking:
    """The marks of what was to be answered.

    That is every item of the configs and splits that are named. Where none is named,
    it is every split of a config that the predictions have an item of.

    Args:
        items: all of the data set.
        predictions: checked ones.
        configs: that are scored.
        splits: that are scored.
        partial: leave out what was not answered, instead of counting it as wrong.

    Raises:
        ScoreError: when there is no such config or split.
    """
    given: defaultdict[str, list[Prediction]] = defaultdict(list)
    for each in predictions:
        given[each.id].append(each)
    chosen = chosen_items(items, configs, splits)
    notes = []
    if not configs and not splits:
        asked = {(e.config, e.split) for e in items if e.id in given}
        chosen = tuple(e for e in items if (e.config, e.split) in asked)
        notes += _left_out(items, asked)
    extra = len(given) - sum(each.id in given for each in chosen)
    if extra:
        notes.append(f"{extra} predictions are of other configs or splits: left out.")
    missing = sum(each.id not in given for each in chosen)
    if missing:
        what = "left out" if partial else "counted as wrong (--partial leaves them out)"
        notes.append(f"{missing} of {len(chosen)} items have no prediction: {what}.")
    marks = tuple(
        _mark(each, given.get(each.id, []))
        for each in chosen
        if each.id in given or not partial
    )
    notes += _unread(marks)
    return Marking(marks, tuple(notes))


def _mark(item: AskedItem, given: Sequence[Prediction]) -> MarkedItem:
    """The mark of an item; by its stored order, or else by the first that was tried."""
    if not given:
        return MarkedItem(item, None, False, ())
    stored = "ABCDEFGH"[: len(item.options)]
    said: Mapping[str, int | None] = {
        each.order or stored: answered(each.text, item.options, each.order)
        for each in given
    }
    first = said[stored] if stored in said else next(iter(said.values()))
    return MarkedItem(
        item, first, True, tuple(each == item.right for each in said.values())
    )


def _left_out(
    items: Sequence[AskedItem], asked: Collection[tuple[str, str]]
) -> list[str]:
    rest = dict.fromkeys((each.config, each.split) for each in items)
    names = [
        f"{config}/{split}" for config, split in rest if (config, split) not in asked
    ]
    if not names:
        return []
    return [f"No item of {', '.join(names)} was answered: they are left out."]


def _unread(marks: Sequence[MarkedItem]) -> list[str]:
    count = sum(each.is_given and each.said is None for each in marks)
    if not count:
        return []
    return [f"{count} predictions name no option, or several: counted as wrong."]
