"""An atlas holds free views that show something and not everything."""

from dataclasses import replace

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenegen.cameras.candidate_views import (
    LEAST_OBJECTS,
    CandidateViews,
    FreeSpace,
    ViewSearch,
    concatenated,
)
from scenegen.cameras.visibility_estimate import TALL, VisibilityEstimator
from scenegen.geometry.footprint import FloorPosition, Footprint
from tests.rooms.furnished import (
    exact,
    judge_from,
    lens,
    outline_of,
    solid,
    stream,
    wide_rooms,
)
from tests.visibility.hand_made import room_of

places = st.integers(0, 8000)
stands = st.builds(
    Footprint,
    st.builds(FloorPosition, places, places, st.integers(0, 3599)),
    st.integers(200, 2000),
    st.integers(200, 2000),
)
crowds = st.lists(st.tuples(stands, st.integers(300, 2000)), max_size=5).map(
    lambda boxes: [
        solid(n, "stool", footprint, height)
        for n, (footprint, height) in enumerate(boxes, start=1)
    ]
)


def wedge(x: int, y: int, heading: int, *, reach: int, half: int) -> shapely.Polygon:
    """The triangle from an eye to a line across its view."""
    angle = np.radians(heading / 10)
    cos, sin = np.cos(angle), np.sin(angle)
    tip = x + reach * cos, y + reach * sin
    left = tip[0] - half * sin, tip[1] + half * cos
    right = tip[0] + half * sin, tip[1] - half * cos
    return shapely.Polygon([(x, y), left, right])


def is_free(room, solids, view, *, near: int, ahead: int, slack: float) -> bool:
    """Whether a view is free when everything is nearer by `slack`, or further."""
    x, y, heading = view
    angle = np.radians(heading / 10)
    end = shapely.Point(x + ahead * np.cos(angle), y + ahead * np.sin(angle))
    if not outline_of(room).buffer(-slack, join_style="mitre").contains(end):
        return False
    feet = wedge(x, y, heading, reach=near, half=near)
    face = wedge(x, y, heading, reach=2 * near, half=near)
    for each in solids:
        for hands in (feet, face) if each.height >= TALL else (feet,):
            if slack > 0 and hands.distance(exact(each.footprint)) <= slack:
                return False
            if slack < 0 and exact(each.footprint, slack).intersects(
                hands.buffer(slack)
            ):
                return False
    return True


@given(
    wide_rooms,
    crowds,
    st.lists(st.tuples(places, places), min_size=1, max_size=4),
    st.lists(st.integers(0, 3599), min_size=3, max_size=3),
    st.integers(100, 900),
    st.integers(0, 2000),
)
def test_free_views_have_room_at_their_feet_and_in_their_face(
    room, solids, eyes, headings, near, ahead
):
    space = FreeSpace.of(room, solids, near_mm=near, ahead_mm=ahead)
    turns = np.array([headings] * len(eyes))
    found = space.is_free(np.array(eyes), turns)
    assert found.shape == turns.shape
    for (row, column), free in np.ndenumerate(found):
        view = (*eyes[row], headings[column])
        surely = is_free(room, solids, view, near=near, ahead=ahead, slack=3)
        maybe = is_free(room, solids, view, near=near, ahead=ahead, slack=-3)
        assert not (surely and not free)
        assert not (free and not maybe)


