"""Questions whose direction is the front of a thing in the picture, not a turn.

"Stand on the X and look the way the armchair faces." A viewer who assumes another lens
sees the floor stretched along the axis of the camera, and with it the direction: what
is to the left of it stays to the left. No mark or box says which way a thing faces.
"""

from __future__ import annotations

import numpy as np

from tools.simulate_questions.pairing import Pool, partners
from tools.simulate_questions.perspective import (
    CROSS_MM,
    NOVEL_AREA,
    Setting,
    pairs_of,
    singles_of,
)
from tools.simulate_questions.pictures import FEATURES, features, stretches
from tools.simulate_questions.rooms import Floats, Ints
from tools.simulate_questions.sight import wrapped

SURE = (15.0, 38.0)
"""Degrees to a side, for the answer to be sure and the thing to be in the new view."""

KEPT = 20_000
"""Rows of a room that are judged, at random, before fronts are turned."""

TURNED = 1.2
"""Things up to this size, metres, may be turned on the spot to make a twin."""

SPUN = np.radians([0, -60, -45, 45, 60])
"""By how much such a thing is turned; the first one is how it stands."""

FACED = (
    "front_col", "front_foot", "front_dx", "front_adx", "front_dfoot", "front_wide",
    "front_aspect", "front_depth", "front_ddepth", "front_to_thing_dx",
    "front_to_thing_dfoot", "front_area",
)  # fmt: skip
"""Of the thing whose front gives the direction."""

NAMES = (*(n for n in FEATURES if "turn" not in n), *FACED)


def relative_position(here: Setting) -> Pool | None:
    """Left or right of the direction; label 1 is the side of the X in the picture."""
    found = _rows(here)
    if found is None:
        return None
    camera, cross, thing, front, spin = found
    direction = _direction(here, front, spin)
    rel = np.degrees(wrapped(here.table.bearings[cross, thing] - direction))
    sure = (np.abs(rel) > SURE[0]) & (np.abs(rel) < SURE[1])
    seen = (np.abs(wrapped(here.table.bearings[cross] - direction[:, None])) < 0.8) & (
        here.table.clear[cross] > 0
    )
    sure &= ~(seen & here.room.alike[thing]).any(axis=1)
    camera, cross, thing, front, spin, rel = (
        each[sure] for each in (camera, cross, thing, front, spin, rel)
    )
    if not len(rel):
        return None
    right_in_picture = here.shown.u[camera, thing] > here.shown.mark_u[camera, cross]
    answers = ((rel < 0) == right_in_picture).astype(np.int64)
    return _pool(here, (camera, cross, thing, front, spin), rel < 0, answers)


def _rows(here: Setting) -> tuple[Ints, Ints, Ints, Ints, Ints] | None:
    """Cameras, X, things, fronts, and by how many spins the front is turned."""
    shown, room, table = here.shown, here.room, here.table
    faces = shown.named & room.has_front
    camera, cross, thing = np.nonzero(
        shown.mark_framed[:, :, None]
        & shown.named[:, None, :]
        & faces.any(axis=1)[:, None, None]
    )
    focal = 0.5 / np.tan(np.radians(40))
    away = table.distances[cross, thing]
    good = (away > CROSS_MM) & (table.clear[cross, thing] >= 5)
    good &= room.fronts[thing] * (focal / np.maximum(away, 0.3)) ** 2 > NOVEL_AREA
    camera, cross, thing = camera[good], cross[good], thing[good]
    row, front = np.nonzero(faces[camera])
    apart = front != thing[row]
    row, front = row[apart], front[apart]
    if not len(row):
        return None
    kept = here.rng.permutation(len(row))[:KEPT]
    times = len(SPUN)
    row, front = np.tile(row[kept], times), np.tile(front[kept], times)
    spin = np.repeat(np.arange(times), len(kept))
    turns = room.is_floor & (room.sizes[:, :2].max(axis=1) < TURNED)
    can = (spin == 0) | turns[front]
    row, front, spin = row[can], front[can], spin[can]
    return camera[row], cross[row], thing[row], front, spin


