"""Walls take what hangs where there is no opening, no furniture and no other thing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.records.scene import Opening
from scenegen.rooms.placement import walls_of
from scenegen.rooms.wall_plan import (
    BEFORE_MM,
    HANGING_GAP,
    OPENING_GAP,
    OVER_MM,
    Patch,
    WallPlan,
)
from tests.visibility.hand_made import HEIGHT, joineds, outlines, room_of

WINDOW = Opening("window", 0, 2000, 1000, 900, 1200)
ROOM = replace(
    room_of(((0, 0), (5000, 0), (5000, 4000), (0, 4000))), openings=(WINDOW,)
)

numbers = st.integers(0, 1000)
patches = st.builds(
    lambda wall, start, wide, low, high: Patch(
        wall, start, start + wide + 1, low, low + high + 1
    ),
    st.integers(0, 1),
    numbers,
    numbers,
    numbers,
    numbers,
)


def hung(start: int, end: int, low: int = 1400, high: int = 1900) -> Patch:
    """On the wall of the window."""
    return Patch(0, start, end, low, high)


@given(patches, patches, st.integers(0, 200))
def test_patches_meet_when_one_grown_by_the_gap_overlaps_the_other(one, other, gap):
    def apart(a: int, b: int, c: int, d: int) -> bool:
        return bool(b + gap <= c or d + gap <= a)

    is_apart = (
        one.wall != other.wall
        or apart(one.start, one.end, other.start, other.end)
        or apart(one.low, one.high, other.low, other.high)
    )
    assert one.meets(other, gap) == other.meets(one, gap) == (not is_apart)


@pytest.mark.parametrize(
    ("patch", "fits"),
    [
        (hung(500, 1000), True),
        (hung(HANGING_GAP, 1000), True),
        (hung(HANGING_GAP - 1, 1000), False),
        (hung(4000, 5000 - HANGING_GAP), True),
        (hung(4000, 5001 - HANGING_GAP), False),
        (hung(1000, 2000 - OPENING_GAP), True),
        (hung(1000, 2001 - OPENING_GAP), False),
        (hung(2100, 2900, 2100 + OPENING_GAP, 2400), True),
        (hung(2100, 2900, 2099 + OPENING_GAP, 2400), False),
        (hung(2100, 2900, 300, 900 - OPENING_GAP), True),
        (hung(500, 1000, 2000, HEIGHT - HANGING_GAP), True),
        (hung(500, 1000, 2000, HEIGHT + 1 - HANGING_GAP), False),
    ],
)
def test_objects_hang_clear_of_corners_openings_and_the_ceiling(patch, fits):
    assert WallPlan(ROOM).fits(patch) == fits


def test_what_hangs_keeps_others_away_on_its_own_wall_only():
    plan = WallPlan(ROOM)
    plan.hang(hung(500, 1000))
    assert not plan.fits(hung(999 + HANGING_GAP, 1500))
    assert plan.fits(hung(1000 + HANGING_GAP, 1500))
    assert plan.fits(hung(500, 1000, 1900 + HANGING_GAP, 2400))
    assert plan.fits(hung(500, 1000)._replace(wall=2))


def test_furniture_takes_the_wall_behind_it_up_to_a_little_over_its_top():
    plan = WallPlan(ROOM)
    plan.block_behind(Footprint(FloorPosition(1000, 330, 900), 600, 800), 1400)
    assert not plan.fits(hung(700, 1300, 1399 + OVER_MM))
    assert plan.fits(hung(700, 1300, 1400 + OVER_MM))
    assert plan.fits(hung(1400, 1800))
    assert not plan.fits(hung(1399, 1800))


def test_furniture_that_is_far_from_a_wall_leaves_it_free():
    for away, fits in ((BEFORE_MM, False), (BEFORE_MM + 1, True)):
        plan = WallPlan(ROOM)
        plan.block_behind(
            Footprint(FloorPosition(1000, away + 300, 900), 600, 800), 2000
        )
        assert plan.fits(hung(700, 1300)) == fits


def test_furniture_in_a_corner_takes_both_walls():
    plan = WallPlan(ROOM)
    plan.block_behind(Footprint(FloorPosition(430, 330, 900), 600, 800), 2000)
    assert not plan.fits(hung(100, 600))
    assert not plan.fits(Patch(3, 3500, 3900, 1400, 1900))
    assert plan.fits(Patch(3, 2800, 3300, 1400, 1900))


@given((outlines | joineds).map(room_of), st.data())
def test_the_patch_behind_an_object_is_as_wide_and_as_high_as_it(room, data):
    walls = walls_of(room)
    number = data.draw(st.integers(0, len(walls) - 1))
    wall = walls[number]
    along = data.draw(st.integers(0, wall.length))
    depth, width = (
        2 * data.draw(st.integers(5, 50)),
        2 * data.draw(st.integers(50, 600)),
    )
    foot = FloorPosition(wall.x, wall.y, wall.along).offset(along, 0)
    spot = foot._replace(heading_tenths=wall.inward).offset(depth // 2, 0)
    patch = WallPlan(room).patch_behind(Footprint(spot, depth, width), 1400, 1900)
    assert patch == Patch(number, along - width // 2, along + width // 2, 1400, 1900)


def test_there_is_no_patch_behind_what_is_free_or_looks_at_the_wall():
    plan = WallPlan(ROOM)
    for spot in (
        FloorPosition(1000, 500, 900),
        FloorPosition(1000, 20, 2700),
        FloorPosition(1000, 20, 0),
    ):
        assert plan.patch_behind(Footprint(spot, 40, 600), 1400, 1900) is None


openings = st.builds(
    Opening,
    st.sampled_from(("door", "window")),
    st.integers(0, 3),
    st.integers(300, 2500),
    st.integers(500, 1200),
    st.sampled_from((0, 500, 900)),
    st.integers(900, 1500),
)


@given(
    st.lists(openings, max_size=3),
    st.lists(patches, max_size=4),
    st.integers(300, 2400),
    st.integers(50, 700),
)
def test_free_stretches_of_walls_are_where_patches_fit_and_no_longer(
    holes, taken, low, size
):
    plan = WallPlan(replace(ROOM, openings=tuple(holes)))
    for patch in taken:
        plan.hang(patch._replace(start=3 * patch.start, end=3 * patch.end))
    plan.block_behind(Footprint(FloorPosition(2500, 330, 900), 600, 800), 1400)
    free = plan.free_along(low, low + size)
    found: list[tuple[int, int, int]] = []
    for number, wall in enumerate(plan.walls):
        spans = [(each.start, each.end) for each in free if each.wall == wall]
        found += [(number, *span) for span in spans]
        for along in range(2, wall.length, 187):
            thin = Patch(number, along - 1, along + 1, low, low + size)
            is_free = any(start < along < end for start, end in spans)
            assert plan.fits(thin) == is_free, thin
    for number, start, end in found:
        assert plan.fits(Patch(number, start, end, low, low + size))
        assert not plan.fits(Patch(number, start - 1, end, low, low + size))
        assert not plan.fits(Patch(number, start, end + 1, low, low + size))


def test_a_wall_that_is_too_low_has_no_free_stretch():
    plan = WallPlan(ROOM)
    assert plan.free_along(2000, HEIGHT - HANGING_GAP)
    assert plan.free_along(2000, HEIGHT + 1 - HANGING_GAP) == []
