"""Which wording falls to a unit, and which option stands at which letter.

Both are read from the place of a unit among those of its kind. Units come in blocks of
two rounds; each round has every wording once, in the same order. Two neighbours of a
round share out the letters between their four twins, and the second round turns the
shares around. So the right letters of a kind never differ by more than one in number,
wherever a split ends, and neither do those of one wording.
"""

from typing import NamedTuple

from scenegen.seeding import Key
from scenegen.tasks.balancing import shuffled


class Lettering(NamedTuple):
    """What falls to a unit.

    Attributes:
        wording: number of the wording.
        letters: the right letters of the two twins, as positions.
    """

    wording: int
    letters: tuple[int, int]


def lettering(
    key: Key, kind: str, place: int, *, wordings: int, options: int
) -> Lettering:
    """The wording and the right letters of a unit.

    Args:
        key: of the unit.
        kind: of its question.
        place: how many earlier units of the split have this kind.
        wordings: how many there are; even.
        options: how many there are, 2 or 4.

    Raises:
        ValueError: when `wordings` is odd or `options` is neither.
    """
    if wordings % 2 or options not in (2, 4):
        raise ValueError(f"{wordings} wordings, {options} options: cannot be balanced")
    block, within = divmod(place, 2 * wordings)
    turn, position = divmod(within, wordings)
    wording = shuffled(key, f"wording/{kind}", block, wordings)[position]
    neighbours = block * wordings + position - position % 2
    order = shuffled(key, f"letters/{kind}", neighbours, options)
    half = (position + turn) % 2 if options > 2 else 0
    first, second = order[2 * half : 2 * half + 2]
    return Lettering(wording, (first, second))


def option_order(
    key: Key, kind: str, letters: tuple[int, int], *, pair: tuple[int, int], count: int
) -> tuple[int, ...]:
    """The choices of a question in the order of their letters.

    The choices that are right for neither twin share the other letters by a toss.

    Args:
        key: of the unit.
        kind: of its question.
        letters: as `lettering` gives them.
        pair: the choices that are right for the two twins.
        count: how many choices there are.
    """
    others = [letter for letter in range(count) if letter not in letters]
    rest = [choice for choice in range(count) if choice not in pair]
    toss = shuffled(key, f"distractors/{kind}", key.unit, len(rest)) if rest else ()
    order = [0] * count
    for letter, choice in zip(letters, pair, strict=True):
        order[letter] = choice
    for letter, place in zip(others, toss, strict=True):
        order[letter] = rest[place]
    return tuple(order)
