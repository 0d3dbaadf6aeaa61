"""Walks over maps: a line, arrows and discs that say where from and where to."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.camera import Camera
from scenegen.records.rig import Route
from scenegen.renderers.overlays.brushes import DISC_COLOUR
from scenegen.renderers.overlays.routes import LINE, paint_route

SIZE = 256
BENT = ((-1600, -1200), (-1600, 1000), (0, 1000), (1500, -900))


def plan(size: int = SIZE) -> Camera:
    return Camera.orthographic(
        (0, 0, 3000), 900, pitch_tenths=-900, span_mm=4000, size=size
    )


def sheet(size: int = SIZE) -> np.ndarray:
    return np.full((size, size, 3), 120, dtype=np.uint8)


def painted(route: Route, size: int = SIZE) -> np.ndarray:
    return paint_route(sheet(size), plan(size), route).astype(int)


def near(rgb: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    flags: np.ndarray = np.abs(rgb - np.array(colour)).max(axis=2) < 12
    return flags


def pixel(spot: tuple[int, int], size: int = SIZE) -> tuple[int, int]:
    """Row and column of a place on the sheet."""
    return (
        int(size / 2 - spot[1] * size / 4000),
        int(size / 2 + spot[0] * size / 4000),
    )


def straight(**values) -> Route:
    way = {"points_mm": ((-1500, 0), (1500, 0)), "middle_mm": None}
    return Route(**{**way, "has_line": True, "has_arrows": True, **values})


def test_a_picture_without_a_walk_is_left_alone():
    rgb = sheet()
    assert paint_route(rgb, plan(), None) is rgb


@pytest.mark.parametrize("size", [128, 256, 512])
def test_the_line_runs_along_its_corners(size):
    rgb = painted(Route(BENT, None, True, False), size)
    for (ax, ay), (bx, by) in pairwise(BENT):
        assert near(rgb, LINE)[pixel(((ax + bx) // 2, (ay + by) // 2), size)]
    for corner in BENT[1:-1]:
        assert near(rgb, LINE)[pixel(corner, size)]


def test_discs_stand_at_the_ends_and_in_the_middle():
    route = Route(BENT, (0, 1000), True, False)
    discs = near(painted(route), DISC_COLOUR)
    for place in (BENT[0], (0, 1000), BENT[-1]):
        row, column = pixel(place)
        assert discs[row - 7 : row + 8, column - 7 : column + 8].sum() > 60
    without = near(painted(Route(BENT, None, True, False)), DISC_COLOUR)
    row, column = pixel((0, 1000))
    assert not without[row - 7 : row + 8, column - 7 : column + 8].any()


def test_the_ends_alone_are_shown_when_the_way_is_not():
    rgb = painted(Route(BENT, (0, 1000), False, False))
    assert not near(rgb, LINE).any()
    assert near(rgb, DISC_COLOUR).any()


def test_an_arrow_at_the_start_replaces_arrows_along_the_way():
    onward = near(painted(straight(has_line=False)), LINE)
    back = near(painted(straight(has_line=False, is_reversed=True)), LINE)
    assert onward.any()
    assert not onward[:, SIZE // 2 :].any()
    assert back.any()
    assert not back[:, : SIZE // 2].any()


@pytest.mark.parametrize("size", [128, 512])
def test_arrows_point_where_the_walk_goes(size):
    onward, back = painted(straight(), size), painted(straight(is_reversed=True), size)
    plain = painted(straight(has_arrows=False), size)
    assert (onward != plain).any()
    assert (onward != back).any()
    # Wings lie behind the tips: turning the walk round mirrors the arrows.
    ink, mirrored = near(onward, LINE), near(back, LINE)[:, ::-1]
    assert (ink == mirrored).mean() > 0.995
    off_line = np.abs(np.arange(size) - size / 2) > 0.01 * size
    wide = np.nonzero(ink[off_line].any(axis=0))[0]
    tips = np.nonzero(ink[size // 2])[0]
    assert tips.max() > wide.max()


@given(
    corners=st.lists(
        st.tuples(st.integers(-2500, 2500), st.integers(-2500, 2500)),
        min_size=2,
        max_size=6,
    ),
    has_line=st.booleans(),
    has_arrows=st.booleans(),
    is_reversed=st.booleans(),
)
def test_any_walk_can_be_drawn_and_twice_alike(
    corners, has_line, has_arrows, is_reversed
):
    route = Route(tuple(corners), corners[0], has_line, has_arrows, is_reversed)
    once = painted(route, 64)
    assert np.array_equal(once, painted(route, 64))


@given(st.integers(900, 3600), st.booleans())
def test_a_walk_of_any_length_shows_its_direction(length, is_reversed):
    ends = ((-length // 2, 0), (length // 2, 0))
    route = Route(ends, (0, 0), True, True, is_reversed)
    plain = Route(ends, (0, 0), True, False, is_reversed)
    assert (painted(route, 512) != painted(plain, 512)).any()


def test_the_line_is_rimmed_on_every_ground():
    for code in (0, 120, 255):
        ground = np.full((SIZE, SIZE, 3), code, dtype=np.uint8)
        rgb = paint_route(ground, plan(), straight(has_arrows=False)).astype(int)
        across = rgb[:, SIZE // 2 + 20]
        middle = across[SIZE // 2 - 1 : SIZE // 2 + 1]
        assert near(middle[None], LINE).any()
        assert across.min(axis=1)[SIZE // 2 - 4 : SIZE // 2 + 4].max() > code * 0.9
