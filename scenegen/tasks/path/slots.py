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
from scenegen.tasks.path.found.brief import FoundSlot
from scenegen.tasks.path.found.slots import found_slot
from scenegen.tasks.path.kinds import (
    KINDS,
    Blocked,
    FacingView,
    FoundKind,
    PassingOrder,
    PathKind,
    SeenOver,
    SideObject,
    StagedKind,
)
from scenegen.tasks.path.kinds.staged import OPTIONS, Choose
from scenegen.tasks.path.params import PathParams
from scenegen.tasks.quartets import quartet

SHARES: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "core": {FacingView.name: 17, Blocked.name: 3},
        "easy": {SideObject.name: 1, PassingOrder.name: 1, Blocked.name: 1},
        "sight": {SeenOver.name: 1},
    }
)
"""By preset: how many of so many units in a row are of a kind."""

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
) -> PathSlot | FoundSlot:
    """What falls to a unit.

    Args:
        params: what is asked.
        pool: categories that may be options.
        key: of the unit.
        spare: 0 for its own slot; spare ones have another walk and other objects, but
            keep kind, wording and letters, so that the balance of these holds.
    """
    kind, place = _kind_of(params, key)
    if isinstance(kind, FoundKind):
        return found_slot(params, kind, key, place, spare=spare)
    assert isinstance(kind, StagedKind)
    return _staged_slot(params, pool, kind, key, place, spare=spare)


def shares_of(params: PathParams) -> list[tuple[PathKind, int]]:
    """The kinds that are asked, and how many of so many units in a row are of each."""
    return [
        (KINDS[name], share)
        for name, share in SHARES[params.preset].items()
        if KINDS[name].variants(params.ways) and name in (params.kinds or KINDS)
    ]


def _kind_of(params: PathParams, key: Key) -> tuple[PathKind, int]:
    """The kind that falls to a unit, and the place of the unit among those of it."""
    shares = shares_of(params)
    turn = take_turns(key, "kind", key.unit, sum(share for _, share in shares))
    choice = turn.choice
    for kind, share in shares:
        if choice < share:
            return kind, turn.round * share + choice
        choice -= share
    raise AssertionError(f"no kind has turn {turn}")


def _staged_slot(
    params: PathParams,
    pool: tuple[Category, ...],
    kind: StagedKind,
    key: Key,
    place: int,
    *,
    spare: int,
) -> PathSlot:
    """What falls to a unit whose things are placed before its room is furnished."""
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
    kind: StagedKind,
    four: tuple[str, str, str, str],
    right: tuple[int, int],
    choose: Choose,
) -> PathBrief:
    """What the scenes of a unit must hold."""
    variants = kind.variants(params.ways)
    variant = variants[choose("variant", len(variants))]
    forms = [form for form in kind.forms(variant) if form[1] >= params.min_bends]
    length, bends = forms[choose(f"form/{len(forms)}", len(forms))]
    brief = PathBrief(
        kind=kind,
        variant=variant,
        categories=four,
        right=right,
        length_mm=LENGTHS[length],
        bends=bends,
        is_reversed=params.is_reversed,
        turns_map=params.turns_map,
    )
    return kind.arrange(brief, choose)
