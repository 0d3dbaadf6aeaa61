"""Sheets of rooms: the right rooms, the right views, errors that help."""

from dataclasses import replace

import numpy as np
import pytest
from shapely import Point, Polygon

from scenegen.catalogue import Catalogue
from scenegen.errors import RecipeError, SamplingError
from scenegen.preview.room_sheet import (
    IN_A_COLUMN,
    check_categories,
    eye_views,
    furnished,
    map_view,
    room_keys,
    room_sheet,
)
from scenegen.records.rig import OrthographicLens
from scenegen.renderers import open_renderer
from scenegen.rooms.relations import Beside
from scenegen.rooms.room_types import ROOM_KINDS, Furnishing, Top
from scenegen.rooms.sampler import RoomParams, RoomSampler
from scenegen.seeding import Key
from tests.system.program import invoke

PIXELS = 32


@pytest.fixture(scope="module")
def sampler() -> RoomSampler:
    return RoomSampler(RoomParams(), Catalogue.open())


def test_all_means_every_room_type():
    keys = room_keys("all", 2, seed=5)
    assert [name for name, _ in keys] == [name for name in ROOM_KINDS for _ in "ab"]
    assert len({key for _, key in keys}) == len(keys)


def test_an_unknown_room_type_is_refused_with_the_nearest_name():
    with pytest.raises(RecipeError, match="'kichen'; did you mean 'kitchen'"):
        room_keys("kichen", 1, seed=5)


def test_another_seed_gives_other_rooms(sampler):
    (_, one), (_, other) = (room_keys("office", 1, seed=seed)[0] for seed in (1, 2))
    assert furnished(sampler, "office", one) != furnished(sampler, "office", other)
    assert furnished(sampler, "office", one) == furnished(sampler, "office", one)


def test_cameras_are_inside_the_room_at_two_places_and_the_map_holds_it(sampler):
    scene = furnished(sampler, "bedroom", Key(5, "preview", "bedroom", 0))
    plan = Polygon(scene.room.outline_mm)
    one, other = eye_views(scene, sampler.catalogue)
    for view in (one, other):
        assert plan.contains(Point(view.position_mm[:2]))
    assert one.position_mm != other.position_mm
    above = map_view(scene.room)
    assert isinstance(above.lens, OrthographicLens)
    west, south, east, north = plan.bounds
    assert above.lens.span_mm >= max(east - west, north - south)


def test_a_sheet_has_a_row_a_room(sampler):
    keys = room_keys("hallway", 2, seed=5)
    done: list[int] = []
    with open_renderer("software", sampler.catalogue, PIXELS) as renderer:
        one = room_sheet(sampler, renderer, keys[:1])
        two = room_sheet(sampler, renderer, keys, on_progress=done.append)
    assert done == [1, 2]
    assert two.width == one.width
    assert two.height > one.height + PIXELS
    assert len(np.unique(np.asarray(two).reshape(-1, 3), axis=0)) > 100


def test_many_rooms_stand_in_two_columns(sampler):
    with open_renderer("software", sampler.catalogue, PIXELS) as renderer:
        sizes = [
            room_sheet(sampler, renderer, room_keys("hallway", count, seed=5)).size
            for count in (IN_A_COLUMN, IN_A_COLUMN + 1)
        ]
    (narrow, tall), (wide, low) = sizes
    assert wide > 1.8 * narrow
    assert low < tall


def test_a_misspelt_category_of_a_room_type_is_refused(sampler):
    kitchen = ROOM_KINDS["kitchen"]
    misspelt = Furnishing(("stove",), Beside(("washng_machine",)))
    for kind in (
        replace(kitchen, furniture=(misspelt,)),
        replace(kitchen, strays=("washng_machine",)),
    ):
        with pytest.raises(RecipeError, match=r"'washng_machine'.*'washing_machine'"):
            check_categories(kind, sampler.catalogue)


def test_a_misspelt_kit_or_hung_category_is_refused(sampler):
    kitchen = ROOM_KINDS["kitchen"]
    for kind, near in (
        (replace(kitchen, tops=(Top(("stove",), ("brekfast",)),)), "breakfast"),
        (replace(kitchen, tops=(Top(("stovee",), ("pots",)),)), "stove"),
        (replace(kitchen, hung=("paintin",)), "painting"),
    ):
        with pytest.raises(RecipeError, match=f"did you mean '{near}'"):
            check_categories(kind, sampler.catalogue)


@pytest.mark.parametrize("name", ROOM_KINDS)
def test_every_room_type_names_categories_that_there_are(sampler, name):
    check_categories(ROOM_KINDS[name], sampler.catalogue)


def test_a_room_that_cannot_be_furnished_is_reported(sampler):
    key = Key(5, "preview", "kitchen", 0)
    with pytest.raises(SamplingError, match="room 0 of type kitchen"):
        furnished(sampler, "kitchen", key, attempts=0)


@pytest.mark.parametrize("options", [("--resolution", "0"), ("--resolution", "-5")])
def test_sizes_that_no_picture_has_are_a_usage_error(options):
    done = invoke("preview", "--rooms", "kitchen", *options)
    assert done.returncode == 2
    assert "--resolution must be 8 to 2048" in done.stderr
