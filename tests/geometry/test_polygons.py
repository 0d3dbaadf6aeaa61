"""Compiled geometry of the floor plan, against shapely on integer coordinates."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from scipy import ndimage

from scenegen.geometry.footprint import FloorPosition, Footprint
from scenegen.geometry.free_floor import largest_piece
from scenegen.geometry.polygons import corners_of, lies_inside, meet
from tests.visibility.hand_made import outlines

near = st.integers(0, 8000)
turned = st.builds(
    Footprint,
    st.builds(FloorPosition, near, near, st.integers(0, 3599)),
    st.integers(40, 4000),
    st.integers(40, 4000),
)
upright = st.builds(
    Footprint,
    st.builds(
        lambda x, y, turn: FloorPosition(100 * x, 100 * y, 900 * turn),
        st.integers(0, 80),
        st.integers(0, 80),
        st.integers(0, 3),
    ),
    st.integers(1, 10).map(lambda side: 200 * side),
    st.integers(1, 10).map(lambda side: 200 * side),
)
footprints = turned | upright
margins = st.integers(0, 400)


@given(footprints, margins)
def test_corners_are_those_of_the_footprint(footprint, margin):
    found = corners_of(footprint.rectangle, margin)
    assert [tuple(corner) for corner in found.tolist()] == list(
        footprint.corners(margin)
    )


@given(footprints, footprints, margins)
def test_footprints_meet_where_their_polygons_do(one, other, margin):
    ours, theirs = corners_of(one.rectangle, margin), corners_of(other.rectangle, 0)
    expected = shapely.Polygon(ours).intersects(shapely.Polygon(theirs))
    assert meet(ours, theirs) == meet(theirs, ours) == expected
    assert one.meets(other, margin) == expected


@given(footprints)
def test_a_box_is_the_one_around_the_corners(footprint):
    assert footprint.box == footprint.polygon().bounds


@given(footprints, margins, outlines)
def test_a_footprint_lies_inside_where_the_outline_covers_it(
    footprint, margin, outline
):
    inside = lies_inside(footprint.rectangle, margin, np.array(outline, dtype=np.int64))
    assert inside == shapely.Polygon(outline).covers(footprint.polygon(margin))


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 2**30))
def test_the_largest_piece_is_the_first_of_the_largest_labelled(rows, columns, seed):
    free = np.random.default_rng(seed).integers(0, 2, (rows, columns)).astype(np.bool_)
    pieces, count = ndimage.label(free)
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)[1:]
    expected = pieces == 1 + int(np.argmax(sizes)) if count else pieces > 0
    assert np.array_equal(largest_piece(free), expected)
