"""The questions about a walk over a map: filled from wordings, and parsed back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Literal

from scenegen.tasks.wordings import Wording, load_wordings, pattern_of

Variant = Literal["map", "map_arrow", "map_fog", "map_ego"]
"""How a walk is shown: by its line alone, with arrows, on a map with unexplored areas,
or with two pictures taken at its ends."""

VARIANTS: tuple[Variant, ...] = ("map", "map_arrow", "map_fog", "map_ego")

NOTHING = "nothing, the way is free"
"""The option that nothing is in the way."""

SEEN_OPTIONS = ("it can be seen", "it is hidden")
"""The options of what is seen from M1, or hidden behind something."""

NOUN = "[A-Za-z][A-Za-z -]*"
"""A pattern of the nouns of categories."""

WORDINGS = load_wordings("scenegen.tasks.path")
"""All of them, by the name of their kind."""

NOTES: Mapping[Variant, tuple[str, ...]] = MappingProxyType(
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
"""What is said about the pictures, by variant."""


@dataclass(frozen=True, slots=True)
class ParsedPathQuestion:
    """What a question says.

    Attributes:
        kind: name of its kind.
        variant: how the walk is shown.
        side: "left" or "right" of the walker; "" when no side is asked for.
        is_reversed: the walk leads from 2 to 1.
        thing: noun of what is asked about; "" when options name it.
        giver: noun of what gives the direction; "" for none.
    """

    kind: str
    variant: Variant
    side: str
    is_reversed: bool
    thing: str = ""
    giver: str = ""

    @property
    def start(self) -> str:
        """The label of the point where the walk begins."""
        return "2" if self.is_reversed else "1"


def fill(
    wording: Wording,
    *,
    variant: Variant,
    side: str = "",
    is_reversed: bool = False,
    thing: str = "",
    giver: str = "",
) -> str:
    """The text of a question.

    Args:
        wording: one of those of the kind.
        variant: how the walk is shown.
        side: "left" or "right" of the walker; "" when no side is asked for.
        is_reversed: whether the walk leads from 2 to 1.
        thing: noun of what is asked about; "" when options name it.
        giver: noun of what gives the direction; "" for none.
    """
    template = _template(wording, variant=variant, is_reversed=is_reversed)
    return template.format(side=side, thing=thing, giver=giver)


def read(text: str) -> ParsedPathQuestion:
    """What a filled wording says.

    Raises:
        ValueError: when no wording reads like the text.
    """
    for kind, variant, is_reversed, pattern in _patterns():
        match = pattern.fullmatch(text)
        if match is not None:
            found = match.groupdict()
            return ParsedPathQuestion(
                kind,
                variant,
                found.get("side", ""),
                is_reversed,
                found.get("thing", ""),
                found.get("giver", ""),
            )
    raise ValueError(f"no wording of the path task reads {text!r}")


def _template(wording: Wording, *, variant: Variant, is_reversed: bool) -> str:
    """A wording in which only the side and nouns are left open."""
    return wording.text.format(
        start="2" if is_reversed else "1",
        end="1" if is_reversed else "2",
        note=wording.choose(NOTES[variant]),
        side="{side}",
        thing="{thing}",
        giver="{giver}",
    )


@cache
def _patterns() -> tuple[tuple[str, Variant, bool, re.Pattern[str]], ...]:
    """Kind, variant, direction and pattern of all that can be asked."""
    gaps = {"side": "left|right", "thing": NOUN, "giver": NOUN}
    return tuple(
        (
            kind,
            variant,
            is_reversed,
            pattern_of(_template(each, variant=variant, is_reversed=is_reversed), gaps),
        )
        for kind, wordings in WORDINGS.items()
        for each, variant, is_reversed in product(wordings, VARIANTS, (False, True))
    )