def _direction(here: Setting, front: Ints, spin: Ints) -> Floats:
    axes = here.room.axes[front]
    return np.arctan2(axes[:, 1], axes[:, 0]) + SPUN[spin]


def _pool(
    here: Setting,
    rows: tuple[Ints, Ints, Ints, Ints, Ints],
    said: np.ndarray,
    answers: Ints,
) -> Pool:
    camera, cross, thing, front, spin = rows
    rng = here.rng
    parts = {"x": cross, "thing": thing, "front": front, "spin": spin}
    found = []
    for number, name in enumerate(parts):
        key = camera
        for other, part in parts.items():
            key = key * 100 + (0 if other == name else part)
        # Only a thing that is turned for a twin is turned at all.
        kept = np.flatnonzero((spin == 0) | (name == "spin"))
        zeros, ones = partners(key[kept], said[kept].astype(np.int64), rng)
        zeros, ones = kept[zeros], kept[ones]
        real = (spin[zeros] == 0) | (spin[ones] == 0)
        some = rng.permutation(np.flatnonzero(real))[:2000]
        found.append((zeros[some], ones[some], np.full(len(some), number)))
    one, other, kinds = (np.concatenate(each) for each in zip(*found, strict=True))

    def of(chosen: Ints) -> Floats:
        return _features(here, tuple(each[chosen] for each in rows))[:, None, :]

    alone = rng.permutation(np.flatnonzero(spin == 0))[:1000]
    return Pool(
        np.stack([of(one), of(other)], axis=1),
        np.stack([answers[one], answers[other]], axis=1),
        kinds,
        of(alone),
        answers[alone],
    )


def _features(here: Setting, rows: tuple[Ints, ...]) -> Floats:
    """Flat features, mirrored so that the thing is to the right of the X."""
    camera, cross, thing, _, _ = rows
    shown = here.shown
    right = shown.u[camera, thing] > shown.mark_u[camera, cross]
    return _flat(here, rows, np.where(right, 1.0, -1.0))


def _flat(here: Setting, rows: tuple[Ints, ...], mirror: Floats) -> Floats:
    """The same for (n,) rows and any mirror."""
    camera, cross, thing, front, spin = rows
    shown, room = here.shown, here.room
    flat = features(shown, camera, cross, thing, -mirror)
    flat = flat[:, [n for n, name in enumerate(FEATURES) if "turn" not in name]]
    u, v = shown.u[camera, front], shown.v[camera, front]
    dx = mirror * (u - shown.mark_u[camera, cross])
    off = _direction(here, front, spin) - shown.heading[camera]
    length, breadth = room.sizes[front, 0], room.sizes[front, 1]
    wide = length * np.abs(np.sin(off)) + breadth * np.abs(np.cos(off))
    wide = wide * shown.focal[camera] / shown.depth[camera, front]
    height = v - shown.top[camera, front]
    depth = shown.depth[camera, front]
    extra = [
        mirror * (u - 0.5), v, dx, np.abs(dx), v - shown.mark_v[camera, cross], wide,
        wide / np.maximum(height, 0.01), depth, depth - shown.mark_depth[camera, cross],
        mirror * (u - shown.u[camera, thing]), v - shown.v[camera, thing],
        shown.area[camera, front],
    ]  # fmt: skip
    return np.concatenate([flat, np.stack(extra, axis=1)], axis=1)


AHEAD, ASIDE = (8.0, 12.0), 25.0
"""Degrees from straight ahead within which a thing is right, for the true lens and for
all others, and from which on it is wrong."""


