"""Questions about a walk on a map: tables of walks, M1, directions and things."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from tools.simulate_questions.pairing import Pool, partners
from tools.simulate_questions.rooms import Flags, Floats, FurnishedRoom, Ints
from tools.simulate_questions.sight import crossed, sights, wrapped

CELL = 0.2
"""Of the walkable grid, metres."""

WALKS, TRIES = 70, 4000
"""Walks of a room, and random corners that are tried for them."""

LEG, TURNED = (0.9, 4.0), (30.0, 110.0)
"""Length of a leg, metres, and how much a walk turns at its bend, degrees."""

WELL, OUT = 28.0, 48.0
"""Degrees from the middle of a view within which a thing is in it, and from which on it
is out of it."""

MAP_SHARE, CEILING = 0.0015, 1.9
"""Share of the map that a thing covers at least, and height above which it is cut."""

NAMES = (
    "page_x", "page_y", "to_m1", "to_1", "to_2", "to_bend", "to_middle", "to_line",
    "across", "along", "abs_across", "abs_along", "angle", "page_side", "page_up",
    "size", "to_border", "line_share", "leg_1_angle", "leg_1_along",
    "off_guess",
)  # fmt: skip
"""Of a thing on the map. "Across" counts in the direction that is asked about, "angle"
is off that direction at M1, "page_side" takes left and right from the page, and
"off_guess" is off the direction that the map suggests."""


class Stands(NamedTuple):
    """Where a walker stands and looks; s of them.

    Attributes:
        walk: (s,) number of the walk.
        place: (s,) number of M1 on it.
        way: (s,) number of the direction that is asked about.
        at: (s, 2) metres.
        look, heading: (s,) radians, of the view and of the walk.
        ends: (s, 3, 2) the points 1, bend and 2.
        guess: (s,) radians, the direction that the map suggests.
    """

    walk: Ints
    place: Ints
    way: Ints
    at: Floats
    look: Floats
    heading: Floats
    ends: Floats
    guess: Floats


def walks_of(room: FurnishedRoom, rng: np.random.Generator) -> Floats:
    """(w, 3, 2) walks with one bend on the free floor."""
    low = room.floor.min(axis=0)
    cells = np.rint((room.floor - low) / CELL).astype(np.int64)
    free = np.zeros(cells.max(axis=0) + 1, dtype=np.bool_)
    free[cells[:, 0], cells[:, 1]] = True
    corners = room.floor[rng.integers(0, len(room.floor), (TRIES, 3))]
    legs = np.diff(corners, axis=1)
    length = np.hypot(legs[:, :, 0], legs[:, :, 1])
    heading = np.arctan2(legs[:, :, 1], legs[:, :, 0])
    turn = np.abs(np.degrees(wrapped(heading[:, 1] - heading[:, 0])))
    fits = ((length > LEG[0]) & (length < LEG[1])).all(axis=1)
    fits &= (turn > TURNED[0]) & (turn < TURNED[1])
    corners, legs = corners[fits], legs[fits]
    part = np.linspace(0, 1, 25)[None, None, :, None]
    points = corners[:, :2, None] + part * legs[:, :, None]
    where = np.rint((points - low) / CELL).astype(np.int64)
    clear = free[where[..., 0], where[..., 1]].all(axis=(1, 2))
    found: Floats = corners[clear][:WALKS]
    return found


def asked_about(room: FurnishedRoom) -> Ints:
    """Things that the map shows large enough, and that a noun names alone."""
    spans = room.outline.max(axis=0) - room.outline.min(axis=0)
    share = room.sizes[:, 0] * room.sizes[:, 1] / spans.max() ** 2
    shown = (share > MAP_SHARE) & (room.middles[:, 2] < CEILING)
    return np.flatnonzero(shown & room.is_large & ~room.alike.any(axis=1))


class Views(NamedTuple):
    """(s, t) degrees off the middle of a view, clear points, and how large."""

    off: Floats
    clear: Ints
    share: Floats


def views(room: FurnishedRoom, at: Floats, look: Floats) -> Views:
    """What a walker sees of all things."""
    clear, _ = sights(room, at)
    away = room.middles[None, :, :2] - at[:, None, :]
    bearing = np.arctan2(away[:, :, 1], away[:, :, 0])
    off = np.abs(np.degrees(wrapped(bearing - look[:, None])))
    far = np.maximum(np.hypot(away[:, :, 0], away[:, :, 1]), 0.3)
    share = room.fronts[None, :] * (0.5 / np.tan(np.radians(39)) / far) ** 2
    return Views(off, clear, share)


Judged = tuple[Stands, Flags, Flags]


def _judge(seen: Views) -> tuple[Flags, Flags]:
    """In a view, plainly; and plainly not: beside it, or hidden."""
    right = (seen.off < WELL) & (seen.clear >= 5) & (seen.share > 0.004)
    return right, (seen.off > OUT) | (seen.clear == 0)


def side_object(room: FurnishedRoom, walks: Floats) -> Judged:
    """What is seen from M1 to the left, or to the right."""
    stands = _at_m1(walks, (np.pi / 2, -np.pi / 2), (0.4, 0.6))
    return stands, *_judge(views(room, stands.at, stands.look))


def behind(room: FurnishedRoom, walks: Floats) -> Judged:
    """What is seen from M1 after turning round."""
    stands = _both_ways(walks, (np.pi,), (0.5,))
    return stands, *_judge(views(room, stands.at, stands.look))


def hidden_from_m1(room: FurnishedRoom, walks: Floats) -> Judged:
    """What cannot be seen from M1, wherever one looks."""
    stands = _at_m1(walks, (0.0,), (0.2, 0.5, 0.8))
    clear = views(room, stands.at, stands.look).clear
    return stands, clear == 0, clear >= 6


def hidden_to_that_side(room: FurnishedRoom, walks: Floats) -> Judged:
    """What stands in the view to that side and is hidden; others there are seen."""
    stands = _at_m1(walks, (np.pi / 2, -np.pi / 2), (0.4, 0.6))
    seen = views(room, stands.at, stands.look)
    inside = seen.off < WELL + 6
    return stands, inside & (seen.clear == 0), seen.clear >= 5


def after_bend(room: FurnishedRoom, walks: Floats) -> Judged:
    """What comes into view only after the bend."""
    stands = _both_ways(walks, (0.0,), (0.25,))
    first = stands.ends[:, 1] - stands.ends[:, 0]
    heading = np.arctan2(first[:, 1], first[:, 0])
    before = []
    for part in (0.0, 0.5, 0.85):
        at = stands.ends[:, 0] + part * first
        before.append(views(room, at, heading))
    then = views(room, stands.at, stands.look)
    right, unseen = _judge(then)
    never = np.all([(v.off > 44) | (v.clear == 0) for v in before], axis=0)
    earlier = np.any([(v.off < 34) & (v.clear >= 5) for v in before], axis=0)
    return stands, right & never, earlier | (unseen & never)


def _at_m1(walks: Floats, ways: tuple[float, ...], parts: tuple[float, ...]) -> Stands:
    """Stands on the second leg, for all parts of it and all ways to look."""
    rows = []
    for number, walk in enumerate(walks):
        leg = walk[2] - walk[1]
        heading = np.arctan2(leg[1], leg[0])
        for place, part in enumerate(parts):
            for way, angle in enumerate(ways):
                at = walk[1] + part * leg
                look = heading + angle
                rows.append((number, place, way, at, look, heading, walk, look))
    return Stands(*(np.array(each) for each in zip(*rows, strict=True)))


def _both_ways(
    walks: Floats, ways: tuple[float, ...], parts: tuple[float, ...]
) -> Stands:
    """The same for walks in both directions; the second one has another way."""
    there = _at_m1(walks, ways, parts)
    back = _at_m1(walks[:, ::-1], ways, parts)
    back = back._replace(way=back.way + 1)
    return Stands(*(np.concatenate(each) for each in zip(there, back, strict=True)))


def map_features(room: FurnishedRoom, stands: Stands, row: Ints, thing: Ints) -> Floats:
    """(..., f) of things (..., ) for stands (..., ), broadcast."""
    low, high = room.outline.min(axis=0), room.outline.max(axis=0)
    middle, span = (low + high) / 2, (high - low).max()
    spot = room.middles[thing][..., :2]
    at, ends = stands.at[row], stands.ends[row]
    away = spot - at
    look, heading = stands.look[row], stands.heading[row]
    across = away[..., 0] * np.cos(look) + away[..., 1] * np.sin(look)
    along = away[..., 0] * np.cos(heading) + away[..., 1] * np.sin(heading)
    to_side = away[..., 0] * -np.sin(heading) + away[..., 1] * np.cos(heading)
    is_left = np.where(np.sin(look - heading) >= 0, 1.0, -1.0)
    bearing = np.arctan2(away[..., 1], away[..., 0])
    first = ends[..., 1, :] - ends[..., 0, :]
    leg = np.arctan2(first[..., 1], first[..., 0])
    start = spot - ends[..., 0, :]
    from_start = np.arctan2(start[..., 1], start[..., 0])
    far = np.hypot(away[..., 0], away[..., 1])
    centre = ends.mean(axis=-2)

    def gap(point: Floats) -> Floats:
        return np.hypot(spot[..., 0] - point[..., 0], spot[..., 1] - point[..., 1])

    one, bend, two = (gap(ends[..., n, :]) for n in range(3))
    columns = [
        spot[..., 0] - middle[0], spot[..., 1] - middle[1], far, one, two, bend,
        gap(centre), np.minimum(np.abs(to_side), np.minimum(one, two)), across, along,
        np.abs(across), np.abs(along), np.abs(wrapped(bearing - look)),
        -is_left * away[..., 0], away[..., 1],
        room.sizes[thing][..., 0] * room.sizes[thing][..., 1] / span**2,
        np.minimum(spot - low, high - spot).min(axis=-1), one - two,
        np.abs(wrapped(from_start - leg)), start[..., 0] * np.cos(leg)
        + start[..., 1] * np.sin(leg),
        np.abs(wrapped(bearing - stands.guess[row])),
    ]  # fmt: skip
    return np.stack(np.broadcast_arrays(*columns), axis=-1)


def facing(room: FurnishedRoom, walks: Floats) -> Judged:
    """What is seen from M1 by who looks the way some thing faces."""
    fronts = asked_about(room)
    fronts = fronts[room.has_front[fronts]]
    angles = np.arctan2(room.axes[fronts, 1], room.axes[fronts, 0])
    if not len(fronts):
        angles = np.zeros(1)
    stands = _at_m1(walks, tuple(angles), (0.25, 0.75))
    # The direction is that of the thing, whichever way the walk leads.
    stands = stands._replace(look=stands.look - stands.heading)
    if len(fronts):
        # What stands at a wall mostly faces away from it, and a map shows walls.
        inwards = np.array([off_wall(room, int(each)) for each in fronts])
        stands = stands._replace(guess=inwards[stands.way])
    right, wrong = _judge(views(room, stands.at, stands.look))
    if not len(fronts):
        return stands, np.zeros_like(right), wrong
    own = np.zeros_like(right)
    own[np.arange(len(own)), fronts[stands.way]] = True
    return stands, right & ~own, wrong & ~own


def off_wall(room: FurnishedRoom, thing: int) -> float:
    """The direction away from the wall that is nearest to a thing, radians."""
    spot, found = room.middles[thing, :2], (np.inf, 0.0)
    for start, end in zip(room.outline, np.roll(room.outline, -1, axis=0), strict=True):
        edge = end - start
        part = ((spot - start) * edge).sum() / (edge * edge).sum()
        gap = float(np.hypot(*(spot - start - np.clip(part, 0, 1) * edge)))
        # Corners go counter-clockwise, so that the room is to the left.
        found = min(found, (gap, float(np.arctan2(edge[0], -edge[1]))))
    return found[1]


BLIND = ("facing",)
"""Kinds whose direction no feature of a flat map knows."""

Kind = Callable[[FurnishedRoom, Floats], Judged]

KINDS: dict[str, Kind] = {
    "side_object": side_object,
    "behind": behind,
    "hidden_from_m1": hidden_from_m1,
    "hidden_to_that_side": hidden_to_that_side,
    "after_bend": after_bend,
    "facing": facing,
}

INPUTS = ("way", "place", "walk")
"""Of twins: the side or direction, M1 on the same walk, another walk."""


def pool(
    room: FurnishedRoom, kind: Kind, rng: np.random.Generator, options: int = 4
) -> Pool | None:
    """All pairs of stands with four options of which each stand has another one."""
    walks, things = walks_of(room, rng), asked_about(room)
    if not len(walks) or len(things) < options:
        return None
    stands, right, wrong = kind(room, walks)
    if kind.__name__ in BLIND:
        stands = stands._replace(look=stands.heading + np.pi / 2)
    right, wrong = right[:, things], wrong[:, things]
    usable = np.flatnonzero(right.any(axis=1) & (wrong.sum(axis=1) >= options - 1))
    picked, alone = [], []
    for one in rng.permutation(usable)[:150]:
        first = rng.choice(np.flatnonzero(right[one]))
        rest = np.flatnonzero(wrong[one])
        rest = rng.permutation(rest[rest != first])
        if len(rest) >= options - 1:
            alone.append((one, things[np.array([first, *rest[: options - 1]])]))
        picked += _pairs(rng, stands, right, wrong, int(one), usable, options)
    if not picked or not alone:
        return None
    four = things[np.stack([each[2] for each in picked])]
    sides = [
        map_features(room, stands, np.array([p[n] for p in picked])[:, None], four)
        for n in (0, 1)
    ]
    return Pool(
        np.stack(sides, axis=1),
        np.tile([0, 1], (len(picked), 1)),
        np.array([each[3] for each in picked]),
        map_features(
            room,
            stands,
            np.array([each[0] for each in alone])[:, None],
            np.stack([each[1] for each in alone]),
        ),
        np.zeros(len(alone), dtype=np.int64),
    )


def _pairs(  # noqa: PLR0913
    rng: np.random.Generator, stands: Stands, right: Flags, wrong: Flags,
    one: int, usable: Ints, options: int,
) -> list[tuple[int, int, Ints, int]]:  # fmt: skip
    same_walk = stands.walk[usable] == stands.walk[one]
    same_place = same_walk & (stands.place[usable] == stands.place[one])
    same_way = stands.way[usable] == stands.way[one]
    found = []
    for number, rows in enumerate(
        (usable[same_place & ~same_way], usable[same_walk & ~same_place & same_way],
         usable[~same_walk])
    ):  # fmt: skip
        for other in rng.permutation(rows)[:4]:
            a = np.flatnonzero(right[one] & wrong[other])
            b = np.flatnonzero(right[other] & wrong[one])
            if not len(a) or not len(b):
                continue
            first, second = rng.choice(a), rng.choice(b)
            rest = np.flatnonzero(wrong[one] & wrong[other])
            rest = rest[(rest != first) & (rest != second)]
            for _ in range(3 if len(rest) >= options - 2 else 0):
                others = rng.permutation(rest)[: options - 2]
                four = np.array([first, second, *others])
                found.append((one, int(other), four, number))
    return found


SEEN_NAMES = (*NAMES, "crossed")
"""With the number of footprints that the line from M1 to the thing crosses."""


def seen_from_m1(
    room: FurnishedRoom, rng: np.random.Generator, *, crosses: bool = False
) -> Pool | None:
    """Whether a thing can be seen from M1; label 1 is hidden behind another thing.

    Args:
        room: the room.
        rng: draws walks and pairs.
        crosses: whether something always stands on the line, high or low, so that a
            line on the map alone says nothing.
    """
    walks, things = walks_of(room, rng), asked_about(room)
    if not len(walks) or not len(things):
        return None
    stands = _at_m1(walks, (0.0,), (0.2, 0.5, 0.8))
    clear, blocker = sights(room, stands.at)
    lines = crossed(room, stands.at)[:, things]
    hidden = ((clear == 0) & (blocker >= 0))[:, things]
    sure = hidden | (clear >= 6)[:, things]
    sure &= (lines > 0) | (not crosses)
    far = np.hypot(
        *np.moveaxis(room.middles[things][None, :, :2] - stands.at[:, None], 2, 0)
    )
    row, thing = np.nonzero(sure & (far > 1.0))
    if not len(row):
        return None
    answers = hidden[row, thing].astype(np.int64)
    flat = map_features(room, stands, row, things[thing])
    flat = np.concatenate([flat, lines[row, thing, None]], axis=1)
    found = []
    for number, key in enumerate((thing, row)):
        zeros, ones = partners(key, answers, rng)
        some = rng.permutation(len(zeros))[:2000]
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
