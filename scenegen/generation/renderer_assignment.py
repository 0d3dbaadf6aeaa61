"""Which renderer draws a unit: it follows from the number of the unit.

Units stand in blocks in which every renderer has exactly its share, shuffled by a
stream of their own. Nothing is counted, and no label looks here, so that the facts of
an item are the same with every renderer.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import gcd

from scenegen.records.item import Address
from scenegen.renderers import DEFAULT
from scenegen.seeding import Key, Stream

EXACT = DEFAULT
"""The renderer whose pictures have the same bytes on every machine."""

LARGEST_BLOCK = 100
"""Units of a block, at most: shares are whole units of a hundred."""


def renderer_of(shares: Mapping[str, int], address: Address) -> str:
    """The renderer of all views of an item, and of its twin.

    Args:
        shares: name to units of a hundred, as recipes have them; their order does not
            matter.
        address: of the item.
    """
    if len(shares) == 1:
        return next(iter(shares))
    counts = tuple(sorted(shares.items()))
    common = gcd(*shares.values())
    size = sum(shares.values()) // common
    block, place = divmod(address.unit, size)
    key = Key(address.seed, address.split, address.series, block)
    return _dealt(counts, common, key)[place]


# Items come in the order of their units.
@lru_cache(maxsize=64)
def _dealt(
    counts: tuple[tuple[str, int], ...], common: int, key: Key
) -> tuple[str, ...]:
    """The renderers of a block, unit by unit; `key` has its number as its unit."""
    hand = [name for name, share in counts for _ in range(share // common)]
    order = key.stream(Stream.RENDERER).permutation(len(hand))
    return tuple(hand[int(number)] for number in order)
