"""Two pictures: the first shows the X, only the second one what is asked about."""

from __future__ import annotations

import numpy as np

from tools.simulate_questions.pairing import Pool, partners
from tools.simulate_questions.perspective import (
    CROSS_MM,
    NOVEL_AREA,
    TURNS,
    Setting,
)
from tools.simulate_questions.rooms import Floats, Ints
from tools.simulate_questions.sight import wrapped

PAIRS, KEPT = 6000, 40_000
"""Pairs of cameras that are tried in a room, and rows that are kept."""

MORE_PAIRS = 20_000
"""Pairs that are tried where a thing has to give the direction as well."""

SHARED = 2
"""Things that both pictures show, at least."""

SURE = (15.0, 36.0)
"""Degrees to a side after the turn."""

NAMES = (
    "turn", "cross_col", "cross_foot", "cross_depth", "cross_mid",
    "col", "foot", "top", "height", "area", "depth", "mid",
    "shared_col_1", "shared_col_2", "shared_dcol", "shared_depth_1", "shared_depth_2",
    "shared_ddepth", "cross_to_shared", "thing_to_shared", "cross_shared_depth",
    "thing_shared_depth", "dcol", "ddepth", "dfoot",
)  # fmt: skip
"""What is to one side counts towards the turn; the shared thing is the largest."""


def relative_position(here: Setting) -> Pool | None:
    """Left or right after the turn; label 1 is the side that the turn went to."""
    shown, table, rng = here.shown, here.table, here.rng
    cameras = len(shown.eye)
    first, second = rng.integers(0, cameras, (2, PAIRS))
    both = shown.framed[first] & shown.framed[second] & here.room.is_large
    usable = (both.sum(axis=1) >= SHARED) & shown.mark_framed[first].any(axis=1)
    usable &= table.marks[shown.eye[first], shown.eye[second]]
    first, second, both = first[usable], second[usable], both[usable]
    glimpsed = (np.abs(shown.u[first] - 0.5) < 0.5 + shown.wide[first]) & (
        shown.depth[first] > 0.2
    )
    asked = shown.named[second] & ~glimpsed
    pair, cross, thing = np.nonzero(
        shown.mark_framed[first][:, :, None] & asked[:, None, :]
    )
    if not len(pair):
        return None
    away = table.distances[cross, thing]
    focal = 0.5 / np.tan(np.radians(40))
    share = here.room.fronts[thing] * (focal / np.maximum(away, 0.3)) ** 2
    good = (away > CROSS_MM) & (table.clear[cross, thing] >= 5) & (share > NOVEL_AREA)
    pair, cross, thing = pair[good], cross[good], thing[good]
    turn = np.tile(np.arange(len(TURNS)), len(pair))
    pair, cross, thing = (np.repeat(a, len(TURNS)) for a in (pair, cross, thing))
    direction = shown.heading[first[pair]] + TURNS[turn]
    rel = np.degrees(wrapped(table.bearings[cross, thing] - direction))
    sure = np.flatnonzero((np.abs(rel) > SURE[0]) & (np.abs(rel) < SURE[1]))
    sure = rng.permutation(sure)[:KEPT]
    if not len(sure):
        return None
    rows = pair[sure], cross[sure], thing[sure], turn[sure]
    answers = ((rel[sure] > 0) == (TURNS[turn[sure]] > 0)).astype(np.int64)
    largest = np.where(both, shown.area[first], 0).argmax(axis=1)
    flat = _features(here, first, second, largest, rows)
    return _pool(rows, answers, flat, rng)


