"""What falls to the units of the path task, decided by their numbers alone.

Nothing is counted and nothing remembered: each decision takes turns of its own, keyed
by what is decided (`tasks.balancing`), so that any unit can be made by itself and each
prefix of a series is nearly balanced. Kinds take turns first; the number of a unit
among those of its kind is its place for all other decisions, so that these are balanced
within each kind. Decisions are independent except where a shortcut would profit from
that; those fall as pairs (`PLACINGS`) or follow from one another (`PathKind.arrange`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from scenegen.catalogue import Category
from scenegen.seeding import Key
from scenegen.tasks.balancing import phrasing_of, take_turns
from scenegen.tasks.lettering import lettering, option_order
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.kinds import KINDS, PathKind
from scenegen.tasks.path.kinds.base import OPTIONS, Choose
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.quartets import quartet

TWINS = ((0, 1), (1, 0), (2, 3), (3, 2))
"""Places of the right categories of the two twins among the four of a unit."""

LENGTHS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"short": (2000, 3000), "medium": (3000, 4500), "long": (4500, 7000)}
)
"""Of walks, (least, most), millimetres."""


@dataclass(frozen=True, slots=True)
class PathSlot:
    """What a unit asks, decided by its number.

    Attributes:
        brief: what its scenes must hold.
        wording: which wording of its kind.
        order: places of the categories in the order of their letters.
        phrasing: a number below 2**31 that picks sentences for the rationale.
    """

    brief: PathBrief
    wording: int
    order: tuple[int, ...]
    phrasing: int


def slot_of(
    params: PathParams, pool: tuple[Category, ...], key: Key, *, spare: int = 0
) -> PathSlot:
    """What falls to a unit.

    Args:
        params: what is asked.
        pool: categories that may be options.
        key: of the unit.
        spare: 0 for its own slot; spare ones have another walk and other objects, but
            keep kind, wording and letters, so that the balance of these holds.
    """
    kinds = [kind for kind in KINDS.values() if kind.variants(params.variants)]
    turn = take_turns(key, "kind", key.unit, len(kinds))
    kind, place = kinds[turn.choice], turn.round
    name = kind.name
    blocks = f"{name}/spare{spare}" if spare else name
    count = len(kind.wordings)
    letters = lettering(key, name, place, wordings=count, options=OPTIONS)
    right = TWINS[take_turns(key, f"twins/{name}", place, len(TWINS)).choice]
    four = quartet(key, blocks, place, pool)
    return PathSlot(
        _brief(params, kind, four, right, partial(_choose, key, blocks, place)),
        letters.wording,
        option_order(key, name, letters.letters, pair=right, count=OPTIONS),
        phrasing_of(key),
    )


def _choose(key: Key, blocks: str, place: int, what: str, choices: int) -> int:
    return take_turns(key, f"{what}/{blocks}", place, choices).choice


def _brief(
    params: PathParams,
    kind: PathKind,
    four: tuple[str, str, str, str],
    right: tuple[int, int],
    choose: Choose,
) -> PathBrief:
    """What the scenes of a unit must hold."""
    variants = kind.variants(params.variants)
    variant = variants[choose("variant", len(variants))]
    forms = [form for form in kind.forms(variant) if form[1] >= params.min_bends]
    length, bends = forms[choose(f"form/{len(forms)}", len(forms))]
    brief = PathBrief(
        kind=kind,
        variant=variant,
        categories=kind.categories(four),
        right=right,
        length_mm=LENGTHS[length],
        bends=0 if kind.is_straight else bends,
        is_reversed=params.is_reversed,
        turns_map=params.turns_map,
    )
    return kind.arrange(brief, choose)
