"""All kinds of questions that are simulated, but for counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from tools.simulate_questions import facing, hard, path, perspective
from tools.simulate_questions.pairing import Pool
from tools.simulate_questions.perspective import Setting
from tools.simulate_questions.pictures import FEATURES

Search = Callable[[Setting], Pool | None]


class Kind(NamedTuple):
    """A kind of question: its search, its features, and what twins differ in."""

    search: Search
    names: tuple[str, ...]
    inputs: tuple[str, ...]


def _on_walks(here: Setting, judge: path.Kind) -> Pool | None:
    return path.pool(here.room, judge, here.rng)


def _from_m1(here: Setting, *, crosses: bool) -> Pool | None:
    return path.seen_from_m1(here.room, here.rng, crosses=crosses)


TWO_WAY = {
    "relative_position": ("x", "thing", "turn"),
    "visibility": ("x", "thing"),
    "visibility_on_line": ("x", "thing"),
}
"""Kinds after a turn that ask about one thing, and what their twins differ in."""

TURN = {
    name: Kind(
        search,
        FEATURES + (perspective.OCCLUDER_FEATURES if "visib" in name else ()),
        TWO_WAY.get(name, ("x", "turn")),
    )
    for name, search in perspective.KINDS.items()
}

FACING = {
    "relative_position": Kind(
        facing.relative_position, facing.NAMES, ("x", "thing", "front", "turned")
    ),
    "standing": Kind(facing.standing, facing.NAMES, ("x", "thing", "front", "turned")),
    "in_view": Kind(facing.in_view, facing.NAMES, ("x", "thing", "front", "turned")),
    "straight_ahead": Kind(
        facing.straight_ahead, facing.NAMES, ("x", "front", "turned")
    ),
}

PATH = {
    **{
        name: Kind(partial(_on_walks, judge=judge), path.NAMES, path.INPUTS)
        for name, judge in path.KINDS.items()
    },
    "seen_from_m1": Kind(
        partial(_from_m1, crosses=False), path.SEEN_NAMES, ("m1", "thing")
    ),
    "seen_over_things": Kind(
        partial(_from_m1, crosses=True), path.SEEN_NAMES, ("m1", "thing")
    ),
}

KINDS = {
    **{f"turn/{name}": kind for name, kind in TURN.items()},
    **{f"facing/{name}": kind for name, kind in FACING.items()},
    "two_pictures/relative_position": Kind(
        hard.relative_position, hard.NAMES, ("first", "second")
    ),
    "two_pictures/facing_side": Kind(
        hard.facing_side, hard.FACING_NAMES, ("first", "second")
    ),
    **{f"path/{name}": kind for name, kind in PATH.items()},
}
"""By name, as the command line takes them."""
