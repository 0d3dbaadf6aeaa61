"""What a source offers, what the user asks for, and what became of every model."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from scenegen.errors import AssetError
from scenegen.importing.mesh_parts import ImportedMesh

Axes = tuple[float, float, float, float, float, float, float, float, float]
"""A rotation, row by row."""

UPRIGHT: Axes = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


IMPORTED, NOTED, UNMAPPED, REFUSED = (
    "imported", "imported with notes", "unmapped", "refused",
)  # fmt: skip
"""What can become of a model."""

Note = Callable[[str], None]
"""Takes what had to be left out or guessed of a model that is imported all the same."""


def unheard(_: str) -> None:
    """Takes a note and forgets it."""


class Refused(AssetError):
    """A model, or a whole source, that is not taken; the message says why."""


def printable(text: str) -> str:
    """A text without what would command a terminal, or what UTF-8 cannot hold."""
    whole = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join("\ufffd" if _is_hidden(letter) else letter for letter in whole)


def _is_hidden(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return kind[0] == "C" or kind in ("Zl", "Zp")


def shortly(value: object) -> str:
    """The beginning of a value, for a message."""
    try:
        return printable(repr(value))[:60]
    except ValueError:  # a number of more digits than Python writes
        return "a giant number"


@dataclass(frozen=True, slots=True)
class OfferedModel:
    """One model as its source describes it.

    Attributes:
        key: the source's own name for it, unique there.
        name: what people call it.
        tags: further words for it.
        file: where its model is in the source.
        licence: SPDX expression; empty when the source states none.
        licence_text: what the source states instead, when that is no SPDX expression.
        library: id of the library that it is from, or empty.
        creator: who made it; empty when the source does not say.
        category: what the source's metadata file states, or empty.
        size_mm: width, depth and height, or None to keep what the file has.
        axes: the rotation that puts it upright with its front along +z.
    """

    key: str
    name: str
    tags: tuple[str, ...]
    file: str
    licence: str = ""
    licence_text: str = ""
    library: str = ""
    creator: str = ""
    category: str = ""
    size_mm: tuple[float, float, float] | None = None
    axes: Axes = UPRIGHT


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user says about an import.

    Attributes:
        name: of the pack, in ids; empty takes that of the source.
        licence: SPDX expression for models that state none.
        creator: for models that state none.
        categories: category by name or key of a model, before any rule.
        triangles: that a model may have; one with more is simplified.
        strict: whether a model that needs notes is refused.
        maker: program and version that pack.toml names.
    """

    name: str = ""
    licence: str = ""
    creator: str = ""
    categories: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    triangles: int = 3000
    strict: bool = False
    maker: str = "scenegen"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one model.

    Attributes:
        key, name: see `OfferedModel`.
        status: `IMPORTED`, `NOTED`, `UNMAPPED` or `REFUSED`.
        detail: the asset id, or the reason.
        asset: id of an unmapped model, which the pack keeps as unsorted.
        notes: what was left out or guessed.
    """

    key: str
    name: str
    status: str
    detail: str
    asset: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every model of a source, in its order."""

    outcomes: tuple[Outcome, ...]

    @property
    def imported(self) -> tuple[Outcome, ...]:
        """Those that rooms can be furnished with, with notes or without."""
        return self._of(IMPORTED, NOTED)

    @property
    def noted(self) -> tuple[Outcome, ...]:
        """Those of which something was left out or guessed."""
        return tuple(each for each in self.outcomes if each.notes)

    @property
    def unmapped(self) -> tuple[Outcome, ...]:
        """Those that no rule gives a category; the pack keeps them as unsorted."""
        return self._of(UNMAPPED)

    @property
    def refused(self) -> tuple[Outcome, ...]:
        """Those that cannot be used."""
        return self._of(REFUSED)

    def _of(self, *statuses: str) -> tuple[Outcome, ...]:
        return tuple(each for each in self.outcomes if each.status in statuses)


class Source(Protocol):
    """Something that holds models."""

    @property
    def name(self) -> str:
        """Of its file or folder, without the path."""

    @property
    def sha256(self) -> str:
        """Of its bytes, hexadecimal."""

    @property
    def faults(self) -> tuple[Outcome, ...]:
        """What it holds that cannot even be offered."""

    def offers(self) -> tuple[OfferedModel, ...]:
        """Its models, in its own order."""

    def read(
        self, offer: OfferedModel, note: Note = unheard
    ) -> tuple[ImportedMesh, ...]:
        """The triangles and materials of one model.

        Args:
            offer: one of `offers`.
            note: called with what is left out or guessed.

        Raises:
            Refused: the model cannot be used.
        """
