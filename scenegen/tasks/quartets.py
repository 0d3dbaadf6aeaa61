"""Four categories that are not confused, to be the options of one question.

Each block of units holds every category once in every place of the four. Whatever falls
to a place, being right or being a distractor, then falls to all categories alike.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from scenegen.seeding import Key
from scenegen.tasks.balancing import shuffled

if TYPE_CHECKING:
    from scenegen.catalogue import Category

SIZE = 4

TRIES = 50
"""Shuffles of one place that are tried before the block is given up."""

Names = tuple[str, ...]


def quartet(
    key: Key, purpose: str, place: int, pool: "Sequence[Category]"
) -> tuple[str, str, str, str]:
    """The categories of a unit, no two alike or similar.

    Args:
        key: of the unit.
        purpose: what they are for.
        place: how many earlier units of the split have taken four for it.
        pool: categories to choose from, in the order of the catalogue.

    Raises:
        ValueError: when the pool holds too few that differ.
    """
    block, position = divmod(place, len(pool))
    apart = tuple(
        tuple(
            one.name != other.name
            and other.name not in one.similar
            and one.name not in other.similar
            for other in pool
        )
        for one in pool
    )
    rows = _block(key.at(unit=0), purpose, block, apart)
    a, b, c, d = (pool[number].name for number in rows[position])
    return a, b, c, d


@cache
def _block(
    key: Key, purpose: str, block: int, apart: tuple[tuple[bool, ...], ...]
) -> tuple[tuple[int, ...], ...]:
    """The fours of one block, as numbers in the pool."""
    size = len(apart)
    rows: list[tuple[int, ...]] = [()] * size
    for column in range(SIZE):
        for attempt in range(TRIES):
            name = f"{purpose}/{column}/{attempt}"
            order = shuffled(key, name, block, size)
            found = _matching(rows, order, apart)
            if found is not None:
                rows = [(*row, each) for row, each in zip(rows, found, strict=True)]
                break
        else:
            raise ValueError(
                f"{size} categories are too few for options that nobody confuses"
            )
    return tuple(rows)


def _matching(
    rows: list[tuple[int, ...]],
    order: tuple[int, ...],
    apart: tuple[tuple[bool, ...], ...],
) -> list[int] | None:
    """One category for each row, each used once, apart from those of its row.

    Kuhn's algorithm: a row that finds all its categories taken asks their holders to
    take others.
    """
    holder: dict[int, int] = {}

    def settle(row: int, tried: list[bool]) -> bool:
        start = order[row]
        for step in range(len(order)):
            each = order[(start + step) % len(order)]
            if tried[each] or not all(apart[each][other] for other in rows[row]):
                continue
            tried[each] = True
            if each not in holder or settle(holder[each], tried):
                holder[each] = row
                return True
        return False

    if not all(settle(row, [False] * len(order)) for row in range(len(rows))):
        return None
    chosen = {row: each for each, row in holder.items()}
    return [chosen[row] for row in range(len(rows))]
