"""The strict, frozen block that every part of a recipe inherits.

A `Params` class lives beside the code that it steers and says, field by field, which
unit, bounds and default a value has. This is one of the two files that import pydantic.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from math import isfinite
from textwrap import shorten
from types import UnionType
from typing import TypeVar, Union, get_args, get_origin
from unicodedata import category

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from scenegen.errors import WIDEST, RecipeError, shown
from scenegen.registry import did_you_mean

__all__ = [
    "RISING",
    "Field",
    "Params",
    "check_kinds",
    "field_validator",
    "model_validator",
    "parse",
    "problems",
    "read",
    "refuse",
    "unfit",
]

Path = tuple[str | int, ...]
"""Where a value is in a recipe: keys and list positions."""


MOST_VALUES, MOST_DEPTH = 100_000, 64
"""Of a recipe; what files may hold is less, see `recipe.plain_yaml`."""

MOST_SHOWN = 100
"""Problems that a message tells; the rest is counted."""

LONGEST = 400
"""Characters of a problem."""

LARGEST = 10**40
"""No number of a recipe is as large."""

PairT = TypeVar("PairT")


def _rising(pair: tuple[int, int]) -> tuple[int, int]:
    least, most = pair
    if least > most:
        raise ValueError(
            f"a range is (least, most), and {least} is greater than {most}; "
            "exchange them"
        )
    return pair


RISING = AfterValidator(_rising)
"""Of a pair that is a range: `Annotated[tuple[int, int], RISING]`."""


class Params(BaseModel):
    """A block of values: nothing unknown, nothing converted, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def check_kinds(wanted: Sequence[str], preset: str, asked: Sequence[str]) -> None:
    """Whether a preset asks all kinds of questions that a recipe wants.

    Args:
        wanted: what the recipe says; () for all.
        preset: of the task, for the message.
        asked: kinds of that preset.

    Raises:
        ValueError: when it does not, or one is named twice.
    """
    for name in wanted:
        if name not in asked:
            hint = did_you_mean(name, asked)
            raise ValueError(f"kinds: preset '{preset}' asks no '{name}'; {hint}")
    if len(set(wanted)) < len(wanted):
        raise ValueError("kinds: each one is named once")


Block = TypeVar("Block", bound=Params)


def read(block: type[Block], values: object, *, at: Path = ()) -> Block:
    """A block from plain values, as YAML or JSON gives them.

    Args:
        block: the class to be made.
        values: a mapping of plain values; lists stand for tuples.
        at: where the block is, for messages.

    Raises:
        RecipeError: with every problem at once, each with its path.
    """
    made, found = parse(block, values, at=at)
    if made is None:
        raise refuse(found)
    return made


def parse(
    block: type[Block], values: object, *, at: Path = ()
) -> tuple[Block | None, list[str]]:
    """A block, or None with all that is wrong; never raises."""
    found = unfit(values, at=at)
    if found:
        return None, found
    try:
        return block.model_validate_json(_as_json(values)), []
    except ValidationError as error:
        return None, problems(block, error, at=at)


def unfit(values: object, *, at: Path = ()) -> list[str]:
    """What values hold that no recipe can hold, each with its path; it is soon found.

    A recipe holds texts, whole numbers and fractions, dates, lists and mappings by
    text. It does not hold itself, and has no end of values.
    """
    found: list[str] = []
    left = [(values, at)]
    for _ in range(MOST_VALUES):
        if not left or len(found) >= MOST_SHOWN:
            return found
        value, path = left.pop()
        if len(path) - len(at) > MOST_DEPTH:
            return [f"{dotted(path[:4])}: nested more than {MOST_DEPTH} deep"]
        if isinstance(value, Mapping):
            wrong = [key for key in value if not _is_key(key)]
            found += [f"{dotted(path)}: {shown(key)} is no name" for key in wrong[:1]]
            left += [(each, (*path, str(key))) for key, each in _last(value.items())]
        elif isinstance(value, list | tuple):
            left += [(each, (*path, place)) for place, each in _last(enumerate(value))]
        else:
            reason = _unfit_value(value)
            found += [f"{dotted(path)}: {reason}"] if reason else []
    return [f"{dotted(at)}: more than {MOST_VALUES} values"]


