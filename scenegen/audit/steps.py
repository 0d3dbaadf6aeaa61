"""How far an audit is: which probes are done, group by group.

The learners of one group may take many minutes, so progress counts probes, not groups.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from scenegen.audit.groups import AuditGroup

_LOG = logging.getLogger(__name__)

AuditProgress = Callable[[int, int, str], None]
"""Takes how many items are done, of how many, and what is tried now."""


class AuditSteps:
    """Tells of the probes of some groups, as they are done.

    An item counts as done by as much as there are probes done of its group.
    """

    def __init__(
        self,
        groups: Sequence[AuditGroup],
        probes: Sequence[str],
        on_progress: AuditProgress,
    ) -> None:
        """Nothing is done yet.

        Args:
            groups: in the order in which they are begun.
            probes: their names, in the order in which each group is tried by them.
            on_progress: is told.
        """
        self._probes, self._on_progress = tuple(probes), on_progress
        self._names = tuple(_named(group) for group in groups)
        self._sizes = tuple(len(group.items) for group in groups)
        self._done = [0] * len(self._names)
        total = len(self._names) * len(self._probes)
        _LOG.info("auditing: %d groups, %d probes in all", len(self._names), total)

    def __call__(self, counts: Sequence[int]) -> None:
        """Take how many probes are done of each group."""
        for number, count in enumerate(counts):
            for done in range(self._done[number], count):
                where, all_of_them = self._names[number], len(self._probes)
                name = self._probes[done]
                _LOG.info("%s: %s done (%d of %d)", where, name, done + 1, all_of_them)
            self._done[number] = count
        self._on_progress(self._items(), sum(self._sizes), self._now())

    def one(self, number: int, count: int) -> None:
        """Take how many probes are done of one group."""
        self([*self._done[:number], count, *self._done[number + 1 :]])

    def _items(self) -> int:
        """How many items are done."""
        each = zip(self._sizes, self._done, strict=True)
        return sum(size * count // len(self._probes) for size, count in each)

    def _now(self) -> str:
        """The first group that is not done, and its probe; "" at the end."""
        for name, count in zip(self._names, self._done, strict=True):
            if count < len(self._probes):
                return f"{self._probes[count]} of {name}"
        return ""


def _named(group: AuditGroup) -> str:
    """A group, as its tables call it."""
    return f"{group.task}, {group.kind}, config {group.config}"
