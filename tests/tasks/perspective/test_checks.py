"""Checks reject what is doubtful, with the reason that is counted."""

from dataclasses import replace

import pytest

from scenegen.errors import Rejected
from scenegen.tasks.perspective.brief import PerspectiveBrief
from scenegen.tasks.perspective.checks import (
    bearing,
    check_lines,
    check_marks,
    corners,
    distance_gap,
    left_of,
    position_of,
    shown_well,
)
from scenegen.tasks.phrases import sighting_of
from tests.tasks.staged import entity, twin_of, vantage
from tests.visibility.hand_made import looking

CAMERA, CROSS = (600, 2500), (2600, 2500)


def views_of(*positions, second=None):
    """What the visible views see of targets 1, 2, ... at some positions."""
    rig = vantage(CAMERA, 0, cross=CROSS, turn=900, second=second)
    placed = (entity(number, each) for number, each in enumerate(positions, 1))
    return twin_of(rig, *placed)[1].visible


def reason_of(check, *arguments):
    with pytest.raises(Rejected) as caught:
        check(*arguments)
    return caught.value.reason


def test_marks_in_full_view_pass():
    check_marks(views_of((3800, 3600)))


def test_a_covered_mark_is_rejected():
    assert reason_of(check_marks, views_of((2100, 2500))) == "hidden_sign"


def test_a_mark_in_the_second_picture_is_rejected():
    second = replace(looking(4600, 2500, 1800), name="view_1", is_hidden=False)
    assert reason_of(check_marks, views_of((3800, 3600), second=second)) == (
        "second_sign"
    )


@pytest.mark.parametrize(
    ("half", "side", "row"), [("right", "", ""), ("", "right", ""), ("", "", "below")]
)
def test_a_target_on_the_other_side_of_a_line_is_rejected(half, side, row):
    (seen,) = views_of((4000, 3600))
    sighting = sighting_of(seen, 1)
    assert sighting is not None
    brief = PerspectiveBrief(
        categories=("armchair",),
        turn_tenths=900,
        answers=("left", "right"),
        half="left",
        side="left",
        row="above",
    )
    check_lines(brief, seen, sighting)
    other = replace(brief, half=half, side=side, row=row)
    assert reason_of(check_lines, other, seen, sighting) == "near_line"


def test_what_is_small_or_covered_is_not_shown_well():
    (seen,) = views_of((4000, 3600))
    share = seen.visible_px(1) * 100_000 // seen.pixels
    assert shown_well(seen, 1, least_pcm=share, clear_percent=90) is not None
    assert shown_well(seen, 1, least_pcm=share + 1, clear_percent=90) is None
    assert shown_well(seen, 2, least_pcm=1, clear_percent=1) is None


def test_bearings_and_distances_of_positions():
    (seen,) = views_of((4000, 3600))
    view = seen.view
    assert bearing(view, (1600, 3500)) == 450
    assert left_of(view, (1600, 3500)) == pytest.approx(1000)
    assert distance_gap(view, CROSS, (2600, 2500)) == 2000
    turned = replace(entity(1, (1000, 2000)), heading_tenths=900)
    assert position_of(turned) == (1000, 2000)
    assert set(corners(turned, (400, 200, 900))) == {
        (900, 1800),
        (1100, 1800),
        (900, 2200),
        (1100, 2200),
    }
