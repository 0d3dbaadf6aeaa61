"""Lines of sight, against shapely on integer coordinates."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.polygons import clear_sights

near = st.integers(-12, 12)
far = st.integers(-20_000, 20_000)


def boxes(places, sides):
    """Axis-aligned rectangles, counter-clockwise."""
    return st.builds(
        lambda x, y, a, b: ((x, y), (x + a, y), (x + a, y + b), (x, y + b)),
        places,
        places,
        sides,
        sides,
    )


turned = st.builds(
    lambda x, y, heading, length, width: Footprint(
        FloorPosition(x, y, heading), length, width
    ).corners(),
    far,
    far,
    st.integers(0, 3599),
    st.integers(40, 8000),
    st.integers(40, 8000),
)


def oracle(eye, targets, obstacles) -> np.ndarray:
    """Whether each segment meets each polygon; touching counts."""
    lines = [shapely.LineString([eye, target]) for target in targets]
    polygons = [shapely.Polygon(corners) for corners in obstacles]
    return np.array(
        [[polygon.intersects(line) for polygon in polygons] for line in lines]
    )


def cut(eye, targets, obstacles) -> np.ndarray:
    """(t, o) which of the segments from an eye to targets meet which obstacles."""
    eyes, ends = (np.array(each, dtype=np.int64) for each in ([eye], targets))
    none = np.zeros((len(targets), 1), dtype=np.bool_)
    clear = [
        clear_sights(eyes, ends, np.array([corners], dtype=np.int64), none)[0]
        for corners in obstacles
    ]
    return ~np.stack(clear, axis=1)


@given(
    st.tuples(near, near),
    st.lists(st.tuples(near, near), min_size=1, max_size=8),
    st.lists(boxes(near, st.integers(1, 8)), min_size=1, max_size=4),
)
def test_sight_agrees_with_shapely_where_touching_is_common(eye, targets, obstacles):
    assert np.array_equal(cut(eye, targets, obstacles), oracle(eye, targets, obstacles))


@given(
    st.tuples(far, far),
    st.lists(st.tuples(far, far), min_size=1, max_size=8),
    st.lists(turned, min_size=1, max_size=4),
)
def test_sight_agrees_with_shapely_in_rooms_of_any_size(eye, targets, obstacles):
    assert np.array_equal(cut(eye, targets, obstacles), oracle(eye, targets, obstacles))


@given(st.tuples(far, far), st.tuples(far, far), turned)
def test_sight_is_mutual(eye, target, obstacle):
    assert cut(eye, [target], [obstacle]) == cut(target, [eye], [obstacle])


SQUARE = ((10, 10), (20, 10), (20, 20), (10, 20))


@pytest.mark.parametrize(
    ("eye", "target"),
    [
        ((0, 15), (30, 15)),
        ((15, 15), (16, 15)),
        ((15, 15), (99, 99)),
        ((0, 10), (30, 10)),
        ((0, 20), (20, 0)),
        ((5, 10), (10, 10)),
        ((10, 10), (10, 10)),
    ],
    ids=["through", "within", "from within", "along a side", "a corner", "up to", "at"],
)
def test_touching_blocks_sight(eye, target):
    assert cut(eye, [target], [SQUARE]).all()


@pytest.mark.parametrize(
    ("eye", "target"),
    [((0, 15), (9, 15)), ((0, 9), (30, 9)), ((0, 19), (20, 0)), ((21, 0), (21, 30))],
    ids=["short of", "below", "past a corner", "beside"],
)
def test_passing_by_is_free(eye, target):
    assert not cut(eye, [target], [SQUARE]).any()
