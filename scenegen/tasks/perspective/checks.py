"""How sure the answer to a question about the X is; doubtful items are thrown away.

All angles are tenths of a degree, all lengths millimetres on the floor.
"""

from math import sqrt

from scenegen.errors import Rejected
from scenegen.geometry.angles import cosine, sine
from scenegen.geometry.floor_symbols import points_of
from scenegen.geometry.pose import Vector
from scenegen.records.rig import FloorMark, View
from scenegen.records.scene import Entity
from scenegen.records.visibility import Sighting, ViewVisibility
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.phrases import angle_to, square_mm

GAP_MM = 500
"""By how much a thing is nearer than before, or farther, at least."""

OFF_TENTHS, OFF_PERCENT = 150, 10
"""From straight ahead, and from the middle of the view on the X in per cent of its
width, to a thing that is on the left or on the right, at least."""

FRONT_TENTHS, ASIDE_TENTHS = 80, 250
"""What is straight ahead is turned no more than this, what is not at least so much."""

LINE_PERCENT = 3
"""From the lines of a picture by which one might guess to a thing, per cent."""

CARPET = 0.05
"""What is no higher than this is floor, metres; signs lie on rugs as well."""

OUTSIDE_PX = 2
"""Pixels beyond its border that a picture is taken to reach."""

NO_GAP = "no_gap"
NOT_ASIDE = "not_aside"
NOT_IN_FRONT = "not_in_front"
HIDDEN_SIGN = "hidden_sign"
SECOND_SIGN = "second_sign"
NEAR_LINE = "near_line"

Place = tuple[int, int]


def distance_gap(view: View, cross: Place, thing: Place) -> int:
    """How much nearer to a thing the X is than a camera; negative when farther."""
    start = (view.position_mm[0], view.position_mm[1])
    before, after = square_mm(start, thing), square_mm(cross, thing)
    return round(sqrt(before) - sqrt(after))


def check_gap(gap_mm: int, answer: str) -> None:
    """The distance plainly becomes what the answer says.

    Raises:
        Rejected: NO_GAP.
    """
    if (gap_mm if answer == "closer" else -gap_mm) < GAP_MM:
        raise Rejected(NO_GAP)


def corners(thing: Entity, size_mm: tuple[int, int, int]) -> tuple[Place, ...]:
    """The corners of the floor below the box of a thing."""
    cos, sin = cosine(thing.heading_tenths), sine(thing.heading_tenths)
    x, y, _ = thing.position_mm
    half, wide = size_mm[0] / 2, size_mm[1] / 2
    return tuple(
        (x + round(a * cos - b * sin), y + round(a * sin + b * cos))
        for a, b in ((half, wide), (-half, wide), (-half, -wide), (half, -wide))
    )


def left_of(view: View, place: Place) -> float:
    """How far a place lies to the left of where a camera faces."""
    x, y = place[0] - view.position_mm[0], place[1] - view.position_mm[1]
    return y * cosine(view.heading_tenths) - x * sine(view.heading_tenths)


def turned(view: View, place: Place) -> int:
    """The direction of a place from where a camera stands and faces."""
    eye = (view.position_mm[0], view.position_mm[1])
    return angle_to(eye, view.heading_tenths, place)


def check_side(
    view: View, thing: Entity, size_mm: tuple[int, int, int], answer: str
) -> int:
    """All of a thing is on one side of where somebody faces; by how much.

    Raises:
        Rejected: NOT_ASIDE.
    """
    sign = 1 if answer == "left" else -1
    middle = thing.position_mm[:2]
    all_there = (middle, *corners(thing, size_mm))
    if any(sign * left_of(view, place) <= 0 for place in all_there):
        raise Rejected(NOT_ASIDE)
    off = abs(turned(view, middle))
    margin = min(off, 1800 - off)
    if margin < OFF_TENTHS:
        raise Rejected(NOT_ASIDE)
    return margin


