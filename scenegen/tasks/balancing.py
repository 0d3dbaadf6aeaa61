"""Balance from the index alone: where in which shuffled block a unit stands.

Nothing here counts what came before. A decision that must be balanced is read from a
block that holds every choice equally often, shuffled by a stream of its own; the number
of the unit says which block, and where in it.

The stream of a block is that of stage SLOT at the series "<series>/<purpose>", with the
number of the block in the place of the unit. Series names hold no slash, so that no two
decisions, and no decision and a slot, ever read the same stream.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from scenegen.seeding import Key, Stream

if TYPE_CHECKING:
    from numpy.random import Generator


def block_stream(key: Key, purpose: str, block: int) -> "Generator":
    """The stream of one block of one decision.

    Args:
        key: of any unit and attempt of the series; only seed, split and series count.
        purpose: what is decided.
        block: number of the block, below 2**32.
    """
    series = f"{key.series}/{purpose}"
    return replace(key, series=series, unit=block, attempt=0).stream(Stream.SLOT)


def shuffled(key: Key, purpose: str, block: int, size: int) -> tuple[int, ...]:
    """The numbers below `size` in the order that the key gives to a block."""
    # Only these count, so that all units of a block share one order.
    series = replace(key, unit=0, attempt=0)
    return _order(series, purpose, block, size)


@lru_cache(maxsize=4096)
def _order(series: Key, purpose: str, block: int, size: int) -> tuple[int, ...]:
    """As `shuffled`, which neighbouring units ask for again and again."""
    order = block_stream(series, purpose, block).permutation(size)
    return tuple(int(number) for number in order)


def phrasing_of(key: Key) -> int:
    """The number below 2**31 by which a rationale picks its sentences, for a unit."""
    return int(block_stream(key, "phrasing", key.unit).integers(2**31))


@dataclass(frozen=True, slots=True)
class Turn:
    """What falls to the unit that stands at some place of a sequence of blocks.

    Attributes:
        choice: the choice that falls to it.
        round: number of the block, which is how often the choice fell before.
    """

    choice: int
    round: int


def take_turns(key: Key, purpose: str, place: int, choices: int) -> Turn:
    """One choice of several; each block of `choices` places holds each of them once."""
    block, position = divmod(place, choices)
    return Turn(shuffled(key, purpose, block, choices)[position], block)


@dataclass(frozen=True, slots=True)
class BalanceCell:
    """A row and a column that fall to a unit together."""

    row: int
    column: int


def take_cell(
    key: Key, purpose: str, place: int, *, rows: int, columns: int
) -> BalanceCell:
    """A cell of a table; each `rows * columns` places hold each cell once.

    They do so in rounds of `rows` places. A round holds each row once, and each column
    equally often when `columns` divides `rows`: the rounds are the diagonals of the
    table, in a shuffled order, with shuffled columns, each read in a shuffled order.
    """
    table, within = divmod(place, rows * columns)
    diagonal, position = divmod(within, rows)
    row = shuffled(key, f"{purpose}/rows", place // rows, rows)[position]
    offset = shuffled(key, f"{purpose}/diagonals", table, columns)[diagonal]
    labels = shuffled(key, f"{purpose}/columns", table, columns)
    return BalanceCell(row, labels[(row + offset) % columns])
