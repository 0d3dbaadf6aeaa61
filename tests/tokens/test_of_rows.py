"""Rows and items as token text."""

from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest

import scenegen
from scenegen.errors import ShardError, TokenError
from scenegen.records.codec import canonical_json
from scenegen.tokens import (
    depth_text,
    object_map_text,
    read_tokens,
    selected_tokens,
    text_of,
    view_text,
)


@pytest.fixture
def item(built):
    return scenegen.load(built)[3]


def test_every_view_of_a_row_is_read_back(built):
    path = sorted((built / "data" / "multiview").glob("train-*.parquet"))[0]
    for row in pq.read_table(path).to_pylist():
        for number, role in enumerate([*row["image_roles"], *row["target_roles"]]):
            reading = read_tokens(text_of(row, role))
            assert not reading.problems
            depth, mapped = (block.tokens for block in reading.found)
            assert list(depth.depth) == row["depth_tokens"][number]
            instances = [each["instance"] for each in row["object_map"][number]]
            assert [each.instance for each in mapped.entries] == instances


def test_an_item_its_row_and_its_facts_say_the_same(item):
    text = text_of(item, "map")
    assert text == text_of(item.row(), "map")
    assert text == text_of({"facts": item.facts}, "map")
    # A row of pandas has its columns as attributes.
    assert text == text_of(SimpleNamespace(**item.labels), "map")
    assert text == text_of({"facts": canonical_json(item.facts).encode()}, "map")


def test_it_is_what_style_tokens_has_the_assistant_say(item):
    said = item.row(style="tokens")["messages"][1]["content"]
    assert said == f"{text_of(item, 'map')}\nAnswer: {item.answer}"


def test_tokens_can_be_chosen_and_keep_their_order(item):
    tokens = item.facts.tokens[2]
    depth = depth_text(tokens.depth)
    mapped = object_map_text(tokens.entries, tokens.marks)
    assert text_of(item, "map") == depth + mapped
    assert text_of(item, "map", only=["object_map"]) == mapped
    assert text_of(item, "map", only=["object_map", "depth_grid"]) == depth + mapped


def test_a_token_of_a_package_comes_last(item, monkeypatch):
    from dataclasses import replace

    from scenegen.records.item import AddedTokens
    from scenegen.tokens import base
    from tests.tokens.plugged import SIZES

    monkeypatch.setattr(base, "TOKENS", {**base.TOKENS, SIZES.name: SIZES})
    tokens = item.facts.tokens[0]
    more = replace(tokens, added=(AddedTokens(SIZES.name, ()),))
    standard = "".join(token.text(tokens) for token in selected_tokens())
    assert view_text(more) == standard + SIZES.start + SIZES.end
    assert view_text(more, [SIZES.name]) == SIZES.start + SIZES.end


def test_what_is_not_there_is_said(item):
    with pytest.raises(TokenError, match="000003 has no view 'mop'; did you mean 'map"):
        text_of(item, "mop")
    with pytest.raises(TokenError, match="no token 'depth'; did you mean 'depth_grid"):
        text_of(item, "map", only=["depth"])
    for nothing in ({"id": "a"}, {"facts": None}, SimpleNamespace(facts=3)):
        with pytest.raises(TokenError, match="no column 'facts'"):
            text_of(nothing, "map")
    with pytest.raises(ShardError, match="damaged JSON"):
        text_of({"facts": "{"}, "map")
