"""What falls to the units of the path task, decided by their numbers alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from scenegen.params import Field, Params
from scenegen.seeding import Key
from scenegen.tasks.balancing import block_stream, take_turns
from scenegen.tasks.options import lettering, option_order
from scenegen.tasks.path.brief import PathBrief
from scenegen.tasks.path.phrasing import WORDINGS
from scenegen.tasks.quartets import quartet

if TYPE_CHECKING:
    from scenegen.catalogue import Category

OPTIONS = 4

KINDS = ("side_object", "passing_order", "blocked")

Variant = Literal["map", "map_arrow", "map_fog", "map_ego"]

VARIANTS: tuple[Variant, ...] = ("map", "map_arrow", "map_fog", "map_ego")
"""Ways to show a walk; a way that may be blocked is not shown from its ends."""

TWINS = ((0, 1), (1, 0), (2, 3), (3, 2))
"""Places of the right categories of the two twins among the four of a unit."""

SIDES = ("left", "right")

LENGTHS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"short": (2000, 3000), "medium": (3000, 4500), "long": (4500, 7000)}
)
"""Of walks, millimetres."""

FORMS = (
    ("short", 0), ("short", 1), ("short", 1),
    ("medium", 0), ("medium", 1), ("medium", 2),
    ("long", 1), ("long", 2), ("long", 3),
)  # fmt: skip
"""Length and number of bends of a walk; each falls to equally many units."""

FORMS_FROM_ENDS = (("medium", 2), ("long", 2), ("long", 3))
"""The same where pictures from the ends must not show what is beside the middle."""

Fall = Callable[[str, int], int]
"""From what is decided and the number of choices to the choice of a unit."""


class PathParams(Params):
    """What is asked, and what an item must hold to be kept."""

    variants: tuple[Variant, ...] = Field(
        default=VARIANTS,
        min_length=1,
        description="Ways to show a walk; each falls to equally many units of a kind. "
        "'map_ego' alone leaves out ways that may be blocked.",
    )
    min_bends: int = Field(
        default=0,
        ge=0,
        le=3,
        description="Corners that a walk has at least, but for straight ones that "
        "something may block.",
    )
    is_reversed: bool = Field(
        default=False, description="Whether walks lead from point 2 to point 1."
    )
    turns_map: bool = Field(
        default=False,
        description="Whether maps are drawn with another direction than north up.",
    )
    side_pcm: int = Field(
        default=400,
        ge=50,
        le=5000,
        description="Share of the imagined view that the right thing fills, per cent "
        "mille (1e-5) of its pixels.",
    )
    clear_percent: int = Field(
        default=60,
        ge=1,
        le=100,
        description="Part of the right thing that the imagined view shows, and of all "
        "four things that the map shows, per cent of their outlines.",
    )
    map_pcm: int = Field(
        default=100,
        ge=20,
        le=5000,
        description="Share of the map that each of the four things fills, per cent "
        "mille of its pixels.",
    )


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


HEADINGS = (0, 0, 1, 2, 2, 3)
"""Directions of walks on the page, see `PathBrief`; each falls to equally many units.
"""

_SHARES = {0: (5, 5, 5, 9), 1: (4, 4, 2, 0), 2: (5, 5, 5, 9), 3: (4, 4, 6, 0)}
"""By direction: how often how many of the three others are nearer."""

PLACINGS = tuple(
    (heading, nearness)
    for heading, shares in _SHARES.items()
    for nearness, share in enumerate(shares)
    for _ in range(share)
)
"""Directions at M1 of a "side_object", with how many things are nearer to it.

