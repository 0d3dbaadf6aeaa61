"""Camera symbols on maps."""

import numpy as np
import pytest

from scenegen.errors import RenderError
from scenegen.geometry.camera import Camera
from scenegen.records.rig import Marker
from scenegen.renderers.lighting.exposure import clipped_share
from scenegen.renderers.overlays.brushes import DISC_COLOUR, STROKES
from scenegen.renderers.overlays.markers import CONE, paint_markers


def plan(size: int) -> Camera:
    return Camera.orthographic(
        (0, 0, 3000), 900, pitch_tenths=-900, span_mm=4000, size=size
    )


def sheet(size: int) -> np.ndarray:
    return np.full((size, size, 3), 230, dtype=np.uint8)


def marker(label: str = "1", x: int = 0, y: int = 0, heading: int = 0) -> Marker:
    return Marker(label, (x, y, 1500), heading, 900)


def test_a_picture_without_markers_is_left_alone() -> None:
    rgb = sheet(64)
    assert paint_markers(rgb, plan(64), ()) is rgb


def test_the_picture_that_was_given_is_not_changed() -> None:
    rgb = sheet(128)
    painted = paint_markers(rgb, plan(128), (marker(),))
    assert (rgb == 230).all()
    assert (painted != 230).any()


def test_symbols_that_fill_a_small_map_are_not_taken_for_clipped_light() -> None:
    corners = ((-600, 600), (600, 600), (-600, -600), (600, -600))
    markers = tuple(
        marker(str(number), x, y) for number, (x, y) in enumerate(corners, start=1)
    )
    painted = paint_markers(sheet(64), plan(64), markers)
    assert (painted != 230).any(axis=2).mean() > 0.1
    assert clipped_share(painted) == 0


@pytest.mark.parametrize("size", [256, 512])
def test_a_symbol_stands_at_its_place(size: int) -> None:
    painted = paint_markers(sheet(size), plan(size), (marker(x=1000, y=500),))
    blue = np.abs(painted.astype(int) - DISC_COLOUR).max(axis=2) < 4
    rows, columns = np.nonzero(blue)
    assert abs((columns.min() + columns.max() + 1) / 2 - size * 0.75) <= 1
    assert abs((rows.min() + rows.max() + 1) / 2 - size * 0.375) <= 1


@pytest.mark.parametrize(("heading", "du", "dv"), [(0, 1, 0), (900, 0, -1)])
def test_the_cone_opens_in_the_viewing_direction(
    heading: int, du: int, dv: int
) -> None:
    painted = paint_markers(sheet(256), plan(256), (marker(heading=heading),))
    ahead = painted[128 + 22 * dv, 128 + 22 * du].astype(int)
    behind = painted[128 - 22 * dv, 128 - 22 * du]
    assert (behind == 230).all()
    assert ahead[0] < 200
    assert ahead[2] > ahead[0] + 20
    assert CONE[2] > CONE[0]


@pytest.mark.parametrize("size", [256, 512])
def test_no_two_labels_look_alike(size: int) -> None:
    pictures = []
    for label in STROKES:
        painted = paint_markers(sheet(size), plan(size), (marker(label),))
        reach = size // 50
        middle = slice(size // 2 - reach, size // 2 + reach)
        pictures.append(painted[middle, middle].astype(int))
    for index, one in enumerate(pictures):
        assert (one.max(axis=2) > 200).sum() >= 5
        for other in pictures[:index]:
            assert (np.abs(one - other).max(axis=2) > 60).sum() >= 4


def test_edges_are_smooth() -> None:
    painted = paint_markers(sheet(256), plan(256), (marker(),))
    assert len(np.unique(painted.reshape(-1, 3), axis=0)) > 40


def test_symbols_may_stand_at_or_beyond_the_edge() -> None:
    at_edge = (marker(x=1990, y=1990), marker("2", x=9000))
    painted = paint_markers(sheet(64), plan(64), at_edge)
    assert (painted[0:3, 60:] != 230).any()
    assert (painted[40:] == 230).all()


@pytest.mark.parametrize("label", ["", "123", "?"])
def test_labels_that_cannot_be_written_are_refused(label: str) -> None:
    with pytest.raises(RenderError, match="labelled"):
        paint_markers(sheet(64), plan(64), (marker(label),))
