"""Whatever a relation places obeys its law; what is moved away breaks it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
import shapely

from scenegen.catalogue import Catalogue
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening, Room
from scenegen.rooms.floor_plan import FloorPlan
from scenegen.rooms.furnisher import Furnisher
from scenegen.rooms.openings import open_walls
from scenegen.rooms.outlines import draw_outline
from scenegen.rooms.palette import SCHEMES
from scenegen.rooms.placed_entity import PlacedEntity
from scenegen.rooms.placement import open_middle, walls_of
from scenegen.rooms.relations import (
    AboveMiddle,
    Amid,
    Around,
    AroundRug,
    AtSides,
    AtWall,
    AtWindow,
    BelowWindow,
    Beside,
    BesideOnWall,
    ByDoor,
    Facing,
    FacingWall,
    FromCeiling,
    InCorner,
    InIslands,
    InNook,
    InOpen,
    InRing,
    InRows,
    InRun,
    InView,
    Lying,
    NearOnTop,
    OnFreeFloor,
    OnRug,
    OnSill,
    OnTop,
    OnWall,
    Opposite,
    OutFromWall,
    Relation,
    SideToWall,
    Site,
    Stacked,
    Under,
    in_line,
)
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.room_types.shared import MIDDLING_RUGS
from scenegen.rooms.wall_plan import WallPlan
from scenegen.shell.windows import SILL_REACH
from tests.rooms.bodies import edge_of, sides_of, strip_before, top_of
from tests.rooms.furnished import exact, outline_of, ray, stream
from tests.rooms.open_rooms import SHAPES
from tests.visibility.hand_made import room_of

SEEDS = range(18)
HEIGHT = 2850
"""Of rooms, millimetres: a lamp can hang over a person in them."""

GRID_MM = 3
"""Spots, corners and halves of odd sides are rounded to whole millimetres."""

Move = tuple[int, int, int]
"""Forward and to the left in millimetres, and a turn in tenths of a degree."""


class Stage(NamedTuple):
    """Something that was placed: the room, it, what it was placed by, and the host."""

    room: Room
    footprint: Footprint
    low: int
    high: int
    host: PlacedEntity | None

    @property
    def plan(self) -> shapely.Polygon:
        return exact(self.footprint)

    @property
    def anchor(self) -> PlacedEntity:
        """The host of a relation that needs one."""
        if self.host is None:
            raise LookupError("this relation has no host")
        return self.host

    @property
    def host_plan(self) -> shapely.Polygon:
        return exact(self.anchor.footprint)


def seen_from(host: Footprint, spot: FloorPosition) -> tuple[float, float]:
    """How far a spot lies ahead of a host's middle, and to its left."""
    angle = np.radians(host.spot.heading_tenths / 10)
    x, y = spot.x - host.spot.x, spot.y - host.spot.y
    ahead = x * np.cos(angle) + y * np.sin(angle)
    return float(ahead), float(y * np.cos(angle) - x * np.sin(angle))


def turn_from(host: Footprint, footprint: Footprint) -> int:
    """From a host's heading to another one, tenths of a degree, 0 to 3599."""
    return (footprint.spot.heading_tenths - host.spot.heading_tenths) % 3600


def lies_along(
    room: Room, footprint: Footprint, side: str, span: tuple[int, int]
) -> bool:
    """Whether an edge of a footprint is as far from one wall, along all its length."""
    ends = shapely.points(shapely.get_coordinates(edge_of(footprint, side)))
    middle = exact(footprint).centroid
    return any(
        all(
            span[0] - GRID_MM <= wall.distance(end) <= span[1] + GRID_MM for end in ends
        )
        and wall.distance(middle) > wall.distance(ends[0])
        and outline_of(room).contains(middle)
        for wall in sides_of(room)
    )


def backs_onto_a_wall(scene_mesh: Stage) -> bool:
    return lies_along(scene_mesh.room, scene_mesh.footprint, "back", (30, 60))


def stands_out_from_a_wall(scene_mesh: Stage) -> bool:
    return lies_along(scene_mesh.room, scene_mesh.footprint, "left", (30, 60))


def is_near_a_corner(scene_mesh: Stage) -> bool:
    corners = shapely.points(scene_mesh.room.outline_mm)
    is_near = min(corner.distance(scene_mesh.plan) for corner in corners) <= 290
    return is_near and lies_along(
        scene_mesh.room, scene_mesh.footprint, "back", (60, 200)
    )


def is_in_the_room(scene_mesh: Stage) -> bool:
    return bool(outline_of(scene_mesh.room).contains(scene_mesh.plan))


def is_square_in_the_room(scene_mesh: Stage) -> bool:
    return (
        is_in_the_room(scene_mesh)
        and scene_mesh.footprint.spot.heading_tenths % 900 == 0
    )


