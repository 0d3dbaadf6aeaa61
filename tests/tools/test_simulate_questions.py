"""The simulation of questions: its geometry, its pairs, and its search for rules."""

import numpy as np
import pytest

from tools.simulate_questions import facing, multiview, path, perspective
from tools.simulate_questions.learners import Items, score
from tools.simulate_questions.pairing import partners, twins
from tools.simulate_questions.pictures import FEATURES, stretches
from tools.simulate_questions.rooms import FurnishedRoom, load, save
from tools.simulate_questions.sight import crossed, sights

NAMES = ("first", "second", "third")


@pytest.fixture(scope="module")
def room() -> FurnishedRoom:
    """Six by five metres: a screen with a thing on either side, others around."""
    spots = [(3, 2.5), (3, 1), (3, 4), (1, 4.4), (5, 4.4), (5.4, 1), (0.6, 1), (1.8, 2)]
    sizes = [(0.3, 1.6, 1.8), *[(0.5, 0.5, 0.9)] * 4, (0.6, 0.6, 0.4)]
    sides = np.array(sizes + [(0.5, 0.5, 0.5)] * 2)
    headings = np.radians([90.0, 0, 90, 270, 200, 150, 20, 300])
    steps = np.arange(0.5, 5.6, 0.2)
    floor = np.stack(np.meshgrid(steps, steps[steps < 4.6]), axis=-1).reshape(-1, 2)
    near = np.hypot(*(floor[:, None] - np.array(spots)[None]).transpose(2, 0, 1))
    count = len(spots)
    return FurnishedRoom(
        middles=np.array([(x, y, 0.0) for x, y in spots]),
        axes=np.stack([np.cos(headings), np.sin(headings)], axis=1),
        sizes=sides,
        fronts=0.9 * sides[:, 1] * sides[:, 2] + 0.1,
        categories=np.arange(count),
        alike=np.zeros((count, count), dtype=np.bool_),
        is_countable=np.ones(count, dtype=np.bool_),
        has_front=np.arange(count) > 0,
        is_floor=np.ones(count, dtype=np.bool_),
        floor=floor[near.min(axis=1) > 0.6],
        outline=np.array([(0, 0), (6, 0), (6, 5), (0, 5)], dtype=np.float64),
        kind=np.array([0]),
    )


@pytest.fixture(scope="module")
def here(room) -> perspective.Setting:
    return perspective.setting(room, np.random.default_rng(3))


