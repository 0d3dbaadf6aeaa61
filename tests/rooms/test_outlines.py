"""Outlines are axis-aligned, counter-clockwise, on the grid, and as large as asked."""

from collections import Counter

import pytest
import shapely
import shapely.affinity
from hypothesis import given
from hypothesis import strategies as st

from scenegen.records.scene import Finish
from scenegen.rooms.outlines import (
    ARM,
    BETWEEN,
    GAPS,
    GRID,
    SHAPES,
    STUB,
    Outline,
    draw_joined,
    draw_outline,
    ell,
    finish_room,
    parts_of,
    passage_of,
    rectangle,
    side_for,
    tee,
)
from scenegen.rooms.palette import Finishes, usable
from scenegen.rooms.room_types import ROOM_KINDS
from scenegen.rooms.walkable import walkable
from tests.rooms.furnished import exact, seeds, stream
from tests.visibility.hand_made import joineds, outlines, room_of

hundreds = st.integers(10, 90).map(lambda n: 100 * n)
areas = st.integers(800, 6000)
shapes = st.sampled_from(("rectangle", "l", "t"))
aspects = st.sampled_from([(100, 155), (180, 350)])
kinds = st.sampled_from(sorted(ROOM_KINDS))


@given(hundreds, hundreds)
def test_a_rectangle_runs_counter_clockwise_around_its_area(length, width):
    outline = shapely.Polygon(rectangle(length, width))
    assert outline.exterior.is_ccw
    assert outline.equals(shapely.box(0, 0, length, width))


@given(hundreds, hundreds, st.integers(1, 9), st.integers(1, 9), st.integers(0, 7))
def test_an_l_is_a_rectangle_without_one_corner(length, width, a, b, turn):
    notch = length * a // 10, width * b // 10
    corners = ell(length, width, notch=notch, turn=turn)
    west = 0 if turn % 4 in (1, 2) else length - notch[0]
    south = 0 if turn % 4 in (2, 3) else width - notch[1]
    missing = shapely.box(west, south, west + notch[0], south + notch[1])
    outline = shapely.Polygon(corners)
    assert len(corners) == 6
    assert outline.exterior.is_ccw
    assert outline.equals(shapely.box(0, 0, length, width) - missing)


@given(hundreds, hundreds, st.tuples(*3 * [st.integers(1, 4)]), st.integers(0, 7))
def test_a_t_is_a_rectangle_without_the_ends_of_one_side(length, width, parts, turn):
    across, deep = (length, width) if turn % 2 == 0 else (width, length)
    first, second, depth = (
        side * part // 10
        for side, part in zip((across, across, deep), parts, strict=True)
    )
    corners = tee(length, width, notches=(first, second), depth=depth, turn=turn)
    canonical = shapely.box(0, 0, across, deep)
    canonical -= shapely.box(0, 0, first, depth)
    canonical -= shapely.box(across - second, 0, across, depth)
    turned = shapely.affinity.rotate(canonical, 90 * (turn % 4), origin=(0, 0))
    west, south, _, _ = turned.bounds
    outline = shapely.Polygon(corners)
    assert len(corners) == 8
    assert outline.exterior.is_ccw
    assert outline.bounds == (0, 0, length, width)
    expected = shapely.affinity.translate(turned, -west, -south)
    assert outline.symmetric_difference(expected).area < 1e-3


@given(seeds, areas, shapes, aspects)
def test_drawn_outlines_have_straight_walls_on_the_grid(seed, area, shape, aspect):
    corners = draw_outline(stream(seed), area, shape=shape, aspect_pct=aspect)
    assert SHAPES[len(corners)] == shape
    assert shapely.Polygon(corners).exterior.is_ccw
    assert shapely.Polygon(corners).is_valid
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        assert (a[0] == b[0]) != (a[1] == b[1])
        assert a[0] % GRID == a[1] % GRID == 0


@given(seeds, areas, st.sampled_from(["l", "t"]), aspects)
def test_arms_are_wide_enough_to_walk_and_furnish(seed, area, shape, aspect):
    corners = draw_outline(stream(seed), area, shape=shape, aspect_pct=aspect)
    outline = shapely.Polygon(corners)
    # What is narrower than an arm disappears when it is eroded and grown again.
    opened = outline.buffer(1 - ARM / 2, join_style="mitre").buffer(
        ARM / 2 - 1, join_style="mitre"
    )
    assert outline.difference(opened).area < 1