def is_beside(
    scene_mesh: Stage, gap: tuple[int, int], forward: tuple[int, int]
) -> bool:
    """Parallel, clear of the host by the gap, with its back in line or before it."""
    ahead, left = seen_from(scene_mesh.anchor.footprint, scene_mesh.footprint.spot)
    backs = (
        ahead - scene_mesh.footprint.length / 2 + scene_mesh.anchor.footprint.length / 2
    )
    free = scene_mesh.plan.distance(scene_mesh.host_plan)
    return (
        turn_from(scene_mesh.anchor.footprint, scene_mesh.footprint) == 0
        and gap[0] - GRID_MM <= free <= gap[1] + GRID_MM
        and forward[0] - GRID_MM <= backs <= forward[1] + GRID_MM
        and abs(left) > scene_mesh.anchor.footprint.width / 2
    )


def faces_across(scene_mesh: Stage, gap: tuple[int, int]) -> bool:
    """The host's front and its own look at each other across the gap."""
    free = scene_mesh.plan.distance(scene_mesh.host_plan)
    look = ray(
        *scene_mesh.footprint.spot, reach=scene_mesh.footprint.length / 2 + gap[1] + 5
    )
    ahead, _ = seen_from(scene_mesh.anchor.footprint, scene_mesh.footprint.spot)
    return (
        gap[0] - GRID_MM <= free <= gap[1] + GRID_MM
        and look.intersects(edge_of(scene_mesh.anchor.footprint, "front"))
        and ahead > 0
    )


def looks_back_from_a_wall(scene_mesh: Stage) -> bool:
    """Back to a wall, at most 0.5 m off the line of sight of the host."""
    sight = ray(*scene_mesh.anchor.footprint.spot, reach=20_000)
    middle = shapely.Point(*scene_mesh.footprint.spot[:2])
    turn = turn_from(scene_mesh.anchor.footprint, scene_mesh.footprint)
    is_ahead = sight.distance(middle) <= 500 + GRID_MM
    return backs_onto_a_wall(scene_mesh) and is_ahead and turn == 1800


def faces_the_table(scene_mesh: Stage) -> bool:
    """Within ten degrees of square to one side, near to it, and not in it."""
    look = ray(*scene_mesh.footprint.spot, reach=scene_mesh.footprint.length / 2 + 200)
    askew = turn_from(scene_mesh.anchor.footprint, scene_mesh.footprint) % 900
    free = scene_mesh.plan.distance(scene_mesh.host_plan)
    is_square = min(askew, 900 - askew) <= 100
    return bool(is_square and 0 < free <= 170 and look.intersects(scene_mesh.host_plan))


def lies_below(scene_mesh: Stage) -> bool:
    return (
        scene_mesh.low == 0
        and scene_mesh.plan.intersection(scene_mesh.host_plan).area > 0
    )


def lies_on_the_top(scene_mesh: Stage) -> bool:
    top = top_of(scene_mesh.anchor.footprint, scene_mesh.anchor.asset)
    surface = scene_mesh.anchor.asset.surface
    assert surface is not None
    least = min((min(row) for row in surface.soft_mm), default=surface.z_mm)
    is_level = least <= scene_mesh.low - scene_mesh.anchor.z_mm <= surface.z_mm
    return is_level and bool(top.buffer(GRID_MM).covers(scene_mesh.plan))


def looks_as_its_host(scene_mesh: Stage) -> bool:
    turn = turn_from(scene_mesh.anchor.footprint, scene_mesh.footprint)
    return lies_on_the_top(scene_mesh) and min(turn, 3600 - turn) <= 100


def hangs_on_a_wall(scene_mesh: Stage) -> bool:
    """Flat on a wall, wholly on it, beside all doors and windows or above them."""
    if not lies_along(scene_mesh.room, scene_mesh.footprint, "back", (0, 0)):
        return False
    for opening in scene_mesh.room.openings:
        front = strip_before(scene_mesh.room, opening, 30).buffer(-GRID_MM)
        top = opening.sill_mm + opening.height_mm
        is_level = scene_mesh.low < top and opening.sill_mm < scene_mesh.high
        if is_level and front.intersects(scene_mesh.plan):
            return False
    return True


def hangs_above(scene_mesh: Stage) -> bool:
    """On the wall behind the host, above it, within its width."""
    _, left = seen_from(scene_mesh.anchor.footprint, scene_mesh.footprint.spot)
    is_above = scene_mesh.low >= scene_mesh.anchor.asset.size_mm[2]
    is_behind = abs(left) <= scene_mesh.anchor.footprint.width / 2 + GRID_MM
    return hangs_on_a_wall(scene_mesh) and is_above and is_behind


def covers_a_window(scene_mesh: Stage) -> bool:
    """Parallel to a window, right before it, and wider by as much on either side."""
    for window in scene_mesh.room.openings:
        pane = sides_of(scene_mesh.room)[window.wall]
        near = pane.distance(edge_of(scene_mesh.footprint, "back"))
        strip = strip_before(scene_mesh.room, window, 150 + scene_mesh.footprint.length)
        shadow = scene_mesh.plan.intersection(strip)
        middle = strip.centroid.distance(scene_mesh.plan.centroid)
        if (
            window.kind == "window"
            and near <= 150
            and shadow.area > 0.99 * window.width_mm * scene_mesh.footprint.length
            and middle <= 150 + scene_mesh.footprint.length
            and lies_along(scene_mesh.room, scene_mesh.footprint, "back", (0, 150))
        ):
            return True
    return False


