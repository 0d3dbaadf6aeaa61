"""Sentences with gaps: how they are filled, and how a filled one is read back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to ask.

    Attributes:
        id: e.g. "distance-03"; for ever.
        person: "i", "you" or "someone": who walks.
        text: the sentences, with gaps in braces.
    """

    id: str
    person: str
    text: str

    def choose(self, phrases: tuple[str, ...]) -> str:
        """The phrase that goes with this wording, always the same one."""
        return phrases[int(self.id[-2:]) % len(phrases)]


def pattern_of(template: str, gaps: Mapping[str, str]) -> "re.Pattern[str]":
    """What matches a template whose gaps are filled, and nothing else.

    Args:
        template: with gaps in braces.
        gaps: for each of them, a regular expression of what may fill it. A gap that
            comes twice must be filled with the same text.
    """
    parts: list[str] = []
    known: list[str] = []
    for plain, gap, _, _ in Formatter().parse(template):
        parts.append(re.escape(plain))
        if gap is None:
            continue
        parts.append(f"(?P={gap})" if gap in known else f"(?P<{gap}>{gaps[gap]})")
        known.append(gap)
    return re.compile("".join(parts))
