"""The pictures of what windows show: enough of them, and without seams."""

import numpy as np
import pytest

from scenegen.catalogue import Catalogue
from scenegen.rooms.lighting import HOURS

TIMES = tuple(hour.time for hour in HOURS)
MOST_BYTES = 2_500_000

CATALOGUE = Catalogue.open()
NAMES = tuple(each.id for each in CATALOGUE.materials if each.id.startswith("outside/"))
PLACES = tuple(sorted({name.split("/")[1].rpartition("_")[0] for name in NAMES}))


def light(name: str) -> float:
    picture = CATALOGUE.texture(name)
    assert picture is not None
    return float(picture.mean())


def test_twelve_places_or_more_are_there_at_every_time_of_day() -> None:
    assert len(PLACES) >= 12
    wanted = {f"outside/{place}_{time}" for place in PLACES for time in TIMES}
    assert set(NAMES) == wanted


def test_the_place_of_old_scenes_is_there() -> None:
    assert "garden" in PLACES


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_no_seam_where_it_is_repeated(name: str) -> None:
    picture = CATALOGUE.texture(name)
    assert picture is not None
    columns = picture.astype(float)
    steps = np.abs(np.diff(columns, axis=1)).mean(axis=(0, 2))
    seam = np.abs(columns[:, 0] - columns[:, -1]).mean()
    assert seam <= np.quantile(steps, 0.98) + 2


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_two_and_a_half_times_as_wide_as_it_is_far_away(name: str) -> None:
    material, picture = CATALOGUE.material(name), CATALOGUE.texture(name)
    assert picture is not None
    assert picture.shape[1] == 2 * picture.shape[0]
    assert 6 <= material.distance_m <= 40
    assert material.metres == pytest.approx(2.5 * material.distance_m)
    assert material.glow_pct > 0


@pytest.mark.parametrize("place", PLACES)
def test_it_gets_dark_in_the_evening(place: str) -> None:
    shades = {time: light(f"outside/{place}_{time}") for time in TIMES}
    assert shades["night"] < 0.5 * shades["evening"]
    assert shades["evening"] < 0.9 * min(shades["noon"], shades["morning"])


def test_all_pictures_fit_into_the_wheel() -> None:
    paths = [CATALOGUE.texture_path(name) for name in NAMES]
    assert sum(path.stat().st_size for path in paths if path) <= MOST_BYTES
