"""A series is a sequence whose items are made when they are asked for."""

import pickle
import subprocess
import sys
from functools import partial
from multiprocessing import get_context

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenegen
from scenegen.dataset.columns import IMAGE_COLUMNS
from scenegen.dataset.images import open_picture
from scenegen.dataset.items import STYLES
from scenegen.dataset.series import Series
from scenegen.errors import RecipeError
from scenegen.recipe.loading import canonical
from tests.dataset.fakes import fake_generator, fake_recipe


def series(**options) -> Series:
    return Series.of_recipe(fake_recipe(), generator=fake_generator, **options)


def test_the_package_gives_series_without_being_asked_to_import_it():
    assert scenegen.Series is Series


@given(st.permutations(range(12)))
def test_items_do_not_depend_on_the_order_of_asking(order):
    one, other = series(), series()
    shuffled = {index: one[index].facts for index in order}
    assert [shuffled[index] for index in range(12)] == [item.facts for item in other]


def test_items_do_not_depend_on_how_many_there_are():
    assert series(n=1)[0].facts == series(n=5000)[0].facts


def test_items_are_those_of_a_built_data_set(built):
    from datasets import load_dataset

    rows = load_dataset(str(built), "multiview", split="test")
    for row, item in zip(rows, series(split="test"), strict=True):
        assert row["id"] == item.facts.address.id


def test_indices_count_from_either_end_and_stop_at_both():
    items = series()
    assert len(items) == 12
    assert items[-1].facts == items[11].facts
    for index in (12, -13, 10**9):
        with pytest.raises(IndexError, match="12 items in split 'train'"):
            items[index]
    with pytest.raises(TypeError):
        items["first"]  # type: ignore[call-overload]


def test_frames_are_drawn_once_and_only_when_somebody_looks():
    item = series()[3]
    assert "frames" not in item.__dict__
    assert set(item.frames) == {"view_0", "view_1", "map"}
    assert item.frames is item.frames


def test_a_pickled_series_drops_its_studio_and_makes_the_same_items():
    items = series()
    facts = items[5].facts
    again = pickle.loads(pickle.dumps(items))
    assert "generator" not in again.__dict__
    assert again[5].facts == facts


def test_other_processes_make_the_same_items():
    items = series()
    with get_context("spawn").Pool(1) as pool:
        there = pool.map(partial(facts_at, items), [4, 9])
    assert there == [items[4].facts, items[9].facts]


def facts_at(items: Series, index: int):
    return items[index].facts


def test_a_closed_series_opens_again():
    items = series()
    facts = items[0].facts
    items.close()
    items.close()
    assert items[0].facts == facts


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"split": "trian"}, "did you mean 'train'"),
        ({"split": "validation"}, "say how many"),
        ({"n": 0}, "n must be"),
        ({"name": "multivew"}, "did you mean 'multiview'"),
    ],
)
def test_what_does_not_exist_is_refused_at_once(options, message):
    with pytest.raises(RecipeError, match=message):
        series(**options)


def test_the_shipped_recipe_of_a_task_can_be_changed():
    items = Series("multiview", seed=11, split="validation", resolution=64)
    assert len(items) == 600
    assert (items.recipe.seed, items.recipe.resolution) == (11, 64)
    assert "seed 11" in repr(items)
    with pytest.raises(RecipeError, match="did you mean 'multiview'"):
        Series("multivew")
    with pytest.raises(RecipeError, match="resolution"):
        Series("multiview", resolution=3)


def test_a_series_comes_from_a_file_a_manifest_or_a_shipped_name(built, tmp_path):
    by_name = Series.from_recipe("multiview", split="test", seed=11, resolution=64)
    assert (by_name.name, len(by_name)) == ("multiview", 1000)
    assert (by_name.recipe.seed, by_name.recipe.resolution) == (11, 64)
    path = tmp_path / "mine.yaml"
    path.write_text(
        "{version: 1, name: mine, seed: 3, series: [{task: path, splits: {train: 4}}, "
        "{task: path, name: other, splits: {train: 6}}]}"
    )
    assert len(Series.from_recipe(path)) == 4
    assert len(Series.from_recipe(str(path), "other")) == 6
    again = Series.from_recipe(built / "manifest.json", split="test")
    assert canonical(again.recipe) == canonical(fake_recipe())
    with pytest.raises(RecipeError, match="no series 'othre'; did you mean 'other'"):
        Series.from_recipe(path, "othre")
    with pytest.raises(RecipeError, match="resolution"):
        Series.from_recipe(path, resolution=3)
    with pytest.raises(RecipeError, match="did you mean 'resolution'"):
        Series.from_recipe(path, resolutoin=64)


