"""Which option stands at which letter."""

from scenegen.seeding import Key
from scenegen.tasks.allotment import shuffled

OPTIONS = 4


def option_order(
    key: Key, wording: int, used: int, *, pair: tuple[int, int]
) -> tuple[int, ...]:
    """The four options in the order of their letters, as places in the window.

    Four items in a row of one wording have four different right letters, so that the
    letters of a wording never differ by more than one in number. The two options that
    are right for neither twin share the other two letters by a toss.

    Args:
        key: of the unit.
        wording: number of the wording.
        used: how many earlier units have this wording.
        pair: places of the right options of the two twins.
    """
    block, half = divmod(used, 2)
    letters = shuffled(key, f"letters/{wording}", block, OPTIONS)
    right = letters[2 * half : 2 * half + 2]
    others = [letter for letter in range(OPTIONS) if letter not in right]
    rest = [place for place in range(OPTIONS) if place not in pair]
    toss = shuffled(key, "distractors", key.unit, len(rest))
    order = [0] * OPTIONS
    for letter, place in zip(right, pair, strict=True):
        order[letter] = place
    for letter, choice in zip(others, toss, strict=True):
        order[letter] = rest[choice]
    return tuple(order)