@given(seeds, areas, shapes)
def test_drawn_outlines_are_about_as_large_as_asked(seed, area, shape):
    outline = shapely.Polygon(draw_outline(stream(seed), area, shape=shape))
    share = outline.area / 10_000 / area
    # Sides are rounded down to the grid, twice for an L or a T: they grow by 21 % and
    # lose 10 to 25 % to their notch, or 15 to 30 % to both.
    least = {"rectangle": 0.87, "l": 0.8, "t": 0.75}[shape]
    assert least <= share <= {"rectangle": 1.0, "l": 1.12, "t": 1.06}[shape]
    west, south, east, north = outline.bounds
    assert max(east - west, north - south) <= 1.65 * min(east - west, north - south)


def test_both_ways_to_lie_and_all_four_missing_corners_occur():
    boxes = [draw_outline(stream(seed), 2000) for seed in range(40)]
    assert {x > y for _, _, (x, y), _ in boxes} == {True, False}
    ells = [draw_outline(stream(seed), 2000, shape="l") for seed in range(40)]
    missing = Counter(where for corners in ells for where in missing_corners(corners))
    assert len(missing) == 4
    assert sum(missing.values()) == len(ells)


def test_all_four_sides_that_a_stem_can_reach_occur():
    tees = [draw_outline(stream(seed), 2000, shape="t") for seed in range(40)]
    missing = Counter(frozenset(missing_corners(corners)) for corners in tees)
    assert len(missing) == 4
    assert all(len(both) == 2 for both in missing)


def missing_corners(corners: Outline) -> list[tuple[bool, bool]]:
    """Which corners of its box an outline lacks: (is it east, is it north)."""
    return [
        (x > 0, y > 0)
        for x in (0, max(x for x, _ in corners))
        for y in (0, max(y for _, y in corners))
        if (x, y) not in corners
    ]


@given(areas, st.integers(100, 200))
def test_a_side_is_the_longest_on_the_grid_that_does_not_exceed_the_area(area, aspect):
    side = side_for(area, aspect)
    assert side % GRID == 0
    if side > GRID:
        assert side * side * aspect / 100 <= area * 10_000
    assert (side + GRID) ** 2 * aspect / 100 > area * 10_000


@given(seeds, areas, shapes, kinds)
def test_finished_rooms_wear_what_suits_their_kind(seed, area, shape, kind):
    rng = stream(seed)
    outline = draw_outline(rng, area, shape=shape)
    choice = ROOM_KINDS[kind].finishes
    room = finish_room(rng, outline, kind=kind, finishes=choice)
    assert room.outline_mm == outline
    assert (room.shape, room.kind) == (shape, kind)
    assert room.height_mm in range(2500, 2901, 50)
    assert room.floor in choice.floors
    assert room.walls.material in choice.materials
    assert room.walls.tint in choice.tints
    assert room.skirting in choice.skirtings
    assert room.skirting_profile in choice.skirting_profiles
    assert room.cornice in choice.cornices
    assert room.joinery in choice.joinery


def test_a_kind_can_bring_its_own_finishes():
    own = Finishes(floors=(Finish("floor/own"),), materials=("wall/own",))
    room = finish_room(stream(1), rectangle(4000, 3000), kind="den", finishes=own)
    assert (room.floor.material, room.walls.material) == ("floor/own", "wall/own")


def materials_of(finishes: Finishes) -> frozenset[str]:
    groups = finishes.floors, finishes.ceilings, finishes.skirtings, finishes.joinery
    named = [each.material for group in groups for each in group]
    return frozenset([*named, *finishes.materials])


@given(seeds, kinds, st.data())
def test_materials_that_are_held_out_are_not_used(seed, kind, data):
    choice = ROOM_KINDS[kind].finishes
    known = sorted(materials_of(choice))
    allowed = frozenset(data.draw(st.sets(st.sampled_from(known), max_size=len(known))))
    room = finish_room(
        stream(seed),
        rectangle(4000, 3000),
        kind=kind,
        finishes=choice,
        materials=allowed,
    )
    for used, suitable in (
        (room.floor.material, {each.material for each in choice.floors}),
        (room.walls.material, set(choice.materials)),
        (room.skirting.material, {each.material for each in choice.skirtings}),
        (room.joinery.material, {each.material for each in choice.joinery}),
    ):
        assert used in (suitable & allowed or suitable)


def test_all_finishes_are_usable_when_nothing_is_held_out():
    for choice in (kind.finishes for kind in ROOM_KINDS.values()):
        assert usable(choice, None) == usable(choice, materials_of(choice)) == choice