def check_off_centre(seen: ViewVisibility, sighting: Sighting) -> None:
    """The view on the X shows a thing well beside its middle.

    Raises:
        Rejected: NOT_ASIDE.
    """
    size = seen.ids.shape[0]
    if abs(sighting.box.x0 + sighting.box.x1 - size) * 100 < 2 * OFF_PERCENT * size:
        raise Rejected(NOT_ASIDE)


def check_front(view: View, right: Place, others: tuple[Place, ...]) -> int:
    """One thing is straight ahead and all others are not; the turn that is to spare.

    Raises:
        Rejected: NOT_IN_FRONT.
    """
    front = abs(turned(view, right))
    aside = min(abs(turned(view, other)) for other in others)
    if front > FRONT_TENTHS or aside < ASIDE_TENTHS:
        raise Rejected(NOT_IN_FRONT)
    return (aside - front) // 2


def check_signs(seen: tuple[ViewVisibility, ...]) -> None:
    """The first picture shows all of its signs, and no other one shows a bit of them.

    Raises:
        Rejected: HIDDEN_SIGN or SECOND_SIGN.
    """
    marks = seen[0].view.floor_marks
    for mark in marks:
        if not all(_is_seen(seen[0], place) for place in _points(mark)):
            raise Rejected(HIDDEN_SIGN)
    for other in seen[1:]:
        if any(_is_framed(other, p) for mark in marks for p in _points(mark)):
            raise Rejected(SECOND_SIGN)


def check_lines(
    brief: PerspectiveBrief, seen: ViewVisibility, sighting: Sighting
) -> None:
    """A thing is on those sides of the lines of a picture that the brief names.

    Raises:
        Rejected: NEAR_LINE.
    """
    size, box = seen.ids.shape[0], sighting.box
    column = (box.x0 + box.x1) / 2
    spare = LINE_PERCENT * size / 100
    if brief.before and not _is_beside(column, size / 2, brief.before, spare):
        raise Rejected(NEAR_LINE)
    if not (brief.side or brief.row):
        return
    (cross, *_) = seen.view.floor_marks
    x, y = cross.position_mm
    at = seen.view.camera(size).project(Vector(x / 1000, y / 1000, 0.0))
    if brief.side and not _is_beside(column, at.u, brief.side, spare):
        raise Rejected(NEAR_LINE)
    is_above = {"above": "left", "below": "right"}
    if brief.row and not _is_beside(float(box.y1), at.v, is_above[brief.row], spare):
        raise Rejected(NEAR_LINE)


def _is_beside(at: float, line: float, side: str, spare: float) -> bool:
    """Whether a column is plainly to the left or to the right of a line."""
    return at < line - spare if side == "left" else at > line + spare


def _points(mark: FloorMark) -> tuple[Place, ...]:
    return points_of(mark.kind, mark.position_mm, mark.heading_tenths)


def _is_framed(seen: ViewVisibility, place: Place) -> bool:
    """Whether the frame of a picture holds a point of the floor, seen or not."""
    size = seen.ids.shape[0]
    at = seen.view.camera(size).project(Vector(place[0] / 1000, place[1] / 1000, 0.0))
    low, high = -OUTSIDE_PX, size + OUTSIDE_PX
    return at.depth > 0.0 and low <= at.u < high and low <= at.v < high


def _is_seen(seen: ViewVisibility, place: Place) -> bool:
    """Whether a picture shows a point of the floor."""
    size = seen.ids.shape[0]
    camera = seen.view.camera(size)
    at = camera.project(Vector(place[0] / 1000, place[1] / 1000, 0.0))
    if at.depth <= 0.0 or not (0.0 <= at.u < size and 0.0 <= at.v < size):
        return False
    row, column = int(at.v), int(at.u)
    depth = float(seen.depth[row, column])
    shown = camera.unproject(column + 0.5, row + 0.5, depth)
    return depth > 0.0 and shown.z <= CARPET
