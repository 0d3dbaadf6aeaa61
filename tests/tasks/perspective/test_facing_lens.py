"""Two pictures are laid on each other by a lens; so are the sides that they tell."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from scenegen.errors import Rejected
from scenegen.params import read
from scenegen.records.item import Twin
from scenegen.records.visibility import Box, SceneVisibility, Sighting, ViewVisibility
from scenegen.tasks.assumed_lens import FIELDS_OF_VIEW
from scenegen.tasks.perspective.facing.checks import FacingQuestion, check_side
from scenegen.tasks.perspective.params import PerspectiveParams
from tests.tasks.lens_by_pixels import camera, kabsch, pixel_floor, placed, rig_of
from tests.visibility.hand_made import scene_of

GIVER, TARGET, BOTH = 1, 2, (3, 4)
SIZE = 100
SURE = 3.0
"""Degrees: a side that rounding does not decide."""


def pictures(rig, *, answer):
    """The giver in the first picture, the target in the second, and the right half."""
    x0 = 70 if answer else 10
    shown = (GIVER, *BOTH), (TARGET, *BOTH), (TARGET,)
    boxes = Box(10, 10, 40, 40), Box(10, 10, 40, 40), Box(x0, 10, x0 + 20, 40)
    return SceneVisibility(
        tuple(
            ViewVisibility(
                view,
                tuple(Sighting(n, 600, 600, False, box, 2000) for n in numbers),
                (),
                np.zeros((SIZE, SIZE), np.int16),
                np.zeros((SIZE, SIZE)),
            )
            for view, numbers, box in zip(rig.views, shown, boxes, strict=True)
        )
    )


def staged(rng):
    """A question about things at random places, what it shows, and where all is."""
    spots = rng.integers((-1500, 3000), (2500, 6000), (5, 2)).tolist()
    cross, *at = (tuple(each) for each in spots)
    heading = int(rng.integers(0, 1800)) * 2
    things = [
        placed(*p, number=n, heading=heading if n == GIVER else 0)
        for n, p in enumerate(at, 1)
    ]
    rig = rig_of(cross)
    novel = replace(
        camera("novel_view", cross[0], cross[1], heading, 780), is_hidden=True
    )
    rig = replace(rig, views=(*rig.views, novel))
    to = np.subtract(at[TARGET - 1], cross)
    answer = int(angle_from(direction(heading / 10), to) < 0)
    question = FacingQuestion(
        Twin(scene_of(*things), rig, ()), answer, GIVER, (TARGET,), "",
        read(PerspectiveParams, {}),
    )  # fmt: skip
    return question, pictures(rig, answer=answer), (cross, heading, at)


def direction(degrees):
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])


def angle_from(look, way):
    """Degrees to the left of a look."""
    cross = look[0] * way[1] - look[1] * way[0]
    return np.degrees(np.arctan2(cross, look @ way))


def angle_by(question, place, fov):
    """Degrees to the left of the giver's front, by the pixels of two pictures."""
    cross, heading, at = place
    first, second, _ = question.twin.rig.views
    numbers = [each - 1 for each in BOTH]
    own = np.array([pixel_floor(second, at[n], fov) for n in numbers])
    other = np.array([pixel_floor(first, at[n], fov) for n in numbers])
    turn, shift = kabsch(own, other)
    target = turn @ pixel_floor(second, at[TARGET - 1], fov) + shift
    giver = at[GIVER - 1]
    tip = np.add(giver, 100 * direction(heading / 10))
    look = pixel_floor(first, tip, fov) - pixel_floor(first, giver, fov)
    return angle_from(look, target - pixel_floor(first, cross, fov))


def reason_of(question, visibility):
    try:
        check_side(question, visibility)
    except Rejected as rejected:
        return rejected.reason
    return ""


def test_what_some_lens_shows_on_the_other_side_is_rejected():
    rng = np.random.default_rng(3)
    found: Counter[str] = Counter()
    for _ in range(300):
        question, visibility, place = staged(rng)
        angles = [angle_by(question, place, fov) for fov in FIELDS_OF_VIEW]
        if min(abs(each) for each in angles) < SURE:
            continue
        reason = reason_of(question, visibility)
        if reason == "not_aside":
            continue
        right = [(each < 0) == bool(question.answer) for each in angles]
        assert reason == ("" if all(right) else "lens")
        found[reason] += 1
    assert min(found[""], found["lens"]) > 10


def test_sides_in_one_picture_hold_for_every_lens():
    rng = np.random.default_rng(3)
    reasons = []
    for _ in range(300):
        question, visibility, _ = staged(rng)
        first, _, novel = visibility.views
        reasons.append(reason_of(question, SceneVisibility((first, novel))))
    assert set(reasons) == {"", "not_aside"}


@pytest.mark.parametrize(("pixels", "is_known"), [(10, True), (9, False)])
def test_floors_are_laid_by_what_has_an_entry(pixels, is_known):
    """What fills less than 0.1 % of a picture has none."""
    rng, changed = np.random.default_rng(5), 0
    for _ in range(100):
        question, visibility, _ = staged(rng)
        views = tuple(_with_pixels(seen, pixels) for seen in visibility.views)
        smaller = reason_of(question, SceneVisibility(views))
        changed += smaller != reason_of(question, visibility)
    assert (changed == 0) is is_known


def _with_pixels(seen, pixels):
    """What both pictures show is this small."""
    sightings = tuple(
        replace(each, visible_px=pixels) if each.entity in BOTH else each
        for each in seen.sightings
    )
    return replace(seen, sightings=sightings)
