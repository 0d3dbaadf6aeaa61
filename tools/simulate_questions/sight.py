"""Lines of sight between standing points and things, and what cameras frame.

Boxes hide what is behind them, and so do walls. A box that is mostly air, like that of
a table or of an arc lamp, hides nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.simulate_questions.rooms import Flags, Floats, FurnishedRoom, Ints

EYE, MARK = 1.4, 0.02
"""Height of the eyes, and of a mark on the floor, metres."""

SOLID = 0.55
"""Part of its box that a thing fills at least where it hides others."""

POINTS = 7
"""Points of a thing that lines of sight go to."""

LOW = 0.2
"""What is lower than this, metres, hides nothing."""

SHOWN, HIDDEN = 5, 1
"""Clear points from which a thing counts as seen, and up to which as hidden."""


@dataclass(frozen=True, slots=True, eq=False)
class SightTable:
    """What can be seen from where; e points to stand on, t things.

    Attributes:
        eyes: (e, 2) metres.
        clear: (e, t) clear points of each thing, of `POINTS`.
        blocker: (e, t) the thing that hides most of it; -1 for none.
        marks: (e, e) whether an eye sees a mark on the floor below another one.
        bearings: (e, t) directions of things, radians, counter-clockwise from x.
        distances: (e, t) metres on the floor.
    """

    eyes: Floats
    clear: Ints
    blocker: Ints
    marks: Flags
    bearings: Floats
    distances: Floats


def sight_table(room: FurnishedRoom, rng: np.random.Generator, most: int) -> SightTable:
    """All lines of sight from some of the walkable points of a room."""
    rows = rng.permutation(len(room.floor))[:most]
    eyes = room.floor[np.sort(rows)]
    clear, blocker = sights(room, eyes)
    raised = np.column_stack([eyes, np.full(len(eyes), EYE)])
    marks = np.column_stack([eyes, np.full(len(eyes), MARK)])
    blocked = _blocked(room, raised, marks).any(axis=2) | _walled(room, eyes, eyes)
    offsets = room.middles[None, :, :2] - eyes[:, None, :]
    return SightTable(
        eyes=eyes,
        clear=clear,
        blocker=blocker,
        marks=~blocked,
        bearings=np.arctan2(offsets[:, :, 1], offsets[:, :, 0]),
        distances=np.hypot(offsets[:, :, 0], offsets[:, :, 1]),
    )


def sights(room: FurnishedRoom, eyes: Floats) -> tuple[Ints, Ints]:
    """Clear points of every thing from every eye, and what hides it."""
    things = len(room.sizes)
    targets = sight_points(room)
    raised = np.column_stack([eyes, np.full(len(eyes), EYE)])
    blocked = _blocked(room, raised, targets.reshape(-1, 3))
    blocked = blocked.reshape(len(eyes), things, POINTS, -1)
    each = np.arange(things)
    blocked[:, each, :, each] = False
    walled = _walled(room, eyes, targets.reshape(-1, 3)[:, :2])
    walled = walled.reshape(len(eyes), things, POINTS)
    clear = POINTS - np.count_nonzero(blocked.any(axis=3) | walled, axis=2)
    by_blocker = np.count_nonzero(blocked, axis=2)
    blocker = np.where(by_blocker.max(axis=2) > 0, by_blocker.argmax(axis=2), -1)
    return clear, blocker


def sight_points(room: FurnishedRoom) -> Floats:
    """(t, POINTS, 3) points of things: inside their boxes, low, middle and high."""
    parts = np.array(
        [(0, 0, 0.2), (0, 0, 0.5), (0, 0, 0.85)]
        + [(a, b, 0.5) for a, b in ((1, 1), (-1, 1), (-1, -1), (1, -1))]
    )
    across = 0.4 * room.sizes[:, None, :2] * parts[None, :, :2]
    cos, sin = room.axes[:, [0]], room.axes[:, [1]]
    x = across[:, :, 0] * cos - across[:, :, 1] * sin
    y = across[:, :, 0] * sin + across[:, :, 1] * cos
    z = room.sizes[:, [2]] * parts[None, :, 2]
    points: Floats = room.middles[:, None, :] + np.stack([x, y, z], axis=2)
    return points


def is_solid(room: FurnishedRoom) -> Flags:
    """(t,) which things hide what is behind them."""
    box = (room.sizes[:, 0] + room.sizes[:, 1]) / 2 * room.sizes[:, 2]
    return (room.fronts > SOLID * box) & (room.sizes[:, 2] > LOW)


def crossed(room: FurnishedRoom, eyes: Floats) -> Ints:
    """(e, t) how many footprints a line on the map crosses on the way to a thing."""
    low = np.full((len(eyes), 1), 0.05)
    targets = np.column_stack([room.middles[:, :2], np.full(len(room.sizes), 0.05)])
    stands = np.flatnonzero(room.is_floor & (room.sizes[:, 2] > 0.1))
    cut = _blocked(room, np.concatenate([eyes, low], axis=1), targets, stands)
    each = np.arange(len(room.sizes))
    cut[:, each, each] = False
    counts: Ints = np.count_nonzero(cut, axis=2)
    return counts


def _blocked(
    room: FurnishedRoom, eyes: Floats, targets: Floats, things: Ints | None = None
) -> Flags:
    """(e, p, t) whether the box of a thing, by default a solid one, cuts a line."""
    blocked = np.zeros((len(eyes), len(targets), len(room.sizes)), dtype=np.bool_)
    for thing in np.flatnonzero(is_solid(room)) if things is None else things:
        half = room.sizes[thing] * (0.5, 0.5, 1.0)
        ends = [_in_box(room, int(thing), each) for each in (eyes, targets)]
        start, step = ends[0][:, None, :], ends[1][None, :, :] - ends[0][:, None, :]
        step = np.where(np.abs(step) < 1e-9, 1e-9, step)
        low = (np.array([-half[0], -half[1], 0.0]) - start) / step
        high = (half - start) / step
        enter = np.minimum(low, high).max(axis=2)
        leave = np.maximum(low, high).min(axis=2)
        blocked[:, :, thing] = (enter < leave) & (enter < 0.97) & (leave > 0.01)
    return blocked


def _in_box(room: FurnishedRoom, thing: int, points: Floats) -> Floats:
    """Points in the frame of a box: along, across, up from its lower face."""
    away = points - room.middles[thing]
    cos, sin = room.axes[thing]
    along = away[:, 0] * cos + away[:, 1] * sin
    across = away[:, 1] * cos - away[:, 0] * sin
    return np.column_stack([along, across, away[:, 2]])


def _walled(room: FurnishedRoom, eyes: Floats, targets: Floats) -> Flags:
    """(e, p) whether a wall is between them; things at a wall are before it."""
    crossed = np.zeros((len(eyes), len(targets)), dtype=np.bool_)
    corners = room.outline
    way = targets[None, :, :] - eyes[:, None, :]
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        edge = end - start
        away = start[None, None, :] - eyes[:, None, :]
        cross = way[:, :, 0] * edge[1] - way[:, :, 1] * edge[0]
        cross = np.where(np.abs(cross) < 1e-12, 1e-12, cross)
        part = (away[:, :, 0] * edge[1] - away[:, :, 1] * edge[0]) / cross
        along = (away[:, :, 0] * way[:, :, 1] - away[:, :, 1] * way[:, :, 0]) / cross
        crossed |= (part > 0) & (part < 0.93) & (along > 0) & (along < 1)
    return crossed


def wrapped(angle: Floats) -> Floats:
    """Angles between -pi and pi."""
    turned: Floats = (angle + np.pi) % (2 * np.pi) - np.pi
    return turned