LEFT_OPEN = """
from contextlib import contextmanager
from scenegen.dataset.series import Series
from tests.dataset.fakes import fake_generator, fake_recipe

def tidy():
    print("closed")

@contextmanager
def noticing(recipe, **words):
    with fake_generator(recipe, **words) as opened:
        yield opened
        tidy()

items = Series.of_recipe(fake_recipe(), generator=noticing)
items[3]
"""


def test_a_series_that_is_left_open_is_closed_before_python_ends():
    done = subprocess.run(
        [sys.executable, "-c", LEFT_OPEN], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("closed\n", "")


def assert_same_values(made, stored, where=""):
    """Equal, and of the same types, all the way down."""
    assert type(made) is type(stored), where
    if isinstance(stored, dict):
        assert list(made) == list(stored), where
        for key in stored:
            assert_same_values(made[key], stored[key], f"{where}.{key}")
    elif isinstance(stored, list):
        assert len(made) == len(stored), where
        for place, each in enumerate(stored):
            assert_same_values(made[place], each, f"{where}[{place}]")
    else:
        assert made == stored, where


@pytest.mark.parametrize("split", ["train", "test"])
def test_rows_hold_the_values_of_the_parquet(built, split):
    paths = sorted(built.glob(f"data/multiview/{split}-*.parquet"))
    stored = [row for path in paths for row in pq.read_table(path).to_pylist()]
    loaded = scenegen.load(built, split=split)
    for row, item, read in zip(stored, series(split=split), loaded, strict=True):
        made, again = item.row(), read.row()
        for name in IMAGE_COLUMNS:
            files = row.pop(name)
            for pictures in (made.pop(name), again.pop(name)):
                assert [each.tobytes() for each in pictures] == [
                    open_picture(each["bytes"]).tobytes() for each in files
                ]
        assert_same_values(made, row)
        assert_same_values(again, row)
        assert_same_values(dict(item.labels), row)


def test_rows_without_pictures_say_so_as_the_parquet_does():
    recipe = fake_recipe(image={"kind": "none"})
    item = Series.of_recipe(recipe, generator=fake_generator)[0]
    row = item.row()
    assert row["images"] is row["target_images"] is None
    assert "frames" not in item.__dict__
    assert item == Series.of_recipe(recipe, generator=fake_generator)[0]


def test_items_are_equal_by_what_they_hold(built):
    items, loaded = series(), scenegen.load(built, split="train")
    assert items[0] == items[0] == series()[0]
    assert "frames" not in items[0].__dict__
    assert loaded[3] == scenegen.load(built)[3]
    assert items[3] == loaded[3]
    assert loaded[3] == items[3]
    assert hash(items[3]) == hash(loaded[3]) == hash(series()[3])
    assert len({*items, *loaded, *series()}) == 12
    assert items[0] != items[1]
    assert items[0] != loaded[1]
    assert items[0] in items
    assert items[0] in loaded
    assert items[0] != "multiview-7-train-000000"
    assert items[0] != items[0].row()


@pytest.mark.parametrize(
    "other",
    [
        {"resolution": 96},
        {"image": {"kind": "png"}},
        {"image": {"kind": "jpeg", "quality": 50}},
        {"image": {"kind": "none"}},
        {"seed": 8},
    ],
)
def test_items_that_differ_in_anything_are_not_equal(built, other):
    changed = Series.of_recipe(fake_recipe(**other), generator=fake_generator)[2]
    for item in (series()[2], scenegen.load(built)[2]):
        assert item != changed
        assert changed != item


def test_rows_have_the_columns_of_the_parquet_in_their_order(built):
    path = next(built.rglob("*.parquet"))
    names = pq.read_schema(path).names
    for item in (scenegen.load(built)[0], series()[0]):
        for style in STYLES:
            assert list(item.row(style=style)) == names
