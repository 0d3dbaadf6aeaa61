"""What each unit that asks about a facing asks, decided by its number alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from scenegen.seeding import Key
from scenegen.tasks.balancing import phrasing_of, take_turns
from scenegen.tasks.lettering import lettering, option_order
from scenegen.tasks.perspective.facing.blind_odds import ODDS
from scenegen.tasks.perspective.facing.flat_features import FRONTS
from scenegen.tasks.perspective.facing.kinds import (
    FACING_KINDS,
    FacingAhead,
    FacingInView,
    FacingKind,
    FacingOneInView,
    FacingSide,
)
from scenegen.tasks.search.pairing import Panel, Wishes

X, THING, TURNED = "x", "thing", "turned"
"""The input in which twins differ: where the X is, which thing is asked about, how the
giver is turned on the spot."""

ASIDE, HIDDEN = "aside", "hidden"
"""Why a thing is not seen."""


class Cell(NamedTuple):
    """What is decided together.

    Attributes:
        differs: the input in which the twins differ.
        is_freed: a light thing of the room was set down where it can be turned.
        unseen: why a thing is not seen, where that is asked.
        crossed: two inputs, one of them `differs`, that are worth nothing alone; see
            `crossed`. None when empty.
    """

    differs: str
    is_freed: bool = False
    unseen: str = ""
    crossed: tuple[str, ...] = ()


SHARES = (FacingOneInView.name,)
"""Kinds that units ask, in turns."""

IF_NAMED = (FacingSide.name, FacingInView.name, FacingAhead.name)
"""Those that are asked only where a recipe names them. Whoever overlooks one of their
inputs keeps an advantage in the first two, however twins are chosen: see `squares`. Of
four things straight ahead of
one X, the way that a front points leaves one, mostly, wherever the X may be: from a
second place that the picture shows, the same front led to another of the four in 6 of
236 searches of rooms that found fours. So who overlooks the X answers them."""

HARD_IF_NAMED = (FacingSide.name,)
"""Those of two pictures, of which the first shows the X and the giver, the second what
is asked about."""


def _crossed(first: str, second: str) -> list[Cell]:
    """Either input differs; all are of things that are beside the view, not hidden."""
    both = first, second
    return [Cell(each, is_freed=True, unseen=ASIDE, crossed=both) for each in both]


PLANES = (*([(X, TURNED)] * 5), *([(THING, TURNED)] * 2), (X, THING))
"""Inputs of which squares have two values, see `squares`. Who does not see which way
the giver faces makes most of the input that the other ones share."""

PLANES_OF_TWO = (X, TURNED), (THING, TURNED), (X, THING)
"""Of two pictures, of which the first shows the X and the way, the second all things.
Who sees one of them alone tosses a coin wherever things are one of both inputs. Of
places and ways alone, the first picture was enough for 55 % by its boxes, and for 73 %
by the exact front: to a wall nearby, or away from the camera, there is nothing."""

CELLS = {
    FacingSide.name: (
        *([Cell(TURNED, is_freed=True)] * 13),
        Cell(X),
        Cell(X, is_freed=True),
        Cell(THING, is_freed=True),
    ),
    # What is hidden in a direction stays so, whichever way the giver is turned; and
    # something stands before it, which a picture shows without any direction. So few
    # units ask for it.
    FacingInView.name: (
        *([Cell(TURNED, is_freed=True, unseen=ASIDE)] * 13),
        *(_crossed(X, TURNED) * 4),
        *_crossed(THING, TURNED),
        Cell(X, is_freed=True, unseen=HIDDEN),
        Cell(THING, is_freed=True, unseen=HIDDEN),
    ),
    # Each of the four is straight ahead for some turn: see `search.fours`.
    FacingAhead.name: (Cell(TURNED, is_freed=True),),
    # Nothing tells these apart without all three inputs: see `squares`.
    FacingOneInView.name: tuple(
        Cell(each, is_freed=True, crossed=both) for both in PLANES for each in both
    ),
}

HARD_CELLS = {
    FacingSide.name: (*([Cell(TURNED, is_freed=True)] * 11), Cell(X, is_freed=True)),
    FacingOneInView.name: tuple(
        Cell(each, is_freed=True, crossed=both)
        for both in PLANES_OF_TWO
        for each in both
    ),
}
"""Of a side, the first picture differs, in its giver or its X: were two things of the
second one asked about, the left one of them would mostly be to the left."""

_OFFSETS = (
    "dx", "adx", "dfoot", "away", "page", "depth", "col", "mid", "foot", "area",
    "giver_dx", "giver_ddepth", "to_giver", "to_giver_depth", "giver_width",
)  # fmt: skip

_SHOWN = ("wall", "width_side", "col", "to_giver", "dx", "cross_foot")
"""Where a thing is, and the X, tells to which side, unless it is dealt."""

PANELS = {
    FacingSide.name: Panel(
        (*_SHOWN, *FRONTS, *ODDS),
        ("depth_ratio", "ddepth", *(each for each in _OFFSETS if each not in _SHOWN)),
        4,
    ),
    FacingInView.name: Panel(
        ("wall", "depth_ratio", "ddepth", "adx", *FRONTS, *ODDS),
        tuple(each for each in _OFFSETS if each != "adx"),
        4,
    ),
    # What does not depend on the turn tells nothing: see `search.fours`.
    FacingAhead.name: Panel(()),
    FacingOneInView.name: Panel(()),
}

HARD_PANELS = {
    FacingSide.name: Panel(
        ("wall", "front_right", "front_away", *ODDS),
        ("col", "foot", "depth", "area"),
        2,
    ),
    FacingOneInView.name: Panel(()),
}


@dataclass(frozen=True, slots=True)
class FacingSlot:
    """What a unit asks.

    Attributes:
        kind: of the question.
        differs, is_freed, unseen, crossed: as in `Cell`.
        answers: numbers of the right options of the twins, before they get letters.
        wishes: signs of features.
        from_giver: what is to be true from where the giver is, see `plans.by_giver`.
        wording: which wording of its kind.
        order: numbers of the options, in the order of their letters.
        phrasing: a number below 2**31 that picks sentences for the rationale.
        views: visible pictures.
    """

    kind: FacingKind
    differs: str
    is_freed: bool
    unseen: str
    crossed: tuple[str, ...]
    answers: tuple[int, int]
    wishes: Wishes
    from_giver: bool
    wording: int
    order: tuple[int, ...]
    phrasing: int
    views: int


def facing_slot(
    key: Key, spare: int, views: int, kinds: tuple[str, ...] = ()
) -> FacingSlot:
    """The slot of a unit; a spare one may differ in another input.

    Args:
        key: of the unit.
        spare: see `Task.slot`.
        views: visible pictures.
        kinds: that are asked; `SHARES` when empty.
    """
    shares: tuple[str, ...] = SHARES
    if kinds:
        shares = tuple(name for name in (*SHARES, *IF_NAMED) if name in kinds)
    turn = take_turns(key, "facing", key.unit, len(shares))
    name = shares[turn.choice]
    count = shares.count(name)
    place = turn.round * count + turn.choice - shares.index(name)
    kind = FACING_KINDS[name]
    blocks = f"{name}/spare{spare}" if spare else name
    cells = (CELLS if views == 1 else HARD_CELLS)[name]
    panel = (PANELS if views == 1 else HARD_PANELS)[name]
    options = kind.options
    # With two options a twin's answer is dealt with its cell; of four, the first and
    # the second one that the search names are right.
    choices = list(product(cells, ((0, 1), (1, 0)) if options == 2 else ((0, 1),)))
    drawn = take_turns(key, f"cell/{blocks}", place, len(choices)).choice
    cell, answers = choices[drawn]
    lot = lettering(key, name, place, wordings=len(kind.wordings), options=options)
    return FacingSlot(
        kind=kind,
        differs=cell.differs,
        is_freed=cell.is_freed,
        unseen=cell.unseen,
        crossed=cell.crossed,
        answers=answers,
        wishes=panel.wishes(key, blocks, place),
        from_giver=take_turns(key, f"giver/{blocks}", place, 2).choice == 1,
        wording=lot.wording,
        order=option_order(key, name, lot.letters, pair=answers, count=options),
        phrasing=phrasing_of(key),
        views=views,
    )
