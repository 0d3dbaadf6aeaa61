"""The card agrees with the files, for the Hub and for people."""

import re
from dataclasses import fields

import pytest
import yaml
from datasets import load_dataset, load_dataset_builder

from scenegen.dataset.card import (
    NO_ITEMS,
    OWN,
    counts_in_card,
    front_matter,
    render,
    section,
    size_category,
    with_section,
    write_card,
)
from scenegen.dataset.card_items import SIDE, CardItems, KindItems, card_items
from scenegen.dataset.files import read_sums
from scenegen.dataset.images import GAP, LABEL, decode
from scenegen.dataset.manifest import read_manifest
from scenegen.dataset.parquet_files import rows_of
from scenegen.dataset.stored_shards import shard_files
from scenegen.errors import ShardError
from scenegen.recipe.loading import load_recipe
from scenegen.recipe.model import BANDS, Recipe
from scenegen.records.item import Evidence, Margins
from scenegen.tasks import TASKS
from scenegen.tokens.depth_grid import EDGES_MM
from tests.dataset.fakes import fake_recipe

VISIBLE = 20_000
"""Bytes of a card, but for what the Hub reads and for what is folded, at most."""


def visible(card: str) -> str:
    """What a reader of a card sees before anything is unfolded."""
    body = card.split("---\n", 2)[2]
    return re.sub(r"<details>.*?</details>", "", body, flags=re.DOTALL)


def test_the_card_sums_up_the_attributions_and_names_makers():
    listed = (
        "# Attributions\n\nWho.\n\n## Models: CC-BY-4.0\n\n"
        "By Ada. Source: boats.zip\n\nboat/a, boat/b\n\n"
        "## Materials: CC0-1.0\n\nSource: drawn\n\npaint/red\n"
    )
    card = card_of(fake_recipe(), attributions=listed)
    row = "| 2 models that the pictures show, by Ada | CC-BY-4.0 |\n"
    assert row + "| 1 materials that the pictures show | CC0-1.0 |\n| scenegen" in card
    assert "`ATTRIBUTIONS.md` names every model" in card
    assert "boat/a" not in card


def test_the_card_says_how_much_is_hidden(built):
    card = (built / "README.md").read_text()
    assert "| series | 0-10 % | 10-20 % |" in card
    assert "| multiview | 65-95 % | 6 | 6 |" in card


def card_of(
    recipe: Recipe,
    items: CardItems = NO_ITEMS,
    attributions: str = "# Attributions\n",
) -> str:
    """The card of a data set whose items ask for no occlusion."""
    occlusion = {"counted": [0] * 10, "asked": {}, "reached": {}}
    series = {
        "renderers": {"software": 2},
        "acceptance": {"kept": 0.125},
        "attempts": 16,
        "occlusion": occlusion,
    }
    manifest = {
        "shards": [],
        "versions": {"scenegen": "0"},
        "bands": BANDS,
        "series": {each.label: series for each in recipe.series},
    }
    return write_card(recipe, manifest, attributions, items)


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
    assert "\n# Rooms & views\n\nFor $1, **nothing** is hidden.\n\n0 multiple" in card
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
    asked = TASKS["multiview"].kinds["count"].about
    assert f"| multiview | `count` | 18 | 25 % | {asked} |" in card
    assert "\n\n18 multiple-choice questions about" in card
    for split, items in (("train", 12), ("test", 6)):
        files = [path for path in shard_files(built) if path.name.startswith(split)]
        size = sum(path.stat().st_size for path in files) / 1e6
        row = (
            f"| multiview | {split} | {items} | {len(files)} | {size:.1f} | multiview |"
        )
        assert row in card


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


def everything() -> str:
    """The card of the largest recipe, with every kind of question and its chance."""
    kinds = {
        (name, kind): KindItems("Where?", 100, 33.3)
        for name, task in TASKS.items()
        for kind in task.kinds
    }
    recipe = load_recipe("benchmark-20k")
    return card_of(recipe, CardItems((), kinds))


def test_the_visible_part_of_the_largest_card_is_short_and_the_rest_is_folded():
    card = everything()
    seen = visible(card)
    assert len(seen.encode()) < VISIBLE
    assert card.count("<details>") == card.count("</details>") == 6
    folded = ("`margins.gap_mm`", str(EDGES_MM[60]), "OpenCV axes", "`outline_mm`")
    assert [each for each in folded if each in seen] == []
    assert [each for each in folded if each not in card] == []


def test_a_reader_finds_in_the_order_that_one_needs():
    order = (
        "| task | kind | items | chance |",
        "| config | split | items |",
        "load_dataset(",
        "\n## Baselines\n",
        "\n## What is not claimed\n",
        "\n## What may be an input\n",
        "\n## Twins\n",
        "\n## What sets configs apart\n",
        "### Negative controls",
        "\n## Columns\n",
        "\n## How to derive labels again\n",
        "\n## Make it again\n",
        "\n## Licences\n",
        "\n## Citation\n",
    )
    card = everything()
    places = [card.index(each) for each in order]
    assert places == sorted(places)


def test_what_makes_a_config_hard_is_said_with_its_meaning():
    card = everything()
    assert "| hard | `perspective_hard` | `views: 2` |" in card
    assert "| ood | `path_ood` | held-out models |" in card
    assert "\n* `min_bends` of `path`: Corners that a walk has at least" in card
    assert (
        "`perspective_first_view` | `views" not in card
    )  # a control has its own table
    assert card.count("* `preset` of `path`") == 1
    assert "What sets configs apart" not in card_of(load_recipe("ci"))


def test_chance_is_that_of_the_options_and_leaves_controls_out(
    built, plan, monkeypatch
):
    rows = [
        {"task": "t", "kind": "k", "control": "", "question": "A?", "options": "ab"},
        {"task": "t", "kind": "k", "control": "", "question": "B?", "options": "abcd"},
        {"task": "t", "kind": "k", "control": "black", "question": "", "options": "a"},
    ]
    monkeypatch.setattr(
        "scenegen.dataset.card_items.rows_of",
        lambda path, names, *most: rows_of(path, names, *most) if most else iter(rows),
    )
    shards = len(plan.shards)
    found = card_items(plan, built).kinds
    assert found == {("t", "k"): KindItems("A?", 2 * shards, 37.5)}


def test_most_scenes_that_were_tried_are_told_by_number_and_reasons_by_file():
    card = card_of(fake_recipe())
    assert "| multiview | 16 | 12.5 % |" in card
    assert "counted in `manifest.json` under `series`, `rejected`" in card
