"""Which wording falls to a unit, and which option stands at which letter.

Wordings are dealt in blocks, so that each comes equally often. The right letters of a
unit are drawn, by a stream of the unit alone. Were they dealt as well, each block would
hold every letter equally often, and whoever has seen most of a block would know what
the rest of it holds: the rarest letter of other folds is right more often than chance.
Of drawn letters nothing follows for others. Those of twins differ in any case.
"""

from typing import NamedTuple

from scenegen.seeding import Key
from scenegen.tasks.balancing import shuffled, take_turns


class Lettering(NamedTuple):
    """What falls to a unit.

    Attributes:
        wording: number of the wording.
        letters: the right letters of the two twins, as positions; they differ.
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
        wordings: how many there are.
        options: how many there are, 2 at least.

    """
    wording = take_turns(key, f"wording/{kind}", place, wordings).choice
    first, second, *_ = shuffled(key, f"letters/{kind}", place, options)
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
