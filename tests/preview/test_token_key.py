"""Drawings of tokens say what they mean: metres, and what chips are."""

from hypothesis import given
from hypothesis import strategies as st

from scenegen.preview import panels
from scenegen.preview.token_key import chip_key, code_ends, depth_scale
from scenegen.records.item import MapEntry, MapMark, ViewTokens
from scenegen.tokens.depth_grid import BEYOND

NAMES = {1: "side table", 2: "bookcase"}
ENTRIES = (MapEntry(2, 3, "side_table", 1, (10, 10, 80, 90)),)


def tokens_of(*marks, entries=ENTRIES):
    return ViewTokens("view_0", (5,) * 100, entries, marks)


def key_of(tokens, *, marked=(), has_camera=False):
    return chip_key(tokens, NAMES, 160, marked=marked, has_camera=has_camera)


@given(st.lists(st.integers(0, BEYOND), min_size=1, max_size=20))
def test_a_scale_ends_at_the_nearest_and_the_farthest_depth(codes):
    near, far = code_ends(codes)
    inside = [code for code in codes if code != BEYOND]
    assert near <= far < BEYOND
    assert all(near <= code <= far for code in inside)
    assert not inside or {near, far} <= set(inside)


def test_a_scale_runs_from_the_near_colour_to_the_far_one():
    scale = depth_scale((10, 90), 140)
    assert scale.width == 140
    assert scale.getpixel((0, 2)) == panels.HEAT[0]
    assert scale.getpixel((139, 2)) == panels.HEAT[-1]
    assert depth_scale((10, 91), 140).tobytes() != scale.tobytes()


def test_tiles_have_the_colours_of_their_scale():
    grid = panels.depth_grid([10, 90, 10, 90], 100, ends=(10, 90))
    assert grid.getpixel((20, 20)) == panels.HEAT[0]
    assert grid.getpixel((80, 20)) == panels.HEAT[-1]


def test_a_key_has_a_line_for_each_kind_of_chip():
    bare = key_of(tokens_of(), has_camera=True)
    cross = key_of(tokens_of(MapMark("X", 1, 1, (9, 9))), has_camera=True)
    both = key_of(tokens_of(MapMark("X", 1, 1, (9, 9))), marked=(1,), has_camera=True)
    assert bare.height < cross.height < both.height
    assert key_of(tokens_of()) is None


def test_a_key_names_only_what_its_map_has():
    assert key_of(tokens_of(), marked=(2,)) is None
    assert (
        key_of(tokens_of(), marked=(1, 2)).size == key_of(tokens_of(), marked=(1,)).size
    )
