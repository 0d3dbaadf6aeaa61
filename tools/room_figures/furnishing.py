"""What is in a room, and where: measured from its boxes, against what people have."""

from collections import Counter
from collections.abc import Iterator

import shapely

from scenegen.records.scene import Opening
from scenegen.records.visibility import CEILING, WINDOW
from scenegen.shell.windows import SILLS_FROM
from tools.room_figures.bodies import (
    Body,
    Crowd,
    behind_pane,
    front_strip,
    nearest_mm,
    placed,
    strip_before,
)
from tools.room_figures.habits import (
    AT_TABLES,
    BELONGS,
    CORNERED,
    JOINED,
    KITCHEN_LINE,
    KITCHEN_LINE_MM,
    LARGEST_MAT_MM2,
    LOUNGERS,
    MAIN,
    MATS_ONLY,
    NO_TOP,
    ODD,
    OWN_PLACE,
    PARTNERS,
    PICTURES,
    PLAYTHINGS,
    SET_TABLES,
    SINGLE,
    Need,
    Odd,
)

Point = tuple[int, int]

WALL_MM = 300
"""What is this near to a wall stands at it."""

CORNER_MM = 600
"""What is this near to a corner, along both walls, stands in it."""

JUTTING_MM = 350
"""What is this near to a projecting corner stands at it."""

PARTNER_MM = 700
"""Free floor between what belongs together, at most."""

SEAT_MM, LOUNGE_MM = 400, 900
"""The same between a table and who sits at it, and in a group of armchairs."""

WINDOW_MM = 800
"""The same between a plant and a window."""

TOP_MM = 1300
"""Tops above this are out of reach."""

LEAST_TOP_MM2 = 40_000
"""Smaller tops may be bare."""

SILL_MM = 1200
"""Boards above this are out of reach."""

UNDER_SHARE = 0.05
"""Share of a rug that may be under what it is not laid under."""

IN_LINE_MM = 60
"""Gap between units that stand side by side."""


def missing(crowd: Crowd) -> list[str]:
    """The main pieces that a room lacks."""
    kind = crowd.room.kind
    lacks = [
        "/".join(need.any_of) + (f" < {need.least}" if need.least > 1 else "")
        for need in MAIN.get(kind, ())
        if not _is_met(crowd, need)
    ]
    if kind == "kitchen" and kitchen_line_mm(crowd) < KITCHEN_LINE_MM:
        lacks.append("kitchen line < 3 m")
    return lacks


def _is_met(crowd: Crowd, need: Need) -> bool:
    return len(crowd.of(*need.any_of)) >= need.least


def kitchen_line_mm(crowd: Crowd) -> int:
    """The longest run of kitchen units side by side, the sum of their widths."""
    units = [each for each in crowd.standing if each.category in KITCHEN_LINE]
    longest = 0
    while units:
        run, queue = 0, [units.pop()]
        while queue:
            unit = queue.pop()
            run += unit.asset.size_mm[1]
            beside = [each for each in units if _are_in_line(unit, each)]
            queue += beside
            units = [each for each in units if each not in beside]
        longest = max(longest, run)
    return longest


def _are_in_line(a: Body, b: Body) -> bool:
    """Whether two units turn their backs to one wall, side by side."""
    is_parallel = a.entity.heading_tenths == b.entity.heading_tenths
    return is_parallel and a.plan.distance(b.plan) <= IN_LINE_MM


def strange(crowd: Crowd) -> list[str]:
    """The categories of what a room of its kind would not hold, one an entity.

    Of two joined rooms a scene names the first one only: the other one may be of any
    kind that people join to it, and is taken to be the one that explains most.
    """
    kind = crowd.room.kind
    if kind not in BELONGS:
        return []
    others = JOINED.get(kind, ()) if crowd.room.shape == "joined" else ()
    choices = [BELONGS[kind] | BELONGS[other] for other in others] or [BELONGS[kind]]
    found = min((_not_in(crowd, allowed) for allowed in choices), key=len)
    if kind in MATS_ONLY:
        rugs = crowd.of("rug")
        found += ["carpet" for each in rugs if each.plan.area > LARGEST_MAT_MM2]
    return found


def _not_in(crowd: Crowd, allowed: frozenset[str]) -> list[str]:
    return [each.category for each in crowd.bodies if each.category not in allowed]


def stranded(crowd: Crowd) -> list[str]:
    """What stands free in mid-floor for no reason.

    A thing on the floor has a reason where it is: within 0.3 m of a wall or 0.6 m of a
    corner; within reach of what it is used with (`PARTNERS`), 0.4 m for chairs at
    tables, 0.9 m for armchairs and such, 0.7 m for all else; plants within 0.8 m of a
    window; playthings on a rug or by their chest; and tables and such have a place of
    their own (`OWN_PLACE`). All else counts, as a chair 0.5 m before a wall does.
    """
    return [each.category for each in crowd.standing if not _has_reason(crowd, each)]


