"""How much worse a model does on items that were corrupted on purpose.

An answer that stays as it was, although nothing can be seen any more, was no answer to
the pictures: it is wrong here. Controls have scenes of their own, which no honest item
of the folder shows; so they are compared with honest items of the same kinds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from scenegen.scoring.intervals import Figure, share_of, unpaired_difference
from scenegen.scoring.marks import MarkedItem


class Gap(NamedTuple):
    """Honest items minus controls.

    Attributes:
        control: how its items were corrupted.
        task: that they ask.
        items: controls.
        accuracy: of the controls.
        honest_items: that they are compared with.
        honest_accuracy: of those.
        gap: the honest accuracy minus that of the controls.
    """

    control: str
    task: str
    items: int
    accuracy: Figure
    honest_items: int
    honest_accuracy: Figure
    gap: Figure


def gaps(marks: Sequence[MarkedItem]) -> tuple[Gap, ...]:
    """The gap of every control and task that has honest items beside it."""
    honest = [each for each in marks if not each.item.control]
    groups: defaultdict[tuple[str, str], list[MarkedItem]] = defaultdict(list)
    for each in marks:
        if each.item.control:
            groups[each.item.control, each.item.task].append(each)
    found = []
    for (control, task), mine in groups.items():
        beside = _of_its_kinds(mine, honest)
        if beside:
            found.append(_gap(control, task, mine, beside))
    return tuple(found)


def _of_its_kinds(
    mine: Sequence[MarkedItem], honest: Sequence[MarkedItem]
) -> list[MarkedItem]:
    """Honest items of the same kinds, of the task's own config where there is one."""
    kinds = {(each.item.task, each.item.kind) for each in mine}
    alike = [e for e in honest if (e.item.task, e.item.kind) in kinds]
    own = [each for each in alike if each.item.config == each.item.task]
    return own or alike


def _gap(
    control: str, task: str, mine: Sequence[MarkedItem], beside: Sequence[MarkedItem]
) -> Gap:
    hits, honest_hits = hits_of(mine), hits_of(beside)
    return Gap(
        control,
        task,
        len(mine),
        share_of(*hits),
        len(beside),
        share_of(*honest_hits),
        unpaired_difference(*honest_hits, *hits),
    )


def hits_of(marks: Sequence[MarkedItem]) -> tuple[list[float], list[str]]:
    """1.0 or 0.0 for each item, and the pair that it belongs to."""
    hits = [float(each.is_right) for each in marks]
    return hits, [each.item.pair_id for each in marks]
