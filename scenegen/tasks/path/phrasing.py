"""The questions about a walk over a map: filled from wordings, and read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from scenegen.tasks.path.rationale import NOTHING, rationale
from scenegen.tasks.wordings import Wording, load_wordings, pattern_of

if TYPE_CHECKING:
    import re

__all__ = [
    "NOTHING",
    "VARIANTS",
    "WORDINGS",
    "ParsedPathQuestion",
    "Wording",
    "fill",
    "rationale",
    "read",
]

WORDINGS = load_wordings("scenegen.tasks.path")
"""All of them, by kind of question."""

VARIANTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "map": ("",),
        "map_arrow": (
            " The map shows the direction of the walk as well.",
            " The map also marks this direction.",
            " The direction of the walk is drawn as well.",
        ),
        "map_ego": (
            " The second picture was taken at point 1 and the third one at point 2, "
            "each of them looking along the way.",
            " Besides the map there are two pictures that look along the way from its "
            "ends, first from point 1, then from point 2.",
            " The two further pictures show the look along the way from point 1 and "
            "from point 2, in this order.",
        ),
        "map_fog": (
            " The hatched parts of the map have not been explored.",
            " What the map hatches is unexplored.",
            " Nobody has explored the hatched parts of the map yet.",
        ),
    }
)
"""What is said of the pictures, by variant."""


@dataclass(frozen=True, slots=True)
class ParsedPathQuestion:
    """What a question says.

    Attributes:
        kind: of the question.
        variant: how the walk is shown, one of `VARIANTS`.
        side: "left" or "right" of the walker; "" when no side is asked for.
        is_reversed: the walk leads from 2 to 1.
    """

    kind: str
    variant: str
    side: str
    is_reversed: bool


def fill(
    wording: Wording, *, variant: str, side: str = "", is_reversed: bool = False
) -> str:
    """The question.

    Args:
        wording: one of those of the kind.
        variant: how the walk is shown, one of `VARIANTS`.
        side: "left" or "right" of the walker; "" when no side is asked for.
        is_reversed: whether the walk leads from 2 to 1.
    """
    template = _with_clauses(wording, variant=variant, is_reversed=is_reversed)
    return template.format(side=side)


def read(text: str) -> ParsedPathQuestion:
    """What a filled wording says.

    Raises:
        ValueError: when no wording reads like the text.
    """
    for kind, variant, is_reversed, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match is not None:
            side = match.groupdict().get("side", "")
            return ParsedPathQuestion(kind, variant, side, is_reversed)
    raise ValueError(f"no wording of the path task reads {text!r}")


def _with_clauses(wording: Wording, *, variant: str, is_reversed: bool) -> str:
    """A wording whose only gap is the side."""
    return wording.text.format(
        start="2" if is_reversed else "1",
        end="1" if is_reversed else "2",
        note=wording.choose(VARIANTS[variant]),
        side="{side}",
    )


@cache
def _patterns() -> "tuple[tuple[str, str, bool, re.Pattern[str]], ...]":
    """Kind, variant, direction and pattern of all that can be asked."""
    gaps = {"side": "left|right"}
    return tuple(
        (
            kind,
            variant,
            is_reversed,
            pattern_of(
                _with_clauses(each, variant=variant, is_reversed=is_reversed), gaps
            ),
        )
        for kind, wordings in WORDINGS.items()
        for each, variant, is_reversed in product(wordings, VARIANTS, (False, True))
    )