def test_every_surface_of_every_kind_is_in_the_catalogue(catalogue):
    known = {material.id for material in catalogue.materials}
    for name, kind in ROOM_KINDS.items():
        assert materials_of(kind.finishes) <= known, name


@pytest.mark.parametrize("seed", range(3))
def test_one_stream_gives_one_room(seed):
    own = ROOM_KINDS["living_room"].finishes
    rooms = [
        finish_room(rng, draw_outline(rng, 2500, shape="l"), kind="den", finishes=own)
        for rng in (stream(seed), stream(seed))
    ]
    assert rooms[0] == rooms[1]
    assert rooms[0] != finish_room(
        stream(seed + 50), rooms[0].outline_mm, kind="den", finishes=own
    )


joined_areas = st.integers(2600, 4000)
shares = st.integers(35, 65)


@given(seeds, joined_areas, shares)
def test_joined_outlines_have_straight_walls_and_run_counter_clockwise(
    seed, area, share
):
    corners = draw_joined(stream(seed), area, share)
    assert SHAPES[len(corners)] == "joined"
    assert shapely.Polygon(corners).exterior.is_ccw
    assert shapely.Polygon(corners).is_valid
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        assert (a[0] == b[0]) != (a[1] == b[1])


@given(seeds, joined_areas, shares)
def test_two_joined_rooms_share_the_area_that_is_asked_for(seed, area, share):
    corners = draw_joined(stream(seed), area, share)
    first, second = map(exact, parts_of(corners))
    assert shapely.Polygon(corners).buffer(1).covers(first.union(second))
    both = first.area + second.area
    assert 0.95 <= both / 10_000 / area <= 1.0
    # The wall between them is on the grid.
    assert first.area / both == pytest.approx(share / 100, abs=0.03)
    assert first.distance(shapely.Point(0, 0)) < 1e-6
    for room in (first, second):
        west, south, east, north = room.bounds
        assert min(east - west, north - south) >= 2000 - 1e-6


@given(seeds, joined_areas, shares)
def test_two_joined_rooms_meet_in_an_opening_as_wide_as_a_double_door(
    seed, area, share
):
    corners = draw_joined(stream(seed), area, share)
    first, second = map(exact, parts_of(corners))
    assert first.distance(second) == BETWEEN
    gap = (shapely.Polygon(corners) - first.union(second)).buffer(-1).buffer(1)
    west, south, east, north = (round(bound) for bound in gap.bounds)
    thick, wide = sorted((east - west, north - south))
    assert thick == BETWEEN
    assert 1400 == GAPS[0] <= wide <= GAPS[1]
    assert gap.area == pytest.approx(thick * wide, rel=0.01)
    box = shapely.Polygon(corners).bounds
    stubs = (
        (south - box[1], box[3] - north)
        if east - west == BETWEEN
        else (west - box[0], box[2] - east)
    )
    assert min(stubs) >= STUB


@given(joineds, st.integers(0, 800))
def test_the_passage_is_the_opening_and_the_floor_before_it(corners, reach):
    first, second = map(exact, parts_of(corners))
    (passage,) = map(exact, passage_of(corners, reach))
    gap = (shapely.Polygon(corners) - first.union(second)).buffer(-1).buffer(1)
    assert passage.buffer(1).covers(gap)
    assert passage.area == pytest.approx(gap.area * (1 + 2 * reach / BETWEEN), rel=0.02)
    for room in (first, second):
        if reach:
            assert passage.intersection(room).area > 0


@given(outlines)
def test_only_joined_outlines_have_parts_and_a_passage(corners):
    assert parts_of(corners) == passage_of(corners, 500) == ()


@given(seeds, joined_areas, shares)
def test_a_person_walks_from_one_room_to_the_other(seed, area, share):
    corners = draw_joined(stream(seed), area, share)
    points = walkable(room_of(corners), [], 250).points
    for part in map(exact, parts_of(corners)):
        inside = shapely.contains_xy(part, points[:, 0], points[:, 1])
        assert inside.sum() * 200 * 200 > 0.5 * part.area


def test_the_second_room_is_beside_or_behind_the_first():
    drawn = [draw_joined(stream(seed), 3000, 50) for seed in range(20)]
    seconds = [parts_of(corners)[1].spot for corners in drawn]
    assert {spot.heading_tenths for spot in seconds} == {0, 900}
