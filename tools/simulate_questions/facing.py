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
from tools.simulate_questions.rooms import Flags, Floats, Ints
from tools.simulate_questions.sight import wrapped

SURE = (15.0, 38.0)
"""Degrees to a side, for the answer to be sure and the thing to be in the new view."""

KEPT = 20_000
"""Rows of a room that are judged, at random, before fronts are turned."""

TURNED = 1.2
"""Things up to this size, metres, may be turned on the spot to make a twin."""

SPUN = np.radians([0, -60, -45, 45, 60, 90, 180, 270])
"""By how much such a thing is turned; the first one is how it stands."""

FACED = (
    "front_col", "front_foot", "front_dx", "front_adx", "front_dfoot", "front_wide",
    "front_aspect", "front_depth", "front_ddepth", "front_to_thing_dx",
    "front_to_thing_dfoot", "front_area",
)  # fmt: skip
"""Of the thing whose front gives the direction."""

NAMES = (*(n for n in FEATURES if "turn" not in n), *FACED)


def standing(here: Setting) -> Pool | None:
    """The same where only what stands on the floor gives the direction."""
    return relative_position(here, only_standing=True)


def relative_position(here: Setting, *, only_standing: bool = False) -> Pool | None:
    """Left or right of the direction; label 1 is the side of the X in the picture."""
    found = _rows(here, only_standing=only_standing)
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


def _rows(
    here: Setting, *, only_standing: bool, any_clear: bool = False
) -> tuple[Ints, Ints, Ints, Ints, Ints] | None:
    """Cameras, X, things, fronts, and by how many spins the front is turned."""
    shown, room, table = here.shown, here.room, here.table
    faces = shown.named & room.has_front & (room.is_floor | (not only_standing))
    some: Flags = np.asarray(faces.any(axis=1))
    camera, cross, thing = np.nonzero(
        shown.mark_framed[:, :, None] & shown.named[:, None, :] & some[:, None, None]
    )
    focal = 0.5 / np.tan(np.radians(40))
    away = table.distances[cross, thing]
    good = room.fronts[thing] * (focal / np.maximum(away, 0.3)) ** 2 > NOVEL_AREA
    good &= (away > CROSS_MM) & (any_clear | (table.clear[cross, thing] >= 5))
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


IN_VIEW, OUT = 28.0, 48.0
"""Degrees from the direction up to which a thing is in view, and from which not."""


def in_view(here: Setting) -> Pool | None:
    """Whether a thing is seen by who looks that way; label 1 is seen.

    It is not when it is to the side or behind, or hidden in that direction.
    """
    found = _rows(here, only_standing=True, any_clear=True)
    if found is None:
        return None
    camera, cross, thing, front, spin = found
    off = _off(here, found)
    clear = here.table.clear[cross, thing]
    ahead = (off < IN_VIEW).all(axis=1)
    seen = ahead & (clear >= 5)
    sure = seen | (ahead & (clear == 0)) | (off > OUT).all(axis=1)
    if not sure.any():
        return None
    rows = (camera[sure], cross[sure], thing[sure], front[sure], spin[sure])
    return _pool(here, rows, seen[sure], seen[sure].astype(np.int64))


def _off(here: Setting, rows: tuple[Ints, ...]) -> Floats:
    """(n, 3) degrees between the direction and the thing, for three lenses."""
    camera, cross, thing, front, spin = rows
    shown = here.shown
    left = (0.5 - shown.u[camera, thing]) * shown.depth[camera, thing]
    left = left - (0.5 - shown.mark_u[camera, cross]) * shown.mark_depth[camera, cross]
    left = left / shown.focal[camera]
    ahead = shown.depth[camera, thing] - shown.mark_depth[camera, cross]
    heading = _direction(here, front, spin) - shown.heading[camera]
    factor = stretches(shown.focal[camera])
    bearing = np.arctan2(left[:, None], factor * ahead[:, None])
    looks = np.arctan2(np.sin(heading)[:, None], factor * np.cos(heading)[:, None])
    off: Floats = np.degrees(np.abs(wrapped(bearing - looks)))
    return off


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
        for held, part in parts.items():
            key = key * 100 + (0 if held == name else part)
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
    shown, room = here.shown, here.room
    enough = (shown.named.sum(axis=1) >= 4) & (shown.named & room.has_front).any(axis=1)
    enough &= shown.mark_framed.any(axis=1)
    picked, alone = [], []
    for camera in here.rng.permutation(np.flatnonzero(enough))[:40]:
        pairs, singles = _of_camera(here, int(camera))
        picked += pairs
        alone += singles
    if not picked or not alone:
        return None
    first = _of_four(
        here, [(c, x, front, four) for c, x, front, _, _, four, _ in picked]
    )
    second = _of_four(
        here, [(c, x, front, four) for c, _, _, x, front, four, _ in picked]
    )
    return Pool(
        np.stack([first, second], axis=1),
        np.tile([0, 1], (len(picked), 1)),
        np.array([each[6] for each in picked]),
        _of_four(here, alone),
        np.zeros(len(alone), dtype=np.int64),
    )


Front = tuple[int, int]
"""What gives a direction, and how it is turned."""


def _of_camera(
    here: Setting, camera: int
) -> tuple[
    list[tuple[int, int, Front, int, Front, Ints, int]],
    list[tuple[int, int, Front, Ints]],
]:
    """Camera, X and front of either twin, four things and input; and those alone."""
    shown, room = here.shown, here.room
    things = np.flatnonzero(shown.named[camera])
    marks = np.flatnonzero(shown.mark_framed[camera])
    turns = room.is_floor & (room.sizes[:, :2].max(axis=1) < TURNED)
    fronts = [
        (int(front), spin)
        for front in things[room.has_front[things]]
        for spin in range(len(SPUN) if turns[front] else 1)
    ]
    right, wrong = _ahead(here, camera, marks, np.array(fronts), things)
    args = (here.rng, camera, marks, things, right, wrong)
    picked = []
    for _, x, one, y, other, four, number in pairs_of(
        *args, ("x", "front"), 4, len(fronts)
    ):
        a, b = fronts[one], fronts[other]
        is_spun = a[0] == b[0] and a != b
        if is_spun or a[1] == b[1] == 0:
            picked.append((camera, x, a, y, b, four, 2 if is_spun else number))
    alone = [
        (camera, x, fronts[front], four)
        for _, x, front, four in singles_of(*args, 4, len(fronts))
        if fronts[front][1] == 0
    ]
    return picked, alone


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


def _of_four(here: Setting, rows: list[tuple[int, int, Front, Ints]]) -> Floats:
    """(n, 4, f) of cameras, X, fronts and four things."""
    camera, cross = (np.repeat([row[at] for row in rows], 4) for at in (0, 1))
    front, spin = (np.repeat([row[2][at] for row in rows], 4) for at in (0, 1))
    thing = np.stack([row[3] for row in rows]).ravel()
    # Mirrored so that the thing that gives the direction is to the right of the X.
    right = here.shown.u[camera, front] > here.shown.mark_u[camera, cross]
    flat = _flat(here, (camera, cross, thing, front, spin), np.where(right, 1.0, -1.0))
    return flat.reshape(len(rows), 4, -1)
