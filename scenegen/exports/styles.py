"""Styles: what stands between a question and its answer, and how styles are mixed.

label       the letter
rationale   steps in words, then the letter
target      the picture that should have been imagined, then the letter
tokens      its perception tokens as text, then the letter
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from math import gcd

from scenegen.errors import ExportError
from scenegen.registry import did_you_mean

LABEL, RATIONALE, TARGET, TOKENS = "label", "rationale", "target", "tokens"

STYLES = (LABEL, RATIONALE, TARGET, TOKENS)

MIXED = "mixed:"

WHOLE = 100


@dataclass(frozen=True, slots=True)
class StyleMix:
    """Styles with their shares of a hundred items.

    Attributes:
        shares: (style, items of a hundred), in the order that they were named in.
    """

    shares: tuple[tuple[str, int], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The styles."""
        return tuple(name for name, _ in self.shares)

    def style_of(self, index: int) -> str:
        """The style of the item at an index of its series.

        Every block of as many items as the shares have in lowest terms holds exactly
        its shares. A block begins one place later than the one before it, so that no
        style falls to the first twins alone.
        """
        order = self._block()
        block, place = divmod(index, len(order))
        return order[(place + block) % len(order)]

    def _block(self) -> list[str]:
        """The styles of one block, each as evenly spread as its share allows."""
        step = reduce(gcd, (share for _, share in self.shares))
        length = WHOLE // step
        given = dict.fromkeys(self.names, 0)
        order = []
        for place in range(length):
            # Whoever is farthest behind its share; the first named of equals.
            name = max(
                self.shares,
                key=lambda each: each[1] * (place + 1) - WHOLE * given[each[0]],
            )[0]
            given[name] += 1
            order.append(name)
        return order

    def __str__(self) -> str:
        """As the command line says it."""
        if len(self.shares) == 1:
            return self.names[0]
        return MIXED + ",".join(f"{name}={share}" for name, share in self.shares)


def read_styles(text: str) -> StyleMix:
    """The mix that a text such as "target" or "mixed:label=50,target=50" names.

    Raises:
        ExportError: when a style is not known, is named twice, or the shares are not
            whole numbers that add up to 100.
    """
    if not text.startswith(MIXED):
        return StyleMix(((_known(text, text), WHOLE),))
    shares: dict[str, int] = {}
    for part in text.removeprefix(MIXED).split(","):
        name, _, share = part.partition("=")
        if not share.isascii() or not share.isdecimal() or int(share) == 0:
            raise ExportError(
                f"--style {text}: '{part}' is no share; write style=number, e.g. "
                "mixed:label=50,target=50"
            )
        if _known(name, text) in shares:
            raise ExportError(f"--style {text}: '{name}' is named twice")
        shares[name] = int(share)
    total = sum(shares.values())
    if total != WHOLE:
        raise ExportError(f"--style {text}: shares must add up to 100, not to {total}")
    return StyleMix(tuple(shares.items()))


def _known(name: str, text: str) -> str:
    if name in STYLES:
        return name
    hint = did_you_mean(name, (*STYLES, MIXED))
    raise ExportError(f"--style {text}: unknown style '{name}'; {hint}")
