"""Places are where their names say: at the wall, in a corner, before, around."""

from itertools import combinations, pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.angles import difference
from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.rooms.placement import (
    CORNER_GAP,
    ELBOWS,
    GRID,
    Stretch,
    Wall,
    along_stretch,
    before,
    gaps_between,
    in_corner,
    in_open,
    open_middle,
    seats_at,
    short_of_corners,
    walls_of,
)
from scenegen.seeding import between, pick
from tests.rooms.furnished import exact, outline_of, ray, seeds, stream, wide_rooms
from tests.visibility.hand_made import joineds, outlines, room_of, tee, two_rooms

rooms = (outlines | joineds).map(room_of)
thick = st.integers(150, 800)
hosts = st.builds(
    Footprint,
    st.builds(
        FloorPosition,
        st.integers(-500, 500),
        st.integers(-500, 500),
        st.integers(0, 3599),
    ),
    st.integers(400, 1500),
    st.integers(400, 2200),
)


def seen_from(host: FloorPosition, spot: FloorPosition) -> tuple[float, float]:
    """How far a spot lies ahead of a host, and to its left."""
    angle = np.radians(host.heading_tenths / 10)
    x, y = spot.x - host.x, spot.y - host.y
    return (
        x * np.cos(angle) + y * np.sin(angle),
        y * np.cos(angle) - x * np.sin(angle),
    )


