"""Wordings: sentences with gaps, read from TOML, filled, and parsed back.

A task keeps them in a `wordings.toml` in its folder, one array of tables a kind:

    [[passing_order]]
    id = "order-01"
    person = "i"
    text = "On the map I walk from {start} to {end}. Which of these do I pass first?"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to ask.

    Attributes:
        id: e.g. "distance-03"; permanent, since items name it.
        person: "i", "you" or "someone": the grammatical person of who acts.
        text: the sentences, with gaps in braces.
    """

    id: str
    person: str
    text: str

    def choose(self, phrases: tuple[str, ...]) -> str:
        """The phrase that goes with this wording, always the same one."""
        return phrases[int(self.id[-2:]) % len(phrases)]


@cache
def load_wordings(
    package: str, file: str = "wordings.toml"
) -> Mapping[str, tuple[Wording, ...]]:
    """The wordings of a task by kind, both in the order of the file.

    The order is part of the data: units take turns with the wordings of their kind by
    position. A new wording is appended, and makes new data.

    Args:
        package: dotted name of the package that the file belongs to.
        file: its name there.

    Raises:
        FileNotFoundError: when the package has no such file.
        TypeError: when a wording has other fields than those of `Wording`.
        tomllib.TOMLDecodeError: when the file is not TOML.
    """
    tables = tomllib.loads(files(package).joinpath(file).read_text("utf-8"))
    return MappingProxyType(
        {
            kind: tuple(Wording(**wording) for wording in wordings)
            for kind, wordings in tables.items()
        }
    )


def pattern_of(template: str, gaps: Mapping[str, str]) -> re.Pattern[str]:
    """A regular expression that matches exactly the filled forms of a template.

    Args:
        template: with gaps in braces.
        gaps: for each of them, a regular expression of what may fill it. A gap that
            occurs twice must be filled with the same text.
    """
    parts: list[str] = []
    known: list[str] = []
    for literal, gap, _, _ in Formatter().parse(template):
        parts.append(re.escape(literal))
        if gap is None:
            continue
        parts.append(f"(?P={gap})" if gap in known else f"(?P<{gap}>{gaps[gap]})")
        known.append(gap)
    return re.compile("".join(parts))