def straight_ahead(here: Setting) -> Pool | None:
    """Which of four stands straight ahead of who looks the way something faces."""
    shown, rng, room = here.shown, here.rng, here.room
    faces = shown.named & room.has_front
    enough = (shown.named.sum(axis=1) >= 4) & faces.any(axis=1)
    enough &= shown.mark_framed.any(axis=1)
    picked, alone = [], []
    for camera in rng.permutation(np.flatnonzero(enough))[:40]:
        things, marks = (
            np.flatnonzero(each[camera]) for each in (shown.named, shown.mark_framed)
        )
        turns = room.is_floor & (room.sizes[:, :2].max(axis=1) < TURNED)
        fronts = [
            (int(front), spin)
            for front in np.flatnonzero(faces[camera])
            for spin in range(len(SPUN) if turns[front] else 1)
        ]
        right, wrong = _ahead(here, int(camera), marks, np.array(fronts), things)
        args = (rng, int(camera), marks, things, right, wrong)
        width = len(fronts)
        for pair in pairs_of(*args, ("x", "front"), 4, width):
            a, b = fronts[pair[2]], fronts[pair[4]]
            is_spun = a[0] == b[0] and a != b
            if is_spun or a[1] == b[1] == 0:
                number = 2 if is_spun else pair[6]
                picked.append((pair[0], pair[1], a, pair[3], b, pair[5], number))
        alone += [
            (row[0], row[1], fronts[row[2]], row[3])
            for row in singles_of(*args, 4, width)
            if fronts[row[2]][1] == 0
        ]
    if not picked or not alone:
        return None
    sides = [
        _of_four(here, [(p[0], p[at], p[at + 1], p[5]) for p in picked])
        for at in (1, 3)
    ]
    return Pool(
        np.stack(sides, axis=1),
        np.tile([0, 1], (len(picked), 1)),
        np.array([each[6] for each in picked]),
        _of_four(here, alone),
        np.zeros(len(alone), dtype=np.int64),
    )


def _ahead(
    here: Setting, camera: int, marks: Ints, fronts: Ints, things: Ints
) -> tuple[np.ndarray, np.ndarray]:
    """(marks times fronts, things) which are right and which are wrong."""
    shown, table = here.shown, here.table
    heading = _direction(here, fronts[:, 0], fronts[:, 1]) - shown.heading[camera]
    left = (0.5 - shown.u[camera]) * shown.depth[camera] / shown.focal[camera]
    mark_left = (0.5 - shown.mark_u[camera]) * shown.mark_depth[camera]
    mark_left = mark_left / shown.focal[camera]
    aside = left[things][None] - mark_left[marks][:, None]
    ahead = shown.depth[camera, things][None] - shown.mark_depth[camera, marks][:, None]
    offs = []
    for factor in stretches(shown.focal[[camera]])[0]:
        bearing = np.arctan2(aside, factor * ahead)
        seen = np.arctan2(np.sin(heading), factor * np.cos(heading))
        offs.append(np.degrees(np.abs(wrapped(bearing[:, None] - seen[None, :, None]))))
    off = np.stack(offs)
    away = table.distances[np.ix_(marks, things)]
    clear = table.clear[np.ix_(marks, things)] >= 5
    is_front = fronts[:, 0][None, :, None] == things[None, None, :]
    fits = ((away > CROSS_MM) & clear)[:, None, :] & ~is_front
    right = (off[0] < AHEAD[0]) & (off < AHEAD[1]).all(axis=0) & fits
    wrong = (off > ASIDE).all(axis=0) & (away > CROSS_MM)[:, None, :]
    shape = (len(marks) * len(fronts), len(things))
    return right.reshape(shape), wrong.reshape(shape)


def _of_four(here: Setting, rows: list) -> Floats:
    """(n, 4, f) of cameras, X, fronts and four things."""
    camera, cross = (np.repeat([row[at] for row in rows], 4) for at in (0, 1))
    front, spin = (np.repeat([row[2][at] for row in rows], 4) for at in (0, 1))
    thing = np.stack([row[3] for row in rows]).ravel()
    # Mirrored so that the thing that gives the direction is to the right of the X.
    right = here.shown.u[camera, front] > here.shown.mark_u[camera, cross]
    flat = _flat(here, (camera, cross, thing, front, spin), np.where(right, 1.0, -1.0))
    return flat.reshape(len(rows), 4, -1)
