"""Questions about a picture with an X: tables of cameras, X, things and turns."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

import numpy as np

from tools.simulate_questions.pairing import Pool, partners
from tools.simulate_questions.pictures import (
    FEATURES,
    Pictures,
    features,
    pictures,
    stretches,
)
from tools.simulate_questions.rooms import Flags, Floats, FurnishedRoom, Ints
from tools.simulate_questions.sight import SightTable, is_solid, sight_table, wrapped

POINTS = 48
"""Points of the floor that cameras and the X are tried at."""

TURNS = np.radians([*range(-150, -15, 15), *range(30, 165, 15)])

SQUARE = np.radians(20)
"""Turns nearer than this to a right angle are left out of left and right: there what is
farther than the X is on one side, and what is nearer on the other one."""

CROSS_MM = 0.75
"""Between an X and a thing, at least, metres."""

NOVEL_AREA = 0.004
"""Least share of the imagined view that the right thing fills; lens of 80 degrees."""

ROWS = 40_000
"""Rows of a table that are kept, at random."""

OCCLUDER_FEATURES = (
    "cover_foot", "cover_top", "cover_dx", "cover_adx", "cover_height", "cover_area",
    "cover_cross_foot", "cover_cross_dx", "cover_ddepth", "cover_between",
    "page_line_gap",
)  # fmt: skip
"""Of what is named as hiding the thing, against the thing, the X, and their line."""


class Setting(NamedTuple):
    """A room with its tables."""

    room: FurnishedRoom
    table: SightTable
    shown: Pictures
    rng: np.random.Generator


def setting(room: FurnishedRoom, rng: np.random.Generator) -> Setting:
    """The tables of a room."""
    table = sight_table(room, rng, POINTS)
    return Setting(room, table, pictures(room, table, rng), rng)


class Rows(NamedTuple):
    """Rows of cameras, positions of the X, things and turns."""

    camera: Ints
    cross: Ints
    thing: Ints
    turn: Floats
    turn_number: Ints

    def at(self, rows: Ints | Flags) -> Rows:
        """Some of them."""
        return Rows(
            self.camera[rows],
            self.cross[rows],
            self.thing[rows],
            self.turn[rows],
            self.turn_number[rows],
        )

    def key(self, *, leaving_out: str) -> Ints:
        """A number for all inputs but one."""
        way = (self.turn > 0).astype(np.int64)
        number = way if leaving_out == "turn" else self.turn_number
        parts = {"x": self.cross, "thing": self.thing, "way": number}
        key = self.camera
        for name, part in parts.items():
            key = key * 100 + (part if name != leaving_out else 0)
        return key


def all_rows(here: Setting) -> Rows:
    """Every camera with an X and a named thing in its picture, and every turn."""
    shown = here.shown
    both = shown.mark_framed[:, :, None] & shown.named[:, None, :]
    camera, cross, thing = np.nonzero(both)
    apart = here.table.distances[cross, thing] > CROSS_MM
    camera, cross, thing = camera[apart], cross[apart], thing[apart]
    number = np.tile(np.arange(len(TURNS)), len(camera))
    camera, cross, thing = (np.repeat(a, len(TURNS)) for a in (camera, cross, thing))
    return Rows(camera, cross, thing, TURNS[number], number)


def after_turn(here: Setting, rows: Rows) -> Floats:
    """(n, 3) directions of things after the turn, left positive, for three lenses."""
    shown = here.shown
    left = _left(shown.u, shown.depth, shown, rows.camera, rows.thing)
    left -= _left(shown.mark_u, shown.mark_depth, shown, rows.camera, rows.cross)
    ahead = shown.depth[rows.camera, rows.thing]
    ahead = ahead - shown.mark_depth[rows.camera, rows.cross]
    factor = stretches(shown.focal[rows.camera])
    bearing = np.arctan2(left[:, None], factor * ahead[:, None])
    return wrapped(bearing - rows.turn[:, None])


def _left(
    columns: Floats, depth: Floats, shown: Pictures, camera: Ints, what: Ints
) -> Floats:
    aside: Floats = (0.5 - columns[camera, what]) * depth[camera, what]
    return aside / shown.focal[camera]


def shows_from_cross(here: Setting, rows: Rows) -> Flags:
    """Whether the imagined view shows a thing large, clear and unmistakable."""
    table, room = here.table, here.room
    focal = 0.5 / np.tan(np.radians(40))
    share = (
        room.fronts[rows.thing]
        * (focal / np.maximum(table.distances[rows.cross, rows.thing], 0.3)) ** 2
    )
    clear = table.clear[rows.cross, rows.thing] >= 5
    shows: Flags = clear & (share > NOVEL_AREA) & ~is_confused(here, rows)
    return shows


def is_confused(here: Setting, rows: Rows) -> Flags:
    """Whether something that is alike is seen from the X after the turn."""
    table = here.table
    heading = here.shown.heading[rows.camera] + rows.turn
    off = np.abs(wrapped(table.bearings[rows.cross] - heading[:, None]))
    seen = (off < np.radians(45)) & (table.clear[rows.cross] > 0)
    found: Flags = (seen & here.room.alike[rows.thing]).any(axis=1)
    return found


def relative_position(here: Setting) -> Pool | None:
    """Left or right after the turn; label 1 is the side that the turn went to."""
    rows = all_rows(here)
    rows = rows.at(np.abs(np.abs(rows.turn) - np.pi / 2) > SQUARE)
    rel = np.degrees(after_turn(here, rows))
    side = np.sign(rel[:, 0])
    sure = (np.abs(rel[:, 0]) > 15) & (np.abs(rel[:, 0]) < 36)
    sure &= (np.sign(rel) == side[:, None]).all(axis=1)
    rows, side = rows.at(sure), side[sure]
    good = shows_from_cross(here, rows)
    rows, side = rows.at(good), side[good]
    answers = (side == np.sign(rows.turn)).astype(np.int64)
    return _two_way_pool(here, rows, answers, ("x", "thing", "turn"))


def _two_way_pool(
    here: Setting,
    rows: Rows,
    answers: Ints,
    inputs: tuple[str, ...],
    extra: Callable[[Rows, Ints], Floats] | None = None,
    cover: Ints | None = None,
) -> Pool | None:
    """All pairs of rows that differ in one input and in the answer."""
    if len(answers) > ROWS:
        kept = np.sort(here.rng.permutation(len(answers))[:ROWS])
        rows, answers = rows.at(kept), answers[kept]
        cover = None if cover is None else cover[kept]
    if not len(answers):
        return None
    found: list[tuple[Ints, Ints, int]] = []
    for number, name in enumerate(inputs):
        zeros, ones = partners(rows.key(leaving_out=name), answers, here.rng)
        kept = here.rng.permutation(len(zeros))[:2500]
        found.append((zeros[kept], ones[kept], number))
    one = np.concatenate([each[0] for each in found])
    other = np.concatenate([each[1] for each in found])
    kinds = np.concatenate([np.full(len(a), number) for a, _, number in found])

    def of(chosen: Ints, named: Ints | None) -> Floats:
        some = rows.at(chosen)
        flat = features(here.shown, some.camera, some.cross, some.thing, some.turn)
        if extra is not None and named is not None:
            flat = np.concatenate([flat, extra(some, named)], axis=1)
        return flat[:, None, :]

    alone = here.rng.permutation(len(answers))[:1000]
    # Twins name the same thing that may hide: that which does in one of them.
    named = None if cover is None else cover[other]
    return Pool(
        np.stack([of(one, named), of(other, named)], axis=1),
        np.stack([answers[one], answers[other]], axis=1),
        kinds,
        of(alone, None if cover is None else cover[alone]),
        answers[alone],
    )


ON_LINE = 0.7
"""How near to the line from the X to the thing, in its own widths on the page, the foot
of something is that seems to stand on that line."""


def visibility_on_line(here: Setting) -> Pool | None:
    """The same where what is named always seems to stand on the line."""
    return visibility(here, on_line=True)


def visibility(here: Setting, *, on_line: bool = False) -> Pool | None:
    """Seen after the turn, or hidden behind what is named; label 1 is hidden."""
    rows = all_rows(here)
    rel = np.degrees(after_turn(here, rows))
    ahead: Flags = np.asarray((np.abs(rel) < 32).all(axis=1))
    rows = rows.at(ahead)
    table = here.table
    clear = table.clear[rows.cross, rows.thing]
    blocker = table.blocker[rows.cross, rows.thing]
    shown = here.shown
    in_picture = (np.abs(shown.u[rows.camera, blocker] - 0.5) < 0.45) & (
        table.clear[shown.eye[rows.camera], blocker] >= 3
    )
    hidden = (clear <= 1) & (blocker >= 0) & in_picture
    open_ = (clear >= 6) & shows_from_cross(here, rows)
    sure = hidden | open_
    rows, answers = rows.at(sure), hidden[sure].astype(np.int64)
    cover = np.where(answers == 1, blocker[sure], -1)
    cover = np.where(cover < 0, nearest_to_line(here, rows), cover)
    if on_line:
        near = line_gaps(here, rows)[np.arange(len(cover)), cover] < ON_LINE
        rows, answers, cover = rows.at(near), answers[near], cover[near]
    return _two_way_pool(
        here, rows, answers, ("x", "thing"),
        extra=lambda some, named: cover_features(here, some, named), cover=cover,
    )  # fmt: skip


def nearest_to_line(here: Setting, rows: Rows) -> Ints:
    """The thing whose foot is nearest to the line from the X to the thing, on the page.

    Only things that could hide another one, and are in the picture.
    """
    shown = here.shown
    gaps = line_gaps(here, rows)
    could = is_solid(here.room)[None, :] & (np.abs(shown.u[rows.camera] - 0.5) < 0.45)
    could[np.arange(len(gaps)), rows.thing] = False
    nearest: Ints = np.where(could, gaps, np.inf).argmin(axis=1)
    return nearest


def line_gaps(here: Setting, rows: Rows) -> Floats:
    """(n, t) from the foot of each thing to that line on the page, in its widths."""
    shown = here.shown
    a = np.stack(
        [shown.mark_u[rows.camera, rows.cross], shown.mark_v[rows.camera, rows.cross]],
        axis=1,
    )
    b = np.stack(
        [shown.u[rows.camera, rows.thing], shown.v[rows.camera, rows.thing]], axis=1
    )
    feet = np.stack([shown.u[rows.camera], shown.v[rows.camera]], axis=2)
    way = b - a
    along = ((feet - a[:, None]) * way[:, None]).sum(axis=2)
    part = (along / np.maximum((way**2).sum(axis=1), 1e-9)[:, None]).clip(0, 1)
    off = feet - a[:, None] - part[:, :, None] * way[:, None]
    gaps: Floats = np.hypot(off[:, :, 0], off[:, :, 1]) / np.maximum(
        shown.wide[rows.camera], 0.01
    )
    return gaps.clip(max=20)


def cover_features(here: Setting, rows: Rows, cover: Ints) -> Floats:
    """(n, f) of what may hide the thing; see OCCLUDER_FEATURES."""
    shown, c = here.shown, rows.camera
    foot, cross = shown.v[c, cover], shown.mark_v[c, rows.cross]
    side = np.where(rows.turn > 0, -1.0, 1.0)
    dx = side * (shown.u[c, cover] - shown.u[c, rows.thing])
    between = np.minimum(foot - cross, shown.v[c, rows.thing] - foot)
    between = np.maximum(
        between, np.minimum(cross - foot, foot - shown.v[c, rows.thing])
    )
    gap = line_gaps(here, rows)[np.arange(len(c)), cover]
    return np.stack(
        [
            foot - shown.v[c, rows.thing],
            shown.top[c, cover] - shown.top[c, rows.thing],
            dx, np.abs(dx), foot - shown.top[c, cover], shown.area[c, cover],
            foot - cross, side * (shown.u[c, cover] - shown.mark_u[c, rows.cross]),
            shown.depth[c, cover] - shown.depth[c, rows.thing], between, gap,
        ],
        axis=1,
    ).clip(-20, 20)  # fmt: skip


# Kinds with several things.


Judge = Callable[[Setting, Rows, Floats], tuple[Flags, Flags]]


def straight_ahead(here: Setting, rows: Rows, rel: Floats) -> tuple[Flags, Flags]:
    """Right within 8 degrees of straight ahead, wrong from 25 degrees on."""
    off = np.abs(rel)
    right = (off[:, 0] < 8) & (off < 12).all(axis=1) & shows_from_cross(here, rows)
    wrong: Flags = np.asarray((off > 25).all(axis=1))
    return right, wrong


def only_in_view(here: Setting, rows: Rows, rel: Floats) -> tuple[Flags, Flags]:
    """Right well inside the new view, wrong well outside of it."""
    off = np.abs(rel)
    right = (off < 30).all(axis=1) & shows_from_cross(here, rows)
    wrong: Flags = np.asarray((off > 48).all(axis=1))
    return right, wrong


def only_in_view_or_hidden(
    here: Setting, rows: Rows, rel: Floats
) -> tuple[Flags, Flags]:
    """The same, but what is hidden in the new view is wrong as well."""
    right, wrong = only_in_view(here, rows, rel)
    hidden = here.table.clear[rows.cross, rows.thing] == 0
    return right, wrong | hidden


def hidden_around(here: Setting, rows: Rows, rel: Floats) -> tuple[Flags, Flags]:
    """Right what a thing hides from the X, wrong what is plainly seen from it."""
    clear = here.table.clear[rows.cross, rows.thing]
    by_thing = here.table.blocker[rows.cross, rows.thing] >= 0
    first = rows.turn_number == 0
    return first & (clear <= 1) & by_thing, first & (clear >= 6)


def several(judge: Judge, inputs: tuple[str, ...]) -> Callable[[Setting], Pool | None]:
    """A kind that asks which of four things a judge calls right."""

    def kind(here: Setting) -> Pool | None:
        return _several_pool(here, judge, inputs)

    return kind


def _several_pool(
    here: Setting, judge: Judge, inputs: tuple[str, ...], options: int = 4
) -> Pool | None:
    """Pairs of (X, turn) of a camera; each has another right one of four options."""
    shown, rng = here.shown, here.rng
    enough = (shown.named.sum(axis=1) >= options) & shown.mark_framed.any(axis=1)
    picked: list[tuple[int, int, int, int, int, Ints, int]] = []
    alone: list[tuple[int, int, int, Ints]] = []
    for camera in rng.permutation(np.flatnonzero(enough))[:40]:
        things = np.flatnonzero(shown.named[camera])
        marks = np.flatnonzero(shown.mark_framed[camera])
        rows = _grid(int(camera), marks, things)
        rel = np.degrees(after_turn(here, rows))
        right, wrong = judge(here, rows, rel)
        near = here.table.distances[rows.cross, rows.thing] < CROSS_MM
        right, wrong = right & ~near, wrong & ~near
        shape = (len(marks) * len(TURNS), len(things))
        right, wrong = right.reshape(shape), wrong.reshape(shape)
        picked += pairs_of(
            rng, int(camera), marks, things, right, wrong, inputs, options
        )
        alone += singles_of(rng, int(camera), marks, things, right, wrong, options)
    if not picked or not alone:
        return None
    return _as_pool(here, picked, alone)


def _grid(camera: int, marks: Ints, things: Ints) -> Rows:
    cross, number, thing = (
        np.array(each)
        for each in zip(*product(marks, range(len(TURNS)), things), strict=True)
    )
    return Rows(np.full(len(cross), camera), cross, thing, TURNS[number], number)


def pairs_of(  # noqa: PLR0913
    rng: np.random.Generator, camera: int, marks: Ints, things: Ints,
    right: Flags, wrong: Flags, inputs: tuple[str, ...], options: int,
    width: int = len(TURNS),
) -> list[tuple[int, int, int, int, int, Ints, int]]:  # fmt: skip
    """Up to sixty pairs of rows that differ in the X or in the turn."""
    usable = np.flatnonzero(right.any(axis=1) & (wrong.sum(axis=1) >= options - 1))
    found = []
    for one in rng.permutation(usable)[:30]:
        for number, name in enumerate(inputs):
            if name == "x":
                others = usable[usable % width == one % width]
            else:
                others = usable[usable // width == one // width]
            for other in rng.permutation(others)[:3]:
                a = np.flatnonzero(right[one] & wrong[other])
                b = np.flatnonzero(right[other] & wrong[one])
                rest = np.flatnonzero(wrong[one] & wrong[other])
                if not len(a) or not len(b):
                    continue
                first, second = rng.choice(a), rng.choice(b)
                rest = rest[(rest != first) & (rest != second)]
                if len(rest) < options - 2:
                    continue
                four = np.array([first, second, *rng.permutation(rest)[: options - 2]])
                where = divmod(int(one), width), divmod(int(other), width)
                found.append(
                    (camera, int(marks[where[0][0]]), where[0][1],
                     int(marks[where[1][0]]), where[1][1], things[four], number)
                )  # fmt: skip
    return found


def singles_of(  # noqa: PLR0913
    rng: np.random.Generator, camera: int, marks: Ints, things: Ints,
    right: Flags, wrong: Flags, options: int, width: int = len(TURNS),
) -> list[tuple[int, int, int, Ints]]:  # fmt: skip
    """Up to twenty rows with options, without a twin."""
    usable = np.flatnonzero(right.any(axis=1) & (wrong.sum(axis=1) >= options - 1))
    found = []
    for row in rng.permutation(usable)[:20]:
        first = rng.choice(np.flatnonzero(right[row]))
        rest = np.flatnonzero(wrong[row])
        rest = rng.permutation(rest[rest != first])[: options - 1]
        if len(rest) == options - 1:
            place, turn = divmod(int(row), width)
            four = things[np.array([first, *rest])]
            found.append((camera, int(marks[place]), turn, four))
    return found


def _as_pool(
    here: Setting,
    picked: list[tuple[int, int, int, int, int, Ints, int]],
    alone: list[tuple[int, int, int, Ints]],
) -> Pool:
    camera = np.array([each[0] for each in picked])[:, None]
    four = np.stack([each[5] for each in picked])
    sides = []
    for cross, turn in ((1, 2), (3, 4)):
        x = np.array([each[cross] for each in picked])[:, None]
        turns = TURNS[np.array([each[turn] for each in picked])][:, None]
        sides.append(features(here.shown, camera, x, four, turns))
    single = features(
        here.shown,
        np.array([each[0] for each in alone])[:, None],
        np.array([each[1] for each in alone])[:, None],
        np.stack([each[3] for each in alone]),
        TURNS[np.array([each[2] for each in alone])][:, None],
    )
    return Pool(
        np.stack(sides, axis=1),
        np.tile([0, 1], (len(picked), 1)),
        np.array([each[6] for each in picked]),
        single,
        np.zeros(len(alone), dtype=np.int64),
    )


def leftmost(options: int) -> Callable[[Setting], Pool | None]:
    """Which of some things stands farthest to the left in the new view."""

    def kind(here: Setting) -> Pool | None:
        return _leftmost(here, options)

    return kind


def _leftmost(here: Setting, options: int) -> Pool | None:
    shown, rng = here.shown, here.rng
    enough = (shown.named.sum(axis=1) >= options) & shown.mark_framed.any(axis=1)
    picked, alone = [], []
    for camera in rng.permutation(np.flatnonzero(enough))[:40]:
        things = np.flatnonzero(shown.named[camera])
        marks = np.flatnonzero(shown.mark_framed[camera])
        rows = _grid(int(camera), marks, things)
        rel = np.degrees(after_turn(here, rows))
        near = here.table.distances[rows.cross, rows.thing] < CROSS_MM
        seen = (np.abs(rel) < 36).all(axis=1) & shows_from_cross(here, rows) & ~near
        shape = (len(marks) * len(TURNS), len(things))
        seen, rel = seen.reshape(shape), rel.reshape(*shape, 3)
        usable = np.flatnonzero(seen.sum(axis=1) >= options)
        for one in rng.permutation(usable)[:20]:
            three = rng.permutation(np.flatnonzero(seen[one]))[:options]
            first = _leader(rel[one, three])
            if first is None:
                continue
            x, turn = divmod(int(one), len(TURNS))
            alone.append((int(camera), int(marks[x]), turn, things[three], first))
            same = usable[usable % len(TURNS) == one % len(TURNS)]
            for other in rng.permutation(same)[:4]:
                second = _leader(rel[other, three])
                if seen[other, three].all() and second not in (None, first):
                    y, _ = divmod(int(other), len(TURNS))
                    picked.append(
                        (int(camera), int(marks[x]), turn, int(marks[y]), turn,
                         things[three], first, second)
                    )  # fmt: skip
    if not picked or not alone:
        return None
    return _leftmost_pool(here, picked, alone)


def _leader(rel: Floats) -> int | None:
    """Which of (k, 3) directions is leftmost by 8 degrees, for every lens."""
    first = int(np.argmax(rel[:, 0]))
    gaps = rel[first] - np.delete(rel, first, axis=0)
    return first if (gaps[:, 0] > 8).all() and (gaps > 2).all() else None


def _leftmost_pool(
    here: Setting,
    picked: list[tuple[int, int, int, int, int, Ints, int, int]],
    alone: list[tuple[int, int, int, Ints, int]],
) -> Pool:
    camera = np.array([each[0] for each in picked])[:, None]
    three = np.stack([each[5] for each in picked])
    sides = []
    for cross, turn in ((1, 2), (3, 4)):
        x = np.array([each[cross] for each in picked])[:, None]
        turns = TURNS[np.array([each[turn] for each in picked])][:, None]
        sides.append(_to_the_left(features(here.shown, camera, x, three, turns), turns))
    turns = TURNS[np.array([each[2] for each in alone])][:, None]
    single = features(
        here.shown,
        np.array([each[0] for each in alone])[:, None],
        np.array([each[1] for each in alone])[:, None],
        np.stack([each[3] for each in alone]),
        turns,
    )
    return Pool(
        np.stack(sides, axis=1),
        np.array([each[6:8] for each in picked]),
        np.zeros(len(picked), dtype=np.int64),
        _to_the_left(single, turns),
        np.array([each[4] for each in alone]),
    )


SIDED = tuple(
    place
    for place, name in enumerate(FEATURES)
    if name in ("col", "dx", "page_angle", "page_minus_turn", "cross_col")
)


def _to_the_left(flat: Floats, turns: Floats) -> Floats:
    """With columns that count to the right, since the question names a side."""
    side = np.where(turns > 0, -1.0, 1.0)[:, :, None]
    sided = flat.copy()
    sided[..., SIDED] = flat[..., SIDED] * side
    return sided


KINDS: dict[str, Callable[[Setting], Pool | None]] = {
    "relative_position": relative_position,
    "visibility": visibility,
    "visibility_on_line": visibility_on_line,
    "straight_ahead": several(straight_ahead, ("x", "turn")),
    "only_in_view": several(only_in_view, ("x", "turn")),
    "only_seen": several(only_in_view_or_hidden, ("x", "turn")),
    "hidden_around": several(hidden_around, ("x",)),
    "leftmost_of_two": leftmost(2),
    "leftmost_of_three": leftmost(3),
}
"""By name, from a setting to its candidates."""
