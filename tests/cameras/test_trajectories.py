"""Rotations turn on one spot, walks stride, rings look in from all around."""

from itertools import combinations, islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.cameras.candidate_views import CandidateViews
from scenegen.cameras.trajectories import (
    INWARDS,
    PAN,
    STRIDE,
    TRAJECTORIES,
    CandidateRoom,
    Rows,
    angle_between,
    ring,
    rotation,
    walk,
)
from scenegen.tasks.multiview.rigs import MultiviewRigParams
from tests.rooms.furnished import seeds, stream
from tests.visibility.hand_made import room_of

ROOM = room_of(((0, 0), (6000, 0), (6000, 5000), (0, 5000)))
MIDDLE = np.array([3000, 2500])

counts = st.integers(2, 8)


def atlas_of(rows: list[tuple[int, int, int]]) -> CandidateViews:
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    whole = np.ones((len(rows), 1), dtype=np.bool_)
    return CandidateViews(table[:, :2], table[:, 2], whole, whole)


@st.composite
def grounds(draw: st.DrawFn) -> CandidateRoom:
    """Views from a few places, with some of 24 headings at each."""
    views = draw(counts)
    step = angle_between(views) // 3
    places = draw(
        st.lists(
            st.tuples(st.integers(1, 29), st.integers(1, 24)),
            min_size=1,
            max_size=12,
            unique=True,
        )
    )
    rows = []
    for x, y in places:
        start = draw(st.integers(0, step - 1))
        for number in range(3600 // step):
            if draw(st.integers(0, 9)):
                rows.append((200 * x, 200 * y, (start + number * step) % 3600))
    return CandidateRoom(ROOM, atlas_of(rows or [(200, 200, 0)]), views)


def proposals(
    manner, room: CandidateRoom, seed: int, most: int = 12
) -> list[list[Rows]]:
    return list(islice(manner(stream(seed), room), most))


def eyes_of(room: CandidateRoom, rows) -> set[tuple[int, int]]:
    return {(int(x), int(y)) for x, y in room.candidates.eyes[rows]}


@given(grounds(), seeds)
def test_a_rotation_turns_clockwise_on_one_position_in_equal_steps(room, seed):
    candidates, views = room.candidates, room.views
    for proposal in proposals(rotation, room, seed):
        assert [len(rows) for rows in proposal] == [1] * views
        rows = [int(row[0]) for row in proposal]
        assert len(eyes_of(room, rows)) == 1
        headings = candidates.headings[rows].tolist()
        for number, heading in enumerate(headings):
            assert heading == (headings[0] - angle_between(views) * number) % 3600


@given(counts)
def test_neighbouring_views_of_a_turn_overlap_and_never_go_round_twice(views):
    angle = angle_between(views)
    assert 0 < angle <= PAN
    assert views * angle <= 3600
    # Headings that are evenly spaced then repeat after a whole turn.
    assert 3600 % angle == 0
    narrowest, _ = MultiviewRigParams().turn_fov_tenths
    assert narrowest > angle


@given(grounds(), seeds)
def test_every_rotation_that_the_atlas_holds_is_proposed_once(room, seed):
    held = {
        (int(x), int(y), int(heading))
        for (x, y), heading in zip(
            room.candidates.eyes, room.candidates.headings, strict=True
        )
    }
    complete = {
        (x, y, heading)
        for x, y, heading in held
        if all(
            (x, y, (heading - angle_between(room.views) * turn) % 3600) in held
            for turn in range(room.views)
        )
    }
    candidates = room.candidates
    found = proposals(rotation, room, seed, most=1000)
    firsts = [int(proposal[0][0]) for proposal in found]
    begun = [
        (*(int(v) for v in candidates.eyes[row]), int(candidates.headings[row]))
        for row in firsts
    ]
    assert len(begun) == len(set(begun))
    assert set(begun) == complete


@given(grounds(), seeds)
def test_a_walk_stops_at_places_that_are_a_stride_apart(room, seed):
    for proposal in proposals(walk, room, seed):
        assert len(proposal) == room.views
        if not all(len(rows) for rows in proposal):
            assert not any(len(rows) for rows in proposal)
            continue
        stops = [eyes_of(room, rows) for rows in proposal]
        assert all(len(stop) == 1 for stop in stops)
        places = [next(iter(stop)) for stop in stops]
        for a, b in combinations(places, 2):
            assert (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 >= STRIDE**2
        for place, rows in zip(places, proposal, strict=True):
            here = (room.candidates.eyes == place).all(axis=1)
            assert rows.tolist() == np.flatnonzero(here).tolist()


def full_atlas() -> CandidateViews:
    """Views from all over a room, in all directions."""
    return atlas_of(
        [
            (x, y, heading)
            for x in range(500, 6000, 500)
            for y in range(500, 5000, 500)
            for heading in range(0, 3600, 180)
        ]
    )


@pytest.mark.parametrize("views", range(2, 9))
def test_in_an_empty_room_most_walks_go_around_something(views):
    room = CandidateRoom(ROOM, full_atlas(), views)
    found = proposals(walk, room, views, most=200)
    good = [each for each in found if all(len(rows) for rows in each)]
    assert len(good) >= (100 if views <= 4 else 10)
    for proposal in good:
        stops = np.array([room.candidates.eyes[rows[0]] for rows in proposal])
        for a, b in combinations(stops, 2):
            assert np.hypot(*(a - b)) >= STRIDE
        if views > 2:
            assert (np.ptp(stops, axis=0) > 0).all()


def direction(vector) -> float:
    return float(np.degrees(np.arctan2(vector[1], vector[0])) * 10)


def apart(one: float, other: float) -> float:
    """The angle between two directions, tenths of a degree."""
    return abs((one - other + 1800) % 3600 - 1800)


@given(grounds(), seeds)
def test_a_ring_looks_in_from_sectors_all_around(room, seed):
    candidates, views = room.candidates, room.views
    for proposal in proposals(ring, room, seed):
        assert len(proposal) == views
        used: list[int] = []
        for rows in proposal:
            away = candidates.eyes[rows] - MIDDLE
            assert (np.hypot(*away.T) >= STRIDE).all()
            bearings = [direction(vector) for vector in away]
            for bearing, heading in zip(
                bearings, candidates.headings[rows], strict=True
            ):
                # Bearings are known to 2.5 degrees.
                assert apart(heading, bearing + 1800) <= INWARDS + 26
            spread = max((apart(bearings[0], each) for each in bearings), default=0)
            assert spread <= 3600 / views + 52
            used += rows.tolist()
        assert len(used) == len(set(used))


@pytest.mark.parametrize("views", range(2, 9))
def test_no_view_of_a_ring_belongs_to_two_sectors_or_stands_in_the_middle(views):
    room = CandidateRoom(ROOM, full_atlas(), views)
    for proposal in proposals(ring, room, views, most=400):
        used = np.concatenate(proposal)
        assert (np.hypot(*(room.candidates.eyes[used] - MIDDLE).T) >= STRIDE).all()
        assert len(used) == len(np.unique(used))


@pytest.mark.parametrize("views", range(2, 9))
def test_in_an_empty_room_a_ring_has_a_choice_on_every_side(views):
    room = CandidateRoom(ROOM, full_atlas(), views)
    for proposal in proposals(ring, room, views, most=20):
        assert all(len(rows) for rows in proposal)
        middles = [
            direction((room.candidates.eyes[rows] - MIDDLE).mean(axis=0))
            for rows in proposal
        ]
        for before, after in zip(middles, middles[1:] + middles[:1], strict=True):
            turn = (after - before) % 3600
            assert turn == pytest.approx(3600 / views, abs=0.5 * 3600 / views)


@pytest.mark.parametrize("name", TRAJECTORIES)
def test_one_stream_gives_one_series_of_proposals(name):
    room = CandidateRoom(ROOM, full_atlas(), 4)
    first, again, other = (
        proposals(TRAJECTORIES[name], room, seed) for seed in (1, 1, 2)
    )
    assert plain(first) == plain(again) != plain(other)


def plain(found) -> list[list[list[int]]]:
    return [[rows.tolist() for rows in proposal] for proposal in found]
