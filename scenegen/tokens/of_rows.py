"""The tokens of rows and items as text: what files hold, as a model would write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from scenegen.errors import TokenError
from scenegen.records.codec import from_json
from scenegen.records.item import Facts, ViewTokens
from scenegen.registry import did_you_mean
from scenegen.tokens.base import STANDARD, selected_tokens


class HasFacts(Protocol):
    """An item, or anything else that holds the facts of one, decoded or as text."""

    @property
    def facts(self) -> object:
        """The facts."""
        ...


def text_of(
    row: Mapping[str, object] | HasFacts, role: str, *, only: Iterable[str] = ()
) -> str:
    """The perception tokens of one view of an item as text.

    It is what style "tokens" has the assistant say of a hidden view, and `read_tokens`
    reads it back.

    Args:
        row: a row with the column `facts`, however it was read, or an `Item`.
        role: of the view, as in `image_roles` and `target_roles`.
        only: names of tokens; all that the data set has when there are none.

    Raises:
        TokenError: when the row has no facts, no such view, or no such token.
        ShardError: when the facts are damaged.

    Examples:
        >>> item = scenegen.load("out/mv")[0]
        >>> scenegen.tokens.text_of(item, "map")[:36]
        '<DEPTH_START><DEPTH_0><DEPTH_1><DEPT'
        >>> scenegen.tokens.text_of(item.row(), "map", only=["object_map"])[:32]
        '<MAP_START><CATEGORY_thing_a><IN'
    """
    facts = _facts_of(row)
    found = {tokens.view: tokens for tokens in facts.tokens}
    if role not in found:
        hint = did_you_mean(role, found)
        raise TokenError(f"{facts.address.id} has no view '{role}'; {hint}")
    return view_text(found[role], only)


def view_text(tokens: ViewTokens, only: Iterable[str] = ()) -> str:
    """All blocks of one view in a row, the standard tokens first, without spaces.

    Args:
        tokens: of the view.
        only: names of tokens; all that the view was described with when there are none.

    Raises:
        TokenError: when the view was described without such a token.
    """
    added = tuple(each.token for each in tokens.added)
    known, wanted = (*STANDARD, *added), tuple(only)
    for name in wanted:
        if name not in known:
            raise TokenError(
                f"this data set has no token '{name}'; {did_you_mean(name, known)}"
            )
    chosen = zip(known, selected_tokens(added), strict=True)
    return "".join(
        token.text(tokens) for name, token in chosen if name in wanted or not wanted
    )


def _facts_of(row: Mapping[str, object] | HasFacts) -> Facts:
    """The facts of a row, which may be decoded already.

    Raises:
        TokenError: when it has none.
    """
    if isinstance(row, Mapping):
        facts = row.get("facts")
    else:
        facts = getattr(row, "facts", None)
    if isinstance(facts, Facts):
        return facts
    if not isinstance(facts, str | bytes):
        raise TokenError(
            "the row has no column 'facts', from which token text is made; read this "
            "column as well"
        )
    return from_json(Facts, facts)
