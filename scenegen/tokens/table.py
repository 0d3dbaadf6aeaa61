"""Tokens whose value is a table: all of one but its rows follows from its fields."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scenegen.errors import TokenError
from scenegen.records.columns import (
    INT16,
    INT32,
    TEXT,
    Column,
    ColumnKind,
    ListOf,
    Struct,
)
from scenegen.records.item import AddedTokens, TokenRows, ViewTokens
from scenegen.records.scene import Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.tokens.base import Cell, Token


@dataclass(frozen=True, slots=True)
class TableField:
    """A field of the rows of a `TableToken`.

    Attributes:
        name: in the rows of the data set, e.g. "col".
        word: before its value in text: "COL" gives <COL_0>, <COL_1>, ...
        numbers: values that it can have; None for the name of a category.
    """

    name: str
    word: str
    numbers: range | None = None

    def spell(self, value: int | str) -> str:
        """The word of a value."""
        return f"<{self.word}_{value}>"

    def words(self, categories: Iterable[str]) -> tuple[str, ...]:
        """The words of all values."""
        values = categories if self.numbers is None else self.numbers
        return tuple(self.spell(value) for value in values)

    def parse(self, value: str) -> int | str:
        """The value that a text spells, in range or not."""
        return value if self.numbers is None else int(value)

    def holds(self, value: int | str) -> bool:
        """Whether there is a word for a value, as far as the field can tell."""
        if self.numbers is None:
            return isinstance(value, str)
        return isinstance(value, int) and value in self.numbers

    @property
    def kind(self) -> ColumnKind:
        """Of its values in the rows."""
        if self.numbers is None:
            return TEXT
        return INT16 if max(abs(self.numbers[0]), self.numbers[-1]) < 2**15 else INT32

    @property
    def pattern(self) -> str:
        """A regular expression for its words, the value as a group."""
        value = "[^<>]+" if self.numbers is None else "0|-?[1-9][0-9]{0,8}"
        return f"<{self.word}_({value})>"


class TableToken(Token):
    """A token whose value in a view is a table: rows of whole numbers and categories.

    From its fields follow its column, its vocabulary and its text, so that a subclass
    says `name`, `doc`, `fields`, `start`, `end` and how `rows` are computed. A picture
    that shows nothing has no rows.

    Attributes:
        doc: what its column says, a sentence without a full stop.
        fields: of a row, in the order of the text.
    """

    doc: str
    fields: tuple[TableField, ...]

    @abstractmethod
    def rows(self, scene: Scene, visibility: ViewVisibility) -> TokenRows:
        """The rows of one view; exact arithmetic only, see `describe`."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """One column, named after the token."""
        kinds = tuple((field.name, field.kind) for field in self.fields)
        return (Column(self.name, ListOf(Struct(kinds)), self.doc),)

    def describe(
        self, scene: Scene, visibility: ViewVisibility, tokens: ViewTokens
    ) -> ViewTokens:
        """See `Token`.

        Raises:
            TokenError: when a row has a value for which there is no word.
        """
        rows = self.rows(scene, visibility)
        wrong = [row for row in rows if not self._is_row(row)]
        if wrong:
            raise TokenError(
                f"token '{self.name}' gives {wrong[0]} in view '{tokens.view}', which "
                "its vocabulary cannot spell; mend `fields` or `rows` of the token"
            )
        return self._with(rows, tokens)

    def value(self, tokens: ViewTokens) -> TokenRows:
        """The rows of one view.

        Raises:
            TokenError: when the view was described without this token.
        """
        for each in tokens.added:
            if each.token == self.name:
                return each.rows
        raise TokenError(
            f"view '{tokens.view}' was described without token '{self.name}'; build "
            f"the data set with 'tokens: [{self.name}]' in its recipe"
        )

    def cells(self, tokens: ViewTokens) -> dict[str, Cell]:
        """See `Token`."""
        return {self.name: self._named(tokens)}

    def vocabulary(self, categories: Sequence[str]) -> tuple[str, ...]:
        """See `Token`."""
        words = [word for field in self.fields for word in field.words(categories)]
        return (self.start, self.end, *dict.fromkeys(words))

    def text(self, tokens: ViewTokens) -> str:
        """See `Token`."""
        rows = ["".join(self._spelled(row)) for row in self.value(tokens)]
        return "".join([self.start, *rows, self.end])

    def read(self, text: str) -> ViewTokens:
        """See `Token`."""
        bare = text.strip()
        row = re.compile("".join(field.pattern for field in self.fields))
        block = f"{re.escape(self.start)}(?:{row.pattern})*{re.escape(self.end)}"
        found = row.findall(bare) if re.fullmatch(block, bare) else None
        if found is None:
            raise TokenError(f"{self.name} text: {bare[:60]!r} is none. {self._form}")
        rows = tuple(self._parsed(values) for values in found)
        wrong = [row for row in rows if not self._is_row(row)]
        if wrong:
            spelled = ", ".join("".join(self._spelled(row)) for row in wrong)
            raise TokenError(f"{self.name} text: no row reads {spelled}. {self._form}")
        return self._with(rows, ViewTokens("", (), ()))

    def plain(self, tokens: ViewTokens) -> dict[str, Cell]:
        """See `Token`."""
        return {"kind": self.name, "rows": self._named(tokens)}

    def lines(self, tokens: ViewTokens) -> Iterable[str]:
        """See `Token`."""
        table = [[field.name for field in self.fields]]
        table += [[str(cell) for cell in row] for row in self.value(tokens)]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        for row in table:
            cells = zip(row, widths, strict=True)
            yield "  ".join(cell.ljust(width) for cell, width in cells).rstrip()

    def specification(self) -> dict[str, Cell]:
        """See `Token`: the first and the last number of each field."""
        return {
            f"{self.name}_{field.name}": [field.numbers[0], field.numbers[-1]]
            for field in self.fields
            if field.numbers is not None
        }

    @property
    def _form(self) -> str:
        row = "".join(f"<{field.word}_...>" for field in self.fields)
        ranges = ", ".join(
            f"{field.word} {field.numbers[0]} to {field.numbers[-1]}"
            for field in self.fields
            if field.numbers is not None
        )
        return f"Expected {self.start}, rows of {row}, {self.end}; {ranges}."

    def _with(self, rows: TokenRows, tokens: ViewTokens) -> ViewTokens:
        return replace(tokens, added=(*tokens.added, AddedTokens(self.name, rows)))

    def _named(self, tokens: ViewTokens) -> list[Cell]:
        names = [field.name for field in self.fields]
        return [dict(zip(names, row, strict=True)) for row in self.value(tokens)]

    def _spelled(self, row: Sequence[int | str]) -> list[str]:
        cells = zip(self.fields, row, strict=True)
        return [field.spell(cell) for field, cell in cells]

    def _parsed(self, values: str | tuple[str, ...]) -> tuple[int | str, ...]:
        # `findall` gives a bare string where there is one group only.
        texts = (values,) if isinstance(values, str) else values
        cells = zip(self.fields, texts, strict=True)
        return tuple(field.parse(text) for field, text in cells)

    def _is_row(self, row: Sequence[int | str]) -> bool:
        return len(row) == len(self.fields) and all(
            field.holds(cell) for field, cell in zip(self.fields, row, strict=True)
        )