@given(st.integers(0, 3599), st.integers(300, 800), st.integers(-30, 30))
def test_only_what_is_tall_is_kept_from_the_face(heading, near, aside):
    """A thing half-way between the feet and the reach of the face, or on the side."""
    room = room_of(((0, 0), (6000, 0), (6000, 6000), (0, 6000)))
    eye = FloorPosition(3000, 3000, heading)
    for height, left, expected in (
        (TALL, aside, False),
        (TALL - 1, aside, True),
        (TALL, 2 * near, True),
    ):
        stand = Footprint(eye.offset(near * 3 // 2, left), 100, 100)
        space = FreeSpace.of(
            room, [solid(1, "stool", stand, height)], near_mm=near, ahead_mm=1000
        )
        assert space.is_free(np.array([eye[:2]]), np.array([[heading]])) == expected


ROOM = room_of(((0, 0), (6000, 0), (6000, 5000), (0, 5000)))
STOOLS = [
    solid(n, "stool", Footprint(FloorPosition(x, y, 300 * n), 400, 400), 500)
    for n, (x, y) in enumerate([(600, 600), (5400, 600), (5400, 4400), (600, 4400)], 1)
]
SHELVES = [
    solid(n, "shelf", Footprint(FloorPosition(x, 2500, 0), 300, 1000), 1800)
    for n, x in ((5, 400), (6, 5600))
]
EYES = np.array([(1500, 2500), (3000, 1500), (3000, 3500), (4500, 2500), (3000, 4900)])


def survey(*, most: int = 2, step: int = 150) -> ViewSearch:
    solids = [*STOOLS, *SHELVES]
    space = FreeSpace.of(ROOM, solids, near_mm=600, ahead_mm=1500)
    return ViewSearch(
        space, VisibilityEstimator(solids, "stool", 230), lens(), most, step
    )


limits = st.sampled_from([1, 2])


@given(st.integers(0, 2**20), st.sampled_from([100, 150, 225, 300]), limits)
def test_views_are_free_and_show_some_objects_but_not_all(seed, step, most):
    judging = survey(step=step, most=most)
    atlas = judging.views_from(stream(seed), EYES)
    assert len(atlas) == len(atlas.eyes) == len(atlas.headings) == len(atlas.whole) > 0
    assert judging.space.is_free(atlas.eyes, atlas.headings[:, None]).all()
    for row in range(len(atlas)):
        eye = int(atlas.eyes[row, 0]), int(atlas.eyes[row, 1])
        turn = atlas.headings[row : row + 1]
        seen = judge_from(judging.estimator, judging.lens, eye, turn)
        assert seen.objects[0] >= LEAST_OBJECTS
        # The last stool is the one that only the fuller twin has.
        assert seen.glimpsed[0, :-1].sum() <= most
        assert np.array_equal(seen.whole[0], atlas.whole[row])


@given(st.integers(0, 2**20), st.sampled_from([100, 150, 300]), limits)
def test_nothing_good_is_left_out(seed, step, most):
    judging = survey(step=step, most=most)
    atlas = judging.views_from(stream(seed), EYES)
    for eye in EYES:
        here = (atlas.eyes == eye).all(axis=1)
        kept = atlas.headings[here]
        if not len(kept):
            continue
        assert len(set((kept % step).tolist())) == 1
        comb = np.arange(kept[0] % step, 3600, step)
        free = judging.space.is_free(np.array([eye]), comb[None, :])[0]
        seen = judge_from(judging.estimator, judging.lens, eye, comb)
        good = (seen.objects >= LEAST_OBJECTS) & (
            seen.glimpsed[:, :-1].sum(axis=1) <= most
        )
        assert sorted(kept.tolist()) == comb[free & good].tolist()


@given(
    st.integers(0, 2**20), st.sampled_from([2, 3, 4]), st.sampled_from([450, 600, 900])
)
def test_for_turns_only_places_count_that_have_a_whole_turn_free(seed, turns, angle):
    plain = survey().views_from(stream(seed), EYES)
    turning = replace(survey(), turns=turns, angle=angle).views_from(stream(seed), EYES)
    kept = {(*map(int, eye),) for eye in turning.eyes}
    for eye in EYES:
        here = (plain.eyes == eye).all(axis=1)
        comb = np.arange(int(plain.headings[here][0]) % 150, 3600, 150)
        free = survey().space.is_free(np.array([eye]), comb[None, :])[0]
        has_turn = any(
            all(free[(first + n * angle // 150) % len(comb)] for n in range(turns))
            for first in range(len(comb))
        )
        assert ((*map(int, eye),) in kept) == has_turn


def test_a_view_close_to_a_wall_faces_away_from_it():
    atlas = survey().views_from(stream(3), EYES[-1:])
    assert np.isin(atlas.headings, range(1800, 3600)).all()


def test_one_stream_gives_one_atlas_and_another_one_other_headings():
    first, again, other = (
        survey().views_from(stream(seed), EYES) for seed in (1, 1, 2)
    )
    assert np.array_equal(first.headings, again.headings)
    assert not np.array_equal(first.headings, other.headings)


def test_no_places_give_an_empty_atlas_of_the_right_width():
    atlas = survey().views_from(stream(1), np.zeros((0, 2), dtype=np.int64))
    assert len(atlas) == 0
    assert atlas.whole.shape == (0, 4)
    assert atlas.eyes.shape == (0, 2)


def test_atlases_are_joined_in_order():
    pages = [
        CandidateViews(
            np.full((count, 2), count, dtype=np.int64),
            np.arange(count, dtype=np.int64),
            np.full((count, 3), count > 1),
            np.full((count, 3), count < 2),
        )
        for count in (2, 0, 1)
    ]
    joined = concatenated(pages)
    assert joined.eyes[:, 0].tolist() == [2, 2, 1]
    assert joined.headings.tolist() == [0, 1, 0]
    assert joined.whole[:, 0].tolist() == [True, True, False]
    assert joined.glimpsed[:, 0].tolist() == [False, False, True]