def _has_reason(crowd: Crowd, body: Body) -> bool:
    category, kind = body.category, crowd.room.kind
    if category in OWN_PLACE and kind in (OWN_PLACE[category] or (kind,)):
        return True
    if crowd.outline.exterior.distance(body.plan) <= WALL_MM or _in_corner(crowd, body):
        return True
    partners = crowd.of(*PARTNERS.get(category, ()))
    if nearest_mm(body, _but(partners, body)) <= _reach_mm(category):
        return True
    if category == "potted_plant":
        return any(
            strip_before(crowd.room, each, 1).distance(body.plan) <= WINDOW_MM
            for each in crowd.windows()
        )
    return category in PLAYTHINGS and _is_for_play(crowd, body)


def _reach_mm(category: str) -> int:
    """How far a category may be from what it is used with."""
    if category in AT_TABLES:
        return SEAT_MM
    return LOUNGE_MM if category in LOUNGERS else PARTNER_MM


def _but(bodies: list[Body], body: Body) -> list[Body]:
    return [each for each in bodies if each is not body]


def _in_corner(crowd: Crowd, body: Body) -> bool:
    """Whether a body is near a corner of the room."""
    return any(
        body.plan.distance(shapely.Point(corner)) <= CORNER_MM
        for corner in crowd.room.outline_mm
    )


def _is_for_play(crowd: Crowd, body: Body) -> bool:
    """Whether a plaything lies on a mat, or beside where it is kept."""
    mats = [each for each in crowd.bodies if each.is_rug]
    kept = crowd.of("toy_chest", "play_table", "dollhouse", "play_tent", "storage_bin")
    is_on_mat = nearest_mm(body, mats) == 0
    return is_on_mat or nearest_mm(body, _but(kept, body)) <= PARTNER_MM


def tops(crowd: Crowd) -> list[tuple[str, bool]]:
    """Every top that people put things on: what it is, and whether it carries some.

    Tables, counters, low shelves, beds, and the boards of windows; none that people sit
    on or open (`NO_TOP`), or that are higher than 1.3 m.
    """
    found = []
    for body in crowd.bodies:
        if body.asset.surface is None or body.category in NO_TOP:
            continue
        (x0, x1), (y0, y1) = body.asset.surface.x_mm, body.asset.surface.y_mm
        is_wide = (x1 - x0) * (y1 - y0) >= LEAST_TOP_MM2
        if is_wide and body.low + body.asset.surface.z_mm <= TOP_MM:
            found.append((body.category, bool(crowd.carried_by(body))))
    return found + [("sill", _carries(crowd, each)) for each in _sills(crowd)]


def _sills(crowd: Crowd) -> list[Opening]:
    return [each for each in crowd.windows() if SILLS_FROM < each.sill_mm <= SILL_MM]


def _carries(crowd: Crowd, window: Opening) -> bool:
    """Whether something is on the board of a window."""
    board = behind_pane(crowd.room, window)
    return any(
        each.entity.support == WINDOW and board.intersects(each.plan)
        for each in crowd.bodies
    )


def has_ceiling_lamp(crowd: Crowd) -> bool:
    """Whether a lamp hangs from the ceiling."""
    return any(
        each.entity.support == CEILING
        and "lamp" in crowd.catalogue.category(each.category).roles
        for each in crowd.bodies
    )


def pictures(crowd: Crowd) -> list[str]:
    """The models of what hangs as a picture, in order."""
    return [each.asset.id for each in crowd.of(*PICTURES)]


def tints(crowd: Crowd) -> int:
    """How many different tints the things of a room wear."""
    worn = {each.entity.tint for each in crowd.bodies}
    return len(worn - {None})


def has_matched_joinery(crowd: Crowd) -> bool:
    """Whether doors, window frames and skirting are of one family: wood, or painted."""
    joinery = crowd.room.joinery.material.partition("/")[2]
    skirting = crowd.room.skirting.material.partition("/")[2]
    return ("wood" in joinery) == ("wood" in skirting)


def odd_neighbours(crowd: Crowd) -> list[str]:
    """Neighbours that people do not have, and what there should be one of."""
    counts = Counter(each.category for each in crowd.bodies)
    found = [f"{counts[name]} x {name}" for name in sorted(SINGLE) if counts[name] > 1]
    for odd in ODD:
        firsts = [each for each in crowd.bodies if each.category in odd.first]
        seconds = [each for each in crowd.bodies if each.category in odd.second]
        found += _odd_pairs(crowd, odd, firsts, seconds)
    return [
        *found,
        *mixed_seats(crowd),
        *lopsided_tables(crowd),
        *at_projecting_corners(crowd),
        *facing_toilet(crowd),
    ]


