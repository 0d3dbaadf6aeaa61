"""What falls to the units whose questions are found in finished rooms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scenegen.seeding import Key
from scenegen.tasks.balancing import phrasing_of, take_turns
from scenegen.tasks.lettering import lettering, option_order
from scenegen.tasks.path.found.brief import FoundBrief, FoundSlot
from scenegen.tasks.path.params import PathParams

if TYPE_CHECKING:
    from scenegen.tasks.path.kinds.found import FoundKind

AIMS = (-120, -90, -60, 60, 90, 120)
"""How far off its middle the imagined view shows what is asked about, tenths of a
degree."""

Choose = Callable[[str, int], int]


def found_slot(
    params: PathParams, kind: FoundKind, key: Key, place: int, *, spare: int
) -> FoundSlot:
    """What falls to a unit.

    Args:
        params: what is asked.
        kind: of the question.
        key: of the unit.
        place: of the unit among those of its kind.
        spare: 0 for its own slot; spare ones have another walk and other wishes.
    """
    name = kind.name
    blocks = f"{name}/spare{spare}" if spare else name

    def choose(what: str, choices: int, blocks: str = blocks) -> int:
        return take_turns(key, f"{what}/{blocks}", place, choices).choice

    # Of four options, the first one is right for the first twin, wherever its letter.
    is_turned = kind.options == 2 and choose("answers", 2, name) == 1
    pair = (1, 0) if is_turned else (0, 1)
    letters = lettering(
        key, name, place, wordings=len(kind.wordings), options=kind.options
    )
    variants = kind.variants(params.ways)
    turn = take_turns(key, f"differs/{name}", place, len(kind.inputs))
    differs = kind.inputs[turn.choice]
    shapes = kind.shapes(params.min_bends)
    brief = FoundBrief(
        kind=kind,
        variant=variants[choose("variant", len(variants), name)],
        differs=differs,
        right=pair,
        shape=shapes[choose(f"shape/{len(shapes)}", len(shapes))],
        shapes=shapes,
        wishes=kind.panel.wishes(key, f"{turn.choice}/{blocks}", turn.round),
        aim_tenths=AIMS[choose("aim", len(AIMS))],
        is_reversed=params.is_reversed,
        turns_map=params.turns_map,
    )
    return FoundSlot(
        brief,
        letters.wording,
        option_order(key, name, letters.letters, pair=pair, count=kind.options),
        phrasing_of(key),
    )