@given(rooms)
def test_walls_run_around_the_room_with_the_floor_on_their_inner_side(room):
    walls = walls_of(room)
    assert sum(wall.length for wall in walls) == outline_of(room).length
    for wall, after in zip(walls, walls[1:] + walls[:1], strict=True):
        end = FloorPosition(wall.x, wall.y, wall.along).offset(wall.length, 0)
        assert end[:2] == (after.x, after.y)
        foot = FloorPosition(wall.x, wall.y, wall.along).offset(wall.length // 2, 0)
        inner = foot._replace(heading_tenths=wall.inward).offset(1, 0)
        outer = foot._replace(heading_tenths=wall.inward).offset(-1, 0)
        assert outline_of(room).contains(shapely.Point(inner[:2]))
        assert not outline_of(room).intersects(shapely.Point(outer[:2]))


def from_wall(wall: Wall, spot: FloorPosition) -> tuple[float, float]:
    """How far a spot lies before a wall, and along it from its start."""
    along, behind = seen_from(FloorPosition(wall.x, wall.y, wall.along), spot)
    return behind, along


BOX = room_of(((0, 0), (6000, 0), (6000, 5000), (0, 5000)))
SIDE = walls_of(BOX)[0]

blocks = st.lists(
    st.builds(
        lambda start, length: (start, start + length),
        st.integers(-900, 6500),
        st.integers(1, 2500),
    ),
    max_size=6,
)
stretches = st.lists(
    st.builds(
        lambda wall, start, length: Stretch(wall, start, start + length),
        st.sampled_from(walls_of(BOX)),
        st.integers(30, 2500),
        st.integers(1, 2400),
    ),
    min_size=1,
    max_size=5,
)


@given(blocks, st.integers(0, 100))
def test_gaps_are_all_that_blocks_leave_of_a_wall(blocked, margin):
    gaps = gaps_between(SIDE, blocked, margin)
    free = [
        place
        for place in range(margin, SIDE.length - margin)
        if not any(start <= place < end for start, end in blocked)
    ]
    assert [place for gap in gaps for place in range(gap.start, gap.end)] == free
    assert all(one.end < after.start for one, after in pairwise(gaps))
    assert {gap.wall for gap in gaps} <= {SIDE}


def on_stretch(spot: FloorPosition, width: int, stretch: Stretch) -> bool:
    """Whether something on the face of a wall keeps inside of a stretch of it."""
    away, along = from_wall(stretch.wall, spot)
    return (
        spot.heading_tenths == stretch.wall.inward
        and abs(away) < 1e-6
        and along - width / 2 >= stretch.start - 0.5
        and along + width / 2 <= stretch.end + 0.5
    )


@given(seeds, stretches, st.integers(100, 1800), st.booleans())
def test_what_goes_along_a_stretch_keeps_inside_of_it(seed, free, width, is_centred):
    spot = along_stretch(stream(seed), free, width, is_centred=is_centred)
    longest = max(each.length for each in free)
    if spot is None:
        assert longest < width
        return
    homes = [each for each in free if on_stretch(spot, width, each)]
    assert homes
    if is_centred:
        middles = [
            from_wall(each.wall, spot)[1] - (each.start + each.end) / 2
            for each in homes
            if each.length == longest
        ]
        assert min(map(abs, middles)) <= (longest - width) / 8 + 1.5


def test_no_stretches_give_no_place():
    assert along_stretch(stream(1), [], 100, is_centred=False) is None


def test_half_of_what_goes_along_a_stretch_is_pushed_to_an_end():
    stretch = Stretch(SIDE, 1000, 4000)
    spots = [
        along_stretch(stream(seed), [stretch], 500, is_centred=False)
        for seed in range(200)
    ]
    xs = [spot.x for spot in spots if spot is not None]
    assert len(xs) == 200
    assert 30 <= xs.count(1250) <= 75
    assert 30 <= xs.count(3750) <= 75
    assert len(set(xs)) > 50


def test_a_stretch_is_drawn_by_the_room_that_it_leaves():
    short, long = Stretch(SIDE, 0, 1000), Stretch(SIDE, 2000, 6000)
    spots = [
        along_stretch(stream(seed), [short, long], 900, is_centred=False)
        for seed in range(200)
    ]
    left = sum(spot is not None and spot.x < 1500 for spot in spots)
    assert 0 < left < 30


@given(rooms)
def test_the_open_middle_is_that_of_a_largest_rectangle(room):
    outline = outline_of(room)
    xs, ys = (sorted({corner[axis] for corner in room.outline_mm}) for axis in (0, 1))
    inside = [
        box
        for west, east in combinations(xs, 2)
        for south, north in combinations(ys, 2)
        if outline.covers(box := shapely.box(west, south, east, north))
    ]
    most = max(box.area for box in inside)
    middle = shapely.Point(open_middle(room.outline_mm))
    assert outline.contains(middle)
    assert any(
        box.area == most and box.centroid.distance(middle) <= 1 for box in inside
    )


def test_the_open_middle_of_two_rooms_is_in_the_larger_one():
    corners = two_rooms((2500, 4000), 3600, (900, 2500), False)
    assert open_middle(corners) == (2500 + 240 + 2000, 1800)
    assert open_middle(tee(6000, 2000, stem=(1000, 2000))) == (3000, 2000)


@given(wide_rooms, seeds, thick, thick)
def test_in_a_corner_the_back_is_to_one_wall_and_the_corner_near(
    room, seed, depth, width
):
    spot = in_corner(stream(seed), room, depth, width)
    stands = [
        (behind, along)
        for wall in walls_of(room)
        for behind, along in [from_wall(wall, spot)]
        if wall.inward == spot.heading_tenths
        and 59 <= behind - depth / 2 <= 201
        and 59 <= along - width / 2 <= 201
    ]
    assert stands


def test_every_corner_is_used():
    room = room_of(((0, 0), (4000, 0), (4000, 4000), (0, 4000)))
    spots = [in_corner(stream(seed), room, 300, 300) for seed in range(40)]
    assert {(spot.x > 2000, spot.y > 2000) for spot in spots} == {
        (False, False), (False, True), (True, False), (True, True),
    }  # fmt: skip


@given(rooms, seeds)
def test_in_the_open_is_anywhere_on_the_grid(room, seed):
    spot = in_open(stream(seed), room)
    west, south, east, north = outline_of(room).bounds
    assert west <= spot.x <= east
    assert south <= spot.y <= north
    assert spot.x % GRID == spot.y % GRID == 0
    assert spot.heading_tenths in range(0, 3600, 150)


def juts_out(room, corner: tuple[int, int]) -> bool:
    """Whether three quarters of what is close to a corner is in the room."""
    near = shapely.Point(corner).buffer(20)
    return bool(near.intersection(outline_of(room)).area > near.area / 2)


@given(rooms)
def test_walls_stay_bare_next_to_corners_that_project_into_the_room(room):
    for wall in walls_of(room):
        start = FloorPosition(wall.x, wall.y, wall.along)
        ends = [start.offset(along, 0)[:2] for along in (0, wall.length)]
        low = CORNER_GAP if juts_out(room, ends[0]) else 0
        high = wall.length - (CORNER_GAP if juts_out(room, ends[1]) else 0)
        kept = short_of_corners(room, [Stretch(wall, 0, wall.length)])
        assert kept == ([Stretch(wall, low, high)] if low < high else [])
        inner = Stretch(wall, wall.length // 2, wall.length // 2 + 1)
        if wall.length > 2 * CORNER_GAP + 2:
            assert short_of_corners(room, [inner]) == [inner]


def test_in_the_open_reaches_every_edge_and_heading():
    room = room_of(((0, 0), (200, 0), (200, 100), (0, 100)))
    rng = stream(1)
    found = [in_open(rng, room) for _ in range(600)]
    assert {spot.x for spot in found} == {0, 50, 100, 150, 200}
    assert {spot.y for spot in found} == {0, 50, 100}
    assert {spot.heading_tenths for spot in found} == set(range(0, 3600, 150))


@given(
    hosts,
    seeds,
    thick,
    st.tuples(st.integers(0, 600), st.integers(0, 600)),
    st.integers(0, 60),
)
def test_what_is_before_something_faces_it_across_the_gap(
    host, seed, depth, gap, drift
):
    low, high = sorted(gap)
    spot = before(stream(seed), host, depth, gap=(low, high), drift=drift)
    ahead, left = seen_from(host.spot, spot)
    assert low - 2 <= ahead - host.length / 2 - depth / 2 <= high + 2
    assert abs(left) <= drift + 2
    assert difference(spot.heading_tenths, host.spot.heading_tenths) == -1800
    assert ray(*spot, reach=high + depth + 2).intersects(exact(host))


@given(hosts, st.integers(0, 3), st.integers(200, 600), st.integers(200, 600))
def test_seats_at_a_side_of_a_table_face_it_and_stand_clear(host, side, depth, width):
    seats = seats_at(host, side, depth, width)
    span = host.width if side % 2 == 0 else host.length
    assert len(seats) == max(1, span // (width + ELBOWS))
    table = exact(host)
    for seat in seats:
        plan = exact(Footprint(seat, depth, width))
        assert 45 <= plan.distance(table) <= 55
        assert ray(*seat, reach=depth / 2 + 60).intersects(table)
        turn = difference(seat.heading_tenths, host.spot.heading_tenths + 900 * side)
        assert abs(turn) == 1800
    for one, other in combinations(seats, 2):
        apart = exact(Footprint(one, depth, width))
        assert apart.distance(exact(Footprint(other, depth, width))) >= ELBOWS - 10


def test_seats_are_at_all_four_sides_and_share_a_long_one():
    host = Footprint(FloorPosition(0, 0, 0), 800, 2000)
    assert len(seats_at(host, 0, 450, 450, is_round=True)) == 1
    front, left, back, right = (seats_at(host, side, 450, 450) for side in range(4))
    assert [len(each) for each in (front, left, back, right)] == [3, 1, 3, 1]
    assert sorted(seat.y for seat in front) == pytest.approx([-666, 0, 666], abs=2)
    assert {seat.x for seat in front} == {400 + 50 + 225}
    assert {seat.x for seat in back} == {-(400 + 50 + 225)}
    assert {seat.y for seat in left} == {1000 + 50 + 225}
    assert {seat.y for seat in right} == {-(1000 + 50 + 225)}


@given(rooms)
def test_the_middle_is_that_of_the_bounding_box(room):
    west, south, east, north = outline_of(room).bounds
    assert room.middle_mm == ((west + east) // 2, (south + north) // 2)


@given(st.integers(-50, 50), st.integers(0, 12), st.integers(1, 7))
def test_numbers_in_between_include_both_ends_and_keep_the_step(low, steps, step):
    rng = stream(5)
    high = low + steps * step
    found = {between(rng, low, high, step) for _ in range(60 * (steps + 1))}
    assert found == set(range(low, high + 1, step))


def test_a_range_that_the_step_does_not_fill_stays_below_its_end():
    rng = stream(6)
    assert {between(rng, 0, 10, 4) for _ in range(100)} == {0, 4, 8}


def test_everything_is_picked_about_equally_often():
    rng = stream(7)
    picks = [pick(rng, "abcd") for _ in range(4000)]
    for letter in "abcd":
        assert 850 < picks.count(letter) < 1150
