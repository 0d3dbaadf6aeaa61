from dataclasses import replace

import pytest

from scenegen.records.visibility import CEILING
from scenegen.tasks.landmarks import REACH_MM, landmarks_near, landmarks_of
from tests.strategies import CATALOGUE, Patch, at_place, entity, paint, scene_of, view

CATEGORIES = {category.name: category for category in CATALOGUE.categories}
STOOL = entity(1, "stool", (0, 0, 0))
BED = Patch(2, (40, 40, 80, 80))


def nouns(*entities) -> list[str]:
    found = landmarks_of(scene_of(STOOL, *entities), CATEGORIES, asked="stool")
    return [landmark.noun for landmark in found]


def near(*entities, patches) -> dict[int, str]:
    landmarks = landmarks_of(scene_of(STOOL, *entities), CATEGORIES, asked="stool")
    return landmarks_near((STOOL,), landmarks, paint(view(0), patches))


def test_a_landmark_is_one_of_a_kind():
    assert nouns(entity(2, "bed"), entity(3, "floor_lamp")) == ["bed", "floor lamp"]
    assert nouns(entity(2, "bed"), entity(3, "bed")) == []


@pytest.mark.parametrize("name", ["stool", "rug", "unheard_of"])
def test_some_things_are_no_landmarks(name):
    assert nouns(entity(2, name)) == []


def test_what_could_be_taken_for_something_else_is_no_landmark():
    assert nouns(entity(2, "sofa"), entity(3, "chair")) == ["sofa", "chair"]
    assert nouns(entity(2, "sofa"), entity(3, "armchair")) == []


@pytest.mark.parametrize(("away", "named"), [(0, True), (1, False)])
def test_a_landmark_is_near_up_to_its_reach(away, named):
    bed = entity(2, "bed", (0, REACH_MM + away, 0))
    assert near(bed, patches=(at_place(1, 0), BED)) == ({1: "the bed"} if named else {})


def test_the_nearest_landmark_is_named():
    bed, lamp = entity(2, "bed", (900, 0, 0)), entity(3, "floor_lamp", (800, 0, 0))
    patches = (at_place(1, 0), BED, Patch(3, (90, 40, 110, 80)))
    assert near(bed, lamp, patches=patches) == {1: "the floor lamp"}


@pytest.mark.parametrize(("side", "named"), [(8, False), (9, True)])
def test_a_landmark_is_large_in_the_picture(side, named):
    """8 and 9 pixels a side fill 444 and 562 per cent mille."""
    bed = entity(2, "bed", (900, 0, 0))
    found = near(bed, patches=(at_place(1, 0), at_place(2, 12, side=side)))
    assert bool(found) == named


@pytest.mark.parametrize(("covered", "named"), [(20, True), (21, False)])
def test_a_landmark_is_at_least_half_open(covered, named):
    bed = entity(2, "bed", (900, 0, 0))
    screen = replace(Patch(3, (40, 40, 40 + covered, 80)), depth=1.0)
    assert bool(near(bed, patches=(at_place(1, 0), BED, screen))) == named


def test_a_landmark_that_the_view_does_not_show_is_not_named():
    assert near(entity(2, "bed", (900, 0, 0)), patches=(at_place(1, 0),)) == {}


def test_what_hangs_from_the_ceiling_is_no_landmark():
    lamp = replace(entity(2, "floor_lamp"), support=CEILING)
    assert nouns(lamp) == []


@pytest.mark.parametrize(("away", "named"), [(1100, []), (1200, [1])])
def test_a_landmark_is_said_of_the_nearest_alone(away, named):
    bed = entity(2, "bed", (900, 0, 0))
    other = entity(3, "stool", (900, away, 0))
    landmarks = landmarks_of(scene_of(STOOL, bed), CATEGORIES, asked="stool")
    seen = paint(view(0), (at_place(1, 0), BED))
    assert sorted(landmarks_near((STOOL, other), landmarks, seen)) == named
