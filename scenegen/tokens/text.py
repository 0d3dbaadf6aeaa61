"""Token texts as they come: several blocks in a row, perhaps among a model's words."""

import re
from typing import NamedTuple

from scenegen.errors import TokenError
from scenegen.tokens import depth_grid, object_map
from scenegen.tokens.object_map import ObjectMap

Depth = tuple[int, ...]
"""The 100 codes of a depth grid, row by row."""

_BLOCK = re.compile(
    rf"{depth_grid.START}.*?(?:{depth_grid.END}|(?={depth_grid.START}|"
    rf"{object_map.START})|\Z)"
    rf"|{object_map.START}.*?(?:{object_map.END}|(?={object_map.START}|"
    rf"{depth_grid.START})|\Z)",
    re.DOTALL,
)
_TOKEN = re.compile(
    r"<(?:DEPTH|MAP|CATEGORY|INSTANCE|ROW|COL|PIXEL|MARK)_[^<>\s]*>", re.ASCII
)


class Reading(NamedTuple):
    """What a text says.

    Attributes:
        blocks: depth grids and object maps, in the order of the text.
        problems: what cannot be read, one line each.
    """

    blocks: tuple[Depth | ObjectMap, ...]
    problems: tuple[str, ...]


def read_tokens(text: str) -> Reading:
    """All depth grids and object maps of a text; words around them are passed over."""
    blocks: list[Depth | ObjectMap] = []
    problems: list[str] = []
    end = 0
    for match in _BLOCK.finditer(text):
        problems += _strays(text, end, match.start())
        try:
            blocks.append(_read(match[0]))
        except TokenError as error:
            problems.append(f"line {_line(text, match.start())}: {error}")
        end = match.end()
    problems += _strays(text, end, len(text))
    if not blocks and not problems:
        problems.append(
            f"no {depth_grid.START} and no {object_map.START} in {text[:60]!r}"
        )
    return Reading(tuple(blocks), tuple(problems))


def _read(block: str) -> Depth | ObjectMap:
    if block.startswith(depth_grid.START):
        return depth_grid.read_depth_text(block)
    return object_map.read_object_map_text(block)


def _strays(text: str, start: int, end: int) -> list[str]:
    """Where the first token outside of any block stands, between two places."""
    stray = _TOKEN.search(text, start, end)
    if stray is None:
        return []
    return [f"line {_line(text, stray.start())}: {stray[0]} stands in no block"]


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
