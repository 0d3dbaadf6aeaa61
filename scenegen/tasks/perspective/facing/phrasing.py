"""The questions about a facing: filled from wordings, and parsed back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from scenegen.tasks.wordings import Wording, load_wordings, pattern_of

FACING_WORDINGS = load_wordings("scenegen.tasks.perspective.facing")
"""All sentences that ask, by kind of question."""

LEADS = (
    "Both pictures show the same room; the red X is on the floor of the first one. ",
    "There are two pictures of one room. ",
    "The two pictures were taken in the same room, from different places. ",
)
"""What is said first when there are two pictures."""


@dataclass(frozen=True, slots=True)
class ParsedFacing:
    """What a question says.

    Attributes:
        kind: name of its kind.
        giver: noun of what faces the way that is asked about.
        object: noun of what is asked about; "" where the options name it.
        other: noun of the second thing that is asked about; "" where there is none.
        views: how many pictures it speaks of.
    """

    kind: str
    giver: str
    object: str
    other: str
    views: int


def fill_facing(
    wording: Wording, *, giver: str, target: str, other: str = "", views: int
) -> str:
    """The question.

    Args:
        wording: one of those of the kind.
        giver: noun of what faces the way that is asked about.
        target: noun of what is asked about.
        other: noun of the second thing, of a kind that asks about two.
        views: how many pictures are shown, 1 or 2.
    """
    lead = wording.choose(LEADS) if views > 1 else ""
    return lead + wording.text.format(giver=giver, object=target, other=other)


def read_facing(text: str) -> ParsedFacing | None:
    """What a filled wording says; None for other questions."""
    for kind, views, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match is not None:
            gaps = match.groupdict(default="")
            return ParsedFacing(
                kind,
                giver=gaps["giver"],
                object=gaps.get("object", ""),
                other=gaps.get("other", ""),
                views=views,
            )
    return None


@cache
def _patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Kind, number of pictures and pattern of every possible question.

    No noun of the catalogue holds punctuation, so a gap ends where its clause does.
    """
    gaps = dict.fromkeys(("giver", "object", "other"), "[^.,;:?]+?")
    return tuple(
        (kind, views, pattern_of(lead + each.text, gaps))
        for kind, wordings in FACING_WORDINGS.items()
        for each in wordings
        for views, lead in ((1, ""), (2, each.choose(LEADS)))
    )
