"""What a token is, and the table of those that there are.

A token describes one view of a scene in a form that a language model can be trained to
emit: as columns of the rows, and as text made of words that a tokenizer is extended
with. Each is one file. The two standard ones, which every item has, keep their values
in fields of `ViewTokens`. All others derive from `TableToken`, keep theirs under
`ViewTokens.added`, and are made when the recipe names them under `tokens`. A package
outside scenegen adds one through an entry point:

    [project.entry-points."scenegen.tokens"]
    scanpath = "own_token:SCANPATH"
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from scenegen.errors import RecipeError
from scenegen.records.columns import Column
from scenegen.records.item import ViewTokens
from scenegen.records.scene import Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.registry import Registry, did_you_mean

Cell: TypeAlias = int | float | str | Sequence["Cell"] | Mapping[str, "Cell"] | None
"""Plain values, as JSON and pyarrow take them."""


class Token(ABC):
    """A kind of perception tokens, from what it is computed from to how it is read.

    Its methods read and fill one part of a `ViewTokens` and leave the others alone, so
    that tokens with different values can be handled alike.

    Attributes:
        name: in recipes and in the table of tokens.
        start, end: the words that its text is between.
    """

    name: str
    start: str
    end: str

    @property
    @abstractmethod
    def columns(self) -> tuple[Column, ...]:
        """What it adds to the rows; each kind is that of the value of one view."""

    @abstractmethod
    def describe(
        self, scene: Scene, visibility: ViewVisibility, tokens: ViewTokens
    ) -> ViewTokens:
        """The tokens of a view with this one filled in.

        What it gives is stored with the facts, and has to be the same on every machine:
        exact arithmetic only, and no order of a set, as for labels.

        Args:
            scene: that the view shows.
            visibility: what the view shows of it.
            tokens: of the same view, so far.
        """

    @abstractmethod
    def cells(self, tokens: ViewTokens) -> dict[str, Cell]:
        """The value of one view by the names of `columns`."""

    @abstractmethod
    def vocabulary(self, categories: Sequence[str]) -> tuple[str, ...]:
        """Every word that its text can hold, in a fixed order, each once.

        Args:
            categories: names of the categories of a catalogue, in its order.
        """

    @abstractmethod
    def text(self, tokens: ViewTokens) -> str:
        """The value of one view as text, from `start` to `end`, without spaces."""

    @abstractmethod
    def read(self, text: str) -> ViewTokens:
        """What such a text says, as tokens of a view without a name.

        Raises:
            TokenError: when it is not such a text; says where and why.
        """

    @abstractmethod
    def value(self, tokens: ViewTokens) -> object:
        """The part of the tokens of a view that is this token's."""

    @abstractmethod
    def plain(self, tokens: ViewTokens) -> dict[str, Cell]:
        """The value of one view for `scenegen tokens read --json`."""

    @abstractmethod
    def lines(self, tokens: ViewTokens) -> Iterable[str]:
        """The value of one view for people, line by line."""

    def specification(self) -> dict[str, Cell]:
        """The numbers that one needs to make sense of the values."""
        return {}

    def spec_tables(self) -> dict[str, tuple[str, ...]]:
        """Entries of the specification too long for a line, as lines for people."""
        return {}


STANDARD = ("depth_grid", "object_map")
"""Tokens that every item has, in the order of their columns."""

TOKENS: Registry[Token] = Registry(
    "token",
    "scenegen.tokens",
    {
        "depth_grid": "scenegen.tokens.depth_grid:DEPTH_GRID",
        "object_map": "scenegen.tokens.object_map:OBJECT_MAP",
    },
    base="scenegen.tokens.base:Token",
)
"""All tokens: ours, and those of installed packages."""


def selected_tokens(added: Iterable[str] = ()) -> tuple[Token, ...]:
    """The standard tokens, then those that are asked for beside them.

    Args:
        added: their names.

    Raises:
        RecipeError: see `added_tokens`.
    """
    return (*(TOKENS[name] for name in STANDARD), *added_tokens(added))


def added_tokens(names: Iterable[str]) -> tuple[Token, ...]:
    """The tokens of some names that are asked for beside the standard ones.

    Raises:
        RecipeError: when there is no such token, it is a standard one or named twice,
            or its package brings something else under its name.
    """
    found: dict[str, Token] = {}
    for name in names:
        problem = wrong_name(name, found)
        if problem:
            raise RecipeError(problem)
        found[name] = TOKENS[name]
    return tuple(found.values())


def wrong_name(name: str, others: Iterable[str] = ()) -> str:
    """Why a token cannot be asked for beside others; "" if it can."""
    if name in STANDARD:
        return f"token '{name}' is in every data set; leave it out"
    if name in others:
        return f"token '{name}' is named twice"
    if name in TOKENS:
        return ""
    brought = [each for each in TOKENS if each not in STANDARD]
    hint = did_you_mean(name, brought) if brought else "no installed package brings any"
    return f"unknown token '{name}'; {hint}"
