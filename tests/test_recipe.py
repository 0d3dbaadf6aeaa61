"""Recipes: what is refused, what is filled in, and what names them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.errors import RecipeError
from scenegen.recipe import (
    canonical,
    change,
    find_recipe,
    load_recipe,
    read_recipe,
    shipped_recipes,
)

PLAIN = {
    "version": 1,
    "name": "tiny",
    "seed": 3,
    "series": [{"task": "multiview", "splits": {"train": 8}}],
}


def refusal(values: object) -> str:
    with pytest.raises(RecipeError) as caught:
        read_recipe(values)
    return str(caught.value)


def test_unknown_keys_of_every_level_are_told_at_once():
    message = refusal(
        {
            **PLAIN,
            "sed": 1,
            "image": {"kinds": "png"},
            "series": [
                {
                    "task": "multiview",
                    "splits": {"train": 8},
                    "maxattempts": 3,
                    "params": {"veiws": 3},
                    "layout": {"kind": "rooms", "strais": [1, 2]},
                    "rig": {"kind": "survy"},
                }
            ],
        }
    )
    assert "sed: unknown key; did you mean 'seed'?" in message
    assert "image.kinds: unknown key; did you mean 'kind'?" in message
    assert "series.0.maxattempts: unknown key; did you mean 'max_attempts'?" in message
    assert "series.0.params.veiws: unknown key; did you mean 'views'?" in message
    assert "series.0.layout.strais: unknown key; did you mean 'strays'?" in message
    assert "series.0.rig.kind: unknown name 'survy'; did you mean 'survey'?" in message
    assert "6 problems" in message


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("seed", -1),
        ("seed", 2**63),
        ("seed", 1.0),
        ("resolution", 63),
        ("resolution", 4096),
        ("items_per_shard", 5),
        ("version", 2),
        ("name", "a b"),
        ("renderer", "sofware"),
        ("generator", "999"),
        ("series", []),
        ("image", {"kind": "gif"}),
    ],
)
def test_values_out_of_bounds_are_refused(key, value):
    assert key in refusal({**PLAIN, key: value})


@pytest.mark.parametrize("splits", [{}, {"train": 0}, {"trian": 4}, {"train": -2}])
def test_splits_have_known_names_and_hold_something(splits):
    message = refusal({**PLAIN, "series": [{"task": "multiview", "splits": splits}]})
    assert "splits" in message


def test_an_unknown_split_is_answered_with_the_nearest_name():
    series = {"task": "multiview", "splits": {"trian": 8}}
    message = refusal({**PLAIN, "series": [series]})
    assert "series.0: splits: unknown name 'trian'; did you mean 'train'?" in message


def test_two_series_need_two_names():
    series = {"task": "multiview", "splits": {"train": 8}}
    assert "multiview" in refusal({**PLAIN, "series": [series, series]})
    named = {**series, "name": "hard"}
    assert len(read_recipe({**PLAIN, "series": [series, named]}).series) == 2


def test_an_unknown_task_is_answered_with_the_nearest_name():
    series = {"task": "multivew", "splits": {"train": 8}}
    message = refusal({**PLAIN, "series": [series]})
    assert (
        "series.0.task: unknown name 'multivew'; did you mean 'multiview'?" in message
    )


@pytest.mark.parametrize("values", [None, [], 3, "x", {"series": 3}, {"series": [1]}])
def test_what_is_no_recipe_at_all_is_refused_without_a_crash(values):
    refusal(values)


def test_the_canonical_text_is_a_recipe_and_reads_back_as_itself():
    text = canonical(read_recipe(PLAIN))
    assert canonical(read_recipe(json.loads(text))) == text


def test_defaults_written_out_do_not_change_the_canonical_text():
    spelled = {
        **PLAIN,
        "resolution": 512,
        "series": [
            {
                "task": "multiview",
                "name": "multiview",
                "splits": {"train": 8},
                "params": {"views": 4},
                "layout": {"kind": "rooms"},
            }
        ],
    }
    assert canonical(read_recipe(spelled)) == canonical(read_recipe(PLAIN))


@given(st.integers(0, 2**63 - 1), st.integers(64, 2048))
def test_whatever_decides_bytes_changes_the_canonical_text(seed, resolution):
    recipe = read_recipe(PLAIN)
    other = change(recipe, seed=seed, resolution=resolution)
    is_same = (seed, resolution) == (recipe.seed, recipe.resolution)
    assert (canonical(other) == canonical(recipe)) == is_same


def test_the_shipped_recipes_are_valid():
    names = shipped_recipes()
    assert {"ci", "multiview"} <= names.keys()
    for name in names:
        assert load_recipe(name).series


def test_the_recipe_for_ci_is_small_and_has_a_band_of_its_own():
    recipe = load_recipe("ci")
    assert recipe.resolution == 128
    assert [series.splits for series in recipe.series] == [{"ci": 32}]


def test_a_recipe_that_is_not_there_is_answered_with_the_nearest_name():
    with pytest.raises(RecipeError, match="did you mean 'multiview'"):
        find_recipe("multivew")
    with pytest.raises(RecipeError, match="no such file"):
        find_recipe("nowhere/else.yaml")


def test_a_key_that_stands_twice_is_refused(tmp_path):
    path = tmp_path / "twice.yaml"
    path.write_text("version: 1\nseed: 1\nseed: 2\n")
    with pytest.raises(RecipeError, match="'seed' stands twice"):
        load_recipe(str(path))


def test_text_that_is_not_yaml_is_refused_with_its_line(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("version: 1\nseries: [\n")
    with pytest.raises(RecipeError, match="line 3"):
        load_recipe(str(path))


def test_yaml_cannot_run_code(tmp_path):
    path = tmp_path / "evil.yaml"
    path.write_text("version: !!python/object/apply:os.getcwd []\n")
    with pytest.raises(RecipeError, match="not YAML"):
        load_recipe(str(path))
