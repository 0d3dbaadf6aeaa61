"""Token texts as they come: several blocks in a row, perhaps among a model's words."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from scenegen.errors import TokenError
from scenegen.records.item import ViewTokens
from scenegen.tokens.base import Token, selected_tokens


class TokenBlock(NamedTuple):
    """A block of text that could be read.

    Attributes:
        token: whose text it is.
        tokens: what it says, in a view without a name.
    """

    token: Token
    tokens: ViewTokens


class Reading(NamedTuple):
    """What a text says.

    Attributes:
        found: the blocks, in the order of the text.
        problems: what cannot be read, one line each.
    """

    found: tuple[TokenBlock, ...]
    problems: tuple[str, ...]

    @property
    def blocks(self) -> tuple[object, ...]:
        """The values of the blocks: codes of a depth grid, an `ObjectMap`, rows."""
        return tuple(block.token.value(block.tokens) for block in self.found)


def read_tokens(text: str, tokens: Sequence[Token] | None = None) -> Reading:
    """All blocks of token text in a text; words around them are passed over.

    Args:
        text: e.g. what a model answered.
        tokens: whose texts are looked for; the standard ones when None.
    """
    chosen = tuple(selected_tokens() if tokens is None else tokens)
    block, word = _block_pattern(chosen), _word_pattern(chosen)
    lines = _Lines(text)
    found: list[TokenBlock] = []
    problems: list[str] = []
    end = 0
    for match in block.finditer(text):
        problems += _strays(word, lines, end, match.start())
        token = next(each for each in chosen if match[0].startswith(each.start))
        try:
            found.append(TokenBlock(token, token.read(match[0])))
        except TokenError as error:
            problems.append(f"line {lines.number(match.start())}: {error}")
        end = match.end()
    problems += _strays(word, lines, end, len(text))
    if not found and not problems:
        missing = " and ".join(f"no {token.start}" for token in chosen)
        problems.append(f"{missing} in {text[:60]!r}")
    return Reading(tuple(found), tuple(problems))


def _block_pattern(tokens: Sequence[Token]) -> re.Pattern[str]:
    """From a start to its end; without one to the next start, or to the end of text.

    So a block that lost its end is one problem and does not swallow those behind it.
    """
    starts = "|".join(re.escape(token.start) for token in tokens)
    blocks = "|".join(
        rf"{re.escape(token.start)}.*?(?:{re.escape(token.end)}|(?={starts})|\Z)"
        for token in tokens
    )
    return re.compile(blocks, re.DOTALL)


def _word_pattern(tokens: Sequence[Token]) -> re.Pattern[str]:
    """Anything that looks like a word of the vocabulary, e.g. <ROW_99>."""
    words = (word for token in tokens for word in token.vocabulary(("category",)))
    heads = dict.fromkeys(re.escape(word[1:].split("_")[0]) for word in words)
    return re.compile(rf"<(?:{'|'.join(heads)})_[^<>\s]*>", re.ASCII)


class _Lines:
    """A text, and the numbers of its lines, which are counted once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends = [end.start() for end in re.finditer("\n", text)]

    def number(self, place: int) -> int:
        """Of the line that a place is in, from 1."""
        return bisect_left(self._ends, place) + 1


def _strays(word: re.Pattern[str], lines: _Lines, start: int, end: int) -> list[str]:
    """Where the first word outside of any block is, between two places."""
    stray = word.search(lines.text, start, end)
    if stray is None:
        return []
    return [f"line {lines.number(stray.start())}: {stray[0]} stands in no block"]