def _last(pairs: Iterable[PairT]) -> list[PairT]:
    """Pairs from the last to the first, as far as they can be looked at."""
    return list(islice(pairs, MOST_VALUES + 1))[::-1]


def _is_key(key: object) -> bool:
    return isinstance(key, str) and not _unfit_value(key)


def _unfit_value(value: object) -> str:
    """Why a value can be in no recipe; "" when it can."""
    if value is None or isinstance(value, bool | date):
        return ""
    if isinstance(value, str):
        odd = next((each for each in value if _is_odd(each)), "")
        return f"holds the character U+{ord(odd):04X}" if odd else ""
    if isinstance(value, int):
        return "" if abs(value) < LARGEST else "has too many digits"
    if isinstance(value, float):
        return "" if isfinite(value) else f"{value} is no number to count with"
    return f"{shown(value)} is of type {type(value).__name__}, which no recipe can have"


def _is_odd(character: str) -> bool:
    """Whether a character is half of a pair, or one that steers a terminal."""
    return category(character) in ("Cs", "Cc") and character not in "\t\n\r"


def problems(
    block: type[Params], error: ValidationError, *, at: Path = ()
) -> list[str]:
    """One line for each problem, with its path and the nearest valid name."""
    details = error.errors(include_url=False)
    return [
        f"{dotted((*at, *detail['loc']))}: "
        # Nearest names take their time, and no one sees those of the hundredth problem.
        f"{_reason(block, detail) if place < MOST_SHOWN else detail['msg']}"
        for place, detail in enumerate(details)
    ]


def refuse(found: Sequence[str], *, where: str = "recipe") -> RecipeError:
    """The error that lists all problems of a recipe."""
    count = "1 problem" if len(found) == 1 else f"{len(found)} problems"
    lines = [_one_line(line) for line in found[:MOST_SHOWN]]
    if len(found) > MOST_SHOWN:
        lines.append(f"and {len(found) - MOST_SHOWN} more")
    return RecipeError("\n  ".join([f"{where}: {count}", *lines]))


def _one_line(text: str) -> str:
    """A problem without line breaks, cut where it is very long."""
    line = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text[: LONGEST + 1])
    return line if len(text) <= LONGEST else f"{line[:LONGEST]}..."


def dotted(path: Path) -> str:
    """A path as messages write it, e.g. "series.0.layout.side_mm"."""
    return ".".join(_short(str(part)) for part in path) or "(top level)"


def _short(part: str) -> str:
    return part if len(part) <= WIDEST else f"{part[:WIDEST]}..."


def _as_json(values: object) -> str:
    """Plain values as JSON; what JSON cannot say (a YAML date, say) becomes text."""
    return json.dumps(values, default=str)


def _reason(block: type[Params], detail: Mapping[str, object]) -> str:
    path = detail["loc"]
    if detail["type"] == "extra_forbidden" and isinstance(path, tuple):
        return f"unknown key; {did_you_mean(str(path[-1]), _names(block, path[:-1]))}"
    if detail["type"] == "missing":
        return "missing"
    text = str(detail["msg"])
    if detail["type"] == "value_error":
        return text.removeprefix("Value error, ")
    value = shorten(repr(detail["input"]), width=60)
    return f"{text[:1].lower()}{text[1:]}, not {value}"


def _names(block: type[Params], path: Path) -> list[str]:
    """The fields of the block at a path inside another block."""
    classes = [block]
    for part in path:
        if isinstance(part, int):
            continue
        found = [
            each.model_fields[part] for each in classes if part in each.model_fields
        ]
        classes = [inner for field in found for inner in _blocks(field.annotation)]
    return [name for each in classes for name in each.model_fields]


def _blocks(annotation: object) -> list[type[Params]]:
    """All blocks that an annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, Params):
        return [annotation]
    if get_origin(annotation) in (tuple, dict, list, Union, UnionType):
        return [found for each in get_args(annotation) for found in _blocks(each)]
    return []
