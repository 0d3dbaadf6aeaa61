"""Rows say what the facts say, and give the facts back."""

import json
from dataclasses import replace

import pyarrow as pa
import pytest

from scenegen.dataset.columns import COLUMNS, arrow_schema
from scenegen.dataset.rows import encode_row, facts_of, label_row, messages, row_bytes
from scenegen.errors import ShardError
from scenegen.records.codec import content_sha256, from_json
from scenegen.records.item import AddedTokens, Address, MapMark, Margins
from scenegen.records.scene import Scene
from tests.dataset.fakes import fake_facts, fake_recipe
from tests.tokens.plugged import plug_in

FACTS = fake_facts(Address(7, "test", "multiview", 9), 4, low=2)


@pytest.fixture
def row():
    pictures = {view.name: view.name.encode() for view in FACTS.rig.views}
    return encode_row(FACTS, pictures, fake_recipe())


def test_facts_come_back_from_their_row(row):
    assert facts_of(row) == FACTS
    assert row["content_sha256"] == content_sha256(FACTS)
    assert from_json(Scene, row["scene"]) == FACTS.scene


def test_a_damaged_row_is_refused(row):
    with pytest.raises(ShardError, match="Facts"):
        facts_of({**row, "facts": row["facts"].replace("attempt", "atempt")})


def test_visible_and_hidden_pictures_stand_apart_in_the_order_of_their_roles(row):
    assert row["image_roles"] == ["view_0", "view_1"]
    assert [image["bytes"] for image in row["images"]] == [b"view_0", b"view_1"]
    assert row["target_roles"] == ["map"]
    assert [image["bytes"] for image in row["target_images"]] == [b"map"]
    assert row["images"][1]["path"] == "multiview-7-test-000009-view_1.jpg"


def test_the_four_columns_of_the_answer_agree(row):
    assert row["options"][row["answer_idx"]] == row["answer_text"] == "4"
    assert "ABCD"[row["answer_idx"]] == row["answer"]
    assert row["messages"][1]["content"].endswith(f"\nAnswer: {row['answer']}")


def test_messages_hold_lettered_options_and_no_image_tags():
    user, assistant = messages(FACTS.question)
    assert user["role"] == "user"
    assert user["content"].split("\n")[1:-1] == ["A. 2", "B. 3", "C. 4", "D. 5"]
    assert assistant["content"].split("\n")[:-1] == list(FACTS.question.rationale)
    assert "<image>" not in user["content"] + assistant["content"]


def test_messages_ask_for_the_form_that_their_answer_has():
    user, assistant = messages(FACTS.question)
    assert '"Answer: "' in user["content"].split("\n")[-1]
    assert assistant["content"].split("\n")[-1] == f"Answer: {FACTS.question.letter}"


def test_cameras_tell_pixels_of_the_stored_resolution():
    small, large = (
        label_row(FACTS, fake_recipe(resolution=size))["cameras"] for size in (64, 128)
    )
    for one, other in zip(small, large, strict=True):
        assert [2 * value for value in one["K"]] == other["K"]
        assert one["T_wc"] == other["T_wc"]
    assert [camera["projection"] for camera in small] == ["perspective"] * 2 + [
        "orthographic"
    ]
    assert small[2]["K"][0] == pytest.approx(64 / 7.0)
    assert [camera["hidden"] for camera in small] == [False, False, True]


def test_the_seed_counts_units_inside_the_band_of_the_split(row):
    assert row["seed"] == 20_000_000 + 4
    assert row["id"] == "multiview-7-test-000009"


def test_the_weight_of_a_row_is_at_least_that_of_its_pictures_and_texts(row):
    pictures = sum(len(image["bytes"]) for image in row["images"])
    assert row_bytes(row) > pictures + len(row["facts"]) + len(json.dumps(row["scene"]))


def test_every_row_has_every_column_and_no_other(row):
    assert row.keys() == {column.name for column in COLUMNS}


def test_marks_variants_and_margins_of_other_tasks_have_columns():
    question = replace(
        FACTS.question,
        variant="map_arrow",
        margins=Margins(410, None, 400, angle_tenths=250, gap_mm=610, hidden_pct=80),
        evidence=replace(FACTS.question.evidence, options=(3, 0, 1, 2)),
    )
    marks = (MapMark("M1", 4, 9, (100, 201), 33),)
    tokens = (replace(FACTS.tokens[0], marks=marks), *FACTS.tokens[1:])
    facts = replace(FACTS, question=question, tokens=tokens, control="removed")
    row = label_row(facts, fake_recipe())
    schema = arrow_schema()
    table = pa.Table.from_pylist([{**row, "images": [], "target_images": []}], schema)
    (again,) = table.to_pylist()
    assert facts_of(again) == facts
    assert (again["variant"], again["control"]) == ("map_arrow", "removed")
    assert again["margins"]["best_view_missing"] is None
    assert again["margins"]["angle_tenths"] == 250
    assert again["margins"]["gap_mm"] == 610
    assert again["margins"]["hidden_pct"] == 80
    assert again["evidence"]["options"] == [3, 0, 1, 2]
    assert again["object_map"][0][0]["distance"] == 127
    assert again["marks"] == [
        [{"label": "M1", "row": 4, "col": 9, "pixel": [100, 201], "distance": 33}],
        [],
        [],
    ]


def test_tokens_that_a_recipe_asks_for_have_a_column(monkeypatch):
    plug_in(monkeypatch)
    views = [(("stool", 7), ("stool", 9)), (), (("bed", 40),)]
    tokens = tuple(
        replace(each, added=(AddedTokens("sizes", rows),))
        for each, rows in zip(FACTS.tokens, views, strict=True)
    )
    facts = replace(FACTS, tokens=tokens)
    row = label_row(facts, fake_recipe(tokens=["sizes"]))
    names = list(row)
    assert names[names.index("marks") + 1] == "sizes"
    schema = arrow_schema(["sizes"])
    table = pa.Table.from_pylist([{**row, "images": [], "target_images": []}], schema)
    (again,) = table.to_pylist()
    assert facts_of(again) == facts
    assert again["sizes"] == [
        [{"category": "stool", "width": 7}, {"category": "stool", "width": 9}],
        [],
        [{"category": "bed", "width": 40}],
    ]
