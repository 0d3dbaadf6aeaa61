"""How the columns of the rows are declared: a name, a kind of values, a sentence.

Tokens declare the columns that they add, and only `scenegen.dataset` imports pyarrow:
this small language stands between them. `scenegen.dataset.columns` turns it into an
Arrow schema, into the features of `datasets`, and into the tables of the docs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value.

    Attributes:
        name: of the type, as `datasets` spells it, e.g. "int16".
    """

    name: str

    def __str__(self) -> str:
        """As tables of columns write it."""
        return "text" if self == TEXT else self.name


@dataclass(frozen=True, slots=True)
class ListOf:
    """Values of one kind in an order.

    Attributes:
        of: the kind of each.
        length: how many there always are; None where that differs.
    """

    of: ColumnKind
    length: int | None = None

    def __str__(self) -> str:
        """As tables of columns write it."""
        return f"list of {'' if self.length is None else f'{self.length} '}{self.of}"


@dataclass(frozen=True, slots=True)
class Struct:
    """Named values of different kinds.

    Attributes:
        fields: (name, kind) in their order.
    """

    fields: tuple[tuple[str, ColumnKind], ...]

    @classmethod
    def of(cls, **fields: ColumnKind) -> Struct:
        """The struct of some fields, in the order in which they are written."""
        return cls(tuple(fields.items()))

    def __str__(self) -> str:
        """As tables of columns write it; the kinds of its fields are left out."""
        return f"{{{', '.join(name for name, _ in self.fields)}}}"


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """A picture: the bytes of an image file, and the name of that file."""

    def __str__(self) -> str:
        """As tables of columns write it."""
        return "image"


ColumnKind: TypeAlias = Scalar | ListOf | Struct | EncodedPicture

TEXT, BINARY, BOOL = Scalar("string"), Scalar("binary"), Scalar("bool")
INT8, INT16, INT32, INT64 = (Scalar(f"int{bits}") for bits in (8, 16, 32, 64))
FLOAT32, FLOAT64 = Scalar("float32"), Scalar("float64")


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: of the column.
        kind: of its values.
        doc: what it says, a sentence without a full stop, in Markdown.
    """

    name: str
    kind: ColumnKind
    doc: str
