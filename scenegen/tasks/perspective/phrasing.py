"""The questions about the X: filled from wordings, and read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from scenegen.tasks.perspective.rationale import rationale
from scenegen.tasks.perspective.wordings import WORDINGS
from scenegen.tasks.wordings import Wording, pattern_of

if TYPE_CHECKING:
    import re

__all__ = [
    "OPTION_TEXTS",
    "WORDINGS",
    "ParsedPerspectiveQuestion",
    "Wording",
    "fill",
    "rationale",
    "read",
]

OPTION_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "closer": "closer",
        "further": "further",
        "left": "left",
        "right": "right",
        "visible": "in view",
        "hidden": "hidden behind the {occluder}",
    }
)
"""How an answer reads; "{occluder}" is the noun of what hides the thing."""

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


@dataclass(frozen=True, slots=True)
class ParsedPerspectiveQuestion:
    """What a question says.

    Attributes:
        kind: of the question.
        turn_tenths: of the walker on the X, positive to the left.
        has_arrow: whether the text speaks of an arrow.
        views: how many pictures it speaks of.
        object, occluder: nouns of the things named, "" where there is none.
    """

    kind: str
    turn_tenths: int
    has_arrow: bool
    views: int
    object: str
    occluder: str


def fill(
    wording: Wording,
    *,
    turn_tenths: int,
    has_arrow: bool,
    object: str = "",
    occluder: str = "",
    views: int = 1,
) -> str:
    """The question.

    Args:
        wording: one of those of the kind.
        turn_tenths: whole degrees in tenths, positive to the left.
        has_arrow: whether an arrow on the floor shows the final facing.
        object: noun without article, e.g. "armchair"; "" when things are options.
        occluder: noun of what may hide it; "" where nothing is to.
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
        object=object,
        occluder=occluder,
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
        said = match.groupdict(default="")
        turn = 10 * int(said["degrees"])
        return ParsedPerspectiveQuestion(
            kind=kind,
            turn_tenths=turn if said["side"] == "left" else -turn,
            has_arrow=has_arrow,
            views=views,
            object=said.get("object", ""),
            occluder=said.get("occluder", ""),
        )
    raise ValueError(f"no wording of the perspective task reads {text!r}")


def _with_clauses(wording: Wording, *, has_arrow: bool, views: int) -> str:
    """A wording whose remaining gaps are the turn and the things."""
    gaps = ("side", "degrees", "object", "occluder")
    lead = wording.choose(PICTURES) if views > 1 else ""
    return lead + wording.text.format(
        picture="the picture" if views == 1 else "the first picture",
        arrow=wording.choose(ARROWS) if has_arrow else "",
        **{gap: f"{{{gap}}}" for gap in gaps},
    )


@cache
def _patterns() -> "tuple[tuple[str, bool, int, re.Pattern[str]], ...]":
    """Kind, arrow, number of pictures and pattern of all that can be asked."""
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
