"""Recipes that extend others."""

import json

import pytest

from scenegen.errors import RecipeError
from scenegen.recipe.loading import canonical, load_recipe
from scenegen.recipe.model import BANDS
from scenegen.recipe.shipped import SPLITS, find_recipe, series_in

BASE = """
version: 1
name: base
seed: 7
resolution: 256
renderer: {software: 70, "cycles:draft": 30}
image: {kind: png, quality: 80}
held_out: {variants: 1, rooms: [hallway]}
series:
  - task: path
    splits: {train: 100, test: 20}
    params: {min_bends: 1}
  - {task: multiview, splits: {train: 60}}
  - {task: multiview, name: mv_ood, draws_on: held_out, splits: {test: 10}}
"""


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return str(path)

    write("base.yaml", BASE)
    return write


def extending(write, text, name="mine.yaml"):
    return load_recipe(write(name, f"extends: base.yaml\n{text}"))


def sizes(recipe):
    return {each.label: each.splits for each in recipe.series}


def test_what_is_not_said_is_that_of_the_other(write):
    mine = extending(write, "name: mine\n")
    base = json.loads(canonical(load_recipe(write("again.yaml", BASE))))
    assert json.loads(canonical(mine)) == {**base, "name": "mine"}


def test_mappings_are_merged_and_lists_are_replaced(write):
    mine = extending(
        write, "image: {quality: 90}\nheld_out: {rooms: [bathroom, kitchen]}\n"
    )
    assert (mine.image.kind, mine.image.quality) == ("png", 90)
    assert (mine.held_out.variants, mine.held_out.rooms) == (1, ("bathroom", "kitchen"))


def test_shares_of_renderers_are_replaced_as_a_whole(write):
    assert extending(write, "renderer: {software: 50, gl: 50}\n").renderer == {
        "software": 50,
        "gl": 50,
    }
    assert extending(write, "renderer: software\n").renderer == {"software": 100}


def test_series_are_merged_by_their_label(write):
    mine = extending(
        write,
        """series:
  - {task: path, splits: {test: 40}, params: {turns_map: true}}
  - {name: mv_ood, task: multiview, jitters: 4}
  - {task: perspective, splits: {train: 8}}
""",
    )
    assert sizes(mine) == {
        "path": {"train": 100, "test": 40},
        "multiview": {"train": 60},
        "mv_ood": {"test": 10},
        "perspective": {"train": 8},
    }
    assert mine.series[0].params == {"min_bends": 1, "turns_map": True}
    assert (mine.series[2].jitters, mine.series[2].draws_on) == (4, "held_out")


def test_null_takes_away_what_was_inherited(write):
    mine = extending(
        write,
        """resolution: null
held_out: null
series:
  - {name: mv_ood, splits: null}
  - {task: path, splits: {test: null}, params: null}
""",
    )
    assert mine.resolution == 512
    assert mine.held_out.rooms == ()
    assert sizes(mine) == {"path": {"train": 100}, "multiview": {"train": 60}}
    assert mine.series[0].params == {}


def test_a_shipped_recipe_and_one_in_another_folder_can_be_extended(write):
    one = load_recipe(write("one.yml", "extends: multiview\nname: one\nseed: 9\n"))
    assert sizes(one) == sizes(load_recipe("multiview"))
    assert one.seed == 9
    write("deep/two.YML", "extends: ../one.yml\nname: two\n")
    three = load_recipe(write("three.YAML", "extends: deep/two.YML\nresolution: 128\n"))
    assert (three.name, three.seed, three.resolution) == ("two", 9, 128)


def test_a_manifest_can_be_extended(write, built):
    text = f"extends: {built / 'manifest.json'}\nseed: 8\n"
    assert load_recipe(write("again.yaml", text)).seed == 8


def refusal(write, text, name="mine.yaml"):
    with pytest.raises(RecipeError) as caught:
        load_recipe(write(name, text))
    return str(caught.value)


def test_a_circle_is_refused_with_all_its_files(write, tmp_path):
    write("a.yaml", "extends: b.yaml\n")
    write("b.yaml", "extends: mine.yaml\n")
    message = refusal(write, "extends: a.yaml\n")
    chain = [tmp_path / name for name in ("mine", "a", "b", "mine")]
    told = " extends ".join(f"{each}.yaml" for each in chain)
    assert f"{told}, a circle" in message
    assert "a circle" in refusal(write, "extends: mine.yaml\n")


def test_a_series_that_is_not_there_cannot_be_taken_away(write, tmp_path):
    write("base.yaml", BASE)
    mine = "extends: base.yaml\nseries:\n  - {name: mv_odd, splits: null}\n"
    assert refusal(write, mine) == (
        f"recipe {tmp_path / 'mine.yaml'}: series.0: there is no series 'mv_odd' to "
        "take away; did you mean 'mv_ood'?"
    )


def test_a_problem_has_the_path_of_the_file_that_it_is_in(write, tmp_path):
    write(
        "base.yaml",
        BASE.replace("min_bends: 1", "min_bend: 1").replace("png", "bmp"),
    )
    message = refusal(
        write,
        """extends: base.yaml
sed: 3
series:
  - {task: perspective, splits: {train: 8}, jitters: 900}
""",
    )
    base = tmp_path / "base.yaml"
    assert f"recipe {tmp_path / 'mine.yaml'}: 4 problems" in message
    assert "\n  sed: unknown key; did you mean 'seed'?\n" in message
    assert "\n  series.0.jitters: input should be less" in message
    assert (
        "series.0.params.min_bend: unknown key; did you mean 'min_bends'? " in message
    )
    assert message.count(f"(in {base})") == 2


def test_what_is_missing_is_told_for_the_recipe_that_was_asked_for(write):
    message = refusal(write, "extends: base.yaml\nname: null\n")
    assert message.endswith("\n  name: missing")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extends: bas\n", "extends: recipe 'bas' is neither"),
        ("extends: no.yaml\n", "extends: recipe 'no.yaml': there is no such file"),
        ("extends: [base.yaml]\n", "extends must be the name of a shipped recipe"),
    ],
)
def test_what_cannot_be_extended_is_refused(write, text, told):
    assert told in refusal(write, text)


def test_a_base_that_is_no_yaml_is_named(write, tmp_path):
    write("base.yaml", "a: b: c\n")
    message = refusal(write, "extends: base.yaml\n")
    assert f"recipe {tmp_path / 'base.yaml'} is not YAML" in message


def test_the_splits_that_completion_offers_are_those_there_are():
    assert tuple(BANDS) == SPLITS


def test_series_are_read_for_completion_whatever_a_file_is(write):
    assert series_in(write("some.yaml", BASE)) == ["path", "multiview", "mv_ood"]
    assert series_in(write("other.yaml", "a: b: c\n")) == []
    assert series_in(write("list.yaml", "[1, 2]\n")) == []
    assert series_in("nothing") == []
    assert find_recipe("ci").name == "ci.yaml"
