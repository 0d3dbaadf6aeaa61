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
from scenegen.records.scene import Room
from scenegen.rooms.furnisher import Furnisher, PlacedEntity
from scenegen.rooms.openings import open_walls
from scenegen.rooms.outlines import draw_outline
from scenegen.rooms.palette import SCHEMES
from scenegen.rooms.relations import (
    Around,
    AtWall,
    AtWindow,
    Beside,
    Facing,
    FromCeiling,
    InCorner,
    InOpen,
    Lying,
    OnTop,
    OnWall,
    Opposite,
    Relation,
    SideToWall,
    Under,
    in_line,
)
from scenegen.rooms.room_types import ROOM_KINDS
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
    is_level = (
        surface is not None and scene_mesh.low == scene_mesh.anchor.z_mm + surface.z_mm
    )
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
        strip = strip_before(scene_mesh.room, window, 100 + scene_mesh.footprint.length)
        shadow = scene_mesh.plan.intersection(strip)
        middle = strip.centroid.distance(scene_mesh.plan.centroid)
        if (
            window.kind == "window"
            and near <= 100
            and shadow.area > 0.99 * window.width_mm * scene_mesh.footprint.length
            and middle <= 100 + scene_mesh.footprint.length
            and lies_along(scene_mesh.room, scene_mesh.footprint, "back", (0, 100))
        ):
            return True
    return False


def hangs_from_the_ceiling(scene_mesh: Stage) -> bool:
    return is_in_the_room(scene_mesh) and scene_mesh.high == scene_mesh.room.height_mm


def hangs_over_the_table(scene_mesh: Stage) -> bool:
    middle = scene_mesh.host_plan.centroid.distance(scene_mesh.plan.centroid)
    return hangs_from_the_ceiling(scene_mesh) and middle < GRID_MM


AT_WALL = AtWall()
FREE = InOpen(clearance=450, is_square=True)
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
        Under(("coffee_table",)), "rug", lies_below, (FAR,), "coffee_table", FREE
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
        asset = furnisher.choose(case.category)
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
    assert case.relation.hosts == ((case.host,) if case.host else ())
    is_free = isinstance(case.relation, OnWall | FromCeiling)
    if case.host and not is_free:
        assert case.relation.draw(stream(1), room, asset, None) is None
        footprint = Footprint(FloorPosition(1000, 1000, 0), *asset.size_mm[:2])
        assert not case.relation.holds(room, footprint, None)


@over_cases
def test_one_stream_proposes_one_position(case, catalogue):
    for scene_mesh in placements(case, catalogue)[:3]:
        asset = catalogue.assets_of(case.category)[0]
        host = None if scene_mesh.host is None else scene_mesh.host.as_host
        first, again = (
            case.relation.draw(stream(5), scene_mesh.room, asset, host)
            for _ in range(2)
        )
        assert first == again


def test_objects_go_to_both_sides_of_their_hosts(catalogue):
    lefts = {
        seen_from(scene_mesh.anchor.footprint, scene_mesh.footprint.spot)[1] > 0
        for scene_mesh in placements(CASES["beside"], catalogue)
    }
    assert lefts == {True, False}
