"""Where a turn takes things, read from the premises of a rationale.

Nothing is known here but sentences: the direction before the turn, the turn that the
question asks for, and what follows from both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scenegen.records.item import Question
from scenegen.tasks.perspective.phrasing import read
from scenegen.tasks.perspective.rationale import BEFORE, IMAGINED, TURNED
from scenegen.tasks.sayings import clauses_of, is_shown_there, read_off, turned


class ReadTurn(NamedTuple):
    """What the rationales of most kinds say.

    Attributes:
        clauses: the premises.
        target: what they are about, with its article.
        off: where it is after the turn, degrees to the left.
    """

    clauses: tuple[str, ...]
    target: str
    off: int

    def is_shown(self) -> bool:
        """Whether the imagined view is said to show the thing, and where it must."""
        shown = IMAGINED.read(self.clauses)
        return (
            shown is not None
            and shown["name"] == self.target
            and is_shown_there(shown["place"], self.off)
        )


def read_turn(premises: Sequence[str], question: Question) -> ReadTurn | None:
    """The direction after the turn, if all that is said of it agrees.

    Raises:
        ValueError: when no wording reads like the question.
    """
    clauses, asked = clauses_of(premises), read(question.text)
    before, after = BEFORE.read(clauses), TURNED.read(clauses)
    if before is None or after is None or before["name"] != after["name"]:
        return None
    is_left = after["side"] == "left"
    degrees = int(after["degrees"]) * (1 if is_left else -1)
    is_so = after["sense"] == ("clockwise" if is_left else "anticlockwise")
    start = read_off(before["off"])
    if not is_so or 10 * degrees != asked.turn_tenths or start is None:
        return None
    off = turned(start - degrees)
    # One thing that the text names is "it"; of four, the one that is ahead is named.
    target = before["name"] if before["name"] != "it" else f"the {asked.object}"
    if target not in (f"the {asked.object}", *question.options):
        return None
    return ReadTurn(clauses, target, off) if off == read_off(after["off"]) else None
