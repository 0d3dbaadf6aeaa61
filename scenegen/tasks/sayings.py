"""Clauses of rationales that can be read back: one template says them and parses them.

`Kind.answer_from_rationale` uses them. It sees sentences alone, so that an answer that
it finds follows from what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from types import MappingProxyType

from scenegen.geometry.angles import difference
from scenegen.records.item import Question
from scenegen.tasks.phrases import pick
from scenegen.tasks.wordings import pattern_of

STEP = 5
"""Degrees that directions are rounded to, far less than any margin."""

AHEAD, BEHIND = "straight ahead", "straight behind"

OFF = rf"{AHEAD}|{BEHIND}|about \d+ degrees to the (?:left|right)"
"""A pattern of what `off_words` says."""

METRES = r"about \d+\.\d\d? m"
"""A pattern of what `metres` says, to any digit."""

_PLACE = "on the left|in the middle|on the right"

GAPS: Mapping[str, str] = MappingProxyType(
    {
        "off": OFF,
        "place": _PLACE,
        "other_place": _PLACE,
        "side": "left|right",
        "degrees": r"\d+",
        "shown": "(?:, as the arrow shows,)?",
        "pause": ",(?: as the arrow shows,)?",
        "sense": "(?:anti)?clockwise",
        "near": "(?:, .+)?",
        "how": "(?: nearer)?",
        "where": "(?: on the left| in the middle| on the right)?",
        "little": "nothing|hardly anything",
        "metres": METRES,
        "limit": METRES,
        "verb": "is|are",
        "missed": "behind its start|at its end or beyond it|away from the walk",
    }
)
"""Patterns of what fills some gaps; others hold any words."""

_ITEM = re.compile(rf"(the .+?) (?:is |are )?({OFF})(?:, and |, | and |$)")


@dataclass(frozen=True, slots=True)
class Saying:
    """A clause, in equal ways to say it.

    Attributes:
        turn: which sentence of a rationale it is; each chooses for itself.
        ways: templates with the same gaps in braces.
    """

    turn: int
    ways: tuple[str, ...]

    def say(self, phrasing: int, **gaps: str) -> str:
        """The clause, without capital and full stop.

        Args:
            phrasing: a number below 2**31 that stands for the unit.
            gaps: what fills the gaps.
        """
        return pick(phrasing, self.turn, self.ways).format(**gaps)

    def read(self, clauses: Iterable[str]) -> Mapping[str, str] | None:
        """What fills the gaps of the first clause that reads like this.

        Args:
            clauses: as `clauses_of` gives them.
        """
        for clause in clauses:
            for pattern in _patterns(self.ways):
                match = pattern.fullmatch(clause)
                if match is not None:
                    return match.groupdict()
        return None


def clauses_of(premises: Iterable[str]) -> tuple[str, ...]:
    """Sentences without capital and full stop."""
    return tuple(f"{each[:1].lower()}{each[1:].removesuffix('.')}" for each in premises)


def rounded(tenths: int) -> int:
    """Degrees from tenths of a degree, to the next `STEP`."""
    return (tenths + 5 * STEP) // (10 * STEP) * STEP


def turned(degrees: int) -> int:
    """The same direction, from -180 to 179 degrees."""
    return difference(10 * degrees, 0) // 10


def off_words(degrees: int) -> str:
    """How far to the left of straight ahead something is, -180 to 180 degrees."""
    if degrees == 0:
        return AHEAD
    if abs(degrees) == 180:
        return BEHIND
    return f"about {abs(degrees)} degrees to the {'left' if degrees > 0 else 'right'}"


def read_off(words: str) -> int | None:
    """The degrees that `off_words` says; None when the words are others."""
    if not re.fullmatch(OFF, words):
        return None
    if words in (AHEAD, BEHIND):
        return 0 if words == AHEAD else -180
    degrees = int(words.split()[1])
    return degrees if words.endswith("left") else -degrees


def read_offs(text: str) -> dict[str, int]:
    """Names with degrees: "the desk about 40 degrees to the left and the bed ..."."""
    found = {name: read_off(words) for name, words in _ITEM.findall(text)}
    return {name: off for name, off in found.items() if off is not None}


def metres(length_mm: float, digits: int = 1) -> str:
    """A length in words.

    Args:
        length_mm: millimetres.
        digits: after the point, 1 or 2.
    """
    parts = 10 if digits == 1 else 100
    whole, rest = divmod(round(length_mm * parts / 1000), parts)
    return f"about {whole}.{rest:0{digits}d} m"


def read_metres(words: str) -> int:
    """The millimetres that `metres` says.

    Raises:
        ValueError: when it says no such thing.
    """
    if not re.fullmatch(METRES, words):
        raise ValueError(f"{words!r} is no length")
    whole, rest = words.split()[1].split(".")
    return 1000 * int(whole) + int(rest.ljust(3, "0"))


def is_shown_there(place: str, off: int) -> bool:
    """Whether a view that looks straight ahead may show on a side what is so far off.

    Args:
        place: "on the left", "in the middle" or "on the right".
        off: degrees to the left.
    """
    if place == "in the middle":
        return abs(off) < 45
    return off > -STEP if place == "on the left" else off < STEP


def option_of(question: Question, text: str | None) -> int | None:
    """The position of an option as it reads; None when there is none."""
    return question.options.index(text) if text in question.options else None


def least_off(question: Question, offs: Mapping[str, int]) -> int | None:
    """The option that is plainly the least off straight ahead.

    Args:
        question: with the options.
        offs: degrees to the left by name; of all options, or there is no answer.
    """
    if offs.keys() != set(question.options):
        return None
    first, second, *_ = sorted(offs, key=lambda each: abs(offs[each]))
    is_plain = abs(offs[first]) < abs(offs[second])
    return option_of(question, first) if is_plain else None


def options_in(question: Question, text: str) -> tuple[str, ...]:
    """The options that a clause names, each as a whole."""
    ends = "(?= and |[,;:]| is | are | comes? |$)"
    return tuple(
        each for each in question.options if re.search(re.escape(each) + ends, text)
    )


@cache
def _patterns(ways: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """A pattern for each way; a gap ends as soon as the rest of its way may follow."""
    return tuple(
        pattern_of(
            way,
            {
                gap: GAPS.get(gap, ".+?")
                for _, gap, _, _ in Formatter().parse(way)
                if gap
            },
        )
        for way in ways
    )
