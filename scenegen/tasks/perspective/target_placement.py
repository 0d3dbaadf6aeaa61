"""Where the things of a question stand in either twin, as numbers of places."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenegen.geometry.angles import cosine, sine
from scenegen.seeding import pick
from scenegen.tasks.perspective.candidate_positions import (
    EDGE,
    AssetExtent,
    CandidatePositions,
)
from scenegen.tasks.perspective.floor_projection import BEYOND, Flags, Lengths

if TYPE_CHECKING:
    from numpy.random import Generator

Numbers = NDArray[np.int64]

Places = tuple[tuple[int, ...], tuple[int, ...]]
"""For either twin, the place of each thing, in the order of the categories."""

SIDES = ("left", "right")

GAP_MM, GAP_SHARE = 520, 0.15
"""By how much a thing is nearer to the X than to the camera, or farther; and the part
of the longer way that this is, at least."""

OFF_CENTRE, OFF_TENTHS = 0.12, 168
"""From the middle of the view on the X, in sides, and from straight ahead."""

FRONT_TENTHS, ASIDE_TENTHS = 65, 275
"""The right one of four is so near to straight ahead, the others so far from it."""

AHEAD_MM = 900
"""From the X to what the view on it shows, at least."""

RANK = 0.015
"""By how much one thing is nearer to the X in the picture than another, in sides."""

COVER_MM = 130
"""Width by which an occluder covers more than the thing behind it, and height."""

MOST_PLACES = 60
"""Places of a kind that are compared."""


class _TargetAim(NamedTuple):
    """Where two places are meant to be that differ in what is asked.

    Attributes:
        inner, outer: of either, along the row, from the border that is beside the X, in
            sides of the picture.
        up: how much higher the outer one is.
        weight: how much a miss along the row counts, beside one in height.
        most: what both may miss together.
    """

    inner: float
    outer: float
    up: float
    weight: float
    most: float


AIMS = MappingProxyType(
    {
        "closer": _TargetAim(0.40, 0.74, 0.05, 0.7, 0.35),
        "further": _TargetAim(0.42, 0.68, 0.08, 0.3, 0.1),
    }
)
"""By which of both is the outer one; so that neither column nor row tells which it is.
What is farther from the X stands lower where it is the inner one, whatever is aimed at.
"""

MIDDLE, OFF_MIDDLE = 0.5, 0.012
"""Of the picture, and how far off it both are: the outer one beyond, the inner not."""

TRIES = 10


def stand_distance(
    board: CandidatePositions, bulks: tuple[AssetExtent, ...], rng: "Generator"
) -> Places | None:
    """One thing, nearer in one twin than it was, farther in the other.

    The view on the X shows it in both: what is imagined then tells how far it is.
    """
    (bulk,) = bulks
    usable = board.usable(bulk) & board.fits_brief(bulk) & (board.ahead > AHEAD_MM)
    usable &= board.in_novel_frame(0.12)
    gain = board.from_camera - board.from_cross
    longer = np.maximum(board.from_camera, board.from_cross)
    least = np.maximum(longer * GAP_SHARE, GAP_MM)
    nearer, farther = usable & (gain > least), usable & (gain < -least)
    if board.brief.outer:
        outer, inner = _halves(board)
        is_outer = board.brief.outer == "closer"
        nearer &= outer if is_outer else inner
        farther &= inner if is_outer else outer
    found = _two(board, bulk, nearer, farther, rng)
    if found is None:
        return None
    closer, further = found
    is_first = board.brief.answers[0] == "closer"
    return ((closer,), (further,)) if is_first else ((further,), (closer,))


def _halves(board: CandidatePositions) -> tuple[Flags, Flags]:
    """(n,) each: in the half of the picture where the outer one is, and in the other.

    So the half of the picture tells what the brief settles, and no more.
    """
    u = board.shown.u if board.brief.side == "right" else 1.0 - board.shown.u
    return u > MIDDLE + OFF_MIDDLE, u < MIDDLE - OFF_MIDDLE


def stand_beside(
    board: CandidatePositions, bulks: tuple[AssetExtent, ...], rng: "Generator"
) -> Places | None:
    """One thing, to the left of the new facing in one twin, to the right in another."""
    (bulk,) = bulks
    usable = board.usable(bulk) & board.fits_brief(bulk) & (board.ahead > AHEAD_MM)
    across = np.abs(board.left)
    usable &= across * cosine(OFF_TENTHS) > board.ahead * sine(OFF_TENTHS)
    usable &= across * board.novel.camera(1).scale > OFF_CENTRE * board.ahead
    usable &= across > bulk.radius * 6 // 5 + 40
    usable &= board.in_novel_frame(0.1)
    found = _two(board, bulk, usable & (board.left > 0), usable & (board.left < 0), rng)
    if found is None:
        return None
    left, right = found
    is_first = board.brief.answers[0] == "left"
    return ((left,), (right,)) if is_first else ((right,), (left,))


def stand_behind(
    board: CandidatePositions, bulks: tuple[AssetExtent, ...], rng: "Generator"
) -> Places | None:
    """A thing straight ahead, and an occluder before it in one twin only."""
    bulk, screen = bulks
    usable = board.usable(bulk) & board.fits_brief(bulk)
    usable &= board.facing(120) & (board.ahead > 1900)
    for _ in range(TRIES):
        if not usable.any():
            return None
        target = _any(rng, usable)
        usable[target] = False
        open_places = board.usable(screen, is_screen=True)
        open_places &= board.apart(target, screen, bulk)
        side = pick(rng, SIDES)
        u = board.shown.u
        is_left = side == "left"
        open_places &= u < u[target] - EDGE if is_left else u > u[target] + EDGE
        hiding = open_places & _hides(board, int(target), bulk, screen)
        leaving = open_places & _leaves(board, int(target), bulk, screen)
        if hiding.any() and leaving.any():
            before, beside = _near_pair(board, hiding, leaving, rng)
            shows = (int(target), beside), (int(target), before)
            return shows if board.brief.answers[0] == "visible" else shows[::-1]
    return None


def stand_around(
    board: CandidatePositions, bulks: tuple[AssetExtent, ...], rng: "Generator"
) -> Places | None:
    """Four things, of which two change places, all on one side of the X."""
    pair = bulks[0].with_(bulks[1])
    sizes = (pair, pair, *bulks[2:])
    allowed = board.usable(pair) & board.fits_brief(pair)
    front = allowed & board.facing(FRONT_TENTHS) & (board.ahead > AHEAD_MM + 200)
    if not front.any():
        return None
    aside = ~board.facing(ASIDE_TENTHS)
    rest = [board.usable(size) & board.fits_brief(size) for size in bulks[2:]]
    free = [aside & each for each in (allowed, allowed, *rest)]
    if not all(each.any() for each in free):
        return None
    for _ in range(TRIES):
        found = _company(board, _any(rng, front), sizes, free, rng)
        if found is not None:
            a, b, c, d = found
            return (a, b, c, d), (b, a, c, d)
    return None


def _company(
    board: CandidatePositions,
    first: int,
    sizes: tuple[AssetExtent, ...],
    free: list[Flags],
    rng: "Generator",
) -> list[int] | None:
    """Places for the other three, as many as wanted of them nearer to the X."""
    found = [first]
    ranks = _ranks(board, first)
    spare = [[count, len(sizes) - 1 - count] for _, _, count in ranks]
    for number in range(1, len(sizes)):
        size = sizes[number]
        places = free[number].copy()
        for (before, after, _), left in zip(ranks, spare, strict=True):
            places &= (before & (left[0] > 0)) | (after & (left[1] > 0))
        for other, place in enumerate(found):
            places &= board.apart(place, size, sizes[other])
        if not places.any():
            return None
        chosen = _any(rng, places)
        found.append(chosen)
        for (before, _, _), left in zip(ranks, spare, strict=True):
            left[0 if before[chosen] else 1] -= 1
    return found


def _ranks(
    board: CandidatePositions, first: int
) -> tuple[tuple[Flags, Flags, int], ...]:
    """Which places are before and after a place in an order, and how many shall be.

    The orders are by distance from the X in the picture, and by the row of the feet.
    """
    look, brief = board.shown, board.brief
    lower: Flags = look.v > look.v[first] + RANK
    higher: Flags = look.v < look.v[first] - RANK
    if brief.views > 1:
        return ()
    x, y = look.u - look.u[board.cross], look.v - look.v[board.cross]
    away = np.sqrt(x * x + y * y)
    nearer: Flags = away < away[first] - RANK
    farther: Flags = away > away[first] + RANK
    return (nearer, farther, brief.nearness), (lower, higher, brief.lowness)


def _hides(
    board: CandidatePositions, target: int, bulk: AssetExtent, screen: AssetExtent
) -> Flags:
    """Where an occluder that faces the X covers a thing, seen from there."""
    length = board.from_cross[target]
    # Along and across the line from the X to the thing.
    cos, sin = board.ahead[target] / length, board.left[target] / length
    along = board.ahead * cos + board.left * sin
    across = np.abs(board.left * cos - board.ahead * sin)
    is_between = (along > 900) & (along < length - bulk.radius - 350)
    share = np.where(is_between, along / length, 1.0)
    needed = (bulk.radius + COVER_MM) * share + COVER_MM * (1.0 - share) / 2
    eye = board.novel.position_mm[2]
    # The far side of the top is the last to be hidden when one looks down on it.
    over = along / (length + bulk.radius)
    sill = eye + (bulk.height - eye) * (over if bulk.height < eye else share)
    is_high = sill + COVER_MM < screen.height
    is_wide = needed + across < screen.half
    hides: Flags = is_between & is_wide & is_high
    return hides


def _leaves(
    board: CandidatePositions, target: int, bulk: AssetExtent, screen: AssetExtent
) -> Flags:
    """Where an occluder hides nothing of a thing, seen from the X."""
    length = board.from_cross[target]
    cos, sin = board.ahead[target] / length, board.left[target] / length
    along = board.ahead * cos + board.left * sin
    across = np.abs(board.left * cos - board.ahead * sin)
    is_beyond = along > length + bulk.radius + screen.radius
    share = np.minimum(np.maximum(along, 0.0) / length, 1.0)
    is_aside = across > screen.radius * 1.15 + bulk.radius * share + COVER_MM
    leaves: Flags = is_beyond | is_aside | (along < -screen.radius)
    return leaves


def _any(rng: "Generator", flags: Flags) -> int:
    """One of the places that are marked."""
    found = np.flatnonzero(flags)
    return int(found[int(rng.integers(len(found)))])


def _near_pair(
    board: CandidatePositions, first: Flags, second: Flags, rng: "Generator"
) -> tuple[int, int]:
    """A place of each kind, the second one near to the first."""
    one = _any(rng, first)
    others = np.flatnonzero(second)
    x = board.points[others, 0] - board.points[one, 0]
    y = board.points[others, 1] - board.points[one, 1]
    nearest = np.argsort(x * x + y * y, kind="stable")
    few = max(1, len(nearest) // 3)
    return one, int(others[nearest[int(rng.integers(few))]])


def _two(
    board: CandidatePositions,
    bulk: AssetExtent,
    first: Flags,
    second: Flags,
    rng: "Generator",
) -> tuple[int, int] | None:
    """A place of either kind, far enough from each other to stay free both.

    Of some that are drawn, those that are most alike in their row of the picture, or
    most like what the brief wants of the nearer one, the first, and the farther one.
    """
    ones, others = np.flatnonzero(first), np.flatnonzero(second)
    ones, others = (rng.permutation(each)[:MOST_PLACES] for each in (ones, others))
    if not (len(ones) and len(others)):
        return None
    x = board.points[ones, 0][:, None] - board.points[others, 0]
    y = board.points[ones, 1][:, None] - board.points[others, 1]
    v = board.shown.v
    least = 2 * bulk.radius + 50
    is_free = x * x + y * y > least * least
    aim = AIMS.get(board.brief.outer)
    off, most = np.abs(v[others] - v[ones][:, None]), BEYOND / 2
    if aim is not None:
        off, most = _missed(board, ones, others, aim), aim.most
    off = np.where(is_free, off, BEYOND)
    row, column = divmod(int(np.argmin(off)), len(others))
    if off[row, column] > most:
        return None
    return int(ones[row]), int(others[column])


def _missed(
    board: CandidatePositions, closer: Numbers, further: Numbers, aim: _TargetAim
) -> Lengths:
    """(n, m) by how much pairs of places miss where they are meant to be."""
    look, brief = board.shown, board.brief
    out = look.u if brief.side == "right" else 1.0 - look.u
    up = look.v[further] - look.v[closer][:, None]
    one, other = aim.outer, aim.inner
    if brief.outer == "further":
        one, other, up = other, one, -up
    along = np.abs(out[closer] - one)[:, None] + np.abs(out[further] - other)
    missed: Lengths = aim.weight * along + np.abs(up - aim.up)
    return missed


STANDS: Mapping[
    str,
    Callable[[CandidatePositions, tuple[AssetExtent, ...], "Generator"], Places | None],
] = MappingProxyType(
    {
        "distance_change": stand_distance,
        "relative_position": stand_beside,
        "visibility": stand_behind,
        "which_object": stand_around,
    }
)
"""For every kind of question, how places are chosen."""
