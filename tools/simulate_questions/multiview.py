"""Counts over four pictures: what the pictures' counts and the options give away."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tools.simulate_questions.learners import Items
from tools.simulate_questions.perspective import Setting
from tools.simulate_questions.rooms import Ints

VIEWS, RIGS, OPTIONS = 4, 4000, 4
"""Pictures of an item, rigs tried in a room, and counts that are offered."""

COUNTS, OVERLAPS = (2, 9), 6
"""Counts that are asked for, and overlaps that are dealt: 0 to 5."""

TRIED = 60
"""Rooms that are searched for what is dealt."""

SUMS = (4, 5, 6)
"""What the other pictures show together, where that is dealt."""

SEEN_SHARE, APART = 0.001, 0.7
"""Share of a picture from which a thing counts as seen, and metres between cameras."""

NAMES = (
    "place", "value", "over_max", "overlap", "overlap_share", "sum", "most", "least",
    "views_with", "window",
    *(f"max_plus_{n}" for n in range(4)), *(f"sum_minus_{n}" for n in range(6)),
    *(f"max_and_{p}_of_rest" for p in (25, 50, 75)), "second",
)  # fmt: skip
"""Of an offered count; the later ones are distances from a guess."""


class Rigs(NamedTuple):
    """Rigs of one category in one room; r rigs.

    Attributes:
        counts: (r, VIEWS) things that each picture shows.
        truth: (r,) distinct things over all pictures.
        there: (r,) things in the room.
        splits: (r,) whether some thing is in two pictures or more, and free floor is
            shown by one of these and no other, and by another one and no other.
    """

    counts: Ints
    truth: Ints
    there: Ints
    splits: np.ndarray


def rigs(here: Setting) -> list[Rigs]:
    """All categories that a room holds two to nine of, with random rigs."""
    shown, room, rng = here.shown, here.room, here.rng
    seen = (shown.area > SEEN_SHARE) & (np.abs(shown.u - 0.5) < 0.48)
    seen &= (shown.depth > 0.3) & (here.table.clear[shown.eye] >= 3) & (shown.v < 1.1)
    found = []
    for category in np.unique(room.categories[room.is_large]):
        those = (room.categories == category) & room.is_large
        if not COUNTS[0] <= np.count_nonzero(those) <= COUNTS[1]:
            continue
        table = seen[:, those]
        useful = np.flatnonzero(shown.framed.sum(axis=1) >= 3)
        if len(useful) < 2 * VIEWS:
            continue
        rig = useful[rng.integers(0, len(useful), (RIGS, VIEWS))]
        spots = here.table.eyes[shown.eye[rig]]
        gaps = np.hypot(*np.moveaxis(spots[:, :, None] - spots[:, None], 3, 0))
        gaps[:, np.arange(VIEWS), np.arange(VIEWS)] = 9
        rig = rig[(gaps > APART).all(axis=(1, 2))]
        of = table[rig]
        truth = of.any(axis=1).sum(axis=1)
        counts = of.sum(axis=2)
        good = (truth >= COUNTS[0]) & (counts.max(axis=1) < truth)
        rig, of = rig[good], of[good]
        if len(rig):
            splits = _can_split(of, shown.mark_framed[rig])
            there = np.full(len(rig), table.shape[1])
            found.append(Rigs(counts[good], truth[good], there, splits))
    return found


def _can_split(of: np.ndarray, marks: np.ndarray) -> np.ndarray:
    """(r,) see `Rigs.splits`; (r, views, things) and (r, views, spots)."""
    alone = marks & (marks.sum(axis=1, keepdims=True) == 1)
    has_spot = alone.any(axis=2)
    two = of.sum(axis=1) == 2
    both = (of & has_spot[:, :, None]).sum(axis=1) == 2
    found: np.ndarray = (two & both).any(axis=1)
    return found


def items(
    rooms: list[list[Rigs]], how: str, rng: np.random.Generator, units: int = 4
) -> Items:
    """Questions with windows of four counts in which the place of the truth is dealt.

    Args:
        rooms: of every room, its rigs by category.
        how: "as" for any rig; "overlap" for a dealt overlap; "sums" for a dealt sum and
            a dealt truth, both counted from the fullest picture, with the options that
            follow it; "twins" for the same in pairs with equal counts in every picture.
        rng: deals.
        units: items or pairs for each room there is.
    """
    chosen: list[tuple[Ints, int, int, int]] = []
    for group in range(units * len(rooms)):
        first = int(rng.choice((1, 3)) if how == "twins" else rng.integers(1, 5))
        deal = int(rng.integers(OVERLAPS)), first, int(rng.choice(SUMS))
        found = _first_room(rooms, how, deal, rng)
        if found is None:
            continue
        counts, truth = found
        window = int(counts.max()) + 1
        if how in ("as", "overlap"):
            window = truth - int(rng.integers(OPTIONS))
        chosen.append((counts, truth, window, group))
        if how == "twins":
            chosen.append((counts, truth + 1, window, group))
    return Items(
        np.stack([_features(counts, window) for counts, _, window, _ in chosen]),
        np.array([truth - window for _, truth, window, _ in chosen]),
        np.array([group for *_, group in chosen]),
        NAMES,
    )


def _first_room(
    rooms: list[list[Rigs]],
    how: str,
    deal: tuple[int, int, int],
    rng: np.random.Generator,
) -> tuple[Ints, int] | None:
    """Counts and truth of a rig that has what is dealt, in the first room with one."""
    for number in rng.permutation(len(rooms))[:TRIED]:
        for one in rooms[int(number)]:
            rows = _fitting(one, how, deal)
            if len(rows):
                row = int(rng.choice(rows))
                return one.counts[row], int(one.truth[row])
    return None


def _fitting(one: Rigs, how: str, deal: tuple[int, int, int]) -> Ints:
    """Rigs that have what is dealt: overlap, truth over the fullest, sum over it."""
    overlap, over, rest = deal
    most, total = one.counts.max(axis=1), one.counts.sum(axis=1)
    if how == "as":
        fits = np.ones(len(most), dtype=np.bool_)
    elif how == "overlap":
        fits = total - one.truth == overlap
    else:
        fits = (one.truth - most == over) & (total - most == rest)
        fits &= one.splits if how == "twins" else True
    return np.flatnonzero(fits)


def _features(counts: Ints, window: int) -> np.ndarray:
    """(OPTIONS, f) of the four offered counts."""
    total, ordered = int(counts.sum()), np.sort(counts)[::-1]
    most, rest = int(ordered[0]), total - int(ordered[0])
    rows = []
    for place in range(OPTIONS):
        value = window + place
        guesses = [
            *(most + n for n in range(4)), *(total - n for n in range(6)),
            *(most + rest * p / 100 for p in (25, 50, 75)), int(ordered[:2].sum()),
        ]  # fmt: skip
        rows.append(
            [place, value, value - most, total - value, value / total, total, most,
             int(ordered[-1]), int(np.count_nonzero(counts)), window,
             *(abs(value - guess) for guess in guesses)]
        )  # fmt: skip
    return np.array(rows, dtype=np.float64)
