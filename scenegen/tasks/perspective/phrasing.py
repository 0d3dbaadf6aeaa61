"""The questions about the X: filled from wordings, and parsed back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from scenegen.tasks.wordings import Wording, load_wordings, pattern_of

WORDINGS = load_wordings("scenegen.tasks.perspective")
"""All sentences that ask, by kind of question."""

ARROWS = (
    " The arrow on the floor shows the direction faced at the end.",
    " The arrow that starts at the X points in the final viewing direction.",
    " An arrow at the X marks the facing after this turn.",
    " The facing after the turn is also given by the arrow on the floor.",
)
"""What is added when an arrow is painted on the floor."""

PICTURES = (
    "The first picture is the view from the starting place; the second one was taken "
    "elsewhere in the same room. ",
    "Both pictures show the same room, the first one from the place of the start. ",
    "There are two pictures of one room, and the walk begins at the camera of the "
    "first one. ",
)
"""What is said first when there are two pictures."""


class NamedTargets(NamedTuple):
    """Nouns, without article, of the targets that the text of a question names.

    Attributes:
        object: what is asked about; "" when the options name the targets.
        occluder: what may hide it; "" where nothing is to.
    """

    object: str = ""
    occluder: str = ""


@dataclass(frozen=True, slots=True)
class ParsedPerspectiveQuestion:
    """What a question says.

    Attributes:
        kind: name of its kind.
        turn_tenths: of the walker on the X, positive to the left.
        has_arrow: whether the text speaks of an arrow.
        views: how many pictures it speaks of.
        object, occluder: nouns of the named targets, "" where there is none.
    """

    kind: str
    turn_tenths: int
    has_arrow: bool
    views: int
    object: str
    occluder: str


def fill(
    wording: Wording,
    targets: NamedTargets,
    *,
    turn_tenths: int,
    has_arrow: bool,
    views: int = 1,
) -> str:
    """The question.

    Args:
        wording: one of those of the kind.
        targets: the nouns that it names.
        turn_tenths: whole degrees in tenths, positive to the left.
        has_arrow: whether an arrow on the floor shows the final facing.
        views: how many pictures are shown, 1 or 2; the first one holds the X.

    Raises:
        ValueError: when the turn is none, or no whole number of degrees.
    """
    if turn_tenths % 10 or not turn_tenths:
        raise ValueError(f"a turn of {turn_tenths} tenths cannot be put in words")
    template = _with_clauses(wording, has_arrow=has_arrow, views=views)
    return template.format(
        side="left" if turn_tenths > 0 else "right",
        degrees=abs(turn_tenths) // 10,
        object=targets.object,
        occluder=targets.occluder,
    )


def read(text: str) -> ParsedPerspectiveQuestion:
    """What a filled wording says.

    Raises:
        ValueError: when no wording reads like the text.
    """
    for kind, has_arrow, views, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match is None:
            continue
        gaps = match.groupdict(default="")
        turn = 10 * int(gaps["degrees"])
        return ParsedPerspectiveQuestion(
            kind=kind,
            turn_tenths=turn if gaps["side"] == "left" else -turn,
            has_arrow=has_arrow,
            views=views,
            object=gaps.get("object", ""),
            occluder=gaps.get("occluder", ""),
        )
    raise ValueError(f"no wording of the perspective task reads {text!r}")


def _with_clauses(wording: Wording, *, has_arrow: bool, views: int) -> str:
    """A wording whose remaining gaps are the turn and the targets."""
    gaps = ("side", "degrees", "object", "occluder")
    lead = wording.choose(PICTURES) if views > 1 else ""
    return lead + wording.text.format(
        picture="the picture" if views == 1 else "the first picture",
        arrow=wording.choose(ARROWS) if has_arrow else "",
        **{gap: f"{{{gap}}}" for gap in gaps},
    )


@cache
def _patterns() -> tuple[tuple[str, bool, int, re.Pattern[str]], ...]:
    """Kind, arrow, number of pictures and pattern of every possible question.

    No noun of the catalogue holds punctuation, so a gap ends where its clause does, and
    at most one pattern matches a text.
    """
    gaps = {
        "side": "left|right",
        "degrees": "[1-9][0-9]*",
        "object": "[^.,;:?]+?",
        "occluder": "[^.,;:?]+?",
    }
    return tuple(
        (
            kind,
            has_arrow,
            views,
            pattern_of(_with_clauses(each, has_arrow=has_arrow, views=views), gaps),
        )
        for kind, wordings in WORDINGS.items()
        for each, has_arrow, views in product(wordings, (False, True), (1, 2))
    )
