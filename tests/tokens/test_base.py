"""Every token keeps its contract, those of plug-ins included."""

import ast
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import scenegen
from scenegen.errors import RecipeError, TokenError
from scenegen.records.codec import canonical_json, from_json
from scenegen.records.columns import INT32, ColumnKind, ListOf, Scalar, Struct
from scenegen.records.item import AddedTokens, ViewTokens
from scenegen.tokens import (
    TOKENS,
    TableField,
    Token,
    added_tokens,
    blank_view,
    describe_view,
    is_blank,
    selected_tokens,
    specification,
    token_vocabulary,
    tokens_beside,
)
from tests.strategies import COUNTABLE, case_of
from tests.tokens.plugged import ODD, SIZES, Sizes, plug_in

CASE = case_of(((1, 2), (2, 3), (3, 4), (4,)), 4)
VIEWS = tuple(
    describe_view(CASE.scene, seen, (SIZES,)) for seen in CASE.visibility.views
)
PACKAGE = Path(scenegen.__file__).parent
ALL = (*selected_tokens(), SIZES)
BARE = ViewTokens("view_0", (), ())


@pytest.fixture(autouse=True)
def _plugged(monkeypatch: pytest.MonkeyPatch) -> None:
    plug_in(monkeypatch)


def fits(value: object, kind: ColumnKind) -> bool:
    """Whether a plain value is of a kind of column."""
    match kind:
        case Scalar("string"):
            return isinstance(value, str)
        case Scalar():
            return type(value) is int
        case ListOf(each, length):
            assert isinstance(value, list)
            is_as_long = length in (None, len(value))
            return is_as_long and all(fits(one, each) for one in value)
        case Struct(fields):
            assert isinstance(value, dict)
            return list(value) == [name for name, _ in fields] and all(
                fits(value[name], each) for name, each in fields
            )
    raise AssertionError(kind)


@pytest.mark.parametrize("token", ALL, ids=lambda token: token.name)
def test_its_text_says_its_value_and_is_read_back(token: Token):
    for tokens in VIEWS:
        again = token.read(f" {token.text(tokens)}\n")
        assert again.view == ""
        assert token.value(again) == token.value(tokens)
    assert any(token.value(tokens) for tokens in VIEWS)


@pytest.mark.parametrize("token", ALL, ids=lambda token: token.name)
def test_its_text_is_made_of_words_of_the_vocabulary(token: Token):
    words = token_vocabulary(COUNTABLE, ALL)
    assert len(set(words)) == len(words)
    assert set(token.vocabulary(COUNTABLE)) <= set(words)
    for tokens in VIEWS:
        used = re.findall(r"<[^<>]+>", token.text(tokens))
        assert "".join(used) == token.text(tokens)
        assert set(used) <= set(words)


@pytest.mark.parametrize("token", ALL, ids=lambda token: token.name)
def test_its_cells_are_what_its_columns_declare(token: Token):
    for tokens in VIEWS:
        cells = token.cells(tokens)
        assert list(cells) == [column.name for column in token.columns]
        assert all(fits(cells[each.name], each.kind) for each in token.columns)


@pytest.mark.parametrize("token", ALL, ids=lambda token: token.name)
def test_it_fills_in_its_own_part_alone(token: Token):
    seen = CASE.visibility.views[0]
    filled = token.describe(CASE.scene, seen, BARE)
    others = [each for each in selected_tokens() if each is not token]
    assert token.value(filled) == token.value(VIEWS[0])
    assert all(each.value(filled) == each.value(BARE) for each in others)


@pytest.mark.parametrize("token", ALL, ids=lambda token: token.name)
def test_what_it_tells_people_is_lines_and_plain_json(token: Token):
    for tokens in VIEWS:
        assert all("\n" not in line for line in token.lines(tokens))
        plain = token.plain(tokens)
        assert json.loads(json.dumps(plain)).keys() == plain.keys()
    assert token.spec_tables().keys() <= token.specification().keys()


def test_the_specification_of_an_added_token_tells_the_range_of_its_numbers():
    found = specification(ALL)
    assert found["sizes_width"] == [0, 511]
    assert specification().items() <= found.items()