The side of the page is that of the walker on the way up, the other one on the way down,
and neither on the way sideways. With more of these, and with company on that side on
the way up, it tells no more than chance which thing is right: the farthest has none.
"""


class _Decoys(NamedTuple):
    """What keeps rules of thumb from finding the right thing; see `PathBrief`."""

    abreast: int = 0
    is_central: bool | None = None
    is_outermost: bool | None = None
    is_by_end: bool | None = None


def slot_of(
    params: PathParams, pool: "tuple[Category, ...]", key: Key, *, spare: int = 0
) -> PathSlot:
    """What falls to a unit: kinds take turns, and all else does within a kind.

    Args:
        params: what is asked.
        pool: categories that may be options.
        key: of the unit.
        spare: 0 for its own slot; spare ones have another walk and other things.
    """
    kinds = [kind for kind in KINDS if variants_of(kind, params)]
    turn = take_turns(key, "kind", key.unit, len(kinds))
    kind, place = kinds[turn.choice], turn.round
    deal = f"{kind}/spare{spare}" if spare else kind
    count = len(WORDINGS[kind])
    lot = lettering(key, kind, place, wordings=count, options=OPTIONS)
    right = TWINS[take_turns(key, f"twins/{kind}", place, len(TWINS)).choice]
    four = quartet(key, deal, place, pool)
    brief = _brief(params, kind, four, right, partial(_fall, key, deal, place))
    return PathSlot(
        brief,
        lot.wording,
        option_order(key, kind, lot.letters, pair=right, count=OPTIONS),
        int(block_stream(key, "phrasing", key.unit).integers(2**31)),
    )


def _fall(key: Key, deal: str, place: int, what: str, choices: int) -> int:
    return take_turns(key, f"{what}/{deal}", place, choices).choice


def variants_of(kind: str, params: PathParams) -> tuple[Variant, ...]:
    """The ways to show a walk that a kind may have."""
    return tuple(
        each for each in params.variants if kind != "blocked" or each != "map_ego"
    )


def _brief(
    params: PathParams,
    kind: str,
    four: tuple[str, str, str, str],
    right: tuple[int, int],
    fall: Fall,
) -> PathBrief:
    """What the scenes of a unit must hold."""
    is_side, is_blocked = kind == "side_object", kind == "blocked"
    variants = variants_of(kind, params)
    variant = variants[fall("variant", len(variants))]
    given = FORMS_FROM_ENDS if is_side and variant == "map_ego" else FORMS
    forms = tuple(form for form in given if form[1] >= params.min_bends)
    length, bends = forms[fall(f"form/{len(forms)}", len(forms))]
    if is_side:
        side = fall("side", len(SIDES))
        heading, nearness = PLACINGS[fall("placing", len(PLACINGS))]
    else:
        side, heading = 0, HEADINGS[fall("heading", len(HEADINGS))]
        nearness = fall("nearness", OPTIONS - is_blocked)
    decoys = _Decoys()
    if kind == "passing_order":
        decoys = _decoys_of_order(nearness, fall)
    elif is_side and variant == "map_ego":
        # At one of the two extremes it is hard to find something more central.
        decoys = _Decoys(is_central=False if 0 < nearness < OPTIONS - 1 else None)
    elif is_side:
        decoys = _decoys_of_side(nearness, bends, fall, is_up=heading == 1)
    return PathBrief(
        kind=kind,
        variant=variant,
        categories=("", *four[1:]) if is_blocked else four,
        right=right,
        side=SIDES[side] if is_side else "",
        heading=heading,
        nearness=nearness,
        length_mm=LENGTHS[length],
        bends=0 if is_blocked else bends,
        abreast=decoys.abreast,
        is_central=decoys.is_central,
        is_outermost=decoys.is_outermost,
        is_by_end=decoys.is_by_end,
        is_reversed=params.is_reversed,
        turns_map=params.turns_map,
    )


def _decoys_of_order(nearness: int, fall: Fall) -> _Decoys:
    """The first thing passed is central, and outermost, in about one of four units.

    Both follow from the places where all others stand behind the start, and mostly also
    where none is nearer to it.
    """
    if nearness == OPTIONS - 1:
        return _Decoys()
    return _Decoys(
        is_central=nearness > 0 and fall("central", OPTIONS - 1) == 0,
        is_outermost=False if nearness else None,
    )


def _decoys_of_side(nearness: int, bends: int, fall: Fall, *, is_up: bool) -> _Decoys:
    """The thing beside M1 is central in one of four units, by an end in half of them.

    What is nearest to M1 is mostly central as well; on straight walks it always is.
    Where all others are nearer to M1, the right one mostly is the nearest to an end.
    """
    return _Decoys(
        abreast=_abreast(nearness, is_even=fall("abreast", 2) == 0, is_up=is_up),
        is_central=False if nearness and bends else None,
        is_by_end=fall("by_end", OPTIONS - 1) == 0 if nearness < OPTIONS - 1 else None,
    )


def _abreast(nearness: int, *, is_even: bool, is_up: bool) -> int:
    """How many things are in the asked half of the floor, the right one included.

    Those are farther away than the right one, so there are none when all others are
    nearer. Something that is alone in its half then is as often wrong as right. On the
    way up, where that half is the side of the page, it holds three where it may.
    """
    if nearness >= OPTIONS - 2:
        return OPTIONS - nearness
    return 2 + (is_even or is_up)
