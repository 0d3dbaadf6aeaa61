"""Lenses that look up or down by a shift."""

from dataclasses import replace
from math import degrees, radians, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.geometry.pose import Vector
from scenegen.records.rig import PerspectiveLens, View

fovs = st.integers(250, 400).map(lambda half: 2 * half)
"""Of cameras that people hold, tenths of a degree."""

looks = st.integers(-80, 0)


def level(lens: PerspectiveLens) -> View:
    return View("view_0", False, (0, 0, 1500), 0, 0, lens)


@given(fovs, looks)
def test_a_levelled_lens_has_in_its_middle_what_a_pitched_one_has(fov, look):
    lens = PerspectiveLens.levelled(fov, look)
    slope = tan(radians(look / 10))
    seen = level(lens).camera(1000).project(Vector(2.0, 0.0, 1.5 + 2.0 * slope))
    pitched = replace(level(PerspectiveLens(fov)), pitch_tenths=look)
    aimed = pitched.camera(1000).project(Vector(2.0, 0.0, 1.5 + 2.0 * slope))
    assert (aimed.u, aimed.v) == pytest.approx((500, 500))
    # A shift is a whole number of rows of a picture of 1000 pixels.
    assert seen.u == 500
    assert abs(seen.v - 500) <= 0.5 + 1e-9


@given(fovs, looks)
def test_the_shift_is_the_tangent_times_the_focal_length(fov, look):
    lens = PerspectiveLens.levelled(fov, look)
    focal = 500 / tan(radians(fov / 20))
    assert lens.fov_tenths == fov
    assert abs(lens.shift_pm + focal * tan(radians(look / 10))) <= 0.5 + 1e-9


@given(fovs)
def test_a_lens_that_looks_ahead_is_not_shifted(fov):
    assert PerspectiveLens.levelled(fov, 0) == PerspectiveLens(fov)


def test_eight_degrees_down_show_the_floor_sooner():
    """The lower edge of the picture in degrees below the horizon."""
    below = []
    for look in (0, -80):
        camera = level(PerspectiveLens.levelled(700, look)).camera(1000)
        slope = (1000 - camera.principal_point[1]) / camera.scale
        below.append(degrees(slope))
    assert below[0] == pytest.approx(degrees(tan(radians(35))))
    extra = radians(below[1] - below[0])
    assert extra == pytest.approx(tan(radians(8)), abs=1e-3)