def _odd_pairs(
    crowd: Crowd, odd: Odd, firsts: list[Body], seconds: list[Body]
) -> Iterator[str]:
    """The pairs of one entry of the list; for "far", the firsts that are alone."""
    for first in firsts:
        if odd.how == "far":
            if _away_mm(crowd, first, odd, seconds) > odd.reach_mm:
                yield f"{first.category} far from {'/'.join(sorted(odd.second)[:2])}"
            continue
        for second in seconds:
            if second is not first and _are_odd(odd, first, second):
                yield f"{first.category} {odd.how} {second.category}"


def _away_mm(crowd: Crowd, first: Body, odd: Odd, seconds: list[Body]) -> float:
    """How far the nearest of the others is; doors are no entities."""
    if "door" not in odd.second:
        return nearest_mm(first, seconds)
    fronts = [strip_before(crowd.room, door, 1) for door in crowd.doors()]
    return float(min(front.distance(first.plan) for front in fronts))


def _are_odd(odd: Odd, first: Body, second: Body) -> bool:
    """Whether two bodies are as an entry of the list has them."""
    if odd.how == "on":
        return first.entity.support == second.entity.id
    if odd.how == "above":
        is_over = first.is_hung and first.plan.distance(second.plan) <= 100
        return is_over and first.low >= second.low and _share_wall(first, second)
    if odd.how == "near":
        return float(first.plan.distance(second.plan)) <= odd.reach_mm
    if odd.how == "under":
        covered = first.plan.intersection(second.plan).area
        return bool(covered > UNDER_SHARE * first.plan.area)
    return odd.how == "together"


def _share_wall(upper: Body, lower: Body) -> bool:
    """Whether what hangs is behind or over a body, and not beside it."""
    out_from_wall = front_strip(upper, 600)
    return not out_from_wall.buffer(-20).intersection(lower.plan).is_empty


def mixed_seats(crowd: Crowd) -> Iterator[str]:
    """Tables with seats of two models at them."""
    for table in crowd.of(*SET_TABLES):
        models = {each.asset.id for each in _seats_at(crowd, table)}
        if len(models) > 1:
            yield f"{table.category} with {len(models)} models of seat"


def lopsided_tables(crowd: Crowd) -> Iterator[str]:
    """Tables with two seats or more on one side, and none on the opposite one."""
    for table in crowd.of("dining_table", "conference_table"):
        front, left, back, right = _by_side(table, _seats_at(crowd, table))
        for one, other in ((front, back), (left, right)):
            if min(one, other) == 0 and max(one, other) >= 2:
                yield f"{table.category} with seats on one side"


def _seats_at(crowd: Crowd, table: Body) -> list[Body]:
    seats = crowd.of(*AT_TABLES, "stool")
    return [each for each in seats if each.plan.distance(table.plan) <= SEAT_MM]


def _by_side(table: Body, seats: list[Body]) -> tuple[int, int, int, int]:
    """How many seats are at the front, left, back and right side of a table."""
    depth, width, _ = table.asset.size_mm
    (x0, x1), (y0, y1) = (-depth / 2, depth / 2), (-width / 2, width / 2)
    sides = (
        placed(table.entity, (x1, x1 + 1), (y0, y1)),
        placed(table.entity, (x0, x1), (y1, y1 + 1)),
        placed(table.entity, (x0 - 1, x0), (y0, y1)),
        placed(table.entity, (x0, x1), (y0 - 1, y0)),
    )
    counts = [0, 0, 0, 0]
    for seat in seats:
        away = [seat.plan.distance(side) for side in sides]
        counts[away.index(min(away))] += 1
    front, left, back, right = counts
    return front, left, back, right


def at_projecting_corners(crowd: Crowd) -> Iterator[str]:
    """What people put into a corner, at one that juts into the room instead."""
    corners = crowd.room.outline_mm
    befores, afters = (corners[-1], *corners[:-1]), (*corners[1:], corners[0])
    for before, corner, after in zip(befores, corners, afters, strict=True):
        if not _juts(before, corner, after):
            continue
        for each in crowd.of(*CORNERED):
            if each.plan.distance(shapely.Point(corner)) <= JUTTING_MM:
                yield f"{each.category} at a projecting corner"


def _juts(before: Point, corner: Point, after: Point) -> bool:
    """Whether an outline, counter-clockwise, turns to the right at a corner."""
    (ax, ay), (bx, by), (cx, cy) = before, corner, after
    return (bx - ax) * (cy - by) - (by - ay) * (cx - bx) < 0


def facing_toilet(crowd: Crowd) -> Iterator[str]:
    """What a toilet must not face at close range: a place to eat or sleep, a window."""
    for toilet in crowd.of("toilet"):
        ahead = front_strip(toilet, 2500)
        for each in crowd.of("dining_table", "bed", "sofa", "stove"):
            if ahead.intersects(each.plan):
                yield f"toilet faces {each.category}"