def hangs_from_the_ceiling(scene_mesh: Stage) -> bool:
    return is_in_the_room(scene_mesh) and scene_mesh.high == scene_mesh.room.height_mm


def hangs_over_the_table(scene_mesh: Stage) -> bool:
    middle = scene_mesh.host_plan.centroid.distance(scene_mesh.plan.centroid)
    return hangs_from_the_ceiling(scene_mesh) and middle < GRID_MM


def has_room_before_it(scene_mesh: Stage) -> bool:
    """Back to a wall, and so much of the room before it."""
    spot, length, width = (
        scene_mesh.footprint.spot,
        scene_mesh.footprint.length,
        scene_mesh.footprint.width,
    )
    ahead = Footprint(spot.offset((length + FRONT) // 2, 0), FRONT, width)
    inner = outline_of(scene_mesh.room).buffer(GRID_MM, join_style="mitre")
    return backs_onto_a_wall(scene_mesh) and bool(inner.covers(exact(ahead)))


def is_near_the_middle(scene_mesh: Stage) -> bool:
    x, y = open_middle(scene_mesh.room.outline_mm)
    away = max(
        abs(scene_mesh.footprint.spot.x - x), abs(scene_mesh.footprint.spot.y - y)
    )
    return is_square_in_the_room(scene_mesh) and away <= DRIFT


def hangs_below_a_window(scene_mesh: Stage) -> bool:
    """In its middle, its back close to the wall, and wholly below its board."""
    for window in scene_mesh.room.openings:
        strip = strip_before(scene_mesh.room, window, 30)
        off = centred_off(strip, scene_mesh.footprint)
        if window.kind == "window" and off <= GRID_MM:
            is_below = scene_mesh.high <= window.sill_mm - 80
            return is_below and backs_onto_a_wall(scene_mesh)
    return False


def centred_off(strip: shapely.Polygon, footprint: Footprint) -> float:
    """How far the middle of a strip is from the axis of a footprint."""
    x, y = footprint.spot[:2]
    axis = [
        footprint.spot.offset(-2000, 0)[:2],
        (x, y),
    ]
    near = shapely.LineString(axis)
    return float(near.distance(strip.centroid))


def lies_on_a_sill(scene_mesh: Stage) -> bool:
    """On the board of one window, at most 40 mm into it, and no wider than it."""
    for window in scene_mesh.room.openings:
        board = strip_before(scene_mesh.room, window, SILL_REACH).union(
            strip_before(scene_mesh.room, window, -40)
        )
        is_sill = window.kind == "window" and 500 < window.sill_mm <= 1200
        is_level = scene_mesh.low == window.sill_mm + 4
        lies = board.buffer(GRID_MM, join_style="mitre").covers(scene_mesh.plan)
        if is_sill and is_level and lies:
            inward = walls_of(scene_mesh.room)[window.wall].inward
            return scene_mesh.footprint.spot.heading_tenths == inward
    return False


def hangs_beside(scene_mesh: Stage) -> bool:
    """On the same wall as the host, 90 to 180 mm away from it."""
    free = scene_mesh.plan.distance(scene_mesh.host_plan)
    turn = turn_from(scene_mesh.anchor.footprint, scene_mesh.footprint)
    is_near = 90 - GRID_MM <= free <= 180 + GRID_MM
    return hangs_on_a_wall(scene_mesh) and is_near and turn == 0


def is_by_a_door(scene_mesh: Stage) -> bool:
    """On a wall, 110 to 200 mm beside a door in it."""
    back = edge_of(scene_mesh.footprint, "back")
    for door in scene_mesh.room.openings:
        hole = edge_of_opening(scene_mesh.room, door)
        free = hole.distance(back)
        is_near = 110 - GRID_MM <= free <= 200 + GRID_MM
        if door.kind == "door" and is_near and hangs_on_a_wall(scene_mesh):
            return bool(sides_of(scene_mesh.room)[door.wall].distance(back) <= GRID_MM)
    return False


def edge_of_opening(room: Room, opening: Opening) -> shapely.LineString:
    side = sides_of(room)[opening.wall]
    ends = (opening.offset_mm, opening.offset_mm + opening.width_mm)
    return shapely.LineString([side.interpolate(end) for end in ends])


def off_the_grid(along: float, first: float, pitch: int, count: int) -> float:
    """How far a distance is from the nearest of some that are a pitch apart."""
    return min(abs(along - first - pitch * number) for number in range(count))


def is_in_rows_before(scene_mesh: Stage) -> bool:
    """Faces as the host does, in a row before it, in columns amid the room."""
    host = scene_mesh.anchor.footprint
    ahead, left = seen_from(host, scene_mesh.footprint.spot)
    row = ahead - (host.length + scene_mesh.footprint.length) / 2
    _, middle = seen_from(
        host, FloorPosition(*open_middle(scene_mesh.room.outline_mm), 0)
    )
    column = left - middle
    columns = (off_the_grid(column, -1.5 * 1350, 1350, 4),
               off_the_grid(column, -1350, 1350, 3))  # fmt: skip
    return (
        turn_from(host, scene_mesh.footprint) == 0
        and off_the_grid(row, 900, 1400, 4) <= 30 + GRID_MM
        and min(columns) <= 30 + GRID_MM
    )


def is_in_rows_of_the_room(scene_mesh: Stage) -> bool:
    """Faces along the room, in one of three rows and two columns about its middle."""
    west, south, east, north = outline_of(scene_mesh.room).bounds
    heading = 0 if east - west >= north - south else 900
    middle = FloorPosition(*open_middle(scene_mesh.room.outline_mm), heading)
    frame = Footprint(middle, 0, 0)
    ahead, left = seen_from(frame, scene_mesh.footprint.spot)
    return (
        scene_mesh.footprint.spot.heading_tenths == heading
        and off_the_grid(ahead, -1900, 1900, 3) <= 30 + GRID_MM
        and off_the_grid(left, -1050, 2100, 2) <= 30 + GRID_MM
    )


def looks_across_at_a_wall(scene_mesh: Stage) -> bool:
    """Square to the walls; the one it looks at is 3 to 5.2 m from its back."""
    x, y, heading = scene_mesh.footprint.spot
    walls = outline_of(scene_mesh.room).exterior
    sight = ray(x, y, heading, reach=20_000).intersection(walls)
    away = shapely.Point(x, y).distance(sight) + scene_mesh.footprint.length / 2
    is_square = heading % 900 == 0
    return is_square and is_in_the_room(scene_mesh) and 2935 <= away <= 5205


def is_watched(scene_mesh: Stage) -> bool:
    """Back to a wall, on the axis of the host, or beside the floor before it."""
    if not backs_onto_a_wall(scene_mesh):
        return False
    ahead, left = seen_from(scene_mesh.anchor.footprint, scene_mesh.footprint.spot)
    turn = turn_from(scene_mesh.anchor.footprint, scene_mesh.footprint)
    if turn == 1800:
        return ahead > 0 and abs(left) <= 400 + GRID_MM
    is_before = 700 - GRID_MM <= ahead <= 2600 + GRID_MM
    return is_before and turn == (2700 if left > 0 else 900)


def sits_at_a_side(scene_mesh: Stage) -> bool:
    """Clear of the table, off its left or right side, and looking over it."""
    table = scene_mesh.anchor.footprint
    ahead, left = seen_from(table, scene_mesh.footprint.spot)
    x, y, heading = scene_mesh.footprint.spot
    look = ray(x, y, heading, reach=3000)
    is_beside = abs(left) > table.width / 2 and -353 <= ahead <= 53
    free = scene_mesh.plan.distance(scene_mesh.host_plan)
    return bool(is_beside and 0 < free <= 423 and look.intersects(scene_mesh.host_plan))


def hangs_beside_the_middle(scene_mesh: Stage, aside: int) -> bool:
    _, left = seen_from(scene_mesh.anchor.footprint, scene_mesh.footprint.spot)
    return hangs_above(scene_mesh) and abs(left - aside) <= GRID_MM


def lies_on_the_rug(scene_mesh: Stage) -> bool:
    return bool(scene_mesh.host_plan.contains(scene_mesh.plan.centroid))


def looks_over_the_rug(scene_mesh: Stage) -> bool:
    """At its rim, and its middle is straight ahead."""
    rug = scene_mesh.anchor.footprint
    x, y, heading = scene_mesh.footprint.spot
    middle = scene_mesh.host_plan.centroid
    away = shapely.Point(x, y).distance(middle) - max(rug.length, rug.width) / 2
    look = ray(x, y, heading, reach=4000)
    return bool(-155 <= away <= 255 and look.distance(middle) <= 120)


def fills_a_corner(scene_mesh: Stage) -> bool:
    """Its back along one wall, and its left or right side along another."""
    room, footprint = scene_mesh.room, scene_mesh.footprint
    return backs_onto_a_wall(scene_mesh) and any(
        lies_along(room, footprint, side, (25, 65)) for side in ("left", "right")
    )


def leaves_a_passage(scene_mesh: Stage) -> bool:
    """It stands out from a wall, and its far end is 1.2 m from the next one."""
    x, y, heading = scene_mesh.footprint.spot
    walls = outline_of(scene_mesh.room).exterior
    beyond = ray(x, y, heading - 900, reach=20_000).intersection(walls)
    free = shapely.Point(x, y).distance(beyond) - scene_mesh.footprint.width / 2
    return stands_out_from_a_wall(scene_mesh) and free >= 1200 - GRID_MM


def strip_ahead(footprint: Footprint, depth: int) -> shapely.Polygon:
    """The floor before the front of a footprint."""
    spot = footprint.spot.offset((footprint.length + depth) // 2, 0)
    return exact(Footprint(spot, depth, footprint.width))


def has_an_aisle_before_it(scene_mesh: Stage) -> bool:
    """Square to the walls, and 900 mm of floor before its front."""
    aisle = strip_ahead(scene_mesh.footprint, 900).buffer(-GRID_MM)
    is_square = scene_mesh.footprint.spot.heading_tenths % 900 == 0
    return is_square and outline_of(scene_mesh.room).covers(aisle)


def goes_on_with_the_run(scene_mesh: Stage) -> bool:
    """Its back in line with the host's at the same wall, right beside it."""
    is_parallel = turn_from(scene_mesh.anchor.footprint, scene_mesh.footprint) == 0
    gap = scene_mesh.plan.distance(scene_mesh.host_plan)
    return is_parallel and backs_onto_a_wall(scene_mesh) and gap <= 40 + GRID_MM


def fronts_onto_a_wall(scene_mesh: Stage) -> bool:
    return lies_along(scene_mesh.room, scene_mesh.footprint, "front", (30, 60))


def lies_square_on_the_top(scene_mesh: Stage) -> bool:
    turn = turn_from(scene_mesh.anchor.footprint, scene_mesh.footprint)
    return lies_on_the_top(scene_mesh) and turn in (0, 1800)


def is_amid_the_room(scene_mesh: Stage) -> bool:
    """Square to the walls, and 700 mm from all of them."""
    inner = outline_of(scene_mesh.room).buffer(GRID_MM - 700, join_style="mitre")
    is_square = scene_mesh.footprint.spot.heading_tenths % 900 == 0
    return is_square and bool(inner.covers(scene_mesh.plan))


def is_turned_to_its_host(scene_mesh: Stage, turn: int) -> bool:
    """The host is straight ahead, or behind it, half a metre to a metre away."""
    host, spot = scene_mesh.anchor.footprint, scene_mesh.footprint.spot
    sight = ray(*spot.turned(turn), reach=6000)
    middle = shapely.Point(host.spot.x, host.spot.y)
    away = middle.distance(shapely.Point(spot.x, spot.y))
    sizes = max(host.length, host.width) + scene_mesh.footprint.length
    free = float(away - sizes / 2)
    return bool(sight.distance(middle) <= 5) and 495 <= free <= 905


def looks_at_its_host(scene_mesh: Stage) -> bool:
    return is_turned_to_its_host(scene_mesh, 0)


def looks_away_from_its_host(scene_mesh: Stage) -> bool:
    return is_turned_to_its_host(scene_mesh, 1800)


FRONT, DRIFT = 750, 400
AT_WALL = AtWall()
FREE = InOpen(clearance=450, is_square=True)
ROOMY = InOpen(clearance=1200, is_square=True, drift=600)
RUG = Lying()
"""How hosts stand."""


@dataclass(frozen=True)
class Case:
    """A relation, something to place by it, its host and how that stands."""

    relation: Relation
    category: str
    law: Callable[[Stage], bool]
    wrong: tuple[Move, ...]
    host: str = ""
    host_stands: Relation = AT_WALL
    models: tuple[str, ...] = ()


AWAY = (3000, 0, 0)
ASIDE = (0, 4000, 0)
HALF_TURN = (0, 0, 1800)
QUARTER = (0, 0, 900)
ASKEW = (0, 0, 450)
FAR = (90_000, 0, 0)

CASES = {
    "at a wall": Case(
        AtWall(),
        "bookcase",
        backs_onto_a_wall,
        ((500, 0, 0), HALF_TURN, QUARTER, ASKEW),
    ),
    "side to a wall": Case(
        SideToWall(),
        "bookcase",
        stands_out_from_a_wall,
        ((0, -500, 0), HALF_TURN, ASKEW),
    ),
    "out from a wall": Case(
        OutFromWall(),
        "bookcase",
        leaves_a_passage,
        ((0, -500, 0), HALF_TURN, ASKEW),
    ),
    "in a corner": Case(InCorner(), "potted_plant", is_near_a_corner, (FAR,)),
    "in the open": Case(InOpen(), "stool", is_in_the_room, (FAR,)),
    "square in the open": Case(
        InOpen(is_square=True), "dining_table", is_square_in_the_room, (FAR, ASKEW)
    ),
    "beside": Case(
        Beside(("bed",)),
        "nightstand",
        lambda scene_mesh: is_beside(scene_mesh, (60, 250), (0, 150)),
        (ASIDE, HALF_TURN, ASKEW),
        "bed",
    ),
    "in line": Case(
        in_line("kitchen_cabinet"),
        "kitchen_sink",
        lambda scene_mesh: is_beside(scene_mesh, (4, 8), (0, 0)),
        (ASIDE, (0, 2000, 0), HALF_TURN),
        "kitchen_cabinet",
    ),
    "facing": Case(
        Facing(("sofa",), gap=(320, 450)),
        "coffee_table",
        lambda scene_mesh: faces_across(scene_mesh, (320, 450)),
        (ASIDE, (-400, 0, 0), (400, 0, 0), HALF_TURN, QUARTER),
        "sofa",
    ),
    "opposite": Case(
        Opposite(("sofa",)),
        "tv_stand",
        looks_back_from_a_wall,
        (ASIDE, (600, 0, 0), HALF_TURN, QUARTER),
        "sofa",
    ),
    "around": Case(
        Around(("dining_table",)),
        "chair",
        faces_the_table,
        ((-600, 0, 0), (400, 0, 0), HALF_TURN, QUARTER, ASKEW),
        "dining_table",
        FREE,
    ),
    "under": Case(
        Under(("coffee_table",)),
        "rug",
        lies_below,
        (FAR,),
        "coffee_table",
        FREE,
        models=MIDDLING_RUGS,
    ),
    "lying": Case(Lying(), "rug", is_square_in_the_room, (FAR, ASKEW)),
    "on top": Case(
        OnTop(("sideboard",)),
        "vase",
        lies_on_the_top,
        (AWAY, ASIDE),
        "sideboard",
    ),
    "on top, as its host": Case(
        OnTop(("desk",), is_facing=True, at_rear=True),
        "monitor",
        looks_as_its_host,
        (AWAY, ASIDE),
        "desk",
    ),
    "on a wall": Case(
        OnWall(),
        "painting",
        hangs_on_a_wall,
        ((100, 0, 0), HALF_TURN, QUARTER, ASKEW),
    ),
    "on the wall above": Case(
        OnWall(("sofa",)),
        "painting",
        hangs_above,
        ((100, 0, 0), ASIDE, HALF_TURN, QUARTER),
        "sofa",
    ),
    "at a window": Case(
        AtWindow(),
        "curtain",
        covers_a_window,
        ((1000, 0, 0), (0, 1500, 0), HALF_TURN, QUARTER),
    ),
    "at a wall, with room before it": Case(
        AtWall(front=FRONT), "desk", has_room_before_it, ((500, 0, 0), HALF_TURN, ASKEW)
    ),
    "in the middle of a wall": Case(
        AtWall(is_centred=True), "sofa", backs_onto_a_wall, ((500, 0, 0), HALF_TURN)
    ),
    "near the middle": Case(
        InOpen(is_square=True, drift=DRIFT), "dining_table", is_near_the_middle, (FAR,)
    ),
    "below a window": Case(
        BelowWindow(),
        "radiator",
        hangs_below_a_window,
        ((500, 0, 0), (0, 200, 0), HALF_TURN, QUARTER),
    ),
    "on a sill": Case(
        OnSill(),
        "photo_frame",
        lies_on_a_sill,
        ((150, 0, 0), (-150, 0, 0), (0, 5000, 0)),
    ),
    "beside on a wall": Case(
        BesideOnWall(("painting",)),
        "painting",
        hangs_beside,
        ((100, 0, 0), ASIDE, HALF_TURN, QUARTER),
        "painting",
        OnWall(),
    ),
    "by a door": Case(
        ByDoor(), "light_switch", is_by_a_door, ((100, 0, 0), (0, 500, 0), HALF_TURN)
    ),
    "in rows before something": Case(
        InRows((1400, 1350), ("lectern",), first=900, rows=4, columns=4),
        "school_desk",
        is_in_rows_before,
        (HALF_TURN, QUARTER, (-9000, 0, 0)),
        "lectern",
        AtWall(is_centred=True),
    ),
    "in rows": Case(
        InRows((1900, 2100), rows=3, columns=2),
        "desk",
        is_in_rows_of_the_room,
        (HALF_TURN, QUARTER, ASKEW),
    ),
    "facing a wall": Case(
        FacingWall(), "sofa", looks_across_at_a_wall, (FAR, ASKEW, (-9000, 0, 0))
    ),
    "in view": Case(
        InView(("sofa",)),
        "tv_stand",
        is_watched,
        ((600, 0, 0), ASIDE, HALF_TURN, QUARTER, ASKEW),
        "sofa",
        FacingWall(),
    ),
    "at the sides of a table": Case(
        AtSides(("coffee_table",)),
        "armchair",
        sits_at_a_side,
        ((-600, 0, 0), AWAY, HALF_TURN, QUARTER),
        "coffee_table",
        ROOMY,
    ),
    "above the middle": Case(
        AboveMiddle(("sideboard",)),
        "painting",
        lambda scene_mesh: hangs_beside_the_middle(scene_mesh, 0),
        ((100, 0, 0), (0, 40, 0), HALF_TURN, QUARTER),
        "sideboard",
    ),
    "above, beside the middle": Case(
        AboveMiddle(("sideboard",), aside=-320),
        "painting",
        lambda scene_mesh: hangs_beside_the_middle(scene_mesh, -320),
        ((100, 0, 0), (0, 40, 0), HALF_TURN, QUARTER),
        "sideboard",
    ),
    "on free floor": Case(OnFreeFloor(), "rug", is_square_in_the_room, (FAR, ASKEW)),
    "on a rug": Case(OnRug(), "ball", lies_on_the_rug, (FAR, AWAY), "rug", RUG),
    "around a rug": Case(
        AroundRug(),
        "chair",
        looks_over_the_rug,
        ((-600, 0, 0), FAR, HALF_TURN, QUARTER),
        "rug",
        RUG,
    ),
    "in a nook": Case(
        InNook(), "shower", fills_a_corner, ((500, 0, 0), HALF_TURN, ASKEW)
    ),
    "in islands": Case(
        InIslands(front=1000, margin=(900, 500)),
        "bookcase",
        has_an_aisle_before_it,
        (ASKEW, FAR),
    ),
    "in a single row": Case(
        InIslands(front=1000, margin=(900, 500), is_paired=False, is_aside=True),
        "bookcase",
        has_an_aisle_before_it,
        (ASKEW, FAR),
    ),
    "at the start of a run": Case(
        InRun(), "bookcase", backs_onto_a_wall, ((500, 0, 0), HALF_TURN, QUARTER, ASKEW)
    ),
    "in a run": Case(
        InRun(("bookcase",)),
        "bookcase",
        goes_on_with_the_run,
        ((500, 0, 0), HALF_TURN, QUARTER, ASKEW),
        "bookcase",
    ),
    "in a run that faces the wall": Case(
        InRun(faces_wall=True),
        "exercise_bike",
        fronts_onto_a_wall,
        ((-500, 0, 0), HALF_TURN, QUARTER, ASKEW),
    ),
    "on a stack": Case(
        Stacked(("cardboard_box",)),
        "board_game",
        lies_square_on_the_top,
        ((700, 0, 0), QUARTER, ASKEW),
        "cardboard_box",
    ),
    "amid the room": Case(
        Amid(free=700), "dining_table", is_amid_the_room, (ASKEW, FAR)
    ),
    "in a ring": Case(
        InRing(("dining_table",)),
        "stool",
        looks_at_its_host,
        (HALF_TURN, QUARTER, FAR),
        "dining_table",
        FREE,
    ),
    "in a ring, looking away": Case(
        InRing(("mannequin",), is_outward=True),
        "easel",
        looks_away_from_its_host,
        (HALF_TURN, QUARTER, FAR),
        "mannequin",
        FREE,
    ),
    "from the ceiling": Case(
        FromCeiling(), "pendant_lamp", hangs_from_the_ceiling, (FAR,)
    ),
    "from the ceiling above": Case(
        FromCeiling(("dining_table",)),
        "pendant_lamp",
        hangs_over_the_table,
        ((300, 0, 0), FAR),
        "dining_table",
        FREE,
    ),
}

over_cases = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


def room_at(seed: int) -> Room:
    """A room with doors and windows; all shapes in turn."""
    rng = stream(seed)
    area = 1800 + 100 * (seed % 12)
    outline = draw_outline(rng, area, shape=SHAPES[seed % 3], aspect_pct=(100, 150))
    openings = open_walls(
        rng, outline, ROOM_KINDS["bedroom"].openings, height_mm=HEIGHT
    )
    return replace(room_of(outline), height_mm=HEIGHT, openings=openings)


def furnisher_at(seed: int, catalogue: Catalogue) -> Furnisher:
    return Furnisher(
        stream(seed),
        room_at(seed),
        catalogue,
        scheme=SCHEMES[0],
        barred=(),
        clearance=120,
    )


def site_of(room: Room) -> Site:
    """A room that is still empty."""
    middle = open_middle(room.outline_mm)
    return Site(room, FloorPlan(room), WallPlan(room), 120, middle)


@cache
def placements(case: Case, catalogue: Catalogue) -> tuple[Stage, ...]:
    """What the relation proposed and the plans accepted, in one room for each seed."""
    found = []
    for seed in SEEDS:
        furnisher = furnisher_at(seed, catalogue)
        host = None
        if case.host:
            asset = furnisher.choose(case.host)
            host = furnisher.put(asset, case.host_stands, tries=60)
            assert host is not None
        asset = furnisher.choose(case.category, case.models)
        placed = furnisher.put(asset, case.relation, host, tries=60)
        if placed is not None:
            high = placed.z_mm + asset.size_mm[2]
            found.append(
                Stage(furnisher.room, placed.footprint, placed.z_mm, high, host)
            )
    return tuple(found)


def holds(case: Case, scene_mesh: Stage) -> bool:
    host = None if scene_mesh.host is None else scene_mesh.host.as_host
    return case.relation.holds(scene_mesh.room, scene_mesh.footprint, host)


def moved(scene_mesh: Stage, move: Move) -> Stage:
    forward, left, turn = move
    spot = scene_mesh.footprint.spot.offset(forward, left).turned(turn)
    return scene_mesh._replace(footprint=replace(scene_mesh.footprint, spot=spot))


@over_cases
def test_objects_find_a_place_in_rooms_of_every_shape(case, catalogue):
    found = placements(case, catalogue)
    assert len(found) >= len(SEEDS) / 2
    assert {scene_mesh.room.shape for scene_mesh in found} == set(SHAPES)


@over_cases
def test_what_is_placed_holds_to_its_relation(case, catalogue):
    for scene_mesh in placements(case, catalogue):
        assert holds(case, scene_mesh)


@over_cases
def test_what_is_placed_obeys_an_independent_law(case, catalogue):
    for scene_mesh in placements(case, catalogue):
        assert case.law(scene_mesh), scene_mesh


@over_cases
def test_what_is_moved_away_breaks_both(case, catalogue):
    for scene_mesh in placements(case, catalogue):
        for move in case.wrong:
            after = moved(scene_mesh, move)
            assert not case.law(after), (move, after)
            assert not holds(case, after), (move, after)


@over_cases
def test_a_relation_to_something_needs_it(case, catalogue):
    asset = catalogue.assets_of(case.category)[0]
    room = room_at(0)
    site = site_of(room)
    assert case.relation.hosts == ((case.host,) if case.host else ())
    is_free = isinstance(case.relation, OnWall | FromCeiling | InRows | InRun)
    if case.host and not is_free:
        assert case.relation.draw(stream(1), site, asset, None) is None
        footprint = Footprint(FloorPosition(1000, 1000, 0), *asset.size_mm[:2])
        assert not case.relation.holds(room, footprint, None)


@over_cases
def test_one_stream_proposes_one_position(case, catalogue):
    for scene_mesh in placements(case, catalogue)[:3]:
        asset = catalogue.assets_of(case.category)[0]
        host = None if scene_mesh.host is None else scene_mesh.host.as_host
        first, again = (
            case.relation.draw(stream(5), site_of(scene_mesh.room), asset, host)
            for _ in range(2)
        )
        assert first == again


def test_objects_go_to_both_sides_of_their_hosts(catalogue):
    lefts = {
        seen_from(scene_mesh.anchor.footprint, scene_mesh.footprint.spot)[1] > 0
        for scene_mesh in placements(CASES["beside"], catalogue)
    }
    assert lefts == {True, False}


def test_what_is_centred_is_near_the_middle_of_the_longest_free_wall(catalogue):
    found = 0
    for seed in SEEDS:
        furnisher = furnisher_at(seed, catalogue)
        sofa = catalogue.assets_of("sofa")[0]
        depth, width, height = sofa.size_mm
        longest = max(
            (
                stretch
                for wall in walls_of(furnisher.room)
                for stretch in furnisher.plan.free_along(wall, depth, 120, height)
            ),
            key=lambda each: each.length,
        )
        placed = furnisher.put(sofa, AtWall(is_centred=True))
        if placed is None:
            continue
        found += 1
        off = longest.wall.along_to(placed.footprint.spot)
        middle = (longest.start + longest.end) / 2
        assert abs(off - middle) <= (longest.length - width) / 8 + GRID_MM
    assert found >= len(SEEDS) / 2


def test_what_is_near_something_on_a_top_is_on_the_same_top_and_close(catalogue):
    relation = NearOnTop(("sideboard",))
    found = 0
    for seed in SEEDS:
        furnisher = furnisher_at(seed, catalogue)
        board = furnisher.put(furnisher.choose("sideboard"), AT_WALL, tries=60)
        assert board is not None
        vase = furnisher.put(furnisher.choose("vase"), OnTop(("sideboard",)), board)
        assert vase is not None
        candle = furnisher.choose("candlestick")
        near = furnisher.put(candle, relation, vase, tries=30)
        if near is None:
            continue
        found += 1
        assert near.host is board
        assert relation.holds(furnisher.room, near.footprint, vase.as_host)
        top = top_of(board.footprint, board.asset).buffer(GRID_MM)
        assert top.covers(exact(near.footprint))
        apart = exact(near.footprint).distance(exact(vase.footprint))
        sizes = (*candle.size_mm[:2], *vase.asset.size_mm[:2])
        assert 0 < apart <= 160 + max(sizes) / 2
        away = replace(near.footprint, spot=near.footprint.spot.offset(900, 0))
        assert not relation.holds(furnisher.room, away, vase.as_host)
    assert found >= len(SEEDS) / 2


def test_without_a_door_a_window_or_a_sill_there_is_no_place(catalogue):
    bare = replace(room_of(((0, 0), (4000, 0), (4000, 3000), (0, 3000))), openings=())
    for relation, name in (
        (ByDoor(), "light_switch"),
        (BelowWindow(), "radiator"),
        (OnSill(), "photo_frame"),
        (AtWindow(), "curtain"),
    ):
        asset = catalogue.assets_of(name)[0]
        assert relation.draw(stream(1), site_of(bare), asset, None) is None
