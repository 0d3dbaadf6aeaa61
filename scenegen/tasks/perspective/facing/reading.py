"""The answer to a question about a facing, read from the premises of its rationale.

Nothing is known here but sentences. Two directions against that of the camera give the
one that counts; what the sentences after them say has to agree with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
from scenegen.tasks.perspective.facing.two_things import (
    BOTH_AGAINST,
    BOTH_INSIDE,
    BOTH_LIE,
    BOTH_SHOWN,
    NONE_INSIDE,
    NONE_SHOWN,
    ONE_INSIDE,
    ONE_SHOWN,
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

_Offs = Mapping[str, int]
"""Where things are against the facing, degrees to the left, by their names."""

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


def one_read(premises: Sequence[str], question: Question) -> int | None:
    """Whether exactly one of two things is seen; see `Kind`."""
    clauses = clauses_of(premises)
    offs = _offs_of_two(clauses, question)
    if offs is None:
        return None
    inside = {name for name, off in offs.items() if abs(off) <= HALF_VIEW}
    if _said_inside(clauses, offs) != inside or _said_shown(clauses, offs) != inside:
        return None
    return option_of(question, "yes" if len(inside) == 1 else "no")


def _offs_of_two(clauses: tuple[str, ...], question: Question) -> _Offs | None:
    """The directions that follow from the first two premises, if the third agrees."""
    asked, faces = read_facing(question.text), FACES.read(clauses)
    lie, against = BOTH_LIE.read(clauses), BOTH_AGAINST.read(clauses)
    if not (asked and faces and lie and against):
        return None
    named = f"the {asked.object}", f"the {asked.other}"
    given = {faces["giver"], against["giver"]} == {f"the {asked.giver}"}
    if not given or tuple(_OF.sub("", lie[e]) for e in ("first", "second")) != named:
        return None
    angles = [_angle(lie[each]) for each in ("angle", "other_angle")]
    facing = _angle(faces["angle"])
    known = [each for each in angles if each is not None]
    if facing is None or len(known) < len(angles):
        return None
    found = {
        name: turned(angle - facing) for name, angle in zip(named, known, strict=True)
    }
    return found if found == read_offs(against["offs"]) else None


def _said_inside(clauses: tuple[str, ...], offs: _Offs) -> set[str] | None:
    """What is said to be inside the view; None when nothing, or two things are."""
    both, none = BOTH_INSIDE.read(clauses), NONE_INSIDE.read(clauses)
    one = ONE_INSIDE.read(clauses)
    if [both is None, none is None, one is None].count(False) != 1:
        return None
    if one is None:
        return set(offs) if both is not None else set()
    return {one["inside"]} if {one["inside"], one["outside"]} == set(offs) else None


def _said_shown(clauses: tuple[str, ...], offs: _Offs) -> set[str] | None:
    """What the imagined view is said to show, where it must; None when it is not."""
    both, none = BOTH_SHOWN.read(clauses), NONE_SHOWN.read(clauses)
    one = ONE_SHOWN.read(clauses)
    if [both is None, none is None, one is None].count(False) != 1:
        return None
    if none is not None:
        said, places = {none["first"], none["second"]}, {}
    elif one is not None:
        said = {one["inside"], one["outside"]}
        places = {one["inside"]: one["place"]}
    else:
        assert both is not None
        places = {both["first"]: both["place"], both["second"]: both["other_place"]}
        said = set(places)
    if said != set(offs):
        return None
    is_there = all(is_shown_there(place, offs[name]) for name, place in places.items())
    return set(places) if is_there else None


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
