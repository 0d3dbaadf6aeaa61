"""What is published about the tokens: their numbers, and the words of their texts."""

from collections.abc import Iterable, Sequence

from scenegen.tokens.base import Cell, Token, selected_tokens

TOKEN_SPEC = "scenegen-tokens-2"
"""Version of grids, bins and spelling; it changes when any of them does."""


def specification(tokens: Sequence[Token] | None = None) -> dict[str, Cell]:
    """Grids, bins and shares, as plain values that JSON can hold.

    Args:
        tokens: whose numbers; those of the standard ones when None.
    """
    chosen = selected_tokens() if tokens is None else tokens
    found: dict[str, Cell] = {"token_spec": TOKEN_SPEC}
    for token in chosen:
        found |= token.specification()
    return found


def token_vocabulary(
    categories: Iterable[str], tokens: Sequence[Token] | None = None
) -> tuple[str, ...]:
    """Every word that token texts are made of, each once, in a fixed order.

    Args:
        categories: names of the categories of a catalogue, in its order.
        tokens: whose words; those of the standard ones when None.
    """
    chosen = selected_tokens() if tokens is None else tokens
    names = tuple(categories)
    words = [word for token in chosen for word in token.vocabulary(names)]
    return tuple(dict.fromkeys(words))
