"""The card agrees with the files, for the Hub and for people."""

import re
from dataclasses import fields

import pytest
import yaml
from datasets import load_dataset, load_dataset_builder

from scenegen.dataset.card import (
    OWN,
    counts_in_card,
    front_matter,
    render,
    section,
    size_category,
    with_section,
    write_card,
)
from scenegen.dataset.card_items import SIDE, card_items
from scenegen.dataset.files import read_sums
from scenegen.dataset.images import GAP, LABEL, decode
from scenegen.dataset.manifest import read_manifest
from scenegen.dataset.stored_shards import shard_files
from scenegen.errors import ShardError
from scenegen.recipe.model import BANDS, Recipe
from scenegen.records.item import Evidence, Margins
from scenegen.tokens.depth_grid import EDGES_MM
from tests.dataset.fakes import fake_recipe


def test_the_card_ends_with_the_attributions(built):
    card = (built / "README.md").read_text(encoding="utf-8")
    assert card.endswith((built / "ATTRIBUTIONS.md").read_text(encoding="utf-8"))


def test_the_card_says_how_much_is_hidden(built):
    card = (built / "README.md").read_text()
    assert "| series | 0-10 % | 10-20 % |" in card
    assert "| multiview | 65-95 % | 6 | 6 |" in card


def card_of(recipe: Recipe) -> str:
    """The card of a data set whose items ask for no occlusion."""
    occlusion = {"counted": [0] * 10, "asked": {}, "reached": {}}
    series = {
        "renderers": {"software": 2},
        "acceptance": {"kept": 1.0},
        "occlusion": occlusion,
    }
    manifest = {
        "shards": [],
        "versions": {"scenegen": "0"},
        "bands": BANDS,
        "series": {each.label: series for each in recipe.series},
    }
    return write_card(recipe, manifest, "# Attributions\n")


def test_the_card_says_which_configs_are_held_out_and_of_what():
    plain = {"task": "multiview", "splits": {"train": 8}}
    ood = {**plain, "name": "far", "draws_on": "held_out"}
    held = {"variants": 1, "rooms": ["living_room"], "materials": ["wall/brick*"]}
    card = card_of(fake_recipe(series=[plain, ood], held_out=held))
    assert "models in `far` stand in no picture of other configs" in card
    assert "Kinds of room held out: living room." in card
    assert "Floors, walls and outsides held out: wall/brick*." in card
    card = card_of(fake_recipe(series=[plain, ood], held_out={"variants": 1}))
    assert "`far` stand" in card
    assert "brick" not in card
    assert "Kinds of room" not in card
    assert "Held out" not in card_of(fake_recipe())


def test_optional_sections_leave_no_gap_and_no_mark():
    card = card_of(fake_recipe())
    assert "No item asked for an occlusion." in card
    assert "In some items" not in card
    assert "\n\n\n" not in card
    assert not re.search("<!-- (if|end -->)", card)


def test_what_a_template_names_has_to_be_given():
    with pytest.raises(KeyError, match="name"):
        render("$name", {})
    with pytest.raises(KeyError, match="part"):
        render("<!-- if part -->\n<!-- end -->\n", {})


def test_a_block_inside_one_that_is_left_out_is_left_out_too():
    text = "<!-- if a -->\nA\n<!-- if b -->\nB\n<!-- end -->\n<!-- end -->\nC\n"
    assert render(text, {"a": "", "b": "yes"}) == "C\n"
    assert render(text, {"a": "yes", "b": ""}) == "A\nC\n"
    assert render(text, {"a": "yes", "b": "yes"}) == "A\nB\nC\n"


def test_the_card_counts_what_the_files_hold(built):
    text = (built / "README.md").read_text()
    assert counts_in_card(text) == {
        ("multiview", "train"): 12,
        ("multiview", "test"): 6,
    }
    builder = load_dataset_builder(str(built), "multiview")
    assert builder.info.splits is not None
    assert builder.info.splits["train"].num_examples == 12
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["license"] == "cc-by-4.0"
    assert front["size_categories"] == ["n<1K"]
    assert front["dataset_info"][0]["download_size"] == sum(
        path.stat().st_size for path in shard_files(built)
    )


def test_the_first_config_is_the_default_one(plan, built):
    front = front_matter(plan.recipe, read_manifest(built))
    assert [config.get("default") for config in front["configs"]] == [True]