def test_added_tokens_are_written_with_the_facts_and_come_back():
    for tokens in VIEWS:
        assert from_json(ViewTokens, canonical_json(tokens)) == tokens
        assert tokens_beside(tokens) == (SIZES,)


def test_a_view_without_the_token_says_how_to_get_it():
    with pytest.raises(TokenError, match=r"without token 'sizes'.*tokens: \[sizes\]"):
        SIZES.text(BARE)


def test_a_value_without_a_word_is_refused_where_it_is_computed():
    with pytest.raises(
        TokenError, match=r"'odd' gives \('stool', 512\) in view 'view_0'"
    ):
        describe_view(CASE.scene, CASE.visibility.views[0], (ODD,))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<SIZES_START>",
        "<SIZES_START><CATEGORY_sofa><SIZES_END>",
        "<SIZES_START><WIDTH_3><CATEGORY_sofa><SIZES_END>",
        "<SIZES_START><CATEGORY_sofa><WIDTH_03><SIZES_END>",
        "<SIZES_START><CATEGORY_sofa><WIDTH_512><SIZES_END>",
        "<SIZES_START><CATEGORY_sofa><WIDTH_-1><SIZES_END>",
        f"<SIZES_START><CATEGORY_sofa><WIDTH_{'9' * 5000}><SIZES_END>",
        "<SIZES_START><CATEGORY_sofa> <WIDTH_5><SIZES_END>",
    ],
)
def test_damaged_text_of_a_table_is_refused(text: str):
    with pytest.raises(TokenError, match="sizes text"):
        SIZES.read(text)


def test_a_field_spells_numbers_below_zero_and_stores_large_ones():
    class Steps(Sizes):
        name = "steps"
        fields = (TableField("step", "STEP", range(-40_000, 3)),)

    token = Steps()
    tokens = replace(BARE, added=(AddedTokens("steps", ((-40_000,), (0,), (2,))),))
    assert "<STEP_-40000><STEP_0><STEP_2>" in token.text(tokens)
    assert token.value(token.read(token.text(tokens))) == token.value(tokens)
    assert "STEP_-40000" in "".join(token.vocabulary(()))
    (column,) = token.columns
    assert column.kind == ListOf(Struct.of(step=INT32))


def test_a_blank_view_has_the_tokens_of_a_picture_that_shows_nothing():
    for tokens in VIEWS:
        blank = blank_view(tokens)
        assert is_blank(blank)
        assert not is_blank(tokens)
        assert (blank.view, blank.depth) == (tokens.view, (127,) * 100)
        assert SIZES.value(blank) == ()
    assert not is_blank(SIZES.describe(CASE.scene, CASE.visibility.views[0], BARE))


def test_tokens_of_packages_are_in_the_table_behind_ours():
    assert list(TOKENS)[:2] == ["depth_grid", "object_map"]
    assert added_tokens(["sizes"]) == (SIZES,)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["size"], "unknown token 'size'; did you mean 'sizes'?"),
        (["depth_grid"], "'depth_grid' is in every data set"),
        (["sizes", "sizes"], "'sizes' is named twice"),
        (["other"], "calls itself 'sizes'"),
    ],
)
def test_a_token_that_cannot_be_added_is_refused(names: list[str], reason: str):
    with pytest.raises(RecipeError, match=re.escape(reason)):
        added_tokens(names)


def test_without_packages_that_bring_tokens_the_message_says_so(monkeypatch):
    monkeypatch.setattr(TOKENS, "_plug_ins", {})
    with pytest.raises(RecipeError, match=r"'sizes'; no installed package brings any"):
        added_tokens(["sizes"])


def test_no_file_outside_names_the_columns_of_a_token():
    names = {column.name for token in selected_tokens() for column in token.columns}
    naming = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    }
    # The oracle of the audit reads rows as an outsider does, and shares no code; an
    # export writes columns that a harness knows by these names; shells complete the
    # names of tokens, one of which is a column's too.
    assert naming == {"tokens", "audit", "exports", "cli"}