def planted(rule, *, candidates: int = 1, count: int = 800) -> Items:
    """Items with three random features whose labels follow a rule."""
    rng = np.random.default_rng(4)
    values = rng.normal(size=(count, candidates, 3))
    return Items(values, rule(values), np.arange(count) // 2, NAMES)


def test_a_threshold_is_found():
    found = score(planted(lambda v: (v[:, 0, 1] > 0.3).astype(np.int64)))
    assert found.one > 95
    assert found.one_name == "second"


def test_two_features_are_needed_where_one_says_nothing():
    found = score(planted(lambda v: ((v[:, 0, 0] > 0) ^ (v[:, 0, 2] > 0)) * 1))
    assert found.one < 60
    assert found.two > 90
    assert found.boosted > 90


def test_a_rank_among_four_is_found():
    found = score(planted(lambda v: v[:, :, 2].argmin(axis=1), candidates=4))
    assert found.one == 100
    assert found.one_name == "rank 0 of third"


def test_chance_is_found_where_there_is_no_rule():
    rng = np.random.default_rng(9)
    found = score(planted(lambda v: rng.integers(0, 2, len(v))))
    assert all(abs(each - 50) < 7 for each in (found.one, found.two, found.boosted))


def test_partners_share_their_key_and_differ_in_the_answer():
    rng = np.random.default_rng(1)
    keys, answers = rng.integers(0, 9, 60), rng.integers(0, 2, 60)
    zeros, ones = partners(keys, answers, rng)
    assert len(zeros) > 30
    assert (keys[zeros] == keys[ones]).all()
    assert not answers[zeros].any()
    assert answers[ones].all()


def test_a_screen_hides_what_is_behind_it_and_a_low_box_does_not(room):
    eyes = np.array([(3.0, 0.6), (5.4, 0.4)])
    clear, blocker = sights(room, eyes)
    assert clear[0, 2] == 0
    assert blocker[0, 2] == 0
    assert clear[0, 1] == clear[1, 4] == 7
    assert crossed(room, eyes)[1, 4] >= 1


def test_a_wall_hides_what_is_behind_it(room):
    outline = np.array([(0, 0), (6, 0), (6, 5), (4, 5), (4, 3), (2, 3), (2, 5), (0, 5)])
    clear, _ = sights(
        FurnishedRoom(
            **{
                name: getattr(room, name)
                for name in FurnishedRoom.__slots__
                if name != "outline"
            },
            outline=outline.astype(np.float64),
        ),
        np.array([(1.0, 4.0)]),
    )
    assert clear[0, 4] == 0
    assert clear[0, 3] == 7


def test_rooms_are_read_as_they_were_written(room, tmp_path):
    save([room, room], tmp_path / "rooms.npz")
    back = load(tmp_path / "rooms.npz")
    assert len(back) == 2
    assert all(
        np.array_equal(getattr(back[1], name), getattr(room, name))
        for name in FurnishedRoom.__slots__
    )


def test_a_lens_changes_no_side_of_a_line_on_the_floor():
    rng = np.random.default_rng(2)
    points = rng.uniform(-3, 3, (50, 3, 2))
    for factor in stretches(np.array([0.65]))[0]:
        moved = points * (1.0, factor)
        turned = [sides_of(each) for each in (points, moved)]
        assert (np.sign(turned[0]) == np.sign(turned[1])).all()


def sides_of(points):
    """On which side of the line from the first to the second point the third one is."""
    way, away = points[:, 1] - points[:, 0], points[:, 2] - points[:, 0]
    return way[:, 0] * away[:, 1] - way[:, 1] * away[:, 0]


def test_twins_after_a_turn_differ_in_their_answers(here):
    pool = perspective.relative_position(here)
    assert pool is not None
    assert len(pool) > 50
    assert (pool.labels[:, 0] != pool.labels[:, 1]).all()
    turn = FEATURES.index("turn")
    same = pool.features[:, 0, 0, turn] == pool.features[:, 1, 0, turn]
    assert (same == (pool.inputs != 2)).all()


def test_nothing_flat_tells_which_way_a_thing_was_turned(here):
    pool = facing.relative_position(here)
    assert pool is not None
    turned = pool.features[pool.inputs == 3]
    assert len(turned) > 10
    # Its outline tells a little, and nothing else does.
    told = ["front_wide", "front_aspect"]
    blind = [n for n, name in enumerate(facing.NAMES) if name not in told]
    flat = turned[:, :, 0][:, :, blind]
    assert np.allclose(flat[:, 0], flat[:, 1])


def test_counts_of_twins_are_equal_and_their_totals_are_not():
    table = multiview.Rigs(
        counts=np.array([(3, 2, 1, 1), (2, 2, 2, 1), (3, 3, 1, 1), (2, 2, 1, 1)]),
        truth=np.array([4, 5, 6, 3]),
        there=np.array([6, 6, 6, 6]),
        splits=np.ones(4, dtype=np.bool_),
    )
    found = multiview.items([[table]], "twins", np.random.default_rng(0), units=40)
    assert len(found.labels) > 10
    for one, other in zip(found.labels[::2], found.labels[1::2], strict=True):
        assert other == one + 1
    assert np.array_equal(found.features[::2], found.features[1::2])


def test_the_other_side_of_a_walk_shows_something_else(room):
    pool = path.pool(room, path.side_object, np.random.default_rng(5))
    assert pool is not None
    items = twins([pool], path.NAMES, np.random.default_rng(6))
    assert set(items.labels.tolist()) == {0, 1}
    across = path.NAMES.index("across")
    own = np.take_along_axis(pool.features, pool.labels[:, :, None, None], axis=2)
    assert (own[..., 0, across] > 0).all()


def test_what_stands_at_a_wall_faces_away_from_it(room):
    assert np.degrees(path.off_wall(room, 6)) == pytest.approx(0)
    assert np.degrees(path.off_wall(room, 4)) == pytest.approx(-90)