def test_the_card_says_that_no_person_has_audited_it(built):
    card = (built / "README.md").read_text()
    assert "Not human-audited" in card
    assert "the same files (`SHA256SUMS`). " in card


@pytest.mark.parametrize(
    ("rows", "name"),
    [(1, "n<1K"), (1000, "1K<n<10K"), (8000, "1K<n<10K"), (10**8, "n>10M")],
)
def test_size_categories_are_those_of_the_hub(rows, name):
    assert size_category(rows) == name


@pytest.mark.parametrize(
    "text", ["", "no front matter", "---\na: [\n---\n", "---\n3\n---"]
)
def test_a_card_without_front_matter_is_refused(text):
    with pytest.raises(ShardError, match="front matter"):
        counts_in_card(text)


SAYS = {
    "pretty_name": "Rooms & views",
    "authors": ["A. One", "B. Two"],
    "homepage": "https://example.org/rooms",
    "paper": "https://example.org/paper",
    "citation": "@misc{rooms,\n  title = {Rooms}\n}",
    "repo_id": "me/rooms",
    "notes": "For $1, **nothing** is hidden.\n",
}


def test_what_the_recipe_says_of_the_data_set_is_on_the_card():
    recipe = fake_recipe(card=SAYS)
    card = card_of(recipe)
    assert front_matter(recipe, {"shards": []})["pretty_name"] == "Rooms & views"
    assert "\n# Rooms & views\n\nFor $1, **nothing** is hidden.\n\nFurnished" in card
    assert "* By A. One, B. Two\n* Home page: https://example.org/rooms\n" in card
    assert "* Paper: https://example.org/paper\n" in card
    assert "```bibtex\n@misc{rooms,\n  title = {Rooms}\n}\n```" in card
    assert 'load_dataset("me/rooms", "multiview", split="train")' in card
    assert "\n\n\n" not in card
    plain = card_of(fake_recipe())
    assert "Please name this data set" in plain
    assert "* By" not in plain
    assert 'load_dataset("path/to/this/folder"' in plain


def test_an_item_of_each_task_is_on_the_card_and_in_the_folder(built, plan):
    card = (built / "README.md").read_text()
    example = card_items(plan, built).examples[0]
    assert f"]({example.path})\n\n> {example.question}\n>\n> A. " in card
    assert f"Answer: {example.answer} (`{example.item}`)." in card
    assert (built / example.path).read_bytes() == example.sheet()
    assert example.path in read_sums(built)
    shape = decode(example.sheet()).shape
    side = min(SIDE, 64)  # none is enlarged; two visible, one hidden
    assert shape == (side + LABEL + 2 * GAP, 3 * (side + GAP) + GAP, 3)


def test_kinds_are_counted_and_sizes_are_those_of_the_files(built):
    card = (built / "README.md").read_text()
    assert "| multiview | `count` | 18 | How many thing_a" in card
    for split, items in (("train", 12), ("test", 6)):
        files = [path for path in shard_files(built) if path.name.startswith(split)]
        size = sum(path.stat().st_size for path in files) / 1e6
        assert f"| multiview | {split} | {items} | {len(files)} | {size:.1f} |" in card


def test_a_data_set_with_pictures_beside_it_is_loaded_as_before(built, plan):
    items = load_dataset(str(built), "multiview", split="train")
    assert items.num_rows == 12
    example = card_items(plan, built).examples[0]
    assert items[0]["question"] == example.question


def test_a_section_is_read_as_it_was_written():
    card = card_of(fake_recipe())
    assert section(card, OWN) == ""
    mine = "Mine.\n\n| a | b |"
    assert section(with_section(card, OWN, mine), OWN) == mine
    with pytest.raises(ShardError, match="no section 'own words'"):
        section(card.replace("<!-- end of own words -->", ""), OWN)


def test_an_outsider_finds_every_edge_and_every_leaf_with_its_unit():
    card = card_of(fake_recipe())
    assert ", ".join(map(str, EDGES_MM)) in card
    for block, name in ((Margins, "margins"), (Evidence, "evidence")):
        for leaf in fields(block):
            assert f"| `{name}.{leaf.name}` |" in card
    assert "group folds by `pair_id`" in card
    for column in ("answer", "rationale", "facts", "target_images"):
        assert f"`{column}`" in card.partition("must not be an input")[2][:800]
