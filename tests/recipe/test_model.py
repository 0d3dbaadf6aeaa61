"""Recipes: what is refused, what is filled in, and what names them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen import renderers
from scenegen.catalogue import PACKS
from scenegen.dataset.plan import plan_build
from scenegen.errors import AssetError, RecipeError
from scenegen.recipe.loading import (
    canonical,
    change,
    complete,
    find_recipe,
    load_recipe,
    read_recipe,
    shipped_recipes,
)
from scenegen.recipe.resolve import resolve, stock_of
from scenegen.registry import Registry
from scenegen.renderers.base import Renderer
from scenegen.rooms.room_types import ROOM_KINDS
from tests.tokens.plugged import SIZES, plug_in

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


@pytest.fixture
def with_names(monkeypatch):
    """The names of built-in renderers, and none of plug-ins."""
    table: Registry[type[Renderer]] = Registry(
        "renderer",
        "no.such.group",
        renderers.BUILT_IN,
        base="scenegen.renderers.base:Renderer",
    )
    monkeypatch.setattr(renderers, "RENDERERS", table)


@pytest.mark.usefixtures("with_names")
def test_a_recipe_may_share_its_pictures_out_over_renderers():
    shares = {"software": 70, "cycles:draft": 30}
    recipe = read_recipe({**PLAIN, "renderer": shares})
    assert recipe.renderer == shares
    assert json.loads(canonical(recipe))["renderer"] == shares
    assert canonical(read_recipe(json.loads(canonical(recipe)))) == canonical(recipe)
    assert canonical(change(recipe, resolution=64)) != canonical(recipe)
    assert change(recipe, resolution=64).renderer == shares


@pytest.mark.usefixtures("with_names")
def test_the_order_of_shares_does_not_change_the_canonical_text():
    one, other = {"software": 70, "gl": 30}, {"gl": 30, "software": 70}
    assert canonical(read_recipe({**PLAIN, "renderer": one})) == canonical(
        read_recipe({**PLAIN, "renderer": other})
    )


def test_a_name_is_all_of_a_hundred():
    named, shared = (
        read_recipe({**PLAIN, "renderer": value})
        for value in ("software", {"software": 100})
    )
    assert named.renderer == shared.renderer == {"software": 100}
    assert canonical(named) == canonical(shared) == canonical(read_recipe(PLAIN))
    assert json.loads(canonical(named))["renderer"] == "software"


@pytest.mark.usefixtures("with_names")
def test_one_name_overrides_all_shares():
    recipe = read_recipe({**PLAIN, "renderer": {"software": 70, "gl": 30}})
    assert change(recipe, renderer="gl").renderer == {"gl": 100}


@pytest.mark.usefixtures("with_names")
@pytest.mark.parametrize(
    ("renderer", "told"),
    [
        ("cycels", "renderer: unknown name 'cycels'; did you mean 'cycles'?"),
        (
            {"software": 70, "cycles:drft": 30},
            "renderer.cycles:drft: unknown name 'cycles:drft'; "
            "did you mean 'cycles:draft'?",
        ),
        ({"software": 70, "gl": 20}, "renderer: shares must add up to 100, not to 90"),
        ({"software": 101}, "renderer.software: input should be less than or equal"),
        ({"software": 100, "gl": 0}, "renderer.gl: input should be greater than or"),
        ({"software": 70.5, "gl": 29.5}, "renderer.gl: input should be a valid int"),
        ({"software": "100"}, "renderer.software: input should be a valid integer"),
        ({"software": True}, "renderer.software: input should be a valid integer"),
        ({}, "renderer: shares must add up to 100, not to 0"),
        (["software"], "renderer: must be a name, or a mapping of names to shares"),
        (3, "renderer: must be a name, or a mapping of names to shares of 100, not 3"),
        (None, "renderer: must be a name"),
    ],
)
def test_shares_that_cannot_be_are_told_with_their_path(renderer, told):
    assert told in refusal({**PLAIN, "renderer": renderer})


@pytest.mark.usefixtures("with_names")
def test_all_that_is_wrong_with_shares_is_told_at_once():
    message = refusal({**PLAIN, "renderer": {"softwar": 1.5, "gll": "x", "gl": 3}})
    for told in (
        "renderer.softwar: unknown name 'softwar'; did you mean 'software'?",
        "renderer.gll: unknown name 'gll'; did you mean 'gl'?",
        "renderer.softwar: input should be a valid integer",
        "renderer.gll: input should be a valid integer",
    ):
        assert told in message
    assert "4 problems" in message


def test_the_manifest_of_a_data_set_is_a_recipe(tmp_path):
    path = tmp_path / "manifest.json"
    text = canonical(read_recipe(PLAIN))
    path.write_text(json.dumps({"recipe": json.loads(text), "shards": []}))
    assert canonical(load_recipe(str(path))) == text


@pytest.mark.parametrize("text", ["{", "[]", "3", '{"name": "x"}'])
def test_any_other_json_is_refused(tmp_path, text):
    path = tmp_path / "notes.json"
    path.write_text(text)
    with pytest.raises(RecipeError, match=r"notes.json is not the manifest.json"):
        load_recipe(str(path))


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


def test_configs_and_controls_have_known_names():
    block = {"task": "multiview", "splits": {"test": 8}}
    assert "series.0.control: " in refusal(
        {**PLAIN, "series": [{**block, "control": "blank"}]}
    )
    assert "series.0.config: " in refusal(
        {**PLAIN, "series": [{**block, "config": "../up"}]}
    )
    assert "series.0.config: " in refusal(
        {**PLAIN, "series": [{**block, "config": "Hard"}]}
    )


@pytest.mark.parametrize("control", ["removed", "black", "first_view", "mismatched"])
def test_a_control_reaches_the_plan_of_its_series_and_changes_the_digest(control):
    block = {"task": "multiview", "splits": {"test": 8}}
    honest = read_recipe({**PLAIN, "series": [block]})
    spoilt = read_recipe({**PLAIN, "series": [{**block, "control": control}]})
    (plan,) = resolve(spoilt, stock_of(spoilt))
    assert plan.control == control
    assert canonical(honest) != canonical(spoilt)
    assert canonical(read_recipe(json.loads(canonical(spoilt)))) == canonical(spoilt)


def test_an_unknown_task_is_answered_with_the_nearest_name():
    series = {"task": "multivew", "splits": {"train": 8}}
    message = refusal({**PLAIN, "series": [series]})
    assert (
        "series.0.task: unknown name 'multivew'; did you mean 'multiview'?" in message
    )


def test_the_origin_of_furniture_is_read_strictly():
    message = refusal(
        {
            **PLAIN,
            "catalogue": {
                "packs": [
                    {"name": "My Pack"},
                    {"nam": "x"},
                    {"name": "a", "digest": 3},
                ],
                "furnitur": "all",
            },
        }
    )
    assert "catalogue.furnitur: unknown key; did you mean 'furniture'?" in message
    assert "catalogue.packs.0.name" in message
    assert "catalogue.packs.1.nam: unknown key; did you mean 'name'?" in message
    assert "catalogue.packs.1.name: missing" in message
    assert "catalogue.packs.2.digest" in message
    assert "catalogue.furniture" in refusal(
        {**PLAIN, "catalogue": {"furniture": "mine"}}
    )


@pytest.mark.parametrize("name", ["..", "a/b", "/etc", "", "a" * 61])
def test_packs_are_names_and_no_paths(name):
    values = {**PLAIN, "catalogue": {"packs": [{"name": name}]}}
    assert "catalogue.packs.0.name" in refusal(values)


def test_what_is_held_out_is_read_strictly():
    message = refusal(
        {
            **PLAIN,
            "held_out": {"variant": 1, "assets": "chair/*", "rooms": ["kichen", "x"]},
            "series": [
                {"task": "multiview", "splits": {"train": 8}, "draws_on": "heldout"}
            ],
        }
    )
    assert "held_out.variant: unknown key; did you mean 'variants'?" in message
    assert "held_out.assets" in message
    assert "held_out.rooms.0: unknown kind of room 'kichen'; did you mean" in message
    assert "did you mean 'kitchen'?" in message
    assert "held_out.rooms.1: unknown kind of room 'x'; known: bathroom, " in message
    assert "series.0.draws_on" in message
    assert "'core' or 'held_out'" in message
    assert "5 problems" in message


@pytest.mark.parametrize("variants", [-1, 11, 1.0, "1"])
def test_variants_that_are_held_out_are_few(variants):
    values = {**PLAIN, "held_out": {"variants": variants}}
    assert "held_out.variants" in refusal(values)


@pytest.mark.parametrize("rooms", [3, "kitchen", {"kitchen": 1}, [3], None])
def test_rooms_that_are_no_list_of_names_are_refused_without_a_crash(rooms):
    assert "held_out.rooms" in refusal({**PLAIN, "held_out": {"rooms": rooms}})


def test_a_kind_of_room_in_a_layout_is_answered_with_the_nearest():
    series = {
        "task": "multiview",
        "splits": {"train": 8},
        "layout": {"kinds": ["bedrom"]},
    }
    message = refusal({**PLAIN, "series": [series]})
    assert "series.0.layout.kinds: unknown kind of room 'bedrom'" in message
    assert "did you mean 'bedroom'?" in message


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


FULL = {
    **PLAIN,
    "catalogue": {
        "packs": [{"name": "boats", "digest": "0a1b"}, {"name": "tents"}],
        "furniture": "packs",
    },
    "held_out": {
        "assets": ["chair/windsor", "sofa/*"],
        "variants": 2,
        "categories": ["bed"],
        "materials": ["floor/tiles_*"],
        "rooms": ["kitchen"],
    },
    "series": [
        {"task": "multiview", "splits": {"train": 8}},
        {
            "task": "multiview",
            "name": "ood",
            "draws_on": "held_out",
            "splits": {"test": 8},
        },
    ],
}


def test_packs_and_what_is_held_out_read_back_as_themselves():
    recipe = read_recipe(FULL)
    text = canonical(recipe)
    again = read_recipe(json.loads(text))
    assert canonical(again) == text
    assert (again.catalogue, again.held_out) == (recipe.catalogue, recipe.held_out)
    assert [series.draws_on for series in again.series] == ["core", "held_out"]


@pytest.mark.parametrize(
    ("block", "values"),
    [
        ("catalogue", {"packs": [{"name": "boats"}]}),
        ("catalogue", {"furniture": "shipped"}),
        ("held_out", {"variants": 1}),
        ("held_out", {"assets": ["chair/windsor"]}),
        ("held_out", {"categories": ["bed"]}),
        ("held_out", {"materials": ["floor/tiles_*"]}),
        ("held_out", {"rooms": ["kitchen"]}),
        (
            "series",
            [{"task": "multiview", "splits": {"train": 8}, "draws_on": "held_out"}],
        ),
    ],
)
def test_whatever_decides_furniture_changes_the_digest(block, values):
    plain, other = read_recipe(PLAIN), read_recipe({**PLAIN, block: values})
    assert canonical(plain) != canonical(other)
    digests = {plan_build(each, "0" * 64).digest for each in (plain, other)}
    assert len(digests) == 2


def plans(held_out, *draws_on, **layout):
    """The plans of series, core or held-out, of rooms of some kinds."""
    series = [
        {
            "task": "multiview",
            "name": f"series_{place}",
            "splits": {"test": 2},
            "draws_on": each,
            "layout": layout,
        }
        for place, each in enumerate(draws_on)
    ]
    recipe = read_recipe({**PLAIN, "held_out": held_out, "series": series})
    return resolve(recipe, stock_of(recipe))


def test_series_share_no_model_and_no_kind_of_room():
    held = {"variants": 1, "rooms": ["kitchen", "hallway"]}
    core, ood = plans(held, "core", "held_out")
    assert ood.task.rooms.params.kinds == ("kitchen", "hallway")
    assert not set(core.task.rooms.params.kinds) & set(ood.task.rooms.params.kinds)
    assert {*core.task.rooms.params.kinds, *ood.task.rooms.params.kinds} == set(
        ROOM_KINDS
    )
    ids = [{asset.id for asset in plan.task.catalogue.assets} for plan in (core, ood)]
    assert not ids[0] & ids[1]


def test_without_held_out_rooms_both_series_show_all_kinds():
    for plan in plans({"variants": 1}, "core", "held_out"):
        assert plan.task.rooms.params.kinds == tuple(ROOM_KINDS)


@pytest.mark.parametrize(
    ("draws_on", "kinds", "whose"),
    [("core", ["kitchen"], "core"), ("held_out", ["office", "bedroom"], "held-out")],
)
def test_a_series_that_no_kind_of_room_is_left_for_is_refused(draws_on, kinds, whose):
    with pytest.raises(RecipeError) as caught:
        plans({"variants": 1, "rooms": ["kitchen"]}, draws_on, kinds=kinds)
    message = str(caught.value)
    assert f"leaves no kind of room for {whose} series" in message
    assert ", ".join(kinds) in message


def test_a_held_out_series_of_a_recipe_that_holds_nothing_is_refused():
    with pytest.raises(AssetError, match="none are held out"):
        plans({}, "core", "held_out")


def test_a_pack_that_is_missing_is_told_when_the_stock_is_opened(tmp_path, monkeypatch):
    monkeypatch.setenv(PACKS, str(tmp_path))
    recipe = read_recipe({**PLAIN, "catalogue": {"packs": [{"name": "boats"}]}})
    with pytest.raises(AssetError, match="scenegen assets import"):
        stock_of(recipe)


@given(st.integers(0, 2**63 - 1), st.integers(64, 2048))
def test_whatever_decides_bytes_changes_the_canonical_text(seed, resolution):
    recipe = read_recipe(PLAIN)
    other = change(recipe, seed=seed, resolution=resolution)
    is_same = (seed, resolution) == (recipe.seed, recipe.resolution)
    assert (canonical(other) == canonical(recipe)) == is_same


def test_the_shipped_recipes_are_valid():
    names = shipped_recipes()
    assert {"ci", "multiview", "multiview_ood"} <= names.keys()
    for name in names:
        assert load_recipe(name).series


def test_the_recipe_for_ci_is_small_and_has_a_band_of_its_own():
    recipe = load_recipe("ci")
    assert recipe.resolution == 128
    assert [series.splits for series in recipe.series] == 3 * [{"ci": 32}]


def test_the_recipe_with_a_held_out_series_resolves_on_what_is_shipped():
    recipe = load_recipe("multiview_ood")
    core, ood = resolve(recipe, stock_of(recipe))
    assert [series.splits.keys() for series in recipe.series] == [
        {"train", "validation", "test"},
        {"test"},
    ]
    for group in ("floor/", "wall/"):
        worn = [
            {name for name in plan.task.catalogue.finishes if name.startswith(group)}
            for plan in (core, ood)
        ]
        assert all(len(names) >= 3 for names in worn)
        assert not worn[0] & worn[1]


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
    with pytest.raises(RecipeError, match="is not read in recipes"):
        load_recipe(str(path))


@pytest.mark.parametrize("name", shipped_recipes())
def test_recipes_that_ask_for_no_tokens_have_the_text_from_before_the_key(name):
    recipe = load_recipe(name)
    assert "tokens" not in json.loads(canonical(recipe))
    assert canonical(change(recipe, tokens=[])) == canonical(recipe)


def test_a_recipe_asks_for_tokens_of_packages_and_its_plans_have_them(monkeypatch):
    plug_in(monkeypatch)
    recipe = read_recipe({**PLAIN, "tokens": ["sizes"]})
    text = canonical(recipe)
    assert json.loads(text)["tokens"] == ["sizes"]
    assert canonical(read_recipe(json.loads(text))) == text
    assert [plan.tokens for plan in resolve(recipe, stock_of(recipe))] == [(SIZES,)]


def test_tokens_that_cannot_be_added_are_told_with_their_paths(monkeypatch):
    plug_in(monkeypatch)
    message = refusal({**PLAIN, "tokens": ["sizes", "size", "object_map", "sizes"]})
    assert "tokens.1: unknown token 'size'; did you mean 'sizes'?" in message
    assert "tokens.2: token 'object_map' is in every data set" in message
    assert "tokens.3: token 'sizes' is named twice" in message
    assert "tokens.0" not in message


def test_a_card_is_read_and_changes_no_digest():
    card = {"pretty_name": "Rooms", "authors": ["A", "B"], "repo_id": "me/rooms"}
    recipe = read_recipe({**PLAIN, "card": card})
    assert recipe.card.authors == ("A", "B")
    assert canonical(recipe) == canonical(read_recipe(PLAIN))
    assert complete(recipe)["card"] == card
    assert read_recipe(complete(recipe)).card == recipe.card
    assert "card" not in complete(read_recipe(PLAIN))
    assert change(recipe, seed=8).card == recipe.card


@pytest.mark.parametrize(
    ("card", "message"),
    [
        ({"prety_name": "x"}, "card.prety_name: unknown key; did you mean"),
        ({"pretty_name": "a\nb"}, "card.pretty_name: "),
        ({"authors": ["A", 3]}, "card.authors.1: "),
        ({"homepage": "example.org"}, "card.homepage: "),
        ({"repo_id": "rooms"}, "card.repo_id: "),
        ({"notes": "a <!-- end of audit -->"}, "card.notes: must hold neither"),
        ({"citation": "a\n---\nb"}, "card.citation: must hold neither"),
    ],
)
def test_a_wrong_card_is_told_with_its_path(card, message):
    assert message in refusal({**PLAIN, "card": card})
