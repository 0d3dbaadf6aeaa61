import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenegen.records.item import MapEntry
from scenegen.tokens import (
    ObjectMap,
    depth_text,
    object_map_text,
    read_tokens,
    selected_tokens,
)
from tests.tokens.plugged import SIZES

ENTRY = MapEntry(1, 2, "chair", 3, (4, 5, 6, 7), 8)
DEPTH = (5,) * 100
DEPTH_TEXT, MAP_TEXT = depth_text(DEPTH), object_map_text((ENTRY,))

words = st.text(st.characters(exclude_characters="<"), max_size=20)
blocks = st.lists(st.sampled_from([DEPTH_TEXT, MAP_TEXT]), min_size=1, max_size=5)


@given(blocks, st.lists(words, min_size=6, max_size=6))
def test_all_blocks_are_read_and_words_around_them_are_passed_over(chosen, between):
    text = between[0]
    for block, word in zip(chosen, between[1:], strict=False):
        text += block + word
    expected = {DEPTH_TEXT: DEPTH, MAP_TEXT: ObjectMap((ENTRY,), ())}
    reading = read_tokens(text)
    assert reading.blocks == tuple(expected[block] for block in chosen)
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("no tokens at all", "no <DEPTH_START> and no <MAP_START>"),
        (DEPTH_TEXT.replace("<DEPTH_END>", ""), "line 1: depth text"),
        (MAP_TEXT.replace("<MAP_END>", DEPTH_TEXT), "line 1: object map text"),
        (f"{MAP_TEXT}\n<ROW_3>", "line 2: <ROW_3> stands in no block"),
        (f"<MARK_X>{MAP_TEXT}", "line 1: <MARK_X> stands in no block"),
        (MAP_TEXT.replace("<ROW_1>", "<ROW_24>"), "<ROW_24>"),
    ],
)
def test_what_cannot_be_read_is_a_problem(text, problem):
    (found,) = read_tokens(text).problems
    assert problem in found


def test_all_problems_are_listed_at_once_and_good_blocks_are_still_read():
    bad = MAP_TEXT.replace("<PIXEL_4>", "<PIXEL_400>")
    reading = read_tokens("\n".join([bad, DEPTH_TEXT, bad, "<COL_1>"]))
    assert reading.blocks == (DEPTH,)
    assert [problem[:7] for problem in reading.problems] == [
        "line 1:",
        "line 3:",
        "line 4:",
    ]


def test_blocks_of_added_tokens_are_read_where_they_are_looked_for():
    sizes = "<SIZES_START><CATEGORY_chair><WIDTH_7><SIZES_END>"
    reading = read_tokens(f"{DEPTH_TEXT}{sizes}", (*selected_tokens(), SIZES))
    assert reading.blocks == (DEPTH, (("chair", 7),))
    assert [block.token.name for block in reading.found] == ["depth_grid", "sizes"]
    (problem,) = read_tokens(f"{DEPTH_TEXT}{sizes}").problems
    assert problem == "line 1: <CATEGORY_chair> stands in no block"
    (problem,) = read_tokens(sizes[:-5], (*selected_tokens(), SIZES)).problems
    assert problem.startswith("line 1: sizes text")
