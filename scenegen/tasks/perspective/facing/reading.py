"""The answer to a question about a facing, read from the premises of its rationale.

Nothing is known here but sentences. Two directions against that of the camera give the
one that counts; what the sentences after them say has to agree with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from scenegen.records.item import Question
from scenegen.tasks.perspective.facing.phrasing import read_facing
from scenegen.tasks.perspective.facing.rationale import (
    AGAINST,
    COVERED,
    FACES,
    FREE,
    HALF_VIEW,
    LIES,
    NOT_SHOWN,
    OTHERS,
    OUTSIDE,
    SHOWN,
)
from scenegen.tasks.sayings import (
    clauses_of,
    is_shown_there,
    least_off,
    option_of,
    read_off,
    read_offs,
    turned,
)

_ANGLE = re.compile(
    r"(?:about (?P<degrees>\d+) degrees to the (?P<side>left|right) of"
    r"|straight (?P<sense>along|against)) the way the (?:first )?camera looks"
)

_OF = re.compile(" of the (first|second) picture$")


class _ReadFacing(NamedTuple):
    """What all the rationales say.

    Attributes:
        clauses: the premises.
        target: what is asked about, or straight ahead, with its article.
        off: where it is against the facing, degrees to the left.
    """

    clauses: tuple[str, ...]
    target: str
    off: int


def side_read(premises: Sequence[str], question: Question) -> int | None:
    """Whether a thing is to the left or to the right; see `Kind`."""
    read = _read(premises, question)
    if read is None or read.off % 180 == 0 or not _is_shown(read):
        return None
    return option_of(question, "left" if read.off > 0 else "right")


def view_read(premises: Sequence[str], question: Question) -> int | None:
    """Whether a thing is seen; see `Kind`."""
    read = _read(premises, question)
    if read is None:
        return None
    is_inside = abs(read.off) <= HALF_VIEW
    says = [bool(each.read(read.clauses)) for each in (FREE, COVERED)]
    is_outside = OUTSIDE.read(read.clauses) is not None
    if [*says, is_outside].count(True) != 1 or is_outside is is_inside:
        return None
    is_seen = says[0]
    if is_seen is not _is_shown(read) or is_seen is bool(NOT_SHOWN.read(read.clauses)):
        return None
    return option_of(question, "yes" if is_seen else "no")


def ahead_read(premises: Sequence[str], question: Question) -> int | None:
    """Which of four things is straight ahead; see `Kind`."""
    read = _read(premises, question)
    others = read and OTHERS.read(read.clauses)
    if not read or not others or not _is_shown(read):
        return None
    return least_off(question, {**read_offs(others["others"]), read.target: read.off})


def _read(premises: Sequence[str], question: Question) -> _ReadFacing | None:
    """The direction that follows from the first two premises, if the third agrees."""
    clauses, asked = clauses_of(premises), read_facing(question.text)
    faces, lies = FACES.read(clauses), LIES.read(clauses)
    against = AGAINST.read(clauses)
    if not (asked and faces and lies and against):
        return None
    named = (f"the {asked.object}",) if asked.object else question.options
    target, givers = against["target"], {faces["giver"], against["giver"]}
    if target not in named or givers != {f"the {asked.giver}"}:
        return None
    facing, bearing = _angle(faces["angle"]), _angle(lies["angle"])
    if facing is None or bearing is None or _OF.sub("", lies["target"]) != target:
        return None
    off = turned(bearing - facing)
    return (
        _ReadFacing(clauses, target, off) if off == read_off(against["off"]) else None
    )


def _angle(words: str) -> int | None:
    """Degrees to the left of the way a camera looks."""
    match = _ANGLE.fullmatch(words)
    if match is None:
        return None
    if match["sense"]:
        return 0 if match["sense"] == "along" else -180
    return int(match["degrees"]) * (1 if match["side"] == "left" else -1)


def _is_shown(read: _ReadFacing) -> bool:
    """Whether the imagined view is said to show the thing, and where it must."""
    shown = SHOWN.read(read.clauses)
    return (
        shown is not None
        and shown["target"] == read.target
        and is_shown_there(shown["place"], read.off)
    )
