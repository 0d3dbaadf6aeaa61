"""The strict, frozen block that every part of a recipe inherits.

A `Params` class lives beside the code that it steers and says, field by field, which
unit, bounds and default a value has. This is one of the two files that import pydantic.
"""

import json
from collections.abc import Mapping, Sequence
from textwrap import shorten
from types import UnionType
from typing import TypeVar, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from scenegen.errors import RecipeError
from scenegen.registry import did_you_mean

__all__ = [
    "Field",
    "Params",
    "check_kinds",
    "field_validator",
    "model_validator",
    "parse",
    "problems",
    "read",
    "refuse",
]

Path = tuple[str | int, ...]
"""Where a value is in a recipe: keys and list positions."""


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
    try:
        return block.model_validate_json(_as_json(values)), []
    except ValidationError as error:
        return None, problems(block, error, at=at)


def problems(
    block: type[Params], error: ValidationError, *, at: Path = ()
) -> list[str]:
    """One line for each problem, with its path and the nearest valid name."""
    return [
        f"{dotted((*at, *detail['loc']))}: {_reason(block, detail)}"
        for detail in error.errors(include_url=False)
    ]


def refuse(found: Sequence[str], *, where: str = "recipe") -> RecipeError:
    """The error that lists all problems of a recipe."""
    count = "1 problem" if len(found) == 1 else f"{len(found)} problems"
    lines = "".join(f"\n  {line}" for line in found)
    return RecipeError(f"{where}: {count}{lines}")


def dotted(path: Path) -> str:
    """A path as messages write it, e.g. "series.0.layout.side_mm"."""
    return ".".join(str(part) for part in path) or "(top level)"


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