def facing_side(here: Setting) -> Pool | None:
    """Left or right of who looks the way a thing of the first picture faces.

    Label 1 is the side of the second picture that shows what is asked about.
    """
    shown, table, rng, room = here.shown, here.table, here.rng, here.room
    first, second = rng.integers(0, len(shown.eye), (2, MORE_PAIRS))
    both = shown.framed[first] & shown.framed[second] & room.is_large
    usable = (both.sum(axis=1) >= SHARED) & shown.mark_framed[first].any(axis=1)
    faces = shown.named & room.has_front & room.is_floor
    usable &= np.asarray(faces[first].any(axis=1))
    first, second, both = first[usable], second[usable], both[usable]
    glimpsed = np.abs(shown.u[first] - 0.5) < 0.5 + shown.wide[first]
    glimpsed &= shown.depth[first] > 0.2
    asked = shown.named[second] & ~glimpsed
    pair, cross, thing = np.nonzero(
        shown.mark_framed[first][:, :, None] & asked[:, None, :]
    )
    if not len(pair):
        return None
    good = (table.distances[cross, thing] > CROSS_MM) & (table.clear[cross, thing] >= 5)
    pair, cross, thing = pair[good], cross[good], thing[good]
    row, giver = np.nonzero(faces[first[pair]])
    other = giver != thing[row]
    row, giver = row[other], giver[other]
    pair, cross, thing = pair[row], cross[row], thing[row]
    direction = np.arctan2(room.axes[giver, 1], room.axes[giver, 0])
    rel = np.degrees(wrapped(table.bearings[cross, thing] - direction))
    sure = np.flatnonzero((np.abs(rel) > SURE[0]) & (np.abs(rel) < SURE[1]))
    sure = rng.permutation(sure)[:KEPT]
    if not len(sure):
        return None
    pair, cross, thing, giver = pair[sure], cross[sure], thing[sure], giver[sure]
    right = shown.u[second[pair], thing] > 0.5
    answers = ((rel[sure] < 0) == right).astype(np.int64)
    largest = np.where(both, shown.area[first], 0).argmax(axis=1)
    # Mirrored so that what is asked about is in the right half of its picture.
    mirrored = np.where(right, 0, len(TURNS) - 1)
    flat = _features(here, first, second, largest, (pair, cross, thing, mirrored))
    side, one = np.where(right, 1.0, -1.0), first[pair]
    more = [
        side * (shown.u[one, giver] - 0.5), shown.v[one, giver],
        side * (shown.u[one, giver] - shown.mark_u[one, cross]),
        shown.depth[one, giver],
        shown.depth[one, giver] - shown.mark_depth[one, cross], shown.area[one, giver],
    ]  # fmt: skip
    flat = np.concatenate([flat[:, 1:], np.stack(more, axis=1)], axis=1)
    return _pool((pair, cross, thing, giver), answers, flat, rng)


FACING_NAMES = (
    *NAMES[1:], "front_col", "front_foot", "front_dx", "front_depth",
    "front_ddepth", "front_area",
)  # fmt: skip
"""Of the same, and of what gives the direction."""


def _features(
    here: Setting, first: Ints, second: Ints, largest: Ints, rows: tuple[Ints, ...]
) -> Floats:
    pair, cross, thing, turn = rows
    shown, one, two, shared = here.shown, first[pair], second[pair], largest[pair]
    side = np.where(TURNS[turn] > 0, -1.0, 1.0)
    x_u, x_v, x_d = (
        each[one, cross] for each in (shown.mark_u, shown.mark_v, shown.mark_depth)
    )
    u, v, d = shown.u[two, thing], shown.v[two, thing], shown.depth[two, thing]
    s1, s2 = shown.u[one, shared], shown.u[two, shared]
    d1, d2 = shown.depth[one, shared], shown.depth[two, shared]
    columns = [
        np.abs(TURNS[turn]), side * (x_u - 0.5), x_v, x_d, np.abs(x_u - 0.5),
        side * (u - 0.5), v, shown.top[two, thing], v - shown.top[two, thing],
        shown.area[two, thing], d, np.abs(u - 0.5),
        side * (s1 - 0.5), side * (s2 - 0.5), side * (s2 - s1), d1, d2, d2 - d1,
        side * (s1 - x_u), side * (u - s2), d1 - x_d, d - d2,
        side * (u - x_u), d - x_d, v - x_v,
    ]  # fmt: skip
    return np.stack(columns, axis=1)


def _pool(
    rows: tuple[Ints, ...], answers: Ints, flat: Floats, rng: np.random.Generator
) -> Pool:
    """Twins differ in the first picture (the X), or in the second (the thing)."""
    pair, cross, thing, turn = rows
    found = []
    for number, key in enumerate(
        ((pair * 100 + thing) * 100 + turn, (pair * 100 + cross) * 100 + turn)
    ):
        zeros, ones = partners(key, answers, rng)
        some = rng.permutation(len(zeros))[:2500]
        found.append((zeros[some], ones[some], np.full(len(some), number)))
    one, other, kinds = (np.concatenate(each) for each in zip(*found, strict=True))
    alone = rng.permutation(len(answers))[:1000]
    return Pool(
        np.stack([flat[one], flat[other]], axis=1)[:, :, None],
        np.stack([answers[one], answers[other]], axis=1),
        kinds,
        flat[alone][:, None],
        answers[alone],
    )
